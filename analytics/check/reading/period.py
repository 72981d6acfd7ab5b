"""The time of a claim: in a year, up to a year, at a ceremony, or as a target."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from analytics.check.model import Period
from analytics.check.reading.figures import Figure
from analytics.check.reading.phrases import words
from analytics.check.reading.scene import STRONG, Scene
from analytics.check.reading.state import State, assessed_year, ceremonies
from analytics.check.reading.times import Time

_REACH = 9
_STOPS = words("small", "period_stops")
_JUDGED = words("small", "period_judged")
_TARGETS = (["target"], ["targetnya"], ["sasaran"], ["goal"])
_MOVED = (["up"], ["down"], ["naik"], ["turun"], ["meningkat"], ["rising"], ["melonjak"], ["climbing"])
_PARTS = ([","], ["or"], ["atau"], ["alias"], ["kategori"], ["predikat"], ["("], [")"])
_AWARD = frozenset(["anugerah", "meritokrasi", "penghargaan", "award", "awards"])


def _gap(scene: Scene, first: int, last: int) -> list[str] | None:
    """The words between two tokens, None where they are too many or a clause ends between them.

    A category between commas parts nothing: "211,5 poin, kategori kurang, pada 2020".
    """
    told = [
        at
        for category in scene.categories
        for at in range(category.first - 1, category.last + 1)
        if category.first <= at < category.last or scene.norms(at, at + 1)[0:1] in _PARTS
    ]
    aside = [at for at in told if first <= at < last]
    around = {at - 1 for at in aside if scene.norms(at - 1, at) == [","]} if aside else set()
    words = [token.norm for at, token in enumerate(scene.tokens[:last]) if at >= first and at not in {*aside, *around}]
    return None if last < first or len(words) > _REACH or any(word in _STOPS for word in words) else words


def _told_times(scene: Scene) -> list[Time]:
    """The times that results can be of: not of plans, not to come, not those of a target ("target 2021")."""
    return [
        time
        for time in scene.times
        if not time.plan and time.kind != "future" and scene.norms(time.first - 1, time.first) not in _TARGETS
    ]


def attach_times(scene: Scene, figures: Sequence[Figure]) -> dict[int, Time]:
    """The time that stands with each figure, by the figure's first token: behind it in its clause, or before it."""
    attached: dict[int, Time] = {}
    times = _told_times(scene)
    offers: list[tuple[int, int, Figure, Time]] = []
    for time in times:
        follows = next((figure for figure in figures if figure.first >= time.last), None)
        leads = next((figure for figure in reversed(figures) if figure.last <= time.first), None)
        ahead = _gap(scene, time.last, follows.first) if follows else None
        behind = _gap(scene, leads.last, time.first) if leads else None
        if ahead is not None and follows is not None:
            joined = 3 if {"dan", "and"} & set(ahead) else 0
            offers.append((2 * len(ahead) + 1 + joined, time.first, follows, time))
        if behind is not None and leads is not None:
            offers.append((2 * len(behind), time.first, leads, time))
    attached.update(in_order := _years_in_order(scene, figures, times))
    if in_order:
        return attached
    # The closest first: "232 poin pada 2018 menjadi 240 pada 2020", "2018 sebesar 216,5, kemudian 2019 227,5".
    used: set[int] = set()
    for _, _, figure, time in sorted(offers, key=lambda offer: offer[:2]):
        if figure.first not in attached and time.first not in used:
            attached[figure.first] = time
            used.add(time.first)
    for figure, follow in itertools.pairwise(figures):
        if (
            figure.first not in attached
            and follow.first in attached
            and "tepatnya" in scene.norms(figure.last, follow.first)
        ):
            attached[figure.first] = attached[follow.first]
    return attached


