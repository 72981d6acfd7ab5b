"""Pembinaan: which agencies need guidance, in which order and why, what to tell each, and who could be its mentor."""

from __future__ import annotations

import streamlit as st

from ui import address, frame
from ui.address import Here
from ui.views.pembinaan import agency, asked, batch, brief, listing, mentor, officer, plan, printed, tell, way
from ui.views.pembinaan.asked import Asked
from ui.views.pembinaan.map import need_map

SHOW = {"tell": tell.show, "way": way.show, "peers": mentor.show, "brief": brief.show}


@st.fragment
def explore() -> None:
    """One agency where the address names one, else the worklist or the plan."""
    here = address.read("pembinaan")
    found = asked.read(here)
    if one := agency.chosen(here, found):
        agency.answer(here, found, one)
        SHOW[agency.choose_part(here)](here, found, one)
        return
    listing.answer(here, found)
    listing.choose_tab(here)
    if here["tab"] == "plan":
        plan.show(here, found)
    elif here["tab"] == "overview":
        brief.show_overviews(here, found)
    else:
        show_list(here, found)


def show_list(here: Here, found: Asked) -> None:
    """The groups, the controls and the list; below them the map, who is watched, and the printed total."""
    listing.show_groups(here, found)
    listing.choose(here, found)
    listing.show(here, found)
    with st.container(key="pm-no-print-work"):
        batch.show(here, found)
        officer.show(here, found)
    frame.show(here, need_map(here, found))
    listing.show_watch(here, found)
    printed.show(here, found)


explore()
