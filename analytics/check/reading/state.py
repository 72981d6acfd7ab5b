"""What is carried from sentence to sentence: the topic, the last agency that can own a result, times, scopes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from analytics.check.model import Period, Stage
from analytics.check.reading.agencies import Agency
from analytics.check.reading.draft import Draft
from analytics.check.reading.phrases import load_list, words
from analytics.check.reading.scene import Scene
from analytics.check.reading.times import Time

if TYPE_CHECKING:
    from analytics.check.reading.in_turn import Order
    from analytics.check.reading.parts import Frame

_KINDS = ("provinsi", "kabupaten", "kota")
_TO_ONE = 5  # tokens from a name to "one of the provinces"
_NOUN_REACH = 12  # tokens from a noun to a name of its kind
_MONTH = 7  # characters of a day that tell its month
_YEAR = 4  # digits
_NEAR = timedelta(days=21)


def ceremonies() -> list[str]:
    """The days of the ceremonies, in order."""
    return load_list("times")["ceremony"]


def assessed_year(day: str) -> int:
    """The year of the assessments that a ceremony is about: one in January is about the year before."""
    year, month = int(day[:4]), int(day[5:7] or 12) if len(day) > 4 else 12
    return year - 1 if month <= 2 else year


def ceremony_near(published: date | None) -> str | None:
    """The ceremony of the three weeks before a text was published."""
    if published is None:
        return None
    for day in ceremonies():
        if timedelta(0) <= published - date.fromisoformat(day) <= _NEAR:
            return day
    return None


@dataclass(slots=True)
class State:
    """Carried through a text. published: its day. ceremony: the one that the whole text is about.

    topic: the other thing that the sentences talk about, "merit", or None while nothing was named.
    subject, group: the agency, and the agencies in one list, of the last sentence that named any.
    """

    published: date | None
    ceremony: str | None
    merit: bool
    elsewhere: bool = False  # the text tells of other assessments, and never of this one
    main: tuple[str, ...] = ()
    main_agency: Agency | None = None
    only_agency: Agency | None = None  # where the text names no other
    topic: str | None = None
    paragraph: int = -1
    aspect: str | None = None  # the last one named
    asked: bool = False  # the sentence before asks for a figure
    asked_about: tuple[str, str, str | None] | None = None  # "berapa instansi …?": the scope, the metric, the category
    answers: int = -1  # the paragraph that answers it, which goes on with the agency asked about
    places: list[Agency] = field(default_factory=list)  # told as places only, for "there"
    steps: int = -1  # the paragraph that told last of the steps of the self-assessment
    survey: int = -1  # the paragraph of a poll, whose shares are of those who answered
    subject: Agency | None = None
    subject_paragraph: int = -1
    group: list[Agency] = field(default_factory=list)
    recent: list[Agency] = field(default_factory=list)
    owners_named: int = 0
    count_period: Period | None = None
    head_category: str | None = None  # of a heading, for the totals in the lines below it
    told_category: str | None = None  # the one category of the last counts and shares, and where they stand
    told_paragraph: int = -1
    named_categories: tuple[str, ...] = ()  # all that the last sentence with categories names, and where it stands
    named_paragraph: int = -9
    target_period: Period | None = None  # the year that targets were set for, in this paragraph
    target_paragraph: int = -1
    province: str | None = None  # the one that was named last
    province_paragraph: int = -1
    said_year: int | None = None  # the last year that the sentence before names, for "at the time"
    said_paragraph: int = -1
    means: int = -1  # the paragraph that told last of a mean over agencies, and its time
    mean_period: Period | None = None
    order: Order | None = None  # the groups of the last shares
    covered: int = -1  # the paragraph that told last of how many were assessed, in shares or of all
    head_time: Time | None = None  # a line that is a year, a month, or the day of a ceremony, and where it stands
    head_paragraph: int = -9
    line_year: str | None = None  # of a line that is a year, for the lines below it
    box: int = -2  # the last line below a heading that names one agency
    frame: Frame | None = None  # what the lines below may go on with
    count_strict: bool = False  # the text says that the period of counts is one year only
    last_group: str | None = None  # the one group of the last counts and shares, for "of them"
    last_paragraph: int = -1
    last_value: Decimal | None = None  # the one number of them
    count_scope: str | None = None
    count_metric: str | None = None
    count_category: str | None = None  # the one category of the counts of the last sentence that had any
    share_category: str | None = None  # that of the last share, which the next one of its paragraph goes on with
    share_paragraph: int = -1
    share_period: Period | None = None
    count_total: Decimal | None = None  # the last count of all agencies, which the next sentence may part
    single_period: Period | None = None
    lead_period: Period | None = None  # the first one, which a report comes back to after a look back
    told_day: str | None = None  # the last ceremony that the sentence before names, for "that list"
    stage: Stage = "verified"  # that of the last total, which a list of its aspects shares
    last_period: Period | None = None  # where nothing else is said: the year in which the text tells of a total
    paragraph_period: Period | None = None
    only_year: str | None = None  # the one year of assessments that the whole text names
    columns: tuple[str, str] | None = None  # the two years that a heading tells of the lines below it
    year: int | None = None
    year_paragraph: int = -1
    speakers: dict[int, Agency] = field(default_factory=dict)
    scores: list[Draft] = field(default_factory=list)
    relative: dict[tuple[int, int], int | None] = field(default_factory=dict)

    def tell_year(self, year: int | None, scene: Scene) -> None:
        """Keep the year that a sentence tells of a result, from which "setahun kemudian" counts."""
        if year is not None:
            self.year, self.year_paragraph = year, scene.sentence.paragraph

    def is_far(self, day: str) -> bool:
        """Whether a day is neither of the year of the text nor of that of what it is about, where it tells both."""
        about = self.single_period.end if self.single_period is not None else None
        if about is None or self.published is None:
            return False
        return day[:_YEAR] not in (about[:_YEAR], str(self.published.year))

    def today_year(self) -> int | None:
        """The year of the assessments that "tahun ini" means: in January and February the one before."""
        if self.published is None:
            return None
        return self.published.year - (self.published.month <= 2)


def come_back(state: State) -> None:
    """A new paragraph comes back from a look at an earlier ceremony to the time that the report is about."""
    lead, now = state.lead_period, state.single_period
    if lead is None or now is None or lead.end is None or now.end is None:
        return
    if assessed_year(now.end) < assessed_year(lead.end):
        state.single_period = lead


def tell_ceremonies(scene: Scene, drafts: Sequence[Draft], state: State) -> None:
    """Keep the ceremonies that a sentence names: the first for what follows, the last for "that list". One that is only
    looked back at, in a sentence that tells of a later time, is not what follows."""
    days = list(named_ceremonies(scene))
    told = [draft.period.end for draft in drafts if draft.metric in ("score", "category") and draft.period.end]
    later = bool(days) and any(assessed_year(end) > assessed_year(days[0]) for end in told)
    if later and state.lead_period is not None:
        state.told_day = days[-1]
    elif days:
        state.single_period = Period("award_on", days[0], days[0])
        state.told_day = days[-1]
    elif (day := _headed_day(scene, state)) is not None:
        state.single_period = Period("award_on", day, day)
    elif scene.figures or scene.categories:
        state.told_day = state.told_day if scene.has("that_list") else None
    state.lead_period = state.lead_period or state.single_period


def _headed_day(scene: Scene, state: State) -> str | None:
    """The day that a heading tells of an award, which is that of no ceremony and not of the month of the one that the
    text is about: the lines below are of that day, whatever was handed over on it."""
    headed = scene.sentence.heading or scene.tokens[-1].norm == ":"
    day = next((time.start for time in scene.times if time.kind == "date" and time.start), None)
    if not headed or not scene.has("award") or day is None or state.ceremony is None:
        return None
    return day if day[:_MONTH] != state.ceremony[:_MONTH] else None


def resolve_shared_names(scenes: Sequence[Scene]) -> None:
    """Read a name that several agencies bear as the only one of them that the text names in full."""
    sure: dict[str, set[tuple[str, ...]]] = {}
    for scene in scenes:
        for agency in scene.agencies:
            if len(agency.ids) == 1 and agency.types is not None:
                sure.setdefault(agency.key, set()).add(agency.ids)
    for scene in scenes:
        _by_noun(scene)
        _by_provinces(scene)
        for place, agency in enumerate(scene.agencies):
            known = sure.get(agency.key, set())
            near = scene.norms(agency.first - 4, agency.first)
            if (
                len(agency.ids) > 1
                and len(known) == 1
                and not any(norm.startswith(("tetangga", "neighbo")) for norm in near)
            ):
                (ids,) = known
                if ids[0] in agency.ids:
                    scene.agencies[place] = replace(agency, ids=ids, how="agency_named_before")


def _by_noun(scene: Scene) -> None:
    """Read a shared name as that of the kind that its sentence speaks of right before: "kota yang dipimpinnya,
    Tangerang, …", "sembilan provinsi …; Gorontalo salah satunya"."""
    for place, agency in enumerate(scene.agencies):
        if len(agency.ids) < 2 or agency.types is not None:
            continue
        kinds = {hit.id for hit in scene.scopes if 0 <= agency.first - hit.last <= _NOUN_REACH and hit.id in _KINDS}
        kinds = _one_of(scene, agency) or kinds
        fitting = [name for name in agency.ids if name.split("-", 1)[0] in kinds]
        if len(kinds) == 1 and len(fitting) == 1:
            scene.agencies[place] = replace(agency, ids=(fitting[0],), how="agency_by_list")


