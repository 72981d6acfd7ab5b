"""Columns of numbers, from the bytes in which they come to cells.

Nearly all numbers of the assessment are halves up to 127: levels, and points of aspects. A column of these is kept as
one byte a cell besides (`grid.Plain`), its cells share their numbers, and it is understood by its bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import isfinite
from typing import Any, NamedTuple

from analytics.intake.grid import Value
from analytics.intake.reading.values import Numbers, no_number

DOUBLE = 8  # bytes
EMPTY = 255
# The cell for each byte. A zero has a sign, which a byte would lose, so none stands for it.
CELLS: tuple[float | None, ...] = (None, *(code / 2 for code in range(1, EMPTY)), None)
_MOST = 2.0**49  # what is an amount lies below it
_LARGEST_HALF = (EMPTY - 1) / 2


class Read(NamedTuple):
    """The cells of a column; whether they are amounts only; if they are halves, the byte of each."""

    cells: list[Value]
    are_amounts: bool
    halves: bytes | None


def read_numbers(raw: bytes, columns: Sequence[Numbers], height: int) -> list[Read]:
    """Columns of numbers from their bytes. Raises ValueError where these are not as many as they should be."""
    import numpy

    numbers = numpy.frombuffer(raw).reshape(len(columns), height)
    is_empty = numpy.zeros(numbers.shape, dtype=bool)
    for place, column in enumerate(columns):
        is_empty[place, column.empty] = True
    with numpy.errstate(over="ignore", invalid="ignore"):
        is_amount: Any = is_empty | (numbers >= 0) & (numbers < _MOST)
        is_half: Any = ~is_empty & (numbers > 0) & (numbers <= _LARGEST_HALF) & (numbers * 2 % 1 == 0)
        codes = numpy.where(is_half, numbers * 2, EMPTY).astype(numpy.uint8)
    are_amounts: list[bool] = is_amount.all(axis=1).tolist()
    are_halves: list[bool] = (is_empty | is_half).all(axis=1).tolist()
    shared = _shared().take(codes).tolist()
    return [
        Read(shared[place], True, codes[place].tobytes())
        if are_halves[place]
        else Read(_cells(numbers[place].tolist(), column.empty), are_amounts[place], None)
        for place, column in enumerate(columns)
    ]


@cache
def _shared() -> Any:
    import numpy

    return numpy.array(CELLS, dtype=object)


def _cells(numbers: list[float], empty: Sequence[int]) -> list[Value]:
    cells: list[Value] = [*numbers]
    # What is infinite, or no number, makes their sum so.
    if not isfinite(sum(numbers)):
        cells = [one if isfinite(one) else no_number("") for one in numbers]
    for place in empty:
        cells[place] = None
    return cells
