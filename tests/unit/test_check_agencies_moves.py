"""Moves between months and years, categories in small letters, years in brackets."""

from __future__ import annotations

import pytest

from analytics.warehouse import Release
from tests.verdicts import verdicts_of

MOVES_OF_SINGLE_AGENCIES = [
    (
        "2020-12-05",
        "The merit certificate went to Yogyakarta province, rated Very Good, on Dec. 3, 2020. The province had "
        "been in the good category of the merit system last year.",
        ["good cocok provinsi-di-yogyakarta"],
    ),
    (
        "2021-02-01",
        "West Java got 375.5 points in the merit list of Jan. 28, 2021. The provincial government was rated very good.",
        ["375.5 cocok provinsi-jawa-barat", "very_good cocok provinsi-jawa-barat"],
    ),
    (
        "2020-11-14",
        "The Bandung municipality was declared very good in the merit system on Nov. 12, 2020.",
        ["very_good cocok kota-bandung"],
    ),
    (
        "2021-12-10",
        "East Kalimantan received a good rating for its merit system. The province had given itself 288 in "
        "2020, only for KASN's verifiers to come back with 246.",
        [
            "good cocok provinsi-kalimantan-timur",
            "288 cocok provinsi-kalimantan-timur",
            "246 berbeda_antarsumber provinsi-kalimantan-timur",
        ],
    ),
    (
        "2021-10-11",
        "The State-Owned Enterprises (SOEs) Ministry and the Finance Ministry, each with a merit score of 391 "
        "for 2021, top the list.",
        ["391 cocok kementerian-bumn", "391 cocok kemenkeu"],
    ),
    (
        "2021-12-10",
        "East Java climbs to third in merit ranking of provinces for 2021",
        ["third cocok provinsi-jawa-timur"],
    ),
    (
        "2021-12-10",
        "Aceh was pronounced Good and Bali Very Good at the merit awards of Dec. 7, 2021.",
        ["Good cocok provinsi-aceh", "Very_Good cocok provinsi-bali"],
    ),
    (
        "2021-12-10",
        "Kabupaten Sinjai dinyatakan sangat baik dalam penilaian sistem merit 2021, sama seperti Kabupaten Wajo.",
        ["sangat_baik cocok kabupaten-sinjai"],
    ),
    (
        "2021-12-10",
        "Kota Bukittinggi dan Kota Payakumbuh dinyatakan baik pada penilaian sistem merit 2020.",
        ["baik cocok kota-bukittinggi", "baik cocok kota-payakumbuh"],
    ),
    (
        "2022-12-10",
        "The Gorontalo municipality and the Nias and Banyuwangi regencies were among those rated Good at the "
        "merit awards of Dec. 8, 2022.",
        ["Good cocok kota-gorontalo", "Good cocok kabupaten-nias", "Good cocok kabupaten-banyuwangi"],
    ),
    (
        "2021-12-10",
        "Nilai sistem merit: Kota Bogor (335,5; 2021) dan Kota Tangerang (288,5; 2019).",
        ["335,5 cocok kota-bogor", "288,5 cocok kota-tangerang"],
    ),
    (
        "2022-12-10",
        "Juara tahun ini Kota Tangerang (366). Juara penilaian sistem merit tahun lalu, Kota Bogor, meraih 335,5.",
        ["366 cocok kota-tangerang", "335,5 cocok kota-bogor"],
    ),
    (
        "2021-12-10",
        "Pada Januari lalu Kabupaten Sumedang menerima anugerah sistem merit dengan nilai 301,5; kini, "
        "Desember 2021, nilainya 328,5.",
        ["301,5 cocok kabupaten-sumedang", "328,5 cocok kabupaten-sumedang"],
    ),
    (
        "2021-12-10",
        "In January Sumedang regency took a merit award with 301.5 points; in December it had 328.5.",
        ["301.5 cocok kabupaten-sumedang", "328.5 cocok kabupaten-sumedang"],
    ),
    (
        "2021-12-10",
        "Jawa Tengah, yang pada Januari mendapat 289 dan berpredikat baik dalam sistem merit, pada Desember "
        "mendapat 335,5 dan berpredikat sangat baik.",
        ["289 cocok provinsi-jawa-tengah", "335,5 cocok provinsi-jawa-tengah"],
    ),
    (
        "2021-12-10",
        "Setelah mengumpulkan 280 poin pada penilaian sistem merit 2020, Kabupaten Tasikmalaya hanya bertambah "
        "9,5 poin setahun kemudian, menjadi 289,5.",
        ["280 cocok kabupaten-tasikmalaya", "9,5 bukan_klaim_merit", "289,5 cocok kabupaten-tasikmalaya"],
    ),
    (
        "2021-12-10",
        "Riau menembus 297,5 pada penilaian sistem merit 2021, cuma naik empat poin dari 293,5 pada anugerah "
        "sebelumnya.",
        ["297,5 cocok provinsi-riau", "293,5 cocok provinsi-riau"],
    ),
]


@pytest.mark.parametrize(("day", "text", "expected"), MOVES_OF_SINGLE_AGENCIES)
def test_moves_of_single_agencies(published: Release, day: str | None, text: str, expected: list[str]) -> None:
    assert verdicts_of(published, text, day, expected) == sorted(expected)
