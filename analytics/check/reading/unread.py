"""Categories that a sentence names without being read as one ("minimal sangat baik", "not yet very good"), or beside
one that they contradict. What is told of them is not of the usual ones."""

from __future__ import annotations

import itertools

from analytics.check.reading.categories import Category
from analytics.check.reading.scene import Scene

_TOP = frozenset({"top", "highest", "tertinggi", "teratas"})
_PAIRS = frozenset({("sangat", "baik"), ("very", "good")})


def has_unread_category(scene: Scene) -> bool:
    """Whether a sentence names the highest category where no category was read."""
    covered = {at for one in scene.categories for at in range(one.first, one.last)}
    pairs = itertools.pairwise(token.norm for token in scene.tokens)
    return any(pair in _PAIRS and at not in covered for at, pair in enumerate(pairs))


def is_contradicted(scene: Scene, category: Category | None) -> bool:
    """Whether the highest category told by its place is given the name of another one: "in the top class, good"."""
    if category is None or not _TOP & set(scene.norms(category.first, category.last)):
        return False
    named = next((one for one in scene.categories if one.first == category.last + 1), None)
    return named is not None and named.id != category.id and scene.norms(category.last, category.last + 1) == [","]
