"""Everything that the rules recognise in a text, marked in place, whether a claim rests on it or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from analytics.check.model import Checked, Mark, MarkKind
from analytics.check.reading import Read
from analytics.check.reading.plain import Plain
from analytics.check.reading.scene import Scene

# Of two marks at one place the first kind here stays.
_ORDER: tuple[MarkKind, ...] = ("figure", "category", "agency", "year", "scope")


def mark_everything(read: Read) -> tuple[Mark, ...]:
    """Every figure, category, agency, time and group of agencies in a text, in order; none overlaps another.

    The pieces that the readings rest on come first where two meet; of others the longer one stays.
    """
    found = [mark for scene in read.scenes for mark in _of_scene(scene, read.plain)]
    return _apart([mark for reading in read.readings for mark in reading.marks], found)


def _of_scene(scene: Scene, plain: Plain) -> Iterator[Mark]:
    kinds: tuple[tuple[MarkKind, Iterable[tuple[int, int]]], ...] = (
        ("figure", ((one.first, one.last) for one in scene.figures)),
        ("category", ((one.first, one.last) for one in scene.categories if one.id != "outside")),
        ("agency", ((one.first, one.last) for one in scene.agencies)),
        ("year", ((one.first, one.last) for one in scene.times)),
        ("scope", ((one.first, one.last) for one in scene.scopes)),
    )
    for kind, places in kinds:
        for first, last in places:
            start, end = plain.span(scene.tokens[first].start, scene.tokens[last - 1].end)
            yield Mark(start, end, kind)


def _apart(firm: Iterable[Mark], others: Iterable[Mark]) -> tuple[Mark, ...]:
    """The marks in order, without those that overlap a better one."""
    ranked = sorted({(0, mark) for mark in firm} | {(1, mark) for mark in others}, key=_rank)
    taken = bytearray(max((mark.end for _, mark in ranked), default=0) + 1)
    kept = []
    for _, mark in ranked:
        if mark.start < mark.end and not any(taken[mark.start : mark.end]):
            taken[mark.start : mark.end] = b"\1" * (mark.end - mark.start)
            kept.append(mark)
    return tuple(sorted(kept, key=lambda mark: mark.start))


def _rank(one: tuple[int, Mark]) -> tuple[int, int, int, int]:
    level, mark = one
    return level, _ORDER.index(mark.kind) if not level else 0, mark.start - mark.end, mark.start


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the text in which nothing begins or ends: kind of the mark on it (None where there is none), and
    which claims are quoted there, by their place in `Checked.claims`."""

    start: int
    end: int
    kind: MarkKind | None
    claims: tuple[int, ...]


def segments(checked: Checked) -> list[Segment]:
    """The whole text cut at every mark and claim, in order, for showing it marked in place. Joined, they are the text.

    Takes time in proportion to the text, however many claims share a place.
    """
    ends: dict[int, list[int]] = {}
    begins: dict[int, list[int]] = {}
    for place, judged in enumerate(checked.claims):
        if judged.reading.start < judged.reading.end:
            begins.setdefault(judged.reading.start, []).append(place)
            ends.setdefault(judged.reading.end, []).append(place)
    marks = {mark.start: mark for mark in checked.marks}
    cuts = {0, len(checked.text), *begins, *ends}
    cuts |= {at for mark in checked.marks for at in (mark.start, mark.end)}
    ordered, found = sorted(cuts), []
    open_claims: dict[int, None] = {}
    mark: Mark | None = None
    for start, end in pairwise(ordered):
        for place in ends.get(start, ()):
            open_claims.pop(place, None)
        open_claims.update(dict.fromkeys(begins.get(start, ())))
        mark = marks.get(start, mark if mark and start < mark.end else None)
        found.append(Segment(start, end, mark.kind if mark else None, tuple(open_claims)))
    return found
