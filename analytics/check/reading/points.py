"""Whether a bare number is the points of an agency, in all or in an aspect."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from analytics.check.reading.agencies import Agency
from analytics.check.reading.asides import in_closed_aside
from analytics.check.reading.categories import Category, in_band
from analytics.check.reading.figures import Figure
from analytics.check.reading.located import located
from analytics.check.reading.phrases import Hit, words
from analytics.check.reading.scene import STRONG, Scene
from analytics.check.reading.state import State
from analytics.check.reading.times import Time

_LOWEST, _HIGHEST = Decimal(60), Decimal(420)
_LOWEST_WHOLE, _HIGHEST_TOTAL, _LARGEST_ASPECT = Decimal(100), Decimal(410), Decimal(130)
_PARTS = (["di", "antaranya"], ["of", "them"], ["of", "those"], ["of", "these"], ["of", "which"], ["among", "them"])
_ANSWER = 2  # words before a number that answers: "Ya, …", "Sekarang …"
_TO_ASPECT = 3  # tokens from a figure over "for the" to the aspect that it is of
_IN_ASPECT = (["for"], ["in"], ["on"], ["untuk"], ["pada"], ["di"], ["dalam"])
_TOTALS, _TO_TOTAL = frozenset({"total", "totalnya", "totals", "sum", "jumlahnya", "altogether"}), 5
_SAID_OF = frozenset({"adalah", "ialah", "itulah", "merupakan", ",", "is", "was", "the", "were"})
_TO_WHOLE = 6  # tokens
_OPENING = 3  # tokens: "With 331, the Manpower Ministry …"
_FORM_TOTALS = (Decimal(400), Decimal(410))
_WHOLE = words("small", "classify_whole")
_SMALL = words("small", "classify_small")
_FULFILLED = frozenset(
    {"kini", "sudah", "telah", "terwujud", "tercapai", "terpenuhi", "berhasil", "terlampaui", "melampaui"}
)
_NEEDS = words("small", "limits_needs")
_SUPPOSED = frozenset({"andai", "andaikan", "seandainya", "sekiranya", "andaikata"})
_FROM = frozenset({"from", "dari"})
_AFTER = words("small", "points_after")
_ASIDES = words("small", "points_asides")
_RUN = words("small", "classify_run")


def points_of(scene: Scene, figure: Figure, before: str | None, state: State) -> str | None:
    """Whether a figure is points, and of what."""
    follows = behind(scene, figure)
    named = scene.norms(figure.first - 2, figure.first) == ["'", "s"]
    named = named and any(agency.last in (figure.first - 2, figure.first) for agency in scene.owners)
    owned = (named or scene.norms(figure.first - 1, figure.first) == ["its"]) and figure.scope is None
    if _is_answer(scene, figure, state) or (owned and _LOWEST_WHOLE <= figure.value <= _HIGHEST_TOTAL):
        return "score"
    if figure.unit == "points" or (whole := _whole_of(scene, figure)) in _FORM_TOTALS:
        return _of_aspect(scene, figure)
    if whole is not None and whole <= _LARGEST_ASPECT and any(hit.last <= figure.first for hit in scene.aspects):
        return "aspect_points"
    if _is_said_of(scene, figure) or located(scene, figure) is not None:
        return "score"
    if follows[:2] in _PARTS or (figure.value > _HIGHEST_TOTAL and not scene.owners):
        return None
    if figure.scope is None and (_told_of_name(scene, figure) or _in_its_band(scene, figure, state)):
        return "score"
    if follows[:2] == ["di", "antaranya"] or follows[:1] in (["lainnya"], ["sisanya"], ["diantaranya"]):
        return None
    hit = scene.cue_before("score", figure.first, reach=14)
    if hit is not None and _leads_to(scene, hit, figure):
        return _of_aspect(scene, figure)
    if hit is not None and all(norm in _SMALL or norm.isdigit() for norm in scene.norms(hit.last, figure.first)):
        return _of_aspect(scene, figure)
    if _is_held_against(scene, figure, state):
        return "score"
    if _is_sum(scene, figure, state):
        return "score"
    if figure.value <= 130 and any(0 <= figure.first - hit.last <= 1 for hit in scene.aspects):
        return "aspect_points"
    led = any(0 < hit.first - figure.last <= _TO_ASPECT for hit in scene.aspects) and follows[:1] in _IN_ASPECT
    several = len({hit.id for hit in scene.aspects}) > 1 and bool(scene.owners or state.subject)
    bare = figure.half or (several and figure.unit is None and figure.scope is None)
    if led and bare and figure.value <= _LARGEST_ASPECT:
        # "It collected only 12.5 for promotion and transfer."
        return "aspect_points"
    if figure.half and _LOWEST <= figure.value <= _HIGHEST:
        return _of_aspect(scene, figure)
    if scene.aspects and before in ("aspect_points",):
        return _of_aspect(scene, figure)
    around = scene.bracket(figure.first)
    inside = around is not None and any(agency.last == around[0] for agency in scene.agencies)
    if inside and _LOWEST <= figure.value <= _HIGHEST:
        return "score"
    if not _LOWEST <= figure.value <= Decimal(999):
        return None
    lead = [
        agency
        for agency in scene.agencies
        if agency.last <= figure.first and figure.first - agency.last <= 6 and agency.role != "giver"
    ]
    gap = scene.norms(lead[-1].last, figure.first) if lead else []
    dated = all(norm in _SMALL or (norm.isdigit() and len(norm) == 4) for norm in gap)
    if lead and dated and (len(gap) <= 2 or "|" in gap) and figure.value >= 100:
        return "score"
    told = scene.norms(figure.first - 1, figure.first) in (["yaitu"], ["yakni"], ["tepatnya"], ["persisnya"])
    if told and figure.value >= 100 and scene.owners and scene.cue_before("score", figure.first) is not None:
        return "score"
    if before == "score" and figure.value >= 100:
        return "score"
    gain = scene.cue_before("gain", figure.first, reach=1)
    if gain is not None and figure.value >= 100 and scene.owners:
        return "score"
    if (
        figure.value >= 100
        and follows[:1] == ["("]
        and any(agency.first == figure.last + 1 for agency in scene.agencies)
    ):
        return "score"
    if figure.value >= 100 and _run_of_points(scene, figure):
        return "score"
    return "score" if _left_to_name(scene, figure, state) else None


def _is_answer(scene: Scene, figure: Figure, state: State) -> bool:
    """Whether a number by itself answers the question before it, or says once more what was just told: "Dua ratus enam
    puluh. Ya, dua ratus enam puluh."."""
    if figure.scope is not None or figure.unit is not None or not _LOWEST_WHOLE <= figure.value <= _HIGHEST_TOTAL:
        return False
    closes = scene.norms(figure.last, figure.last + 1) in ([], ["."], [","], ["!"])
    alone = closes and len(scene.figures) == 1 and not scene.owners and not scene.scopes
    led = next((at + 1 for at, token in enumerate(scene.tokens[: figure.first]) if token.norm == ":"), 0)
    again = bool(state.scores) and state.scores[-1].value == figure.value
    return alone and figure.first - led <= _ANSWER and (state.asked or again)


