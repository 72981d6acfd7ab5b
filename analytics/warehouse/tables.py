"""Whole tables of a release, for exports: their names, columns and rows in an order that depends on content alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from analytics.warehouse.read import ROW, resources
from analytics.warehouse.store import Release

if TYPE_CHECKING:
    import pandas as pd


@lru_cache(maxsize=64)
def table_columns(release: Release) -> dict[str, list[str]]:
    """The columns of every table of the release, in the order of its schema; tables in order of name.

    Cached and shared: never change what it returns.
    """
    found: dict[str, list[str]] = {}
    for table, column in release.rows(
        "SELECT table_name, column_name FROM duckdb_columns()"
        " WHERE table_name IN (SELECT table_name FROM duckdb_tables() WHERE NOT temporary)"
        " ORDER BY table_name, column_index"
    ):
        found.setdefault(table, []).append(column)
    return found


def table_rows(release: Release, table: str) -> list[dict[str, Any]]:
    """All rows of a table, ordered by all of its columns. Raises KeyError for an unknown table."""
    if table not in table_columns(release):
        raise KeyError(table)
    return release.dicts(f"SELECT * FROM {table} ORDER BY ALL")


def told_rows(release: Release) -> list[dict[str, Any]]:
    """Every result as each source tells it (view `told_result`), ordered by agency, then as rule 5 orders; what is not
    counted comes last."""
    return release.dicts("SELECT * FROM told_result ORDER BY agency_id, place NULLS LAST, result_id")


def find_rows(
    release: Release,
    table: str,
    *,
    search: str = "",
    sort: str | None = None,
    descending: bool = False,
    most: int | None = None,
    skip: int = 0,
) -> tuple[list[dict[str, Any]], int]:
    """Rows of a table in which each word of `search` stands in some text column, and how many there are in all.

    Case and accents do not matter. Ordered by the column `sort`, missing values last, then by all columns; `most` rows
    after the first `skip`. Raises KeyError for a table or column that the release does not have.
    """
    columns = table_columns(release)[table]
    if sort is not None and sort not in columns:
        raise KeyError(sort)
    words = {f"word_{place}": word for place, word in enumerate(search.split())}
    where = " AND ".join(_holds(_text_columns(release, table), word) for word in words) or "true"
    direction = "DESC" if descending else "ASC"
    first = [f'"{sort}" {direction} NULLS LAST'] if sort else []
    order = ", ".join([*first, *(f'"{column}"' for column in columns)])
    found = f"FROM {table} WHERE {where}"
    count = release.rows(f"SELECT count(*) {found}", words)[0][0]
    limit = "" if most is None else f" LIMIT {most} OFFSET {skip}"
    return release.dicts(f"SELECT * {found} ORDER BY {order}{limit}", words), count


def _holds(columns: tuple[str, ...], word: str) -> str:
    tests = (f'contains(lower(strip_accents("{column}")), lower(strip_accents(${word})))' for column in columns)
    return f"({' OR '.join(tests)})"


@lru_cache(maxsize=256)
def _text_columns(release: Release, table: str) -> tuple[str, ...]:
    found = release.rows(
        "SELECT column_name FROM duckdb_columns() WHERE table_name = ? AND data_type = 'VARCHAR' ORDER BY column_index",
        [table],
    )
    return tuple(column for (column,) in found)


def raw_tables(release: Release) -> dict[str, pd.DataFrame]:
    """The tables that a release was made from, as the build takes them: text cells, missing as None, and `_row`."""
    described = {name: [one["name"] for one in found["schema"]["fields"]] for name, found in resources().items()}
    columns = {"sub_aspect_level": table_columns(release)["sub_aspect_level"], **described}
    return {name: raw_frame(own, _raw_rows(release, name, own)) for name, own in columns.items()}


def raw_frame(columns: Sequence[str], rows: Iterable[Sequence[str | None]]) -> pd.DataFrame:
    """Rows of text as a raw table, numbered as a spreadsheet counts."""
    import pandas

    listed = list(rows)
    cells = {name: [row[place] for row in listed] for place, name in enumerate(columns)}
    frame = pandas.DataFrame(cells, dtype="str", columns=list(columns))
    frame[ROW] = range(2, len(listed) + 2)
    return frame


def _raw_rows(release: Release, table: str, columns: Sequence[str]) -> list[tuple[str | None, ...]]:
    return release.rows(f"SELECT {', '.join(f'{column}::VARCHAR' for column in columns)} FROM {table} ORDER BY ALL")
