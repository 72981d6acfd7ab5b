"""The eight aspects, always as percent of their maximum, since the forms differ (rule 8 of the numbers)."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from analytics.measures import Measure, compute, grouped
from analytics.selection import MOST_KEPT, Selection
from analytics.warehouse import Release
from analytics.warehouse.dimensions import aspects

# Below so many agencies with a value, an order of agencies or groups says more about chance than about them.
LEAST_TO_RANK = 10


def mean_measures(release: Release, selection: Selection) -> dict[str, Measure]:
    """The mean attainment of each aspect by aspect id, weakest first; aspects of which nothing is known come last.

    Measures in percent of the maximum; the base of each says over how many agencies. Equal ones in order of the form.
    """
    found = {
        one: compute(release, "mean_aspect_percent", aspect=one, **selection.parameters()) for one in aspects(release)
    }
    known = sorted((one for one in found if found[one].value is not None), key=lambda one: found[one].value or 0)
    return {one: found[one] for one in [*known, *(one for one in found if found[one].value is None)]}


@lru_cache(maxsize=MOST_KEPT)
def means(release: Release, selection: Selection, by: str | None = None) -> pd.DataFrame:
    """The mean attainment of each aspect in the period of the selection.

    `by`: None for one row per aspect, or `agency_type`, `region_id`, `province_id` for one per aspect and group.
    Columns: `aspect_id`, `group` (id, or "all"), `percent` (mean percent of the maximum, None where nothing is known),
    `agencies` (the base: how many have a value on record). Rows: every aspect in the order of the form within each
    group that has any value. Raises BadParameter.

    Example (simulated, up to 2020):
        aspect_id            group  percent  agencies
        perencanaan_kebutuhan  all     70.1       184
    """
    keys = ("aspect_id", by) if by else ("aspect_id",)
    frame = grouped(release, "mean_aspect_percent", by=keys, **selection.parameters())
    frame = frame.assign(group=frame[by] if by else "all").dropna(subset="group")
    groups = sorted(frame["group"].unique()) if by else ["all"]
    index = pd.MultiIndex.from_product([groups, list(aspects(release))], names=["group", "aspect_id"])
    table = frame.set_index(["group", "aspect_id"])[["value", "rows_behind"]].reindex(index)
    table = table.assign(rows_behind=table["rows_behind"].fillna(0).astype("int64"))
    named = table.rename(columns={"value": "percent", "rows_behind": "agencies"}).reset_index()
    return named[["aspect_id", "group", "percent", "agencies"]]


@lru_cache(maxsize=MOST_KEPT)
def over_years(release: Release, selection: Selection, years: tuple[int, ...]) -> pd.DataFrame:
    """The mean attainment of each aspect in each year: the columns of `means`, `group` replaced by `year`.

    Different agencies may stand behind the years; `agencies` says how many.
    """
    frames = [means(release, selection.but(year=year)).assign(year=year) for year in years]
    return pd.concat(frames, ignore_index=True).drop(columns="group")


@lru_cache(maxsize=MOST_KEPT)
def values(release: Release, selection: Selection) -> pd.DataFrame:
    """Each aspect value on record, for heat map and distribution.

    Columns: `agency_id`, `aspect_id`, `year`, `percent` (of the maximum), `points`, `points_max` (None where not
    printed), `result_id`, `source_id`. Order: agency id, then the order of the form. Absent where nothing is known.
    """
    found = []
    for aspect in aspects(release):
        measure = compute(release, "mean_aspect_percent", aspect=aspect, **selection.parameters())
        found += [{**row, "percent": row["value"]} for row in measure.rows]
    columns = ["agency_id", "aspect_id", "year", "percent", "points", "points_max", "result_id", "source_id"]
    frame = pd.DataFrame(found, columns=columns)
    order = {aspect: place for place, aspect in enumerate(aspects(release))}
    return frame.sort_values(
        ["agency_id", "aspect_id"], key=lambda column: column.map(order) if column.name == "aspect_id" else column,
        ignore_index=True,
    )  # fmt: skip


def extremes(release: Release, selection: Selection, aspect: str, *, count: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The agencies with the highest and with the lowest attainment of an aspect: two frames like `values`.

    Both are empty where fewer than `LEAST_TO_RANK` agencies have a value. Agencies that tie with the last of `count`
    are all in, so that a frame may be longer. Percent compares between forms; years may differ, see `year`.
    """
    found = values(release, selection)
    found = found[found["aspect_id"] == aspect]
    if len(found) < LEAST_TO_RANK:
        return found.head(0), found.head(0)
    percent = found["percent"].astype("float64")
    best, worst = percent.nlargest(count, keep="all").index, percent.nsmallest(count, keep="all").index
    return found.loc[best].reset_index(drop=True), found.loc[worst].reset_index(drop=True)
