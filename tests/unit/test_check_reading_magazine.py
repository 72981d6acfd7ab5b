"""Kinds of wording that magazines brought: how many agencies of a province, whose merit system is what."""

from __future__ import annotations

from datetime import date

import pytest

from analytics.check.reading import read_text, read_whole
from analytics.check.reading.asked import asks_of
from tests.register import read_index

DAY = date(2021, 12, 20)


def told(text: str, published_on: date | None = DAY) -> list[tuple[str, str, str, str | None, str | None]]:
    """Metric, value, subject, category and year of each claim."""
    return [
        (one.metric, str(one.value), ",".join(one.subject), one.category, one.period.end)
        for one in read_text(text, read_index(), published_on=published_on)
        if one.metric != "other"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Pada penilaian sistem merit 2020, empat instansi Sulawesi Selatan berpredikat baik.",
        "Penilaian sistem merit KASN: empat instansi di Sulawesi Selatan meraih predikat baik pada 2020.",
        "Penilaian sistem merit: 4 pemerintah daerah Sulawesi Selatan berkategori baik pada 2020.",
        "Merit system assessment: four South Sulawesi agencies were rated good in 2020.",
    ],
)
def test_agencies_of_a_province_are_counted_and_are_not_its_government(text: str) -> None:
    assert told(text) == [("agencies_in_category", "4", "province:sulawesi-selatan", "baik", "2020")]


@pytest.mark.parametrize(
    "text",
    [
        "Penilaian sistem merit: sejumlah instansi Jawa Barat berkategori sangat baik pada 2020.",
        "Penilaian sistem merit: beberapa pemerintah daerah Jawa Barat berkategori sangat baik pada 2020.",
        "Penilaian sistem merit: dua kota Jawa Barat berkategori sangat baik pada 2020.",
        "Dalam penilaian sistem merit, semua instansi Jawa Barat berkategori sangat baik pada 2020.",
        "Merit system assessment: several West Java governments were rated very good in 2020.",
    ],
)
def test_a_category_of_some_agencies_of_a_province_is_not_that_of_its_government(text: str) -> None:
    assert not [one for one in told(text) if one[2] == "provinsi-jawa-barat"]


def test_the_government_of_a_province_keeps_its_category() -> None:
    text = "Pemerintah Daerah Jawa Barat berkategori sangat baik dalam penilaian sistem merit 2020."
    assert told(text) == [("category", "None", "provinsi-jawa-barat", "sangat_baik", "2020")]


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Sampai akhir 2020 baru 24 instansi yang sistem meritnya sangat baik.", "sangat_baik"),
        ("KASN mencatat 24 instansi yang penerapan sistem meritnya sangat baik sampai akhir 2020.", "sangat_baik"),
        ("Sampai akhir 2020 baru 24 instansi yang sistem meritnya baik.", "baik"),
        ("Sampai akhir 2020 ada 24 instansi yang penerapan sistem meritnya masih buruk.", "buruk"),
        ("Until the end of 2020 only 24 agencies whose merit system was very good were found.", "sangat_baik"),
    ],
)
def test_agencies_counted_by_what_their_merit_system_is(text: str, category: str) -> None:
    assert told(text) == [("agencies_in_category", "24", "all", category, "2020")]


def test_regencies_of_a_province_are_not_all_of_its_agencies() -> None:
    (one,) = read_text(
        "Penilaian sistem merit KASN: tiga kabupaten di Sulawesi Selatan berpredikat baik pada 2020.", read_index()
    )
    assert (one.subject, one.doubt) == (("province:sulawesi-selatan",), "unknown_base")


