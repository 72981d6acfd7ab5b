"""The accepted results of a release by agency and year, for comparing two releases."""

from __future__ import annotations

from analytics.warehouse.store import Release

# What a reader would call a change of a result; the row it was taken from is not.
FIELDS = ("category_id", "score", "score_max", "stage", "confidence", "year_basis")
Result = dict[str, str | int | float | None]


def accepted_results(release: Release) -> dict[tuple[str, int], Result]:
    """Each accepted result by (agency_id, year), in that order, with `FIELDS`; missing is None."""
    rows = release.dicts(
        "SELECT agency_id, year, category_id, score::DOUBLE AS score, score_max, stage, confidence, year_basis"
        " FROM accepted_result ORDER BY agency_id, year"
    )
    return {(row["agency_id"], row["year"]): {name: row[name] for name in FIELDS} for row in rows}


def latest_categories(release: Release, upto: int) -> dict[str, str | None]:
    """The category of each agency with a result up to a year (rule 6); None where its result names none."""
    return dict(
        release.rows("SELECT agency_id, category_id FROM latest_result($upto) ORDER BY agency_id", {"upto": upto})
    )
