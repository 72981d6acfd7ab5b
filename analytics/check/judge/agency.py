"""One agency judged: its total, its category, an aspect, against every row that a source gives of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from analytics.check.judge.facts import CEREMONY, PARTS, year_of
from analytics.check.judge.values import compare
from analytics.check.judge.verdicts import abstain, decide
from analytics.check.model import Alternative, Because, Judged, Period, Reading
from analytics.measures import sql_of
from analytics.selection import FIRST_YEAR, LAST_YEAR
from analytics.warehouse import Release
from analytics.warehouse.dimensions import categories
from analytics.warehouse.tables import table_rows, told_rows

Row = Mapping[str, Any]
_COUNTED = ("verified", "award")
_POSSIBLE = (Decimal(0), Decimal(410))
# Below the scale, and the highest totals of the forms: such a figure beside a name is hardly its result.
_LEAST, _MAXIMA = Decimal(100), (Decimal(400), Decimal(410))
_ALIKE = 2  # other readings that are named
# What a text must say outright for a figure that fits another year, or is of another size, to be wrong.
_SAID = {"subject", "period"}
# As a note of a result tells it; data/README.md says how.
_PRINTED_RANK = re.compile(r"\brank (\d+)(?: ((?:of|among|within|in) [^;,()]+))?")


def judge_agency(release: Release, reading: Reading, named: frozenset[str]) -> Judged:
    """The verdict on what a text says of one agency. The reading has neither doubt nor another thing it is about.

    named: the agencies that the text names anywhere.
    """
    if len(reading.subject) != 1:
        return abstain(reading, "ambiguous_subject")
    told = _told(release).get(reading.subject[0], ())
    if reading.metric in ("aspect_points", "aspect_percent"):
        return _judge_aspect(release, reading, told)
    if reading.metric == "rank":
        return _judge_rank(release, reading, [row for row in told if _is_of_stage(row, reading.stage)])
    field = "score" if reading.metric == "score" else "category_id"
    staged = [row for row in told if row[field] is not None and _is_of_stage(row, reading.stage)]
    own = [row for row in staged if _is_of_period(row, reading.period)]
    if not any(_agrees(reading, row) for row in own):
        own += [row for row in staged if row not in own and _is_of_year(row, reading) and _agrees(reading, row)]
    if reading.metric == "score":
        scored = [row for row in told if row["score"] is not None]
        return _judge_score(release, reading, scored, own, named)
    return _judge_category(release, reading, staged, own)


def _is_of_stage(row: Row, stage: str) -> bool:
    return row["stage"] in _COUNTED if stage == "verified" else row["stage"] == stage


def _is_of_period(row: Row, period: Period) -> bool:
    """Whether a row speaks of the time that the text speaks of; of a text that gives none, any row may."""
    year = row["year"]
    if period.kind == "award_on" and period.end:
        if row["announced_on"] and str(row["announced_on"]).startswith(period.end):
            return True
        # What was handed over at the ceremony of January are the results up to the end of the year before.
        return year is not None and (year <= LAST_YEAR if CEREMONY.startswith(period.end) else False)
    if period.end is None:
        return True
    if year is None:
        return False
    asked = year_of(period.end)
    return bool(year == asked if period.kind == "in_year" else FIRST_YEAR <= year <= asked)


def _is_of_year(row: Row, reading: Reading) -> bool:
    """Whether a row is of the year that a ceremony is about, where the text names no day of an award for this claim:
    what it tells may be that year's result all the same. Such a row agrees, and excludes nothing."""
    told = reading.period.kind == "award_on" and reading.period.end is not None and "period_award" not in reading.how
    return told and row["year"] == year_of(reading.period.end or "")


def _agrees(reading: Reading, row: Row) -> bool:
    if reading.metric == "score":
        return reading.value is not None and _matches(reading, row)
    return row["category_id"] in PARTS.get(reading.category or "", (reading.category,))


