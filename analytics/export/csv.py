"""CSV, twice: plain for machines, and in the form that Excel with Indonesian settings opens without a dialogue.

Both are pure tables, since a comment line breaks most readers. So that a file explains itself even when it has lost its
name, the release, the fingerprint and, where everything is invented, SIMULASI stand as constant last columns. Values
are raw: no rounding, no thousands, no names in place of ids.
"""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from analytics.export.safe import make_safe
from analytics.export.table import Cell, Table, provenance


def write_plain(table: Table) -> bytes:
    """UTF-8 without BOM, comma, decimal point, missing as an empty cell."""
    return _write(table, delimiter=",", decimal=".").encode()


def write_indonesian(table: Table) -> bytes:
    """UTF-8 with BOM, semicolon, decimal comma: for Excel with Indonesian settings."""
    return _write(table, delimiter=";", decimal=",").encode("utf-8-sig")


def _write(table: Table, *, delimiter: str, decimal: str) -> str:
    said = provenance(table)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([*(column.key for column in table.columns), *said])
    for row in table.cells:
        writer.writerow([*(_text(cell, decimal) for cell in row), *said.values()])
    return out.getvalue()


def _text(cell: Cell, decimal: str) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return make_safe(cell)
    if isinstance(cell, bool):
        return "true" if cell else "false"
    # Never in the form 1e-07, which spreadsheets read in different ways.
    return format(Decimal(repr(cell)), "f").replace(".", decimal) if isinstance(cell, float) else str(cell)
