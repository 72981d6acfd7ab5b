"""The results that the simulated country must show, agency by agency: one way in which all published totals hold.

Every total named here was printed by somebody (24, 57, 31 and 72 of 184 up to the end of 2020; 91 assessed in 2018; 14
Sangat Baik and 54 at least Baik decided in 2020; …). The totals are published, the split below them is invented.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

YEARS = (2018, 2019, 2020)
# Beyond these ends few totals can be made of levels.
LOWEST_POINTS, HIGHEST_POINTS = 120, 380

# A line is one kind of history: type of agency, how many agencies share it, and the demand on each year's result: a
# category, a score, a range of scores, or - where that year brought no result. Within a type the better come first.
# "four" marks a province whose government and three regencies or cities are Baik by a result of 2020, and nobody else.
_HISTORIES = """
kementerian    1 -    sangat_baik  sangat_baik  375.5
kementerian    1 -    sangat_baik  sangat_baik  364
kementerian    1 -    baik         sangat_baik  336:363.5
kementerian    1 -    baik         baik         335.5
kementerian    1 -    baik         baik         325:335
kementerian    3 -    sangat_baik  sangat_baik  -
kementerian    4 -    baik         sangat_baik  -
kementerian    1 -    sangat_baik  baik         baik
kementerian    2 -    baik         baik         baik
kementerian    2 -    kurang       baik         baik
kementerian    3 -    kurang       kurang       baik
kementerian    3 -    baik         baik         -
kementerian    3 -    kurang       baik         -
kementerian    2 -    kurang       kurang       -
kementerian    1 -    baik         kurang       -
kementerian    1 -    buruk        kurang       -
kementerian    1 -    buruk        kurang       kurang
kementerian    1 -    kurang       buruk        -
kementerian    1 -    buruk        buruk        -
kementerian    1 -    buruk        buruk        buruk

lpnk           1 -    baik         sangat_baik  364.5
lpnk           1 -    baik         baik         336:363.5
lpnk           1 -    baik         baik         325:335
lpnk           3 -    baik         sangat_baik  -
lpnk           2 -    baik         baik         baik
lpnk           3 -    kurang       baik         baik
lpnk           2 -    kurang       kurang       baik
lpnk           1 -    baik         kurang       baik
lpnk           1 -    baik         baik         -
lpnk           2 -    kurang       baik         -
lpnk           2 -    kurang       kurang       -
lpnk           1 -    buruk        kurang       -
lpnk           1 -    buruk        kurang       kurang
lpnk           1 -    kurang       buruk        -
lpnk           1 -    buruk        buruk        -

provinsi       1 -    285:310      sangat_baik  336:363.5
provinsi       2 -    baik         baik         325:335
provinsi       1 -    250:284.5    baik         310.5
provinsi       1 -    250:284.5    baik         293.5
provinsi       1 -    250:284.5    baik         290
provinsi       1 -    232.5:249.5  baik         250:289.5
provinsi       1 four 232.5:249.5  kurang       250:289.5
provinsi       1 -    232          kurang       250:289.5
provinsi       1 -    231          kurang       250:289.5
provinsi       2 -    250:284.5    baik         -
provinsi       1 -    223          baik         -
provinsi       1 -    216.5        kurang       -
provinsi       1 -    202          kurang       -
provinsi       3 -    175:222.5    kurang       -
provinsi       1 -    250:284.5    kurang       -
provinsi       3 -    buruk        kurang       -
provinsi       2 -    buruk        kurang       kurang
provinsi       1 -    166          buruk        kurang
provinsi       1 -    175:222.5    kurang       buruk
provinsi       1 -    175:222.5    buruk        -
provinsi       1 -    buruk        buruk        buruk
provinsi       6 -    buruk        buruk        -

kabupaten_kota 3 -    -            baik         325:335
kabupaten_kota 1 -    -            250:290      301.5
kabupaten_kota 1 -    -            250:290      294
kabupaten_kota 1 -    -            250:290      289
kabupaten_kota 4 -    -            250:280      258:288.5
kabupaten_kota 3 four -            kurang       258:288.5
kabupaten_kota 5 -    -            baik         -
kabupaten_kota 1 -    -            kurang       258:288.5
kabupaten_kota 1 -    -            kurang       257.5
kabupaten_kota 4 -    -            kurang       250:257
kabupaten_kota 1 -    -            -            250:257
kabupaten_kota 5 -    -            kurang       -
kabupaten_kota 2 -    -            kurang       kurang
kabupaten_kota 3 -    -            buruk        kurang
kabupaten_kota 2 -    -            kurang       buruk
kabupaten_kota 5 -    -            buruk        buruk
kabupaten_kota 50 -   -            buruk        -
kabupaten_kota 1 -    -            -            buruk
"""


@dataclass(frozen=True)
class Pattern:
    """The demanded histories of one group of types, a row per agency, better ones first.

    `low` and `high` are the ends of the demanded score, in half points, a column per year; 0 where the year brings no
    result. `in_four` marks the agencies of the one province where exactly four are Baik by a result of 2020.
    """

    low: np.ndarray
    high: np.ndarray
    in_four: np.ndarray

    def repeat(self, times: int) -> Pattern:
        """Each history so many times, still better ones first."""
        low, high = np.repeat(self.low, times, axis=0), np.repeat(self.high, times, axis=0)
        return Pattern(low, high, np.repeat(self.in_four, times))


def read_patterns(category: pd.DataFrame) -> dict[str, Pattern]:
    """The demanded histories by type of agency (kabupaten and kota together), with the bands of table `category`."""
    bands = _bands(category)
    lines = [line.split() for line in _HISTORIES.strip().splitlines() if line]
    kinds = dict.fromkeys(line[0] for line in lines)
    return {kind: _read_pattern([line for line in lines if line[0] == kind], bands) for kind in kinds}


def _bands(category: pd.DataFrame) -> dict[str, tuple[int, int]]:
    """Each category's ends in half points; a score between two whole limits belongs to the lower band."""
    limits = [round(2 * float(limit)) for limit in category["min_score"]]
    lows = [2 * LOWEST_POINTS, *limits[1:]]
    highs = [*(limit - 1 for limit in limits[1:]), 2 * HIGHEST_POINTS]
    return dict(zip(category["category_id"], zip(lows, highs, strict=True), strict=True))


def _read_pattern(lines: list[list[str]], bands: dict[str, tuple[int, int]]) -> Pattern:
    times = [int(line[1]) for line in lines]
    ends = np.array([[_ends(cell, bands) for cell in line[3:]] for line in lines])
    return Pattern(
        low=np.repeat(ends[:, :, 0], times, axis=0),
        high=np.repeat(ends[:, :, 1], times, axis=0),
        in_four=np.repeat([line[2] == "four" for line in lines], times),
    )


def _ends(cell: str, bands: dict[str, tuple[int, int]]) -> tuple[int, int]:
    if cell == "-":
        return 0, 0
    if cell in bands:
        return bands[cell]
    low, _, high = cell.partition(":")
    return round(2 * float(low)), round(2 * float(high or low))
