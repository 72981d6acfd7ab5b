"""The fewest steps that gain enough points: an integer programme, exact in whole units, and its next best answers.

The order of what is sought is fixed: first what is to be fewest, then the others, then the least surplus, then what
stands first in the form. So each question has one answer, on every machine. CP-SAT proves it: one worker, a fixed seed
and a limit of deterministic time. The status is read before any value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import Any, Literal

Fewest = Literal["sub_aspects", "levels", "aspects"]
FEWEST: tuple[Fewest, ...] = ("sub_aspects", "levels", "aspects")
# What is sought first, second and third.
_ORDER: dict[Fewest, tuple[Fewest, ...]] = {
    "sub_aspects": ("sub_aspects", "levels"),
    "levels": ("levels", "sub_aspects"),
    "aspects": ("aspects", "sub_aspects", "levels"),
}
# Units of the solver's own clock, about a second each; a question about a real form takes some thousandths.
_SECONDS, _SEED = 2.0, 1
# The places of a form are told apart by powers of two; so many of them fit into the solver's numbers.
_PLACES = 40


@dataclass(frozen=True, slots=True)
class Item:
    """Something that can be raised by up to `room` levels, each of which gains `units`. `group`: its aspect."""

    group: int
    room: int
    units: int


@dataclass(frozen=True, slots=True)
class Found:
    """By how many levels each item is raised, 0 where it stays. `proved`: that nothing is shorter."""

    raised: tuple[int, ...]
    proved: bool

    @property
    def changed(self) -> tuple[int, ...]:
        """The items that are raised."""
        return tuple(place for place, by in enumerate(self.raised) if by)


@lru_cache(maxsize=4096)
def shortest(items: tuple[Item, ...], needed: int, fewest: Fewest, most: int) -> tuple[Found, ...]:
    """Up to `most` different answers, the shortest first; empty where all items together do not gain enough.

    Each raises another set of items, and none raises all of the items of one before it: that would only be the same
    answer with something needless added.
    """
    if needed <= 0 or sum(item.room * item.units for item in items) < needed:
        return ()
    programme = _Programme(items, needed, fewest)
    found: list[Found] = []
    while len(found) < most and (one := programme.solve()) is not None:
        found.append(one)
        programme.exclude(one.changed)
    return tuple(found)


class _Programme:
    """The rows of one question; answers that were given are excluded one by one."""

    def __init__(self, items: Sequence[Item], needed: int, fewest: Fewest) -> None:
        # As a module without types: what it gives is checked by status.
        self._cp: Any = import_module("ortools.sat.python.cp_model")
        self._model: Any = self._cp.CpModel()
        self._items, self._needed = items, needed
        self._by = [self._model.new_int_var(0, item.room, "") for item in items]
        self._is = [self._model.new_bool_var("") for _ in items]
        groups = {item.group: self._model.new_bool_var("") for item in items}
        for item, by, changed in zip(items, self._by, self._is, strict=True):
            self._model.add(by >= changed)
            self._model.add(by <= item.room * changed)
            self._model.add_implication(changed, groups[item.group])
        self._gained = sum(item.units * by for item, by in zip(items, self._by, strict=True))
        self._model.add(self._gained >= needed)
        sums = {"sub_aspects": sum(self._is), "levels": sum(self._by), "aspects": sum(groups.values())}
        self._sought = [*(sums[name] for name in _ORDER[fewest]), self._gained]
        self._highest = sum(item.room * max(item.units, 1) for item in items) + 1

    def exclude(self, changed: Sequence[int]) -> None:
        """Never again all of these together."""
        self._model.add(sum(self._is[place] for place in changed) <= len(changed) - 1)

    def solve(self) -> Found | None:
        """The best answer that is left; None where none is."""
        weighed: Any = 0
        for one in self._sought:
            weighed = weighed * self._highest + one
        model = self._model.clone()
        solver, status = self._minimize(model, weighed)
        if status not in (self._cp.OPTIMAL, self._cp.FEASIBLE):
            return None
        proved = status == self._cp.OPTIMAL
        raised = [solver.value(by) for by in self._by]
        if proved:
            for one in self._sought:
                model.add(one == solver.value(one))
            raised = self._first_of_form(model, raised)
        return Found(tuple(raised), proved)

    def _first_of_form(self, model: Any, raised: list[int]) -> list[int]:
        """Of the equally good answers the one that raises what stands first, and raises it furthest."""
        every = range(len(self._items))
        for places in (every[start : start + _PLACES] for start in every[::_PLACES]):
            weighed = sum(-(1 << len(places) - turn) * self._is[place] for turn, place in enumerate(places))
            solver, status = self._minimize(model, weighed)
            if status != self._cp.OPTIMAL:
                return raised
            raised = [solver.value(by) for by in self._by]
            for place in places:
                model.add(self._is[place] == int(raised[place] > 0))
        return _furthest_first(self._items, raised)

    def _minimize(self, model: Any, what: Any) -> tuple[Any, int]:
        model.minimize(what)
        solver = self._cp.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = _SEED
        solver.parameters.max_deterministic_time = _SECONDS
        return solver, solver.solve(model)


def _furthest_first(items: Sequence[Item], raised: Sequence[int]) -> list[int]:
    """The same items, levels and units in sum, with the first item raised as far as it can be, then the next."""
    places = [place for place, by in enumerate(raised) if by]
    # What the items from each one on can give together, as levels and units.
    within = [{(0, 0)}]
    for place in reversed(places):
        item = items[place]
        within.append({(n + by, units + by * item.units) for n, units in within[-1] for by in range(1, item.room + 1)})
    levels, units, found = sum(raised), sum(items[place].units * raised[place] for place in places), [0] * len(items)
    for turn, place in enumerate(places, start=2):
        each = items[place].units
        by = max(
            by for by in range(1, items[place].room + 1)
            if (levels - by, units - by * each) in within[len(places) + 1 - turn]
        )  # fmt: skip
        found[place], levels, units = by, levels - by, units - by * each
    return found
