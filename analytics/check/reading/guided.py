"""Agencies verified that guidance is meant for first: "bimbingan diprioritaskan bagi 22 instansi yang telah
diverifikasi pada 2021, tetapi belum mencapai kategori baik"."""

from __future__ import annotations

from analytics.check.reading.categories import Category
from analytics.check.reading.figures import Figure
from analytics.check.reading.phrases import words
from analytics.check.reading.scene import Scene
from analytics.check.reading.times import Time
from analytics.check.reading.unread import has_unread_category

_VERIFIED = words("small", "guided_verified")
_HELP = words("small", "guided_help")
_MISSED = words("small", "rated_short") | words("small", "categories_not")
_BEFORE = 6  # tokens before a category that may deny it
_REACH = 6  # tokens from a count to what was done with its agencies
_CLOSE = 3  # tokens between that and its year


def year_guided(scene: Scene, figure: Figure) -> Time | None:
    """The year in which the agencies of a count were verified, where they come first for guidance."""
    if not scene.has("prioritised") or figure.form != "plain" or scene.owners or len(scene.figures) > 1:
        return None
    if not (scene.has("guidance") or _HELP & {token.norm for token in scene.tokens}):
        return None
    if has_unread_category(scene) or not all(_is_missed(scene, category) for category in scene.categories):
        # Of those that have a category, or miss another one, nobody says that they come first.
        return None
    end = figure.scope.last if figure.scope is not None else figure.last
    done = [at for at in range(end, len(scene.tokens)) if scene.tokens[at].norm in _VERIFIED]
    if figure.scope is None or figure.scope.id != "all" or not done or not _belongs(scene, end, done[0]):
        return None
    return next((time for time in scene.times if time.kind == "year" and _is_beside(time, done[0])), None)


def _is_missed(scene: Scene, category: Category) -> bool:
    """Whether a category is the good one, and told to be missed: "belum mencapai kategori baik", "short of a good
    rating"."""
    missed = category.id == "baik" and bool(_MISSED & set(scene.norms(category.first - _BEFORE, category.first)))
    return missed or category.id == "below_baik"


def _belongs(scene: Scene, end: int, verb: int) -> bool:
    """Whether only small words and a time stand between a count and what was done."""
    timed = {at for time in scene.times for at in range(time.first, time.last)}
    gap = [at for at in range(end, verb) if at not in timed]
    return len(gap) <= _REACH and not any(scene.tokens[at].norm == "," for at in gap)


def _is_beside(time: Time, verb: int) -> bool:
    return 0 <= time.first - verb - 1 <= _CLOSE or 0 <= verb - time.last <= _CLOSE
