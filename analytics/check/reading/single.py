"""Claims about one agency: its total, category, rank, and what it reached in an aspect."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from analytics.check.model import Period, Stage
from analytics.check.reading.agencies import Agency
from analytics.check.reading.asides import in_closed_aside
from analytics.check.reading.categories import Category, in_band
from analytics.check.reading.chain import Ownership
from analytics.check.reading.changes import (
    is_from,
    is_old_value,
    is_period_of,
    share_times,
    years_of_columns,
    years_of_others,
)
from analytics.check.reading.draft import Draft
from analytics.check.reading.evidence import is_beside, sure_of_total
from analytics.check.reading.figures import Figure
from analytics.check.reading.own import find_owners, outside_brackets
from analytics.check.reading.period import attach_times, single_period, time_for, year_of
from analytics.check.reading.phrases import Hit, words
from analytics.check.reading.scene import STRONG, Scene
from analytics.check.reading.state import State

_CLOSE, _COMMA = 5, 4  # tokens between a category and its time, and what a comma between them counts
_LEADS_TO_ASPECT = frozenset({"di", "pada", "dalam", "untuk", "dari", "in", "for", "on", "from"})
_SAYS = words("cues", "speech")
_SHORT = words("small", "rated_short")
_THRESHOLD = words("small", "single_threshold")
_REACH, _MISSED = 3, 8  # tokens before a category in which it is told to be missed; over the words for its limit
_SUB_STRONG = STRONG - {"disusul", "diikuti", "menyusul"}


def stage_at(scene: Scene, at: int) -> tuple[Stage, Hit | None]:
    """The stage of what stands at a token: the stage word nearest in its clause, else the last one before it."""
    first, last = scene.segment(at, _SUB_STRONG | {","})
    inside = [hit for hit in scene.stages if first <= hit.first < last]
    chosen = min(inside, key=lambda hit: abs(hit.first - at), default=None)
    open_words = [hit for hit in inside if hit.id != "verified" and hit.last <= at]
    if chosen is not None and chosen.id == "verified" and chosen.last <= at and open_words:
        # "hasil sementara verifikasi": what is not final is said first.
        lead = open_words[-1]
        if not any(lead.last <= figure.first < at for figure in scene.figures):
            chosen = lead
    if chosen is None:
        before = [hit for hit in scene.stages if hit.last <= at]
        chosen = before[-1] if before else None
        if chosen is not None and any(
            norm in _SUB_STRONG or norm in ("setelah", "menjadi", "after") for norm in scene.norms(chosen.last, at)
        ):
            chosen = None
    if chosen is None and len(scene.figures) == 1:
        # "275, enough for the good category, in a provisional tally"
        chosen = next((hit for hit in scene.stages if hit.first >= at and hit.id != "verified"), None)
    if chosen is None:
        return "verified", None
    return chosen.id, chosen  # type: ignore[return-value]


def _categories_of(scene: Scene, figures: Sequence[Figure], owned: Sequence[Ownership]) -> dict[int, Category]:
    """The category told with each score: in its clause, with no other score or agency between."""
    chosen: dict[int, Category] = {}
    free = [
        category for category in scene.categories
        if len(category.parts) == 1 and category.id != "outside" and not is_missed(scene, category)
        and not is_abandoned(scene, category)
    ]  # fmt: skip
    left = [one.first for one, other in itertools.pairwise(free) if is_left(scene, one, other)]
    free = [category for category in free if category.first not in left or len(figures) > 1]
    offers: list[tuple[int, int, Figure, Category]] = []
    for category in free:
        before = next((figure for figure in reversed(figures) if figure.last <= category.first), None)
        after = next((figure for figure in figures if figure.first >= category.last), None)
        lead = _distance(scene, before, category, _owner_of(figures, owned, before)) if before is not None else None
        tail = _distance(scene, after, category, _owner_of(figures, owned, after)) if after is not None else None
        if before is not None and lead is not None and (_fits(before, category) or is_beside(scene, before, category)):
            offers.append((2 * lead, category.first, before, category))
        old = after is not None and is_from(scene, after) and not _fits(after, category)
        # The category of an aside with a year of its own is not that of the total behind it.
        dated = any(first <= time.first < last for time in scene.times for first, last in scene.asides)
        aside = after is not None and in_closed_aside(scene.asides, category.first, after.first)
        old = old or (aside and dated)
        if after is not None and tail is not None and not old and not _has_year(scene, category, after):
            offers.append((2 * tail + 1 + _timed(scene, category, after), category.first, after, category))
    # The closest first; each category goes with one total.
    used: set[int] = set()
    for _, _, figure, category in sorted(offers, key=lambda offer: offer[:2]):
        if figure.first not in chosen and category.first not in used:
            chosen[figure.first] = category
            used.add(category.first)
    both = scene.cues.get("both", ())
    for hit in both:
        told = next((category for category in free if 0 <= category.first - hit.last <= 6), None)
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


def _fits(figure: Figure, category: Category) -> bool:
    """Whether a total lies in the band of a category; only then a list shares the category of its last member."""
    return in_band(figure.value, category.id)


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
            and _fits(follow, category)
        ):
            chosen[follow.first] = category


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


def finish_owner(draft: Draft, owner: Ownership) -> list[Draft]:
    """One draft for each owner; candidates go into one, with its doubt."""
    draft.how.insert(0, owner.how)
    if owner.refused:
        draft.subject = tuple(dict.fromkeys(name for agency in owner.agencies for name in agency.ids))
        draft.doubt = draft.doubt or "unreadable"
        for agency in owner.agencies:
            draft.rest_on_agency(agency)
        return [draft]
    if owner.unsure or not owner.agencies:
        draft.subject = tuple(dict.fromkeys(name for agency in owner.agencies for name in agency.ids))
        draft.doubt = draft.doubt or "ambiguous_subject"
        for agency in owner.agencies:
            draft.rest_on_agency(agency)
        return [draft]
    drafts = []
    for agency in owner.agencies:
        copy = Draft(**{name: getattr(draft, name) for name in Draft.__dataclass_fields__})
        copy.how, copy.marks = [owner.how, agency.how, *draft.how[1:]], list(draft.marks)
        copy.subject = agency.ids
        if len(agency.ids) != 1:
            copy.doubt = copy.doubt or "ambiguous_subject"
        copy.rest_on_agency(agency)
        drafts.append(copy)
    return drafts


def read_scores(scene: Scene, figures: Sequence[Figure], metrics: Sequence[str], state: State) -> list[Draft]:
    """Drafts for the totals, ranks and aspects of agencies; metrics: score, rank, aspect_points or aspect_percent."""
    owned = find_owners(scene, figures, state)
    totals = [figure for figure, metric in zip(figures, metrics, strict=True) if metric == "score"]
    categories = _categories_of(
        scene, totals, [owner for owner, metric in zip(owned, metrics, strict=True) if metric == "score"]
    )
    attached = share_times(scene, figures, owned, attach_times(scene, figures))
    drafts: list[Draft] = []
    last_time = None
    told = [(figure, owner) for figure, metric, owner in zip(figures, metrics, owned, strict=True) if metric == "score"]
    stages = {figure.first: stage_at(scene, figure.first)[0] for figure, _ in told}
    columns = years_of_columns(scene, told, state)
    for figure, metric, owner in zip(figures, metrics, owned, strict=True):
        unit = {"score": "points", "rank": "rank", "aspect_points": "points", "aspect_percent": "percent"}[metric]
        draft = Draft(
            scene.tokens, figure.first, figure.last, metric, value=figure.value, unit=unit, bound=figure.bound
        )
        draft.how.append(f"metric_{metric}")
        draft.stage, stage = stage_at(scene, figure.first)
        if metric == "score":
            state.stage = draft.stage
        elif metric.startswith("aspect") and stage is None:
            draft.stage = state.stage
        if draft.stage != "verified":
            draft.how.append("stage_word")
            draft.rest_on("scope", stage)
        if metric == "score" and (category := categories.get(figure.first)) is not None:
            draft.category = category.id
            draft.how.append("category_near")
            draft.rest_on("category", category)
            if is_beside(scene, figure, category):
                draft.sure.append("category")
        if metric.startswith("aspect"):
            _set_aspect(scene, draft, figure, state)
        # A total that is not final may be of the same year as one that is.
        others = years_of_others(scene, figure, [one for one in told if stages[one[0].first] == draft.stage], attached)
        time = time_for(scene, figure, figure.first, attached, others)
        if figure.first not in attached and last_time is not None and owner.how == "owner_order":
            time = last_time
        last_time = attached.get(figure.first, last_time)
        draft.period, how = single_period(scene, time, state, draft.stage)
        if figure.first in columns:
            draft.period, how, time = columns[figure.first], "period_year", None
        if time is None and is_period_of(draft.period, others):
            draft.period, how = Period(), "period_unknown"
        if is_old_value(scene, figure, attached) and len(scene.times) < 2:
            draft.period, how, time = Period(), "period_unknown", None
            draft.is_earlier = True
        draft.how.append(how)
        if time is not None and how != "period_carried":
            draft.rest_on("year", time)
        if how == "period_published":
            state.last_period = draft.period
        state.tell_year(year_of(draft.period), scene)
        draft.sure += sure_of_total(scene, figure, figures, owner, time if figure.first in attached else None, how)
        drafts.extend(finish_owner(draft, owner))
        if metric.startswith("aspect"):
            for aspect in aspects_beside(scene, figure):
                other = replace(draft, aspect=aspect.id, how=list(draft.how), marks=list(draft.marks))
                drafts.extend(finish_owner(other, owner))
    return drafts


def aspects_beside(scene: Scene, figure: Figure) -> list[Hit]:
    """The aspects listed before the one that a figure is of, where each has it: "pengadaan dan promosi masing-masing
    75 persen"."""
    told = scene.cue_before("each", figure.first, reach=1) or scene.cue_after("each", figure.last, reach=1)
    before = [hit for hit in scene.aspects if hit.last <= figure.first]
    if told is None or not before or aspect_for(scene, figure) is not before[-1]:
        return []
    listed: list[Hit] = []
    for hit, follow in zip(reversed(before[:-1]), reversed(before[1:]), strict=True):
        if not all(norm in (",", "dan", "serta", "and", "&") for norm in scene.norms(hit.last, follow.first)):
            break
        listed.append(hit)
    return listed


