"""The rows of a file that speak of an agency, cell by cell, and the count of all others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analytics.intake.grid import Sheet, Workbook, column_name
from analytics.intake.layout import notes
from analytics.intake.layout.header import is_blank
from analytics.intake.layout.heads import RESULT, Vocabulary
from analytics.intake.layout.kinds import Kinds, Table, kinds_of
from analytics.intake.layout.lines import Labels, LineKind
from analytics.intake.layout.mapping import header_of
from analytics.intake.layout.personal import personal_cells, personal_heads
from analytics.intake.model import Column, FileMapping, Finding, Place, RawRow, Reconciliation, SheetMapping

if TYPE_CHECKING:
    from analytics.intake.registry import Registry

# In these a merged cell holds for each of its rows, and a ditto mark for the cell above.
_IDENTITY = frozenset(
    ("agency_code", "agency", "agency_type", "province", "region", "year", "stage", "form", "aspect", "sub_aspect")
)  # fmt: skip
_YEAR, _STAGE, _FORM = Column("year"), Column("stage"), Column("form")
_CARRIED = frozenset(("agency", "agency_code", "agency_type", "province", "region"))
_COUNTED_AS: Mapping[LineKind, str] = {
    "numbers": "header", "maximum": "total", "note": "remark", "signature": "remark", "page": "remark",
}  # fmt: skip


@dataclass(frozen=True)
class Rows:
    """What the rows of a file are. `counts` by sheet: all rows by kind, `results_of` still 0, `used` all that speak of
    an agency. `kinds`: the kind of each row of each sheet."""

    raw: list[RawRow]
    counts: dict[str, Reconciliation]
    findings: list[Finding]
    kinds: dict[str, tuple[LineKind, ...]] = field(default_factory=dict)


def rows_of(workbook: Workbook, mapping: FileMapping, registry: Registry) -> Rows:
    """Every row of a file by its kind; those of agencies cell by cell. One raw row for each year (and stage) in a row.

    Hidden rows, columns and sheets give nothing unless the mapping takes them; a hidden column of the agencies'
    names is read all the same, since the rest means nothing without it. All that is hidden is announced.
    """
    vocabulary, labels = Vocabulary.of(registry), Labels()
    found = Rows([], {}, notes.of_file(workbook, mapping))
    for sheet in workbook.sheets:
        told = mapping.sheets.get(sheet.name)
        is_taken = told is not None and told.taken and (sheet.visibility == "visible" or told.is_hidden_taken is True)
        if told is None or not is_taken or told.layout == "none" or not told.header_rows:
            kinds = _untaken(sheet)
            found.findings.extend(notes.of_untaken(sheet, told, vocabulary))
        else:
            kinds = _read_table(sheet, told, vocabulary, registry, labels, found)
        found.kinds[sheet.name] = tuple(kinds)
        found.counts[sheet.name] = _counted(sheet.name, kinds)
    return found


def _untaken(sheet: Sheet) -> list[LineKind]:
    kind: LineKind = "skipped" if sheet.visibility == "visible" else "hidden"
    return ["blank" if all(is_blank(value) for value in row) else kind for row in sheet.rows]


def _counted(name: str, kinds: Sequence[LineKind]) -> Reconciliation:
    count = Counter(_COUNTED_AS.get(kind, kind) for kind in kinds)
    return Reconciliation(
        sheet=name, read=len(kinds), header=count["header"], blank=count["blank"], title=count["title"],
        total=count["total"], remark=count["remark"], hidden=count["hidden"], repeated_header=count["repeated_header"],
        group=count["group"], used=count["used"], skipped=count["skipped"], results_of=0,
    )  # fmt: skip


def _read_table(
    sheet: Sheet, told: SheetMapping, vocabulary: Vocabulary, registry: Registry, labels: Labels, found: Rows
) -> list[LineKind]:
    heads = personal_heads(sheet, vocabulary, [row - 1 for row in told.header_rows if row <= len(sheet.rows)])
    table = table_of(sheet, told, vocabulary, refused=set(heads))
    kinds = kinds_of(table, vocabulary, registry, labels)
    persons = personal_cells(sheet)
    found.raw.extend(_Builder(table, told, kinds, persons).build())
    found.findings.extend(notes.of_persons(sheet, heads, persons, kinds.of))
    found.findings.extend(notes.of_table(table, told, kinds, vocabulary, refused=set(heads)))
    return kinds.of


def table_of(sheet: Sheet, told: SheetMapping, vocabulary: Vocabulary, *, refused: set[int]) -> Table:
    """A sheet with its mapping, ready to be read."""
    by_letter = {letter.upper(): column for letter, column in told.columns.items()}
    header = header_of(sheet, told, vocabulary)
    width = max(map(len, sheet.rows), default=0)
    mapped = {
        index: column
        for index in range(width)
        if (column := by_letter.get(column_name(index))) and index not in refused
    }
    agency = next((index for index, column in mapped.items() if column.field == "agency"), width)
    is_hidden_taken = told.is_hidden_taken is True
    columns = {
        index: column
        for index, column in mapped.items()
        if column.field != "ignored" and (is_hidden_taken or index == agency or index not in sheet.hidden_columns)
    }
    number = next((index for index, column in columns.items() if column.field == "number"), None)
    results = [index for index, column in columns.items() if column.field in RESULT]
    return Table(
        sheet=sheet, header=header, columns=columns, agency=agency, number=number, results=results,
        others=[index for index, column in columns.items() if column.field in _IDENTITY and index != agency],
        hidden=frozenset() if is_hidden_taken else sheet.hidden_rows,
        anchors=_anchors(sheet, agency), is_long=told.layout != "agency",
    )  # fmt: skip


def _anchors(sheet: Sheet, column: int) -> dict[int, int]:
    """For each row in a merged cell of a column, the row that holds its value."""
    most = len(sheet.rows)
    return {
        row: first
        for first, left, last, right in sheet.merged
        if left == column and first < last
        for row in range(first, min(last + 1, most))
    }


@dataclass(frozen=True, slots=True)
class _Group:
    """The columns of one year and stage, with the key that each has in a raw row."""

    year: int | None
    stage: str | None
    columns: Sequence[tuple[int, Column]]


class _Builder:
    def __init__(self, table: Table, told: SheetMapping, kinds: Kinds, persons: Mapping[tuple[int, int], str]) -> None:
        self.table, self.told, self.kinds, self.persons = table, told, kinds, persons
        columns = table.columns
        self.identity = [
            (index, Column(column.field), _anchors(table.sheet, index))
            for index, column in columns.items()
            if column.field in _IDENTITY
        ]
        self.groups = _groups(columns)
        self.shared = [
            (index, Column(column.field, column.part))
            for index, column in columns.items()
            if column.field not in _IDENTITY and column.field not in RESULT and column.field != "number"
        ]
        self.has = {column.field for column in columns.values()}
        self.last: dict[int, Place] = {}
        self.labels = Labels()
        path = table.header.paths[table.agency] if table.agency < len(table.header.paths) else ()
        self.section = notes.type_of_head(path)

    def build(self) -> list[RawRow]:
        raw: list[RawRow] = []
        carried = set(self.kinds.carried)
        sections = self.kinds.sections
        for index, kind in enumerate(self.kinds.of):
            if index in sections:
                self.section = sections[index]
            if kind == "used":
                raw.extend(self._rows(index, is_carried=index in carried))
            elif kind == "hidden":
                # A ditto mark below means this row, though it is not taken.
                self._identity(index, is_carried=False)
        return raw

    def _identity(self, index: int, *, is_carried: bool) -> dict[Column, Place]:
        sheet, row, last = self.table.sheet, self.table.sheet.rows[index], self.last
        cells: dict[Column, Place] = {}
        width = len(row)
        name, persons = sheet.name, self.persons
        for column, key, anchors in self.identity:
            value = row[column] if column < width else None
            kind = type(value)
            if value is None or value == "" or (kind is str and value.isspace()):  # type: ignore[union-attr]
                place = self._place(anchors[index], column) if index in anchors else None
                if place is None and is_carried and key.field in _CARRIED:
                    place = last.get(column)
                if place is None:
                    continue
            elif kind is str and len(value) < 8 and column in last and self._is_ditto(value):  # type: ignore[arg-type]
                place = last[column]
            else:
                place = Place(name, index, column, value)
            if not persons or (place.row, place.column) not in persons:
                last[column] = cells[key] = place
        return cells

    def _place(self, row: int, column: int) -> Place | None:
        value = self.table.sheet.at(row, column)
        return None if is_blank(value) else Place(self.table.sheet.name, row, column, value)

    def _is_ditto(self, text: str) -> bool:
        return self.labels.read(text).kind == "ditto"

    def _rows(self, index: int, *, is_carried: bool) -> Iterator[RawRow]:
        cells = self._identity(index, is_carried=is_carried)
        if self.shared:
            self._add(cells, index, self.shared)
        if len(self.groups) == 1:
            self._add(cells, index, self.groups[0].columns)
            yield self._row(index, cells, self.groups[0])
            return
        parted = [(group, dict(cells)) for group in self.groups]
        for group, own in parted:
            self._add(own, index, group.columns)
        # Years without a value give no row; an agency without any value gives one for each, so that it is not lost.
        filled = [(group, own) for group, own in parted if len(own) > len(cells)]
        for group, own in filled or parted:
            yield self._row(index, own, group)

    def _row(self, index: int, cells: dict[Column, Place], group: _Group) -> RawRow:
        """A raw row; what one of its cells says wins over column and sheet, which then say nothing."""
        told, has = self.told, self.has
        return RawRow(
            self.table.sheet.name, index, cells,
            None if "year" in has and _YEAR in cells else group.year or told.year,
            None if "stage" in has and _STAGE in cells else group.stage or told.stage,
            None if "form" in has and _FORM in cells else told.form,
            index in self.table.sheet.hidden_rows, self.section,
        )  # fmt: skip

    def _add(self, cells: dict[Column, Place], index: int, columns: Sequence[tuple[int, Column]]) -> None:
        row, name, persons = self.table.sheet.rows[index], self.table.sheet.name, self.persons
        width = len(row)
        for column, key in columns:
            if column < width:
                value = row[column]
                if value is None or value == "" or (type(value) is str and value.isspace()):
                    continue
                if persons and (index, column) in persons:
                    continue
                cells[key] = Place(name, index, column, value)


def _groups(columns: Mapping[int, Column]) -> list[_Group]:
    """The columns of results by the year and stage that they are of."""
    found: dict[tuple[int | None, str | None], list[tuple[int, Column]]] = {}
    for index, column in columns.items():
        if column.field in RESULT:
            found.setdefault((column.year, column.stage), []).append((index, Column(column.field, column.part)))
    return [_Group(year, stage, own) for (year, stage), own in found.items()] or [_Group(None, None, [])]
