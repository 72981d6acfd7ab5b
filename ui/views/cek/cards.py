"""One card for each claim of a text: how it was read, the verdict and what it rests on, and words to print."""

from __future__ import annotations

import re
from collections.abc import Iterable

import streamlit as st

from analytics import labels, numbers
from analytics.check import report, words
from analytics.check.model import Checked, Judged
from analytics.warehouse.dimensions import agencies
from analytics.words import texts
from ui import html
from ui.address import Here
from ui.views.cek import sources
from ui.views.cek.marking import SIGNS, card_id, visible

# The place of the text on the page.
TEXT_ID = "pm-teks"
_AROUND = 140
_MOST_OTHERS = 100
_ENDS = re.compile(r"[.!?]\s|[\n\r]")


def verdict_mark(here: Here, verdict: str, *, words: str | None = None) -> str:
    """A verdict as its sign with its word, told apart without colour; `words` where it is called otherwise."""
    word = html.escape(words or here.say(f"check.verdict.{verdict}"))
    return (
        f'<span class="pm-verdict-mark pm-verdict-{verdict}"><span aria-hidden="true">{SIGNS[verdict]}</span> '
        f"{word}</span>"
    )


def show_card(here: Here, checked: Checked, place: int) -> None:
    """The card of one claim, to which its mark in the text leads."""
    judged = checked.claims[place]
    title = html.escape(here.say("cek.card.title", n=place + 1))
    with st.container(border=True, key=f"pm-check-card-{place + 1}"):
        html.show(
            f'<section class="pm-card" id="{card_id(place)}" aria-label="{title}">'
            f"{_head(here, judged, title)}{_quote(checked, judged)}{_reading(here, judged)}{_because(here, judged)}"
            f"{_true_if(here, judged)}{_sources(here, judged)}{_how(here, judged)}{_sql(here, judged)}"
            f'<p class="pm-label">{html.escape(here.say("cek.card.print"))}</p></section>'
        )
        cited = report.source_words(here.release, judged.sources, here.lang)
        printed = words.print_words(here.release, judged, here.lang, cited)
        # What is copied away from the page says by itself that it is about an invented country.
        mark = f"{here.say('frame.watermark')}: " if here.release.is_simulated else ""
        st.code(mark + printed, language=None, wrap_lines=True)


def _head(here: Here, judged: Judged, title: str) -> str:
    reason = ""
    if judged.reason:
        reason = f'<span class="pm-unknown">{html.escape(here.say(f"check.reason.{judged.reason}"))}</span>'
    back = f'<a class="pm-no-print" href="#{TEXT_ID}" target="_self">{html.escape(here.say("cek.card.back"))}</a>'
    return f'<div class="pm-card-head"><h3>{title}</h3>{verdict_mark(here, judged.verdict)}{reason}{back}</div>'


def _quote(checked: Checked, judged: Judged) -> str:
    """The sentence of the claim with its figure; a long one is cut on both sides."""
    start, end = judged.reading.start, judged.reading.end
    before, after = checked.text[max(0, start - _AROUND) : start], checked.text[end : end + _AROUND]
    cuts = [found.end() for found in _ENDS.finditer(before)]
    begins = before[cuts[-1] :] if cuts else ("…" if start > _AROUND else "") + before
    stop = _ENDS.search(after)
    ends = after[: stop.start() + 1].rstrip() if stop else after + ("…" if end + _AROUND < len(checked.text) else "")
    first, quote, last = (html.escape(visible(one)) for one in (begins, judged.reading.quote, ends))
    told = f"{first}<strong>{quote}</strong>{last}"
    return f'<blockquote class="pm-quote" dir="auto">{told}</blockquote>'


def _reading(here: Here, judged: Judged) -> str:
    read = words.reading_words(here.release, judged.reading, here.lang)
    lines = [(here.say("cek.card.read"), html.escape(read))]
    if judged.value_found is not None:
        lines.append((here.say("cek.card.value"), f"<strong>{html.escape(_found(here, judged.value_found))}</strong>"))
    return _lines(lines)


def _lines(lines: Iterable[tuple[str, str]]) -> str:
    items = "".join(f"<dt>{html.escape(name)}</dt><dd>{told}</dd>" for name, told in lines if told)
    return f'<dl class="pm-origin">{items}</dl>'


