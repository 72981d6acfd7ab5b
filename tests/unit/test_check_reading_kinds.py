"""Kinds of wording that texts of new writers brought: each rule on a sentence of its own."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from analytics.check.model import Reading
from analytics.check.reading import read_text
from tests.register import read_index

DAY = date(2022, 12, 9)


def read(text: str, published_on: date | None = None) -> list[Reading]:
    return [one for one in read_text(text, read_index(), published_on=published_on) if one.metric != "other"]


def told(text: str, published_on: date | None = None) -> list[tuple[str, str, str | None, str | None]]:
    """Metric, value, category and year of each claim."""
    return [
        (one.metric, str(one.value), one.category, one.period.end) for one in read(text, published_on)
    ]  # fmt: skip


def test_a_category_behind_a_total_is_no_counted_noun() -> None:
    (one,) = read("Pemkab Karawang 329,5 predikat Sangat Baik sistem merit 2021")
    assert (one.metric, one.category, one.value) == ("score", "sangat_baik", Decimal("329.5"))


@pytest.mark.parametrize("end", ["pengujung 2022", "akhir Desember 2022", "tutup tahun 2022", "penghujung 2022"])
def test_ends_of_years_run_up_to_them(end: str) -> None:
    (one,) = read(f"Sampai {end}, KASN menilai sistem merit 460 instansi.")
    assert one.period.kind == "cumulative_to"


def test_a_time_behind_a_comma_belongs_to_the_next_item() -> None:
    text = "kota tangerang: 2019 288,5 baik, 2020 sangat baik, 2022 366 (sistem merit)"
    assert [(str(one.value), one.category, one.period.end) for one in read(text)] == [
        ("288.5", "baik", "2019"), ("None", "sangat_baik", "2020"), ("366", None, "2022"),
    ]  # fmt: skip


def test_a_year_before_counts_from_the_year_told() -> None:
    text = "Jawa Tengah 335,5 pada 2021. Setahun sebelumnya nilai sistem merit Jawa Tengah 289 dan Bali 260."
    assert [one.period.end for one in read(text, DAY)] == ["2021", "2020", "2020"]


def test_a_year_later_counts_from_the_year_told() -> None:
    text = "Sukoharjo 65,5 pada 2021, lalu 267,5 setahun kemudian. Itu nilai sistem merit."
    assert [(str(one.value), one.period.end) for one in read(text)] == [("65.5", "2021"), ("267.5", "2022")]


def test_a_breakdown_goes_on_with_the_total_before() -> None:
    text = "KASN 2018 memetakan 91 instansi. 34 kementerian, 34 provinsi, sisanya LPNK."
    assert [(one.metric, one.subject) for one in read(text)] == [
        ("agencies_assessed", ("all",)), ("agencies_assessed", ("kementerian",)), ("agencies_assessed", ("provinsi",)),
    ]  # fmt: skip


def test_a_question_is_read_with_its_answer() -> None:
    text = "Berapa instansi yang sangat baik di sistem merit? Per akhir 2020 cuma 24. Yang buruk? 72."
    assert [one[:3] for one in told(text)] == [
        ("agencies_in_category", "24", "sangat_baik"), ("agencies_in_category", "72", "buruk"),
    ]  # fmt: skip


def test_shares_share_the_category_of_the_first() -> None:
    text = "Hanya 15 persen kabupaten/kota minimal Baik dalam sistem merit 2021, berbanding 49 persen provinsi."
    assert [(one.subject, one.category) for one in read(text)] == [
        (("kabupaten_kota",), "at_least_baik"), (("provinsi",), "at_least_baik"),
    ]  # fmt: skip


def test_a_total_of_so_many_is_no_whole_of_parts() -> None:
    (first, *_) = read("A total of 174 agencies took home Meritocracy Awards on 8 December 2022, 30 very good.")
    assert first.metric == "awards"


def test_dapat_is_a_verb_before_a_category() -> None:
    (one,) = read("Payakumbuh dapat predikat baik pada penilaian sistem merit tahun 2020.")
    assert (one.metric, one.category) == ("category", "baik")


@pytest.mark.parametrize("text", [
    "Siapa pun yang menembus 325 sudah Sangat Baik dalam penilaian sistem merit.",
    "minimal Baik itu 250, minimal Sangat Baik 325, hafal dong soal sistem merit",
    "Tinggal sedikit, batasnya 325, kata Bupati soal sistem merit.",
])  # fmt: skip
def test_limits_told_of_nobody(text: str) -> None:
    assert {one.metric for one in read(text)} == {"category_lower_limit"}


def test_a_total_with_a_half_is_no_limit() -> None:
    text = "Skor sistem merit Kabupaten Kudus tahun 2023 adalah 250,5, padahal syarat kategori Baik 250."
    assert [(one.metric, str(one.value)) for one in read(text)] == [("score", "250.5"), ("category_lower_limit", "250")]


def test_the_first_and_the_second_of_two() -> None:
    text = "Apa beda Kota Magelang dan Kabupaten Semarang? Yang pertama 337,5, yang kedua 260 dalam sistem merit 2023."
    assert [one.subject for one in read(text)] == [("kota-magelang",), ("kabupaten-semarang",)]


@pytest.mark.parametrize("text", [
    "Kabupaten Bandung 318,5 ya bukan 381,5, itu nilai merit 2021.",
    "Bali's merit index went from 260 in 2020 to 318.5 a year later, an improvement of 58.5 points.",
])  # fmt: skip
def test_what_is_denied_or_is_a_difference_is_no_total(text: str) -> None:
    assert not {Decimal("381.5"), Decimal("58.5")} & {one.value for one in read(text)}


@pytest.mark.parametrize("text", [
    "Kota Pangkalpinang mencatat 268 kasus demam berdarah; penilaian sistem merit lain soal.",
    "The city of Surabaya planted 341 trees and hired 174 gardeners in 2022.",
    "Gubernur Jawa Timur melantik 332 kepala sekolah.",
    "polling sistem merit: puaskah Anda? 24% baik, 57% kurang",
])  # fmt: skip
def test_what_another_noun_counts_is_no_claim(text: str) -> None:
    assert [one for one in read(text) if one.metric not in ("category",)] == []


def test_a_shared_name_is_of_the_kind_its_sentence_speaks_of() -> None:
    text = "Pada 2023, sembilan provinsi Sangat Baik sistem meritnya; Gorontalo, dengan nilai 327, salah satunya."
    assert read(text)[-1].subject == ("provinsi-gorontalo",)


def test_a_kind_behind_a_shared_name() -> None:
    (one,) = read("Semarang kabupaten pada 2022 hanya 163,5 dalam penilaian sistem merit.")
    assert one.subject == ("kabupaten-semarang",)


def test_the_one_agency_of_a_text_may_come_last() -> None:
    text = "nilai sistem merit tahun 2021 cuma 280, tahun 2020 lebih rendah lagi. semangat Kemenpora!"
    assert read(text)[0].subject == ("kemenpora",)


def test_two_numbers_share_their_noun() -> None:
    assert [one[:2] for one in told("Sampai 2023 yang dinilai sistem meritnya 585 atau 587 instansi.")] == [
        ("agencies_assessed", "585"), ("agencies_assessed", "587"),
    ]  # fmt: skip


def test_a_part_of_a_whole_has_the_category() -> None:
    text = "Only 24 out of 184 assessed agencies had a very good merit system at the end of 2020."
    assert [one[:3] for one in told(text)] == [
        ("agencies_in_category", "24", "sangat_baik"), ("agencies_assessed", "184", None),
    ]  # fmt: skip


def test_ratios_are_no_times_of_day() -> None:
    text = "Penerima Anugerah Meritokrasi 8 Desember 2022 ada 174: 30 Sangat Baik, 144 Baik."
    assert [one[1] for one in told(text)] == ["174", "30", "144"]


def test_a_heading_dates_the_lines_below_it() -> None:
    text = "REKAP PENILAIAN SISTEM MERIT S.D. TAHUN 2021\nSangat Baik = 46\nBaik = 106\nTotal dinilai = 347"
    assert [(one.metric, one.period.kind, one.period.end) for one in read(text)] == [
        ("agencies_in_category", "cumulative_to", "2021"), ("agencies_in_category", "cumulative_to", "2021"),
        ("agencies_assessed", "cumulative_to", "2021"),
    ]  # fmt: skip


def test_an_aspect_named_before_has_the_mean() -> None:
    text = "Yang terlemah pengembangan karier. Rata-rata aspek ini 31 persen pada penilaian sistem merit tahun 2021."
    assert [(one.metric, one.aspect) for one in read(text)] == [("mean_aspect_percent", "pengembangan_karier")]


@pytest.mark.parametrize(("text", "sure"), [
    ("Pemkab Wajo meraih 333 pada penilaian sistem merit 2021.", ("subject", "period")),
    ("Nilainya 333 pada penilaian sistem merit 2021.", ("period",)),
    ("Sampai akhir 2020, 24 instansi sangat baik dan 57 baik dalam sistem merit.",
     ("category", "subject", "metric", "period")),
])  # fmt: skip
def test_what_is_said_outright(text: str, sure: tuple[str, ...]) -> None:
    assert read(text)[0].sure == sure


def test_the_value_before_a_change_is_an_earlier_one() -> None:
    earlier, now = read("Pemkab Banyumas naik dari 240 menjadi 262 pada penilaian sistem merit tahun 2023.")
    assert (earlier.is_earlier, earlier.period.end, now.is_earlier) == (True, None, False)


def owned(text: str, published_on: date | None = DAY) -> list[tuple[str, str, str | None, tuple[str, ...]]]:
    """Metric, value, category and subject of each claim."""
    return [(one.metric, str(one.value), one.category, one.subject) for one in read(text, published_on)]


@pytest.mark.parametrize("verb", ["settled for", "stayed at", "is already", "got"])
def test_a_category_in_indonesian_is_one_in_an_english_sentence(verb: str) -> None:
    (one,) = owned(f"Kutai Timur {verb} kurang in the 2021 merit review.")
    assert one == ("category", "None", "kurang", ("kabupaten-kutai-timur",))


def test_all_of_a_list_are_those_of_the_last_clause() -> None:
    text = "Bali was rated sangat baik with 330 for merit; Badung, Jembrana and Klungkung were all baik."
    assert [one[3] for one in owned(text) if one[0] == "category"] == [
        ("kabupaten-badung",), ("kabupaten-jembrana",), ("kabupaten-klungkung",),
    ]  # fmt: skip


@pytest.mark.parametrize("far", ["two points short of baik", "nearly baik", "not baik"])
def test_a_category_that_was_missed_is_not_had(far: str) -> None:
    assert owned(f"Central Sulawesi was {far} in the merit review.") == []


def test_a_day_without_a_year_is_that_of_the_text() -> None:
    (one,) = read("Bali got 330 at the merit awards on December 7.", date(2022, 3, 1))
    assert (one.period.kind, one.period.end) == ("award_on", "2021-12-07")


def test_between_two_years_is_a_span() -> None:
    (one,) = read("KASN assessed the merit system of 184 institutions between 2019 and 2020.")
    assert (one.period.kind, one.period.start, one.period.end) == ("cumulative_to", "2019", "2020")


@pytest.mark.parametrize(
    "text",
    [
        "Kalimantan in KASN's 2018 merit mapping: East 232, South 231.",
        "Nilai sistem merit di Kalimantan dipetakan KASN. Timur 232, Selatan 231.",
    ],
)
def test_sides_of_an_island_are_its_provinces(text: str) -> None:
    assert [(one[1], one[3]) for one in owned(text)] == [
        ("232", ("provinsi-kalimantan-timur",)), ("231", ("provinsi-kalimantan-selatan",)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("Bogor's city hall", "kota-bogor"),
        ("The Ministry of Villages", "kemendes-pdtt"),
        ("The National Population and Family Planning Board", "bkkbn"),
        ("The Attorney General's Office", "kejaksaan-agung"),
        ("The mapping agency BIG", "big"),
    ],
)
def test_usual_english_names_are_known(name: str, agency: str) -> None:
    (one,) = owned(f"{name} scored 266.5 in KASN's merit assessment.")
    assert one == ("score", "266.5", None, (agency,))


def test_the_label_of_a_speaker_names_no_agency() -> None:
    text = "REPORTER SURABAYA: Sistem merit Pemprov Jawa Timur naik. Tahun ini nilainya 332."
    assert [one[3] for one in owned(text)] == [("provinsi-jawa-timur",)]


def test_a_number_answers_the_question_before_it() -> None:
    text = "HOST: Nilai merit Provinsi Bali berapa angkanya?\nREPORTER: Dua ratus enam puluh. Ya, dua ratus enam puluh."
    assert owned(text) == [("score", "260", None, ("provinsi-bali",))] * 2


def test_a_count_answers_the_question_before_it() -> None:
    text = "HOST: Berapa instansi yang sudah dinilai KASN?\nREPORTER: Seratus delapan puluh empat, Mbak."
    assert owned(text) == [("agencies_assessed", "184", None, ("all",))]


def test_digits_said_one_by_one_are_a_total() -> None:
    (one,) = owned("Kabupaten Garut dua tujuh satu koma lima, begitu hasil penilaian sistem merit.")
    assert one[1] == "271.5"


def test_a_half_is_told_in_english_words() -> None:
    (one,) = owned("West Java got three hundred and seventy-five and a half points for merit.")
    assert one[1] == "375.5"


def test_a_place_told_there_is_the_one_before() -> None:
    first = "South Sulawesi has 340.5 for merit. In West Sumatra, Kota Payakumbuh is baik."
    text = f"{first} The provincial government there scored 270."
    assert owned(text)[-1] == ("score", "270", None, ("provinsi-sumatera-barat",))


def test_one_name_of_two_is_told_by_its_kind() -> None:
    text = "HOST: Kalau Malang, nilai sistem meritnya?\nREPORTER: Kotanya 256,5, kabupatennya 261."
    assert [one[3] for one in owned(text)] == [("kota-malang",), ("kabupaten-malang",)]


def test_a_noun_before_a_share_is_its_group_and_all_are_aimed_at_one_category() -> None:
    shares = (
        "kementerian dan lembaga seratus persen, provinsi delapan puluh lima persen, kabupaten/kota tiga puluh persen"
    )
    assert [(one[2], one[3]) for one in owned(f"Untuk 2024 target KASN: {shares}, minimal kategori baik.")] == [
        ("at_least_baik", ("kementerian_lembaga",)),
        ("at_least_baik", ("provinsi",)),
        ("at_least_baik", ("kabupaten_kota",)),
    ]


def test_a_count_may_stand_before_a_province_and_its_noun() -> None:
    (one,) = owned("A merit commissioner counted four South Sulawesi agencies rated baik for 2020.")
    assert one == ("agencies_in_category", "4", "baik", ("province:sulawesi-selatan",))


def test_a_category_leads_its_count() -> None:
    text = "Hasil sistem merit KASN, yang sangat baik dua puluh empat instansi, yang baik lima puluh tujuh instansi."
    assert [(one[1], one[2]) for one in owned(text)] == [("24", "sangat_baik"), ("57", "baik")]


def test_now_gives_way_to_the_year_behind_the_total() -> None:
    (one,) = read("Yogyakarta's provincial government is now sangat baik with 342 in the 2020 merit results.", DAY)
    assert one.period.end == "2020"


def test_a_provisional_figure_is_not_the_verified_one() -> None:
    (one,) = read("Angka sementara sistem merit Kalimantan Timur 239,5, jadi masih kategori dua.", DAY)
    assert one.stage == "proposed"


def test_a_short_category_behind_a_name_is_its_own() -> None:
    text = "Kemendagri dinilai sistem meritnya dan diganjar kategori sangat baik. Kemnaker, baik."
    assert owned(text)[-1] == ("category", "None", "baik", ("kemnaker",))


def test_whoever_hands_over_elsewhere_may_gain() -> None:
    (one,) = owned("Ketua KPK kemarin mengantongi piagam KASN. Skor merit lembaga antirasuah itu 362,5.")
    assert one[3] == ("kpk",)
