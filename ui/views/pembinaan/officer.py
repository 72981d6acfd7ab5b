"""The list as a workbook for an officer's own notes, and the notes of an earlier one brought back into it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import streamlit as st

from analytics.errors import PetaMeritError
from analytics.guidance.notes import Notes, read_notes
from analytics.guidance.sheet import to_xlsx
from ui import frame, html
from ui.address import Here
from ui.views.impor.said import refusal
from ui.views.pembinaan.asked import Asked

# What was brought in this session: kept nowhere else, since notes are about people's work.
_BROUGHT = "pm_guidance_notes"


@dataclass(frozen=True)
class _Brought:
    """A file that was read: which one, its notes, or why it was not taken."""

    file_id: str
    notes: Notes | None
    refused: PetaMeritError | None = None


def show(here: Here, asked: Asked) -> None:
    """Bring an earlier list, see what of it was kept, and take the list with all notes in it."""
    frame.heading(here.say("pembinaan.notes.title"))
    frame.note(here.say("pembinaan.notes.what"))
    given = st.file_uploader(here.say("pembinaan.notes.bring"), key="pembinaan.notes.file", type=["xlsx"])
    brought = _read(given) if given is not None else None
    notes = brought.notes if brought else None
    if brought and brought.refused:
        words = refusal(here, brought.refused)
        html.show(f'<p class="pm-notice" role="status">{html.escape(words)}</p>')
    if notes:
        _told(here, asked, notes)
    key = "with_notes" if notes else "without_notes"
    st.download_button(
        here.say(f"pembinaan.notes.{key}", n=len(asked.found.rows)),
        partial(to_xlsx, asked.found, here.lang, notes), file_name=here.say("pembinaan.notes.file_name",
        upto=str(asked.upto), release=here.release.release_id), on_click="ignore", key="pembinaan.notes.download",
    )  # fmt: skip


def _read(given: object) -> _Brought:
    file_id = str(getattr(given, "file_id", ""))
    kept: _Brought | None = st.session_state.get(_BROUGHT)
    if kept is None or kept.file_id != file_id:
        try:
            content, name = given.getvalue(), given.name  # type: ignore[attr-defined]
            kept = _Brought(file_id, read_notes(content, name))
        except PetaMeritError as error:
            kept = _Brought(file_id, None, error)
        st.session_state[_BROUGHT] = kept
    return kept


def _told(here: Here, asked: Asked, notes: Notes) -> None:
    """How many notes were read, where they go, and what of the file is not kept."""
    listed = {row.agency_id for row in asked.found.rows}
    inside = sum(one in listed for one in notes.rows)
    frame.note(here.say("pembinaan.notes.read", n=len(notes.rows), inside=inside, outside=len(notes.rows) - inside))
    if notes.left:
        frame.note(here.say("pembinaan.notes.left", sheets=", ".join(notes.left)))
