"""The one bar of the front page: four categories, their words above, their numbers large inside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ui.charts.distribution import Segment, split_bar, write_on
from ui.charts.kinds import ROMAN, Format, draw_kind, list_present, name_kind
from ui.charts.lettering import measure_text, wrap_text
from ui.charts.svg import (
    LABEL_SIZE,
    draw_group,
    draw_line,
    draw_lines,
    draw_path,
    draw_text,
    fits,
    make_document,
)

_BAR = 84
_NARROW_BAR = 60
_HEAD_LINES = 2


@dataclass(frozen=True)
class Bracket:
    """Kinds that belong together, side by side in the bar, and what to say of them ("81 instansi Baik ke atas")."""

    kinds: Sequence[str]
    text: str


def draw(
    counts: Mapping[str, int],
    *,
    names: Mapping[str, str],
    label: str,
    width: int = 680,
    fmt: Format = str,
    shares: Mapping[str, str] | None = None,
    brackets: Sequence[Bracket] = (),
) -> str:
    """Draw the distribution as one tall bar.

    ``shares`` are formatted percentages by kind, shown under the bar or in the list. Where a share of the bar is too
    small for its word or number, all words and numbers move into a list under the bar, so nothing is left unsaid.
    """
    shares = shares or {}
    segments = split_bar(counts, x=0, width=width)
    if all(_holds_all(segment, names, shares, fmt, wide=width >= 500) for segment in segments):
        return _draw_labelled(segments, names, shares, brackets, label=label, width=width, fmt=fmt)
    return _draw_listed(segments, counts, names, shares, brackets, label=label, width=width, fmt=fmt)


def _number_size(*, wide: bool) -> float:
    return 34 if wide else 24


def _holds_all(
    segment: Segment, names: Mapping[str, str], shares: Mapping[str, str], fmt: Format, *, wide: bool
) -> bool:
    number = fits(fmt(segment.count), segment.width - 8, size=_number_size(wide=wide), bold=True)
    share = fits(shares.get(segment.kind, ""), segment.width)
    words = _wrap_head(segment, names)
    return number and share and all(not line.endswith("…") for line in words)


def _wrap_head(segment: Segment, names: Mapping[str, str]) -> list[str]:
    """The word above a share; on narrow shares the roman numeral stands on a line of its own."""
    word = names.get(segment.kind, segment.kind)
    one_line = name_kind(segment.kind, names)
    if fits(one_line, segment.width, bold=True):
        return [one_line]
    wrapped = wrap_text(word, width=segment.width, size=LABEL_SIZE, lines=_HEAD_LINES, bold=True)
    return [ROMAN[segment.kind], *wrapped] if segment.kind in ROMAN else wrapped


def _draw_labelled(
    segments: Sequence[Segment],
    names: Mapping[str, str],
    shares: Mapping[str, str],
    brackets: Sequence[Bracket],
    *,
    label: str,
    width: int,
    fmt: Format,
) -> str:
    wide = width >= 500
    bar = _BAR if wide else _NARROW_BAR
    heads = [_wrap_head(segment, names) for segment in segments]
    top = max((len(head) for head in heads), default=1) * 16.25 + 6
    drawn = []
    for segment, head in zip(segments, heads, strict=True):
        words = draw_lines(segment.x, top - 8 - (len(head) - 1) * 16.25, head, bold=True)
        shape = draw_kind(segment.kind, segment.x, top, segment.width, bar)
        size = _number_size(wide=wide)
        number = write_on(segment, fmt(segment.count), y=top + bar / 2 + size * 0.34, size=size)
        share = draw_text(segment.x, top + bar + 17, shares.get(segment.kind, ""), cls="pm-muted")
        title = f"{name_kind(segment.kind, names)}: {fmt(segment.count)}"
        drawn.append(draw_group([words, shape, number, share], title=title, data_count=segment.count))
    bottom = top + bar + (24 if shares else 4)
    below, height = _draw_brackets(brackets, segments, y=bottom, width=width)
    return make_document([*drawn, below], width=width, height=bottom + height, label=label)


def _draw_brackets(
    brackets: Sequence[Bracket], segments: Sequence[Segment], *, y: float, width: float
) -> tuple[str, float]:
    drawn = []
    for bracket in brackets:
        inside = [segment for segment in segments if segment.kind in bracket.kinds]
        if inside:
            drawn.append(_draw_bracket(bracket.text, inside[0].x, inside[-1].x + inside[-1].width, y=y, width=width))
    return draw_group(drawn), 34 if drawn else 0


def _draw_bracket(text: str, left: float, right: float, *, y: float, width: float) -> str:
    half = measure_text(text, size=LABEL_SIZE) / 2
    centre = max(min((left + right) / 2, width - half), half)
    line = draw_path(f"M{left + 0.5:.2f} {y}v6H{right - 0.5:.2f}v-6", "pm-axis")
    return draw_group([line, draw_text(centre, y + 24, text, anchor="middle")])


def _draw_listed(
    segments: Sequence[Segment],
    counts: Mapping[str, int],
    names: Mapping[str, str],
    shares: Mapping[str, str],
    brackets: Sequence[Bracket],
    *,
    label: str,
    width: int,
    fmt: Format,
) -> str:
    bar = [
        draw_kind(segment.kind, segment.x, 0, segment.width, _NARROW_BAR, title=name_kind(segment.kind, names))
        for segment in segments
    ]
    y, rows = _NARROW_BAR + 12.0, []
    column = min(width, 420)
    for kind in list_present([counts]):
        rows.append(_draw_entry(kind, counts[kind], names, shares, y=y, width=column, fmt=fmt))
        y += 28
    for bracket in brackets:
        lines = wrap_text(bracket.text, width=width, size=LABEL_SIZE)
        rows.append(draw_lines(0, y + 17, lines))
        y += 20 * len(lines)
    return make_document([*bar, *rows], width=width, height=y + 4, label=label)


def _draw_entry(
    kind: str, count: int, names: Mapping[str, str], shares: Mapping[str, str], *, y: float, width: float, fmt: Format
) -> str:
    parts = [
        draw_kind(kind, 0, y + 6, 14, 14),
        draw_text(24, y + 18, name_kind(kind, names), size=15),
        draw_text(width - 70, y + 19, fmt(count), size=18, anchor="end", bold=True),
        draw_text(width, y + 18, shares.get(kind, ""), cls="pm-muted", size=15, anchor="end"),
        draw_line(0, y + 27.5, width, y + 27.5, "pm-rule"),
    ]
    return draw_group(parts, data_count=count)
