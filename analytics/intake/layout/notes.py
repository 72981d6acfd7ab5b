"""What layout has to say: hidden parts, persons' data, rows read past, columns that were not taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from analytics.intake.grid import Sheet, Value, Workbook, cell_name, column_name
from analytics.intake.layout.columns import cells_below, rough, twice
from analytics.intake.layout.header import head_text, is_blank
from analytics.intake.layout.heads import Head, Vocabulary, plain, spellings
from analytics.intake.layout.kinds import Kinds, Table
from analytics.intake.layout.lines import LineKind
from analytics.intake.layout.personal import personal_cells, personal_heads, without_persons
from analytics.intake.model import FileMapping, Finding, SheetMapping
from analytics.intake.rules import SEVERITY

# What is told once a sheet; the kinds not named here need no word.
_READ_PAST: Sequence[LineKind] = (
    "title", "maximum", "group", "total", "note", "signature", "page", "repeated_header",
)  # fmt: skip
_CANNOT_HIDE = ("csv", "tsv")
_MOST_TOLD = 5


def finding(rule: str, sheet: str, cell: str, found: str, suggestion: str | None = None, **tokens: Any) -> Finding:
    """A finding of a rule, without persons' data in what was found."""
    return Finding(rule, sheet, cell, without_persons(found), suggestion, tokens, SEVERITY[rule])


def of_file(workbook: Workbook, mapping: FileMapping) -> list[Finding]:
    """What is wrong with the file as a whole, and what it hides."""
    found = [one for sheet in workbook.sheets for one in _hidden(sheet, mapping.sheets.get(sheet.name))]
    unseen = [sheet.name for sheet in workbook.sheets if not sheet.hides_seen]
    if unseen and workbook.format not in _CANNOT_HIDE:
        found.append(finding("hidden_not_checked", "", "", workbook.format, format=workbook.format, sheets=len(unseen)))
    if not any(sheet.layout != "none" for sheet in mapping.sheets.values()):
        only = workbook.sheets[0].name if len(workbook.sheets) == 1 else ""
        names = ", ".join(sheet.name for sheet in workbook.sheets)
        found.append(finding("no_table", only, "", names, sheets=len(workbook.sheets)))
    return found


def _hidden(sheet: Sheet, told: SheetMapping | None) -> Iterable[Finding]:
    """Once a sheet: its hidden parts that hold something, as a spreadsheet says them (7:9, F:F), and what they hold."""
    places: list[str] = []
    holds: list[str] = []
    filled = 0 if sheet.visibility == "visible" else _filled_rows(sheet)
    if filled:
        places.append(sheet.name)
    rows = [
        row for row in sorted(sheet.hidden_rows) if row < len(sheet.rows) and not all(map(is_blank, sheet.rows[row]))
    ]
    places += spans(rows, str)
    holds += [_first_text(sheet.rows[row]) for row in rows]
    columns: list[int] = []
    for column in sorted(sheet.hidden_columns):
        if any(not is_blank(sheet.at(row, column)) for row in range(len(sheet.rows))):
            columns.append(column)
            holds.append(_head_over(sheet, column, told))
    places += spans(columns, lambda number: column_name(number - 1))
    if places:
        yield finding(
            "hidden_data", sheet.name, "", ", ".join(places), places=", ".join(places), holds=_some(holds),
            sheets=int(sheet.visibility != "visible"), columns=len(columns),
            rows=filled if sheet.visibility != "visible" else len(rows),
            taken=told is not None and told.is_hidden_taken is True,
        )  # fmt: skip


def _filled_rows(sheet: Sheet) -> int:
    return sum(1 for row in sheet.rows if not all(map(is_blank, row)))


def spans(places: Sequence[int], name: Callable[[int], str]) -> list[str]:
    """Rising places as ranges of a spreadsheet, which counts from 1: rows [4, 6, 7, 8] give 5:5, 7:9."""
    drawn: list[list[int]] = []
    for place in places:
        if drawn and drawn[-1][1] == place - 1:
            drawn[-1][1] = place
        else:
            drawn.append([place, place])
    return [f"{name(first + 1)}:{name(last + 1)}" for first, last in drawn]