def _one_of(scene: Scene, agency: Agency) -> set[str]:
    """The kind of which an agency is one by what follows: "Gorontalo menjadi salah satu provinsi yang …"."""
    for hit in scene.scopes:
        lead = scene.norms(agency.last, hit.first)
        one = lead[-2:] in (["salah", "satu"], ["one", "of"]) or lead[-3:] == ["one", "of", "the"]
        if hit.id in _KINDS and hit.first >= agency.last and len(lead) <= _TO_ONE and one:
            return {hit.id}
    return set()


def _by_provinces(scene: Scene) -> None:
    """Read a shared name as the province where all others of its sentence are provinces: "Banten 330,5,
    Gorontalo 327"."""
    sure = [agency for agency in scene.owners if len(agency.ids) == 1]
    if not sure or not all(agency.ids[0].startswith("provinsi-") for agency in sure):
        return
    for place, agency in enumerate(scene.agencies):
        fitting = [name for name in agency.ids if name.startswith("provinsi-")]
        if len(agency.ids) > 1 and agency.types is None and len(fitting) == 1:
            scene.agencies[place] = replace(agency, ids=(fitting[0],), how="agency_by_list")


def start_state(scenes: Sequence[Scene], published: date | None) -> State:
    """The state before the first sentence, from a look at the whole text."""
    days: Counter[str] = Counter()
    dated: Counter[str] = Counter()
    merit = elsewhere = False
    owners: Counter[tuple[str, ...]] = Counter()
    for scene in scenes:
        merit = merit or any(hit.id == "merit" for hit in scene.topics)
        elsewhere = elsewhere or any(hit.id not in ("merit", "generic_merit") for hit in scene.topics)
        owners.update(agency.ids for agency in scene.owners if agency.ids)
        days.update(named_ceremonies(scene))
        dated.update(time.start for time in scene.times if time.kind == "date" and time.start in ceremonies())
    # An award on the day of a ceremony is that of the merit system where the text names no other thing.
    merit = merit or (bool(days) and not elsewhere)
    # The ceremony of these days, where the text gives no day: a month alone may be that of the one before.
    near = ceremony_near(published) if not dated else None
    ceremony = near or (days.most_common(1)[0][0] if days else None)
    state = State(published=published, ceremony=ceremony, merit=merit, elsewhere=elsewhere and not merit)
    years = {time.start for scene in scenes for time in scene.times if time.kind != "since" and not time.plan}
    if len(years) == 1 and (year := next(iter(years))) is not None and len(year) == _YEAR:
        state.only_year = year
    state.owners_named = len(owners)
    if owners:
        (state.main, most), second = owners.most_common(1)[0], ([*owners.most_common(2), ((), 0)][1][1])
        main = next(agency for scene in scenes for agency in scene.owners if agency.ids == state.main)
        if most >= 2 * second and len(state.main) == 1:
            state.main_agency = main
        if len(owners) == 1 and len(state.main) == 1:
            state.only_agency = main
    _find_speakers(scenes, state)
    return state


