"""Counts and shares of many agencies, in the words of papers: what is counted, of whom, in which category, and when."""

from __future__ import annotations

from datetime import date

import pytest

from analytics.check.model import Reading
from analytics.check.reading import read_text
from tests.register import read_index

MARCH = date(2022, 3, 2)


def read(text: str, published_on: date | None = None) -> list[Reading]:
    return [one for one in read_text(text, read_index(), published_on=published_on) if one.metric != "other"]


# The steps of the self-assessment -------------------------------------------------------------------------------------

ALL = [("decided", "143"), ("finished", "251"), ("under_way", "109"), ("not_started", "118")]


def steps(text: str) -> list[tuple[str | None, str]]:
    return [
        (one.step, str(one.value)) for one in read(text, MARCH)
        if one.metric == "self_assessment_status" and one.doubt is None
    ]  # fmt: skip


@pytest.mark.parametrize("text", [
    "Per 17 Februari 2022 hasil penilaian mandiri sistem merit 143 instansi sudah ditetapkan, 251 instansi selesai "
    "mengisi, 109 sedang mengisi, dan 118 belum mulai.",
    "Penilaian mandiri sistem merit, 17 Februari 2022\nSudah ditetapkan: 143\nSelesai mengisi: 251\n"
    "Masih mengisi: 109\nBelum mulai: 118",
    "By Feb. 17, 2022, KASN had decided results for the merit system. The self-assessment:\n- results decided: 143\n"
    "- completed: 251\n- in progress: 109\n- yet to begin: 118",
    "In the merit system self-assessment 143 agencies (23 percent) had a final result by Feb. 17, 2022, and 251 (40 "
    "percent) were done. Another 109 were still working on it and 118 had yet to start.",
])  # fmt: skip
def test_counts_go_with_their_steps(text: str) -> None:
    assert sorted(steps(text)) == sorted(ALL)


@pytest.mark.parametrize(("text", "told"), [
    ("Sampai 17 Februari 2022, 251 instansi sudah menyelesaikan penilaian mandiri sistem merit.", ("finished", "251")),
    ("KASN: 118 instansi belum memulai penilaian mandiri sistem merit (17/2/2022).", ("not_started", "118")),
    ("Of the 251 agencies that had completed the merit self-assessment by Feb. 17, 2022, most are regional.",
     ("finished", "251")),
    ("Yang masih mengerjakan penilaian mandiri sistem merit per 17 Februari 2022 ada 109 instansi.",
     ("under_way", "109")),
])  # fmt: skip
def test_a_step_is_told_in_many_ways(text: str, told: tuple[str, str]) -> None:
    assert steps(text) == [told]


@pytest.mark.parametrize("text", [
    "Dari 621 instansi yang diminta melakukan penilaian mandiri sistem merit, 118 belum mulai.",
    "Sebanyak 371 instansi sudah melakukan penilaian mandiri sistem merit per 17 Februari 2022.",
    "Penilaian mandiri sistem merit diikuti 621 instansi.",
])  # fmt: skip
def test_whom_the_self_assessment_was_asked_of_is_no_number_of_those_assessed(text: str) -> None:
    assert not [one for one in read(text, MARCH) if one.doubt is None and one.step is None]


def test_what_one_agency_finished_is_no_count() -> None:
    (one,) = read("Kabupaten Garut selesai mengisi penilaian mandiri sistem merit dengan 287,5 poin.", MARCH)
    assert (one.metric, one.step) == ("score", None)


# Whole phrases for groups ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("noun", "scope"), [
    ("ministries, agencies and regional administrations", "all"), ("ministries and local governments", None),
    ("ministries, institutions and local governments", "all"), ("central and local government agencies", "all"),
    ("ministries and nonministerial agencies", "kementerian_lembaga"), ("ministries and central bodies",
    "kementerian_lembaga"), ("provinces, regencies and cities", "daerah"), ("regencies and municipalities",
    "kabupaten_kota"), ("central agencies and regional governments", "all"),
])  # fmt: skip
def test_nouns_told_together_are_one_group(noun: str, scope: str | None) -> None:
    (one,) = read(f"KASN has assessed the merit system of 347 {noun}.")
    assert scope is None or one.subject == (scope,)


