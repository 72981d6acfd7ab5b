"""A bare number looked up: every measure and printed total of a release that gives it, best first, and near misses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal

from analytics.check.judge.facts import Told, printed
from analytics.check.judge.values import is_same
from analytics.check.question import Asked, read_question
from analytics.measures import Measure, compute
from analytics.selection import YEARS
from analytics.warehouse import Release
from analytics.warehouse.dimensions import agencies, aspects, categories
from analytics.warehouse.tables import table_rows

FILTERED_BY = ("type", "province", "region")
FORMS = ("400", "410", "unknown")
_NEAR = {"agencies": Decimal(1), "percent": Decimal(1), "points": Decimal("1.5")}
_MOST, _MOST_NEAR = 40, 8
# From so many filtered counts on, one of them has nearly any small number.
_CHANCE = 6


@dataclass(frozen=True)
class Candidate:
    """One number that a release can give. `kind`: counted from its rows, or claimed by a source."""

    measure: str
    parameters: Mapping[str, Any]
    value: Decimal
    unit: str
    kind: Literal["counted", "claimed"]
    told: Told | None = field(default=None, repr=False)


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
    for one in _candidates(release):
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


@lru_cache(maxsize=4)
def _candidates(release: Release) -> tuple[Candidate, ...]:
    """Every number that may be asked for, made once for a release."""
    return (*_claimed(release), *_scores(release), *_counted(release))


def _claimed(release: Release) -> Iterator[Candidate]:
    for question, values in printed(release).items():
        given = {
            "metric": question.metric, "scope": question.scope, "category": question.category,
            "aspect": question.aspect, "period": question.period,
        }  # fmt: skip
        for told in values:
            parameters = {name: value for name, value in given.items() if value is not None}
            yield Candidate("claimed_total", parameters, told.value, told.unit, "claimed", told)


def _scores(release: Release) -> Iterator[Candidate]:
    for year in YEARS:
        for row in compute(release, "agencies_assessed", year=year).rows:
            if row["score"] is not None:
                given = {"agency": row["agency_id"], "year": year}
                yield Candidate("agency_score", given, Decimal(str(row["score"])), "points", "counted")


def _counted(release: Release) -> Iterator[Candidate]:
    """Counts and shares by group and category, and means. They are added up here from the rows of one measure, which is
    a hundred times faster than asking for each; what is shown is asked for (`check_number`)."""
    groups = _groups(release)
    of_category: dict[str, set[str]] = {}
    for row in table_rows(release, "category_group"):
        of_category.setdefault(row["group_id"], set()).add(row["category_id"])
    for period in _periods():
        rows = compute(release, "agencies_assessed", **period).rows
        for given, members in groups:
            own = [row["category_id"] for row in rows if members is None or row["agency_id"] in members]
            if not own:
                continue
            asked = {**period, **given}
            yield Candidate("agencies_assessed", asked, Decimal(len(own)), "agencies", "counted")
            for category, ids in of_category.items():
                number = sum(one in ids for one in own)
                chosen = {**asked, "category": category}
                if number:
                    yield Candidate("agencies_in_category", chosen, Decimal(number), "agencies", "counted")
                share = Decimal(100) * number / len(own)
                yield Candidate("share_in_category", chosen, share, "percent", "counted")
        for form in FORMS:
            yield from _one(release, "mean_score", {**period, "form": form}, "points")
        for aspect in aspects(release):
            yield from _one(release, "mean_aspect_percent", {**period, "aspect": aspect}, "percent")
    for year in YEARS:
        for category in categories(release):
            yield from _one(release, "claimed_share", {"category": category, "upto": year}, "percent", kind="claimed")


def _groups(release: Release) -> list[tuple[dict[str, str], frozenset[str] | None]]:
    """The agencies of each type, group of types, province and region, as parameters; all of them first."""
    known = agencies(release).values()
    types: dict[str, set[str]] = {}
    for row in table_rows(release, "agency_type_group"):
        types.setdefault(row["group_id"], set()).add(row["agency_type"])
    found: list[tuple[dict[str, str], frozenset[str] | None]] = [({}, None)]
    for group, of_types in types.items():
        found.append(({"type": group}, frozenset(one.id for one in known if one.agency_type in of_types)))
    for name in ("province", "region"):
        places = sorted({place for one in known if (place := getattr(one, f"{name}_id"))})
        for place in places:
            found.append(({name: place}, frozenset(one.id for one in known if getattr(one, f"{name}_id") == place)))
    return found


def _periods() -> Iterator[dict[str, int]]:
    for year in reversed(YEARS):
        yield {"upto": year}
        yield {"year": year}


def _one(
    release: Release, measure: str, given: Mapping[str, Any], unit: str, *,
    kind: Literal["counted", "claimed"] = "counted",
) -> Iterator[Candidate]:  # fmt: skip
    value = compute(release, measure, **given).value
    if value is not None:
        yield Candidate(measure, given, Decimal(str(value)), unit, kind)
