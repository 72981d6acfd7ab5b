"""The numbers of a brief with their fingerprints, made from what was read for all agencies at once.

They are those of the catalogue and of `analytics.guidance.number`, value by value; asked for one by one they would
take a query each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from analytics.guidance.advice import Advice
from analytics.guidance.brief.told import Year
from analytics.guidance.number import number_version
from analytics.guidance.situation import Country, Situation
from analytics.guidance.ways import Ways
from analytics.measures.compute import definition
from analytics.measures.fingerprint import fingerprint_of
from analytics.warehouse import Release

SCORE, ASPECT = "agency_score", "agency_aspect_percent"
NEEDED, LENGTH, MEDIAN = "guidance_points_needed", "guidance_way_length", "guidance_peers_median"


@dataclass(frozen=True)
class Cited:
    """A number that a brief prints: what its fingerprint covers."""

    id: str
    version: int
    parameters: Mapping[str, Any]
    value: int | float | None
    release: Release = field(repr=False)

    @property
    def release_id(self) -> str:
        """The release that the number comes from."""
        return self.release.release_id

    fingerprint = cached_property(fingerprint_of)


def scores(country: Country, one: Situation, years: Sequence[Year]) -> Iterator[Cited]:
    """The score of the latest result, then those of the years before it, as far as they are known."""
    if one.latest is None:
        return
    if one.latest.score is not None:
        yield _cited(country, SCORE, one.latest.score, agency=one.id)
    for told in reversed(years):
        if told.score is not None and told.year < one.latest.year:
            version = definition(SCORE).version
            yield Cited(SCORE, version, {"agency": one.id, "year": told.year}, told.score, country.release)


def of_way(country: Country, found: Ways) -> Iterator[Cited]:
    """The points that are needed, and how long the shortest way is, as far as they are known."""
    asked = {"agency": found.agency.id, "to": found.goal}
    if found.points_needed is not None:
        yield _cited(country, NEEDED, found.points_needed, **asked)
    if found.ways:
        length, within = found.ways[0].length(found.fewest), ",".join(found.within)
        yield _cited(country, LENGTH, length, **asked, fewest=found.fewest, within=within)


def of_aspects(country: Country, told: Advice) -> Mapping[str, tuple[Cited | None, Cited | None]]:
    """What was attained of each aspect, and the median of peers in it; None where not known."""

    def made(measure_id: str, value: float | None, aspect: str) -> Cited | None:
        return None if value is None else _cited(country, measure_id, value, agency=told.situation.id, aspect=aspect)

    return {
        one.aspect_id: (made(ASPECT, one.percent, one.aspect_id), made(MEDIAN, one.peers_percent, one.aspect_id))
        for one in told.aspects
    }


def _cited(country: Country, measure_id: str, value: float, **parameters: str) -> Cited:
    version = number_version(measure_id) or definition(measure_id).version
    return Cited(measure_id, version, {**parameters, "upto": country.upto}, value, country.release)
