"""The shapes that a check of a text goes through: what was read, how it was judged, and the whole checked text.

Plain values without behaviour, so that reading, judging, pages and reports need not know each other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

__all__ = [
    "Alternative",
    "Because",
    "Bound",
    "Checked",
    "Judged",
    "Mark",
    "MarkKind",
    "Part",
    "Period",
    "PeriodKind",
    "Reading",
    "Reason",
    "Stage",
    "Verdict",
]

Verdict = Literal["cocok", "tidak_cocok", "berbeda_antarsumber", "tidak_dapat_diverifikasi", "bukan_klaim_merit"]
Reason = Literal["outside_period", "never_published", "ambiguous_subject", "unknown_base", "unreadable"]
PeriodKind = Literal["in_year", "cumulative_to", "award_on", "target_for"]
MarkKind = Literal["figure", "category", "agency", "year", "scope"]
Stage = Literal["verified", "self_assessed", "proposed"]
Bound = Literal["exact", "at_least", "at_most", "about"]
Part = Literal["subject", "metric", "category", "period", "value"]


@dataclass(frozen=True, slots=True)
class Period:
    """The time that a claim is about, as the text gives it.

    kind: how the time counts; None where the text does not say. start, end: "2018", "2020" or a day "2021-01-28";
    None where open or not said.
    """

    kind: PeriodKind | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """One piece of the text that a reading rests on: characters start (included) to end (excluded) as given."""

    start: int
    end: int
    kind: MarkKind


@dataclass(frozen=True, slots=True)
class Reading:
    """One claim as the rules read it.

    start, end, quote: the figure, or the words of the category where there is no figure; text[start:end] == quote.
    subject: one agency id ("kota-bogor"), or one scope ("all", a type or group of agencies such as
        "kabupaten_kota", "central", "daerah", "kementerian_lembaga"; "province:sulawesi-selatan", "region:jawa");
        several ids are candidates, and doubt is then "ambiguous_subject". Empty: nothing in the text owns the figure.
    metric: a metric of the release's claims (agencies_assessed, agencies_in_category, share_in_category,
        share_assessed, agencies_registered, agencies_needing_guidance, awards, award_attendance, target_agencies,
        target_share, category_lower_limit, category_upper_limit, instrument_maximum, index_mean, index_target,
        mean_aspect_percent, self_assessment_status), or one of one agency (score, category, aspect_points,
        aspect_percent, rank), or aspects; "other" where `other` says what it is.
    category: buruk, kurang, baik, sangat_baik, at_least_baik or below_baik. aspect: an aspect id.
    value: None for a claim of a category without a figure.
    unit: agencies, percent, points, index, rank, aspects, sub_aspects or category.
    doubt: why it cannot be judged as read; other: the other thing that the figure is about ("sakip", "rb", "mcp").
    how: ids of the rules that led to this reading, in order; their words are check.how.<id> in the catalogues.
    marks: every piece of the text that the reading rests on.
    sure: the parts that the text says outright and right beside the figure, so that they are hardly misread.
    is_earlier: the value before a change whose time the text does not say ("naik dari 271"), which may never have been
        printed.
    step: with self_assessment_status, the step of the self-assessment that is counted: decided, finished, under_way or
        not_started.
    """

    start: int
    end: int
    quote: str
    subject: tuple[str, ...]
    metric: str
    category: str | None
    aspect: str | None
    period: Period
    value: Decimal | None
    unit: str | None
    stage: Stage
    bound: Bound
    doubt: Reason | None
    other: str | None
    how: tuple[str, ...]
    marks: tuple[Mark, ...]
    sure: tuple[Part, ...] = ()
    is_earlier: bool = False
    step: str | None = None


@dataclass(frozen=True, slots=True)
class Because:
    """A sentence of the catalogue that says why: its key, and the tokens to fill in (name, value as text)."""

    key: str
    tokens: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another reading under which the figure would be true: the words that say which, and what then holds it up."""

    because: Because
    metric: str
    subject: tuple[str, ...]
    category: str | None
    period: Period
    value: Decimal | None
    unit: str | None
    sources: tuple[str, ...] = ()
    stage: Stage = "verified"


@dataclass(frozen=True, slots=True)
class Judged:
    """A reading with its verdict.

    reason: set with tidak_dapat_diverifikasi only. value_found: what the facts give under this reading, as text.
    sources: ids of the sources that decide it; witnesses: how many groups of witnesses stand behind them, copies
    counted once. sql: the query that shows it.
    """

    reading: Reading
    verdict: Verdict
    reason: Reason | None
    value_found: str | None
    true_if: tuple[Alternative, ...]
    sources: tuple[str, ...]
    witnesses: int
    sql: str | None
    because: Because
    notes: tuple[Because, ...] = ()

    def noting(self, *notes: Because) -> Judged:
        """The same verdict with something more to know."""
        return replace(self, notes=(*self.notes, *notes))


@dataclass(frozen=True, slots=True)
class Checked:
    """A text that was checked: as given, against which release, and everything found in it.

    fingerprint: over text, release and verdicts, by which a saved report can be checked later.
    claims: in the order of the text. marks: every figure, category, agency and year found, claims or not, in order.
    published_on: the day of the text by which it was read, where one was given.
    """

    text: str
    release_id: str
    fingerprint: str
    claims: tuple[Judged, ...]
    marks: tuple[Mark, ...] = ()
    published_on: date | None = None
