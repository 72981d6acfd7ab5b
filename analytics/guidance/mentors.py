"""Mentors: peers at Baik or better that are clearly stronger where an agency has most to gain.

`LIMITS` is the table of what that means. Aspects are compared as percent of their maximum, so forms may differ; that
they do, or may, is a factor which the sentence names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from analytics.guidance.peers import Crowd, Factor, Peer, context, far, others_of_kind, ranked
from analytics.guidance.situation import Country, Situation
from analytics.numbers import number, percent
from analytics.warehouse.dimensions import Aspect, Category
from analytics.words import text

# Why an agency has no mentor: nothing to go by, or the step at which the last one was lost.
Reason = Literal[
    "no_result", "no_aspects", "form_unknown", "nothing_to_gain",
    "none_at_baik", "none_with_aspects", "none_near", "none_stronger", "all_busy",
]  # fmt: skip
MOST = 5


@dataclass(frozen=True)
class Limits:
    """What a mentor must be. `lead`: by so many percentage points stronger, in one of the `weakest` aspects at least.

    `km`: governments meet if their seats are so near, or in one region. `at_most`: agencies that one can mentor.
    """

    lead: float = 15
    weakest: int = 3
    km: float = 500
    at_most: int = 3


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Weak:
    """One of the aspects in which an agency has most to gain."""

    aspect: Aspect
    percent: float
    to_gain: float


@dataclass(frozen=True, slots=True)
class Stronger:
    """A weak aspect in which a mentor is clearly stronger; `to_gain` are the points that the agency misses in it."""

    aspect: Aspect
    percent: float
    mentor_percent: float
    to_gain: float

    @property
    def aspect_id(self) -> str:
        """The aspect's id."""
        return self.aspect.id


@dataclass(frozen=True, slots=True)
class Mentor:
    """A mentor. `category` is None, and `stronger_in` empty, only for one that was chosen by hand.

    `load`: how many other agencies it has already.
    """

    peer: Peer
    category: Category | None
    stronger_in: tuple[Stronger, ...] = ()
    load: int = 0

    @property
    def gain(self) -> float:
        """The points to gain in the aspects in which it is stronger."""
        return sum(one.to_gain for one in self.stronger_in)

    @property
    def situation(self) -> Situation:
        """Where the mentor itself stands."""
        return self.peer.situation

    @property
    def distance(self) -> Mapping[Factor, float | None]:
        """The factors that apply."""
        return self.peer.distance


@dataclass(frozen=True)
class Mentors:
    """The best suitable mentors of an agency, or why there is none. `weakest`: the aspects that were looked at."""

    agency: Situation
    mentors: tuple[Mentor, ...]
    none_because: Reason | None
    weakest: tuple[Weak, ...]


