"""A draft on its way: how its file was understood, what must be mended, what would change, and publishing it."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from functools import partial

import streamlit as st

from analytics import numbers
from analytics.errors import PetaMeritError
from analytics.intake.drafts import Draft, delete_draft, save_draft
from analytics.intake.examine import STEPS, Examined, examine
from analytics.intake.model import Finding, Inspection, Reconciliation
from analytics.intake.report import findings_csv
from analytics.intake.rights import Person, require
from ui import address, frame, html
from ui.address import Here
from ui.views.impor import correct_mapping, progress, publishing
from ui.views.impor.names import settle_names
from ui.views.impor.said import refusal
from ui.views.impor.table import choose_order, show_findings

SEVERITIES = ("error", "warning", "note")
_COUNTED = tuple(one.name for one in fields(Reconciliation) if one.name not in ("sheet", "results_of"))


def show(here: Here, person: Person, draft: Draft) -> None:
    """The file's name, and either why it is not read or the whole of what was understood of it."""
    with st.container(horizontal=True, vertical_alignment="center", key="impor.draft"):
        html.show(f'<p class="pm-label">{html.escape(draft.file_name)}</p>')
        st.button(here.say("impor.other_file"), key="impor.close", type="tertiary",
                  on_click=address.go, kwargs={"draft": None})  # fmt: skip
        st.button(here.say("impor.delete"), key="impor.discard", type="tertiary", on_click=_discard, args=(draft,))
    if progress.was_given_up("reading"):
        frame.note(here.say("impor.reading_given_up"))
        st.button(here.say("impor.read_again"), key="impor.again")
        return
    try:
        require(person, "check")
        with progress.shown(here, "reading", STEPS) as bar:
            examined = examine(draft, bar.watch)
    except PetaMeritError as error:
        frame.note(refusal(here, error))
        return
    inspection = examined.inspection
    counts = Counter(one.severity for one in inspection.findings)
    key = "blocked" if counts["error"] else "nothing" if not inspection.results else "clear"
    frame.note(here.say(f"impor.summary.{key}", results=len(inspection.results), agencies=inspection.agencies,
                        errors=counts["error"], warnings=counts["warning"], notes=counts["note"]))  # fmt: skip
    frame.heading(here.say("impor.understood_title"))
    _understood(here, examined)
    correct_mapping.show(here, draft, examined)
    frame.heading(here.say("impor.findings_title"))
    settle_names(here, draft, inspection)
    _findings(here, draft, examined)
    publishing.show(here, person, draft, examined)


def _discard(draft: Draft) -> None:
    delete_draft(draft)
    address.go(draft=None)


def _understood(here: Here, examined: Examined) -> None:
    """Each sheet: its layout, its head, its year; and what became of its rows, in numbers that add up."""
    inspection = examined.inspection
    if examined.is_remembered:
        frame.note(here.say("impor.remembered_mapping"))
    items = []
    for name, sheet in inspection.mapping.sheets.items():
        words = here.say(f"impor.layout.{sheet.layout if sheet.taken else 'not_taken'}")
        if sheet.header_rows and sheet.taken:
            words += " " + here.say("impor.header_rows", rows=", ".join(map(str, sheet.header_rows)))
        if sheet.year and sheet.taken:
            words += " " + here.say("impor.sheet_year", year=str(sheet.year))
        items.append(f"<dt>{html.escape(name)}</dt><dd>{html.escape(words)}</dd>")
    html.show(f'<dl class="pm-origin">{"".join(items)}</dl>')
    used = [one for one in _COUNTED if any(getattr(count, one) for count in inspection.counts)]
    heads = [here.say("impor.column.sheet"), *(here.say(f"impor.count.{one}") for one in used),
             here.say("impor.count.results_of")]  # fmt: skip
    rows = [
        [html.escape(count.sheet), *(numbers.number(here.lang, getattr(count, one)) for one in (*used, "results_of"))]
        for count in inspection.counts
    ]
    html.show(html.table(heads, rows, caption=here.say("impor.counts_title"), numbers=(False, *(True for _ in heads))))
    html.show(f'<p class="pm-source">{html.escape(here.say("impor.counts_note"))}</p>')


def _findings(here: Here, draft: Draft, examined: Examined) -> None:
    inspection = examined.inspection
    order = ""
    if len(inspection.findings) > 1:
        frame.note(here.say("impor.open_row"))
        order = choose_order(here)
    for severity in SEVERITIES:
        found = [one for one in inspection.findings if one.severity == severity]
        words = here.say(f"impor.severity.{severity}", n=len(found))
        if found and severity == "note":
            with st.expander(words):  # nobody need act on them
                show_findings(here, examined, found, key=severity, order=order)
        elif found:
            html.show(f'<h3 class="pm-label">{html.escape(words)}</h3>')
            show_findings(here, examined, found, key=severity, order=order)
            if severity == "warning":
                _ticks(here, draft, found)
    if not inspection.findings:
        frame.note(here.say("impor.no_findings"))
        return
    with st.container(horizontal=True, key="impor.reports"):
        stem = draft.file_name.rpartition(".")[0] or draft.file_name
        st.download_button(here.say("impor.report_csv"), partial(findings_csv, inspection, here.lang),
                           file_name=f"{stem} - {here.say('impor.report_name')}.csv", on_click="ignore",
                           key="impor.report.csv")  # fmt: skip
        asked = st.button(here.say("impor.report_marked"), key="impor.report.mark")
    if asked:
        _marked(here, draft, inspection, stem)


def _marked(here: Here, draft: Draft, inspection: Inspection, stem: str) -> None:
    """The officer's own workbook with the marks: made first, since a file may be refused, then handed over."""
    from analytics.intake.marked import mark_workbook

    try:
        with st.spinner(here.say("impor.marking")):
            content = mark_workbook(draft.content(), inspection, here.lang)
    except PetaMeritError as error:
        st.error(refusal(here, error))
        return
    name = f"{stem} - {here.say('impor.report_name')}.xlsx"
    st.download_button(here.say("impor.report_ready"), content, file_name=name, on_click="ignore",
                       key="impor.report.xlsx")  # fmt: skip


def _ticks(here: Here, draft: Draft, found: list[Finding]) -> None:
    """A tick for each kind of warning: it accepts all of that kind that stand in the list."""
    by_rule: dict[str, list[str]] = {}
    for one in found:
        by_rule.setdefault(one.rule, []).append(one.key)
    frame.note(here.say("impor.ticks_note"))
    for rule, keys in by_rule.items():
        widget = f"impor.tick.{draft.draft_id}.{rule}"
        st.checkbox(
            here.say("impor.tick", rule=here.say(f"impor.rule.{rule}"), n=len(keys)),
            value=set(keys) <= set(draft.ticks), key=widget, on_change=_tick, args=(draft, keys, widget),
        )  # fmt: skip


def _tick(draft: Draft, keys: list[str], widget: str) -> None:
    others = [one for one in draft.ticks if one not in keys]
    save_draft(draft, ticks=tuple([*others, *keys] if st.session_state[widget] else others))
