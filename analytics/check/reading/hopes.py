"""Categories that are not had: hoped for, aimed at, missed, left, or only explained."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from analytics.check.reading.asides import in_closed_aside
from analytics.check.reading.categories import Category
from analytics.check.reading.phrases import words
from analytics.check.reading.scene import STRONG, Scene

_HEADS = words("category_heads", "head")
_MUST = frozenset({"must", "should", "harus", "wajib", "seharusnya", "mestinya"})
_MODAL = words("small", "claims_modal")
_RULES = (
    ["is"],
    ["means"],
    ["isn"],
    ["requires"],
    ["covers"],
    ["starts"],
    ["begins"],
    ["itu"],
    ["artinya"],
    ["berarti"],
)
_SHORT = words("small", "rated_short")
_THRESHOLD = words("small", "single_threshold")
_REACH, _MISSED = 3, 8  # tokens before a category in which it is told to be missed; over the words for its limit
_HAD = words("small", "hopes_had")
_SUB_STRONG = STRONG - {"disusul", "diikuti", "menyusul"}


def is_hope(scene: Scene, category: Category) -> bool:
    """Whether the category is hoped for, aimed at or explained, not had."""
    first, _ = scene.segment(category.first, STRONG)
    aims = [
        hit
        for hit in (*scene.cues.get("target", ()), *scene.cues.get("aimed", ()))
        if first <= hit.first < category.first and not in_closed_aside(scene.asides, hit.first, category.first)
    ]
    if aims:
        # "targetnya Baik, kini sudah Sangat Baik"; but "kini membidik Sangat Baik".
        return not any(
            norm in ("kini", "sudah", "telah", "berhasil")
            for norm in scene.norms(max(hit.last for hit in aims), category.first)
        )
    if any(time.kind == "future" and first <= time.first for time in scene.times):
        return True
    before = scene.norms(max(first, category.first - 12), category.first)
    if is_missed(scene, category) or scene.norms(category.last, category.last + 1) in _RULES:
        # "two points short of baik", "baik is not enough"
        return True
    had = any(one == "berhasil" and norm in ("meraih", "menjadi") for one, norm in itertools.pairwise(before))
    start = category.first - len(before)
    modal = any(
        norm in _MODAL
        and not _governs(before, at)
        and not _dates(scene, start + at)
        and not in_closed_aside(scene.asides, start + at, category.first)
        for at, norm in enumerate(before[-6:], max(0, len(before) - 6))
    )
    rule = any(norm in _MUST for norm in scene.norms(category.last, category.last + _REACH))
    return (modal and not had) or rule


def _governs(words: Sequence[str], at: int) -> bool:
    """Whether "dapat" is the verb itself ("dapat predikat baik"), and no modal before another verb."""
    return words[at] == "dapat" and (at + 1 == len(words) or words[at + 1] in _HEADS)


def _dates(scene: Scene, at: int) -> bool:
    """Whether "untuk" leads to a time and no aim: "yang untuk penilaian 2020 masih berkategori Baik"."""
    return any(0 < time.first - at <= _REACH for time in scene.times if not time.plan) and scene.norms(at, at + 1) in (
        ["untuk"],
        ["for"],
    )


def is_missed(scene: Scene, category: Category) -> bool:
    """Whether a category was not reached: "short of a good rating", "below the threshold for a very good rating"."""
    before = scene.norms(category.first - _MISSED, category.first)
    clause, _ = scene.segment(category.first, _SUB_STRONG)
    if {"neither", "nor"} & set(scene.norms(clause, category.first)):
        # "Neither East Java nor Banten, with 265, made the top category."
        return True
    if scene.cue_before("missed", category.first, reach=_REACH) is not None:
        # "239.5, not enough for the Good category"
        return True
    near = next((place for place in range(1, len(before) + 1) if before[-place] in _SHORT), None)
    return near is not None and (near <= _REACH or set(before[len(before) - near + 1 :]) <= _THRESHOLD)


def is_left(scene: Scene, one: Category, other: Category) -> bool:
    """Whether the first of two categories is the one left for the other: "dari kategori II ke kategori III"."""
    gap = scene.norms(one.last, other.first)
    away = scene.norms(one.first - 1, one.first) in (["dari"], ["from"])
    return away and len(gap) <= 3 and bool({"ke", "menjadi", "to", "jadi"} & set(gap))


def is_abandoned(scene: Scene, category: Category) -> bool:
    """Whether a category is one that was left: "lolos dari kategori kurang", "climbed out of the poor category"."""
    hit = scene.cue_before("left_category", category.first, reach=_REACH)
    return hit is not None and all(
        norm in words("category_heads", "head") or norm in ("the", "a", "its")
        for norm in scene.norms(hit.last, category.first)
    )


def is_aimed(scene: Scene, category: Category) -> bool:
    """Whether a category is only what is aimed at behind a total: "239,5 dan diupayakan masuk kategori baik", "163.5,
    and wants to climb into the good category"."""
    start = max((figure.last for figure in scene.figures if figure.last <= category.first), default=0)
    start = max(start, scene.segment(category.first, STRONG)[0])
    for key in ("aimed", "target"):
        hit = scene.cue_before(key, category.first)
        if hit is not None and hit.first >= start and not in_closed_aside(scene.asides, hit.first, category.first):
            between = {*scene.norms(hit.first - _REACH, hit.first), *scene.norms(hit.last, category.first)}
            return not _HAD & between
    return False
