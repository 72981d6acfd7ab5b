"""What values stand for, each read once: a file has tens of thousands of cells, and few values."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from analytics.intake.grid import Value
from analytics.intake.reading.numbers import CELLS
from analytics.intake.understand.instrument import read_level
from analytics.intake.understand.levels import NOT_GIVEN
from analytics.intake.understand.values import PERCENT, Range, read_number

BREAKS_A_RULE = 255  # no level, and the greatest number that a line of levels holds


class LevelsOfValues(dict[Value, int]):
    """The level that each value stands for. Levels are most of the cells of a file and there are four of them, so a
    value is read once."""

    def __missing__(self, value: Value) -> int:
        read = read_level(value)
        self[value] = level = BREAKS_A_RULE if read.rule else read.value or NOT_GIVEN
        return level


@cache
def levels_of_halves() -> bytes:
    """The level that each byte of a column of halves stands for."""
    levels = LevelsOfValues()
    return bytes(levels[value] for value in CELLS)


class PointsOfValues(dict[Value, Decimal]):
    """The number that each value of a column of an aspect stands for, read once. Raises KeyError for a value that
    stands for none, or breaks a rule."""

    def __init__(self, likely: Range, *, is_percent: bool) -> None:
        super().__init__()
        self._likely, self._is_percent = likely, is_percent

    def __missing__(self, value: Value) -> Decimal:
        read = read_number(value, self._likely, is_percent=self._is_percent)
        if read.value is None or read.beside or (self._is_percent and read.value > PERCENT.high):
            raise KeyError(value)
        number: Decimal = read.value
        self[value] = number
        return number


class PointsOfHalves(dict[int, Decimal]):
    """The same of each byte of a column of halves."""

    def __init__(self, points: PointsOfValues) -> None:
        super().__init__()
        self._points = points

    def __missing__(self, code: int) -> Decimal:
        self[code] = number = self._points[CELLS[code]]
        return number
