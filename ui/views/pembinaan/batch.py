"""Briefs of the chosen agencies as one ZIP, made in the background while the visitor reads on."""

from __future__ import annotations

import streamlit as st

from analytics.guidance.brief import FORMATS, Batch
from ui import frame, html
from ui.address import Here
from ui.views.pembinaan.asked import Asked

# The batch of this session. One at a time: a new one cancels the one before.
_BATCH = "pm_guidance_batch"
_EVERY = 0.5  # seconds between two looks at it


def show(here: Here, asked: Asked) -> None:
    """Begin a batch for those who are chosen; or how far the one that runs is; or its result."""
    frame.heading(here.say("pembinaan.batch.title"))
    batch: Batch | None = st.session_state.get(_BATCH)
    if batch is None or batch.progress.state not in ("waiting", "running"):
        _begin(here, asked)
    if batch is not None:
        _look(here)


def _begin(here: Here, asked: Asked) -> None:
    if not asked.picked:
        frame.note(here.say("pembinaan.batch.none_picked"))
        return
    key = "pembinaan.batch.formats"
    st.session_state.setdefault(key, [next(iter(FORMATS))])
    formats = st.pills(
        here.say("pembinaan.batch.formats"), list(FORMATS), selection_mode="multi", key=key, format_func=str.upper
    )  # fmt: skip
    st.button(
        here.say("pembinaan.batch.begin", n=len(asked.picked)), key="pembinaan.batch.begin", type="primary",
        disabled=not formats, on_click=_start, args=(here, asked, tuple(formats or ())),
    )  # fmt: skip


def _start(here: Here, asked: Asked, formats: tuple[str, ...]) -> None:
    _cancel()
    batch = Batch(asked.country, asked.picked, formats, here.lang)
    st.session_state[_BATCH] = batch
    batch.start()


def _cancel() -> None:
    if (running := st.session_state.get(_BATCH)) is not None:
        running.cancel()


def _look(here: Here) -> None:
    """How far it is, looked at again and again until it has ended."""
    running = st.session_state[_BATCH].progress.state in ("waiting", "running")
    st.fragment(_state, run_every=_EVERY if running else None)(here)


def _state(here: Here) -> None:
    batch: Batch = st.session_state[_BATCH]
    now = batch.progress
    if now.state in ("waiting", "running"):
        words = here.say(f"pembinaan.batch.{now.state}", done=now.done, total=now.total)
        st.progress(now.done / now.total if now.total else 0.0, text=words)
        st.button(here.say("pembinaan.batch.cancel"), key="pembinaan.batch.cancel", on_click=_cancel)
        return
    if st.session_state.get(f"{_BATCH}_ended") is not batch:
        # The controls above stand outside this part: they are drawn anew once, when the work has ended.
        st.session_state[f"{_BATCH}_ended"] = batch
        st.rerun()
    words = here.say(f"pembinaan.batch.{now.state}", done=now.done - now.failed, total=now.total)
    html.show(f'<p class="pm-note" role="status">{html.escape(words)}</p>')
    if batch.failed:
        named = "".join(f"<li>{html.escape(f'{one.agency_id}: {one.reason}')}</li>" for one in batch.failed)
        html.show(f'<p class="pm-note">{html.escape(here.say("pembinaan.batch.failures"))}</p><ul>{named}</ul>')
    if now.state == "done":
        st.download_button(
            here.say("pembinaan.batch.fetch"), batch.result, file_name=batch.name, mime="application/zip",
            on_click="ignore", key="pembinaan.batch.fetch", type="primary",
        )  # fmt: skip
