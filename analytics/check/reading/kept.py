"""What the counts and shares of a sentence leave for those that follow: times, groups, categories, totals."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.check.reading.draft import Draft
from analytics.check.reading.elsewhere import keep_province
from analytics.check.reading.in_turn import keep_order
from analytics.check.reading.meant import keep_told
from analytics.check.reading.parts import keep_frame
from analytics.check.reading.period_counts import count_period, keep_target
from analytics.check.reading.phrases import words
from analytics.check.reading.scene import Scene
from analytics.check.reading.state import State

_REPORTS = words("small", "claims_reports")
_WHOLES = ("agencies_assessed", "awards", "award_attendance")
_ALL = frozenset({"all", "every", "seluruh", "semua", "setiap", "segenap"})
_GROUPS = ("at_least_baik", "below_baik")


def keep_groups(scene: Scene, drafts: Sequence[Draft], state: State) -> None:
    """Keep what a whole sentence leaves: the category told, the total or heading of a list, the year of targets."""
    if scene.sentence.heading and not scene.figures and scene.times and _REPORTS & {one.norm for one in scene.tokens}:
        # "Rekap penilaian s.d. 2021": the lines below it count up to then.
        period, how = count_period(scene, 0, scene.times[-1], state, "all", "agencies_in_category")
        state.count_period = period if how == "period_up_to" else state.count_period
    keep_alone(scene, state)
    if not scene.figures and not scene.categories and scene.has("assessed") and _tells_of_all(scene):
        # "All ministries have been assessed. Among provinces the share is 81 percent."
        state.covered, state.share_category = scene.sentence.paragraph, None
        state.count_period = count_period(scene, 0, None, state, "kinds", "share_assessed")[0]
    groups = {one.subject for one in drafts if one.unit in ("agencies", "percent") and one.other is None}
    if groups:
        (first, *rest) = groups
        told = {one.value for one in drafts if one.unit in ("agencies", "percent") and one.other is None}
        state.last_value = told.pop() if len(told) == 1 else None
        state.last_group = first[0] if not rest and len(first) == 1 else None
        state.last_paragraph = scene.sentence.paragraph
    named = {one.id for one in scene.categories if one.id != "outside"}
    if not scene.figures and len(named) == 1 and _tells_of_all(scene):
        # "All ministries were at least Good in 2021. For provinces the share was 49 percent."
        state.share_category, state.share_paragraph = next(iter(named)), scene.sentence.paragraph
        state.share_period = count_period(scene, 0, None, state, "kinds", "share_in_category")[0]
        state.covered = -1
    keep_province(scene, state)
    years = [time.end for time in scene.times if time.kind == "year" and time.end and not time.plan]
    if years:
        state.said_year, state.said_paragraph = int(years[-1][:4]), scene.sentence.paragraph
    keep_told(scene, drafts, state)
    keep_order(scene, drafts, state)
    keep_frame(scene, drafts, state)
    keep_target(scene, drafts, state)


def keep_alone(scene: Scene, state: State) -> None:
    """Keep the one year that a sentence without figures says it is all of ("The numbers are for 2020 only")."""
    alone = [time for time in scene.times if time.strict and not time.plan]
    if not scene.figures and len(alone) == len(scene.times) == 1:
        period, how = count_period(scene, 0, alone[0], state, "all", "agencies_in_category")
        if how == "period_year_only":
            state.count_period, state.count_strict = period, True


def _tells_of_all(scene: Scene) -> bool:
    """Whether a sentence tells something of every agency of a kind."""
    return not scene.owners and any(_ALL & set(scene.norms(hit.first - 2, hit.first)) for hit in scene.scopes)


def keep_counts(scene: Scene, drafts: Sequence[Draft], state: State) -> None:
    """Keep the time, the group and the metric of counts, which shares and bare numbers go on with."""
    for draft in drafts:
        if (
            draft.metric in ("agencies_assessed", "agencies_in_category")
            and draft.period.kind
            in (
                "cumulative_to",
                "in_year",
            )
            and not ({"period_carried", "period_ceremony"} & set(draft.how))
        ):
            state.count_period = draft.period
            state.count_strict = "period_year_only" in draft.how
        if draft.metric == "agencies_assessed" and draft.subject:
            state.count_scope = draft.subject[0]
        if draft.unit == "agencies" and draft.other is None:
            state.count_metric = draft.metric
        if draft.metric == "agencies_in_category" and draft.category in _GROUPS:
            # The shares told next are of those counted here: "217 minimal Baik. … kementerian 100 persen".
            state.share_category, state.share_paragraph = draft.category, scene.sentence.paragraph
            state.share_period = draft.period if draft.period.kind in ("cumulative_to", "in_year") else None
    told = [draft for draft in drafts if draft.unit == "agencies" and draft.other is None]
    if told:
        named = {draft.category for draft in told}
        state.count_category = named.pop() if len(named) == 1 else None
    wholes = [draft.value for draft in drafts if draft.subject == ("all",) and draft.metric in _WHOLES]
    wholes = wholes or [draft.value for draft in told if draft.subject == ("all",) and draft.category is not None]
    if wholes or (any(draft.unit == "agencies" for draft in drafts) and not scene.has("part_of")):
        state.count_total = wholes[0] if len(wholes) == 1 else None
