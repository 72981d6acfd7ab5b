"""What stands beside a figure is not held against it: another year's category, a count since a year, the total of a
name that nobody knows, another aspect."""

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


@pytest.mark.parametrize("text", [
    "Dalam penilaian sistem merit 2020 Kabupaten Wajo memperoleh 289 dan Pangkajene and Islands 257,5.",
    "In the 2020 merit system assessment Wajo obtained 289 and Pangkajene and Islands District 257.5.",
])  # fmt: skip
def test_a_total_behind_one_of_its_own_may_be_of_a_name_that_nobody_knows(published: Release, text: str) -> None:
    assert verdicts_of(published, text, None, ["289 cocok"]) == ["289 cocok"]


def test_a_figure_of_another_aspect_is_left_open(published: Release) -> None:
    text = (
        "Dalam penilaian sistem merit 2021 Kemenpora memperoleh 72,5 poin untuk manajemen kinerja, remunerasi 25, dan"
        " 14 untuk perlindungan dan pelayanan."
    )
    found = verdicts_of(published, text, None, ["72,5 cocok", "14 cocok"])
    assert found == ["14 cocok", "72,5 cocok"]
