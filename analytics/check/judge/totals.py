"""Totals judged: what a text says of many agencies, against what sources print and what a complete release counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from analytics.check.judge.counted import COUNTS, count, judge_counted
from analytics.check.judge.facts import PARTS, Question, Told, printed, printed_steps, told_for, year_of
from analytics.check.judge.misread import is_carried, misread
from analytics.check.judge.periods import (
    MONTH,
    SURE_OF_YEAR,
    is_loosely_meant,
    is_meant,
    is_of_all_up_to,
    is_of_other_month,
    is_of_the_end,
    is_open_end,
)
from analytics.check.judge.values import compare
from analytics.check.judge.verdicts import abstain, decide, other_question
from analytics.check.model import Alternative, Because, Judged, Reading, Verdict
from analytics.errors import BadParameter
from analytics.measures import compute, sql_of
from analytics.selection import FIRST_YEAR, LAST_YEAR
from analytics.warehouse import Release
from analytics.warehouse.dimensions import aspects

# An award is told as a category and a category as an award: what one prints speaks of the other too.
_KIN = {"awards": "agencies_in_category", "agencies_in_category": "awards"}
# Of these every agency is in the registry; of bodies of the centre, each source has its own list.
_REGISTERED = ("provinsi", "kabupaten", "kota", "kabupaten_kota")
_BOUND = ("agencies_assessed", "agencies_in_category")
_ONE = ("sangat_baik", "baik")
_ALIKE = 3  # other readings that are named


def judge_total(release: Release, reading: Reading) -> Judged:
    """The verdict on a total. The reading has one scope, a value, and neither doubt nor another thing it is about."""
    if reading.value is None or len(reading.subject) != 1:
        return abstain(reading, "unknown_base")
    if reading.metric == "self_assessment_status":
        return _judge_step(release, reading)
    if reading.metric == "aspects":
        return _judge_aspects(release, reading)
    counts = release.counts_itself or (reading.metric == "agencies_registered" and reading.subject[0] in _REGISTERED)
    if counts and (measure := count(release, reading)) is not None:
        return judge_counted(release, reading, measure)
    if reading.metric == "agencies_registered" and (measure := count(release, reading)) is not None:
        # Bodies of the centre are listed by each source for itself: the registry may agree, and excludes nothing.
        judged = judge_counted(release, reading, measure)
        if judged.verdict == "cocok":
            return judged
    if reading.metric == "awards" and reading.category is None:
        reading = replace(reading, category="at_least_baik")
    told = told_for(release, reading.metric, reading.subject[0], reading.category, reading.aspect)
    own = [one for one in told if is_meant(reading, one.question) and not is_of_other_month(reading, one)]
    if reading.metric == "share_in_category" and (share := _share(release, reading)) is not None:
        own.append(share)
    if reading.metric == "target_share" and reading.category is None and not own:
        # Nobody aims at another category.
        reading = replace(reading, category="at_least_baik")
        told = told_for(release, reading.metric, reading.subject[0], reading.category, reading.aspect)
        own = [one for one in told if is_meant(reading, one.question)]
    own += _handed_over(release, reading)
    if all(one.value != reading.value for one in own) and (there_are := _registered(release, reading)) is not None:
        return there_are
    if not own:
        own = [one for one in told if is_loosely_meant(reading, one.question)]
    if not own:
        own = [one for one in told if is_of_all_up_to(reading, one)]
    if not own and is_open_end(reading):
        own = _told_sometime(release, reading)
    if not own:
        return _beyond_bounds(release, reading) or _nothing_printed(release, reading)
    return _judge_told(release, reading, own)


def _judge_aspects(release: Release, reading: Reading) -> Judged:
    number = len(aspects(release))
    verdict: Verdict = "cocok" if reading.value == number else "tidak_cocok"
    return decide(reading, verdict, "aspects", found=str(number), value=str(number))


def _judge_step(release: Release, reading: Reading) -> Judged:
    """A count by step of the self-assessment, which holds for its day alone."""
    told = [one for question, values in printed_steps(release).items() for one in values
            if (question.metric, question.scope) == (reading.metric, reading.subject[0])]  # fmt: skip
    own = [one for one in told if one.question.step == reading.step]
    if reading.period.end is not None:
        dated = [one for one in own if one.question.end.startswith(reading.period.end[:MONTH])]
        if not dated:
            return _nothing_printed(release, reading)
    else:
        dated = [one for one in own if one.value == reading.value]
        if not dated:
            return abstain(reading, "unknown_base", "check.because.no_period")
    others = [one.value for one in told if one.question.step != reading.step]
    if reading.value in others and all(one.value != reading.value for one in dated) and not reading.sure:
        return abstain(reading, "unknown_base", "check.because.neighbour")
    return _judge_told(release, reading, dated)


def _registered(release: Release, reading: Reading) -> Judged | None:
    """A whole of which the text does not say what it counts ("217 dari 719 instansi"), where it is the number of all
    agencies that there are."""
    if reading.metric != "agencies_assessed" or "metric" in reading.sure:
        return None
    meant = replace(reading, metric="agencies_registered")
    told = [
        one for one in told_for(release, meant.metric, meant.subject[0], None)
        if one.value == meant.value and is_meant(meant, one.question) and not is_of_other_month(meant, one)
    ]  # fmt: skip
    return _judge_told(release, meant, told) if told else None


def _judge_told(release: Release, reading: Reading, own: Sequence[Told]) -> Judged:
    """What sources print for this reading agrees, excludes it, or disagrees within itself."""
    matches = {one: compare(_value(reading), one.value, reading.bound, is_count=one.unit in COUNTS) for one in own}
    same = [one for one, match in matches.items() if match == "same"]
    # Another ceremony or another year has its own total; so has a sum of parts that nobody printed.
    asked = {one.question.period for one in same}
    beside = [one for one in own if one.question.period in asked and one.origin != "sum"]
    rivals = {one.value for one in [*beside, *_kin(release, reading, same)]} - {one.value for one in same}
    best = (same or list(own))[0]
    shown: dict[str, Any] = {
        "found": str(best.value), "sources": [source for one in same or own for source in one.sources],
        "witnesses": len(frozenset().union(*(one.witnesses for one in same or own))), "sql": _sql(release, best),
    }  # fmt: skip
    if same and rivals:
        others = ", ".join(str(value) for value in sorted(rivals))
        return decide(reading, "berbeda_antarsumber", "told_differently", **shown, others=others)
    if same:
        judged = decide(reading, "cocok", "printed", **shown)
        return _with_notes(reading, judged, same)
    if all(match == "open" for match in matches.values()):
        return abstain(reading, "unknown_base", "check.because.too_loose")
    true_if = _true_if(release, reading)
    if is_open_end(reading) and (told := _told_sometime(release, reading)):
        return decide(reading, "cocok", "printed", **{**shown, "found": str(told[0].value), "sources": told[0].sources,
                      "witnesses": len(told[0].witnesses), "sql": _sql(release, told[0])})  # fmt: skip
    if is_open_end(reading):
        return abstain(reading, "unknown_base", "check.because.no_period", true_if=true_if)
    if (doubt := misread(reading, [one.value for one in own], true_if)) is not None:
        return abstain(reading, "unknown_base", doubt, true_if=true_if)
    return decide(reading, "tidak_cocok", "printed_otherwise", **shown, true_if=true_if, value=str(best.value))


def _told_sometime(release: Release, reading: Reading) -> list[Told]:
    """What is printed with this very value for another period, where the text leaves the period open."""
    own = told_for(release, reading.metric, reading.subject[0], reading.category, reading.aspect)
    sure = {"category", "subject", "metric"} <= set(reading.sure)
    return [one for one in own if sure and one.value == reading.value and one.question.kind != "target_for"]


def _with_notes(reading: Reading, judged: Judged, same: Iterable[Told]) -> Judged:
    """Where sources give the total different beginnings, the verdict on the figure says so."""
    starts = sorted({start for one in same for start in one.starts})
    if len(starts) < 2 or reading.period.kind not in ("cumulative_to", None):
        return judged
    told = Because("check.note.starts_differ", (("years", ", ".join(starts)),))
    return judged.noting(told)


def _kin(release: Release, reading: Reading, same: Sequence[Told]) -> list[Told]:
    """What is printed of the other of two metrics that are told for each other, where it has another value only."""
    other = _KIN.get(reading.metric)
    if other is None or not is_of_the_end(reading):
        return []
    own = told_for(release, reading.metric, reading.subject[0], reading.category)
    if any(one.question.kind == "cumulative_to" and one.question.year == LAST_YEAR for one in own):
        return []  # sources tell categories up to the end of the period by themselves here
    told = [
        one for one in told_for(release, other, reading.subject[0], reading.category)
        if one.question.year == LAST_YEAR and one.question.kind != "target_for"
    ]  # fmt: skip
    return [] if {one.value for one in told} & {one.value for one in same} else told


def _handed_over(release: Release, reading: Reading) -> list[Told]:
    """The awards of a year, where a text about its ceremony counts agencies by category without saying up to when."""
    end = reading.period.end
    if reading.metric == "awards" and end is not None and reading.category in _ONE and reading.subject != ("all",):
        # "Nine provinces received the very good award": printed as what they reached in that year.
        return [
            one for one in told_for(release, "agencies_in_category", reading.subject[0], reading.category)
            if one.question.period == f"in_year:{year_of(end)}" and one.value == reading.value
        ]  # fmt: skip
    if SURE_OF_YEAR & set(reading.how):
        return []
    if reading.metric != "agencies_in_category" or "period" in reading.sure or end is None:
        return []
    return [
        one for one in told_for(release, "awards", reading.subject[0], reading.category)
        if one.question.kind == "award_on" and one.question.end.startswith(end[:4]) and one.value == reading.value
    ]  # fmt: skip


def _share(release: Release, reading: Reading) -> Told | None:
    """The share that follows from two printed totals up to the end of a year."""
    if reading.subject != ("all",) or reading.period.kind == "in_year" or reading.category in PARTS:
        return None
    year = year_of(reading.period.end) if reading.period.end else LAST_YEAR
    try:
        measure = compute(release, "claimed_share", category=reading.category, upto=year)
    except BadParameter:
        return None
    if measure.value is None:
        return None
    question = Question("share_in_category", "all", reading.category, None, f"cumulative_to:{year}")
    rows = [row for row in measure.rows if row["part"] == "claimed"]
    return Told(
        question, Decimal(str(measure.value)), "percent", tuple(row["claim_id"] for row in rows),
        tuple(sorted({row["source_id"] for row in rows})), frozenset(row["witness_group"] for row in rows), {},
        measure, "computed",
    )  # fmt: skip


def _beyond_bounds(release: Release, reading: Reading) -> Judged | None:
    """A count outside what the published facts allow is excluded, though no source prints it; one inside is open."""
    year = year_of(reading.period.end) if reading.period.end else LAST_YEAR
    is_upto = reading.period.kind in ("cumulative_to", "award_on") and FIRST_YEAR <= year <= LAST_YEAR
    if reading.metric not in _BOUND or is_carried(reading) or reading.bound != "exact" or not is_upto:
        return None
    from analytics import certainty  # the solver takes a second to load

    try:
        bound = certainty.bounds(release, reading.subject[0], reading.category, year)
    except BadParameter:
        return None
    least, most = bound.least.value, bound.most.value
    if least is None or most is None or least <= _value(reading) <= most:
        return None
    end = bound.least if _value(reading) < least else bound.most
    told = [fact.statement for fact in end.because if fact.statement]
    return decide(
        reading, "tidak_cocok", "outside_bounds", found=f"{least}–{most}", least=str(least), most=str(most),
        sources=[source for one in told for source in one.sources],
        witnesses=max((one.witnesses for one in told), default=0), true_if=_true_if(release, reading),
    )  # fmt: skip


def _nothing_printed(release: Release, reading: Reading) -> Judged:
    end = reading.period.end
    year = year_of(end) if end else LAST_YEAR
    true_if = _true_if(release, reading)
    if not FIRST_YEAR <= year <= LAST_YEAR and reading.period.kind != "target_for":
        return abstain(reading, "outside_period", true_if=true_if)
    return abstain(reading, "never_published", true_if=true_if)


def _true_if(release: Release, reading: Reading) -> tuple[Alternative, ...]:
    """Other questions with this very value: another period, base, or metric, the nearest first."""
    found = []
    for question, values in printed(release).items():
        for told in values:
            if told.value == reading.value and told.unit == (reading.unit or told.unit):
                far = sum((
                    question.metric != reading.metric, question.scope != reading.subject[0],
                    question.category != reading.category,
                ))  # fmt: skip
                found.append((far, question.year != LAST_YEAR, -len(told.witnesses), question.period, told))
    found.sort(key=lambda one: one[:4])
    return tuple(other_question(one[4]) for one in found[:_ALIKE] if one[0] < 3)


def _sql(release: Release, told: Told) -> str:
    """The query behind a printed total. For a sum or a share, that of its first part."""
    if told.measure is not None:
        return told.measure.sql
    question = told.question
    given = {
        "metric": question.metric, "scope": question.scope, "category": question.category, "aspect": question.aspect,
        "period": question.period, "step": question.step,
    }  # fmt: skip
    return sql_of(release, "claimed_total", **given)


def _value(reading: Reading) -> Decimal:
    assert reading.value is not None
    return reading.value
