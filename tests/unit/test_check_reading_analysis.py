"""Wordings of analyses and briefs: rests, bare numbers that go on with a count, years of clauses, missed lines."""

from __future__ import annotations

from datetime import date

import pytest

from analytics.check.model import Reading
from analytics.check.reading import read_text
from tests.register import read_index


def read(text: str, published_on: date | None = None) -> list[Reading]:
    return [one for one in read_text(text, read_index(), published_on=published_on) if one.metric != "other"]


def counted(text: str) -> list[tuple[str, str, str | None]]:
    """Group, value and category of each count or share."""
    return [(one.subject[0], str(one.value), one.category) for one in read(text)]


def dated(text: str, published_on: date | None = None) -> list[tuple[str, str | None]]:
    return [(str(one.value), one.period.end) for one in read(text, published_on)]


@pytest.mark.parametrize(
    "text",
    [
        "Riau pada 2018 baru memperoleh 216,5 dan pada 2019 beringsut ke 227,5 dalam penilaian sistem merit.",
        "In 2018 Riau still scored only 216.5 and in 2019 edged to 227.5 in the merit system assessment.",
    ],
)
def test_a_year_that_opens_the_next_part_is_not_that_of_the_part_before(text: str) -> None:
    assert dated(text) == [("216.5", "2018"), ("227.5", "2019")]


def test_a_year_later_counts_from_the_year_of_its_own_agency() -> None:
    text = "Bali, yang pada 2019 baru meraih 260,5, setahun berikutnya mencapai 275,5 dalam penilaian sistem merit."
    assert dated(text) == [("260.5", "2019"), ("275.5", "2020")]


def test_that_year_is_the_year_told_before() -> None:
    text = (
        "Pada Anugerah Meritokrasi 7 Desember 2021 Bali memperoleh 280. Untuk penilaian 2019 Kota Bogor mencatat 41,7 "
        "persen pada pengembangan karier. Total kota itu ketika itu 266,5."
    )
    assert dated(text)[-1] == ("266.5", "2019")


def test_a_month_alone_is_one_of_the_year_of_the_text() -> None:
    text = "Pada Juli, Kota Surabaya memperoleh 341,5 dalam evaluasi sistem merit."
    assert dated(text, date(2022, 12, 15)) == [("341.5", "2022")]


def test_for_a_year_is_no_hope() -> None:
    (one,) = read("Kemensos, yang untuk 2020 masih berkategori Baik dalam sistem merit, enggan berkomentar.")
    assert (one.category, one.period.end) == ("baik", "2020")


@pytest.mark.parametrize(
    "text",
    [
        "Dari 460 instansi yang dinilai KASN, 217 minimal Baik; sisanya, 243 instansi, masih di bawahnya.",
        "Of the 460 agencies assessed by KASN, 217 were good or better; the rest, 243 agencies, stayed below that.",
    ],
)
def test_the_rest_below_is_not_good(text: str) -> None:
    assert counted(text)[1:] == [("all", "217", "at_least_baik"), ("all", "243", "below_baik")]


def test_a_category_behind_those_assessed_leads_to_the_next_count() -> None:
    text = "Hingga 2020, ketika 184 instansi selesai dinilai KASN, yang mencapai Baik ke atas tidak lebih dari 81."
    assert counted(text) == [("all", "184", None), ("all", "81", "at_least_baik")]


def test_a_whole_with_a_category_is_parted_by_kinds() -> None:
    text = "Dari 217 instansi yang pada 2022 setidaknya Baik dalam sistem merit, 33 ialah kementerian dan 19 LPNK."
    assert counted(text) == [
        ("all", "217", "at_least_baik"), ("kementerian", "33", "at_least_baik"), ("lpnk", "19", "at_least_baik"),
    ]  # fmt: skip


def test_a_list_goes_on_with_its_nouns_on_either_side() -> None:
    text = (
        "Sebanyak 33 kementerian minimal Baik dalam sistem merit, sedangkan dari provinsi tercatat 22, dan sisanya, "
        "yakni 126, kabupaten dan kota."
    )
    assert counted(text)[1:] == [("provinsi", "22", "at_least_baik"), ("kabupaten_kota", "126", "at_least_baik")]


