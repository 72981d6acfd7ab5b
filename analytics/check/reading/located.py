"""Totals told with where they are: "231 in South Kalimantan, 223 in North Kalimantan"."""

from __future__ import annotations

from analytics.check.reading.agencies import Agency
from analytics.check.reading.figures import Figure
from analytics.check.reading.scene import Scene

_IN = frozenset({"in", "di", "for", "untuk"})
_LOWEST, _HIGHEST = 100, 410
_LEAST = 2  # of such totals in one sentence


def located(scene: Scene, figure: Figure) -> Agency | None:
    """The place behind a bare number of the size of a total, where the sentence tells several so."""
    place = _place_behind(scene, figure)
    if place is None:
        return None
    return place if sum(_place_behind(scene, one) is not None for one in scene.figures) >= _LEAST else None


def _place_behind(scene: Scene, figure: Figure) -> Agency | None:
    if figure.form != "plain" or figure.scope is not None or figure.unit not in (None, "points"):
        return None
    if not _LOWEST <= figure.value <= _HIGHEST:
        return None
    at = figure.last + (scene.norms(figure.last, figure.last + 1)[-1:] in (["points"], ["poin"]))
    if scene.norms(at, at + 1)[-1:] not in [[one] for one in _IN]:
        return None
    return next((one for one in scene.agencies if one.first == at + 1 and one.role in ("owner", "place")), None)