def _judge_score(
    release: Release, reading: Reading, told: Sequence[Row], own: Sequence[Row], named: frozenset[str]
) -> Judged:
    """told: every row of the agency with a score; own: those of the stage and period that the text speaks of."""
    value = reading.value
    if value is None:
        return abstain(reading, "unreadable")
    if not _POSSIBLE[0] <= value <= _POSSIBLE[1]:
        return decide(reading, "tidak_cocok", "impossible", found=None, value=str(_POSSIBLE[1]))
    same = [row for row in own if _matches(reading, row)]
    owners = _owners(release)
    is_half = value != value.to_integral_value()
    if same and "value" in reading.sure and value not in map(_score, same) and not is_half and value in owners:
        # "BPOM 364,5, BKKBN 364": the two are swapped, or the second is cut.
        return abstain(reading, "ambiguous_subject", "check.because.others_score")
    if same:
        return _agreed(release, reading, same, own, "score")
    elsewhere = [row for row in told if row not in own and _matches(reading, row)]
    true_if = _alternatives(reading, elsewhere)
    if not own:
        return _nothing_told(reading, true_if)
    if all(compare(value, _score(row), reading.bound, is_count=False) == "open" for row in own):
        return abstain(reading, "unknown_base", "check.because.too_loose")
    if reading.is_earlier or not _is_settled(reading, own):
        return abstain(reading, "never_published", "check.because.other_year", true_if=true_if)
    if true_if:
        # The agency's very score of another year or stage: that is more likely misread than the score wrong.
        return abstain(reading, "unknown_base", "check.because.neighbour", true_if=true_if)
    if (value < _LEAST and not set(reading.sure) >= _SAID) or value in _MAXIMA:
        return abstain(reading, "unknown_base", "check.because.other_size")
    if value in _lines(release) and "subject" not in reading.sure:
        # Where a category begins is told beside many an agency.
        return abstain(reading, "unknown_base", "check.because.other_size")
    others = {one for score, agencies in owners.items() if _fits(reading, score) for one in agencies}
    if "subject" not in reading.sure and (others & named or (is_half and value in owners)):
        # The score of an agency that the text names too, or any with a half, is most likely the other agency's own.
        return abstain(reading, "ambiguous_subject", "check.because.others_score")
    return _excluded(release, reading, own, true_if, "score")


def _judge_category(release: Release, reading: Reading, staged: Sequence[Row], own: Sequence[Row]) -> Judged:
    if reading.category is None:
        return abstain(reading, "unreadable")
    wanted = PARTS.get(reading.category, (reading.category,))
    same = [row for row in own if row["category_id"] in wanted]
    if same:
        return _agreed(release, reading, same, own, "category_id")
    elsewhere = [row for row in staged if row not in own and row["category_id"] in wanted]
    true_if = _alternatives(reading, elsewhere)
    if not own:
        return _nothing_told(reading, true_if)
    if not _is_settled(reading, own):
        return abstain(reading, "never_published", "check.because.other_year", true_if=true_if)
    if true_if and not set(reading.sure) >= _SAID:
        return abstain(reading, "unknown_base", "check.because.neighbour", true_if=true_if)
    if "subject" not in reading.sure:
        # Many things are called good: that it is said of this agency, the sentence itself must say.
        return abstain(reading, "unknown_base", "check.because.loose_category")
    return _excluded(release, reading, own, true_if, "category_id")


def _agreed(release: Release, reading: Reading, same: Sequence[Row], own: Sequence[Row], field: str) -> Judged:
    """A row says so. Another row of the same year that contradicts it is a disagreement between sources."""
    years = {row["year"] for row in same}
    is_accepted = any(_is_accepted(row, field) for row in same) or reading.stage != "verified"
    rivals = [row for row in own if row not in same and row["year"] in years and row["contradicts"]]
    shown = _shown(release, reading, same, field)
    if not is_accepted:
        accepted = [row for row in own if row["year"] in years and _is_accepted(row, field)]
        if accepted:
            return decide(reading, "berbeda_antarsumber", "rows_differ", **shown, others=_said(accepted, field))
    elif rivals:
        return decide(reading, "berbeda_antarsumber", "rows_differ", **shown, others=_said(rivals, field))
    if field == "score" and reading.category and not any(_has_category(row, reading.category) for row in same):
        if "category_near" in reading.how and "category" not in reading.sure:
            # The total is right; whether the category further off is meant for it, the text leaves open.
            return abstain(reading, "unknown_base", "check.because.neighbour")
        return decide(reading, "tidak_cocok", "category_otherwise", **{**shown, "value": _said(same, "category_id")},
                      year=_years(same))  # fmt: skip
    judged = decide(reading, "cocok", "row", **shown, year=_years(same))
    if all(row["year_basis"] == "inferred" for row in same):
        judged = judged.noting(Because("check.note.year_inferred"))
    if all(row["confidence"] == "low" for row in same):
        judged = judged.noting(Because("check.note.low_confidence"))
    return judged


