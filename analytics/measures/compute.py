"""The one function that computes a measure, and its grouped form. Everything that shows a number asks here.

The SQL of a measure returns the rows behind; its head says how they fold into the value. Value, rows and table come
from the same text, so they cannot disagree. The filters are written once, as the CTEs in front.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from analytics.errors import UnknownMeasure
from analytics.measures.fingerprint import fingerprint
from analytics.measures.load import Definition, catalogue
from analytics.measures.parameters import normalise
from analytics.warehouse import Release

if TYPE_CHECKING:
    import pandas as pd

Value = int | float | None
_FILTERS = {
    "type": "agency_type IN (SELECT agency_type FROM agency_type_group WHERE group_id = $type)",
    "province": "province_id = $province",
    "region": "region_id = $region",
}
# A claimed total is the value that most witness groups print; two that tie give none.
_WINNER = (
    "SELECT value, count(DISTINCT witness_group) AS witnesses FROM {rows} GROUP BY value"
    " QUALIFY rank() OVER (ORDER BY count(DISTINCT witness_group) DESC) = 1"
)
_CLAIMED = "(SELECT CASE WHEN count(*) = 1 THEN max(value) END FROM (" + _WINNER + "))"
_FOLDS = {
    "count": "SELECT count(*)::BIGINT AS value FROM measure_row",
    "share": "SELECT 100.0 * count(*) / NULLIF((SELECT count(*) FROM base_row), 0) AS value FROM measure_row",
    "mean": "SELECT avg(value)::DOUBLE AS value FROM measure_row",
    # Rows are all that the share is of, with whether each is at the goal.
    "shortfall": "SELECT greatest(0, ceil($percent * count(*) / 100.0) - count(*) FILTER (is_at_goal))::BIGINT AS value"
    " FROM measure_row",
    "claimed": "SELECT " + _CLAIMED.format(rows="measure_row") + " AS value",
    "witnesses": "SELECT CASE WHEN count(*) = 1 THEN max(witnesses)::BIGINT END AS value FROM ("
    + _WINNER.format(rows="measure_row") + ")",
    # Each part is a printed total; the sum has a value only where every part has one.
    "claimed_sum": "SELECT CASE WHEN count(*) = max(parts) AND count(DISTINCT part) = max(parts)"
    " THEN sum(sign * value) END AS value FROM ("
    " SELECT part, value, max(sign) AS sign, max(parts) AS parts FROM measure_row GROUP BY part, value"
    " QUALIFY rank() OVER (PARTITION BY part ORDER BY count(DISTINCT witness_group) DESC) = 1)",
    "claimed_share": "SELECT 100.0 * " + _CLAIMED.format(rows="(SELECT * FROM measure_row WHERE part = 'claimed')")
    + " / NULLIF(" + _CLAIMED.format(rows="(SELECT * FROM measure_row WHERE part = 'whole')") + ", 0) AS value",
    "claimed_less_counted": "SELECT CASE WHEN left_over >= 0 THEN left_over END AS value FROM (SELECT ("
    + _CLAIMED.format(rows="(SELECT * FROM measure_row WHERE part = 'claimed')")
    + " - (SELECT count(*) FROM measure_row WHERE part = 'counted'))::BIGINT AS left_over)",
}  # fmt: skip
_AGENCY_COLUMNS = ("province_id", "region_id", "agency_type")


@dataclass(frozen=True)
class Measure:
    """One number and everything that explains it.

    `value` is None where nothing is known, `reason` says why in a word: `no_result`, `never_published`,
    `sources_disagree`, `counted_exceeds`. `base` is the measure that the value is a part of, or None. `sql` runs in a
    DuckDB shell on the file of the release as it stands, and gives the value.
    """

    id: str
    version: int
    name: Mapping[str, str]
    definition: Mapping[str, str]
    not_said: Mapping[str, str]
    parameters: Mapping[str, Any]
    value: Value
    reason: str | None
    unit: str
    sql: str
    fingerprint: str
    release: Release = field(repr=False)

    @property
    def release_id(self) -> str:
        """The release that the number comes from."""
        return self.release.release_id

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        """The rows behind the value: `result_id` or `claim_id`, `agency_id` where there is one, and what was folded."""
        return _rows(self.release, catalogue()[self.id], self.parameters)

    @cached_property
    def sources(self) -> list[dict[str, Any]]:
        """The pages that say so, each once: source_id, title, publisher, url, published_on, witness_group."""
        ids = sorted({row["source_id"] for row in self.rows if row.get("source_id")})
        return self.release.dicts(
            "SELECT source_id, title, publisher, url, published_on, witness_group FROM source"
            " WHERE source_id IN (SELECT unnest($ids)) ORDER BY source_id",
            {"ids": ids},
        )

    @cached_property
    def base(self) -> Measure | None:
        """The measure that says "of what", for the same selection."""
        base_id = catalogue()[self.id].base
        return compute(self.release, base_id, **_shared(base_id, self.parameters)) if base_id else None


def compute(release: Release, measure_id: str, **parameters: Any) -> Measure:
    """The value of a measure in a release. Parameters that are None count as not given.

    Raises UnknownMeasure and BadParameter. Cached by release, measure and parameters: a release never changes.
    """
    measure = definition(measure_id)
    return _computed(release, measure_id, tuple(normalise(release, measure, parameters).items()))


def compute_apart(release: Release, measure_id: str, **parameters: Any) -> Measure:
    """The same as `compute`, not kept: for a walk through thousands, which would push out what pages ask for."""
    measure = definition(measure_id)
    return _computed.__wrapped__(release, measure_id, tuple(normalise(release, measure, parameters).items()))


def sql_of(release: Release, measure_id: str, **parameters: Any) -> str:
    """The query of a measure as a reader can run it, without running it here. Raises as `compute` does."""
    measure = definition(measure_id)
    given = normalise(release, measure, parameters)
    return _written_out(_query(measure, given) + "\n" + _FOLDS[measure.fold], given)


def definition(measure_id: str) -> Definition:
    """The definition of a measure. Raises UnknownMeasure."""
    if measure_id not in catalogue():
        raise UnknownMeasure(measure_id, list(catalogue()))
    return catalogue()[measure_id]


@lru_cache(maxsize=20_000)
def _computed(release: Release, measure_id: str, pairs: tuple[tuple[str, Any], ...]) -> Measure:
    measure, parameters = catalogue()[measure_id], dict(pairs)
    sql = _query(measure, parameters) + "\n" + _FOLDS[measure.fold]
    value = _plain(release.rows(sql, _bound(sql, parameters))[0][0])
    mark = fingerprint(
        measure_id=measure.id,
        version=measure.version,
        parameters=parameters,
        value=value,
        content_hash=release.content_hash,
    )
    return Measure(
        measure.id, measure.version, measure.name, measure.definition, measure.not_said, parameters, value,
        _reason(release, measure, parameters) if value is None else None, _unit(release, measure, parameters),
        _written_out(sql, parameters), mark, release,
    )  # fmt: skip


@lru_cache(maxsize=2_000)
def _grouped(
    release: Release, measure_id: str, by: tuple[str, ...], pairs: tuple[tuple[str, Any], ...]
) -> pd.DataFrame:
    measure, parameters = catalogue()[measure_id], dict(pairs)
    lent = [column for column in by if column in _AGENCY_COLUMNS]
    columns = ", ".join(["m.*", *(f"a.{column}" for column in lent)])
    joined = f"(SELECT {columns} FROM measure_row m JOIN agency a USING (agency_id))"
    source = joined if lent else "measure_row"
    fold = {"count": "count(*)::BIGINT", "mean": "avg(value)::DOUBLE"}[measure.fold]
    keys = ", ".join(by)
    sql = f"{_query(measure, parameters)}\nSELECT {keys}, {fold} AS value, count(*)::BIGINT AS rows_behind FROM {source} GROUP BY {keys} ORDER BY {keys}"  # noqa: E501
    return release.frame(sql, _bound(sql, parameters))


def grouped(release: Release, measure_id: str, *, by: tuple[str, ...], **parameters: Any) -> pd.DataFrame:
    """A counting or averaging measure by group: columns `by`, `value`, `rows_behind`; groups without rows are absent.

    `by` names columns of the rows behind (category_id, year, aspect_id) or of the agency (province_id, region_id,
    agency_type). A required parameter may be left out where `by` takes its place. The frame is shared: never change it.
    """
    measure = definition(measure_id)
    stand_in = {name: None for name in measure.required if f"{name}_id" in by}
    free = [name for name in measure.required if name not in stand_in]
    relaxed = Definition(**{**measure.__dict__, "required": tuple(free)})
    return _grouped(release, measure_id, by, tuple(normalise(release, relaxed, parameters).items()))


def _query(measure: Definition, parameters: Mapping[str, Any]) -> str:
    """The CTEs in front, and the measure's own SQL as `measure_row` (for a share, its base as `base_row`)."""
    chosen = [_FILTERS[name] for name in _FILTERS if name in parameters]
    where = f" WHERE {' AND '.join(chosen)}" if chosen else ""
    period = "latest_result($upto)" if "upto" in parameters else "results_in($year)"
    parts = [f"selected_agency AS (SELECT * FROM agency{where})"]
    base = catalogue()[measure.base] if measure.fold == "share" and measure.base else None
    if "selected_result" in measure.sql or (base and "selected_result" in base.sql):
        parts.append(f"selected_result AS (SELECT r.* FROM {period} r SEMI JOIN selected_agency USING (agency_id))")
    if base:
        parts.append(f"base_row AS (\n{_with_year(base, parameters)}\n)")
    parts.append(f"measure_row AS (\n{_with_year(measure, parameters)}\n)")
    return "WITH " + ",\n".join(parts)


