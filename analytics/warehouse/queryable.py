"""What a reader's own query may name of a release: its tables, views and macros, with their columns and types."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from analytics.warehouse.store import Release

Kind = Literal["table", "view", "table_macro", "macro"]


@dataclass(frozen=True)
class Relation:
    """A name to query: its kind, its columns as (name, type) in order, and the parameters of a macro."""

    name: str
    kind: Kind
    columns: tuple[tuple[str, str], ...] = ()
    parameters: tuple[str, ...] = ()


@lru_cache(maxsize=64)
def relations(release: Release) -> dict[str, Relation]:
    """Everything of the release that can be queried, by name: tables, views, macros, each in order of name.

    Columns of a macro that gives rows are those of the table it selects from. Cached and shared: never change it.
    """
    columns: dict[str, list[tuple[str, str]]] = {}
    for name, column, kind in release.rows(
        "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal"
        " ORDER BY table_name, column_index"
    ):
        columns.setdefault(name, []).append((column, kind))
    tables = _names(release, "SELECT table_name FROM duckdb_tables() WHERE NOT temporary AND NOT internal ORDER BY 1")
    views = _names(release, "SELECT view_name FROM duckdb_views() WHERE NOT internal AND NOT temporary ORDER BY 1")
    found = [Relation(name, "table", tuple(columns[name])) for name in tables]
    found += [Relation(name, "view", tuple(columns[name])) for name in views]
    for name, kind, parameters in release.rows(
        "SELECT function_name, function_type, parameters FROM duckdb_functions()"
        " WHERE NOT internal AND function_type IN ('macro', 'table_macro') ORDER BY function_type DESC, function_name"
    ):
        gives = tuple(columns["accepted_result"]) if kind == "table_macro" else ()
        found.append(Relation(name, kind, gives, tuple(parameters)))
    return {one.name: one for one in found}


def _names(release: Release, sql: str) -> list[str]:
    return [name for (name,) in release.rows(sql)]