def test_a_group_that_is_outdone_has_the_same_category() -> None:
    text = (
        "Kementerian meraih 24 predikat Sangat Baik dalam sistem merit, jauh di atas pemerintah daerah yang hanya 10."
    )
    assert counted(text) == [("kementerian", "24", "sangat_baik"), ("daerah", "10", "sangat_baik")]


@pytest.mark.parametrize(
    "text",
    [
        "Hingga Oktober 2021 tiga belas kementerian Sangat Baik menurut KASN, padahal pada pemetaan 2018 baru enam.",
        "By October 2021 KASN rated 13 ministries very good, compared with six in 2018.",
    ],
)
def test_a_bare_number_tells_the_count_for_another_time(text: str) -> None:
    assert [(*one, end) for one, (_, end) in zip(counted(text), dated(text), strict=True)] == [
        ("kementerian", "13", "sangat_baik", "2021-10"), ("kementerian", "6", "sangat_baik", "2018"),
    ]  # fmt: skip


def test_parts_of_one_of_several_categories_are_left_open() -> None:
    text = "Dalam sistem merit 24 instansi Sangat Baik dan 57 instansi Baik, 25 di antaranya kabupaten/kota."
    assert [one.doubt for one in read(text)] == [None, None, "unknown_base"]


def test_recipients_of_another_count_make_no_award_of_this_one() -> None:
    text = "25 kabupaten/kota Baik ke atas dalam sistem merit 2020, tak selaras dengan 20 penerima penghargaan."
    assert [one.metric for one in read(text)] == ["agencies_in_category", "awards"]


def test_recipients_are_counted_as_they_are() -> None:
    (one,) = read("Satu media menulis 54 penerima Anugerah Meritokrasi 28 Januari 2021.")
    assert (one.metric, one.period.kind) == ("awards", "award_on")


def test_shares_go_on_with_the_category_counted_before() -> None:
    text = "217 instansi minimal Baik menurut KASN. Pada 2021 provinsi 49 persen dan kabupaten/kota 15 persen."
    assert counted(text)[1:] == [("provinsi", "49", "at_least_baik"), ("kabupaten_kota", "15", "at_least_baik")]


def test_a_share_of_agencies_among_readers_is_no_poll() -> None:
    text = "Pembaca tahu 460 instansi telah dinilai KASN, dan dari jumlah itu hanya 47,3 persen minimal Baik."
    assert counted(text)[1:] == [("all", "47.3", "at_least_baik")]


@pytest.mark.parametrize(
    "text",
    [
        "Dalam sistem merit, bobot 40 persen diberikan pada rekam jejak.",
        "Anggaran pengembangan kompetensi setara 0,16 persen belanja daerah, kata penggiat sistem merit.",
        "Menurut KASN, aspek pengembangan karier berbobot 32,5 persen.",
    ],
)
def test_weights_and_shares_of_money_are_no_shares_of_agencies(text: str) -> None:
    assert read(text) == []


def test_what_was_found_beside_a_target_is_none() -> None:
    text = (
        "Sasarannya 103 kabupaten/kota, tetapi pemetaan sistem merit 2019 menemukan 83,5 persen kabupaten/kota Kurang."
    )
    assert [one.metric for one in read(text)][-1:] == ["share_in_category"]


def test_a_draft_sets_targets_for_the_year_of_its_clause() -> None:
    text = (
        "Untuk 2020 rancangan KASN mematok 30 persen kementerian dan 20 persen lembaga minimal Baik; "
        "untuk 2024 sasarannya 100 persen."
    )
    assert [(one.metric, one.subject[0], one.period.end) for one in read(text)] == [
        ("target_share", "kementerian", "2020"), ("target_share", "lembaga", "2020"),
        ("target_share", "kementerian_lembaga", "2024"),
    ]  # fmt: skip


@pytest.mark.parametrize("line", ["di bawah ambang Sangat Baik", "di bawah kategori Sangat Baik"])
def test_a_line_that_was_missed_is_no_category_of_the_total(line: str) -> None:
    (one,) = read(f"Nilai sistem merit Riau 293,5 pada 2020, masih {line}.")
    assert one.category is None


