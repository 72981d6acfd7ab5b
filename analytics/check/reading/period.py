"""The time of a claim: in a year, up to a year, at a ceremony, or as a target."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from analytics.check.model import Period
from analytics.check.reading.asides import left_behind
from analytics.check.reading.categories import Category
from analytics.check.reading.changes import in_brackets
from analytics.check.reading.figures import Figure
from analytics.check.reading.phrases import words
from analytics.check.reading.scene import Scene
from analytics.check.reading.state import State, assessed_year, ceremonies, headed_by, named_ceremonies
from analytics.check.reading.times import Time

_REACH = 9
_COMMA = 6
_VAGUE = 4  # what "now" costs: a year behind the figure says more
_STOPS = words("small", "period_stops")
_PREPOSITIONS = frozenset({"pada", "di", "in", "untuk", "for", "dalam", "at", "on"})
_CHANGES = words("small", "period_changes")
_HANDED = words("small", "period_handed")
_AFTER = words("small", "period_after")
_JUDGED = words("small", "period_judged")
_TARGETS = (["target"], ["targetnya"], ["sasaran"], ["goal"])
_LEAD = 5
_DATED, _YEAR = ("year", "month", "until"), 4  # times of a certain year; its digits
_PARTS = (
    ["masih"],
    ["tetap"],
    ["dengan"],
    ["berpredikat"],
    ["juga"],
    ["sudah"],
    ["atawa"],
    ["a"],
    ["still"],
    [","],
    ["or"],
    ["atau"],
    ["alias"],
    ["kategori"],
    ["predikat"],
    ["("],
    [")"],
)
_AWARD = frozenset(["anugerah", "meritokrasi", "penghargaan", "award", "awards"])


def _gap(scene: Scene, first: int, last: int) -> list[str] | None:
    """The words between two tokens, None where they are too many or a clause ends between them.

    A category between commas parts nothing: "211,5 poin, kategori kurang, pada 2020".
    """
    told = [
        at
        for category in scene.categories
        for at in range(_led_from(scene, category), category.last + 1)
        if at < category.last or scene.norms(at, at + 1)[0:1] in _PARTS
    ]
    aside = [at for at in told if first <= at < last]
    around = {at - 1 for at in aside if scene.norms(at - 1, at) == [","]} if aside else set()
    left = {*aside, *around}
    words = [token.norm for at, token in enumerate(scene.tokens[first:last], first) if at not in left]
    # "to" tells a change before a number or a category only: "the 289 it had to content itself with in January".
    starts = {category.first + less for category in scene.categories for less in (-2, -1, 0)}
    turns = [at for at in range(first, min(last, len(scene.tokens) - 1)) if scene.tokens[at].norm == "to"]
    if turns and not any(scene.tokens[at + 1].kind == "number" or at + 1 in starts for at in turns):
        words = [word for word in words if word != "to"]
    return None if last < first or len(words) > _REACH or any(word in _STOPS for word in words) else words


def _led_from(scene: Scene, category: Category) -> int:
    """The token from which words lead to a category and nothing else: ", masih predikat Kurang"."""
    at = category.first
    while at > 0 and category.first - at < _LEAD and scene.norms(at - 1, at)[0:1] in _PARTS:
        at -= 1
    return at


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
        ahead = _gap(scene, time.last + _closes_aside(scene, time), follows.first) if follows else None
        behind = _gap(scene, leads.last, time.first) if leads else None
        left = follows is not None and left_behind(scene.asides, scene.categories, time.first, follows.first)
        if ahead is not None and follows is not None and not left:
            joined = 3 if {"dan", "and"} & set(ahead) else 0
            vague = _VAGUE if is_vague(scene, time) else 0
            cost = 2 * len(ahead) + 1 + joined + vague + _parted(scene, time.last, follows.first)
            offers.append((cost, time.first, follows, time))
        if (
            behind is not None
            and leads is not None
            and not _has_category(scene, time, leads)
            and not _is_aside(scene, time, leads)
            and not (ahead is not None and _opens_look_back(scene, leads, time))
        ):
            cost = 2 * len(behind) + _parted(scene, leads.last, time.first)
            cost += _COMMA if _begins_next(scene, behind, time) else 0
            # "yang pada 2021 bernilai 140 kini memperoleh 277,5"
            cost += 2 * _COMMA if ahead is not None and is_vague(scene, time) else 0
            offers.append((cost, time.first, leads, time))
    attached.update(in_brackets(scene, figures, times))
    attached.update(in_order := _years_in_order(scene, figures, times))
    if in_order:
        return attached
    # The closest first: "232 poin pada 2018 menjadi 240 pada 2020", "2018 sebesar 216,5, kemudian 2019 227,5".
    used = {time.first for time in attached.values()}
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


def _opens_look_back(scene: Scene, figure: Figure, time: Time) -> bool:
    """Whether "after" leads from a figure to a time, which is then that of the figure behind it: "277,5 setelah pada
    2021 hanya mengantongi 140"."""
    lead = [norm for norm in scene.norms(figure.last, time.first) if norm not in _PREPOSITIONS | {"tahun", "having"}]
    return bool(_AFTER & set(lead[-1:]))


