"""Categories of one agency beside its totals: told behind a total and its year, in asides, or only aimed at."""

from __future__ import annotations

import re
from datetime import date

import pytest

from analytics.check import check_text
from analytics.warehouse import Release
from tests.verdicts import verdicts_of

_CATEGORY = re.compile(r"\b(sangat baik|very good|baik|kurang|buruk|good|insufficient|poor)\b")
_OTHER = {"sangat baik": "kurang", "very good": "insufficient", "baik": "buruk", "kurang": "baik", "buruk": "baik",
          "good": "poor", "insufficient": "good", "poor": "good"}  # fmt: skip

TOLD_BEHIND = [
    (
        "2021-12-10",
        "Nilai sistem merit Perpustakaan Nasional naik dari 211,5 pada 2020, yang masih berkategori "
        "kurang, menjadi 258 pada 2021 sehingga masuk kategori baik.",
        ["211,5 cocok perpusnas", "258 cocok perpusnas"],
    ),
    (
        "2021-12-10",
        "Sistem merit: Kabupaten Sinjai, yang bernilai 294 pada 2020 dan berpredikat baik, kini mengantongi 334,5.",
        ["294 cocok kabupaten-sinjai", "334,5 cocok kabupaten-sinjai"],
    ),
    (
        "2022-12-10",
        "Kabupaten Bojonegoro meraih nilai sistem merit 277,5 tahun ini. Setahun sebelumnya nilainya 140 "
        "(kategori buruk).",
        ["277,5 cocok kabupaten-bojonegoro", "140 cocok kabupaten-bojonegoro"],
    ),
    (
        "2022-12-10",
        "Skor sistem merit Kota Magelang naik dari 149,5 pada 2021, ketika masih berkategori buruk, "
        "menjadi 273 pada 2022.",
        ["149,5 cocok kota-magelang", "273 cocok kota-magelang"],
    ),
    (
        "2022-12-10",
        "The merit score of Sukoharjo regency rose from 65.5 in 2021, which was still rated poor, to "
        "267.5 in 2022, which earned it a good rating.",
        ["65.5 cocok kabupaten-sukoharjo", "267.5 cocok kabupaten-sukoharjo"],
    ),
    (
        "2021-12-10",
        "The National Library's merit score climbed from 211.5 in 2020, when it was rated insufficient, "
        "to 258 in 2021.",
        ["211.5 cocok perpusnas", "258 cocok perpusnas"],
    ),
    (
        "2021-12-10",
        "Nilai merit Pemprov Jawa Tengah bertambah dari 289 pada 2020, saat predikatnya masih baik, "
        "menjadi 335,5 pada 2021 dengan predikat sangat baik.",
        ["289 cocok provinsi-jawa-tengah", "335,5 cocok provinsi-jawa-tengah"],
    ),
    (
        "2021-12-10",
        "Dalam penilaian sistem merit, Pemprov Riau mencatat 216,5 pada 2018 – waktu itu masih kategori "
        "kurang – lalu 293,5 pada 2020.",
        ["216,5 cocok provinsi-riau", "293,5 cocok provinsi-riau"],
    ),
    (
        "2021-12-10",
        "Pemprov Sulawesi Selatan membukukan nilai sistem merit 310,5 untuk 2020, sebuah capaian "
        "berkategori baik, kemudian 340,5 untuk 2021.",
        ["310,5 cocok provinsi-sulawesi-selatan", "340,5 cocok provinsi-sulawesi-selatan"],
    ),
    (
        "2022-12-10",
        "Penilaian sistem merit Kabupaten Bojonegoro: 140 pada 2021 (masih tergolong buruk) dan 277,5 "
        "pada 2022 (sudah baik).",
        ["140 cocok kabupaten-bojonegoro", "277,5 cocok kabupaten-bojonegoro"],
    ),
    (
        "2022-12-10",
        "In the merit system assessment Bojonegoro regency went from 140 points in 2021, a total that "
        "counts as poor, to 277.5 this year.",
        ["140 cocok kabupaten-bojonegoro", "277.5 cocok kabupaten-bojonegoro"],
    ),
    (
        "2022-12-10",
        "Bojonegoro regency had 140 points in the 2021 merit assessment, putting it in the poor category, "
        "but 277.5 in 2022.",
        ["140 cocok kabupaten-bojonegoro", "277.5 cocok kabupaten-bojonegoro"],
    ),
    (
        "2021-12-10",
        "Kabupaten Wajo, yang setahun lalu dengan nilai sistem merit 289 masih berkategori baik, kini mendapat 333.",
        ["289 cocok kabupaten-wajo", "333 cocok kabupaten-wajo"],
    ),
]

