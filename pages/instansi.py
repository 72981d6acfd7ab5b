"""Instansi: find an agency by any of its names; its history, and what each source says of it."""

from __future__ import annotations

import streamlit as st

from analytics import by_agency
from analytics.warehouse.dimensions import Agency
from ui import address, frame, html
from ui.address import Here
from ui.views import agencies, told
from ui.views import instansi as view
from ui.views.no_result import explain


@st.fragment
def show() -> None:
    """One agency where the address names one, else the search and the list."""
    here = address.read("instansi")
    agency = view.chosen(here)
    if agency:
        _show_agency(here, agency)
    else:
        _show_search(here)


def _show_search(here: Here) -> None:
    frame.answer(here, agencies.answer(here))
    asked = here["q"] or here["agency"]
    if here["agency"]:
        words = here.say("instansi.unknown_agency", agency=here["agency"], release=here.release.release_id)
        html.show(f'<p class="pm-notice" role="status">{html.escape(words)}</p>')
    agencies.ask(here, asked)
    if asked:
        agencies.show_hits(here, asked)
    agencies.suggest(here)
    frame.heading(here.say("instansi.list.heading"))
    agencies.choose_list(here)
    chart = agencies.listing(here)
    if chart.rows:
        frame.show(here, chart)
    agencies.show_list(here, chart)


def _show_agency(here: Here, agency: Agency) -> None:
    frame.answer(here, view.answer(here, agency), title=agency.name(here.lang))
    if words := view.certainty(here, agency):
        frame.note(words)
    agencies.ask(here)
    rows = by_agency.told(here.release, agency.id)
    if not view.has_result(here, agency):
        explain(here, agency, has_rows=bool(rows))
    if rows:
        frame.show(here, view.course(here, agency))
        frame.heading(here.say("instansi.told_heading"))
        told.show(here, rows)
    if profile := view.aspect_profile(here, agency):
        frame.show(here, profile)
    _show_neighbours(here, agency)
    frame.heading(here.say("instansi.facts_heading"))
    html.show(view.facts(here, agency))
    html.show(f"<p>{html.link(here.href(agency=None, q=None), here.say('instansi.back'))}</p>")


def _show_neighbours(here: Here, agency: Agency) -> None:
    found = view.neighbours(here, agency)
    if found is None:
        return
    words, listed, items = found
    frame.heading(here.say("instansi.near.heading"))
    frame.note(words)
    link = here.href("bandingkan", items=items)
    html.show(f"{listed}<p>{html.link(link, here.say('instansi.near.compare'))}</p>")


show()
