"""Neighbours, provinces and capitals named only to say more of an agency."""

from __future__ import annotations

import pytest

from analytics.warehouse import Release
from tests.verdicts import verdicts_of

NEIGHBOURS_OWN_NOTHING = [
    (
        "2021-12-10",
        "Sinjai, a regency in South Sulawesi, and Wajo, its neighbor, got 334.5 and 333 points in the 2021 "
        "merit assessment.",
        ["334.5 cocok kabupaten-sinjai", "333 cocok kabupaten-wajo"],
    ),
    (
        "2021-12-10",
        "Bogor city, which beat Sinjai regency by a single point, had 335.5 in the 2021 merit assessment.",
        ["335.5 cocok kota-bogor"],
    ),
    (
        "2021-12-10",
        "The winners of the 2021 merit assessment were South Sulawesi, a province of 24 regencies and cities, "
        "with 340.5, and Bogor, a city near the capital, with 335.5.",
        ["340.5 cocok provinsi-sulawesi-selatan", "335.5 cocok kota-bogor"],
    ),
    (
        "2021-12-10",
        "Karawang, the regency that hosts most of the car industry, was fourth with 329.5 in the 2021 merit "
        "assessment, and Sumedang, where the state college of public administration is, fifth with 328.5.",
        ["fourth cocok kabupaten-karawang", "329.5 cocok kabupaten-karawang", "328.5 cocok kabupaten-sumedang"],
    ),
    (
        "2021-12-10",
        "If the list is anything to go by, Wajo (333) is now better run than most cities under the merit "
        "system of 2021.",
        ["333 cocok kabupaten-wajo"],
    ),
    (
        "2021-12-10",
        "Sinjai, yang bersama Wajo mewakili Sulawesi Selatan, mendapat 334,5 dalam penilaian sistem merit "
        "2021; Wajo sendiri 333.",
        ["334,5 cocok kabupaten-sinjai", "333 cocok kabupaten-wajo"],
    ),
    (
        "2021-12-10",
        "Kabupaten Malang, yang mengelilingi Kota Malang, mendapat 261 dalam penilaian sistem merit 2021, "
        "sedangkan Kota Malang 256,5.",
        ["261 cocok kabupaten-malang", "256,5 cocok kota-malang"],
    ),
    (
        "2021-12-10",
        "Salah satu yang naik kelas adalah Kabupaten Karawang, dari Baik pada 2020 ke Sangat Baik dengan nilai "
        "329,5 pada penilaian sistem merit 2021.",
        ["Baik cocok kabupaten-karawang", "329,5 cocok kabupaten-karawang"],
    ),
    (
        "2022-12-10",
        "The commission's Dec. 8 merit list names West Java (396.5), which has 27 regencies and cities, North "
        "Sumatra (333.5) and West Sumatra (332).",
        ["396.5 cocok provinsi-jawa-barat", "333.5 cocok provinsi-sumatera-utara", "332 cocok provinsi-sumatera-barat"],
    ),
    (
        "2021-12-10",
        "Of the 10 regional governments rated Very Good in the merit assessment of 2021, South Sulawesi "
        "(340.5), Central Java (335.5) and East Java (332) are the top three.",
        ["340.5 cocok provinsi-sulawesi-selatan", "335.5 cocok provinsi-jawa-tengah", "332 cocok provinsi-jawa-timur"],
    ),
    (
        "2021-12-10",
        "Among the ministries, Industry scored 355.5 and Law and Human Rights 336.5 in the merit list of Jan. "
        "28, 2021, ahead of the Research and Technology Ministry's 335.5.",
        ["355.5 cocok kemenperin", "336.5 cocok kemenkumham", "335.5 cocok kemenristek-brin"],
    ),
    (
        "2021-12-10",
        "The Manpower, Social Affairs and Energy and Mineral Resources ministries were all rated Very Good in "
        "the merit awards of Dec. 7, 2021.",
        ["Very_Good cocok kemnaker", "Very_Good cocok kemensos", "Very_Good cocok kementerian-esdm"],
    ),
    (
        "2021-12-10",
        "Kementerian Perindustrian mencatat 355,5. Nilai sistem merit kementerian itu, menurut KASN pada 28 "
        "Januari 2021, di atas Kementerian Hukum dan HAM yang mendapat 336,5.",
        ["355,5 cocok kemenperin", "336,5 cocok kemenkumham"],
    ),
    (
        "2021-12-10",
        "Neither Malang city (256.5) nor Malang regency (261) came close to the 325 points needed for a Very "
        "Good rating in the 2021 merit assessment.",
        ["256.5 cocok kota-malang", "261 cocok kabupaten-malang", "325 cocok all"],
    ),
    (
        "2021-12-10",
        "In the 2021 merit assessment, Pekanbaru's 325.5 points were half a point above the line, Sumedang's "
        "328.5 three and a half.",
        ["325.5 cocok kota-pekanbaru", "328.5 cocok kabupaten-sumedang"],
    ),
]


@pytest.mark.parametrize(("day", "text", "expected"), NEIGHBOURS_OWN_NOTHING)
def test_neighbours_own_nothing(published: Release, day: str | None, text: str, expected: list[str]) -> None:
    assert verdicts_of(published, text, day, expected) == sorted(expected)
