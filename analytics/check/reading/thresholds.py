"""Figures that are told as the line of a category, even beside an agency that is measured by it: "hampir menyentuh
batas bawah kategori baik, yaitu 250", "the minimum of 250 for that category"."""

from __future__ import annotations

from collections.abc import Collection

from analytics.check.reading.figures import Figure
from analytics.check.reading.phrases import words
from analytics.check.reading.scene import Scene

_MARKS = words("small", "limits_marks") | words("small", "thresholds_doors")
_DOORS = words("small", "thresholds_doors") - {"minimum", "mensyaratkan", "menuntut", "requires", "demands"}
_BETWEEN = words("small", "thresholds_between")
_BEGINS = frozenset({"begins", "starts", "beginning", "starting", "set", "dimulai", "mulai", "berawal", "bermula"})
_WANTED = frozenset({"needed", "required", "dibutuhkan", "diperlukan"})
_POINTS = frozenset({"-", "point", "points", "poin"})
_AIMS = frozenset({"untuk", "to", "menuju", "harus", "needs", "need", "menambah", "belum", "reach", "menyentuh"})
_SHORT = frozenset({"short", "shy"})
_ASIDE, _TO_AIM, _TO_SHORT = 4, 6, 3  # tokens
_FROM = frozenset({"at", "from", "dari", "pada", "di"})
_REACH = 10  # tokens from the word for a line to its figure


def is_line(scene: Scene, figure: Figure, values: Collection[int]) -> bool:
    """Whether a figure is one of the lines of the form and is told as one right before it."""
    if figure.half or figure.value not in values or figure.scope is not None or figure.unit not in (None, "points"):
        return False
    lead = scene.norms(figure.first - 2, figure.first)
    if scene.categories and lead[:1] and lead[0] in _BEGINS and lead[-1] in _FROM:
        return True
    behind = [norm for norm in scene.norms(figure.last, figure.last + 3) if norm not in _POINTS]
    if _WANTED & set(behind[:2]) and scene.categories:
        # "the very good category, for which 325 points are needed"
        return True
    hoped = scene.has("target") or any(time.kind == "future" for time in scene.times)
    if behind[:1] and behind[0] in _MARKS and scene.categories and not hoped:
        # "the 250-point bar for a good rating"
        return True
    if scene.norms(figure.last, figure.last + 1) == [","] and _MARKS & set(
        scene.norms(figure.last, figure.last + _ASIDE)
    ):
        # "untuk menyentuh angka 325, batas kategori sangat baik"
        return bool(_AIMS & set(scene.norms(figure.first - _TO_AIM, figure.first)))
    if _SHORT & set(scene.norms(figure.first - _TO_SHORT, figure.first)) and scene.categories:
        # "barely short of the 250 it needs for a good rating"
        return scene.norms(figure.first - 2, figure.first)[-1:] in (["of"], ["the"], ["dari"])
    told = {at for one in scene.categories for at in range(one.first, one.last)}
    at = figure.first - 1
    while at >= 0 and figure.first - at <= _REACH:
        norm = scene.tokens[at].norm
        if norm in _DOORS and norm not in words("small", "limits_marks"):
            # What an agency needs may be anything; what a category asks for is its line.
            return bool(scene.categories)
        if norm in _MARKS:
            return True
        if at not in told and norm not in _BETWEEN and norm not in words("category_heads", "head"):
            return False
        at -= 1
    return False
