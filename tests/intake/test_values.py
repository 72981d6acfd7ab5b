"""What a single cell says, in the ways in which offices write it."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from analytics.intake.grid import ErrorCell, Uncalculated, Value
from analytics.intake.understand.instrument import read_category, read_form, read_level, read_stage
from analytics.intake.understand.values import PERCENT, SCORE, is_missing, read_number, read_year, shown

FORMS = (400, 410)


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("375,5", "375.5"),
        ("375.5", "375.5"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1 234,5", "1234.5"),
        (" 301 ,5", "301.5"),
        ("301,50", "301.5"),
        ("301,5 (Baik)", "301.5"),
        ("'301,5", "301.5"),
        ("301,5*", "301.5"),
        ("301,5\u00b2", "301.5"),
        ("\u200b301,5\u00a0", "301.5"),
        ("301,5 poin", "301.5"),
        ("301.500", "301.5"),
        ("37,5", "37.5"),
        (301, "301"),
        (301.5, "301.5"),
        (301.49999999999994, "301.5"),
        (0.0, "0"),
    ],
)
def test_numbers(cell: Value, number: str) -> None:
    read = read_number(cell, SCORE)
    assert (read.value, read.rule) == (Decimal(number), None)
    assert "E" not in str(read.value)


@pytest.mark.parametrize(
    ("cell", "rule", "suggestion"),
    [
        ("± 300", "unreadable_number", None),
        ("300-an", "unreadable_number", None),
        ("lebih dari 300", "unreadable_number", None),
        ("301,5/400", "unreadable_number", "301,5"),
        ("301,5 dari 410", "unreadable_number", "301,5"),
        ("3.5.2", "unreadable_number", None),
        ("301,", "unreadable_number", None),
        ("tiga ratus", "unreadable_number", None),
        (True, "unreadable_number", None),
        (float("nan"), "unreadable_number", None),
        (float("inf"), "unreadable_number", None),
        ("1.234", "ambiguous_number", None),
        ("1,234", "ambiguous_number", None),
        (-1.5, "number_out_of_range", None),
        ("-1,5", "number_out_of_range", None),
        (ErrorCell("#N/A"), "error_cell", None),
        ("#DIV/0!", "error_cell", None),
        (Uncalculated("A1"), "formula_without_value", None),
        (datetime.date(2026, 5, 30), "score_as_date", "30.5"),
        (datetime.datetime(1900, 10, 27, 12), "score_as_date", "301.5"),
        (datetime.date(2026, 1, 3), "score_as_date", None),
        (datetime.time(12), "unreadable_number", None),
    ],
)
def test_what_is_no_number(cell: Value, rule: str, suggestion: str | None) -> None:
    read = read_number(cell, SCORE)
    assert (read.value, read.rule, read.suggestion) == (None, rule, suggestion)


@pytest.mark.parametrize(
    "cell",
    [
        None,
        "",
        "  ",
        "\u00a0",
        "-",
        "–",
        "—",
        "--",
        "...",
        "n/a",
        "N/A",
        "belum dinilai",
        "Blm.",
        "tidak mengikuti",
        "PROSES",
        "-*",
    ],
)
def test_missing_is_not_zero(cell: Value) -> None:
    assert is_missing(cell)
    assert read_number(cell, SCORE) == (None, None, None, None)
    assert read_category(cell).value is None
    assert read_category(cell).rule is None


@pytest.mark.parametrize("cell", [0, 0.0, "0", False, "Kota Bandung", "baik"])
def test_these_are_not_missing(cell: Value) -> None:
    assert not is_missing(cell)


@pytest.mark.parametrize(
    ("cell", "percent"),
    [
        (0.75, "75"),
        (75, "75"),
        ("75%", "75"),
        ("75 persen", "75"),
        ("0,75", "75"),
        (1, "100"),
        (1.0, "100"),
        ("0,75%", "0.75"),
        ("85.714", "85.714"),
        (0, "0"),
        (0.7083333, "70.83333"),
    ],
)
def test_percent(cell: Value, percent: str) -> None:
    assert read_number(cell, PERCENT, is_percent=True).value == Decimal(percent)


@given(
    halves=st.integers(50, 820), lang=st.sampled_from(["id", "en"]), places=st.sampled_from(["#,##0.##", "#,##0.00"])
)
def test_what_babel_writes_is_read_again(halves: int, lang: str, places: str) -> None:
    score = Decimal(halves) / 2
    assert read_number(format_decimal(score, places, locale=lang), SCORE).value == score


@given(number=st.decimals(0, 10_000_000, places=3), lang=st.sampled_from(["id", "en"]))
def test_a_number_outside_its_field_is_never_taken_for_another(number: Decimal, lang: str) -> None:
    """Grouped and with decimals, a number has one reading whatever the field allows."""
    written = format_decimal(number, "#,##0.000", locale=lang)
    read = read_number(written, SCORE)
    assert read.value == number or (number < 1000 and read.rule == "ambiguous_number")


@given(cell=st.one_of(st.text(max_size=20), st.floats(), st.integers(), st.dates(), st.booleans()))
def test_any_cell_gets_an_answer(cell: Any) -> None:
    for read in (
        read_number(cell, SCORE),
        read_number(cell, PERCENT, is_percent=True),
        read_year(cell, 2018, 2024),
        read_category(cell),
        read_stage(cell),
        read_form(cell, FORMS),
        read_level(cell),
    ):
        assert read.value is None or read.rule is None
    assert isinstance(shown(cell), str)


@pytest.mark.parametrize(
    "cell", [2020, 2020.0, "2020", "2020*", "TA 2020", "T.A. 2020", "Tahun 2020", " 2020\u00a0", "2.020", "2020,0"]
)
def test_years(cell: Value) -> None:
    assert read_year(cell, 2018, 2024).value == 2020


@pytest.mark.parametrize(
    ("cell", "rule", "suggestion"),
    [
        (datetime.date(1905, 7, 12), "year_unreadable", "2020"),
        (datetime.date(2020, 1, 1), "year_unreadable", "2020"),
        (datetime.datetime(2020, 12, 31, 8), "year_unreadable", "2020"),
        ("2019/2020", "year_unreadable", None),
        ("Desember 2020", "year_unreadable", "2020"),
        (20, "year_unreadable", "2020"),
        (44196, "year_unreadable", "2020"),
        (2020.5, "year_unreadable", None),
        (True, "year_unreadable", None),
        (2012, "year_out_of_range", None),
        (None, "missing_year", None),
        ("-", "missing_year", None),
        (ErrorCell("#REF!"), "error_cell", None),
    ],
)
def test_what_is_no_year(cell: Value, rule: str, suggestion: str | None) -> None:
    read = read_year(cell, 2018, 2024)
    assert (read.value, read.rule, read.suggestion) == (None, rule, suggestion)


@pytest.mark.parametrize(
    ("category", "cells"),
    [
        ("buruk", ["Buruk", "BURUK", "I", 1, "Kategori I", "kategori satu (Buruk)", "Poor"]),
        ("kurang", ["Kurang", " kurang ", "II", 2.0, "Kat. 2", "II (Kurang)", "K"]),
        (
            "baik",
            [
                "Baik",
                "BAIK",
                "baik ",
                "B",
                "III",
                3,
                "3,0",
                "Kategori III",
                "III (Baik)",
                "Baik*",
                "“Baik”",
                "kategori III (tiga) berpredikat Baik",
                "Baik (B)",
            ],
        ),
        (
            "sangat_baik",
            ["Sangat Baik", "Sangat  baik", "Sgt Baik", "Sgt. Baik", "SB", "IV", 4, "SangatBaik", "very good"],
        ),
    ],
)
def test_categories(category: str, cells: list[Value]) -> None:
    assert [read_category(cell).value for cell in cells] == [category] * len(cells)


@pytest.mark.parametrize(
    ("cell", "suggestion"),
    [
        ("Memuaskan", None),
        ("Cukup", None),
        ("III (Kurang)", None),
        ("Sangat Buruk", "Buruk"),
        ("Bakk", "Baik"),
        (5, None),
        ("A", None),
        (datetime.date(2020, 1, 1), None),
        (True, None),
    ],
)
def test_what_is_no_category(cell: Value, suggestion: str | None) -> None:
    read = read_category(cell)
    assert (read.value, read.rule, read.suggestion) == (None, "category_unknown", suggestion)


@pytest.mark.parametrize(
    ("cell", "stage"),
    [
        ("Verifikasi", "verified"),
        ("Hasil verifikasi", "verified"),
        ("Penilaian Mandiri", "self_assessed"),
        ("PM", "self_assessed"),
        ("self_assessed", "self_assessed"),
        ("Usulan", "proposed"),
        ("Anugerah", "award"),
        ("award", "award"),
        ("-", None),
    ],
)
def test_stages(cell: Value, stage: str | None) -> None:
    assert read_stage(cell)[:2] == (stage, None)


def test_another_stage_is_not_guessed() -> None:
    assert read_stage("klarifikasi") == (None, "stage_unknown", None, None)
    assert read_stage("nilai sementara").rule == "stage_unknown"
    assert read_stage("verifkasi").suggestion == "verifikasi"


def test_forms() -> None:
    assert [read_form(cell, FORMS).value for cell in (400, 410.0, "Form 400", "maks. 410", "-")] == [
        400,
        410,
        400,
        410,
        None,
    ]
    assert {read_form(cell, FORMS).rule for cell in (420, "400/410", "lama", True)} == {"form_unknown"}


def test_levels() -> None:
    assert [read_level(cell).value for cell in (1, 4.0, "3", "III", "Level 2", "L3", "3,0", "-")] == [
        1,
        4,
        3,
        3,
        2,
        3,
        3,
        None,
    ]
    assert {read_level(cell).rule for cell in (0, 5, 2.5, "2,5", -1, float("nan"))} == {"level_out_of_range"}
    assert read_level("tinggi").rule == "unreadable_number"
    assert read_level(datetime.date(2020, 1, 3)).rule == "score_as_date"
