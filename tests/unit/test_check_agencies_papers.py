"""Papers: whom a total is of in longer reports, shared totals, and figures that are wrong."""

from __future__ import annotations

import pytest

from analytics.warehouse import Release
from tests.verdicts import verdicts_of

PAPERS_ON_SINGLE_AGENCIES = [
    (
        "2021-12-10",
        "Meritocracy pays off for Central Java\n\n"
        "SEMARANG – Fewer than a third of the country's provinces were called Very Good when the State Civil "
        "Apparatus Commission (KASN) read out the results of its merit system assessment on Tuesday, and "
        "Central Java was the runner-up among them.\n\n"
        "The province's total of 335.5 points was 46.5 points better than the 289 it had to content itself "
        "with in January. South Sulawesi, the winner, had 340.5; East Java and Bali, in third and fourth "
        "place, had 332 and 330.\n\n"
        "Below them, a dozen administrations had to make do with the Good label. West Kalimantan leads that "
        "group on 313.",
        [
            "335.5 cocok provinsi-jawa-tengah",
            "289 cocok provinsi-jawa-tengah",
            "340.5 cocok provinsi-sulawesi-selatan",
            "332 cocok provinsi-jawa-timur",
            "330 cocok provinsi-bali",
            "313 cocok provinsi-kalimantan-barat",
        ],
    ),
    (
        "2022-12-12",
        "How Sukoharjo did it\n\n"
        "In 2021 the Sukoharjo administration was, by the reckoning of the merit commission, one of the worst "
        "employers in Central Java: 65.5 points out of a possible 400. This year's tally of 267.5 earned it a "
        "Good certificate.\n\n"
        '"We started from zero," the regent said. Semarang regency, next door, is still stuck at 163.5.',
        ["65.5 cocok kabupaten-sukoharjo", "267.5 cocok kabupaten-sukoharjo", "163.5 cocok kabupaten-semarang"],
    ),
    (
        "2021-02-05",
        "The merit commission's January list is headed by West Java (375.5), the Family Planning Agency BKKBN "
        "(364.5) and the Food and Drug Monitoring Agency BPOM (364). The Industry Ministry is next with 355.5. "
        "Yogyakarta, at 342, completes the top five.",
        [
            "375.5 cocok provinsi-jawa-barat",
            "364.5 cocok bkkbn",
            "364 cocok bpom",
            "355.5 cocok kemenperin",
            "342 tidak_dapat_diverifikasi",
        ],
    ),
    (
        "2021-12-10",
        "Data box: Merit system 2021, rated Good\n"
        "Mojokerto city 288\n"
        "Probolinggo city 271.5\n"
        "Mojokerto regency 263\n"
        "Malang regency 261\n"
        "Malang city 256.5",
        [
            "288 cocok kota-mojokerto",
            "271.5 cocok kota-probolinggo",
            "263 cocok kabupaten-mojokerto",
            "261 cocok kabupaten-malang",
            "256.5 cocok kota-malang",
        ],
    ),
    (
        "2021-12-10",
        "The regent of Karawang was in a good mood on Tuesday. Her regency had just been named one of the six "
        "best in the merit system among regencies and cities, with a score of 329.5 that secures it fourth "
        "place.",
        ["329.5 cocok kabupaten-karawang", "fourth cocok kabupaten-karawang"],
    ),
    (
        "2022-12-10",
        "Padang Panjang landed right on the line for a Very Good rating in the merit awards of Dec. 8, 2022: 325.",
        ["325 cocok kota-padang-panjang"],
    ),
    (
        "2022-12-10",
        "West Sumatra improved from 270 points in the 2020 merit assessment to 332 in this year's, and moved "
        "from Good to Very Good.",
        ["270 cocok provinsi-sumatera-barat", "332 cocok provinsi-sumatera-barat"],
    ),
    (
        "2022-12-10",
        "North Sumatra's administration, rated only Good a year ago, was promoted to the Very Good class with "
        "333.5 points in the merit system assessment of 2022.",
        ["Good cocok provinsi-sumatera-utara", "333.5 cocok provinsi-sumatera-utara"],
    ),
    (
        "2021-12-11",
        "Kemnaker, the Manpower Ministry, obtained 331 points in the 2021 merit assessment and was upgraded to "
        "Very Good.",
        ["331 cocok kemnaker"],
    ),
    (
        "2021-12-11",
        "Of the two Tasikmalaya administrations, only the regency was on the 2021 merit list, with 289.5 "
        "points, up from 280.",
        ["289.5 cocok kabupaten-tasikmalaya"],
    ),
    (
        "2021-12-11",
        "The South Sulawesi trio of Sinjai (334.5), Wajo (333) and the provincial administration (340.5) all "
        "made the Very Good grade in the 2021 merit assessment.",
        ["334.5 cocok kabupaten-sinjai", "333 cocok kabupaten-wajo", "340.5 cocok provinsi-sulawesi-selatan"],
    ),
    (
        "2021-12-11",
        "Merit scores published by KASN show the Corruption Eradication Commission at 362.5, the Environment "
        "and Forestry Ministry at 335.5 and the Youth and Sports Ministry at 280 for 2021.",
        ["362.5 cocok kpk", "335.5 cocok klhk", "280 cocok kemenpora"],
    ),
    (
        "2021-12-11",
        "The Good list for 2021 includes Bandung regency (318.5), Tasikmalaya regency (289.5) and Sragen "
        "(259.5), according to the merit commission.",
        ["318.5 cocok kabupaten-bandung", "289.5 cocok kabupaten-tasikmalaya", "259.5 cocok kabupaten-sragen"],
    ),
    (
        "2023-12-12",
        "Gowa and Pangkalpinang, a regency in South Sulawesi and the capital of the Bangka Belitung Islands, "
        "share a merit score of 268 this year.",
        ["268 cocok kabupaten-gowa", "268 cocok kota-pangkalpinang"],
    ),
    (
        "2021-12-11",
        "East Kalimantan gave itself 288 points for 2020 in its self-assessment, but the merit commission's "
        "verified figure was 240.",
        ["288 cocok provinsi-kalimantan-timur", "240 berbeda_antarsumber provinsi-kalimantan-timur"],
    ),
    (
        "2021-06-12",
        "The Constitutional Court expects to be rated Very Good: a draft result of the merit system assessment "
        "gives it 327 of 410 points.",
        ["327 cocok mk"],
    ),
    (
        "2021-12-11",
        "Bogor city was assessed at 353.5 points in the 2021 merit assessment, more than any other city.",
        ["353.5 tidak_cocok kota-bogor"],
    ),
    (
        "2021-12-11",
        "In the 2021 merit assessment Bali got 330 points and East Java 322.",
        ["330 cocok provinsi-bali", "322 tidak_cocok provinsi-jawa-timur"],
    ),
    (
        "2022-12-11",
        "West Java's 369.5 points at the merit awards of Dec. 8, 2022, compare with 375.5 in 2020.",
        ["369.5 tidak_cocok provinsi-jawa-barat", "375.5 cocok provinsi-jawa-barat"],
    ),
]


@pytest.mark.parametrize(("day", "text", "expected"), PAPERS_ON_SINGLE_AGENCIES)
def test_papers_on_single_agencies(published: Release, day: str | None, text: str, expected: list[str]) -> None:
    assert verdicts_of(published, text, day, expected) == sorted(expected)
