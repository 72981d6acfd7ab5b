"""What a second look at a sheet adds to its values: errors, formulas, merged ranges, hidden rows and columns."""

from __future__ import annotations

from datetime import timedelta

Cell = tuple[int, int]
Span = tuple[int, int]


class Facts:
    """Of one sheet; rows and columns count from 0. Hidden rows and columns are spans, both ends included."""

    __slots__ = (
        "errors",
        "formulas",
        "hidden_columns",
        "hidden_rows",
        "hides_seen",
        "is_outside",
        "may_hold_truths",
        "merged",
        "uncalculated",
        "values",
    )

    def __init__(self) -> None:
        self.errors: dict[Cell, str] = {}
        self.formulas: dict[Cell, str] = {}
        self.uncalculated: set[Cell] = set()
        # Values that the reader gives otherwise than they are: a text without its tabs.
        self.values: dict[Cell, str | timedelta] = {}
        self.merged: list[tuple[int, int, int, int]] = []
        self.hidden_rows: list[Span] = []
        self.hidden_columns: list[Span] = []
        self.hides_seen = True
        # Whether a cell may be TRUE or FALSE, which count as numbers unless each cell is asked.
        self.may_hold_truths = True
        # A copy of a sheet of another file, kept by the program for its links: no sheet of this one.
        self.is_outside = False


def within(spans: list[Span], size: int) -> list[int]:
    """The single numbers below `size` of spans; whole empty columns are often hidden to the end of the sheet."""
    return sorted({one for first, last in spans for one in range(first, min(last + 1, size))})
