"""The verb about what can be proved: bounds, and printed totals that clash."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from analytics import certainty, labels
from analytics.certainty import Bound, Clashes, End, Fact
from analytics.certainty.words import choice_words, clash_words, fact_words
from analytics.errors import BadParameter
from analytics.verbs.answer import ANSWER_IS_NO, DONE, Answer, choose_release
from analytics.warehouse import Release
from analytics.words import text


def bounds(
    scope: str, category: str | None, upto: int, stance: str, believe: Sequence[str], release: str | None, lang: str
) -> Answer:
    """The least and the most of a group. Claims that are to be believed and clash are told as clashes, with status 1.

    Raises BadParameter, ReleaseNotFound.
    """
    chosen = choose_release(release)
    if stance not in certainty.STANCES:
        raise BadParameter("bounds", "stance", stance, certainty.STANCES, "this value is not allowed")
    named = next(one for one in certainty.STANCES if one == stance)
    try:
        found = certainty.bounds(chosen, scope, category, upto, named, believe or None)
    except certainty.BeliefsClash as error:
        return _clashes(chosen, error.clashes, lang, ANSWER_IS_NO)
    return Answer(
        _document(chosen, found), _lines(chosen, found, lang), DONE if found.status == "proved" else ANSWER_IS_NO
    )


def clashes(believe: Sequence[str], release: str | None, lang: str) -> Answer:
    """The minimal sets of printed totals that cannot all be true: of those named, or of all of the period."""
    chosen = choose_release(release)
    return _clashes(chosen, certainty.clashes(chosen, believe or None), lang, DONE)


def _document(release: Release, bound: Bound) -> dict[str, Any]:
    numbers = bound.numbers
    return {
        "least": bound.least.value, "most": bound.most.value, "because": list(bound.because), "status": bound.status,
        "scope": bound.scope, "category": bound.category, "upto": bound.upto, "stance": bound.stance,
        "unit": "agency", "base": numbers[0].base.value,
        "ends": [
            {
                "id": number.id, "version": number.version, "value": end.value, "definition": number.definition,
                "not_said": number.not_said, "parameters": dict(number.parameters), "fingerprint": number.fingerprint,
                "because": list(end.ids), "facts": [_fact(fact) for fact in end.because], "minimal": end.minimal,
            }
            for number, end in zip(numbers, (bound.least, bound.most), strict=True)
        ],
        "believed": list(bound.believed), "left_out": [asdict(one) for one in bound.left_out],
        "release_id": release.release_id,
    }  # fmt: skip


def _fact(fact: Fact) -> dict[str, Any]:
    found: dict[str, Any] = {"kind": fact.kind, "ids": list(fact.ids)}
    if fact.statement:
        one = fact.statement
        return {**found, "metric": one.metric, "scope": one.scope, "category": one.category, "period_kind": one.kind,
                "year": one.year, "value": float(one.value), "witnesses": one.witnesses}  # fmt: skip
    return {**found, "n": fact.n, "types": list(fact.types), "year": fact.year, "categories": list(fact.categories)}


def _lines(release: Release, bound: Bound, lang: str) -> list[str]:
    def say(key: str, **tokens: object) -> str:
        return text(lang, f"certainty.{key}", **tokens)

    what = say("assessed") if bound.category is None else labels.name_of(release, lang, "category", bound.category)
    lines = [say("asked", what=what, scope=labels.claim_scope(release, lang, bound.scope), year=str(bound.upto))]
    least, most = bound.least.value, bound.most.value
    if least is not None and least == most:
        lines.append(say("exact", n=least))
    else:
        ends = {name: say("open_end") if value is None else value for name, value in (("least", least), ("most", most))}
        lines.append(say("range", **ends))
    lines += [say("of", n=bound.numbers[0].base), say("stance_line", stance=say(f"stance.{bound.stance}"))]
    for name, end in (("least", bound.least), ("most", bound.most)):
        lines += _because(release, name, end, lang)
    lines += [say("left_out", claims=", ".join(one.claims), why=say(f"why.{one.why}")) for one in bound.left_out]
    lines.append(text(lang, "cli.measure.fingerprint", fingerprint=", ".join(one.fingerprint for one in bound.numbers)))
    return lines


def _because(release: Release, name: str, end: End, lang: str) -> list[str]:
    if end.value is None:
        return []
    lines = [text(lang, f"certainty.{name}_because", value=end.value)]
    lines += [f"  - {fact_words(release, lang, fact)}" for fact in end.because]
    if not end.because:
        lines.append("  " + text(lang, "certainty.nothing_needed"))
    return lines if end.minimal else [*lines, "  " + text(lang, "certainty.not_minimal")]


def _clashes(release: Release, found: Clashes, lang: str, status: int) -> Answer:
    """Sets in full, with what else each takes and what each way out implies."""
    ways = {clash: certainty.choices(release, clash) for clash in found.sets}
    document = {
        "clashes": [list(clash.claims) for clash in found.sets], "complete": found.complete,
        "details": [
            {"claims": list(clash.claims), "needs": list(clash.needs), "choices": [asdict(way) for way in ways[clash]]}
            for clash in found.sets
        ],
        "release_id": release.release_id,
    }  # fmt: skip
    lines: list[str] = []
    for clash in found.sets:
        lines += [clash_words(lang, clash), *(f"  - {choice_words(lang, way)}" for way in ways[clash])]
    if not found.complete:
        lines.append(text(lang, "certainty.more_clashes"))
    return Answer(document, lines or [text(lang, "certainty.no_clash")], status)