def _is_said_of(scene: Scene, figure: Figure) -> bool:
    """Whether the word for a total is said of a number before it: "332 adalah nilai sistem merit Provinsi Jawa
    Timur"."""
    gap = set(scene.norms(figure.last, hit.first)) if (hit := scene.cue_after("score", figure.last, reach=3)) else None
    size = figure.scope is None and figure.unit is None and _LOWEST_WHOLE <= figure.value <= _HIGHEST_TOTAL
    return bool(size and gap and gap <= _SAID_OF) and bool(scene.owners)


def _is_held_against(scene: Scene, figure: Figure, state: State) -> bool:
    """Whether a number is what another total is held against: "40.5 more than the 294 it had"."""
    size = figure.scope is None and figure.unit is None and _LOWEST_WHOLE <= figure.value <= _HIGHEST_TOTAL
    told = any(other.last <= figure.first and (other.half or other.unit == "points") for other in scene.figures)
    led = scene.cue_before("than", figure.first, reach=2)
    return size and told and led is not None and led.id == "than" and bool(scene.owners or state.subject)


def _is_sum(scene: Scene, figure: Figure, state: State) -> bool:
    """Whether a number is the total of the aspects told right before: "Its provisional total came to 327"."""
    told = _TOTALS & set(scene.norms(figure.first - _TO_TOTAL, figure.first))
    size = figure.scope is None and figure.unit is None and _LOWEST_WHOLE <= figure.value <= _HIGHEST_TOTAL
    return bool(told and size and state.aspect and state.subject) and not scene.scopes


