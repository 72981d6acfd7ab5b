"""Assigns agencies to mentors, exactly. It is a flow in a network, which is solved as such and not searched.

The sets of agencies that can be assigned together are a matroid: whoever is covered can stay so while more are. So the
most agencies and the best least share of an area can be had at once, and each step only asks for a flow. The costs of
the last step put the gain before the distance. Networks have whole solutions, so every answer is proved.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from importlib import import_module
from typing import Any

import numpy as np

_SOURCE, _SINK = 0, 1
# Hundredths of points: as whole numbers, which the flow counts in.
_GAIN_UNIT = 100
# What a distance that is not known costs: more than any on earth, so that it is chosen last.
_FARTHEST_KM = 20_040


@dataclass(frozen=True)
class Offers:
    """Who may have whom: columns of equal length, one row per possible pair. `km` is nan where not known.

    `area` is the area of each agency, `room` how many each mentor may still have; `kept` and `base` count agencies of
    each area that are covered already, and those that its share is of.
    """

    agency: np.ndarray
    mentor: np.ndarray
    gain: np.ndarray
    km: np.ndarray
    area: np.ndarray
    room: np.ndarray
    kept: np.ndarray
    base: np.ndarray

    @property
    def first_agency(self) -> int:
        """The node of the first agency: before it stand source, sink and areas."""
        return 2 + len(self.base)

    @property
    def first_mentor(self) -> int:
        """The node of the first mentor."""
        return self.first_agency + len(self.area)


def assign(offers: Offers, tell: Callable[[], None]) -> tuple[np.ndarray, Fraction | None]:
    """The rows of `offers` that are chosen, and the least share that is covered of an area (None without any area).

    In this order: most agencies, greatest least share, greatest gain, least distance. `tell` is called between steps;
    what it raises ends the work.
    """
    waiting = np.bincount(offers.area, minlength=len(offers.base))
    most = _max_flow(offers, waiting)
    tell()
    share = _least_share(offers)
    tell()
    return _cheapest(offers, most, _needed(offers, share or Fraction(0)), waiting), share


def _needed(offers: Offers, share: Fraction) -> np.ndarray:
    """How many more each area needs so that this share of it is covered."""
    needed = [-(-share.numerator * int(base) // share.denominator) for base in offers.base]
    return np.asarray(np.maximum(np.array(needed, dtype=np.int64) - offers.kept, 0))


def _least_share(offers: Offers) -> Fraction | None:
    """The greatest share that every area can have at least. Bisects the shares that occur."""
    areas = offers.base > 0
    if not areas.any():
        return None
    shares = sorted({Fraction(n, int(base)) for base in offers.base[areas] for n in range(int(base) + 1)})
    low, high = 0, len(shares) - 1
    while low < high:
        middle = (low + high + 1) // 2
        needed = _needed(offers, shares[middle])
        if _max_flow(offers, needed) == needed.sum():
            low = middle
        else:
            high = middle - 1
    return shares[low]


def _arcs(offers: Offers) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Tails, heads and capacities: areas to agencies, agencies to mentors, mentors to the sink."""
    agencies = np.arange(len(offers.area)) + offers.first_agency
    mentors = np.arange(len(offers.room)) + offers.first_mentor
    tails = np.concatenate([offers.area + 2, offers.agency + offers.first_agency, mentors])
    heads = np.concatenate([agencies, offers.mentor + offers.first_mentor, np.full(len(mentors), _SINK)])
    return tails, heads, np.concatenate([np.ones(len(agencies) + len(offers.agency)), offers.room]).astype(np.int64)


def _max_flow(offers: Offers, limits: np.ndarray) -> int:
    """The most agencies that can be assigned if each area may have so many."""
    solver: Any = import_module("ortools.graph.python.max_flow").SimpleMaxFlow()
    solver.add_arcs_with_capacity(*_arcs(offers))
    areas = np.arange(len(limits)) + 2
    solver.add_arcs_with_capacity(np.full(len(limits), _SOURCE), areas, limits.astype(np.int64))
    status = solver.solve(_SOURCE, _SINK)
    assert status == solver.OPTIMAL, status
    return int(solver.optimal_flow())


def _cheapest(offers: Offers, most: int, needed: np.ndarray, waiting: np.ndarray) -> np.ndarray:
    """The rows of an assignment of `most` agencies, with what areas need: most gain, then least distance."""
    km = np.round(np.nan_to_num(offers.km, nan=_FARTHEST_KM)).astype(np.int64)
    # More than all distances of a whole assignment together can differ by.
    weight = 1 + _FARTHEST_KM * most
    costs = km - np.round(offers.gain * _GAIN_UNIT).astype(np.int64) * weight
    tails, heads, room = _arcs(offers)
    prices = np.zeros(len(tails), dtype=np.int64)
    pairs = np.arange(len(offers.agency)) + len(offers.area)
    prices[pairs] = costs
    solver: Any = import_module("ortools.graph.python.min_cost_flow").SimpleMinCostFlow()
    solver.add_arcs_with_capacity_and_unit_cost(tails, heads, room, prices)
    areas = np.arange(len(needed)) + 2
    # What an area needs starts in it; only the rest may come from anywhere.
    solver.add_arcs_with_capacity_and_unit_cost(
        np.full(len(areas), _SOURCE), areas, (waiting - needed).astype(np.int64), np.zeros(len(areas), dtype=np.int64)
    )
    solver.set_nodes_supplies(
        np.concatenate([[_SOURCE, _SINK], areas]),
        np.concatenate([[most - needed.sum(), -most], needed]).astype(np.int64),
    )
    status = solver.solve()
    assert status == solver.OPTIMAL, status
    return np.flatnonzero(solver.flows(pairs))
