"""Claims about the instrument: limits of the categories, the highest total, and how many aspects it has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.check.reading.categories import Category
from analytics.check.reading.draft import Draft
from analytics.check.reading.figures import Figure
from analytics.check.reading.phrases import words
from analytics.check.reading.scene import Scene
from analytics.check.reading.thresholds import is_line

_NEEDS = words("small", "limits_needs")
_WHOLE = words("small", "classify_whole")
_MARKS = words("small", "limits_marks")
_ANYBODY = words("small", "limits_anybody")
_RANGE = words("small", "limits_range")
# Where the categories of the form begin: such a figure is a limit even beside an agency that is measured by it.
_LIMITS = {175: "kurang", 250: "baik", 325: "sangat_baik"}


_LEAD = 6  # tokens from a word for limits to one that stands beside a target
_FOR = 3  # tokens from "for" to the category


@dataclass(frozen=True, slots=True)
class _Band:
    """One figure, or two as a range, that may be the limits of a category."""

    low: Figure | None
    high: Figure | None

    @property
    def first(self) -> int:
        return (self.low or self.high).first  # type: ignore[union-attr]

    @property
    def last(self) -> int:
        return (self.high or self.low).last  # type: ignore[union-attr]


def _in_scale(figure: Figure) -> bool:
    return (
        figure.form == "plain"
        and figure.unit in (None, "points", "thing")
        and figure.scope is None
        and not figure.half
        and 90 <= figure.value <= 420
    )


def _bands(scene: Scene) -> list[_Band]:
    bands: list[_Band] = []
    figures = [figure for figure in scene.figures if _in_scale(figure)]
    place = 0
    while place < len(figures):
        figure = figures[place]
        follow = figures[place + 1] if place + 1 < len(figures) else None
        if follow is not None and figure.value < follow.value:
            gap = scene.norms(figure.last, follow.first)
            span = 0 < len(gap) <= 4 and all(norm in _RANGE or norm in ("poin", "points") for norm in gap)
            strict = span and any(norm in _RANGE and norm not in ("dan", "and") for norm in gap)
            if strict or (
                span and any(norm in ("antara", "between") for norm in scene.norms(figure.first - 2, figure.first))
            ):
                bands.append(_Band(figure, follow))
                place += 2
                continue
        place += 1
    return bands


def read_limits(scene: Scene, others: set[int]) -> tuple[list[Draft], set[int]]:
    """Drafts for the limits and the maximum, and the first tokens of the figures used for them.

    others: the first tokens of figures that are about something else.
    """
    drafts: list[Draft] = []
    used: set[int] = set()
    singles = [category for category in scene.categories if len(category.parts) == 1]
    bands = _bands(scene)
    owned = bool(scene.owners)
    for band, told in _pair(scene, bands, singles):
        if band.first in others:
            continue
        for figure, metric in ((band.low, "category_lower_limit"), (band.high, "category_upper_limit")):
            if figure is not None:
                drafts.append(_limit(scene, figure, metric, told))
                used.add(figure.first)
    for figure in scene.figures:
        if figure.first in used or figure.first in others or not _in_scale(figure):
            continue
        if (_maximum(scene, figure) or _other_maximum(scene, figure, drafts)) and figure.value >= 100:
            draft = Draft(
                scene.tokens,
                figure.first,
                figure.last,
                "instrument_maximum",
                ("all",),
                value=figure.value,
                unit="points",
            )
            draft.how = ["metric_maximum"]
            drafts.append(draft)
            used.add(figure.first)
            continue
        if is_line(scene, figure, _LIMITS):
            near = _category_near(scene, figure, singles)
            named = near is not None and near.id in (_LIMITS[int(figure.value)], "below_baik")
            drafts.append(
                _limit(scene, figure, "category_lower_limit", near)
                if near is not None and named
                else _limit_by_value(scene, figure, _LIMITS[int(figure.value)])
            )
            used.add(figure.first)
            continue
        behind = scene.cue_after("lower_behind", figure.last, reach=1) is not None
        lower = behind or scene.cue_before("lower", figure.first, reach=5) is not None or _joint(scene, figure, "lower")
        upper = scene.cue_before("upper", figure.first, reach=2)
        if upper is not None and upper.last - upper.first > 1:
            lower = False
        category = _category_near(scene, figure, singles)
        bare = _bare_limit(scene, figure)
        fits = bare is not None and category is not None and category.id == bare.category and _is_marked(scene, figure)
        if bare is not None and (category is None or fits or _NEEDS & set(scene.norms(figure.first - 2, figure.first))):
            drafts.append(_limit(scene, figure, bare.metric, category) if fits and category is not None else bare)
            used.add(figure.first)
            continue
        goes_on = any(draft.metric == "category_lower_limit" for draft in drafts) and not owned
        if goes_on and bands and figure.value in _LIMITS and not scene.scopes:
            drafts.append(_limit_by_value(scene, figure, _LIMITS[int(figure.value)]))
            used.add(figure.first)
            continue
        if goes_on and figure.value in _LIMITS and category is not None and 0 <= figure.first - category.last <= 2:
            # "nilai minimal Baik 250, sedangkan Sangat Baik 325"
            drafts.append(_limit(scene, figure, "category_lower_limit", category))
            used.add(figure.first)
            continue
        grouped = category is not None and category.id in ("at_least_baik", "below_baik")
        line = figure.value in _LIMITS and _joint(scene, figure, "lower")  # "belum menyentuh batas kategori baik, 250"
        talked = line or scene.cue_before("score", figure.first, reach=9) or _limits_beside(scene, figure)
        if grouped and not talked:
            # "yang minimal baik 314" counts agencies.
            continue
        anybody = category is not None and _is_passed_by_anybody(scene, figure, category)
        if category is not None and ((lower and grouped and not owned) or anybody):
            drafts.append(_limit(scene, figure, "category_lower_limit", category))
            used.add(figure.first)
            continue
        if category is None and (lower or upper is not None) and used:
            category = next((c for c in singles if any(d.category == c.id for d in drafts)), None)
        said = (_MARKS | _NEEDS) & set(scene.norms(figure.first - _LEAD, figure.first))
        line = figure.value in _LIMITS and lower and category is not None and not grouped and bool(said)
        if category is None or (scene.cue_before("target", figure.first, reach=12) and not line):
            continue
        known = figure.value in _LIMITS and lower and (behind or _says_limit(scene, figure))
        if (
            owned
            and not known
            and (not _says_limit(scene, figure) or any(agency.last <= figure.first for agency in scene.owners))
        ):
            continue
        if not (
            known
            or figure.unit == "points"
            or _says_limit(scene, figure)
            or scene.cue_before("score", figure.first, reach=9)
        ):
            continue
        vague = scene.cue_before("lower", figure.first, reach=1)
        if vague is not None and scene.norms(vague.first, vague.last) == ["from"] and figure.value not in _LIMITS:
            # "rose from 289": where a change begins.
            continue
        if lower or (upper is not None and _says_limit(scene, figure)):
            drafts.append(_limit(scene, figure, "category_lower_limit" if lower else "category_upper_limit", category))
            used.add(figure.first)
    for figure in scene.figures:
        # "poor covers scores below 175; very good starts at 325"
        beside = any(draft.metric == "category_lower_limit" for draft in drafts) and not owned and not scene.scopes
        if beside and figure.first not in used | others and _in_scale(figure) and figure.value in _LIMITS:
            drafts.append(_limit_by_value(scene, figure, _LIMITS[int(figure.value)]))
            used.add(figure.first)
    return drafts, used


def _limits_beside(scene: Scene, figure: Figure) -> bool:
    """Whether a figure on the scale stands in a list with a limit of the form: "minimal Baik itu 250, minimal Sangat
    Baik 325"."""
    beside = [other for other in scene.figures if other is not figure]
    return not scene.scopes and len(beside) == 1 and _in_scale(beside[0]) and beside[0].value in _LIMITS


