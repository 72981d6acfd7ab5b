"""The time of a count of agencies: in a year, up to a year, at a ceremony, or as a target."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from analytics.check.model import Period
from analytics.check.reading.changes import is_from
from analytics.check.reading.draft import Draft
from analytics.check.reading.period import ceremony_of, is_vague, relative_year
from analytics.check.reading.phrases import words
from analytics.check.reading.scene import STRONG, Scene
from analytics.check.reading.state import State, assessed_year, ceremonies
from analytics.check.reading.times import Time

_FAR = timedelta(days=200)
_SET_FOR = 2  # tokens between a word that sets a target and its year
_NAME, _MERIT = 3, frozenset({"merit", "system", "kasn"})  # words of a name such as "2020 merit system assessment"
_DIGITS = 4  # of a year
_CUMULATIVE = ("kumulatif", "cumulativ", "akumulasi")
_OLD_REACH = 6  # tokens: "184 at the end of 2020"
_CHANGES = words("small", "period_changes")


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
    if attached is None and _is_old(scene, at):
        # "47.3 percent by November, up from 29": when it was so, the sentence does not say.
        return Period(), "period_unknown"
    first, last = scene.segment(at, STRONG)
    times = _without_now(scene, times, first, last)
    attached = attached if attached in times else None
    if award and (day := _other_day(times, attached, state)) is not None:
        return Period("award_on", day, day), "period_award"
    nearest = sorted(times, key=lambda time: (not first <= time.first < last, abs(time.first - at)))
    for time in ([attached] if attached else []) + nearest:
        if time.kind == "later" and not time.years and (award or metric == "agencies_needing_guidance"):
            # "Wakil Presiden waktu itu mengingatkan, 524 instansi …": at the ceremony
            continue
        if award and time.kind in ("this", "now") and state.ceremony is not None:
            return Period("award_on", state.ceremony, state.ceremony), "period_ceremony"
        ceremony = ceremony_of(scene, time, state)
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
    if state.count_period is not None and subject == "all" and _is_of_end(scene, state.count_period, state):
        return Period("cumulative_to", None, state.count_period.end), "period_carried"
    if state.count_period is not None:
        return state.count_period, "period_carried"
    if state.ceremony is not None:
        return Period("cumulative_to", None, str(assessed_year(state.ceremony))), "period_ceremony"
    return Period(), "period_unknown"


def _without_now(scene: Scene, times: Sequence[Time], first: int, last: int) -> list[Time]:
    """The times, without "kini" where its clause tells the year of its one count: "kini punya 12 … pada 2022"."""
    inside = [time for time in times if first <= time.first < last]
    dated = any(time.kind == "year" for time in inside)
    alone = sum(first <= figure.first < last for figure in scene.figures) == 1
    return [time for time in times if not (dated and alone and time in inside and is_vague(scene, time))]


def _other_day(times: Sequence[Time], attached: Time | None, state: State) -> str | None:
    """The day of an award that is that of no ceremony, in another year than the one that the text is about: nobody can
    say what was handed over on it."""
    days = [time.start for time in ([attached] if attached else times) if time.kind == "date" and time.start]
    if not days or set(days) & set(ceremonies()) or state.ceremony is None:
        return None
    away = [abs(date.fromisoformat(day) - date.fromisoformat(state.ceremony)) for day in days]
    return days[0] if min(away) > _FAR else None


def _is_of_end(scene: Scene, carried: Period, state: State) -> bool:
    """Whether a count of all without a time is one up to the end of the year carried: the text calls it cumulative, or
    is about the ceremony at which the results up to then were handed over."""
    if carried.kind != "in_year" or carried.end is None or state.count_strict:
        return False
    handed = state.ceremony is not None and carried.end == str(assessed_year(state.ceremony))
    return handed or any(token.norm.startswith(_CUMULATIVE) for token in scene.tokens)


def _is_old(scene: Scene, at: int) -> bool:
    """Whether a figure is the number that another has risen from."""
    figure = next((one for one in scene.figures if one.first == at), None)
    before = set(scene.norms(at - 2, at - 1))
    return figure is not None and is_from(scene, figure) and bool(_CHANGES & before) and len(scene.figures) > 1


def _is_of_old(scene: Scene, time: Time, at: int) -> bool:
    """Whether a time is that of the number a count has risen from: "184 agencies, up from 91 in 2018",
    "doubled to 460, from 184 at the end of 2020"."""
    return any(
        figure.first != at
        and 0 <= time.first - figure.last <= _OLD_REACH
        and "," not in scene.norms(figure.last, time.first)
        and is_from(scene, figure)
        and (
            bool(_CHANGES & set(scene.norms(figure.first - 2, figure.first - 1)))
            or (at < figure.first and scene.norms(figure.first - 2, figure.first - 1) == [","])
        )
        for figure in scene.figures
    )


def _of_time(scene: Scene, time: Time, state: State, subject: str, metric: str) -> tuple[Period, str] | None:
    if time.kind == "span":
        return Period("cumulative_to", time.start, time.end), "period_up_to"
    if time.kind == "until":
        return Period("cumulative_to", None, time.end), "period_up_to"
    if time.kind == "since":
        year = int(state.line_year) if state.line_year else state.today_year()
        if state.ceremony is not None and not state.line_year:
            year = assessed_year(state.ceremony)
        return Period("cumulative_to", time.start, None if year is None else str(year)), "period_up_to"
    now = time.kind == "this" and scene.norms(time.first, time.last) in (["now"], ["kini"], ["sekarang"])
    if time.kind == "now" or (now and metric == "agencies_assessed" and subject == "all"):
        if state.published is None:
            return Period("cumulative_to", None, None), "period_so_far"
        year, month = state.published.year, state.published.month
        early = month <= 3
        return Period("cumulative_to", None, str(year - 1) if early else f"{year}-{month:02}"), "period_so_far"
    if time.kind == "year" and time.start:
        beside = [*scene.norms(time.first - 3, time.first), *_named_by(scene, time)]
        assessed = any(norm in ("penilaian", "pemetaan", "assessment") for norm in beside)
        if time.strict or assessed or subject != "all" or time.start != "2020":
            return Period("in_year", time.start, time.start), "period_year_only" if time.strict else "period_year"
        return Period("cumulative_to", None, time.start), "period_total_of_year"
    if time.kind == "month" and time.start:
        return Period("cumulative_to", None, time.start), "period_up_to"
    if time.kind in ("back", "before", "later", "this"):
        year = relative_year(scene, time, state)
        if year is not None:
            sure = time.strict and _is_told(scene, time, year, state)
            return Period("in_year", str(year), str(year)), "period_year_only" if sure else "period_relative"
        if time.strict:
            # Of one year, whichever: no total up to its end.
            return Period("in_year", None, None), "period_unknown"
    return None


def _is_told(scene: Scene, time: Time, year: int, state: State) -> bool:
    """Whether the year that "that year alone" means was told by its number before, and not only taken from the
    ceremony."""
    before = [one.end for one in scene.times if one.end and one.last <= time.first]
    behind = any(one.kind == "year" and one.first >= time.last for one in scene.times)
    return (year == state.said_year and not behind) or any(int(end[:_DIGITS]) == year for end in before)


def _named_by(scene: Scene, time: Time) -> list[str]:
    """The words behind a year that name what it is the year of: "the 2020 merit assessment"."""
    behind = scene.norms(time.last, time.last + _NAME)
    at = next((at for at, norm in enumerate(behind) if norm not in _MERIT), len(behind))
    return behind[: at + 1]


def keep_target(scene: Scene, drafts: Sequence[Draft], state: State) -> None:
    """Keep the year that a sentence sets targets for, which the next sentence may share: "For 2024 the targets were
    bold. …"."""
    aimed = scene.has("target") or any(draft.metric == "target_share" for draft in drafts)
    if aimed and any(time.kind in ("year", "until") and not time.plan for time in scene.times):
        state.target_period, state.target_paragraph = target_period(scene, 0, state)[0], scene.sentence.paragraph


