"""What stands between commas, lines below years, and totals told with their places."""

from __future__ import annotations

import pytest

from analytics.warehouse import Release
from tests.verdicts import verdicts_of

ASIDES_COLUMNS_AND_PLACES = [
    (
        "2022-12-09",
        "West Java reached 396.5 points at the merit awards of Dec. 8, 2022. Tangerang, an industrial city "
        "bordering the capital, posted 366.",
        ["396.5 cocok provinsi-jawa-barat", "366 cocok kota-tangerang"],
    ),
    (
        "2023-10-02",
        "Magelang, a garrison city in Central Java, went from 149.5 in 2021 to 273 in 2022 in the merit "
        "system, the city secretary said.",
        ["149.5 cocok kota-magelang", "273 cocok kota-magelang"],
    ),
    (
        "2021-12-09",
        "Bogor city south of Jakarta was first in the merit assessment of 2021 with 335.5 points.",
        ["first cocok kota-bogor", "335.5 cocok kota-bogor"],
    ),
    (
        "2022-12-09",
        "Tangerang in Banten, a city of 1.9 million people that serves as a dormitory for Jakarta, came first "
        "among regencies and cities in the 2022 merit assessment with 366.",
        ["first cocok kota-tangerang", "366 cocok kota-tangerang"],
    ),
    (
        "2021-12-10",
        "None of them could match Bogor, the West Java hill city that headed the 2021 merit table of regencies "
        "and cities on 335.5, or Sinjai in South Sulawesi, which had 334.5.",
        ["335.5 cocok kota-bogor", "334.5 cocok kabupaten-sinjai"],
    ),
    (
        "2021-12-10",
        "Mojokerto, a small city near Surabaya, was given 288 points in the 2021 merit assessment, while "
        "Malang, the regency around the cool hill city, had 261.",
        ["288 cocok kota-mojokerto", "261 cocok kabupaten-malang"],
    ),
    (
        "2021-12-09",
        "Bogor, kota hujan di selatan Jakarta, meraih nilai sistem merit 335,5 pada 2021.",
        ["335,5 cocok kota-bogor"],
    ),
    (
        "2021-12-09",
        "Tangerang, kota industri di Provinsi Banten, mencatat nilai sistem merit 288,5 untuk 2019.",
        ["288,5 cocok kota-tangerang"],
    ),
    (
        "2021-12-09",
        "Sinjai, kabupaten kecil di Sulawesi Selatan, mengumpulkan 334,5 dalam sistem merit 2021.",
        ["334,5 cocok kabupaten-sinjai"],
    ),
    (
        "2021-12-10",
        "East Kalimantan, where the government plans to build a new capital, also received a Good award at the "
        "merit awards of Dec. 7, 2021.",
        ["Good cocok provinsi-kalimantan-timur"],
    ),
    (
        "2021-12-10",
        "East Kalimantan, which hopes to host the new capital, was told its verified merit score for 2020 was 240.",
        ["240 berbeda_antarsumber provinsi-kalimantan-timur"],
    ),
    (
        "2021-12-10",
        "Kalimantan Timur, yang akan menjadi tuan rumah ibu kota baru, menerima predikat Baik pada Anugerah "
        "Meritokrasi 7 Desember 2021.",
        ["Baik cocok provinsi-kalimantan-timur"],
    ),
    (
        "2021-12-10",
        "Kabupaten Bandung, yang menargetkan investasi besar tahun ini, mendapat nilai 318,5 pada penilaian "
        "sistem merit 2021.",
        ["318,5 cocok kabupaten-bandung"],
    ),
    (
        "2021-12-26",
        "Perubahan nilai sistem merit 2020 ke 2021:\n"
        "• Pemprov Sulawesi Selatan: 310,5 menjadi 340,5\n"
        "• Kabupaten Sinjai: 294 menjadi 334,5\n"
        "• Kabupaten Wajo: 289 menjadi 333",
        [
            "310,5 cocok provinsi-sulawesi-selatan",
            "340,5 cocok provinsi-sulawesi-selatan",
            "294 cocok kabupaten-sinjai",
            "334,5 cocok kabupaten-sinjai",
            "289 cocok kabupaten-wajo",
            "333 cocok kabupaten-wajo",
        ],
    ),
    (
        "2021-12-26",
        "Merit scores, 2020 and 2021\n\nSouth Sulawesi: 310.5 to 340.5\nSinjai regency: 294 to 334.5",
        [
            "310.5 cocok provinsi-sulawesi-selatan",
            "340.5 cocok provinsi-sulawesi-selatan",
            "294 cocok kabupaten-sinjai",
            "334.5 cocok kabupaten-sinjai",
        ],
    ),
    (
        "2023-12-17",
        "Kota Magelang naik kelas dalam sistem merit. Lompatan paling jauh justru tercatat di Kabupaten "
        "Sukoharjo: dari 65,5 pada 2021 menjadi 267,5 pada 2022.",
        ["65,5 cocok kabupaten-sukoharjo", "267,5 cocok kabupaten-sukoharjo"],
    ),
    (
        "2022-12-18",
        "Bila sistem merit hendak dicari contohnya di daerah, Kota Tangerang layak disebut: nilainya 288,5 "
        "pada penilaian 2019, lalu 366 pada 2022.",
        ["288,5 cocok kota-tangerang", "366 cocok kota-tangerang"],
    ),
    (
        "2023-12-17",
        "Di dinding balai kota tergantung grafik. Batang pertamanya pendek: 149,5, nilai sistem merit Kota "
        "Magelang pada 2021.",
        ["149,5 cocok kota-magelang"],
    ),
    (
        "2020-07-15",
        "Kota Bogor meraih 266,5 dalam penilaian sistem merit 2019. Pengadaan, promosi dan mutasi, serta "
        "perlindungan dan pelayanan masing-masing 75 persen.",
        ["75 cocok kota-bogor", "75 cocok kota-bogor", "75 cocok kota-bogor"],
    ),
    (
        "2020-07-15",
        "Bogor city got 266.5 in the 2019 merit assessment. Recruitment, promotion and transfer, and "
        "protection and services stood at 75 percent each.",
        ["75 cocok kota-bogor", "75 cocok kota-bogor", "75 cocok kota-bogor"],
    ),
    (
        "2021-02-03",
        "Riau was awarded 293.5 points in the merit list of Jan. 28, 2021, the second-best among provinces in "
        "the Good category, behind South Sulawesi with 310.5 and ahead of Jakarta, which got 290.",
        [
            "293.5 cocok provinsi-riau",
            "second cocok provinsi-riau",
            "310.5 cocok provinsi-sulawesi-selatan",
            "290 cocok provinsi-dki-jakarta",
        ],
    ),
    (
        "2021-12-10",
        "The 2018 merit figures for Kalimantan were 231 in South Kalimantan, 223 in North Kalimantan and 166 "
        "in Central Kalimantan.",
        [
            "231 cocok provinsi-kalimantan-selatan",
            "223 cocok provinsi-kalimantan-utara",
            "166 cocok provinsi-kalimantan-tengah",
        ],
    ),
    (
        "2021-10-11",
        "The State-Owned Enterprises Ministry and the Finance Ministry each hold a merit score of 391 in 2021, "
        "KASN said.",
        ["391 cocok kementerian-bumn", "391 cocok kemenkeu"],
    ),
    (
        "2024-01-21",
        "Sembilan provinsi menyabet predikat Sangat Baik dalam penilaian sistem merit 2023, di antaranya "
        "Banten dengan nilai 330,5 dan Gorontalo dengan 327.",
        ["330,5 cocok provinsi-banten", "327 cocok provinsi-gorontalo"],
    ),
    (
        "2021-12-08",
        "Sinjai regency improved from 294 in the 2020 merit assessment, which is considered Good, to 334.5 in "
        "2021, or Very Good, KASN said.",
        ["294 cocok kabupaten-sinjai", "334.5 cocok kabupaten-sinjai"],
    ),
    (
        "2021-06-11",
        "Agam regency stands at 275 in the merit system, enough for the Good category, in a provisional tally "
        "drawn up by the verification team this year.",
        ["275 cocok kabupaten-agam"],
    ),
    (
        "2021-12-10",
        "East Java hosted this year's merit awards on Dec. 7, 2021, although its cities still trail those of "
        "South Sulawesi and West Java. The provincial administration was placed third with 332 points.",
        ["third cocok provinsi-jawa-timur", "332 cocok provinsi-jawa-timur"],
    ),
]


@pytest.mark.parametrize(("day", "text", "expected"), ASIDES_COLUMNS_AND_PLACES)
def test_asides_columns_and_places(published: Release, day: str | None, text: str, expected: list[str]) -> None:
    assert verdicts_of(published, text, day, expected) == sorted(expected)