def _closes_aside(scene: Scene, time: Time) -> bool:
    """Whether a comma behind a day closes what a comma before it has opened: "and, in the list read out on Jan. 28,
    2021, 293.5"."""
    opened = scene.norms(time.first - _REACH, time.first)
    return time.kind == "date" and scene.norms(time.last, time.last + 1) == [","] and "," in opened


def is_vague(scene: Scene, time: Time) -> bool:
    """Whether a time is only "now"."""
    return scene.norms(time.first, time.last) in (["now"], ["kini"], ["sekarang"])


def _is_aside(scene: Scene, time: Time, figure: Figure) -> bool:
    """Whether a time stands in brackets behind a figure with a figure of its own: "293,5 (2019: 227,5)"."""
    around = scene.bracket(time.first)
    return (
        around is not None
        and figure.last <= around[0]
        and any(time.last <= other.first < around[1] for other in scene.figures)
    )


def _begins_next(scene: Scene, behind: Sequence[str], time: Time) -> bool:
    """Whether a time behind a figure opens the next part of a sentence, which has a figure of its own: "pada 2018 baru
    216,5 dan pada 2019 beringsut ke 227,5"."""
    joined = behind[:1] in (["dan"], ["and"], ["serta"]) and behind[-1] in _PREPOSITIONS
    return joined and any(figure.first >= time.last for figure in scene.figures)


def _has_category(scene: Scene, time: Time, figure: Figure) -> bool:
    """Whether a time behind a figure and a comma is that of the category behind it: "325,5, tahun lalu masih Baik"."""
    parted = "," in scene.norms(figure.last, time.first)
    return parted and any(0 <= category.first - time.last <= 1 for category in scene.categories)


def _is_of_other(scene: Scene, time: Time, figure: Figure) -> bool:
    """Whether a time behind a figure is that of a category behind it, or of what is told of another agency between."""
    between = [agency for agency in scene.owners if figure.last <= agency.first < time.first]
    told = any(
        between[0].last <= category.first < time.first
        and not any(between[0].last <= other.first < category.first for other in scene.figures)
        for category in scene.categories
        if between
    )
    return told or _has_category(scene, time, figure)


def _parted(scene: Scene, first: int, last: int) -> int:
    """What a comma between a figure and a time costs: "2019 288,5 baik, 2020 …" goes on to the next item."""
    gap = scene.norms(first, last)
    return _COMMA if "," in gap and gap[-1] not in _PREPOSITIONS else 0


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


def time_for(
    scene: Scene, figure: Figure | None, at: int, attached: dict[int, Time], others: Sequence[Time] = ()
) -> Time | None:
    """The time of a figure, or of a category at a token: its own, else the last before it, else the first behind.

    others: the times that are not its own for certain."""
    if figure is not None and figure.first in attached:
        return attached[figure.first]
    times = [
        time
        for time in _told_times(scene)
        if time not in others and (figure is None or not left_behind(scene.asides, scene.categories, time.first, at))
    ]
    if figure is not None:
        times = [time for time in times if time.first < at or not _is_of_other(scene, time, figure)]
    dates = [time for time in times if time.kind == "date"]
    others = [time for time in times if time.kind != "date"]
    for choice in (others, dates):
        before = [time for time in choice if time.last <= at]
        free = [time for time in choice if time not in attached.values()]
        near = [time for time in free if time.first >= at and _gap(scene, at, time.first) is not None]
        if near:
            return near[0]
        if before and before[-1] in attached.values() and _changes(scene, before[-1].last, at):
            before = [time for time in before if time not in attached.values()]
            if not before:
                continue
        if before:
            return before[-1]
        if free:
            return free[0]
        if len(choice) == 1 and choice[0].kind == "year" and not scene.has("compare"):
            opens = ";" in scene.norms(max(at, choice[0].first - 2), choice[0].first)
            parted = opens or _changes(scene, at, choice[0].first)
            later = choice[0] in attached.values() and parted
            return None if later else choice[0]
    return None


def _changes(scene: Scene, first: int, last: int) -> bool:
    """Whether a change is told between two tokens, so that the time before it is that of the old value; "to" tells one
    before a number only ("enough to be rated good")."""
    return any(
        token.norm in _CHANGES and (token.norm != "to" or scene.tokens[at + 1].kind == "number")
        for at, token in enumerate(scene.tokens[first:last], first)
        if at + 1 < len(scene.tokens)
    )


def ceremony_of(scene: Scene, time: Time, state: State) -> str | None:
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


def relative_year(scene: Scene, time: Time, state: State) -> int | None:
    """The year that a time means; one time of a sentence means the same for all of its figures."""
    place = (id(scene), time.first)
    if place not in state.relative:
        state.relative[place] = _count_from(scene, time, state)
    return state.relative[place]


