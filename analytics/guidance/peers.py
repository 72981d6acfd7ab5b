"""Peers: assessed agencies in the same situation, by context and never by score.

Context is four factors. Each is a distance that is shown by itself; `STEPS` says what each adds to the order. What is
not known is nan or None and adds nothing: whoever has less known of him stands after all of whom more is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

import numpy as np

from analytics.guidance.situation import Country, Situation
from analytics.words import text

Factor = Literal["type", "region", "km", "form"]
FACTORS: tuple[Factor, ...] = get_args(Factor)
# type: 0 the same, 1 the other of regency and city. region: 0 same province, 1 same region, 2 another.
# km: between the seats. form: 0 the same, 1 another. Region and km do not apply to central bodies.
# A step is: the other type, a region further, so many kilometres, another form.
STEPS: Mapping[Factor, float] = {"type": 1, "region": 1, "km": 1 / 250, "form": 1}
MOST = 8
_LOCAL = ("kabupaten", "kota")
_EARTH_KM = 6371.0088
# Distances closer than this are one and the same: they differ by the rounding of sums.
_ALIKE = 9


@dataclass(frozen=True, slots=True)
class Peer:
    """A peer. `distance` holds the factors that apply, None where not known; `steps` is what the known ones add up to.

    `place` is its rank among the peers; ties share it.
    """

    situation: Situation
    distance: Mapping[Factor, float | None]
    steps: float
    place: int = 1


class Crowd:
    """Agencies of one kind, as columns: all distances from one agency are found at once."""

    def __init__(self, situations: Iterable[Situation]) -> None:
        self.situations = tuple(situations)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.situations)

    @cached_property
    def _types(self) -> np.ndarray:
        return np.array([one.agency.agency_type for one in self.situations], dtype=str)

    @cached_property
    def _homes(self) -> np.ndarray:
        homes = [(one.agency.province_id or "", one.agency.region_id or "") for one in self.situations]
        return np.array(homes, dtype=str).reshape(-1, 2)

    @cached_property
    def _points(self) -> np.ndarray:
        return np.array([one.place or (np.nan, np.nan) for one in self.situations], dtype=float).reshape(-1, 2)

    @cached_property
    def _forms(self) -> np.ndarray:
        return np.array([np.nan if one.form is None else one.form for one in self.situations], dtype=float)

    def distances(self, one: Situation) -> dict[Factor, np.ndarray]:
        """The factors that apply to an agency, each with its distance to everyone; nan where not known."""
        agency = one.agency
        found: dict[Factor, np.ndarray] = {"type": (self._types != agency.agency_type).astype(float)}
        if agency.province_id is not None:
            same_province, same_region = (self._homes == (agency.province_id, agency.region_id or "")).T
            found["region"] = np.where(same_province, 0.0, np.where(same_region, 1.0, 2.0))
            found["km"] = kilometres(one.place, self._points)
        form = np.nan if one.form is None else one.form
        found["form"] = np.where(np.isnan(self._forms + form), np.nan, self._forms != form)
        return found

    def peer(self, at: int, distances: Mapping[Factor, np.ndarray], place: int = 1) -> Peer:
        """The one at a place of the columns, as a peer."""
        values = {name: float(column[at]) for name, column in distances.items()}
        steps = float(far(distances)[1][at])
        return Peer(
            self.situations[at], {name: None if np.isnan(one) else one for name, one in values.items()}, steps, place
        )


def far(distances: Mapping[Factor, np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """What the order goes by: how many factors are not known of each, and the steps that the known ones add up to."""
    unknown = sum(np.isnan(column).astype(int) for column in distances.values())
    steps = sum(np.nan_to_num(column) * STEPS[name] for name, column in distances.items())
    return np.asarray(unknown), np.round(np.asarray(steps), _ALIKE)


def kilometres(place: tuple[float, float] | None, points: np.ndarray) -> np.ndarray:
    """Great-circle distances from a place to points (rows of latitude and longitude); nan where one is missing."""
    if place is None:
        return np.full(len(points), np.nan)
    lat, lon = np.radians(place)
    lats, lons = np.radians(points).T
    half = np.sin((lats - lat) / 2) ** 2 + np.cos(lat) * np.cos(lats) * np.sin((lons - lon) / 2) ** 2
    km: np.ndarray = 2 * _EARTH_KM * np.arcsin(np.sqrt(np.minimum(half, 1)))
    return km


def kind(situation: Situation) -> str:
    """What must be the same for two agencies to be peers: the type, where regencies and cities are one."""
    return "kabupaten_kota" if situation.agency.agency_type in _LOCAL else situation.agency.agency_type


def others_of_kind(country: Country, one: Situation) -> list[Situation]:
    """Every other agency of its kind, in the order of the registry."""
    return [other for other in country.situations.values() if other is not one and kind(other) == kind(one)]


def peers(country: Country, agency_id: str, most: int = MOST) -> tuple[Peer, ...]:
    """The nearest agencies of its kind that were assessed up to the year, whatever their result.

    Whoever is as near as the last of `most` is a peer too: between central bodies nothing but the form tells one from
    another, so there may be many. Raises UnknownAgency.
    """
    one = country[agency_id]
    crowd = Crowd(other for other in others_of_kind(country, one) if other.latest is not None)
    if not crowd:
        return ()
    distances = crowd.distances(one)
    return tuple(crowd.peer(at, distances, place) for at, place in ranked(far(distances), most))


def ranked(keys: Sequence[np.ndarray], most: int) -> Iterator[tuple[int, int]]:
    """The first of an order by columns, each as its number in the columns and its place, and all that tie with them.

    Those that tie keep their order.
    """
    order = np.lexsort((np.arange(len(keys[0])), *reversed(keys)))
    place, before = 0, None
    for number, at in enumerate(order, start=1):
        found = tuple(column[at] for column in keys)
        if found != before:
            if number > most:
                return
            place, before = number, found
        yield int(at), place


def context(distance: Mapping[Factor, float | None], agency: Situation, lang: str) -> str:
    """The distance of an agency factor by factor, in words: its type, its region, kilometres, its form."""
    said: list[str] = []
    for factor in FACTORS:
        if factor not in distance:
            continue
        value = distance[factor]
        known = "unknown" if value is None else "known" if factor == "km" else f"{value:.0f}"
        tokens: dict[str, object] = {"km": round(value)} if factor == "km" and value is not None else {}
        if factor == "type":
            known = agency.agency.agency_type if value else "same"
        said.append(text(lang, f"guidance.mentors.{factor}.{known}", **tokens))
    if "km" not in distance:
        said.insert(1, text(lang, "guidance.mentors.km.none"))
    return text(lang, "guidance.mentors.and").join(said)


def why(peer: Peer, lang: str) -> str:
    """One sentence that says how near a peer is."""
    where = context(peer.distance, peer.situation, lang)
    return text(lang, "guidance.mentors.peer", name=peer.situation.agency.name(lang), context=where)