class Bench:
    """The agencies of one kind that can mentor at all: at Baik or better, with known aspects. As columns."""

    def __init__(self, country: Country, situations: Iterable[Situation], limits: Limits = LIMITS) -> None:
        self.country, self.limits = country, limits
        good = [one for one in situations if one.group == "at_least_baik"]
        self.any_at_baik = bool(good)
        self.crowd = Crowd(one for one in good if one.aspects)
        percents = [
            [one.aspects[name].percent if name in one.aspects else np.nan for name in country.aspects]
            for one in self.crowd.situations
        ]
        self._percents = np.array(percents, dtype=float).reshape(-1, len(country.aspects))
        self._column = {name: at for at, name in enumerate(country.aspects)}
        self._number = {one.id: at for at, one in enumerate(self.crowd.situations)}

    def near(self, one: Situation, distances: Mapping[Factor, np.ndarray]) -> np.ndarray:
        """Who is near enough to meet, and not the agency itself. A distance that is not known is not near."""
        others = ~self.which([one.id])
        if "km" not in distances:
            return others
        return others & ((distances["km"] <= self.limits.km) | (distances["region"] <= 1))

    def suits(self, one: Situation, weak: tuple[Weak, ...], distances: Mapping[Factor, np.ndarray]) -> np.ndarray:
        """Who is near enough, and clearly stronger in a weak aspect."""
        return self.near(one, distances) & self.leads(weak).any(axis=1)

    def which(self, ids: Iterable[str]) -> np.ndarray:
        """Marks those with these ids."""
        found = np.zeros(len(self.crowd), dtype=bool)
        found[[self._number[one] for one in ids if one in self._number]] = True
        return found

    def leads(self, weak: tuple[Weak, ...]) -> np.ndarray:
        """A row for each, a column for each weak aspect: whether it is clearly stronger."""
        # Percents are quotients: a lead that is exact in points must not miss the limit by a rounding.
        return np.asarray(self._ahead(weak) >= self.limits.lead - 1e-9)

    def gains(self, weak: tuple[Weak, ...]) -> np.ndarray:
        """The points that an agency has to gain in the aspects in which each is stronger."""
        return np.asarray(self.leads(weak) @ np.array([one.to_gain for one in weak]))

    def reach(self, weak: tuple[Weak, ...]) -> np.ndarray:
        """The points that an agency would gain if it came up to each, in the aspects in which that one is stronger."""
        points = np.array([one.to_gain / (100 - one.percent) for one in weak])
        return np.asarray(np.round(np.where(self.leads(weak), self._ahead(weak), 0) @ points, 6))

    def _ahead(self, weak: tuple[Weak, ...]) -> np.ndarray:
        theirs = self._percents[:, [self._column[one.aspect.id] for one in weak]]
        return np.asarray(np.nan_to_num(theirs - [one.percent for one in weak], nan=-np.inf))

    def why_none(self, one: Situation, weak: tuple[Weak, ...]) -> Reason:
        """The step at which the last one was lost; `all_busy` where none was."""
        if not self.any_at_baik:
            return "none_at_baik"
        if not self.crowd:
            return "none_with_aspects"
        distances = self.crowd.distances(one)
        if not self.near(one, distances).any():
            return "none_near"
        return "all_busy" if self.suits(one, weak, distances).any() else "none_stronger"

    def mentor(
        self, at: int, distances: Mapping[Factor, np.ndarray], weak: tuple[Weak, ...], *, place: int = 1, load: int = 0
    ) -> Mentor:
        """The one at a place of the columns, as a mentor of an agency with these weak aspects."""
        peer, ahead = self.crowd.peer(at, distances, place), self.leads(weak)[at]
        stronger = tuple(
            Stronger(one.aspect, one.percent, peer.situation.aspects[one.aspect.id].percent, one.to_gain)
            for one, leads in zip(weak, ahead, strict=True) if leads
        )  # fmt: skip
        return Mentor(peer, category_of(self.country, peer.situation), stronger, load)


def category_of(country: Country, one: Situation) -> Category | None:
    """The category of an agency's result, None where it has none."""
    return country.categories.get((one.latest and one.latest.category_id) or "")


def weakest(country: Country, one: Situation, most: int = LIMITS.weakest) -> tuple[tuple[Weak, ...], Reason | None]:
    """The aspects in which an agency has most points to gain, with all that tie with the last; or why it has none.

    Where only the percent of an aspect is known, its points follow from the form; without the form nothing can be said.
    """
    if one.latest is None:
        return (), "no_result"
    if not one.aspects:
        return (), "no_aspects"
    found: list[Weak] = []
    for name, attained in one.aspects.items():
        if (to_gain := _to_gain(country, one, name)) is None:
            return (), "form_unknown"
        if to_gain > 0:
            found.append(Weak(country.aspects[name], attained.percent, to_gain))
    order = np.array([-weak.to_gain for weak in found])
    return tuple(found[at] for at, _ in ranked((order,), most)), None if found else "nothing_to_gain"


def _to_gain(country: Country, one: Situation, name: str) -> float | None:
    attained, aspect = one.aspects[name], country.aspects[name]
    if attained.to_gain is not None:
        return attained.to_gain
    full = {400: aspect.max_400, 410: aspect.max_410}.get(one.form or 0)
    return None if full is None else round(full * (100 - attained.percent) / 100, 2)


