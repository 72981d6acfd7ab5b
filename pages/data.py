"""Data: tables, dictionary, measures, downloads, releases, verification, and what these data are."""

from __future__ import annotations

import streamlit as st

from ui import address, frame
from ui.views import data as view


@st.fragment
def show() -> None:
    """The answer, the choice of a section, and that section; only the chosen one is computed."""
    here = address.read("data")
    frame.answer(here, view.answer(here))
    tab = view.choose_tab(here)
    view.SECTIONS[tab](here)


show()
