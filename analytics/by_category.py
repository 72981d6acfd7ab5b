"""The four categories: how agencies spread over them, how they move between them, who stands near a limit."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from analytics.measures import Measure, compute, grouped
from analytics.selection import MOST_KEPT, Selection
from analytics.warehouse import Release
from analytics.warehouse.dimensions import categories

UNKNOWN = "unknown"
GROUPINGS = ("agency_type", "region_id", "province_id")
DIRECTIONS = ("up", "same", "down")


@lru_cache(maxsize=MOST_KEPT)
def distribution(release: Release, selection: Selection, by: str | None = None) -> pd.DataFrame:
    """How the agencies with a result spread over the categories, in the period of the selection.

    `by`: None for one row, or `agency_type`, `region_id`, `province_id` for a row per group that has any agency.
    Columns: `group` (id, or "all"; central agencies have no region and no province and are left out of those), one
    column per category from the lowest to the highest, `unknown` (result without a category), `assessed` (their sum,
    the base), all in agencies, 0 where counted and none. Rows in order of group id. Raises BadParameter.

    Example (up to 2020, by agency_type):
        group       buruk  kurang  baik  sangat_baik  unknown  assessed
        kabupaten       0       0     9            0        1        10
        kementerian     0       1     3           11        0        15
    """
    keys = ((by,) if by else ()) + ("category_id",)
    counts = grouped(release, "agencies_assessed", by=keys, **selection.parameters())
    counts = counts.assign(category_id=counts["category_id"].fillna(UNKNOWN), group=counts[by] if by else "all")
    table = counts.dropna(subset="group").pivot_table(
        index="group", columns="category_id", values="value", aggfunc="sum"
    )
    columns = [*categories(release), UNKNOWN]
    table = table.reindex(columns=columns).fillna(0).astype("int64")
    if not by and table.empty:
        table.loc["all"] = 0
    return table.assign(assessed=table.sum(axis=1)).rename_axis(index="group", columns=None).reset_index()


def claimed(release: Release, upto: int) -> dict[str, dict[str, Measure]]:
    """What was printed of each category up to a year, beside what of it can be named.

    Gives by category id: `total` (claimed), `witnesses`, `in_year` and `earlier` (named by a result of that year, or
    of an earlier one only), `not_named`. All are measures, in agencies (`witnesses` in witness groups); a value is
    None where nobody printed a total or sources disagree.
    """
    period = f"cumulative_to:{upto}"
    found: dict[str, dict[str, Measure]] = {}
    for category in categories(release):
        printed = {"metric": "agencies_in_category", "category": category, "period": period}
        found[category] = {
            "total": compute(release, "claimed_total", **printed),
            "witnesses": compute(release, "claim_witnesses", **printed),
            "named": compute(release, "agencies_in_category", category=category, upto=upto),
            "in_year": compute(release, "named_in_category", category=category, upto=upto, decided="in_year"),
            "earlier": compute(release, "named_in_category", category=category, upto=upto, decided="earlier"),
            "not_named": compute(release, "not_named", category=category, upto=upto),
        }
    return found


@lru_cache(maxsize=MOST_KEPT)
def moves(release: Release, selection: Selection, *, year_from: int, year_to: int) -> pd.DataFrame:
    """How agencies moved between the categories of two years, among those whose category is known in both.

    The period of the selection is not used. Columns: `from_id`, `to_id` (category ids), `agencies` (0 where none did).
    Rows: every pair, from the lowest to the highest.
    """
    filters = {name: value for name, value in selection.parameters().items() if name not in ("upto", "year")}
    counts = grouped(
        release, "category_moves", by=("from_id", "to_id"), year_from=year_from, year_to=year_to, **filters
    )
    ids = list(categories(release))
    pairs = pd.MultiIndex.from_product([ids, ids], names=["from_id", "to_id"])
    return counts.set_index(["from_id", "to_id"])["value"].reindex(pairs, fill_value=0).rename("agencies").reset_index()


@lru_cache(maxsize=MOST_KEPT)
def scores(release: Release, selection: Selection) -> pd.DataFrame:
    """The total scores on record, in the period of the selection.

    Columns: `agency_id`, `year`, `score` (points), `form` (400, 410, or "unknown" where no source prints the maximum),
    `result_id`, `source_id`. Order: highest score first, then agency id. An agency without a printed score is absent.
    """
    measure = compute(release, "agencies_with_score", **selection.parameters())
    columns = ["agency_id", "year", "score", "score_max", "result_id", "source_id"]
    frame = pd.DataFrame(measure.rows, columns=columns)
    form = frame["score_max"].map(lambda value: "unknown" if pd.isna(value) else str(int(value)))
    frame = frame.assign(form=form)[["agency_id", "year", "score", "form", "result_id", "source_id"]]
    return frame.sort_values(["score", "agency_id"], ascending=[False, True], ignore_index=True)


def near_measures(release: Release, selection: Selection, *, points: int | None = None) -> dict[str, Measure]:
    """How many agencies stand near the lower limit of each category, by category id, in agencies.

    `points` is how near, by default the measure's own. The lowest category has no limit to cross and is left out.
    Raises BadParameter.
    """
    asked = {"points": points, **selection.parameters()}
    return {
        category: compute(release, "agencies_near_limit", category=category, **asked)
        for category in list(categories(release))[1:]
    }


@lru_cache(maxsize=MOST_KEPT)
def near_limits(release: Release, selection: Selection, *, points: int | None = None) -> pd.DataFrame:
    """Agencies whose score lies within so many points of the lower limit of a category, above or below.

    Columns: `limit` (the category whose lower limit is near), `agency_id`, `year`, `score` and `distance` (points;
    negative below the limit), `form` (400, 410, or "unknown" where no source prints the maximum), `category_id`,
    `result_id`. Order: limit from the lowest, then distance. Base: agencies whose score was printed.
    """
    columns = ["limit", "agency_id", "year", "score", "distance", "form", "category_id", "result_id"]
    found = []
    for category, measure in near_measures(release, selection, points=points).items():
        rows = [{"limit": category, "form": str(row["score_max"] or "unknown"), **row} for row in measure.rows]
        found += sorted(rows, key=lambda row: (row["distance"], row["agency_id"]))
    return pd.DataFrame(found, columns=columns)


def moved(release: Release, selection: Selection, *, year_from: int, year_to: int) -> dict[str, Measure]:
    """How many agencies rose, stayed and fell between two years, and of how many that is known.

    Gives `up`, `same`, `down`, `both` (category known in both years: their base), `first_only` and `last_only` (known
    in one of the two years only), all measures in agencies. The period of the selection is not used.
    """
    filters = {name: value for name, value in selection.parameters().items() if name not in ("upto", "year")}
    years = {"year_from": year_from, "year_to": year_to}
    back = {"year_from": year_to, "year_to": year_from}
    return {
        **{way: compute(release, "agencies_moved", direction=way, **years, **filters) for way in DIRECTIONS},
        "both": compute(release, "agencies_in_both_years", **years, **filters),
        "first_only": compute(release, "agencies_in_first_year_only", **years, **filters),
        "last_only": compute(release, "agencies_in_first_year_only", **back, **filters),
    }
