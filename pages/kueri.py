"""Kueri: a reader's own SQL over the release in view."""

from __future__ import annotations

import streamlit as st

from ui import address, frame
from ui.views import kueri as view


@st.fragment
def show() -> None:
    """The answer, the editor with what can be queried beside it, the result, examples, limits."""
    here = address.read("kueri")
    asked = view.ask(here)
    frame.answer(here, view.answer(here, asked))
    view.show_editor(here)
    if asked.answer is not None:
        view.show_result(here, asked.answer)
    view.show_examples(here)
    view.show_limits(here)


show()
