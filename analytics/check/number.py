"""A bare number looked up: every measure and printed total of a release that gives it, best first, and near misses."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from analytics.check.judge.candidates import FILTERED_BY, Candidate, candidates
from analytics.check.judge.values import is_same
from analytics.check.question import Asked, read_question
from analytics.measures import Measure, compute
from analytics.selection import YEARS
from analytics.warehouse import Release
from analytics.warehouse.dimensions import agencies

_NEAR = {"agencies": Decimal(1), "percent": Decimal(1), "points": Decimal("1.5")}
_MOST, _MOST_NEAR = 40, 8
# From so many filtered counts on, one of them has nearly any small number.
_CHANCE = 6


@dataclass(frozen=True)
class Match:
    """A candidate that has the number asked for. `exact`: without rounding; `fits`: how many of the words it answers;
    `filters`: how many filters it has; off: how far it is from the number, 0 for a match."""

    candidate: Candidate
    exact: bool
    fits: int
    filters: int
    off: Decimal

    def measure(self, release: Release) -> Measure:
        """The number with definition, base, SQL, rows, sources and fingerprint."""
        return compute(release, self.candidate.measure, **self.candidate.parameters)

    def is_so(self, release: Release) -> bool:
        """Whether the measure itself gives the value; a printed total may also be one that others contradict."""
        value = self.measure(release).value
        return self.candidate.told is not None or (
            value is not None and abs(Decimal(str(value)) - self.candidate.value) < Decimal("0.000001")
        )

    def sources(self, release: Release) -> list[str]:
        """The ids of the sources that say so."""
        if self.candidate.told is not None:
            return list(self.candidate.told.sources)
        return [one["source_id"] for one in self.measure(release).sources]


@dataclass(frozen=True)
class Found:
    """What a number may be.

    found: how many matches there are before the list was cut. by_chance: so many that the number alone says nothing.
    all_words: whether the matches answer every word beside the number.
    """

    asked: Asked
    matches: tuple[Match, ...]
    near: tuple[Match, ...]
    found: int
    by_chance: bool
    all_words: bool


def check_number(release: Release, text: str) -> Found:
    """All that gives the number of a text ("81", "57 persen", "301,5 provinsi 2020"), best first.

    First what answers most of the words beside the number, then printed totals, then plain counts before those with a
    filter. Raises NoNumber where the text has none.
    """
    asked = read_question(release, text)
    matches, near = [], []
    for one in candidates(release):
        if asked.unit not in (None, one.unit):
            continue
        fits, misses = asked.fit({**one.parameters, **_traits(release, one)})
        filters = sum(name in one.parameters for name in FILTERED_BY)
        if is_same(asked.value, one.value, is_count=one.unit == "agencies", is_cut=False):
            matches.append(Match(one, asked.value == one.value, fits, filters, Decimal(0)))
        elif misses:
            continue
        elif abs(asked.value - one.value) <= _NEAR.get(one.unit, Decimal(0)) and not filters:
            near.append(Match(one, exact=False, fits=fits, filters=filters, off=abs(asked.value - one.value)))
    answered = [one for one in matches if one.fits == len(asked.given)]
    matches = sorted(answered or matches, key=_order)
    near.sort(key=lambda one: (-one.fits, one.off, *_order(one)))
    by_chance = sum(one.filters > 0 for one in matches) >= _CHANCE and not any(one.fits for one in matches)
    shown = [one for one in matches[:_MOST] if one.is_so(release)]
    return Found(asked, tuple(shown), tuple(near[:_MOST_NEAR]), len(matches), by_chance, bool(answered))


def _traits(release: Release, one: Candidate) -> dict[str, str | None]:
    """What else a number of one agency answers: the type, province and region of the agency."""
    agency = agencies(release).get(str(one.parameters.get("agency", "")))
    if agency is None:
        return {}
    return {"of_type": agency.agency_type, "in_province": agency.province_id, "in_region": agency.region_id}


def _order(one: Match) -> tuple[Any, ...]:
    candidate = one.candidate
    parameters = sorted((name, str(value)) for name, value in candidate.parameters.items())
    witnesses = len(candidate.told.witnesses) if candidate.told else 0
    upto_end = str(candidate.parameters.get("upto") or candidate.parameters.get("period", "")).endswith(str(YEARS[-1]))
    return (
        -one.fits, not one.exact, one.filters, candidate.kind == "counted", not upto_end, -witnesses, candidate.measure,
        parameters,
    )  # fmt: skip
