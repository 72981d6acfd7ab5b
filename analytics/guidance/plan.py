"""The pairing plan: a mentor for everyone who needs one and can have one, at most so many agencies for each.

In this order: most agencies covered; the least share covered of a region as great as possible (central bodies are a
region of their own); the most points to gain where mentors are stronger; the least kilometres. See `flow` for why each
is proved. Pairs made by hand are kept as they are, those refused by hand are not made, and the rest is solved anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

import numpy as np

from analytics import measures
from analytics.errors import BadParameter, PetaMeritError
from analytics.guidance.flow import Offers, assign
from analytics.guidance.mentors import LIMITS, Bench, Mentor, Weak, category_of, mentor_as_json, weakest
from analytics.guidance.peers import Crowd, far, kind
from analytics.guidance.situation import Country, Situation

Hand = tuple[tuple[str, str], ...]
CENTRAL = "central"
# Each agency is offered so many suitable mentors at most, and all together so many pairs.
OFFERED, _MOST_PAIRS, _LEAST_OFFERED = 60, 250_000, 12
_TELL_EVERY = 200


class PlanStopped(PetaMeritError):
    """Whoever asked for the plan stopped it."""

    def __init__(self) -> None:
        super().__init__("The plan was stopped before it was complete.")


@dataclass(frozen=True, slots=True)
class Pair:
    """An agency with its mentor. `by_hand`: kept as it was given; `suits`: whether it would be offered by itself.

    `mentor` is what `mentors` tells of it. Of a pair made by hand it may be stronger in nothing.
    """

    agency: Situation
    mentor: Mentor
    by_hand: bool = False
    suits: bool = True


@dataclass(frozen=True, slots=True)
class Uncovered:
    """An agency without a mentor. `reason`: as of `mentors`, or `no_room` (others have them), or `barred`."""

    agency: Situation
    reason: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """A region: how many need a mentor, can have one, and have one. `region_id` is `central` for central bodies."""

    region_id: str
    need: int
    can: int
    covered: int


@dataclass(frozen=True, slots=True)
class Objective:
    """What was reached, in the order of importance. `least_share`: 0 to 1 of those that can have a mentor.

    `km` adds up the distances that are known; `km_unknown` counts pairs of governments whose distance is not.
    """

    covered: int
    least_share: float | None
    gain: float
    km: int
    km_unknown: int


@dataclass(frozen=True)
class Plan:
    """The plan. `offered`: how many mentors each agency was offered at most; `cut`: for how many that left some out."""

    pairs: tuple[Pair, ...]
    uncovered: tuple[Uncovered, ...]
    by_region: tuple[Coverage, ...]
    objective: Objective
    at_most: int
    offered: int
    cut: int

    @property
    def stages(self) -> Mapping[str, bool]:
        """Which parts of the objective are proved. Where offers were cut, only what nothing could exceed is."""
        all_offered, all_covered = not self.cut, self.objective.covered == sum(one.can for one in self.by_region)
        return {
            "covered": all_offered or all_covered, "least_share": all_offered or all_covered,
            "gain": all_offered, "km": all_offered,
        }  # fmt: skip

    @property
    def proved(self) -> bool:
        """Whether every part is."""
        return all(self.stages.values())

    @cached_property
    def load(self) -> Mapping[str, int]:
        """How many agencies each mentor has."""
        return Counter(pair.mentor.situation.id for pair in self.pairs)


@dataclass
class _Case:
    """An agency that can have a mentor: who suits it (numbers on the bench), with what each brings."""

    agency: Situation
    weak: tuple[Weak, ...]
    offered: np.ndarray
    gain: np.ndarray
    km: np.ndarray
    cut: bool
    reason: str | None = None


def read_pairs(written: str) -> Hand:
    """Pairs as an address holds them: `agency>mentor,agency>mentor`. Raises BadParameter."""
    pairs = [tuple(one.split(">")) for one in written.split(",") if one]
    if any(len(pair) != 2 or not all(pair) for pair in pairs):
        raise BadParameter("mentors", "pairs", written, (), "agency>mentor, with commas between")
    return tuple((pair[0], pair[1]) for pair in pairs)


def write_pairs(pairs: Iterable[tuple[str, str]]) -> str:
    """Pairs as an address holds them."""
    return ",".join(f"{agency}>{mentor}" for agency, mentor in pairs)


def plan(
    country: Country, at_most: int = LIMITS.at_most, *, fixed: Collection[tuple[str, str]] = (),
    barred: Collection[tuple[str, str]] = (), type: str | None = None, region: str | None = None,
    offered: int = OFFERED, progress: Callable[[int, int], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Plan:  # fmt: skip
    """Mentors for all who need guidance, of a type or region where given.

    `fixed` and `barred` are pairs of agency and mentor. A pair of `fixed` counts for its mentor and stays, even if it
    is not suitable or more than `at_most`. `progress` is told how many agencies were looked at, of how many.
    Raises BadParameter, UnknownAgency, PlanStopped.
    """
    _check(country, at_most, fixed, barred)
    asked = _asked(country, type, region)
    by_hand = {agency: mentor for agency, mentor in fixed if any(one.id == agency for one in asked)}
    able = sum(bool(one.aspects) for one in asked)
    offered = max(min(offered, _MOST_PAIRS // max(able, 1)), min(offered, _LEAST_OFFERED))
    work = _Work(country, set(barred), offered, should_stop or (lambda: False))
    cases: list[_Case] = []
    for done, one in enumerate(asked):
        if not done % _TELL_EVERY:
            work.tell()
            if progress:
                progress(done, len(asked))
        cases.append(work.case(one))
    made = _solve(work, cases, by_hand, Counter(mentor for _, mentor in fixed), at_most)
    if progress:
        progress(len(asked), len(asked))
    return made


def _check(
    country: Country, at_most: int, fixed: Collection[tuple[str, str]], barred: Collection[tuple[str, str]]
) -> None:
    if at_most < 1:
        raise BadParameter("mentors", "max", at_most, (), "a whole number from 1")
    for agency, mentor in (*fixed, *barred):
        if country[agency] is country[mentor]:
            raise BadParameter("mentors", "pairs", f"{agency}>{mentor}", (), "nobody is a mentor of itself")
    twice = [agency for agency, n in Counter(agency for agency, _ in fixed).items() if n > 1]
    if twice or set(fixed) & set(barred):
        found = twice[0] if twice else write_pairs(set(fixed) & set(barred))
        raise BadParameter("mentors", "pairs", found, (), "an agency has one mentor, and not one that is refused")


def _asked(country: Country, type: str | None, region: str | None) -> list[Situation]:
    """Who needs guidance, of a type or region: found by the measure, so that list and measure agree."""
    chosen: Collection[str] = country.situations
    if type or region:
        found = measures.compute(country.release, "agencies_for_guidance", upto=country.upto, type=type, region=region)
        chosen = {row["agency_id"] for row in found.rows}
    return [one for one in country.situations.values() if one.needs_guidance and one.id in chosen]


class _Work:
    """What is the same for all agencies of a plan: a bench of mentors for each kind, and what is refused."""

    def __init__(
        self, country: Country, barred: set[tuple[str, str]], offered: int, should_stop: Callable[[], bool]
    ) -> None:
        self.country, self.offered, self._should_stop = country, offered, should_stop
        self._turn = 0
        self._barred: dict[str, set[str]] = {}
        for agency, mentor in barred:
            self._barred.setdefault(agency, set()).add(mentor)
        kinds: dict[str, list[Situation]] = {}
        for one in country.situations.values():
            kinds.setdefault(kind(one), []).append(one)
        self.benches = {name: Bench(country, situations) for name, situations in kinds.items()}

    def tell(self) -> None:
        """Raises PlanStopped where that was asked."""
        if self._should_stop():
            raise PlanStopped

    def case(self, one: Situation) -> _Case:
        """An agency with the mentors that it is offered, or the reason why it has none."""
        weak, reason = weakest(self.country, one)
        nobody = np.empty(0, dtype=np.int64)
        if reason:
            return _Case(one, weak, nobody, nobody, nobody, cut=False, reason=reason)
        bench = self.benches[kind(one)]
        distances = bench.crowd.distances(one)
        suits = bench.suits(one, weak, distances)
        allowed = np.flatnonzero(suits & ~bench.which(self._barred.get(one.id, ())))
        if not len(allowed):
            lost = "barred" if suits.any() else bench.why_none(one, weak)
            return _Case(one, weak, nobody, nobody, nobody, cut=False, reason=lost)
        order = np.lexsort([column[allowed] for column in reversed(far(distances))])
        offered = np.sort(allowed[self._offer(order)])
        km = distances["km"][offered] if "km" in distances else np.zeros(len(offered))
        return _Case(one, weak, offered, bench.gains(weak)[offered], km, cut=len(order) > self.offered)

    def _offer(self, order: np.ndarray) -> np.ndarray:
        """All, or the nearest half and as many of the others at even steps: else neighbours would want the same few."""
        if len(order) <= self.offered:
            return order
        near, rest = np.split(order, [self.offered // 2])
        more = self.offered - len(near)
        self._turn += more
        return np.concatenate([near, rest[(self._turn + np.arange(more) * len(rest) // more) % len(rest)]])

    def pair(self, case: _Case, mentor_id: str, *, by_hand: bool) -> Pair:
        """An agency with a mentor, with what there is to say of both."""
        bench, mentor = self.benches[kind(case.agency)], self.country[mentor_id]
        at = np.flatnonzero(bench.which([mentor_id]))
        if len(at):
            distances = bench.crowd.distances(case.agency)
            suits = bool(case.weak) and bool(bench.suits(case.agency, case.weak, distances)[at[0]])
            return Pair(case.agency, bench.mentor(int(at[0]), distances, case.weak), by_hand, suits)
        crowd = Crowd([mentor])
        peer = crowd.peer(0, crowd.distances(case.agency))
        return Pair(case.agency, Mentor(peer, category_of(self.country, mentor)), by_hand, suits=False)


def _solve(work: _Work, cases: list[_Case], by_hand: Mapping[str, str], used: Mapping[str, int], at_most: int) -> Plan:
    """The pairs made by hand, and the best ones for the rest."""
    regions = _regions([case.agency for case in cases])
    kept = [case for case in cases if case.agency.id in by_hand]
    waiting = [case for case in cases if case.agency.id not in by_hand and not case.reason]
    bench = [one.id for each in work.benches.values() for one in each.crowd.situations]
    offers = _offers(work, regions, kept, waiting, [max(at_most - used.get(one, 0), 0) for one in bench])
    rows, share = assign(offers, work.tell)
    chosen = {waiting[offers.agency[row]].agency.id: bench[offers.mentor[row]] for row in rows}
    pairs = tuple(
        work.pair(case, one, by_hand=case.agency.id in by_hand)
        for case in cases if (one := by_hand.get(case.agency.id) or chosen.get(case.agency.id))
    )  # fmt: skip
    paired = {pair.agency.id for pair in pairs}
    return Plan(
        pairs, tuple(Uncovered(one.agency, one.reason or "no_room") for one in cases if one.agency.id not in paired),
        _coverage(regions, cases, paired), _objective(pairs, share), at_most, work.offered,
        sum(case.cut for case in waiting),
    )  # fmt: skip


def _regions(asked: Iterable[Situation]) -> dict[str, int]:
    """The regions of the agencies by number, in the order of the registry."""
    found = dict.fromkeys(region_of(one) for one in asked)
    return {name: number for number, name in enumerate(found)}


def region_of(one: Situation) -> str:
    """The region of an agency in a plan; central bodies are one of their own."""
    return one.agency.region_id or CENTRAL


def _offers(
    work: _Work, regions: Mapping[str, int], kept: list[_Case], waiting: list[_Case], room: list[int]
) -> Offers:
    """The agencies that wait as columns; mentors are numbered through all benches."""
    sizes = [len(bench.crowd) for bench in work.benches.values()]
    first = dict(zip(work.benches, np.cumsum([0, *sizes]), strict=False))
    areas = [np.array([regions[region_of(case.agency)] for case in some], dtype=np.int64) for some in (waiting, kept)]
    mentors = [case.offered + first[kind(case.agency)] for case in waiting]
    return Offers(
        agency=np.repeat(np.arange(len(waiting)), [len(case.offered) for case in waiting]),
        mentor=np.concatenate([*mentors, np.empty(0, dtype=np.int64)]).astype(np.int64),
        gain=np.concatenate([*(case.gain for case in waiting), np.empty(0)]),
        km=np.concatenate([*(case.km for case in waiting), np.empty(0)]),
        area=areas[0], room=np.array(room, dtype=np.int64),
        kept=np.bincount(areas[1], minlength=len(regions)),
        base=np.bincount(np.concatenate(areas), minlength=len(regions)),
    )  # fmt: skip


def _coverage(regions: Iterable[str], cases: list[_Case], paired: Collection[str]) -> tuple[Coverage, ...]:
    need = Counter(region_of(case.agency) for case in cases)
    can = Counter(region_of(case.agency) for case in cases if not case.reason or case.agency.id in paired)
    covered = Counter(region_of(case.agency) for case in cases if case.agency.id in paired)
    return tuple(Coverage(name, need[name], can[name], covered[name]) for name in regions)


def _objective(pairs: Collection[Pair], share: Fraction | None) -> Objective:
    gains = sum(pair.mentor.gain for pair in pairs)
    kilometres = [pair.mentor.distance["km"] for pair in pairs if "km" in pair.mentor.distance]
    known = [km for km in kilometres if km is not None]
    return Objective(
        len(pairs), None if share is None else float(share), round(gains, 2), round(sum(known)),
        len(kilometres) - len(known),
    )  # fmt: skip


def plan_as_json(found: Plan, lang: str) -> dict[str, Any]:
    """The plan as plain data."""
    pairs = []
    for pair in found.pairs:
        mentor = mentor_as_json(pair.mentor, lang)
        mentor_id = mentor.pop("agency_id")
        hand = {"by_hand": pair.by_hand, "suits": pair.suits}
        pairs.append({"agency_id": pair.agency.id, "mentor_id": mentor_id, **hand, **mentor})
    return {
        "pairs": pairs,
        "uncovered": [{"agency_id": one.agency.id, "reason": one.reason} for one in found.uncovered],
        "objective": asdict(found.objective), "proved": found.proved, "stages": dict(found.stages),
        "by_region": [asdict(one) for one in found.by_region],
        "at_most": found.at_most, "offered": found.offered, "cut": found.cut,
    }  # fmt: skip