def _is_passed_by_anybody(scene: Scene, figure: Figure, category: Category) -> bool:
    """Whether a category and its very limit are told of nobody: "siapa pun yang menembus 325 … Sangat Baik"."""
    hoped = scene.cue_before("target", figure.first, reach=12) or any(time.kind == "future" for time in scene.times)
    if scene.owners or hoped:
        return False
    if figure.scope is not None or _LIMITS.get(int(figure.value)) != category.id:
        return False
    return bool(_ANYBODY & {token.norm for token in scene.tokens})


def _bare_limit(scene: Scene, figure: Figure) -> Draft | None:
    """A limit without its category, told by its value: "melampaui batas 325"."""
    name = _LIMITS.get(int(figure.value)) if figure.value == int(figure.value) else None
    around = scene.norms(figure.first - 2, figure.first)
    if scene.norms(figure.last, figure.last + 1) in (["-"], ["point"], ["points"]):
        # "the 250-point threshold"
        around = [*around, *scene.norms(figure.last, figure.last + 3)]
    if name is not None and (_NEEDS & set(around) or _NEEDS & set(scene.norms(figure.last, figure.last + 2))):
        around = ["batas"]
    lead = scene.cue_before("lower", figure.first, reach=6)
    if name is not None and lead is not None and lead.last - lead.first > 1 and not scene.owners:
        # "The lower limit of that category is 250"
        around = ["batas"]
    if name is None or not _MARKS & set(around):
        return None
    return _limit_by_value(scene, figure, name)


