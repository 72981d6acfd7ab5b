"""The check of a text: every claim in it read, judged by the facts of one release, and marked in place.

Rules only, so that the same text always gets the same answer. Texts are held in memory while they are checked; they are
neither stored nor logged.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import date

from analytics import by_agency
from analytics.check.errors import NotChecked
from analytics.check.judge import judge
from analytics.check.marks import mark_everything
from analytics.check.model import Because, Checked, Judged
from analytics.check.reading import read_whole
from analytics.measures.fingerprint import fingerprint
from analytics.warehouse import Release

__all__ = ["MOST_CHARACTERS", "MOST_WORDS", "Checked", "NotChecked", "check_text", "fingerprint_of", "text_hash"]

# A book has as many words; what is longer would keep everybody else waiting.
MOST_CHARACTERS = 2_000_000
MOST_WORDS = 100_000
# Raised when the same verdicts would be written otherwise, so that old fingerprints do not pass for new ones.
_VERSION = 1
_RESTS_ON_WITNESSES = ("cocok", "tidak_cocok", "berbeda_antarsumber")


def check_text(release: Release, text: str, *, published_on: date | None = None) -> Checked:
    """Every claim of a text with its verdict, and everything that was found in it.

    text: as given; all offsets are into it. published_on: the day of the text, by which "last year" is read. The same
    text, day and release give the same answer, fingerprint included. Raises NotChecked where it is empty or longer
    than `MOST_CHARACTERS` or `MOST_WORDS`.
    """
    _refuse(text)
    names = by_agency.index(release)
    read = read_whole(text, names, published_on=published_on)
    named = frozenset(one for scene in read.scenes for agency in scene.agencies for one in agency.ids)
    claims = tuple(_with_note(judge(release, reading, named)) for reading in read.readings)
    mark = fingerprint_of(text_hash(text), published_on, [verdict_key(one) for one in claims], release.content_hash)
    marks = mark_everything(read)
    return Checked(text, release.release_id, mark, claims, marks, published_on)


def text_hash(text: str) -> str:
    """The SHA-256 of a text in hex. A half of a surrogate pair, which no UTF-8 holds, counts as itself."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def verdict_key(judged: Judged) -> list[str | int | None]:
    """What a fingerprint covers of one claim: where it stands, what it is about, and its verdict with its reason."""
    reading = judged.reading
    value = None if reading.value is None else format(reading.value.normalize(), "f")
    return [
        reading.start, reading.end, reading.metric, "/".join(reading.subject), reading.category, value,
        judged.verdict, judged.reason, judged.value_found,
    ]  # fmt: skip


def fingerprint_of(
    text_digest: str, published_on: date | None, verdicts: Sequence[Sequence[str | int | None]], content_hash: str
) -> str:
    """The fingerprint of a checked text: over the text, its day, each verdict, and the content of the release."""
    told = json.dumps(verdicts, ensure_ascii=True, separators=(",", ":"))
    parameters = {
        "text": text_digest, "published_on": published_on.isoformat() if published_on else "",
        "verdicts": hashlib.sha256(told.encode()).hexdigest(),
    }  # fmt: skip
    return fingerprint(
        measure_id="check_text", version=_VERSION, parameters=parameters, value=len(verdicts),
        content_hash=content_hash,
    )  # fmt: skip


def _refuse(text: str) -> None:
    if not text.strip():
        raise NotChecked("empty")
    if len(text) > MOST_CHARACTERS:
        raise NotChecked("too_long_text", limit=MOST_CHARACTERS, found=len(text))
    if (words := len(text.split())) > MOST_WORDS:
        raise NotChecked("too_many_words", limit=MOST_WORDS, found=words)


def _with_note(judged: Judged) -> Judged:
    """A verdict that rests on one witness says so."""
    if judged.witnesses == 1 and judged.verdict in _RESTS_ON_WITNESSES:
        return judged.noting(Because("check.note.single_witness"))
    return judged
