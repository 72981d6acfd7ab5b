"""Shares in the order of groups told before them: "In 2021 the shares were 80, 49 and 15 percent respectively"."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from analytics.check.reading.draft import Draft
from analytics.check.reading.figures import Figure
from analytics.check.reading.pairing import set_target
from analytics.check.reading.period_counts import count_period, target_period
from analytics.check.reading.phrases import Hit, words
from analytics.check.reading.scene import STRONG, Scene
from analytics.check.reading.state import State
from analytics.check.reading.times import Time
from analytics.check.reading.unread import has_unread_category

_SHARES = ("share_in_category", "share_assessed", "target_share")
_AND = frozenset({",", "dan", "and", "serta", "&", "/", "persen", "percent", "%"})
_LIST = frozenset({",", "dan", "and", "serta", "&", "/"})
_ALL = frozenset({"all", "every", "seluruh", "semua", "segenap"})
_REACHED = frozenset({"capaian", "capaiannya", "realisasi", "realisasinya", "tercapai", "achieved", "actual"})
_MOST = Decimal(100)
_LEAST = 2
_YEAR = 4  # digits
_SAYS = words("small", "in_turn_says")
_REFERS = words("small", "in_turn_refers")


@dataclass(frozen=True, slots=True)
class Order:
    """Groups of agencies in the order in which shares of them were told, and of what these were."""

    subjects: tuple[str, ...]
    whole: tuple[str, ...]  # with those of which it was told that all are meant
    metric: str
    category: str | None
    paragraph: int


def read_in_turn(scene: Scene, used: set[int], state: State) -> tuple[list[Draft], set[int]]:
    """Drafts for a list of bare percentages, one for each group told before it in the sentence or in the one before,
    and their first tokens. used: the first tokens of figures already read."""
    run = _run(scene)
    if run is None or scene.owners or used & {figure.first for figure in run}:
        return [], set()
    order, start = _beside(scene, run), 0
    if order is not None:
        start = _last_before(scene, run).last
    else:
        order = _order(scene, run, state)
    if order is None:
        return [], set()
    metric = _metric(scene, order, state, start)
    if metric is None:
        return [], set()
    then = _times_of(scene, run, start)
    category = next((one.id for one in scene.categories if one.id != "outside"), order.category)
    if metric != "share_assessed" and (category is None or (not scene.categories and has_unread_category(scene))):
        return [], set()
    drafts = []
    for figure, subject in zip(run, order.subjects, strict=True):
        draft = Draft(scene.tokens, figure.first, figure.last, metric, (subject,), value=figure.value, unit="percent",
                      bound=figure.bound)  # fmt: skip
        draft.category = None if metric == "share_assessed" else category
        if metric == "target_share":
            draft.period, how = target_period(scene, figure.first, state)
        else:
            at = run[0].first if then else figure.first
            draft.period, how = count_period(scene, at, then[0] if len(then) == 1 else None, state, subject, metric)
        draft.how = ["scope_order", f"metric_{metric}", *(["category_of_list"] if draft.category else []), how]
        drafts.append(draft)
    return drafts, {figure.first for figure in run}


def keep_order(scene: Scene, drafts: Sequence[Draft], state: State) -> None:
    """Keep the groups of a sentence's shares, where all are of one thing."""
    shares = [draft for draft in drafts if draft.metric in _SHARES and draft.subject]
    if not shares:
        return
    subjects = tuple(dict.fromkeys(draft.subject[0] for draft in shares))
    places = [(draft.first, draft.subject[0]) for draft in shares]
    places += [(hit.first, hit.id) for hit in scene.scopes if _ALL & set(scene.norms(hit.first - 2, hit.first))]
    whole = tuple(dict.fromkeys(name for _, name in sorted(places)))
    kinds = {(draft.metric, draft.category) for draft in shares}
    state.order = None
    if len(subjects) == len(shares) >= _LEAST and len(kinds) == 1 and "all" not in subjects:
        ((metric, category),) = kinds
        state.order = Order(subjects, whole, metric, category, scene.sentence.paragraph)


def _run(scene: Scene) -> list[Figure] | None:
    """The last figures of a sentence, where they are one list of bare percentages: "80, 49 and 15 percent". What stands
    before them has its own nouns."""
    figures = list(scene.figures)
    called = [at for at, one in enumerate(figures, 1) if "respectively" in scene.norms(one.last, one.last + 3)]
    # "lift those to 95 percent and 61 percent, respectively, and the share for regencies to 20 percent"
    figures = figures[: called[0]] if called else figures
    led = max((place for place, figure in enumerate(figures, 1) if figure.scope is not None), default=0)
    figures = figures[led:]
    if len(figures) < _LEAST or figures[-1].form != "percent" or any(figure.value > _MOST for figure in figures):
        return None
    for figure, follow in itertools.pairwise(figures):
        gap = scene.norms(figure.last, follow.first)
        if not gap or len(gap) > _LEAST + 1 or not set(gap) <= _AND:
            return None
    bare = all(
        figure.scope is None
        and (figure.form == "percent" or (figure.form == "plain" and figure.unit in (None, "thing")))
        for figure in figures
    )
    return figures if bare else None


