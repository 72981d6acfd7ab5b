"""A table of cells coloured by percent of the maximum: rows of agencies, types or regions, one column an aspect."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ui.charts.kinds import UNKNOWN, Format, draw_kind, draw_legend, ink_on
from ui.charts.lettering import measure_text, shorten_text, spread_labels, wrap_text
from ui.charts.svg import LABEL_SIZE, MIN_FONT_SIZE, draw_group, draw_line, draw_lines, draw_text, fits, make_document

_GAP = 2.0
_CELL = 34
_LABEL_GAP = 12.0
LIMITS = (40.0, 50.0, 60.0, 70.0, 80.0)


@dataclass(frozen=True)
class HeatRow:
    """One row: a value or None (not known) for each column; ``note`` is muted beside or behind the label."""

    label: str
    values: Sequence[float | None]
    note: str = ""


def find_step(value: float, limits: Sequence[float] = LIMITS) -> int:
    """The step of the scale, 0 to 5: how many of the five lower limits ``value`` has reached."""
    return sum(value >= limit for limit in limits)


def draw(
    rows: Sequence[HeatRow],
    *,
    columns: Sequence[str],
    label: str,
    width: int = 680,
    fmt: Format = str,
    limits: Sequence[float] = LIMITS,
    unknown: str = "",
) -> str:
    """Draw every value as a number on its colour; what is not known is hatched.

    ``limits`` are the five lower limits of the steps 1 to 5, written into the legend by ``fmt``; ``unknown`` is the
    word of the legend for hatched cells. On a phone the columns carry letters, explained in a key above.
    """
    narrow = width < 500
    left = 0.0 if narrow else _measure_labels(rows, limit=width * 0.28)
    cell = (width - left + _GAP) / max(len(columns), 1)
    drawn, y = _draw_scale(rows, width=width, fmt=fmt, limits=limits, unknown=unknown)
    heads, y = (_draw_key if narrow else _draw_heads)(columns, left=left, cell=cell, y=y, width=width)
    drawn += heads
    for row in rows:
        parts = _label_above(row, y=y, width=width) if narrow else _label_beside(row, y=y, left=left)
        y += 20 if narrow else 0
        parts += [
            _draw_cell(
                value, f"{row.label}, {column}", x=left + index * cell, y=y, width=cell - _GAP, fmt=fmt, limits=limits
            )
            for index, (value, column) in enumerate(zip(row.values, columns, strict=True))
        ]
        drawn.append(draw_group(parts, class_="pm-row"))
        y += _CELL + (8 if narrow else _GAP)
    return make_document(drawn, width=width, height=y, label=label)


def _measure_labels(rows: Sequence[HeatRow], *, limit: float) -> float:
    lines = [line for row in rows for line in wrap_text(row.label, width=limit, size=LABEL_SIZE)]
    notes = [measure_text(row.note, size=MIN_FONT_SIZE) for row in rows]
    return max([measure_text(line, size=LABEL_SIZE) for line in lines] + notes, default=0) + _LABEL_GAP


def _draw_scale(
    rows: Sequence[HeatRow], *, width: float, fmt: Format, limits: Sequence[float], unknown: str
) -> tuple[list[str], float]:
    words = [f"< {fmt(limits[0])}"]
    words += [f"{fmt(low)}\u2013{fmt(high)}" for low, high in pairwise(limits)]
    words.append(f"\u2265 {fmt(limits[-1])}")
    entries = [(f"step-{index}", word) for index, word in enumerate(words)]
    if any(value is None for row in rows for value in row.values):
        entries.append((UNKNOWN, unknown))
    legend, height = draw_legend(entries, width=width)
    return [legend], height + 12


def _draw_heads(columns: Sequence[str], *, left: float, cell: float, y: float, width: float) -> tuple[list[str], float]:
    """The names over their columns; where a word is wider than its column, every second name stands a line higher."""
    words = [word for column in columns for word in column.split()]
    if not all(fits(word, cell - 4, size=MIN_FONT_SIZE) for word in words):
        return _stagger_heads(columns, left=left, cell=cell, y=y, width=width)
    wrapped = [wrap_text(column, width=cell - 4, size=MIN_FONT_SIZE, lines=3) for column in columns]
    tallest = max((len(lines) for lines in wrapped), default=1)
    drawn = []
    for index, lines in enumerate(wrapped):
        x, top = left + index * cell + (cell - _GAP) / 2, y + 10 + (tallest - len(lines)) * 15
        drawn.append(draw_lines(x, top, lines, size=MIN_FONT_SIZE, cls="pm-muted", anchor="middle"))
    return drawn, y + tallest * 15 + 4


def _stagger_heads(
    columns: Sequence[str], *, left: float, cell: float, y: float, width: float
) -> tuple[list[str], float]:
    drawn, bottom = [], y + 36
    for level in (0, 1):
        indices = range(level, len(columns), 2)
        shown = [shorten_text(columns[index], width=2 * cell - 8, size=MIN_FONT_SIZE) for index in indices]
        widths = [measure_text(text, size=MIN_FONT_SIZE) for text in shown]
        centres = [left + index * cell + (cell - _GAP) / 2 for index in indices]
        baseline = bottom - 8 - 16 * level
        for centre, place, text, index in zip(
            centres, spread_labels(centres, widths, low=0, high=width), shown, indices, strict=True
        ):
            title = columns[index] if text != columns[index] else ""
            drawn.append(draw_line(centre, baseline + 3, centre, bottom - 1, "pm-rule"))
            drawn.append(
                draw_text(
                    place, baseline, text, size=MIN_FONT_SIZE, cls="pm-muted pm-halo", anchor="middle", title=title
                )
            )
    return drawn, bottom


def _draw_key(columns: Sequence[str], *, left: float, cell: float, y: float, width: float) -> tuple[list[str], float]:
    """A letter over each column and, before them, what each letter stands for, in two columns of words."""
    drawn, half = [], (len(columns) + 1) // 2
    for index, column in enumerate(columns):
        x = (index // half) * width / 2
        line = y + 12 + (index % half) * 17
        drawn.append(draw_text(x, line, _letter(index), size=MIN_FONT_SIZE, bold=True))
        name = shorten_text(column, width=width / 2 - 20, size=MIN_FONT_SIZE)
        drawn.append(draw_text(x + 14, line, name, size=MIN_FONT_SIZE, cls="pm-muted", title=column))
    y += half * 17 + 20
    for index in range(len(columns)):
        centre = left + index * cell + (cell - _GAP) / 2
        drawn.append(draw_text(centre, y, _letter(index), size=MIN_FONT_SIZE, bold=True, anchor="middle"))
    return drawn, y + 4


def _letter(index: int) -> str:
    return chr(ord("A") + index)


def _label_beside(row: HeatRow, *, y: float, left: float) -> list[str]:
    lines = wrap_text(row.label, width=left - _LABEL_GAP, size=LABEL_SIZE, lines=1 if row.note else 2)
    first = y + _CELL / 2 + (4.5 if len(lines) == 1 and not row.note else -3)
    title = row.label if " ".join(lines) != row.label else ""
    note = draw_text(0, first + 14, row.note, size=MIN_FONT_SIZE, cls="pm-muted") if row.note else ""
    return [draw_lines(0, first, lines, title=title), note]


def _label_above(row: HeatRow, *, y: float, width: float) -> list[str]:
    room = width - measure_text(row.note, size=MIN_FONT_SIZE) - 8
    shown = shorten_text(row.label, width=room, size=LABEL_SIZE, bold=True)
    note = draw_text(width, y + 14, row.note, size=MIN_FONT_SIZE, cls="pm-muted", anchor="end")
    return [draw_text(0, y + 14, shown, bold=True, title=row.label if shown != row.label else ""), note]


def _draw_cell(
    value: float | None, title: str, *, x: float, y: float, width: float, fmt: Format, limits: Sequence[float]
) -> str:
    if value is None:
        return draw_kind(UNKNOWN, x, y, width, _CELL, title=title)
    kind, shown = f"step-{find_step(value, limits)}", fmt(value)
    size = LABEL_SIZE if fits(shown, width - 2) else MIN_FONT_SIZE
    number = draw_text(x + width / 2, y + _CELL / 2 + 4.5, shown, cls=ink_on(kind), size=size, anchor="middle")
    return draw_group([draw_kind(kind, x, y, width, _CELL), number], title=f"{title}: {shown}")
