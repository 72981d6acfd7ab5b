"""From cells to a mapping and rows: where the table stands, what its columns hold, which rows speak of an agency."""

from __future__ import annotations

import hashlib
import json

from analytics.intake.grid import Workbook
from analytics.intake.layout.header import head_text
from analytics.intake.layout.heads import Vocabulary, plain
from analytics.intake.layout.mapping import map_workbook, remembered
from analytics.intake.layout.rows import Rows, rows_of
from analytics.intake.model import FileMapping

__all__ = ["Rows", "Vocabulary", "map_workbook", "remembered", "rows_of", "shape_of"]


def shape_of(workbook: Workbook, mapping: FileMapping) -> str:
    """The shape of a file: files with the same heads in the same columns share it. Titles and sheet names don't count.

    `mapping` as it was found, before anybody corrected it: so a corrected one is found again for the next file.
    """
    shape = []
    for sheet in workbook.sheets:
        told = mapping.sheets.get(sheet.name)
        if told is None or told.layout == "none":
            continue
        rows = [sheet.rows[row - 1] for row in told.header_rows if row <= len(sheet.rows)]
        heads = [
            [column, plain(text)] for row in rows for column, value in enumerate(row) if (text := head_text(value))
        ]
        shape.append([told.layout, heads])
    return hashlib.sha256(json.dumps(shape, ensure_ascii=False).encode()).hexdigest()
