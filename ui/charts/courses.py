"""Several agencies through the years on one axis, over the bands of the categories, told apart by shape."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ui.charts.bars import MOST_SERIES, draw_mark
from ui.charts.history import PLOT, TOP, Scale, draw_bands, find_band
from ui.charts.kinds import ROMAN, UNKNOWN, Format, Swatch, draw_kind, place_legend
from ui.charts.lettering import measure_text
from ui.charts.strip import Band
from ui.charts.svg import MIN_FONT_SIZE, draw_group, draw_line, draw_rect, draw_text, make_document

_STEP = 30.0


@dataclass(frozen=True)
class Stop:
    """What is known of one agency in one year: a ``kind`` with or without a ``score``. ``spoken`` says it in words."""

    spoken: str
    kind: str | None
    score: float | None = None


@dataclass(frozen=True)
class Course:
    """One agency: a stop for each year, None where nothing is known; ``joined`` says, for each pair of years that
    follow each other, whether their scores may be joined by a line (they are of one form)."""

    name: str
    stops: Sequence[Stop | None]
    joined: Sequence[bool]


def draw(
    years: Sequence[str],
    courses: Sequence[Course],
    *,
    bands: Sequence[Band],
    words: Mapping[str, str],
    label: str,
    width: int = 680,
    fmt: Format = str,
    span: tuple[float, float] = (100, 410),
) -> str:
    """Draw one column a year, in it a mark for each agency in the given order; at most six.

    ``words``: "no_score" and "nothing_known" for the legend; only what occurs is shown.
    """
    if len(courses) > MOST_SERIES:
        raise ValueError(f"{len(courses)} agencies cannot be told apart; at most {MOST_SERIES}")
    key, head = _draw_key(courses, words, width=width)
    scores = [stop.score for course in courses for stop in course.stops if stop and stop.score is not None]
    scale = Scale(min([span[0], *scores]), max([span[1], *scores]))
    ordered = sorted(bands, key=lambda band: band.low)
    left = max(measure_text(f"{ROMAN[band.kind]} {band.name}", size=MIN_FONT_SIZE, bold=True) for band in bands) + 14
    places = _Places(left, (width - left) / max(len(years), 1), len(courses))
    parts = draw_bands(ordered, scale, left=left, width=width, fmt=fmt)
    parts += _draw_lines(courses, places, scale)
    for at, year in enumerate(years):
        parts.append(draw_text(places.centre(at), TOP + PLOT + 18, year, anchor="middle", bold=True))
        parts += _draw_column([course.stops[at] for course in courses], ordered, scale, places, at=at, fmt=fmt)
    plot = f'<g transform="translate(0 {head:g})">{"".join(parts)}</g>'
    return make_document([key, plot], width=width, height=head + TOP + PLOT + 26, label=label)


@dataclass(frozen=True)
class _Places:
    left: float
    column: float
    marks: int

    def centre(self, year: int) -> float:
        return self.left + (year + 0.5) * self.column

    def mark(self, year: int, index: int) -> float:
        step = min(_STEP, (self.column - 10) / self.marks)
        return self.centre(year) + (index - (self.marks - 1) / 2) * step


def _draw_key(courses: Sequence[Course], words: Mapping[str, str], *, width: float) -> tuple[str, float]:
    def mark(index: int) -> Swatch:
        return lambda x, y: draw_mark(index, x + 6, y + 6)

    stops = [stop for course in courses for stop in course.stops]
    entries: list[tuple[Swatch, str]] = [(mark(index), course.name) for index, course in enumerate(courses)]
    if any(stop and stop.score is None for stop in stops):
        entries.append((lambda x, y: draw_rect(x + 2, y - 1, 8, 14, "pm-outline"), words["no_score"]))
    if None in stops:
        entries.append((lambda x, y: draw_kind(UNKNOWN, x, y, 12, 12), words["nothing_known"]))
    legend, height = place_legend(entries, width=width, y=2)
    return legend, height + 8


def _draw_lines(courses: Sequence[Course], places: _Places, scale: Scale) -> list[str]:
    drawn = []
    for index, course in enumerate(courses):
        for at, (before, after) in enumerate(zip(course.stops, course.stops[1:], strict=False)):
            if course.joined[at] and before and after and before.score is not None and after.score is not None:
                start, end = (places.mark(at, index), scale.place(before.score)), places.mark(at + 1, index)
                drawn.append(draw_line(*start, end, scale.place(after.score), "pm-axis"))
    return drawn


def _draw_column(
    stops: Sequence[Stop | None], bands: Sequence[Band], scale: Scale, places: _Places, *, at: int, fmt: Format
) -> list[str]:
    drawn: list[str] = []
    written: list[tuple[float, float, float]] = []
    for index, stop in enumerate(stops):
        x = places.mark(at, index)
        if stop is None:
            drawn.append(draw_kind(UNKNOWN, x - 6, TOP + PLOT - 15, 12, 12))
        elif stop.score is None:
            drawn.append(_draw_without_score(stop, bands, scale, index=index, x=x))
        else:
            y = scale.place(stop.score)
            mark = draw_mark(index, x, y) + _write(fmt(stop.score), x, y, written)
            drawn.append(draw_group([mark], title=stop.spoken, data_score=stop.score))
    return drawn


def _write(number: str, x: float, y: float, written: list[tuple[float, float, float]]) -> str:
    """The score above its mark, else below, where no other number stands; otherwise hover and table say it."""
    half = measure_text(number, size=MIN_FONT_SIZE, bold=True) / 2 + 2
    for base in (y - 11, y + 20):
        near = any(abs(base - other) < 14 and abs(x - place) < half + width for place, other, width in written)
        if not near and TOP + 10 < base < TOP + PLOT:
            written.append((x, base, half))
            return draw_text(x, base, number, size=MIN_FONT_SIZE, bold=True, anchor="middle", cls="pm-ink pm-halo")
    return ""


def _draw_without_score(stop: Stop, bands: Sequence[Band], scale: Scale, *, index: int, x: float) -> str:
    """A bar over the whole band of the category, or over all of them where that is not known either."""
    top, bottom = find_band(stop.kind, bands, scale) if stop.kind else (TOP, TOP + PLOT)
    bar = draw_rect(x - 4, top + 3, 8, bottom - top - 6, "pm-outline" if stop.kind else "pm-outline-dashed")
    return draw_group([bar, draw_mark(index, x, (top + bottom) / 2)], title=stop.spoken)
