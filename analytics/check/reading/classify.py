"""What kind of figure a figure is, before anyone asks whose it is."""

from __future__ import annotations

from decimal import Decimal

from analytics.check.reading.categories import in_band
from analytics.check.reading.figures import Figure
from analytics.check.reading.order import parallel_lists
from analytics.check.reading.phrases import Hit, words
from analytics.check.reading.scene import STRONG, Scene
from analytics.check.reading.state import State
from analytics.check.reading.topic import topic_at

_NO_CLAIM = {"money", "staff", "span", "thing"}
_MOVES = (
    ["naik"],
    ["turun"],
    ["meningkat"],
    ["bertambah"],
    ["berkurang"],
    ["merosot"],
    ["melonjak"],
    ["up"],
    ["down"],
    ["by"],
)
_LOWEST, _HIGHEST = Decimal(60), Decimal(420)
_LOWEST_WHOLE, _HIGHEST_TOTAL, _LARGEST_ASPECT = Decimal(100), Decimal(410), Decimal(130)
_FORM_TOTALS = (Decimal(400), Decimal(410))
_WHOLE = words("small", "classify_whole")
_SMALL = words("small", "classify_small")
_FULFILLED = frozenset(
    {"kini", "sudah", "telah", "terwujud", "tercapai", "terpenuhi", "berhasil", "terlampaui", "melampaui"}
)
_NEEDS = words("small", "limits_needs")
_GAP = words("small", "classify_gap")
_SURVEY = words("small", "classify_survey")
_FROM = frozenset({"from", "dari"})
_RUN = words("small", "classify_run")
_COUNTING = words("small", "classify_counting")


def classify(scene: Scene, figure: Figure, before: str | None, state: State) -> str:
    """One of count, share, score, rank, aspect_points, aspect_percent, mean_aspect, index, aspects; else "other:what".

    before: the kind of the figure before it in the sentence, which a list goes on with.
    """
    if _is_apposition(scene, figure):
        return "other:count"
    if figure.unit in _NO_CLAIM and not (figure.form == "ordinal" and figure.unit == "thing"):
        return f"other:{'times' if figure.unit == 'span' else figure.unit}"
    topic = topic_at(scene, figure.first, figure.last, state)
    if topic is not None and topic != "merit":
        return f"other:{topic}"
    if figure.unit in ("aspects", "sub_aspects"):
        about = {"penilaian", "instrumen", "assessment", "instrument"} & set(scene.norms(0, len(scene.tokens)))
        return "aspects" if topic == "merit" or state.merit or about else "other:count"
    if _is_difference(scene, figure):
        return "other:difference"
    if figure.form == "percent":
        return _share(scene, figure, topic)
    if (
        figure.half
        and figure.value <= 1
        and topic == "merit"
        and {"indeks", "index", "indeksnya"} & set(scene.norms(0, len(scene.tokens)))
    ):
        return "index"
    if figure.form == "ordinal":
        scored = (
            (scene.has("score") or any(category.headed for category in scene.categories))
            and bool(scene.owners)
            and any(other.value >= 100 and other.scope is None for other in scene.figures)
        )
        return "rank" if (topic == "merit" or scored) and figure.value < 700 else "other:rank_elsewhere"
    if before == "count" and not figure.half and figure.unit is None and is_total(scene, figure):
        return "count"
    if figure.scope is not None and not figure.half:
        return "count" if topic == "merit" or _tells_merit(scene) else "other:count"
    if before in ("other:staff", "other:thing") and figure.unit is None and _counts(scene, figure, before):
        # "Dari 184 peserta, 24 berkategori …": parts of what is no agency.
        return before
    points = _points(scene, figure, before, state)
    if points is not None:
        return _checked_score(scene, figure, points, topic, state, before)
    if not figure.half and _counts(scene, figure, before):
        return "count" if topic == "merit" or _tells_merit(scene) else "other:count"
    return "other:other"


