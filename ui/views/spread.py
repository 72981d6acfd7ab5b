"""Rows of a spread over the categories, for charts and tables alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from analytics import by_category
from analytics.warehouse.dimensions import agency_types, categories
from ui import labels
from ui.address import Here
from ui.charts.distribution import Row


def rows_of(
    here: Here, by: str, *, names: Callable[[str], str], order: Sequence[str], key: str
) -> tuple[list[Row], list[dict[str, Any]]]:
    """The spread by a grouping, in a given order: rows for the chart, and the same for the table under `key`.

    A group of the order without any result has no numbers in the table and an empty bar in the chart.
    """
    spread = by_category.distribution(here.release, here.selection, by).set_index("group").to_dict("index")
    kinds = [*categories(here.release), by_category.UNKNOWN]
    rows, table = [], []
    for group in order:
        counts = {kind: int(spread.get(group, {}).get(kind, 0)) for kind in kinds}
        assessed = sum(counts.values())
        rows.append(Row(names(group), counts, here.say("labels.n_agencies", n=assessed)))
        table.append(known_only(here, {key: names(group), **counts, "assessed": assessed}))
    return rows, table


def known_only(here: Here, row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of a table in which nothing was counted has no numbers by category: missing is not zero (rule 3)."""
    if row["assessed"]:
        return dict(row)
    return {**row, **dict.fromkeys((*categories(here.release), by_category.UNKNOWN))}


def rows_by_type(here: Here) -> tuple[list[Row], list[dict[str, Any]]]:
    """The spread by type of agency, those that have a result, from ministries to cities."""
    found = set(by_category.distribution(here.release, here.selection, "agency_type")["group"])
    order = [one for one in agency_types(here.release) if one in found]
    return rows_of(here, "agency_type", names=lambda one: labels.type_name(here, one), order=order, key="agency_type")
