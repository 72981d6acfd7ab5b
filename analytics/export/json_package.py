"""JSON: one document that is a Frictionless data package with its rows inside."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from analytics.export.descriptor import package, resource
from analytics.export.table import Table, slug


def write(table: Table) -> bytes:
    """One table as a data package with its rows inside."""
    return write_all([table])


def write_all(tables: Sequence[Table]) -> bytes:
    """Tables of one release as one data package. Missing is null; text is as it is."""
    name = slug(f"peta-merit-{tables[0].release.release_id}" + (f"-{tables[0].name}" if len(tables) == 1 else ""))
    document = package(tables, [_with_rows(table) for table in tables], name=name)
    return (json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def _with_rows(table: Table) -> dict[str, Any]:
    keys = [column.key for column in table.columns]
    rows: list[Any] = [dict(zip(keys, row, strict=True)) for row in table.cells]
    # Readers of data packages refuse an empty list; the other form that the standard allows, a header alone, they take.
    return resource(table, explained=False) | {"data": rows or [keys]}
