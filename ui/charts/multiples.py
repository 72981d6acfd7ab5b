"""Many small panels of one form: the shares of each category by year, one panel a region or province."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ui.charts.distribution import split_bar, write_on
from ui.charts.kinds import Format, draw_kind, draw_legend, list_present, name_kind
from ui.charts.lettering import measure_text, shorten_text
from ui.charts.svg import (
    LABEL_SIZE,
    MIN_FONT_SIZE,
    draw_group,
    draw_line,
    draw_text,
    fits,
    make_document,
)

_BAR = 17
_ROW = 22
_GUTTER = 28.0


@dataclass(frozen=True)
class YearBar:
    """One bar of a panel: the year as text, counts by kind, and the whole as text ("12")."""

    year: str
    counts: Mapping[str, int]
    base: str = ""


@dataclass(frozen=True)
class Panel:
    """One small chart."""

    label: str
    bars: Sequence[YearBar]


def draw(
    panels: Sequence[Panel],
    *,
    names: Mapping[str, str],
    label: str,
    width: int = 680,
    fmt: Format = str,
    columns: int | None = None,
) -> str:
    """Draw the panels in reading order, every bar of one length; ``columns`` is by default what the width allows."""
    columns = columns or (3 if width >= 500 else 1)
    size = (width - _GUTTER * (columns - 1)) / columns
    counts = [bar.counts for panel in panels for bar in panel.bars]
    legend, y = draw_legend([(kind, name_kind(kind, names)) for kind in list_present(counts)], width=width)
    y += 12
    drawn = [legend]
    for start in range(0, len(panels), columns):
        line = panels[start : start + columns]
        for index, panel in enumerate(line):
            drawn.append(_draw_panel(panel, x=index * (size + _GUTTER), y=y, width=size, names=names, fmt=fmt))
        y += 24 + max(len(panel.bars) for panel in line) * _ROW + 14
    return make_document(drawn, width=width, height=y, label=label)


def _draw_panel(panel: Panel, *, x: float, y: float, width: float, names: Mapping[str, str], fmt: Format) -> str:
    shown = shorten_text(panel.label, width=width, size=LABEL_SIZE, bold=True)
    drawn = [draw_text(x, y + 13, shown, bold=True, title=panel.label if shown != panel.label else "")]
    left = max((measure_text(bar.year, size=MIN_FONT_SIZE) for bar in panel.bars), default=0) + 8
    right = max((measure_text(bar.base, size=MIN_FONT_SIZE) for bar in panel.bars), default=0)
    room = width - left - (right + 8 if right else 0)
    for index, bar in enumerate(panel.bars):
        top = y + 22 + index * _ROW
        drawn.append(_draw_bar(bar, x=x, y=top, left=left, room=room, width=width, names=names, fmt=fmt))
    return draw_group(drawn, class_="pm-panel")


def _draw_bar(
    bar: YearBar,
    *,
    x: float,
    y: float,
    left: float,
    room: float,
    width: float,
    names: Mapping[str, str],
    fmt: Format,
) -> str:
    drawn = [draw_text(x, y + 13, bar.year, size=MIN_FONT_SIZE, cls="pm-muted")]
    for segment in split_bar(bar.counts, x=x + left, width=room):
        shown = fmt(segment.count)
        shape = draw_kind(segment.kind, segment.x, y, segment.width, _BAR)
        inside = fits(shown, segment.width - 4, size=MIN_FONT_SIZE, bold=True)
        number = write_on(segment, shown, y=y + 13, size=MIN_FONT_SIZE) if inside else ""
        title = f"{bar.year}, {name_kind(segment.kind, names)}: {shown}"
        drawn.append(draw_group([shape, number], title=title, data_count=segment.count))
    if not list_present([bar.counts]):
        drawn.append(draw_line(x + left, y, x + left, y + _BAR, "pm-axis"))
    drawn.append(draw_text(x + width, y + 13, bar.base, size=MIN_FONT_SIZE, cls="pm-muted", anchor="end"))
    return draw_group(drawn)
