"""Target: where the country stands against the printed targets, who is nearest, and what moving some would do."""

from __future__ import annotations

import streamlit as st

from ui import address
from ui.views.target import moving, printed, standing


@st.fragment
def explore() -> None:
    """The answer, each type against its target, the nearest agencies, what moving some would do, the sources."""
    here = address.read("target")
    asked = standing.read(here)
    standing.answer(here, asked)
    standing.choose(here)
    if asked.rows:
        standing.show(here, asked)
        moving.show(here, asked)
        printed.show(here)


explore()
