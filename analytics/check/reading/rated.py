"""Claims about one agency's category, told without a figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analytics.check.model import Period, Reason
from analytics.check.reading.agencies import Agency
from analytics.check.reading.categories import Category
from analytics.check.reading.chain import Ownership, chain_owner, speaker_of
from analytics.check.reading.draft import Draft
from analytics.check.reading.evidence import sure_of_category
from analytics.check.reading.graded import how_many
from analytics.check.reading.hopes import is_abandoned, is_left
from analytics.check.reading.period import single_period, time_for, year_of
from analytics.check.reading.phrases import words
from analytics.check.reading.scene import STRONG, Scene
from analytics.check.reading.single import finish_owner, stage_at
from analytics.check.reading.state import State
from analytics.check.reading.times import Time

_ANEW = frozenset(
    {",", "dan", "and", "serta", "lalu", "kemudian", "then", "sedangkan", "to", "ke", "menjadi", "jadi", "→", ">"}
)
_JOINS = frozenset({",", "dan", "serta", "and", "&", "maupun", "the"})
_LISTS = words("small", "rated_lists")
_CLOSE, _COMMA = 5, 4  # tokens between a category and its time, and what a comma between them counts
_REACH = 3  # tokens between agencies that have a category, too
_TO_LIST = 12  # tokens from a category to the agencies listed behind it


def _category_owner(scene: Scene, category: Category, state: State) -> Ownership:
    """Whose category it is: the list of agencies before it in its clause, else the one behind, else the chain."""
    both = scene.cue_before("both", category.first, reach=9)
    named = [agency for agency in scene.owners if agency.last <= category.first]
    if both is not None:
        many = how_many(scene, both)
        start = scene.segment(both.first, STRONG)[0]
        here = [agency for agency in named if start <= agency.first and agency.last <= both.first]
        least = many if many < 90 else 2
        group = next((one for one in (here, state.group, state.recent) if len(one) >= least), None)
        if group is not None and (here or many < 90 or group is state.group):
            return Ownership(tuple(group[-many:] if many < 90 else group), "owner_both")
    stop = max((other.last for other in scene.categories if other.last <= category.first), default=0)
    clause = [agency for agency in named if agency.first >= stop]
    if clause:
        listed = [clause[-1]]
        for agency in reversed(clause[:-1]):
            gap = scene.norms(agency.last, listed[0].first)
            if gap and len(gap) <= 3 and all(norm in _JOINS for norm in gap):
                listed.insert(0, agency)
            else:
                break
        compared = scene.cue_before("compare", listed[0].first, reach=2)
        gap = scene.norms(listed[-1].last, category.first)
        word = scene.tokens[compared.first].norm if compared is not None else ""
        if (
            compared is not None
            and word not in ("disusul", "diikuti", "menyusul", "bersama", "followed")
            and not (gap and gap[0] == "yang")
        ):
            main = [agency for agency in clause if agency.last <= compared.first]
            return Ownership((main[-1],), "owner_main") if main else chain_owner(scene, category.first, state)
        return Ownership(tuple(listed), "owner_each" if len(listed) > 1 else "owner_named")
    speaker = speaker_of(scene, category.first) if not named else None
    if speaker is not None:
        return Ownership((speaker,), "owner_speaker")
    behind = [agency for agency in scene.owners if agency.first >= category.last]
    linking = scene.norms(category.last, behind[0].first) if behind else []
    lists = any(norm in _LISTS for norm in linking) and not _have_too(scene, category)
    if behind and len(linking) <= _TO_LIST and lists and not any(norm in (";",) for norm in linking):
        listed = [behind[0]]
        for agency in behind[1:]:
            gap = scene.norms(listed[-1].last, agency.first)
            if gap and len(gap) <= 3 and all(norm in (",", "dan", "serta", "and", "&", "the") for norm in gap):
                listed.append(agency)
            else:
                break
        return Ownership(tuple(listed), "owner_list_behind")
    if named:
        return Ownership((named[-1],), "owner_named")
    headline = scene.sentence.heading or category.last <= 5
    leads = scene.cue_before("gain", category.first, reach=3)
    if headline and leads is not None and leads.first <= 1 and len(behind) == 1 and linking == [","]:
        # "Raih Predikat Sangat Baik, Kota Bogor …"
        return Ownership((behind[0],), "owner_after")
    return chain_owner(scene, category.first, state)


def _have_too(scene: Scene, category: Category) -> tuple[Agency, ...]:
    """The agencies behind a category that have it, too: "was rated very good, as was the city of Bandung"."""
    hit = scene.cue_after("as_was", category.last, reach=_TO_LIST)
    told = [*(one.first for one in scene.categories), *(one.first for one in scene.figures)]
    if hit is None or any(first >= category.last for first in told):
        return ()
    listed: list[Agency] = []
    at = hit.last
    for agency in (one for one in scene.owners if one.first >= category.last):
        gap = scene.norms(at, agency.first)
        if agency.first < hit.last or len(gap) > _REACH or not all(norm in _JOINS | {"dengan", "for"} for norm in gap):
            break
        listed.append(agency)
        at = agency.last
    return tuple(listed)


def _away(scene: Scene, time: Time, category: Category) -> int:
    """How far a time is from a category; one behind a comma is that of what follows it."""
    if time.last <= category.first:
        gap = scene.norms(time.last, category.first)
        return len(gap) + (_COMMA if _ANEW & set(gap) else 0)
    gap = scene.norms(category.last, time.first)
    # "…, which is considered good, to 334.5 in 2021": the year of the figure between.
    told = any(category.last <= figure.first < time.first for figure in scene.figures)
    return len(gap) + (_COMMA if gap[-1:] == [","] else 1) + (_COMMA * 2 if told else 0)


def _times_of_others(
    scene: Scene, category: Category, owner: Ownership, times: Sequence[Time], state: State
) -> list[Time]:
    """The times that stand closer to another category of the same agency, which has each in a year of its own: "had
    been insufficient in 2020, followed with a good award"."""
    rivals = [other for other in scene.categories if other.id != category.id and len(other.parts) == 1]
    rivals = [other for other in rivals if _category_owner(scene, other, state).agencies == owner.agencies]
    return [
        time
        for time in times
        if any(_away(scene, time, other) <= min(_CLOSE, _away(scene, time, category) - 1) for other in rivals)
    ]