def _left_to_name(scene: Scene, figure: Figure, state: State) -> bool:
    """Whether a bare number of the size of a total can only be that of the agency before it in its clause, or of the
    one told of right before: nothing in the clause counts."""
    first, last = scene.segment(figure.first, STRONG)
    if not is_followed(scene, figure.last):
        return False
    nouns = [
        hit
        for hit in scene.scopes
        if first <= hit.first < last
        and not scene.tokens[hit.last - 1].norm.endswith("nya")
        and not any(
            one.first <= hit.first < one.last and one.last - one.first > 1 for one in scene.cues.get("pronoun", ())
        )
        and "se" not in scene.norms(hit.first - 2, hit.first)
    ]
    led_by = scene.norms(figure.first - 1, figure.first)[-1:] in (["with"], ["on"], ["at"], ["dengan"])
    if led_by and any(first <= one.first < figure.first and one.form == "ordinal" for one in scene.figures):
        # "came first among regencies and cities … with 366"
        nouns = []
    if figure.unit is not None or nouns or _counts_others(scene):
        return False
    size = _LOWEST_WHOLE <= figure.value <= _HIGHEST_TOTAL or (figure.half and figure.value >= _LOWEST)
    named = any(first <= agency.first and agency.last <= figure.first for agency in scene.owners)
    # "Yogyakarta menyusul di jajaran sangat baik dengan 342"
    named = named or (scene.norms(first - 1, first) == ["menyusul"] and any(a.last == first - 1 for a in scene.owners))
    # "hitungan sendiri lewat penilaian mandiri pada Juni 2020 sudah 288"
    staged = any(hit.id != "verified" and hit.last <= figure.first for hit in scene.stages)
    gained = staged or scene.cue_before("gain", figure.first, reach=2) is not None
    led = gained and (named or state.subject is not None)
    after = next((agency for agency in scene.owners if agency.first >= figure.last), None)
    opens = figure.first <= _OPENING and scene.tokens[0].norm in words("small", "own_leads") and after is not None
    return size and (
        named
        or led
        or _starts_change(scene, figure, after)
        or (opens and after is not None and after.first - figure.last <= _OPENING)
    )


def _starts_change(scene: Scene, figure: Figure, after: Agency | None) -> bool:
    """Whether a change of an agency begins with a figure that opens its sentence: "Dari 294 pada 28 Januari 2021,
    Kabupaten Sinjai naik ke 334,5"."""
    led = figure.first == 1 and scene.tokens[0].norm in _FROM and figure.scope is None and after is not None
    return led and any(
        after is not None and after.last <= other.first and _LOWEST_WHOLE <= other.value <= _HIGHEST_TOTAL
        for other in scene.figures
    )


def _counts_others(scene: Scene) -> bool:
    """Whether a sentence tells of others, and not only of another side: "di ujung lain, Kalimantan Timur …"."""
    return any(scene.tokens[hit.first - 1].norm not in _ASIDES for hit in scene.cues.get("others", ()))