@pytest.mark.parametrize(("noun", "scope"), [
    ("kementerian, lembaga, dan pemerintah daerah", "all"), ("kementerian dan lembaga nonkementerian",
    "kementerian_lembaga"), ("kementerian, lembaga, provinsi, kabupaten, dan kota", "all"),
    ("provinsi dan kabupaten/kota", "daerah"), ("lembaga pusat dan daerah", "all"),
])  # fmt: skip
def test_kinds_told_together_are_one_group(noun: str, scope: str) -> None:
    (one,) = read(f"KASN sudah menilai sistem merit 347 {noun}.")
    assert one.subject == (scope,)


def test_nouns_with_figures_of_their_own_stay_apart() -> None:
    found = read("KASN memetakan sistem merit 34 kementerian, 23 LPNK, dan 34 provinsi pada 2018.")
    assert [one.subject for one in found] == [("kementerian",), ("lpnk",), ("provinsi",)]


# Parts of a total, and lists below a heading --------------------------------------------------------------------------

PARTS = {("kementerian", "33"), ("lpnk", "19"), ("lembaga_lain", "17"), ("provinsi", "22"), ("kabupaten_kota", "126")}


@pytest.mark.parametrize("text", [
    "Per November 2022 tercatat 217 instansi minimal Baik dalam sistem merit. Terbanyak kabupaten/kota, yakni 126; "
    "selebihnya 33 kementerian, 22 provinsi, 19 LPNK, dan 17 lembaga lain.",
    "By November 2022, 217 agencies were at least Good in the merit system. The biggest group was regencies and "
    "cities, "
    "at 126. The rest were 33 ministries, 22 provinces, 19 nonministerial agencies and 17 other bodies.",
    "Sistem merit 217 instansi minimal Baik (November 2022)\nRinciannya:\n- kementerian 33\n- LPNK 19\n"
    "- lembaga lain 17\n- provinsi 22\n- kabupaten/kota 126",
    "Merit system, November 2022\nRated at least Good: 217\n- ministries: 33\n- nonministerial agencies: 19\n"
    "- other bodies: 17\n- provinces: 22\n- regencies and cities: 126",
    "Sistem merit 217 instansi minimal Baik per November 2022.\n\nBagian terbesar datang dari kabupaten dan kota, "
    "yakni 126. Selebihnya 33 kementerian, 22 provinsi, 19 LPNK, dan 17 lembaga lain.",
])  # fmt: skip
def test_parts_are_what_the_total_before_them_is(text: str) -> None:
    whole, *parts = read(text, date(2022, 12, 1))
    assert (whole.subject, whole.category, whole.period.end) == (("all",), "at_least_baik", "2022-11")
    assert {(*one.subject, str(one.value)) for one in parts} == PARTS
    assert {(one.metric, one.category, one.period.end) for one in parts} == {
        ("agencies_in_category", "at_least_baik", "2022-11")
    }


@pytest.mark.parametrize(("heading", "told"), [
    ("JANGKAUAN PENILAIAN SISTEM MERIT 2019–2022", ("share_assessed", None, "cumulative_to", "2022")),
    ("Merit system coverage, 2019–2022", ("share_assessed", None, "cumulative_to", "2022")),
    ("Share rated at least Good, merit system 2021", ("share_in_category", "at_least_baik", "in_year", "2021")),
    ("Sistem merit: minimal Baik pada 2021", ("share_in_category", "at_least_baik", "in_year", "2021")),
    ("Target sistem merit 2024 (minimal Baik)", ("target_share", "at_least_baik", "target_for", "2024")),
])  # fmt: skip
def test_a_heading_says_what_the_shares_below_are(heading: str, told: tuple[str | None, ...]) -> None:
    found = read(f"{heading}\nKementerian/lembaga: 100 persen\nProvinsi: 81 persen\nKabupaten/kota: 70 persen")
    assert [(*one.subject, str(one.value)) for one in found] == [
        ("kementerian_lembaga", "100"), ("provinsi", "81"), ("kabupaten_kota", "70"),
    ]  # fmt: skip
    assert {(one.metric, one.category, one.period.kind, one.period.end) for one in found} == {told}


@pytest.mark.parametrize("text", [
    "Provinsi Jawa Barat membawahi 27 kabupaten/kota.", "KASN mengunjungi 12 kabupaten/kota tahun ini.",
    "Lokakarya dihadiri wakil 40 kabupaten/kota.",
])  # fmt: skip
def test_what_follows_a_total_need_not_part_it(text: str) -> None:
    (whole,) = [
        one for one in read("Sampai November 2022, 217 instansi minimal Baik dalam sistem merit. " + text)
        if one.metric == "agencies_in_category"
    ]  # fmt: skip
    assert whole.subject == ("all",)


