"""The report of a checked text, to keep: its fingerprint, and the files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from analytics.check import Checked
from analytics.check.report import as_html, as_json, file_name
from analytics.verify import Verification
from analytics.words import LANGUAGES, texts
from ui import cite, frame, html, quote
from ui.address import Here
from ui.views.cek.marking import numbered

_FORMS: dict[str, tuple[Callable[..., bytes], str]] = {
    "html": (as_html, "text/html"), "json": (as_json, "application/json"),
}  # fmt: skip


def show(here: Here, checked: Checked) -> None:
    """The fingerprint by which the report can be checked later, and a button for each form of it."""
    words = here.say("cek.report.fingerprint", fingerprint=checked.fingerprint, release=checked.release_id)
    kept = html.keep_whole(html.rich(words), checked.fingerprint, checked.release_id)
    with st.container(horizontal=True, vertical_alignment="center", key="pm-check-report"):
        for form in _FORMS:
            st.download_button(
                here.say(f"cek.report.{form}"), partial(_write, here, checked, form), mime=_FORMS[form][1],
                file_name=file_name(here.release, checked, here.lang, form), on_click="ignore",
                key=f"cek.report.{form}",
            )  # fmt: skip
    html.show(f'<p class="pm-source">{kept}</p>')
    frame.offer_quote(here, partial(_quoted, here, checked), sheet=None, key="report")


def _quoted(here: Here, checked: Checked) -> quote.Quoted:
    """The check of a text as it is quoted. Its link leads to the page: the text is nowhere but with its reader."""
    release, link = here.release, here.href(tab="text")
    tokens = {"n": len(numbered(checked)), "release": checked.release_id, "fingerprint": checked.fingerprint}
    return quote.Quoted(
        here.say("cek.report.title"), checked.fingerprint, release, here.say("cek.report.publisher"),
        here.say("cek.report.whole", link=cite.host() + link, **tokens),
        tuple(replace(here, lang=lang).say("cek.report.sentence", **tokens) for lang in LANGUAGES), link,
    )  # fmt: skip


def _write(here: Here, checked: Checked, form: str) -> bytes:
    return _FORMS[form][0](here.release, checked, here.lang)


def kept_answer(here: Here, found: Verification) -> str:
    """The first sentence on a report that somebody kept: whether it is as it was written and still holds."""
    return here.say(f"cek.kept.{found.status}", file=found.typed, release=found.release_then or "")


def show_kept(here: Here, found: Verification) -> None:
    """What lies behind that answer, as sentences."""
    told = [html.escape(_why(here, one)) for one in found.because]
    if told:
        title = html.escape(here.say("data.verify.because"))
        items = "".join(f"<li>{one}</li>" for one in told)
        html.show(f'<p class="pm-label">{title}</p><ul class="pm-list">{items}</ul>')


def _why(here: Here, one: Mapping[str, Any]) -> str:
    what = str(one["what"])
    if what in ("rules_changed", "verdict_changed"):
        before, after = (_verdict(here, one[end]) for end in ("from", "to"))
        return here.say(f"cek.kept.why.{what}", quote=one["quote"], before=before, after=after)
    if what == "not_checked":
        return here.say(f"check.refused.{one['reason']}")
    key = f"cek.kept.why.{what}"
    tokens = {name: str(value) for name, value in one.items() if name != "what"}
    return here.say(key if key in texts(here.lang) else f"data.verify.why.{what}", **tokens)


def _verdict(here: Here, verdict: str | None) -> str:
    return here.say(f"check.verdict.{verdict}") if verdict else here.say("cek.register.not_there")