def target_period(scene: Scene, at: int, state: State) -> tuple[Period, str]:
    """The year that a target is set for: the nearest one, behind it first."""
    times = [time for time in scene.times if time.kind in ("year", "until", "span") and not time.plan]
    times = [time for time in times if not _is_of_old(scene, time, at)]
    first, last = scene.segment(at, STRONG)
    if times and any(first <= time.first < last for time in scene.times if time.kind in ("this", "future")):
        # "49 persen pada 2021, sedangkan target tahun ini 61 persen"
        times = [time for time in times if first <= time.first < last]
    times = [time for time in times if first <= time.first < last] or times
    behind = [time for time in times if time.first >= at]
    set_for = [
        time for time in times
        if time.last <= at and any(0 <= time.first - hit.last <= _SET_FOR for hit in scene.cues.get("target", ()))
    ]  # fmt: skip
    if set_for:
        # "target 2024 …, sedangkan pada 2021 …"
        behind = set_for
    chosen = behind[0] if behind else times[-1] if times else None
    if chosen is not None and chosen.end is not None:
        return Period("target_for", chosen.end[:4], chosen.end[:4]), "period_target"
    then = any(time.kind == "later" and not time.years for time in scene.times)
    if then and state.said_year is not None and state.said_paragraph == scene.sentence.paragraph:
        # "The commission had wanted 103 of them to do a self-assessment that year."
        return Period("target_for", str(state.said_year), str(state.said_year)), "period_relative"
    if state.target_period is not None and state.target_paragraph == scene.sentence.paragraph:
        return state.target_period, "period_carried"
    ahead = next((time for time in scene.times if time.kind == "future"), None)
    if ahead is not None and state.published is not None:
        year = str(state.published.year + 1)
        return Period("target_for", year, year), "period_target"
    if any(time.kind == "this" for time in scene.times) and state.published is not None:
        return Period("target_for", str(state.published.year), str(state.published.year)), "period_target"
    if state.published is not None:
        return Period("target_for", str(state.published.year), str(state.published.year)), "period_published"
    return Period("target_for", None, None), "period_target"
