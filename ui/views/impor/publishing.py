"""What would change if a draft were published, and publishing it."""

from __future__ import annotations

import streamlit as st

from analytics.diff import Difference
from analytics.errors import PetaMeritError
from analytics.intake.drafts import Draft, save_draft
from analytics.intake.examine import COMPARE_STEPS, Examined, compare
from analytics.intake.model import Inspection
from analytics.intake.publish import KINDS_OF_CHANGE, STEPS, default_change, publish
from analytics.intake.rights import Person, may
from ui import address, frame, html, labels
from ui.address import Here
from ui.views.impor import progress
from ui.views.impor.said import refusal

_PARTS = ("added", "removed", "changed")


def show(here: Here, person: Person, draft: Draft, examined: Examined) -> None:
    """The difference against the current release, and the form that publishes; or what stands in the way."""
    inspection, current = examined.inspection, examined.asked.current
    frame.heading(here.say("impor.compare_title"))
    if not inspection.publishable:
        frame.note(here.say("impor.compare_blocked"))
        return
    if progress.was_given_up("comparing"):
        frame.note(here.say("impor.comparing_given_up"))
        st.button(here.say("impor.compare_again"), key="impor.again")
        return
    try:
        with progress.shown(here, "comparing", COMPARE_STEPS) as bar:
            difference = compare(examined, bar.watch)
    except PetaMeritError as error:
        frame.note(refusal(here, error))
        return
    _difference(here, difference, current.release_id)
    frame.heading(here.say("impor.publish_title"))
    open_warnings = inspection.unticked(draft.ticks)
    reason = may(person, "publish")
    if reason is not None:
        frame.note(here.say("impor.publish_not_allowed", why=here.say(f"impor.why.{reason}")))
    elif open_warnings:
        frame.note(here.say("impor.publish_unticked", n=len(open_warnings)))
    else:
        _form(here, person, draft, inspection, current.release_id)


def _difference(here: Here, found: Difference, current: str) -> None:
    counts = {part: len(getattr(found, part)) for part in _PARTS}
    frame.note(here.say("impor.compare_note", release=current, **counts))
    if found.measures:
        rows = [
            [html.escape(labels.measure_name(here, row["id"], row["parameters"])),
             *(html.escape(labels.measure_value(here, row["id"], row[side])) for side in ("from", "to"))]
            for row in found.measures
        ]  # fmt: skip
        heads = [here.say(f"impor.column.{one}") for one in ("headline", "before", "after")]
        html.show(f'<h3 class="pm-label">{html.escape(here.say("impor.headline_title"))}</h3>')
        html.show(html.table(heads, rows, caption=here.say("impor.headline_title"), numbers=(False, True, True)))
    if found.movements:
        rows = [
            [_category(here, row["from"]), _category(here, row["to"]), str(row["count"])] for row in found.movements
        ]
        heads = [here.say(f"impor.column.{one}") for one in ("category_before", "category_after", "agencies")]
        html.show(f'<h3 class="pm-label">{html.escape(here.say("impor.moves_title"))}</h3>')
        html.show(html.table(heads, rows, caption=here.say("impor.moves_title"), numbers=(False, False, True)))


def _category(here: Here, found: str | None) -> str:
    return html.escape(labels.name_of(here, "category", found) if found else here.say("labels.unknown"))


def _form(here: Here, person: Person, draft: Draft, inspection: Inspection, expected: str) -> None:
    with st.form("impor.publish", border=False):
        note = st.text_area(here.say("impor.note"), value=draft.note, key=f"impor.note.{draft.draft_id}", max_chars=500,
                            help=here.say("impor.note_help"))  # fmt: skip
        kind = st.radio(
            here.say("impor.kind_of_change"), KINDS_OF_CHANGE, key=f"impor.kind.{draft.draft_id}",
            index=KINDS_OF_CHANGE.index(draft.kind_of_change or default_change()),
            format_func=lambda one: here.say(f"impor.kind.{one}"),
        )  # fmt: skip
        asked = st.form_submit_button(here.say("impor.publish"), type="primary")
    if progress.was_given_up("publishing"):
        frame.note(here.say("impor.publishing_given_up"))
    if not asked:
        return
    save_draft(draft, note=note, kind_of_change=kind)
    try:
        with progress.shown(here, "publishing", STEPS[: STEPS.index("pointer")], is_asked_for=True) as bar:
            release = publish(inspection, note=note, kind_of_change=kind, ticks=draft.ticks, who=person,
                              expected_current=expected, draft=draft, progress=bar.step)  # fmt: skip
    except PetaMeritError as error:
        st.error(refusal(here, error))
        return
    address.go(release=release.release_id, draft=None)
    st.rerun(scope="app")
