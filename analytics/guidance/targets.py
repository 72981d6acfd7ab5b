"""Where the country stands against the targets that were printed, who is nearest, and what moving some would do.

Targets are claims (`target_share`, at least Baik, of the whole country). A release that holds none, since it is
invented or imported, is held against those of the latest published release. The share is of all agencies in the
registry: a target of "100 percent of the ministries" speaks of those without a result too.

In a release that counts itself an agency without a result is not at the goal. In the published facts it may be, so
there the number at the goal is a range, proved from the printed totals (`analytics.certainty`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from analytics import certainty
from analytics.certainty import Number
from analytics.guidance.situation import GOAL, Country, Situation
from analytics.measures import Measure, compute
from analytics.measures.parameters import allowed
from analytics.warehouse import Release, latest_of_kind

AT_GOAL = "at_least_baik"
# "Up to a year" takes the latest result on record. The range rests on the same, or it would lie below what is named.
STANCE: certainty.Stance = "no_unseen"
_METRIC, _PERIOD, _EVERY = "target_share", "target_for:", 100
# A target of every one of several types is one of every one of each. Of a part of them it is not.
_TYPES: Mapping[str, tuple[str, ...]] = {
    "kementerian_lembaga": ("kementerian", "lpnk"),
    "lembaga": ("lpnk",),
    "kementerian": ("kementerian",),
    "lpnk": ("lpnk",),
    "provinsi": ("provinsi",),
    "kabupaten_kota": ("kabupaten_kota",),
}
TYPES = ("kementerian", "lpnk", "provinsi", "kabupaten_kota")
_MEMBERS: Mapping[str, tuple[str, ...]] = {"kabupaten_kota": ("kabupaten", "kota")}


@dataclass(frozen=True)
class Target:
    """A share of a type of agencies that was to be Baik or better by the end of a year. `claim`: as it was printed."""

    agency_type: str
    scope: str
    year: int
    percent: int
    claim: Measure


@dataclass(frozen=True)
class Standing:
    """A type of agencies against its target, all in agencies.

    `least` and `most` are at the goal (equal where the release counts itself); `bounds` are their fingerprinted
    numbers in the published facts, else empty. `needed` is how many the target asks for; `short_least` and
    `short_most` are how many still have to reach it.
    """

    target: Target
    registered: Measure
    counted: Measure
    share: Measure
    shortfall: Measure
    least: int
    most: int
    bounds: tuple[Number, ...]

    @property
    def needed(self) -> int:
        """How many agencies at the goal the target asks for."""
        return ceil(self.target.percent * int(self.registered.value or 0) / 100)

    @property
    def short_least(self) -> int:
        """The least that still have to reach the goal."""
        return max(0, self.needed - self.most)

    @property
    def short_most(self) -> int:
        """The most that still have to reach the goal."""
        return max(0, self.needed - self.least)

    @property
    def is_met(self) -> bool | None:
        """Whether the target is reached; None where the facts leave it open."""
        return None if self.short_least == 0 < self.short_most else self.short_most == 0


@dataclass(frozen=True)
class Near:
    """An agency below the goal and its distance in points; None where its score is not known. Ties share a place."""

    situation: Situation
    distance: float | None
    place: int | None


@dataclass(frozen=True)
class Picture:
    """A group of agencies before and after some were moved to the goal, in agencies. `group`: a type or a region."""

    group: str
    registered: int
    before: int
    moved: int

    @property
    def after(self) -> int:
        """At the goal once the chosen ones have moved."""
        return self.before + self.moved


def release_of_targets(release: Release) -> Release | None:
    """The release whose printed targets are taken: this one where it holds claims, else the latest published one."""
    if not release.counts_itself:
        return release
    return latest_of_kind("published")


def years(release: Release) -> tuple[int, ...]:
    """The years that somebody printed a target for."""
    printed = release_of_targets(release)
    periods = allowed(printed, "period") if printed else ()
    return tuple(int(one.removeprefix(_PERIOD)) for one in periods if one.startswith(_PERIOD))


@lru_cache(maxsize=8)
def targets(release: Release) -> tuple[Target, ...]:
    """The printed targets of the whole country, by year and in the order of types. Empty where none is at hand.

    One whose sources disagree has no value and is left out; so is one of a part of several types together.
    """
    printed = release_of_targets(release)
    if printed is None:
        return ()
    found = []
    for year in years(release):
        for scope, types in _TYPES.items():
            claim = compute(printed, "claimed_total", metric=_METRIC, scope=scope, category=AT_GOAL,
                            period=f"{_PERIOD}{year}")  # fmt: skip
            percent = claim.value
            if percent is not None and (len(types) == 1 or percent == _EVERY):
                found += [Target(one, scope, year, int(percent), claim) for one in types]
    return tuple(sorted(found, key=lambda one: (one.year, TYPES.index(one.agency_type))))


def standing(release: Release, target: Target, upto: int) -> Standing:
    """Where a type of agencies stands against its target at the end of a year (latest results up to then)."""
    asked = {"type": target.agency_type, "upto": upto}
    counted = compute(release, "agencies_in_category", category=AT_GOAL, **asked)
    least = most = int(counted.value or 0)
    numbers: tuple[Number, ...] = ()
    if not release.counts_itself:
        found = certainty.bounds(release, target.agency_type, AT_GOAL, upto, STANCE)
        numbers = found.numbers
        registered = int(found.numbers[0].base.value or 0)
        # Where no bound was proved in time, what is named is the least, and everybody the most.
        least = least if found.least.value is None else found.least.value
        most = registered if found.most.value is None else found.most.value
    return Standing(
        target, compute(release, "agencies_registered", type=target.agency_type, year=upto), counted,
        compute(release, "share_registered_in_category", category=AT_GOAL, **asked),
        compute(release, "agencies_to_target", percent=target.percent, **asked), least, most, numbers,
    )  # fmt: skip


def nearest(country: Country, agency_type: str) -> tuple[Near, ...]:
    """The agencies of a type below the goal, the nearest first; then those whose score, or result, is not known.

    In the published facts an agency without a result may be at the goal already, so it is left out there.
    """
    found = [one for one in _of_type(country, agency_type) if may_move(country, one)]
    known = sorted(
        (one for one in found if _distance(country, one) is not None),
        key=lambda one: _distance(country, one) or 0,
    )
    rows: list[Near] = []
    for turn, one in enumerate(known, start=1):
        distance = _distance(country, one)
        tied = bool(rows) and rows[-1].distance == distance
        rows.append(Near(one, distance, rows[-1].place if tied else turn))
    return (*rows, *(Near(one, None, None) for one in found if _distance(country, one) is None))


def may_move(country: Country, one: Situation) -> bool:
    """Whether an agency is known not to be at the goal, so that moving it there changes the picture."""
    if country.release.counts_itself:
        return one.group in ("buruk", "kurang", "no_result")
    return one.group in ("buruk", "kurang")


def by_type(country: Country, moved: Collection[str]) -> tuple[Picture, ...]:
    """Each type before and after: registered, at the goal by name, and those of `moved` that were not."""
    return tuple(_picture(country, name, _of_type(country, name), moved) for name in TYPES)


def by_region(country: Country, moved: Collection[str], regions: Sequence[str]) -> tuple[Picture, ...]:
    """Each region before and after; central agencies stand in none."""
    found: dict[str, list[Situation]] = {one: [] for one in regions}
    for one in country.situations.values():
        if one.agency.region_id in found:
            found[one.agency.region_id].append(one)
    return tuple(_picture(country, name, members, moved) for name, members in found.items())


def _picture(country: Country, group: str, members: Sequence[Situation], moved: Collection[str]) -> Picture:
    return Picture(
        group, len(members), sum(one.group == "at_least_baik" for one in members),
        sum(one.id in moved and may_move(country, one) for one in members),
    )  # fmt: skip


def _of_type(country: Country, agency_type: str) -> list[Situation]:
    types = _MEMBERS.get(agency_type, (agency_type,))
    return [one for one in country.situations.values() if one.agency.agency_type in types]


def _distance(country: Country, one: Situation) -> float | None:
    score = one.latest.score if one.latest else None
    return None if score is None else country.categories[GOAL].min_score - score