def _found(here: Here, value: str) -> str:
    """A value of the facts: a number in the form of the language, a category by its name."""
    try:
        return numbers.number(here.lang, float(value))
    except ValueError:
        return labels.name_of(here.release, here.lang, "category", value)


def _because(here: Here, judged: Judged) -> str:
    told = [judged.because, *judged.notes]
    sentences = " ".join(words.because_words(here.release, one, here.lang) for one in told)
    return f'<p class="pm-because">{html.escape(sentences)}</p>'


def _true_if(here: Here, judged: Judged) -> str:
    if not judged.true_if:
        return ""
    items = "".join(
        f"<li>{html.escape(words.alternative_words(here.release, one, here.lang))}</li>" for one in judged.true_if
    )
    return f'<ul class="pm-list">{items}</ul>'


def _sources(here: Here, judged: Judged) -> str:
    if not judged.sources:
        return ""
    told = here.say("origin.sources", n=len(judged.sources), groups=sources.witnesses(here, judged.sources))
    own = f'<p class="pm-label">{html.escape(told)}</p>{sources.listed(here, judged.sources)}'
    return own + sources.listed_others(here, judged) + _agency(here, judged)


def _agency(here: Here, judged: Judged) -> str:
    """The way to all that sources say of the agency; beside the page, on which the text would be lost."""
    ids = judged.reading.subject
    if len(ids) != 1 or ids[0] not in agencies(here.release):
        return ""
    words_of = here.say("cek.card.agency", name=agencies(here.release)[ids[0]].name(here.lang))
    return f'<p class="pm-ways">{html.link(here.href("instansi", agency=ids[0]), words_of, outside=True)}</p>'


def _how(here: Here, judged: Judged) -> str:
    """Each part of the reading by itself, and the rules that led to it."""
    reading = judged.reading
    lines = [
        (here.say("cek.card.subject"), words.subject_words(here.release, reading.subject, here.lang)),
        (here.say("cek.card.metric"), _metric(here, reading.metric)),
        (here.say("cek.card.category"), _named(here, "category", reading.category)),
        (here.say("cek.card.aspect"), _named(here, "aspect", reading.aspect)),
        (here.say("cek.card.period"), words.period_words(here.lang, reading.period)),
        (here.say("cek.card.stage"), here.say(f"check.stage.{reading.stage}")),
    ]  # fmt: skip
    known = texts(here.lang)
    rules = [here.say(key) for one in reading.how if (key := f"check.how.{one}") in known]
    listed = "".join(f"<li>{html.escape(one)}</li>" for one in rules)
    steps = f'<ul class="pm-list">{listed}</ul>' if listed else ""
    parts = _lines((name, html.escape(told)) for name, told in lines if told)
    return f"<details><summary>{html.escape(here.say('cek.card.how'))}</summary>{parts}{steps}</details>"


def _metric(here: Here, metric: str) -> str:
    own = f"check.metric.{metric}"
    return here.say(own if own in texts(here.lang) else f"labels.metric.{metric}")


def _named(here: Here, kind: str, found: str | None) -> str:
    return labels.name_of(here.release, here.lang, kind, found) if found else ""


def _sql(here: Here, judged: Judged) -> str:
    if not judged.sql:
        return ""
    lines = "<br>".join(html.escape(line) for line in judged.sql.splitlines())
    title = html.escape(here.say("origin.sql"))
    # Not <pre>: Streamlit makes a block of its own of it, without lines.
    box = f'<div class="pm-sql" tabindex="0" role="group" aria-label="{title}">{lines}</div>'
    return f"<details><summary>{title}</summary>{box}</details>"


def other_things(here: Here, checked: Checked) -> str:
    """The figures of something else, folded: they are no claims about the merit system."""
    found = [one for one in checked.claims if one.verdict == "bukan_klaim_merit"]
    if not found:
        return ""
    items = "".join(f"<li>{_quote(checked, one)}</li>" for one in found[:_MOST_OTHERS])
    if len(found) > _MOST_OTHERS:
        cut = here.say("frame.cut_off", shown=_MOST_OTHERS, total=len(found))
        items += f'<li class="pm-source">{html.escape(cut)}</li>'
    title = html.escape(here.say("cek.card.others", n=len(found)))
    return f'<details class="pm-fold"><summary>{title}</summary><ul class="pm-others">{items}</ul></details>'
