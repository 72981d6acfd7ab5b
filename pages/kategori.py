"""Kategori: the spread over the categories by any grouping, moves between two years, and who stands near a limit."""

from __future__ import annotations

import streamlit as st

from analytics.selection import YEARS
from ui import address, choices, frame, html, labels, tables
from ui.address import Here
from ui.views import kategori as view
from ui.views import kategori_moves as more
from ui.views.aspek import GROUPS
from ui.views.bias import bias

# A list of so many rows stands open; a longer one opens by a click.
_OPEN_UP_TO = 10


@st.fragment
def show_page() -> None:
    """The answer, the controls, the spread; then moves, near limits, and what the categories mean."""
    here = address.read("kategori")
    frame.answer(here, view.answer(here))
    _controls(here)
    if view.counts(here)["all"].value:
        chart = view.spread(here)
        if chart.rows:
            frame.show(here, chart)
        else:
            frame.note(here.say("kategori.spread.no_group"))
            if not here.release.counts_itself:
                frame.note(bias(here))
    else:
        frame.offer_simulated(here, here.say("kategori.empty"), key="empty")
    _show_moves(here)
    _show_near(here)
    frame.heading(here.say("kategori.meanings_title"))
    html.show(view.meanings(here))
    html.show(f'<p class="pm-source">{html.escape(here.say("kategori.meanings_note"))}</p>')


def _controls(here: Here) -> None:
    with st.container(horizontal=True, vertical_alignment="top", key="pm-controls-kategori"):
        address.choose_period(here)
        choices.choose_type(here)
        choices.choose_region(here)
        address.choose(
            here, "by", list(GROUPS), label=here.say("aspek.by_label"), value=here["by"] or "type",
            show=lambda one: here.say(f"aspek.by_control.{one}"), widget=st.segmented_control,
        )  # fmt: skip


def _show_moves(here: Here) -> None:
    first, last, notice = more.two_years(here)
    frame.heading(here.say("kategori.moves.heading"))
    if notice:
        html.show(f'<div class="pm-notice" role="status">{html.escape(notice)}</div>')
    with st.container(horizontal=True, key="pm-controls-years"):
        address.choose(
            here, "year_from", list(YEARS[:-1]), label=here.say("kategori.moves.from"), show=str, value=first,
            as_changes=lambda year: {"year_from": year, "year_to": last if last > year else None},
        )  # fmt: skip
        later = [year for year in YEARS if year > first]
        address.choose(here, "year_to", later, label=here.say("kategori.moves.to"), show=str, value=last)
    chart = more.moves(here, first, last)
    if not chart.rows:
        frame.offer_simulated(here, here.say("kategori.moves.none", first=str(first), last=str(last)), key="moves")
        return
    frame.show(here, chart)
    caption = here.say("kategori.moves.caption", first=str(first), last=str(last))
    html.show(f'<h3 class="pm-label">{html.escape(caption)}</h3>{more.matrix(here, first, last)}')
    if not here.release.counts_itself:
        frame.offer_simulated(here, here.say("kategori.moves.few", n=chart.measures[0]), key="moves")


def _show_near(here: Here) -> None:
    frame.heading(here.say("kategori.near.heading"))
    chart = more.near(here)
    if not chart.rows:
        frame.note(here.say("kategori.near.none", n=chart.measures[0], period=labels.period(here)))
        return
    frame.show(here, chart)
    with st.expander(here.say("kategori.near.list", n=len(chart.rows)), expanded=len(chart.rows) <= _OPEN_UP_TO):
        tables.show(here, frame.as_table(here, chart, ""), links=chart.links)


show_page()
