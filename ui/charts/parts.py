"""A claimed total in three parts: named by a result of the final year, named only by an earlier one, not named."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ui.charts.distribution import Segment, write_on
from ui.charts.kinds import Format, Swatch, name_kind, place_legend
from ui.charts.lettering import measure_text, spread_labels
from ui.charts.svg import (
    LABEL_SIZE,
    MIN_FONT_SIZE,
    draw_group,
    draw_line,
    draw_rect,
    draw_text,
    fits,
    format_number,
    hatch_rect,
    make_document,
)
from ui.theme import ANY

FINAL, EARLIER, UNNAMED = "final", "earlier", "unnamed"
_BAR = 30
_GAP = 1.5


@dataclass(frozen=True)
class Part:
    """One category: the printed ``claimed`` total (None where sources disagree or none prints it) and how many agencies
    are known by name from a result of the ``final`` year, or only from an ``earlier`` one."""

    kind: str
    claimed: int | None
    final: int
    earlier: int

    @property
    def named(self) -> int:
        return self.final + self.earlier

    @property
    def unnamed(self) -> int:
        """What the claim leaves without a name; never negative, since more names than claimed is a clash of its own."""
        return max((self.claimed or 0) - self.named, 0)

    def split(self) -> list[tuple[str, int]]:
        counts = ((FINAL, self.final), (EARLIER, self.earlier), (UNNAMED, self.unnamed))
        return [(role, count) for role, count in counts if count]


def draw(
    parts: Sequence[Part],
    *,
    names: Mapping[str, str],
    roles: Mapping[str, str],
    label: str,
    width: int = 680,
    fmt: Format = str,
    unknown_total: str = "",
) -> str:
    """Draw one bar for each category on one scale of agencies.

    ``roles`` gives the words of the legend for "final", "earlier" and "unnamed", whose marks are of no category;
    ``unknown_total`` stands where a claimed total should be and none is known. The claimed total stands at the end of
    its bar.
    """
    narrow = width < 500
    left = (
        0.0
        if narrow
        else max((measure_text(name_kind(part.kind, names), size=LABEL_SIZE) for part in parts), default=0) + 14
    )
    totals = [unknown_total if part.claimed is None else fmt(part.claimed) for part in parts]
    right = max((measure_text(total, size=16, bold=True) for total in totals), default=0) + 10
    most = max((max(part.claimed or 0, part.named) for part in parts), default=0) or 1
    scale = (width - left - right) / most
    legend, y = _draw_key(roles, width=width)
    drawn = []
    for part, total in zip(parts, totals, strict=True):
        y += 27 if narrow else 10
        drawn.append(_draw_part(part, total, names, roles, x=left, y=y, scale=scale, fmt=fmt, narrow=narrow))
        y += _BAR + (14 if _find_outside(part, scale, fmt) else 0)
    return make_document([legend, *drawn], width=width, height=y + 6, label=label)


def draw_role(role: str, kind: str, x: float, y: float, width: float, height: float) -> str:
    """Solid for the final year, pale with upright lines for an earlier one, hatched for what has no name."""
    if role == UNNAMED:
        return hatch_rect(x, y, width, height)
    if role == FINAL:
        return draw_rect(x, y, width, height, f"pm-fill-{kind}")
    ticks = [draw_line(x + step, y, x + step, y + height, f"pm-line-{kind} pm-thin") for step in _list_ticks(width)]
    return draw_group([draw_rect(x, y, width, height, f"pm-pale-{kind}"), *ticks])


def _list_ticks(width: float) -> list[float]:
    return [place + 2.5 for place in range(0, max(int(width) - 2, 0), 5)]


def _draw_key(roles: Mapping[str, str], *, width: float) -> tuple[str, float]:
    def mark(role: str) -> Swatch:
        return lambda x, y: draw_role(role, ANY, x, y, 12, 12)

    return place_legend([(mark(role), roles[role]) for role in (FINAL, EARLIER, UNNAMED)], width=width)


def _place_roles(part: Part, *, x: float, scale: float) -> list[tuple[str, Segment]]:
    placed = []
    for role, count in part.split():
        placed.append((role, Segment(part.kind, count, x, max(count * scale - _GAP, 0.75))))
        x += count * scale
    return placed


def _is_inside(role: str, segment: Segment, fmt: Format) -> bool:
    return fits(fmt(segment.count), segment.width - 6, bold=True)


def _find_outside(part: Part, scale: float, fmt: Format) -> list[Segment]:
    placed = _place_roles(part, x=0, scale=scale)
    return [segment for role, segment in placed if not _is_inside(role, segment, fmt)]


def _draw_part(
    part: Part,
    total: str,
    names: Mapping[str, str],
    roles: Mapping[str, str],
    *,
    x: float,
    y: float,
    scale: float,
    fmt: Format,
    narrow: bool,
) -> str:
    word = name_kind(part.kind, names)
    drawn = [draw_text(0, y - 6 if narrow else y + _BAR / 2 + 4.5, word, bold=narrow)]
    placed = _place_roles(part, x=x, scale=scale)
    for role, segment in placed:
        number = _write_role(role, segment, fmt(segment.count), y=y) if _is_inside(role, segment, fmt) else ""
        shape = draw_role(role, part.kind, segment.x, y, segment.width, _BAR)
        title = f"{word}: {fmt(segment.count)} {roles[role]}"
        drawn.append(draw_group([shape, number], title=title, data_role=role, data_count=segment.count))
    outside = [segment for role, segment in placed if not _is_inside(role, segment, fmt)]
    drawn += _label_outside(outside, y=y + _BAR, low=x, fmt=fmt)
    end = x + max(part.claimed or 0, part.named) * scale
    drawn.append(draw_text(end + 8, y + _BAR / 2 + 5.5, total, size=16 if part.claimed is not None else 13, bold=True))
    return draw_group(drawn, class_="pm-row", data_total=None if part.claimed is None else format_number(part.claimed))


def _write_role(role: str, segment: Segment, shown: str, *, y: float) -> str:
    if role == FINAL:
        return write_on(segment, shown, y=y + _BAR / 2 + 4.5)
    return draw_text(segment.centre, y + _BAR / 2 + 4.5, shown, cls="pm-ink pm-halo", anchor="middle", bold=True)


def _label_outside(segments: Sequence[Segment], *, y: float, low: float, fmt: Format) -> list[str]:
    shown = [fmt(segment.count) for segment in segments]
    widths = [measure_text(text, size=MIN_FONT_SIZE) for text in shown]
    places = spread_labels([segment.centre for segment in segments], widths, low=low, high=10_000)
    return [
        draw_line(segment.centre, y + 1, place, y + 4, "pm-lead")
        + draw_text(place, y + 15, text, size=MIN_FONT_SIZE, anchor="middle")
        for segment, text, place in zip(segments, shown, places, strict=True)
    ]
