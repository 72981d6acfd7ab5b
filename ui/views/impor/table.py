"""The list of findings: filtered by kind, sorted by place, each with what stands there and what to do."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from analytics.intake.findings import say
from analytics.intake.model import Finding
from ui import html
from ui.address import Here

_AT_ONCE = 25


def show_findings(here: Here, found: Sequence[Finding], *, key: str) -> None:
    """Findings of one severity; long lists a page at a time, one kind alone where several are in it."""
    rules = list(dict.fromkeys(one.rule for one in found))
    if len(rules) > 1:
        names = {rule: f"{here.say(f'impor.rule.{rule}')} ({sum(one.rule == rule for one in found)})" for rule in rules}
        chosen = st.selectbox(
            here.say("impor.only_rule"), ["", *rules], key=f"impor.rule.{key}",
            format_func=lambda rule: names[rule] if rule else here.say("impor.all_rules"),
        )  # fmt: skip
        found = [one for one in found if not chosen or one.rule == chosen]
    pages = -(-len(found) // _AT_ONCE)
    at = st.pagination(pages, key=f"impor.page.{key}.{len(found)}") if pages > 1 else 1
    rows = [_row(here, one) for one in found[_AT_ONCE * (at - 1) : _AT_ONCE * at]]
    heads = [here.say(f"impor.column.{one}") for one in ("place", "found", "what")]
    html.show(html.table(heads, rows, caption=here.say(f"impor.severity.{key}", n=len(found))))


def _row(here: Here, one: Finding) -> list[str]:
    what, remedy = say(one, here.lang)
    place = f"{html.escape(one.sheet)}<br><b>{html.escape(one.cell or here.say('impor.whole_sheet'))}</b>"
    words = f'{html.escape(what)}<br><span class="pm-unknown">{html.escape(remedy)}</span>'
    return [place, html.escape(one.found) or "–", words]
