"""Two totals of one agency, pairs of agencies, each judged with its own year."""

from __future__ import annotations

import pytest

from analytics.warehouse import Release
from tests.verdicts import verdicts_of

CHANGES_OF_ONE_AGENCY = [
    (
        "2022-12-05",
        "Pada 2022 dua belas daerah di Jawa Tengah berkategori baik dalam sistem merit, termasuk Sukoharjo "
        "yang melesat dari 65,5 pada 2021 menjadi 267,5.",
        ["65,5 cocok kabupaten-sukoharjo", "267,5 cocok kabupaten-sukoharjo"],
    ),
    (
        "2022-12-09",
        "Anugerah Meritokrasi diserahkan KASN pada Kamis (8/12/2022). Nilai Pemerintah Provinsi Jawa Barat "
        "mencapai 396,5, lebih tinggi daripada 375,5 yang diperolehnya pada 2020. Sumatera Utara mengantongi "
        "333,5 dan Sumatera Barat 332.",
        [
            "396,5 cocok provinsi-jawa-barat",
            "375,5 cocok provinsi-jawa-barat",
            "333,5 cocok provinsi-sumatera-utara",
            "332 cocok provinsi-sumatera-barat",
        ],
    ),
    (
        "2021-12-08",
        "Merit awards were handed over in Surabaya on Tuesday. West Kalimantan finished at the head of the "
        "Good list. Its 313 points compare with the 202 it was given in the mapping of 2018.",
        ["313 cocok provinsi-kalimantan-barat", "202 cocok provinsi-kalimantan-barat"],
    ),
    (
        "2024-01-20",
        "In the merit system Sukoharjo regency, which had only 65.5 points in 2021, stood at 267.5 a year later.",
        ["65.5 cocok kabupaten-sukoharjo", "267.5 cocok kabupaten-sukoharjo"],
    ),
    (
        None,
        "Kota Tangerang konsisten naik dalam penilaian sistem merit: nilainya 288,5 pada 2019, lalu 366 pada 2022.",
        ["288,5 cocok kota-tangerang", "366 cocok kota-tangerang"],
    ),
    (
        None,
        "Riau's merit score has climbed steadily: 216.5 points in 2018, 227.5 in 2019 and, in the list read "
        "out on Jan. 28, 2021, 293.5.",
        ["216.5 cocok provinsi-riau", "227.5 cocok provinsi-riau", "293.5 cocok provinsi-riau"],
    ),
    (
        "2023-12-08",
        "Dalam Anugerah Meritokrasi KASN, Kamis (7/12/2023), Kabupaten Semarang melompat ke 260 dari 163,5 "
        "setahun sebelumnya.",
        ["260 cocok kabupaten-semarang", "163,5 cocok kabupaten-semarang"],
    ),
    (
        "2022-12-10",
        "Kabupaten Bojonegoro yang pada 2021 bernilai 140 kini memperoleh 277,5 dalam penilaian sistem merit "
        "KASN. Kota Malang pun beranjak, dari 256,5 pada 2021 menjadi 291,5.",
        [
            "140 cocok kabupaten-bojonegoro",
            "277,5 cocok kabupaten-bojonegoro",
            "256,5 cocok kota-malang",
            "291,5 cocok kota-malang",
        ],
    ),
    (
        "2022-12-09",
        "West Java scored 396.5 at the merit awards on Dec. 8, better than the 375.5 it recorded in 2020.",
        ["396.5 cocok provinsi-jawa-barat", "375.5 cocok provinsi-jawa-barat"],
    ),
    (
        "2022-12-09",
        "At Thursday's merit awards West Java topped the list with 396.5 points, against 375.5 in 2020.",
        ["396.5 cocok provinsi-jawa-barat", "375.5 cocok provinsi-jawa-barat"],
    ),
    (
        "2022-12-09",
        "At Thursday's merit awards West Java collected 396.5 points, compared with 375.5 two years earlier.",
        ["396.5 cocok provinsi-jawa-barat", "375.5 cocok provinsi-jawa-barat"],
    ),
    (
        "2022-12-09",
        "Pada Anugerah Meritokrasi Kamis (8/12), Jawa Barat mengoleksi 396,5 poin. Angka itu melewati 375,5 "
        "yang dicapai pada penilaian 2020.",
        ["396,5 cocok provinsi-jawa-barat", "375,5 cocok provinsi-jawa-barat"],
    ),
    (
        "2021-12-09",
        "Kalimantan Barat mendapat 313 poin pada Anugerah Meritokrasi 7 Desember 2021, jauh di atas 202 hasil "
        "pemetaan 2018.",
        ["313 cocok provinsi-kalimantan-barat", "202 cocok provinsi-kalimantan-barat"],
    ),
    (
        "2021-12-09",
        "Dalam daftar sistem merit yang diumumkan KASN Selasa lalu, Kabupaten Sinjai bernilai 334,5, "
        "bandingkan dengan 294 pada 2020.",
        ["334,5 cocok kabupaten-sinjai", "294 cocok kabupaten-sinjai"],
    ),
    (
        None,
        "The merit score of Magelang city went from 149.5 in 2021 to 273 in 2022 and 337.5 in 2023.",
        ["149.5 cocok kota-magelang", "273 cocok kota-magelang", "337.5 cocok kota-magelang"],
    ),
    (
        "2023-09-14",
        "Nilai sistem merit Kota Magelang pada 2021 hanya 149,5. Setahun kemudian naik ke 273.",
        ["149,5 cocok kota-magelang", "273 cocok kota-magelang"],
    ),
    (
        "2022-12-10",
        "Malang regency improved its merit score to 299.5 this year after 261 in 2021.",
        ["299.5 cocok kabupaten-malang", "261 cocok kabupaten-malang"],
    ),
    (
        "2022-12-10",
        "Malang regency's merit score of 299.5 is well above the 261 it got in 2021.",
        ["299.5 cocok kabupaten-malang", "261 cocok kabupaten-malang"],
    ),
    (
        "2024-02-01",
        "In the merit assessment of 2023 Semarang regency had 260 points, a far cry from the 163.5 of 2022.",
        ["260 cocok kabupaten-semarang", "163.5 cocok kabupaten-semarang"],
    ),
    (
        "2022-12-12",
        "Skor sistem merit Pemkot Tangerang tahun ini 366, terpaut jauh dari 288,5 yang dicatatnya untuk "
        "penilaian 2019.",
        ["366 cocok kota-tangerang", "288,5 cocok kota-tangerang"],
    ),
    (
        "2021-12-10",
        "Nilai sistem merit Kabupaten Sumedang 328,5 pada tahun ini, sedangkan pada 2020 nilainya 301,5.",
        ["328,5 cocok kabupaten-sumedang", "301,5 cocok kabupaten-sumedang"],
    ),
    (
        "2022-12-09",
        "Dibandingkan dengan 375,5 pada 2020, nilai sistem merit Jawa Barat tahun ini, 396,5, jelas lebih tinggi.",
        ["375,5 cocok provinsi-jawa-barat", "396,5 cocok provinsi-jawa-barat"],
    ),
    (
        "2021-12-09",
        "Kabupaten Wajo mengumpulkan 289 dalam sistem merit 2020 dan setahun kemudian 333.",
        ["289 cocok kabupaten-wajo", "333 cocok kabupaten-wajo"],
    ),
    (
        "2022-12-02",
        "Having had only 65.5 points in the merit assessment of 2021, Sukoharjo regency finished 2022 with 267.5.",
        ["65.5 cocok kabupaten-sukoharjo", "267.5 cocok kabupaten-sukoharjo"],
    ),
    (
        "2022-12-10",
        "Bojonegoro regency got 277.5 points in the merit system this year; in 2021 it had 140.",
        ["277.5 cocok kabupaten-bojonegoro", "140 cocok kabupaten-bojonegoro"],
    ),
    (
        "2022-12-09",
        "KASN menyerahkan Anugerah Meritokrasi, Kamis (8/12/2022). Nilai Jawa Barat 396,5, lebih tinggi "
        "daripada 357,5 yang diperolehnya pada 2020.",
        ["396,5 cocok provinsi-jawa-barat", "357,5 tidak_cocok provinsi-jawa-barat"],
    ),
    (
        "2022-12-05",
        "Sukoharjo melesat dari 165,5 pada 2021 menjadi 267,5 dalam penilaian sistem merit 2022.",
        ["165,5 tidak_cocok kabupaten-sukoharjo", "267,5 cocok kabupaten-sukoharjo"],
    ),
]

