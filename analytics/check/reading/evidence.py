"""What a text says outright and right beside a figure: parts of a reading that are hardly misread.

Only for those a figure that fits another reading is called wrong.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analytics.check.model import Part
from analytics.check.reading.categories import Category
from analytics.check.reading.chain import Ownership
from analytics.check.reading.draft import Draft
from analytics.check.reading.figures import Figure
from analytics.check.reading.phrases import Hit, words
from analytics.check.reading.scene import Scene
from analytics.check.reading.times import Time

_CHANGES = words("small", "period_changes")
_NAMED = ("owner_named", "owner_bracket", "owner_order")
_ALONE = ("owner_after", "owner_passive")  # of the one agency of a sentence with one total
_STATED = ("period_year", "period_award", "period_up_to", "period_year_only", "period_total_of_year")
_YEARS = ("year", "until", "span", "month", "date")
_CLOSE = 10  # tokens between an agency and its total
_LEAST_PARTS, _PAIR = 3, 2
_LIST = frozenset({",", "dan", "and", "serta", "&"})
_TIGHT = 4  # tokens between a count and its category, or between a figure and its time


def sure_of_total(
    scene: Scene, figure: Figure, figures: Sequence[Figure], owner: Ownership, time: Time | None, how: str
) -> list[Part]:
    """The sure parts of a total of one agency; time: the one that stands with the figure itself."""
    sure: list[Part] = []
    if (
        owner.how in (*_NAMED, *_ALONE)
        and not owner.unsure
        and len(owner.agencies) == 1
        and _leads(scene, figure, figures, owner)
    ):
        sure.append("subject")
    if how in _STATED and _dates(scene, figure, time):
        sure.append("period")
    if figure.half or any(other.half for other in figures):
        # Where halves are told beside it, a whole number is not one that was cut.
        sure.append("value")
    return sure


def sure_of_category(owner: Ownership, how: str, *, is_dated: bool) -> list[Part]:
    """The sure parts of a category told without a figure: whose it is where the sentence names the agency, and then
    its time where that is stated right beside it."""
    if owner.unsure or owner.how not in ("owner_named", "owner_each", "owner_both", "owner_list_behind"):
        return []
    return ["subject", "period"] if is_dated and how in _STATED else ["subject"]


def is_beside(scene: Scene, figure: Figure, category: Category) -> bool:
    """Whether a category stands so close to a total that it can only be meant for it."""
    first, last = min(figure.last, category.last), max(figure.first, category.first)
    timed = any(first <= time.first < last for time in scene.times)
    return last - first <= _TIGHT + 1 and not timed and not _CHANGES & set(scene.norms(first, last))


def _leads(scene: Scene, figure: Figure, figures: Sequence[Figure], owner: Ownership) -> bool:
    """Whether the agency stands close before its total, in a sentence where each agency stands before its own."""
    (agency,) = owner.agencies
    if owner.how in _ALONE and len(agency.ids) == 1:
        return len(scene.owners) == 1 and len(figures) == 1
    if len(agency.ids) != 1 or not scene.owners or scene.owners[0].first > figures[0].first:
        return False
    if owner.how != "owner_named":
        return True
    gap = scene.norms(agency.last, figure.first)
    compared = any(agency.last <= hit.first < figure.first for hit in scene.cues.get("compare", ()))
    # "Wajo 289 and X 257.5": behind a total of its own, another name may stand that nobody knows.
    told = any(agency.last <= other.first < figure.first for other in figures)
    return len(gap) <= _CLOSE and not compared and not told and not scene.has("we")


def _dates(scene: Scene, figure: Figure, time: Time | None) -> bool:
    """Whether a time of its own stands with a figure, or the only one of a sentence that tells of no change."""
    told = [other for other in scene.times if not other.plan]
    if time is not None and time.kind in _YEARS:
        low, high = min(figure.last, time.last), max(figure.first, time.first)
        gap = scene.norms(low, high)
        return "," not in gap and len(gap) <= _TIGHT and not _CHANGES & set(gap)
    alone = len(told) == 1 and told[0].kind in _YEARS
    return alone and not _CHANGES & {token.norm for token in scene.tokens}


def sure_of_count(
    scene: Scene,
    figure: Figure,
    pairs: Mapping[int, Category],
    draft: Draft,
    time: Time | None,
    cue: Hit | None = None,
) -> list[Part]:
    """The sure parts of a count of agencies. pairs: the category of each count of the sentence; cue: the word that
    says what the count is of."""
    sure: list[Part] = []
    listed = draft.category is not None and _goes_with(scene, figure, pairs)
    if listed or (draft.category is None and figure.first not in pairs):
        sure.append("category")
    if (
        figure.scope is not None
        or "scope_place" in draft.how
        or "scope_noun" in draft.how
        or (listed and "scope_carried" in draft.how)
    ):
        sure.append("subject")
    if listed or (draft.category is None and cue is not None and _is_own(scene, figure, cue)):
        sure.append("metric")
    told = [time] if time is not None else [other for other in scene.times if not other.plan]
    # "Sejak 2019" leaves its end to the time of the text, which may tell of an earlier year.
    if set(_STATED) & set(draft.how) and len(told) == 1 and told[0].kind != "since":
        sure.append("period")
    return sure


def _is_own(scene: Scene, figure: Figure, cue: Hit) -> bool:
    """Whether no other figure stands between a figure and the word that says what it counts."""
    low, high = min(figure.last, cue.last), max(figure.first, cue.first)
    return not any(low <= other.first < high for other in scene.figures if other is not figure)


def _goes_with(scene: Scene, figure: Figure, pairs: Mapping[int, Category]) -> bool:
    """Whether a count stands right beside its category, and no other category could be meant: none stands as close on
    its other side, or the whole list runs one way."""
    category = pairs.get(figure.first)
    if category is None:
        return False
    named = [one for one in scene.categories if one.id != "outside"]
    if _is_broken_down(scene, pairs, named) or _shares_one(scene, pairs, named):
        return True
    told = len({one.first for one in pairs.values()})
    # "23 kementerian … Sangat Baik, padahal pada 2018 baru enam yang sampai ke sana": one category, told again.
    alone = len({one.id for one in named}) == 1 and told == len(pairs) == len(named)
    if abs(_gap(figure, category)) > (_CLOSE if alone else _TIGHT):
        return False
    others = [_gap(figure, one) for one in named if one.id != category.id]
    behind = category.first >= figure.last
    rival = any(abs(gap) <= _TIGHT and (gap >= 0) != behind for gap in others)
    return not rival or _in_one_order(scene, pairs, named)


def _is_broken_down(scene: Scene, pairs: Mapping[int, Category], named: Sequence[Category]) -> bool:
    """Whether a sentence only parts the agencies of its one category, each part beside its kind: "Instansi yang baik ke
    atas itu terdiri atas 33 kementerian, 19 LPNK, …"."""
    parts = [figure for figure in scene.figures if figure.first in pairs]
    kinds = {figure.scope.id for figure in parts if figure.scope is not None}
    if len(named) != 1 or len(kinds) != len(parts) or len(parts) < _LEAST_PARTS or parts != scene.figures:
        return False
    opens = scene.cue_before("among", parts[0].first, reach=2)
    return opens is not None and named[0].last <= opens.first


