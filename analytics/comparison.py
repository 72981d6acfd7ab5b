"""Agencies and groups side by side: what may be compared with what, and why not.

An item is written `agency:kota-bandung`, `type:kementerian`, `province:jawa-barat`, `region:jawa`, in addresses too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd

from analytics import by_agency, by_aspect, by_category
from analytics.measures import Measure, compute
from analytics.measures.parameters import allowed
from analytics.selection import YEARS, Selection
from analytics.warehouse import Release
from analytics.warehouse.dimensions import agencies, aspects

LEAST_ITEMS, MOST_ITEMS = 2, 6
# What of the items is set side by side.
WAYS = ("categories", "years", "aspects")
_KINDS = {"type": "agency_type", "region": "region", "province": "province", "agency": "agency"}


@dataclass(frozen=True, slots=True)
class Item:
    """One agency, or one group of them (`kind`: agency, type, province, region)."""

    kind: str
    id: str

    @property
    def is_agency(self) -> bool:
        """Whether it is one agency, not a group."""
        return self.kind == "agency"

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


@lru_cache(maxsize=8)
def all_items(release: Release) -> Mapping[str, Item]:
    """Every item of a release by its written form: groups by type, region and province, then agencies."""
    found = [Item(kind, one) for kind in ("type", "region", "province") for one in allowed(release, _KINDS[kind])]
    found += [Item("agency", one) for one in agencies(release)]
    return {str(item): item for item in found}


def read_items(release: Release, written: Sequence[str]) -> tuple[list[Item], list[str]]:
    """The items that a release knows, in the given order and at most six, and the texts that are none."""
    known = all_items(release)
    return [known[one] for one in written if one in known][:MOST_ITEMS], [one for one in written if one not in known]


def group_selection(item: Item, selection: Selection) -> Selection:
    """The selection of a group's agencies in the period."""
    return selection.but(**{"type": None, "province": None, "region": None, item.kind: item.id})


def find_obstacle(release: Release, items: Sequence[Item], way: str, selection: Selection) -> str | None:
    """Why the items cannot be compared in a way (one of `WAYS`), in a word; None where they can.

    `too_few` items; `mixed` (an agency beside a group: a count of one says nothing); `single` (a spread over the
    categories is a count of many agencies); `no_values` (fewer than two items have an aspect on record in the period).
    """
    kinds = {item.is_agency for item in items}
    if len(items) < LEAST_ITEMS:
        return "too_few"
    if way == "aspects":
        known = [item for item in items if any(value is not None for value in aspect_values(release, item, selection))]
        return None if len(known) >= LEAST_ITEMS else "no_values"
    if len(kinds) > 1:
        return "mixed"
    return "single" if way == "categories" and kinds == {True} else None


def aspect_measures(release: Release, item: Item, aspect: str, selection: Selection) -> Measure:
    """The attainment of an aspect, in percent of the maximum: an agency's, or the mean of a group."""
    if item.is_agency:
        period = {name: value for name, value in selection.parameters().items() if name in ("upto", "year")}
        return compute(release, "agency_aspect_percent", agency=item.id, aspect=aspect, **period)
    return compute(release, "mean_aspect_percent", aspect=aspect, **group_selection(item, selection).parameters())


def aspect_values(release: Release, item: Item, selection: Selection) -> list[float | None]:
    """The attainment of each aspect in the order of the form, in percent of the maximum; None where nothing is known.

    An agency's own values, or the mean over the agencies of a group that have one.
    """
    if item.is_agency:
        return list(by_agency.aspect_percents(release, item.id, selection).values())
    frame = by_aspect.means(release, group_selection(item, selection))
    return [None if pd.isna(value) else float(value) for value in frame["percent"]]


def widest_aspect(release: Release, items: Sequence[Item], selection: Selection) -> tuple[str, Item, Item] | None:
    """The aspect in which the items lie furthest apart, the item with the lowest value in it and that with the highest.

    Only aspects that at least two items have; None where there is none.
    """
    values = {item: aspect_values(release, item, selection) for item in items}
    best: tuple[float, str, Item, Item] | None = None
    for at, aspect in enumerate(aspects(release)):
        known = [(value, item) for item, row in values.items() if (value := row[at]) is not None]
        if len(known) < LEAST_ITEMS:
            continue
        low, high = min(known, key=lambda pair: pair[0]), max(known, key=lambda pair: pair[0])
        if best is None or high[0] - low[0] > best[0]:
            best = (high[0] - low[0], aspect, low[1], high[1])
    return best[1:] if best else None


def results_by_year(release: Release, item: Item) -> dict[int, Mapping[str, Any] | None]:
    """The result that counts of an agency in each year of the period; None where nothing is known.

    Each: `year`, `category_id`, `score` (points) and `score_max` (the form), None where not known.
    """
    found: dict[int, Mapping[str, Any] | None] = {}
    for year in YEARS:
        row = by_agency.latest(release, Selection(upto=None, year=year)).get(item.id)
        measure = compute(release, "agency_score", agency=item.id, year=year)
        form = measure.rows[0]["score_max"] if row and measure.value is not None else None
        found[year] = {**row, "score_max": form} if row else None
    return found


def years_of_mixed_form(release: Release, items: Sequence[Item]) -> list[int]:
    """The years in which the agencies' scores are printed for different forms, so that points do not compare."""
    results = [results_by_year(release, item) for item in items]
    forms = {year: {row["score_max"] for one in results if (row := one[year])} - {None} for year in YEARS}
    return [year for year, found in forms.items() if len(found) > 1]


def years_of_unknown_form(release: Release, items: Sequence[Item]) -> list[int]:
    """The years in which at least two agencies have a score and the form of one of them is not known."""
    results = [results_by_year(release, item) for item in items]
    scored = {year: [row for one in results if (row := one[year]) and row["score"] is not None] for year in YEARS}
    several = {year: rows for year, rows in scored.items() if len(rows) >= LEAST_ITEMS}
    return [year for year, rows in several.items() if any(row["score_max"] is None for row in rows)]


def examples(release: Release) -> list[tuple[str, ...]]:
    """A few comparisons that have something to show: agencies with scores of the last year, groups, a mixture.

    The first: of each type of agency the best score of the last year, at most four. The second: types. The third, where
    aspects are on record: a region's weakest and strongest.
    """
    scores = by_category.scores(release, Selection(upto=None, year=YEARS[-1]))
    types = scores["agency_id"].map(lambda one: agencies(release)[one].agency_type)
    best = scores.groupby(types, sort=False)["agency_id"].first()
    found = [tuple(f"agency:{one}" for one in best[:4]), ("type:kementerian", "type:provinsi", "type:kabupaten_kota")]
    regions = by_aspect.means(release, Selection(), "region_id").dropna(subset="percent")
    means = regions.groupby("group")["percent"].mean().sort_values()
    if len(means) >= LEAST_ITEMS:
        found.append((f"region:{means.index[0]}", f"region:{means.index[-1]}"))
    return [one for one in found if len(one) >= LEAST_ITEMS]