WRONG_BEHIND = [
    (
        "2021-12-11",
        "Kabupaten Bandung meraih 318,5 pada penilaian sistem merit 2021 dan berhasil masuk kategori sangat baik.",
        ["318,5 tidak_cocok kabupaten-bandung"],
    ),
    (
        "2021-12-10",
        "Nilai sistem merit Perpustakaan Nasional naik dari 211,5 pada 2020, yang masih berkategori "
        "buruk, menjadi 258 pada 2021.",
        ["211,5 tidak_cocok perpusnas", "258 cocok perpusnas"],
    ),
    (
        "2022-12-10",
        "Bojonegoro regency had 140 points in the 2021 merit assessment, putting it in the good category, "
        "but 277.5 in 2022.",
        ["140 tidak_cocok kabupaten-bojonegoro", "277.5 cocok kabupaten-bojonegoro"],
    ),
    (
        "2021-12-10",
        "Dalam penilaian sistem merit, Pemprov Riau mencatat 216,5 pada 2018 – waktu itu masih kategori "
        "baik – lalu 293,5 pada 2020.",
        ["216,5 tidak_cocok provinsi-riau", "293,5 cocok provinsi-riau"],
    ),
    (
        "2022-12-10",
        "Penilaian sistem merit Kabupaten Bojonegoro: 140 pada 2021 (masih tergolong baik) dan 277,5 pada "
        "2022 (sudah sangat baik).",
        ["140 tidak_cocok kabupaten-bojonegoro", "277,5 tidak_cocok kabupaten-bojonegoro"],
    ),
]

AIMED_AT = [
    (
        "2021-08-30",
        "Kepala BKD Kalimantan Timur menyampaikan nilai sistem merit provinsi pada 2020 sebesar 240, naik "
        "dari 232 pada 2019. Untuk 2021, nilai sementara per Maret tercatat 239,5 dan diupayakan masuk "
        "kategori baik sebelum akhir tahun.",
        [
            "240 berbeda_antarsumber provinsi-kalimantan-timur",
            "232 cocok provinsi-kalimantan-timur",
            "239,5 cocok provinsi-kalimantan-timur",
        ],
    ),
    (
        "2021-12-10",
        "Nilai sistem merit Perpustakaan Nasional pada 2020 adalah 211,5 dan hendak naik ke kategori baik.",
        ["211,5 cocok perpusnas"],
    ),
    (
        "2021-12-10",
        "Nilai sistem merit Kabupaten Bojonegoro pada 2021 tercatat 140, dan bupati bertekad membawanya "
        "ke kategori baik.",
        ["140 cocok kabupaten-bojonegoro"],
    ),
    (
        "2021-12-10",
        "Kota Magelang mendapat 149,5 dalam penilaian sistem merit 2021 dan didorong menembus kategori "
        "baik tahun depan.",
        ["149,5 cocok kota-magelang"],
    ),
    (
        "2023-02-10",
        "Semarang regency scored 163.5 in the 2022 merit system assessment and wants to climb into the good category.",
        ["163.5 cocok kabupaten-semarang"],
    ),
    (
        "2023-02-10",
        "Semarang regency, with 163.5 points in the 2022 merit system assessment, is aiming for a good rating.",
        ["163.5 cocok kabupaten-semarang"],
    ),
    (
        "2023-02-10",
        "Semarang regency got 163.5 in the 2022 merit system assessment and hopes to be rated good this year.",
        ["163.5 cocok kabupaten-semarang"],
    ),
    (
        "2023-02-10",
        "Nilai sistem merit Kabupaten Semarang 2022 sebesar 163,5; bupatinya mengejar predikat baik.",
        ["163,5 cocok kabupaten-semarang"],
    ),
    (
        "2021-12-10",
        "Dengan nilai sistem merit 280, Kemenpora membidik kategori sangat baik pada penilaian berikutnya.",
        ["280 cocok kemenpora"],
    ),
    (
        "2021-12-10",
        "Kemenpora memperoleh nilai sistem merit 280 pada 2021 dan ingin naik ke kategori sangat baik.",
        ["280 cocok kemenpora"],
    ),
    (
        "2021-12-10",
        "Kemenpora memperoleh nilai sistem merit 280 pada 2021 dan berpeluang meraih predikat sangat baik.",
        ["280 cocok kemenpora"],
    ),
    (
        "2021-12-10",
        "Kemenpora memperoleh nilai sistem merit 280 pada 2021 agar bisa naik kelas ke sangat baik, kata "
        "sekretarisnya.",
        ["280 cocok kemenpora"],
    ),
    (
        "2021-12-10",
        "Kemenpora memperoleh nilai sistem merit 280 pada 2021 dan siap merebut predikat sangat baik.",
        ["280 cocok kemenpora"],
    ),
    (
        "2021-12-10",
        "Kemenpora was awarded 280 points in the 2021 merit assessment and is now working toward a very good rating.",
        ["280 cocok kemenpora"],
    ),
    (
        "2021-12-10",
        "Kabupaten Bandung meraih 318,5 pada penilaian sistem merit 2021, kategori baik, dan berusaha "
        "masuk kategori sangat baik.",
        ["318,5 cocok kabupaten-bandung"],
    ),
    (
        "2021-12-10",
        "Nilai sistem merit Kabupaten Bandung 318,5 pada 2021, tinggal selangkah menuju kategori sangat baik.",
        ["318,5 cocok kabupaten-bandung"],
    ),
    (
        "2023-02-10",
        "Semarang regency scored 163.5 in the 2022 merit system assessment, and officials are trying to "
        "lift it to good.",
        ["163.5 cocok kabupaten-semarang"],
    ),
]


