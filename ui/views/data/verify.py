"""What became of a number: its fingerprint, typed from paper or pasted, held against every kept release."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from analytics import numbers
from analytics.errors import PetaMeritError, ReleaseNotFound
from analytics.measures import Measure, catalogue, compute
from analytics.query.errors import Refused
from analytics.verify import QUERY, STATUSES, Verification, verify
from analytics.warehouse import Release, open_release
from ui import address, frame, html, labels, origin
from ui.address import Here
from ui.fields import FIELDS
from ui.views.data.downloads import definition_list

MOST = 30


def show(here: Here) -> None:
    """The field for the fingerprint, the answer, and what the answers mean."""
    frame.note(here.say("data.verify.how"))
    address.choose_text(
        here, "fingerprint", label=here.say("data.verify.field"), placeholder="XXXX-XXXX-X", max_chars=40, width=320
    )
    if typed := here["fingerprint"]:
        with st.spinner(here.say("data.verify.searching")):
            found = verify(typed)
        show_answer(here, found)
    frame.heading(here.say("data.verify.meanings"))
    html.show(definition_list([
        (here.say(f"data.verify.status.{one}"), html.escape(here.say(f"data.verify.meaning.{one}"))) for one in STATUSES
    ]))  # fmt: skip


def show_answer(here: Here, found: Verification) -> None:
    """The answer to a fingerprint: what became of its number, then and now, and why."""
    words = here.say(f"data.verify.status.{found.status}")
    sentence = here.say(f"data.verify.sentence.{found.status}", fingerprint=found.typed)
    html.show(
        f'<div class="pm-verdict" role="status"><h2 class="pm-title">{html.escape(words)}</h2>'
        f'<p class="pm-note">{html.rich(sentence)}</p></div>'
    )
    if found.measure:
        html.show(definition_list(_facts(here, found)))
    because = [_reason(here, one) for one in found.because[:MOST]]
    if because:
        html.show(f'<p class="pm-label">{html.escape(here.say("data.verify.because"))}</p>')
        html.show(f'<ul class="pm-sources">{"".join(f"<li>{html.escape(one)}</li>" for one in because)}</ul>')
    if found.status == "unknown" and found.measure is None:
        frame.note(here.say("data.verify.only_by_file"))
    if len(found.because) > MOST:
        words = here.say("frame.cut_off", shown=MOST, total=len(found.because))
        html.show(f'<p class="pm-source">{html.escape(words)}</p>')


def _facts(here: Here, found: Verification) -> list[tuple[str, str]]:
    if found.measure == QUERY:
        return _facts_of_query(here, found)
    measure = catalogue().get(found.measure or "")
    parts = [measure.name[here.lang] if measure else str(found.measure)]
    parts += [labels.parameter(here, name, value) for name, value in (found.parameters or {}).items()
              if name in FIELDS["data"]]  # fmt: skip
    facts = [(here.say("origin.id"), html.escape(" · ".join(parts)))]
    if measure:
        facts.append((here.say("origin.definition"), html.escape(measure.definition[here.lang])))
    facts.append((here.say("data.verify.then"), _value(here, found, found.value_then, found.release_then)))
    facts.append((here.say("data.verify.now"), _value(here, found, found.value_now, found.release_now)))
    return facts


def _facts_of_query(here: Here, found: Verification) -> list[tuple[str, str]]:
    """The query, and how many rows it gave then and gives now, each as a link that runs it."""
    sql = str((found.parameters or {})["sql"])
    facts = [(here.say("origin.id"), html.escape(here.say("data.verify.query"))),
             (here.say("data.verify.query_sql"), f"<code>{html.escape(sql)}</code>")]  # fmt: skip
    for when in ("then", "now"):
        rows, release_id = getattr(found, f"value_{when}"), getattr(found, f"release_{when}")
        words = here.say("common.not_known") if rows is None else here.say("data.verify.rows", n=rows)
        if release_id is not None:
            tail = here.say("data.verify.in_release", release=release_id)
            kept = _kept(release_id)
            words = f"<strong>{html.escape(words)}</strong> " + (
                html.link(replace(here, release=kept).href("kueri", sql=sql), tail) if kept else html.escape(tail)
            )
        facts.append((here.say(f"data.verify.{when}"), words))
    return facts


def _kept(release_id: str) -> Release | None:
    try:
        return open_release(release_id)
    except ReleaseNotFound:
        return None


def _value(here: Here, found: Verification, value: float | None, release_id: str | None) -> str:
    """A value with its release, as a link to the number where it can still be computed."""
    measure = _number(found, release_id)
    if measure and measure.value == value:
        words = f"<strong>{html.escape(origin.value_words(here, measure))}</strong>"
        link = html.link(origin.link_to(here, measure), here.say("data.verify.in_release", release=measure.release_id))
        return f"{words} {link}"
    shown = here.say("common.not_known") if value is None else numbers.number(here.lang, value)
    tail = here.say("data.verify.in_release", release=release_id) if release_id else ""
    return f"<strong>{html.escape(shown)}</strong> {html.escape(tail)}"


def _number(found: Verification, release_id: str | None) -> Measure | None:
    if release_id is None or found.measure is None:
        return None
    try:
        return compute(open_release(release_id), found.measure, **(found.parameters or {}))
    except PetaMeritError:
        return None


def _reason(here: Here, one: Mapping[str, Any]) -> str:
    """One entry of `because` as a sentence."""
    what = one["what"]
    if what.startswith("row_"):
        return here.say(f"data.verify.why.{what}", row=_row(one), fields=_fields(here, one.get("fields", {})))
    if what == "searched":
        key = "searched_all" if one["complete"] else "searched_part"
        return here.say(f"data.verify.why.{key}", releases=", ".join(one["releases"]))
    if what == "value_not_known":
        return here.say("data.verify.why.value_not_known", reason=here.say(f"origin.reason.{one['reason']}"))
    if what == "base_changed":
        name = catalogue()[one["measure"]].name[here.lang]
        return here.say("data.verify.why.base_changed", name=name, before=one["from"], after=one["to"])
    if what in ("query_refused", "query_not_answered"):
        tokens = {name: value for name, value in one.items() if name not in ("what", "reason")}
        return here.say(f"data.verify.why.{what}", sentence=Refused(one["reason"], **tokens).sentence(here.lang))
    tokens = {name: str(value) for name, value in one.items() if name != "what"}
    return here.say(f"data.verify.why.{what}", **tokens)


def _row(one: Mapping[str, Any]) -> str:
    return ", ".join(str(value) for name, value in one.items() if name not in ("what", "fields"))


def _fields(here: Here, fields: Mapping[str, Any]) -> str:
    empty = here.say("common.empty")
    return "; ".join(
        f"{name}: {empty if old is None else old} → {empty if new is None else new}"
        for name, (old, new) in fields.items()
    )