def _times_of(scene: Scene, run: Sequence[Figure], start: int) -> list[Time]:
    """The times of a list behind groups with shares of their own: those behind it, else those before it. start: the
    token behind the groups."""
    times = [time for time in scene.times if time.first >= start and not time.plan] if start else []
    return [time for time in times if time.first >= run[-1].last] or times


def _last_before(scene: Scene, run: Sequence[Figure]) -> Hit | Figure:
    """What ends last of the groups and shares before a list."""
    nouns: list[Hit | Figure] = [hit for hit in scene.scopes if hit.last <= run[0].first]
    shares: list[Hit | Figure] = [figure for figure in scene.figures if figure.last <= run[0].first]
    return max([*nouns, *shares], key=lambda one: one.last)


def _beside(scene: Scene, run: Sequence[Figure]) -> Order | None:
    """The groups of a sentence that tells a share of each, and goes on with one more of each, for another time: "49
    persen provinsi dan 15 persen kabupaten/kota, sedangkan target 2022 adalah 61 persen dan 20 persen"."""
    before = [figure for figure in scene.figures if figure.last <= run[0].first]
    named = [hit for hit in scene.scopes if hit.id not in ("all", "lembaga")]
    if len(before) != len(run) or len(named) != len(run) or any(figure.form != "percent" for figure in before):
        return None
    told, low = [], 0
    for figure in before:
        noun = figure.scope or next((hit for hit in reversed(named) if low <= hit.first and hit.last <= figure.first),
                                    None)  # fmt: skip
        told.append(noun)
        low = figure.last
    ids = tuple(noun.id for noun in told if noun is not None)
    start = _last_before(scene, run).last
    apart = _turns(scene, start, run[0].first) or bool(_SAYS & set(_norms(scene)))
    if len(set(ids)) != len(run) or not apart:
        return None
    metric = "target_share" if _aims(scene, 0, start) else "share_in_category"
    return Order(ids, ids, metric, None, -1)


def _turns(scene: Scene, first: int, last: int) -> bool:
    """Whether the words between two tokens turn to other numbers of the same groups: a target, what was reached, or
    those from which they rose."""
    norms = scene.norms(first, last)
    told = _aims(scene, first, len(scene.tokens)) or bool(_REACHED & set(norms)) or norms[-1:] in (["from"], ["dari"])
    timed = any(first <= time.first < last for time in scene.times)
    return (told or timed) and any(scene.breaks_at(at, STRONG | {","}) for at in range(first, last))


def _aims(scene: Scene, first: int, last: int) -> bool:
    return any(first <= hit.first < last for hit in scene.cues.get("target", ()))


def _order(scene: Scene, run: Sequence[Figure], state: State) -> Order | None:
    named = [hit for hit in scene.scopes if hit.id not in ("all", "lembaga")]
    if run[-1] is not scene.figures[-1]:
        named = [hit for hit in named if hit.first < run[-1].first]
    if named:
        together = all(set(scene.norms(one.last, follow.first)) <= _LIST for one, follow in itertools.pairwise(named))
        led = named[-1].last <= run[0].first
        said = bool(_SAYS & set(_norms(scene)))
        if not (together and led and said and len(named) == len(run)):
            return None
        assessed = scene.has("assessed") and not scene.categories
        ids = tuple(hit.id for hit in named)
        return Order(ids, ids, "share_assessed" if assessed else "share_in_category", None, -1)
    order = state.order
    norms = _norms(scene)[: run[0].first]
    # "the share of women was 30, 20 and 10 percent" is of another thing.
    other = any(norm in _REFERS and follow == "of" for norm, follow in itertools.pairwise(norms))
    refers = (bool(_REFERS & set(_norms(scene))) and not other) or set_target(scene, run[0].first) is not None
    if order is not None and len(order.whole) == len(run):
        order = replace(order, subjects=order.whole)
    if order is None or len(order.subjects) != len(run) or not refers:
        return None
    return order if 0 <= scene.sentence.paragraph - order.paragraph <= 1 else None


def _norms(scene: Scene) -> list[str]:
    return [token.norm for token in scene.tokens]


def _metric(scene: Scene, order: Order, state: State, start: int) -> str | None:
    """What the shares tell: what they aim at where the words beside them set a target, else what was reached; a year
    gone by has results. start: the token behind the groups, where these stand with shares of their own."""
    if start:
        led = scene.norms(start, len(scene.tokens))
        if _aims(scene, start, len(scene.tokens)):
            return "target_share"
        old = bool(_REACHED & set(led)) or "from" in led or "dari" in led
        return "share_in_category" if old or order.metric != "target_share" else None
    if set_target(scene, 0) is not None:
        return "target_share"
    if order.metric != "target_share":
        return order.metric
    told = [time.end[:_YEAR] for time in scene.times if time.end and not time.plan]
    if _REACHED & set(_norms(scene)) or any(time.kind in ("back", "before") for time in scene.times):
        return "share_in_category"
    past = bool(told) and state.published is not None and max(told) < str(state.published.year)
    return "share_in_category" if past else "target_share"
