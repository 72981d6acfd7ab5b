"""Every number that a release can give: what sources print, and what its results add up to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal

from analytics.check.judge.facts import Told, printed
from analytics.measures import compute
from analytics.selection import YEARS
from analytics.warehouse import Release
from analytics.warehouse.dimensions import agencies, aspects, categories
from analytics.warehouse.tables import table_rows

FILTERED_BY = ("type", "province", "region")
_FORMS = ("400", "410", "unknown")


@dataclass(frozen=True)
class Candidate:
    """One number that a release can give. `kind`: counted from its rows, or claimed by a source."""

    measure: str
    parameters: Mapping[str, Any]
    value: Decimal
    unit: str
    kind: Literal["counted", "claimed"]
    told: Told | None = field(default=None, repr=False)


@lru_cache(maxsize=4)
def candidates(release: Release) -> tuple[Candidate, ...]:
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
    a hundred times faster than asking for each; the measure itself is asked for what is shown."""
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
        for form in _FORMS:
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