# Categories said before -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "category", "value"), [
    ("Minimal Baik dalam sistem merit: itulah targetnya. Pada akhir 2020, yang sudah mencapai tingkat itu 81 instansi.",
     "at_least_baik", "81"),
    ("At least a Good rating in the merit system was the goal. By March 2024, 314 agencies had got there.",
     "at_least_baik", "314"),
    ("47.3 percent of agencies were rated at least Good in the merit system by 2022. That leaves 243 below the line.",
     "below_baik", "243"),
    ("Sampai 2022, 217 instansi minimal Baik dalam sistem merit. Yang belum sampai ke sana 243 instansi.",
     "below_baik", "243"),
    ("Predikat Sangat Baik dalam sistem merit 2021 diraih 24 kementerian dan lembaga. Pada 2018 hanya enam "
     "kementerian yang "
     "sampai ke sana.", "sangat_baik", "6"),
    ("By the end of 2020, 81 agencies were Good or better in the merit system; 103 fell short of that mark.",
     "below_baik", "103"),
    ("Pada 2021, 49 persen provinsi minimal Baik dalam sistem merit. Hanya 15 persen kabupaten/kota di tingkat itu.",
     "at_least_baik", "15"),
    ("Sampai akhir 2022 sistem merit 217 instansi minimal Baik dan 243 masih di bawah garis itu.", "below_baik", "243"),
])  # fmt: skip
def test_a_category_said_before_is_meant_again(text: str, category: str, value: str) -> None:
    last = read(text, date(2024, 4, 2))[-1]
    assert (last.category, str(last.value), last.doubt) == (category, value, None)


@pytest.mark.parametrize("text", [
    "Sampai 2021 Sangat Baik diraih 46 instansi dan Baik 106 dalam sistem merit. Ada 40 yang belum mencapai "
    "tingkat itu.",
    "Sistem merit Kabupaten Kudus minimal Baik. Tiga kecamatan belum sampai ke sana.",
])  # fmt: skip
def test_a_category_that_is_not_sure_is_not_meant(text: str) -> None:
    assert not [one for one in read(text, date(2022, 1, 5)) if one.category == "below_baik"]


# Targets --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [
    "For 2024 the merit system targets were bold. At least a Good rating was expected of 100 percent of ministries and "
    "central institutions, 85 percent of provinces and 30 percent of regencies and cities.",
    "The merit system target for 2024 is set. At least Good is required of 100 percent of ministries and agencies, 85 "
    "percent of provinces and 30 percent of regencies and cities.",
])  # fmt: skip
def test_what_is_asked_of_groups_is_a_target(text: str) -> None:
    assert [(one.metric, *one.subject, str(one.value), one.period.end) for one in read(text, date(2024, 6, 1))] == [
        ("target_share", "kementerian_lembaga", "100", "2024"), ("target_share", "provinsi", "85", "2024"),
        ("target_share", "kabupaten_kota", "30", "2024"),
    ]  # fmt: skip


# Awards ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [
    "Tahun ini penghargaan sistem merit sangat baik diberikan kepada 34 instansi, sedangkan penghargaan baik "
    "kepada 96.",
    "Anugerah Meritokrasi kategori sangat baik diterima 34 instansi dan kategori baik diterima 96 instansi.",
])  # fmt: skip
def test_a_category_before_the_verb_is_that_of_the_count(text: str) -> None:
    assert [(one.metric, one.category, str(one.value)) for one in read(text, date(2023, 12, 8))] == [
        ("awards", "sangat_baik", "34"), ("awards", "baik", "96"),
    ]  # fmt: skip


