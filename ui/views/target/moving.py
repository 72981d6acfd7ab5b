"""Who is nearest to Baik, and what the country and its regions would look like if some of them had reached it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from analytics import numbers
from analytics.guidance import targets
from analytics.guidance.situation import Country, country
from analytics.guidance.targets import Near, Picture
from analytics.measures import compute
from analytics.warehouse.dimensions import regions
from ui import address, frame, labels
from ui.address import Here
from ui.charts import targets as chart
from ui.frame import Chart
from ui.views.agencies import category_words
from ui.views.columns import columns
from ui.views.target.standing import WHOLE, Asked

FIRST = "provinsi"


def show(here: Here, asked: Asked) -> None:
    """The nearest agencies of a type, the choice of those that move, and the picture before and after."""
    found = country(here.release, asked.upto)
    kind = here["type"] or FIRST
    near = targets.nearest(found, kind)
    frame.heading(here.say("target.near_title"))
    address.choose(
        here, "type", targets.TYPES, label=here.say("target.type"), value=kind, required=True,
        show=lambda one: labels.type_name(here, one), widget=st.segmented_control,
    )  # fmt: skip
    known = [one for one in near if one.distance is not None]
    if not near:
        frame.note(here.say("target.nobody_near"))
    else:
        frame.show(here, _nearest(here, asked, kind, near))
    _choose(here, asked, found, kind, known)
    moved = _moved(here, found)
    if moved:
        frame.show(here, _picture(here, asked, found, moved))
    else:
        frame.note(here.say("target.none_moved"))


def _nearest(here: Here, asked: Asked, kind: str, near: Sequence[Near]) -> Chart:
    """The list of those below Baik, by their distance to it."""
    rows = [
        {"rank": one.place, "agency": one.situation.agency.name(here.lang), "agency_id": one.situation.id,
         "category": category_words(here, one.situation.latest.category_id if one.situation.latest else None)
         or here.say("labels.no_result"),
         "year": str(one.situation.latest.year) if one.situation.latest else None,
         "score": one.situation.latest.score if one.situation.latest else None, "to_goal": one.distance}
        for one in near
    ]  # fmt: skip
    name = labels.type_name(here, kind)
    measures = [
        compute(here.release, "agencies_in_category", category="below_baik", type=kind, upto=asked.upto),
        compute(here.release, "agencies_registered", type=kind, year=asked.upto),
    ]
    return Chart(
        name=f"terdekat-{kind}", title=here.say("target.near_chart", who=name),
        subtitle=here.say("target.near_subtitle", who=name, upto=str(asked.upto)), measures=measures,
        columns=columns(here, ("rank", "row"), ("agency", "text"), ("category", "text"), ("year", "year"),
                        ("score", "points"), ("to_goal", "points")),
        rows=rows, links={"agency": lambda row: here.href("instansi", agency=row["agency_id"])},
        notes=() if here.release.counts_itself else (here.say("target.near_note"),),
    )  # fmt: skip


def _choose(here: Here, asked: Asked, found: Country, kind: str, known: Sequence[Near]) -> None:
    """Which agencies move: one by one, or as many of the nearest as the target lacks."""
    frame.heading(here.say("target.move_title"))
    frame.note(here.say("target.move_note"))
    options = [one.id for one in found.situations.values() if targets.may_move(found, one)]
    chosen = [one for one in here["move"] or () if one in options]
    address.choose(
        here, "move", options, label=here.say("target.move"), value=chosen, widget=st.multiselect,
        show=lambda one: found[one].agency.name(here.lang), placeholder=here.say("target.move_placeholder"),
    )  # fmt: skip
    lacking = next((one.short_most for one in asked.rows if one.target.agency_type == kind), 0)
    nearest = [one.situation.id for one in known[:lacking]]
    with st.container(horizontal=True, key="pm-target-move"):
        st.button(
            here.say("target.take_nearest", n=len(nearest), who=labels.type_name(here, kind)), key="target.nearest",
            disabled=not nearest, on_click=address.go, kwargs={"move": [*dict.fromkeys([*chosen, *nearest])]},
        )  # fmt: skip
        st.button(
            here.say("target.take_none"), key="target.none", type="tertiary", disabled=not chosen,
            on_click=address.go, kwargs={"move": None},
        )  # fmt: skip
    if lacking > len(nearest):
        frame.note(here.say("target.not_enough", n=len(nearest), lacking=lacking, who=labels.type_name(here, kind)))


def _moved(here: Here, found: Country) -> tuple[str, ...]:
    return tuple(one for one in here["move"] or () if one in found.situations)


def _picture(here: Here, asked: Asked, found: Country, moved: Sequence[str]) -> Chart:
    """Each type and each region before and after, as shares of all registered agencies."""
    aims = {one.target.agency_type: one.target.percent for one in asked.rows}
    types = [(labels.type_name(here, one.group), aims.get(one.group), one) for one in targets.by_type(found, moved)]
    named = regions(here.release)
    places = [(named[one.group].name(here.lang), None, one) for one in targets.by_region(found, moved, tuple(named))]
    rows = [_drawn(here, *one) for one in (*types, *places)]
    title = here.say("target.moved_title", n=sum(one.moved for _, _, one in types))
    return Chart(
        name="target-bila", title=title, subtitle=here.say("target.moved_subtitle", upto=str(asked.upto)),
        measures=[compute(here.release, "share_registered_in_category", category=targets.AT_GOAL, upto=asked.upto)],
        columns=columns(here, ("group", "text"), ("registered", "agency"), ("at_goal_before", "agency"),
                        ("at_goal_moved", "agency"), ("at_goal_after", "agency")),
        rows=[
            {"group": name, "registered": one.registered, "at_goal_before": one.before, "at_goal_moved": one.moved,
             "at_goal_after": one.after}
            for name, _, one in (*types, *places)
        ],
        draw=lambda width: chart.draw(rows, label=title, width=width),
        notes=(here.say("target.moved_legend"),
               *(() if here.release.counts_itself else (here.say("target.moved_known_only"),))),
    )  # fmt: skip


def _drawn(here: Here, name: str, percent: int | None, one: Picture) -> chart.Row:
    share = WHOLE / one.registered if one.registered else 0.0
    key = "moved_row" if one.moved else "unmoved_row"
    shown = here.say(f"target.{key}", before=one.before, after=one.after, of=one.registered)
    aimed = "" if percent is None else here.say("target.aimed_at", percent=numbers.percent(here.lang, percent, 0))
    return chart.Row(
        name, one.after * share, one.after * share, shown, f"{name}: {shown}. {aimed}",
        None if percent is None else float(percent), aimed, one.before * share,
    )  # fmt: skip
