"""The cells of a row, as the row of the sheet that they are: most are only read, and few are ever named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from analytics.intake.grid import Plain, Value
from analytics.intake.layout.header import is_blank
from analytics.intake.model import Column, Place

Name = TypeVar("Name")
NOWHERE_PLAIN = Plain()


class Where(dict[Column, int]):
    """Where each column stands; one for all rows that are alike, so that what follows from it is found once.
    `plain`: what holds only amounts, which begins at or above those rows."""

    __slots__ = ("plain",)

    def __init__(self, columns: Mapping[Column, int], plain: Plain = NOWHERE_PLAIN) -> None:
        super().__init__(columns)
        self.plain = plain


NOTHING_MOVED: Mapping[Column, Place | None] = {}


class RowCells(Mapping[Column, Place]):
    """The cells of a row by what their column holds, without the blank ones. A place is made when it is asked for.

    columns: where each stands. line: the row of the sheet. moved: what is not to be read where its column stands: the
    cell that holds the value (of a merge, under a ditto sign), or None for a cell that is kept nowhere.
    """

    __slots__ = ("columns", "line", "moved", "row", "sheet")

    def __init__(
        self,
        sheet: str,
        row: int,
        line: tuple[Value, ...],
        columns: Where,
        moved: Mapping[Column, Place | None] = NOTHING_MOVED,
    ) -> None:
        self.sheet, self.row, self.line, self.columns, self.moved = sheet, row, line, columns, moved

    @classmethod
    def of(cls, cells: Mapping[Column, Place]) -> RowCells:
        """The same cells, whatever mapping holds them."""
        if isinstance(cells, RowCells):
            return cells
        return cls("", 0, (), Where({column: place.column for column, place in cells.items()}), cells)

    def __getitem__(self, column: Column) -> Place:
        if self.moved and column in self.moved:
            place = self.moved[column]
            if place is None:
                raise KeyError(column)
            return place
        index = self.columns[column]
        if index >= len(self.line) or is_blank(self.line[index]):
            raise KeyError(column)
        return Place(self.sheet, self.row, index, self.line[index])

    def __iter__(self) -> Iterator[Column]:
        return (column for column in self.columns if column in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def named(self, wanted: Iterable[tuple[Name, Column, int]]) -> dict[Name, Place]:
        """As `each`; of several cells with one name the first."""
        found = self.each(wanted)
        found.reverse()
        return dict(found)

    def each(self, wanted: Iterable[tuple[Name, Column, int]]) -> list[tuple[Name, Place]]:
        """Those of these columns that are not blank, by a name for each; with where each column stands."""
        if self.moved:
            return [(name, self[column]) for name, column, _ in wanted if column in self]
        sheet, row, line = self.sheet, self.row, self.line
        width = len(line)
        return [
            (name, Place(sheet, row, index, value))
            for name, _, index in wanted
            # A number is never blank.
            if index < width and (type(value := line[index]) is float or not is_blank(value))
        ]
