"""Claims about one agency's category, told without a figure."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from analytics.check.model import Period, Reason
from analytics.check.reading.asides import in_closed_aside
from analytics.check.reading.categories import Category
from analytics.check.reading.chain import Ownership, chain_owner, speaker_of
from analytics.check.reading.draft import Draft
from analytics.check.reading.evidence import sure_of_category
from analytics.check.reading.period import single_period, time_for, year_of
from analytics.check.reading.phrases import words
from analytics.check.reading.scene import STRONG, Scene
from analytics.check.reading.single import finish_owner, how_many, is_abandoned, is_left, is_missed, stage_at
from analytics.check.reading.state import State
from analytics.check.reading.times import Time

_ANEW = frozenset(
    {",", "dan", "and", "serta", "lalu", "kemudian", "then", "sedangkan", "to", "ke", "menjadi", "jadi", "→", ">"}
)
_HEADS = words("category_heads", "head")
_MUST = frozenset({"must", "should", "harus", "wajib", "seharusnya", "mestinya"})
_REACH = 3
_JOINS = frozenset({",", "dan", "serta", "and", "&", "maupun", "the"})
_LISTS = words("small", "rated_lists")
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
_CLOSE, _COMMA = 5, 4  # tokens between a category and its time, and what a comma between them counts
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
    lists = any(norm in _LISTS for norm in linking)
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


def _away(scene: Scene, time: Time, category: Category) -> int:
    """How far a time is from a category; one behind a comma is that of what follows it."""
    if time.last <= category.first:
        gap = scene.norms(time.last, category.first)
        return len(gap) + (_COMMA if _ANEW & set(gap) else 0)
    gap = scene.norms(category.last, time.first)
    # "…, which is considered good, to 334.5 in 2021": the year of the figure between.
    told = any(category.last <= figure.first < time.first for figure in scene.figures)
    return len(gap) + (_COMMA if gap[-1:] == [","] else 1) + (_COMMA * 2 if told else 0)


def is_hope(scene: Scene, category: Category) -> bool:
    """Whether the category is hoped for, aimed at or explained, not had."""
    first, _ = scene.segment(category.first, STRONG)
    aims = [
        hit
        for hit in scene.cues.get("target", ())
        if first <= hit.first < category.first and not in_closed_aside(scene.asides, hit.first, category.first)
    ]
    if aims:
        # "targetnya Baik, kini sudah Sangat Baik"; but "kini membidik Sangat Baik".
        return not any(
            norm in ("kini", "sudah", "telah", "berhasil") for norm in scene.norms(aims[-1].last, category.first)
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
        drafts.extend(finish_owner(draft, owner))
    return drafts
