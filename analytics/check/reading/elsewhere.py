"""Counts of a place that is not named beside them: "empat instansi di provinsi itu"."""

from __future__ import annotations

from analytics.check.reading.figures import Figure
from analytics.check.reading.scene import Scene

_PLACES = frozenset(
    {"provinsi", "kabupaten", "kota", "daerah", "wilayah", "pulau", "kawasan", "province", "region", "island"}
)
_THAT = frozenset({"the", "that", "this"})
_ITU = frozenset({"itu", "ini", "tersebut"})
_THERE = 5  # tokens behind the noun


def is_of_that_place(scene: Scene, figure: Figure) -> bool:
    """Whether a count is limited to a place that is not named beside it: "di provinsi itu", "in the region"."""
    end = figure.scope.last if figure.scope is not None and figure.scope.first >= figure.last else figure.last
    behind = scene.norms(end, end + _THERE)
    places = [at for at, norm in enumerate(behind) if norm in _PLACES]
    said = any(
        at and (behind[at - 1] in _THAT or (behind[at - 1] in ("di", "se") and set(behind[at + 1 : at + 2]) & _ITU))
        for at in places
    )
    return said or behind[:2] in (["di", "sana"], ["di", "sini"])