def read_category(scene: Scene, category: Category, state: State) -> list[Draft]:
    """Drafts for a category that an agency has, told without a figure; one for each agency and year."""
    owner = _category_owner(scene, category, state)
    if not owner.agencies:
        return []
    stage, hit = stage_at(scene, category.first)
    first, last = scene.segment(category.first, STRONG | {"kini", "menjadi", "naik", "now", "|"})
    years = [time for time in scene.times if time.kind == "year" and first <= time.first < last and not time.plan]
    behind = [time for time in years if 0 <= time.first - category.last <= 2]
    theirs = _years_behind_others(scene, category, years) if behind else []
    if behind:
        # Years right behind the category are its own: "dicap Kurang (2021 dan 2022), akhirnya baik".
        years = years[years.index(behind[0]) :][:2]
    listed = len(years) == 2 and all(
        norm in ("dan", "and", ",", "tahun", "maupun") for norm in scene.norms(years[0].last, years[1].first)
    )
    periods: list[tuple[Period, str]] = []
    outright = False
    doubt: Reason | None = None
    later = next((one for one in scene.categories if one.first >= category.last), None)
    if (is_abandoned(scene, category) or (later is not None and is_left(scene, category, later))) and not behind:
        # What an agency was before: when, the sentence does not say, and nobody may have printed it.
        periods = [(Period(), "period_unknown")]
        doubt = "never_published"
    elif listed:
        outright = True
        periods = [single_period(scene, time, state, stage) for time in years]
    else:
        inside = [
            time for time in scene.times if first <= time.first < last and not time.plan and time.kind != "future"
        ]
        inside = [time for time in inside if time not in theirs]
        told = [time for time in inside if time not in _times_of_others(scene, category, owner, inside, state)]
        left = len(told) < len(inside)
        inside = told
        near = min(inside, key=lambda time: (time.kind == "since", _away(scene, time, category)), default=None)
        outright = near is not None and _away(scene, near, category) <= _CLOSE
        if near is None and not left:
            near = time_for(scene, None, category.first, {})
            if near in _times_of_others(scene, category, owner, [near] if near is not None else [], state):
                near = None
        periods = [single_period(scene, near, state, stage)]
    drafts: list[Draft] = []
    for period, how in periods:
        draft = Draft(
            scene.tokens,
            category.first,
            category.last,
            "category",
            category=category.id,
            unit="category",
            stage=stage,
            period=period,
            doubt=doubt,
        )
        draft.how = ["metric_category", how] + (["stage_word"] if hit is not None and stage != "verified" else [])
        state.tell_year(year_of(period), scene)
        draft.sure = sure_of_category(owner, how, is_dated=outright)
        too = _have_too(scene, category)
        more = finish_owner(replace(draft, how=list(draft.how), marks=list(draft.marks)), Ownership(too, "owner_each"))
        drafts.extend([*finish_owner(draft, owner), *(more if too else [])])
    return drafts


def _years_behind_others(scene: Scene, category: Category, years: Sequence[Time]) -> list[Time]:
    """The years right behind another category, whose they are: "dinilai sangat baik pada 2018 hanya baik pada 2022"."""
    others = [one for one in scene.categories if one.first != category.first]
    return [
        time for time in years
        if any(0 <= time.first - one.last <= 2 and "," not in scene.norms(one.last, time.first) for one in others)
    ]  # fmt: skip
