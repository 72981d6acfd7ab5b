"""Categories with a year each, and counts since a year: what is told of another time is not held against them."""

from __future__ import annotations

import pytest

from analytics.warehouse import Release
from tests.verdicts import verdicts_of


@pytest.mark.parametrize(("text", "expected"), [
    ("Kementerian Pertanian yang dinilai sangat baik pada 2018 hanya baik pada 2022 dalam penilaian sistem merit.",
     ["sangat_baik cocok kementan", "baik cocok kementan"]),
    ("The Agriculture Ministry, rated Very Good in 2018, was only Good in 2022 in the merit system assessment.",
     ["Very_Good cocok kementan", "Good cocok kementan"]),
    ("Dalam penilaian sistem merit, Perpustakaan Nasional masih kurang pada 2020 dan sudah baik pada 2021.",
     ["kurang cocok perpusnas", "baik cocok perpusnas"]),
    ("Dalam penilaian sistem merit, Perpustakaan Nasional masih kurang pada 2020 dan sudah buruk pada 2021.",
     ["kurang cocok perpusnas", "buruk tidak_cocok perpusnas"]),
])  # fmt: skip
def test_each_category_has_the_year_behind_it(published: Release, text: str, expected: list[str]) -> None:
    assert verdicts_of(published, text, None, expected) == sorted(expected)


@pytest.mark.parametrize("text", [
    "585 instansi sudah dinilai sistem meritnya oleh KASN sejak 2019.",
    "Since 2019 KASN has assessed the merit system of 585 agencies.",
])  # fmt: skip
def test_a_count_since_a_year_is_not_held_against_that_of_the_text(published: Release, text: str) -> None:
    """Both 585 and 587 are printed up to 2023; a text of 2024 may still tell one of them."""
    assert verdicts_of(published, text, "2024-04-02", ["585 any"]) == ["585 tidak_dapat_diverifikasi"]
