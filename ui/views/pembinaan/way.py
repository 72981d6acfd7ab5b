"""The shortest ways to a category, each an alternative, with their steps; and what of it can be tried out below."""

from __future__ import annotations

import streamlit as st

from analytics.guidance.number import of_ways
from analytics.guidance.shortest import FEWEST
from analytics.guidance.situation import Situation
from analytics.guidance.ways import Way, Ways, ways
from analytics.guidance.ways_words import headline, part_name, reason_words, step_words, way_words
from analytics.guidance.what_if import write_changes
from ui import address, frame, html, labels
from ui.address import Here
from ui.views.pembinaan import marks, trial
from ui.views.pembinaan.asked import Asked


def show(here: Here, asked: Asked, one: Situation) -> None:
    """The controls, the ways, and the trial."""
    found = ways(asked.country, one.id, to=here["to"], fewest=here["fewest"] or FEWEST[0], within=here["within"] or ())
    frame.heading(here.say("pembinaan.way.title"))
    if here["to"]:
        frame.note(headline(asked.country, found, here.lang))
    if one.latest is None:
        return
    _choose(here, asked, found)
    if why := reason_words(asked.country, found, here.lang):
        frame.note(why)
    if len(found.ways) > 1:
        frame.note(here.say("guidance.ways.alternatives"))
    for turn, way in enumerate(found.ways, start=1):
        _way(here, asked, way, turn)
    marks.show(here, *of_ways(here.release, asked.upto, found).values())
    if found.unknown:
        names = ", ".join(part_name(asked.country, part, here.lang) for part in found.unknown)
        frame.note(here.say("guidance.ways.unknown", names=names))
    trial.show(here, asked, one)


def _choose(here: Here, asked: Asked, found: Ways) -> None:
    order = list(asked.country.categories)
    start = order.index(found.start) + 1 if found.start in order else 0
    goals = order[start:] or order[-1:]
    with st.container(horizontal=True, vertical_alignment="bottom", key="pm-controls-way"):
        address.choose(
            here, "to", goals, label=here.say("pembinaan.way.to"), required=True, widget=st.segmented_control,
            value=found.goal if found.goal in goals else goals[0],
            show=lambda one: labels.name_of(here, "category", one),
        )  # fmt: skip
        if found.unit == "sub_aspects":
            address.choose(
                here, "fewest", FEWEST, label=here.say("pembinaan.way.fewest"), value=found.fewest, required=True,
                show=lambda one: here.say(f"guidance.ways.fewest.{one}").capitalize(), widget=st.segmented_control,
            )  # fmt: skip
    if found.unit is None:
        return
    address.choose(
        here, "within", list(asked.country.aspects), label=here.say("pembinaan.way.within"), widget=st.multiselect,
        value=list(found.within), show=lambda one: labels.name_of(here, "aspect", one),
        placeholder=here.say("pembinaan.any.aspect"),
    )  # fmt: skip


def _way(here: Here, asked: Asked, way: Way, turn: int) -> None:
    """A way as a sentence and its steps, and the button that tries it out."""
    steps = "".join(f"<li>{html.escape(step_words(asked.country, step, here.lang))}</li>" for step in way.steps)
    words = html.escape(way_words(way, turn, here.lang))
    html.show(f'<div class="pm-way"><p class="pm-work-name">{words}</p><ol class="pm-steps">{steps}</ol></div>')
    changes = {step.sub_aspect_id or step.aspect_id: step.to_level or step.to_points for step in way.steps}
    st.button(
        here.say("pembinaan.way.try", turn=turn), key=f"pembinaan.way.try.{turn}", on_click=address.go,
        kwargs={"change": write_changes(changes), "trial": None},
    )  # fmt: skip
