"""The list of findings: filtered by kind, sorted, each with what stands there and what to do; a click opens its row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from analytics.intake.examine import Examined
from analytics.intake.findings import say
from analytics.intake.model import Finding
from ui import html
from ui.address import Here
from ui.views.impor.finding_row import open_row

_AT_ONCE = 25
_ASKED = "pm_row_asked"
# The list comes by place; sorting keeps that order within what is equal.
_ORDERS: Mapping[str, Callable[[Finding], str] | None] = {
    "place": None,
    "rule": lambda one: one.rule,
    "found": lambda one: one.found.casefold(),
}


def choose_order(here: Here) -> str:
    """The control for the order of all lists."""
    return st.selectbox(
        here.say("impor.sort"), list(_ORDERS), key="impor.sort",
        format_func=lambda one: here.say(f"impor.sort_by.{one}"),
    )  # fmt: skip


def show_findings(here: Here, examined: Examined, found: Sequence[Finding], *, key: str, order: str = "") -> None:
    """Findings of one severity; long lists a page at a time, one kind alone where several are in it."""
    found = _of_one_kind(here, found, key)
    if by := _ORDERS.get(order):
        found = sorted(found, key=by)
    pages = -(-len(found) // _AT_ONCE)
    at = st.pagination(pages, key=f"impor.page.{key}.{len(found)}") if pages > 1 else 1
    with st.container(key=f"pm-findings-{key}"):
        for place, one in enumerate(found[_AT_ONCE * (at - 1) : _AT_ONCE * at]):
            _show(here, examined, one, key=f"{key}.{place}")


def _of_one_kind(here: Here, found: Sequence[Finding], key: str) -> Sequence[Finding]:
    """Those of the kind that was asked for; no control where there is only one."""
    rules = list(dict.fromkeys(one.rule for one in found))
    if len(rules) < 2:
        return found
    names = {rule: f"{here.say(f'impor.rule.{rule}')} ({sum(one.rule == rule for one in found)})" for rule in rules}
    chosen = st.selectbox(
        here.say(f"impor.only_rule.{key}"), ["", *rules], key=f"impor.rule.{key}",
        format_func=lambda rule: names[rule] if rule else here.say("impor.all_rules"),
    )  # fmt: skip
    return [one for one in found if not chosen or one.rule == chosen]


def _show(here: Here, examined: Examined, one: Finding, *, key: str) -> None:
    what, remedy = say(one, here.lang)
    with st.container(horizontal=True, vertical_alignment="top", key=f"pm-finding-{key}"):
        place = " ".join(part for part in (one.sheet, one.cell) if part) or here.say("impor.whole_file")
        if one.cell:
            st.button(html.as_label(place), key=f"impor.row.{key}", on_click=_ask, args=(one.key,), type="tertiary")
        else:
            html.show(f'<p class="pm-place">{html.escape(place)}</p>')
        value = f"<code>{html.escape(one.found)}</code> " if one.found else ""
        html.show(f'<p>{value}{html.escape(what)}<br><span class="pm-unknown">{html.escape(remedy)}</span></p>')
    if st.session_state.get(_ASKED) == one.key:
        del st.session_state[_ASKED]
        open_row(here, examined, one)


def _ask(key: str) -> None:
    st.session_state[_ASKED] = key
