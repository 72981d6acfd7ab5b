"""A report that somebody kept, checked again: is it as it was written, and do its verdicts still hold?

Nothing is remembered of a checked text. The report carries the text and its verdicts; the check is done once more.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from typing import Any

from analytics.check import NotChecked, check_text, fingerprint_of, report, text_hash, verdict_key
from analytics.check.model import Checked
from analytics.errors import ReleaseNotFound
from analytics.measures.fingerprint import normal_form
from analytics.verify import Verification
from analytics.warehouse import Release, latest_of_kind, open_release
from analytics.words import LANGUAGES

MEASURE = "check_text"
_MOST_NAMED = 20
_VERDICT = 6  # its place in what a fingerprint covers of a claim


@dataclass(frozen=True)
class Saved:
    """What a saved report says of itself. covered: what its fingerprint covers of each claim."""

    fingerprint: str
    release_id: str
    content_hash: str
    lang: str
    published_on: date | None
    text: str
    covered: Sequence[Sequence[Any]]
    is_html: bool


class _Head(HTMLParser):
    """Finds what the page carries in its head."""

    def __init__(self) -> None:
        super().__init__()
        self.carried: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "meta" and given.get("name") == report.FORMAT and self.carried is None:
            self.carried = given.get("content")


def read_saved(written: str) -> Saved | None:
    """The report that a file holds, JSON or HTML; None where it holds none."""
    if report.FORMAT not in written:
        return None
    is_html = written.lstrip().startswith("<")
    if is_html:
        head = _Head()
        # Only the head is looked at: the text of anybody comes after it.
        head.feed(written[: written.find("<body>") + 1])
        carried = head.carried
    else:
        carried = written
    try:
        found: Any = json.loads(carried or "")
        return _saved(found, is_html) if isinstance(found, dict) and found.get("kind") == report.FORMAT else None
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _saved(found: Mapping[str, Any], is_html: bool) -> Saved:
    covered = found["covered"] if is_html else [claim["covered"] for claim in found["claims"]]
    told = found["published_on"]
    lang = found["lang"] if found["lang"] in LANGUAGES else LANGUAGES[0]
    if not all(isinstance(found[name], str) for name in ("fingerprint", "release_id", "content_hash", "text")):
        raise TypeError
    if not all(_is_covered(one) for one in covered):
        raise TypeError
    return Saved(
        found["fingerprint"], found["release_id"], found["content_hash"], lang,
        date.fromisoformat(told) if told else None, found["text"], covered, is_html,
    )  # fmt: skip


def _is_covered(one: Any) -> bool:
    return (
        isinstance(one, list) and len(one) > _VERDICT and isinstance(one[0], int) and isinstance(one[1], int)
        and all(cell is None or isinstance(cell, str) for cell in one[2:])
    )  # fmt: skip


def verify_saved(saved: Saved, written: str, name: str, now: Release | None = None) -> Verification:
    """What became of a saved report, in `now` or else the latest release of the kind of its own.

    `because`: `as_checked` (a new check gives this very file), `report_altered` (its text or verdicts are not those of
    its fingerprint), `report_otherwise` (a new check says it in other words, with the first lines that differ),
    `rules_changed` (the same facts are judged otherwise by now), `verdict_changed` (by the facts of now, with quote,
    from, to), `newer_release`, `release_not_kept`, `check_character`.
    """
    mark = normal_form(saved.fingerprint)
    parameters = {"text": text_hash(saved.text), "published_on": saved.published_on and str(saved.published_on)}
    if mark is None:
        return Verification("mistyped", name, because=[{"what": "check_character"}])
    then = _kept(saved.release_id)
    latest = now or latest_of_kind(saved.release_id.rsplit("-", 1)[0])
    because: list[Mapping[str, Any]] = [] if then else [{"what": "release_not_kept", "release_id": saved.release_id}]
    if not _is_whole(saved, mark, then):
        return Verification("changed", name, MEASURE, parameters, len(saved.covered), None, saved.release_id,
                            latest.release_id if latest else None, [{"what": "report_altered"}, *because])  # fmt: skip
    if then is None and latest is None:
        return Verification("unknown", name, MEASURE, parameters, len(saved.covered), None, saved.release_id, None,
                            because)  # fmt: skip
    try:
        if then is not None:
            because += _as_written(saved, written, then)
        value_now = len(saved.covered)
        if latest is not None and latest != then:
            checked = check_text(latest, saved.text, published_on=saved.published_on)
            value_now = len(checked.claims)
            because += _differing(saved, checked, "verdict_changed")
            because.append({"what": "newer_release", "release_id": latest.release_id})
    except NotChecked as refused:
        return Verification("unknown", name, MEASURE, parameters, len(saved.covered), None, saved.release_id, None,
                            [{"what": "not_checked", "reason": refused.reason}, *because])  # fmt: skip
    differs = {"report_otherwise", "rules_changed", "verdict_changed"} & {str(one["what"]) for one in because}
    return Verification(
        "changed" if differs else "unchanged", name, MEASURE, parameters, len(saved.covered), value_now,
        saved.release_id, latest.release_id if latest else None, because,
    )  # fmt: skip


def _kept(release_id: str) -> Release | None:
    try:
        return open_release(release_id)
    except ReleaseNotFound:
        return None


def _is_whole(saved: Saved, mark: str, then: Release | None) -> bool:
    """Whether text, day and verdicts are those that the fingerprint covers."""
    if then is not None and then.content_hash != saved.content_hash:
        return False
    told = fingerprint_of(text_hash(saved.text), saved.published_on, saved.covered, saved.content_hash)
    return told == mark


def _as_written(saved: Saved, written: str, then: Release) -> list[Mapping[str, Any]]:
    """The file beside the one that a new check by the same facts gives."""
    checked = check_text(then, saved.text, published_on=saved.published_on)
    if checked.fingerprint != normal_form(saved.fingerprint):
        return [*_differing(saved, checked, "rules_changed")]
    if saved.is_html:
        fresh = report.as_html(then, checked, saved.lang).decode("utf-8")
        same = fresh.splitlines() == written.splitlines()
    else:
        fresh = report.as_json(then, checked, saved.lang).decode("utf-8")
        same = json.loads(fresh) == json.loads(written)
    if same:
        return [{"what": "as_checked", "release_id": then.release_id}]
    return [{"what": "report_otherwise", "release_id": then.release_id, "lines": _lines(fresh, written)}]


def _lines(fresh: str, written: str) -> list[int]:
    """The numbers of the first lines that differ; their words may be long, and are in the file."""
    ours, theirs = fresh.splitlines(), written.splitlines()
    return [
        place + 1 for place in range(max(len(ours), len(theirs)))
        if ours[place : place + 1] != theirs[place : place + 1]
    ][:_MOST_NAMED]  # fmt: skip


def _differing(saved: Saved, checked: Checked, what: str) -> Iterator[Mapping[str, Any]]:
    """The claims whose verdict is another one; with none, the reading differs, and that is said without a quote."""
    before = {tuple(one[:_VERDICT]): one[_VERDICT:] for one in map(list, saved.covered)}
    after = {tuple(one[:_VERDICT]): one[_VERDICT:] for one in map(verdict_key, checked.claims)}
    differing = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    for key in sorted(differing, key=lambda one: (one[0], one[1], str(one)))[:_MOST_NAMED]:
        was, now = before.get(key), after.get(key)
        yield {
            "what": what, "quote": saved.text[key[0] : key[1]], "from": was[0] if was else None,
            "to": now[0] if now else None,
        }  # fmt: skip
