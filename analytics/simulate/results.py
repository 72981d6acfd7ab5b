"""Tables source, result, aspect_score and sub_aspect_level of the simulated country."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from analytics.simulate.draws import draw_bell, start
from analytics.simulate.histories import Histories, draw_self_assessed
from analytics.simulate.levels import choose_levels
from analytics.simulate.pattern import YEARS

_TABLES = ("aspect", "sub_aspect", "category")
# Our choice: which form the round of 2020 used is not known.
FORM_OF_YEAR = (400, 400, 410)
_STAGES = ("verified", "self_assessed")
# How much easier than others an aspect is, in steps: the published order of 2021 (planning and recruitment best, then a
# long way down promotion, career development last).
_EASE = {
    "perencanaan_kebutuhan": 0.75,
    "pengadaan": 0.7,
    "pengembangan_karier": -0.5,
    "promosi_mutasi": -0.25,
    "manajemen_kinerja": 0.05,
    "penggajian_penghargaan_disiplin": 0.15,
    "perlindungan_pelayanan": 0.25,
    "sistem_informasi": 0.1,
}
# Spread of what an agency keeps over the years, by aspect and by sub-aspect, and of what changes from year to year.
_ASPECT_SPREAD, _SUB_ASPECT_SPREAD, _YEAR_SPREAD = 0.4, 0.5, 0.4
# The data dictionary fixes the form of these ids; the published rows stay far below 9000.
_RESULT_ID, _SOURCE_ID, _WITNESS_GROUP = "R9", "S900", "W9001"
_SOURCE_TITLES = {
    "verified": "SIMULASI: hasil penilaian {} di negeri rekaan",
    "self_assessed": "SIMULASI: penilaian mandiri {} di negeri rekaan",
}
_SOURCE_NOTE = "SIMULASI. Rekaan yang dihitung dari benih acak; tidak ada instansi sungguhan yang dinilai di sini."


@dataclass(frozen=True)
class Instrument:
    """Aspects, sub-aspects and categories, each a frame as shipped, in order."""

    aspect: pd.DataFrame
    sub_aspect: pd.DataFrame
    category: pd.DataFrame

    @classmethod
    def read(cls, data_dir: Path) -> Instrument:
        """The instrument of `data_dir`, every table in its own order, sub-aspects by their aspect."""
        aspect, sub_aspect, category = (_read_in_order(data_dir / f"{name}.csv") for name in _TABLES)
        place = sub_aspect["aspect_id"].map({aspect_id: place for place, aspect_id in enumerate(aspect["aspect_id"])})
        sub_aspect = sub_aspect.assign(place=place).sort_values("place", kind="stable", ignore_index=True)
        return cls(aspect, sub_aspect, category)


def _read_in_order(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype="str").sort_values("sort", key=pd.to_numeric, kind="stable", ignore_index=True)


@dataclass(frozen=True)
class _Rows:
    """The results in order: row of Histories, number of the year, whether self-assessed; then points and levels."""

    history: np.ndarray
    year: np.ndarray
    is_self: np.ndarray
    points: np.ndarray


def make_results(
    histories: Histories, agency_id: pd.Series, instrument: Instrument, *, seed: int
) -> dict[str, pd.DataFrame]:
    """The four tables. A verified result and a self-assessment for each agency and year that has points."""
    rows = _list_rows(histories, seed)
    levels = _draw_levels(rows, instrument, seed)
    ids = pd.Series(np.arange(1, len(rows.points) + 1)).astype("str").str.zfill(6).radd(_RESULT_ID)
    return {
        "source": _make_source(),
        "result": _make_result(rows, ids, agency_id.iloc[histories.agency[rows.history]], instrument.category),
        "aspect_score": _make_aspect_score(rows, ids, levels, instrument),
        "sub_aspect_level": _make_sub_aspect_level(ids, levels, instrument.sub_aspect),
    }


def _list_rows(histories: Histories, seed: int) -> _Rows:
    """Verified results by year and agency, then the self-assessments in the same order."""
    year, history = np.nonzero(histories.points.T)
    verified = histories.points[history, year]
    claimed = draw_self_assessed(verified, np.array(FORM_OF_YEAR)[year], seed=seed)
    is_self = np.repeat([False, True], len(year))
    return _Rows(np.tile(history, 2), np.tile(year, 2), is_self, np.concatenate([verified, claimed]))


def _weights(sub_aspect: pd.DataFrame, form: int) -> np.ndarray:
    """Weight of each sub-aspect on a form, in half points; 0 where the form has it not."""
    return (2 * sub_aspect[f"weight_{form}"].astype(float).fillna(0)).round().to_numpy(dtype=np.int64)


def _draw_levels(rows: _Rows, instrument: Instrument, seed: int) -> np.ndarray:
    """Level per result and sub-aspect; 0 where the form of the year has it not."""
    leaning = _draw_leaning(rows, instrument, seed)
    levels = np.zeros(leaning.shape, dtype=np.int8)
    rng = start(seed, "levels")
    for form in sorted(set(FORM_OF_YEAR)):
        weights = _weights(instrument.sub_aspect, form)
        mine, columns = np.array(FORM_OF_YEAR)[rows.year] == form, np.flatnonzero(weights)
        where = np.ix_(mine, columns)
        levels[where] = choose_levels(rows.points[mine], weights[columns], leaning[where], rng)
    return levels


def _draw_leaning(rows: _Rows, instrument: Instrument, seed: int) -> np.ndarray:
    """How easy each sub-aspect comes to the agency of a result; the same for its verified and self-assessed rows."""
    rng = start(seed, "leanings")
    aspect = pd.Index(instrument.aspect["aspect_id"]).get_indexer(pd.Index(instrument.sub_aspect["aspect_id"]))
    number, width = rows.history.max() + 1, len(aspect)
    ease = instrument.sub_aspect["aspect_id"].map(_EASE).to_numpy(dtype=float)
    kept = _ASPECT_SPREAD * draw_bell(rng, number, len(instrument.aspect))[:, aspect]
    kept += _SUB_ASPECT_SPREAD * draw_bell(rng, number, width)
    yearly = _YEAR_SPREAD * draw_bell(rng, len(rows.points) // 2, width)
    leaning: np.ndarray = ease + kept[rows.history] + np.concatenate([yearly, yearly])
    return leaning


def _make_source() -> pd.DataFrame:
    """A row per stage and year, all of one witness: what the simulation says, it says once."""
    titles = [_SOURCE_TITLES[stage].format(year) for stage in _STAGES for year in YEARS]
    empty = pd.Series([None] * len(titles), dtype="str")
    return pd.DataFrame({
        "source_id": [f"{_SOURCE_ID}{number}" for number in range(1, len(titles) + 1)], "title": titles,
        "publisher": "Peta Merit (simulasi)", "publisher_kind": "state_body", "url": empty, "published_on": empty,
        "language": "id", "witness_group": _WITNESS_GROUP, "note": _SOURCE_NOTE,
    })  # fmt: skip


def _make_result(rows: _Rows, ids: pd.Series, agency_id: pd.Series, category: pd.DataFrame) -> pd.DataFrame:
    limits = category["min_score"].astype(float).to_numpy()[1:]
    score = rows.points / 2
    source_id = _make_source()["source_id"]
    return pd.DataFrame({
        "result_id": ids, "agency_id": agency_id.array, "year": np.array(YEARS)[rows.year], "year_basis": "stated",
        "stage": _pick(pd.Series(_STAGES), rows.is_self.astype(int)), "score": score,
        "score_max": np.array(FORM_OF_YEAR)[rows.year],
        "category_id": _pick(category["category_id"], np.searchsorted(limits, score, side="right")),
        "category_basis": "stated", "against_band": False, "announced_on": pd.Series([None] * len(ids), dtype="str"),
        "source_id": _pick(source_id, rows.is_self * len(YEARS) + rows.year), "confidence": "high", "note": "SIMULASI",
    })  # fmt: skip


def _make_aspect_score(rows: _Rows, ids: pd.Series, levels: np.ndarray, instrument: Instrument) -> pd.DataFrame:
    """Points of each aspect: the sum of weight times level over its sub-aspects. Percent is left to the views."""
    weights = np.stack([_weights(instrument.sub_aspect, form) for form in FORM_OF_YEAR])
    aspects = instrument.aspect["aspect_id"]
    maxima = np.stack([instrument.aspect[f"max_{form}"].astype(int) for form in FORM_OF_YEAR])
    points = np.empty((len(ids), len(aspects)))
    for column, aspect in enumerate(aspects):
        mine = np.flatnonzero(instrument.sub_aspect["aspect_id"] == aspect)
        points[:, column] = (weights[rows.year][:, mine] * levels[:, mine]).sum(axis=1) / 2
    return pd.DataFrame({
        "result_id": _pick(ids, np.repeat(np.arange(len(ids)), len(aspects))),
        "aspect_id": _pick(aspects, np.tile(np.arange(len(aspects)), len(ids))),
        "points": points.ravel(), "points_max": maxima[rows.year].ravel(),
        "percent": pd.Series(np.nan, index=range(points.size), dtype="float64"),
    })  # fmt: skip


def _make_sub_aspect_level(ids: pd.Series, levels: np.ndarray, sub_aspect: pd.DataFrame) -> pd.DataFrame:
    result, column = np.nonzero(levels)
    return pd.DataFrame({
        "result_id": _pick(ids, result), "sub_aspect_id": _pick(sub_aspect["sub_aspect_id"], column),
        "level": levels[result, column],
    })  # fmt: skip


def _pick(labels: pd.Series, places: np.ndarray) -> pd.api.extensions.ExtensionArray:
    """The labels at `places`, as text."""
    return labels.astype("str").array.take(places)
