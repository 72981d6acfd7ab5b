"""Aspek: the eight aspects, weakest first; by group, over the years, and one of them close up."""

from __future__ import annotations

import streamlit as st

from ui import address, choices, frame, html
from ui.address import Here
from ui.views import aspek as view
from ui.views import aspek_detail as detail


@st.fragment
def show_page() -> None:
    """The answer, the controls, all aspects; then what lies behind them, or the chosen one close up."""
    here = address.read("aspek")
    found = view.known(here)
    frame.answer(here, view.answer(here, found))
    _controls(here)
    if not found.ranked:
        frame.offer_simulated(here, here.say("aspek.empty"), key="empty")
    else:
        frame.show(here, view.main(here, found))
    if here["aspect"]:
        frame.heading(here.say("aspek.detail_title", aspect=view.name_of(here, here["aspect"])))
        frame.note(detail.definition(here))
    if found.ranked and not found.has_many:
        words = here.say("aspek.sparse", n=view.base_of(found.means[found.ranked[0]]))
        frame.offer_simulated(here, words, key="sparse")
    elif found.ranked and here["aspect"]:
        _show_one(here, found)
    elif found.ranked:
        _show_all(here, found)
    if not here["aspect"]:
        frame.heading(here.say("aspek.definitions_title"))
        html.show(detail.definitions(here))


def _controls(here: Here) -> None:
    with st.container(horizontal=True, vertical_alignment="top", key="pm-controls-aspek"):
        address.choose_period(here)
        choices.choose_type(here)
        choices.choose_region(here)
        address.choose_one(here, "aspect", label=here.say("aspek.control"), everything=here.say("aspek.all_aspects"),
                           show=lambda one: view.name_of(here, one))  # fmt: skip


def _show_all(here: Here, found: view.Known) -> None:
    frame.heading(here.say("aspek.behind_title"))
    address.choose(
        here, "by", list(view.GROUPS), label=here.say("aspek.by_label"), value=here["by"] or "type",
        show=lambda one: here.say(f"aspek.by_control.{one}"), widget=st.segmented_control,
    )  # fmt: skip
    if view.count_groups(here, here["by"] or "type"):
        frame.show(here, view.heat(here))
    else:
        frame.note(here.say("kategori.spread.no_group"))
    frame.show(here, detail.spread(here, found))
    _show_years(here, found)


def _show_one(here: Here, found: view.Known) -> None:
    if found.means[here["aspect"]].value is None:
        frame.offer_simulated(here, here.say("aspek.empty"), key="empty")
        return
    for by in ("type", "region"):
        if view.count_groups(here, by) > 1:
            frame.show(here, detail.by_group(here, by))
    frame.show(here, detail.spread(here, found))
    listed = detail.extremes(here, found)
    for chart in listed:
        frame.show(here, chart)
    if not listed:
        frame.note(here.say("aspek.extremes.too_few", n=view.base_of(found.means[here["aspect"]])))
    _show_years(here, found)


def _show_years(here: Here, found: view.Known) -> None:
    years = view.years_of(here)
    if len(years) > 1:
        frame.show(here, view.over_years(here, found, years))
    else:
        frame.note(here.say("aspek.years.only", year=str(years[0])))


show_page()
