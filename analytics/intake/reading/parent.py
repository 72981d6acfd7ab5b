"""Copy a file once, look at the copy, and let a child process parse it.

The child parses while the members of a zipped workbook are still searched here. It has the limits of the operating
system; nothing that it says is heard before the search has ended, and where the search refuses, it is ended unheard.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable
from pathlib import Path

from analytics.errors import Unreadable
from analytics.intake.errors import Refused
from analytics.intake.grid import Workbook
from analytics.intake.reading import archive, limits, process, sniff
from analytics.intake.reading.answer import Answer, messages

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
        file_format, remarks, zipped = _looked_at(copy)
        parser_copy = f"{copy}.{file_format}"  # calamine goes by the end of the name
        os.rename(copy, parser_copy)
        process.tell(child, [parser_copy, file_format])
        if zipped is not None:
            remarks = zipped.search(parser_copy, clock.check)
        clock.check()
        progress("parse")
        answer = Answer(file_format, remarks, _shown(file_name))
        try:
            for message, follow in messages(process.hear(child, clock)):
                answer.take(message, follow)
            _spare.renew(_CHILD)  # while the child that has answered ends, which takes as long
            return answer.workbook(file_hash)
        except EOFError:
            raise process.died(child) from None
        except (ValueError, TypeError, LookupError, ArithmeticError, RecursionError) as error:
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
