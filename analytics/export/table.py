"""A table on its way out: its rows, and all that the file must say about itself."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from analytics.warehouse import Release
from analytics.words import text

Cell = str | int | float | bool | None
_TYPES: dict[type, str] = {bool: "boolean", int: "integer", float: "number"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `key` for machines, `label` for people, its unit ("" where it has none) and its meaning.

    `type` is a Frictionless type (string, integer, number, boolean); "" leaves it to what the cells hold.
    """

    key: str
    label: str
    unit: str
    meaning: str
    type: str = ""


@dataclass(frozen=True)
class Table:
    """The rows that a reader sees, and what is said of them in the file.

    `rows` hold raw values by column key, missing as None (NaN counts as missing). `selection_words` says how they were
    filtered, "" means all. `period` goes into the file name ("2018-2020", "sampai 2020"). `fingerprint` is that of the
    measure that the table explains, None where there is no single one.
    """

    name: str
    title: str
    subtitle: str
    columns: tuple[Column, ...]
    rows: Sequence[Mapping[str, Any]]
    source_line: str
    notes: tuple[str, ...]
    release: Release
    fingerprint: str | None
    lang: str
    selection_words: str = ""
    period: str = ""

    @cached_property
    def cells(self) -> list[list[Cell]]:
        """The rows as lists in the order of the columns, each cell a plain value. A row must have every column."""
        return [[plain(row[column.key]) for column in self.columns] for row in self.rows]

    def types(self) -> list[str]:
        """The type of each column, as declared or as its cells show."""
        return [
            column.type or _type_of([row[place] for row in self.cells]) for place, column in enumerate(self.columns)
        ]

    @property
    def selection(self) -> str:
        """One sentence: filtered how, or all."""
        if not self.selection_words:
            return text(self.lang, "export.all")
        return text(self.lang, "export.filtered", selection=self.selection_words)


def plain(value: Any) -> Cell:
    """A cell as a plain value: decimals and numbers of numpy as int or float, days as ISO text, missing as None."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, datetime | date):
        return None if value != value else value.isoformat()  # pandas' missing day equals nothing
    if hasattr(value, "item"):
        return plain(value.item())
    if isinstance(value, float):
        return None if math.isnan(value) else value + 0.0  # never -0.0
    # The missing value of pandas has no type of ours.
    return None if str(value) == "<NA>" else str(value)


def _type_of(cells: Sequence[Cell]) -> str:
    kinds = {type(cell) for cell in cells if cell is not None}
    if kinds == {int, float}:
        return "number"
    return _TYPES.get(kinds.pop(), "string") if len(kinds) == 1 else "string"


def slug(words: str) -> str:
    """ASCII letters, digits and hyphens: what every file system takes."""
    plain_letters = unicodedata.normalize("NFKD", words.replace("–", "-")).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", plain_letters).strip("-").lower()


def provenance(table: Table) -> dict[str, str]:
    """What each row of a bare file says of itself: release, fingerprint where there is one, SIMULASI where invented."""
    said = {"release_id": table.release.release_id}
    if table.fingerprint:
        said["fingerprint"] = table.fingerprint
    if table.release.is_simulated:
        said["release_note"] = text(table.lang, "export.simulated")
    taken = {column.key for column in table.columns}
    return {key: value for key, value in said.items() if key not in taken}
