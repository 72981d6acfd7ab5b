"""The shortest way is shortest: against every possible way, on cases small enough to try them all."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.guidance.shortest import FEWEST, Fewest, Item, shortest
from analytics.guidance.whole import raise_whole

MOST = 3
ITEMS = st.lists(
    st.builds(Item, group=st.integers(0, 2), room=st.integers(1, 3), units=st.sampled_from([1, 2, 4, 5, 10])),
    min_size=1, max_size=5,
).map(tuple)  # fmt: skip
Raised = tuple[int, ...]


def every_way(items: tuple[Item, ...], needed: int) -> Iterator[Raised]:
    for raised in product(*(range(item.room + 1) for item in items)):
        if sum(item.units * by for item, by in zip(items, raised, strict=True)) >= needed:
            yield raised


def order(items: tuple[Item, ...], raised: Raised, fewest: Fewest) -> tuple[object, ...]:
    """What is sought, as it is told: the fewest first, then the least surplus, then what stands first in the form."""
    changed = sum(by > 0 for by in raised)
    aspects = len({item.group for item, by in zip(items, raised, strict=True) if by})
    gained = sum(item.units * by for item, by in zip(items, raised, strict=True))
    first = {
        "sub_aspects": (changed, sum(raised)),
        "levels": (sum(raised), changed),
        "aspects": (aspects, changed, sum(raised)),
    }[fewest]
    return (*first, gained, tuple(by == 0 for by in raised), tuple(-by for by in raised))


def changed_by(raised: Raised) -> set[int]:
    return {place for place, by in enumerate(raised) if by}


@settings(max_examples=60)
@given(ITEMS, st.integers(1, 60), st.sampled_from(FEWEST))
def test_no_way_is_shorter(items: tuple[Item, ...], needed: int, fewest: Fewest) -> None:
    left, expected = list(every_way(items, needed)), []
    while left and len(expected) < MOST:
        best = min(left, key=lambda raised: order(items, raised, fewest))
        expected.append(best)
        left = [one for one in left if not changed_by(best) <= changed_by(one)]
    found = shortest(items, needed, fewest, MOST)
    assert [one.raised for one in found] == expected
    assert all(one.proved for one in found)


ROOMS = st.dictionaries(
    st.sampled_from(["a", "b", "c", "d"]),
    st.tuples(st.integers(0, 6), st.integers(1, 6)).map(lambda one: (Fraction(min(one), 2), Fraction(max(one), 2))),
    min_size=1,
)


@given(ROOMS, st.integers(1, 20))
def test_no_set_of_whole_aspects_is_smaller(rooms: dict[str, tuple[Fraction, Fraction]], halves: int) -> None:
    needed = Fraction(halves, 2)
    found = raise_whole(rooms, needed, MOST)
    smallest = next(
        (
            size
            for size in range(1, len(rooms) + 1)
            for keys in combinations(rooms, size)
            if sum(rooms[key][1] - rooms[key][0] for key in keys) >= needed
        ),
        None,
    )
    assert (len(found[0]) if found else None) == smallest
    for place, one in enumerate(found):
        assert sum(at - rooms[key][0] for key, at in one.items()) == needed
        assert all(rooms[key][0] < at <= rooms[key][1] for key, at in one.items())
        assert not any(set(before) <= set(one) for before in found[:place])


@given(ROOMS, st.integers(1, 20))
def test_no_aspect_has_to_be_raised_higher_than_needed(
    rooms: dict[str, tuple[Fraction, Fraction]], halves: int
) -> None:  # fmt: skip
    needed = Fraction(halves, 2)
    for one in raise_whole(rooms, needed, MOST):
        steps = [
            [rooms[key][0] + Fraction(n, 2) for n in range(int((rooms[key][1] - rooms[key][0]) * 2) + 1)] for key in one
        ]
        lowest = min(
            max(at / rooms[key][1] for key, at in zip(one, points, strict=True))
            for points in product(*steps)
            if sum(at - rooms[key][0] for key, at in zip(one, points, strict=True)) == needed
        )
        assert max(at / rooms[key][1] for key, at in one.items()) == lowest
