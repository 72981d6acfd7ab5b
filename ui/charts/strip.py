"""Every agency's score as a dot on one axis, over the bands of the categories; some of them by name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ui.charts.callouts import draw_callout, measure_rows, place_callouts
from ui.charts.kinds import ROMAN, Format
from ui.charts.lettering import shorten_text
from ui.charts.svg import MIN_FONT_SIZE, draw_circle, draw_group, draw_line, draw_rect, draw_text, fits, make_document

_HEAD = 26.0
_MOST_LEVELS = 36
_RADII = (4.5, 3.5, 2.5, 1.75)


@dataclass(frozen=True)
class Dot:
    """One agency's score; ``kind`` its category, ``label`` its name, ``named`` whether the name is written out."""

    id: str
    score: float
    label: str
    kind: str
    named: bool = False


@dataclass(frozen=True)
class Band:
    """A category's scores from ``low`` on; the next band's ``low`` ends it. ``name`` is its word."""

    kind: str
    name: str
    low: float


@dataclass(frozen=True)
class Axis:
    """From score to place."""

    low: float
    high: float
    width: float

    def place(self, score: float) -> float:
        return 6 + (score - self.low) / ((self.high - self.low) or 1) * (self.width - 12)


def draw(
    dots: Sequence[Dot],
    *,
    bands: Sequence[Band],
    label: str,
    width: int = 680,
    fmt: Format = str,
    span: tuple[float, float] = (100, 410),
) -> str:
    """Draw the dots stacked where scores are close. ``span`` is the axis; it grows where a score lies outside it."""
    scores = [dot.score for dot in dots]
    axis = Axis(min([span[0], *scores]), max([span[1], *scores]), width)
    stacked, radius = _stack_dots(dots, axis.place)
    points = [(x, _shorten(dot, width=width, fmt=fmt)) for dot, x, _ in stacked if dot.named]
    callouts = place_callouts(points, width=width)
    names_end = _HEAD + measure_rows(callouts)
    tallest = max((level for _, _, level in stacked), default=0)
    base = names_end + 14 + tallest * radius * 2 + radius
    heights = {x: base - level * radius * 2 for dot, x, level in stacked if dot.named}
    drawn = [draw_callout(callout, bottom=names_end, end=heights[callout.x]) for callout in callouts]
    parts = _draw_bands(bands, axis, bottom=base + radius + 3, fmt=fmt)
    parts += [leader for leader, _ in drawn]
    parts += [_draw_dot(dot, x, base - level * radius * 2, radius, fmt) for dot, x, level in stacked]
    parts += [text for _, text in drawn]
    return make_document(parts, width=width, height=base + radius + 22, label=label)


def _shorten(dot: Dot, *, width: float, fmt: Format) -> str:
    return f"{shorten_text(dot.label, width=width * 0.6, size=MIN_FONT_SIZE, bold=True)} {fmt(dot.score)}"


def _stack_dots(dots: Sequence[Dot], place: Callable[[float], float]) -> tuple[list[tuple[Dot, float, int]], float]:
    """Give each dot the lowest level where it touches no other; smaller dots where the stack would grow too tall."""
    stacked: list[tuple[Dot, float, int]] = []
    for radius in _RADII:
        stacked = _fill_levels(dots, place, radius)
        if max((level for _, _, level in stacked), default=0) <= _MOST_LEVELS:
            return stacked, radius
    return stacked, _RADII[-1]


def _fill_levels(dots: Sequence[Dot], place: Callable[[float], float], radius: float) -> list[tuple[Dot, float, int]]:
    ends: list[float] = []
    stacked = []
    for dot in sorted(dots, key=lambda dot: (dot.score, dot.id)):
        x = place(dot.score)
        level = next((index for index, end in enumerate(ends) if x - end >= radius * 2), len(ends))
        ends[level : level + 1] = [x]
        stacked.append((dot, x, level))
    return stacked


def _draw_dot(dot: Dot, x: float, y: float, radius: float, fmt: Format) -> str:
    title = f"{dot.label}: {fmt(dot.score)}"
    mark = draw_circle(x, y, radius, f"pm-dot-{dot.kind}")
    ring = draw_circle(x, y, radius + 1, "pm-named") if dot.named else ""
    return draw_group([mark, ring], title=title, data_score=dot.score)


def _draw_bands(bands: Sequence[Band], axis: Axis, *, bottom: float, fmt: Format) -> list[str]:
    drawn = []
    ordered = sorted(bands, key=lambda band: band.low)
    for index, band in enumerate(ordered):
        is_last = index + 1 == len(ordered)
        left = axis.place(band.low) if index else 0.0
        right = axis.width if is_last else axis.place(ordered[index + 1].low)
        word = f"{ROMAN[band.kind]} {band.name}"
        shown = word if fits(word, right - left - 6, size=MIN_FONT_SIZE, bold=True) else ROMAN[band.kind]
        drawn.append(draw_rect(left, 0, right - left, bottom, f"pm-tint-{band.kind}"))
        drawn.append(draw_rect(left, 0, right - left, 3, f"pm-fill-{band.kind}"))
        drawn.append(draw_text(left + 5, 17, shown, size=MIN_FONT_SIZE, bold=True, title=word if shown != word else ""))
        drawn.append(_draw_tick(axis.place(band.low), band.low, bottom, axis, fmt))
    drawn.append(_draw_tick(axis.place(axis.high), axis.high, bottom, axis, fmt))
    return drawn


def _draw_tick(x: float, score: float, y: float, axis: Axis, fmt: Format) -> str:
    anchor = "start" if x < 14 else "end" if x > axis.width - 14 else "middle"
    text_x = 0 if anchor == "start" else axis.width if anchor == "end" else x
    line = draw_line(x, y, x, y + 4, "pm-axis")
    return line + draw_text(text_x, y + 17, fmt(score), size=MIN_FONT_SIZE, cls="pm-muted", anchor=anchor)
