"""Totals of agencies whose year, category, group or province was said before, and figures that are no such totals."""

from __future__ import annotations

from datetime import date

import pytest

from analytics.check import check_text
from analytics.check.model import Judged, Reading
from analytics.check.reading import read_text
from analytics.warehouse import Release
from tests.register import read_index

JANUARY, MARCH, DECEMBER = date(2021, 1, 29), date(2022, 3, 8), date(2021, 12, 9)


def read(text: str, published_on: date | None = None) -> list[Reading]:
    return [one for one in read_text(text, read_index(), published_on=published_on) if one.metric != "other"]


def judged(release: Release, text: str, published_on: date) -> dict[str, Judged]:
    return {one.reading.quote: one for one in check_text(release, text, published_on=published_on).claims}


def verdict(release: Release, text: str, quote: str, published_on: date) -> str:
    return judged(release, text, published_on)[quote].verdict


# One year alone, carried --------------------------------------------------------------------------------------------

ALONE = [
    "Penilaian sistem merit 2020 sudah tuntas. Pada tahun penilaian itu saja {n} instansi berkategori {c}.",
    "Pada 2020 penilaian sistem merit berlanjut. Instansi berkategori {c} pada tahun yang sama saja berjumlah {n}.",
    "Pada 2020 penilaian sistem merit berlanjut. Khusus tahun itu, {n} instansi berkategori {c}.",
    "Pada penilaian sistem merit 2020, hanya dalam satu tahun itu, {n} instansi berkategori {c}.",
    "Angka sistem merit berikut hanya untuk 2020. Ada {n} instansi berkategori {c}.",
    "The 2020 merit assessment is over. Only that year, {n} agencies were rated {e}.",
    "In 2020 the commission assessed merit systems. Over that single year {n} agencies were rated {e}.",
    "In 2020 the commission assessed merit systems. {n} agencies were rated {e} in the year in question alone.",
    "KASN counted {n} agencies rated {e} in the 2020 merit assessment alone.",
]


@pytest.mark.parametrize("text", ALONE)
def test_a_year_alone_is_that_year(published: Release, text: str) -> None:
    assert verdict(published, text.format(n=14, c="sangat baik", e="very good"), "14", JANUARY) == "cocok"
    assert verdict(published, text.format(n=57, c="baik", e="good"), "57", JANUARY) == "tidak_dapat_diverifikasi"
    assert verdict(published, text.format(n=24, c="sangat baik", e="very good"), "24", JANUARY) != "cocok"


def test_one_year_alone_of_which_nobody_knows_is_no_total_up_to_it() -> None:
    (one,) = read("Within that year alone, 57 agencies had a merit system rated good.")
    assert (one.period.kind, one.period.end) == ("in_year", None)


def test_awards_of_january_are_not_those_of_the_year_alone(published: Release) -> None:
    text = "Pada 2021 saja, 57 instansi berkategori baik dalam sistem merit."
    assert verdict(published, text, "57", MARCH) != "cocok"


# What a province has ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [
    "KASN menilai sistem merit 347 instansi. Riau sendiri membawahi 12 kabupaten/kota.",
    "Kepala BKD Sulsel mengumpulkan sekretaris daerah dari 24 kabupaten/kota supaya penilaian mandiri sistem merit "
    "dikerjakan serentak.",
    "BKD mendampingi 24 kabupaten/kota menyusun penilaian mandiri sistem merit.",
    "Gubernur menaungi 15 kabupaten/kota, dan sistem merit akan dinilai tahun depan.",
    "East Java, with its 38 regencies and cities, has a merit system.",
    "Sulawesi is home to 81 regencies and cities, most of them without a merit assessment.",
    "The governor oversees 24 regencies and cities, and wants each to finish its merit self-assessment.",
    "The province's 35 regencies and cities await the merit assessment.",
    "Jawa Tengah terdiri atas 29 kabupaten dan 6 kota yang menanti penilaian sistem merit.",
])  # fmt: skip
def test_what_a_province_has_is_no_claim(text: str) -> None:
    assert not [one for one in read(text, MARCH) if set(one.subject) & {"kabupaten_kota", "kabupaten", "kota"}]


