"""A checked text as data: the document of the command line, and the same as a JSON file to keep."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any, get_args

from analytics import labels, numbers
from analytics.check import page, text_hash, verdict_key
from analytics.check.model import Alternative, Checked, Judged, Period, Verdict
from analytics.check.words import alternative_words, because_words, print_words, reading_words
from analytics.export.formats import join_name
from analytics.warehouse import Release
from analytics.warehouse.tables import table_rows
from analytics.words import text, texts

FORMAT = "peta-merit-check"
UNDECIDED: tuple[Verdict, ...] = ("tidak_dapat_diverifikasi", "bukan_klaim_merit")


def as_document(release: Release, checked: Checked, lang: str) -> dict[str, Any]:
    """The whole check as plain values, as the command line prints it: what was checked, against what, every claim.

    The same check gives the same document, on any copy of the release: it holds no time at which anything was made.
    """
    return {
        "kind": FORMAT, "fingerprint": checked.fingerprint, "release_id": checked.release_id,
        "content_hash": release.content_hash, "simulated": release.is_simulated,
        "release": {"id": release.release_id, "title": release.title_en if lang == "en" else release.title},
        "lang": lang, "published_on": checked.published_on.isoformat() if checked.published_on else None,
        "text_hash": text_hash(checked.text), "text": checked.text, "counts": counts(checked),
        "claims": [claim_document(release, one, lang) for one in checked.claims],
    }  # fmt: skip


def as_json(release: Release, checked: Checked, lang: str) -> bytes:
    """The document of `as_document` as a file. `verify` knows it again."""
    written = json.dumps(as_document(release, checked, lang), ensure_ascii=False, allow_nan=False, indent=1)
    # Half a surrogate pair is written as the escape that JSON has for it.
    return (written + "\n").encode("utf-8", "backslashreplace")


def as_html(release: Release, checked: Checked, lang: str) -> bytes:
    """The check as one page to keep and print, without scripts and without anything loaded from elsewhere.

    It carries the text and the verdicts in its head, so that `verify` can check it again.
    """
    return page.write(release, checked, as_document(release, checked, lang), lang).encode("utf-8", "replace")


def file_name(release: Release, checked: Checked, lang: str, ending: str) -> str:
    """`peta-merit_[SIMULASI_]cek-fakta_FINGERPRINT_RELEASE.ext`; ending: html or json."""
    return join_name(
        release.is_simulated, [text(lang, "check_report.file"), checked.fingerprint, release.release_id], ending
    )


def counts(checked: Checked) -> dict[str, int]:
    """How many claims have each verdict, and how many verdicts rest on a single witness (`single_witness`)."""
    found = Counter(one.verdict for one in checked.claims)
    single = sum(is_single(one) for one in checked.claims)
    return {verdict: found[verdict] for verdict in get_args(Verdict)} | {"single_witness": single}


def is_single(judged: Judged) -> bool:
    """Whether a verdict rests on one witness only, however many copied it."""
    return judged.witnesses == 1 and judged.verdict not in UNDECIDED


def claim_document(release: Release, judged: Judged, lang: str) -> dict[str, Any]:
    """One claim as plain values: how it was read, its verdict, and what that rests on. Words are in the language."""
    reading = judged.reading
    return {
        "quote": reading.quote, "start": reading.start, "end": reading.end, "subject": list(reading.subject),
        "metric": reading.metric, "category": reading.category, "aspect": reading.aspect,
        "period": _period(reading.period), "value": plain_number(reading.value), "unit": reading.unit,
        "verdict": judged.verdict, "value_found": _found(judged.value_found),
        "found_words": _found_words(release, judged.value_found, lang),
        "reading": reading_words(release, reading, lang),
        "true_if": [_alternative(release, one, lang) for one in judged.true_if],
        "sources": sources_of(release, judged.sources), "witnesses": judged.witnesses, "reason": judged.reason,
        "stage": reading.stage, "bound": reading.bound, "doubt": reading.doubt, "other": reading.other,
        "how": [{"rule": rule, "words": how_words(rule, lang)} for rule in reading.how],
        "because": because_words(release, judged.because, lang),
        "notes": [because_words(release, note, lang) for note in judged.notes],
        "single_witness": is_single(judged),
        "print": print_words(release, judged, lang, source_words(release, judged.sources, lang)),
        "sql": judged.sql, "covered": verdict_key(judged),
    }  # fmt: skip


def how_words(rule: str, lang: str) -> str | None:
    """What a rule of the reading does, in words; None where the catalogue has none."""
    key = f"check.how.{rule}"
    return text(lang, key) if key in texts(lang) else None


@lru_cache(maxsize=8)
def _sources(release: Release) -> Mapping[str, Mapping[str, Any]]:
    return {str(row["source_id"]): row for row in table_rows(release, "source")}


def sources_of(release: Release, ids: tuple[str, ...]) -> list[dict[str, Any]]:
    """The pages of these ids: source_id, title, publisher, url, published_on (as printed), witness_group."""
    fields = ("source_id", "title", "publisher", "url", "published_on", "witness_group")
    known = _sources(release)
    return [
        {name: None if (cell := known[one][name]) is None else str(cell) for name in fields}
        for one in ids if one in known
    ]  # fmt: skip


def source_words(release: Release, ids: tuple[str, ...], lang: str) -> str:
    """The publishers of these sources with their days, each once, the first few by name."""
    named = list(dict.fromkeys(
        ", ".join(filter(None, (one["publisher"], one["published_on"]))) for one in sources_of(release, ids)
    ))  # fmt: skip
    if not named:
        return text(lang, "check_report.counted_here")
    most = 3
    if len(named) <= most:
        return "; ".join(named)
    return text(lang, "cite.and_more", names="; ".join(named[:most]), n=len(named) - most)


def _period(period: Period) -> dict[str, str | None]:
    return {"from": period.start, "to": period.end, "kind": period.kind}


def _alternative(release: Release, one: Alternative, lang: str) -> dict[str, Any]:
    return {
        "metric": one.metric, "subject": list(one.subject), "category": one.category, "period": _period(one.period),
        "value": plain_number(one.value), "unit": one.unit, "stage": one.stage, "sources": list(one.sources),
        "words": alternative_words(release, one, lang),
    }  # fmt: skip


def plain_number(value: Decimal | None) -> int | float | None:
    """A figure as JSON has it: whole ones without decimals."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _found(value: str | None) -> int | float | str | None:
    """What the facts give: a number as one, a category by its id."""
    try:
        return None if value is None else plain_number(Decimal(value))
    except InvalidOperation:
        return value


def _found_words(release: Release, value: str | None, lang: str) -> str | None:
    """What the facts give, in the form of the language; a category by its name."""
    found = _found(value)
    if found is None or isinstance(found, str):
        return found and labels.name_of(release, lang, "category", found)
    return numbers.number(lang, found)
