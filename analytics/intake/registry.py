"""What a file is understood by: the agencies, the instrument and the printed totals of one release."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from operator import itemgetter, mul
from typing import NamedTuple

from analytics import by_agency
from analytics.intake.reading.numbers import EMPTY
from analytics.measures import compute
from analytics.names import NameIndex
from analytics.warehouse import Release
from analytics.warehouse.dimensions import (
    Agency,
    Aspect,
    Category,
    SubAspect,
    agencies,
    agency_codes,
    aspects,
    categories,
    sub_aspects,
)

FORMS = (400, 410)
STAGES = ("self_assessed", "proposed", "verified", "award")
# The years in which the assessment was held; the same limits as for the facts that are shipped.
FIRST_YEAR, LAST_YEAR = 2018, 2024
CLAIMED_UPTO = 2020
_BYTES_OF_HALVES = range(1, EMPTY)
_MOST_SUMS = 1024  # that are kept of an aspect: as many as a file of a thousand rows needs


_Picked = bytes | tuple[int, ...]  # levels of one aspect


class _Points(dict[_Picked, Decimal | None]):
    """The points of levels by weights in units of a decimal place, each sum made once and kept for a while."""

    def __init__(self, place: int, weights: tuple[int, ...]) -> None:
        super().__init__()
        self._place, self._weights = place, weights

    def __missing__(self, levels: _Picked) -> Decimal | None:
        if len(self) >= _MOST_SUMS:
            self.clear()
        points = Decimal(sum(map(mul, self._weights, levels))).scaleb(self._place) if all(levels) else None
        self[levels] = points
        return points


class _Halves(dict[_Picked, int]):
    """The same points as bytes of halves (`reading.numbers`); those that are no halves, or not known, as `EMPTY`."""

    def __init__(self, points: _Points) -> None:
        super().__init__()
        self._points = points

    def __missing__(self, levels: _Picked) -> int:
        if len(self) >= _MOST_SUMS:
            self.clear()
        points = self._points[levels]
        is_half = points is not None and points * 2 in _BYTES_OF_HALVES
        self[levels] = code = int(points * 2) if points is not None and is_half else EMPTY
        return code


class Below(NamedTuple):
    """How the points of an aspect follow from the levels of its sub-aspects. The same few levels come again and
    again, and are added up once.

    pick: the levels of the aspect out of those of all (`level_at`). points: what they come to, None where one is not
    given, which is 0. halves: the same as a byte.
    """

    pick: Callable[[bytes], _Picked]
    points: Mapping[_Picked, Decimal | None]
    halves: Mapping[_Picked, int]
    sub_aspects: tuple[str, ...]

    @classmethod
    def of(cls, place: int, weights: Mapping[str, int], level_at: Mapping[str, int]) -> Below:
        """By weights in units of a decimal place."""
        at = [level_at[one] for one in weights]
        # Most stand in a row, which is taken as one piece. Of a single place `itemgetter` would give no row at all.
        in_a_row = at == [*range(at[0], at[0] + len(at))]
        pick = itemgetter(slice(at[0], at[0] + len(at))) if in_a_row else itemgetter(*at)
        points = _Points(place, tuple(weights.values()))
        return cls(pick, points, _Halves(points), tuple(weights))


@dataclass(frozen=True, eq=False)
class Registry:
    """The names, rules and totals that a file is checked against. Made once for each release, then only read.

    codes: area code ("35.10") to agency id. predecessors: agency id to those that it followed. claims: category id to
    the total that sources print for it, up to `CLAIMED_UPTO`; empty where the release has no such claims.
    claimed_agencies: how many agencies were assessed by then, as printed.
    """

    agencies: Mapping[str, Agency]
    names: NameIndex
    codes: Mapping[str, str]
    predecessors: Mapping[str, tuple[str, ...]]
    aspects: Mapping[str, Aspect]
    sub_aspects: Mapping[str, SubAspect]
    categories: Mapping[str, Category]
    claims: Mapping[str, int]
    claimed_agencies: int | None

    @classmethod
    def of(cls, release: Release) -> Registry:
        """The registry of a release."""
        return _registry(release)

    def maximum(self, aspect_id: str, form: int | None) -> Decimal:
        """The most points of an aspect; where the form is not known, the greater of both."""
        return self.maxima(form)[aspect_id]

    def maxima(self, form: int | None) -> Mapping[str, Decimal]:
        """The most points of each aspect, as `maximum` tells them."""
        return self._maxima[form == FORMS[0]]

    def named(self, text: str) -> tuple[str, ...]:
        """The agencies that a name means for certain. Names as we write them, which most files take from our template
        or from one another, are found without being brought into their normal form."""
        if text not in self._own_names:
            return self.names.resolve(text).agency_ids
        if (found := self._resolved.get(text)) is None:
            found = self._resolved[text] = self.names.resolve(text).agency_ids
        return found

    def weight(self, sub_aspect_id: str, form: int) -> Decimal | None:
        """The weight of a sub-aspect in a form; None where that form does not have it."""
        return self.weights[form].get(self.sub_aspects[sub_aspect_id].aspect_id, {}).get(sub_aspect_id)

    @cached_property
    def weights(self) -> Mapping[int, Mapping[str, Mapping[str, Decimal]]]:
        """By form and aspect, the weights of the sub-aspects that the form has."""
        found: dict[int, dict[str, dict[str, Decimal]]] = {form: {} for form in FORMS}
        for one in self.sub_aspects.values():
            for form, weight in zip(FORMS, (one.weight_400, one.weight_410), strict=True):
                if weight is not None:
                    found[form].setdefault(one.aspect_id, {})[one.id] = Decimal(str(weight))
        return found

    def band(self, score: Decimal) -> str:
        """The category whose band a score lies in; between two whole limits the lower, below all of them the first."""
        return self._bands[max(0, bisect_right(self._limits, score) - 1)]

    @property
    def lowest(self) -> Decimal:
        """The least score that has a category."""
        return self._limits[0]

    @cached_property
    def whole_weights(self) -> Mapping[int, Mapping[str, tuple[int, Mapping[str, int]]]]:
        """By form and aspect, the last decimal place of its weights and the weights in units of that place: whole
        numbers add up as exactly as decimals and much faster."""
        found: dict[int, dict[str, tuple[int, Mapping[str, int]]]] = {}
        for form, by_aspect in self.weights.items():
            found[form] = {}
            for aspect_id, weights in by_aspect.items():
                place = min(0, *(int(one.as_tuple().exponent) for one in weights.values()))
                found[form][aspect_id] = place, {sub_id: int(one.scaleb(-place)) for sub_id, one in weights.items()}
        return found

    @cached_property
    def level_at(self) -> Mapping[str, int]:
        """The place of each sub-aspect among the levels of a result."""
        return {sub_aspect_id: place for place, sub_aspect_id in enumerate(self.sub_aspects)}

    @cached_property
    def points_below(self) -> Mapping[int, Mapping[str, Below]]:
        """By form and aspect, its points by the levels of the sub-aspects that the form has."""
        return {
            form: {one: Below.of(*by_aspect[one], self.level_at) for one in self.aspects if one in by_aspect}
            for form, by_aspect in self.whole_weights.items()
        }

    @cached_property
    def _own_names(self) -> Set[str]:
        return {one.name_id for one in self.agencies.values()}

    @cached_property
    def _resolved(self) -> dict[str, tuple[str, ...]]:
        """Those of our own names that a file has had."""
        return {}

    @cached_property
    def _bands(self) -> list[str]:
        """The categories, as their limits rise."""
        return list(self.categories)

    @cached_property
    def _limits(self) -> list[Decimal]:
        return [Decimal(str(one.min_score)) for one in self.categories.values()]

    @cached_property
    def _maxima(self) -> tuple[Mapping[str, Decimal], Mapping[str, Decimal]]:
        """The most points of each aspect: of the greater form, and of the other."""
        known = self.aspects.items()
        return {key: Decimal(one.max_410) for key, one in known}, {key: Decimal(one.max_400) for key, one in known}

    def is_alive(self, agency_id: str, year: int) -> bool:
        """Whether an agency existed under this name at some time in a year."""
        agency = self.agencies[agency_id]
        return (agency.valid_from or year) <= year <= (agency.valid_to or year)


@lru_cache(maxsize=8)
def _registry(release: Release) -> Registry:
    known = agencies(release)
    before: dict[str, list[str]] = {}
    for agency in known.values():
        if agency.successor_id:
            before.setdefault(agency.successor_id, []).append(agency.id)
    claims = {
        category_id: value
        for category_id in categories(release)
        if (value := _claimed(release, "agencies_in_category", category=category_id)) is not None
    }
    return Registry(
        agencies=known,
        names=by_agency.index(release),
        codes=agency_codes(release),
        predecessors={agency_id: tuple(ids) for agency_id, ids in before.items()},
        aspects=aspects(release),
        sub_aspects=sub_aspects(release),
        categories=categories(release),
        claims=claims,
        claimed_agencies=_claimed(release, "agencies_assessed"),
    )


def _claimed(release: Release, metric: str, **more: str) -> int | None:
    period = f"cumulative_to:{CLAIMED_UPTO}"
    value = compute(release, "claimed_total", metric=metric, period=period, **more).value
    return None if value is None else int(value)
