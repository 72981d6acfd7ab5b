"""Which category is told with which total of an agency."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from analytics.check.reading.agencies import Agency
from analytics.check.reading.asides import in_closed_aside
from analytics.check.reading.categories import Category, in_band
from analytics.check.reading.category_words import ORDER
from analytics.check.reading.chain import Ownership
from analytics.check.reading.changes import is_from
from analytics.check.reading.draft import Draft
from analytics.check.reading.evidence import is_beside
from analytics.check.reading.figures import Figure
from analytics.check.reading.hopes import is_abandoned, is_aimed, is_left, is_missed
from analytics.check.reading.own import outside_brackets
from analytics.check.reading.phrases import Hit, phrases, words
from analytics.check.reading.scene import Scene
from analytics.check.reading.state import State

_SAYS = words("cues", "speech")
_TOLD = -1  # what a category costs that the words themselves give to the total before it
_LAST = 60  # what one costs that does not fit: it goes with the total only where nothing else can have it
_LISTS = words("small", "rated_lists") | {"by"}
_TO_TIME = words("small", "graded_to_time")
_TRAILING = words("small", "graded_trailing") | words("category_heads", "head") | _TO_TIME
_TIMES = ("year", "month", "date", "until", "this", "back", "before")
_CLOSES = words("small", "graded_closes")
_NOUNS = frozenset({"rating", "category", "grade", "level", "band", "class", "award", "certificate", "label"})
_BRINGS = words("small", "graded_brings")
_CHANGES = words("small", "period_changes") | {"ke"}
_TO_OWN = 3  # tokens from a category to a time of its own
_TO_BOTH = 5  # tokens from the last of several totals to "both"
_TO_TOLD = 6  # tokens from "both" to what they are
_FAR = 14  # tokens from a total to the category told behind it
_WITH = frozenset({"dengan", "with", "berkat"})
_BY_NOW = frozenset({"sudah", "telah", "has", "have", "already"})


def categories_of(scene: Scene, figures: Sequence[Figure], owned: Sequence[Ownership]) -> dict[int, Category]:
    """The category told with each score: in its clause, with no other score or agency between."""
    chosen: dict[int, Category] = {}
    free = [
        category for category in scene.categories
        if len(category.parts) == 1 and category.id != "outside" and not is_missed(scene, category)
        and not is_abandoned(scene, category) and not is_aimed(scene, category)
    ]  # fmt: skip
    left = [one.first for one, other in itertools.pairwise(free) if is_left(scene, one, other)]
    free = [category for category in free if category.first not in left or len(figures) > 1]
    offers: list[tuple[int, int, Figure, Category]] = []
    for category in free:
        before = next((figure for figure in reversed(figures) if figure.last <= category.first), None)
        after = next((figure for figure in figures if figure.first >= category.last), None)
        lead = _distance(scene, before, category, _owner_of(figures, owned, before)) if before is not None else None
        tail = _distance(scene, after, category, _owner_of(figures, owned, after)) if after is not None else None
        if before is not None and is_trailing(scene, before, category):
            offers.append((_TOLD, category.first, before, category))
            continue
        fits = before is not None and (_fits(before, category) or is_beside(scene, before, category))
        if before is not None and lead is not None and (fits or _may_have(scene, before, category)):
            offers.append((2 * lead + (0 if fits else _LAST), category.first, before, category))
        old = after is not None and is_from(scene, after) and not _fits(after, category)
        # The category of an aside with a year of its own is not that of the total behind it.
        dated = any(first <= time.first < last for time in scene.times for first, last in scene.asides)
        aside = after is not None and in_closed_aside(scene.asides, category.first, after.first)
        old = old or (aside and dated)
        if after is not None and tail is not None and not old and not _has_year(scene, category, after):
            offers.append((2 * tail + 1 + _timed(scene, category, after), category.first, after, category))
    # The closest first; each category goes with one total.
    used = _share_with_both(scene, figures, free, chosen)
    for _, _, figure, category in sorted(offers, key=lambda offer: offer[:2]):
        if figure.first not in chosen and category.first not in used:
            chosen[figure.first] = category
            used.add(category.first)
    both = scene.cues.get("both", ())
    for hit in both:
        told = next((category for category in free if 0 <= category.first - hit.last <= _TO_TOLD), None)
        leads = [figure for figure in figures if figure.last <= hit.first]
        if told is not None:
            for figure in leads[-how_many(scene, hit) :]:
                chosen.setdefault(figure.first, told)
    _share_out(scene, figures, chosen)
    ordered = [place for place, owner in enumerate(owned) if owner.how == "owner_order"]
    if len(ordered) > 1 and len(free) == 1:
        for place in ordered:
            if _fits(figures[place], free[0]):
                chosen.setdefault(figures[place].first, free[0])
    return chosen


def _share_with_both(
    scene: Scene, figures: Sequence[Figure], free: Sequence[Category], chosen: dict[int, Category]
) -> set[int]:
    """Give a category told of all the totals before it to each of them, and say which are given: "216.5 in 2018 and
    227.5 in 2019, both insufficient, then 293.5 …"."""
    used: set[int] = set()
    start = 0
    for hit in scene.cues.get("both", ()):
        leads = [figure for figure in figures if start <= figure.first and figure.last <= hit.first]
        many = how_many(scene, hit)
        told = next((one for one in free if 0 <= one.first - hit.last <= _TO_TOLD), None)
        if told is None or len(leads) != many or hit.first - leads[-1].last > _TO_BOTH or not _is_closed(scene, told):
            continue
        between = [one.first for one in scene.owners] + [one.first for one in scene.figures]
        between += [time.first for time in scene.times if time.first >= hit.last]
        if any(leads[-1].last <= first < told.first for first in between):
            continue
        chosen.update((figure.first, told) for figure in leads)
        used.add(told.first)
        start = told.last
    return used


