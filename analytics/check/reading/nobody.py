"""Counts of nought, told by words: "belum satu pun LPNK mencapai kategori sangat baik", "of the provinces, none"."""

from __future__ import annotations

from decimal import Decimal

from analytics.check.reading.categories import Category
from analytics.check.reading.draft import Draft
from analytics.check.reading.period_counts import count_period
from analytics.check.reading.phrases import Hit, words
from analytics.check.reading.scene import Scene
from analytics.check.reading.state import State

_BETWEEN = words("small", "nobody_between")
_ALONE = frozenset({"none", "nobody", "nihil", "not", "satu", "satupun"})
_REACH = 10  # tokens from the noun to its category


def read_none(scene: Scene, state: State) -> list[Draft]:
    """Drafts for the groups of which a sentence says that none has a category."""
    drafts: list[Draft] = []
    for hit in scene.cues.get("none_of", ()):
        if scene.cue_before("target", hit.first) is not None:
            continue
        behind = next((scope for scope in scene.scopes if 0 <= scope.first - hit.last <= 1), None)
        scope = behind or _noun_before(scene, hit)
        if scope is None:
            continue
        category = _category_behind(scene, scope if behind is not None else hit)
        told = category or (_category_before(scene, hit) if behind is None else None)
        if told is None:
            continue
        quoted = category or hit
        draft = Draft(
            scene.tokens,
            quoted.first,
            quoted.last,
            "agencies_in_category",
            (scope.id,),
            category=told.id,
            value=Decimal(0),
            unit="agencies",
        )
        draft.how = ["scope_noun", "metric_none_of", "category_near"]
        draft.rest_on("scope", scope)
        draft.rest_on("category", told if category is None else None)
        draft.period, how = count_period(scene, scope.first, None, state, scope.id, "agencies_in_category")
        draft.how.append(how)
        drafts.append(draft)
    return drafts


def _noun_before(scene: Scene, hit: Hit) -> Hit | None:
    """The group right before the words, a kind of its own: "among the nonministerial agencies, none was"."""
    if not _ALONE & set(scene.norms(hit.first, hit.last)):
        return None  # "no", "tidak ada" take their noun behind them
    nouns = [one for one in scene.scopes if one.last <= hit.first and one.id != "all"]
    gap = scene.norms(nouns[-1].last, hit.first) if nouns else []
    counted = bool(nouns) and any(figure.scope is nouns[-1] for figure in scene.figures)
    return nouns[-1] if nouns and not counted and all(norm in _BETWEEN for norm in gap) else None


def _category_behind(scene: Scene, after: Hit) -> Category | None:
    category = next((one for one in scene.categories if 0 <= one.first - after.last <= _REACH), None)
    if category is None or any(after.last <= figure.first < category.first for figure in scene.figures):
        return None
    return category


def _category_before(scene: Scene, hit: Hit) -> Category | None:
    """The one category that the sentence has told before, which the group lacks."""
    before = [one for one in scene.categories if one.last <= hit.first and one.id != "outside"]
    return before[-1] if len({one.id for one in before}) == 1 and not scene.owners else None
