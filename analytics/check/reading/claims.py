"""From the scenes of a text to its claims: each figure and category is sorted, then read by the module for its kind."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.check.model import Period
from analytics.check.reading.asked import asks_of
from analytics.check.reading.categories import Category, in_band
from analytics.check.reading.changes import tell_columns
from analytics.check.reading.classify import classify
from analytics.check.reading.counts import read_counts
from analytics.check.reading.draft import Draft, other_draft
from analytics.check.reading.figures import Figure
from analytics.check.reading.graded import tell_heading
from analytics.check.reading.had import begins_range, is_generic, lists_behind, with_agency
from analytics.check.reading.holders import loosen_wholes
from analytics.check.reading.hopes import is_hope
from analytics.check.reading.in_turn import read_in_turn
from analytics.check.reading.kept import keep_counts, keep_groups
from analytics.check.reading.limits import read_aspects_count, read_limits
from analytics.check.reading.meant import add_meant
from analytics.check.reading.nobody import read_none
from analytics.check.reading.pairing import set_target
from analytics.check.reading.parts import read_parts
from analytics.check.reading.period_counts import count_period, target_period
from analytics.check.reading.phrases import phrases, words
from analytics.check.reading.points import is_whole_of
from analytics.check.reading.rated import read_category
from analytics.check.reading.scene import Scene
from analytics.check.reading.shares import read_shares
from analytics.check.reading.single import aspect_for, read_scores
from analytics.check.reading.state import State, come_back, is_held_against, keep_head_time, tell_ceremonies
from analytics.check.reading.steps import read_steps
from analytics.check.reading.then import read_then
from analytics.check.reading.topic import last_topic, topic_at

_SINGLE = ("score", "rank", "aspect_points", "aspect_percent")
_MOST_FIGURES = 60
_TO_ANSWER = 8  # tokens from a share to what those answered
_ASKS = words("small", "points_asks")
_ASSESSMENT = frozenset(["penilaian", "pemetaan", "evaluasi", "assessment", "mapping"])


def read_scene(scene: Scene, state: State) -> list[Draft]:
    """The claims of one sentence; the state is brought forward to the next."""
    if scene.sentence.paragraph != state.paragraph:
        _next_paragraph(scene, state)
    add_meant(scene, state)
    if len(scene.figures) > _MOST_FIGURES and not scene.owners and not scene.categories:
        # A heap of numbers without a word that tells of what: nothing is said of anybody.
        return []
    drafts, used = read_limits(scene, {figure.first for figure in scene.figures if _is_other(scene, figure, state)})
    for read in (read_steps, read_parts, read_in_turn, read_then):
        more, taken = read(scene, used, state)
        drafts += more
        used = used | taken
    kinds = _sort(scene, used, state)
    singles = [(figure, kind) for figure, kind in kinds if kind in _SINGLE]
    counts = [figure for figure, kind in kinds if kind == "count"]
    shares = [figure for figure, kind in kinds if kind == "share"]
    if counts:
        drafts += read_counts(scene, counts, state)
    loosen_wholes(scene, drafts)
    keep_counts(scene, drafts, state)
    if shares:
        drafts += read_shares(scene, shares, counts, state)
    tell_columns(scene, state)
    if singles:
        scores = read_scores(scene, [figure for figure, _ in singles], [kind for _, kind in singles], state)
        state.scores = [*state.scores[-20:], *(draft for draft in scores if draft.metric == "score")]
        drafts += scores
    for figure, kind in kinds:
        if kind.startswith("other:"):
            if not (
                figure.spelled
                and figure.form != "ordinal"
                and kind in ("other:times", "other:thing", "other:other", "other:count")
            ):
                drafts.append(other_draft(scene.tokens, figure, kind.removeprefix("other:")))
        elif kind == "aspects" and (draft := read_aspects_count(scene, figure)) is not None:
            drafts.append(draft)
        elif kind in ("index", "mean_aspect"):
            drafts.append(_mean(scene, figure, kind, state))
    drafts += read_none(scene, state)
    drafts += _read_categories(scene, drafts, state)
    broken = {figure.first for figure in scene.figures if figure.broken}
    for draft in drafts:
        if draft.first in broken and draft.other is None and draft.unit != "category":
            draft.doubt = "unreadable"
    if scene.sentence.aside:
        # A link to another story without a name tells of nobody.
        drafts = [draft for draft in drafts if draft.doubt != "ambiguous_subject" and draft.doubt != "unknown_base"]
    _carry(scene, drafts, state)
    state.asked = scene.tokens[-1].norm == "?" and (scene.has("score") or bool(_ASKS & set(scene.norms(0, 400))))
    state.asked_about = asks_of(scene) if scene.tokens[-1].norm == "?" else None
    keep_groups(scene, drafts, state)
    return drafts


def _is_other(scene: Scene, figure: Figure, state: State) -> bool:
    topic = topic_at(scene, figure.first, figure.last, state)
    # The limits of the categories are told among other things as well: only this sentence can make them others'.
    return any(hit.id == topic for hit in scene.topics) and topic != "merit"


def _sort(scene: Scene, used: set[int], state: State) -> list[tuple[Figure, str]]:
    kinds: list[tuple[Figure, str]] = []
    before: str | None = None
    for figure in scene.figures:
        if figure.first in used:
            continue
        kind = classify(scene, figure, before, state)
        if before == "aspect_points" and is_whole_of(scene, kinds[-1][0], figure):
            # "37,5/40", "12,5 dari nilai maksimal 40": the whole of the aspect is no result.
            continue
        kinds.append((figure, kind))
        before = kind
    return kinds


def _mean(scene: Scene, figure: Figure, kind: str, state: State) -> Draft:
    """A mean over agencies: of an aspect, or of the index."""
    target = scene.cue_before("target", figure.first, reach=2) or (
        set_target(scene, 0) if len(scene.figures) == 1 else None
    )
    metric = "mean_aspect_percent" if kind == "mean_aspect" else "index_target" if target else "index_mean"
    scope = scene.scopes[0].id if scene.scopes and kind == "mean_aspect" else "all"
    unit = "percent" if kind == "mean_aspect" else "index"
    draft = Draft(
        scene.tokens,
        figure.first,
        figure.last,
        metric,
        (_region(scene) or scope,),
        value=figure.value,
        unit=unit,
        bound=figure.bound,
    )
    draft.how = ["scope_all", f"metric_{metric}"]
    if kind == "index" and scene.owners and _region(scene) is None:
        # An index of one agency; the scale of its totals is another one.
        draft.metric, draft.subject = "score", scene.owners[-1].ids
        draft.how = ["owner_named", "metric_score"]
        draft.rest_on_agency(scene.owners[-1])
    if kind == "mean_aspect":
        near = aspect_for(scene, figure)
        draft.aspect = near.id if near is not None else state.aspect
        draft.how.append("aspect_near")
        draft.rest_on("scope", near)
    draft.period, how = count_period(scene, figure.first, None, state, "mean", metric)
    if metric == "index_target":
        draft.period, how = target_period(scene, figure.first, state)
    if metric == "mean_aspect_percent":
        if not scene.times and state.means == scene.sentence.paragraph and state.mean_period is not None:
            draft.period, how = state.mean_period, "period_carried"
        state.means, state.mean_period = scene.sentence.paragraph, draft.period
    draft.how.append(how)
    return draft


def _region(scene: Scene) -> str | None:
    """One of the two regions of the commission: "Wilayah I"."""
    for at, token in enumerate(scene.tokens[:-1]):
        if token.norm in ("wilayah", "region") and (number := scene.tokens[at + 1].norm) in ("i", "ii", "1", "2"):
            return "region:wilayah-" + {"1": "i", "2": "ii"}.get(number, number)
    return None


def _read_categories(scene: Scene, drafts: Sequence[Draft], state: State) -> list[Draft]:
    """Claims of a category without a figure, for the categories that no figure of the sentence took."""
    taken = {(first, last) for draft in drafts for _, first, last, kind in draft.marks if kind == "category"}
    listed = {
        (category.first, category.last)
        for category in scene.categories
        if lists_behind(scene, category) or with_agency(scene, category)
    }
    taken -= listed
    taken |= {
        (draft.first, draft.last) for draft in drafts if draft.value is None or draft.how[1:2] == ["metric_none_of"]
    }
    found: list[Draft] = []
    for category in scene.categories:
        if (category.first, category.last) in taken or category.id == "outside":
            continue
        topic = topic_at(scene, category.first, category.last, state)
        if topic is not None and topic != "merit":
            if len(category.parts) == 1 and any(hit.id == topic for hit in scene.topics):
                found.append(other_draft(scene.tokens, category, topic))
            continue
        if topic is None and not _tells_merit(scene, category, drafts):
            continue
        if begins_range(scene, category) or _is_of_poll(scene, category, drafts):
            continue
        generic = is_generic(scene, category) and (category.first, category.last) not in listed
        if len(category.parts) == 1 and not is_hope(scene, category) and not generic:
            claims = read_category(scene, category, state)
            for claim in claims:
                _add_to_score(claim, state)
            found += claims
    return found


def _is_of_poll(scene: Scene, category: Category, drafts: Sequence[Draft]) -> bool:
    """Whether a category is what a share of others answered: "57 percent described licensing in Jakarta as good"."""
    shares = {figure.first for figure in scene.figures if figure.form == "percent"}
    others = [draft for draft in drafts if draft.other is not None and draft.first in shares]
    return any(0 <= category.first - draft.last <= _TO_ANSWER for draft in others)


def _tells_merit(scene: Scene, category: Category, drafts: Sequence[Draft]) -> bool:
    """Whether a category in a text without the word for the merit system is one of it all the same: no figure of
    something else stands beside it."""
    if any(draft.other not in (None, "times", "count") for draft in drafts):
        return False
    return category.headed or len(scene.categories) > 1 or bool(scene.times)


def _add_to_score(claim: Draft, state: State) -> None:
    """ "Ketiganya berkategori sangat baik": the totals told right before take the category as well."""
    for draft in reversed(state.scores[-12:]):
        if draft.tokens is claim.tokens or draft.value is None or not in_band(draft.value, claim.category):
            continue
        if (
            draft.subject == claim.subject
            and draft.category is None
            and draft.period == claim.period
            and draft.doubt is None
        ):
            draft.category = claim.category
            draft.how.append("category_after")
            draft.marks.append((claim.tokens, claim.first, claim.last, "category"))
            return


def _stays(scene: Scene) -> bool:
    """Whether a sentence stays with the time told before it: "Di daftar waktu itu Sinjai nomor lima"."""
    return len(scene.times) == 1 and scene.times[0].kind == "later" and not scene.times[0].years


def _next_paragraph(scene: Scene, state: State) -> None:
    state.paragraph = scene.sentence.paragraph
    if state.asked:
        state.answers = state.paragraph
    state.topic = None
    state.aspect = None
    state.paragraph_period = None
    come_back(state)
    state.scores = []
    state.count_scope = state.count_metric = state.count_category = state.count_total = None


def _carry(scene: Scene, drafts: Sequence[Draft], state: State) -> None:
    """Bring the state forward: topic, last owners, the time that the following sentences are about."""
    if scene.sentence.aside:
        return
    topic = last_topic(scene)
    if topic is not None:
        state.topic = topic
    if scene.aspects:
        state.aspect = scene.aspects[-1].id
    elif state.aspect is None and (plain := phrases("aspects").find(scene.tokens)):
        # "Recruitment is what agencies do best. … in that aspect": the sentence after says that it was one.
        state.aspect = plain[-1].id
    state.places = [*state.places[-10:], *(one for one in scene.agencies if one.role == "place" and one.ids)]
    owners = [agency for agency in scene.owners if agency.ids or agency.how == "agency_unknown"]
    if not owners and any("owner_place" in draft.how and draft.doubt is None for draft in drafts):
        # "Saya warga Kota Bogor …, kota kami dinilai 266,5."
        owners = [agency for agency in scene.agencies if agency.role == "place" and agency.types][-1:]
    if owners:
        first = next(
            (agency for agency in owners if scene.cue_before("compare", agency.first, reach=2) is None), owners[0]
        )
        if scene.sentence.paragraph != state.subject_paragraph:
            state.subject, state.subject_paragraph = first, scene.sentence.paragraph
        state.group = owners
        # What another is held against is meant last: "its cities still trail those of South Sulawesi".
        against = [one for one in owners if is_held_against(scene, one)]
        state.recent = [*state.recent[-40:], *against, *(one for one in owners if one not in against)]
    # Of a sentence that tells of several times only the first goes on, and only if it is the latest: "396,5, naik dari
    # 375,5 pada 2020".
    periods = list(dict.fromkeys(draft.period for draft in drafts if draft.metric in ("score", "category")))
    ends = [(period.end or "")[:4] for period in periods]
    main = periods[:1] if ends and ends[0] == max(ends) else []
    looks_back = scene.tokens[0].norm in words("small", "claims_back")
    for draft in drafts:
        counted = draft.unit == "agencies" and {"period_year", "period_relative", "period_year_only"} & set(draft.how)
        told = {"period_year", "period_this_year"} & set(draft.how)
        single = draft.metric in ("score", "category") and told and draft.period in main
        single = single or (
            draft.metric in ("score", "category", "rank") and "period_relative" in draft.how and _stays(scene)
        )
        if (single or counted) and draft.period.kind == "in_year" and not looks_back:
            state.paragraph_period = draft.period
    tell_ceremonies(scene, drafts, state)
    tell_heading(scene, drafts, state)
    keep_head_time(scene, state)
    for time in scene.times:
        if time.kind == "year" and time.start and scene.norms(time.first - 1, time.first) == ["for"] and not time.plan:
            state.paragraph_period = state.paragraph_period or Period("in_year", time.start, time.start)
        if (
            time.kind == "year"
            and time.start
            and any(norm in _ASSESSMENT for norm in scene.norms(time.first - 5, time.first))
        ):
            if any(draft.value is not None and draft.unit == "agencies" for draft in drafts):
                continue
            if scene.has("award") or scene.sentence.heading:
                state.single_period = Period("in_year", time.start, time.start)
            state.tell_year(int(time.start), scene)