def _some(texts: Iterable[str]) -> str:
    told = [without_persons(text, 40) for text in texts if text]
    return ", ".join(told[:_MOST_TOLD]) + (" …" if len(told) > _MOST_TOLD else "")


def _first_text(row: Sequence[Value]) -> str:
    return next((value.strip() for value in row if isinstance(value, str) and len(value.strip()) > 2), "")


def _head_over(sheet: Sheet, column: int, told: SheetMapping | None) -> str:
    """The head of a column; never one of its values, which may be a person's."""
    rows = [row - 1 for row in told.header_rows] if told else []
    texts = [text for row in rows if (text := head_text(sheet.at(row, column)))]
    return texts[-1] if texts else column_name(column)


def of_untaken(sheet: Sheet, told: SheetMapping | None, vocabulary: Vocabulary) -> list[Finding]:
    """A sheet that gives no rows: that it does not, and persons' data in it."""
    found: list[Finding] = []
    filled = _filled_rows(sheet) if sheet.visibility == "visible" else 0
    if filled:
        reason = "no_table" if told is None or told.layout == "none" else "left_out"
        found.append(
            finding("not_taken", sheet.name, "", sheet.name, kind="sheet", reason=reason, count=filled, head=sheet.name)
        )
    heads = personal_heads(sheet, vocabulary, None)
    persons = {place: kind for place, kind in personal_cells(sheet).items() if not _is_signed(sheet.at(*place))}
    return found + of_persons(sheet, heads, persons, ["used"] * len(sheet.rows))


def _is_signed(value: Value) -> bool:
    """ "NIP. 19650101 199003 1 001" under a signature is no list of persons."""
    return isinstance(value, str) and plain(value).startswith("nip ")


def of_persons(
    sheet: Sheet,
    heads: Mapping[int, tuple[int, str, str]],
    persons: Mapping[tuple[int, int], str],
    kinds: Sequence[LineKind],
) -> list[Finding]:
    """Persons' data, once for each column: at its head where that says it, else at the first cell. Not below the table,
    where those who sign stand: that is read past and kept nowhere."""
    found = [
        finding(
            "personal_data",
            sheet.name,
            cell_name(row, column),
            head,
            kind=kind,
            head=head,
            count=_filled(sheet, row, column),
        )
        for column, (row, head, kind) in sorted(heads.items())
    ]
    cells: dict[int, list[tuple[int, str]]] = {}
    for (row, column), kind in sorted(persons.items()):
        if column not in heads and kinds[row] in ("used", "hidden", "skipped", "group"):
            cells.setdefault(column, []).append((row, kind))
    for column, held in cells.items():
        row, kind = held[0]
        name = column_name(column)
        found.append(
            finding(
                "personal_data", sheet.name, cell_name(row, column), kind.upper(), kind=kind, head=name, count=len(held)
            )
        )
    return found


def _filled(sheet: Sheet, row: int, column: int) -> int:
    return sum(1 for below in range(row + 1, len(sheet.rows)) if not is_blank(sheet.at(below, column)))


def of_table(
    table: Table, told: SheetMapping, kinds: Kinds, vocabulary: Vocabulary, *, refused: set[int]
) -> list[Finding]:
    """What a table has to say of rows read past and columns not taken."""
    return [
        *_read_past(table, kinds.of),
        *_carried(table, kinds),
        *_other_header(table, kinds),
        *_columns(table, told, kinds, vocabulary, refused),
    ]


def _read_past(table: Table, kinds: Sequence[LineKind]) -> Iterable[Finding]:
    sheet, met = table.sheet, set(kinds)
    for kind in _READ_PAST:
        if kind not in met:
            continue
        rows = [row for row, one in enumerate(kinds) if one == kind]
        column = next(index for index, value in enumerate(sheet.rows[rows[0]]) if not is_blank(value))
        text = head_text(sheet.at(rows[0], column)) or str(sheet.at(rows[0], column))
        # A signature may begin with a name: its place is told, its words are not.
        shown = "" if kind == "signature" else text
        yield finding(
            "read_past", sheet.name, cell_name(rows[0], column), shown,
            kind=kind, count=len(rows), rows=", ".join(spans(rows, str)),
        )  # fmt: skip