@pytest.mark.parametrize("text", [
    "In all, 34 agencies took home merit awards for Very Good results and 96 for Good ones.",
    "Of the 130 merit awards handed out on Dec. 7, 2023, 34 were for Very Good and 96 for Good performance.",
    "Ada 130 penghargaan sistem merit yang dibagikan KASN, 34 untuk kategori sangat baik dan 96 untuk kategori baik.",
    "KASN handed out Meritocracy Awards, 34 of them Very Good and 96 Good.",
    "Very Good merit awards went to 34 agencies; 96 received awards for Good results.",
])  # fmt: skip
def test_awards_have_the_category_they_are_for(text: str) -> None:
    found = [one for one in read(text, date(2023, 12, 8)) if one.category != "at_least_baik"]
    assert [(one.metric, one.category, str(one.value)) for one in found] == [
        ("awards", "sangat_baik", "34"), ("awards", "baik", "96"),
    ]  # fmt: skip


@pytest.mark.parametrize("text", [
    "Meritocracy Awards went to 54 agencies on Jan. 28, 2021. Regencies and cities took 20 of them.",
    "Sebanyak 54 instansi menerima Anugerah Meritokrasi pada 28 Januari 2021. Kabupaten dan kota merebut 20 di "
    "antaranya.",
    "Anugerah Meritokrasi 28 Januari 2021 diserahkan kepada 54 instansi; 20 di antaranya kabupaten dan kota.",
])  # fmt: skip
def test_a_part_of_the_awards_is_of_its_kind(text: str) -> None:
    whole, part = read(text, date(2021, 2, 1))
    assert (whole.metric, part.metric) == ("awards", "awards")
    assert (part.subject, str(part.value), part.period.end) == (("kabupaten_kota",), "20", "2021-01-28")


def test_a_date_with_its_year_last_ends_a_sentence() -> None:
    text = "The Merit Awards were given on Jan. 28, 2021. Bali scored 330 in 2021."
    assert [one.period.end for one in read(text) if one.metric == "score"] == ["2021"]


# Shares in the order of the groups told before ------------------------------------------------------------------------

IN_2021 = [("lpnk", "80"), ("provinsi", "49"), ("kabupaten_kota", "15")]


@pytest.mark.parametrize("text", [
    "For 2022 KASN wants 95 percent of nonministerial agencies, 61 percent of provinces and 20 percent of "
    "regencies and "
    "cities to be at least Good in the merit system. In 2021 the shares were 80, 49 and 15 percent.",
    "Pada 2021, LPNK, provinsi, dan kabupaten/kota yang minimal Baik dalam sistem merit berturut-turut 80, 49, dan 15 "
    "persen.",
    "Nonministerial agencies, provinces and regencies and cities stood at 80, 49 and 15 percent respectively in "
    "the 2021 "
    "merit assessment, counting those at least Good.",
])  # fmt: skip
def test_shares_follow_the_order_of_their_groups(text: str) -> None:
    found = [one for one in read(text, date(2022, 5, 2)) if one.metric == "share_in_category"]
    assert [(*one.subject, str(one.value)) for one in found] == IN_2021
    assert {(one.category, one.period.end) for one in found} == {("at_least_baik", "2021")}


@pytest.mark.parametrize("text", [
    "Pada 2021, 80 persen LPNK, 49 persen provinsi, dan 15 persen kabupaten/kota minimal Baik dalam sistem "
    "merit. Untuk "
    "2022 angka itu ditargetkan menjadi 95, 61, dan 20 persen.",
    "In the 2021 merit assessment 80 percent of nonministerial agencies, 49 percent of provinces and 15 percent of "
    "regencies and cities were at least Good. The targets for 2022 are 95, 61 and 20 percent.",
])  # fmt: skip
def test_targets_follow_the_order_of_the_shares_before(text: str) -> None:
    found = [one for one in read(text, date(2022, 5, 2)) if one.metric == "target_share"]
    assert [(*one.subject, str(one.value)) for one in found] == [
        ("lpnk", "95"), ("provinsi", "61"), ("kabupaten_kota", "20"),
    ]  # fmt: skip
    assert {one.period.end for one in found} == {"2022"}


@pytest.mark.parametrize("text", [
    "Harga beras, gula, dan minyak naik 10, 12, dan 15 persen.", "Only two figures are known: 40 and 60 percent.",
    "Serapan anggarannya 70, 80, dan 90 persen.",
])  # fmt: skip
def test_percentages_of_other_things_follow_no_order(text: str) -> None:
    before = "Pada 2021, 80 persen LPNK, 49 persen provinsi, dan 15 persen kabupaten/kota minimal Baik (sistem merit). "
    found = [one for one in read(before + text, date(2022, 5, 2)) if one.doubt is None]
    assert [(*one.subject, str(one.value)) for one in found] == IN_2021