def _years_in_order(scene: Scene, figures: Sequence[Figure], times: Sequence[Time]) -> dict[int, Time]:
    """ "301,5 dan 328,5, masing-masing untuk 2020 dan 2021": as many years as figures, in the order of the figures."""
    years = [time for time in times if time.kind == "year"]
    if len(figures) < 2 or len(years) != len(figures) or len(scene.owners) > 1:
        return {}
    lists = years[0].first >= figures[-1].last or years[-1].last <= figures[0].first
    joined = all(
        len(gap := scene.norms(one.last, other.first)) <= 3
        and all(norm in (",", "dan", "and", "serta", "tahun", "→", ">", "ke", "to", "/") for norm in gap)
        for one, other in itertools.pairwise(years)
    )
    return {figure.first: year for figure, year in zip(figures, years, strict=True)} if lists and joined else {}


def _from(scene: Scene, figure: Figure) -> bool:
    return scene.norms(figure.first - 1, figure.first) in (["from"], ["dari"])


def is_old_value(scene: Scene, figure: Figure, attached: dict[int, Time]) -> bool:
    """Whether a total is the earlier one of a change without a time of its own: "dari 149,5 menjadi 273"."""
    if figure.first in attached or not _from(scene, figure):
        return False
    if scene.norms(figure.first - 2, figure.first - 1) in _MOVED and any(
        other.last <= figure.first for other in scene.figures
    ):
        # "258, up from 211.5"
        return True
    after = next((other for other in scene.figures if other.first >= figure.last), None)
    if after is None:
        return False
    gap = scene.norms(figure.last, after.first)
    return len(gap) <= 8 and bool({"to", "menjadi", "ke", "jadi"} & set(gap[-2:]))


def time_for(scene: Scene, figure: Figure | None, at: int, attached: dict[int, Time]) -> Time | None:
    """The time of a figure, or of a category at a token: its own, else the last before it, else the first behind."""
    if figure is not None and figure.first in attached:
        return attached[figure.first]
    times = _told_times(scene)
    dates = [time for time in times if time.kind == "date"]
    others = [time for time in times if time.kind != "date"]
    for choice in (others, dates):
        before = [time for time in choice if time.last <= at]
        free = [time for time in choice if time not in attached.values()]
        near = [time for time in free if time.first >= at and _gap(scene, at, time.first) is not None]
        if near:
            return near[0]
        if before and before[-1] in attached.values() and _changes(scene, before[-1].last, at):
            continue
        if before:
            return before[-1]
        if free:
            return free[0]
        if len(choice) == 1 and choice[0].kind == "year" and not scene.has("compare"):
            return choice[0]
    return None


def _changes(scene: Scene, first: int, last: int) -> bool:
    """Whether a change is told between two tokens, so that the time before it is that of the old value."""
    return any(
        norm in ("menjadi", "naik", "meningkat", "turun", "melonjak", "kini") for norm in scene.norms(first, last)
    )


def _ceremony_of(scene: Scene, time: Time, state: State) -> str | None:
    """The ceremony that a time names, by its day, its month, or the year of an award ("Anugerah Meritokrasi 2021")."""
    if time.kind == "date":
        return time.start if time.start in ceremonies() else None
    if time.kind == "month":
        return (
            next((day for day in ceremonies() if day.startswith(time.start or "-")), None)
            if scene.has("award")
            else None
        )
    if time.kind == "year" and time.start and any(norm in _AWARD for norm in scene.norms(time.first - 3, time.first)):
        year = time.start
        if state.ceremony is not None and (
            state.ceremony.startswith(year) or assessed_year(state.ceremony) == int(year)
        ):
            return state.ceremony
        fitting = [day for day in ceremonies() if day.startswith(year) or assessed_year(day) == int(year)]
        return fitting[0] if len(fitting) == 1 else None
    return None