def _shares_one(scene: Scene, pairs: Mapping[int, Category], named: Sequence[Category]) -> bool:
    """Whether the counts of a sentence are one list of kinds, and its one category stands right behind: "17 provinces
    and 25 regencies and cities were rated good or very good"."""
    parts = [figure for figure in scene.figures if figure.first in pairs]
    nouns = [figure.scope for figure in parts if figure.scope is not None and figure.scope.first >= figure.last]
    if len(named) != 1 or len(parts) < _PAIR or len({noun.id for noun in nouns}) != len(parts):
        return False
    gaps = [scene.norms(noun.last, follow.first) for noun, follow in zip(nouns, parts[1:], strict=False)]
    listed = all(gap and set(gap) <= _LIST for gap in gaps)
    return listed and 0 <= named[0].first - nouns[-1].last <= _TIGHT


def _gap(figure: Figure, category: Category) -> int:
    """The tokens between a count with its noun and a category behind it; below nought where it stands before."""
    if category.first >= figure.last:
        end = figure.noun_end
        return max(0, category.first - end)
    return min(-1, category.last - figure.first)


def _in_one_order(scene: Scene, pairs: Mapping[int, Category], named: Sequence[Category]) -> bool:
    """Whether every category of a sentence has its count close by, all on the same side."""
    gaps = [_gap(figure, pairs[figure.first]) for figure in scene.figures if figure.first in pairs]
    same = len({gap >= 0 for gap in gaps}) == 1
    return same and all(abs(gap) <= _TIGHT for gap in gaps) and len(named) == len({c.first for c in pairs.values()})
