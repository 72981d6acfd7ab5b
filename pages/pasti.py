"""Yang dapat dipastikan: the least and the most that the published facts allow, and totals that cannot all be true."""

from __future__ import annotations

import streamlit as st

from ui import address
from ui.views.pasti import beliefs, bound


@st.fragment
def explore() -> None:
    """The answer and its controls, the bounds of every group, what each end rests on, and the totals to believe."""
    here = address.read("pasti")
    asked = bound.read(here)
    bound.answer(here, asked)
    bound.choose(here)
    beliefs.show_clashes(here, asked)
    if asked.found is not None:
        bound.show_ranges(here, asked)
        bound.show_reasons(here, asked)
    beliefs.choose(here, asked)


explore()