def _relative_year(scene: Scene, time: Time, state: State) -> int | None:
    """The year that "tahun ini", "tahun lalu" or "setahun kemudian" means; None where the text gives nothing to count
    from. "setahun kemudian" counts from the year told before, "tahun lalu" from the day of the text."""
    if time.kind == "this":
        return state.today_year()
    if time.kind == "later":
        return None if state.year is None else state.year + time.years
    if state.published is None:
        return None if state.year is None else state.year - time.years
    early = state.published.month <= 2
    if early and not any(other.kind == "this" for other in scene.times):
        # In January "tahun lalu" is the year that has just ended, unless the text calls that one "tahun ini".
        return state.published.year - time.years
    return state.published.year - early - time.years


def single_period(scene: Scene, time: Time | None, state: State, stage: str) -> tuple[Period, str]:
    """The period of a result of one agency, and the rule that gave it."""
    if time is not None:
        ceremony = _ceremony_of(scene, time, state)
        if ceremony is not None:
            return Period("award_on", ceremony, ceremony), "period_award"
        handed = (
            time.kind == "month" and stage == "verified" and not _JUDGED & set(scene.norms(time.first - 4, time.first))
        )
        if handed and (day := next((one for one in ceremonies() if one.startswith(time.start or "-")), None)):
            return Period("award_on", day, day), "period_award"
        judged = time.kind == "date" and any(norm in _JUDGED for norm in scene.norms(time.first - 4, time.first))
        if time.kind in ("year", "month", "until", "since") or (time.kind == "date" and stage != "verified") or judged:
            year = (time.start or time.end or "")[:4]
            return Period("in_year", year, year), "period_year"
        if time.kind == "date" and scene.has("award") and time.start and state.single_period is None:
            return Period("award_on", time.start, time.start), "period_award"
        if time.kind == "date" and time.start and state.single_period is None and state.ceremony is None:
            return Period("in_year", time.start[:4], time.start[:4]), "period_date"
        if time.kind in ("this", "now") and state.published is not None:
            vague = scene.tokens[time.first].norm in ("kini", "sekarang", "now")
            if vague and state.paragraph_period is not None and state.paragraph_period.kind == "in_year":
                return state.paragraph_period, "period_carried"
            if vague and state.ceremony is not None:
                return Period("award_on", state.ceremony, state.ceremony), "period_this_year"
            year = str(state.today_year())
            return Period("in_year", year, year), "period_this_year"
        if time.kind in ("back", "later") and (found := _relative_year(scene, time, state)) is not None:
            return Period("in_year", str(found), str(found)), "period_relative"
        if time.kind in ("back", "later"):
            return Period(), "period_unknown"
        if time.kind == "span" and time.end:
            return Period("cumulative_to", time.start, time.end), "period_up_to"
    if stage != "verified" and state.published is not None:
        year = str(state.published.year)
        return Period("in_year", year, year), "period_published"
    if state.paragraph_period is not None:
        return state.paragraph_period, "period_carried"
    if state.single_period is not None:
        return state.single_period, "period_carried"
    if state.ceremony is not None:
        return Period("award_on", state.ceremony, state.ceremony), "period_ceremony"
    if state.last_period is not None:
        return state.last_period, "period_carried"
    return Period(), "period_unknown"


def year_of(period: Period) -> int | None:
    """The year of assessment that a period ends in."""
    if period.end is None:
        return None
    return assessed_year(period.end) if period.kind == "award_on" else int(period.end[:4])