def _share(scene: Scene, figure: Figure, topic: str | None) -> str:
    """The kind of a percentage; without the word for the merit system only where the sentence tells of it."""
    if figure.scope is None and _SURVEY & set(scene.norms(0, len(scene.tokens))):
        return "other:other"
    kind = _percent(scene, figure)
    named = [category for category in scene.categories if category.id != "outside"]
    told = any(category.headed or len(category.parts) > 1 for category in named)
    grouped = figure.scope is not None or any(other.scope is not None for other in scene.figures)
    aspect = kind == "mean_aspect" or (kind == "aspect_percent" and bool(scene.owners))
    return kind if topic == "merit" or aspect or (told and grouped) else "other:other"


def _is_apposition(scene: Scene, figure: Figure) -> bool:
    """Whether a number word only counts the agencies just named: "BMKG dan BIG, dua lembaga yang …"."""
    if not (figure.spelled and figure.scope is not None and scene.norms(figure.first - 1, figure.first) == [","]):
        return False
    before = [agency for agency in scene.owners if agency.last == figure.first - 1]
    return bool(before) and len([agency for agency in scene.owners if agency.last < figure.first]) >= figure.value


def _tells_merit(scene: Scene) -> bool:
    """Whether a sentence without the word itself tells of an assessment: categories, or agencies assessed."""
    named = any(category.headed or len(category.parts) > 1 for category in scene.categories)
    return named or len(scene.categories) > 1 or scene.has("assessed") or scene.has("assessment")


def _is_difference(scene: Scene, figure: Figure) -> bool:
    if figure.value < 100 and figure.unit == "points" and scene.norms(figure.first - 1, figure.first)[-1:] in _MOVES:
        return True
    if scene.cue_after("lower_behind", figure.last, reach=1) is not None:
        return False
    small = figure.value < _LOWEST_WHOLE and figure.unit == "points"
    if small and (figure.value <= 1 or _GAP & set(scene.norms(0, len(scene.tokens)))):
        return True
    before = scene.cue_before("short_of", figure.first, reach=2)
    after = scene.cue_after("short_of", figure.last, reach=1)
    if figure.scope is not None:
        return False
    unit_after = figure.unit == "points" and scene.cue_after("short_of", figure.last, reach=2) is not None
    return before is not None or (after is not None and figure.unit == "points") or unit_after


def _percent(scene: Scene, figure: Figure) -> str:
    if scene.aspects:
        near = [hit for hit in scene.aspects if abs(hit.first - figure.first) <= 12]
        if near and (figure.scope is None or (scene.has("mean") and not scene.owners)):
            return "mean_aspect" if scene.has("mean") and not scene.owners else "aspect_percent"
    return "share"


def _points(scene: Scene, figure: Figure, before: str | None, state: State) -> str | None:
    """Whether a figure is points, and of what."""
    behind = _behind(scene, figure)
    if figure.unit == "points" or (whole := _whole_of(scene, figure)) in _FORM_TOTALS:
        return _of_aspect(scene, figure)
    if whole is not None and whole <= _LARGEST_ASPECT and any(hit.last <= figure.first for hit in scene.aspects):
        return "aspect_points"
    if figure.scope is None and (_told_of_name(scene, figure) or _in_its_band(scene, figure, state)):
        return "score"
    if behind[:2] == ["di", "antaranya"] or behind[:1] in (["lainnya"], ["sisanya"], ["diantaranya"]):
        return None
    hit = scene.cue_before("score", figure.first, reach=14)
    if hit is not None and _leads_to(scene, hit, figure):
        return _of_aspect(scene, figure)
    if hit is not None and all(norm in _SMALL or norm.isdigit() for norm in scene.norms(hit.last, figure.first)):
        return _of_aspect(scene, figure)
    if figure.value <= 130 and any(0 <= figure.first - hit.last <= 1 for hit in scene.aspects):
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
    lead = [agency for agency in scene.agencies if agency.last <= figure.first and figure.first - agency.last <= 6]
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
        and behind[:1] == ["("]
        and any(agency.first == figure.last + 1 for agency in scene.agencies)
    ):
        return "score"
    if figure.value >= 100 and _run_of_points(scene, figure):
        return "score"
    return None


def _behind(scene: Scene, figure: Figure) -> list[str]:
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
    gap = scene.norms(figure.last, after.first)
    leads = gap[:1] in (["of"], ["dari"], ["/"]) or gap[:2] in (["out", "of"], ["points", "of"], ["poin", "dari"])
    return after.value if leads and len(gap) <= 6 and all(norm in _WHOLE for norm in gap) else None


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


