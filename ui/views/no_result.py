"""Why an agency has no result here, what is known all the same, and how a fact is added."""

from __future__ import annotations

import streamlit as st

from analytics import settings
from analytics.measures import Measure, compute
from analytics.selection import FIRST_YEAR, LAST_YEAR
from analytics.warehouse.dimensions import Agency
from ui import frame, origin
from ui.address import Here


def explain(here: Here, agency: Agency, *, has_rows: bool) -> None:
    """The empty state of an agency: the reason with its numbers, where they come from, and the way to mend it.

    `has_rows`: whether sources say something of it that does not count, or counts for a later year.
    """
    words, measures = _reason(here, agency)
    frame.heading(here.say("instansi.empty.heading"))
    if life := _life(here, agency):
        frame.note(life)
    frame.note(words)
    if has_rows:
        frame.note(here.say("instansi.empty.has_rows"))
    if not here.release.counts_itself:
        contact = settings.CONTACT.value()
        reach = here.say("instansi.empty.contact", contact=contact) if contact else ""
        frame.note(f"{here.say('instansi.empty.add')} {reach}".strip())
    with st.expander(here.say("frame.origin")):
        origin.show(here, measures, key="instansi.empty")


def _reason(here: Here, agency: Agency) -> tuple[str, list[Measure]]:
    name, upto = agency.name(here.lang), str(LAST_YEAR)
    if here.release.counts_itself:
        missing = compute(here.release, "agencies_without_result", upto=LAST_YEAR)
        key = "simulated" if here.release.is_simulated else "imported"
        return here.say(f"instansi.empty.{key}", agency=name, n=missing, of=missing.base, upto=upto), [missing]
    missing = compute(here.release, "not_named", upto=LAST_YEAR)
    period = f"cumulative_to:{LAST_YEAR}"
    total = compute(here.release, "claimed_total", metric="agencies_assessed", period=period)
    return here.say("instansi.empty.published", agency=name, n=missing, of=total, upto=upto), [missing, total]


def _life(here: Here, agency: Agency) -> str:
    """That the agency did not exist in the period, where that is so."""
    if agency.valid_from and agency.valid_from > LAST_YEAR:
        return here.say("instansi.empty.younger", agency=agency.name(here.lang), since=str(agency.valid_from))
    if agency.valid_to and agency.valid_to <= FIRST_YEAR:
        return here.say("instansi.empty.older", agency=agency.name(here.lang), until=str(agency.valid_to))
    return ""
