"""Which two counts of a sentence share what is said of one of them: lists, changes, a count and its share."""

from __future__ import annotations

from analytics.check.reading.figures import Figure
from analytics.check.reading.phrases import words
from analytics.check.reading.scene import Scene

COORDINATE = words("small", "counts_coordinate")
OUT_OF = frozenset({"dari", "of", "from"})
_LONGEST_CHANGE = 8
_OF_SHARE = frozenset({"of", "dari"})
_ROUGHLY = frozenset({"sekitar", "kira", "-", "hampir", "lebih", "kurang", "dari", "about", "nearly", "almost", "some"})
_TO = frozenset({"menjadi", "ke", "jadi", "to"})
_OR = (["or"], ["atau"], ["alias"], ["–"], ["setara"])


def are_coordinate(scene: Scene, figure: Figure, follow: Figure) -> bool:
    """Whether only the noun of the first count and the marks of a list stand between two counts."""
    if figure.form == "plain" and follow.form == "percent":
        # "217 dari 460 instansi, atau sekitar 47 persen, …": the same told as a share.
        at = follow.first
        while scene.norms(at - 1, at) and scene.norms(at - 1, at)[0] in _ROUGHLY:
            at -= 1
        aside = scene.norms(figure.noun_end, follow.first) == [","] and _OF_SHARE & set(
            scene.norms(follow.last, follow.last + 2)
        )
        # "24 agencies, 13 percent of the 184 assessed, were rated very good"
        return bool(aside) or scene.norms(at - 1, at) in _OR
    if figure.form == follow.form == "plain" and _is_change(scene, figure, follow):
        return True
    if (figure.form == "percent") != (follow.form == "percent"):
        return False
    part = scene.cue_after("among", follow.last, reach=1) is not None
    counted = figure.form == "plain" or figure.scope is None
    if part or (counted and is_assessed(scene, figure) and not is_assessed(scene, follow)):
        # "menilai 184 instansi, 24 di antaranya sangat baik": the part alone has the category.
        return False
    start = figure.noun_end
    end = follow.scope.first if follow.scope is not None and follow.scope.last == follow.first else follow.first
    gap = scene.norms(start, end)
    small = ("sebanyak", "orang", "persen", "untuk", "bagi", "for")
    return len(gap) <= 5 and all(norm in COORDINATE or norm in small for norm in gap)


def is_left_for_next(scene: Scene, figure: Figure) -> bool:
    """Whether a count has changed to the next one, and is no whole of it: "dari 81 pada 2020 menjadi 217"."""
    follow = next((other for other in scene.figures if other.first >= figure.last), None)
    return follow is not None and _is_change(scene, figure, follow)


def _is_change(scene: Scene, figure: Figure, follow: Figure) -> bool:
    gap = scene.norms(figure.last, follow.first)
    leads = OUT_OF & set(scene.norms(figure.first - 1, figure.first)) - {"of"}
    return bool(leads) and len(gap) <= _LONGEST_CHANGE and bool(_TO & set(gap[-2:])) and "," not in gap


def is_assessed(scene: Scene, figure: Figure) -> bool:
    """Whether a count is told of those assessed."""
    return (
        scene.cue_before("assessed", figure.first, reach=8) is not None
        or scene.cue_before("assessment", figure.first, reach=8) is not None
        or scene.cue_after("assessed", figure.last, reach=5) is not None
    )
