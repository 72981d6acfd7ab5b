"""The process that marks one workbook and ends. Run as `python -I -m analytics.intake.marker`.

It takes one line on standard input, ["path of the request"], and answers on standard output: a line of JSON, either
["marked", bytes] with that many bytes of a workbook after it, or ["refused", reason]. See `marked` for the request.
"""

from __future__ import annotations

import gc
import io
import json
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from analytics.intake.reading import limits

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from analytics.intake.grid import Value

FILLS = {"error": "F4B8B8", "warning": "FBE3A6", "note": "DCE6F2"}
_ORDER = tuple(FILLS)
_AUTHOR = "Peta Merit"
_MOST_LETTERS = 30_000  # a comment holds 32,767
_MOST_NAME = 31  # letters in the name of a sheet
_NOT_IN_A_NAME = re.compile(r"[\\*?:/\[\]]")
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
Mark = tuple[str, str]  # severity and words


def marked(request: Mapping[str, Any]) -> bytes:
    """The marked workbook."""
    titles: dict[str, str] = {}
    if request["copied"] is None:
        from openpyxl import load_workbook

        book = load_workbook(request["path"], keep_vba=request["format"] == "xlsm", rich_text=True)
    else:
        book = _copied(request["copied"], titles)
    at: dict[tuple[str, str], list[Mark]] = {}
    for sheet, cell, severity, words in request["marks"]:
        name = titles.get(sheet, sheet)
        at.setdefault((name if name in book.sheetnames else book.sheetnames[0], cell), []).append((severity, words))
    merged: dict[str, list[tuple[int, int, int, int]]] = {}
    # Cells first: a comment on A1 for the whole sheet is added to that of the cell.
    for (name, cell), marks in sorted(at.items(), key=lambda one: one[0][1] == ""):
        sheet = book[name]
        if hasattr(sheet, "cell"):  # not a sheet that is a chart
            if name not in merged:
                merged[name] = [one.bounds for one in sheet.merged_cells.ranges]
            _mark(sheet, cell, marks, merged[name])
    return _saved(book)


def _mark(sheet: Worksheet, cell: str, marks: Sequence[Mark], merged: Sequence[tuple[int, int, int, int]]) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    listed = sorted(marks, key=lambda one: _ORDER.index(one[0]))
    target: Any = sheet.cell(*_first_of_merged(cell or "A1", merged))
    words = _NOT_IN_XML.sub(" ", "\n\n".join(words for _, words in listed))
    if target.comment is not None:
        words = f"{target.comment.text}\n\n{words}"
    comment = Comment(words[:_MOST_LETTERS], _AUTHOR)
    comment.width, comment.height = 320, min(400, 60 + len(words) // 2)
    target.comment = comment
    if cell:
        target.fill = PatternFill("solid", fgColor=FILLS[listed[0][0]])


def _first_of_merged(cell: str, merged: Sequence[tuple[int, int, int, int]]) -> tuple[int, int]:
    """Row and column of a cell; a merged one is written at its first."""
    from openpyxl.utils.cell import coordinate_to_tuple

    row, column = coordinate_to_tuple(cell)
    for left, top, right, bottom in merged:
        if top <= row <= bottom and left <= column <= right:
            return top, left
    return row, column


def _copied(sheets: Sequence[Sequence[Any]], titles: dict[str, str]) -> Workbook:
    """A new workbook with the values of all cells; `titles` is told the name of each sheet in it. Text is never taken
    for a formula."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for name, visibility, merged, rows in sheets:
        # Other formats and names of files allow more than XLSX does.
        sheet = book.create_sheet(_title(name))
        titles[name] = sheet.title
        sheet.sheet_state = {"visible": "visible", "hidden": "hidden", "very_hidden": "veryHidden"}[visibility]
        for row, values in enumerate(rows, start=1):
            for column, value in enumerate(values, start=1):
                if value is not None:
                    _write(sheet.cell(row, column), value)
        for first, left, last, right in merged:
            sheet.merge_cells(start_row=first + 1, start_column=left + 1, end_row=last + 1, end_column=right + 1)
    if all(sheet.sheet_state != "visible" for sheet in book.worksheets):
        book.worksheets[0].sheet_state = "visible"
    return book


def _title(name: str) -> str:
    """A name as XLSX allows it; a long one leaves room for the number that tells it from another like it."""
    title = _NOT_IN_XML.sub("_", _NOT_IN_A_NAME.sub("_", name)).strip("'")
    return title if len(title) <= _MOST_NAME else title[: _MOST_NAME - 3]


def _write(cell: Any, value: Value) -> None:
    from analytics.intake.grid import ErrorCell, Uncalculated

    if isinstance(value, ErrorCell):
        cell.value = value.code
    elif isinstance(value, str | Uncalculated):
        words = value if isinstance(value, str) else f"={value.formula}"
        cell.value = _NOT_IN_XML.sub(" ", words)
        cell.data_type = "s"
    else:
        cell.value = value


def _saved(book: Workbook) -> bytes:
    """The workbook as bytes. openpyxl puts each sheet into a file of its own first; here no file can be written."""
    from zipfile import ZIP_DEFLATED, ZipFile

    from openpyxl.worksheet._writer import WorksheetWriter
    from openpyxl.writer.excel import ExcelWriter, SpreadsheetDrawing

    class InMemory(ExcelWriter):  # type: ignore[misc]
        def write_worksheet(self, ws: Any) -> None:
            ws._drawing = SpreadsheetDrawing()
            ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
            writer = WorksheetWriter(ws, out=io.BytesIO())
            writer.write()
            ws._rels = writer._rels
            self._archive.writestr(ws.path[1:], writer.read())
            self.manifest.append(ws)

    made = io.BytesIO()
    InMemory(book, ZipFile(made, "w", ZIP_DEFLATED)).save()
    return made.getvalue()


def answers(path: str) -> Iterator[bytes]:
    """The answer to a request, in pieces."""
    from analytics.intake.reading.values import no_number, value

    def known(sent: dict[str, Any]) -> Any:
        return sent if "marks" in sent else value(sent)

    try:
        with open(path, "rb") as file:
            made = marked(json.loads(file.read(), object_hook=known, parse_constant=no_number))
        yield json.dumps(["marked", len(made)]).encode() + b"\n"
        yield made
    except MemoryError:
        yield b'["refused","memory"]\n'
    except Exception:
        # Reading takes what it understands; writing back needs every part of a workbook to be understood.
        yield b'["refused","not_written_back"]\n'


def main() -> None:
    """Mark what standard input names."""
    limits.hold()
    # Numbers of numpy never come here; loading it would take as long as all of openpyxl, and much of the memory.
    sys.modules["numpy"] = None  # type: ignore[assignment]
    # One workbook is made and nothing of it dropped before the end: looking for what was dropped only takes time.
    gc.disable()
    import openpyxl  # noqa: F401  loaded while the request is being written

    asked = sys.stdin.buffer.readline()
    if not asked:
        return
    (path,) = json.loads(asked)
    out = sys.stdout.buffer
    for piece in answers(path):
        out.write(piece)
    out.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
