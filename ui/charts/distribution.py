"""Rows of bars, each split into its shares: how many agencies of each category, not assessed, not known."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ui.charts.kinds import Format, draw_kind, draw_legend, ink_on, list_present, name_kind
from ui.charts.lettering import measure_text, shorten_text, spread_labels, wrap_text
from ui.charts.svg import (
    LABEL_SIZE,
    MIN_FONT_SIZE,
    draw_group,
    draw_line,
    draw_lines,
    draw_text,
    fits,
    make_document,
)

_GAP = 1.5
_BAR = 26
_PADDING = 5
_NARROW_BELOW = 500
_TICKS = (0.0, 25.0, 50.0, 75.0, 100.0)


@dataclass(frozen=True)
class Row:
    """One bar. ``counts`` holds the kinds of ``ui.charts.kinds.ORDER`` that are known to be above zero or zero;
    ``base`` is the whole in the reader's words ("184 instansi")."""

    label: str
    counts: Mapping[str, int]
    base: str = ""


@dataclass(frozen=True)
class Segment:
    """A drawn share of a bar: its kind, count, left edge and width."""

    kind: str
    count: int
    x: float
    width: float

    @property
    def centre(self) -> float:
        return self.x + self.width / 2


def split_bar(counts: Mapping[str, int], *, x: float, width: float) -> list[Segment]:
    """Cut a bar of ``width`` into the shares of ``counts``; together with the gaps they fill it exactly."""
    present = list_present([counts])
    whole = sum(counts[kind] for kind in present)
    room = width - _GAP * max(len(present) - 1, 0)
    segments = []
    for kind in present:
        segments.append(Segment(kind, counts[kind], x, room * counts[kind] / whole))
        x += segments[-1].width + _GAP
    return segments


def draw(
    rows: Sequence[Row],
    *,
    names: Mapping[str, str],
    label: str,
    width: int = 680,
    fmt: Format = str,
    percent: Format | None = None,
) -> str:
    """Draw one stacked bar for each row, all of one length: the shares compare, the base says of how many.

    ``names`` gives the word for each kind; ``fmt`` writes counts; ``percent``, where given, writes the ticks of the
    share axis (0, 25, … of a hundred). A count that does not fit into its share stands below it, with a line to it.
    """
    narrow = width < _NARROW_BELOW
    bar_x, bar_width = _place_bars(rows, width=width, narrow=narrow)
    present = list_present([row.counts for row in rows])
    legend, y = draw_legend([(kind, name_kind(kind, names)) for kind in present], width=width)
    y += 8
    top, drawn = y, []
    for row in rows:
        part, height = _draw_row(row, y=y, bar_x=bar_x, bar_width=bar_width, width=width, names=names, fmt=fmt)
        drawn.append(part)
        y += height
    axis = _draw_axis(percent, x=bar_x, width=bar_width, top=top, bottom=y) if percent else ""
    return make_document([legend, axis, *drawn], width=width, height=y + (20 if percent else 0), label=label)


def _place_bars(rows: Sequence[Row], *, width: float, narrow: bool) -> tuple[float, float]:
    if narrow:
        return 0.0, float(width)
    limit = width * 0.3
    lines = [line for row in rows for line in wrap_text(row.label, width=limit, size=LABEL_SIZE)]
    left = max((measure_text(line, size=LABEL_SIZE) for line in lines), default=0) + 14
    base = max((measure_text(row.base, size=MIN_FONT_SIZE) for row in rows), default=0)
    return left, width - left - (base + 10 if base else 0)