def _is_marked(scene: Scene, figure: Figure) -> bool:
    """Whether a word for limits stands right beside a figure: "the line of 325", "250-point threshold"."""
    lead = scene.norms(figure.first - 2, figure.first)
    led = bool(lead) and (lead[-1] in _MARKS or (lead[-1] in ("of", "the") and lead[0] in _MARKS))
    return led or bool(_MARKS & set(scene.norms(figure.last, figure.last + 3)))


def _limit_by_value(scene: Scene, figure: Figure, name: str) -> Draft:
    draft = Draft(
        scene.tokens,
        figure.first,
        figure.last,
        "category_lower_limit",
        ("all",),
        category=name,
        value=figure.value,
        unit="points",
    )
    draft.how = ["metric_limit"]
    return draft


def _joint(scene: Scene, figure: Figure, cue: str) -> bool:
    """Whether a word of limits stands before the category that the figure follows: "batas kategori baik memang 250"."""
    hit = scene.cue_before(cue, figure.first, reach=9)
    return (
        hit is not None
        and any(hit.last <= category.first < figure.first for category in scene.categories)
        and not any(hit.last <= other.first < figure.first for other in scene.figures)
    )


def _says_limit(scene: Scene, figure: Figure) -> bool:
    near = [
        hit
        for hit in scene.cues.get("limit_talk", ())
        if 0 <= figure.first - hit.last <= 9 or 0 <= hit.first - figure.last <= 3
    ]
    return any(scene.tokens[hit.first].norm in _LIMIT_NOUNS for hit in near)


_LIMIT_NOUNS = frozenset(
    {
        "batas",
        "ambang",
        "syarat",
        "minimal",
        "minimum",
        "threshold",
        "limit",
        "rentang",
        "nilai",
        "dimulai",
        "mulai",
        "starts",
        "begins",
        "range",
        "lower",
        "needed",
        "required",
        "cut",
        "cutoff",
        "floor",
    }
)


def _maximum(scene: Scene, figure: Figure) -> bool:
    hit = scene.cue_before("maximum", figure.first, reach=8 if figure.value in (400, 410) else 3)
    if hit is not None and not any(hit.last <= other.first < figure.first for other in scene.figures):
        return not any(hit.last <= category.first < figure.first for category in scene.categories)
    before = scene.norms(figure.first - 1, figure.first)
    upto = before in (["hingga"], ["sampai"]) or scene.norms(figure.first - 2, figure.first) == ["up", "to"]
    lead = next((other for other in reversed(scene.figures) if other.last <= figure.first), None)
    if lead is not None and figure.value in (400, 410) and lead.value < figure.value:
        gap = scene.norms(lead.last, figure.first)
        if 0 < len(gap) <= 6 and {"of", "dari", "/", "out"} & set(gap) and all(norm in _WHOLE for norm in gap):
            return True
    told = figure.unit == "points" or scene.cue_before("score", figure.first, reach=3) is not None
    if figure.value in (400, 410) and told and not scene.owners and upto:
        # "eight aspects for up to 400 points"
        return True
    # "290 dari 410": only the two totals of the form can be the whole.
    return (
        before in (["dari"], ["of"], ["/"])
        and figure.value in (400, 410)
        and bool(scene.figures[0].first < figure.first)
    )


