"""Where every agency stands: what the rest of guidance works from. Read once per release and year.

`country` gives all agencies that are looked at: those alive at the end of the year that belong to the kinds which the
assessment was made for, and any other body that has a result. What is not known is None or absent, never 0.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

from analytics import measures
from analytics.errors import UnknownAgency
from analytics.selection import LAST_YEAR
from analytics.warehouse import Release
from analytics.warehouse.dimensions import (
    Agency,
    Aspect,
    Category,
    SubAspect,
    agencies,
    aspects,
    categories,
    sub_aspects,
)

Group = Literal["buruk", "kurang", "no_result", "category_unknown", "at_least_baik"]
# Those that need guidance, in the order in which the assessor takes them (method.csv: those verified below Baik first).
GROUPS: tuple[Group, ...] = ("buruk", "kurang", "no_result")
GOAL = "baik"
_SQL = Path(measures.__file__).parent / "guidance"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The accepted result of a year (rule 5). Category, score and form (its maximum) are None where not known."""

    result_id: str
    year: int
    category_id: str | None
    score: float | None
    form: int | None
    source_id: str
    score_result_id: str | None

    @property
    def share(self) -> float | None:
        """The score as a share of the form's maximum, 0 to 1: what can be compared across forms."""
        return None if self.score is None or self.form is None else self.score / self.form


@dataclass(frozen=True, slots=True)
class Attained:
    """What was attained of an aspect: percent of its maximum; points and maximum are None where not known."""

    percent: float
    points: float | None
    points_max: float | None

    @property
    def to_gain(self) -> float | None:
        """The points that are missing to the maximum."""
        return None if self.points is None or self.points_max is None else self.points_max - self.points


@dataclass(frozen=True, slots=True)
class Claimed:
    """What an agency claimed of itself in the year of its result."""

    result_id: str
    score: float | None
    aspects: Mapping[str, Attained]
    levels: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Situation:
    """One agency. Aspects and levels are by id in the order of the form, and empty where none is known.

    `latest` is the result that counts up to the year (rule 6), `before` the accepted one of the last year before it.
    `levels` are 1 to 4, and given only where the release's sub-aspects may be named for this agency.
    """

    agency: Agency
    capital: str | None
    place: tuple[float, float] | None
    latest: Outcome | None
    before: Outcome | None
    aspects: Mapping[str, Attained]
    aspects_before: Mapping[str, Attained]
    levels: Mapping[str, int]
    claimed: Claimed | None

    @property
    def id(self) -> str:
        """The agency's id."""
        return self.agency.id

    @property
    def group(self) -> Group:
        """Its group; `category_unknown` where it was assessed and no source prints its category."""
        if self.latest is None:
            return "no_result"
        if self.latest.category_id is None:
            return "category_unknown"
        return self.latest.category_id if self.latest.category_id in ("buruk", "kurang") else "at_least_baik"  # type: ignore[return-value]

    @property
    def needs_guidance(self) -> bool:
        """Whether it stands in the worklist."""
        return self.group in GROUPS

    @property
    def form(self) -> int | None:
        """The maximum of the form of its latest result, None where not known."""
        return self.latest.form if self.latest else None


@dataclass(frozen=True)
class Country:
    """Every agency that is looked at, by id in the order of the registry, with the instrument of the release."""

    release: Release = field(repr=False)
    upto: int
    situations: Mapping[str, Situation]
    aspects: Mapping[str, Aspect]
    sub_aspects: Mapping[str, SubAspect]
    categories: Mapping[str, Category]

    def __getitem__(self, agency_id: str) -> Situation:
        """The situation of an agency. Raises UnknownAgency, with the nearest ids."""
        if agency_id not in self.situations:
            raise UnknownAgency(agency_id, list(self.situations))
        return self.situations[agency_id]

    @property
    def goal(self) -> float:
        """The score from which an agency is Baik; the same in both forms."""
        return self.categories[GOAL].min_score


@cache
def _sql(name: str) -> str:
    return (_SQL / f"{name}.sql").read_text(encoding="utf-8")


@lru_cache(maxsize=8)
def country(release: Release, upto: int = LAST_YEAR) -> Country:
    """Every agency as it stands at the end of a year. Cached: a release never changes."""
    asked = {"upto": upto}
    standing = {row[0]: row for row in release.rows(_sql("standing"), asked)}
    attained = _attained(release.rows(_sql("aspect"), asked))
    claimed, totals = _self_assessed(release.rows(_sql("self_assessed"), asked))
    levels = _levels(release.rows(_sql("level"), asked))
    situations = {}
    for agency_id, agency in agencies(release).items():
        if (row := standing.get(agency_id)) is None:
            continue
        _, capital, lat, lon, *rest = row
        latest, before = _outcome(rest[:7]), _outcome(rest[7:])
        at = (agency_id, latest.year if latest else None)
        situations[agency_id] = Situation(
            agency, capital, None if lat is None or lon is None else (float(lat), float(lon)), latest, before,
            attained.get(at, {}), attained.get((agency_id, before.year if before else None), {}),
            levels.get((*at, False), {}),
            Claimed(*totals[at], claimed.get(at, {}), levels.get((*at, True), {})) if at in totals else None,
        )  # fmt: skip
    return Country(release, upto, situations, aspects(release), sub_aspects(release), categories(release))


def _outcome(cells: list[Any]) -> Outcome | None:
    result_id, year, category_id, score, form, source_id, score_result_id = cells
    if result_id is None:
        return None
    return Outcome(result_id, year, category_id, _number(score), form, source_id, score_result_id)


def _number(value: Decimal | float | None) -> float | None:
    return None if value is None else float(value)


def _attained(rows: list[tuple[Any, ...]]) -> dict[tuple[str, int | None], dict[str, Attained]]:
    found: dict[tuple[str, int | None], dict[str, Attained]] = defaultdict(dict)
    for agency_id, year, aspect_id, percent, points, points_max in rows:
        found[agency_id, year][aspect_id] = Attained(float(percent), _number(points), _number(points_max))
    return found


def _self_assessed(rows: list[tuple[Any, ...]]) -> tuple[
    dict[tuple[str, int | None], dict[str, Attained]], dict[tuple[str, int | None], tuple[str, float | None]]
]:  # fmt: skip
    aspects_of: dict[tuple[str, int | None], dict[str, Attained]] = defaultdict(dict)
    totals: dict[tuple[str, int | None], tuple[str, float | None]] = {}
    for agency_id, year, result_id, score, aspect_id, percent, points, points_max in rows:
        totals[agency_id, year] = (result_id, _number(score))
        share = (
            percent if percent is not None else 100 * points / points_max if points is not None and points_max else None
        )
        if aspect_id is not None and share is not None:
            aspects_of[agency_id, year][aspect_id] = Attained(float(share), _number(points), _number(points_max))
    return aspects_of, totals


def _levels(rows: list[tuple[Any, ...]]) -> dict[tuple[str, int | None, bool], dict[str, int]]:
    found: dict[tuple[str, int | None, bool], dict[str, int]] = defaultdict(dict)
    for agency_id, year, is_claimed, sub_aspect_id, level in rows:
        found[agency_id, year, is_claimed][sub_aspect_id] = level
    return found
