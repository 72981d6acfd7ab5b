"""How to cite a figure: the first publisher before this product, then release and fingerprint."""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st

from analytics import numbers, settings
from analytics.measures import Measure
from analytics.measures.ledger import remember
from ui.address import Here

MOST_PUBLISHERS = 3


def publishers(here: Here, *measures: Measure) -> str:
    """Who printed these numbers first, by name and date, a few of them; the simulation names itself."""
    if here.release.is_simulated:
        return here.say("cite.simulated")
    found = [source for measure in measures for source in measure.sources]
    dated = sorted(found, key=lambda source: source["published_on"] or "9999")
    names = list(dict.fromkeys(source["publisher"] for source in dated))
    if not names:
        return here.say("cite.registry")
    listed = ", ".join(names[:MOST_PUBLISHERS])
    return (
        here.say("cite.and_more", names=listed, n=len(names) - MOST_PUBLISHERS)
        if len(names) > MOST_PUBLISHERS
        else listed
    )


def source_line(here: Here, measure: Measure, *others: Measure) -> str:
    """The line under a chart: sources, release, fingerprint of the first number, which `verify` then knows again."""
    remember(measure)
    return here.say(
        "cite.source_line",
        sources=publishers(here, measure, *others),
        release=here.release.release_id,
        fingerprint=measure.fingerprint,
    )


def citation(here: Here, measure: Measure, title: str) -> str:
    """The whole reference, with the link that names release, language and every value."""
    return here.say(
        "cite.whole",
        sources=publishers(here, measure),
        title=title,
        release=here.release.release_id,
        date=numbers.date(here.lang, here.release.built_at.date().isoformat()),
        fingerprint=measure.fingerprint,
        link=host() + here.href(),
    )


def host() -> str:
    """The address under which this copy is published; where none is set, the one in the visitor's browser."""
    given = settings.ADDRESS.value().rstrip("/")
    shown = urlsplit(st.context.url or "")
    return given or (f"{shown.scheme}://{shown.netloc}" if shown.netloc else "")
