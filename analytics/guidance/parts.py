"""The named parts of a priority, each a share from 0 to 1 of what it can be at most, with what it was made from.

What is not printed is not filled in: a share is then a range, as narrow as the printed category and score make it, and
so is the priority.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from analytics.guidance.flags import next_category
from analytics.guidance.situation import Attained, Country, Outcome, Situation
from analytics.guidance.weights import PARTS, PartName, Weights
from analytics.warehouse import Release
from analytics.warehouse.dimensions import aspects

# An aspect below this percent of its maximum is weak.
WEAK = 50
# A fall of so many percent of the form's maximum, and a result of so many years ago, count in full.
FULL_FALL, FULL_YEARS = 25, 2
# Parts agree to so many places where they are computed from the same values in another order.
PLACES = 6
Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a priority.

    `shares`: the least and the most it can be, 0 to 1; equal where it is known. `reason` and `facts` say in words what
    it was made from (`guidance.worklist.part.NAME.REASON`).
    """

    name: PartName
    weight: int
    total: int
    shares: Span
    reason: str
    facts: Mapping[str, float] = field(default_factory=dict)

    @property
    def share(self) -> float | None:
        """The share, None where it is not known exactly."""
        return self.shares[0] if self.shares[0] == self.shares[1] else None

    @property
    def least(self) -> float:
        """The points that it adds to the priority at least."""
        return round(100 * self.weight * self.shares[0] / self.total, PLACES)

    @property
    def most(self) -> float:
        """The points that it adds to the priority at most."""
        return round(100 * self.weight * self.shares[1] / self.total, PLACES)


def parts_of(country: Country, situation: Situation, weights: Weights) -> Mapping[PartName, Part]:
    """The parts of an agency's priority; none where it has no result or an unknown category."""
    if situation.latest is None or situation.latest.category_id is None:
        return {}
    found = {
        "distance": _distance(country, situation, situation.latest),
        "aspects": _aspects(country, situation, situation.latest),
        "direction": _direction(country, situation.latest, situation.before),
        "time": _time(country, situation.latest),
    }
    return {name: Part(name, weights.of(name), weights.total, *found[name]) for name in PARTS}


def _capped(value: float) -> float:
    return round(min(1.0, max(0.0, value)), PLACES)


def possible_scores(country: Country, outcome: Outcome) -> Span:
    """The scores that a result can have: its own, or what its category allows (the upper end is not reached)."""
    if outcome.score is not None:
        return outcome.score, outcome.score
    order = list(country.categories)
    top = max(sum(form.values()) for form in _forms(country).values())
    if outcome.category_id is None:
        return 0, top
    above = next_category(country, outcome.category_id)
    # Scores below the first limit were printed, and are read as the lowest category.
    least = 0 if outcome.category_id == order[0] else country.categories[outcome.category_id].min_score
    return least, country.categories[above].min_score if above else top


def _distance(country: Country, situation: Situation, latest: Outcome) -> tuple[Span, str, Mapping[str, float]]:
    lowest = next(iter(country.categories.values())).min_score
    low, high = possible_scores(country, latest)
    to_go = [max(0.0, country.goal - score) for score in (high, low)]
    shares = (_capped(to_go[0] / (country.goal - lowest)), _capped(to_go[1] / (country.goal - lowest)))
    if situation.group == "at_least_baik":
        return shares, "reached", {}
    if latest.score is not None:
        # A few pages print a score that the category does not fit.
        return shares, "score" if to_go[0] else "against_band", {"score": latest.score, "to_go": to_go[0]}
    return shares, "band" if to_go[0] else "band_up_to", {"least": to_go[0], "most": to_go[1]}


def _forms(country: Country) -> Mapping[int, Mapping[str, float]]:
    return _forms_of(country.release)


@lru_cache(maxsize=8)
def _forms_of(release: Release) -> Mapping[int, Mapping[str, float]]:
    """The maximum of each aspect by the maximum of the form."""
    each = [{one.id: float(getattr(one, name)) for one in aspects(release).values()} for name in ("max_400", "max_410")]
    return {int(sum(form.values())): form for form in each}


def _aspects(country: Country, situation: Situation, latest: Outcome) -> tuple[Span, str, Mapping[str, float]]:
    known = {name: one for name, one in situation.aspects.items() if one.to_gain is not None}
    weak = [one.to_gain or 0 for one in known.values() if one.percent < WEAK]
    spans = [
        _lost(form, known, sum(weak), possible_scores(country, latest)) for form in _fitting(country, latest, known)
    ]
    shares = (_capped(min(low for low, _ in spans)), _capped(max(high for _, high in spans)))
    if len(known) == len(country.aspects):
        return shares, "known" if weak else "none", {"n": len(weak), "points": sum(weak)}
    reason = ("partly" if known else "unknown") + ("" if shares[0] else "_up_to")
    return shares, reason, {"least": 100 * shares[0], "most": 100 * shares[1]}


def _fitting(country: Country, latest: Outcome, known: Mapping[str, Attained]) -> list[Mapping[str, float]]:
    """The forms that the result can be of: its own, or those whose maxima are the ones of the known aspects."""
    forms = _forms(country)
    if latest.form is not None and latest.form in forms:
        return [forms[latest.form]]
    fitting = [form for form in forms.values() if all(form[name] == one.points_max for name, one in known.items())]
    return fitting or list(forms.values())


def _lost(form: Mapping[str, float], known: Mapping[str, Attained], weak: float, scores: Span) -> Span:
    """The share of the form's maximum that weak aspects lost: of known ones their points, of the others what the score
    leaves open. There, what is lost in weak aspects is all that is lost less what the others lost, and those lost no
    more than they attained; so it is at least the maximum less twice what was attained, and at most all that is lost.
    """
    rest = sum(most for name, most in form.items() if name not in known)
    attained = sum(one.points or 0 for one in known.values())
    low, high = (min(rest, max(0.0, score - attained)) for score in scores)
    whole = sum(form.values())
    return (weak + max(0.0, rest - 2 * high)) / whole, (weak + rest - low) / whole


def _direction(country: Country, latest: Outcome, before: Outcome | None) -> tuple[Span, str, Mapping[str, float]]:
    if before is None:
        return (0, 0), "no_before", {}
    now, then = (list(_percents(country, one)) for one in (latest, before))
    surely, perhaps = round(min(then) - max(now), PLACES), round(max(then) - min(now), PLACES)
    year = {"year": before.year}
    if surely > 0:
        share = _capped(surely / FULL_FALL)
        exact = surely == perhaps
        return (share, share), "fallen" if exact else "fallen_at_least", {**year, "percent": surely}
    return (0, 0), "not_known" if perhaps > 0 else "not_fallen", year


def _percents(country: Country, outcome: Outcome) -> Iterator[float]:
    """The least and the most that a result can be in percent of its form's maximum, for every form it can be of."""
    forms = _forms(country)
    for form in [outcome.form] if outcome.form else forms:
        yield from (100 * score / form for score in possible_scores(country, outcome))


def _time(country: Country, latest: Outcome) -> tuple[Span, str, Mapping[str, float]]:
    years = country.upto - latest.year
    share = _capped(years / FULL_YEARS)
    return (share, share), "years" if years else "same_year", {"n": years, "year": latest.year}
