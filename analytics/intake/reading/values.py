"""Values that JSON lacks, as they come from a child or go to one (see `child.plain`)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from analytics.intake.grid import ErrorCell, Uncalculated, Value

_TIMES: dict[str, Callable[[str], Value]] = {
    "t": datetime.fromisoformat,
    "d": date.fromisoformat,
    "h": time.fromisoformat,
}


class Numbers:
    """A column that holds numbers only, which come beside the line that names it. `empty`: the places of its empty
    cells, whose numbers mean nothing."""

    __slots__ = ("empty",)

    def __init__(self, empty: list[int]) -> None:
        self.empty = empty


class Texts:
    """A column of few texts. Which of them stands in a cell comes beside the line that names them."""

    __slots__ = ("texts",)

    def __init__(self, texts: list[Value]) -> None:
        self.texts = texts


def value(sent: dict[str, Any]) -> Value | Numbers | Texts:
    """The value that stands for an object of one key; for "n" a column of numbers, for "w" one of texts."""
    ((kind, said),) = sent.items()
    if kind == "n":
        return Numbers(said)
    if kind == "w":
        if not isinstance(said, list) or not all(one is None or type(one) is str for one in said):
            raise ValueError(kind)
        return Texts(said)
    if kind == "e":
        return ErrorCell(said)
    if kind == "f":
        return Uncalculated(said)
    if kind == "s":
        return timedelta(*said)
    return _TIMES[kind](said)


def no_number(_said: str) -> ErrorCell:
    """Infinity or "not a number", written into a cell by hand: no spreadsheet shows it as a value."""
    return ErrorCell("#NUM!")


def plain(given: Value) -> dict[str, Any]:
    """An object of one key for a value; `value` turns it back."""
    from analytics.intake.reading import child

    if isinstance(given, ErrorCell):
        return {"e": given.code}
    if isinstance(given, Uncalculated):
        return {"f": given.formula}
    return child.plain(given)
