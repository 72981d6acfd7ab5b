"""Regions and provinces: how far results reach, how they spread, and who in a province has one."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from analytics import by_category
from analytics.measures import Measure, compute, grouped
from analytics.measures.parameters import printed_claims
from analytics.selection import FIRST_YEAR, MOST_KEPT, Selection
from analytics.warehouse import Release
from analytics.warehouse.dimensions import agencies, provinces, regions

# Fewer than three make no ranking: first and last of two says no more than the two scores do.
LEAST_RANKED = 3
LEVELS = {"region": "region_id", "province": "province_id"}


@lru_cache(maxsize=MOST_KEPT)
def coverage(release: Release, selection: Selection, *, level: str) -> pd.DataFrame:
    """How many agencies each region or province has, how many of them a result, and of which category.

    `level` is `region` or `province`. Columns: `group` (its id), one column per category, `unknown` (result without a
    category), `assessed` (with a result), `registered` (agencies alive at the end of the period: the base), `no_result`
    (registered less those of them with a result), `share` (percent of the registered with a result, None where none is
    registered). All but `share` in agencies. Every region or province has a row, in the order of the registry; a
    province without results has 0, which is counted: nothing of it is known.
    """
    column = LEVELS[level]
    spread = by_category.distribution(release, selection, column).set_index("group")
    filters = {name: value for name, value in selection.parameters().items() if name not in ("upto", "year")}
    registered = grouped(release, "agencies_registered", by=(column,), year=selection.last_year, **filters)
    missing = grouped(release, "agencies_without_result", by=(column,), **selection.parameters())
    ids = list(regions(release) if level == "region" else provinces(release))
    table = spread.reindex(ids, fill_value=0)
    table["registered"] = registered.set_index(column)["value"].reindex(ids, fill_value=0)
    table["no_result"] = missing.set_index(column)["value"].reindex(ids, fill_value=0)
    alive_with_result = table["registered"] - table["no_result"]
    table["share"] = (100 * alive_with_result / table["registered"]).where(table["registered"] > 0)
    return table.rename_axis(index="group").reset_index()


def count_empty(reach: pd.DataFrame) -> int:
    """How many groups of a `coverage` have registered agencies and not one result."""
    return int(((reach["registered"] > 0) & (reach["assessed"] == 0)).sum())


def count_places(reach: pd.DataFrame) -> int:
    """How many groups of a `coverage` have registered agencies of the selection."""
    return int((reach["registered"] > 0).sum())


@lru_cache(maxsize=MOST_KEPT)
def by_year(release: Release, selection: Selection, *, level: str, years: tuple[int, ...]) -> pd.DataFrame:
    """The spread over the categories of each region or province in each year, for small multiples.

    Columns: `group`, `year`, one per category, `unknown`, `assessed`, in agencies; rows for every group and year.
    """
    column = LEVELS[level]
    ids = list(regions(release) if level == "region" else provinces(release))
    frames = []
    for year in years:
        spread = by_category.distribution(release, selection.but(year=year), column).set_index("group")
        frames.append(spread.reindex(ids, fill_value=0).rename_axis(index="group").reset_index().assign(year=year))
    return pd.concat(frames, ignore_index=True)


def province_agencies(release: Release, selection: Selection, province_id: str) -> pd.DataFrame:
    """Every agency of a province, with its result of the period where there is one.

    Columns: `agency_id`, `agency_type`, `year`, `category_id`, `score` (points), `result_id`, `source_id`; the last
    five are None where no result is on record, `category_id` also where a result has none, `score` where none was
    printed. Order: the province's government first, then as in the registry.
    """
    within = selection.but(province=province_id)
    found = {row["agency_id"]: row for row in compute(release, "agencies_assessed", **within.parameters()).rows}
    filters = {name: value for name, value in within.parameters().items() if name not in ("upto", "year")}
    alive = compute(release, "agencies_registered", year=within.last_year, **filters)
    kept = {row["agency_id"] for row in alive.rows} | set(found)
    columns = ["year", "category_id", "score", "result_id", "source_id"]
    rows = [
        {"agency_id": one.id, "agency_type": one.agency_type, **{c: found.get(one.id, {}).get(c) for c in columns}}
        for one in agencies(release).values()
        if one.id in kept
    ]
    return (
        pd.DataFrame(rows, columns=["agency_id", "agency_type", *columns])
        .astype(object)
        .where(lambda f: f.notna(), None)
    )


def claims(release: Release, province_id: str) -> list[Measure]:
    """The totals that somebody printed about one province, as measures, in order of their period."""
    scope = f"province:{province_id}"
    asked = [question for question in printed_claims(release) if question["scope"] == scope]
    return [
        compute(release, "claimed_total", **question)
        for question in sorted(asked, key=lambda question: question["period"].partition(":")[2])
    ]


def ranking(release: Release, selection: Selection) -> pd.DataFrame:
    """The largest set of scores of the selection that can be ranked: one year, one known form.

    In a year: the results of that year. Up to a year: those of the year of the period in which most can be compared,
    the later one where two tie. A score whose form is not known is comparable with none. Columns: `rank` (1 is the
    highest; equal scores share it), `agency_id`, `year`, `form` (`400` or `410`), `score` (points), `category_id` (None
    where not known). Order: rank, then agency id. Fewer than `LEAST_RANKED` rows make no ranking.
    """
    years = [selection.year] if selection.year else range(FIRST_YEAR, selection.last_year + 1)
    best = pd.DataFrame()
    for year in years:
        within = selection.but(year=year)
        scores = by_category.scores(release, within)
        for _, group in scores[scores["form"] != "unknown"].groupby("form"):
            best = group if len(group) >= len(best) else best
    if best.empty:
        return pd.DataFrame(columns=["rank", "agency_id", "year", "form", "score", "category_id"])
    known = compute(release, "agencies_assessed", **selection.but(year=int(best["year"].iloc[0])).parameters()).rows
    category = {row["agency_id"]: row["category_id"] for row in known}
    ranks = best["score"].rank(method="min", ascending=False).astype("int64")
    table = best.assign(rank=ranks, category_id=best["agency_id"].map(category))
    return table[["rank", "agency_id", "year", "form", "score", "category_id"]].reset_index(drop=True)