@pytest.mark.parametrize("text", [
    "Jawa Tengah kini punya 12 kabupaten/kota berkategori baik pada 2022 dalam sistem merit.",
    "Central Java has 12 regencies and cities rated good for merit in 2022, out of its 35 regencies and cities.",
])  # fmt: skip
def test_what_a_province_has_of_a_category_is_one(published: Release, text: str) -> None:
    found = judged(published, text, date(2023, 1, 10))
    assert found["12"].verdict == "cocok"
    year = text.replace("2022", "2021")
    assert verdict(published, year, "12", date(2023, 1, 10)) != "cocok"


# Those who hold a category said before ------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "quote", "day"), [
    ("Pemprov Banten naik ke sangat baik dengan nilai 330,5 pada 7 Desember 2023, bersama total sembilan provinsi "
     "penerima predikat tersebut.", "sembilan", date(2023, 12, 18)),
    ("Banten was rated very good for merit on Dec. 7, 2023, one of nine provinces that received that rating.", "nine",
     date(2023, 12, 18)),
    ("Predikat sangat baik sistem merit diraih 10 pemerintah daerah pada 2021. Di tingkat kabupaten/kota terdapat enam "
     "penerima predikat tersebut.", "enam", DECEMBER),
    ("Kota Bogor meraih sangat baik pada penilaian sistem merit 2021. Penerima predikat yang sama di tingkat "
     "kabupaten/kota ada enam.", "enam", DECEMBER),
    ("In 2021 Bogor city earned a very good rating for its merit system; six regencies and cities are holders of that "
     "rating.", "six", DECEMBER),
    ("Pada 2022 ada 12 kabupaten/kota di Jawa Tengah yang sistem meritnya berkategori baik. Setahun sebelumnya, pada 7 "
     "Desember 2021, baru tiga kabupaten yang menerima penghargaan kategori itu.", "tiga", date(2023, 12, 12)),
    ("In 2022, 12 regencies and cities in Central Java had a merit system rated good. On Dec. 7, 2021, only three "
     "regencies had received the award in that category.", "three", date(2023, 12, 12)),
    ("KASN menyerahkan penghargaan sistem merit, Kamis (8/12/2022). Kota Malang berkategori baik. Ada 144 instansi "
     "peraih kategori yang sama.", "144", date(2022, 12, 12)),
])  # fmt: skip
def test_holders_of_a_category_said_before(published: Release, text: str, quote: str, day: date) -> None:
    assert verdict(published, text, quote, day) == "cocok"


def test_of_several_categories_said_before_nobody_knows_which(published: Release) -> None:
    text = ("KASN menyerahkan penghargaan sistem merit, Kamis (8/12/2022). Kota Malang berkategori baik dan Kota "
            "Bandung sangat baik. Ada 144 instansi peraih predikat itu.")  # fmt: skip
    assert verdict(published, text, "144", date(2022, 12, 12)) == "tidak_dapat_diverifikasi"


def test_another_count_of_the_country_is_not_of_the_province_before() -> None:
    *_, one = read("Pada 2022 ada 12 kabupaten/kota di Jawa Tengah yang sistem meritnya baik. Secara nasional, 161 "
                   "kabupaten/kota penerima predikat tersebut.", date(2022, 12, 9))  # fmt: skip
    assert one.subject == ("kabupaten_kota",)


def test_an_award_of_another_day_is_not_that_of_the_text(published: Release) -> None:
    text = "Sembilan provinsi menerima penghargaan sistem merit kategori sangat baik pada 7 Desember {}."
    day = date(2023, 12, 18)
    assert verdict(published, text.format(2023), "Sembilan", day) == "cocok"
    assert verdict(published, text.format(2022), "Sembilan", day) == "tidak_dapat_diverifikasi"


# Shares in the order of the groups beside them ----------------------------------------------------------------------

PAIR = [(("provinsi",), "61"), (("kabupaten_kota",), "20")]