def _of_aspect(scene: Scene, figure: Figure) -> str:
    near = [hit for hit in scene.aspects if abs(hit.first - figure.first) <= 10]
    return "aspect_points" if near and figure.value <= 130 else "score"


def _checked_score(scene: Scene, figure: Figure, kind: str, topic: str | None, state: State, before: str | None) -> str:
    """A total that may be one: on the scale of the form, or named as one of the merit system."""
    if kind == "aspect_points":
        return kind
    if 1 < figure.value < _LOWEST and not scene.aspects:
        # No total of the form is as low: by so many points two of them differ.
        return "other:difference"
    if figure.value <= 1:
        return "index" if topic == "merit" else "other:other"
    first, _ = scene.segment(figure.first, STRONG)
    target = next((hit for hit in scene.cues.get("target", ()) if first <= hit.first < figure.first), None)
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
    if figure.value < 100 and not named and not (moved and topic == "merit"):
        return "other:scale"
    if topic != "merit" and not (100 <= figure.value <= 410 and (scene.owners or state.subject or scene.has("we"))):
        return "other:other"
    return kind


def is_total(scene: Scene, figure: Figure) -> bool:
    """Whether a figure is the sum of a list: "JUMLAH … 184", "Total: 91"."""
    words = [
        norm for norm in scene.norms(figure.first - 6, figure.first) if norm not in (".", ":", "=", "|", "instansi")
    ]
    return words[-1:] in (["jumlah"], ["total"], ["totalnya"], ["jumlahnya"]) and figure.scope is None


def leading_noun(scene: Scene, figure: Figure) -> Hit | None:
    """The noun before a count: "total instansi yang dinilai sejak 2019 mencapai 347"."""
    first, _ = scene.segment(figure.first, STRONG | {","})
    nouns = [
        hit for hit in scene.scopes if first <= hit.first and hit.last <= figure.first and figure.first - hit.last <= 9
    ]
    told = any(
        first <= hit.first < figure.first
        for hit in (*scene.cues.get("assessed", ()), *scene.cues.get("assessment", ()), *scene.cues.get("guidance", ()))
    ) or bool({"jumlah", "berjumlah", "jumlahnya", "number", "banyaknya"} & set(scene.norms(first, figure.first)))
    owned = any(first <= agency.first < figure.first for agency in scene.owners)
    return nouns[-1] if nouns and told and not owned else None


def _in_range(scene: Scene, figure: Figure) -> bool:
    """Whether a figure is an end of a range ("75–90"), which counts nothing."""
    after = scene.norms(figure.last, figure.last + 1) in (["–"], ["-"])
    before = scene.norms(figure.first - 1, figure.first) in (["–"], ["-"])
    return (after and any(other.first == figure.last + 1 for other in scene.figures)) or (
        before and any(other.last == figure.first - 1 for other in scene.figures)
    )


def _counts(scene: Scene, figure: Figure, before: str | None) -> bool:
    behind = _behind(scene, figure)
    if _in_range(scene, figure):
        return False
    if figure.first in parallel_lists(scene):
        return True
    if behind[:2] in (
        ["di", "antaranya"],
        ["of", "them"],
        ["of", "which"],
        ["of", "these"],
        ["of", "those"],
        ["among", "them"],
    ):
        return True
    if behind[:1] in (
        ["lainnya"],
        ["lain"],
        ["sisanya"],
        ["selebihnya"],
        ["diantaranya"],
        ["others"],
        ["other"],
        ["more"],
    ):
        return True
    if any(
        0 <= category.first - figure.last <= 8 or 0 <= figure.first - category.last <= 4
        for category in scene.categories
    ):
        return True
    if behind[:1] in (["of"], ["dari"]) and any(
        figure.last < other.first <= figure.last + 3 and other.scope is not None for other in scene.figures
    ):
        return True
    if leading_noun(scene, figure) is not None:
        return True
    if (
        scene.norms(figure.first - 1, figure.first)
        and scene.tokens[figure.first - 1].norm in _COUNTING
        and scene.scopes
    ):
        return True
    return before == "count" and (scene.has("among") or bool(scene.categories))