@pytest.mark.parametrize(
    "text",
    [
        "Siapa saja yang sudah minimal baik dalam sistem merit? Sampai November 2022 ada 217 instansi: 33 kementerian, "
        "22 provinsi, serta 126 kabupaten dan kota.",
        "Instansi mana saja yang sistem meritnya berkategori minimal baik? Hingga November 2022 tercatat 217: "
        "33 kementerian, 22 provinsi, 126 kabupaten dan kota.",
        "Which agencies are at least good in the merit system? By November 2022 there were 217: 33 ministries, "
        "22 provinces, and 126 regencies and cities.",
    ],
)
def test_the_answer_to_a_question_has_its_category_and_so_have_its_parts(text: str) -> None:
    groups = [("217", "all"), ("33", "kementerian"), ("22", "provinsi"), ("126", "kabupaten_kota")]
    assert told(text) == [
        ("agencies_in_category", value, group, "at_least_baik", "2022-11") for value, group in groups
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Sudah berapa yang dinilai sistem meritnya?\nSampai akhir 2020 tercatat 184 instansi.",
        "Siapa yang dinilai dalam sistem merit? Hingga akhir 2020 ada 184 instansi.",
        "How many have been assessed for the merit system? By the end of 2020 there were 184 agencies.",
    ],
)
def test_the_answer_to_a_question_without_a_noun_counts_agencies_assessed(text: str) -> None:
    assert told(text) == [("agencies_assessed", "184", "all", None, "2020")]


@pytest.mark.parametrize(
    "text", ["Berapa nilai agar disebut baik?", "Siapa yang menilai sistem merit?", "Siapa yang memimpin KASN?"]
)
def test_another_question_asks_for_no_number_of_agencies(text: str) -> None:
    assert [asks_of(scene) for scene in read_whole(text, read_index()).scenes] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Sinjai menerima Anugerah Meritokrasi pada 7 Desember 2021. Sebelumnya, pada penilaian 2020, Sinjai memperoleh "
        "294. Saat itu Wajo mendapat nilai 289. Kabupaten Pangkajene dan Kepulauan meraih 257,5.",
        "Sinjai menerima Anugerah Meritokrasi pada 7 Desember 2021. Padahal pada penilaian 2020 Sinjai baru memperoleh "
        "294. Waktu itu nilai Wajo 289. Kabupaten Pangkajene dan Kepulauan mendapat 257,5.",
        "Sinjai received a merit system award on Dec. 7, 2021. Previously, in the 2020 assessment, Sinjai had 294 "
        "points. At the time Wajo scored 289. Pangkajene dan Kepulauan regency scored 257.5.",
    ],
)
def test_what_stays_with_a_time_looked_back_at_goes_on_with_it(text: str) -> None:
    scores = [one for one in told(text) if one[0] == "score"]
    assert [(one[1], one[4]) for one in scores] == [("294", "2020"), ("289", "2020"), ("257.5", "2020")]


@pytest.mark.parametrize(
    ("head", "body", "ends"),
    [
        ("Desember 2018", "Sinjai mendapat nilai 216, di atas Wajo yang 202.", ["2018", "2018"]),
        ("2020", "Nilai Kabupaten Sinjai 294.", ["2020"]),
        ("Maret 2020:", "Setelah verifikasi, nilai Sinjai menjadi 246.", ["2020"]),
        ("March 2020", "Sinjai regency scored 294.", ["2020"]),
        ("Januari 2021", "Wajo memperoleh nilai 289.", ["2021-01-28"]),
        ("December 2021", "Sinjai regency scored 334.5.", ["2021-12-07"]),
        ("7 Desember 2021", "Sinjai memperoleh nilai 334,5.", ["2021-12-07"]),
        ("Desember 2018", "Pada 2020 Sinjai memperoleh nilai 294. Wajo mendapat nilai 289.", ["2020", "2020"]),
    ],
)
def test_a_line_that_is_a_time_dates_the_paragraph_below_it(head: str, body: str, ends: list[str]) -> None:
    text = f"Lini masa sistem merit daerah\n\n{head}\n{body}\n\nPada 2023 Kota Bogor menerima nilai 335,5."
    scores = [one for one in told(text, date(2023, 12, 18)) if one[0] == "score"]
    assert [one[4] for one in scores] == [*ends, "2023"]


def test_a_paragraph_that_tells_of_another_year_is_not_of_the_line_above_it() -> None:
    text = "Lini masa sistem merit daerah\n\nDesember 2018\nHasil pemetaan 2017 beredar. Nilai Sinjai 216."
    assert [one[4] for one in told(text, None)] != ["2018"]
