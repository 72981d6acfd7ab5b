"""A text checked: the form, the text with everything marked in place, a card for each claim, the report to keep."""

from __future__ import annotations

from collections import Counter
from typing import get_args

import streamlit as st

from analytics.check import Checked
from analytics.check.documents import FILE_BYTES, FORMATS
from analytics.check.model import Verdict
from analytics.intake.reading.limits import MEBIBYTE
from ui import address, frame, html
from ui.address import Here
from ui.views.cek import given, report
from ui.views.cek.cards import TEXT_ID, other_things, show_card, verdict_mark
from ui.views.cek.facts import facts
from ui.views.cek.given import Done
from ui.views.cek.marking import marked_text, numbered

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
_OF_CLAIMS = tuple(one for one in VERDICTS if one != "bukan_klaim_merit")
PER_PAGE = 50
_HEIGHT = 260


def answer(here: Here, done: Done | None) -> str:
    """The first sentence: how many claims there are by verdict, why the text was not checked, or what can be done."""
    if done is None:
        return here.say("cek.answer.text", **facts(here))
    if done.given.kept is not None:
        return report.kept_answer(here, done.given.kept)
    if done.checked is None:
        return done.refused.sentence(here.lang) if done.refused else here.say("cek.answer.text", **facts(here))
    counts = Counter(one.verdict for one in done.checked.claims)
    n = sum(counts[verdict] for verdict in _OF_CLAIMS)
    if not n:
        return here.say("cek.answer.no_claims", others=counts["bukan_klaim_merit"])
    parts = ", ".join(here.say(f"cek.count.{one}", n=counts[one]) for one in _OF_CLAIMS if counts[one])
    return here.say("cek.answer.checked", n=n, parts=parts)


def show(here: Here, done: Done | None) -> None:
    """The form; once a text was checked, the text, its cards and the report, with the form folded."""
    given.seed()
    if done is not None and done.given.kept is not None:
        report.show_kept(here, done.given.kept)
    if done is None or done.checked is None:
        _form(here)
        _begin(here)
        return
    _show_checked(here, done, done.checked)
    with st.expander(here.say("cek.text.another")):
        _form(here)
        st.button(here.say("cek.text.clear"), key="cek.clear", type="tertiary", on_click=given.clear)


def _form(here: Here) -> None:
    with st.form("pm-check", border=False):
        st.text_area(here.say("cek.text.field"), key=given.TEXT, height=_HEIGHT)
        left, right = st.columns([3, 2], gap="medium")
        with left:
            st.file_uploader(
                here.say("cek.text.file"), type=[*FORMATS, "htm", "json"], key=given.FILE,
                max_upload_size=FILE_BYTES // MEBIBYTE,
            )  # fmt: skip
        with right:
            st.date_input(here.say("cek.text.day"), value=None, key=given.DAY, format="DD/MM/YYYY")
            html.show(f'<p class="pm-source">{html.escape(here.say("cek.text.day_note"))}</p>')
        with st.container(key="pm-check-form-foot"):
            st.form_submit_button(here.say("cek.text.check"), key="cek.check", type="primary", on_click=given.take)
            html.show(f'<p class="pm-source">{html.escape(here.say("cek.text.private"))}</p>')


def _begin(here: Here) -> None:
    """Texts to try, and what each verdict says."""
    frame.heading(here.say("cek.text.try"))
    frame.note(here.say("cek.text.try_invented" if here.release.is_simulated else "cek.text.try_note"))
    with st.container(horizontal=True, key="pm-check-examples"):
        for lang in given.EXAMPLES:
            st.button(here.say(f"cek.text.example.{lang}"), key=f"cek.example.{lang}", on_click=given.take_example,
                      args=(here, lang))  # fmt: skip
    frame.heading(here.say("cek.text.verdicts"))
    _meanings(here)


def _meanings(here: Here) -> None:
    items = "".join(
        f"<dt>{verdict_mark(here, one)}</dt><dd>{html.escape(here.say(f'check.verdict_means.{one}'))}</dd>"
        for one in VERDICTS
    )
    html.show(f'<dl class="pm-verdicts">{items}</dl>')


def _show_checked(here: Here, done: Done, checked: Checked) -> None:
    places = numbered(checked)
    wanted = here["verdict"]
    chosen = [place for place in places if wanted in (None, "bukan_klaim_merit", checked.claims[place].verdict)]
    pages = max(1, -(-len(chosen) // PER_PAGE))
    first = (address.asked_page(here, "at", pages) - 1) * PER_PAGE
    shown = chosen[first : first + PER_PAGE]
    _about(here, done, checked)
    report.show(here, checked)
    html.show(
        f'<div class="pm-checked" id="{TEXT_ID}"><h2 class="pm-title">{html.escape(here.say("cek.text.marked"))}</h2>'
        f"{_legend(here)}{marked_text(here, checked, frozenset(shown))}</div>"
    )
    html.show(other_things(here, checked))
    if not places:
        return
    frame.heading(here.say("cek.text.claims"))
    _filter(here, checked)
    if len(shown) < len(places):
        html.show(f'<p class="pm-source">{html.escape(here.say("cek.text.shown", n=len(shown), of=len(places)))}</p>')
    for place in shown:
        show_card(here, checked, place)
    address.choose_page(here, "at", pages)


def _about(here: Here, done: Done, checked: Checked) -> None:
    """What was checked, against what, and how much of it rests on one witness."""
    lines = []
    if here.release.kind != "published":
        lines.append(here.say(f"cek.text.against_{here.release.kind}"))
    if done.given.file:
        lines.append(here.say("cek.text.from_file", file=done.given.file))
    alone = sum(one.witnesses == 1 for one in checked.claims)
    if alone:
        lines.append(here.say("cek.text.single_witness", n=alone))
    lines.append(here.say("cek.text.rules_only"))
    html.show("".join(f'<p class="pm-note">{html.rich(line)}</p>' for line in lines))


def _legend(here: Here) -> str:
    marks = " ".join(verdict_mark(here, one) for one in _OF_CLAIMS)
    read = f'<span class="pm-read">{html.escape(here.say("cek.text.read"))}</span>'
    return f'<p class="pm-legend">{marks} {read}</p>'


def _filter(here: Here, checked: Checked) -> None:
    counts = Counter(one.verdict for one in checked.claims)
    options = [one for one in _OF_CLAIMS if counts[one]]
    if len(options) < 2:
        return
    asked = here["verdict"] if here["verdict"] in options else None
    address.choose(
        here, "verdict", options, label=here.say("cek.text.only"), value=asked, widget=st.pills,
        show=lambda one: f"{here.say(f'check.verdict.{one}')} ({counts[one]})",
        as_changes=lambda one: {"verdict": one, "at": None},
    )  # fmt: skip
