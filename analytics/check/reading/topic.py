"""What a figure or a category is about: the merit system, or another index that is named nearer."""

from __future__ import annotations

from analytics.check.reading.phrases import Hit, words
from analytics.check.reading.scene import STRONG, Scene
from analytics.check.reading.state import State

_FOR = words("small", "topic_for")
_BEHIND = 6  # a name behind a figure counts as that much farther away


def _relevant(scene: Scene) -> list[Hit]:
    return [hit for hit in scene.topics if hit.id != "generic_merit"]


def topic_at(scene: Scene, first: int, last: int, state: State) -> str | None:
    """The topic of what stands at tokens first to last: "merit", an id of the list of others, or None.

    The nearest named index decides; one behind counts only in the same clause. Without one, the sentence before in the
    same paragraph, then the text.
    """
    hits = _relevant(scene)
    after = [token.norm for token in scene.tokens[last : last + 3]]
    for skip in range(min(2, len(after))):
        if after[skip] in _FOR:
            direct = next((hit for hit in hits if hit.first in (last + skip + 1, last + skip + 2)), None)
            if direct is not None:
                return _named(scene, direct, first)
    best, least = None, 10_000
    for hit in hits:
        if hit.last <= first:
            distance = first - hit.last
        elif hit.first >= last:
            if any(token.norm in STRONG for token in scene.tokens[last : hit.first]):
                continue
            distance = hit.first - last + _BEHIND
        else:
            continue
        if distance < least:
            best, least = hit, distance
    if best is not None:
        return _named(scene, best, first)
    if state.topic not in (None, "merit") and state.paragraph == scene.sentence.paragraph:
        return state.topic
    if state.merit:
        return "merit"
    return state.topic


def _named(scene: Scene, hit: Hit, first: int) -> str:
    """The topic of a hit. The commission alone says little: another index in its sentence is what it speaks of."""
    alone = [token.norm for token in scene.tokens[hit.first : hit.last]] in (
        ["kasn"],
        ["merit"],
        ["komisi", "aparatur", "sipil", "negara"],
    )
    if hit.id == "merit" and alone:
        start, end = scene.segment(first, STRONG)
        clause = [other for other in _relevant(scene) if start <= other.first < end]
        others = [other for other in clause if other.id != "merit"]
        if others and not any(
            other.id == "merit" and other is not hit and other.last - other.first > 1 for other in clause
        ):
            nearest = min(others, key=lambda other: abs(other.first - first))
            return nearest.id
    return hit.id


def last_topic(scene: Scene) -> str | None:
    """The topic that a sentence leaves behind for the next one of its paragraph."""
    hits = _relevant(scene)
    if not hits:
        return None
    if any(hit.id == "merit" and hit.last - hit.first > 1 for hit in hits):
        return "merit"
    return hits[-1].id