def _has_category(row: Row, category: str) -> bool:
    """Whether a row has the category that a text names with its score; one without a category has any."""
    return row["category_id"] is None or row["category_id"] in PARTS.get(category, (category,))


def _excluded(
    release: Release, reading: Reading, own: Sequence[Row], true_if: tuple[Alternative, ...], field: str
) -> Judged:
    accepted = [row for row in own if _is_accepted(row, field)] or list(own)
    shown = _shown(release, reading, accepted, field)
    return decide(reading, "tidak_cocok", "row_otherwise", **shown, true_if=true_if, year=_years(accepted))


def _is_settled(reading: Reading, own: Sequence[Row]) -> bool:
    """Whether what is told leaves no room for the figure: rows of the very year, and not only doubtful ones."""
    firm = [row for row in own if row["confidence"] != "low"]
    if reading.period.end is None:  # then results up to the end of the period are meant, the latest ones above all
        firm = [row for row in firm if row["year"] is not None and row["year"] <= LAST_YEAR]
    if not firm:
        return False
    if reading.period.kind == "in_year":
        return True
    # Up to a year, or with no year said, a result of an earlier year may be one that nobody printed.
    return any(row["year"] == LAST_YEAR for row in firm) or len({row["year"] for row in firm}) == 1


def _nothing_told(reading: Reading, true_if: tuple[Alternative, ...]) -> Judged:
    end = reading.period.end
    year = year_of(end) if end else LAST_YEAR
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return abstain(reading, "outside_period", true_if=true_if)
    return abstain(reading, "never_published", true_if=true_if)


def _judge_aspect(release: Release, reading: Reading, told: Sequence[Row]) -> Judged:
    if reading.aspect is None or reading.value is None:
        return abstain(reading, "unreadable")
    parts = _aspect_rows(release)
    field = "points" if reading.metric == "aspect_points" else "percent"
    own = [
        {**row, "found": part[field]} for row in told
        if _is_of_stage(row, reading.stage) and _is_of_period(row, reading.period)
        and (part := parts.get((row["result_id"], reading.aspect))) and part[field] is not None
    ]  # fmt: skip
    if not own:
        return _nothing_told(reading, ())
    same = [
        row for row in own
        if compare(reading.value, Decimal(str(row["found"])), reading.bound, is_count=False) == "same"
    ]  # fmt: skip
    if not same and any(_is_of_other_aspect(release, reading, row, field) for row in own):
        return abstain(reading, "unknown_base", "check.because.neighbour")
    shown = same or own
    sql = sql_of(release, "agency_aspect_percent", agency=reading.subject[0], aspect=reading.aspect)
    return decide(
        reading, "cocok" if same else "tidak_cocok", "row" if same else "row_otherwise", found=str(shown[0]["found"]),
        sources=[row["source_id"] for row in shown], witnesses=len({row["witness_group"] for row in shown}), sql=sql,
        year=_years(shown), value=_said(shown, "found"),
    )  # fmt: skip


def _is_of_other_aspect(release: Release, reading: Reading, row: Row, field: str) -> bool:
    """Whether another aspect of the same result has the figure, which stands beside it in a list of them."""
    others = (
        part[field] for (result_id, aspect), part in _aspect_rows(release).items()
        if result_id == row["result_id"] and aspect != reading.aspect
    )  # fmt: skip
    return any(other is not None and Decimal(str(other)) == reading.value for other in others)


def _judge_rank(release: Release, reading: Reading, told: Sequence[Row]) -> Judged:
    """A printed rank agrees, or another source prints another of the same list. A different rank excludes nothing:
    which list a text means, it seldom says."""
    if reading.value is None:
        return abstain(reading, "unreadable")
    own = [{**row, **rank} for row in told if _is_of_period(row, reading.period) for rank in _ranks(row)]
    if not own:
        return _nothing_told(reading, ())
    same = [row for row in own if row["rank"] == reading.value]
    listed = reading.category is None or any(_has_category(row, reading.category) for row in same)
    if not same or not listed:
        return abstain(reading, "unknown_base", "check.because.rank_otherwise", value=_said(own, "rank"))
    shown = _shown(release, reading, same, "rank")
    lists = {row["ranked"] for row in same} - {None}
    rivals = [row for row in own if row["rank"] != reading.value and row["ranked"] in lists]
    if rivals:
        return decide(reading, "berbeda_antarsumber", "rows_differ", **shown, others=_said(rivals, "rank"))
    return decide(reading, "cocok", "rank", **shown, year=_years(same))


