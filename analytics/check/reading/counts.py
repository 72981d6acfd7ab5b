"""Claims about groups of agencies: how many were assessed, in a category, awarded, present, in need, aimed at."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.check.model import Period, Reason
from analytics.check.reading.asked import answers_count
from analytics.check.reading.classify import leading_noun
from analytics.check.reading.count_groups import group_of, is_of_them
from analytics.check.reading.count_metrics import breaks_down, metric_of
from analytics.check.reading.draft import Draft, other_draft
from analytics.check.reading.elsewhere import is_of_that_place, place_of_before, that_place
from analytics.check.reading.evidence import sure_of_count
from analytics.check.reading.figures import Figure
from analytics.check.reading.guided import year_guided
from analytics.check.reading.listed import goes_on, is_against, noun_in_list, same_again, time_of_then
from analytics.check.reading.meant import find_held, held_by
from analytics.check.reading.pairing import is_base, pair_categories, set_target, unclear_counts
from analytics.check.reading.parts import is_in_box_of_one
from analytics.check.reading.period import attach_times
from analytics.check.reading.period_counts import count_period, target_period
from analytics.check.reading.ranked import year_ranked
from analytics.check.reading.scene import Scene
from analytics.check.reading.state import State
from analytics.check.reading.territory import is_of_territory
from analytics.check.reading.times import Time
from analytics.check.reading.unread import is_contradicted

_ONLY = frozenset({"baru", "hanya", "cuma", "only", "just"})
_LOCAL = ("all", "kabupaten", "kota", "kabupaten_kota", "daerah")


def read_counts(scene: Scene, counts: Sequence[Figure], state: State) -> list[Draft]:
    """Drafts for the counts of agencies in a sentence."""
    shares = [figure for figure in scene.figures if figure.form == "percent" and scene.bracket(figure.first) is None]
    together = sorted(
        [*counts, *(figure for figure in shares if figure not in counts)], key=lambda figure: figure.first
    )
    pairs = pair_categories(scene, together, scene.owners)
    unclear = unclear_counts(scene, together, scene.owners)
    attached = attach_times(scene, counts)
    drafts: list[Draft] = []
    before: str | None = None
    listed: Draft | None = None
    in_box = is_in_box_of_one(scene, state)
    held_hits = find_held(scene)
    for figure in counts:
        category = pairs.get(figure.first)
        if is_of_territory(scene, figure, category):
            drafts.append(other_draft(scene.tokens, figure, "count"))
            continue
        subject, how, mark = group_of(scene, figure, counts, state, category)
        there = that_place(scene, figure, state) if subject in _LOCAL else None
        if there is not None:
            subject, how, mark = there, "scope_place", figure.scope
        held = held_by(scene, figure, held_hits, state)
        if held is not None and there is None and (place := place_of_before(scene, figure, state)) is not None:
            subject, how, mark = place, "scope_place", figure.scope
        fresh = state.last_paragraph == scene.sentence.paragraph and not drafts
        if fresh and how != "scope_noun" and state.last_group is not None and is_of_them(scene, figure):
            # "83.5 percent of regencies and cities …. The commission had wanted 103 of them to …"
            subject, how, mark = state.last_group, "scope_carried", None
        of_those = scene.cue_after("among", figure.last, reach=0) is not None and not scene.has("assessed")
        if before is None and (scene.cue_before("among", figure.first) is not None or of_those):
            before = state.count_metric
        # Where several categories were told before, nobody can say which of them goes on.
        several = len({draft.category for draft in drafts if draft.category is not None}) > 1
        part = figure.scope is not None and scene.cue_after("among", figure.last, reach=0) is not None
        if category is None and listed is None and part and drafts and drafts[-1].metric == "awards":
            # "54 instansi menerima penghargaan; 20 di antaranya kabupaten dan kota"
            listed = drafts[-1]
        if category is None and listed is not None and (part or goes_on(scene, figure, counts)):
            again = same_again(scene, figure, subject, how, mark, listed)
            if several and part:
                again.doubt = "unknown_base"
            drafts.append(again)
            continue
        if category is None and listed is not None and not several and is_against(scene, figure, subject, listed):
            drafts.append(same_again(scene, figure, subject, how, mark, listed))
            continue
        follows = category is None and listed is not None and not several
        noun = noun_in_list(scene, figure) if follows else None
        if noun is not None and listed is not None:
            drafts.append(same_again(scene, figure, noun.id, "scope_noun", noun, listed))
            continue
        time = time_of_then(scene, figure, counts, attached) if follows else None
        if time is not None and listed is not None:
            then = same_again(scene, figure, listed.subject[0], "scope_carried", None, listed)
            then.how.pop()
            _set_period(scene, then, figure, time, state)
            drafts.append(then)
            continue
        target = set_target(scene, figure.first)
        told_on = year_guided(scene, figure)
        category = None if held is not None or told_on is not None else category
        metric, cue = metric_of(scene, figure, category, before, state)
        if told_on is not None:
            metric, cue, target = "agencies_needing_guidance", scene.cues["prioritised"][0], None
        ranked_in = year_ranked(scene, figure, state) if metric is None and category is None else None
        if ranked_in is not None:
            metric = "agencies_assessed"
        if held is not None and metric in (None, "awards", "agencies_assessed", "agencies_in_category"):
            alone = subject == "all" or held.is_award or subject.startswith("province:")
            metric = "awards" if metric == "awards" and alone else "agencies_in_category"
        if metric == "awards" and subject != "all" and cue in scene.cues.get("decided", ()):
            # "Dalam putaran 2021, kementerian menyumbang 24 predikat": a round tells of awards of all agencies only.
            metric = "agencies_in_category"
        asked = state.asked_about if category is None and answers_count(scene, figure, state) else None
        if asked is not None:
            subject, metric = (asked[0] if figure.scope is None else subject), asked[1]
        if metric == "agencies_assessed" and category is None and _is_bare(scene, figure):
            # "81 instansi (57 dan 24)": of what, the sentence leaves to the reader.
            metric = None
        noun_end = figure.scope.last if figure.scope is not None else figure.last
        aimed = scene.cue_after("target", noun_end, reach=0) if metric == "agencies_registered" else None
        if aimed is not None:
            # "Of 103 regencies and cities targeted in 2019, …"
            metric, cue = "target_agencies", aimed
        elif target is not None and metric not in ("award_attendance",) and not is_base(scene, figure):
            metric, cue = "target_agencies", target
        elif (
            told_on is None
            and scene.cue_before("target", figure.first)
            and metric
            not in (
                "awards",
                "agencies_needing_guidance",
                "award_attendance",
            )
        ):
            if category is not None or metric is None:
                drafts.append(other_draft(scene.tokens, figure, "hope"))
                continue
        elif metric is None and scene.cue_after("target", figure.last, reach=6):
            metric = None
        parted = (
            state.count_category if cue is None and category is None and breaks_down(scene, figure, state) else None
        )
        applied = metric == "agencies_in_category" and category is None and asked is None and parted is None
        applied = applied and held is None
        if metric is None or (applied and cue is None):
            drafts.append(other_draft(scene.tokens, figure, "count"))
            continue
        before = metric
        doubt: Reason | None = None
        if applied and cue is not None:
            # "9 daerah yang menerapkan sistem merit 7": a number that is stuck on leaves both unreadable.
            stray = any(
                0 <= other.first - cue.last <= 1 and other.scope is None and other.unit is None
                for other in scene.figures
            )
            doubt = "unreadable" if stray else "unknown_base"
        draft = Draft(
            scene.tokens,
            figure.first,
            figure.last,
            metric,
            (subject,),
            value=figure.value,
            unit="agencies",
            bound=figure.bound,
        )
        draft.how, draft.doubt = [how, f"metric_{metric}"], doubt
        if draft.bound == "exact" and _beside_one(scene, figure):
            draft.bound = "about"
        draft.rest_on("scope", mark)
        draft.rest_on("scope", cue)
        if category is not None:
            draft.category = category.id
            draft.how.append("category_near")
            draft.rest_on("category", category)
            if figure.first in unclear:
                draft.doubt = "unreadable"
            elif is_contradicted(scene, category):
                draft.doubt = "unknown_base"
        elif parted is not None:
            draft.category = parted
            draft.how.append("category_of_list")
        elif held is not None and metric in ("awards", "agencies_in_category"):
            draft.category = held.category
            draft.how.append("category_of_list")
            draft.rest_on("category", held.hit)
            draft.doubt = "unknown_base" if held.category is None else None
        elif asked is not None and asked[2] is not None:
            draft.category = asked[2]
            draft.how.append("category_of_list")
        elif metric in ("awards", "award_attendance"):
            draft.category = "at_least_baik" if metric == "awards" else None
        if told_on is not None:
            draft.period = Period("in_year", told_on.start, told_on.end)
            draft.how.append("period_year")
            draft.rest_on("year", told_on)
        elif ranked_in is not None:
            draft.period = ranked_in
            draft.how.append("period_carried")
        else:
            _set_period(scene, draft, figure, attached.get(figure.first), state)
        listed_behind = [agency for agency in scene.owners if agency.first >= figure.last]
        local = figure.scope is not None and figure.scope.id in ("kabupaten", "kota", "kabupaten_kota")
        told_all = bool(_ONLY & set(scene.norms(figure.first - 1, figure.first)))
        if (
            local
            and not told_all
            and draft.doubt is None
            and subject.startswith("province:")
            and len(listed_behind) == figure.value > 1
        ):
            # "tiga kabupaten, yakni A, B, dan C": those that are named, which need not be all.
            draft.doubt = "unknown_base"
        one_kind = figure.scope is not None and figure.scope.id in ("kabupaten", "kota")
        in_category = draft.metric == "agencies_in_category" and subject.startswith("province:")
        if draft.doubt is None and one_kind and in_category:
            # "tiga kabupaten di Sulawesi Selatan": what is printed of a province counts its other agencies as well.
            draft.doubt = "unknown_base"
        if draft.doubt is None and how == "scope_all" and in_box:
            draft.doubt = "unknown_base"
        if draft.doubt is None and ":" not in subject and is_of_that_place(scene, figure):
            # "empat instansi di provinsi itu": not those of the whole country.
            draft.doubt = "unknown_base"
        draft.sure = sure_of_count(scene, figure, pairs, draft, attached.get(figure.first), cue)
        of_those = of_those or scene.cue_before("among", figure.first, reach=1) is not None
        if of_those and state.count_total is not None and subject == "all" and "subject" not in draft.sure:
            # "It said 54 of them were very good": of the agencies counted right before.
            draft.sure.append("subject")
        drafts.append(draft)
        told = category is not None or (asked is not None and asked[2] is not None)
        listed = draft if told else listed
    return drafts


def _beside_one(scene: Scene, figure: Figure) -> bool:
    """Whether a count is of others beside an agency that is named, who may be in it or not: "Jabar dan 23 lainnya"."""
    end = figure.noun_end
    after, before = scene.norms(figure.last, end + 1), scene.norms(figure.first - 4, figure.first)
    named = any(agency.last <= figure.first for agency in scene.agencies)
    return (
        named
        and bool({"lain", "lainnya", "other", "others"} & set(after))
        and bool({"dan", "bersama", "selain", "and", "with", "besides", "beserta"} & set(before))
    )


def _is_bare(scene: Scene, figure: Figure) -> bool:
    """Whether a number in brackets counts by no noun, in a sentence that tells of categories."""
    noun = figure.scope or leading_noun(scene, figure)
    inside = scene.bracket(figure.first) is not None
    return inside and figure.scope is None and bool(scene.categories) and (noun is None or not is_base(scene, figure))


def _set_period(scene: Scene, draft: Draft, figure: Figure, attached: Time | None, state: State) -> None:
    if draft.metric == "target_agencies":
        draft.period, how = target_period(scene, figure.first, state)
    else:
        draft.period, how = count_period(scene, figure.first, attached, state, draft.subject[0], draft.metric)
    draft.how.append(how)
    for time in scene.times:
        if time.end and draft.period.end and draft.period.end.startswith(time.end[:4]) and not time.plan:
            draft.rest_on("year", time)
