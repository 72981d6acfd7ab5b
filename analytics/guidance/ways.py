"""The shortest ways to a category: which sub-aspects, or whole aspects, to raise and how far.

Where levels of sub-aspects are known, a step raises one to a level. Where only aspects are known, a step raises one in
half points, to its maximum at most. Several ways are alternatives: they are never added up. What cannot be said is said
with its reason, and how many points are missing is said wherever the score is known, whatever the form: the limits of
the categories are the same in both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, lcm
from typing import Any, Literal

from analytics.errors import BadParameter
from analytics.guidance.shortest import FEWEST, Fewest, Item, shortest
from analytics.guidance.situation import GOAL, Attained, Country, Situation
from analytics.guidance.whole import raise_whole
from analytics.warehouse.dimensions import Agency, Category, SubAspect

Unit = Literal["sub_aspects", "aspects"]
Reason = Literal[
    "no_result", "at_top", "already_there", "no_score", "no_aspects", "form_unknown", "within_too_narrow",
    "not_enough_known", "time_limit",
]  # fmt: skip
TOP_LEVEL = 4
# A percent that is printed to one decimal tells the points of an aspect to so much of its maximum.
_ROUNDED = Fraction(51, 100_000)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to raise. Of a whole aspect sub-aspect and levels are None."""

    sub_aspect_id: str | None
    aspect_id: str
    from_level: int | None
    to_level: int | None
    from_points: float
    to_points: float

    @property
    def points(self) -> float:
        """What it gains."""
        return self.to_points - self.from_points


@dataclass(frozen=True, slots=True)
class Way:
    """Steps in the order of the form that together reach the goal. `proved`: no way left is shorter.

    `next_best`: it takes more than the first way of the same answer; the others are as short as the first.
    """

    steps: tuple[Step, ...]
    proved: bool
    next_best: bool = False

    @property
    def points(self) -> float:
        """What all steps gain together."""
        return float(sum(Fraction(str(step.to_points)) - Fraction(str(step.from_points)) for step in self.steps))

    @property
    def changed(self) -> int:
        """How many sub-aspects, or whole aspects, are raised."""
        return len(self.steps)

    @property
    def levels(self) -> int:
        """By how many levels in all; 0 for whole aspects."""
        return sum((step.to_level or 0) - (step.from_level or 0) for step in self.steps)

    @property
    def aspects(self) -> tuple[str, ...]:
        """The aspects in which something is raised."""
        return tuple(dict.fromkeys(step.aspect_id for step in self.steps))

    def length(self, fewest: Fewest) -> int:
        """How long it is, counted in what was to be fewest."""
        return {"sub_aspects": self.changed, "levels": self.levels, "aspects": len(self.aspects)}[fewest]


@dataclass(frozen=True, slots=True)
class Ways:
    """The answer for one agency. `start` and `goal` are categories; `ways` is empty where `impossible` says why.

    `points_needed`: from the score to the goal; None where no score is known. `unit`: what a step raises; None where
    nothing but the score is known. `within`: the aspects that may be raised, none for all. `reach`: the most points
    that can be gained there. `unknown`: sub-aspects, or aspects, that no way can use, since where they stand is not
    known.
    """

    agency: Agency
    start: str | None
    goal: str
    points_needed: float | None
    form: int | None
    unit: Unit | None
    fewest: Fewest
    within: tuple[str, ...]
    ways: tuple[Way, ...] = ()
    impossible: Reason | None = None
    reach: float | None = None
    unknown: tuple[str, ...] = ()

    @property
    def proved(self) -> bool:
        """Whether the first way is proved to be shortest (and, where none is given, that there is none)."""
        return self.ways[0].proved if self.ways else self.impossible != "time_limit"


