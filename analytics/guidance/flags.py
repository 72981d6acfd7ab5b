"""What is noted beside an agency's place: fallen, within reach of the next category, at risk, due for re-evaluation."""

from __future__ import annotations

from typing import Literal

from analytics.guidance.situation import GOAL, Country, Outcome, Situation

Flag = Literal["fallen", "within_reach", "at_risk", "due"]
FLAGS: tuple[Flag, ...] = ("fallen", "within_reach", "at_risk", "due")
POINTS = 10


def flags_of(
    country: Country, situation: Situation, *, points: int = POINTS, due_sangat_baik: bool = False
) -> tuple[Flag, ...]:
    """The flags that an agency carries, in the order of `FLAGS`; what is not known raises none.

    `points`: how near to a limit is near. `due_sangat_baik`: whether Sangat Baik is looked at again yearly as Baik is
    (method.csv: `categories-yearly-evaluation`); no rule was found for it.
    """
    latest = situation.latest
    if latest is None or latest.category_id is None:
        return ()
    carried = {
        "fallen": has_fallen(country, latest, situation.before),
        "within_reach": _is_within_reach(country, latest, points),
        "at_risk": _is_at_risk(country, latest, points),
        "due": _is_due(country, latest, due_sangat_baik=due_sangat_baik),
    }
    return tuple(flag for flag in FLAGS if carried[flag])


def has_fallen(country: Country, latest: Outcome, before: Outcome | None) -> bool:
    """Whether the category is lower than in the result before, or the score on the same form."""
    if before is None:
        return False
    order = list(country.categories)
    if latest.category_id and before.category_id and order.index(latest.category_id) < order.index(before.category_id):
        return True
    # Scores of two forms are not held against each other: the same limit is easier to reach on the longer form.
    return (
        latest.form is not None and latest.form == before.form
        and latest.score is not None and before.score is not None and latest.score < before.score
    )  # fmt: skip


def next_category(country: Country, category_id: str) -> str | None:
    """The category above; None at the top."""
    order = list(country.categories)
    place = order.index(category_id) + 1
    return order[place] if place < len(order) else None


def _is_within_reach(country: Country, latest: Outcome, points: int) -> bool:
    above = next_category(country, latest.category_id or "")
    if above is None or latest.score is None:
        return False
    return 0 < country.categories[above].min_score - latest.score <= points


def _is_at_risk(country: Country, latest: Outcome, points: int) -> bool:
    own = country.categories[latest.category_id or ""]
    if latest.score is None or own.id == next(iter(country.categories)):
        return False
    return 0 <= latest.score - own.min_score <= points


def _is_due(country: Country, latest: Outcome, *, due_sangat_baik: bool) -> bool:
    """A result of an earlier year is at least a year old when the year ends; of its own year it is not."""
    looked_at = {GOAL, next_category(country, GOAL)} if due_sangat_baik else {GOAL}
    return latest.category_id in looked_at and latest.year < country.upto
