"""From a release to what the solver holds: the registry as bodies, named results, printed totals by reading.

Sound before sharp, in four places. A printed year makes a result one of that year; an inferred one only says what the
agency was at the end of that year. A result of low confidence says that the agency was assessed, not its category;
where decided rows print several categories, any of them may be the one. Bodies of the centre that the registry may
lack are a range, up to the largest number that any source prints. What a total counts is held only where its base,
category and date are clear.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from analytics import measures
from analytics.certainty.model import ALL, Body, Kind, LeftOut, Statement, Told, WhyNot, World
from analytics.selection import FIRST_YEAR, LAST_YEAR, YEARS
from analytics.warehouse import Release

_SQL = Path(measures.__file__).parent / "certainty"
_SHARES = ("share_in_category", "share_assessed")
# Types of which no list of KASN is known, so that the registry's number is no limit.
_RANGE = ("lns", "lembaga_lain")
_CENTRAL = ("central", "kementerian_lembaga")
# An award of the first half of a year is about assessments up to the end of the year before.
_AWARD_MONTHS = 6


@cache
def _sql(name: str) -> str:
    return (_SQL / f"{name}.sql").read_text(encoding="utf-8")


@lru_cache(maxsize=8)
def read(release: Release) -> World:
    """The world of a release of published facts. Cached: a release never changes."""
    types = _scopes(release.dicts(_sql("type_group")), {row["agency_type"] for row in release.dicts(_sql("body"))})
    found: dict[str, list[str]] = defaultdict(list)
    for row in release.dicts(_sql("category_group")):
        found[row["group_id"]].append(row["category_id"])
    groups = {name: tuple(members) for name, members in found.items()}
    results = release.dicts(_sql("named_result"), {"first": FIRST_YEAR, "last": LAST_YEAR})
    bodies = _bodies(release.dicts(_sql("body")), results, tuple(name for name in groups if groups[name] == (name,)))
    places = frozenset(row["place"] for row in release.dicts(_sql("place")))
    claims = release.dicts(_sql("printed_total"))
    statements, not_held, parts = _statements(claims, set(types) | places, set(groups))
    unlisted = _unlisted(claims, bodies, types)
    return World(
        bodies, statements, types, groups, places, {one: unlisted for one in _RANGE if unlisted}, unlisted, parts,
        not_held,
    )  # fmt: skip


def _scopes(rows: Iterable[Mapping[str, str]], known: set[str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        found[row["group_id"]].add(row["agency_type"])
    for one in known:
        found[one].add(one)
        found[ALL].add(one)
    # The press says "kementerian/lembaga" for all bodies of the centre.
    if "central" in found:
        found["kementerian_lembaga"] = found["central"]
    return {name: frozenset(members) for name, members in found.items()}


def _bodies(
    agencies: Iterable[Mapping[str, Any]], results: Iterable[Mapping[str, Any]], categories: tuple[str, ...]
) -> tuple[Body, ...]:
    rows = {row["agency_id"]: row for row in agencies}
    told: dict[str, list[Told]] = defaultdict(list)
    for row in results:
        sure = row["categories"] if row["confidence"] != "low" else []
        told[row["agency_id"]].append(
            Told(row["year"], row["year_basis"] == "stated", tuple(sure or categories), row["result_id"])
        )
    renamed = _renamed(rows)
    bodies = []
    for agency_id, row in rows.items():
        if agency_id in renamed.values():
            continue
        first, last, ids = row["valid_from"], row["valid_to"], [agency_id]
        while ids[-1] in renamed:
            ids.append(renamed[ids[-1]])
            last = rows[ids[-1]]["valid_to"]
        on_record = _one_a_year([one for each in ids for one in told[each]])
        years = {one.year for one in on_record}
        places = [f"{kind}:{row[kind + '_id']}" for kind in ("province", "region") if row[kind + "_id"]]
        bodies.append(Body(
            agency_id, row["agency_type"], frozenset(places),
            tuple(((first or 0) <= year and (last is None or last >= year)) or year in years for year in YEARS),
            tuple((first or 0) <= year and (last is None or last > year) for year in YEARS),
            on_record,
        ))  # fmt: skip
    return tuple(bodies)


def _renamed(rows: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Old → new id of bodies that only changed their name: the one predecessor of its type. Merged ones end."""
    before: dict[str, list[str]] = defaultdict(list)
    for agency_id, row in rows.items():
        new = rows.get(row["successor_id"] or "")
        if new and new["agency_type"] == row["agency_type"] and new["agency_id"] != agency_id:
            before[new["agency_id"]].append(agency_id)
    pairs = {old[0]: new for new, old in before.items() if len(old) == 1}
    # A ring of successors has no beginning; such rows stay bodies of their own.
    return {old: new for old, new in pairs.items() if not _leads_back(old, pairs)}


def _leads_back(start: str, pairs: Mapping[str, str]) -> bool:
    seen, here = {start}, pairs.get(start)
    while here is not None and here not in seen:
        seen.add(here)
        here = pairs.get(here)
    return here is not None


