"""Where an import begins: what to do, the template, the field for the file, drafts, and what was published before."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from analytics import numbers
from analytics.errors import PetaMeritError
from analytics.intake import records, remembered
from analytics.intake.drafts import delete_draft, drafts_of, start_draft
from analytics.intake.publish import rollback
from analytics.intake.reading import keep_ready, limits
from analytics.intake.rights import Person, may
from analytics.intake.template import write_template
from analytics.warehouse.dimensions import agencies
from analytics.warehouse.store import current_id
from ui import address, frame, html
from ui.address import Here
from ui.views.impor import correction
from ui.views.impor.said import refusal

STEPS = ("file", "understand", "mend", "compare", "publish")
_SHOWN = 20


def show(here: Here, person: Person, owner: str) -> None:
    """The five steps, the file, and what is there already."""
    steps = "".join(f"<li>{html.rich(here.say(f'impor.step.{one}'))}</li>" for one in STEPS)
    html.show(f'<ol class="pm-list">{steps}</ol>')
    _choose_file(here, owner)
    _drafts(here, owner)
    _history(here, person)
    correction.show(here, person)
    _settled(here)


def _choose_file(here: Here, owner: str) -> None:
    keep_ready()  # who sees this page brings a file next
    frame.heading(here.say("impor.file_title"))
    given = st.file_uploader(here.say("impor.file"), key="impor.file")
    if given is not None:
        try:
            draft = start_draft(given, given.name, owner)
        except PetaMeritError as error:
            frame.note(refusal(here, error))
        else:
            address.go(draft=draft.draft_id)
            st.rerun()
    stated = limits.stated()
    size = min(stated["file"], st.get_option("server.maxUploadSize"))
    frame.note(here.say("impor.limits", **{**stated, "file": size}))
    st.download_button(
        here.say("impor.template"), partial(write_template, here.lang), file_name=here.say("impor.template_name"),
        on_click="ignore", key="impor.template",
    )  # fmt: skip


def _drafts(here: Here, owner: str) -> None:
    found = drafts_of(owner)
    if not found:
        return
    frame.heading(here.say("impor.drafts_title"))
    frame.note(here.say("impor.drafts_note"))
    for draft in found[:_SHOWN]:
        with st.container(horizontal=True, vertical_alignment="center", key=f"impor.row.{draft.draft_id}"):
            words = html.as_label(here.say("impor.draft", file=draft.file_name, when=_when(here, draft.created)))
            st.button(words, key=f"impor.open.{draft.draft_id}", on_click=address.go, kwargs={"draft": draft.draft_id})
            st.button(here.say("impor.delete"), key=f"impor.delete.{draft.draft_id}", type="tertiary",
                      on_click=delete_draft, args=(draft,))  # fmt: skip


def _history(here: Here, person: Person) -> None:
    done = [entry for entry in reversed(records.journal()) if entry["took_effect"]]
    if not done:
        return
    frame.heading(here.say("impor.history_title"))
    rows = []
    for entry in done[:_SHOWN]:
        release = html.link(here.href("data", tab="releases"), entry["release_id"])
        kind = entry.get("kind_of_change") or entry["action"]
        rows.append([html.escape(_when(here, entry["when"])), html.escape(here.say(f"impor.change.{kind}")), release,
                     html.escape(entry["who"]), html.escape(entry["note"] or "")])  # fmt: skip
    heads = [here.say(f"impor.column.{one}") for one in ("when", "done", "release", "who", "note")]
    html.show(html.table(heads, rows, caption=here.say("impor.history_title")))
    if may(person, "publish") is None:
        _roll_back(here, person, [str(entry["release_id"]) for entry in done], done[0].get("follows"))


def _roll_back(here: Here, person: Person, known: list[str], before: str | None) -> None:
    """One click back to an earlier release, with a note; it is recorded, and nothing is deleted."""
    now = current_id()
    choices = [one for one in dict.fromkeys([before, *known]) if one and one != now]
    if not choices:
        return
    with st.expander(here.say("impor.rollback_title")), st.form("impor.rollback", border=False):
        frame.note(here.say("impor.rollback_note", release=now or ""))
        chosen = st.selectbox(here.say("impor.rollback_to"), choices, key="impor.rollback_to")
        note = st.text_input(here.say("impor.why_note"), key="impor.rollback_note", max_chars=500)
        if st.form_submit_button(here.say("impor.rollback")):
            try:
                rollback(chosen, note=note, who=person, expected_current=now)
            except PetaMeritError as error:
                st.error(refusal(here, error))
            else:
                address.go(release=chosen)
                st.rerun(scope="app")


def _settled(here: Here) -> None:
    """Names and mappings that are taken for granted in every later file; each can be undone."""
    names, mappings = remembered.remembered_aliases(), remembered.remembered_mappings()
    if not names and not mappings:
        return
    known = agencies(here.release)
    with st.expander(here.say("impor.settled_title", n=len(names) + len(mappings))):
        frame.note(here.say("impor.settled_note"))
        for name, entry in names.items():
            agency = known.get(entry["agency_id"])
            shown = agency.name(here.lang) if agency else entry["agency_id"]
            words = here.say("impor.settled_name", name=name, agency=shown, who=entry["who"])
            _undo(here, words, f"name.{name}", partial(remembered.forget_alias, name))
        for shape, entry in mappings.items():
            words = here.say("impor.settled_mapping", file=entry["file_name"], who=entry["who"])
            _undo(here, words, f"shape.{shape}", partial(remembered.forget_mapping, shape))


def _undo(here: Here, words: str, key: str, forget: Callable[[], Any]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"impor.settled.{key}"):
        frame.note(words)
        st.button(here.say("impor.undo"), key=f"impor.undo.{key}", type="tertiary", on_click=forget)


def _when(here: Here, stamp: str) -> str:
    return f"{numbers.date(here.lang, stamp[:10])} {stamp[11:16]} UTC"