def ways(
    country: Country, agency_id: str, *, to: str | None = None, fewest: Fewest = "sub_aspects",
    within: Sequence[str] = (), most: int = 3,
) -> Ways:  # fmt: skip
    """Up to `most` different shortest ways to a category, the next one above its own unless said otherwise.

    Raises UnknownAgency, BadParameter.
    """
    for name, found, known in (("to", to, country.categories), ("fewest", fewest, FEWEST)):
        if found is not None and found not in known:
            raise BadParameter("path", name, found, tuple(known), "this value is not allowed")
    for one in within:
        if one not in country.aspects:
            raise BadParameter("path", "within", one, tuple(country.aspects), "there is no such aspect")
    situation = country[agency_id]
    asked = _asked(country, situation, to, fewest, tuple(one for one in country.aspects if one in within))
    if asked.impossible:
        return asked
    if situation.levels:
        return _by_sub_aspects(country, situation, asked, most)
    return _by_aspects(country, situation, asked, most)


def category_of(country: Country, score: float) -> Category:
    """The category in whose band a score lies; below all bands the lowest."""
    lowest, *higher = country.categories.values()
    return next((one for one in reversed(higher) if one.min_score <= score), lowest)


def weight(sub_aspect: SubAspect, form: int | None) -> float | None:
    """The weight of a sub-aspect in a form; where the form is not known, the weight that both forms give it."""
    weights = {400: sub_aspect.weight_400, 410: sub_aspect.weight_410}
    if form is not None:
        return weights.get(form)
    return weights[400] if weights[400] == weights[410] else None


def half_points(attained: Attained) -> Fraction | None:
    """The points of an aspect. A percent that was printed rounded gives the half point that it must come from."""
    if attained.points is None or attained.points_max is None:
        return None
    points = Fraction(str(round(attained.points, 6)))
    near = Fraction(round(points * 2), 2)
    return near if abs(points - near) <= _ROUNDED * Fraction(str(attained.points_max)) else points


def _asked(country: Country, situation: Situation, to: str | None, fewest: Fewest, within: tuple[str, ...]) -> Ways:
    """The question, with the reason where it has no answer whatever the aspects say."""
    order, latest = list(country.categories), situation.latest
    score = latest.score if latest else None
    start = latest.category_id if latest else None
    place = order.index(start) if start else None
    if place is None and score is not None:
        place = order.index(category_of(country, score).id)
    goal = to or (GOAL if place is None else order[min(place + 1, len(order) - 1)])
    asked = Ways(situation.agency, start, goal, None, situation.form, _unit(situation), fewest, within)
    if latest is None:
        return replace(asked, impossible="no_result")
    if place is not None and order.index(goal) <= place:
        return replace(asked, impossible="already_there" if to else "at_top")
    if score is None:
        return replace(asked, impossible="no_score")
    needed = Fraction(str(country.categories[goal].min_score)) - Fraction(str(score))
    if needed <= 0:
        return replace(asked, points_needed=0.0, impossible="already_there")
    asked = replace(asked, points_needed=float(needed))
    return asked if asked.unit else replace(asked, impossible="no_aspects")


def _unit(situation: Situation) -> Unit | None:
    return "sub_aspects" if situation.levels else "aspects" if situation.aspects else None


def _needed(asked: Ways) -> Fraction:
    return Fraction(str(asked.points_needed))


def _by_sub_aspects(country: Country, situation: Situation, asked: Ways, most: int) -> Ways:
    of_form = {key: one for key, one in country.sub_aspects.items() if _is_in(one, asked.form)}
    levels = {key: level for key, level in situation.levels.items() if key in of_form}
    weights = {key: weight(of_form[key], asked.form) for key in levels}
    if None in weights.values():
        return replace(asked, impossible="form_unknown")
    exact = {key: Fraction(str(one)) for key, one in weights.items()}
    may = [key for key in levels if levels[key] < TOP_LEVEL and _may(asked, of_form[key].aspect_id)]
    asked = replace(
        asked, reach=float(sum((TOP_LEVEL - levels[key]) * exact[key] for key in may)),
        unknown=tuple(key for key in of_form if key not in levels and _may(asked, of_form[key].aspect_id)),
    )  # fmt: skip
    if Fraction(str(asked.reach)) < _needed(asked):
        return replace(asked, impossible=_too_little(asked))
    # Everything in whole units, however fine the weights are.
    units = lcm(*(exact[key].denominator for key in may))
    places = list(country.aspects)
    items = tuple(
        Item(places.index(of_form[key].aspect_id), TOP_LEVEL - levels[key], int(exact[key] * units)) for key in may
    )
    found = tuple(
        Way(
            tuple(
                _step(of_form[may[place]], levels[may[place]], one.raised[place], exact[may[place]])
                for place in one.changed
            ),
            one.proved,
        )
        for one in shortest(items, ceil(_needed(asked) * units), asked.fewest, most)
    )
    return _answer(asked, found)


