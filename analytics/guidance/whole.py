"""The fewest whole aspects that gain enough points, found by trying every set of them: eight give 255.

Within a set the points are spread so that no aspect has to be raised higher than needed, as a share of its maximum: of
two equally long ways the one comes first that asks for the lower share.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from heapq import heapify, heapreplace
from itertools import combinations
from math import floor, inf

# Points and maximum of an aspect.
Room = tuple[Fraction, Fraction]
# Half points: as a rule a whole number of them.
Whole = int | Fraction


def raise_whole(rooms: Mapping[str, Room], needed: Fraction, most: int) -> tuple[dict[str, Fraction], ...]:
    """Up to `most` different answers, those of the fewest aspects first: the points that each aspect is raised to.

    Aspects in the order given; empty where all together do not gain enough. None holds all aspects of one before it.
    """
    halves = {key: (_plain(points * 2), _plain(top * 2)) for key, (points, top) in rooms.items() if points < top}
    wanted = _plain(needed * 2)
    found: list[dict[str, Whole]] = []
    for size in range(1, len(halves) + 1):
        sets = [
            _spread({key: halves[key] for key in keys}, wanted)
            for keys in combinations(halves, size)
            if sum(halves[key][1] - halves[key][0] for key in keys) >= wanted
            and not any(keys_before <= set(keys) for keys_before in map(set, found))
        ]
        found += sorted(sets, key=lambda one: max(float(at / halves[key][1]) for key, at in one.items()))
        if len(found) >= most:
            break
    return tuple({key: Fraction(at) / 2 for key, at in one.items()} for one in found[:most])


def _plain(number: Fraction) -> Whole:
    """A whole number as an int, with which everything below is many times faster."""
    return int(number) if number.denominator == 1 else number


def _spread(halves: Mapping[str, tuple[Whole, Whole]], wanted: Whole) -> dict[str, Whole]:
    """Half point by half point to the aspect that stands lowest after it, until enough is gained."""
    points = {key: at for key, (at, _) in halves.items()}
    order = list(halves)

    def after(key: str) -> tuple[float, int, str, Whole]:
        top = halves[key][1]
        raised = min(top, floor(points[key]) + 1)
        return (float(raised / top) if points[key] < top else inf, order.index(key), key, raised)

    queue, gained = [after(key) for key in halves], 0 * wanted
    heapify(queue)
    while gained < wanted:
        _, _, key, raised = queue[0]
        gained += raised - points[key]
        points[key] = raised
        heapreplace(queue, after(key))
    return points
