"""A bare number that tells the count of the sentence before for another time: "217 instansi minimal Baik. Dua tahun
sebelumnya baru 81", "KASN has assessed 587 agencies. A year ago it was 460"."""

from __future__ import annotations

from dataclasses import replace

from analytics.check.model import Period
from analytics.check.reading.draft import Draft
from analytics.check.reading.figures import Figure
from analytics.check.reading.period_counts import count_period
from analytics.check.reading.phrases import words
from analytics.check.reading.scene import Scene
from analytics.check.reading.state import State

_SAYS = words("small", "then_says")
_AFTER = words("small", "then_after")
_OTHERS = ("assessed", "award", "attendance", "guidance", "registered", "target", "score", "mean", "applied", "among")
_BEFORE = frozenset({"sebelumnya", "earlier", "before"})
_YEAR = 4  # digits
_LONGEST = 16  # tokens
_CLOSE = 3  # tokens between a number and the words that it stands with


def read_then(scene: Scene, used: set[int], state: State) -> tuple[list[Draft], set[int]]:
    """The draft for the one number of such a sentence, and its first token. used: the first tokens of figures already
    read."""
    frame = state.frame
    if frame is None or frame.value is None or frame.subject is None or len(scene.figures) != 1:
        return [], set()
    if scene.sentence.paragraph != frame.paragraph or len(scene.tokens) > _LONGEST:
        return [], set()
    (figure,) = scene.figures
    told = [time for time in scene.times if not time.plan and time.kind != "future"]
    kinds = [hit for hit in scene.scopes if hit.id != "all"]
    busy = scene.owners or scene.categories or scene.topics or kinds or any(map(scene.has, _OTHERS))
    if used or busy or len(told) != 1 or not _is_bare(scene, figure):
        return [], set()
    draft = Draft(scene.tokens, figure.first, figure.last, frame.metric, (frame.subject,), category=frame.category,
                  value=figure.value, unit="agencies", bound=figure.bound)  # fmt: skip
    draft.period, how = count_period(scene, figure.first, told[0], state, frame.subject, frame.metric)
    counted = told[0].kind in ("before", "later") or _BEFORE & set(scene.norms(told[0].first, told[0].last))
    if counted and frame.period.end is not None:
        # "two years before", counted from the time of the count itself
        year = int(frame.period.end[:_YEAR]) + told[0].years * (1 if told[0].kind == "later" else -1)
        draft.period, how = Period("in_year", str(year), str(year)), "period_relative"
    if draft.period == frame.period or draft.period.end is None or how in ("period_carried", "period_ceremony"):
        return [], set()
    draft.how = ["scope_carried", f"metric_{frame.metric}", *(["category_of_list"] if frame.category else []), how]
    state.frame = replace(frame, paragraph=scene.sentence.paragraph)
    return [draft], {figure.first}


def _is_bare(scene: Scene, figure: Figure) -> bool:
    """Whether a number counts by no noun of its own, and stands with words that tell how many there were."""
    if figure.form != "plain" or figure.half or figure.unit is not None:
        return False
    if figure.scope is not None and figure.scope.id != "all":
        return False
    end = figure.scope.last if figure.scope is not None else figure.last
    timed = {time.first for time in scene.times}
    closed = end >= len(scene.tokens) or end in timed or scene.tokens[end].norm in _AFTER
    return closed and bool(_SAYS & set(scene.norms(figure.first - _CLOSE, figure.first)))