def test_the_lowest_category_by_its_place() -> None:
    text = "Hingga 2022 KASN menilai 460 instansi; 71 berkategori Kurang dan 172 di kategori terendah."
    assert counted(text)[1:] == [("all", "71", "kurang"), ("all", "172", "buruk")]


def test_a_total_below_the_scale_is_read_where_it_is_called_one() -> None:
    (one,) = read("Sukoharjo hanya bernilai 56,5 dalam penerapan sistem merit 2021.")
    assert (one.metric, str(one.value)) == ("score", "56.5")


def test_another_side_counts_no_others() -> None:
    text = (
        "Sistem merit. Di sisi lain, Bali menyisakan teka-teki: 232 untuk 2019, lalu untuk 2020 ada yang menulis 246."
    )
    assert dated(text) == [("232", "2019"), ("246", "2020")]


@pytest.mark.parametrize(
    "text",
    [
        "Jumlah instansi berkategori Baik ke atas melonjak dari 81 pada 2020 menjadi 217 pada 2022, menurut data KASN.",
        "The number of agencies rated good or better rose from 81 in 2020 to 217 in 2022, KASN data show.",
    ],
)
def test_both_ends_of_a_change_have_the_category(text: str) -> None:
    assert counted(text) == [("all", "81", "at_least_baik"), ("all", "217", "at_least_baik")]


def test_what_a_count_has_grown_from_is_no_difference() -> None:
    text = "Instansi yang dinilai KASN bertambah dari 184 pada akhir 2020 menjadi 460 pada akhir 2022."
    assert [(one.metric, str(one.value)) for one in read(text)] == [
        ("agencies_assessed", "184"), ("agencies_assessed", "460"),
    ]  # fmt: skip


def test_a_count_told_again_as_a_share_in_a_list() -> None:
    text = "Menurut KASN 217 instansi atau sekitar 47 persen sudah minimal Baik, 71 Kurang, dan 172 Buruk."
    assert counted(text)[:2] == [("all", "217", "at_least_baik"), ("all", "47", "at_least_baik")]


def test_ministries_are_rated_good_with_the_noun_between() -> None:
    assert counted("By October 2021 KASN rated 13 ministries very good.") == [("kementerian", "13", "sangat_baik")]


@pytest.mark.parametrize(
    "text",
    [
        "Sebanyak 184 dari 605 instansi sudah dinilai KASN per akhir 2020.",
        "KASN said 184 of 605 government agencies had been assessed by the end of 2020.",
    ],
)
def test_of_all_there_are_a_part_was_assessed(text: str) -> None:
    assert [one.metric for one in read(text)] == ["agencies_assessed", "agencies_registered"]


def test_those_left_out_are_not_those_assessed() -> None:
    assert read("Menurut KASN, 10 provinsi belum dinilai.") == []


def test_a_share_beside_a_count_has_its_category() -> None:
    text = "Twenty-four agencies, 13 percent of the 184 assessed, were rated very good by KASN."
    assert counted(text)[:2] == [("all", "24", "sangat_baik"), ("all", "13", "sangat_baik")]


def test_with_so_many_of_them_is_no_award() -> None:
    *_, one = read("KASN assessed 460 agencies, with 217 of them rated good or better.")
    assert (one.metric, str(one.value)) == ("agencies_in_category", "217")


def test_an_award_ends_where_a_year_of_its_own_begins() -> None:
    text = (
        "Di sistem merit 20 kabupaten/kota menerima penghargaan pada 28 Januari 2021, sementara 25 kabupaten/kota "
        "berkategori Baik ke atas pada 2020."
    )
    assert [one.metric for one in read(text)] == ["awards", "agencies_in_category"]


def test_parts_told_far_behind_have_the_category() -> None:
    text = "Ada 24 instansi Sangat Baik dalam penilaian KASN hingga 2020, 10 di antaranya kementerian."
    assert counted(text) == [("all", "24", "sangat_baik"), ("kementerian", "10", "sangat_baik")]