def _carried(table: Table, kinds: Kinds) -> Iterable[Finding]:
    if kinds.carried:
        rows = kinds.carried
        yield finding(
            "agency_carried",
            table.sheet.name,
            cell_name(rows[0], table.agency),
            "",
            count=len(rows),
            rows=_some(spans(rows, str)),
        )


def _other_header(table: Table, kinds: Kinds) -> Iterable[Finding]:
    row = kinds.other_header
    if row is not None:
        texts = [head_text(value) for value in table.sheet.rows[row] if not is_blank(value)]
        column = next(index for index, value in enumerate(table.sheet.rows[row]) if not is_blank(value))
        count = sum(1 for below in kinds.of[row:] if below == "skipped")
        yield finding("header_changes", table.sheet.name, cell_name(row, column), ", ".join(texts), count=count)


def _columns(
    table: Table, told: SheetMapping, kinds: Kinds, vocabulary: Vocabulary, refused: set[int]
) -> Iterable[Finding]:
    """Columns with values that are not taken: aspects whose name is not known, the same thing twice, others."""
    sheet, paths = table.sheet, table.header.paths
    by_letter = {letter.upper(): column for letter, column in told.columns.items()}
    heads = {index: head for index, path in enumerate(paths) if (head := vocabulary.join(path))}
    used = [row for row, kind in enumerate(kinds.of) if kind == "used"]
    last = table.header.rows[-1] if table.header.rows else 0
    for index in range(max(map(len, sheet.rows), default=0)):
        if index in table.columns or index in refused or index in sheet.hidden_columns:
            continue
        first = next((row for row in used if not is_blank(sheet.at(row, index))), None)
        if first is None:
            continue
        path = paths[index] if index < len(paths) else ()
        written = " / ".join(path)
        place = cell_name(_head_row(sheet, table, index, last), index) if path else cell_name(first, index)
        if column_name(index) not in by_letter and path:
            rule, suggestion = _rule_of(table, index, heads, told, vocabulary)
            if rule:
                yield finding(rule, sheet.name, place, written, suggestion, head=written, kind="column")
                continue
        count = sum(1 for row in used if not is_blank(sheet.at(row, index)))
        tokens: dict[str, Any] = {"kind": "column", "reason": "unknown_head", "count": count}
        yield finding("not_taken", sheet.name, place, written, head=written or column_name(index), **tokens)


def _head_row(sheet: Sheet, table: Table, index: int, last: int) -> int:
    """The row of the lowest head of a column."""
    return next((row for row in reversed(table.header.rows) if head_text(sheet.at(row, index))), last)


def _rule_of(
    table: Table, index: int, heads: Mapping[int, Head], told: SheetMapping, vocabulary: Vocabulary
) -> tuple[str | None, str | None]:
    columns = table.columns
    if (head := heads.get(index)) and twice(head, columns, heads):
        return ("aspect_twice" if head.part and not head.is_sub_aspect else "column_twice"), None
    if head or told.layout != "agency":
        return None, None
    for what in ("sub_aspect", "aspect"):
        of_parts = [place for place, column in columns.items() if column.field.startswith(f"{what}_")]
        if of_parts and min(of_parts) < index < max(of_parts) and _are_numbers(table, index):
            return f"{what}_unknown", vocabulary.nearest(
                table.header.paths[index][-1], is_sub_aspect=what == "sub_aspect"
            )
    return None, None


def _are_numbers(table: Table, index: int) -> bool:
    cells = cells_below(table.sheet, table.header, index)
    return sum(1 for value in cells if rough(value) is not None) * 2 > len(cells)


def type_of_head(path: Sequence[str]) -> str | None:
    """The type of agency that the head of the agencies' column says: "Kabupaten"."""
    told = spellings("heads")["agency_of_type"]
    lowest = plain(path[-1]) if path else ""
    return next((kind for kind, names in told.items() if lowest in names), None)