def behind(scene: Scene, figure: Figure) -> list[str]:
    """The three words behind a figure, over a share in brackets: "524 (86,6%) lainnya"."""
    at = figure.last
    if scene.norms(at, at + 1) == ["("] and (around := scene.bracket(at + 1)) is not None:
        share = any(at < other.first < around[1] and other.form == "percent" for other in scene.figures)
        at = around[1] + 1 if share else at
    return scene.norms(at, at + 3)


def _whole_of(scene: Scene, figure: Figure) -> Decimal | None:
    """The whole of which a figure is so many: "327 out of a possible 410", "37,5 dari 40"."""
    after = next((other for other in scene.figures if other.first >= figure.last), None)
    if after is None or after.scope is not None or after.value < figure.value or after.form != "plain":
        return None
    return after.value if is_whole_of(scene, figure, after) else None


def is_whole_of(scene: Scene, figure: Figure, after: Figure) -> bool:
    """Whether only words for the highest possible total lead from a figure to another: "37,5 dari maksimal 40"."""
    gap = scene.norms(figure.last, after.first)
    leads = gap[:1] in (["of"], ["dari"], ["/"]) or gap[:2] in (["out", "of"], ["points", "of"], ["poin", "dari"])
    return leads and len(gap) <= _TO_WHOLE and all(norm in _WHOLE for norm in gap)


def _told_of_name(scene: Scene, figure: Figure) -> bool:
    """Whether a name and a colon begin the sentence, so that all is said of it: "Kaltim: ada yang menulis 246"."""
    lead = next((agency for agency in scene.owners if agency.last <= figure.first), None)
    named = lead is not None and lead.first <= 2 and scene.norms(lead.last, lead.last + 1) == [":"]
    return (
        named
        and not scene.scopes
        and figure.unit is None
        and len(scene.owners) == 1
        and _LOWEST_WHOLE <= figure.value <= _HIGHEST_TOTAL
    )


def _in_its_band(scene: Scene, figure: Figure, state: State) -> bool:
    """Whether a whole number without a noun goes on with the totals told right before: "Tahun 2022 sudah 273, masuk
    Baik", "setahun sebelumnya masih 289"; the category beside it must fit."""
    if not scene.owners and state.subject is None and state.only_agency is None:
        return False
    if scene.scopes or figure.unit is not None or not _LOWEST_WHOLE <= figure.value <= _HIGHEST_TOTAL:
        return False
    beside = next(
        (one for one in scene.categories if 0 <= one.first - figure.last <= 3 or 0 <= figure.first - one.last <= 3),
        None,
    )
    if beside is not None and in_band(figure.value, beside.id):
        # So many agencies without a word for them, and just in the band of the category: a total.
        return True
    if not state.scores or scene.has("others") or not (scene.times or scene.categories):
        return False
    if not is_followed(scene, figure.last):
        return False
    near = next((one for one in scene.categories if 0 <= one.first - figure.last <= 4), None)
    return near is None or (figure.form == "plain" and in_band(figure.value, near.id))


def _leads_to(scene: Scene, hit: Hit, figure: Figure) -> bool:
    """Whether a word for the score leads to a figure over a name and a time: "nilai Pemkab Wajo pada Mei 320"."""
    gap = scene.norms(hit.last, figure.first)
    if (
        figure.scope is not None
        or figure.value < 60
        or any(norm in (",", ";", ".", "dan", "sedangkan") for norm in gap)
    ):
        return False
    return not any(hit.last <= other.first < figure.first for other in scene.figures)


def _run_of_points(scene: Scene, figure: Figure) -> bool:
    """Whether a list that the figure begins goes on to a figure that is points for certain."""
    last = figure.last
    for other in scene.figures:
        if other.first < figure.last:
            continue
        gap = scene.norms(last, other.first)
        if len(gap) > 6 or not all(norm in _RUN or norm.isdigit() for norm in gap):
            return False
        if other.unit == "points" or (other.half and _LOWEST <= other.value <= _HIGHEST):
            return True
        last = other.last
    return False