def _find_speakers(scenes: Sequence[Scene], state: State) -> None:
    """For each sentence the agency that speaks further on in its paragraph: "Kita …. Masih …," ucap Bupati …"""
    speaker: Agency | None = None
    paragraph = -1
    for scene in reversed(scenes):
        if scene.sentence.paragraph != paragraph:
            paragraph, speaker = scene.sentence.paragraph, None
        if speaker is not None:
            state.speakers[id(scene)] = speaker
        for agency in scene.owners:
            before = scene.norms(agency.first - 4, agency.first)
            if agency.ids and any(norm in words("cues", "speech") for norm in before):
                speaker = agency


def named_ceremonies(scene: Scene) -> Iterable[str]:
    """The ceremonies that a sentence names by day, or by month where it speaks of an award."""
    for time in scene.times:
        if time.kind == "date" and time.start in ceremonies():
            yield time.start
        elif time.kind == "month" and scene.has("award") and not _is_of_before(scene, time):
            yield from (day for day in ceremonies() if day.startswith(time.start or "-"))


def _is_of_before(scene: Scene, time: Time) -> bool:
    """Whether a month is that of the number before a change: "123 agencies, up from 81 in January"."""
    led = next((figure for figure in scene.figures if 0 <= time.first - figure.last <= 1), None)
    return led is not None and scene.norms(led.first - 1, led.first) in (["from"], ["dari"])


