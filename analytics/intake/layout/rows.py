"""The rows of a file that speak of an agency, cell by cell, and the count of all others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING

from analytics.intake.grid import Sheet, Value, Workbook, column_name
from analytics.intake.layout import notes
from analytics.intake.layout.cells import NOTHING_MOVED, RowCells, Where
from analytics.intake.layout.header import is_blank
from analytics.intake.layout.heads import RESULT, Vocabulary
from analytics.intake.layout.kinds import Kinds, Table, kinds_of
from analytics.intake.layout.lines import Labels, LineKind
from analytics.intake.layout.mapping import header_of
from analytics.intake.layout.personal import personal_cells, personal_heads
from analytics.intake.model import Column, FileMapping, Finding, Place, RawRow, Reconciliation, SheetMapping
from analytics.intake.pulse import Tell, nothing, telling

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


def rows_of(
    workbook: Workbook,
    mapping: FileMapping,
    registry: Registry,
    vocabulary: Vocabulary | None = None,
    tell: Tell = nothing,
) -> Rows:
    """Every row of a file by its kind; those of agencies cell by cell. One raw row for each year (and stage) in a row.

    Hidden rows, columns and sheets give nothing unless the mapping takes them; a hidden column of the agencies'
    names is read all the same, since the rest means nothing without it. All that is hidden is announced.
    vocabulary: the one that mapped the file, which has read its heads already. tell: called again and again meanwhile.
    """
    vocabulary, labels = vocabulary or Vocabulary.of(registry), Labels()
    found = Rows([], {}, notes.of_file(workbook, mapping))
    for sheet in workbook.sheets:
        told = mapping.sheets.get(sheet.name)
        is_taken = told is not None and told.taken and (sheet.visibility == "visible" or told.is_hidden_taken is True)
        if told is None or not is_taken or told.layout == "none" or not told.header_rows:
            kinds = _untaken(sheet)
            found.findings.extend(notes.of_untaken(sheet, told, vocabulary))
        else:
            kinds = _read_table(sheet, told, vocabulary, registry, labels, found, tell)
        found.kinds[sheet.name] = tuple(kinds)
        found.counts[sheet.name] = _counted(sheet.name, kinds)
    return found


def _untaken(sheet: Sheet) -> list[LineKind]:
    kind: LineKind = "skipped" if sheet.visibility == "visible" else "hidden"
    return ["blank" if all(is_blank(value) for value in row) else kind for row in sheet.rows]


def _counted(name: str, kinds: Sequence[LineKind]) -> Reconciliation:
    count: Counter[str] = Counter()
    for kind, rows in Counter(kinds).items():
        count[_COUNTED_AS.get(kind, kind)] += rows
    return Reconciliation(
        sheet=name, read=len(kinds), header=count["header"], blank=count["blank"], title=count["title"],
        total=count["total"], remark=count["remark"], hidden=count["hidden"], repeated_header=count["repeated_header"],
        group=count["group"], used=count["used"], skipped=count["skipped"], results_of=0,
    )  # fmt: skip


def _read_table(
    sheet: Sheet,
    told: SheetMapping,
    vocabulary: Vocabulary,
    registry: Registry,
    labels: Labels,
    found: Rows,
    tell: Tell,
) -> list[LineKind]:
    heads = personal_heads(sheet, vocabulary, [row - 1 for row in told.header_rows if row <= len(sheet.rows)])
    table = table_of(sheet, told, vocabulary, refused=set(heads))
    kinds = kinds_of(table, vocabulary, registry, labels, tell)
    persons = personal_cells(sheet)
    found.raw.extend(_Builder(table, told, kinds, persons).build(tell))
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
    """Makes the raw rows of a table. Most rows are cells as they stand; what differs in a row is looked for only in
    the columns where some row needs it."""

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
        keys = [self._keys(group) for group in self.groups]
        self.where = [Where(one) for one in keys]
        self.where_plain = [Where(one, table.sheet.plain) for one in keys]
        self.last: dict[int, Place] = {}
        self.labels = Labels()
        path = table.header.paths[table.agency] if table.agency < len(table.header.paths) else ()
        self.section = notes.type_of_head(path)
        used = [row for row, kind in zip(table.sheet.rows, kinds.of, strict=True) if kind == "used"]
        values = {index: _distinct(used, index) for index, _, _ in self.identity}
        self.watched = [one for one in self.identity if self._is_watched(*one, values[one[0]])]
        # What a cell of every row says, what one of some rows may say, and what else holds.
        has = {key.field: index for index, key, _ in self.identity}
        watched = {key.field for _, key, _ in self.watched}
        always = {field for field in has if field not in watched and not any(map(is_blank, values[has[field]]))}
        self.asked = [key for key in (_YEAR, _STAGE, _FORM) if key.field in has and key.field not in always]
        self.fixed = [
            (
                None if "year" in always else group.year or told.year,
                None if "stage" in always else group.stage or told.stage,
                None if "form" in always else told.form,
            )
            for group in self.groups
        ]
        self.has_doubles = any(
            len(self.shared) + len(group.columns) > len({key for _, key in (*self.shared, *group.columns)})
            for group in self.groups
        )
        self.rows_of_persons = {row for row, _ in persons}

    def _keys(self, group: _Group) -> dict[Column, int]:
        """Where each key of a row stands; of two columns with one key the first."""
        keys: dict[Column, int] = {}
        for index, key in (*((index, key) for index, key, _ in self.identity), *self.shared, *group.columns):
            keys.setdefault(key, index)
        return keys

    def _is_watched(self, index: int, key: Column, anchors: Mapping[int, int], values: Iterable[Value]) -> bool:
        """Whether some row may mean another cell than its own in a column that says whose the row is."""
        is_blank_carried = key.field in _CARRIED and bool(self.kinds.carried)
        return (
            bool(anchors)
            or (is_blank_carried and any(map(is_blank, values)))
            or sum(1 for _, other, _ in self.identity if other == key) > 1
            or any(column == index for _, column in self.persons)
            or any(type(value) is str and self._is_ditto(value) for value in values)
        )

    def build(self, tell: Tell) -> list[RawRow]:
        raw: list[RawRow] = []
        carried = set(self.kinds.carried)
        sections, rows = self.kinds.sections, self.table.sheet.rows
        for index, kind in telling(enumerate(self.kinds.of), tell):
            if index in sections:
                self.section = sections[index]
            if kind == "used":
                moved = self._identity(index, is_carried=index in carried) if self.watched else NOTHING_MOVED
                for place in self._filled(index, rows[index]) if len(self.groups) > 1 else (0,):
                    raw.append(self._row(index, rows[index], place, moved))
            elif kind == "hidden" and self.watched:
                # A ditto mark below means this row, though it is not taken.
                self._identity(index, is_carried=False)
        return raw

    def _identity(self, index: int, *, is_carried: bool) -> dict[Column, Place | None]:
        sheet, row, last = self.table.sheet, self.table.sheet.rows[index], self.last
        cells: dict[Column, Place | None] = {}
        width = len(row)
        name, persons = sheet.name, self.persons
        for column, key, anchors in self.watched:
            value = row[column] if column < width else None
            if is_blank(value):
                place = self._place(anchors[index], column) if index in anchors else None
                if place is None and is_carried and key.field in _CARRIED:
                    place = last.get(column)
                if place is None:
                    continue
            elif type(value) is str and column in last and self._is_ditto(value):
                place = last[column]
            else:
                place = Place(name, index, column, value)
            if persons and (place.row, place.column) in persons:
                cells.setdefault(key, None)
            else:
                last[column] = cells[key] = place
        return cells

    def _place(self, row: int, column: int) -> Place | None:
        value = self.table.sheet.at(row, column)
        return None if is_blank(value) else Place(self.table.sheet.name, row, column, value)

    def _is_ditto(self, text: str) -> bool:
        return len(text) < 8 and self.labels.read(text).kind == "ditto"

    def _filled(self, index: int, row: Sequence[Value]) -> Sequence[int]:
        """The groups that give a row: years without a value give none; an agency without any value gives one for each,
        so that it is not lost."""
        width, persons = len(row), self.persons
        filled = [
            place
            for place, group in enumerate(self.groups)
            if any(
                column < width and not is_blank(row[column]) and (index, column) not in persons
                for column, _ in group.columns
            )
        ]
        return filled or range(len(self.groups))

    def _row(self, index: int, row: tuple[Value, ...], place: int, moved: Mapping[Column, Place | None]) -> RawRow:
        """A raw row; what one of its cells says wins over column and sheet, which then say nothing."""
        sheet = self.table.sheet
        if self.has_doubles or index in self.rows_of_persons:
            moved = {**moved, **self._values(index, row, self.groups[place])}
        where = self.where if index < sheet.plain.row else self.where_plain
        cells = RowCells(sheet.name, index, row, where[place], moved)
        year, stage, form = self.fixed[place]
        if self.asked:
            said = [key for key in self.asked if key in cells]
            year = None if _YEAR in said else year
            stage = None if _STAGE in said else stage
            form = None if _FORM in said else form
        return RawRow(sheet.name, index, cells, year, stage, form, index in sheet.hidden_rows, self.section)

    def _values(self, index: int, row: Sequence[Value], group: _Group) -> dict[Column, Place | None]:
        """The values of a row of which some are kept nowhere, or of which the last of several counts."""
        name, found = self.table.sheet.name, dict[Column, Place | None]()
        for column, key in (*self.shared, *group.columns):
            if column < len(row) and not is_blank(row[column]):
                if (index, column) in self.persons:
                    found.setdefault(key, None)
                else:
                    found[key] = Place(name, index, column, row[column])
        return found


def _distinct(rows: Sequence[Sequence[Value]], column: int) -> set[Value]:
    """What stands in a column, each value once: many questions need not be asked of every cell."""
    try:
        return set(map(itemgetter(column), rows))
    except IndexError:
        return {row[column] if column < len(row) else None for row in rows}


def _groups(columns: Mapping[int, Column]) -> list[_Group]:
    """The columns of results by the year and stage that they are of."""
    found: dict[tuple[int | None, str | None], list[tuple[int, Column]]] = {}
    for index, column in columns.items():
        if column.field in RESULT:
            found.setdefault((column.year, column.stage), []).append((index, Column(column.field, column.part)))
    return [_Group(year, stage, own) for (year, stage), own in found.items()] or [_Group(None, None, [])]
