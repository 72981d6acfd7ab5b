"""About these data: the nine things that a statistics dashboard owes its readers, and what was assessed and how."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

import streamlit as st

from analytics import by_category, numbers, settings
from analytics.measures import Measure, compute
from analytics.selection import FIRST_YEAR, LAST_YEAR
from analytics.warehouse import Release, latest_of_kind, list_releases
from analytics.warehouse.dimensions import Statement, statements
from ui import frame, html, origin
from ui.address import Here
from ui.fields import FIELDS
from ui.views.bias import bias
from ui.views.data.tables import link_to_source

NINE = ("access", "source", "status", "limits", "revisions", "coherence", "schedule", "plan", "contact")
# Statements by section, in the order of a reader's questions; the simulation stands first where it is what is shown.
SECTIONS = ("steps", "instrument", "categories", "who_when", "contested", "after_kasn", "registry", "simulation")
_LINKS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "access": (("downloads", ""),), "source": (("tables", "source"),), "status": (("measures", ""),),
    "revisions": (("releases", ""), ("verify", "")), "coherence": (("measures", ""),), "schedule": (("releases", ""),),
    "plan": (("downloads", ""),),
}  # fmt: skip


def facts_release(here: Here) -> Release:
    """The release that the text is about: the facts, also where another kind is shown."""
    return (latest_of_kind("published") or here.release) if here.release.counts_itself else here.release


def answer(here: Here) -> str:
    """What these data are and how much of it is not known."""
    return here.say("about.answer", **_tokens(here))


def show(here: Here) -> None:
    """Contents, the nine sections, then what is stated about the assessment and this product."""
    found = _sections(here)
    _contents(here, list(found))
    tokens = _tokens(here)
    for name in NINE:
        _show_one(here, name, tokens)
    for section, stated in found.items():
        _show_statements(here, section, stated)


def _measures(here: Here) -> dict[str, Measure]:
    release, upto = facts_release(here), {"upto": LAST_YEAR}
    total = {"period": f"cumulative_to:{LAST_YEAR}"}
    tables = {one: compute(release, "rows_in_table", table=one) for one in ("result", "claim", "source")}
    return {
        **tables,
        "assessed": compute(release, "claimed_total", metric="agencies_assessed", **total),
        "not_named": compute(release, "not_named", **upto),
        "named": compute(release, "agencies_assessed", **upto),
        "registered": compute(release, "agencies_registered"),
        "undecided": compute(release, "agencies_category_unknown", **upto),
        "single": compute(release, "agencies_single_witness", **upto),
        "contradicted": compute(release, "agencies_contradicted", **upto),
        "inferred": compute(release, "agencies_year_inferred", **upto),
        "with_score": compute(release, "agencies_with_score", **upto),
        "form_unknown": compute(release, "agencies_with_score", form="unknown", **upto),
    }


def _tokens(here: Here) -> dict[str, object]:
    made = here.release.built_at.date().isoformat()
    return {
        **_measures(here), "first": str(FIRST_YEAR), "upto": str(LAST_YEAR), "release": here.release.release_id,
        "date": numbers.date(here.lang, made), "paper": "A4", "kept": len(list_releases()),
    }  # fmt: skip


def _sections(here: Here) -> dict[str, list[Statement]]:
    by_section = {name: list(group) for name, group in groupby(statements(here.release).values(), key=_section)}
    order = ("simulation", *SECTIONS) if here.release.is_simulated else SECTIONS
    return {name: by_section[name] for name in dict.fromkeys(order) if name in by_section}


def _section(statement: Statement) -> str:
    return statement.section


def anchor(name: str) -> str:
    """The part of an address that leads to a section."""
    return name.replace("_", "-")


def _contents(here: Here, sections: list[str]) -> None:
    def part(title: str, names: Sequence[str], area: str, kind: str) -> str:
        links = (html.link(f"#{anchor(name)}", here.say(f"about.{area}{name}.title")) for name in names)
        items = "".join(f"<li>{link}</li>" for link in links)
        return f'<div><p class="pm-label">{html.escape(title)}</p><{kind}>{items}</{kind}></div>'

    parts = part(here.say("about.nine"), NINE, "", "ol") + part(here.say("about.stated"), sections, "method.", "ul")
    html.show(f'<nav class="pm-contents" aria-label="{html.escape(here.say("about.contents"))}">{parts}</nav>')


def _heading(name: str, words: str) -> str:
    # Streamlit makes the anchor of a heading from this attribute, and scrolls to it when the address names it.
    return f'<h2 class="pm-heading" data-anchor="{anchor(name)}">{html.escape(words)}</h2>'


def _paragraphs(words: str) -> str:
    return "".join(f'<p class="pm-note">{html.rich(line)}</p>' for line in words.strip().splitlines() if line.strip())


def _show_one(here: Here, name: str, tokens: Mapping[str, object]) -> None:
    words = _contact(here) if name == "contact" else here.say(f"about.{name}.text", **tokens)
    html.show(_heading(name, here.say(f"about.{name}.title")) + _paragraphs(words) + _links(here, name))
    if name != "limits":
        return
    facts = replace(here, release=facts_release(here))
    claimed = by_category.claimed(facts.release, LAST_YEAR)
    if all(found["total"].value is not None for found in claimed.values()):
        frame.note(bias(facts))
    with st.expander(here.say("about.limits.origin")):
        origin.show(facts, [found for found in _measures(here).values() if found.value is not None], key="about.limits")


def _contact(here: Here) -> str:
    operator, contact = settings.OPERATOR.value(), settings.CONTACT.value()
    lines = [
        here.say("app.run_by", operator=operator) if operator else here.say("app.run_by_nobody"),
        here.say("app.report_to", contact=contact) if contact else here.say("app.report_nowhere"),
        here.say("about.contact.text"),
    ]
    return "\n".join(lines)


def _links(here: Here, name: str) -> str:
    empty = dict.fromkeys(FIELDS["data"])
    links = [
        html.link(
            here.href("data", **{**empty, "tab": tab, "dataset": dataset}), here.say(f"about.links.{dataset or tab}")
        )
        for tab, dataset in _LINKS.get(name, ())
    ]
    return f'<p class="pm-note">{" · ".join(links)}</p>' if links else ""


def _show_statements(here: Here, section: str, stated: list[Statement]) -> None:
    items = "".join(
        f'<li id="{html.escape(one.id)}"><p>{html.escape(one.words(here.lang))}</p>'
        f'<p class="pm-source"><span class="pm-mark">{html.escape(here.say(f"about.marks.{one.mark}"))}</span> '
        f"{_source(here, one)}</p></li>"
        for one in stated
    )
    lead = here.say(f"about.method.{section}.lead")
    html.show(
        _heading(section, here.say(f"about.method.{section}.title"))
        + f'<p class="pm-subtitle">{html.escape(lead)}</p><ul class="pm-statements">{items}</ul>'
    )


def _source(here: Here, statement: Statement) -> str:
    """Where a statement comes from; the ids of sources lead to their rows."""
    facts = replace(here, release=facts_release(here))
    parts = re.split(r"\b(S\d{3})\b", statement.source)
    return "".join(
        html.link(link_to_source(facts, part), part) if place % 2 else html.escape(part)
        for place, part in enumerate(parts)
    )
