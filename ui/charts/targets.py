"""Shares against what was aimed for: a bar for each row on one axis to 100 percent, and a mark at the target."""

from collections.abc import Sequence
from dataclasses import dataclass

from ui.charts.lettering import measure_text, shorten_text
from ui.charts.svg import (
    LABEL_SIZE,
    MIN_FONT_SIZE,
    draw_group,
    draw_line,
    draw_path,
    draw_rect,
    draw_text,
    hatch_rect,
    make_document,
)

_BAR, _NAME, _ROW = 18.0, 26.0, 70.0
_WHOLE = 100.0
_TICK = 6.0


@dataclass(frozen=True)
class Row:
    """One group, in percent of all its agencies: ``least`` and ``most`` at the goal, ``target`` or None.

    ``before`` is where the bar ended before a change, None where nothing was changed. ``shown`` is written beside the
    name, ``aimed`` under the mark; ``words`` says the row to who cannot see it.
    """

    name: str
    least: float
    most: float
    shown: str
    words: str
    target: float | None = None
    aimed: str = ""
    before: float | None = None


def draw(rows: Sequence[Row], *, label: str, width: int = 680) -> str:
    """Draw the rows in their order: full up to the least, hatched on to the most, a mark where the target stands."""
    high = _ROW if any(row.target is not None for row in rows) else _ROW - MIN_FONT_SIZE - 4
    parts = [
        draw_group(_draw_row(row, place * high + _NAME, float(width)), title=row.words)
        for place, row in enumerate(rows)
    ]
    return make_document(parts, width=width, height=max(len(rows), 1) * high, label=label)


def _draw_row(row: Row, top: float, width: float) -> list[str]:
    scale = (width - 2) / _WHOLE
    shown = measure_text(row.shown, size=LABEL_SIZE, bold=True)
    name = shorten_text(row.name, width=width - shown - 12, size=LABEL_SIZE)
    drawn = [
        draw_text(0, top - 11, name), draw_text(width, top - 11, row.shown, anchor="end", bold=True),
        draw_rect(0, top, width, _BAR, "pm-wash"),
    ]  # fmt: skip
    solid = row.least if row.before is None else min(row.before, row.least)
    drawn.append(draw_rect(0, top, solid * scale, _BAR, "pm-accent"))
    if row.before is not None and row.least > row.before:
        drawn.append(draw_rect(solid * scale, top, (row.least - solid) * scale, _BAR, "pm-fill-step-3"))
    if row.most > row.least:
        drawn.append(hatch_rect(row.least * scale, top, (row.most - row.least) * scale, _BAR))
    if row.target is not None:
        drawn += _draw_target(row, row.target * scale, top, width)
    return drawn


def _draw_target(row: Row, x: float, top: float, width: float) -> list[str]:
    """A line across the bar with a small roof, and its words below, kept within the chart."""
    x = min(max(x, 1), width - 1)
    half = measure_text(row.aimed, size=MIN_FONT_SIZE) / 2
    words = min(max(x, half), width - half)
    roof = f"M{x - _TICK:.2f} {top - 4:.2f}h{2 * _TICK:.2f}l{-_TICK:.2f} {_TICK:.2f}z"
    return [
        draw_line(x, top - 2, x, top + _BAR + 3, "pm-ink-line"), draw_path(roof, "pm-ink"),
        draw_text(words, top + _BAR + 16, row.aimed, cls="pm-muted", anchor="middle", size=MIN_FONT_SIZE),
    ]  # fmt: skip
