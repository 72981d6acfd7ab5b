"""What a file holds, cell by cell, before anybody says what it means. Nothing is converted, nothing left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Literal, NamedTuple

Visibility = Literal["visible", "hidden", "very_hidden"]


@dataclass(frozen=True, slots=True)
class ErrorCell:
    """An error of the spreadsheet: `code` as it shows it, "#N/A"."""

    code: str


@dataclass(frozen=True, slots=True)
class Uncalculated:
    """A formula whose result was never stored; `formula` as written, without its equals sign."""

    formula: str


Value = str | float | int | bool | datetime | date | time | timedelta | ErrorCell | Uncalculated | None


class Plain(NamedTuple):
    """Cells that hold amounts only: from a row on (counting from 0) those of some columns. An amount is a float from 0
    to below 2**49, or an empty cell; it is no text, no TRUE, and no number of a person. `halves`: of columns that hold
    halves alone the byte of each cell (`reading.numbers`)."""

    row: int = 0
    columns: frozenset[int] = frozenset()
    halves: Mapping[int, bytes] = {}


@dataclass(frozen=True)
class Sheet:
    """One sheet as a rectangle from A1. Rows and columns count from 0; an empty cell is None.

    `merged`: (first row, first column, last row, last column) of each merged range; only its first cell has a value.
    `formulas`: the formula of each cell (row, column) that has one, where the format tells. `hides_seen` says whether
    the format's reader can see hidden rows and columns at all; where not, the two sets are empty and mean nothing.
    `plain`: where nothing but amounts stands, as far as the reader saw it come; a sheet is the same without it.
    """

    name: str
    rows: tuple[tuple[Value, ...], ...]
    visibility: Visibility = "visible"
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    hides_seen: bool = True
    formulas: Mapping[tuple[int, int], str] = field(default_factory=dict)
    plain: Plain = field(default=Plain(), compare=False)

    def at(self, row: int, column: int) -> Value:
        """The value of a cell; None outside the rectangle."""
        if row < len(self.rows) and column < len(self.rows[row]):
            return self.rows[row][column]
        return None


@dataclass(frozen=True)
class Workbook:
    """A file that was read. `format` is what its content is, whatever its name says.

    `file_hash` is the SHA-256, in hex, of its bytes. `remarks` are things seen and left alone, as ids of words
    (`macros`, `external_links`, `comments`). A CSV or TSV file is one sheet named after the file.
    """

    file_name: str
    file_hash: str
    format: Literal["xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "tsv"]
    sheets: tuple[Sheet, ...]
    remarks: tuple[str, ...] = ()


def column_name(column: int) -> str:
    """The letters of a column that counts from 0: 0 is A, 26 is AA."""
    letters = ""
    while column >= 0:
        column, rest = divmod(column, 26)
        letters, column = chr(65 + rest) + letters, column - 1
    return letters


def cell_name(row: int, column: int) -> str:
    """The A1 name of a cell whose row and column count from 0."""
    return f"{column_name(column)}{row + 1}"
