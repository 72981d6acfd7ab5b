"""XLSX, the first choice for people: a sheet that explains, then the data with its header frozen.

Text is written as text cells, so that codes such as 35.10 keep their zero and nothing is computed; a text that begins
like a formula also carries Excel's own mark for text, which keeps it text when somebody edits it. Nothing is cut off:
what does not fit into a sheet or a cell stops the export.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from analytics.errors import DoesNotFit
from analytics.export.safe import make_safe
from analytics.export.table import Cell, Table
from analytics.warehouse.read import descriptor
from analytics.words import text

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS, MOST_LETTERS = 1_048_576, 32_767
_SHEET_NAME = 31
# The first day of ZIP files: the same release gives the same bytes, and no day is pretended.
NO_DAY = datetime(1980, 1, 1)
_NARROW, _WIDE, _WIDEST = 9, 14, 46


def write(table: Table) -> bytes:
    """A workbook of one table: first the sheet that explains, then the data."""
    return _workbook([table], sheet_names=[text(table.lang, "export.data_sheet")])


def write_all(tables: Sequence[Table]) -> bytes:
    """A workbook of all tables of a release: first the sheet that explains, then a sheet a table."""
    return _workbook(tables, sheet_names=[table.name for table in tables])


def _workbook(tables: Sequence[Table], *, sheet_names: Sequence[str]) -> bytes:
    import xlsxwriter

    for table in tables:
        _check_size(table)
    out = io.BytesIO()
    first = tables[0]
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": first.title if len(tables) == 1 else first.source_line, "created": NO_DAY})
        looks = _looks(book)
        _explain(book.add_worksheet(text(first.lang, "export.readme_sheet")), tables, looks)
        for table, name in zip(tables, sheet_names, strict=True):
            mark = "SIMULASI " if table.release.is_simulated else ""
            _fill(book.add_worksheet((mark + name)[:_SHEET_NAME]), table, looks)
    return out.getvalue()


def _check_size(table: Table) -> None:
    if len(table.rows) >= MOST_ROWS:
        raise DoesNotFit("xlsx", table.name, "rows", len(table.rows), MOST_ROWS - 1)
    longest = max((len(cell) for row in table.cells for cell in row if isinstance(cell, str)), default=0)
    if longest > MOST_LETTERS:
        raise DoesNotFit("xlsx", table.name, "characters in a cell", longest, MOST_LETTERS)


def _looks(book: Workbook) -> dict[str, Any]:
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    quoted = book.add_format()
    quoted.set_quote_prefix()
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "warning": book.add_format({"bold": True, "font_color": "#9D4649"}),
        "label": book.add_format({"bold": True, "valign": "top"}),
        "prose": book.add_format({"text_wrap": True, "valign": "top"}),
        "head": head,
        "quoted": quoted,
    }


def _put(sheet: Worksheet, row: int, column: int, cell: Cell, look: Any = None, quoted: Any = None) -> None:
    if cell is None:
        return
    if isinstance(cell, bool):
        status = sheet.write_boolean(row, column, cell, look)
    elif isinstance(cell, str):
        status = sheet.write_string(row, column, cell, quoted if quoted and make_safe(cell) != cell else look)
    else:
        status = sheet.write_number(row, column, cell, look)
    assert status == 0, f"cell {row}, {column} was not written"


def _fill(sheet: Worksheet, table: Table, looks: dict[str, Any]) -> None:
    for place, column in enumerate(table.columns):
        _put(sheet, 0, place, column.label, looks["head"])
    cells = table.cells
    for line, row in enumerate(cells, start=1):
        for place, cell in enumerate(row):
            _put(sheet, line, place, cell, quoted=looks["quoted"])
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, _width(column.label, [row[place] for row in cells]))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(cells), 1), len(table.columns) - 1)
    sheet.repeat_rows(0)
    sheet.set_footer(f"&L{_escaped(table.source_line)}&R&P/&N")


def _escaped(words: str) -> str:
    return words.replace("&", "&&")[:200]


def _width(label: str, cells: Sequence[Cell]) -> int:
    longest = max((len(str(cell)) for cell in cells[:200] if cell is not None), default=0)
    return min(max(longest + 2, min(len(label) + 2, _WIDE), _NARROW), _WIDEST)


def _explain(sheet: Worksheet, tables: Sequence[Table], looks: dict[str, Any]) -> None:
    """The sheet "read me first": what this is, of what, how many rows, from where, and what each column means."""
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 3, 30)
    sheet.set_column(4, 4, 80)
    line = 0
    for label, value, look in _statements(tables):
        _put(sheet, line, 0, label, looks["label"])
        _put(sheet, line, 1, value, looks.get(look))
        line += 1
    lang = tables[0].lang
    for place, key in enumerate(("table", "key", "label", "unit", "meaning")):
        _put(sheet, line + 1, place, text(lang, f"export.readme.{key}"), looks["head"])
    line += 2
    for table in tables:
        for column in table.columns:
            for place, words in enumerate((table.name, column.key, column.label, column.unit, column.meaning)):
                _put(sheet, line, place, words, looks["prose"])
            line += 1


def _statements(tables: Sequence[Table]) -> list[tuple[str, Cell, str]]:
    first, lang = tables[0], tables[0].lang
    release = first.release
    licence = descriptor()["licenses"][0]

    def said(key: str, value: Cell, look: str = "") -> tuple[str, Cell, str]:
        return text(lang, f"export.readme.{key}"), value, look

    found = [said("warning", text(lang, "export.simulated"), "warning")] if release.is_simulated else []
    if len(tables) == 1:
        found += [said("title", first.title, "title"), said("base", first.subtitle)]
        found += [said("selection", first.selection), said("rows", len(first.rows))]
    else:
        found += [said("title", release.title_en if lang == "en" else release.title, "title")]
        found += [said("base", release.note_en if lang == "en" else release.note), said("selection", first.selection)]
        found += [(f"{said('rows', None)[0]}: {table.name}", len(table.rows), "") for table in tables]
    found += [said("source", first.source_line), said("release", release.release_id)]
    found += [said("content_hash", release.content_hash)]
    found += [said("fingerprint", first.fingerprint)] if first.fingerprint else []
    found += [said("note", note) for note in first.notes]
    found += [
        said("licence", f"{licence['title']} ({licence['path']})"),
        said("not_official", text(lang, "export.not_official")),
    ]
    return found
