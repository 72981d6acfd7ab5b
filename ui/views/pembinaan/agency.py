"""One agency of the worklist: where it stands in a sentence, and the parts of what to tell it."""

from __future__ import annotations

import streamlit as st

from analytics.guidance.situation import Situation
from analytics.guidance.ways import ways
from analytics.guidance.ways_words import headline
from analytics.guidance.worklist import row_of, why
from analytics.measures import compute
from ui import address, frame, html
from ui.address import Here
from ui.views.agencies import category_words
from ui.views.pembinaan.asked import Asked

PARTS = ("tell", "way", "peers", "brief")


def chosen(here: Here, asked: Asked) -> Situation | None:
    """The agency of the address, or None where none is asked for or the list does not look at it."""
    return asked.country.situations.get(here["agency"] or "")


def answer(here: Here, asked: Asked, one: Situation) -> None:
    """Its result, how far it is from the next category, and why it stands where it stands."""
    name = one.agency.name(here.lang)
    if one.latest is None:
        key = "no_result" if here.release.counts_itself else "never_published"
        words = here.say(f"pembinaan.agency.{key}", name=name, upto=str(asked.upto))
    elif one.latest.category_id is None:
        words = here.say("pembinaan.agency.no_category", name=name, year=str(one.latest.year))
    else:
        score = compute(here.release, "agency_score", agency=one.id, upto=asked.upto)
        key = "category" if score.value is None else "score"
        tokens = {"category": category_words(here, one.latest.category_id), "year": str(one.latest.year)}
        words = here.say(f"pembinaan.agency.{key}", name=name, score=score, **tokens)
    frame.answer(here, words, title=here.say("app.pages.pembinaan"))
    if one.latest is not None and one.latest.category_id is not None:
        frame.note(headline(asked.country, ways(asked.country, one.id), here.lang))
    if one.needs_guidance:
        row = row_of(asked.country, one, asked.weights, points=asked.points, due_sangat_baik=asked.due_sangat_baik)
        frame.note(why(row, here.lang))


def choose_part(here: Here) -> str:
    """The parts as a control, and the way back to the list."""
    back = html.link(here.href(agency=None, part=None, change=None, trial=None, within=None, to=None, fewest=None),
                     here.say("pembinaan.agency.back"))  # fmt: skip
    html.show(f'<p class="pm-back">{back}</p>')
    part = here["part"] or PARTS[0]
    address.choose(
        here, "part", PARTS, label=here.say("pembinaan.agency.part"), value=part, required=True,
        show=lambda one: here.say(f"pembinaan.agency.parts.{one}"), widget=st.segmented_control,
    )  # fmt: skip
    return str(part)
