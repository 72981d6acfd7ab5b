"""Claims about shares of agencies in percent, and of none at all."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from analytics.check.reading.counts import group_of
from analytics.check.reading.draft import Draft, other_draft
from analytics.check.reading.figures import Figure
from analytics.check.reading.pairing import is_base, pair_categories, set_target
from analytics.check.reading.period import attach_times, count_period, target_period
from analytics.check.reading.scene import Scene
from analytics.check.reading.state import State


def read_shares(scene: Scene, shares: Sequence[Figure], counts: Sequence[Figure], state: State) -> list[Draft]:
    """Drafts for percentages of agencies."""
    together = sorted([*counts, *shares], key=lambda figure: figure.first)
    pairs = pair_categories(scene, together, scene.owners)
    by_count = pair_categories(scene, counts, scene.owners)
    attached = attach_times(scene, shares)
    drafts: list[Draft] = []
    for figure in shares:
        category = pairs.get(figure.first)
        subject, how, mark = group_of(scene, figure, [*shares, *counts], state)
        target = set_target(scene, figure.first)
        around = scene.bracket(figure.first)
        doubt_free = figure.scope is not None or around is not None
        if around is not None:
            # "24 instansi (13 persen)": the share of the count before the bracket.
            lead = next(
                (count for count in reversed(counts) if count.last <= around[0] and not is_base(scene, count)), None
            )
            category = by_count.get(lead.first) if lead is not None else category
        metric = "share_in_category"
        if target is not None:
            metric = "target_share"
        elif category is None and (scene.has("assessed") or scene.has("assessment")):
            metric = "share_assessed"
        elif scene.cue_before("target", figure.first):
            drafts.append(other_draft(scene.tokens, figure, "hope"))
            continue
        draft = Draft(
            scene.tokens,
            figure.first,
            figure.last,
            metric,
            (subject,),
            value=figure.value,
            unit="percent",
            bound=figure.bound,
        )
        draft.how = [how, f"metric_{metric}"]
        draft.rest_on("scope", mark)
        if category is not None:
            draft.category = category.id
            draft.how.append("category_near")
            draft.rest_on("category", category)
        based = (
            doubt_free
            or scene.cue_after("among", figure.last, reach=1) is not None
            or any(is_base(scene, count) for count in counts)
            or how == "scope_carried"
        )
        if metric != "target_share" and (not based or (category is None and metric == "share_in_category")):
            draft.doubt = "unknown_base"
        if metric == "target_share":
            draft.period, rule = target_period(scene, figure.first, state)
        else:
            draft.period, rule = count_period(scene, figure.first, attached.get(figure.first), state, subject, metric)
            if draft.period.kind == "award_on" and draft.period.end:
                draft.period = state.count_period or draft.period
        draft.how.append(rule)
        drafts.append(draft)
    return drafts


def read_none(scene: Scene, state: State) -> list[Draft]:
    """ "belum satu pun LPNK mencapai kategori sangat baik": a count of nought, told by words."""
    drafts: list[Draft] = []
    for hit in scene.cues.get("none_of", ()):
        if scene.cue_before("target", hit.first) is not None:
            continue
        scope = next((scope for scope in scene.scopes if 0 <= scope.first - hit.last <= 1), None)
        category = next(
            (category for category in scene.categories if scope is not None and 0 <= category.first - scope.last <= 10),
            None,
        )
        if (
            scope is None
            or category is None
            or any(scope.last <= figure.first < category.first for figure in scene.figures)
        ):
            continue
        draft = Draft(
            scene.tokens,
            category.first,
            category.last,
            "agencies_in_category",
            (scope.id,),
            category=category.id,
            value=Decimal(0),
            unit="agencies",
        )
        draft.how = ["scope_noun", "metric_none_of", "category_near"]
        draft.rest_on("scope", scope)
        draft.period, how = count_period(scene, scope.first, None, state, scope.id, "agencies_in_category")
        draft.how.append(how)
        drafts.append(draft)
    return drafts
