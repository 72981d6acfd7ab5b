"""Verdicts put together: the shapes that both kinds of judgment end in."""

from __future__ import annotations

from collections.abc import Iterable

from analytics.check.judge.facts import Told
from analytics.check.model import Alternative, Because, Judged, Reading, Reason, Verdict


def abstain(
    reading: Reading, reason: Reason, why: str = "", *, true_if: tuple[Alternative, ...] = (), **tokens: str
) -> Judged:
    """No verdict, and why not."""
    because = Because(why or f"check.because.{reason}", tuple(tokens.items()))
    return Judged(reading, "tidak_dapat_diverifikasi", reason, None, true_if, (), 0, None, because)


def decide(
    reading: Reading,
    verdict: Verdict,
    why: str,
    *,
    found: str | None,
    sources: Iterable[str] = (),
    witnesses: int = 0,
    sql: str | None = None,
    true_if: tuple[Alternative, ...] = (),
    **tokens: str,
) -> Judged:
    """A verdict with what it rests on. `why` is the last part of the key of its sentence."""
    because = Because(f"check.because.{why}", tuple(tokens.items()))
    listed = tuple(dict.fromkeys(sources))
    return Judged(reading, verdict, None, found, true_if, listed, witnesses, sql, because)


def other_question(told: Told) -> Alternative:
    """The reading of a printed total, as one under which a figure would be true."""
    question = told.question
    return Alternative(
        Because("check.true_if.total"), question.metric, (question.scope,), question.category, question.as_period(),
        told.value, told.unit, told.sources,
    )  # fmt: skip