PAIRS_OF_AGENCIES = [
    (
        "2022-12-12",
        "Kabupaten Malang unggul atas Kota Malang dalam dua penilaian sistem merit berturut-turut: 261 "
        "berbanding 256,5 pada 2021, kemudian 299,5 berbanding 291,5 pada 2022.",
        [
            "261 cocok kabupaten-malang",
            "256,5 cocok kota-malang",
            "299,5 cocok kabupaten-malang",
            "291,5 cocok kota-malang",
        ],
    ),
    (
        "2022-12-12",
        "Malang regency beat Malang city in two merit assessments in a row: 261 to 256.5 in 2021 and 299.5 to "
        "291.5 in 2022.",
        [
            "261 cocok kabupaten-malang",
            "256.5 cocok kota-malang",
            "299.5 cocok kabupaten-malang",
            "291.5 cocok kota-malang",
        ],
    ),
    (
        "2022-12-12",
        "Dua kali Sinjai mengalahkan Wajo dalam sistem merit: 294 lawan 289 pada 2020, lalu 334,5 lawan 333 pada 2021.",
        [
            "294 cocok kabupaten-sinjai",
            "289 cocok kabupaten-wajo",
            "334,5 cocok kabupaten-sinjai",
            "333 cocok kabupaten-wajo",
        ],
    ),
    (
        "2023-12-08",
        "Anugerah Meritokrasi KASN, Kamis (7/12/2023). Pemerintah Provinsi Banten dan Gorontalo masing-masing "
        "mengumpulkan 330,5 dan 327.",
        ["330,5 cocok provinsi-banten", "327 cocok provinsi-gorontalo"],
    ),
    (
        "2023-12-08",
        "At the merit awards of Dec. 7, 2023, Banten and Gorontalo provinces had 330.5 and 327 points respectively.",
        ["330.5 cocok provinsi-banten", "327 cocok provinsi-gorontalo"],
    ),
    (
        "2022-12-09",
        "Dalam Anugerah Meritokrasi Kamis (8/12/2022), Sumatera Utara mendapat 333,5 dan Sumatera Barat 332.",
        ["333,5 cocok provinsi-sumatera-utara", "332 cocok provinsi-sumatera-barat"],
    ),
    (
        "2022-12-09",
        "In the merit awards of Dec. 8, 2022, North Sumatra had 333.5 points and West Sumatra 332.",
        ["333.5 cocok provinsi-sumatera-utara", "332 cocok provinsi-sumatera-barat"],
    ),
    (
        "2021-12-10",
        "Nilai sistem merit 2021 Kabupaten Sinjai dan Wajo berturut-turut 334,5 dan 333.",
        ["334,5 cocok kabupaten-sinjai", "333 cocok kabupaten-wajo"],
    ),
    (
        "2021-12-10",
        "With 334.5 and 333 points respectively in the 2021 merit assessment, Sinjai and Wajo regencies made "
        "the Very Good list.",
        ["334.5 cocok kabupaten-sinjai", "333 cocok kabupaten-wajo"],
    ),
    (
        "2021-12-10",
        "Sinjai regency, at 334.5, edged out its neighbor Wajo, at 333, in the 2021 merit assessment.",
        ["334.5 cocok kabupaten-sinjai", "333 cocok kabupaten-wajo"],
    ),
    (
        "2021-12-10",
        "Skor merit 2021: Kota Mojokerto 288, Kabupaten Mojokerto 263.",
        ["288 cocok kota-mojokerto", "263 cocok kabupaten-mojokerto"],
    ),
    (
        "2021-12-10",
        "Mojokerto city scored 288 in the 2021 merit assessment, the regency of the same name 263.",
        ["288 cocok kota-mojokerto", "263 cocok kabupaten-mojokerto"],
    ),
    (
        "2021-12-10",
        "Kota dan Kabupaten Mojokerto sama-sama berkategori baik dalam sistem merit 2021, masing-masing dengan "
        "nilai 288 dan 263.",
        ["288 cocok kota-mojokerto", "263 cocok kabupaten-mojokerto"],
    ),
    (
        "2021-12-10",
        "Both Malang city (256.5) and Malang regency (261) were rated Good in the 2021 merit system assessment.",
        ["256.5 cocok kota-malang", "261 cocok kabupaten-malang"],
    ),
    (
        "2022-12-12",
        "Nilai sistem merit Kota Malang dan Kabupaten Malang naik dari 256,5 dan 261 pada 2021 menjadi 291,5 "
        "dan 299,5 pada 2022.",
        [
            "256,5 cocok kota-malang",
            "261 cocok kabupaten-malang",
            "291,5 cocok kota-malang",
            "299,5 cocok kabupaten-malang",
        ],
    ),
    (
        "2021-12-10",
        "Jawa Timur meraih 332 dan Bali 330 pada penilaian sistem merit 2021, sementara Jawa Tengah 335,5.",
        ["332 cocok provinsi-jawa-timur", "330 cocok provinsi-bali", "335,5 cocok provinsi-jawa-tengah"],
    ),
    (
        "2021-02-01",
        "Pada daftar sistem merit KASN 28 Januari 2021, Jakarta mengantongi 290, hanya unggul satu poin dari "
        "Jawa Tengah, 289.",
        ["290 cocok provinsi-dki-jakarta", "289 cocok provinsi-jawa-tengah"],
    ),
    (
        "2021-02-01",
        "BKKBN 364.5, BPOM 364: half a point separated the two agencies in the merit list of Jan. 28, 2021.",
        ["364.5 cocok bkkbn", "364 cocok bpom"],
    ),
    (
        "2021-12-09",
        "Hasil penilaian sistem merit 2021 di Jawa Timur: Kota Malang 256,5 vs Kabupaten Malang 261.",
        ["256,5 cocok kota-malang", "261 cocok kabupaten-malang"],
    ),
    (
        "2022-12-12",
        "Kabupaten Malang unggul atas Kota Malang dalam dua penilaian sistem merit berturut-turut: 261 "
        "berbanding 256,5 pada 2021, kemudian 309 berbanding 291,5 pada 2022.",
        [
            "261 cocok kabupaten-malang",
            "256,5 cocok kota-malang",
            "309 tidak_cocok kabupaten-malang",
            "291,5 cocok kota-malang",
        ],
    ),
]


@pytest.mark.parametrize(("day", "text", "expected"), CHANGES_OF_ONE_AGENCY)
def test_changes_of_one_agency(published: Release, day: str | None, text: str, expected: list[str]) -> None:
    assert verdicts_of(published, text, day, expected) == sorted(expected)


@pytest.mark.parametrize(("day", "text", "expected"), PAIRS_OF_AGENCIES)
def test_pairs_of_agencies(published: Release, day: str | None, text: str, expected: list[str]) -> None:
    assert verdicts_of(published, text, day, expected) == sorted(expected)
