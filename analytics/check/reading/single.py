"""Claims about one agency: its total, category, rank, and what it reached in an aspect."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analytics.check.model import Period, Stage
from analytics.check.reading.chain import Ownership
from analytics.check.reading.changes import (
    is_old_value,
    is_period_of,
    share_times,
    years_of_columns,
    years_of_others,
)
from analytics.check.reading.draft import Draft
from analytics.check.reading.evidence import is_beside, sure_of_total
from analytics.check.reading.figures import Figure
from analytics.check.reading.graded import categories_of, is_trailing
from analytics.check.reading.holders import category_of_list
from analytics.check.reading.own import find_owners
from analytics.check.reading.period import attach_times, single_period, time_for, year_of
from analytics.check.reading.phrases import Hit
from analytics.check.reading.scene import STRONG, Scene
from analytics.check.reading.state import State

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
    categories = categories_of(
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
            if is_beside(scene, figure, category) or is_trailing(scene, figure, category):
                draft.sure.append("category")
        elif metric == "score" and state.head_category and scene.sentence.heading and not scene.categories:
            draft.category = state.head_category
            draft.how.append("category_near")
        if metric == "rank" and (category := category_of_list(scene, figure)) is not None:
            draft.category = category.id
            draft.how.append("category_near")
            draft.rest_on("category", category)
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
