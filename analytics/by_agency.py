"""One agency: found by name, told by its sources, beside its neighbours in score."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import pandas as pd

from analytics import by_category
from analytics.measures import compute, grouped
from analytics.names import Hit, NameIndex
from analytics.selection import YEARS, Selection
from analytics.warehouse import Release
from analytics.warehouse.dimensions import agencies, agency_types, aliases, aspects, shared_names

NEAR = 3


@lru_cache(maxsize=8)
def index(release: Release) -> NameIndex:
    """All names of the agencies of a release, made once."""
    types = agency_types(release).values()
    return NameIndex.of(
        [(one.id, one.name_id, one.short_id, one.name_en, one.agency_type) for one in agencies(release).values()],
        [(one.alias, one.agency_id, one.kind) for one in aliases(release)],
        shared_names(release),
        [(one.id, one.name_id, one.name_en, one.short_id, one.short_en) for one in types],
    )


def find(release: Release, text: str, limit: int = 12) -> list[Hit]:
    """The agencies that may be meant by what somebody typed, best first; see `NameIndex.search`."""
    return index(release).search(text, limit)


def latest(release: Release, selection: Selection) -> Mapping[str, Mapping[str, Any]]:
    """The result that counts of each agency in the period of the selection, by agency id.

    Each row: `agency_id`, `year`, `category_id` and `score` (None where not known), `result_id`, `source_id`. Agencies
    without a result are absent. Order: as in the registry.
    """
    found = {row["agency_id"]: row for row in compute(release, "agencies_assessed", **selection.parameters()).rows}
    return {agency_id: found[agency_id] for agency_id in agencies(release) if agency_id in found}


def told(release: Release, agency_id: str) -> list[dict[str, Any]]:
    """Every row that a source gives of an agency, of any year and stage.

    Each row: `result_id`, `year` (None where no source prints it), `year_basis` (stated, inferred), `stage`,
    `category_id`, `category_basis`, `score` (points), `score_max` (None where the form is not known), `against_band`,
    `announced_on`, `confidence`, `note`, `source_id`, `witness_group`, `is_accepted` (rule 5: its category is the
    agency's in that year), `gives_score`, `contradicts` (another category, or another score for the same one),
    `witnesses` (groups that say the accepted category), and of the source `title`, `publisher`, `url`, `published_on`.
    `place` is None for stages that are not counted. Order: latest year first, rows without a year last; in a year the
    order of rule 5, what is not counted last.
    """
    measure = compute(release, "results_reported", agency=agency_id)
    sources = {source["source_id"]: source for source in measure.sources}
    rows = [{**sources[row["source_id"]], **row} for row in measure.rows]
    return sorted(rows, key=lambda row: (-(row["year"] or 0), row["place"] or len(rows) + 1, row["result_id"]))


def aspect_percents(release: Release, agency_id: str, selection: Selection) -> dict[str, float | None]:
    """An agency's attainment of each aspect, in percent of the maximum, by aspect id in the order of the form.

    It is that of the result that counts in the period of the selection; None where no source prints it.
    """
    period = {name: value for name, value in selection.parameters().items() if name in ("upto", "year")}
    frame = grouped(release, "agency_aspect_percent", by=("aspect_id",), agency=agency_id, **period)
    found = dict(zip(frame["aspect_id"], frame["value"], strict=True))
    return {one: float(found[one]) if one in found else None for one in aspects(release)}


def year_of_aspects(release: Release, agency_id: str) -> int | None:
    """The latest year of the period for which a source prints an aspect of the agency; None where none does."""
    for year in reversed(YEARS):
        percents = aspect_percents(release, agency_id, Selection(upto=None, year=year))
        if any(value is not None for value in percents.values()):
            return year
    return None


def suggestions(release: Release) -> list[str]:
    """A few names to try the search with: a shared one, and another name of each kind, of agencies with a result."""
    known = latest(release, Selection())
    shared = [name for name, bearer in shared_names(release) if bearer in known]
    found = [max(shared, key=lambda name: (shared.count(name), name))] if shared else []
    for kind in ("abbreviation", "old_name", "press"):
        names = [one.alias for one in aliases(release) if one.kind == kind and one.agency_id in known and not one.note]
        found += sorted(names, key=lambda name: (len(name) < 5, len(name), name))[:1]
    return list(dict.fromkeys(found))


def neighbours(release: Release, agency_id: str, year: int, *, near: int = NEAR) -> pd.DataFrame:
    """The agencies with the nearest scores of the same year and form, the agency itself among them.

    Columns: `agency_id`, `score` (points), `form` (400, 410, or "unknown", where the forms may differ), `distance`
    (points above the agency; negative below). At most `near` above and below, highest score first; equal scores by
    agency id. Empty where the agency has no score on record in that year. Raises BadParameter.

    Example:
        agency_id             score  form     distance
        provinsi-jawa-tengah    316  unknown         1
        kota-x                  315  unknown         0
    """
    scores = by_category.scores(release, Selection(upto=None, year=year))
    own = scores[scores["agency_id"] == agency_id]
    columns = ["agency_id", "score", "form", "distance"]
    if own.empty:
        return pd.DataFrame(columns=columns)
    alike = scores[scores["form"] == own["form"].iloc[0]].reset_index(drop=True)
    place = int(alike.index[alike["agency_id"] == agency_id][0])
    shown: pd.DataFrame = alike.iloc[max(place - near, 0) : place + near + 1].reset_index(drop=True)
    return shown.assign(distance=shown["score"] - own["score"].iloc[0]).reindex(columns=columns)
