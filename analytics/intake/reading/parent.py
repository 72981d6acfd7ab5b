"""Copy a file once, look at the copy, and let a child process parse it. The child starts while the file is checked."""

from __future__ import annotations

import hashlib
import json
import os
import re
import selectors
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from time import monotonic
from typing import Any

from analytics.errors import Unreadable
from analytics.intake.errors import Refused
from analytics.intake.grid import ErrorCell, Sheet, Uncalculated, Value, Workbook
from analytics.intake.reading import archive, limits, sniff

_CHILD = (sys.executable, "-I", "-m", "analytics.intake.reading.child")
_POLL = 0.05
_ANSWER_BYTES = 512 * limits.MEBIBYTE
# What the child needs of the environment: nothing.
_ENVIRONMENT: dict[str, str] = {"LC_ALL": "C.UTF-8"}


def read(path: Path, file_name: str, progress: Callable[[str], None], cancelled: Callable[[], bool] | None) -> Workbook:
    """The work behind `read_file`."""
    clock = _Clock(cancelled)
    with tempfile.TemporaryDirectory(prefix="peta-merit-") as folder:
        child = _start(folder)
        try:
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
            except (ValueError, TypeError, LookupError) as error:
                # What came back is no answer of our child.
                raise Refused("crashed") from error
        finally:
            _end(child)
    return answer.workbook(file_hash)


class _Clock:
    """How much time is left, and whether anybody still waits."""

    def __init__(self, cancelled: Callable[[], bool] | None) -> None:
        self._end, self._cancelled = monotonic() + limits.SECONDS, cancelled

    def check(self) -> None:
        """Raises Refused when time is up or the reading was cancelled."""
        if self._cancelled is not None and self._cancelled():
            raise Refused("cancelled")
        if monotonic() > self._end:
            raise Refused("too_long", limit=limits.stated()["seconds"])


def _start(folder: str) -> subprocess.Popen[bytes]:
    # Limits are set by the child itself, before it is told of any file: code between fork and exec is not safe in a
    # server with threads.
    return subprocess.Popen(
        _CHILD, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=folder,
        env=_ENVIRONMENT, bufsize=0, start_new_session=True,
    )  # fmt: skip


def _end(child: subprocess.Popen[bytes]) -> None:
    if child.poll() is None:
        child.kill()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            pipe.close()
    child.wait()


def _copy(path: Path, copy: str, clock: _Clock) -> str:
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


def _checked(copy: str, clock: _Clock) -> tuple[str, list[str]]:
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


def _ask(child: subprocess.Popen[bytes], path: str, file_format: str, clock: _Clock) -> Iterator[list[Any]]:
    """The messages of the child; the last is "end". Raises Refused when it refuses, dies or takes too long."""
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        child.stdin.write(json.dumps([path, file_format]).encode() + b"\n")
    except BrokenPipeError:
        raise _died(child) from None
    pipe, rest, size = child.stdout.fileno(), b"", 0
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)
        while True:
            clock.check()
            if not selector.select(_POLL):
                continue
            piece = os.read(pipe, 1 << 18)
            if not piece:
                break
            size += len(piece)
            if size > _ANSWER_BYTES:
                raise Refused("memory", limit=limits.MEMORY_BYTES // limits.MEBIBYTE)
            *lines, rest = (rest + piece).split(b"\n")
            for line in lines:
                message = json.loads(line, object_hook=_value, parse_constant=_no_number)
                yield message
                if message[0] == "end":
                    return
    raise _died(child)


def _died(child: subprocess.Popen[bytes]) -> Refused:
    """Why a child ended without a whole answer."""
    status = child.wait()
    if status == -signal.SIGABRT:
        # The parser gives up so when it may have no more memory.
        return Refused("memory", limit=limits.MEMORY_BYTES // limits.MEBIBYTE)
    if status == -signal.SIGXCPU:
        return Refused("too_long", limit=limits.stated()["seconds"])
    return Refused("crashed")


def _no_number(_said: str) -> ErrorCell:
    """Infinity or "not a number", written into a cell by hand: no spreadsheet shows it as a value."""
    return ErrorCell("#NUM!")


def _value(sent: dict[str, Any]) -> Value:
    """A value that JSON lacks (see `child.plain`)."""
    ((kind, said),) = sent.items()
    if kind == "e":
        return ErrorCell(said)
    if kind == "f":
        return Uncalculated(said)
    if kind == "s":
        return timedelta(*said)
    reads: dict[str, Callable[[str], Value]] = {
        "t": datetime.fromisoformat,
        "d": date.fromisoformat,
        "h": time.fromisoformat,
    }
    return reads[kind](said)


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
            rows, width = self.sheets[-1][1], len(self.blank)
            for row in body:
                row.extend([None] * (width - len(row)))
                # A tall sheet may be empty for long: one row stands for all of them.
                if row.count(None) == width:
                    rows.append(self.blank)
                else:
                    rows.append(tuple(row))
                    self.is_filled = True
        elif kind == "sheet":
            self.sheets.append((body, []))
            self.blank = (None,) * body[2]
        elif kind == "format":
            self.format = body
        elif kind == "remark":
            self.remarks.append(body)
        elif kind == "refused":
            raise Refused(body[0], **dict(body[1]))

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