@pytest.mark.parametrize("text", [
    "Pada 2021 baru 49 persen provinsi dan 15 persen kabupaten/kota yang sistem meritnya minimal baik, sedangkan "
    "target 2022 adalah 61 persen dan 20 persen.",
    "Pada 2021 baru 49 persen provinsi dan 15 persen kabupaten/kota yang sistem meritnya minimal baik, sedangkan "
    "target tahun ini 61 persen dan 20 persen.",
    "Pada 2021 capaian minimal baik sistem merit 49 persen untuk provinsi dan 15 persen untuk kabupaten/kota; tahun "
    "2022 dibidik 61 persen dan 20 persen.",
    "In 2021, 49 percent of provinces and 15 percent of regencies and cities were rated good or better on merit; the "
    "2022 targets are 61 and 20 percent.",
    "The share of agencies rated good or better on merit in 2021 was 49 percent for provinces and 15 percent for "
    "regencies and cities, while the goal for 2022 is 61 percent and 20 percent.",
    "In 2021 provinces were at 49 percent good or better and regencies and cities at 15 percent in the merit "
    "assessment, with 61 percent and 20 percent targeted for 2022.",
])  # fmt: skip
def test_targets_in_the_order_of_the_shares_before(text: str) -> None:
    found = [one for one in read(text, MARCH) if one.metric == "target_share"]
    assert [(one.subject, str(one.value)) for one in found] == PAIR
    assert {one.period.end for one in found} == {"2022"}


@pytest.mark.parametrize("text", [
    "KASN menargetkan 61 persen provinsi dan 20 persen kabupaten/kota minimal baik dalam sistem merit pada 2022, naik "
    "dari 49 persen dan 15 persen pada 2021.",
    "For 2022 the commission wants 61 percent of provinces and 20 percent of regencies and cities rated good or better "
    "for merit, up from 49 percent and 15 percent in 2021.",
    "Target 2022 adalah 61 persen provinsi dan 20 persen kabupaten/kota minimal baik, sedangkan capaian sistem merit "
    "2021 baru 49 persen dan 15 persen.",
])  # fmt: skip
def test_what_was_reached_in_the_order_of_the_targets_before(text: str) -> None:
    found = [(one.metric, one.subject, str(one.value), one.period.end) for one in read(text, MARCH)]
    assert found == [
        ("target_share", ("provinsi",), "61", "2022"), ("target_share", ("kabupaten_kota",), "20", "2022"),
        ("share_in_category", ("provinsi",), "49", "2021"), ("share_in_category", ("kabupaten_kota",), "15", "2021"),
    ]  # fmt: skip


def test_shares_told_respectively_before_one_with_its_own_group() -> None:
    found = read("Among nonministerial agencies the proportion rated good or better in the merit review stood at 80 "
                 "percent and among the provinces at 49 percent in 2021. This year KASN wants to lift those to 95 "
                 "percent and 61 percent, respectively, and the share for regencies and cities to 20 percent.",
                 MARCH)  # fmt: skip
    aimed = {(one.subject, str(one.value)) for one in found if one.metric == "target_share"}
    assert aimed == {(("lpnk",), "95"), *PAIR}


@pytest.mark.parametrize("text", [
    "KASN menargetkan 61 persen provinsi dan 20 persen kabupaten/kota minimal sangat baik pada 2022 dalam sistem "
    "merit.",
    "Pada 2021 baru 49 persen provinsi dan 15 persen kabupaten/kota yang sistem meritnya sangat baik, sedangkan "
    "target tahun ini 61 persen dan 20 persen.",
])  # fmt: skip
def test_another_category_of_a_target_is_not_dropped(published: Release, text: str) -> None:
    assert not [one for one in judged(published, text, MARCH).values() if one.verdict == "cocok"]


