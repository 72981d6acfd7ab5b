"""One agency through the years, over the bands of the categories: what each source said, and what nobody said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ui.charts.kinds import ROMAN, UNKNOWN, Format, Swatch, draw_kind, place_legend
from ui.charts.lettering import ELLIPSIS, measure_text, wrap_text
from ui.charts.strip import Band
from ui.charts.svg import (
    MIN_FONT_SIZE,
    draw_circle,
    draw_group,
    draw_lines,
    draw_path,
    draw_rect,
    draw_text,
    hatch_rect,
    make_document,
)

ACCEPTED, SELF_ASSESSED, CONTRADICTING = "accepted", "self_assessed", "contradicting"
RESULT, NOTHING_KNOWN, AFTER = "result", "nothing_known", "after"
PLOT = 240.0
TOP = 10.0


@dataclass(frozen=True)
class Mark:
    """What a source says of a year. Without ``score``, the mark is a bar over the whole band of ``kind``; without
    ``kind`` too, the agency is known to have been assessed and no more. ``doubtful`` (one witness, or a year that was
    inferred) adds a dashed ring. ``spoken`` is the whole statement."""

    role: str
    spoken: str
    score: float | None = None
    kind: str | None = None
    doubtful: bool = False


@dataclass(frozen=True)
class Year:
    """A column: ``state`` is "result", "nothing_known" (hatched) or "after" (shaded: after the period)."""

    label: str
    state: str
    marks: Sequence[Mark] = ()


@dataclass(frozen=True)
class Scale:
    """From score to height."""

    low: float
    high: float

    def place(self, score: float) -> float:
        """Where a score stands, from the top of the drawing."""
        return TOP + (self.high - score) / (self.high - self.low) * PLOT


def draw(
    years: Sequence[Year],
    *,
    bands: Sequence[Band],
    words: Mapping[str, str],
    label: str,
    width: int = 680,
    fmt: Format = str,
    span: tuple[float, float] = (100, 410),
) -> str:
    """Draw one column a year.

    ``words`` holds the legend: "accepted", "no_score", "self_assessed", "contradicting", "doubtful", "after", and
    "nothing_known", which is also written into the hatched columns; only what occurs is shown.
    """
    scores = [mark.score for year in years for mark in year.marks if mark.score is not None]
    scale = Scale(min([span[0], *scores]), max([span[1], *scores]))
    ordered = sorted(bands, key=lambda band: band.low)
    left = max(measure_text(f"{ROMAN[band.kind]} {band.name}", size=MIN_FONT_SIZE, bold=True) for band in bands) + 14
    column = (width - left) / max(len(years), 1)
    parts = draw_bands(ordered, scale, left=left, width=width, fmt=fmt)
    for index, year in enumerate(years):
        x = left + index * column
        parts.append(_draw_year(year, ordered, scale, x=x, width=column, words=words, fmt=fmt))
    legend, height = place_legend(_list_entries(years, words), width=width, y=TOP + PLOT + 32)
    return make_document([*parts, legend], width=width, height=TOP + PLOT + 36 + height, label=label)


def find_band(kind: str, bands: Sequence[Band], scale: Scale) -> tuple[float, float]:
    """Top and bottom of a category's band in the drawing."""
    index = next(index for index, band in enumerate(bands) if band.kind == kind)
    high = bands[index + 1].low if index + 1 < len(bands) else scale.high
    low = bands[index].low if index else scale.low
    return scale.place(high), scale.place(low)


def draw_bands(bands: Sequence[Band], scale: Scale, *, left: float, width: float, fmt: Format) -> list[str]:
    """The categories as bands behind the marks, with their names and lower limits at the left."""
    drawn = []
    for band in bands:
        top, bottom = find_band(band.kind, bands, scale)
        drawn.append(draw_rect(left, top, width - left, bottom - top, f"pm-tint-{band.kind}"))
        drawn.append(draw_rect(left - 4, top + 0.5, 4, bottom - top - 1, f"pm-fill-{band.kind}"))
        drawn.append(draw_text(0, top + 16, f"{ROMAN[band.kind]} {band.name}", size=MIN_FONT_SIZE, bold=True))
        drawn.append(draw_text(0, bottom - 3, fmt(band.low), size=MIN_FONT_SIZE, cls="pm-muted"))
    return drawn


def _draw_year(
    year: Year,
    bands: Sequence[Band],
    scale: Scale,
    *,
    x: float,
    width: float,
    words: Mapping[str, str],
    fmt: Format,
) -> str:
    centre = x + width / 2
    parts = [draw_text(centre, TOP + PLOT + 18, year.label, anchor="middle", bold=year.state == RESULT)]
    if year.state == AFTER:
        parts.append(draw_rect(x, TOP, width, PLOT, "pm-after"))
    if year.state == NOTHING_KNOWN:
        parts.append(hatch_rect(x + 1, TOP, width - 2, PLOT, step=9))
        parts.append(_write_nothing(words[NOTHING_KNOWN], centre, width=width - 12))
    for mark, place in zip(year.marks, _place_marks(year.marks, centre, width), strict=True):
        others = [scale.place(other.score) for other in year.marks if other is not mark and other.score is not None]
        parts.append(_draw_mark(mark, bands, scale, x=place, others=others, fmt=fmt))
    return draw_group(parts, class_="pm-year")


