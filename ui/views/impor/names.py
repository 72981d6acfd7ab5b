"""Names that lead to no agency for certain: suggested with a reason, taken only when a person says so."""

from __future__ import annotations

import streamlit as st

from analytics.intake.drafts import Draft, save_draft
from analytics.intake.findings import choices, meaning
from analytics.intake.model import Finding, Inspection
from analytics.intake.publish import registry_release
from analytics.intake.understand.names import name_key
from analytics.warehouse.dimensions import agencies
from ui import frame, html
from ui.address import Here

RULES = ("unknown_agency", "ambiguous_agency")


def settle_names(here: Here, draft: Draft, inspection: Inspection) -> None:
    """A choice for each name that is not known, and what was settled so far, which can be undone."""
    known = agencies(registry_release())
    open_names: dict[str, Finding] = {}
    for one in inspection.findings:
        if one.rule in RULES and one.found:
            open_names.setdefault(name_key(one.found), one)
    if open_names:
        html.show(f'<h3 class="pm-label">{html.escape(here.say("impor.names_title", n=len(open_names)))}</h3>')
        frame.note(here.say("impor.names_note"))
    for name, one in open_names.items():
        suggested = [agency for agency in choices(one) if agency in known]
        widget = f"impor.name.{draft.draft_id}.{name}"
        st.selectbox(
            html.as_label(here.say("impor.name", name=one.found, sheet=one.sheet, cell=one.cell)),
            [*suggested, *(agency for agency in known if agency not in suggested)], index=None, key=widget,
            format_func=lambda agency: known[agency].name(here.lang), placeholder=here.say("impor.name_choose"),
            help=html.as_label(meaning(one, here.lang)), on_change=_settle, args=(draft, name, widget),
        )  # fmt: skip
    for name, agency in draft.names.items():
        with st.container(horizontal=True, vertical_alignment="center", key=f"impor.named.{name}"):
            shown = known[agency].name(here.lang) if agency in known else agency
            frame.note(here.say("impor.named", name=name, agency=shown))
            st.button(here.say("impor.undo"), key=f"impor.unname.{name}", type="tertiary",
                      on_click=_unsettle, args=(draft, name))  # fmt: skip


def _settle(draft: Draft, name: str, widget: str) -> None:
    if chosen := st.session_state[widget]:
        save_draft(draft, names={**draft.names, name: chosen})


def _unsettle(draft: Draft, name: str) -> None:
    save_draft(draft, names={one: agency for one, agency in draft.names.items() if one != name})