def _fits(figure: Figure, category: Category) -> bool:
    """Whether a total lies in the band of a category; only then a list shares the category of its last member."""
    return in_band(figure.value, category.id)


def tell_heading(scene: Scene, drafts: Sequence[Draft], state: State) -> None:
    """Keep the category that a heading tells of the lines below it: "Kategori baik:", "Rated Good"."""
    tokens = scene.tokens
    if not (scene.sentence.heading or tokens[-1].norm == ":"):
        state.head_category = None
        return
    if scene.owners or any(draft.metric in ("score", "category") for draft in drafts):
        state.head_category = state.head_category if scene.figures else None
        return
    alone = phrases("categories").match(tokens, 0)
    told = {one.id for one in scene.categories if len(one.parts) == 1 and one.id != "outside"}
    told = set() if scene.has("target") or scene.has("aimed") else told
    if alone is not None and alone.id in ORDER and len(tokens) - alone.last <= (tokens[-1].norm == ":"):
        told = {alone.id}
    state.head_category = next(iter(told)) if len(told) == 1 else None


def is_trailing(scene: Scene, figure: Figure, category: Category) -> bool:
    """Whether a category is told of the total before it, over the time of that total and words that only lead to what
    it was: "211,5 pada 2020, yang masih berkategori kurang, menjadi …", "140 points in 2021, putting it in the poor
    category, but …"."""
    if figure.last > category.first or not _is_closed(scene, category):
        return False
    inside = [time for time in scene.times if figure.last <= time.first < category.first]
    then = {at for time in inside if time.kind == "later" and not time.years for at in range(time.first, time.last)}
    inside = [time for time in inside if time.first not in then]
    if len(inside) != 1 or inside[0].kind not in _TIMES or category.first - figure.last > _FAR:
        return False
    (time,) = inside
    lead = scene.norms(figure.last, time.first)
    words_behind = enumerate(scene.tokens[time.last : category.first], time.last)
    tail = [token.norm for at, token in words_behind if at not in then]
    joined = bool({"dan", "and"} & set(tail)) and bool(_BY_NOW & set(tail))
    told = [agency.first for agency in scene.agencies]
    told += [one.first for one in scene.categories if one is not category]
    if joined or any(figure.last <= first < category.first for first in told):
        return False
    tail = [norm for at, norm in enumerate(tail) if norm != "ke" or not _BRINGS & {*tail[at - 1 : at]}]
    return all(norm in _TO_TIME for norm in lead) and all(norm.removesuffix("nya") in _TRAILING for norm in tail)


def _may_have(scene: Scene, figure: Figure, category: Category) -> bool:
    """Whether a category in which a total before it does not lie may be said of it all the same: no change is told
    between them, and no time of its own stands behind the category."""
    if in_closed_aside(scene.asides, figure.first, category.first):
        return False
    dated = any(0 <= time.first - category.last <= _TO_OWN for time in scene.times)
    # "Dengan nilai 332, Sumatera Barat naik ke kategori sangat baik"
    led = _WITH & set(scene.norms(figure.first - 3, figure.first))
    return bool(led) or (not dated and not _CHANGES & set(scene.norms(figure.last, category.first)))


def _is_closed(scene: Scene, category: Category) -> bool:
    """Whether nothing goes on behind a category that could have it: the part of the sentence ends, or another one
    begins."""
    at = category.last
    while at < len(scene.tokens) and scene.tokens[at].norm in _NOUNS:
        at += 1
    return at >= len(scene.tokens) or scene.tokens[at].norm in _CLOSES