def _other_maximum(scene: Scene, figure: Figure, drafts: Sequence[Draft]) -> bool:
    """Whether it is the second of two maxima: "nilai maksimal 400 atau 410"."""
    beside = any(draft.metric == "instrument_maximum" and figure.first - draft.last == 1 for draft in drafts)
    return beside and figure.value in (400, 410) and scene.norms(figure.first - 1, figure.first) in (["atau"], ["or"])


def _limit(scene: Scene, figure: Figure, metric: str, category: Category) -> Draft:
    # "nilai minimal kategori baik": the word of limits is read with the category.
    name = category.id if category.id not in ("at_least_baik", "below_baik") else "baik"
    draft = Draft(
        scene.tokens, figure.first, figure.last, metric, ("all",), category=name, value=figure.value, unit="points"
    )
    draft.how = ["metric_limit", "category_near"]
    draft.rest_on("category", category)
    return draft


def _category_near(scene: Scene, figure: Figure, categories: Sequence[Category]) -> Category | None:
    """The category in the same clause, with no other figure between; the one before first."""
    near = [
        *reversed([c for c in categories if c.last <= figure.first]),
        *[c for c in categories if c.first >= figure.last],
    ]
    cue = scene.cue_after("lower_behind", figure.last, reach=1)
    if cue is not None:
        # "325 ke atas Sangat Baik": the one behind, where nothing but small words part them.
        near.sort(key=lambda c: not (c.first >= cue.last and "," not in scene.norms(cue.last, c.first)))
    end = figure.last + (scene.norms(figure.last, figure.last + 1) in (["points"], ["poin"]))
    if scene.norms(end, end + 1) in (["for"], ["untuk"], ["bagi"]):
        # "250 is the minimum for Good and 325 for Very Good"
        near.sort(key=lambda c: not 0 < c.first - end <= _FOR)
    for category in near:
        first, last = min(category.last, figure.last), max(category.first, figure.first)
        blocked = any(first <= other.first < last for other in scene.figures if other is not figure)
        if (
            not blocked
            and abs(last - first) <= 14
            and not any(norm in (";", ".", "sedangkan") for norm in scene.norms(first, last))
        ):
            return category
    return None


def _pair(scene: Scene, bands: Sequence[_Band], categories: Sequence[Category]) -> list[tuple[_Band, Category]]:
    """Ranges with their categories, in the order of the text, category before or after the range throughout."""
    pairs: list[tuple[_Band, Category]] = []
    close_behind = all(
        any(0 <= category.first - band.last <= 1 and "," not in scene.norms(band.last, category.first)
            for category in categories)
        for band in bands
    )  # fmt: skip
    before = bool(categories) and bool(bands) and categories[0].first < bands[0].first and not close_behind
    for band in bands:
        around = scene.bracket(band.first)
        if around is not None:
            near = [
                category for category in categories if category.last <= around[0] and around[0] - category.last <= 2
            ]
        elif before:
            near = [
                category for category in categories if category.last <= band.first and band.first - category.last <= 14
            ]
        else:
            near = [
                category for category in categories if category.first >= band.last and category.first - band.last <= 14
            ][:1]
        if near:
            pairs.append((band, near[-1]))
    return pairs


def read_aspects_count(scene: Scene, figure: Figure) -> Draft | None:
    """ "delapan aspek" as a claim about the form."""
    if figure.unit not in ("aspects", "sub_aspects"):
        return None
    draft = Draft(
        scene.tokens,
        figure.first,
        figure.last,
        "aspects",
        ("all",),
        value=figure.value,
        unit=figure.unit,
        bound=figure.bound,
    )
    draft.how = ["metric_aspects"]
    return draft
