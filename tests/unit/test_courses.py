"""The drawing of several agencies through the years: what is known is drawn as known, what is not as not."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from ui.charts import courses
from ui.charts.courses import Course, Stop
from ui.charts.strip import Band

BANDS = [
    Band("buruk", "Buruk", 100), Band("kurang", "Kurang", 175), Band("baik", "Baik", 250),
    Band("sangat_baik", "Sangat Baik", 325),
]  # fmt: skip
WORDS = {"no_score": "Kategori saja", "nothing_known": "Tidak diketahui"}


def a_course(*stops: Stop | None, name: str = "Kota A", joined: bool = True) -> Course:
    return Course(name, stops, [joined] * (len(stops) - 1))


def drawn(*found: Course, width: int = 680) -> str:
    years = [str(2018 + at) for at in range(len(found[0].stops))]
    svg = courses.draw(years, found, bands=BANDS, words=WORDS, label="Nilai", width=width)
    ElementTree.fromstring(svg)
    return svg


def test_a_score_is_written_and_spoken() -> None:
    svg = drawn(a_course(Stop("Kota A: Baik, 289", "baik", 289)))
    assert 'data-score="289"' in svg
    assert "<title>Kota A: Baik, 289</title>" in svg
    assert WORDS["nothing_known"] not in svg


def test_a_line_joins_only_scores_of_one_form() -> None:
    stops = (Stop("", "kurang", 200), Stop("", "baik", 260))
    assert 'class="pm-axis"' in drawn(a_course(*stops))
    assert 'class="pm-axis"' not in drawn(a_course(*stops, joined=False))
    assert 'class="pm-axis"' not in drawn(a_course(stops[0], None))


def test_no_score_and_nothing_known_are_two_looks_with_a_legend() -> None:
    svg = drawn(a_course(Stop("tanpa nilai", "baik"), None))
    assert WORDS["no_score"] in svg
    assert WORDS["nothing_known"] in svg
    assert "pm-hatch" in svg
    assert "data-score" not in svg


def test_names_are_escaped_and_texts_stay_legible_on_a_phone() -> None:
    svg = drawn(a_course(Stop("", "baik", 289), name="<b>&"), width=340)
    assert "<b>" not in svg
    assert min(float(size) for size in re.findall(r'font-size="([\d.]+)"', svg)) >= 12


def test_more_than_six_are_refused() -> None:
    with pytest.raises(ValueError, match="at most 6"):
        drawn(*[a_course(Stop("", "baik", 260))] * 7)