def mentors(
    country: Country, agency_id: str, most: int = MOST, load: Mapping[str, int] | None = None,
    at_most: int = LIMITS.at_most,
) -> Mentors:  # fmt: skip
    """The best mentors of an agency: who covers most of what it has to gain, of these the nearest, then the strongest.

    `load` says how many agencies each has already; whoever has `at_most` is left out. Whoever is as suitable as the
    last of `most` is given too. Raises UnknownAgency.
    """
    one, load = country[agency_id], load or {}
    weak, reason = weakest(country, one)
    if reason:
        return Mentors(one, (), reason, ())
    bench = Bench(country, others_of_kind(country, one))
    distances = bench.crowd.distances(one)
    loads = np.array([load.get(other.id, 0) for other in bench.crowd.situations])
    chosen = np.flatnonzero(bench.suits(one, weak, distances) & (loads < at_most))
    if not len(chosen):
        return Mentors(one, (), bench.why_none(one, weak), weak)
    gains = bench.gains(weak)
    keys = [column[chosen] for column in (-gains, *far(distances), loads, -bench.reach(weak))]
    found = tuple(
        bench.mentor(int(chosen[at]), distances, weak, place=place, load=int(loads[chosen[at]]))
        for at, place in ranked(keys, most)
    )
    return Mentors(one, found, None, weak)


def why(mentor: Mentor, lang: str) -> str:
    """One sentence that says why a mentor is suitable: category, aspects, every factor of the distance, load."""
    latest, category = mentor.situation.latest, mentor.category
    stronger = "; ".join(stronger_words(one, lang) for one in mentor.stronger_in)
    return text(
        lang, "guidance.mentors.why" if stronger else "guidance.mentors.not_stronger",
        name=mentor.situation.agency.name(lang), stronger=stronger,
        category=category.name(lang) if category else text(lang, "guidance.mentors.no_category"),
        year=str(latest.year) if latest else text(lang, "common.not_known"),
        context=context(mentor.distance, mentor.situation, lang),
        load=text(lang, "guidance.mentors.load", n=mentor.load) if mentor.load else text(lang, "guidance.mentors.free"),
    )  # fmt: skip


def stronger_words(stronger: Stronger, lang: str) -> str:
    """An aspect in which a mentor is stronger: both percents, and the points to gain."""
    return text(
        lang, "guidance.mentors.stronger", aspect=stronger.aspect.name(lang),
        theirs=percent(lang, stronger.mentor_percent), own=percent(lang, stronger.percent),
        points=number(lang, stronger.to_gain),
    )  # fmt: skip


def mentors_as_json(found: Mentors, lang: str) -> dict[str, Any]:
    """The answer as plain data."""
    return {
        "agency_id": found.agency.id,
        "mentors": [mentor_as_json(one, lang) for one in found.mentors],
        "none_because": found.none_because,
        "weakest": [
            {"aspect_id": one.aspect.id, "percent": one.percent, "to_gain": one.to_gain} for one in found.weakest
        ],
    }


def mentor_as_json(mentor: Mentor, lang: str) -> dict[str, Any]:
    """One mentor as plain data."""
    return {
        "agency_id": mentor.situation.id, "distance": dict(mentor.distance), "place": mentor.peer.place,
        "stronger_in": [
            {"aspect_id": one.aspect_id, "percent": one.percent, "mentor_percent": one.mentor_percent,
             "to_gain": one.to_gain} for one in mentor.stronger_in
        ],
        "gain": mentor.gain, "category": mentor.category.id if mentor.category else None, "load": mentor.load,
        "why": why(mentor, lang),
    }  # fmt: skip


def why_none(found: Mentors, lang: str) -> str | None:
    """The sentence that says why an agency has no mentor; None where it has one."""
    return reason_words(found.none_because, lang) if found.none_because else None


def reason_words(reason: str, lang: str, limits: Limits = LIMITS) -> str:
    """A reason for having no mentor, in words."""
    tokens = {"lead": limits.lead, "km": limits.km, "weakest": limits.weakest}
    return text(lang, f"guidance.mentors.none.{reason}", **tokens)
