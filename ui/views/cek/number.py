"""A number looked up: all that gives it, best first, and what is near; a fingerprint answers as on the Data page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from analytics import numbers
from analytics.check.judge.facts import printed
from analytics.check.number import Found, Match, check_number
from analytics.check.question import NoNumber
from analytics.measures import Measure, compute
from analytics.measures.fingerprint import normal_form
from analytics.selection import LAST_YEAR
from analytics.verify import Verification, verify
from ui import address, frame, html, labels, origin
from ui.address import Here
from ui.fields import FIELDS
from ui.views.cek import sources
from ui.views.cek.facts import facts
from ui.views.data.verify import show_answer

# What has the form of a fingerprint is one, though its check character may not fit.
_FINGERPRINT = re.compile(r"\s*\w{4}-\w{4}-\w\s*")
_LONGEST = 80
_OPEN = 8
# The page that shows a measure with its parameters, beside the page of the measure itself.
_PAGES = {
    "agencies_in_category": "kategori", "agencies_assessed": "kategori", "share_in_category": "kategori",
    "mean_aspect_percent": "aspek",
}  # fmt: skip
# Parameters that a page shows without being asked for them.
_SHOWN_ANYWAY = {"category", "form"}

Looked = Found | Verification | NoNumber


def look_up(here: Here) -> Looked | None:
    """What the address asks for: a number, a fingerprint, or neither."""
    typed = here["q"]
    if not typed:
        return None
    if normal_form(typed) or _FINGERPRINT.fullmatch(typed):
        return verify(typed)
    try:
        return check_number(here.release, typed)
    except NoNumber as none:
        return none


def answer(here: Here, looked: Looked | None) -> str:
    """The first sentence: how much gives the number, or what can be asked here."""
    if looked is None:
        return here.say("cek.answer.number", **facts(here))
    if isinstance(looked, Verification):
        return here.say(f"data.verify.sentence.{looked.status}", fingerprint=looked.typed)
    if isinstance(looked, NoNumber):
        return looked.sentence(here.lang)
    number = _asked(here, looked)
    if not looked.matches:
        return here.say("cek.answer.nothing", number=number)
    if looked.by_chance:
        return here.say("cek.answer.by_chance", number=number, n=looked.found)
    return here.say("cek.answer.matches", number=number, n=looked.found, best=_sentence(here, looked.matches[0]))


def measures(here: Here, looked: Looked | None) -> list[Measure] | None:
    """The numbers that are shown with their fingerprints, to be quoted."""
    return [one.measure(here.release) for one in looked.matches[:_OPEN]] if isinstance(looked, Found) else None


def show(here: Here, looked: Looked | None) -> None:
    """The field, the matches, the near misses; where there is none, what to try."""
    address.choose_text(
        here, "q", label=here.say("cek.number.field"), placeholder=here.say("cek.number.placeholder"),
        max_chars=_LONGEST, width=420,
    )  # fmt: skip
    if looked is None or isinstance(looked, NoNumber):
        _what_to_try(here)
    elif isinstance(looked, Verification):
        show_answer(here, looked)
    else:
        _show_found(here, looked)


def _asked(here: Here, found: Found) -> str:
    value = numbers.number(here.lang, found.asked.value)
    return here.say(f"check.read.{found.asked.unit}", value=value) if found.asked.unit else value


def _show_found(here: Here, found: Found) -> None:
    if not found.all_words and found.matches:
        frame.note(here.say("cek.number.not_all_words"))
    if found.by_chance:
        frame.note(here.say("cek.number.chance"))
    shown, rest = found.matches[:_OPEN], found.matches[_OPEN:]
    if shown:
        items = "".join(f"<li>{_match(here, one)}</li>" for one in shown)
        html.show(f'<ol class="pm-matches">{items}</ol>')
    if rest:
        _folded(here, here.say("cek.number.rest", n=len(rest)), rest)
    if found.found > len(found.matches):
        html.show(f'<p class="pm-source">{html.escape(here.say("cek.number.cut", n=found.found))}</p>')
    if found.near:
        frame.heading(here.say("cek.number.near"))
        frame.note(here.say("cek.number.near_note"))
        html.show(_short_list(here, found.near))
    if not found.matches:
        _what_to_try(here)


def _folded(here: Here, title: str, matches: tuple[Match, ...]) -> None:
    html.show(f'<details class="pm-fold"><summary>{html.escape(title)}</summary>{_short_list(here, matches)}</details>')


def _short_list(here: Here, matches: tuple[Match, ...]) -> str:
    items = "".join(
        f"<li>{html.rich(_sentence(here, one))} {html.link(_way_to(here, one), here.say('cek.number.open_short'))}</li>"
        for one in matches
    )
    return f'<ul class="pm-list pm-nearly">{items}</ul>'


def _what_to_try(here: Here) -> None:
    words = [here.say(f"cek.number.try_{one}") for one in ("unit", "words", "round", "fingerprint")]
    items = "".join(f"<li>{html.escape(one)}</li>" for one in words)
    title = html.escape(here.say("cek.number.try"))
    html.show(f'<h2 class="pm-label">{title}</h2><ul class="pm-list">{items}</ul>')
    links = " · ".join(html.link(here.href(q=one), one) for one in _to_try(here))
    html.show(f'<p class="pm-note pm-no-print">{html.escape(here.say("cek.number.try_these"))} {links}</p>')


def _to_try(here: Here) -> list[str]:
    """Numbers of this release to begin with: a printed or counted total, a share, a score."""
    release = here.release
    good = {"category": "baik", "upto": LAST_YEAR}
    if release.counts_itself:
        total = compute(release, "agencies_in_category", **good)
    else:
        period = f"cumulative_to:{LAST_YEAR}"
        total = compute(release, "claimed_total", metric="agencies_in_category", category="baik", period=period)
    share = compute(release, "share_in_category", **good)
    scored = [row for row in compute(release, "agencies_assessed", upto=LAST_YEAR).rows if row["score"]]
    tries = [numbers.number(here.lang, total.value)] if total.value else []
    if share.value:
        tries.append(here.say("check.read.percent", value=numbers.number(here.lang, round(share.value))))
    return tries + [numbers.number(here.lang, row["score"]) for row in scored[:1]]


def _sentence(here: Here, one: Match) -> str:
    """A match in words: its value with unit, and what it is of."""
    given = one.candidate.parameters
    if one.candidate.told is not None:
        question = one.candidate.told.question
        what = labels.parameter_value(here, "metric", question.metric)
        parts = [labels.name_of(here, "category", question.category)] if question.category else []
        parts += [labels.name_of(here, "aspect", question.aspect)] if question.aspect else []
        scope = labels.parameter_value(here, "scope", question.scope)
        when = labels.parameter_value(here, "period", question.period)
        named = " ".join([what, ", ".join(parts)]).strip()
        what = here.say("check.read.parts", what=named, whose=scope, when=when)
    else:
        what = labels.measure_name(here, one.candidate.measure, given)
    value = here.say(f"check.read.{one.candidate.unit}", value=round(float(one.candidate.value), 2))
    return here.say("cek.number.sentence", value=value, what=what)


def _match(here: Here, one: Match) -> str:
    measure = one.measure(here.release)
    lines = [
        (here.say("cek.number.kind"), html.escape(_kind(here, one))),
        (here.say("origin.definition"), html.escape(measure.definition[here.lang])),
        (here.say("origin.base"), html.escape(_base(here, measure))),
        (here.say("cek.number.period"), html.escape(_period(here, one.candidate.parameters))),
        (here.say("origin.fingerprint"), f"<code>{measure.fingerprint}</code>"),
    ]  # fmt: skip
    items = "".join(f"<dt>{html.escape(name)}</dt><dd>{words}</dd>" for name, words in lines if words)
    ways = [html.link(_way_to(here, one), here.say("cek.number.open"))]
    if _way_to(here, one) != origin.link_to(here, measure):
        ways.append(html.link(origin.link_to(here, measure), here.say("cek.number.open_measure")))
    others = _others(here, one)
    head_note = f'<p class="pm-note">{html.escape(others)}</p>' if others else ""
    head = f'<p class="pm-match">{html.rich(_sentence(here, one))}</p>{head_note}'
    return f'{head}<dl class="pm-origin">{items}</dl>{_sources(here, one)}<p class="pm-ways">{" · ".join(ways)}</p>'


def _others(here: Here, one: Match) -> str:
    """What other sources print for the same question, where they differ."""
    told = one.candidate.told
    if told is None:
        return ""
    others = [other.value for other in printed(here.release).get(told.question, ()) if other.value != told.value]
    shown = ", ".join(numbers.number(here.lang, value) for value in others)
    return here.say("check.because.told_differently", others=shown) if others else ""


def _kind(here: Here, one: Match) -> str:
    how = here.say("cek.number.exact" if one.exact else "cek.number.rounded")
    return here.say(f"cek.number.is_{one.candidate.kind}", how=how)


def _base(here: Here, measure: Measure) -> str:
    if measure.base is None:
        return ""
    return f"{origin.value_words(here, measure.base)} — {labels.describe(here, measure.base)}"


def _period(here: Here, parameters: Mapping[str, Any]) -> str:
    for name in ("upto", "year", "period"):
        if name in parameters:
            shown = labels.parameter if name != "period" else labels.parameter_value
            return shown(here, name, parameters[name])
    return ""


def _sources(here: Here, one: Match) -> str:
    ids = one.sources(here.release)
    if not ids:
        return f'<p class="pm-source">{html.escape(here.say("origin.no_sources"))}</p>'
    told = html.escape(here.say("origin.sources", n=len(ids), groups=sources.witnesses(here, ids)))
    return f"<details><summary>{told}</summary>{sources.listed(here, ids)}</details>"


def _way_to(here: Here, one: Match) -> str:
    """The page that shows the number: the agency, the page of its kind, or the page of the measure."""
    given = one.candidate.parameters
    if "agency" in given:
        return here.href("instansi", agency=given["agency"])
    if set(given) & {"province"} and set(given) <= {*FIELDS["wilayah"], *_SHOWN_ANYWAY}:
        return here.href("wilayah", **{name: value for name, value in given.items() if name not in _SHOWN_ANYWAY})
    page = _PAGES.get(one.candidate.measure)
    if page and set(given) <= {*FIELDS[page], *_SHOWN_ANYWAY}:
        return here.href(page, **{name: value for name, value in given.items() if name in FIELDS[page]})
    return origin.link_to(here, one.measure(here.release))
