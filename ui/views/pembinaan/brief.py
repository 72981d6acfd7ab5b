"""The brief of one agency, and the overviews of the country and of a region, to hand over."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from analytics.guidance import brief
from analytics.guidance.situation import Situation
from ui import address, frame, labels
from ui.address import Here
from ui.views.pembinaan.asked import Asked


def show(here: Here, asked: Asked, one: Situation) -> None:
    """Two pages about the agency, as PDF and for editing."""
    frame.heading(here.say("pembinaan.brief.title"))
    frame.note(here.say("pembinaan.brief.what"))
    _files(
        here, "agency", lambda kind: partial(brief.make, asked.country, one.id, file_format=kind, lang=here.lang),
        lambda kind: brief.file_name(asked.country, one.id, kind, here.lang),
    )  # fmt: skip


def show_overviews(here: Here, asked: Asked) -> None:
    """One page with three findings: for the country, and for a region."""
    frame.heading(here.say("pembinaan.brief.national"))
    frame.note(here.say("pembinaan.brief.overview_what"))
    _overview(here, asked, None)
    frame.heading(here.say("pembinaan.brief.regional"))
    regions = address.choices_of(here.release, "region", here.page) or ()
    region = here["region"] or regions[0]
    address.choose(
        here, "region", regions, label=here.say("pembinaan.filter.region"), value=region,
        show=partial(labels.name_of, here, "region"),
    )  # fmt: skip
    _overview(here, asked, region)


def _overview(here: Here, asked: Asked, region: str | None) -> None:
    _files(
        here, f"overview.{region or 'all'}",
        lambda kind: partial(brief.make_overview, asked.country, region=region, file_format=kind, lang=here.lang),
        lambda kind: brief.overview_name(asked.country, region, kind, here.lang),
    )  # fmt: skip


def _files(here: Here, key: str, make: Callable[[str], Callable[[], bytes]], name: Callable[[str], str]) -> None:
    with st.container(horizontal=True, key=f"pm-briefs-{key.replace('.', '-')}"):
        for kind in brief.FORMATS:
            st.download_button(
                here.say(f"pembinaan.brief.{kind}"), make(kind), file_name=name(kind), on_click="ignore",
                key=f"pembinaan.brief.{key}.{kind}", type="primary" if kind == "pdf" else "secondary",
            )  # fmt: skip