def aspect_for(scene: Scene, figure: Figure) -> Hit | None:
    """The aspect that a figure is of: the one before it, unless the list has its figures first."""
    around = scene.bracket(figure.first)
    before = [hit for hit in scene.aspects if hit.last <= (around[0] if around else figure.first)]
    # "73.9 percent in that aspect, slightly above workforce planning": what it is measured against has another figure.
    after = [
        hit for hit in scene.aspects
        if hit.first >= figure.last and scene.cue_before("compare", hit.first, reach=1) is None
    ]  # fmt: skip
    timed = {at for time in scene.times for at in range(time.first, time.last)}
    gap = (
        [norm for at, norm in enumerate(scene.norms(figure.last, after[0].first), figure.last) if at not in timed]
        if after
        else []
    )
    if (
        after
        and len(gap) <= 4
        and {"di", "pada", "dalam", "untuk", "dari", "in", "for", "on", "from"} & set(gap)
        and not {",", "and", "dan"} & set(gap)
    ):
        # "41,7 persen di aspek pengembangan karier dan 93,8 persen di perencanaan kebutuhan"
        return after[0]
    leading = after and figure.first < (scene.aspects[0].first if scene.aspects else 0)
    return after[0] if leading else before[-1] if before else after[0] if after else None


def _set_aspect(scene: Scene, draft: Draft, figure: Figure, state: State) -> None:
    chosen = aspect_for(scene, figure)
    if chosen is None:
        draft.aspect = state.aspect
    if chosen is not None:
        draft.aspect = chosen.id
        draft.how.append("aspect_near")
        draft.rest_on("scope", chosen)
