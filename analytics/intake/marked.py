"""The user's own workbook with what was found marked in it: cells filled and commented, all else as it was.

A formula keeps its text and loses its stored result, which a spreadsheet computes again when it opens the file.
Formats that cannot be written back (XLS, XLSB, ODS, CSV) come back as XLSX, with the values of their cells alone.
Only for content that reading accepted.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analytics.intake.findings import say
from analytics.intake.grid import ErrorCell, Uncalculated, Value
from analytics.intake.grid import Workbook as Read
from analytics.intake.model import Finding, Inspection
from analytics.words import text

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_FILLS = {"error": "F4B8B8", "warning": "FBE3A6", "note": "DCE6F2"}
_ORDER = ("error", "warning", "note")
_AUTHOR = "Peta Merit"
_MOST_LETTERS = 30_000  # a comment holds 32,767


def mark_workbook(content: bytes, inspection: Inspection, lang: str) -> bytes:
    """The workbook with each finding as fill and comment at its cell; findings of a sheet or of the file stand at A1,
    as a comment without a fill."""
    from openpyxl import load_workbook

    is_kept = inspection.format in ("xlsx", "xlsm")
    if is_kept:
        book = load_workbook(io.BytesIO(content), keep_vba=inspection.format == "xlsm", rich_text=True)
    else:
        book = _copied(_read(content, inspection))
    at: dict[tuple[str, str], list[Finding]] = {}
    for finding in inspection.findings:
        sheet = finding.sheet if finding.sheet in book.sheetnames else book.sheetnames[0]
        at.setdefault((sheet, finding.cell), []).append(finding)
    # Cells first: a comment on A1 for the whole sheet is added to that of the cell.
    for (sheet, cell), findings in sorted(at.items(), key=lambda one: one[0][1] == ""):
        if hasattr(book[sheet], "cell"):  # not a sheet that is a chart
            _mark(book[sheet], cell, findings, lang)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _mark(sheet: Worksheet, cell: str, findings: Iterable[Finding], lang: str) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    listed = sorted(findings, key=lambda one: _ORDER.index(one.severity))
    target: Any = sheet[_first_of_merged(sheet, cell or "A1")]
    words = "\n\n".join(
        f"{text(lang, f'intake.severity.{one.severity}')}: {' '.join(say(one, lang))} [{one.rule}]" for one in listed
    )
    if target.comment is not None:
        words = f"{target.comment.text}\n\n{words}"
    comment = Comment(words[:_MOST_LETTERS], _AUTHOR)
    comment.width, comment.height = 320, min(400, 60 + len(words) // 2)
    target.comment = comment
    if cell:
        target.fill = PatternFill("solid", fgColor=_FILLS[listed[0].severity])


def _first_of_merged(sheet: Worksheet, cell: str) -> str:
    """A merged cell is written at its first one."""
    for merged in sheet.merged_cells.ranges:
        if cell in merged:
            return str(merged.start_cell.coordinate)
    return cell


def _read(content: bytes, inspection: Inspection) -> Read:
    from analytics.intake.reading import read_file

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "content"
        path.write_bytes(content)
        return read_file(path, file_name=inspection.file_name)


def _copied(read: Read) -> Workbook:
    """A new workbook with the values of all cells. Text is never taken for a formula."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for source in read.sheets:
        sheet = book.create_sheet(source.name)
        sheet.sheet_state = {"visible": "visible", "hidden": "hidden", "very_hidden": "veryHidden"}[source.visibility]
        for row, values in enumerate(source.rows, start=1):
            for column, value in enumerate(values, start=1):
                if value is not None:
                    _write(sheet.cell(row, column), value)
        for first, left, last, right in source.merged:
            sheet.merge_cells(start_row=first + 1, start_column=left + 1, end_row=last + 1, end_column=right + 1)
    if all(sheet.sheet_state != "visible" for sheet in book.worksheets):
        book.worksheets[0].sheet_state = "visible"
    return book


def _write(cell: Any, value: Value) -> None:
    if isinstance(value, ErrorCell):
        cell.value = value.code
        return
    cell.value = f"={value.formula}" if isinstance(value, Uncalculated) else value
    if isinstance(value, str | Uncalculated):
        cell.data_type = "s"
