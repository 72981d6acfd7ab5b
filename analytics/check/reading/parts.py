"""Lists below a total or a heading, and sentences that part the total told before: "217 minimal Baik. Bagian terbesar
kabupaten/kota, yakni 126; selebihnya 33 kementerian, …", "JANGKAUAN PENILAIAN 2019–2022 / Provinsi: 81 persen"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from analytics.check.model import Period
from analytics.check.reading.draft import Draft
from analytics.check.reading.employees import heads_employees
from analytics.check.reading.figures import Figure
from analytics.check.reading.period_counts import count_period, target_period
from analytics.check.reading.phrases import Hit, words
from analytics.check.reading.scene import Scene
from analytics.check.reading.state import State, ceremonies

_WHOLES = ("agencies_in_category", "agencies_assessed", "awards")
_GROUPS = ("all", "daerah", "central", "kementerian_lembaga")
_SHARE_OF = {"agencies_in_category": "share_in_category", "agencies_assessed": "share_assessed"}
_KINDS = ("kementerian", "kementerian_lembaga", "lpnk", "lns", "lembaga", "lembaga_lain", "central", "provinsi",
          "kabupaten_kota", "kabupaten", "kota", "daerah")  # fmt: skip
_LEADS = words("small", "parts_leads")
_TO_COUNT = words("small", "parts_to_count")
_LINE = words("small", "parts_line")
_REFERS = words("small", "in_turn_refers")
_COVERAGE = words("small", "parts_coverage")
_OTHERS = ("assessed", "award", "attendance", "guidance", "registered", "target", "score", "mean", "applied")
_LEVEL = frozenset({"tingkat", "level", "kelompok", "adapun", "sementara", "sedangkan", "tetapi", "but", "while", "in"})
_MOST = Decimal("1.25")  # of the whole: what parts add up to where one of them is told wrong
_DATED = ("month", "until", "span")
_LONGEST_HEADING, _SHORT = 16, 5  # tokens


@dataclass(frozen=True, slots=True)
class Frame:
    """What the lines below tell of each group: a total of all agencies whose parts they are (value), or a heading
    (no value). paragraph: where it, or the last of them, stands."""

    metric: str
    category: str | None
    period: Period
    how: str
    value: Decimal | None
    paragraph: int
    told: Decimal = Decimal(0)  # what the parts so far add up to
    subject: str | None = None  # whose the total is
    peer: str | None = None  # the one kind that the sentence told of, which others may follow


def read_parts(scene: Scene, used: set[int], state: State) -> tuple[list[Draft], set[int]]:
    """Drafts for the figures of a line or sentence that only goes on with what was told above it, and their first
    tokens. used: the first tokens of figures already read."""
    frame = state.frame
    if frame is None or not 0 <= scene.sentence.paragraph - frame.paragraph <= 1:
        return [], set()
    if scene.categories or scene.owners or scene.times or used & {figure.first for figure in scene.figures}:
        return [], set()
    nouns = {figure.first: _noun(scene, figure) for figure in scene.figures}
    told = [(figure, noun) for figure in scene.figures if (noun := nouns[figure.first]) is not None]
    if not told or len(told) != len(scene.figures):
        return [], set()
    if not (_is_line(scene, told, frame) or _parts_it(scene, told, frame)):
        return [], set()
    drafts = [_draft(scene, figure, noun, frame) for figure, noun in told]
    if any(draft is None for draft in drafts):
        return [], set()
    added = sum((figure.value for figure, _ in told if figure.form == "plain"), start=frame.told)
    state.frame = replace(frame, paragraph=scene.sentence.paragraph, told=added)
    return [draft for draft in drafts if draft is not None], {figure.first for figure in scene.figures}


def _noun(scene: Scene, figure: Figure) -> Hit | None:
    """The kind of agencies that a figure counts: beside it, or before it over words such as "yakni", "with"."""
    if figure.form == "ordinal" or figure.unit not in (None, "percent") or (figure.half and figure.form == "plain"):
        return None
    if figure.scope is not None:
        return figure.scope if figure.scope.id in _KINDS else None
    before = next((hit for hit in reversed(scene.scopes) if hit.last <= figure.first), None)
    if before is None or before.id not in _KINDS or any(one.scope is before for one in scene.figures):
        return None
    if any(before.last <= one.first < figure.first for one in scene.figures):
        return None
    gained = {at for hit in scene.cues.get("gain", ()) for at in range(hit.first, hit.last)}
    told = all(at in gained or scene.tokens[at].norm in _TO_COUNT for at in range(before.last, figure.first))
    return before if told else None


def _is_line(scene: Scene, told: Sequence[tuple[Figure, Hit]], frame: Frame) -> bool:
    """Whether a line holds nothing but groups with their figures."""
    if frame.peer is not None or not scene.sentence.first or scene.sentence.paragraph != frame.paragraph + 1:
        return False
    return all(norm in _LINE for norm in _rest(scene, told)) and _fits(told, frame)


def is_only_groups(scene: Scene) -> bool:
    """Whether a sentence holds nothing but groups with their figures, and words that tell how many."""
    spoken = {at for figure in scene.figures for at in range(figure.first, figure.last)}
    for hits in (scene.scopes, scene.times, scene.topics, scene.categories):
        spoken |= {at for hit in hits for at in range(hit.first, hit.last)}
    small = _LINE | _TO_COUNT | _LEVEL | _REFERS | _COVERAGE
    return all(token.norm in small for at, token in enumerate(scene.tokens) if at not in spoken)


def _rest(scene: Scene, told: Sequence[tuple[Figure, Hit]]) -> list[str]:
    """The words of a sentence besides its groups and their figures."""
    spoken = {at for figure, _ in told for at in range(figure.first, figure.last)}
    spoken |= {at for hit in scene.scopes for at in range(hit.first, hit.last)}
    return [token.norm for at, token in enumerate(scene.tokens) if at not in spoken]


def _parts_it(scene: Scene, told: Sequence[tuple[Figure, Hit]], frame: Frame) -> bool:
    """Whether a sentence says that it parts the total before."""
    if any(figure.form != "plain" for figure, _ in told) or (frame.value is None and frame.peer is None):
        return False
    if frame.peer is not None:
        # "13 provinsi minimal Baik. Untuk kabupaten/kota jumlahnya 25."
        other = all(noun.id not in (frame.peer, "lembaga") for _, noun in told)
        near = scene.sentence.paragraph == frame.paragraph and len(scene.tokens) <= _LONGEST_HEADING
        led = all(noun.last <= figure.first for figure, noun in told)
        small = all(norm in _LINE | _TO_COUNT | _LEVEL for norm in _rest(scene, told))
        return other and near and led and small and not any(scene.has(cue) for cue in (*_OTHERS, "others"))
    if any(not _is_origin(scene, hit) for cue in _OTHERS for hit in scene.cues.get(cue, ())):
        return False
    says = bool(_LEADS & {token.norm for token in scene.tokens}) or any(map(scene.has, ("among", "others", "gain")))
    return (says or len(told) > 2) and _fits(told, frame)


def _is_origin(scene: Scene, hit: Hit) -> bool:
    """Whether a verb only says of what kind the agencies are: "datang dari kabupaten", "came from the regions"."""
    return scene.norms(hit.last, hit.last + 1) in (["dari"], ["from"])


def _fits(told: Sequence[tuple[Figure, Hit]], frame: Frame) -> bool:
    if frame.value is None:
        return len({hit.id for _, hit in told}) == len(told)
    parts = [figure.value for figure, _ in told if figure.form == "plain"]
    return all(one < frame.value for one in parts) and sum(parts, start=frame.told) <= _MOST * frame.value


def _draft(scene: Scene, figure: Figure, noun: Hit, frame: Frame) -> Draft | None:
    share = figure.form == "percent"
    metric = frame.metric
    if share and frame.value is not None:
        return None
    if share:
        metric = _SHARE_OF.get(metric, metric)
    elif metric == "target_share":
        return None
    draft = Draft(scene.tokens, figure.first, figure.last, metric, (noun.id,), category=frame.category,
                  period=frame.period, value=figure.value, unit="percent" if share else "agencies",
                  bound=figure.bound)  # fmt: skip
    draft.how = ["scope_noun", f"metric_{metric}", *(["category_of_list"] if frame.category else []), frame.how]
    draft.sure = ["subject"]
    draft.rest_on("scope", noun)
    return draft


def keep_frame(scene: Scene, drafts: Sequence[Draft], state: State) -> None:
    """Keep what the next lines may go on with: the one total of all agencies of a sentence, or what a heading says."""
    names_one = (bool(scene.owners) or heads_employees(scene)) and not scene.figures
    if scene.sentence.heading and (names_one or is_in_box_of_one(scene, state)):
        state.box = scene.sentence.paragraph
    if _is_heading(scene):
        _keep_heading(scene, state)
        return
    sure = [draft for draft in drafts if draft.doubt is None and draft.other is None]
    wholes = [draft for draft in sure if draft.subject[0] in _GROUPS and draft.metric in _WHOLES]
    if len(wholes) > 1:
        # "217 dari 719 instansi minimal Baik": of the part, not of the whole, the details follow.
        wholes = [one for one in wholes if one.metric != "agencies_assessed"] or wholes
    if len(wholes) > 1 and (whole := _sum_of(wholes)) is not None:
        wholes = [whole]
    if len(wholes) == 1 and wholes[0].unit == "agencies" and wholes[0].value is not None:
        (one,) = wholes
        state.frame = Frame(
            one.metric, one.category, one.period, one.how[-1], one.value, scene.sentence.paragraph,
            subject=one.subject[0],
        )  # fmt: skip
    elif wholes or any(
        draft.other is None and draft.unit == "agencies" and not _is_part(draft, state) for draft in drafts
    ):
        state.frame = _peer(scene, sure)


def _sum_of(counts: Sequence[Draft]) -> Draft | None:
    """The total whose categories the other counts are: "130 penerima: 34 sangat baik dan 96 baik"."""
    most = max(counts, key=lambda one: one.value or 0)
    rest = [one.value or 0 for one in counts if one is not most]
    return most if most.category in (None, "at_least_baik") and sum(rest) <= (most.value or 0) else None


def _peer(scene: Scene, sure: Sequence[Draft]) -> Frame | None:
    """The one count of a kind that a sentence tells with its category, which the next one may tell of another kind."""
    counts = [draft for draft in sure if draft.unit == "agencies"]
    if len(counts) != 1 or counts[0].category is None or counts[0].metric not in ("agencies_in_category", "awards"):
        return None
    (one,) = counts
    if one.subject[0] not in _KINDS:
        return None
    return Frame(one.metric, one.category, one.period, one.how[-1], None, scene.sentence.paragraph, peer=one.subject[0])


def is_in_box_of_one(scene: Scene, state: State) -> bool:
    """Whether a line stands in a list whose heading names one agency, so that it counts no agencies: "TALENT BOX, KOTA
    BOGOR / Good: 57"."""
    return scene.sentence.heading and scene.sentence.paragraph - state.box in (0, 1)


