"""What an export of ours carries beside its results, so that importing it again gives the same rows.

Only a file with our own head for it has any; in every other file nothing of this is looked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from analytics.intake.assemble import CARRIED, SOURCE
from analytics.intake.grid import Sheet, Workbook
from analytics.intake.model import Carried
from analytics.words import text

HEADS = "id"  # the language in which files are recognised
_LOOK_FOR_HEAD_IN = 20  # rows
_ID, _KEY_PART = re.compile(r"[A-Z]\d{3,}"), re.compile(r"(\w+)=(\S+)")
# What is carried, each with the question whether a text is fit for it.
_IS_FIT: Mapping[str, Callable[[str], object]] = {
    name: _ID.fullmatch if name.endswith("_id") else bool for name in CARRIED
}


def head(name: str) -> str:
    """The head of a column of the template."""
    return text(HEADS, f"intake_template.head.{name}")


def source_head(name: str) -> str:
    """The head of a column of its sheet of sources."""
    return text(HEADS, f"intake_template.source.{name}")


class _Marks(Mapping[tuple[str, int], Mapping[str, str]]):
    """What the key of each row says, by its text; read when somebody asks, who publishes the file."""

    def __init__(self, keys: Mapping[tuple[str, int], str]) -> None:
        self._keys = keys

    def __getitem__(self, row: tuple[str, int]) -> Mapping[str, str]:
        if not (found := _said(self._keys[row])):
            raise KeyError(row)
        return found

    def __iter__(self) -> Iterator[tuple[str, int]]:
        return (row for row, text in self._keys.items() if _said(text))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _said(key: str) -> Mapping[str, str]:
    found = dict(_KEY_PART.findall(key))
    return {name: value for name, value in found.items() if name in _IS_FIT and _IS_FIT[name](value)}


def read_carried(workbook: Workbook) -> Carried | None:
    """What an export of ours carries beside its results, or None: nothing is looked for in any other file."""
    keys: dict[tuple[str, int], str] = {}
    sources: list[Mapping[str, str]] = []
    for sheet in workbook.sheets:
        if place := _find(sheet, head("key")):
            header, column = place
            name = sheet.name
            keys.update(
                ((name, row), key)
                for row, cells in enumerate(sheet.rows)
                if row > header and column < len(cells) and isinstance(key := cells[column], str)
            )
        if place := _find(sheet, source_head("source_id")):
            sources += _read_sources(sheet, place[0])
    marks = _Marks(keys)
    return Carried(marks, sources) if any(marks) else None


def _find(sheet: Sheet, wanted: str) -> tuple[int, int] | None:
    for row, cells in enumerate(sheet.rows[:_LOOK_FOR_HEAD_IN]):
        for column, cell in enumerate(cells):
            if isinstance(cell, str) and cell.strip() == wanted:
                return row, column
    return None


def _read_sources(sheet: Sheet, header: int) -> Iterator[Mapping[str, str]]:
    heads = {source_head(name): name for name in SOURCE}
    columns = {heads[str(cell)]: place for place, cell in enumerate(sheet.rows[header]) if str(cell) in heads}
    for row in range(header + 1, len(sheet.rows)):
        cells = {name: str(value) for name, place in columns.items() if (value := sheet.at(row, place)) is not None}
        if _ID.fullmatch(cells.get("source_id", "")):
            yield cells