def _write_nothing(word: str, centre: float, *, width: float) -> str:
    """The word in a hatched column; where it would be cut, the legend alone says it."""
    lines = wrap_text(word, width=width, size=MIN_FONT_SIZE, lines=4)
    if any(line.endswith(ELLIPSIS) for line in lines):
        return ""
    y = TOP + PLOT / 2 - (len(lines) - 1) * 7.5
    return draw_lines(centre, y, lines, size=MIN_FONT_SIZE, anchor="middle", cls="pm-ink pm-halo")


def _place_marks(marks: Sequence[Mark], centre: float, width: float) -> list[float]:
    """Marks of one year stand side by side, the accepted ones first, so that equal scores stay apart."""
    step = min(26.0, (width - 12) / max(len(marks), 1))
    return [centre + (index - (len(marks) - 1) / 2) * step for index in range(len(marks))]


def _draw_mark(
    mark: Mark, bands: Sequence[Band], scale: Scale, *, x: float, others: Sequence[float], fmt: Format
) -> str:
    if mark.score is None:
        return draw_group([_draw_without_score(mark, bands, scale, x=x)], title=mark.spoken)
    y = scale.place(mark.score)
    parts = [draw_shape(mark.role, mark.kind, x, y)]
    if mark.doubtful:
        parts.append(draw_circle(x, y, 10.5, "pm-ring"))
    if mark.role == ACCEPTED:
        is_above_taken = y < TOP + 26 or any(y - 34 < other < y for other in others)
        text_y = y + 24 if is_above_taken else y - 13
        parts.append(draw_text(x, text_y, fmt(mark.score), bold=True, anchor="middle", cls="pm-ink pm-halo"))
    return draw_group(parts, title=mark.spoken, data_score=mark.score)


def _draw_without_score(mark: Mark, bands: Sequence[Band], scale: Scale, *, x: float) -> str:
    if mark.kind is None:
        top, bottom = TOP + 4, TOP + PLOT - 4
        bar = draw_rect(x - 4, top, 8, bottom - top, "pm-outline-dashed")
    else:
        top, bottom = find_band(mark.kind, bands, scale)
        top, bottom = top + 3, bottom - 3
        if mark.role == CONTRADICTING:
            bar = draw_rect(x - 4, top, 8, bottom - top, f"pm-hollow-{mark.kind}") + _cross(x, (top + bottom) / 2)
        else:
            form = "fill" if mark.role == ACCEPTED else "hollow"
            bar = draw_rect(x - 4, top, 8, bottom - top, f"pm-{form}-{mark.kind}")
    ring = draw_rect(x - 8, top - 2, 16, bottom - top + 4, "pm-ring") if mark.doubtful else ""
    return bar + ring


def draw_shape(role: str, kind: str | None, x: float, y: float) -> str:
    """Filled for the accepted result, hollow for a self-assessment, a cross for a row that contradicts."""
    if role == CONTRADICTING:
        return _cross(x, y)
    if kind is None:
        return draw_circle(x, y, 6.5, "pm-open-ink")
    return draw_circle(x, y, 6.5, f"pm-dot-{kind}" if role == ACCEPTED else f"pm-hollow-{kind}")


def _cross(x: float, y: float) -> str:
    return draw_path(f"M{x - 5:.1f} {y - 5:.1f}l10 10m0 -10l-10 10", "pm-cross")


def _list_entries(years: Sequence[Year], words: Mapping[str, str]) -> list[tuple[Swatch, str]]:
    """The legend: only the looks that occur."""
    marks = [mark for year in years for mark in year.marks]
    scored = {mark.role for mark in marks if mark.score is not None}
    states = {year.state for year in years}
    occurring = {
        ACCEPTED: ACCEPTED in scored,
        "no_score": any(mark.score is None for mark in marks),
        SELF_ASSESSED: any(mark.role == SELF_ASSESSED for mark in marks),
        CONTRADICTING: any(mark.role == CONTRADICTING for mark in marks),
        "doubtful": any(mark.doubtful for mark in marks),
        NOTHING_KNOWN: NOTHING_KNOWN in states,
        AFTER: AFTER in states,
    }
    return [(_SWATCHES[name], words[name]) for name, occurs in occurring.items() if occurs]


_SWATCHES: dict[str, Swatch] = {
    ACCEPTED: lambda x, y: draw_circle(x + 6, y + 6, 5.5, "pm-ink"),
    "no_score": lambda x, y: draw_rect(x + 3, y - 1, 6, 14, "pm-ink"),
    SELF_ASSESSED: lambda x, y: draw_circle(x + 6, y + 6, 5.5, "pm-open-ink"),
    CONTRADICTING: lambda x, y: _cross(x + 6, y + 6),
    "doubtful": lambda x, y: draw_circle(x + 6, y + 6, 6.5, "pm-ring"),
    NOTHING_KNOWN: lambda x, y: draw_kind(UNKNOWN, x, y, 12, 12),
    AFTER: lambda x, y: draw_rect(x, y, 12, 12, "pm-after"),
}
