"""Bandingkan: two to six agencies or groups side by side, on the same axes; what cannot be compared says why."""

from __future__ import annotations

import streamlit as st

from analytics.comparison import LEAST_ITEMS
from ui import address, frame
from ui.views import bandingkan as view
from ui.views import choosing


@st.fragment
def show() -> None:
    """The answer, the chosen items and the way to compare them, then the chart, or why there is none."""
    here = address.read("bandingkan")
    asked = view.read(here)
    frame.answer(here, view.answer(here, asked))
    choosing.choose_items(here, asked)
    choosing.choose_way(here, asked)
    if not asked.obstacle:
        frame.show(here, view.chart(here, asked))
    elif asked.obstacles["aspects"] == "no_values" and not here.release.counts_itself:
        frame.offer_simulated(here, here.say("bandingkan.simulated"), key="aspects")
    if len(asked.items) < LEAST_ITEMS:
        choosing.show_examples(here)


show()