# Shares of those assessed ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [
    "While 100 percent of ministries have been assessed on merit since 2019, the share is 81 percent among "
    "provinces and "
    "70 percent among regencies and cities.",
    "Since 2019 all ministries have been assessed on merit. Among provinces the share is 81 percent, among "
    "regencies and "
    "cities 70 percent.",
    "Sejak 2019, 100 persen kementerian sudah dinilai sistem meritnya. Untuk provinsi baru 81 persen, untuk "
    "kabupaten/kota 70 persen.",
    "Sejak 2019 semua kementerian sudah dinilai sistem meritnya. Di tingkat provinsi angkanya 81 persen dan di "
    "kabupaten/kota 70 persen.",
])  # fmt: skip
def test_shares_of_those_assessed_go_on(text: str) -> None:
    found = [one for one in read(text, date(2022, 12, 20)) if one.subject != ("kementerian",)]
    assert [(one.metric, *one.subject, str(one.value), one.doubt) for one in found] == [
        ("share_assessed", "provinsi", "81", None), ("share_assessed", "kabupaten_kota", "70", None),
    ]  # fmt: skip


# Times, places and wholes of counts -----------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [
    "Pemetaan sistem merit dimulai pada 2018. Ketika itu KASN memotret 91 instansi.",
    "KASN drew its first map of the merit system in 2018. At the time it looked at 91 agencies.",
    "Penilaian sistem merit pertama digelar pada 2018. Saat itu 91 instansi dinilai.",
    "The merit system was first mapped in 2018. That year 91 agencies were assessed.",
])  # fmt: skip
def test_at_the_time_is_the_year_just_told(text: str) -> None:
    (one,) = read(text, date(2022, 11, 30))
    assert (str(one.value), one.period.kind, one.period.end) == ("91", "in_year", "2018")


@pytest.mark.parametrize("text", [
    "Kementerian Sosial urutan ketiga dari 24 kementerian dan lembaga yang berkategori sangat baik (sistem "
    "merit 2021).",
    "Kemensos peringkat ke-3 dari 24 kementerian/lembaga berpredikat sangat baik pada penilaian sistem merit 2021.",
    "The Social Affairs Ministry came third among the 24 ministries and agencies rated Very Good on merit in 2021.",
    "Kemensos menempati posisi ketiga di antara 24 kementerian/lembaga yang sangat baik dalam sistem merit 2021.",
])  # fmt: skip
def test_the_whole_of_a_place_has_its_category(text: str) -> None:
    (one,) = [one for one in read(text, date(2022, 1, 3)) if one.metric != "rank"]
    assert (one.metric, one.subject, one.category) == ("agencies_in_category", ("kementerian_lembaga",), "sangat_baik")


@pytest.mark.parametrize("text", [
    "Nilai sistem merit Jawa Tengah naik. Pada 2022 jumlah kabupaten/kota berkategori baik di provinsi itu sudah 12.",
    "Central Java was praised for its merit system. In 2022, 12 regencies and cities in the province were rated Good.",
    "Jawa Tengah unggul dalam sistem merit. Di provinsi tersebut ada 12 kabupaten/kota berkategori baik pada 2022.",
    "Jawa Tengah punya 12 kabupaten/kota berkategori Baik dalam sistem merit 2022.",
])  # fmt: skip
def test_that_province_is_the_one_named_last(text: str) -> None:
    one = read(text, date(2023, 1, 5))[-1]
    assert (one.subject, str(one.value), one.doubt) == (("province:jawa-tengah",), "12", None)


def test_agencies_of_that_province_are_not_those_of_the_country() -> None:
    text = (
        "Ini tentang Sulawesi Selatan. Pada 2020, empat instansi di provinsi itu berkategori Baik dalam sistem merit."
    )
    assert [one.subject for one in read(text) if one.category == "baik"] == [("province:sulawesi-selatan",)]


@pytest.mark.parametrize("text", [
    "Jawa Tengah dan Bali unggul dalam sistem merit. Di provinsi itu ada 12 kabupaten/kota berkategori baik.",
    "Jawa Tengah unggul. Provinsi Nusa Raya tidak. In the 2022 merit system 12 regencies in the province were "
    "rated Good.",
])  # fmt: skip
def test_one_of_several_provinces_is_not_that_one(text: str) -> None:
    assert "province:jawa-tengah" not in read(text, date(2023, 1, 5))[-1].subject


