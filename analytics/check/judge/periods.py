"""Whether a printed total answers the time of a reading."""

from __future__ import annotations

from analytics.check.judge.facts import CEREMONY, Question, Told, year_of
from analytics.check.model import Reading
from analytics.selection import LAST_YEAR

# Totals that hold whenever they are told.
TIMELESS = ("category_lower_limit", "category_upper_limit", "instrument_maximum")
# The text itself tells the year from the period ("only in 2020").
SURE_OF_YEAR = {"period_year_only"}
MONTH = 7  # characters of a year and its month


def is_of_the_end(reading: Reading) -> bool:
    """Whether a reading is of the end of the period, or leaves the time open."""
    return reading.period.end is None or year_of(reading.period.end) == LAST_YEAR


def is_meant(reading: Reading, question: Question) -> bool:
    """Whether a printed total answers the reading: the same kind of period and its end."""
    period = reading.period
    if reading.metric in TIMELESS:
        return True
    if question.kind == "award_on" and reading.metric == "awards":
        return _is_same_day(period.end or CEREMONY, question.end)
    if period.kind is None and period.end is None:
        return question.kind == "cumulative_to" and question.year == LAST_YEAR
    if period.end is None:
        return question.kind == period.kind
    kinds = {None: ("cumulative_to", "in_year"), "award_on": ("award_on", "cumulative_to")}
    return question.kind in kinds.get(period.kind, (period.kind,)) and question.year == year_of(period.end)


def is_of_other_month(reading: Reading, told: Told) -> bool:
    """Whether a total up to another month of the same year is printed, which the one asked for need not be: 314 by
    March leaves open what there were by December."""
    end, question = reading.period.end or "", told.question
    ends = [one[:MONTH] for one in (end, question.end) if len(one) >= MONTH]
    later = reading.period.kind == question.kind == "cumulative_to" and question.year > LAST_YEAR
    return later and len(set(ends)) > 1 and told.value != reading.value


def _is_same_day(asked: str, day: str) -> bool:
    """A day, a month or a year names a ceremony; the year before the first one's names it too."""
    return day.startswith(asked) or (day == CEREMONY and asked[:4] == str(LAST_YEAR))


def is_loosely_meant(reading: Reading, question: Question) -> bool:
    """Sources say "in 2020" of what they count up to the end of 2020, where nothing is printed for that."""
    if reading.period.kind not in (None, "cumulative_to", "award_on"):
        return False
    end = reading.period.end
    year = year_of(end) if end else LAST_YEAR
    return question.kind == "in_year" and question.year == year and reading.metric not in ("awards", *TIMELESS)


def is_of_all_up_to(reading: Reading, told: Told) -> bool:
    """Sources count up to the end of a year what a text says "in" it; so much is agreed on where the figures agree."""
    period, question = reading.period, told.question
    upto = period.kind == "in_year" and question.kind == "cumulative_to" and not SURE_OF_YEAR & set(reading.how)
    return upto and question.end == period.end and question.end != str(LAST_YEAR) and told.value == reading.value


def is_open_end(reading: Reading) -> bool:
    """Whether the text leaves the period open, so that another one may be meant."""
    return (
        reading.metric not in TIMELESS
        and reading.period.kind is None
        and reading.period.end is None
        and "assumed_period" not in reading.how
    )
