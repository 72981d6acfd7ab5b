"""Whole tables of a release, for exports: their names, columns and rows in an order that depends on content alone."""

from __future__ import annotations

from typing import Any

from analytics.warehouse.store import Release


def table_columns(release: Release) -> dict[str, list[str]]:
    """The columns of every table of the release, in the order of its schema; tables in order of name."""
    found: dict[str, list[str]] = {}
    for table, column in release.rows(
        "SELECT table_name, column_name FROM duckdb_columns()"
        " WHERE table_name IN (SELECT table_name FROM duckdb_tables() WHERE NOT temporary)"
        " ORDER BY table_name, column_index"
    ):
        found.setdefault(table, []).append(column)
    return found


def table_rows(release: Release, table: str) -> list[dict[str, Any]]:
    """All rows of a table, ordered by all of its columns. Raises KeyError for a table that the release does not have."""
    if table not in table_columns(release):
        raise KeyError(table)
    return release.dicts(f"SELECT * FROM {table} ORDER BY ALL")