def test_a_year_in_brackets_is_that_of_the_figure_beside_it() -> None:
    text = "Nilai sistem merit 2020: Bali 260,5; Riau 293,5 (2019: 227,5)."
    assert dated(text) == [("260.5", "2020"), ("293.5", "2020"), ("227.5", "2019")]


def test_the_time_of_what_a_count_came_from_is_not_its_own() -> None:
    one, *_ = read("The number of agencies assessed by KASN more than doubled to 460, from 184 at the end of 2020.")
    assert (str(one.value), one.period.end) == ("460", None)


def test_an_own_count_is_self_assessed() -> None:
    (one,) = read("Kalimantan Timur menghitung sendiri nilai sistem merit 288 pada Juni 2020.")
    assert one.stage == "self_assessed"


@pytest.mark.parametrize(
    "text",
    [
        "Dengan 280, Kemenpora belum menembus kategori Sangat Baik dalam penilaian sistem merit 2021.",
        "Kemenpora gagal meraih Sangat Baik; nilai sistem meritnya 280 pada 2021.",
        "Kemenpora failed to reach the very good category, scoring 280 in the 2021 merit assessment.",
    ],
)
def test_a_category_that_was_not_reached_is_not_had(text: str) -> None:
    assert [(str(one.value), one.category) for one in read(text)] == [("280", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Menurut KASN, 243 instansi belum mencapai minimal Baik.",
        "KASN said 243 agencies had yet to reach the good category.",
    ],
)
def test_those_who_did_not_reach_it_are_below(text: str) -> None:
    assert counted(text) == [("all", "243", "below_baik")]


def test_so_many_points_climbed_are_no_total() -> None:
    text = "Riau's merit score climbed 66 points, from 227.5 to 293.5."
    assert [str(one.value) for one in read(text)] == ["227.5", "293.5"]


def test_a_year_that_opens_a_clause_is_not_that_of_the_clause_before() -> None:
    *_, before, last = read("Nilai merit Riau naik dari 216,5 menjadi 293,5; pada 2019 nilainya 227,5.")
    assert (before.period.end, last.period.end) != ("2019", "2019")


def test_so_many_out_of_a_whole_have_the_category() -> None:
    one, _ = read("Only 24 out of 184 agencies, roughly one in eight, were rated very good by KASN.")
    assert (one.metric, one.category) == ("agencies_in_category", "sangat_baik")


def test_a_category_before_its_english_noun() -> None:
    assert counted("The number of very good agencies stood at 24, KASN said.") == [("all", "24", "sangat_baik")]


def test_those_targeted_are_a_target() -> None:
    one, _ = read("Of 103 regencies and cities targeted in 2019, KASN rated 17 good.")
    assert (one.metric, one.period.end) == ("target_agencies", "2019")


@pytest.mark.parametrize("text", [
    "Ini tentang provinsi tetangga. Pada 2020, empat instansi di provinsi itu berkategori Baik dalam sistem merit.",
    "Jawa Timur maju. Menurut KASN, lima instansi di daerah tersebut meraih kategori Baik dalam sistem merit.",
    "KASN assessed the merit system there as well: four agencies in that region were rated good in 2020.",
])  # fmt: skip
def test_a_count_of_a_place_told_before_is_never_one_of_the_whole_country(text: str) -> None:
    (one,) = [one for one in read(text) if one.metric == "agencies_in_category"]
    assert one.doubt == "unknown_base"


def test_an_aspect_behind_its_points_is_their_own() -> None:
    text = (
        "Kemenpora, dengan nilai 280 dalam penilaian sistem merit 2021, memetik 72,5 poin dari manajemen kinerja dan "
        "hanya 12,5 poin dari promosi dan mutasi."
    )
    assert [(str(one.value), one.aspect) for one in read(text) if one.metric == "aspect_points"] == [
        ("72.5", "manajemen_kinerja"), ("12.5", "promosi_mutasi")
    ]  # fmt: skip


def test_what_is_aimed_at_now_is_not_had() -> None:
    assert read("Pemprov Riau kini membidik kategori Sangat Baik dalam penilaian sistem merit.") == []
    (one,) = read("Target Kota Bogor dulu Baik, kini sudah berkategori Sangat Baik dalam sistem merit.")
    assert one.category == "sangat_baik"
