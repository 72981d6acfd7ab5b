"""What to tell an agency: its aspects beside its peers and the maximum, and the most useful improvements.

A single improvement is the smallest real step of the form: one sub-aspect, one level higher. Useful is what gains most
points a level. Equal ones come in this order: what the self-assessment named higher already (the agency holds that it
does it, verification was not shown it), then the lowest level, then the order of the form. So of the equal ones those
come first that are most likely within reach, and `tied` says how many others gain as much. Where no levels are known
the improvements are the whole aspects with most points left.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from statistics import median
from typing import Literal

from analytics.guidance.situation import Attained, Country, Situation
from analytics.guidance.ways import TOP_LEVEL, half_points, weight

MOST = 3


@dataclass(frozen=True, slots=True)
class AspectAdvice:
    """One aspect; whatever is not known is None.

    `peers_percent`: the median of the `peers_known` peers whose percent is known. `place`: its rank by the points to
    gain, the most first; equal ones share it. `change`: percent of the maximum now less percent of the maximum in the
    result before, whose form may be another one. `claimed_percent` and `claimed_points`: of the self-assessment;
    `not_accepted`: the points of it that verification did not accept (below zero: verification gave more).
    """

    aspect_id: str
    percent: float | None
    points: float | None
    points_max: float | None
    to_gain: float | None
    place: int | None
    peers_percent: float | None
    peers_known: int
    before_percent: float | None
    change: float | None
    claimed_percent: float | None
    claimed_points: float | None
    not_accepted: float | None


@dataclass(frozen=True, slots=True)
class NotAccepted:
    """A sub-aspect whose claimed level was higher than the verified one; `points` None where its weight is unknown."""

    sub_aspect_id: str
    aspect_id: str
    claimed: int
    verified: int
    points: float | None


@dataclass(frozen=True, slots=True)
class Improvement:
    """One improvement. Of a whole aspect sub-aspect and levels are None and `points` are all that are left.

    `claimed`: the level that the self-assessment named, where it was higher. `tied`: how many others gain as much.
    """

    sub_aspect_id: str | None
    aspect_id: str
    from_level: int | None
    to_level: int | None
    points: float
    claimed: int | None
    tied: int


@dataclass(frozen=True, slots=True)
class Advice:
    """What to tell an agency. `aspects`: all eight in the order of the form, also where nothing of them is known.

    `compared_forms`: whether the result before was of the same form; None where there is none or a form is not known.
    `unknown`: why nothing can be said about aspects.
    """

    situation: Situation
    peers: tuple[str, ...]
    aspects: tuple[AspectAdvice, ...]
    not_accepted: tuple[NotAccepted, ...]
    improvements: tuple[Improvement, ...]
    compared_forms: Literal["same", "other"] | None
    unknown: Literal["no_result", "no_aspects"] | None

    @property
    def costliest(self) -> tuple[AspectAdvice, ...]:
        """The aspects with points to gain, the most first; equal ones in the order of the form."""
        known = [one for one in self.aspects if one.place is not None and one.to_gain]
        return tuple(sorted(known, key=lambda one: one.place or 0))


def advice(country: Country, agency_id: str, peers: Sequence[str] = (), *, most: int = MOST) -> Advice:
    """What to tell an agency, beside these peers. Raises UnknownAgency."""
    situation = country[agency_id]
    beside = [country[one].aspects for one in peers]
    gains = {key: _to_gain(one) for key, one in situation.aspects.items()}
    return Advice(
        situation, tuple(peers),
        tuple(_aspect(situation, key, gains, [one[key].percent for one in beside if key in one])
              for key in country.aspects),
        _not_accepted(country, situation), _improvements(country, situation, gains)[:most], _forms(situation),
        "no_result" if situation.latest is None else None if situation.aspects else "no_aspects",
    )  # fmt: skip


def _aspect(
    situation: Situation, aspect_id: str, gains: Mapping[str, float | None], beside: Sequence[float]
) -> AspectAdvice:
    attained = situation.aspects.get(aspect_id)
    before = situation.aspects_before.get(aspect_id)
    claimed = situation.claimed.aspects.get(aspect_id) if situation.claimed else None
    gain = gains.get(aspect_id)
    points = _points(attained)
    claimed_points = _points(claimed)
    return AspectAdvice(
        aspect_id, attained.percent if attained else None, points, attained.points_max if attained else None, gain,
        None if gain is None else 1 + sum(other is not None and other > gain for other in gains.values()),
        median(beside) if beside else None, len(beside), before.percent if before else None,
        attained.percent - before.percent if attained and before else None,
        claimed.percent if claimed else None, claimed_points,
        None if points is None or claimed_points is None else claimed_points - points,
    )  # fmt: skip


def _points(attained: Attained | None) -> float | None:
    points = half_points(attained) if attained else None
    return None if points is None else float(points)


def _to_gain(attained: Attained) -> float | None:
    points = half_points(attained)
    return None if points is None else float(Fraction(str(attained.points_max)) - points)


def _forms(situation: Situation) -> Literal["same", "other"] | None:
    latest, before = situation.latest, situation.before
    if latest is None or before is None or latest.form is None or before.form is None:
        return None
    return "same" if latest.form == before.form else "other"


def _not_accepted(country: Country, situation: Situation) -> tuple[NotAccepted, ...]:
    """Sub-aspects that were claimed higher, those that cost most points first, then in the order of the form."""
    found = []
    for key, level, claimed in _claimed_higher(situation):
        sub_aspect = country.sub_aspects[key]
        each = weight(sub_aspect, situation.form)
        points = None if each is None else (claimed - level) * each
        found.append(NotAccepted(key, sub_aspect.aspect_id, claimed, level, points))
    return tuple(sorted(found, key=lambda one: -(one.points or 0)))


def _claimed_higher(situation: Situation) -> Iterable[tuple[str, int, int]]:
    claims = situation.claimed.levels if situation.claimed else {}
    return ((key, level, claims[key]) for key, level in situation.levels.items() if claims.get(key, 0) > level)


def _improvements(country: Country, situation: Situation, gains: Mapping[str, float | None]) -> tuple[Improvement, ...]:
    if situation.levels:
        found = _of_levels(country, situation)
    else:
        left = [(key, gain) for key, gain in gains.items() if gain]
        found = sorted(
            (Improvement(None, key, None, None, gain, None, 0) for key, gain in left), key=lambda one: -one.points
        )
    return tuple(_with_ties(found))


def _of_levels(country: Country, situation: Situation) -> list[Improvement]:
    claims = {key: claimed for key, _, claimed in _claimed_higher(situation)}
    found = []
    for key, level in situation.levels.items():
        sub_aspect = country.sub_aspects[key]
        each = weight(sub_aspect, situation.form)
        if level < TOP_LEVEL and each:
            found.append(Improvement(key, sub_aspect.aspect_id, level, level + 1, each, claims.get(key), 0))
    return sorted(found, key=lambda one: (-one.points, one.claimed is None, one.from_level))


def _with_ties(found: Sequence[Improvement]) -> Iterable[Improvement]:
    for one in found:
        yield replace(one, tied=sum(other.points == one.points for other in found) - 1)
