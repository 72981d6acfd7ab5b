"""Categories that a sentence means without naming them: "yang sudah mencapai tingkat itu 81", "that leaves 243 below
the line", "enam penerima predikat tersebut"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.check.reading.categories import Category
from analytics.check.reading.draft import Draft
from analytics.check.reading.figures import Figure
from analytics.check.reading.phrases import Hit, phrases, words
from analytics.check.reading.scene import Scene
from analytics.check.reading.state import State

_METRICS = ("agencies_in_category", "share_in_category", "target_share", "awards")
_BELOW = {"baik": "below_baik", "at_least_baik": "below_baik"}
_NEXT = {"sangat_baik": "baik", "baik": "kurang", "kurang": "buruk"}
_PARAGRAPHS = 2  # that a category may lie back
_CLOSE = 14  # tokens between a count and the words
_HOLDS = words("small", "meant_holds")
_JOINS = words("small", "meant_joins")
_AWARDED = words("small", "counts_awarded")
_AWARDS = frozenset({"penghargaan", "anugerah", "award", "awards", "honor", "honour"})
_FAR = 16  # tokens from what is held to the number of its holders, with their noun
_REACH = 7  # tokens between a count of holders and what they hold


@dataclass(frozen=True, slots=True)
class Held:
    """What a count of holders holds, by the category said before. category: None where that is not clear.
    is_award: whether they are told to have got an award, and not only the category."""

    category: str | None
    hit: Hit
    is_award: bool


def add_meant(scene: Scene, state: State) -> None:
    """Put the category said before where a count of a sentence refers to it. Of one agency this says nothing: what it
    has not reached need not be what the count before was of."""
    counts = [figure for figure in scene.figures if not figure.half and figure.form != "ordinal"]
    if scene.owners or not counts:
        return
    for hit in phrases("meant").find(scene.tokens):
        told = any(one.first < hit.last and hit.first < one.last for one in scene.categories)
        if told or hit.id == "held":
            continue
        before = [one for one in scene.categories if one.last <= hit.first and one.id != "outside"]
        fresh = 0 <= scene.sentence.paragraph - state.told_paragraph <= _PARAGRAPHS
        said = before[-1].id if before else state.told_category if fresh else None
        name = said if hit.id == "that" else (_BELOW if hit.id == "below" else _NEXT).get(said or "")
        near = any(min(abs(one.first - hit.last), abs(hit.first - one.last)) <= _CLOSE for one in counts)
        if name is not None and near:
            scene.categories.append(Category(hit.first, hit.last, name, (name,), headed=True))
    scene.categories.sort(key=lambda one: one.first)


def find_held(scene: Scene) -> list[Hit]:
    """The words of a sentence for a category said before."""
    return [hit for hit in phrases("meant").find(scene.tokens) if hit.id in ("that", "held")]


def held_by(scene: Scene, figure: Figure, hits: Sequence[Hit], state: State) -> Held | None:
    """What is held, by one of the words for a category said before, by those that a figure counts: "tiga kabupaten yang
    menerima penghargaan kategori itu", "six recipients of that rating", "penerima predikat tersebut ada enam"."""
    for hit in hits:
        if not (_holds(scene, figure, hit) or _are_holders(scene, figure, hit)):
            continue
        named = [one.id for one in scene.categories if one.last <= hit.first and one.id != "outside"]
        if not named and 0 <= scene.sentence.paragraph - state.named_paragraph <= 1:
            named = list(state.named_categories)
        is_award = bool(_AWARDS & set(scene.norms(min(figure.first, hit.first), max(figure.last, hit.first))))
        return Held(named[0] if len(set(named)) == 1 else None, hit, is_award)
    return None


def _holds(scene: Scene, figure: Figure, hit: Hit) -> bool:
    """Whether words behind a count and its noun tell that those have what is said at a hit."""
    end = figure.noun_end
    if not 0 < hit.first - end <= _REACH:
        return False
    gap = set(scene.norms(end, hit.first))
    return bool(_HOLDS & gap) and gap <= _HOLDS | _JOINS


def _are_holders(scene: Scene, figure: Figure, hit: Hit) -> bool:
    """Whether the number of the holders is told behind them."""
    if not 0 <= figure.first - hit.last <= _FAR:
        return False
    nouns = {at for one in scene.scopes for at in range(one.first, one.last)}
    gap = [scene.tokens[at].norm for at in range(hit.last, figure.first) if at not in nouns]
    led = scene.norms(hit.first - 2, hit.first)
    return bool(_AWARDED & set(led)) and len(gap) <= _REACH and set(gap) <= _JOINS


def keep_told(scene: Scene, drafts: Sequence[Draft], state: State) -> None:
    """Keep the category that the counts and shares of a sentence are of, where it is one."""
    named = {category.id for category in scene.categories if category.id != "outside"}
    if named:
        state.named_categories, state.named_paragraph = tuple(sorted(named)), scene.sentence.paragraph
    told = {draft.category for draft in drafts if draft.metric in _METRICS and draft.category is not None}
    if not told and not scene.owners and not scene.figures:
        told = named
    if told:
        state.told_category = told.pop() if len(told) == 1 else None
        state.told_paragraph = scene.sentence.paragraph
