"""The content hash of a release: its logical content in a canonical order and text form, the same on every machine."""

from __future__ import annotations

import hashlib

import duckdb

# What a release is called, when it was made and what it follows are not its content.
_NOT_CONTENT = {"release": {"release_id", "content_hash", "built_at", "follows"}}


def content_hash(cursor: duckdb.DuckDBPyConnection) -> str:
    """SHA-256, in hex, over all tables of the open database.

    Each table adds its name, its column names and a digest of its rows in the order of their text. Text form: cells as
    DuckDB writes them, missing as \\N, tab, line feed and backslash escaped.
    """
    digest = hashlib.sha256()
    for table, columns in _tables(cursor):
        digest.update(
            f"{table}\t{','.join(name for name, _ in columns)}\t{_rows_digest(cursor, table, columns)}\n".encode()
        )
    return digest.hexdigest()


def _tables(cursor: duckdb.DuckDBPyConnection) -> list[tuple[str, list[tuple[str, str]]]]:
    rows = cursor.execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns()"
        " WHERE table_name IN (SELECT table_name FROM duckdb_tables() WHERE NOT temporary)"
        " ORDER BY table_name, column_index"
    ).fetchall()
    tables: dict[str, list[tuple[str, str]]] = {}
    for table, column, kind in rows:
        if column not in _NOT_CONTENT.get(table, ()):
            tables.setdefault(table, []).append((column, kind))
    return list(tables.items())


def _cell(column: str, kind: str) -> str:
    text = f"{column}::VARCHAR"
    if kind == "VARCHAR":
        text = rf"replace(replace(replace({column}, '\', '\\'), chr(9), '\t'), chr(10), '\n')"
    return rf"coalesce({text}, '\N')"


def _rows_digest(cursor: duckdb.DuckDBPyConnection, table: str, columns: list[tuple[str, str]]) -> str:
    cells = ", ".join(_cell(name, kind) for name, kind in columns)
    row = cursor.execute(
        f"SELECT count(*), sha256(coalesce(string_agg(line, chr(10) ORDER BY line), ''))"
        f" FROM (SELECT concat_ws(chr(9), {cells}) AS line FROM {table})"
    ).fetchone()
    assert row is not None
    return f"{row[0]}:{row[1]}"
