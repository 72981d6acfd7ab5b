"""Copy a file once, look at the copy, and let a child process parse it.

The child parses while the members of a zipped workbook are still searched here. It has the limits of the operating
system; nothing that it says is heard before the search has ended, and where the search refuses, it is ended unheard.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path
from typing import Any

from analytics.errors import Unreadable
from analytics.intake.errors import Refused
from analytics.intake.grid import Plain, Sheet, Value, Workbook
from analytics.intake.reading import archive, limits, process, sniff
from analytics.intake.reading.values import Numbers, no_number, value

_CHILD = process.command("analytics.intake.reading.child")
# What no child of ours comes near: bytes that follow one line, and cells of all rectangles together, which its memory
# could not hold.
_MOST_BYTES = 16 * limits.MEBIBYTE
_MOST_CELLS = limits.MEMORY_BYTES // 16
_FIRST_BYTE = 7 if sys.byteorder == "little" else 0
_OF_AMOUNTS = bytes(range(0x43))  # at the beginning of a double: not negative, and below 2**49
_spare = process.Spare()


def keep_ready() -> None:
    """The work behind `reading.keep_ready`."""
    _spare.keep(_CHILD)


def read(path: Path, file_name: str, progress: Callable[[str], None], cancelled: Callable[[], bool] | None) -> Workbook:
    """The work behind `read_file`."""
    try:
        return _read(path, file_name, progress, cancelled)
    finally:
        _spare.renew(_CHILD)


def _read(
    path: Path, file_name: str, progress: Callable[[str], None], cancelled: Callable[[], bool] | None
) -> Workbook:
    clock = process.Clock(cancelled)
    with process.started(_start) as (child, folder):
        progress("copy")
        copy = os.path.join(folder, "copy")
        file_hash = _copy(path, copy, clock)
        progress("check")
        file_format, remarks, zipped = _looked_at(copy)
        parser_copy = f"{copy}.{file_format}"  # calamine goes by the end of the name
        os.rename(copy, parser_copy)
        process.tell(child, [parser_copy, file_format])
        if zipped is not None:
            remarks = zipped.search(parser_copy, clock.check)
        clock.check()
        progress("parse")
        answer = _Answer(file_format, remarks, _shown(file_name))
        try:
            for message, numbers in _messages(process.hear(child, clock)):
                answer.take(message, numbers)
            _spare.renew(_CHILD)  # while the child that has answered ends, which takes as long
            return answer.workbook(file_hash)
        except EOFError:
            raise process.died(child) from None
        except (ValueError, TypeError, LookupError, RecursionError) as error:
            # What came back is no answer of our child.
            raise Refused("crashed") from error


def _start(folder: str) -> process.Child:
    return _spare.take(_CHILD) or process.start(_CHILD, folder)


def _copy(path: Path, copy: str, clock: process.Clock) -> str:
    """Copies once; what is hashed is what is parsed, whatever happens to the file meanwhile."""
    digest, size = hashlib.sha256(), 0
    try:
        with path.open("rb") as source, open(copy, "xb") as target:
            before = os.fstat(source.fileno())
            while piece := source.read(limits.MEBIBYTE):
                size += len(piece)
                if size > limits.FILE_BYTES:
                    raise Refused("too_large", limit=limits.FILE_BYTES // limits.MEBIBYTE)
                clock.check()
                digest.update(piece)
                target.write(piece)
            after = os.fstat(source.fileno())
    except OSError as error:
        raise Unreadable(path.name, error.strerror or "it cannot be opened") from error
    if (before.st_mtime_ns, before.st_size) != (after.st_mtime_ns, after.st_size):
        raise Refused("changed")
    if not size:
        raise Refused("empty")
    return digest.hexdigest()


def _looked_at(copy: str) -> tuple[str, list[str], archive.Archive | None]:
    """The format by content, and remarks; of a zipped workbook what is still to be searched."""
    with open(copy, "rb") as file:
        head = file.read(sniff.HEAD)
        kind = sniff.kind(head)
        if kind == "ole":
            return "xls", sniff.compound(head + file.read()), None
    if kind == "zip":
        zipped = archive.look(copy)
        return zipped.format, [], zipped
    return "text", [], None


def _shown(file_name: str) -> str:
    """A name as it may be shown: its last part, without control characters."""
    last = re.split(r"[\\/]", file_name)[-1]
    return re.sub(r"[\x00-\x1f\x7f]", "", last).strip()[:200] or "file"


def _messages(pieces: Iterator[bytes]) -> Iterator[tuple[list[Any], bytes]]:
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


def _numbers(raw: bytes) -> tuple[list[Value], bool]:
    """The numbers, and whether they are amounts only (see `grid.Plain`)."""
    found = array("d", raw)
    # Sign and size of a number stand in the first of its bytes.
    if not raw[_FIRST_BYTE :: found.itemsize].translate(None, _OF_AMOUNTS):
        return [*found], True
    return [one if isfinite(one) else no_number("") for one in found], False


@dataclass(slots=True)
class _Sheet:
    """A sheet as far as it has come: what was said of it, its rows, and where these hold amounts only."""

    said: list[Any]
    rows: list[tuple[Value, ...]] = field(default_factory=list)
    plain: Plain = field(default_factory=Plain)


class _Answer:
    """Puts the messages of the child together. Raises ValueError, TypeError or LookupError for what is none."""

    def __init__(self, file_format: str, remarks: list[str], file_name: str) -> None:
        self.format, self.remarks, self.file_name = file_format, list(remarks), file_name
        self.sheets: list[_Sheet] = []
        self.blank: tuple[Value, ...] = ()
        self.left = _MOST_CELLS
        self.is_filled = False

    def take(self, message: list[Any], numbers: bytes = b"") -> None:
        """One message, and the bytes that came with it. Raises Refused when the child refused."""
        kind, body = message
        if kind == "rows":
            cells, are_amounts = _numbers(numbers)
            self._take_rows(*body, numbers=cells, are_amounts=are_amounts)
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

    def _take_rows(
        self, height: int, columns: list[list[Value] | Numbers | None], *, numbers: list[Value], are_amounts: bool
    ) -> None:
        sheet, blank = self.sheets[-1], self.blank
        rows, sheet.plain = sheet.rows, self._plain(height, columns, are_amounts)
        self.left -= height * max(len(blank), 1)
        if height < 0 or self.left < 0 or len(columns) > len(blank):
            raise ValueError(height)
        if not any(columns):
            # A tall sheet may be empty for long: one row stands for all of them.
            rows += [blank] * height
            return
        self.is_filled = True
        empty: list[Value] = [None] * height
        at = 0
        cells: list[list[Value]] = []
        for column in columns:
            if isinstance(column, Numbers):
                at += height
                cells.append(column.among(numbers[at - height : at]))
            else:
                cells.append(column or empty)
        if at != len(numbers):
            raise ValueError(at)
        cells += [empty] * (len(blank) - len(columns))
        rows += [blank if row == blank else row for row in zip(*cells, strict=True)]

    def _plain(self, height: int, columns: list[list[Value] | Numbers | None], are_amounts: bool) -> Plain:
        """Where the last sheet holds amounts only when these rows have come; its first rows are titles and heads."""
        sheet = self.sheets[-1]
        if not sheet.rows:
            return Plain(height, frozenset(range(len(self.blank))))
        other = {
            place
            for place, column in enumerate(columns)
            if not (column is None or (are_amounts and isinstance(column, Numbers)))
        }
        return Plain(sheet.plain.row, sheet.plain.columns - other)

    def workbook(self, file_hash: str) -> Workbook:
        """The whole. Raises Refused where no cell has anything in it."""
        if not self.is_filled:
            raise Refused("no_cells")
        if sniff.is_misnamed(self.format, self.file_name):
            self.remarks.append("wrong_extension")
        stem = self.file_name.rpartition(".")[0] or self.file_name
        sheets = tuple(
            Sheet(
                name=name or stem, rows=tuple(one.rows), plain=one.plain, visibility=visibility, merged=tuple(map(tuple, merged)),
                hidden_rows=frozenset(hidden_rows), hidden_columns=frozenset(hidden_columns), hides_seen=seen,
                formulas={(row, column): formula for row, column, formula in formulas},
            )
            for one in self.sheets
            for name, visibility, _, merged, hidden_rows, hidden_columns, seen, formulas in (one.said,)
        )  # fmt: skip
        return Workbook(self.file_name, file_hash, self.format, sheets, tuple(dict.fromkeys(self.remarks)))  # type: ignore[arg-type]