def _is_part(draft: Draft, state: State) -> bool:
    """Whether a count is one of the parts just read, or of all agencies there are, which parts nothing."""
    frame = state.frame
    return frame is not None and (
        draft.metric == "agencies_registered" or (draft.metric == frame.metric and draft.category == frame.category)
    )


def _is_heading(scene: Scene) -> bool:
    """Whether a line only names what the lines below are about."""
    short = scene.sentence.heading and len(scene.tokens) <= _LONGEST_HEADING
    return short and not scene.figures and not scene.owners


def _keep_heading(scene: Scene, state: State) -> None:
    aimed = scene.has("target")
    named = {category.id for category in scene.categories if category.id != "outside"}
    covered = bool(_COVERAGE & {token.norm for token in scene.tokens})
    dated = _time_of_heading(scene, state)
    metric = None
    if len(named) == 1 or (aimed and not named):
        metric = "target_share" if aimed else "awards" if scene.has("award") else "agencies_in_category"
    elif not named and covered and not aimed:
        metric = "agencies_assessed"
    opens = len(scene.tokens) <= _SHORT and (scene.has("among") or bool(_LEADS & {one.norm for one in scene.tokens}))
    if metric is None and opens and state.frame is not None and state.frame.paragraph == scene.sentence.paragraph - 1:
        # "Rinciannya:" below a total opens its list.
        state.frame = replace(state.frame, paragraph=scene.sentence.paragraph)
        return
    state.frame = None
    if metric is None:
        return
    if metric == "target_share":
        period, how = target_period(scene, 0, state)
    else:
        time = scene.times[-1] if scene.times else None
        period, how = dated or count_period(scene, len(scene.tokens) - 1, time, state, "kinds", metric)
    category = next(iter(named), None)
    state.frame = Frame(metric, category, period, how, None, scene.sentence.paragraph)


def _time_of_heading(scene: Scene, state: State) -> tuple[Period, str] | None:
    """The time of a heading, which the counts below share: "Sistem merit, November 2022"."""
    time = scene.times[-1] if scene.times and not scene.times[-1].plan else None
    state.line_year = None
    if time is None or scene.has("target"):
        return None
    if time.kind == "year" and all(
        token.kind == "mark" for token in (*scene.tokens[: time.first], *scene.tokens[time.last :])
    ):
        # A line that is a year: those below are of that year.
        state.line_year = time.start
        state.count_period = Period("in_year", time.start, time.start)
        return state.count_period, "period_year"
    if time.kind == "date" and time.start not in ceremonies() and time.start:
        period, how = Period("cumulative_to", None, time.start[:7]), "period_up_to"
    elif time.kind in _DATED and not (scene.has("award") and time.kind == "month"):
        period, how = count_period(scene, len(scene.tokens) - 1, time, state, "all", "agencies_in_category")
    else:
        return None
    state.count_period = period
    return period, how
