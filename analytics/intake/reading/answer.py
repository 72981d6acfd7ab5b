"""What the child says, put together: messages from bytes, rows from columns, sheets from rows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from analytics.intake.errors import Refused
from analytics.intake.grid import Plain, Sheet, Value, Workbook
from analytics.intake.reading import limits, sniff
from analytics.intake.reading.numbers import DOUBLE, EMPTY, read_numbers
from analytics.intake.reading.values import Numbers, Texts, no_number, value

# What no child of ours comes near: bytes that follow one line, and cells of all rectangles together, which its memory
# could not hold.
_MOST_BYTES = 16 * limits.MEBIBYTE
_MOST_CELLS = limits.MEMORY_BYTES // 16
_Column = list[Value] | Numbers | Texts | None


def messages(pieces: Iterator[bytes]) -> Iterator[tuple[list[Any], bytes]]:
    """The messages of the child up to "end", each with the bytes that follow its line. Raises EOFError where they end
    without it."""
    said = _Said(pieces)
    while True:
        kind, body, *follow = json.loads(said.line(), object_hook=value, parse_constant=no_number)
        yield [kind, body], said.raw(*follow) if follow else b""
        if kind == "end":
            return


class _Said:
    """What the child says, line by line, or so many bytes as a line names. It holds no more than what has come, and
    little more than what was asked for."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._rest = pieces, b""

    def line(self) -> bytes:
        """Up to the next end of a line."""
        parts = [self._rest]
        while b"\n" not in parts[-1]:
            parts.append(self._next())
        line, _, self._rest = b"".join(parts).partition(b"\n")
        return line

    def raw(self, size: int) -> bytes:
        """So many bytes."""
        if not 0 <= size <= _MOST_BYTES:
            raise ValueError(size)
        parts, has = [self._rest], len(self._rest)
        while has < size:
            parts.append(self._next())
            has += len(parts[-1])
        whole = b"".join(parts)
        self._rest = whole[size:]
        return whole[:size]

    def _next(self) -> bytes:
        for piece in self._pieces:
            return piece
        raise EOFError


@dataclass(slots=True)
class _Sheet:
    """A sheet as far as it has come: what was said of it, its rows, and where these hold amounts only. Its first rows
    are titles and heads, so what is plain begins with the second message of rows."""

    said: list[Any]
    rows: list[tuple[Value, ...]] = field(default_factory=list)
    _from: int = 0
    _amounts: set[int] = field(default_factory=set)
    _halves: dict[int, list[bytes]] | None = None

    @property
    def plain(self) -> Plain:
        """Where it holds amounts only."""
        halved = {column: b"".join(pieces) for column, pieces in (self._halves or {}).items()}
        return Plain(self._from, frozenset(self._amounts), halved)

    def begin(self, height: int, width: int) -> None:
        """Its first rows have come."""
        self._from, self._amounts = height, set(range(width))

    def go_on(self, height: int, other: set[int], halved: dict[int, bytes], empty: set[int]) -> None:
        """More rows have come, with columns that hold other things than amounts, that hold halves, that are empty."""
        self._amounts -= other
        if self._halves is None:
            self._halves = {column: [] for column in halved}
        for column in [*self._halves]:
            if column in halved:
                self._halves[column].append(halved[column])
            elif column in empty:
                self._halves[column].append(bytes([EMPTY]) * height)
            else:
                del self._halves[column]


class Answer:
    """Puts the messages of the child together. Raises ValueError, TypeError, LookupError or ArithmeticError for what is
    none."""

    def __init__(self, file_format: str, remarks: list[str], file_name: str) -> None:
        self.format, self.remarks, self.file_name = file_format, list(remarks), file_name
        self.sheets: list[_Sheet] = []
        self.blank: tuple[Value, ...] = ()
        self.left = _MOST_CELLS
        self.is_filled = False

    def take(self, message: list[Any], follow: bytes = b"") -> None:
        """One message, and the bytes that came with it. Raises Refused when the child refused."""
        kind, body = message
        if kind == "rows":
            self._take_rows(*body, follow=follow)
        elif kind == "sheet":
            if not 0 <= body[2] <= limits.COLUMNS:
                raise ValueError(body[2])
            self.sheets.append(_Sheet(body))
            self.blank = (None,) * body[2]
        elif kind == "format":
            self.format = body
        elif kind == "remark":
            self.remarks.append(body)
        elif kind == "refused":
            raise Refused(body[0], **dict(body[1]))

    def _take_rows(self, height: int, columns: list[_Column], *, follow: bytes) -> None:
        sheet, blank = self.sheets[-1], self.blank
        self.left -= height * max(len(blank), 1)
        if height < 1 or self.left < 0 or len(columns) > len(blank):
            raise ValueError(height)
        is_first = not sheet.rows
        if is_first:
            sheet.begin(height, len(blank))
        if not any(columns):
            # A tall sheet may be empty for long: one row stands for all of them, and no byte for any.
            sheet.rows += [blank] * height
            if not is_first:
                sheet.go_on(height, set(), {}, set())
            return
        self.is_filled = True
        columns += [None] * (len(blank) - len(columns))
        of_numbers = [one for one in columns if isinstance(one, Numbers)]
        at = len(of_numbers) * height * DOUBLE
        read = iter(read_numbers(follow[:at], of_numbers, height))
        other, void, halved = set[int](), set[int](), dict[int, bytes]()
        cells: list[Sequence[Value]] = []
        empty: list[Value] = [None] * height
        for place, column in enumerate(columns):
            if isinstance(column, Numbers):
                found, are_amounts, halves = next(read)
                cells.append(found)
                if halves is not None:
                    halved[place] = halves
                elif not are_amounts:
                    other.add(place)
            elif isinstance(column, Texts):
                cells.append([*map(column.texts.__getitem__, follow[at : at + height])])
                at += height
                other.add(place)
            elif column is None:
                cells.append(empty)
                void.add(place)
            else:
                if not isinstance(column, list) or len(column) != height:
                    raise ValueError(place)
                cells.append(column)
                other.add(place)
        if at != len(follow):
            raise ValueError(at)
        sheet.rows += [blank if row == blank else row for row in zip(*cells, strict=True)]
        if not is_first:
            sheet.go_on(height, other, halved, void)

    def workbook(self, file_hash: str) -> Workbook:
        """The whole. Raises Refused where no cell has anything in it."""
        if not self.is_filled:
            raise Refused("no_cells")
        if sniff.is_misnamed(self.format, self.file_name):
            self.remarks.append("wrong_extension")
        stem = self.file_name.rpartition(".")[0] or self.file_name
        sheets = tuple(
            Sheet(
                name=name or stem, rows=tuple(one.rows), visibility=visibility, merged=tuple(map(tuple, merged)),
                plain=one.plain,
                hidden_rows=frozenset(hidden_rows), hidden_columns=frozenset(hidden_columns), hides_seen=seen,
                formulas={(row, column): formula for row, column, formula in formulas},
            )
            for one in self.sheets
            for name, visibility, _, merged, hidden_rows, hidden_columns, seen, formulas in (one.said,)
        )  # fmt: skip
        return Workbook(self.file_name, file_hash, self.format, sheets, tuple(dict.fromkeys(self.remarks)))  # type: ignore[arg-type]
