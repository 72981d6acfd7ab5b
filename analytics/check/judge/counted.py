"""Totals judged by the results of the release itself, where it holds everybody's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from analytics.check.judge.candidates import Candidate, candidates
from analytics.check.judge.facts import year_of
from analytics.check.judge.misread import misread
from analytics.check.judge.periods import is_open_end
from analytics.check.judge.values import compare
from analytics.check.judge.verdicts import abstain, decide
from analytics.check.model import Alternative, Because, Judged, Period, Reading
from analytics.errors import BadParameter
from analytics.measures import Measure, compute
from analytics.selection import FIRST_YEAR, LAST_YEAR
from analytics.warehouse import Release

COUNTS = ("agencies", "aspects")  # units whose figures are told whole
# What a complete release counts itself: metrics of claims, each by the measure of its name.
_MEASURES = ("agencies_assessed", "agencies_in_category", "share_in_category", "share_assessed", "agencies_registered")
_ALIKE = 3  # other readings that are named


def count(release: Release, reading: Reading) -> Measure | None:
    """The measure that counts what the reading speaks of; None where the release has none."""
    measure_id = reading.metric
    if measure_id not in _MEASURES:
        return None
    scope, period = reading.subject[0], reading.period
    given: dict[str, Any] = {"category": reading.category} if "categor" in measure_id else {}
    kind, _, place = scope.partition(":")
    if place:
        given[kind] = place
    elif scope != "all":
        given["type"] = scope
    year = year_of(period.end) if period.end else LAST_YEAR
    if measure_id == "agencies_registered":
        year = min(max(year, FIRST_YEAR), LAST_YEAR)
    if measure_id == "agencies_registered" or period.kind == "in_year":
        given["year"] = year
    else:
        given["upto"] = year
    try:
        return compute(release, measure_id, **given)
    except BadParameter:
        return None


def judge_counted(release: Release, reading: Reading, measure: Measure) -> Judged:
    """The verdict by the release's own count, `measure`."""
    if measure.value is None:
        return abstain(reading, "never_published")
    assert reading.value is not None
    found = Decimal(str(measure.value))
    match = compare(reading.value, found, reading.bound, is_count=reading.unit in COUNTS)
    if match == "open":
        return abstain(reading, "unknown_base", "check.because.too_loose")
    shown: dict[str, Any] = {
        "found": str(found), "sql": measure.sql, "sources": [one["source_id"] for one in measure.sources],
        "value": str(found),
    }  # fmt: skip
    if match == "same":
        return decide(reading, "cocok", "counted_cocok", **shown)
    # Of the published facts only the register is whole: their results add up to nothing that a figure could mean.
    true_if = _true_if(release, reading) if release.counts_itself else ()
    if is_open_end(reading) and reading.metric != "agencies_registered":
        return abstain(reading, "unknown_base", "check.because.no_period", true_if=true_if)
    if (doubt := misread(reading, [found], true_if)) is not None:
        return abstain(reading, "unknown_base", doubt, true_if=true_if)
    return decide(reading, "tidak_cocok", "counted_tidak_cocok", **shown, true_if=true_if)


def _true_if(release: Release, reading: Reading) -> tuple[Alternative, ...]:
    """Other questions to which the results give this very value, the nearest first."""
    found = []
    for order, one in enumerate(_same(release, reading)):
        asked = reading.period
        is_other_time = asked.end is not None and (one.period.kind, one.period.end) != (asked.kind, asked.end)
        differs = (
            one.metric != reading.metric, one.subject != reading.subject, one.category != reading.category,
            is_other_time,
        )  # fmt: skip
        found.append((sum(differs), order, one))
    found.sort(key=lambda one: one[:2])
    return tuple(one for far, _, one in found[:_ALIKE] if far < 3)


def _same(release: Release, reading: Reading) -> Iterator[Alternative]:
    assert reading.value is not None
    whole = int(reading.value)
    for near in (whole - 1, whole, whole + 1):
        for one in _by_whole(release).get((reading.unit, near), ()):
            known = one.value or Decimal(0)
            if compare(reading.value, known, reading.bound, is_count=one.unit in COUNTS) == "same":
                yield one


@lru_cache(maxsize=4)
def _by_whole(release: Release) -> Mapping[tuple[str | None, int], Sequence[Alternative]]:
    """What the results give, by unit and whole part of the value: there are thousands, and a text may ask as often."""
    found: dict[tuple[str | None, int], list[Alternative]] = {}
    for one in candidates(release):
        if one.measure in _MEASURES:
            found.setdefault((one.unit, int(one.value)), []).append(_as_alternative(one))
    return found


def _as_alternative(one: Candidate) -> Alternative:
    given = one.parameters
    place = next((f"{kind}:{given[kind]}" for kind in ("province", "region") if kind in given), None)
    period = Period("cumulative_to", None, str(given["upto"])) if "upto" in given else Period(
        "in_year", None, str(given["year"])
    )  # fmt: skip
    return Alternative(
        Because("check.true_if.total"), one.measure, (place or given.get("type", "all"),), given.get("category"),
        period, one.value, one.unit,
    )  # fmt: skip
