"""Categories that a sentence means without naming them: "yang sudah mencapai tingkat itu 81", "that leaves 243 below
the line"."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.check.reading.categories import Category
from analytics.check.reading.draft import Draft
from analytics.check.reading.phrases import phrases
from analytics.check.reading.scene import Scene
from analytics.check.reading.state import State

_METRICS = ("agencies_in_category", "share_in_category", "target_share", "awards")
_BELOW = {"baik": "below_baik", "at_least_baik": "below_baik"}
_PARAGRAPHS = 2  # that a category may lie back
_CLOSE = 14  # tokens between a count and the words


def add_meant(scene: Scene, state: State) -> None:
    """Put the category said before where a count of a sentence refers to it. Of one agency this says nothing: what it
    has not reached need not be what the count before was of."""
    counts = [figure for figure in scene.figures if not figure.half and figure.form != "ordinal"]
    if scene.owners or not counts:
        return
    for hit in phrases("meant").find(scene.tokens):
        if any(one.first < hit.last and hit.first < one.last for one in scene.categories):
            continue
        before = [one for one in scene.categories if one.last <= hit.first and one.id != "outside"]
        fresh = 0 <= scene.sentence.paragraph - state.told_paragraph <= _PARAGRAPHS
        said = before[-1].id if before else state.told_category if fresh else None
        name = said if hit.id == "that" else _BELOW.get(said or "")
        near = any(min(abs(one.first - hit.last), abs(hit.first - one.last)) <= _CLOSE for one in counts)
        if name is not None and near:
            scene.categories.append(Category(hit.first, hit.last, name, (name,), headed=True))
    scene.categories.sort(key=lambda one: one.first)


def keep_told(scene: Scene, drafts: Sequence[Draft], state: State) -> None:
    """Keep the category that the counts and shares of a sentence are of, where it is one."""
    told = {draft.category for draft in drafts if draft.metric in _METRICS and draft.category is not None}
    if not told and not scene.owners and not scene.figures:
        told = {category.id for category in scene.categories if category.id != "outside"}
    if told:
        state.told_category = told.pop() if len(told) == 1 else None
        state.told_paragraph = scene.sentence.paragraph
