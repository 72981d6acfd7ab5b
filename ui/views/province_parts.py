"""One province in full, part by part: its agencies, why some are missing, aspects, printed totals, ranking."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from ui import frame, html, tables
from ui.address import Here
from ui.views import province, wilayah

MOST_RANKED = 10


def show_ranking(here: Here, type_: str | None) -> None:
    """The ranking of what can be compared, or why there is none."""
    frame.heading(wilayah.ranking_heading(here, type_))
    found = wilayah.ranking(here, type_=type_)
    if isinstance(found, frame.Chart):
        frame.show(here, found)
        tables.show(here, frame.as_table(here, found, ""), most=MOST_RANKED, links=found.links)
        return
    words, measures = found
    frame.note(words)
    frame.explain(here, measures, key="ranking")


def show(here: Here, *, leave: Callable[[], None]) -> None:
    """The chosen province: its agencies, why some are missing, its aspects, what is printed of it, its ranking."""
    frame.heading(wilayah.place_name(here))
    with st.container(horizontal=True, vertical_alignment="center", key="pm-province-ways"):
        st.button(here.say("province.back"), key="wilayah.back", on_click=leave)
        html.show(html.link(here.href(print="1"), here.say("province.print")))
    frame.show(here, province.spread(here))
    html.show(province.listing(here))
    show_why(here)
    show_aspects(here)
    show_claims(here)
    show_ranking(here, None)


def show_why(here: Here) -> None:
    """Why so little is on record, where it is asked; nothing where all is."""
    if province.is_complete(here):
        return
    words, known, measures = province.why(here)
    frame.heading(province.why_title(here))
    frame.note(words)
    if known:
        with st.expander(here.say("province.why.lists")):
            html.show("".join(f'<p class="pm-note">{html.escape(one)}</p>' for one in known))
    frame.explain(here, measures, key="why")


def show_aspects(here: Here) -> None:
    """The aspects of the province, or that none is on record."""
    chart = province.attainment(here)
    frame.heading(here.say("province.aspects.heading"))
    if chart:
        frame.show(here, chart)
    else:
        frame.offer_simulated(here, province.no_aspects(here), key="aspects")


def show_claims(here: Here) -> None:
    """What somebody printed about the province as a whole."""
    if here.release.is_simulated:
        return
    sentences, measures = province.claims(here)
    frame.heading(here.say("province.claims.heading", place=wilayah.place_name(here)))
    if not sentences:
        frame.note(here.say("province.claims.none", place=wilayah.place_name(here)))
        return
    html.show(f'<ul class="pm-list">{"".join(f"<li>{html.rich(one)}</li>" for one in sentences)}</ul>')
    frame.note(here.say("province.claims.apart"))
    frame.explain(here, measures, key="claims")
