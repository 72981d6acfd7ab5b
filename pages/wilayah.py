"""Wilayah: regions and provinces, one province in full, and its page for printing."""

from __future__ import annotations

import streamlit as st

from ui import address, frame, html, labels, tables
from ui.address import Here
from ui.views import province, province_sheet, tile_map, wilayah
from ui.views.tile_map import who

MOST_RANKED = 10


@st.fragment
def explore() -> None:
    """Answer, controls and map; below them the regions, the provinces, or the province that was chosen."""
    here = address.read("wilayah")
    whole = wilayah.everywhere(here)
    frame.answer(here, province.answer(here) if here["province"] else wilayah.answer(whole))
    choose(here)
    if wilayah.level(here) == "region":
        frame.show(whole, wilayah.over_years(whole))
        frame.show(whole, wilayah.coverage(whole))
        return
    shown = tile_map.tile_map(
        whole, colour=here["colour"] or tile_map.CATEGORY, selected=here["province"],
        on_pick=lambda place: address.go(province=place), on_leave=leave,
    )  # fmt: skip
    frame.show(whole, shown)
    if here["province"]:
        show_province(here)
    else:
        show_provinces(here, shown)


def choose(here: Here) -> None:
    """The controls: period and agencies, then what is shown of them."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="pm-controls-wilayah"):
        address.choose_period(here)
        address.choose(
            here, "level", ("province", "region"), label=here.say("wilayah.level"),
            show=lambda one: here.say(f"wilayah.levels.{one}"), value=wilayah.level(here), widget=st.segmented_control,
            as_changes=lambda one: {"level": one, "province": None}, required=True,
        )  # fmt: skip
    with st.container(horizontal=True, vertical_alignment="bottom", key="pm-controls-wilayah-places"):
        if wilayah.level(here) == "province":
            address.choose(
                here, "colour", (tile_map.CATEGORY, tile_map.COVERAGE), label=here.say("wilayah.colour"),
                show=lambda one: here.say(f"wilayah.colours.{one}"), value=here["colour"] or tile_map.CATEGORY,
                widget=st.segmented_control, required=True,
            )  # fmt: skip
        address.choose_one(here, "type", label=here.say("controls.type"), everything=here.say("controls.all_types"),
                           show=lambda one: labels.type_name(here, one))  # fmt: skip
        if wilayah.level(here) == "province":
            address.choose_one(
                here, "province", label=here.say("controls.province"), everything=here.say("controls.all_provinces"),
                show=lambda one: labels.name_of(here, "province", one),
            )  # fmt: skip


def leave() -> None:
    """Back to all provinces."""
    address.go(province=None)


def show_provinces(here: Here, shown: frame.Chart) -> None:
    """All provinces as a table, and the ranking of their governments."""
    frame.heading(here.say("wilayah.table_title"))
    frame.note(here.say("wilayah.table_note", who=who(here), period=labels.period(here)))
    tables.show(here, frame.as_table(here, shown, ""), links=shown.links)
    show_ranking(here, "provinsi")


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


def show_province(here: Here) -> None:
    """The chosen province: its agencies, why some are missing, its aspects, what is printed of it, its ranking."""
    frame.heading(wilayah.place_name(here))
    with st.container(horizontal=True, vertical_alignment="center", key="pm-province-ways"):
        st.button(here.say("province.back"), key="wilayah.back", on_click=leave)
        html.show(html.link(here.href(print="1"), here.say("province.print")))
    html.show(province.own_line(here))
    frame.show(here, province.spread(here))
    html.show(province.listing(here))
    show_why(here)
    show_aspects(here)
    show_claims(here)
    show_ranking(here, None)


def show_why(here: Here) -> None:
    """Why so little is on record, where it is asked."""
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


place = address.read("wilayah")
if place["print"] and place["province"]:
    province_sheet.show(place)
else:
    explore()
