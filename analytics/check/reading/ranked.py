"""The whole of a ranking: "urutan 14 nasional dari 34 provinsi", "14th of the 34 provinces"."""

from __future__ import annotations

from analytics.check.model import Period
from analytics.check.reading.figures import Figure
from analytics.check.reading.phrases import words
from analytics.check.reading.scene import Scene
from analytics.check.reading.state import State

_SMALL = words("small", "ranked_small")
_OF = frozenset({"dari", "of", "among"})
_REACH = 5  # tokens from a place to the number of those ranked


def year_ranked(scene: Scene, figure: Figure, state: State) -> Period | None:
    """The year of the ranking whose whole a count of one kind is: a mapping ranks all that it has assessed. None where
    it is no such whole, or its year is not told."""
    kind = figure.scope.id if figure.scope is not None else "all"
    place = next((one for one in reversed(scene.figures) if one.last <= figure.first), None)
    if kind in ("all", "lembaga") or place is None or place.form != "ordinal" or place.value > figure.value:
        return None
    gap = scene.norms(place.last, figure.first)
    if len(gap) > _REACH or not _OF & set(gap) or not set(gap) <= _OF | _SMALL:
        return None
    years = {time.start for time in scene.times if time.kind == "year" and time.start and not time.plan}
    if years:
        return Period("in_year", min(years), max(years)) if len(years) == 1 else None
    if scene.times:
        return None
    told = state.paragraph_period or state.single_period or state.last_period
    if told is None and state.only_year is not None:
        told = Period("in_year", state.only_year, state.only_year)
    return told if told is not None and told.kind == "in_year" else None