@pytest.mark.parametrize("text", [
    "In the 2018 merit mapping six ministries were Very Good; among the nonministerial agencies, none was.",
    "Pada pemetaan sistem merit 2018 enam kementerian berkategori sangat baik, sedangkan dari LPNK tidak satu pun.",
    "In the 2018 merit mapping not a single nonministerial agency reached Very Good.",
    "Belum satu pun LPNK yang sangat baik pada pemetaan sistem merit 2018.",
])  # fmt: skip
def test_none_is_a_count_of_nought(text: str) -> None:
    (one,) = [one for one in read(text) if one.subject == ("lpnk",)]
    assert (one.metric, one.category, one.value, one.period.end) == ("agencies_in_category", "sangat_baik", 0, "2018")


@pytest.mark.parametrize(("text", "limit"), [
    ("Kudus was rated Good on merit with 250.5 points, hardly more than the minimum of 250 for that category.", "baik"),
    ("Nilai sistem merit Kalimantan Timur 239,5, belum menyentuh batas kategori baik, 250.", "baik"),
    ("Jakarta (290) lies between the minimum of 250 for Good and Very Good in the merit system.", "baik"),
    ("On merit, 250 points is the minimum for a Good rating and 325 for Very Good.", "sangat_baik"),
    ("Skor sistem merit Pekanbaru melewati ambang kategori sangat baik yang 325.", "sangat_baik"),
])  # fmt: skip
def test_limits_beside_an_agency_are_limits(text: str, limit: str) -> None:
    found = [one for one in read(text, date(2021, 3, 24)) if one.metric == "category_lower_limit"]
    assert found
    assert found[-1].category == limit
    assert {str(one.value) for one in found} <= {"250", "325"}


# Employees and their pay ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [
    "Talent mapping in Nusa Raya has put 46 of 347 echelon III officials in the top box, with 106 rated Good.",
    "Under the merit system staff rated Poor twice lose 25 percent of their pay supplement.",
    "KASN mengawasi sistem merit. Pegawai yang dinilai Kurang kehilangan 31 persen tunjangannya.",
    "Sistem merit menilai pegawai pada 2020: sangat baik 24, baik 57, kurang 31, buruk 72.",
    "TALENT BOX, KOTA MUARA AGUNG (merit system 2020)\nVery Good: 24\nGood: 57\nPoor: 72",
    "KOTA BOGOR, SISTEM MERIT 2020\nBaik: 57\nKurang: 31",
    "The merit system put 24 employees in the Very Good group and 57 in the Good group in 2020.",
    "Of the teachers mapped under the merit system in 2020, 57 were Good and 31 Insufficient.",
])  # fmt: skip
def test_employees_are_no_agencies(text: str) -> None:
    assert not [one for one in read(text, date(2021, 2, 1)) if one.unit in ("agencies", "percent") and not one.doubt]


# What goes on ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "end"), [
    ("From 2019 to the end of last year KASN assessed the merit system of 184 agencies.", "2020"),
    ("Sejak 2019 hingga akhir tahun lalu KASN menilai sistem merit 184 instansi.", "2020"),
    ("By March this year KASN had assessed the merit system of 184 agencies.", "2021-03"),
    ("Sampai Oktober tahun lalu sistem merit 184 instansi dinilai.", "2020-10"),
])  # fmt: skip
def test_ends_told_from_today(text: str, end: str) -> None:
    (one,) = read(text, date(2021, 6, 1))
    assert (one.metric, one.period.kind, one.period.end) == ("agencies_assessed", "cumulative_to", end)


@pytest.mark.parametrize("text", [
    "By 2024, 85 percent of provinces should have reached at least the good category of the merit system.",
    "Pada 2024, 85 persen provinsi harus sudah minimal Baik dalam sistem merit.",
    "By 2024, 85 percent of the provinces must be at least Good under the merit system.",
])  # fmt: skip
def test_what_is_due_in_a_year_to_come_is_a_target(text: str) -> None:
    (one,) = read(text, date(2022, 3, 21))
    assert (one.metric, *one.subject, one.period.end) == ("target_share", "provinsi", "2024")


