"""Verbs of the fact check: a text, and a bare number."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from analytics import numbers
from analytics.check import MOST_CHARACTERS, check_text, report
from analytics.check.documents import FILE_BYTES, read_document
from analytics.check.number import Found, Match, check_number
from analytics.errors import Unreadable
from analytics.verbs.answer import ANSWER_IS_NO, DONE, Answer, choose_release
from analytics.warehouse import Release
from analytics.words import text

_STANDARD_INPUT = "-"


def check_a_text(file: str, release: str | None, day: str | None, lang: str) -> Answer:
    """Check the text of a file, or of standard input (`-`). Raises Unreadable, NotChecked, ReleaseNotFound.

    day: the day of the text, as YYYY-MM-DD; without it, the day that the document gives for itself.
    """
    chosen, given = choose_release(release), _day(day)
    document = read_document(_content(file), "" if file == _STANDARD_INPUT else file)
    checked = check_text(chosen, document.text, published_on=given or document.published_on)
    found = report.as_document(chosen, checked, lang)
    return Answer(found, list(_text_lines(found, lang)), ANSWER_IS_NO if found["counts"]["tidak_cocok"] else DONE)


def check_a_number(typed: str, release: str | None, lang: str) -> Answer:
    """Everything that gives a number. Raises NoNumber, ReleaseNotFound; the answer is no where nothing gives it."""
    chosen = choose_release(release)
    found = check_number(chosen, typed)
    document = {
        "asked": {"value": report.plain_number(found.asked.value), "unit": found.asked.unit,
                  "given": {name: sorted(values) for name, values in found.asked.given.items()}},
        "matches": [_match(chosen, one, lang) for one in found.matches],
        "near": [_match(chosen, one, lang) for one in found.near],
        "found": found.found, "by_chance": found.by_chance, "all_words": found.all_words,
        "release_id": chosen.release_id,
    }  # fmt: skip
    return Answer(document, list(_number_lines(found, document, lang)), DONE if found.matches else ANSWER_IS_NO)


def _day(told: str | None) -> date | None:
    if told is None:
        return None
    try:
        return date.fromisoformat(told)
    except ValueError as error:
        raise Unreadable(told, "it is no day; write it as YYYY-MM-DD") from error


def _content(file: str) -> bytes:
    """The bytes of a file or of standard input; no more than a little beyond what is checked."""
    most = max(FILE_BYTES, 4 * MOST_CHARACTERS) + 1
    if file == _STANDARD_INPUT:
        return sys.stdin.buffer.read(most)
    try:
        with Path(file).open("rb") as opened:
            return opened.read(most)
    except OSError as error:
        raise Unreadable(file, error.strerror or "it cannot be read") from error


def _text_lines(found: Mapping[str, Any], lang: str) -> Iterator[str]:
    for claim in found["claims"]:
        verdict = text(lang, f"check.verdict.{claim['verdict']}")
        reason = f" ({text(lang, 'check.reason.' + claim['reason'])})" if claim["reason"] else ""
        quote = "".join(char for char in claim["quote"] if char.isprintable())
        yield f"{claim['start']}–{claim['end']} “{quote}”: {verdict}{reason}"
        if claim["verdict"] != "bukan_klaim_merit":
            yield from (f"    {line}" for line in (claim["reading"], claim["because"], *claim["notes"]))
            yield from (f"    {one['words']}" for one in claim["true_if"])
    if not found["claims"]:
        yield text(lang, "check_report.nothing")
    yield text(lang, "cli.measure.release", release=found["release_id"], title=found["release"]["title"])
    yield text(lang, "cli.measure.fingerprint", fingerprint=found["fingerprint"])


def _match(release: Release, one: Match, lang: str) -> dict[str, Any]:
    measure, candidate = one.measure(release), one.candidate
    return {
        "measure": candidate.measure, "parameters": dict(measure.parameters),
        "value": report.plain_number(candidate.value), "unit": candidate.unit, "exact": one.exact,
        "kind": candidate.kind, "sources": report.sources_of(release, tuple(one.sources(release))),
        "fits": one.fits, "off": report.plain_number(one.off), "definition": measure.definition[lang],
        "base": {"id": measure.base.id, "value": measure.base.value} if measure.base else None,
        "fingerprint": measure.fingerprint, "sql": measure.sql,
    }  # fmt: skip


def _number_lines(found: Found, document: Mapping[str, Any], lang: str) -> Iterator[str]:
    if not found.matches:
        yield text(lang, "check_number.none")
    if found.by_chance:
        yield text(lang, "check_number.by_chance", n=found.found)
    if not found.all_words and found.matches:
        yield text(lang, "check_number.not_all_words")
    yield from (_line(one, lang) for one in document["matches"])
    if document["near"]:
        yield text(lang, "check_number.near")
        yield from (_line(one, lang) for one in document["near"])


def _line(one: Mapping[str, Any], lang: str) -> str:
    asked = " ".join(f"{name}={value}" for name, value in one["parameters"].items())
    rounded = "" if one["exact"] else f" ({text(lang, 'check_number.rounded')})"
    return f"  {numbers.number(lang, one['value'])}{rounded}: {one['measure']} {asked}"
