"""What if: levels or points moved by hand, what becomes of score, category and rank; the state is in the address."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from analytics import numbers
from analytics.guidance.number import number
from analytics.guidance.situation import Situation
from analytics.guidance.ways import TOP_LEVEL
from analytics.guidance.ways_words import part_name
from analytics.guidance.what_if import WhatIf, read_changes, refused_words, what_if, write_changes
from ui import address, frame, html, labels
from ui.address import Here
from ui.views.agencies import category_words
from ui.views.pembinaan import marks
from ui.views.pembinaan.asked import Asked

LEVELS = tuple(range(1, TOP_LEVEL + 1))


def show(here: Here, asked: Asked, one: Situation) -> None:
    """What the changes make of it, and the controls that change it, aspect by aspect."""
    frame.heading(here.say("pembinaan.trial.title"))
    changes, unread = read_changes(here["change"] or "")
    found = what_if(asked.country, one.id, changes)
    for refused in (*unread, *found.refused):
        words = refused_words(asked.country, refused, here.lang)
        html.show(f'<p class="pm-notice" role="status">{html.escape(words)}</p>')
    if found.unknown in ("no_result", "no_score") or not one.aspects:
        key = found.unknown if found.unknown in ("no_result", "no_score") else "no_aspects"
        frame.note(here.say("guidance.ways.reason.no_aspects" if key == "no_aspects" else f"guidance.ways.why.{key}"))
        return
    html.show(_outcome(here, found) + _changed(here, asked, one, found.changes))
    made = {"agency": one.id, "changes": write_changes(found.changes), "upto": asked.upto}
    marks.show(here, *(number(here.release, name, **made) for name in ("guidance_score_if", "guidance_rank_if")))
    if found.unknown:
        frame.note(here.say(f"guidance.ways.why.{found.unknown}"))
    _choose(here, asked, one, found.changes)
    st.button(
        here.say("pembinaan.trial.undo"), key="pembinaan.trial.undo", type="tertiary", disabled=not here["change"],
        on_click=address.go, kwargs={"change": None},
    )  # fmt: skip


def _outcome(here: Here, found: WhatIf) -> str:
    """Score, category and rank, before and after."""

    def number(value: float | None) -> str:
        return here.say("common.not_known") if value is None else numbers.number(here.lang, value)

    rows = [
        (here.say("columns.score.label"), number(found.score_before), number(found.score)),
        (here.say("columns.category.label"), category_words(here, found.category_before) or number(None),
         category_words(here, found.category) or number(None)),
        (here.say("pembinaan.trial.rank", n=found.ranked), number(found.rank_before), number(found.rank_after)),
    ]  # fmt: skip
    heads = ["", here.say("pembinaan.trial.now"), here.say("pembinaan.trial.then")]
    cells = [[html.escape(cell) for cell in row] for row in rows]
    return html.table(heads, cells, caption=here.say("pembinaan.trial.title"), numbers=(False, True, True))


def _changed(here: Here, asked: Asked, one: Situation, changes: Mapping[str, float]) -> str:
    """What was moved, each from where to where."""
    lines = []
    for part, then in changes.items():
        kind = "changed_level" if part in one.levels else "changed_points"
        now = one.levels[part] if part in one.levels else one.aspects[part].points
        lines.append(here.say(f"pembinaan.trial.{kind}", name=part_name(asked.country, part, here.lang), now=now,
                              then=then))  # fmt: skip
    items = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
    return f'<ul class="pm-steps">{items}</ul>' if items else ""


def _choose(here: Here, asked: Asked, one: Situation, changes: Mapping[str, float]) -> None:
    """An aspect, and below it a control for each of its sub-aspects, or for its points where no levels are known."""
    known = [name for name in asked.country.aspects if name in one.aspects]
    sub_aspects = asked.country.sub_aspects
    moved = (sub_aspects[part].aspect_id if part in sub_aspects else part for part in changes)
    aspect = here["trial"] if here["trial"] in known else next(moved, known[0])
    address.choose(
        here, "trial", known, label=here.say("pembinaan.trial.aspect"), value=aspect,
        show=lambda name: labels.name_of(here, "aspect", name),
    )  # fmt: skip
    parts = [name for name in one.levels if sub_aspects[name].aspect_id == aspect]
    for part in parts:
        key = f"pembinaan.trial.{part}"
        st.session_state[key] = int(changes.get(part, one.levels[part]))
        st.segmented_control(
            here.say("pembinaan.trial.level", name=part_name(asked.country, part, here.lang), level=one.levels[part]),
            LEVELS, key=key, required=True, on_change=_write, args=(one, part, key, changes), format_func=str,
        )  # fmt: skip
    attained = one.aspects[aspect]
    if not parts and attained.points is not None and attained.points_max is not None:
        key, at = f"pembinaan.trial.{aspect}", float(changes.get(aspect, attained.points))
        st.session_state[key] = at
        halves = (half / 2 for half in range(int(attained.points_max * 2) + 1))
        # A slider of numbers writes them in the browser's language, not in that of the page.
        st.select_slider(
            here.say("pembinaan.trial.points", points=attained.points, most=attained.points_max),
            sorted({*halves, at, float(attained.points)}), key=key, on_change=_write, args=(one, aspect, key, changes),
            format_func=lambda points: numbers.number(here.lang, points),
        )  # fmt: skip


def _write(one: Situation, part: str, key: str, changes: Mapping[str, float]) -> None:
    """Note a change in the address; what is as it was is none."""
    now = one.levels.get(part, one.aspects[part].points if part in one.aspects else None)
    rest = {name: value for name, value in changes.items() if name != part}
    moved = {} if st.session_state[key] == now else {part: st.session_state[key]}
    address.go(change=write_changes({**rest, **moved}) or None)