def _share_out(scene: Scene, figures: Sequence[Figure], chosen: dict[int, Category]) -> None:
    """ "A 329,5; B 328,5; dan C 325,5 berpredikat sangat baik": the list has the category at its end or start."""
    for place in range(len(figures) - 2, -1, -1):
        figure, follow = figures[place], figures[place + 1]
        category = chosen.get(follow.first)
        gap = scene.norms(figure.last, follow.first)
        listed = len(gap) <= 12 and not any(
            hit.first >= figure.last and hit.last <= follow.first for hit in scene.cues.get("gain", ())
        )
        if (
            figure.first not in chosen
            and category is not None
            and listed
            and category.first > follow.first
            and _fits(figure, category)
        ):
            chosen[figure.first] = category
    for figure, follow in itertools.pairwise(figures):
        category = chosen.get(figure.first)
        gap = scene.norms(figure.last, follow.first)
        listed = len(gap) <= 12 and not any(norm in ("menjadi", "naik") for norm in gap)
        if (
            follow.first not in chosen
            and category is not None
            and listed
            and category.last < figure.first
            and (_fits(follow, category) or _heads_list(scene, category, figures[0]))
        ):
            chosen[follow.first] = category


def _heads_list(scene: Scene, category: Category, figure: Figure) -> bool:
    """Whether a category stands before a list that all have it: "Predikat baik diraih A 288, B 271,5"."""
    first = next((agency.first for agency in scene.owners if agency.first >= category.last), figure.first)
    led = bool(_LISTS & set(scene.norms(category.last, first))) and first < figure.first
    return led and category.last < figure.first and len(scene.categories) == 1


def _has_year(scene: Scene, category: Category, figure: Figure) -> bool:
    """Whether a category with its own year is told apart from a total with another one: "2020 sangat baik, 2022 366",
    "kurang pada 2022, tahun 2023 …"."""
    times = [time for time in scene.times if time.first < figure.first]
    before = any(0 <= category.first - time.last <= 1 for time in times)
    behind = next((time for time in times if 0 <= time.first - category.last <= 2), None)
    start = category.last if before else behind.last if behind is not None else None
    return start is not None and any(start <= time.first and time.last <= figure.first for time in times)


def _timed(scene: Scene, category: Category, figure: Figure) -> int:
    """A time between a category and the total behind it tells them apart: "2020 berpredikat baik pada 2021 … 331"."""
    return 8 if any(category.last <= time.first and time.last <= figure.first for time in scene.times) else 0


def how_many(scene: Scene, hit: Hit) -> int:
    """How many agencies a word for all of them means; 99 where it does not say."""
    numbers = {
        "keduanya": 2,
        "kedua": 2,
        "both": 2,
        "two": 2,
        "ketiganya": 3,
        "ketiga": 3,
        "three": 3,
        "keempatnya": 4,
        "four": 4,
        "kelimanya": 5,
        "five": 5,
        "keenamnya": 6,
    }
    return next((numbers[norm] for norm in reversed(scene.norms(hit.first, hit.last)) if norm in numbers), 99)


def _owner_of(figures: Sequence[Figure], owned: Sequence[Ownership], figure: Figure) -> tuple[Agency, ...]:
    return next((owner.agencies for other, owner in zip(figures, owned, strict=True) if other is figure), ())


def _distance(scene: Scene, figure: Figure, category: Category, own: tuple[Agency, ...]) -> int | None:
    """How far a category is from a score; None where an agency or the end of the clause stands between."""
    first, last = min(figure.last, category.last), max(figure.first, category.first)
    gap = outside_brackets(scene.norms(first, last)) if figure.last <= category.first else scene.norms(first, last)
    if len(gap) > 16 or any(
        norm in (";", "sedangkan", "sementara", "kini", "disusul", "diikuti", "kemudian") for norm in gap
    ):
        return None
    others = [other for other in scene.figures if other is not figure and other.value not in (400, 410)]
    if _SAYS & set(gap) and '"' in gap:
        # What a speaker says of a category is not told of the total behind it.
        return None
    if any(first <= other.first < last for other in others):
        return None
    blockers = [
        agency
        for agency in scene.agencies
        if first <= agency.first < last and agency.role == "owner" and agency not in own
    ]
    if any(agency.last <= first or agency.first >= first for agency in blockers) and category.first >= figure.last:
        return None
    if len(blockers) > 1:
        return None
    between = [agency for agency in scene.owners if first <= agency.first < last]
    if between and category.last <= figure.first and any(agency.last <= category.first for agency in scene.owners):
        return None
    if category.last <= figure.first and any(norm in ("menjadi", "jadi", "ke", "to") for norm in gap):
        return None
    return len(gap)
