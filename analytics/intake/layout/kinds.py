"""Which kind of line each row of a sheet is. Nothing is dropped: every row has one kind, and the kinds are counted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from analytics.intake.grid import Sheet, Uncalculated, Value
from analytics.intake.layout import lines
from analytics.intake.layout.columns import rough
from analytics.intake.layout.header import Header, is_blank, is_column_numbers
from analytics.intake.layout.heads import Vocabulary, plain
from analytics.intake.layout.lines import NAME, Labels, LineKind
from analytics.intake.layout.mapping import form_of
from analytics.intake.model import Column
from analytics.intake.pulse import Tell, nothing, telling

if TYPE_CHECKING:
    from analytics.intake.registry import Registry

_DOWN_A_COLUMN = re.compile(
    r"(?:SUM|AVERAGE|MAX|MIN|COUNT\w*|SUBTOTAL|MEDIAN|AGGREGATE)\(.*\$?([A-Z]{1,3})\$?\d+:\$?\1\$?\d+", re.I
)


@dataclass
class Table:
    """A sheet as its mapping tells it: header, columns taken, and which rows are not taken because they are hidden."""

    sheet: Sheet
    header: Header
    columns: Mapping[int, Column]
    agency: int
    number: int | None
    results: Sequence[int]
    others: Sequence[int]
    hidden: frozenset[int]
    anchors: Mapping[int, int]
    is_long: bool


@dataclass
class Kinds:
    """The kind of each row, the section that holds for each row where one was told, and where another header stands."""

    of: list[LineKind]
    sections: dict[int, str | None] = field(default_factory=dict)
    other_header: int | None = None
    carried: list[int] = field(default_factory=list)


def kinds_of(table: Table, vocabulary: Vocabulary, registry: Registry, labels: Labels, tell: Tell = nothing) -> Kinds:
    """The kind of every row of a table."""
    return _Reader(table, vocabulary, registry, labels, tell).read()


@dataclass
class _Reader:
    table: Table
    vocabulary: Vocabulary
    registry: Registry
    labels: Labels
    tell: Tell

    def __post_init__(self) -> None:
        rows = self.table.sheet.rows
        self.head_lines = [
            {
                column: plain(value)
                for column, value in enumerate(rows[row])
                if isinstance(value, str) and not is_blank(value)
            }
            for row in self.table.header.rows
        ]
        self.titles: set[str] = set()
        # Rows whose kind depends on where the table ends: a name alone, a name with words, text or values alone.
        self.bare: set[int] = set()
        self.weak: set[int] = set()
        self.loose: set[int] = set()
        self.nameless: set[int] = set()
        self.markers: dict[int, LineKind] = {}
        self.kinds = Kinds([])
        self.end = 0

    def read(self) -> Kinds:
        of = self.kinds.of
        plain = self._plain()
        for index, row in telling(enumerate(self.table.sheet.rows), self.tell):
            of.append("used" if index in plain else self._slow(index, row))
        self._carry()
        first_mark = min(self.markers, default=len(of))
        unsure = self.bare | self.weak | {index for index in self.nameless if index > first_mark}
        self.end = 1 + next(
            (index for index in reversed(range(len(of))) if of[index] == "used" and index not in unsure), -1
        )
        self._settle()
        self._skip_below_other_header()
        return self.kinds

    def _plain(self) -> set[int]:
        """The rows of the common case, and nearly all that there are: a name with values below the header."""
        table = self.table
        rows, agency = table.sheet.rows, table.agency
        below = [index for index in range(table.header.end, len(rows)) if agency < len(rows[index])]
        texts = {text for text in {rows[index][agency] for index in below} if type(text) is str and text}
        names = {
            text
            for text in telling(texts, self.tell)
            if (label := self.labels.read(text)) is NAME or label.kind == "ditto"
        }
        return {
            index
            for index in below
            if rows[index][agency] in names and self._has_value(rows[index]) and index not in table.hidden
        }

    def _has_value(self, row: Sequence[Value]) -> bool:
        """Whether the first result of a row is a value."""
        width = len(row)
        for column in self.table.results:
            if column < width and (value := row[column]) is not None and value != "":
                if type(value) is not str:
                    return True
                if not value.isspace():
                    return self.labels.is_value(value)
        return False

    def _slow(self, index: int, row: Sequence[Value]) -> LineKind:
        header = self.table.header
        if index in header.rows:
            return "header"
        if index == header.numbers:
            return "numbers"
        cells = {column: value for column, value in enumerate(row) if not is_blank(value)}
        if not cells:
            # A year of an agency, in its merged cell, in which it has no result.
            return "used" if self._is_in_a_merge(index) else "blank"
        if index in self.table.hidden:
            return "hidden"
        if header.rows and index < header.rows[0]:
            self.titles |= {plain(value) for value in cells.values() if isinstance(value, str)}
            return "title"
        return self._repeated(index, row, cells) or self._told(index, cells) or self._by_cells(index, cells)

    def _is_in_a_merge(self, index: int) -> bool:
        """Whether a row lies in the merged cell of an agency, below its first row."""
        anchor = self.table.anchors.get(index, index)
        return anchor < index and self.kinds.of[anchor] in ("used", "hidden")

    def _repeated(self, index: int, row: Sequence[Value], cells: Mapping[int, Value]) -> LineKind | None:
        if is_column_numbers(row):
            return "repeated_header"
        texts = {column: plain(value) for column, value in cells.items() if isinstance(value, str)}
        for line in self.head_lines:
            same = sum(1 for column, text in texts.items() if line.get(column) == text)
            if same and same * 5 >= len(cells) * 4:
                return "repeated_header"
        heads = [head for value in cells.values() if isinstance(value, str) and (head := self.vocabulary.read(value))]
        fields = {head.field for head in heads}
        if "agency" in fields and len(fields) > 2 and len(heads) * 5 >= len(cells) * 4:
            if self.kinds.other_header is None:
                self.kinds.other_header = index
            return "repeated_header"
        return None

    def _told(self, index: int, cells: Mapping[int, Value]) -> LineKind | None:
        """What agency's cell and first text of the line say: total, note, signature, page, group."""
        table = self.table
        first = next((column for column, value in cells.items() if isinstance(value, str)), None)
        has_values = any(self.labels.is_value(cells[column]) for column in table.results if column in cells)
        for column in dict.fromkeys((table.agency, first)):
            text = cells.get(column) if column is not None else None
            if not isinstance(text, str):
                continue
            label = self.labels.read(text)
            if label.kind in ("total", "maximum"):
                return "maximum" if label.kind == "maximum" else "total"
            if column != table.agency and table.agency in cells:
                continue
            if label.kind == "page" and len(cells) == 1:
                return "page"
            if label.kind == "signature" or (label.kind == "note" and not has_values):
                self.markers[index] = label.kind
                return label.kind
            # "Kementerian" in a column of types is a value of an agency's line, not the head of a group.
            if label.kind == "group" and (column not in table.others or len(cells) == 1):
                return "total" if has_values else self._group(index, label.section)
        return None

    def _group(self, index: int, section: str | None) -> LineKind:
        self.kinds.sections[index] = section
        return "group"

    def _by_cells(self, index: int, cells: Mapping[int, Value]) -> LineKind:
        table = self.table
        values = [column for column in table.results if column in cells]
        is_valued = any(self.labels.is_value(cells[column]) for column in values)
        name = cells.get(table.agency)
        number = cells.get(table.number) if table.number is not None else None
        if isinstance(name, str):
            says_more = lines.is_number(number) or any(column in cells for column in table.others)
            if not says_more and not is_valued:
                (self.weak if values else self.bare).add(index)
            return "used"
        if name is not None:
            return "used" if len(cells) > 1 else "page"
        if number is not None and len(cells) == 1 and lines.is_number(number):
            return "blank"
        if self._is_in_a_merge(index):
            return "used"
        if is_valued:
            return self._without_name(index, cells, values)
        if any(column in cells for column in table.others):
            self.nameless.add(index)
            return "used"
        self.loose.add(index)
        return "note"

    def _without_name(self, index: int, cells: Mapping[int, Value], values: Sequence[int]) -> LineKind:
        """Values beside no name: formulas over the column are a total, formulas filled down are nothing yet."""
        sheet = self.table.sheet
        formulas = [_formula(sheet, index, column) for column in values]
        if all(formulas):
            return "total" if any(_DOWN_A_COLUMN.search(one or "") for one in formulas) else "blank"
        numbers = {column: number for column in values if (number := rough(cells[column])) is not None}
        if (
            form_of({column: numbers[column] for column in numbers}, self.table.columns, self.registry)
            and index <= self.table.header.end + 3
        ):
            return "maximum"
        self.nameless.add(index)
        return "used"

    def _carry(self) -> None:
        """Tables that write a name once for the lines below it, without a merge (as in CSV): more lines have none."""
        named = self.kinds.of.count("used") - len(self.nameless)
        fits = self.table.is_long or any(column.field == "year" for column in self.table.columns.values())
        first = self.kinds.of.index("used") if "used" in self.kinds.of else None
        if fits and self.nameless and len(self.nameless) >= named and first not in self.nameless:
            self.kinds.carried = sorted(self.nameless)
            self.nameless = set()

    def _settle(self) -> None:
        """The kind of the rows that depend on where the table ends."""
        for index in sorted(self.bare):
            self.kinds.of[index] = self._bare(index)
        for index in sorted(self.loose):
            self.kinds.of[index] = self._loose(index)
        for index in self.weak | self.nameless:
            if index >= self.end and (mark := self._mark_above(index)):
                self.kinds.of[index] = mark

    def _mark_above(self, index: int) -> LineKind | None:
        """The note or signature that began above a row, below the end of the table."""
        marks = [row for row in self.markers if self.end <= row < index]
        return self.markers[max(marks)] if marks else None

    def _bare(self, index: int) -> LineKind:
        name = str(self.table.sheet.at(index, self.table.agency))
        number = self.table.sheet.at(index, self.table.number) if self.table.number is not None else None
        if index >= self.end and (mark := self._mark_above(index)):
            return mark
        if plain(name) in self.titles:
            return "title"
        if lines.is_enumerated(name) or (isinstance(number, str) and lines.is_enumeration(number)):
            return self._group(index, None)
        # "PROVINSI NUSA" over the regencies of a province is no agency, unless provinces have lines of their own.
        if lines.begins_group(name) and not self.has_provinces:
            return "group"
        if self.registry.names.resolve(name).agency_ids:
            return "used"
        if index >= self.end:
            return "note"
        return "group" if name.isupper() and not self.are_capital else "used"

    def _loose(self, index: int) -> LineKind:
        text = next(
            (value for value in self.table.sheet.rows[index] if isinstance(value, str) and not is_blank(value)), ""
        )
        if plain(text) in self.titles:
            return "title"
        if index >= self.end:
            return self._mark_above(index) or "note"
        return "group" if text.isupper() or lines.is_enumerated(text) or lines.begins_group(text) else "note"

    @cached_property
    def names(self) -> list[str]:
        """The names of lines that are an agency's beyond doubt."""
        unsure = self.bare | self.weak
        told = (
            self.table.sheet.at(i, self.table.agency)
            for i, kind in enumerate(self.kinds.of)
            if kind == "used" and i not in unsure
        )
        return [name for name in told if isinstance(name, str)]

    @cached_property
    def has_provinces(self) -> bool:
        """Whether provinces have lines with values."""
        return any(
            plain(name).startswith(("provinsi ", "prov ", "pemprov ", "pemerintah provinsi ")) for name in self.names
        )

    @cached_property
    def are_capital(self) -> bool:
        """Whether the names are in capitals anyway, so that capitals tell nothing."""
        return sum(1 for name in self.names if name.isupper()) * 2 > len(self.names)

    def _skip_below_other_header(self) -> None:
        """Below a header that is not the table's own the mapping does not hold; its own header brings it back."""
        start = self.kinds.other_header
        if start is None:
            return
        for index in range(start + 1, len(self.kinds.of)):
            if self.kinds.of[index] == "repeated_header":
                texts = {
                    c: plain(v)
                    for c, v in enumerate(self.table.sheet.rows[index])
                    if isinstance(v, str) and not is_blank(v)
                }
                if any(texts == line for line in self.head_lines):
                    return
            elif self.kinds.of[index] == "used":
                self.kinds.of[index] = "skipped"


def _formula(sheet: Sheet, row: int, column: int) -> str | None:
    value = sheet.at(row, column)
    return value.formula if isinstance(value, Uncalculated) else sheet.formulas.get((row, column))