@pytest.mark.parametrize("text", [
    "Sampai November 2022, 217 dari 719 instansi minimal Baik dalam sistem merit. Rinciannya antara lain 33 "
    "kementerian.",
    "By November 2022, 217 of the 719 agencies were at least Good on merit. They include 33 ministries.",
])  # fmt: skip
def test_details_are_of_the_part_not_of_the_whole(text: str) -> None:
    last = read(text, date(2022, 11, 25))[-1]
    assert (last.metric, *last.subject, last.category) == ("agencies_in_category", "kementerian", "at_least_baik")


@pytest.mark.parametrize("text", [
    "Rata-rata capaian aspek pengadaan dalam penilaian sistem merit 2021 73,9 persen. Pengembangan karier 31 persen.",
    "The average for the recruitment aspect was 73.9 percent in the 2021 merit mapping. Career development got only 31 "
    "percent.",
])  # fmt: skip
def test_means_of_aspects_go_on(text: str) -> None:
    last = read(text, date(2022, 11, 25))[-1]
    assert (last.metric, last.aspect, last.period.end) == ("mean_aspect_percent", "pengembangan_karier", "2021")


@pytest.mark.parametrize("text", [
    "KASN rates the merit system. The economy of Bali contracted by 2.8 percent.",
    "Sistem merit dinilai KASN. Inflasi naik 31 persen sepekan.",
    "The merit system was assessed. The bank kept its rate at 3.5 percent.",
])  # fmt: skip
def test_shares_of_what_has_no_word_for_agencies_are_other_things(text: str) -> None:
    assert not read(text, date(2021, 12, 1))


def test_of_them_is_of_the_group_before() -> None:
    text = (
        "In 2019, 83.5 percent of regencies and cities were Insufficient or Poor on merit. KASN had wanted 103 of them."
    )
    assert [(one.metric, *one.subject) for one in read(text)][1:] == [("target_agencies", "kabupaten_kota")]


@pytest.mark.parametrize("text", [
    "Pada penilaian sistem merit 2020 ada 13 provinsi yang minimal Baik. Untuk kabupaten/kota jumlahnya 25.",
    "Pada penilaian sistem merit 2020, 13 provinsi minimal Baik. Kabupaten/kota 25.",
    "In the 2020 merit assessment 13 provinces were at least Good. Among regencies and cities the figure was 25.",
    "Thirteen provinces were at least Good in the 2020 merit assessment. For regencies and cities the number was 25.",
])  # fmt: skip
def test_another_kind_has_what_was_told_of_the_first(text: str) -> None:
    first, second = read(text, date(2021, 3, 2))
    assert (first.subject, second.subject) == (("provinsi",), ("kabupaten_kota",))
    assert (second.category, second.period, str(second.value)) == ("at_least_baik", first.period, "25")


@pytest.mark.parametrize("text", [
    "Ada 514 kabupaten/kota di Indonesia.", "KASN mengunjungi 25 kabupaten/kota.",
    "Indonesia has 514 regencies and cities.",
    "Bali punya delapan kabupaten dan satu kota.",
])  # fmt: skip
def test_a_count_of_other_things_is_not_told_of_the_first(text: str) -> None:
    before = "Pada penilaian sistem merit 2020 ada 13 provinsi yang minimal Baik. "
    assert [one.subject for one in read(before + text, date(2021, 3, 2)) if one.category] == [("provinsi",)]


def test_a_line_that_is_a_year_dates_the_lines_below() -> None:
    text = (
        "Sistem merit dari tahun ke tahun\n\n2018\n– 91 instansi dipetakan.\n– Enam kementerian Sangat Baik.\n\n2020\n"
        "– Secara kumulatif 184 instansi sudah dinilai.\n\n2021\n– Sejak 2019 sudah 347 instansi dinilai."
    )
    assert [(str(one.value), one.period.kind, one.period.end) for one in read(text, date(2023, 1, 22))] == [
        ("91", "in_year", "2018"), ("6", "in_year", "2018"), ("184", "cumulative_to", "2020"),
        ("347", "cumulative_to", "2021"),
    ]  # fmt: skip


@pytest.mark.parametrize("text", [
    "All ministries were at least Good in the 2021 merit assessment. For provinces the share was 49 percent.",
    "Semua kementerian minimal baik dalam sistem merit 2021. Provinsi 49 persen.",
    "Seluruh kementerian sudah minimal Baik pada penilaian sistem merit 2021. Di tingkat provinsi angkanya 49 persen.",
])  # fmt: skip
def test_shares_go_on_with_what_all_of_a_kind_are(text: str) -> None:
    (one,) = read(text, date(2022, 12, 20))
    assert (one.metric, *one.subject, one.category, one.period.end) == (
        "share_in_category", "provinsi", "at_least_baik", "2021",
    )  # fmt: skip


