"""The user's own workbook with what was found marked in it: cells filled and commented, all else as it was.

A formula keeps its text and loses its stored result, which a spreadsheet computes again when it opens the file.
Formats that cannot be written back (XLS, XLSB, ODS, CSV) come back as XLSX, with the values of their cells alone.
Only for content that reading accepted. The marking itself is done by a child process (`marker`), with the limits that
reading has.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

from analytics.intake.errors import Refused
from analytics.intake.findings import say
from analytics.intake.grid import Workbook
from analytics.intake.model import Finding, Inspection
from analytics.intake.reading import limits, process, values
from analytics.words import text

_CHILD = process.command("analytics.intake.marker")


class NotMarked(Refused):
    """A workbook does not come back marked; nothing is wrong with what was found in it.

    Reasons: memory, too_long, crashed, not_written_back.
    """

    area: ClassVar[str] = "intake.marking"


def mark_workbook(content: bytes, inspection: Inspection, lang: str) -> bytes:
    """The workbook with each finding as fill and comment at its cell; findings of a sheet or of the file stand at A1,
    as a comment without a fill. Raises NotMarked where the limits or the workbook do not allow it, Refused where a
    format that cannot be written back is not read a second time."""
    copied = None if inspection.format in ("xlsx", "xlsm") else _read(content, inspection)
    try:
        with process.started(_start) as (child, folder):
            # openpyxl goes by the end of the name.
            book, request = os.path.join(folder, f"book.{inspection.format}"), os.path.join(folder, "request")
            Path(book).write_bytes(content if copied is None else b"")
            with open(request, "w", encoding="ascii") as file:
                file.writelines(_request(book, inspection, copied, lang))
            return _made(child, request)
    except NotMarked:
        raise
    except Refused as refusal:
        raise NotMarked(refusal.reason, **refusal.tokens) from None
    except OSError as error:  # no room for what the child is asked
        raise NotMarked("crashed") from error


def _start(folder: str) -> process.Child:
    return process.start(_CHILD, folder)


def _request(path: str, inspection: Inspection, copied: Workbook | None, lang: str) -> Iterator[str]:
    """What the child is asked, as JSON in pieces: the workbook, or the values of one, and the findings in words.

    Pieces, because the rows of a long sheet as one text would take the server much memory."""
    marks = [[one.sheet, one.cell, one.severity, _words(one, lang)] for one in inspection.findings]
    yield f'{{"path":{json.dumps(path)},"format":"{inspection.format}","marks":{json.dumps(marks)},"copied":'
    if copied is None:
        yield "null}"
        return
    for n, sheet in enumerate(copied.sheets):
        about = json.dumps([sheet.name, sheet.visibility, sheet.merged])
        yield f"{',' if n else '['}{about[:-1]},["
        for row, cells in enumerate(sheet.rows):
            yield ("," if row else "") + json.dumps(cells, default=values.plain)
        yield "]]"
    yield "]}"


def _words(finding: Finding, lang: str) -> str:
    return f"{text(lang, f'intake.severity.{finding.severity}')}: {' '.join(say(finding, lang))} [{finding.rule}]"


def _made(child: process.Child, request: str) -> bytes:
    """What the child made. Raises Refused where it made nothing."""
    whole = b"".join(process.answer(child, [request], process.Clock()))
    head, _, made = whole.partition(b"\n")
    try:
        said: Any = json.loads(head)
        if said == ["marked", len(made)]:
            return made
        if said == ["refused", "memory"]:
            raise NotMarked("memory", limit=limits.MEMORY_BYTES // limits.MEBIBYTE)
        if said == ["refused", "not_written_back"]:
            raise NotMarked("not_written_back")
    except (ValueError, RecursionError):
        pass  # no answer of our child
    raise process.died(child)


def _read(content: bytes, inspection: Inspection) -> Workbook:
    from analytics.intake.reading import read_file

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "content"
        path.write_bytes(content)
        return read_file(path, file_name=inspection.file_name)