def _one_a_year(told: Iterable[Told]) -> tuple[Told, ...]:
    """Old and new name may both have a result in the year of the change: then either may be the later one."""
    by_year: dict[int, Told] = {}
    for one in sorted(told, key=lambda one: (one.year, one.result_id)):
        other = by_year.get(one.year, one)
        both = tuple(dict.fromkeys((*other.categories, *one.categories)))
        by_year[one.year] = Told(one.year, other.stated and one.stated, both, other.result_id)
    return tuple(by_year.values())


def _unlisted(claims: Iterable[Mapping[str, Any]], bodies: Iterable[Body], types: Mapping[str, frozenset[str]]) -> int:
    """How many more central bodies there may be than the registry lists: the most that a printed number leaves room
    for, of whatever year."""
    there = [body.agency_type for body in bodies if body.there[-1]]
    room = 0
    for row in claims:
        if row["metric"] == "agencies_registered" and row["scope"] in (ALL, *_CENTRAL) and row["scope"] in types:
            listed = sum(1 for one in there if one in types[row["scope"]])
            room = max(room, int(row["value"]) - listed)
    return room


def _statements(
    claims: Iterable[Mapping[str, Any]], scopes: set[str], categories: set[str]
) -> tuple[tuple[Statement, ...], tuple[LeftOut, ...], tuple[tuple[str, ...], ...]]:
    """Printed totals of the period by reading and value; those of the period that cannot be held; totals with parts."""
    groups: dict[tuple[Any, ...], list[Mapping[str, Any]]] = defaultdict(list)
    not_held: list[LeftOut] = []
    for row in claims:
        when = _when(row)
        why = _why_not(row, when, scopes, categories)
        if why:
            not_held.append(LeftOut((row["claim_id"],), why))
        elif when:
            groups[(row["metric"], row["scope"], row["category_id"], when, Decimal(row["value"]))].append(row)
    found = tuple(
        Statement(
            rows[0]["claim_id"], metric, scope, category, when[0], when[1], value,
            tuple(row["claim_id"] for row in rows),
            tuple(sorted({row["source_id"] for row in rows})), len({row["witness_group"] for row in rows}),
        )
        for (metric, scope, category, when, value), rows in groups.items()
    )  # fmt: skip
    found = tuple(sorted(found, key=lambda one: one.id))
    return found, tuple(not_held), _parts(found)


def _when(row: Mapping[str, Any]) -> tuple[Kind, int] | None:
    """Kind and year of a claim of the period; the start of a running total is not part of its reading."""
    end: str = row["period_to"]
    kind: Kind = row["period_kind"]
    if kind == "award_on" and (match := re.fullmatch(r"(\d{4})-(\d\d)-\d\d", end)):
        year = int(match[1]) - 1
        return (kind, year) if year in YEARS and int(match[2]) <= _AWARD_MONTHS else None
    if not re.fullmatch(r"\d{4}", end) or int(end) not in YEARS:
        return None
    if kind == "cumulative_to" or (kind == "in_year" and row["period_from"] in (None, end)):
        return (kind, int(end))
    return None


def _why_not(
    row: Mapping[str, Any], when: tuple[Kind, int] | None, scopes: set[str], categories: set[str]
) -> WhyNot | None:
    """Why a total that lies in the period (or just after its end) cannot be held; None also where it lies elsewhere."""
    if when is None:
        near = row["period_to"][:7] <= f"{LAST_YEAR + 1}-{_AWARD_MONTHS:02}" and row["period_to"][4:5] == "-"
        if near and row["metric"] == "agencies_needing_guidance":
            return "base_not_stated"
        return "other_date" if near else None
    if row["metric"] in ("award_attendance", "agencies_needing_guidance"):
        return "attendance" if row["metric"] == "award_attendance" else "base_not_stated"
    if row["scope"] not in scopes:
        return "unknown_scope"
    if row["category_id"] is None and row["metric"] in ("agencies_in_category", "share_in_category"):
        return "no_category"
    if row["category_id"] is not None and row["category_id"] not in categories:
        return "unknown_category"
    whole = Decimal(row["value"]) == int(row["value"])
    return None if whole or row["metric"] in _SHARES else "not_whole"


def _parts(statements: Iterable[Statement]) -> tuple[tuple[str, ...], ...]:
    """A total of all and its parts by kind of agency, where one source prints both."""
    found = []
    by_question: dict[tuple[Any, ...], list[Statement]] = defaultdict(list)
    for one in statements:
        if one.metric in ("agencies_assessed", "agencies_in_category", "awards"):
            by_question[(one.metric, one.category, one.kind, one.year)].append(one)
    for ones in by_question.values():
        for total in (one for one in ones if one.scope == ALL):
            parts = [one for one in ones if one.scope != ALL and set(one.sources) & set(total.sources)]
            if len(parts) > 1 and all(":" not in one.scope for one in parts):
                found.append((total.id, *(one.id for one in parts)))
    return tuple(found)
