"""How a sheet was understood, to be corrected by a person: its head, its year, and what each column holds."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from typing import Any

import streamlit as st

from analytics.errors import PetaMeritError
from analytics.intake import remembered
from analytics.intake.drafts import Draft, save_draft
from analytics.intake.examine import Examined
from analytics.intake.grid import Sheet, column_name
from analytics.intake.layout import remembered as to_remember
from analytics.intake.layout import shape_of
from analytics.intake.layout.columns import columns_of
from analytics.intake.layout.header import header_at, is_blank
from analytics.intake.layout.heads import RESULT, Vocabulary
from analytics.intake.model import FIELDS, Column, FileMapping, Layout, SheetMapping, as_plain
from analytics.intake.publish import registry_release
from analytics.intake.registry import FORMS, STAGES, Registry
from analytics.selection import YEARS
from analytics.warehouse.dimensions import aspects, sub_aspects
from ui import frame, html, sign_in
from ui.address import Here
from ui.views.impor.heads import column_words, head_of
from ui.views.impor.said import refusal

_OF_ASPECT = ("aspect_points", "aspect_percent")
_OF_PART = (*_OF_ASPECT, "sub_aspect_level", "sub_aspect_points")
# Fields that several columns may hold at once; of any other the last column would win unseen.
_OFTEN = ("number", "remark", "ignored")
_LAYOUTS: tuple[Layout, ...] = ("agency", "agency_aspect", "agency_sub_aspect")
_NEEDS = {"agency_aspect": "aspect", "agency_sub_aspect": "sub_aspect"}
# Not None, which a select box takes for no choice at all and offers to clear.
_OPEN = "open"
_ROWS_OFFERED, _HEAD_ROWS, _CELLS_SHOWN = 60, 5, 60


@dataclass(frozen=True)
class _Shown:
    """A sheet in the form: where it stands, how it was understood, and the beginning of its widgets' keys.

    The keys follow draft and mapping: fields of another draft, or of a mapping that was undone, start anew.
    """

    here: Here
    grid: Sheet
    sheet: SheetMapping
    key: str


def show(here: Here, draft: Draft, examined: Examined) -> None:
    """The controls of one sheet at a time, saved together, and remembered for files of the same shape."""
    mapping = examined.inspection.mapping
    # There even if empty: what stands below keeps its place in the page, and with it whoever is at its keyboard.
    with st.container(key="impor.mapping.state"):
        if draft.given:
            kept = "impor.mapping_given" if _can_be_remembered(examined) else "impor.mapping_given_once"
            frame.note(here.say(kept))
        is_corrected = bool(draft.given) or examined.is_remembered
        if is_corrected and st.button(here.say("impor.mapping_undo"), key="impor.mapping_undo"):
            _do(here, lambda: _undo(draft, examined.shape))
    part = st.expander(here.say("impor.mapping_title"), key=f"impor.mapping.{draft.draft_id}", on_change="rerun")
    if not part.open:  # a sheet may have hundreds of columns
        return
    with part:
        names = list(mapping.sheets)
        name = names[0]
        if len(names) > 1:
            name = st.selectbox(here.say("impor.column.sheet"), names, key=f"impor.sheet.{draft.draft_id}")
        grid = next(one for one in examined.workbook.sheets if one.name == name)
        key = f"impor.map.{draft.draft_id}.{_fingerprint(name, mapping.sheets[name])}"
        shown = _Shown(here, grid, mapping.sheets[name], key)
        rows = _choose_head(shown)
        if not rows:
            frame.note(here.say("impor.map.no_head"))
            return
        # The form's own key does not follow the mapping, so that whoever saves by keyboard keeps his place.
        with st.form(f"impor.mapping.{draft.draft_id}.{names.index(name)}", border=False):
            changed = _controls(shown, rows)
            is_sent = st.form_submit_button(here.say("impor.mapping_save"))
        found = examined.inspection
        frame.note(here.say("impor.mapping_now", results=len(found.results), agencies=found.agencies,
                            errors=sum(one.severity == "error" for one in found.findings)))  # fmt: skip
        if is_sent:
            if wrong := _contradictions(here, changed):
                st.error("\n\n".join(wrong))
            else:
                whole = FileMapping({**mapping.sheets, name: changed}, mapping.names)
                _do(here, lambda: _save(draft, examined, whole))


def _do(here: Here, change: Callable[[], None]) -> None:
    """Do it and show what came of it; a draft may be gone, and a disk full."""
    try:
        change()
    except PetaMeritError as error:
        st.error(refusal(here, error))
    else:
        st.rerun()


def _fingerprint(name: str, sheet: SheetMapping) -> str:
    return sha256(json.dumps([name, asdict(sheet)], sort_keys=True).encode()).hexdigest()[:12]


# The head ------------------------------------------------------------------------------------------------------------


def _choose_head(shown: _Shown) -> tuple[int, ...]:
    """The rows of the head, counted from 1, as they are or as a person shows them. Not in the form: columns follow."""
    now, rows = shown.sheet.header_rows, shown.grid.rows
    first_column, last_column = st.columns(2)
    offered = [row for row in range(1, len(rows) + 1) if _row_words(rows[row - 1])][:_ROWS_OFFERED]
    offered = sorted({*offered, *now})
    first = first_column.selectbox(
        shown.here.say("impor.map.head_first"), offered, index=offered.index(min(now)) if now else None,
        key=f"{shown.key}.first", format_func=lambda row: _row_named(rows, row),
        placeholder=shown.here.say("impor.map.head_choose"),
    )  # fmt: skip
    if first is None:
        return ()
    follow = list(range(first, min(first + _HEAD_ROWS, len(rows) + 1)))
    end = max(now) if now and min(now) == first else first
    follow = sorted({*follow, end})
    last = last_column.selectbox(
        shown.here.say("impor.map.head_last"), follow, index=follow.index(end), key=f"{shown.key}.last.{first}",
        format_func=lambda row: _row_named(rows, row),
    )  # fmt: skip
    return now if now and (first, last) == (min(now), max(now)) else tuple(range(first, last + 1))


def _row_named(rows: Sequence[Sequence[Any]], row: int) -> str:
    return f"{row}: {_row_words(rows[row - 1])}"


def _row_words(row: Sequence[Any]) -> str:
    words = " · ".join(" ".join(str(cell).split()) for cell in row if not is_blank(cell))
    return words if len(words) <= _CELLS_SHOWN else f"{words[:_CELLS_SHOWN].rstrip()}…"


# Sheet and columns ---------------------------------------------------------------------------------------------------


def _controls(shown: _Shown, rows: tuple[int, ...]) -> SheetMapping:
    here, sheet, grid, key = shown.here, shown.sheet, shown.grid, shown.key
    is_known = sheet.layout != "none"
    # Whoever says what a sheet without a known table holds wants it read.
    taken = st.checkbox(here.say("impor.map.taken"), value=sheet.taken or not is_known, key=f"{key}.taken")
    first, second = st.columns(2)
    layout = first.selectbox(
        here.say("impor.map.layout"), _LAYOUTS, index=_LAYOUTS.index(sheet.layout) if is_known else 0,
        key=f"{key}.layout", format_func=lambda one: here.say(f"impor.layout.{one}"),
    )  # fmt: skip
    year = _of_sheet(second, shown, "year", YEARS, str)
    first, second = st.columns(2)
    stage = _of_sheet(first, shown, "stage", STAGES, lambda one: here.say(f"instansi.stage.{one}"))
    form = _of_sheet(second, shown, "form", FORMS, str)
    is_hidden_taken = sheet.is_hidden_taken
    if is_hidden_taken is not None or grid.hidden_rows or grid.hidden_columns or grid.visibility != "visible":
        hidden = {_OPEN: None, "yes": True, "no": False}
        is_hidden_taken = hidden[st.selectbox(
            here.say("impor.map.hidden"), list(hidden), index=list(hidden.values()).index(sheet.is_hidden_taken),
            key=f"{key}.hidden", format_func=lambda one: here.say(f"impor.map.hidden_{one}"),
        )]  # fmt: skip
    changed = replace(
        sheet, taken=taken, layout=layout, year=year, stage=stage, form=form, is_hidden_taken=is_hidden_taken,
        header_rows=rows,
    )  # fmt: skip
    frame.note(here.say("impor.map.columns"))
    return replace(changed, columns=_columns(shown, changed))


def _of_sheet(place: Any, shown: _Shown, name: str, options: Sequence[Any], words: Callable[[Any], str]) -> Any:
    """What holds for the whole sheet, or None: then each row says it, or the titles do."""
    here, now = shown.here, getattr(shown.sheet, name) or _OPEN
    offered = list(dict.fromkeys([_OPEN, *options, now]))
    chosen = place.selectbox(
        here.say(f"impor.map.{name}"), offered, index=offered.index(now), key=f"{shown.key}.{name}",
        format_func=lambda one: here.say("impor.map.from_cells") if one == _OPEN else words(one),
    )  # fmt: skip
    return None if chosen == _OPEN else chosen


def _columns(shown: _Shown, sheet: SheetMapping) -> Mapping[str, Column]:
    """What each column holds. Where a person showed another head, it begins with what that head says."""
    here, grid = shown.here, shown.grid
    rows = sheet.header_rows
    begin = shown.sheet.columns if rows == shown.sheet.header_rows else _proposed(grid, rows, sheet.year)
    choices = _choices([*shown.sheet.columns.values(), *begin.values()])
    words = {one: column_words(here, one) for one in choices}
    asked = []
    for at in range(max(map(len, grid.rows), default=0)):
        letter = column_name(at)
        head = head_of(grid, sheet, at)
        if head or letter in begin:
            asked.append((letter, head))
    columns = {}
    places: list[Any] = []
    for letter, head in asked:
        # Two beside each other, row by row, so that Tab goes as one reads.
        places = places or list(st.columns(2))
        columns[letter] = places.pop(0).selectbox(
            here.say("impor.map.column", letter=letter, head=html.as_label(head)), choices,
            index=choices.index(begin.get(letter, Column("ignored"))), key=f"{shown.key}.{rows[0]}.{rows[-1]}.{letter}",
            format_func=lambda one: words[one],
        )  # fmt: skip
    return {letter: one for letter, one in columns.items() if one.field != "ignored" or letter in begin}


def _proposed(grid: Sheet, rows: Sequence[int], year: int | None) -> Mapping[str, Column]:
    registry = Registry.of(registry_release())
    vocabulary = Vocabulary.of(registry)
    header = header_at(grid, vocabulary, [row - 1 for row in rows])
    found = columns_of(grid, header, vocabulary, registry, year)
    return {column_name(at): one for at, one in sorted(found.items())}


def _choices(now: Sequence[Column]) -> list[Column]:
    """What a column can hold: the simple fields, each aspect in points and in percent, what the sheet has now, and what
    goes with that: the other sub-aspects, score and category of the same years and stages."""
    simple = [Column(one) for one in FIELDS if one not in _OF_PART]
    parts = [Column(one, aspect) for one in _OF_ASPECT for aspect in aspects(registry_release())]
    if any(one.field == "sub_aspect_level" for one in now):
        parts += [Column("sub_aspect_level", one) for one in sub_aspects(registry_release())]
    times = dict.fromkeys((one.year, one.stage) for one in now if one.year or one.stage)
    of_times = [Column(name, None, year, stage) for year, stage in times for name in ("score", "category")]
    return list(dict.fromkeys([*simple, *parts, *of_times, *now]))


def _contradictions(here: Here, sheet: SheetMapping) -> list[str]:
    """What of a mapping cannot be meant, as sentences; a sheet that is not taken may say anything."""
    if not sheet.taken:
        return []
    where: defaultdict[Column, list[str]] = defaultdict(list)
    for letter, one in sheet.columns.items():
        where[one].append(letter)
    held = {one.field for one in where}
    wrong = [
        here.say("impor.map.wrong.twice", columns=here.say("common.and").join(letters), field=column_words(here, one))
        for one, letters in where.items() if len(letters) > 1 and one.field not in _OFTEN
    ]  # fmt: skip
    if "agency" not in held:
        wrong.append(here.say("impor.map.wrong.no_agency"))
    if not held & RESULT:
        wrong.append(here.say("impor.map.wrong.no_result"))
    needed = _NEEDS.get(sheet.layout)
    if needed and needed not in held:
        wrong.append(here.say("impor.map.wrong.layout", layout=here.say(f"impor.layout.{sheet.layout}"),
                              field=here.say(f"impor.field.{needed}")))  # fmt: skip
    return wrong


# Kept and undone -----------------------------------------------------------------------------------------------------


def _can_be_remembered(examined: Examined) -> bool:
    """Whether a table was recognised at all: all files in which none was have one shape, whatever they hold."""
    return examined.shape != shape_of(examined.workbook, FileMapping({}))


def _save(draft: Draft, examined: Examined, mapping: FileMapping) -> None:
    save_draft(draft, given=as_plain(FileMapping(mapping.sheets)))
    if _can_be_remembered(examined):
        who = sign_in.person()
        remembered.remember_mapping(examined.shape, to_remember(mapping), who=who.name if who else draft.owner,
                                    file_name=draft.file_name)  # fmt: skip


def _undo(draft: Draft, shape: str) -> None:
    remembered.forget_mapping(shape)
    save_draft(draft, given=None)
