"""Counts of agencies by the step that their self-assessment has reached: decided, finished, under way, not started."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from analytics.check.model import Part, Period
from analytics.check.reading.draft import Draft
from analytics.check.reading.figures import Figure
from analytics.check.reading.pairing import is_base
from analytics.check.reading.period import attach_times
from analytics.check.reading.period_counts import count_period
from analytics.check.reading.phrases import Hit, phrases, words
from analytics.check.reading.scene import STRONG, Scene
from analytics.check.reading.state import State, ceremonies
from analytics.check.reading.topic import topic_at

_METRIC = "self_assessment_status"
_BETWEEN = words("small", "steps_between")
_LONGEST = 9  # tokens between a count and its step
_LEAST_ALONE = 3  # steps that together tell what they are of
_CLOSE = 5
_MONTH = 7  # characters of a day that tell its month


def read_steps(scene: Scene, used: set[int], state: State) -> tuple[list[Draft], set[int]]:
    """Drafts for the counts by step, and the first tokens of the figures that are no other claim.

    used: the first tokens of figures already read.
    """
    hits = phrases("steps").find(scene.tokens)
    steps = [hit for hit in hits if hit.id != "about"]
    if not _is_about(scene, hits, steps, state):
        return [], set()
    figures = [
        figure for figure in scene.figures
        if figure.first not in used and figure.form == "plain" and not figure.half
        and figure.unit in (None, "thing") and topic_at(scene, figure.first, figure.last, state) in ("merit", None)
        and (figure.scope is None or figure.scope.id in ("all", "lembaga"))
    ]  # fmt: skip
    said = any(hit.id == "about" for hit in hits)
    pairs = _pair(scene, figures, steps)
    shares = [figure for figure in scene.figures if figure.form == "percent" and not figure.half]
    plain = (figure for figure in shares if figure.scope is None or figure.scope.id == "all")
    shares = [figure for figure in plain if steps and figure.unit == "percent"]
    attached = attach_times(scene, figures)
    # "251 provinsi selesai mengisi, 109 masih mengerjakan": the others may be provinces, too.
    kinds = {figure.scope.id for figure in scene.figures if figure.scope is not None} - {"all", "lembaga"}
    drafts = []
    for figure in figures:
        step = pairs.get(figure.first)
        if step is None and not is_base(scene, figure) and (figure.scope is None or not said):
            continue
        draft = Draft(scene.tokens, figure.first, figure.last, _METRIC, ("all",), value=figure.value, unit="agencies",
                      bound=figure.bound)  # fmt: skip
        draft.how = ["scope_noun" if figure.scope is not None else "scope_all", f"metric_{_METRIC}"]
        draft.stage = "self_assessed"
        draft.rest_on("scope", figure.scope)
        draft.period, how = count_period(scene, figure.first, attached.get(figure.first), state, "all", _METRIC)
        draft.how.append(how)
        if step is None:
            # "dari 621 instansi", "371 instansi melakukan penilaian mandiri": of those no source prints a number.
            draft.doubt = "unknown_base"
        elif step.id == "open" or (kinds and figure.scope is None):
            draft.doubt = "unknown_base"
        else:
            draft.step = step.id
            draft.sure = _sure(scene, figure, step, steps)
        drafts.append(draft)
    for figure in shares:
        draft = Draft(scene.tokens, figure.first, figure.last, _METRIC, ("all",), value=figure.value, unit="percent",
                      bound=figure.bound, doubt="never_published")  # fmt: skip
        draft.how = ["scope_all", f"metric_{_METRIC}"]
        drafts.append(draft)
    return drafts, {draft.first for draft in drafts}


def _is_about(scene: Scene, hits: Sequence[Hit], steps: Sequence[Hit], state: State) -> bool:
    """Whether a sentence tells of the steps: it says so, goes on with one that does, or names several of them. What
    one agency has done, and what was assessed by others, is another thing."""
    about = {at for hit in hits if hit.id == "about" for at in range(hit.first, hit.last)}
    follows = 0 <= scene.sentence.paragraph - state.steps <= 1
    if scene.owners or scene.categories or not (about or follows or len({hit.id for hit in steps}) >= _LEAST_ALONE):
        return False
    if about or steps or scene.tokens[-1].norm == ":":
        # A line ends with a colon: "Where that stood on February 17, 2022".
        _keep(scene, state)
    told = any(key in scene.cues for key in ("award", "target", "attendance", "guidance", "registered"))
    judged = any(
        not about & set(range(hit.first, hit.last)) for key in ("assessed", "mean") for hit in scene.cues.get(key, ())
    )
    return bool(steps) or (bool(about) and not told and not judged)


def _keep(scene: Scene, state: State) -> None:
    """The sentences and lines that follow go on with the steps, up to the time that was told."""
    state.steps = scene.sentence.paragraph
    told = next((time for time in scene.times if not time.plan and time.kind in ("until", "date", "month")), None)
    if told is not None and told.kind == "date" and told.start and told.start not in ceremonies():
        state.count_period = Period("cumulative_to", None, told.start[:_MONTH])
    elif told is not None:
        state.count_period = count_period(scene, told.last, told, state, "all", _METRIC)[0]


def _pair(scene: Scene, figures: Sequence[Figure], steps: Sequence[Hit]) -> dict[int, Hit]:
    """The step of each count, by its first token: before it or behind it throughout, as the first of them stands."""
    parts = figures
    if not parts or not steps:
        return {}
    leads = (
        steps[0].last <= parts[0].first and len(steps) >= len(parts) and _joins(scene, steps[0].last, parts[0].first)
    )
    pairs: dict[int, Hit] = {}
    for place, figure in enumerate(parts):
        low = parts[place - 1].last if place else 0
        high = parts[place + 1].first if place + 1 < len(parts) else len(scene.tokens)
        if leads:
            own = [hit for hit in steps if low <= hit.first and hit.last <= figure.first]
            near = own[-1] if own and _joins(scene, own[-1].last, figure.first) else None
        else:
            own = [hit for hit in steps if figure.last <= hit.first and hit.last <= high]
            near = own[0] if own and _joins(scene, figure.last, own[0].first) else None
            if near is not None and is_base(scene, figure) and "," in scene.norms(figure.last, near.first):
                near = None
        if near is not None:
            pairs[figure.first] = near
    for figure in parts:
        # "those done were 251; 143 of them had a decided result"
        free = [hit for hit in steps if hit not in pairs.values() and hit.first >= figure.last]
        if figure.first not in pairs and free and _joins(scene, figure.last, free[0].first):
            pairs[figure.first] = free[0]
    taken = [hit.id for hit in pairs.values()]
    # A step told twice in one sentence leaves open which count is its.
    return {first: hit for first, hit in pairs.items() if taken.count(hit.id) == 1}


def _joins(scene: Scene, first: int, last: int) -> bool:
    """Whether what stands between a count and a step belongs to both."""
    timed = {at for time in scene.times for at in range(time.first, time.last)}
    nouns = {at for hit in scene.scopes for at in range(hit.first, hit.last)}
    shares = [scene.bracket(figure.first) for figure in scene.figures if figure.form == "percent"]
    timed |= {at for around in shares if around is not None for at in range(around[0], around[1] + 1)}
    gap = [scene.tokens[at].norm for at in range(first, last) if at not in timed | nouns]
    return len(gap) <= _LONGEST and all(norm in _BETWEEN for norm in gap)


def _sure(scene: Scene, figure: Figure, step: Hit, steps: Sequence[Hit]) -> list[Part]:
    """The sure parts: all where the step is close, and no other one stands as close on the other side."""
    start, end = scene.segment(figure.first, STRONG)
    gap = max(step.first - figure.last, figure.first - step.last)
    rivals = [
        hit for hit in steps if hit is not step and start <= hit.first < end
        and (hit.first >= figure.last) != (step.first >= figure.last)
        and max(hit.first - figure.last, figure.first - hit.last) <= _CLOSE
    ]  # fmt: skip
    in_order = all((one.first < other.first) for one, other in itertools.pairwise(steps))
    return ["subject", "metric", "category"] if gap <= _CLOSE and (not rivals or in_order) else []