def _ranks(row: Row) -> list[Row]:
    """The ranks that the source of a result printed, and of which list ("of kabupaten/kota"), from its note."""
    found = _PRINTED_RANK.finditer(row["note"] or "")
    return [{"rank": int(one[1]), "ranked": one[2].strip() if one[2] else None} for one in found]


@lru_cache(maxsize=8)
def _told(release: Release) -> Mapping[str, Sequence[Row]]:
    """Every row that a source gives, by agency, in the order of `told_rows`."""
    found: dict[str, list[Row]] = {}
    for row in told_rows(release):
        found.setdefault(row["agency_id"], []).append(row)
    return found


def _lines(release: Release) -> list[Decimal]:
    """Where each category begins, above the lowest."""
    return [Decimal(str(one.min_score)) for one in categories(release).values()][1:]


@lru_cache(maxsize=8)
def _owners(release: Release) -> Mapping[Decimal, frozenset[str]]:
    """The agencies that have each score."""
    found: dict[Decimal, set[str]] = {}
    for row in table_rows(release, "result"):
        if row["score"] is not None:
            found.setdefault(_score(row), set()).add(row["agency_id"])
    return {score: frozenset(agencies) for score, agencies in found.items()}


@lru_cache(maxsize=8)
def _aspect_rows(release: Release) -> Mapping[tuple[str, str], Row]:
    """The parts of results by result and aspect: points, points_max, percent."""
    return {(row["result_id"], row["aspect_id"]): row for row in table_rows(release, "aspect_score")}


def _matches(reading: Reading, row: Row) -> bool:
    return _fits(reading, _score(row))


def _fits(reading: Reading, score: Decimal) -> bool:
    assert reading.value is not None
    return compare(reading.value, score, reading.bound, is_count=False) == "same"


def _score(row: Row) -> Decimal:
    return Decimal(str(row["score"]))


def _is_accepted(row: Row, field: str) -> bool:
    """Whether the row says what is accepted in its year: the same category, or the score that is taken."""
    return not row["contradicts"] if field == "category_id" else bool(row["gives_score"]) or not row["contradicts"]


def _shown(release: Release, reading: Reading, rows: Sequence[Row], field: str) -> dict[str, Any]:
    if reading.metric == "score":
        sql = sql_of(release, "agency_score", agency=reading.subject[0])
    else:
        sql = sql_of(release, "results_reported", agency=reading.subject[0])
    return {
        "found": str(rows[0][field]), "sources": [row["source_id"] for row in rows],
        "witnesses": len({row["witness_group"] for row in rows}), "sql": sql, "value": _said(rows, field),
    }  # fmt: skip


def _said(rows: Sequence[Row], field: str) -> str:
    return ", ".join(dict.fromkeys(str(row[field]) for row in rows))


def _years(rows: Sequence[Row]) -> str:
    return ", ".join(dict.fromkeys(str(row["year"]) for row in rows if row["year"] is not None))


def _alternatives(reading: Reading, rows: Sequence[Row]) -> tuple[Alternative, ...]:
    """Other years and stages in which the figure is the agency's, each once, with all the sources that give it."""
    found: dict[tuple[Any, ...], Alternative] = {}
    for row in rows:
        one = _as_alternative(reading, row)
        known = found.setdefault((one.period, one.stage, one.category), one)
        if known is not one:
            found[one.period, one.stage, one.category] = replace(known, sources=(*known.sources, *one.sources))
    return tuple(found.values())[:_ALIKE]


def _as_alternative(reading: Reading, row: Row) -> Alternative:
    year = None if row["year"] is None else str(row["year"])
    score = None if row["score"] is None else _score(row)
    return Alternative(
        Because("check.true_if.agency"), reading.metric, reading.subject, row["category_id"],
        Period("in_year", None, year), score, reading.unit, (row["source_id"],),
        "verified" if row["stage"] in _COUNTED else row["stage"],
    )  # fmt: skip
