"""Two totals of one agency: the year told with one of them is not the year of the other."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from analytics.check.model import Period
from analytics.check.reading.chain import Ownership
from analytics.check.reading.figures import Figure
from analytics.check.reading.phrases import words
from analytics.check.reading.scene import STRONG, Scene
from analytics.check.reading.state import State
from analytics.check.reading.times import Time

_AGAINST = words("small", "own_listed") - {",", ";"} | {"to"}
_CHANGES = words("small", "period_changes")
_TO_OLD = 5  # tokens from the new total to the old one behind it
_TWO = 2
_SOURCES = frozenset({"menurut", "versi", "according"})
_ARROWS = frozenset(
    {"menjadi", "ke", "jadi", "to", "→", ">", "-", "–", "|", ";", "/", "poin", "points", "naik", "rose", "up"}
)
_SAME = (["atau"], ["or"], ["alias"], ["bukan"], ["not"], ["-"], ["–"])  # one total told twice, or a doubt about it


def years_of_others(
    scene: Scene,
    figure: Figure,
    totals: Sequence[tuple[Figure, Ownership]],
    attached: Mapping[int, Time],
) -> list[Time]:
    """The times that stand with another total of the same agency, so that they are not those of this one.

    "Nilainya 396,5, lebih tinggi daripada 375,5 pada 2020", "which had only 65.5 points in 2021, stood at 267.5".
    """
    own = next((owner for other, owner in totals if other is figure), None)
    sources = sum(token.norm in _SOURCES for token in scene.tokens)
    if own is None or figure.first in attached or len(own.agencies) != 1 or sources >= _TWO:
        # "240 menurut BKD, 246 menurut laporan lain": one total by two sources.
        return []
    return [
        attached[other.first]
        for other, owner in totals
        if other.first in attached
        and other.value != figure.value
        and [agency.ids for agency in owner.agencies] == [own.agencies[0].ids]
        and not _is_told_again(scene, figure, other)
    ]


def _is_told_again(scene: Scene, figure: Figure, other: Figure) -> bool:
    low, high = (figure, other) if figure.first < other.first else (other, figure)
    return scene.norms(low.last, high.first)[:1] in _SAME


def is_period_of(period: Period, times: Sequence[Time]) -> bool:
    """Whether a period carried from before is only that of one of the times, which another total has."""
    return period.kind == "in_year" and any(time.start == period.end for time in times)


def share_times(
    scene: Scene, figures: Sequence[Figure], owned: Sequence[Ownership], attached: Mapping[int, Time]
) -> dict[int, Time]:
    """The times, where the figures of a list that was paired with its agencies have the one that stands with one of
    them: "261 berbanding 256,5 pada 2021"."""
    shared = dict(attached)
    pairs = list(zip(figures, owned, strict=True))
    for (figure, owner), (follow, other) in itertools.pairwise(pairs):
        gap = scene.norms(figure.last, follow.first)
        listed = owner.how == other.how == "owner_order" and owner.agencies != other.agencies
        if not listed or not gap or not all(norm in _AGAINST for norm in gap):
            continue
        late, early = shared.get(follow.first), shared.get(figure.first)
        if early is None and late is not None and late.first >= follow.last:
            shared[figure.first] = late
        elif late is None and early is not None and early.last <= figure.first:
            shared[follow.first] = early
    return shared


def tell_columns(scene: Scene, state: State) -> None:
    """Keep the two years that a heading tells of the lines below it: "Perubahan nilai 2020 ke 2021:"."""
    heads = scene.sentence.heading or scene.tokens[-1].norm == ":"
    years = [(time.start, time.end) for time in scene.times if time.kind in ("year", "span") and not time.plan]
    told = [year for pair in years for year in dict.fromkeys(pair) if year]
    if heads and not scene.figures:
        state.columns = (told[0], told[1]) if len(told) == _TWO and told[0] < told[1] else None
    elif not scene.sentence.heading:
        state.columns = None


def years_of_columns(scene: Scene, totals: Sequence[tuple[Figure, Ownership]], state: State) -> dict[int, Period]:
    """The years of two totals of each agency, by their first tokens, where a heading or the start of the sentence tells
    the two years in their order: "(2021 → 2022): Kota Malang 256,5 → 291,5; Kabupaten Malang 261 → 299,5"."""
    years = _columns_here(scene, totals) if scene.times else state.columns
    if years is None or not totals or len(totals) % _TWO:
        return {}
    found: dict[int, Period] = {}
    for (figure, owner), (follow, other) in zip(totals[::_TWO], totals[1::_TWO], strict=True):
        gap = scene.norms(figure.last, follow.first)
        if owner.agencies != other.agencies or not gap or not all(norm in _ARROWS for norm in gap):
            return {}
        found[figure.first], found[follow.first] = (Period("in_year", year, year) for year in years)
    return found


def _columns_here(scene: Scene, totals: Sequence[tuple[Figure, Ownership]]) -> tuple[str, str] | None:
    """Two years joined as a change before the first total, where the sentence tells no other time."""
    times = [time for time in scene.times if not time.plan]
    if len(times) != _TWO or not totals or len(totals) <= _TWO or times[1].last > totals[0][0].first:
        return None
    one, other = times
    joined = scene.norms(one.last, other.first)
    told = one.kind == other.kind == "year" and one.start and other.start and one.start < other.start
    return (one.start or "", other.start or "") if told and joined and all(norm in _ARROWS for norm in joined) else None


def in_brackets(scene: Scene, figures: Sequence[Figure], times: Sequence[Time]) -> dict[int, Time]:
    """The one time that shares its brackets with one figure and nothing else: "Kota Bogor (335,5; 2021)"."""
    found: dict[int, Time] = {}
    for figure in figures:
        around = scene.bracket(figure.first)
        inside = [time for time in times if around is not None and around[0] < time.first < around[1]]
        alone = sum(around is not None and around[0] < other.first < around[1] for other in figures) == 1
        if len(inside) == 1 and alone:
            found[figure.first] = inside[0]
    return found


def is_from(scene: Scene, figure: Figure) -> bool:
    """Whether "dari" stands right before a figure."""
    return scene.norms(figure.first - 1, figure.first) in (["from"], ["dari"])


def _is_compared(scene: Scene, figure: Figure) -> bool:
    """Whether a total is only what the one right before it is compared with: "299.5, compared with 261"."""
    than = scene.cue_before("than", figure.first, reach=0)
    before = next((other for other in reversed(scene.figures) if other.last <= figure.first), None)
    if than is None or before is None or before.scope is not None or than.first - before.last > _TO_OLD:
        return False
    ends = scene.norms(figure.last, figure.last + 1) in ([], ["."], [","], [";"])
    return ends and not any(before.last <= agency.first < figure.first for agency in scene.agencies)


def is_old_value(scene: Scene, figure: Figure, attached: dict[int, Time]) -> bool:
    """Whether a total is the earlier one of a change without a time of its own: "dari 149,5 menjadi 273"."""
    if figure.first not in attached and _is_compared(scene, figure):
        return True
    if figure.first in attached or not is_from(scene, figure):
        return False
    if set(scene.norms(figure.first - 2, figure.first - 1)) & _CHANGES:
        # "258, up from 211.5"
        return True
    first, _ = scene.segment(figure.first, STRONG | {","})
    if any(other.last == figure.first - 1 for other in scene.figures) and _CHANGES & set(
        scene.norms(first, figure.first)
    ):
        # "rose to 330 from 303"
        return True
    reached = [other for other in scene.figures if 0 < figure.first - other.last <= _TO_OLD]
    if any(scene.norms(other.first - 1, other.first) in (["to"], ["ke"], ["menjadi"]) for other in reached):
        # "improved to 291.5 this year from 256.5"
        return True
    after = next((other for other in scene.figures if other.first >= figure.last), None)
    if after is None:
        return False
    gap = scene.norms(figure.last, after.first)
    return len(gap) <= 8 and bool({"to", "menjadi", "ke", "jadi"} & set(gap[-2:]))