# Times and steps carried --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [
    "Per Februari 2022 banyak instansi belum mengisi penilaian mandiri sistem merit.\n\nPada 2021, seluruh kementerian "
    "atau 100 persen berkategori minimal baik. Angka itu menurun di kelompok lain, yaitu 80 persen untuk LPNK dan 49 "
    "persen untuk pemerintah provinsi.",
    "By Feb. 17, 2022, 118 agencies had yet to start the merit self-assessment.\n\nAll ministries, or 100 percent, "
    "were "
    "rated good or better in 2021. The figure falls in other groups: 80 percent for nonministerial agencies, 49 "
    "percent "
    "for provinces.",
    "By Feb. 17, 2022, 118 agencies had yet to start the merit self-assessment.\n\nIn 2021 every ministry, 100 "
    "percent, "
    "was at least good. That slips to 80 percent among nonministerial agencies and 49 percent among provinces.",
])  # fmt: skip
def test_shares_have_the_time_of_the_share_before(text: str) -> None:
    shares = {(one.subject, str(one.value), one.period.end) for one in read(text, MARCH) if one.unit == "percent"}
    assert {(("lpnk",), "80", "2021"), (("provinsi",), "49", "2021")} <= shares


@pytest.mark.parametrize("text", [
    "Data penilaian mandiri sistem merit per 17 Februari 2022: 251 instansi selesai mengisi dan 118 belum memulai. "
    "Hasil penilaian yang sudah ditetapkan KASN berjumlah 143 instansi.",
    "By Feb. 17, 2022, 251 agencies had completed the merit self-assessment. Results had been decided for 143 "
    "agencies.",
    "By Feb. 17, 2022, 251 agencies had completed the merit self-assessment. The number whose results KASN has settled "
    "stood at 143.",
])  # fmt: skip
def test_results_decided_are_a_step_of_the_self_assessment(text: str) -> None:
    assert [one.step for one in read(text, MARCH) if str(one.value) == "143"] == ["decided"]


def test_what_is_not_done_may_not_be_begun() -> None:
    (one,) = read("In the merit self-assessment 251 agencies were not done by Feb. 17, 2022.", MARCH)
    assert (one.doubt, one.step) == ("unknown_base", None)


def test_nothing_done_is_not_done() -> None:
    (one,) = read("By Feb. 17, 2022, 118 agencies had done nothing in the merit self-assessment.", MARCH)
    assert one.step == "not_started"


def test_steps_of_one_kind_are_not_those_of_all() -> None:
    text = "Per 17 Februari 2022, 251 provinsi selesai mengisi penilaian mandiri sistem merit, 109 masih mengerjakan."
    assert all(one.doubt for one in read(text, MARCH))


# Those who are guided first -----------------------------------------------------------------------------------------

FIRST = [
    "Bimbingan sistem merit tahun ini diprioritaskan bagi sekitar {n} instansi yang telah diverifikasi pada {y}, "
    "tetapi "
    "belum mencapai kategori baik.",
    "Prioritas pembinaan sistem merit tahun ini adalah {n} instansi yang pada {y} sudah diverifikasi namun masih di "
    "bawah kategori baik.",
    "Sebanyak {n} instansi yang diverifikasi {y} dan belum mencapai kategori baik menjadi prioritas bimbingan teknis "
    "sistem merit.",
    "This year KASN will prioritize guidance for {n} agencies that were verified in {y} but fell short of a good merit "
    "rating.",
    "Coaching on the merit system will go first to {n} institutions verified in {y} that have yet to reach the good "
    "category.",
]


@pytest.mark.parametrize("text", FIRST)
def test_those_guided_first_are_of_the_year_in_which_they_were_verified(published: Release, text: str) -> None:
    assert verdict(published, text.format(n=22, y=2021), "22", MARCH) == "cocok"
    assert verdict(published, text.format(n=42, y=2021), "42", MARCH) == "tidak_cocok"
    assert verdict(published, text.format(n=22, y=2020), "22", MARCH) == "tidak_dapat_diverifikasi"
    other = text.replace("kategori baik", "kategori sangat baik").replace("good", "very good")
    assert verdict(published, other.format(n=22, y=2021), "22", MARCH) not in ("cocok", "tidak_cocok")


# The whole of a ranking, and of a breakdown -------------------------------------------------------------------------


