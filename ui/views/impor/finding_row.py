"""The row of the file that a finding is in, opened over the page: each cell under its head, the one meant marked."""

from __future__ import annotations

import streamlit as st

from analytics.intake.examine import Examined
from analytics.intake.findings import say
from analytics.intake.grid import cell_name, column_name
from analytics.intake.model import Finding
from analytics.intake.understand.values import shown
from ui import html
from ui.address import Here
from ui.views.impor.heads import column_words, head_of


def open_row(here: Here, examined: Examined, finding: Finding) -> None:
    """Show the row in a window; Escape or its cross closes it."""
    title = here.say("impor.row_title", sheet=finding.sheet, cell=finding.cell)
    st.dialog(html.as_label(title), width="medium")(_show)(here, examined, finding)


def _show(here: Here, examined: Examined, finding: Finding) -> None:
    from openpyxl.utils.cell import coordinate_to_tuple

    what, remedy = say(finding, here.lang)
    html.show(f'<p><strong>{html.escape(what)}</strong></p><p class="pm-note">{html.escape(remedy)}</p>')
    grid = next(one for one in examined.workbook.sheets if one.name == finding.sheet)
    mapping = examined.inspection.mapping.sheets.get(finding.sheet)
    row = coordinate_to_tuple(finding.cell)[0] - 1
    rows = []
    for at, value in enumerate(grid.rows[row] if row < len(grid.rows) else ()):
        is_meant = cell_name(row, at) == finding.cell
        column = mapping.columns.get(column_name(at)) if mapping else None
        head = head_of(grid, mapping, at)
        if value is None and not is_meant and not head:
            continue
        words = html.escape(shown(value)) or f'<span class="pm-unknown">{html.escape(here.say("common.empty"))}</span>'
        read_as = f'<br><span class="pm-unknown">{html.escape(column_words(here, column))}</span>' if column else ""
        value_cell = f"<mark>{words}</mark>" if is_meant else words
        rows.append([html.escape(cell_name(row, at)), value_cell, html.escape(head) + read_as])
    heads = [here.say(f"impor.column.{one}") for one in ("cell", "found", "head")]
    drawn = html.table(heads, rows, caption=here.say("impor.row_title", sheet=finding.sheet, cell=finding.cell))
    html.show(f'<div class="pm-row-of-file">{drawn}</div>')
