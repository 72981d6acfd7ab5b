"""The sections of the Data page, each in a module of its own; only the chosen one is computed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from analytics.measures import catalogue, compute
from analytics.warehouse import list_releases
from ui import address
from ui.address import Here
from ui.fields import FIELDS
from ui.frame import Chart
from ui.views.data import about, dictionary, downloads, measures, releases, tables, verify, who

SECTIONS: Mapping[str, Callable[[Here], None]] = {
    "tables": tables.show,
    "dictionary": dictionary.show,
    "measures": measures.show,
    "downloads": downloads.show,
    "releases": releases.show,
    "verify": verify.show,
    "about": about.show,
}
_COUNTED = ("agency", "result", "claim", "source")


def choose_tab(here: Here) -> str:
    """The section that the address asks for, with the control that changes it. Its fields go when it is left."""
    tab = str(here["tab"] or next(iter(SECTIONS)))
    kept = {"dataset": here["dataset"]}
    everything = dict.fromkeys(FIELDS["data"])
    chosen = address.choose(
        here, "tab", list(SECTIONS), label=here.say("data.tab"), show=lambda one: here.say(f"data.tabs.{one}"),
        value=tab, widget=st.pills, label_visibility="collapsed",
        as_changes=lambda one: {**everything, **kept, "tab": one or tab},
    )  # fmt: skip
    return str(chosen or tab)


def chart(here: Here) -> Chart | None:
    """The chart of the page, where its first section stands as it opens; no other section pays for it."""
    return who.chart(here) if who.has_room(here) else None


def answer(here: Here) -> str:
    """The first sentence: what the chosen section has, with its number."""
    tab = here["tab"] or next(iter(SECTIONS))
    if tab == "measures":
        return measures.answer(here) or here.say("data.answer.measures", n=len(catalogue()))
    if tab == "releases":
        return here.say("data.answer.releases", n=len(list_releases()), release=here.release.release_id)
    if tab == "about":
        return about.answer(here)
    kind = "simulated" if here.release.is_simulated else "facts"
    counts = {one: compute(here.release, "rows_in_table", table=one) for one in _COUNTED}
    return here.say(f"data.answer.{kind}", **counts)
