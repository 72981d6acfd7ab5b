"""The verb about who needs guidance: the list in order, with reasons, and the file for an officer's notes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from analytics.guidance.notes import Notes, NotesRefused, read_notes
from analytics.guidance.reconcile import Reconciliation, as_json, reconcile, sentences
from analytics.guidance.sheet import to_xlsx, weights_words
from analytics.guidance.situation import GROUPS, country
from analytics.guidance.weights import PARTS, Weights
from analytics.guidance.worklist import Row, Worklist, why
from analytics.guidance.worklist import worklist as listed
from analytics.numbers import number
from analytics.verbs.answer import Answer, choose_release
from analytics.verbs.files import write_file
from analytics.words import text


def worklist(
    release: str | None, upto: int, weights: str, out: Path | None, lang: str, *, points: int, due_sangat_baik: bool,
    **filters: str | None,
) -> Answer:  # fmt: skip
    """The worklist of a release. A list that stands at `out` already is replaced, and the notes in it are kept.

    Raises BadParameter, ReleaseNotFound, NotesRefused, Refused, Unreadable.
    """
    looked_at = country(choose_release(release), upto)
    found = listed(
        looked_at, weights=Weights.read(weights), points=points, due_sangat_baik=due_sangat_baik, **filters
    )  # fmt: skip
    files = [write_file(out, to_xlsx(found, lang, _notes_in(out)))] if out else []
    beside = reconcile(looked_at)
    lines = [*_lines(found, beside, lang), *(text(lang, "guidance.worklist.verb.written", path=one) for one in files)]
    return Answer({**_document(found, beside, lang), "files": files}, lines)


def _notes_in(out: Path) -> Notes:
    if not out.exists():
        return Notes()
    notes = read_notes(out)
    if notes.left:
        raise NotesRefused("left", path=str(out), sheets=", ".join(notes.left))
    return notes


def _document(found: Worklist, beside: Reconciliation, lang: str) -> dict[str, Any]:
    release = found.country.release
    return {
        "groups": dict(found.groups), "at_least_baik": found.at_least_baik,
        "rows": [_row(row, lang) for row in found.rows], "watch": [_row(row, lang) for row in found.watch],
        "unknown": [one.id for one in found.unknown], "aspect_unknown": found.aspect_unknown,
        "reconciliation": {**as_json(beside), "sentences": sentences(beside, lang)},
        "weights": {name: found.weights.of(name) for name in PARTS}, "points": found.points,
        "due_sangat_baik": found.due_sangat_baik, "filters": dict(found.asked), "upto": found.country.upto,
        "release_id": release.release_id, "content_hash": release.content_hash,
    }  # fmt: skip


def _row(row: Row, lang: str) -> dict[str, Any]:
    return {
        "agency_id": row.agency_id, "group": row.group, "flags": list(row.flags), "place": row.place,
        "priority": row.priority, "priority_least": row.least, "priority_most": row.most,
        # Points, which add up to the priority; None where only a range is known.
        "parts": {name: part.least if part.least == part.most else None for name, part in row.parts.items()},
        "part_details": {
            name: {
                "share": part.share, "share_least": part.shares[0], "share_most": part.shares[1],
                "weight": part.weight, "least": part.least, "most": part.most, "reason": part.reason,
            }
            for name, part in row.parts.items()
        },
        "why": why(row, lang),
    }  # fmt: skip


def _lines(found: Worklist, beside: Reconciliation, lang: str) -> Iterator[str]:
    def say(key: str, **tokens: object) -> str:
        return text(lang, f"guidance.worklist.verb.{key}", **tokens)

    yield from sentences(beside, lang)
    yield say("weights", weights=weights_words(found, lang))
    for group in GROUPS:
        yield f"  {_group(group, lang)}: {number(lang, found.groups[group])}"
    for row in (one for one in found.rows if one.parts):
        yield from _told(row, lang)
    if tied := [row for row in found.rows if not row.parts]:
        yield say("tied", n=len(tied), place=tied[0].place)
    if found.aspect_unknown:
        yield say("aspect_unknown", n=found.aspect_unknown)
    if found.watch:
        yield say("watch")
    for row in found.watch:
        yield from _told(row, lang)
    if found.unknown:
        yield say("unknown")
        yield from (f"  {one.agency.name(lang)}" for one in found.unknown)


def _group(group: str, lang: str) -> str:
    return text(lang, f"labels.standing.{group}")


def _told(row: Row, lang: str) -> Iterator[str]:
    beside = [_group(row.group, lang), *(text(lang, f"guidance.worklist.flag.{flag}") for flag in row.flags)]
    yield f"{row.place}. {row.situation.agency.name(lang)} ({', '.join(beside)})"
    yield f"   {why(row, lang)}"
