"""Wilayah: regions and provinces, one province in full, and its page for printing."""

from __future__ import annotations

import streamlit as st

from ui import address, frame, labels, tables
from ui.address import Here
from ui.views import province, province_parts, province_sheet, tile_map, wilayah
from ui.views.tile_map import who


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
        on_pick=lambda place: address.go(province=place), on_leave=leave if here["province"] else None,
    )  # fmt: skip
    frame.show(whole, shown)
    if here["province"]:
        province_parts.show(here, leave=leave)
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
    province_parts.show_ranking(here, "provinsi")


place = address.read("wilayah")
if place["print"] and place["province"]:
    province_sheet.show(place)
else:
    explore()
