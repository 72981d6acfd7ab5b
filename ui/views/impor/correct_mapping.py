"""How a sheet was understood, to be corrected by a person: year, hidden parts, and what each column holds."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from analytics.intake import remembered
from analytics.intake.drafts import Draft, save_draft
from analytics.intake.examine import Examined
from analytics.intake.grid import column_name
from analytics.intake.layout import remembered as to_remember
from analytics.intake.model import FIELDS, Column, FileMapping, Layout, SheetMapping, as_plain
from analytics.intake.publish import registry_release
from analytics.selection import YEARS
from analytics.warehouse.dimensions import aspects
from ui import frame
from ui.address import Here

_OF_ASPECT = ("aspect_points", "aspect_percent")
_OF_PART = (*_OF_ASPECT, "sub_aspect_level", "sub_aspect_points")
_LAYOUTS: tuple[Layout, ...] = ("agency", "agency_aspect", "agency_sub_aspect")
_LONGEST = 40


def show(here: Here, draft: Draft, examined: Examined) -> None:
    """The controls of one sheet at a time, saved together, and remembered for files of the same shape."""
    mapping = examined.inspection.mapping
    with st.expander(here.say("impor.mapping_title")):
        name = st.selectbox(here.say("impor.column.sheet"), list(mapping.sheets), key=f"impor.sheet.{draft.draft_id}")
        sheet = mapping.sheets[name]
        with st.form(f"impor.mapping.{name}", border=False):
            changed = _controls(here, examined, name, sheet)
            if st.form_submit_button(here.say("impor.mapping_save")):
                _save(draft, examined, FileMapping({**mapping.sheets, name: changed}, mapping.names))
                st.rerun()
        if draft.given or examined.is_remembered:
            st.button(here.say("impor.mapping_undo"), key="impor.mapping_undo", type="tertiary",
                      on_click=partial(_undo, draft, examined.shape))  # fmt: skip


def _controls(here: Here, examined: Examined, name: str, sheet: SheetMapping) -> SheetMapping:
    key = f"impor.map.{name}"
    taken = st.checkbox(here.say("impor.map.taken"), value=sheet.taken, key=f"{key}.taken")
    layouts = list(dict.fromkeys([sheet.layout, *_LAYOUTS]))
    layout = st.selectbox(here.say("impor.map.layout"), layouts, key=f"{key}.layout",
                          format_func=lambda one: here.say(f"impor.layout.{one}"))  # fmt: skip
    years = [None, *YEARS]
    year = st.selectbox(
        here.say("impor.map.year"), years, index=years.index(sheet.year) if sheet.year in years else 0,
        key=f"{key}.year", format_func=lambda one: str(one or here.say("impor.map.from_cells")),
    )  # fmt: skip
    hidden = [None, True, False]
    is_hidden_taken = st.selectbox(
        here.say("impor.map.hidden"), hidden, index=hidden.index(sheet.is_hidden_taken), key=f"{key}.hidden",
        format_func=lambda one: here.say(f"impor.map.hidden_{ {None: 'open', True: 'yes', False: 'no'}[one] }"),
    )  # fmt: skip
    frame.note(here.say("impor.map.columns"))
    columns = {}
    choices = _choices(sheet)
    grid = next(one for one in examined.workbook.sheets if one.name == name)
    heads = {column_name(at): _head(grid.rows, sheet.header_rows, at) for at in range(_width(grid.rows))}
    for letter, head in heads.items():
        now = sheet.columns.get(letter, Column("ignored"))
        if not head and letter not in sheet.columns:
            continue
        columns[letter] = st.selectbox(
            here.say("impor.map.column", letter=letter, head=head), choices, index=choices.index(now),
            key=f"{key}.{letter}", format_func=lambda one: _column_words(here, one),
        )  # fmt: skip
    kept = {letter: one for letter, one in columns.items() if one.field != "ignored" or letter in sheet.columns}
    return replace(sheet, taken=taken, layout=layout, year=year, is_hidden_taken=is_hidden_taken, columns=kept)


def _choices(sheet: SheetMapping) -> list[Column]:
    """What a column can hold: the simple fields, each aspect in points and in percent, and what the sheet has now."""
    simple = [Column(one) for one in FIELDS if one not in _OF_PART]
    parts = [Column(one, aspect) for one in _OF_ASPECT for aspect in aspects(registry_release())]
    return list(dict.fromkeys([*simple, *parts, *sheet.columns.values()]))


def _column_words(here: Here, one: Column) -> str:
    known = aspects(registry_release())
    words = here.say(f"impor.field.{one.field}")
    part = known[one.part].name(here.lang) if one.part and one.part in known else one.part
    return " ".join(str(word) for word in (words, part, one.year) if word)


def _width(rows: object) -> int:
    return max((len(row) for row in rows), default=0)  # type: ignore[attr-defined]


def _head(rows: object, header_rows: tuple[int, ...], at: int) -> str:
    cells = [rows[row - 1][at] for row in header_rows if at < len(rows[row - 1])]  # type: ignore[index]
    return " · ".join(" ".join(str(cell).split()) for cell in cells if cell is not None)[:_LONGEST]


def _save(draft: Draft, examined: Examined, mapping: FileMapping) -> None:
    save_draft(draft, given=as_plain(FileMapping(mapping.sheets)))
    remembered.remember_mapping(examined.shape, to_remember(mapping), who=draft.owner, file_name=draft.file_name)


def _undo(draft: Draft, shape: str) -> None:
    remembered.forget_mapping(shape)
    save_draft(draft, given=None)
