"""Which agency lives through which history, and the points of each of its results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from analytics.simulate.draws import draw_bell, draw_near, start
from analytics.simulate.pattern import LOWEST_POINTS, Pattern

# How far, in deviations of the noise, a better province and being a city lift an agency among its like.
_PROVINCE_PULL, _CITY_PULL = 0.8, 0.7
# Anything beyond the noise: puts an agency first, or last, among its like.
_ALWAYS = 100.0
# A year's usual gain and its spread; a gain that leaves the demanded range is drawn again so many times.
_GAIN_POINTS, _GAIN_SPREAD_POINTS, _TRIES = 7.0, 10.0, 6
# What a self-assessment lies above the verified result on average, and the spread: now and then it lies below.
_OPTIMISM_POINTS, _OPTIMISM_SPREAD_POINTS = 17.0, 14.0
# So close to the full form few totals can be made of levels.
_SHORT_OF_FORM_POINTS = 12


@dataclass(frozen=True)
class Agencies:
    """What placing needs to know of each agency, in the order of table agency; `home` is -1 for central bodies."""

    agency_type: np.ndarray
    home: np.ndarray
    seat: int


@dataclass(frozen=True)
class Histories:
    """A row per assessed agency: its row in table agency; its points in half points, a column per year, 0 for none."""

    agency: np.ndarray
    points: np.ndarray


def draw_histories(patterns: Mapping[str, Pattern], agencies: Agencies, *, seed: int, scale: int) -> Histories:
    """Place each demanded history `scale` times among the agencies of its type, and draw its points."""
    wide = {kind: pattern.repeat(scale) for kind, pattern in patterns.items()}
    placed = _place(wide, agencies, start(seed, "places"))
    low = np.concatenate([pattern.low for pattern in wide.values()])
    high = np.concatenate([pattern.high for pattern in wide.values()])
    return Histories(np.concatenate([placed[kind] for kind in wide]), _draw_points(low, high, start(seed, "points")))


def draw_self_assessed(verified: np.ndarray, form: np.ndarray, *, seed: int) -> np.ndarray:
    """What agencies gave themselves, in half points, for verified results on forms of `form` points."""
    noise = draw_bell(start(seed, "optimism"), len(verified))
    points = np.floor(verified + 2 * (_OPTIMISM_POINTS + _OPTIMISM_SPREAD_POINTS * noise))
    return np.clip(points, 2 * LOWEST_POINTS, 2 * (form - _SHORT_OF_FORM_POINTS)).astype(np.int64)


def _place(wide: Mapping[str, Pattern], agencies: Agencies, rng: np.random.Generator) -> dict[str, np.ndarray]:
    """For each type the rows of its assessed agencies, in the order of the demanded histories (better ones first)."""
    pull = np.append(_PROVINCE_PULL * draw_bell(rng, agencies.home.max() + 1), 0.0)  # the last is that of home -1
    placed = {}
    for kind in ("kementerian", "lpnk"):
        rows = np.flatnonzero(agencies.agency_type == kind)
        placed[kind] = _best_first(rows, draw_bell(rng, len(rows)))[: len(wide[kind].low)]
    # The seat leads the provinces: having no regencies, it can't be the province of four.
    pull[agencies.seat] = _ALWAYS
    rows = np.flatnonzero(agencies.agency_type == "provinsi")
    placed["provinsi"] = _best_first(rows, pull[agencies.home[rows]])[: len(wide["provinsi"].low)]
    four = agencies.home[placed["provinsi"][wide["provinsi"].in_four]][0]
    placed["kabupaten_kota"] = _place_local(wide["kabupaten_kota"].in_four, agencies, pull, four=four, rng=rng)
    return placed


def _place_local(
    in_four: np.ndarray, agencies: Agencies, pull: np.ndarray, *, four: int, rng: np.random.Generator
) -> np.ndarray:
    """Rows of the assessed regencies and cities. Beside the histories of four, their province gets only poor ones."""
    rows = np.flatnonzero(np.isin(agencies.agency_type, ("kabupaten", "kota")))
    rows = _best_first(rows, _CITY_PULL * (agencies.agency_type[rows] == "kota") + draw_bell(rng, len(rows)))
    inside = rows[agencies.home[rows] == four][: in_four.sum()]
    others = rows[~np.isin(rows, inside)][: (~in_four).sum()]
    home = agencies.home[others]
    appeal = pull[home] + _CITY_PULL * (agencies.agency_type[others] == "kota") + draw_bell(rng, len(others))
    placed = np.empty(len(in_four), dtype=np.int64)
    placed[in_four] = inside
    placed[~in_four] = _best_first(others, appeal - _ALWAYS * (home == four))
    return placed


def _best_first(rows: np.ndarray, appeal: np.ndarray) -> np.ndarray:
    return rows[np.argsort(-appeal, kind="stable")]


def _draw_points(low: np.ndarray, high: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Points within the demanded ranges, each year near the year before plus a usual gain."""
    points = np.zeros(low.shape, dtype=np.int64)
    before = np.zeros(len(low))
    for year in range(low.shape[1]):
        bottom, top = low[:, year].astype(float), high[:, year].astype(float)
        drawn = np.floor(_draw_year(before, bottom, top, rng) + 0.5)
        points[:, year] = np.clip(drawn, bottom, top)
        before = np.where(top > 0, points[:, year], before)
    return points


def _draw_year(before: np.ndarray, bottom: np.ndarray, top: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    drawn = np.full(len(before), -1.0)
    for _ in range(_TRIES):
        gained = before + 2 * (_GAIN_POINTS + _GAIN_SPREAD_POINTS * draw_bell(rng, len(before)))
        drawn = np.where((drawn < 0) & (bottom <= gained) & (gained <= top), gained, drawn)
    first = before == 0
    near = np.where(first, (bottom + top) / 2, before)
    return np.where(drawn < 0, draw_near(rng, bottom, top, near), drawn)
