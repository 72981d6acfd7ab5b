"""Numbers and dates in words: one place rounds, halves away from zero, never "-0"."""

from __future__ import annotations

import pytest

from analytics import numbers


@pytest.mark.parametrize(
    ("value", "decimals", "indonesian", "english"),
    [
        (184, None, "184", "184"),
        (1234567.5, None, "1.234.567,5", "1,234,567.5"),
        (174.5, None, "174,5", "174.5"),
        (249.95, 1, "250,0", "250.0"),
        (0.25, 1, "0,3", "0.3"),
        (-0.04, 1, "0,0", "0.0"),
        (-1234.5, None, "−1.234,5", "−1,234.5"),
        (13.043478, 1, "13,0", "13.0"),
        (0, None, "0", "0"),
        (300.0, None, "300", "300"),
        (20.64, None, "20,64", "20.64"),
    ],
)
def test_number(value: float, decimals: int | None, indonesian: str, english: str) -> None:
    assert numbers.number("id", value, decimals) == indonesian
    assert numbers.number("en", value, decimals) == english


def test_percent_and_sign() -> None:
    assert numbers.percent("id", 39.13) == "39,1%"
    assert numbers.signed("id", -7.5) == "−7,5"
    assert numbers.signed("en", 7.5) == "+7.5"
    assert [numbers.signed("en", value) for value in (0, 0.001, -0.001)] == ["0"] * 3


def test_dates_keep_their_precision() -> None:
    assert [numbers.date("id", iso) for iso in ("2021-01-28", "2018-12", "2018")] == [
        "28 Januari 2021",
        "Desember 2018",
        "2018",
    ]
    assert [numbers.date("en", iso) for iso in ("2021-01-28", "2018-12", "2018")] == [
        "28 January 2021",
        "December 2018",
        "2018",
    ]
