"""Percent by aspect (or any row) on one axis from 0 to 100: bars for one series, marks side by side for more."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ui.charts.kinds import UNKNOWN, Format, Swatch, draw_kind, place_legend
from ui.charts.lettering import measure_text, shorten_text, wrap_text
from ui.charts.svg import (
    LABEL_SIZE,
    MIN_FONT_SIZE,
    draw_circle,
    draw_group,
    draw_line,
    draw_lines,
    draw_path,
    draw_rect,
    draw_text,
    make_document,
)

_BAR = 18
_SQUARE = 15.0
_TICKS = (0.0, 25.0, 50.0, 75.0, 100.0)
MOST_SERIES = 6


@dataclass(frozen=True)
class Series:
    """One line of values, one for each row, in percent; None where it is not known.

    ``shown`` is what a single series writes behind its bars where that is more than the percent, one for each row.
    """

    name: str
    values: Sequence[float | None]
    shown: Sequence[str] = ()


def draw(
    rows: Sequence[str],
    series: Sequence[Series],
    *,
    label: str,
    width: int = 680,
    fmt: Format = str,
    tick: Format | None = None,
    unknown: str = "",
) -> str:
    """Draw ``rows`` in the given order; up to six ``series`` share the axis, told apart by shape as well as colour.

    ``fmt`` writes the values, and the axis where ``tick`` does not.
    ``unknown`` is the word for a value that is not known: it is written into the hatched bar (one series), or into
    the legend for the hatched squares at the right edge, one for each series without a value (several).
    """
    if len(series) > MOST_SERIES:
        raise ValueError(f"{len(series)} series cannot be told apart; at most {MOST_SERIES}")
    narrow = width < 500
    left = 0.0 if narrow else _measure_labels(rows, limit=width * 0.34)
    right = _measure_right(series, fmt)
    axis = _Axis(left, width - left - right)
    legend, y = _draw_key(series, width=width, unknown=unknown)
    top, drawn = y, []
    for index, row in enumerate(rows):
        values = [one.values[index] for one in series]
        drawn.append(_draw_label(row, y=y, left=left, width=width, narrow=narrow))
        y += 18 if narrow else 0
        draw_values = _draw_bar if len(series) == 1 else _draw_marks
        drawn.append(draw_values(series, values, axis, y=y, row=row, fmt=_writer(series, index, fmt), unknown=unknown))
        y += _BAR + 12
    axis_drawn = _draw_axis(axis, top=top, bottom=y, fmt=tick or fmt)
    return make_document([legend, axis_drawn, *drawn], width=width, height=y + 18, label=label)


@dataclass(frozen=True)
class _Axis:
    left: float
    width: float

    def place(self, percent: float) -> float:
        return self.left + self.width * percent / 100


def _measure_labels(rows: Sequence[str], *, limit: float) -> float:
    lines = [line for row in rows for line in wrap_text(row, width=limit, size=LABEL_SIZE)]
    return max((measure_text(line, size=LABEL_SIZE) for line in lines), default=0) + 14


def _measure_right(series: Sequence[Series], fmt: Format) -> float:
    """Room for the greatest number behind its mark and, after it, for the squares of values not known."""
    longest = max([fmt(100), *series[0].shown], key=len) if len(series) == 1 else fmt(100)
    number = measure_text(longest, size=LABEL_SIZE, bold=True) + 10
    missing = max(
        (sum(value is None for value in row) for row in zip(*(s.values for s in series), strict=True)), default=0
    )
    return number + (missing * _SQUARE if len(series) > 1 else 0)


def _writer(series: Sequence[Series], index: int, fmt: Format) -> Format:
    """How the value of a row is written: as the only series says itself, else by ``fmt``."""
    shown = series[0].shown if len(series) == 1 else ()
    return (lambda _: shown[index]) if shown else fmt


def _draw_label(row: str, *, y: float, left: float, width: float, narrow: bool) -> str:
    if narrow:
        shown = shorten_text(row, width=width, size=LABEL_SIZE)
        return draw_text(0, y + 13, shown, title=row if shown != row else "")
    lines = wrap_text(row, width=left - 14, size=LABEL_SIZE)
    first = y + 3 + _BAR / 2 + (4.5 if len(lines) == 1 else -3.5)
    return draw_lines(0, first, lines, title=row if " ".join(lines) != row else "")


def _draw_bar(
    series: Sequence[Series],
    values: Sequence[float | None],
    axis: _Axis,
    *,
    y: float,
    row: str,
    fmt: Format,
    unknown: str,
) -> str:
    value = values[0]
    if value is None:
        hatched = draw_kind(UNKNOWN, axis.left, y + 3, axis.width, _BAR)
        word = draw_text(axis.left + 8, y + 16.5, unknown, cls="pm-ink pm-halo", size=MIN_FONT_SIZE)
        return draw_group([hatched, word], title=f"{row}: {unknown}")
    end = axis.place(value)
    bar = draw_rect(axis.left, y + 3, max(end - axis.left, 1), _BAR, "pm-accent")
    number = draw_text(end + 6, y + 3 + _BAR / 2 + 4.5, fmt(value), bold=True, cls="pm-ink pm-halo")
    return draw_group([bar, number], title=f"{row}: {fmt(value)}", data_value=value)


def _draw_marks(
    series: Sequence[Series],
    values: Sequence[float | None],
    axis: _Axis,
    *,
    y: float,
    row: str,
    fmt: Format,
    unknown: str,
) -> str:
    middle = y + 3 + _BAR / 2
    known = [value for value in values if value is not None]
    parts = [draw_line(axis.left, middle, axis.place(100), middle, "pm-rule")]
    if known:
        parts.append(draw_line(axis.place(min(known)), middle, axis.place(max(known)), middle, "pm-axis"))
        parts += _write_ends(known, axis, y=middle, fmt=fmt)
    heights = _dodge(values, axis)
    edge = axis.place(100) + measure_text(fmt(100), size=LABEL_SIZE, bold=True) + 10
    for index, (one, value) in enumerate(zip(series, values, strict=True)):
        title = f"{row}, {one.name}: {unknown if value is None else fmt(value)}"
        if value is None:
            parts.append(draw_kind(UNKNOWN, edge, middle - 6, 12, 12, title=title))
            edge += _SQUARE
        else:
            mark = draw_mark(index, axis.place(value), middle + heights[index])
            parts.append(draw_group([mark], title=title, data_value=value))
    return draw_group(parts, class_="pm-row")


def _dodge(values: Sequence[float | None], axis: _Axis) -> list[float]:
    """Shifts up and down for marks that would cover each other."""
    shifts = [0.0] * len(values)
    known = sorted((value, index) for index, value in enumerate(values) if value is not None)
    for (before, earlier), (value, index) in pairwise(known):
        if axis.place(value) - axis.place(before) < 9:
            shifts[earlier] = shifts[earlier] or -5.0
            shifts[index] = -shifts[earlier]
    return shifts


def _write_ends(known: Sequence[float], axis: _Axis, *, y: float, fmt: Format) -> list[str]:
    """The least and the greatest value in figures, outside the marks; the others are read from hover and table."""
    drawn = []
    least, most = min(known), max(known)
    room_left = axis.place(least) - axis.left
    if most != least and room_left > measure_text(fmt(least), size=MIN_FONT_SIZE) + 10:
        x = axis.place(least) - 9
        drawn.append(draw_text(x, y + 4, fmt(least), size=MIN_FONT_SIZE, anchor="end", cls="pm-ink pm-halo"))
    drawn.append(draw_text(axis.place(most) + 9, y + 4, fmt(most), size=MIN_FONT_SIZE, cls="pm-ink pm-halo"))
    return drawn


def draw_mark(index: int, x: float, y: float) -> str:
    """The mark of the series at ``index``: six shapes, filled or open, in ink or accent."""
    shape, cls = _MARKS[index]
    return shape(x, y, cls)


def _circle(x: float, y: float, cls: str) -> str:
    return draw_circle(x, y, 6, cls)


def _diamond(x: float, y: float, cls: str) -> str:
    return draw_path(f"M{x:.1f} {y - 7.5:.1f}l7 7.5l-7 7.5l-7 -7.5Z", cls)


def _square(x: float, y: float, cls: str) -> str:
    return draw_rect(x - 5.5, y - 5.5, 11, 11, cls)


def _triangle(x: float, y: float, cls: str) -> str:
    return draw_path(f"M{x:.1f} {y - 7:.1f}l7 12.5h-14Z", cls)


_MARKS: tuple[tuple[Callable[[float, float, str], str], str], ...] = (
    (_circle, "pm-accent"),
    (_diamond, "pm-open-ink"),
    (_square, "pm-muted"),
    (_triangle, "pm-open-accent"),
    (_circle, "pm-open-ink"),
    (_diamond, "pm-accent"),
)


def _draw_key(series: Sequence[Series], *, width: float, unknown: str) -> tuple[str, float]:
    if len(series) == 1:
        return "", 0.0

    def mark(index: int) -> Swatch:
        return lambda x, y: draw_mark(index, x + 6, y + 6)

    entries: list[tuple[Swatch, str]] = [(mark(index), one.name) for index, one in enumerate(series)]
    if any(value is None for one in series for value in one.values):
        entries.append((lambda x, y: draw_kind(UNKNOWN, x, y, 12, 12), unknown))
    legend, height = place_legend(entries, width=width, y=2)
    return legend, height + 8


def _draw_axis(axis: _Axis, *, top: float, bottom: float, fmt: Format) -> str:
    drawn = []
    for tick in _TICKS:
        x = axis.place(tick)
        anchor = "start" if tick == 0 else "middle"
        drawn.append(draw_line(x, top, x, bottom, "pm-rule"))
        drawn.append(draw_text(x, bottom + 14, fmt(tick), size=MIN_FONT_SIZE, cls="pm-muted", anchor=anchor))
    return draw_group(drawn)