@pytest.mark.parametrize("text", [
    "Nilai pemetaan sistem merit provinsi, 2018. Kalimantan Timur 232; Kalimantan Utara 223. Kalimantan Utara berada "
    "di "
    "urutan 14 nasional dari {n} provinsi.",
    "North Kalimantan ranked 14th of the {n} provinces in the 2018 merit mapping, with 223 points.",
    "North Kalimantan scored 223 in the 2018 merit mapping. It came 14th out of {n} provinces.",
])  # fmt: skip
def test_a_mapping_ranks_all_that_it_assessed(published: Release, text: str) -> None:
    day = date(2018, 12, 20)
    assert verdict(published, text.format(n=34), "34", day) == "cocok"
    assert verdict(published, text.format(n=43), "43", day) == "tidak_cocok"


def test_those_ranked_at_a_ceremony_are_no_claim() -> None:
    text = (
        "Jawa Timur menerima Anugerah Meritokrasi 7 Desember 2021 dengan nilai 332, peringkat ketiga dari 10 provinsi."
    )
    assert "10" not in [one.quote for one in read(text, DECEMBER)]


BROKEN_DOWN = ("Sampai November 2022, 217 instansi berkategori baik ke atas dalam sistem merit. Instansi yang baik "
               "ke atas "
               "itu terdiri atas 33 kementerian, 19 LPNK, 17 lembaga lainnya, {p} provinsi, dan 126 "
               "kabupaten/kota.")  # fmt: skip


@pytest.mark.parametrize(("parts", "expected"), [("22", "cocok"), ("32", "tidak_cocok")])
def test_a_part_of_a_breakdown_is_read_for_sure(published: Release, parts: str, expected: str) -> None:
    assert verdict(published, BROKEN_DOWN.format(p=parts), parts, date(2022, 11, 17)) == expected


# What English papers say of totals ----------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [
    "In 2020, 13 provinces were rated good or better on merit, compared with 25 regencies and cities.",
    "Pada 2020, 13 provinsi berkategori baik ke atas dalam sistem merit, berbanding 25 kabupaten/kota.",
    "In 2020, 13 provinces were rated good or better on merit, against 25 regencies and cities.",
])  # fmt: skip
def test_a_count_held_against_another_is_of_the_same(text: str) -> None:
    found = [(one.subject, str(one.value), one.category) for one in read(text, MARCH)]
    assert found == [(("provinsi",), "13", "at_least_baik"), (("kabupaten_kota",), "25", "at_least_baik")]


def test_a_share_of_the_regencies_of_the_country() -> None:
    *_, one = read("While 100 percent of ministries had a merit system rated good or better in 2021, the same could be "
                   "said of only 15 percent of the country's regencies and cities.", MARCH)  # fmt: skip
    assert (one.subject, one.category) == (("kabupaten_kota",), "at_least_baik")


@pytest.mark.parametrize("text", [
    "KASN handed out its merit awards on Tuesday: 45 agencies were rated {} and 77 one grade lower.",
    "KASN handed out merit awards on Tuesday. It said 45 agencies were rated {} and 77 were in the one below.",
    "KASN menyerahkan penghargaan sistem merit: 45 instansi berpredikat {} dan 77 satu tingkat di bawahnya.",
])  # fmt: skip
def test_the_category_below_the_one_before(published: Release, text: str) -> None:
    best, second = ("sangat baik", "baik") if "berpredikat" in text else ("very good", "good")
    found = judged(published, text.format(best), date(2021, 12, 8))
    assert (found["45"].verdict, found["77"].verdict) == ("cocok", "cocok")
    other = judged(published, text.format(second), date(2021, 12, 8))
    assert "cocok" not in (other["45"].verdict, other["77"].verdict)


def test_a_number_told_again_is_of_the_same_province(published: Release) -> None:
    text = ("A dozen regencies in Central Java are now rated good for the merit of their civil service, the province "
            "said "
            "in December.\n\nThe {} local governments received the rating from KASN for 2022.")  # fmt: skip
    assert verdict(published, text.format(12), "12", date(2022, 12, 20)) == "cocok"
    assert verdict(published, text.format(14), "14", date(2022, 12, 20)) == "tidak_dapat_diverifikasi"


