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
from analytics.check.reading.phrases import words
from analytics.check.reading.scene import Scene
from analytics.check.reading.state import State

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
    order = _order(scene, run, state)
    if order is None:
        return [], set()
    aimed = set_target(scene, run[0].first) is not None
    metric = "target_share" if aimed else _metric(scene, order, state)
    category = next((one.id for one in scene.categories if one.id != "outside"), order.category)
    if metric != "share_assessed" and category is None:
        return [], set()
    drafts = []
    for figure, subject in zip(run, order.subjects, strict=True):
        draft = Draft(scene.tokens, figure.first, figure.last, metric, (subject,), value=figure.value, unit="percent",
                      bound=figure.bound)  # fmt: skip
        draft.category = None if metric == "share_assessed" else category
        if metric == "target_share":
            draft.period, how = target_period(scene, figure.first, state)
        else:
            draft.period, how = count_period(scene, figure.first, None, state, subject, metric)
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
    led = max((place for place, figure in enumerate(scene.figures, 1) if figure.scope is not None), default=0)
    figures = list(scene.figures)[led:]
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


def _order(scene: Scene, run: Sequence[Figure], state: State) -> Order | None:
    named = [hit for hit in scene.scopes if hit.id not in ("all", "lembaga")]
    before = [figure for figure in scene.figures if figure.last <= run[0].first and figure.scope is not None]
    if before and len(before) == len(run) and set(named) == {figure.scope for figure in before}:
        # "49 persen provinsi dan 15 persen kabupaten/kota …, untuk 2022 target berturut-turut 61 dan 20 persen"
        ids = tuple(figure.scope.id for figure in before if figure.scope is not None)
        listed = all(figure.form == "percent" for figure in before) and len(set(ids)) == len(ids)
        return Order(ids, ids, "share_in_category", None, -1) if listed and _SAYS & set(_norms(scene)) else None
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


def _metric(scene: Scene, order: Order, state: State) -> str:
    """What the shares tell where no word of the sentence sets a target: a year gone by has results."""
    if order.metric != "target_share":
        return order.metric
    told = [time.end[:_YEAR] for time in scene.times if time.end and not time.plan]
    if _REACHED & set(_norms(scene)) or any(time.kind in ("back", "before") for time in scene.times):
        return "share_in_category"
    past = bool(told) and state.published is not None and max(told) < str(state.published.year)
    return "share_in_category" if past else "target_share"
