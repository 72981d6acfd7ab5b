"""A site in English: categories shared by "both", places of a list, where awards were given, shares that go on."""

from __future__ import annotations

import pytest

from analytics.warehouse import Release
from tests.verdicts import verdicts_of

SITE_TEXTS = [
    (
        "2022-06-06",
        "In the merit system assessment Riau scored 216.5 in 2018 and 227.5 in 2019, both Insufficient, then 293.5 in "
        "2020 and 297.5 in 2021, both Good.",
        [
            "216.5 cocok provinsi-riau",
            "227.5 cocok provinsi-riau",
            "293.5 cocok provinsi-riau",
            "297.5 cocok provinsi-riau",
        ],
    ),
    (
        "2022-06-06",
        "Nilai sistem merit Riau: 216,5 pada 2018 dan 227,5 pada 2019, keduanya baik, lalu 293,5 pada 2020 dan 297,5 "
        "pada 2021, keduanya baik.",
        [
            "216,5 tidak_dapat_diverifikasi provinsi-riau",
            "227,5 tidak_dapat_diverifikasi provinsi-riau",
            "293,5 cocok provinsi-riau",
            "297,5 cocok provinsi-riau",
        ],
    ),
    (
        "2021-12-10",
        "East Java names on the Good list of the merit award of December 7, 2021 (score, place):\n"
        "– Mojokerto City: 288, No. 9\n"
        "– Probolinggo City: 271.5 points (No. 10)",
        [
            "288 cocok kota-mojokerto",
            "9 cocok kota-mojokerto",
            "271.5 cocok kota-probolinggo",
            "10 cocok kota-probolinggo",
        ],
    ),
    (
        "2021-12-10",
        "Mojokerto City had 288 points in the merit system, as laid down in Regulation No. 9 of 2019.",
        ["9 bukan_klaim_merit"],
    ),
    (
        "2021-12-10",
        "Agencies from East Java in the Good group, merit award of December 7, 2021: Mojokerto City (288) and "
        "Probolinggo City (271.5).",
        ["288 cocok kota-mojokerto", "271.5 cocok kota-probolinggo"],
    ),
    (
        "2024-01-15",
        "In the 2022 merit assessment, 12 of Central Java's regencies and cities were rated Good.",
        ["12 cocok province:jawa-tengah"],
    ),
    (
        "2024-01-15",
        "In 2022, 12 regencies and cities of Central Java were rated Good in the merit system.",
        ["12 cocok province:jawa-tengah"],
    ),
    (
        "2021-12-10",
        "The governments of East Java and Central Java were rated Very Good in the 2021 merit assessment.",
        ["Very_Good cocok provinsi-jawa-timur", "Very_Good cocok provinsi-jawa-tengah"],
    ),
    (
        "2022-12-10",
        "In Jakarta on Thursday, December 8, 2022, 174 agencies received merit awards, 32 of them as Very Good.",
        ["174 cocok all", "32 tidak_cocok all"],
    ),
    (
        "2022-12-10",
        "On December 8, 2022, merit awards went to 174 agencies in Jakarta.",
        ["174 tidak_dapat_diverifikasi province:dki-jakarta"],
    ),
    (
        "2022-12-19",
        "In 2021, 100 percent of ministries were at least Good in the merit system. LPNK stood at 80 percent, "
        "provinces at 49 and regencies and cities at 25.",
        ["100 cocok kementerian", "80 cocok lpnk", "49 cocok provinsi", "25 tidak_cocok kabupaten_kota"],
    ),
    (
        "2022-12-19",
        "By 2024, 100 percent of ministries and central bodies are to be at least Good in the merit system. For "
        "provinces the target is 85 percent, for regencies and cities 30 percent.",
        ["100 cocok kementerian_lembaga", "85 cocok provinsi", "30 cocok kabupaten_kota"],
    ),
    (
        "2022-12-09",
        "Of 460 agencies assessed in the merit system up to 2022, 243 were below Good. By then 81 percent of "
        "provinces have been assessed, but only 75 percent of regencies and cities.",
        ["460 cocok all", "243 cocok all", "81 cocok provinsi", "75 tidak_cocok kabupaten_kota"],
    ),
    (
        "2022-02-21",
        "Agencies begin by grading themselves. Where that stood on February 17, 2022:\n"
        "- 118 agencies had not started\n"
        "- 109 were working on it\n"
        "- 251 had finished\n"
        "- 143 had a decided result",
        ["118 cocok all", "109 cocok all", "251 cocok all", "143 cocok all"],
    ),
    (
        "2022-02-21",
        "Agencies begin by grading themselves. Where that stood on February 17, 2021:\n"
        "- 118 agencies had not started\n"
        "- 143 had a decided result",
        ["118 tidak_dapat_diverifikasi all", "143 tidak_dapat_diverifikasi all"],
    ),
    (
        "2021-12-10",
        "Recipients in the Good group, merit award of December 7, 2020:\n• Mojokerto City, 288 points",
        ["288 tidak_dapat_diverifikasi kota-mojokerto"],
    ),
]


@pytest.mark.parametrize(("day", "text", "expected"), SITE_TEXTS)
def test_texts_of_a_site(published: Release, day: str, text: str, expected: list[str]) -> None:
    assert verdicts_of(published, text, day, expected) == sorted(expected)
