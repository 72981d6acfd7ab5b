"""Data: tables, dictionary, measures, downloads, releases, verification, and what these data are."""

from __future__ import annotations

import streamlit as st

from ui import address, frame
from ui.views import data as view


@st.fragment
def show() -> None:
    """The answer, the choice of a section, the chart where nothing was asked yet, and the chosen section alone."""
    here = address.read("data")
    frame.answer(here, view.answer(here))
    tab = view.choose_tab(here)
    if (chart := view.chart(here)) is not None:
        frame.show(here, chart)
        frame.heading(here.say("data.dictionary.all_tables"))
    view.SECTIONS[tab](here)


show()
