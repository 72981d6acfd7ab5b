"""A result with one text and one number a row, as bars on an axis that begins at nothing."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from analytics.query.ask import Answer, Cell
from ui.address import Here
from ui.charts import bars

MOST = 40
# Ends of an axis that four steps divide well.
_ENDS = (4, 6, 8, 10, 12, 16, 20, 24, 30, 40)
_WHOLE_ENDS = (4, 8, 12, 16, 20, 24, 28, 32, 40)


@dataclass(frozen=True)
class Bars:
    """What is drawn: the names of both columns, a label and a value for each row (None where missing)."""

    by: str
    value: str
    labels: tuple[str | None, ...]
    values: tuple[float | None, ...]


def _columns(answer: Answer) -> tuple[int, int] | None:
    kinds = [column.kind for column in answer.columns]
    if sorted(kinds) not in (["integer", "string"], ["number", "string"]):
        return None
    return kinds.index("string"), 1 - kinds.index("string")


def series(answer: Answer) -> Bars | None:
    """The bars of a result of one text and one number column, if they can be drawn: some rows, nothing below zero."""
    columns = _columns(answer)
    if columns is None or not 1 < len(answer.rows) <= MOST:
        return None
    by, value = columns
    values = tuple(None if row[value] is None else float(row[value] or 0) for row in answer.rows)
    known = [one for one in values if one is not None]
    if not known or min(known) < 0 or max(known) <= 0:
        return None
    labels = tuple(None if row[by] is None else str(row[by]) for row in answer.rows)
    return Bars(answer.columns[by].name, answer.columns[value].name, labels, values)


def is_too_long(answer: Answer) -> bool:
    """Whether a result has the form of bars, and only too many of them."""
    return _columns(answer) is not None and len(answer.rows) > MOST


def end_of_axis(most: float, *, is_whole: bool) -> float:
    """The number at the end of the axis: the next round one, which four steps divide well."""
    scale = 10.0 ** math.floor(math.log10(most / 4)) if most > 0 else 1.0
    if is_whole and scale < 1:
        return 4.0
    ends = _WHOLE_ENDS if is_whole and scale <= 1 else _ENDS
    return next((end * scale for end in ends if end * scale >= most), 40 * scale)


def draw(here: Here, drawn: Bars, label: str, write: Callable[[Cell], str], width: int) -> str:
    """The bars as SVG for a width."""
    known = [value for value in drawn.values if value is not None]
    end = end_of_axis(max(known), is_whole=all(value == int(value) for value in known))
    shown = ["" if value is None else write(int(value) if value == int(value) else value) for value in drawn.values]
    names = [one if one is not None else here.say("kueri.chart.empty") for one in drawn.labels]
    return bars.draw(
        names, [bars.Series("", [None if value is None else 100 * value / end for value in drawn.values], shown)],
        label=label, width=width, tick=lambda percent: write(_at(percent, end)), unknown=here.say("common.empty"),
    )  # fmt: skip


def _at(percent: float, end: float) -> Cell:
    place = percent * end / 100
    return int(place) if place == int(place) else place
