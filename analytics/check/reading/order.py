"""The order of a list of counts and categories: category first ("Baik 57, Kurang 31") or count first ("57 Baik, 31
Kurang"), decided for the whole list by its first and last item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analytics.check.reading.categories import Category
from analytics.check.reading.figures import Figure
from analytics.check.reading.phrases import words
from analytics.check.reading.scene import Scene

_LEADS = words("small", "order_leads")
_FOLLOWS = words("small", "order_follows")
_LONGEST = 7
_AND, _OR = frozenset({"dan", "and", "serta", "&"}), frozenset({"or", "atau", "/", "minimal", "least"})
_TWO = 2
_LEAST_PARALLEL = 3  # of two, "Baik dan Sangat Baik" is one group


@dataclass(frozen=True, slots=True)
class _Side:
    before: Category | None
    after: Category | None


def pair_in_order(
    scene: Scene, parts: Sequence[Figure], categories: Sequence[Category]
) -> tuple[dict[int, Category], set[int]] | None:
    """The category of each count of a list by the count's first token, and the counts whose side is unclear.

    None where this is no list of at least two counts that each stand close to a category.
    """
    sides = {part.first: _sides(scene, part, parts, categories) for part in parts}
    listed = [part for part in parts if sides[part.first].before or sides[part.first].after]
    if len(listed) > 2 and _is_whole(listed, sides):
        listed = listed[1:]
    if len(listed) < 2 or len(categories) < 2 or not _leads_list(scene, parts, listed):
        return None
    first, last = sides[listed[0].first], sides[listed[-1].first]
    every_before = all(sides[part.first].before for part in listed)
    every_after = all(sides[part.first].after for part in listed)
    if every_after and not (every_before and first.before):
        return _taken(listed, [sides[part.first].after for part in listed]), set()
    if every_before and not (every_after and last.after):
        return _taken(listed, [sides[part.first].before for part in listed]), set()
    chosen: list[Category | None] = []
    unclear: set[int] = set()
    for part in listed:
        side = sides[part.first]
        if side.before and side.after:
            unclear.add(part.first)
        chosen.append(side.after or side.before)
    sure = [one.first for one, part in zip(chosen, listed, strict=True) if one and part.first not in unclear]
    if len(sure) != len(set(sure)):
        return None
    if unclear and len(unclear) < len(listed):
        # What the sure items leave over decides for the others.
        for place, part in enumerate(listed):
            side = sides[part.first]
            free = [one for one in (side.before, side.after) if one is not None and one.first not in sure]
            if part.first in unclear and len(free) == 1:
                chosen[place] = free[0]
                unclear.discard(part.first)
    return _taken(listed, chosen), unclear


def parallel_lists(scene: Scene) -> dict[int, Category]:
    """The category of each count where a list of categories and a list of as many counts stand side by side: "Sangat
    Baik, Baik, Kurang, dan Buruk masing-masing 24, 57, 31, dan 72"."""
    singles = [
        replace(category, id=part, parts=(part,))
        for category in scene.categories
        for part in category.parts
        if category.id != "outside"
    ]
    many = len(singles)
    two = many == _TWO and _is_two(scene)
    if (many < _LEAST_PARALLEL and not two) or len({one.id for one in singles}) != many:
        return {}
    runs = [run for run in _runs(scene) if len(run) == many]
    if len(runs) != 1:
        return {}
    (run,) = runs
    if two and scene.bracket(run[0].first) is not None:
        return {}
    apart = singles[-1].last <= run[0].first or run[-1].last <= singles[0].first
    between = any(singles[0].first < figure.first < singles[-1].first for figure in scene.figures)
    return {figure.first: one for figure, one in zip(run, singles, strict=True)} if apart and not between else {}


def _is_two(scene: Scene) -> bool:
    """Whether a sentence names two categories at once, both meant: "24 dan 57 instansi berkategori sangat baik dan
    baik"; of "good or very good" each count is told whole."""
    named = [category for category in scene.categories if category.id != "outside"]
    inside = set(scene.norms(named[0].first, named[0].last)) if len(named) == 1 else set()
    return len(named) == 1 and bool(_AND & inside) and not _OR & inside


def _runs(scene: Scene) -> list[list[Figure]]:
    """Whole numbers in one list, with nothing but marks and "dan" between them; only the last may have its noun."""
    runs: list[list[Figure]] = []
    for figure in scene.figures:
        if figure.form != "plain" or figure.half or figure.unit not in (None, "thing"):
            continue
        gap = scene.norms(runs[-1][-1].last, figure.first) if runs else []
        if runs and 0 < len(gap) <= 2 and all(norm in (",", "dan", "and", "serta", ";", "/", "&") for norm in gap):
            runs[-1].append(figure)
        else:
            runs.append([figure])
    return runs


def _is_whole(listed: Sequence[Figure], sides: dict[int, _Side]) -> bool:
    """Whether the first count is the total of a list with its categories first: "184 instansi: sangat baik 24, …"."""
    head, rest = listed[0], listed[1:]
    shared = sides[head.first].after is not None and sides[head.first].after is sides[rest[0].first].before
    return shared and all(sides[one.first].before and one.value <= head.value for one in rest)


def _taken(parts: Sequence[Figure], chosen: Sequence[Category | None]) -> dict[int, Category]:
    return {part.first: one for part, one in zip(parts, chosen, strict=True) if one is not None}


def _leads_list(scene: Scene, parts: Sequence[Figure], listed: Sequence[Figure]) -> bool:
    """Whether the counts without a category stand before the list, as its total: "184 instansi: 24 sangat baik, …"."""
    others = [part for part in parts if part not in listed]
    return all(part.last <= listed[0].first and part.form == "plain" for part in others) and (
        not others or all(part.value >= max(one.value for one in listed) for part in others)
    )


def _sides(scene: Scene, part: Figure, parts: Sequence[Figure], categories: Sequence[Category]) -> _Side:
    low = max((other.last for other in parts if other.last <= part.first), default=0)
    high = min((other.first for other in parts if other.first >= part.last), default=len(scene.tokens))
    before = [one for one in categories if low <= one.first and one.last <= part.first]
    after = [one for one in categories if part.last <= one.first and one.last <= high]
    lead = before[-1] if before and _close(scene, before[-1].last, part.first, _LEADS) else None
    follow = after[0] if after and _close(scene, part.noun_end, after[0].first, _FOLLOWS) else None
    return _Side(lead, follow)


def _close(scene: Scene, first: int, last: int, small: frozenset[str]) -> bool:
    told = {at for time in scene.times for at in range(time.first, time.last)}
    told |= {at for topic in scene.topics for at in range(topic.first, topic.last)}
    gap = [scene.tokens[at].norm for at in range(first, last) if at not in told]
    return last >= first and len(gap) <= _LONGEST and all(norm in small for norm in gap)
