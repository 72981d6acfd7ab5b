"""The printed totals of a release, as a check looks them up: by question, with values, sources and witnesses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal

from analytics.check.model import Period, PeriodKind
from analytics.measures import Measure, compute
from analytics.selection import LAST_YEAR
from analytics.warehouse import Release
from analytics.warehouse.tables import table_rows

# The ceremony at which the results up to the end of the period were handed over; sources date what held at its end so.
CEREMONY = "2021-01-28"
_COUNTED_AT_END = (str(LAST_YEAR), f"{LAST_YEAR}-12-31", "2021-01", CEREMONY)
_KINDS = ("kementerian", "lpnk", "lns", "lembaga_lain", "provinsi", "kabupaten_kota")
PARTS = {
    "at_least_baik": ("sangat_baik", "baik"),
    "below_baik": ("kurang", "buruk"),
}


def year_of(end: str) -> int:
    """The year that a period ends with; what was told at the ceremony held at the end of the year before."""
    return LAST_YEAR if end in _COUNTED_AT_END else int(end[:4])


@dataclass(frozen=True)
class Question:
    """What a printed total answers. `period` in the short form of the claims ("cumulative_to:2020")."""

    metric: str
    scope: str
    category: str | None
    aspect: str | None
    period: str
    step: str | None = None

    @property
    def kind(self) -> str:
        """The kind of the period."""
        return self.period.partition(":")[0]

    @property
    def end(self) -> str:
        """The end of the period: a year, a month or a day."""
        return self.period.partition(":")[2]

    @property
    def year(self) -> int:
        """The year in which the period ends; what was handed over at the ceremony belongs to the year before."""
        return year_of(self.end)

    def as_period(self) -> Period:
        """The period with its kind."""
        kinds: dict[str, PeriodKind] = {
            "in_year": "in_year", "cumulative_to": "cumulative_to", "award_on": "award_on", "target_for": "target_for",
        }  # fmt: skip
        return Period(kinds[self.kind], None, self.end)


@dataclass(frozen=True)
class Told:
    """One value that sources print for a question. `claims`, `sources`: ids; `witnesses`: groups, copies counted once.

    `starts`: the beginnings of the period that sources give with it, each with its witnesses. `origin`: no source
    prints it as it is where it is the sum of two printed parts, what is left of a printed whole ("closing"), or
    computed by `measure`.
    """

    question: Question
    value: Decimal
    unit: str
    claims: tuple[str, ...]
    sources: tuple[str, ...]
    witnesses: frozenset[str]
    starts: Mapping[str, frozenset[str]]
    measure: Measure | None = None
    origin: Literal["printed", "sum", "closing", "computed"] = "printed"

    def __hash__(self) -> int:
        return hash((self.question, self.value))


@lru_cache(maxsize=8)
def printed(release: Release) -> Mapping[Question, tuple[Told, ...]]:
    """Every printed total of a release by question; the value with most witnesses first, equal ones by value.

    Totals of one step of the self-assessment are left out: they are not results (`printed_steps`).
    """
    return _printed(release, of_steps=False)


@lru_cache(maxsize=8)
def printed_steps(release: Release) -> Mapping[Question, tuple[Told, ...]]:
    """The printed totals of the steps of the self-assessment."""
    return _printed(release, of_steps=True)


def _printed(release: Release, *, of_steps: bool) -> Mapping[Question, tuple[Told, ...]]:
    groups = {row["source_id"]: row["witness_group"] for row in table_rows(release, "source")}
    rows: dict[Question, list[Mapping[str, Any]]] = {}
    for row in table_rows(release, "claim"):
        if (row["step"] is not None) == of_steps:
            question = Question(
                row["metric"], row["scope"], row["category_id"], row["aspect_id"], row["period"], row["step"]
            )
            rows.setdefault(question, []).append({**row, "witness_group": groups[row["source_id"]]})
    return {question: tuple(_told(question, same)) for question, same in rows.items()}


def _told(question: Question, rows: Iterable[Mapping[str, Any]]) -> list[Told]:
    by_value: dict[Decimal, list[Mapping[str, Any]]] = {}
    for row in rows:
        by_value.setdefault(Decimal(str(row["value"])), []).append(row)
    told = []
    for value, same in by_value.items():
        begun: dict[str, set[str]] = {}
        for row in same:
            if start := row["period_from"]:
                begun.setdefault(start, set()).add(str(row["witness_group"]))
        told.append(Told(
            question, value, str(same[0]["unit"]), tuple(str(row["claim_id"]) for row in same),
            tuple(sorted({str(row["source_id"]) for row in same})),
            frozenset(str(row["witness_group"]) for row in same),
            {start: frozenset(groups) for start, groups in sorted(begun.items())},
        ))  # fmt: skip
    return sorted(told, key=lambda one: (-len(one.witnesses), one.value))


def told_for(release: Release, metric: str, scope: str, category: str | None, aspect: str | None = None) -> list[Told]:
    """What is printed for a question in any period; for two categories together also the sum of their parts."""
    everything = printed(release)
    same = [
        told for question, values in everything.items() for told in values
        if (question.metric, question.scope, question.category, question.aspect) == (metric, scope, category, aspect)
    ]  # fmt: skip
    return [*same, *_sums(everything, metric, scope, category), *_closing(release, same)]


def _closing(release: Release, told: Sequence[Told]) -> list[Told]:
    """What a part must be for the printed parts to add up to the printed whole, where they do not as printed.

    Only where the agencies of that kind are as many: so of 91 in 2018 with 34 ministries, 13 others and 34 provinces,
    the 13 may be 23, and the ministries cannot be 44.
    """
    everything, found = printed(release), []
    for one in told:
        question = one.question
        if question.metric != "agencies_assessed" or question.scope not in _KINDS:
            continue
        whole, *parts = (
            everything.get(replace(question, scope=scope), ()) for scope in ("all", *_KINDS)
            if scope == "all" or replace(question, scope=scope) in everything
        )  # fmt: skip
        if len(parts) < 3 or not all(len(values) == 1 for values in (whole, *parts)):
            continue
        left = whole[0].value - sum(values[0].value for values in parts) + one.value
        most = compute(release, "agencies_registered", type=question.scope, year=question.year).value or 0
        if left != one.value and 0 < left <= most:
            groups = whole[0].witnesses | one.witnesses
            found.append(replace(one, value=left, witnesses=groups, starts={}, origin="closing"))
    return found


def _sums(everything: Mapping[Question, tuple[Told, ...]], metric: str, scope: str, category: str | None) -> list[Told]:
    """The sums of two parts that are printed for one period with one value each."""
    if category not in PARTS:
        return []
    found = []
    periods = {question.period for question in everything if (question.metric, question.scope) == (metric, scope)}
    for period in sorted(periods):
        parts = [everything.get(Question(metric, scope, part, None, period), ()) for part in PARTS[category]]
        if all(len(values) == 1 for values in parts):
            first, second = (values[0] for values in parts)
            found.append(Told(
                Question(metric, scope, category, None, period), first.value + second.value, first.unit,
                (*first.claims, *second.claims), tuple(sorted({*first.sources, *second.sources})),
                first.witnesses & second.witnesses or first.witnesses, {}, origin="sum",
            ))  # fmt: skip
    return found