def is_followed(scene: Scene, at: int) -> bool:
    """Whether what follows a bare number, at a token, can follow a total; another word is a noun that the number
    counts."""
    if at >= len(scene.tokens) or scene.tokens[at].kind != "word" or scene.tokens[at].norm in _AFTER:
        return True
    known: tuple[Sequence[Time | Category | Hit | Agency], ...] = (
        scene.times, scene.categories, scene.topics, scene.owners, scene.stages,
    )  # fmt: skip
    cued = any(hit.first == at for hits in scene.cues.values() for hit in hits)
    return cued or at in {piece.first for pieces in known for piece in pieces}


def _of_aspect(scene: Scene, figure: Figure) -> str:
    near = [hit for hit in scene.aspects if abs(hit.first - figure.first) <= 10]
    return "aspect_points" if near and figure.value <= 130 else "score"


def checked_score(scene: Scene, figure: Figure, kind: str, topic: str | None, state: State, before: str | None) -> str:
    """A total that may be one: on the scale of the form, or named as one of the merit system."""
    if kind == "aspect_points":
        return kind
    if _SUPPOSED & set(scene.norms(scene.segment(figure.first, STRONG)[0], figure.first)):
        return "other:target"
    if not scene.owners and scene.tokens[figure.last - 1].norm in ("ratusan", "belasan", "puluhan"):
        return "other:scale"
    led = figure.half and scene.cue_before("score", figure.first, reach=0) is not None
    if 1 < figure.value < _LOWEST and not scene.aspects and not led:
        # No total of the form is as low: by so many points two of them differ.
        return "other:difference"
    if figure.value <= 1:
        return "index" if topic == "merit" else "other:other"
    first, _ = scene.segment(figure.first, STRONG)
    target = next(
        (
            hit
            for hit in scene.cues.get("target", ())
            if first <= hit.first < figure.first and not in_closed_aside(scene.asides, hit.first, figure.first)
        ),
        None,
    )
    if target is not None and not any(
        hit.first > target.first and hit.last <= figure.first for hit in scene.cues.get("compare", ())
    ):
        later = any(target.last <= other.first < figure.first for other in scene.figures)
        achieved = bool(_FULFILLED & set(scene.norms(target.first, figure.first)))
        if not later and not achieved:
            return "other:target"
    if any(first <= time.first < figure.first and time.kind == "future" for time in scene.times):
        return "other:target"
    if _NEEDS & set(scene.norms(figure.first - 2, figure.first)):
        return "other:target"
    limited = {"batas", "ambang", "threshold", "limit", "cutoff"} & set(scene.norms(figure.first - 2, figure.first))
    if limited or scene.cue_after("lower_behind", figure.last, reach=1) is not None:
        return "other:scale"
    begins, ends = scene.segment(figure.first, STRONG)
    named = any(hit.id == "merit" and begins <= hit.first < ends for hit in scene.topics)
    moved = before == "score" and bool(_FROM & set(scene.norms(figure.first - 2, figure.first)))
    beside = bool(state.scores) or any(_LOWEST_WHOLE <= other.value <= _HIGHEST_TOTAL for other in scene.figures)
    low = figure.half and figure.value < _LOWEST_WHOLE and (beside or bool(scene.categories))
    told = low and (bool(scene.owners) or (state.subject is not None and scene.has("pronoun")))
    if (
        figure.value < 100
        and not named
        and not ((moved and topic == "merit") or (told and (topic == "merit" or beside)))
    ):
        return "other:scale"
    if (
        topic != "merit"
        and not told
        and not (100 <= figure.value <= 410 and (scene.owners or state.subject or scene.has("we")))
    ):
        return "other:other"
    return kind
