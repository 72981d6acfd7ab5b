"""Data about persons: they are refused at their cell, and no text of ours repeats them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import itemgetter

from analytics.intake.grid import Sheet, Value
from analytics.intake.layout.header import head_text, is_blank
from analytics.intake.layout.heads import Vocabulary

# Number of a civil servant: date of birth, month of appointment, sex, serial number. Of a resident: area, date of
# birth (forty added to the day for women), serial number.
_NIP = re.compile(
    r"(?<!\d)(?:19|20)\d\d[ .]?(?:0[1-9]|1[0-2])[ .]?(?:0[1-9]|[12]\d|3[01])[ .]?\d{6}[ .]?[12][ .]?\d{3}(?!\d)"
)
_NIK = re.compile(r"(?<![\d.,])\d{6}(?:[04][1-9]|[1256]\d|[37][01])(?:0[1-9]|1[0-2])\d{6}(?![\d.,])")
# What has a number of a person in it has this too, which is sought much faster: no script has its digits before these.
_MANY_DIGITS = re.compile("[0-9\u0660-\U0010ffff][0-9\u0660-\U0010ffff .]{14}")
_DEEPEST_HEAD = 200
_HIDDEN_VALUE = "…"


def personal_kind(value: Value) -> str | None:
    """Which number of a person a cell holds: "nip", "nik", or None."""
    if isinstance(value, float | int) and not isinstance(value, bool):
        if not 1e15 <= value < 1e18 or value != int(value):
            return None
        value = str(int(value))
    if not isinstance(value, str) or len(value) < 16:
        return None
    if _NIP.search(value):
        return "nip"
    return "nik" if _NIK.search(value) else None


def without_persons(text: str, most: int = 120) -> str:
    """A text as a finding may show it: numbers of persons taken out, and not too long."""
    shown = _NIK.sub(_HIDDEN_VALUE, _NIP.sub(_HIDDEN_VALUE, " ".join(text.split())))
    return shown if len(shown) <= most else shown[: most - 1] + _HIDDEN_VALUE


def personal_cells(sheet: Sheet) -> dict[tuple[int, int], str]:
    """Each cell that holds the number of a person, with its kind."""
    asked, texts = list[Value](), list[str]()
    for value in _values(sheet):
        if type(value) is str:
            if len(value) > 15:
                texts.append(value)
        elif (type(value) is float or type(value) is int) and value > 1e15:
            asked.append(value)
    # No such number goes over the end of a line, so the texts are first asked all at once.
    if _MANY_DIGITS.search("\n".join(texts)):
        asked += texts
    kinds = {value: kind for value in asked if (kind := personal_kind(value))}
    if not kinds:
        return {}
    return {
        (row, column): kinds[value]
        for row, values in enumerate(sheet.rows)
        for column, value in enumerate(values)
        if value in kinds
    }


def _values(sheet: Sheet) -> set[Value]:
    """What stands in a sheet, each value once, without what holds only amounts."""
    plain = sheet.plain
    if not plain.columns:
        return set().union(*sheet.rows)
    values = set[Value]().union(*sheet.rows[: plain.row])
    for column in range(len(sheet.rows[0])):
        if column not in plain.columns:
            values.update(map(itemgetter(column), sheet.rows[plain.row :]))
    return values


def personal_heads(sheet: Sheet, vocabulary: Vocabulary, rows: Sequence[int] | None) -> dict[int, tuple[int, str, str]]:
    """Columns under a head for things about persons, with the head's row, its text and the kind.

    `rows`: those of the table's header; None for a sheet without a table, where a head may stand in any row.
    Columns without a value below are harmless.
    """
    found: dict[int, tuple[int, str, str]] = {}
    for row in range(min(len(sheet.rows), _DEEPEST_HEAD)) if rows is None else rows:
        for column, value in enumerate(sheet.rows[row]):
            head = vocabulary.read(head_text(value)) if type(value) is str and value else None
            if head and head.personal and any(not is_blank(sheet.at(below, column)) for below in _below(sheet, row)):
                found.setdefault(column, (row, head_text(value), head.personal))
    return found


def _below(sheet: Sheet, row: int) -> range:
    return range(row + 1, len(sheet.rows))
