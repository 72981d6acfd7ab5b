"""How agencies moved between two years: two stacks of categories and the ribbons between them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ui.charts.kinds import CATEGORIES, ROMAN, Format, draw_kind
from ui.charts.lettering import measure_text, shorten_text, spread_labels
from ui.charts.svg import LABEL_SIZE, MIN_FONT_SIZE, draw_group, draw_lines, draw_path, draw_text, make_document

_STACK = 16
_GAP = 10.0
_TOP = 30.0
_LEAST = 1.5
_COUNT_ROW = 13.0


@dataclass(frozen=True)
class Move:
    """How many agencies went from one category to another (or stayed in it)."""

    start: str
    end: str
    count: int


@dataclass(frozen=True)
class Box:
    """A category's place in a stack."""

    kind: str
    count: int
    y: float
    height: float


def draw(
    moves: Sequence[Move],
    *,
    names: Mapping[str, str],
    heads: tuple[str, str],
    label: str,
    width: int = 680,
    fmt: Format = str,
) -> str:
    """Draw the better category higher, so that a rising ribbon is an improvement; ribbons have the colour they leave.

    ``heads`` stand over the two stacks (the years). Only agencies known in both years are in ``moves``; those of
    which a year is not known belong in the text beside.
    """
    moves = [move for move in moves if move.count > 0]
    height = 380 if width >= 500 else 340
    left = _stack_boxes(moves, "start", height=height)
    right = _stack_boxes(moves, "end", height=height)
    margin = _measure_margin([*left, *right], names, fmt, limit=width * 0.3)
    x1, x2 = margin, width - margin - _STACK
    parts = _draw_ribbons(moves, left, right, x1=x1 + _STACK, x2=x2, names=names, fmt=fmt)
    parts += [_draw_box(box, x=x1, text_x=x1 - 8, anchor="end", room=margin - 8, names=names, fmt=fmt) for box in left]
    parts += [
        _draw_box(box, x=x2, text_x=x2 + _STACK + 8, anchor="start", room=margin - 8, names=names, fmt=fmt)
        for box in right
    ]
    before, after = (shorten_text(head, width=margin + _STACK, size=LABEL_SIZE, bold=True) for head in heads)
    parts.append(draw_text(x1 + _STACK, 14, before, bold=True, anchor="end"))
    parts.append(draw_text(x2, 14, after, bold=True))
    bottom = max((box.y + max(box.height, 34) for box in [*left, *right]), default=_TOP)
    return make_document(parts, width=width, height=bottom + 4, label=label)


def _stack_boxes(moves: Sequence[Move], side: str, *, height: float) -> list[Box]:
    totals = {kind: sum(move.count for move in moves if getattr(move, side) == kind) for kind in CATEGORIES}
    shown = [kind for kind in reversed(CATEGORIES) if totals[kind]]
    scale = _scale(moves, height)
    boxes, y = [], _TOP
    for kind in shown:
        boxes.append(Box(kind, totals[kind], y, totals[kind] * scale))
        # A small category still needs room for its two lines of text.
        y += max(boxes[-1].height, 30) + _GAP
    return boxes


def _scale(moves: Sequence[Move], height: float) -> float:
    """Units of height for one agency: both stacks share it, with room kept for gaps and for small categories."""
    whole = sum(move.count for move in moves) or 1
    return (height - _TOP - 3 * _GAP - 60) / whole


def _measure_margin(boxes: Sequence[Box], names: Mapping[str, str], fmt: Format, *, limit: float) -> float:
    words = [measure_text(f"{ROMAN[box.kind]} {names[box.kind]}", size=LABEL_SIZE) for box in boxes]
    return min(max(words, default=0) + 12, limit)


def _draw_ribbons(
    moves: Sequence[Move],
    left: Sequence[Box],
    right: Sequence[Box],
    *,
    x1: float,
    x2: float,
    names: Mapping[str, str],
    fmt: Format,
) -> list[str]:
    starts, ends = {box.kind: box.y for box in left}, {box.kind: box.y for box in right}
    scale = left[0].height / left[0].count if left else 1
    order = {kind: index for index, kind in enumerate(reversed(CATEGORIES))}
    entries: dict[tuple[str, str], float] = {}
    for move in sorted(moves, key=lambda move: (order[move.end], order[move.start])):
        entries[move.start, move.end] = ends[move.end]
        ends[move.end] += move.count * scale
    ribbons: list[str] = []
    numbers: dict[str, list[tuple[float, Move]]] = {box.kind: [] for box in left}
    for move in sorted(moves, key=lambda move: (order[move.start], order[move.end])):
        y1, y2, thick = starts[move.start], entries[move.start, move.end], max(move.count * scale, _LEAST)
        starts[move.start] += move.count * scale
        title = f"{names[move.start]} \u2192 {names[move.end]}: {fmt(move.count)}"
        ribbons.append(_draw_ribbon(move, x1=x1, x2=x2, y1=y1, y2=y2, thick=thick, title=title))
        numbers[move.start].append((y1 + thick / 2, move))
    return [*ribbons, *(_write_counts(box, numbers[box.kind], x=x1 + 7, fmt=fmt) for box in left)]


def _write_counts(box: Box, places: list[tuple[float, Move]], *, x: float, fmt: Format) -> str:
    """The counts of the ribbons that leave a box, in their order; the smallest are left to hover and table where the
    box has no room for all."""
    room = max(box.height, 30) + _GAP / 2
    while len(places) * _COUNT_ROW > room:
        places = [place for place in places if place is not min(places, key=lambda place: place[1].count)]
    centres = [centre for centre, _ in places]
    heights = [_COUNT_ROW] * len(places)
    spread = spread_labels(centres, heights, low=box.y - _GAP / 4, high=box.y + room - _GAP / 4, gap=0)
    return "".join(
        draw_text(x, y + 4, fmt(move.count), size=MIN_FONT_SIZE) for y, (_, move) in zip(spread, places, strict=True)
    )


def _draw_ribbon(move: Move, *, x1: float, x2: float, y1: float, y2: float, thick: float, title: str) -> str:
    middle = (x1 + x2) / 2
    edge = (
        f"M{x1:.1f} {y1:.1f}C{middle:.1f} {y1:.1f} {middle:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
        f"v{thick:.1f}C{middle:.1f} {y2 + thick:.1f} {middle:.1f} {y1 + thick:.1f} {x1:.1f} {y1 + thick:.1f}Z"
    )
    shape = draw_path(edge, f"pm-ribbon-{move.start}")
    return draw_group([shape], title=title, data_count=move.count, data_from=move.start, data_to=move.end)


def _draw_box(
    box: Box, *, x: float, text_x: float, anchor: str, room: float, names: Mapping[str, str], fmt: Format
) -> str:
    name = f"{ROMAN[box.kind]} {names[box.kind]}"
    shown = shorten_text(name, width=room, size=LABEL_SIZE)
    middle = box.y + max(box.height, 30) / 2
    words = draw_lines(text_x, middle - 3, [shown], anchor=anchor)
    number = draw_text(text_x, middle + 14, fmt(box.count), anchor=anchor, bold=True, size=15)
    return draw_group([draw_kind(box.kind, x, box.y, _STACK, max(box.height, _LEAST)), words, number], title=name)