@pytest.mark.parametrize(("text", "quote"), [
    ("In 2020, {} provinces and 25 regencies and cities were rated good or very good for their merit systems.", "17"),
    ("Sebanyak {} provinsi dan 25 kabupaten/kota berpredikat baik ke atas pada penilaian sistem merit 2020.", "18"),
])  # fmt: skip
def test_kinds_of_one_category_are_read_for_sure(published: Release, text: str, quote: str) -> None:
    assert verdict(published, text.format(quote), quote, MARCH) == "tidak_cocok"
    assert verdict(published, text.format(13), "13", MARCH) == "cocok"


def test_a_part_of_those_counted_before_is_read_for_sure(published: Release) -> None:
    text = ("KASN had assessed the merit systems of 460 agencies by 2022. The remaining 243 have not reached the good "
            "category. Among them, {} were rated poor and 71 insufficient.")  # fmt: skip
    day = date(2022, 12, 9)
    assert verdict(published, text.format(172), "172", day) == "cocok"
    assert verdict(published, text.format(127), "127", day) == "tidak_cocok"


def test_a_mapping_that_did_something_ends_nothing() -> None:
    (one,) = read(
        "About 83.5 percent of the regencies and cities covered by the 2019 merit mapping were rated poor.", MARCH
    )
    assert (one.period.kind, one.period.end) == ("in_year", "2019")


def test_a_share_of_staff_is_no_claim() -> None:
    text = "The merit system is under review. The administration employs 11,250 people, 57 percent of them women."
    assert not read(text, MARCH)


def test_those_awarded_are_told_against_those_rated() -> None:
    text = (
        "The Vice President praised 81 institutions found to be good or better in merit as of the end of 2020, "
        "although the organizers of the Jan. 28, 2021, ceremony listed only 54 recipients."
    )
    one, *_ = read(text, JANUARY)
    assert (one.metric, str(one.value)) == ("agencies_in_category", "81")


# Two counts in the order of two categories --------------------------------------------------------------------------


@pytest.mark.parametrize("text", [
    "Sampai 2020 sistem merit {} dan {} instansi berkategori sangat baik dan baik.",
    "KASN menilai sistem merit 184 instansi sampai 2020; {} serta {} di antaranya sangat baik serta baik.",
    "By the end of 2020, {} and {} agencies had merit systems rated very good and good.",
])  # fmt: skip
def test_two_counts_before_two_categories(published: Release, text: str) -> None:
    found = judged(published, text.format(24, 57), JANUARY)
    assert (found["24"].verdict, found["57"].verdict) == ("cocok", "cocok")
    turned = judged(published, text.format(57, 24), JANUARY)
    assert "cocok" not in (turned["24"].verdict, turned["57"].verdict)


def test_one_count_before_two_categories_is_of_both() -> None:
    (one,) = read("Sampai 2020, 81 instansi berkategori sangat baik dan baik dalam sistem merit.", JANUARY)
    assert one.category == "at_least_baik"


@pytest.mark.parametrize("text", [
    "KASN menyerahkan Anugerah Meritokrasi kepada 123 instansi. Pada acara itu, enam penerima beasiswa diumumkan.",
    "KASN handed out merit awards to 123 agencies. At the event, six recipients of scholarships were named.",
])  # fmt: skip
def test_other_recipients_told_in_words_are_no_claim(text: str) -> None:
    assert [one.quote for one in read(text, DECEMBER)] == ["123"]


@pytest.mark.parametrize(("name", "expected"), [("very good", "cocok"), ("poor", "tidak_dapat_diverifikasi")])
def test_a_place_among_categories_named_as_another_is_not_read(published: Release, name: str, expected: str) -> None:
    text = f"KASN handed out merit awards on Tuesday. It said 45 agencies had been placed in the top grade, {name}."
    assert verdict(published, text, "45", date(2021, 12, 8)) == expected
