"""Every table of the release: searched, sorted, a page at a time, and as a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from analytics import export, numbers
from analytics.export import Column, Table
from analytics.export.table import plain
from analytics.warehouse.dimensions import agencies
from analytics.warehouse.tables import find_rows, table_columns
from ui import address, html
from ui.address import Here
from ui.fields import FIELDS, OWN

FIRST = "result"
# A text beyond this many characters gets room of its own, so that a row of many columns stays low.
LONG = 40
# The one that most people can open stands first.
FORMATS = ("xlsx", *(one for one in export.FORMATS if one != "xlsx"))


def chosen_dataset(here: Here) -> str:
    """The table that the address names, else the results."""
    return str(here["dataset"] or FIRST)


def choose_dataset(here: Here) -> str:
    """The control for the table; a new table starts without search and order."""
    names = list(table_columns(here.release))
    empty = dict.fromkeys(("q", "sort", "order", "at"))
    address.choose(
        here, "dataset", names, label=here.say("data.tables.which"), show=lambda name: _name(here, name),
        value=chosen_dataset(here), as_changes=lambda name: {**empty, "dataset": name},
    )  # fmt: skip
    return chosen_dataset(here)


def _name(here: Here, name: str) -> str:
    return f"{export.release_table(here.release, name, here.lang, rows=()).title} ({name})"


def show(here: Here) -> None:
    """The controls, the rows, the pages, the files."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="pm-data-which"):
        name = choose_dataset(here)
        address.choose_text(here, "q", label=here.say("data.tables.search"), also={"at": None})
    table = export.release_table(here.release, name, here.lang, rows=())
    sort, per = _choose_order(here, table)
    search, descending = here["q"] or "", here["order"] == "down"
    _, count = find_rows(here.release, name, search=search, most=0)
    pages = max(1, -(-count // per))
    _describe(here, table, count)
    at = address.asked_page(here, "at", pages)
    rows, _ = find_rows(
        here.release, name, search=search, sort=sort, descending=descending, most=per, skip=(at - 1) * per
    )
    _show_rows(here, table, rows)
    address.choose_page(here, "at", pages)
    _files(here, table, search, sort, descending)


def _choose_order(here: Here, table: Table) -> tuple[str | None, int]:
    labels = {column.key: column.label for column in table.columns}
    sort = here["sort"] if here["sort"] in labels else None
    sizes = OWN["per"]
    assert isinstance(sizes, tuple)
    with st.container(horizontal=True, vertical_alignment="top", key="pm-data-order"):
        address.choose(
            here, "sort", ["", *labels], label=here.say("data.tables.sort"), value=sort or "",
            show=lambda key: labels.get(key) or here.say("data.tables.unsorted"),
            as_changes=lambda key: {"sort": key, "at": None},
        )  # fmt: skip
        address.choose(
            here, "order", ["up", "down"], label=here.say("data.tables.order"), value=here["order"] or "up",
            show=lambda one: here.say(f"data.tables.{one}"), disabled=sort is None, widget=st.segmented_control,
            as_changes=lambda one: {"order": "down" if one == "down" else None, "at": None},
        )  # fmt: skip
        per = address.choose(
            here, "per", sizes, label=here.say("data.tables.per"), value=here["per"] or sizes[0], show=str,
            as_changes=lambda one: {"per": one if one != sizes[0] else None, "at": None},
        )  # fmt: skip
    return sort, int(per)


def _describe(here: Here, table: Table, count: int) -> None:
    total = find_rows(here.release, table.name, most=0)[1]
    key = "found" if here["q"] else "all"
    words = here.say(f"data.tables.count_{key}", n=count, of=total, q=here["q"] or "")
    html.show(
        f'<h2 class="pm-title">{html.escape(table.title)}</h2><p class="pm-subtitle">{html.escape(table.subtitle)}</p>'
        f'<p class="pm-note" role="status">{html.rich(words)}</p>'
    )


def _show_rows(here: Here, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    if not rows:
        return
    marks = [column.type in ("integer", "number") for column in table.columns]
    cells = [[_cell(here, table, column, row[column.key]) for column in table.columns] for row in rows]
    drawn = html.table([column.label for column in table.columns], cells, caption=table.title, numbers=marks)
    html.show(f'<div class="pm-wide-table">{drawn}</div>')


def _cell(here: Here, table: Table, column: Column, value: Any) -> str:
    """A cell: codes as text, ids as links, numbers in the form of the language, what is missing as empty."""
    found = plain(value)
    if found is None:
        return f'<span class="pm-unknown">{html.escape(here.say("common.empty"))}</span>'
    if isinstance(found, bool):
        return html.escape(here.say(f"data.dictionary.{'true' if found else 'false'}"))
    if isinstance(found, float):
        return numbers.number(here.lang, found)
    return _text(here, table, column.key, str(found))


def _text(here: Here, table: Table, key: str, words: str) -> str:
    if key in ("agency_id", "successor_id") and words in agencies(here.release):
        return f'<span class="pm-id">{html.link(here.href("instansi", agency=words), words)}</span>'
    if key == "source_id" and table.name != "source":
        return html.link(link_to_source(here, words), words)
    if words.startswith(("https://", "http://")):
        return f'<span class="pm-long">{html.link(words, words, outside=True)}</span>'
    return f'<span class="pm-long">{html.escape(words)}</span>' if len(words) > LONG else html.escape(words)


def link_to_source(here: Here, source_id: str) -> str:
    """The row of a source in its table."""
    empty = dict.fromkeys(FIELDS["data"])
    return here.href("data", **{**empty, "tab": "tables", "dataset": "source", "q": source_id})


def _files(here: Here, table: Table, search: str, sort: str | None, descending: bool) -> None:
    html.show(f'<h3 class="pm-label">{html.escape(here.say("data.tables.files"))}</h3>')
    if search:
        chosen = here.say("data.tables.selection", q=search)

        def make() -> Table:
            rows, _ = find_rows(here.release, table.name, search=search, sort=sort, descending=descending)
            return export.release_table(here.release, table.name, here.lang, rows=rows, selection_words=chosen)

        heads = export.release_table(here.release, table.name, here.lang, rows=(), selection_words=chosen)
        show_files(here, heads, make, words=here.say("data.tables.shown"), key="shown")
    show_files(here, table, lambda: export.release_table(here.release, table.name, here.lang),
               words=here.say("data.tables.whole"), key="whole")  # fmt: skip


def show_files(here: Here, heads: Table, make: Callable[[], Table], *, words: str, key: str) -> None:
    """A row of buttons, one for each format. `make` gives the table when a file is asked for; `heads` names it."""
    with st.container(horizontal=True, vertical_alignment="center", key=f"pm-data-files-{key}"):
        html.show(f'<span class="pm-files-what">{html.escape(words)}</span>')
        for kind in FORMATS:
            st.download_button(
                here.say(f"frame.format.{kind}"), partial(_write, make, kind),
                file_name=export.file_name(heads, kind), on_click="ignore", key=f"data.{key}.{kind}",
                mime=export.FORMATS[kind].media_type,
            )  # fmt: skip


def _write(make: Callable[[], Table], kind: str) -> bytes:
    return export.write_table(make(), kind)
