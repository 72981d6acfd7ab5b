"""Where a number comes from: definition, what it does not say, base, SQL, rows and sources, two clicks away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from analytics import certainty, numbers
from analytics.guidance.number import MAKERS
from analytics.measures import Measure
from analytics.measures.ledger import remember
from analytics.warehouse.dimensions import agencies
from ui import html
from ui.address import Here
from ui.fields import FIELDS
from ui.labels import describe

MOST_ROWS = 50


def value_words(here: Here, measure: Measure) -> str:
    """The value with its unit, or "not known"."""
    if measure.value is None:
        return here.say("common.not_known")
    if measure.unit == "percent":
        return numbers.percent(here.lang, measure.value)
    return numbers.number(here.lang, measure.value)


def link_to(here: Here, measure: Measure) -> str:
    """The address of a number: release, language, measure and its parameters, and nothing else. A bound has a page."""
    there = replace(here, release=measure.release)
    if measure.id in certainty.IDS:
        believed = str(measure.parameters.get("believe", ""))
        given = {**measure.parameters, "believe": [one for one in believed.split(",") if one]}
        return there.href("pasti", **{**dict.fromkeys(FIELDS["pasti"]), **given})
    if measure.id in MAKERS:
        return there.href(
            "data", **{**dict.fromkeys(FIELDS["data"]), "tab": "verify", "fingerprint": measure.fingerprint}
        )
    empty = dict.fromkeys(FIELDS["data"])
    return there.href("data", **{**empty, "tab": "measures", "measure": measure.id, **measure.parameters})


def show(here: Here, measures: Sequence[Measure], *, key: str) -> None:
    """The origin of one of these numbers; a select box chooses where there are several."""
    _explain(here, choose(here, measures, label="origin.which", key=f"{key}.origin"))


def choose(here: Here, measures: Sequence[Measure], *, label: str, key: str) -> Measure:
    """The control for one of several numbers; nothing where there is one."""
    if len(measures) == 1:
        return measures[0]
    place = st.selectbox(
        here.say(label), range(len(measures)), key=key,
        format_func=lambda at: f"{value_words(here, measures[at])} — {describe(here, measures[at])}",
    )  # fmt: skip
    return measures[place]


def _explain(here: Here, measure: Measure) -> None:
    remember(measure)
    base = measure.base
    lines = [
        (here.say("origin.value"), f"<strong>{value_words(here, measure)}</strong>" + _reason(here, measure)),
        (here.say("origin.definition"), html.escape(measure.definition[here.lang])),
        (here.say("origin.not_said"), html.escape(measure.not_said[here.lang])),
        (here.say("origin.base"), f"{value_words(here, base)} — {html.escape(describe(here, base))}" if base else
         html.escape(here.say("origin.no_base"))),
        (here.say("origin.fingerprint"), f"<code>{measure.fingerprint}</code>"),
        (here.say("origin.release"), html.escape(measure.release_id)),
        (here.say("origin.id"), f"<code>{html.escape(measure.id)}</code>, "
         f"{here.say('origin.version', n=str(measure.version))}"),
        (here.say("origin.link"), html.link(link_to(here, measure), here.say("origin.link_words"))),
    ]  # fmt: skip
    items = "".join(f"<dt>{html.escape(name)}</dt><dd>{words}</dd>" for name, words in lines)
    html.show(f'<dl class="pm-origin">{items}</dl>')
    html.show(f'<p class="pm-label">{html.escape(here.say("origin.sql"))}</p>')
    if measure.sql:
        st.code(measure.sql, language="sql", wrap_lines=True)
    else:
        key = "counted_rows" if measure.release.counts_itself else "no_sql"
        html.show(f'<p class="pm-note">{html.escape(here.say(f"origin.{key}"))}</p>')
    _sources(here, measure)
    _rows(here, measure)


def _reason(here: Here, measure: Measure) -> str:
    return f" ({html.escape(here.say(f'origin.reason.{measure.reason}'))})" if measure.reason else ""


def _sources(here: Here, measure: Measure) -> None:
    if not measure.sources:
        html.show(f'<p class="pm-note">{html.escape(here.say("origin.no_sources"))}</p>')
        return
    items = []
    for source in measure.sources:
        title = (
            html.link(source["url"], source["title"], outside=True) if source["url"] else html.escape(source["title"])
        )
        when = numbers.date(here.lang, source["published_on"]) if source["published_on"] else here.say("common.no_date")
        items.append(f"<li>{html.escape(source['publisher'])}, {html.escape(when)}: {title} "
                     f"<span class='pm-unknown'>{html.escape(source['source_id'])}</span></li>")  # fmt: skip
    head = here.say("origin.sources", n=len(measure.sources), groups=len({s["witness_group"] for s in measure.sources}))
    html.show(f'<p class="pm-label">{html.escape(head)}</p><ol class="pm-sources">{"".join(items)}</ol>')


def _rows(here: Here, measure: Measure) -> None:
    rows = measure.rows
    head = here.say("origin.rows", n=len(rows))
    html.show(f'<p class="pm-label">{html.escape(head)}</p>')
    if not rows:
        return
    names = list(rows[0])
    listed = [[_cell(here, name, row[name]) for name in names] for row in rows[:MOST_ROWS]]
    html.show(html.table(names, listed, caption=head))
    if len(rows) > MOST_ROWS:
        html.show(
            f'<p class="pm-source">{html.escape(here.say("frame.cut_off", shown=MOST_ROWS, total=len(rows)))}</p>'
        )


def _cell(here: Here, name: str, value: Any) -> str:
    if value is None:
        return f'<span class="pm-unknown">{html.escape(here.say("common.empty"))}</span>'
    if name == "agency_id" and value in agencies(here.release):
        href = here.href("instansi", agency=value)
        return html.link(href, agencies(here.release)[value].name(here.lang))
    if isinstance(value, bool):
        return html.escape(here.say(f"data.dictionary.{'true' if value else 'false'}"))
    return html.escape(numbers.number(here.lang, value) if isinstance(value, float) else value)