def _is_in(sub_aspect: SubAspect, form: int | None) -> bool:
    """Whether the form has it; where the form is not known, whether either has."""
    if form is None:
        return sub_aspect.weight_400 is not None or sub_aspect.weight_410 is not None
    return weight(sub_aspect, form) is not None


def _step(sub_aspect: SubAspect, level: int, by: int, each: Fraction) -> Step:
    return Step(
        sub_aspect.id, sub_aspect.aspect_id, level, level + by, float(level * each), float((level + by) * each)
    )  # fmt: skip


def _by_aspects(country: Country, situation: Situation, asked: Ways, most: int) -> Ways:
    points = {key: half_points(situation.aspects[key]) for key in country.aspects if key in situation.aspects}
    known = {
        key: (at, Fraction(str(situation.aspects[key].points_max))) for key, at in points.items()
        if at is not None and _may(asked, key)
    }  # fmt: skip
    asked = replace(
        asked, reach=float(sum(top - at for at, top in known.values())),
        unknown=tuple(key for key in country.aspects if points.get(key) is None and _may(asked, key)),
    )  # fmt: skip
    if not known and asked.form is None:
        return replace(asked, impossible="form_unknown")
    if Fraction(str(asked.reach)) < _needed(asked):
        return replace(asked, impossible=_too_little(asked))
    found = tuple(
        Way(tuple(Step(None, key, None, None, float(known[key][0]), float(at)) for key, at in raised.items()), True)
        for raised in raise_whole(known, _needed(asked), most)
    )
    # Without levels the way is always that of the fewest aspects.
    return _answer(replace(asked, fewest="aspects"), found)


def _answer(asked: Ways, found: tuple[Way, ...]) -> Ways:
    if not found:
        return replace(asked, impossible="time_limit")
    least = found[0].length(asked.fewest)
    return replace(asked, ways=tuple(replace(way, next_best=way.length(asked.fewest) > least) for way in found))


def _may(asked: Ways, aspect_id: str) -> bool:
    return not asked.within or aspect_id in asked.within


def _too_little(asked: Ways) -> Reason:
    return "within_too_narrow" if asked.within else "not_enough_known"


def as_json(found: Ways) -> Mapping[str, Any]:
    """The answer as programs get it."""
    return {
        "agency_id": found.agency.id, "from": found.start, "to": found.goal, "points_needed": found.points_needed,
        "form": found.form, "unit": found.unit, "fewest": found.fewest, "within": list(found.within),
        "ways": [
            {
                "steps": [
                    {
                        "sub_aspect_id": step.sub_aspect_id, "aspect_id": step.aspect_id,
                        "from_level": step.from_level, "to_level": step.to_level, "from_points": step.from_points,
                        "to_points": step.to_points, "points": step.points,
                    }
                    for step in way.steps
                ],
                "points": way.points, "proved": way.proved, "changed": way.changed, "levels": way.levels,
                "aspects": len(way.aspects), "next_best": way.next_best,
            }
            for way in found.ways
        ],
        "impossible": found.impossible, "proved": found.proved, "reach": found.reach, "unknown": list(found.unknown),
    }  # fmt: skip
