"""Tables: what a file holds is what the screen shows, so both come from one `Table`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analytics import numbers
from analytics.export import Column, Table
from ui import html
from ui.address import Here

MOST_ON_SCREEN = 100
_NUMBERS = {"agency", "points", "percent", "row", "witness", "source"}
# Columns that hold a difference: shown with its sign, + too.
_SIGNED = {"distance"}


def cell(here: Here, column: Column, value: Any) -> str:
    """A value as HTML, in the form of the language; one that is missing says so and is never 0."""
    if (value is None or value != value) and column.unit == "agency":
        words = html.escape(here.say("common.not_known"))
        return f'<span aria-hidden="true">–</span><span class="pm-hidden">{words}</span>'
    if value is None or value != value:
        return f'<span class="pm-unknown">{html.escape(here.say("common.not_known"))}</span>'
    if column.key in _SIGNED:
        return numbers.signed(here.lang, value)
    if column.unit == "percent":
        return numbers.percent(here.lang, value)
    if column.unit in _NUMBERS:
        return numbers.number(here.lang, value)
    return html.escape(value)


def show(here: Here, table: Table, *, most: int = MOST_ON_SCREEN, links: Mapping[str, Any] | None = None) -> None:
    """The table as HTML. `links` gives by column key a function from a row to an address.

    Beyond `most` rows the rest is in the files, and the page says so.
    """
    columns = table.columns
    rows = []
    for row in table.rows[:most]:
        cells = []
        for column in columns:
            shown = cell(here, column, row.get(column.key))
            target = (links or {}).get(column.key)
            cells.append(f'<a href="{html.escape(target(row))}" target="_self">{shown}</a>' if target else shown)
        rows.append(cells)
    marks = [column.unit in _NUMBERS for column in columns]
    html.show(html.table([column.label for column in columns], rows, caption=table.title, numbers=marks))
    if len(table.rows) > most:
        words = here.say("frame.cut_off", shown=most, total=len(table.rows))
        html.show(f'<p class="pm-source">{html.escape(words)}</p>')