def count_period(
    scene: Scene, at: int, attached: Time | None, state: State, subject: str, metric: str
) -> tuple[Period, str]:
    """The period of a count of agencies, and the rule that gave it.

    Counts over all agencies with only a year before them run up to its end; "2020 saja", "sepanjang 2020" and the
    counts of one type or province are of the year.
    """
    times = [time for time in scene.times if not time.plan and time.kind != "future"]
    award = metric in ("awards", "award_attendance")
    times = [time for time in times if not _is_of_old(scene, time, at)]
    attached = attached if attached in times else None
    first, last = scene.segment(at, STRONG)
    nearest = sorted(times, key=lambda time: (not first <= time.first < last, abs(time.first - at)))
    for time in ([attached] if attached else []) + nearest:
        ceremony = _ceremony_of(scene, time, state)
        if ceremony is not None and (award or metric == "agencies_needing_guidance"):
            return Period("award_on", ceremony, ceremony), "period_award"
        if ceremony is not None and time.kind != "year":
            continue
        found = _of_time(scene, time, state, subject, metric)
        if found is not None:
            return found
    if award and state.ceremony is not None:
        return Period("award_on", state.ceremony, state.ceremony), "period_ceremony"
    if metric == "agencies_needing_guidance" and state.ceremony is not None:
        return Period("award_on", state.ceremony, state.ceremony), "period_ceremony"
    if state.count_period is not None:
        return state.count_period, "period_carried"
    if state.ceremony is not None:
        return Period("cumulative_to", None, str(assessed_year(state.ceremony))), "period_ceremony"
    return Period(), "period_unknown"


def _is_of_old(scene: Scene, time: Time, at: int) -> bool:
    """Whether a time is that of the number a count has risen from: "184 agencies, up from 91 in 2018"."""
    return any(
        figure.first != at
        and 0 <= time.first - figure.last <= 2
        and _from(scene, figure)
        and scene.norms(figure.first - 2, figure.first - 1) in _MOVED
        for figure in scene.figures
    )


def _of_time(scene: Scene, time: Time, state: State, subject: str, metric: str) -> tuple[Period, str] | None:
    if time.kind == "span":
        return Period("cumulative_to", time.start, time.end), "period_up_to"
    if time.kind == "until":
        return Period("cumulative_to", None, time.end), "period_up_to"
    if time.kind == "since":
        year = state.today_year()
        if state.ceremony is not None:
            year = assessed_year(state.ceremony)
        return Period("cumulative_to", time.start, None if year is None else str(year)), "period_up_to"
    if time.kind == "now":
        if state.published is None:
            return Period("cumulative_to", None, None), "period_so_far"
        year, month = state.published.year, state.published.month
        early = month <= 3
        return Period("cumulative_to", None, str(year - 1) if early else f"{year}-{month:02}"), "period_so_far"
    if time.kind == "year" and time.start:
        assessed = any(
            norm in ("penilaian", "pemetaan", "assessment") for norm in scene.norms(time.first - 3, time.first)
        )
        if time.strict or assessed or subject != "all" or time.start != "2020":
            return Period("in_year", time.start, time.start), "period_year_only" if time.strict else "period_year"
        return Period("cumulative_to", None, time.start), "period_total_of_year"
    if time.kind == "month" and time.start:
        return Period("cumulative_to", None, time.start), "period_up_to"
    if time.kind in ("back", "later", "this"):
        year = _relative_year(scene, time, state)
        if year is not None:
            return Period("in_year", str(year), str(year)), "period_relative"
    return None


def target_period(scene: Scene, at: int, state: State) -> tuple[Period, str]:
    """The year that a target is set for: the nearest one, behind it first."""
    times = [time for time in scene.times if time.kind in ("year", "until", "span") and not time.plan]
    behind = [time for time in times if time.first >= at]
    chosen = behind[0] if behind else times[-1] if times else None
    if chosen is not None and chosen.end is not None:
        return Period("target_for", chosen.end[:4], chosen.end[:4]), "period_target"
    ahead = next((time for time in scene.times if time.kind == "future"), None)
    if ahead is not None and state.published is not None:
        year = str(state.published.year + 1)
        return Period("target_for", year, year), "period_target"
    if any(time.kind == "this" for time in scene.times) and state.published is not None:
        return Period("target_for", str(state.published.year), str(state.published.year)), "period_target"
    if state.published is not None:
        return Period("target_for", str(state.published.year), str(state.published.year)), "period_published"
    return Period("target_for", None, None), "period_target"