def _count_from(scene: Scene, time: Time, state: State) -> int | None:
    """The year that "tahun ini", "tahun lalu" or "setahun kemudian" means; None where the text gives nothing to count
    from. "setahun kemudian" counts from the year told before, "tahun lalu" from the day of the text."""
    if time.kind == "this":
        return state.today_year()
    if time.kind == "later":
        ends = [one for one in scene.times if one.kind in ("year", "until") and one.end and one.last <= time.first]
        if ends and not any(ends[-1].last <= agency.first < time.first for agency in scene.owners):
            # "Kemensos, yang untuk 2020 masih Baik, setahun kemudian …"; another agency between has its own years.
            return int((ends[-1].end or "")[:4]) + time.years
        if not time.years and state.said_year is not None and state.said_paragraph == scene.sentence.paragraph:
            # "Pemetaan dimulai pada 2018. Ketika itu …"
            return state.said_year
        # A new paragraph leaves side remarks of older years behind.
        left = state.ceremony is not None and state.year_paragraph != scene.sentence.paragraph
        years = [state.year] if state.year is not None else []
        years += [assessed_year(state.ceremony)] if left and state.ceremony else []
        return max(years) + time.years if years else None
    if time.kind == "before" and (told := _year_beside(scene, time, state)) is not None:
        return told - time.years
    if state.published is None:
        return None if state.year is None else state.year - time.years
    early = state.published.month <= 2
    if not early and state.single_period is not None and state.single_period.kind == "award_on":
        # A text about a ceremony of years ago counts from that.
        return assessed_year(state.single_period.end or "") - time.years
    if early and not any(other.kind == "this" for other in scene.times):
        # In January "tahun lalu" is the year that has just ended, unless the text calls that one "tahun ini".
        return state.published.year - time.years
    return state.published.year - early - time.years


def _year_beside(scene: Scene, time: Time, state: State) -> int | None:
    """The year from which "setahun sebelumnya" counts: one of its sentence, the last one told, that of the ceremony."""
    years = [other for other in scene.times if other.kind in _DATED and other.end and not other.plan]
    if any(other.kind == "this" for other in scene.times):
        return state.today_year() or state.year
    if years:
        return int((min(years, key=lambda other: abs(other.first - time.first)).end or "0")[:_YEAR])
    if state.year is not None:
        return state.year
    return assessed_year(state.ceremony) if state.ceremony is not None else None


def single_period(scene: Scene, time: Time | None, state: State, stage: str) -> tuple[Period, str]:
    """The period of a result of one agency, and the rule that gave it."""
    if time is not None:
        ceremony = ceremony_of(scene, time, state)
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
        handed_over = bool(_HANDED & set(scene.norms(time.first - 4, time.first)))
        if time.kind == "date" and time.start and (handed_over or (scene.has("award") and state.single_period is None)):
            return Period("award_on", time.start, time.start), "period_award"
        if time.kind == "date" and time.start and state.is_far(time.start):
            # "menerima kategori baik, Kamis (8/12/2018)": a day that is neither that of the report nor of its ceremony.
            return Period("award_on", time.start, time.start), "period_award"
        if time.kind == "date" and time.start and state.single_period is None and state.ceremony is None:
            return Period("in_year", time.start[:4], time.start[:4]), "period_date"
        if time.kind in ("this", "now") and state.published is not None:
            vague = scene.tokens[time.first].norm in ("kini", "sekarang", "now")
            # "Setahun kemudian nilainya 273, dan kini 337,5": not the year that the paragraph began with.
            moved = any(other.kind in ("later", "before", "back") for other in scene.times)
            if vague and not moved and state.paragraph_period is not None and state.paragraph_period.kind == "in_year":
                return state.paragraph_period, "period_carried"
            if vague and state.ceremony is not None and state.ceremony not in named_ceremonies(scene):
                return Period("award_on", state.ceremony, state.ceremony), "period_this_year"
            year = str(state.today_year())
            return Period("in_year", year, year), "period_this_year"
        if time.kind in ("back", "before", "later") and (found := relative_year(scene, time, state)) is not None:
            return Period("in_year", str(found), str(found)), "period_relative"
        if time.kind in ("back", "before", "later") and time.years:
            return Period(), "period_unknown"
        if time.kind == "span" and time.end:
            return Period("cumulative_to", time.start, time.end), "period_up_to"
    if time is None and (headed := headed_by(scene, state)) is not None:
        return single_period(scene, headed, state, stage)
    if stage != "verified" and state.published is not None:
        year = str(state.published.year)
        return Period("in_year", year, year), "period_published"
    if state.told_day is not None and scene.has("that_list"):
        return Period("award_on", state.told_day, state.told_day), "period_carried"
    if state.paragraph_period is not None:
        return state.paragraph_period, "period_carried"
    if state.single_period is not None:
        return state.single_period, "period_carried"
    if state.ceremony is not None:
        return Period("award_on", state.ceremony, state.ceremony), "period_ceremony"
    if state.last_period is not None:
        return state.last_period, "period_carried"
    if state.only_year is not None and not scene.times:
        return Period("in_year", state.only_year, state.only_year), "period_carried"
    return Period(), "period_unknown"


def year_of(period: Period) -> int | None:
    """The year of assessment that a period ends in."""
    if period.end is None:
        return None
    return assessed_year(period.end) if period.kind == "award_on" else int(period.end[:4])