@pytest.mark.parametrize(("text", "subject"), [
    ("By Oct. 8, 2021, 13 of the country's 34 ministries had reached Very Good on merit.", "kementerian"),
    ("Sampai 2021, 13 dari seluruh 34 kementerian sudah Sangat Baik dalam sistem merit.", "kementerian"),
])  # fmt: skip
def test_a_part_is_of_the_kind_of_its_whole(text: str, subject: str) -> None:
    part, whole = read(text, date(2021, 10, 20))
    assert (part.subject, part.category, whole.metric) == ((subject,), "sangat_baik", "agencies_registered")


def test_a_difference_from_last_year_is_no_count() -> None:
    text = "KASN gave merit awards to 34 Very Good agencies and to 96 Good ones, 44 fewer than last year."
    assert [str(one.value) for one in read(text, date(2023, 12, 10))] == ["34", "96"]


@pytest.mark.parametrize("text", [
    "KASN's merit mapping of 184 agencies up to 2020 looks like a pyramid: 72 at the bottom, 57 in the Good tier.",
    "Sebaran 184 instansi itu: kementerian 72, LPNK 57, provinsi 55. (sistem merit)",
])  # fmt: skip
def test_a_bare_number_behind_those_assessed_is_not_assessed_itself(text: str) -> None:
    assert "72" not in [str(one.value) for one in read(text, date(2021, 2, 1))]


@pytest.mark.parametrize(("text", "value", "year"), [
    ("217 instansi minimal baik (sistem merit, November 2022). Dua tahun sebelumnya baru 81.", "81", "2020"),
    ("KASN gave merit awards to 174 agencies in December 2022. In 2021 there were 123.", "123", "2021"),
    ("Penerima penghargaan sistem merit 130 instansi: 34 sangat baik, 96 baik. Jumlah itu turun dari 174 pada 2022.",
     "174", "2022"),
    ("By 2022 KASN had assessed the merit system of 460 agencies. It was 347 by 2021.", "347", "2021"),
])  # fmt: skip
def test_a_bare_number_tells_the_count_before_for_another_time(text: str, value: str, year: str) -> None:
    first, *_, last = read(text, date(2023, 12, 8))
    assert (last.metric, last.subject, str(last.value), last.period.end) == (first.metric, first.subject, value, year)


@pytest.mark.parametrize("text", [
    "In 2021 there were 123 complaints.", "Pada 2021 Bali mendapat 123 poin.", "Pada 2021 ada 40 kabupaten.",
    "In 2021 it was 123 kilometers away.", "Tahun lalu baru 12 pegawai.",
])  # fmt: skip
def test_a_number_of_other_things_does_not(text: str) -> None:
    found = read("Anugerah Meritokrasi diserahkan kepada 174 instansi pada 8 Desember 2022. " + text, date(2022, 12, 9))
    assert [str(one.value) for one in found if one.metric == "awards"] == ["174"]


@pytest.mark.parametrize("text", [
    "Among the provinces, 13 were Good or better in the 2020 merit assessment.",
    "Untuk provinsi, 13 yang minimal Baik pada penilaian sistem merit 2020.",
    "Di tingkat provinsi, baru 13 yang minimal Baik pada penilaian sistem merit 2020.",
])  # fmt: skip
def test_a_clause_may_begin_with_its_group(text: str) -> None:
    (one,) = read(text, date(2021, 3, 2))
    assert (one.metric, *one.subject, one.category) == ("agencies_in_category", "provinsi", "at_least_baik")


@pytest.mark.parametrize("text", [
    "Women lead 20 percent of regencies and cities.", "Anggaran pendampingan kabupaten/kota naik 20 persen.",
    "Baru 20 persen kabupaten/kota punya kantor sendiri.",
])  # fmt: skip
def test_a_share_of_other_things_does_not_go_on(text: str) -> None:
    found = read("In 2021, 49 percent of provinces were at least Good on merit. " + text, date(2022, 5, 1))
    assert [str(one.value) for one in found if one.doubt is None] == ["49"]
