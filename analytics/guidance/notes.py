"""What an officer writes into the list, read back from the file that came from here.

The file comes from a person, so it is parsed by the process that parses uploads. What was worked out is not read back;
what the officer wrote is kept, whatever became of the agency meanwhile, or the file is refused with what to do.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from analytics.intake.errors import Refusal
from analytics.words import LANGUAGES, text

if TYPE_CHECKING:
    from analytics.intake.grid import Sheet
    from analytics.intake.grid import Value as Cell

Value = str | float | int | bool | datetime | date | time | timedelta | None
COMPUTED = ("place", "agency_id", "name", "type", "province", "group", "flags", "least", "most", "why")
OWN = ("status", "person", "date", "note")
# The head of the list stands in one of the first rows, or this is no list.
_HEAD_WITHIN = 50


class NotesRefused(Refusal):
    """A file is not taken as a list with notes. `reason`: `no_list`, `above`, `no_id`, `twice`, `left`."""

    area = "guidance.worklist.refused"
    is_wrong_input = True


@dataclass(frozen=True)
class Notes:
    """What officers wrote, by agency id: a value for each of `OWN`, then for each head of `more`, which they added.

    Heads may repeat or be empty. `left` names sheets that are not part of the list and are not kept; `remarks` are what
    the reading saw and left alone, as ids of words of the import (`comments`, `macros`, …).
    """

    more: tuple[str, ...] = ()
    rows: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)
    left: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Line:
    """A row of a sheet with the officer's values by column: one of `OWN`, or an added head and its turn."""

    agency_id: str
    sheet: str
    row: int
    values: Mapping[tuple[str, int], Value]


def head(lang: str, column: str) -> str:
    """The head of a column in a language."""
    return text(lang, f"guidance.worklist.column.{column}")


def read_notes(file: Path | bytes, file_name: str | None = None) -> Notes:
    """The notes in a file that `to_xlsx` wrote and somebody filled in, in either language.

    Raises NotesRefused, `analytics.intake.errors.Refused` for what is no spreadsheet, and Unreadable.
    """
    from analytics.intake.reading import read_file

    if isinstance(file, bytes):
        with tempfile.TemporaryDirectory(prefix="peta-merit-") as folder:
            path = Path(folder, "notes")
            path.write_bytes(file)
            return read_notes(path, file_name)
    workbook = read_file(file, file_name=file_name)
    found = [(sheet, *place) for sheet in workbook.sheets if (place := _head_of(sheet))]
    if not found:
        raise NotesRefused("no_list", agency_id=" / ".join(head(lang, "agency_id") for lang in LANGUAGES))
    lists = {sheet.name for sheet, *_ in found}
    left = tuple(
        one.name for one in workbook.sheets if one.name not in lists and not _is_about(one) and _is_filled(one)
    )
    keys: dict[tuple[str, int], None] = {(own, 0): None for own in OWN}
    lines: list[_Line] = []
    for sheet, row, lang in found:
        columns = _columns(sheet, row, lang)
        keys |= dict.fromkeys(key for key in columns.values() if key not in _COMPUTED_KEYS)
        lines += _lines(sheet, row, columns)
    return Notes(
        tuple(name for name, _ in list(keys)[len(OWN) :]), _gathered(lines, list(keys)), left, workbook.remarks
    )


_COMPUTED_KEYS = {(column, 0) for column in COMPUTED}


def _head_of(sheet: Sheet) -> tuple[int, str] | None:
    """The row and the language of the head; nothing that would be lost may stand above it."""
    for row, cells in enumerate(sheet.rows[:_HEAD_WITHIN]):
        if spoken := [lang for lang in LANGUAGES if head(lang, "agency_id") in cells]:
            for above in range(row):
                if any(_plain(cell) is not None for cell in sheet.rows[above]):
                    raise NotesRefused("above", sheet=sheet.name, row=above + 1)
            # An officer's own column may bear the other language's name of ours.
            return row, max(spoken, key=lambda lang: sum(head(lang, one) in cells for one in (*COMPUTED, *OWN)))
    return None


def _is_about(sheet: Sheet) -> bool:
    return sheet.at(0, 0) in {text(lang, "guidance.worklist.title") for lang in LANGUAGES}


def _is_filled(sheet: Sheet) -> bool:
    return any(_plain(cell) is not None for row in sheet.rows for cell in row)


def _columns(sheet: Sheet, row: int, lang: str) -> dict[int, tuple[str, int]]:
    """What each column holds: ours where the head is ours and stands there for the first time, else the officer's."""
    ours = {head(lang, column): column for column in (*COMPUTED, *OWN)}
    columns: dict[int, tuple[str, int]] = {}
    turns: Counter[str] = Counter()
    for place, cell in enumerate(sheet.rows[row]):
        said = _plain(cell)
        name = "" if said is None else str(said)
        if name in ours:
            columns[place] = (ours.pop(name), 0)
        elif name or any(_plain(one[place]) is not None for one in sheet.rows[row + 1 :]):
            turns[name] += 1
            columns[place] = (name, turns[name])
    return columns


def _lines(sheet: Sheet, head_row: int, columns: Mapping[int, tuple[str, int]]) -> Iterator[_Line]:
    ids = next(place for place, key in columns.items() if key == ("agency_id", 0))
    for row, cells in enumerate(sheet.rows[head_row + 1 :], start=head_row + 2):
        values = {key: _plain(cells[place]) for place, key in columns.items() if key not in _COMPUTED_KEYS}
        said = _plain(cells[ids])
        if any(value is not None for value in values.values()):
            if said is None:
                raise NotesRefused("no_id", sheet=sheet.name, row=row)
            yield _Line(str(said).strip(), sheet.name, row, values)


def _gathered(lines: Sequence[_Line], keys: Sequence[tuple[str, int]]) -> dict[str, tuple[Value, ...]]:
    first: dict[str, _Line] = {}
    rows: dict[str, tuple[Value, ...]] = {}
    for line in lines:
        values = tuple(line.values.get(key) for key in keys)
        earlier = first.setdefault(line.agency_id, line)
        if rows.setdefault(line.agency_id, values) != values:
            raise NotesRefused(
                "twice", agency=line.agency_id, first=earlier.sheet, first_row=earlier.row, sheet=line.sheet,
                row=line.row,
            )  # fmt: skip
    return rows


def _plain(cell: Cell) -> Value:
    """A cell as a value that can be written again; an error or a formula without a result as the text it shows."""
    from analytics.intake.grid import ErrorCell, Uncalculated

    if isinstance(cell, ErrorCell):
        return cell.code
    if isinstance(cell, Uncalculated):
        return f"={cell.formula}"
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date()
    return None if cell == "" else cell
