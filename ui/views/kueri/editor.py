"""The editor, and beside it what can be queried."""

from __future__ import annotations

import streamlit as st

from analytics.query import limits
from analytics.query.schema import Described, schema
from ui import address, html
from ui.address import Here

_KEY = "kueri.sql"
# Which query of the address stands in the editor: what somebody is still writing is not written over.
_SEEDED = "pm_kueri_seeded"
_HEIGHT = 300


def show_editor(here: Here) -> None:
    """The field for the query with its button; beside it, on a phone below it, the schema."""
    _seed(here["sql"] or "")
    left, right = st.columns([3, 2], gap="medium")
    with left, st.form("pm-kueri", border=False):
        st.text_area(here.say("kueri.editor"), key=_KEY, height=_HEIGHT)
        st.form_submit_button(here.say("kueri.run"), key="kueri.run", type="primary", on_click=_run)
        html.show(f'<p class="pm-source">{html.escape(here.say("kueri.keys"))}</p>')
    with right:
        html.show(_schema(here))


def length_beyond() -> int:
    """How long the query in the editor is, where that is more than an address holds; else nothing."""
    typed = len(str(st.session_state.get(_KEY) or "").strip())
    return typed if typed > limits.CHARACTERS else 0


def _seed(asked: str) -> None:
    if st.session_state.get(_SEEDED) == asked and (_KEY in st.session_state):
        return
    st.session_state[_SEEDED] = asked
    st.session_state[_KEY] = asked


def _run() -> None:
    if length_beyond():
        return
    typed = str(st.session_state.get(_KEY) or "").strip()
    st.session_state[_SEEDED] = typed
    address.go(sql=typed, at=None)


def _schema(here: Here) -> str:
    names = "".join(_described(here, one) for one in schema(here.release, here.lang))
    title, lead, label = (html.escape(here.say(f"kueri.schema.{one}")) for one in ("title", "lead", "label"))
    return (
        f'<h2 class="pm-label">{title}</h2><p class="pm-source">{lead}</p>'
        f'<div class="pm-schema" tabindex="0" role="group" aria-label="{label}">{names}</div>'
    )


def _described(here: Here, one: Described) -> str:
    columns = "".join(
        f"<li><code>{html.escape(column.key)}</code> <span>{html.escape(column.type.lower())}</span> "
        f"{html.escape(column.meaning)}</li>"
        for column in one.columns
    )
    kind = here.say(f"kueri.schema.kind.{one.relation.kind}")
    return (
        f"<details><summary><code>{html.escape(one.written)}</code> <span>{html.escape(one.title)}</span></summary>"
        f'<p class="pm-source">{html.escape(kind)}. {html.escape(one.meaning)}</p><ul>{columns}</ul></details>'
    )