def _draw_row(
    row: Row, *, y: float, bar_x: float, bar_width: float, width: float, names: Mapping[str, str], fmt: Format
) -> tuple[str, float]:
    if bar_x:
        head, bar_y = _label_beside(row, y=y, bar_x=bar_x, width=width), y + 3
    else:
        head, bar_y = _label_above(row, y=y, width=width), y + 20
    segments = split_bar(row.counts, x=bar_x, width=bar_width)
    bars = [_draw_segment(segment, y=bar_y, height=_BAR, names=names, fmt=fmt) for segment in segments]
    if not segments:
        bars.append(draw_line(bar_x, bar_y, bar_x, bar_y + _BAR, "pm-axis"))
    outside = [segment for segment in segments if not _holds(segment, fmt)]
    below = _label_below(outside, y=bar_y + _BAR, low=bar_x, high=bar_x + bar_width, fmt=fmt)
    height = bar_y - y + _BAR + (16 if outside else 0) + (9 if bar_x else 12)
    return draw_group([*head, *bars, *below], class_="pm-row"), height


def _label_beside(row: Row, *, y: float, bar_x: float, width: float) -> list[str]:
    lines = wrap_text(row.label, width=bar_x - 14, size=LABEL_SIZE)
    baseline = y + 3 + _BAR / 2 + (4.5 if len(lines) == 1 else -3)
    label = draw_lines(0, baseline, lines, title=row.label if " ".join(lines) != row.label else "")
    base = draw_text(width, y + 3 + _BAR / 2 + 4.5, row.base, cls="pm-muted", size=MIN_FONT_SIZE, anchor="end")
    return [label, base]


def _label_above(row: Row, *, y: float, width: float) -> list[str]:
    room = width - measure_text(row.base, size=MIN_FONT_SIZE) - 10
    shown = shorten_text(row.label, width=room, size=LABEL_SIZE, bold=True)
    label = draw_text(0, y + 13, shown, bold=True, title=row.label if shown != row.label else "")
    return [label, draw_text(width, y + 13, row.base, cls="pm-muted", size=MIN_FONT_SIZE, anchor="end")]


def _holds(segment: Segment, fmt: Format, *, size: float = LABEL_SIZE) -> bool:
    return fits(fmt(segment.count), segment.width - _PADDING, size=size, bold=True)


def _draw_segment(segment: Segment, *, y: float, height: float, names: Mapping[str, str], fmt: Format) -> str:
    shown = fmt(segment.count)
    shape = draw_kind(segment.kind, segment.x, y, segment.width, height)
    number = write_on(segment, shown, y=y + height / 2 + 4.5) if _holds(segment, fmt) else ""
    return draw_group([shape, number], title=f"{name_kind(segment.kind, names)}: {shown}", data_count=segment.count)


def write_on(segment: Segment, shown: str, *, y: float, size: float = LABEL_SIZE) -> str:
    """The number inside its share; on hatching it gets a clear edge so that the lines do not run into it."""
    cls = ink_on(segment.kind)
    cls = f"{cls} pm-halo" if cls == "pm-ink" else cls
    return draw_text(segment.centre, y, shown, cls=cls, size=size, anchor="middle", bold=True)


def _label_below(segments: Sequence[Segment], *, y: float, low: float, high: float, fmt: Format) -> list[str]:
    shown = [fmt(segment.count) for segment in segments]
    widths = [measure_text(text, size=MIN_FONT_SIZE) for text in shown]
    places = spread_labels([segment.centre for segment in segments], widths, low=low, high=high, gap=6)
    drawn = []
    for segment, text, place in zip(segments, shown, places, strict=True):
        drawn.append(draw_line(segment.centre, y + 1, place, y + 6, "pm-lead"))
        drawn.append(draw_text(place, y + 17, text, size=MIN_FONT_SIZE, anchor="middle"))
    return drawn


def _draw_axis(percent: Callable[[float], str], *, x: float, width: float, top: float, bottom: float) -> str:
    drawn = []
    for tick in _TICKS:
        place = x + width * tick / 100
        anchor = "start" if tick == 0 else "end" if tick == 100 else "middle"
        drawn.append(draw_line(place, top, place, bottom, "pm-rule"))
        drawn.append(draw_text(place, bottom + 14, percent(tick), cls="pm-muted", size=MIN_FONT_SIZE, anchor=anchor))
    return draw_group(drawn, class_="pm-axis-share")
