"""The second wall, and the query itself: DuckDB opened so that it can reach nothing but the release, and its answer."""

from __future__ import annotations

import difflib
import json
import math
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from time import perf_counter
from typing import Any

import duckdb

from analytics.query import limits
from analytics.query.errors import Refused

_LOCKED = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "python_enable_replacements": "false",
    "memory_limit": f"{limits.ENGINE_MEBIBYTES}MB",
    "max_expression_depth": "250",
    "threads": "1",
    "temp_directory": "",
    "lock_configuration": "true",
}
_REHEARSAL = "SELECT 1.5, DATE '2020-01-31', TIMESTAMPTZ '2020-01-31 12:00:00+00', uuid(), [1], INTERVAL 1 DAY"
_PIECE = 256
_PLACE = re.compile(r"^LINE (\d+): ", re.MULTILINE)
_QUOTED = re.compile(r'"([^"]*)"')


def connect(path: str, settings: Mapping[str, str] | None = None) -> duckdb.DuckDBPyConnection:
    """The release in a file, read-only and locked; tests of the other walls give `settings` in place of the lock."""
    connection = duckdb.connect(path, read_only=True, config=dict(_LOCKED if settings is None else settings))
    # What it needs once for a day or a time zone, it reads now: no file can be opened once the walls stand.
    connection.execute(_REHEARSAL).fetchall()
    return connection


def is_one_select(connection: duckdb.DuckDBPyConnection, sql: str) -> bool:
    """Whether DuckDB, too, takes the text for one statement that selects."""
    statements = connection.extract_statements(sql)
    return len(statements) == 1 and statements[0].type == duckdb.StatementType.SELECT


def line(kind: str, body: Any) -> bytes:
    """One message to the server: a line of JSON."""
    return json.dumps([kind, body], separators=(",", ":")).encode("ascii") + b"\n"


def run(connection: duckdb.DuckDBPyConnection, sql: str) -> Iterator[bytes]:
    """The answer in messages: `columns` (name and type each), `row`, and at last `end` with what was left out
    (is_cut, cut_cells, not_finite) and how long it took (seconds). Raises Refused."""
    begun = perf_counter()
    try:
        if not is_one_select(connection, sql):
            raise Refused("not_select", word=sql.split(maxsplit=1)[0][:40], line=1, column=1)
        cursor = connection.execute(sql)
        columns = [[str(name), str(kind)] for name, kind, *_ in cursor.description or ()]
        if len(columns) > limits.COLUMNS:
            raise Refused("columns", limit=limits.COLUMNS, n=len(columns))
        yield line("columns", columns)
        yield from _rows(cursor, begun)
    except duckdb.Error as error:
        raise explain(error) from None
    except MemoryError:
        raise Refused("memory", limit=limits.MEMORY_BYTES // limits.MEBIBYTE) from None


def _rows(cursor: duckdb.DuckDBPyConnection, begun: float) -> Iterator[bytes]:
    told, size, count, is_cut = {"cut_cells": 0, "not_finite": 0}, 0, 0, False
    while not is_cut and (piece := cursor.fetchmany(_PIECE)):
        for row in piece:
            said = line("row", [_cell(value, told) for value in row])
            size += len(said)
            if count == limits.ROWS or size > limits.RESULT_BYTES:
                is_cut = True
                break
            count += 1
            yield said
    yield line("end", {"is_cut": is_cut, **told, "seconds": perf_counter() - begun})


def _cell(value: Any, told: dict[str, int]) -> str | int | float | bool | None:
    """A value as JSON can hold it: decimals and days as text, lists and the like as JSON text, bytes in hex."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        if math.isfinite(value):
            return value
        told["not_finite"] += 1
        return None
    if isinstance(value, Decimal):
        return format(value, "f")
    words = _words(value)
    if len(words) <= limits.CELL_CHARACTERS:
        return words
    told["cut_cells"] += 1
    return words[: limits.CELL_CHARACTERS] + "…"


def _words(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return value[: limits.CELL_CHARACTERS].hex()
    if isinstance(value, list | tuple | dict):
        return json.dumps(_inner(value), ensure_ascii=False)
    return str(value)


def _inner(value: Any) -> Any:
    """A nested value as JSON can hold it; keys are text."""
    if isinstance(value, dict):
        return {str(key): _inner(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_inner(one) for one in value]
    if isinstance(value, float | Decimal):
        return float(value) if math.isfinite(value) else None
    return value if value is None or isinstance(value, bool | int | float | str) else _words(value)


# What DuckDB says, as a reason of ours -------------------------------------------------------------------------------


def explain(error: duckdb.Error) -> Refused:
    """A fault that DuckDB found, as a refusal with its place. What it may say of files or settings is not passed on."""
    message = str(error)
    place, first = _place(message), message.partition(": ")[2].splitlines()[0] if ": " in message else message
    if isinstance(error, duckdb.OutOfMemoryException) or "failed to allocate" in message.lower():
        return Refused("memory", limit=limits.MEMORY_BYTES // limits.MEBIBYTE)
    if isinstance(error, duckdb.PermissionException | duckdb.IOException | duckdb.HTTPException):
        return Refused("not_allowed", **place)
    if isinstance(error, duckdb.ParserException):
        near = _quoted(first)
        return Refused("syntax", near=near[0] if near else "", **place)
    if isinstance(error, duckdb.BinderException | duckdb.CatalogException):
        return _bound(message, first, place)
    if isinstance(error, duckdb.ConversionException | duckdb.OutOfRangeException):
        return Refused("convert", said=first[:200], **place)
    return Refused("engine", said=first[:200], **place)


def _bound(message: str, first: str, place: dict[str, int]) -> Refused:
    names = _quoted(first)
    if "not found in FROM clause" in first or "does not have a column named" in first:
        near = _quoted(message.partition("Candidate bindings:")[2].partition("\n")[0])
        name = names[-1] if "does not have" in first else names[0]
        like = difflib.get_close_matches(name, near, n=1, cutoff=0.6)
        tokens: dict[str, Any] = {"near": like[0]} if like else {}
        return Refused("column_like" if like else "column", name=name, **tokens, **place)
    if first.startswith("Ambiguous reference") and names:
        return Refused("ambiguous", name=names[0], **place)
    if "GROUP BY" in first and names:
        return Refused("group", name=names[0], **place)
    if "does not exist" in first and "Function" in first:
        return Refused("function", name=first.partition("with name ")[2].partition(" ")[0][:60], **place)
    if "No function matches" in first or "best candidate function" in first:
        return Refused("types", said=first[:200], **place)
    if "disabled" in message or "not allowed" in message.lower() or "locked" in message:
        return Refused("not_allowed", **place)
    return Refused("engine", said=first[:200], **place)


def _quoted(words: str) -> list[str]:
    return [one[:60] for one in _QUOTED.findall(words)]


def _place(message: str) -> dict[str, int]:
    """Line and column that DuckDB points at, from 1; nothing where it points nowhere."""
    found = _PLACE.search(message)
    if found is None:
        return {}
    line, _, pointer = message[found.start() :].partition("\n")
    # A long line is shown in part: then the place within it is not known.
    column = pointer.find("^") + 1 - len(found[0])
    is_part = line[len(found[0]) :].startswith("...")
    return {"line": int(found[1]), "column": 1 if is_part or column < 1 else column}
