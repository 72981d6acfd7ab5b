"""Copy a file once, look at the copy, and let a child process parse it. The child starts while the file is checked."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from analytics.errors import Unreadable
from analytics.intake.errors import Refused
from analytics.intake.grid import Sheet, Value, Workbook
from analytics.intake.reading import archive, limits, process, sniff, values

_CHILD = process.command("analytics.intake.reading.child")
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
        file_format, remarks = _checked(copy, clock)
        clock.check()
        progress("parse")
        parser_copy = f"{copy}.{file_format}"  # calamine goes by the end of the name
        os.rename(copy, parser_copy)
        answer = _Answer(file_format, remarks, _shown(file_name))
        try:
            for message in _ask(child, parser_copy, file_format, clock):
                answer.take(message)
        except (ValueError, TypeError, LookupError, RecursionError) as error:
            # What came back is no answer of our child.
            raise Refused("crashed") from error
    return answer.workbook(file_hash)


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


def _checked(copy: str, clock: process.Clock) -> tuple[str, list[str]]:
    """The format by content, and remarks."""
    with open(copy, "rb") as file:
        head = file.read(sniff.HEAD)
        kind = sniff.kind(head)
        if kind == "ole":
            return "xls", sniff.compound(head + file.read())
    if kind == "zip":
        found = archive.look(copy, clock.check)
        return found.format, found.remarks
    return "text", []


def _shown(file_name: str) -> str:
    """A name as it may be shown: its last part, without control characters."""
    last = re.split(r"[\\/]", file_name)[-1]
    return re.sub(r"[\x00-\x1f\x7f]", "", last).strip()[:200] or "file"


def _ask(child: process.Child, path: str, file_format: str, clock: process.Clock) -> Iterator[list[Any]]:
    """The messages of the child; the last is "end". Raises Refused when it refuses, dies or takes too long."""
    rest = b""
    for piece in process.answer(child, [path, file_format], clock):
        *lines, rest = (rest + piece).split(b"\n")
        for line in lines:
            message = json.loads(line, object_hook=values.value, parse_constant=values.no_number)
            yield message
            if message[0] == "end":
                return
    raise process.died(child)


class _Answer:
    """Puts the messages of the child together."""

    def __init__(self, file_format: str, remarks: list[str], file_name: str) -> None:
        self.format, self.remarks, self.file_name = file_format, list(remarks), file_name
        self.sheets: list[tuple[list[Any], list[tuple[Value, ...]]]] = []
        self.blank: tuple[Value, ...] = ()
        self.is_filled = False

    def take(self, message: list[Any]) -> None:
        """One message. Raises Refused when the child refused."""
        kind, body = message
        if kind == "rows":
            self._take_rows(*body)
        elif kind == "sheet":
            self.sheets.append((body, []))
            self.blank = (None,) * body[2]
        elif kind == "format":
            self.format = body
        elif kind == "remark":
            self.remarks.append(body)
        elif kind == "refused":
            raise Refused(body[0], **dict(body[1]))

    def _take_rows(self, height: int, columns: list[list[Value] | None]) -> None:
        rows, blank = self.sheets[-1][1], self.blank
        if not any(columns):
            # A tall sheet may be empty for long: one row stands for all of them.
            rows += [blank] * height
            return
        self.is_filled = True
        empty: list[Value] = [None] * height
        cells = [column or empty for column in columns] + [empty] * (len(blank) - len(columns))
        rows += [blank if row == blank else row for row in zip(*cells, strict=True)]

    def workbook(self, file_hash: str) -> Workbook:
        """The whole. Raises Refused where no cell has anything in it."""
        if not self.is_filled:
            raise Refused("no_cells")
        if sniff.is_misnamed(self.format, self.file_name):
            self.remarks.append("wrong_extension")
        stem = self.file_name.rpartition(".")[0] or self.file_name
        sheets = tuple(
            Sheet(
                name=name or stem, rows=tuple(rows), visibility=visibility, merged=tuple(map(tuple, merged)),
                hidden_rows=frozenset(hidden_rows), hidden_columns=frozenset(hidden_columns), hides_seen=seen,
                formulas={(row, column): formula for row, column, formula in formulas},
            )
            for (name, visibility, _, merged, hidden_rows, hidden_columns, seen, formulas), rows in self.sheets
        )  # fmt: skip
        return Workbook(self.file_name, file_hash, self.format, sheets, tuple(dict.fromkeys(self.remarks)))  # type: ignore[arg-type]