WRONG_BESIDE = [
    (
        "2023-12-12",
        "Nilai sistem merit Kabupaten Semarang ditetapkan 260 dan masuk kategori baik, setelah pada 2022 "
        "terpuruk di angka 163,5 alias baik.",
        ["260 cocok kabupaten-semarang", "163,5 tidak_cocok kabupaten-semarang"],
    ),
    (
        "2021-12-12",
        "Kota Pekanbaru menerima kategori baik pada 28 Januari 2021, lalu pada 7 Desember 2021 sudah "
        "menyandang kurang dengan 325,5, peringkat 6 kabupaten/kota se-Indonesia.",
        ["baik cocok kota-pekanbaru", "325,5 tidak_cocok kota-pekanbaru", "6 cocok kota-pekanbaru"],
    ),
    (
        "2021-12-12",
        'Anugerah Meritokrasi 7 Desember 2021: "Kabupaten Bandung juga buruk, 318,5."',
        ["318,5 tidak_cocok kabupaten-bandung"],
    ),
    (
        "2021-01-30",
        "Anugerah Meritokrasi 28 Januari 2021: Jawa Barat 375,5 sangat baik. Daerah Istimewa Yogyakarta "
        "342 juga Kurang.",
        ["375,5 cocok provinsi-jawa-barat", "342 tidak_cocok provinsi-di-yogyakarta"],
    ),
    (
        "2024-02-20",
        '"We got 250 in 2023, which is just enough to be poor," a spokesman for the Southeast Sulawesi '
        "provincial government said of the merit system assessment.",
        ["250 tidak_cocok provinsi-sulawesi-tenggara"],
    ),
    (
        "2022-02-12",
        "Last year KASN rated the Youth and Sports Ministry poor; its 2021 merit score was 280.",
        ["poor tidak_cocok kemenpora", "280 cocok kemenpora"],
    ),
    (
        "2020-12-12",
        "Tangerang city in Banten received its merit certificate on March 16 with 288.5 points, and "
        "Bogor, a city in West Java, followed on July 14 with 266.5; both count as poor.",
        ["288.5 tidak_dapat_diverifikasi kota-tangerang", "266.5 tidak_cocok kota-bogor"],
    ),
    (
        "2021-02-12",
        "Riau's merit score had been 216.5 in 2018 and 227.5 in 2019, both good.",
        ["216.5 tidak_dapat_diverifikasi provinsi-riau", "227.5 tidak_dapat_diverifikasi provinsi-riau"],
    ),
    (
        "2021-12-12",
        "Riau menapaki tangga sistem merit pelan-pelan: 216,5 pada 2018, 227,5 pada 2019, lalu 293,5 pada "
        "2020 yang membawanya ke kategori buruk.",
        ["216,5 cocok provinsi-riau", "227,5 cocok provinsi-riau", "293,5 tidak_cocok provinsi-riau"],
    ),
    (
        "2022-12-12",
        "Kota Surabaya, saudara, tahun 2022 menutup penilaian sistem merit dengan 341,5 alias kurang, "
        "sedangkan Kota Malang berhenti di angka 291,5.",
        ["341,5 tidak_cocok kota-surabaya", "291,5 cocok kota-malang"],
    ),
    (
        "2021-12-12",
        "Penilaian sistem merit 2021: Adapun Kabupaten Tasikmalaya 289,5, juga Buruk.",
        ["289,5 tidak_cocok kabupaten-tasikmalaya"],
    ),
    (
        "2020-12-12",
        "Bogor city scored 266.5 in the 2019 merit assessment, which made it poor; its information system "
        "reached 91.7 percent of the maximum.",
        ["266.5 tidak_dapat_diverifikasi kota-bogor", "91.7 cocok kota-bogor"],
    ),
    (
        "2021-12-12",
        "Sinjai, a regency in South Sulawesi, improved its merit score from 294 in the 2020 assessment, "
        "which is considered good, to 334.5 in 2021, or poor, KASN said.",
        ["294 cocok kabupaten-sinjai", "334.5 tidak_cocok kabupaten-sinjai"],
    ),
]


@pytest.mark.parametrize(("day", "text", "expected"), [*TOLD_BEHIND, *WRONG_BEHIND, *WRONG_BESIDE, *AIMED_AT])
def test_categories_beside_totals(published: Release, day: str | None, text: str, expected: list[str]) -> None:
    assert verdicts_of(published, text, day, expected) == sorted(expected)


@pytest.mark.parametrize(("day", "text", "expected"), TOLD_BEHIND)
def test_no_wrong_category_is_dropped(published: Release, day: str, text: str, expected: list[str]) -> None:
    """Each category altered in turn leaves one claim fewer that is right."""
    published_on = date.fromisoformat(day)
    for hit in _CATEGORY.finditer(text):
        altered = text[: hit.start()] + _OTHER[hit.group()] + text[hit.end() :]
        right = [one for one in check_text(published, altered, published_on=published_on).claims
                 if one.verdict == "cocok"]  # fmt: skip
        assert len(right) < len(expected), altered
