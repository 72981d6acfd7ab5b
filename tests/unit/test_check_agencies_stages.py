"""Totals that are not final, lines of categories, aims, and numbers before their owner."""

from __future__ import annotations

import pytest

from analytics.warehouse import Release
from tests.verdicts import verdicts_of

PROVISIONAL_TOTALS_AND_LINES_OF_CATEGORIES = [
    (
        "2021-12-10",
        "149,5, itulah nilai sistem merit Kota Magelang pada 2021.",
        ["149,5 cocok kota-magelang"],
    ),
    (
        "2023-09-01",
        "149,5, nilai sistem merit Kota Magelang pada 2021, sudah lama dilupakan.",
        ["149,5 cocok kota-magelang"],
    ),
    (
        "2019-01-10",
        "Media di Kepulauan Riau mencatat pemetaan sistem merit 2018 memberi Kalimantan Utara 223.",
        ["223 cocok provinsi-kalimantan-utara"],
    ),
    (
        "2021-12-10",
        "Setelah mendapat nilai sistem merit 318,5 pada 2021, Kabupaten Bandung membidik kategori Sangat Baik.",
        ["318,5 cocok kabupaten-bandung"],
    ),
    (
        "2021-12-10",
        "Bandung regency got 318.5 in the 2021 merit assessment. The next step, its regent said, was the top category.",
        ["318.5 cocok kabupaten-bandung"],
    ),
    (
        "2021-03-24",
        "Kepala badan kepegawaian Kalimantan Timur menyebut nilai sistem merit provinsi itu merangkak dari 232 "
        "pada 2019 ke 240 pada 2020. Untuk tahun ini, hitungan sementara tim verifikasi baru sampai 239,5, "
        "belum menyentuh batas kategori baik, 250.",
        [
            "232 cocok provinsi-kalimantan-timur",
            "240 berbeda_antarsumber provinsi-kalimantan-timur",
            "239,5 cocok provinsi-kalimantan-timur",
            "250 cocok all",
        ],
    ),
    (
        "2021-06-10",
        "In the tally of the merit system presented in June 2021, which was not yet final, the Constitutional "
        "Court had 37.5 points for workforce planning. Its provisional total came to 327.",
        ["37.5 cocok mk", "327 cocok mk"],
    ),
    (
        "2020-11-01",
        "A calculation put forward in October 2020 would have left Riau at 248.5 in the merit system, an "
        "Insufficient score.",
        ["248.5 cocok provinsi-riau"],
    ),
    (
        "2021-04-01",
        "The provisional merit score of East Kalimantan this year is 239.5, not enough for the Good category, "
        "which begins at 250.",
        ["239.5 cocok provinsi-kalimantan-timur", "250 cocok all"],
    ),
    (
        "2021-03-30",
        "Nilai sementara sistem merit Kaltim per Maret 2021 sebesar 239,5.",
        ["239,5 cocok provinsi-kalimantan-timur"],
    ),
    (
        "2021-06-10",
        "Mahkamah Konstitusi diusulkan memperoleh nilai 327 dalam penilaian sistem merit 2021.",
        ["327 cocok mk"],
    ),
    (
        "2021-06-10",
        "For the Constitutional Court, verifiers have proposed a merit score of 327 this year.",
        ["327 cocok mk"],
    ),
    (
        "2022-10-01",
        "West Java's merit score was provisionally put at 392 in September 2022.",
        ["392 cocok provinsi-jawa-barat"],
    ),
    (
        "2023-12-09",
        "Nilai sistem merit Kabupaten Kudus 250,5 pada 2023, hampir menyentuh batas bawah kategori baik, yaitu "
        "250. Kabupaten Banyumas sedikit lebih aman dengan 262.",
        ["250,5 cocok kabupaten-kudus", "250 cocok all", "262 cocok kabupaten-banyumas"],
    ),
    (
        "2024-01-20",
        "Kudus regency was rated Good in the merit assessment of December 2023 with 250.5 points, hardly more "
        "than the minimum of 250 for that category. Neighbors with a larger cushion include Banyumas regency, "
        "on 262.",
        ["250.5 cocok kabupaten-kudus", "250 cocok all", "262 cocok kabupaten-banyumas"],
    ),
    (
        "2021-12-10",
        "With 325.5 points in the 2021 merit assessment, Pekanbaru only just cleared the 325 needed for the "
        "Very Good category.",
        ["325.5 cocok kota-pekanbaru", "325 cocok all"],
    ),
    (
        "2021-12-10",
        "Pekanbaru dengan 325,5 pada penilaian sistem merit 2021 nyaris menyentuh ambang Sangat Baik, 325.",
        ["325,5 cocok kota-pekanbaru", "325 cocok all"],
    ),
    (
        "2021-12-10",
        "Kota Bogor meraih 335,5 dalam sistem merit 2021. Wali kota berharap tahun depan tetap Sangat Baik.",
        ["335,5 cocok kota-bogor"],
    ),
    (
        "2021-12-10",
        "Kabupaten Bandung, dengan 318,5 dalam penilaian sistem merit 2021, menargetkan predikat Sangat Baik "
        "tahun depan dan nilai 330.",
        ["318,5 cocok kabupaten-bandung"],
    ),
    (
        "2021-12-08",
        "332 adalah nilai sistem merit Provinsi Jawa Timur yang diumumkan KASN di Surabaya, 7 Desember 2021.",
        ["332 cocok provinsi-jawa-timur"],
    ),
    (
        "2021-12-08",
        "The 332 points of East Java in the merit list of Dec. 7, 2021, and the 330 of Bali were both rated Very Good.",
        ["332 cocok provinsi-jawa-timur", "330 cocok provinsi-bali"],
    ),
    (
        "2021-06-10",
        "Mahkamah Konstitusi diusulkan memperoleh nilai 372 dalam penilaian sistem merit 2021.",
        ["372 tidak_cocok mk"],
    ),
]


@pytest.mark.parametrize(("day", "text", "expected"), PROVISIONAL_TOTALS_AND_LINES_OF_CATEGORIES)
def test_provisional_totals_and_lines_of_categories(
    published: Release, day: str | None, text: str, expected: list[str]
) -> None:
    assert verdicts_of(published, text, day, expected) == sorted(expected)
