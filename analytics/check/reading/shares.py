"""Claims about shares of agencies in percent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analytics.check.reading.categories import Category
from analytics.check.reading.count_groups import group_of
from analytics.check.reading.draft import Draft, other_draft
from analytics.check.reading.evidence import sure_of_count
from analytics.check.reading.figures import Figure
from analytics.check.reading.pairing import is_base, is_found, pair_categories, set_target
from analytics.check.reading.parts import is_only_groups
from analytics.check.reading.period import attach_times
from analytics.check.reading.period_counts import count_period, target_period
from analytics.check.reading.phrases import words
from analytics.check.reading.scene import STRONG, Scene
from analytics.check.reading.state import State
from analytics.check.reading.times import Time
from analytics.check.reading.unread import has_unread_category

_DUE = frozenset({"should", "must", "shall", "will", "harus", "wajib", "akan", "mesti"})
_SHARE = words("small", "shares_words")
_PARAGRAPHS = 2  # that a category may lie back, where a sentence says that it tells shares
_BEEN = frozenset({"have", "has", "had", "been", "were", "was", "now", "sudah", "telah", "yang"})
_THAT, _VERB = frozenset({"that", "it", "this"}), 3
_FALLS = words("small", "shares_falls")
_OF = 3  # tokens from "share of" to the group
_YEAR = 4  # digits
_SO_FAR = frozenset(
    {"baru", "sudah", "telah", "hanya", "cuma", "masih", "kini", "only", "just", "had", "reached", "stood"}
)


def read_shares(scene: Scene, shares: Sequence[Figure], counts: Sequence[Figure], state: State) -> list[Draft]:
    """Drafts for percentages of agencies."""
    together = sorted([*counts, *shares], key=lambda figure: figure.first)
    pairs = pair_categories(scene, together, scene.owners)
    by_count = pair_categories(scene, counts, scene.owners)
    attached = attach_times(scene, shares)
    drafts: list[Draft] = []
    named = [category for category in scene.categories if category.id != "outside"]
    lead: Category | None = None
    plainly = is_only_groups(scene)
    says_share, unread = _says_share(scene), has_unread_category(scene)
    goes_on_covered = state.covered == scene.sentence.paragraph and not scene.aspects and (plainly or says_share)
    since = scene.sentence.paragraph - state.share_paragraph
    covers = scene.has("assessed") or scene.has("assessment")
    follows = since == 0 or (says_share and not covers and 0 < since <= _PARAGRAPHS)
    for figure in shares:
        category = pairs.get(figure.first)
        start, _ = scene.segment(figure.first, STRONG)
        noun = figure.scope or next((hit for hit in scene.scopes if start <= hit.first < figure.first), None)
        if category is None and len(named) == 1 and lead is not None and noun is not None:
            # "15 persen kabupaten mencapai minimal Baik, berbanding 49 persen provinsi"
            category = lead
        lead = category
        goes_on = category is None and bool(scene.scopes) and follows
        is_covered = goes_on_covered and noun is not None and not named
        told = state.share_category if goes_on and not named and not scene.aspects else None
        told = None if _was_assessed(scene, figure) else told
        subject, how, mark = group_of(scene, figure, [*shares, *counts], state)
        target = None if _is_reached(scene, figure, attached) else set_target(scene, figure.first)
        around = scene.bracket(figure.first)
        doubt_free = figure.scope is not None or around is not None
        if around is not None:
            # "24 instansi (13 persen)": the share of the count before the bracket.
            counted = next(
                (count for count in reversed(counts) if count.last <= around[0] and not is_base(scene, count)), None
            )
            category = by_count.get(counted.first) if counted is not None else category
        metric = "share_in_category"
        aimed = target is not None or _is_due(scene, figure, state)
        if aimed and category is None and len(named) == 1:
            # "provinsi 85 persen, kabupaten/kota 30 persen, minimal kategori baik": all are aimed at the same.
            category = named[0]
        if aimed:
            metric = "target_share"
        elif category is None and told is None and (is_covered or scene.has("assessed") or scene.has("assessment")):
            metric = "share_assessed"
            state.covered, state.share_category = scene.sentence.paragraph, None
        elif (hoped := scene.cue_before("target", figure.first)) is not None and not is_found(
            scene, hoped, figure.first
        ):
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
            state.share_category, state.share_paragraph = category.id, scene.sentence.paragraph
        elif told is not None and metric == "share_in_category":
            draft.category = told
            draft.how.append("category_of_list")
        based = (
            doubt_free
            or scene.cue_after("among", figure.last, reach=1) is not None
            or any(is_base(scene, count) for count in counts)
            or how == "scope_carried"
        )
        if metric != "target_share" and (not based or (draft.category is None and metric == "share_in_category")):
            draft.doubt = "unknown_base"
        if draft.category is None and unread:
            draft.doubt = "unknown_base"
        if metric == "target_share":
            draft.period, rule = target_period(scene, figure.first, state)
        else:
            draft.period, rule = count_period(scene, figure.first, attached.get(figure.first), state, subject, metric)
            if draft.period.kind == "award_on" and draft.period.end:
                draft.period = state.count_period or draft.period
        if (
            told is not None
            and state.share_period is not None
            and (draft.period.end is None or (not scene.times and (plainly or since == 0)))
        ):
            draft.period, rule = state.share_period, "period_carried"
        if draft.category is not None and metric == "share_in_category":
            state.share_period = draft.period
        if told is not None and metric == "share_in_category" and not plainly and not says_share:
            # "Women lead 20 percent of regencies": a share of the same groups need not be of the same thing.
            draft.doubt = "unknown_base"
        draft.how.append(rule)
        draft.sure = sure_of_count(scene, figure, pairs, draft, attached.get(figure.first))
        drafts.append(draft)
    return drafts


def _was_assessed(scene: Scene, figure: Figure) -> bool:
    """Whether a share is told to have been assessed by the verb right behind its group, whatever was told before:
    "81 percent of provinces have been assessed"."""
    end = max(figure.last, figure.scope.last if figure.scope is not None else 0)
    verb = scene.cue_after("assessed", end, reach=_VERB)
    return verb is not None and set(scene.norms(end, verb.first)) <= _BEEN


def _says_share(scene: Scene) -> bool:
    """Whether a sentence calls its numbers shares, and not shares of another thing ("the share of women")."""
    nouns = {hit.first for hit in scene.scopes}
    told = [at for at, token in enumerate(scene.tokens) if token.norm in _SHARE]
    if scene.tokens[0].norm in _THAT and any(token.norm in _FALLS for token in scene.tokens[1:_VERB]):
        # "That slips to 80 percent among nonministerial agencies …"
        return True
    return bool(told) and not any(
        scene.norms(at + 1, at + 2) in (["of"], ["perempuan"]) and not nouns & set(range(at + 2, at + 2 + _OF))
        for at in told
    )


def _is_due(scene: Scene, figure: Figure, state: State) -> bool:
    """Whether a share is to be reached in a year still to come: "By 2024 all ministries should be at least good, along
    with 30 percent of regencies"."""
    _, end = scene.segment(figure.first, STRONG)
    norms = scene.norms(0, end)
    due = bool(_DUE & set(norms)) or any(
        norms[at] in ("is", "are") and norms[at + 1 : at + 3] == ["to", "be"] for at in range(len(norms))
    )
    if state.published is None or not due:
        return False
    told = [time.end[:_YEAR] for time in scene.times if time.end and not time.plan]
    return bool(told) and min(told) > str(state.published.year)


def _is_reached(scene: Scene, figure: Figure, attached: Mapping[int, Time]) -> bool:
    """Whether a share beside a target tells what was reached: "target 2024 30 persen, … pada 2021 baru 15 persen"."""
    before = set(scene.norms(figure.first - 3, figure.first))
    if ":" in before:
        # What stands before a colon is told of the list behind it, and no "masih" of this share.
        return False
    return figure.first in attached and len(attached) > 1 and bool(before & _SO_FAR)