def _with_year(measure: Definition, parameters: Mapping[str, Any]) -> str:
    """A measure that asks for the end of a year takes `upto` for it where that is what was asked."""
    return measure.sql if "year" in parameters or "upto" not in parameters else measure.sql.replace("$year", "$upto")


def _bound(sql: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
    return {name: parameters.get(name) for name in set(re.findall(r"\$(\w+)", sql))}


def _literal(value: Any) -> str:
    if value is None:
        return "NULL"
    return str(value) if isinstance(value, int) else "'" + str(value).replace("'", "''") + "'"


def _written_out(sql: str, parameters: Mapping[str, Any]) -> str:
    """The query with its parameters in place, for a reader's own shell."""
    return re.sub(r"\$(\w+)", lambda match: _literal(parameters.get(match[1])), sql) + ";"


def _rows(release: Release, measure: Definition, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
    sql = _query(measure, parameters) + "\nSELECT * FROM measure_row ORDER BY ALL"
    return [{name: _plain(cell) for name, cell in row.items()} for row in release.dicts(sql, _bound(sql, parameters))]


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _reason(release: Release, measure: Definition, parameters: Mapping[str, Any]) -> str:
    if measure.fold == "claimed_sum":
        sql = f"{_query(measure, parameters)}\nSELECT count(DISTINCT part) = max(parts) FROM measure_row"
        return "sources_disagree" if release.rows(sql, _bound(sql, parameters))[0][0] else "never_published"
    if measure.fold in ("claimed", "witnesses", "claimed_share", "claimed_less_counted"):
        of_claims = "" if measure.fold in ("claimed", "witnesses") else " WHERE part = 'claimed'"
        sql = f"{_query(measure, parameters)}\nSELECT count(*) FROM measure_row{of_claims}"
        if not release.rows(sql, _bound(sql, parameters))[0][0]:
            return "never_published"
        if measure.fold == "claimed_less_counted":
            agreed = _CLAIMED.format(rows="(SELECT * FROM measure_row WHERE part = 'claimed')")
            sql = f"{_query(measure, parameters)}\nSELECT {agreed}"
            if release.rows(sql, _bound(sql, parameters))[0][0] is not None:
                return "counted_exceeds"
        return "sources_disagree"
    return "no_result"


def _unit(release: Release, measure: Definition, parameters: Mapping[str, Any]) -> str:
    """The unit of the head; a claimed total has the one that its claims were printed in."""
    if measure.unit != "claimed":
        return measure.unit
    printed = {row["unit"] for row in _rows(release, measure, parameters)}
    unit = printed.pop() if len(printed) == 1 else "agencies"
    return "agency" if unit == "agencies" else str(unit)


def _shared(base_id: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
    """What of a measure's parameters its base takes; the end of the period is the year that a registry is asked for."""
    base = catalogue()[base_id]
    shared = {name: value for name, value in parameters.items() if name in base.parameters}
    if not base.asks_period and "year" in base.parameters and "upto" in parameters:
        shared["year"] = parameters["upto"]
    return shared
