"""A checked text as one HTML page to keep: the text marked in place and a card for each claim.

Self-contained: no script, nothing loaded from elsewhere, and a policy in its head that forbids both.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from analytics import numbers
from analytics.check.marks import segments
from analytics.check.model import Checked, Verdict
from analytics.warehouse import Release
from analytics.words import text, texts

META = "peta-merit-check"
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_OTHER: Verdict = "bukan_klaim_merit"
_CARRIED = ("kind", "fingerprint", "release_id", "content_hash", "lang", "published_on", "text")
# Signs that turn the direction of what follows or are not seen at all: shown by their names, so that they hide nothing.
_UNSEEN = ("Cf", "Cs", "Co", "Cn", "Cc")


def write(release: Release, checked: Checked, document: Mapping[str, Any], lang: str) -> str:
    """The page. `document`: what `report.as_document` gives for the same check."""
    carried = {name: document[name] for name in _CARRIED} | {
        "covered": [claim["covered"] for claim in document["claims"]]
    }
    head = (
        f'<!doctype html>\n<html lang="{escape(lang)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f'<meta name="{META}" content="{escape(json.dumps(carried, ensure_ascii=True))}">\n'
        f"<title>{_say(lang, 'title')} {escape(checked.fingerprint)}</title>\n<style>\n{_style()}</style>\n</head>\n"
    )
    return head + "\n".join(["<body>", *_body(release, checked, document, lang), "</body>", "</html>", ""])


@cache
def _style() -> str:
    return Path(__file__).with_suffix(".css").read_text(encoding="utf-8")


def _body(release: Release, checked: Checked, document: Mapping[str, Any], lang: str) -> Iterator[str]:
    if release.is_simulated:
        yield f'<div class="water" aria-hidden="true">{escape(text(lang, "frame.watermark"))}</div>'
        yield f'<p class="banner">{escape(text(lang, "app.simulated_banner"))}</p>'
    yield f"<h1>{_say(lang, 'title')}</h1>"
    yield from _summary(release, document, lang)
    yield f"<h2>{_say(lang, 'text')}</h2>"
    yield f'<div class="text" dir="auto">{_marked(checked)}</div>'
    claims = [(place, claim) for place, claim in enumerate(document["claims"], start=1)]
    cards = [(place, claim) for place, claim in claims if claim["verdict"] != _OTHER]
    yield f"<h2>{_say(lang, 'claims')}</h2>"
    if not cards:
        yield f"<p>{_say(lang, 'no_claims')}</p>"
    for place, claim in cards:
        yield _card(place, claim, lang)
    others = [(place, claim) for place, claim in claims if claim["verdict"] == _OTHER]
    if others:
        yield f"<h2>{escape(text(lang, f'check.verdict.{_OTHER}'))}</h2>"
        yield f"<p>{escape(text(lang, 'check.because.other_thing'))}</p>"
        yield (
            "<ol>"
            + "".join(
                f'<li id="k{place}" value="{place}"><bdi>{_shown(claim["quote"])}</bdi></li>' for place, claim in others
            )
            + "</ol>"
        )
    yield f"<h2>{_say(lang, 'how_checked')}</h2>"
    for verdict in document["counts"]:
        if f"check.verdict_means.{verdict}" in texts(lang):
            words = escape(text(lang, f"check.verdict.{verdict}"))
            yield f"<p><strong>{words}.</strong> {escape(text(lang, f'check.verdict_means.{verdict}'))}</p>"
    yield f"<p>{_say(lang, 'witnesses_mean')}</p>"
    yield f"<p>{_say(lang, 'verify', fingerprint=checked.fingerprint)}</p>"


def _summary(release: Release, document: Mapping[str, Any], lang: str) -> Iterator[str]:
    rows = [
        ("fingerprint", f'<span class="code">{escape(document["fingerprint"])}</span>'),
        ("release", f"{escape(release.release_id)} ({escape(document['release']['title'])})"),
    ]  # fmt: skip
    if document["published_on"]:
        rows.append(("published_on", escape(numbers.date(lang, document["published_on"]))))
    rows.append(("text_hash", f'<span class="muted">SHA-256 {document["text_hash"]}</span>'))
    yield "<dl>" + "".join(f"<dt>{_say(lang, name)}</dt><dd>{cell}</dd>" for name, cell in rows) + "</dl>"
    counts = document["counts"]
    told = [
        f"<li>{escape(text(lang, f'check.verdict.{name}'))}: {escape(numbers.number(lang, counts[name]))}</li>"
        for name in counts if name != "single_witness" and counts[name]
    ]  # fmt: skip
    yield f"<h2>{_say(lang, 'result')}</h2>"
    yield f"<ul>{''.join(told)}</ul>" if told else f"<p>{_say(lang, 'nothing')}</p>"
    if counts["single_witness"]:
        yield f"<p>{_say(lang, 'single', n=counts['single_witness'])}</p>"


def _marked(checked: Checked) -> str:
    parts, last = [], [judged.reading.end for judged in checked.claims]
    for segment in segments(checked):
        words = _shown(checked.text[segment.start : segment.end])
        if segment.claims:
            place = segment.claims[-1]
            numbers_here = ", ".join(str(one + 1) for one in segment.claims if last[one] == segment.end)
            note = f"<sup>{numbers_here}</sup>" if numbers_here else ""
            verdict = checked.claims[place].verdict
            parts.append(f'<a href="#k{place + 1}"><mark class="{verdict}">{words}</mark>{note}</a>')
        elif segment.kind:
            parts.append(f'<span class="m">{words}</span>')
        else:
            parts.append(words)
    return "".join(parts)


def _card(place: int, claim: Mapping[str, Any], lang: str) -> str:
    verdict = escape(text(lang, f"check.verdict.{claim['verdict']}"))
    if claim["reason"]:
        verdict += f" ({escape(text(lang, 'check.reason.' + claim['reason']))})"
    notes = "".join(f"<p>{_shown(note)}</p>" for note in claim["notes"])
    how = [one["words"] for one in claim["how"] if one["words"]]
    rows = [
        ("quote", f"<bdi>{_shown(claim['quote'])}</bdi>"), ("reading", _shown(claim["reading"])), ("how", _list(how)),
        ("found", _shown(claim["found_words"] or "")),
        ("true_if", _list([one["words"] for one in claim["true_if"]])),
        ("witnesses", _say(lang, "n_witnesses", n=claim["witnesses"]) if claim["witnesses"] else ""),
        ("sources", _sources(claim["sources"])), ("print", _shown(claim["print"])),
        ("sql", f"<pre>{escape(claim['sql'])}</pre>" if claim["sql"] else ""),
    ]  # fmt: skip
    told = "".join(f"<dt>{_say(lang, name)}</dt><dd>{cell}</dd>" for name, cell in rows if cell)
    return (
        f'<article id="k{place}" class="{claim["verdict"]}">\n<h3>{place}. {verdict}</h3>\n'
        f"<p>{_shown(claim['because'])}</p>{notes}\n<dl>{told}</dl>\n</article>"
    )


def _list(lines: Sequence[str]) -> str:
    return "<ul>" + "".join(f"<li>{_shown(line)}</li>" for line in lines) + "</ul>" if lines else ""


def _sources(sources: Sequence[Mapping[str, Any]]) -> str:
    lines = []
    for one in sources:
        title, url = _shown(one["title"] or one["source_id"]), str(one["url"] or "")
        linked = (
            f'<a href="{escape(url)}" rel="noreferrer">{title}</a>'
            if url.startswith(("http://", "https://"))
            else title
        )
        where = ", ".join(_shown(cell) for cell in (one["publisher"], one["published_on"]) if cell)
        address = f' <span class="muted">{_shown(url)}</span>' if url else ""
        lines.append(f"<li>{linked}. {where} ({escape(one['source_id'])}).{address}</li>")
    return f"<ul>{''.join(lines)}</ul>" if lines else ""


def _shown(words: str) -> str:
    """Words of anybody, escaped; signs that cannot be seen or turn the direction are shown by their number."""
    if words.isascii() and words.isprintable():
        return escape(words)
    return "".join(
        f'<span class="unseen">U+{ord(char):04X}</span>'
        if unicodedata.category(char) in _UNSEEN and char not in "\n\t\r" else "" if char == "\r" else escape(char)
        for char in words.replace("\r\n", "\n")
    )  # fmt: skip


def _say(lang: str, name: str, **tokens: object) -> str:
    return escape(text(lang, f"check_report.{name}", **tokens))
