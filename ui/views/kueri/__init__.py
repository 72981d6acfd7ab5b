"""The parts of the page Kueri: what was asked and answered, editor and schema, result, examples, limits."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from analytics.query import ask as query
from analytics.query import limits
from analytics.query.ask import Answer
from analytics.query.errors import Refused
from analytics.warehouse.queryable import relations
from ui.address import Here
from ui.views.kueri import editor, result
from ui.views.kueri.editor import show_editor
from ui.views.kueri.help import show_examples, show_limits
from ui.views.kueri.result import show_result

__all__ = ["Asked", "answer", "ask", "show_editor", "show_examples", "show_limits", "show_result"]


@dataclass(frozen=True)
class Asked:
    """What became of the query in the address: an answer, a refusal, or neither where none was asked."""

    answer: Answer | None = None
    refused: Refused | None = None


def ask(here: Here) -> Asked:
    """The answer to the query in the address, or why there is none."""
    if too_long := editor.length_beyond():
        return Asked(refused=Refused("too_long", limit=limits.CHARACTERS, n=too_long))
    if not here["sql"]:
        return Asked()
    try:
        with st.spinner(here.say("kueri.running")):
            return Asked(answer=query.ask(here.release, here["sql"]))
    except Refused as refused:
        return Asked(refused=refused)


def answer(here: Here, asked: Asked) -> str:
    """The first sentence: how much the query gives, why it gives nothing, or what can be asked."""
    if asked.refused is not None:
        return here.say("kueri.answer_refused", sentence=asked.refused.sentence(here.lang))
    found = asked.answer
    if found is None:
        readable = [one for one in relations(here.release).values() if one.kind != "macro"]
        return here.say("kueri.answer", n=len(readable))
    if not found.rows:
        return here.say("kueri.answer_empty")
    if found.is_cut:
        return here.say("kueri.answer_cut", n=len(found.rows))
    if len(found.rows) == len(found.columns) == 1:
        return here.say("kueri.answer_value", value=result.in_words(here, found.rows[0][0]))
    return here.say("kueri.answer_rows", n=len(found.rows), columns=len(found.columns))