def keep_head_time(scene: Scene, state: State) -> None:
    """Keep the time that a line of a chronicle is, for the paragraph below it: "Desember 2018"; one that goes on to
    tell of another year ("Hasil pemetaan 2017 beredar") is not of that time."""
    time = scene.times[0] if len(scene.times) == 1 else None
    if state.head_time is not None and scene.sentence.paragraph == state.head_paragraph + 1:
        year = (state.head_time.start or "")[:_YEAR]
        if any((one.end or one.start or year)[:_YEAR] != year or one.years for one in scene.times):
            state.head_time = None
    if time is None or not scene.sentence.heading or time.first or not time.start:
        return
    dated = time.kind in ("year", "month") or (time.kind == "date" and time.start in ceremonies())
    if dated and all(token.kind == "mark" for token in scene.tokens[time.last :]):
        state.head_time, state.head_paragraph = time, scene.sentence.paragraph


def headed_by(scene: Scene, state: State) -> Time | None:
    """The time of the line right above a paragraph that tells none of its own so far."""
    below = scene.sentence.paragraph == state.head_paragraph + 1 and not scene.times
    return state.head_time if below and state.paragraph_period is None else None


def is_held_against(scene: Scene, agency: Agency) -> bool:
    """Whether a sentence names an agency only to hold another one against it: "… trail those of West Java"."""
    those = scene.cue_before("those_of", agency.first)
    return those is not None and not any(figure.first >= those.last for figure in scene.figures)
