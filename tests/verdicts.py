"""What the checker answers about a text, in the words in which the tests of kinds of sentences say what they expect."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from analytics.check import check_text
from analytics.check.model import Judged
from analytics.warehouse import Release


def verdicts_of(release: Release, text: str, day: str | None, expected: Sequence[str]) -> list[str]:
    """The claims of a text that are expected, and every other one that is called wrong, as "quote verdict agency".

    expected: the same lines, with "_" for spaces in a quote; one without an agency says nothing of whose it is.
    """
    published = date.fromisoformat(day) if day else None
    left = list(check_text(release, text, published_on=published).claims)
    found: list[str] = []
    for line in expected:
        quote, _, *subject = line.split()
        fitting = [one for one in left if one.reading.quote == quote.replace("_", " ")]
        chosen = next((one for one in fitting if _subject(one) == subject), fitting[0] if fitting else None)
        if chosen is not None:
            left.remove(chosen)
            found.append(" ".join([quote, chosen.verdict, *(_subject(chosen) if subject else [])]))
    found += [f"{one.reading.quote} {one.verdict}" for one in left if one.verdict == "tidak_cocok"]
    return sorted(found)


def _subject(one: Judged) -> list[str]:
    return ["+".join(one.reading.subject)] if one.reading.subject else []
