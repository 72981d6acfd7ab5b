"""The rules that data must keep before it becomes a release. All are checked, and every fault is listed.

A rule is a condition in SQL over the raw tables (`raw_TABLE`, with `_row`); where it is true, the row is at fault.
Rules of form (type, pattern, allowed values, keys, references) come from `schema.sql` and `datapackage.json`; the
others are `DOMAIN`, below. A cell is reported once, by the first rule that it breaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import duckdb

from analytics.findings import Finding
from analytics.warehouse.read import resources

_NO_FORM = {"VARCHAR": None, "BOOLEAN": "true|false", "INTEGER": r"-?\d{1,9}", "TINYINT": r"-?\d{1,2}"}
_WORDS = {"VARCHAR": "text", "BOOLEAN": "true or false", "INTEGER": "a whole number", "TINYINT": "a whole number"}


@dataclass(frozen=True)
class Rule:
    """A condition under which a row of `table` is at fault in `column`; `joins` is what it looks up."""

    table: str
    column: str
    id: str
    condition: str
    remedy: str
    joins: str = ""


# The band of a score (rule 7 of the numbers): the greatest lower limit that it reaches; below all of them, the first.
_BAND = (
    "coalesce((SELECT arg_max(b.category_id, TRY_CAST(b.min_score AS DOUBLE)) FROM raw_category b"
    " WHERE TRY_CAST(b.min_score AS DOUBLE) <= TRY_CAST(t.score AS DECIMAL(9, 3))),"
    " (SELECT arg_min(b.category_id, TRY_CAST(b.min_score AS DOUBLE)) FROM raw_category b))"
)
_ALIVE = "LEFT JOIN raw_agency g ON g.agency_id = t.agency_id"
_MAXIMUM = "LEFT JOIN raw_aspect a ON a.aspect_id = t.aspect_id LEFT JOIN raw_result r ON r.result_id = t.result_id"
DOMAIN = (
    Rule("result", "agency_id", "unknown_agency", "t.agency_id IS NOT NULL AND g.agency_id IS NULL",
         "Use an agency_id of agency.csv, or add the agency there.", _ALIVE),
    Rule("result", "year", "agency_not_alive",
         "TRY_CAST(t.year AS INTEGER) < TRY_CAST(g.valid_from AS INTEGER)"
         " OR TRY_CAST(t.year AS INTEGER) > TRY_CAST(g.valid_to AS INTEGER)",
         "The agency did not exist in that year; use the one of that time (successor_id), or mend its years.", _ALIVE),
    Rule("result", "score", "score_above_form",
         "TRY_CAST(t.score AS DOUBLE) > coalesce(TRY_CAST(t.score_max AS DOUBLE), "
         "(SELECT sum(TRY_CAST(m.max_410 AS DOUBLE)) FROM raw_aspect m))",
         "No score lies above the maximum of its form; look at the source again."),
    Rule("result", "category_id", "category_against_band",
         "TRY_CAST(t.score AS DECIMAL(9, 3)) IS NOT NULL AND t.category_id IS NOT NULL AND t.against_band = 'false'"
         f" AND t.category_id <> {_BAND}",
         "The printed category contradicts the score; if the source says so, set against_band to true."),
    Rule("result", "against_band", "needless_mark",
         f"t.against_band = 'true' AND (t.score IS NULL OR t.category_id IS NULL OR t.category_id = {_BAND})",
         "The category agrees with its score; set against_band to false."),
    Rule("aspect_score", "points", "aspect_above_max",
         "TRY_CAST(t.points AS DOUBLE) > TRY_CAST(coalesce(t.points_max::VARCHAR, CASE WHEN"
         " r.score_max::VARCHAR = '400' THEN a.max_400 ELSE a.max_410 END::VARCHAR) AS DOUBLE)",
         "No aspect lies above its maximum; look at the source again.", _MAXIMUM),
    Rule("aspect_score", "aspect_id", "empty_aspect", "t.points IS NULL AND t.percent IS NULL",
         "A row needs points or percent; leave it out where nothing was printed."),
    Rule("sub_aspect_level", "level", "level_out_of_range",
         "TRY_CAST(t.level AS INTEGER) IS NULL OR TRY_CAST(t.level AS INTEGER) NOT BETWEEN 0 AND 4",
         "A level is 1 to 4, or 0 where nothing was answered."),
    Rule("sub_aspect_level", "sub_aspect_id", "dangling_reference",
         "NOT EXISTS (SELECT 1 FROM raw_sub_aspect o WHERE o.sub_aspect_id = t.sub_aspect_id)",
         "Use an id of sub_aspect.csv."),
    Rule("sub_aspect_level", "result_id", "dangling_reference",
         "NOT EXISTS (SELECT 1 FROM raw_result o WHERE o.result_id = t.result_id)", "Use an id of result.csv."),
    Rule("agency", "valid_to", "years_reversed",
         "TRY_CAST(t.valid_to AS INTEGER) < TRY_CAST(t.valid_from AS INTEGER)", "The last year lies before the first."),
)  # fmt: skip


def check(cursor: duckdb.DuckDBPyConnection, tables: Mapping[str, object]) -> list[Finding]:
    """Every fault of the raw tables, in order of file, row and column.

    `tables` names those that were read; rules that look up one that was not are left out, since its own fault is
    reported already.
    """
    rules = [rule for rule in _all_rules(cursor) if _tables_of(rule) <= set(tables)]
    kept: dict[tuple[str, int | None, str | None], Finding] = {}
    for finding in _findings(cursor, rules):
        kept.setdefault((finding.file, finding.row, finding.column), finding)
    return sorted(kept.values(), key=lambda f: (f.file, f.row or 0, f.column or ""))


def _tables_of(rule: Rule) -> set[str]:
    return {rule.table, *re.findall(r"raw_(\w+)", rule.condition + " " + rule.joins)}


def _all_rules(cursor: duckdb.DuckDBPyConnection) -> Iterator[Rule]:
    types = {
        (table, column): kind
        for table, column, kind in cursor.execute(
            "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal"
        ).fetchall()
    }
    described = resources()
    for table, resource in described.items():
        for field in resource["schema"]["fields"]:
            yield from _type_rules(table, field["name"], types[table, field["name"]])
    yield from DOMAIN
    for table, resource in described.items():
        for field in resource["schema"]["fields"]:
            yield from _constraint_rules(table, field["name"], field.get("constraints", {}))
        yield from _key_rules(table, resource["schema"])


def _type_rules(table: str, column: str, kind: str) -> Iterator[Rule]:
    decimal = re.fullmatch(r"DECIMAL\((\d+),(\d+)\)", kind)
    form = rf"-?\d+(\.\d{{1,{decimal[2]}}}0*)?" if decimal else _NO_FORM[kind]
    word = f"a number with at most {decimal[2]} decimals, point as mark" if decimal else _WORDS[kind]
    if form:
        condition = f"NOT regexp_full_match(t.{column}::VARCHAR, '{form}') OR TRY_CAST(t.{column} AS {kind}) IS NULL"
        yield Rule(table, column, "wrong_type", f"t.{column} IS NOT NULL AND ({condition})", f"Write {word}.")


def _constraint_rules(table: str, column: str, constraints: Mapping[str, Any]) -> Iterator[Rule]:
    if constraints.get("required"):
        yield Rule(table, column, "missing_value", f"t.{column} IS NULL", "This column may not be empty.")
    if pattern := constraints.get("pattern"):
        code = column == "wilayah_code"
        remedy = "Keep codes as text, with every digit (35.10)." if code else f"The form is {pattern}."
        yield Rule(
            table,
            column,
            "code_as_number" if code else "wrong_form",
            f"NOT regexp_full_match(t.{column}::VARCHAR, {_quoted(pattern)})",
            remedy,
        )
    if allowed := constraints.get("enum"):
        values = ", ".join(_quoted(str(value)) for value in allowed)
        yield Rule(
            table,
            column,
            "value_not_allowed",
            f"t.{column}::VARCHAR NOT IN ({values})",
            "Allowed: " + ", ".join(str(value) for value in allowed),
        )
    for name, sign in (("minimum", "<"), ("maximum", ">")):
        if name in constraints:
            limit = constraints[name]
            yield Rule(
                table,
                column,
                "out_of_range",
                f"TRY_CAST(t.{column} AS DOUBLE) {sign} {float(limit)}",
                f"The {name} is {limit}.",
            )
    if constraints.get("unique"):
        yield _unique_rule(table, (column,))


def _key_rules(table: str, schema: Mapping[str, Any]) -> Iterator[Rule]:
    key = schema.get("primaryKey")
    if key:
        yield _unique_rule(table, (key,) if isinstance(key, str) else tuple(key))
    for reference in schema.get("foreignKeys", ()):
        column, target = _only(reference["fields"]), _only(reference["reference"]["fields"])
        other = reference["reference"]["resource"] or table
        condition = f"t.{column} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM raw_{other} o WHERE o.{target} = t.{column})"
        yield Rule(table, column, "dangling_reference", condition, f"Use an id of {other}.csv, or add it there.")


def _unique_rule(table: str, columns: tuple[str, ...]) -> Rule:
    listed = ", ".join(columns)
    condition = (
        f"t._row IN (SELECT d._row FROM raw_{table} d JOIN (SELECT {listed}, min(_row) AS first_row FROM raw_{table}"
        f" GROUP BY {listed} HAVING count(*) > 1) f USING ({listed}) WHERE d._row > f.first_row)"
    )
    return Rule(table, columns[0], "duplicate_id", condition, f"{', '.join(columns)} must be unique in {table}.csv.")


def _only(fields: str | list[str]) -> str:
    return fields if isinstance(fields, str) else fields[0]


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _findings(cursor: duckdb.DuckDBPyConnection, rules: list[Rule]) -> Iterator[Finding]:
    """First one query per table and set of joins that counts; only rules with a fault are asked for their rows."""
    groups: dict[tuple[str, str], list[Rule]] = {}
    for rule in rules:
        groups.setdefault((rule.table, rule.joins), []).append(rule)
    broken: list[Rule] = []
    for (table, joins), members in groups.items():
        counts = ", ".join(f"count_if({rule.condition})" for rule in members)
        row = cursor.execute(f"SELECT {counts} FROM raw_{table} t {joins}").fetchone() or ()
        broken += [rule for rule, count in zip(members, row, strict=True) if count]
    for rule in sorted(broken, key=rules.index):
        places = cursor.execute(
            f"SELECT t._row, t.{rule.column}::VARCHAR FROM raw_{rule.table} t {rule.joins} WHERE {rule.condition}"
        ).fetchall()
        for row_number, found in places:
            yield Finding(f"{rule.table}.csv", row_number, rule.column, found, rule.id, rule.remedy)
