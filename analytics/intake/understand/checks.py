"""The rules over a result: whether its score, category, aspects and sub-aspects can be true together.

A fault is named at one cell. What a finding has named is left out of every later check, so that a wrong aspect is not
told again at the total, nor a wrong total again at the category.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from analytics.intake.model import Part, Place
from analytics.intake.registry import FORMS, Registry
from analytics.intake.understand.draft import CATEGORY, SCORE, Draft
from analytics.intake.understand.faults import Faults

_ROUNDING = Decimal("0.5")  # by so much a total may differ from its parts
_EXACT = Decimal("0.05")
_NOTHING, _HUNDRED, _HALF = Decimal(0), Decimal(100), Decimal("0.5")
# What the aspects add up to, and by how much that may lie off.
_Total = tuple[Decimal, Decimal] | None


def check(draft: Draft, registry: Registry, faults: Faults) -> None:
    """Every rule over one result, from its smallest parts up."""
    _check_levels(draft, registry, faults)
    if _are_sums(draft, registry):
        # None can differ or be too great.
        totals: Iterable[_Total] = ((sum(draft.aspects.halves or b"") * _HALF, _ROUNDING),)
    else:
        below = {form: _of_levels(draft, registry, form) for form in _forms(draft)}
        _check_maxima(draft, registry, faults)
        _check_aspects(draft, registry, faults, below)
        totals = (_total(draft, registry, form, sums) for form, sums in below.items())
    _check_total(draft, faults, totals)
    _check_score(draft, registry, faults)
    _check_category(draft, registry, faults)


def _forms(draft: Draft) -> tuple[int, ...]:
    """The forms that the result may be of. Where it is not said, a check must fail in both."""
    return (draft.form,) if draft.form else FORMS


def _both(registry: Registry, part: str) -> Mapping[str, str]:
    one = registry.sub_aspects.get(part) or registry.aspects[part]
    return {"id": one.name_id, "en": one.name_en}


def _name(draft: Draft, faults: Faults, rule: str, about: str, place: Place, **tokens: Any) -> None:
    """Name a fault, and leave what it is about out of every later check."""
    faults.add(rule, place, **tokens)
    draft.doubtful |= {about}


def _check_levels(draft: Draft, registry: Registry, faults: Faults) -> None:
    for part, place in draft.gaps.items() if draft.gaps and draft.levels else ():
        if part not in draft.levels and part not in draft.doubtful:
            _name(draft, faults, "missing_level", part, place, part=_both(registry, part))
    for part, points in draft.sub_points.items():
        if part not in draft.levels or part in draft.doubtful:
            continue
        level = draft.levels[part]
        expected = [weight * level for form in _forms(draft) if (weight := registry.weight(part, form)) is not None]
        if expected and all(abs(points.value - one) > _EXACT for one in expected):
            faults.add("points_not_level_times_weight", points.place, suggestion=str(expected[-1]), level=level,
                       expected=expected[-1])  # fmt: skip
            draft.doubtful |= {f"{part}.points"}


def _check_maxima(draft: Draft, registry: Registry, faults: Faults) -> None:
    maxima = registry.maxima(draft.form)
    for aspect_id, points in draft.aspects.points.items():
        if points > maxima[aspect_id] and aspect_id not in draft.doubtful:
            _name(draft, faults, "aspect_above_max", aspect_id, draft.aspects.place(aspect_id),
                  aspect=_both(registry, aspect_id), most=maxima[aspect_id])  # fmt: skip


def _check_aspects(
    draft: Draft, registry: Registry, faults: Faults, below: Mapping[int, Mapping[str, Decimal | None]]
) -> None:
    for aspect_id, part in draft.aspects.items() if draft.levels else ():
        if aspect_id in draft.doubtful:
            continue
        for form, sums in below.items():
            if (points := sums.get(aspect_id)) is None or not _differ(part, points, registry, aspect_id, form):
                break
        else:
            _name(draft, faults, "sub_aspects_not_aspect", aspect_id, part.place,
                  aspect=_both(registry, aspect_id), sum=points)  # fmt: skip


def _check_total(draft: Draft, faults: Faults, totals: Iterable[_Total]) -> None:
    if draft.score is None or SCORE in draft.doubtful:
        return
    most = Decimal(draft.form or FORMS[-1])
    if draft.score.value > most:
        _name(draft, faults, "score_above_form", SCORE, draft.score.place, most=most)
        return
    total = _NOTHING
    for known in totals:
        if known is None:
            return
        total, slack = known
        if abs(total - draft.score.value) <= slack:
            return
    _name(draft, faults, "aspects_not_total", SCORE, draft.score.place, sum=total)


def _are_sums(draft: Draft, registry: Registry) -> bool:
    """Whether all aspects are what their levels add up to in the form of the result, as in nearly all rows; found out
    by bytes, so that a row that it is not said of may be one all the same."""
    if draft.form is None or draft.doubtful or (points := draft.aspects.halves) is None:
        return False
    line = draft.levels.line
    return points == bytes([halves[pick(line)] for pick, _, halves, _ in registry.points_below[draft.form].values()])


def _of_levels(draft: Draft, registry: Registry, form: int) -> dict[str, Decimal | None]:
    """The points of each aspect by the levels below it; None where one is missing or doubtful."""
    line, below = draft.levels.line, registry.points_below[form]
    found = {aspect_id: points[pick(line)] for aspect_id, (pick, points, _, _) in below.items()}
    if draft.doubtful:
        found.update((one, None) for one in below if not draft.doubtful.isdisjoint(below[one].sub_aspects))
    return found


def _differ(part: Part, points: Decimal, registry: Registry, aspect_id: str, form: int) -> bool:
    if part.points is not None:
        return part.points != points and abs(part.points - points) > _ROUNDING
    assert part.percent is not None
    most = registry.maximum(aspect_id, form)
    return abs(part.percent * most / _HUNDRED - points) > _ROUNDING + _slack(part.percent) * most / _HUNDRED


def _slack(percent: Decimal) -> Decimal:
    """By how much a rounded percent may lie off: half of its last place."""
    return Decimal(5).scaleb(min(0, int(percent.as_tuple().exponent)) - 1)


def _total(draft: Draft, registry: Registry, form: int, below: Mapping[str, Decimal | None]) -> _Total:
    """What the aspects add up to in a form, and by how much that may lie off; None unless all eight are known.

    An aspect without points of its own is known by the levels below it, which give `below`.
    """
    if draft.doubtful and not draft.doubtful.isdisjoint(registry.aspects):
        return None
    own, percents = draft.aspects.points, draft.aspects.percents
    total, slack = sum(own.values(), _NOTHING), _ROUNDING
    for aspect_id in registry.aspects if len(own) < len(registry.aspects) else ():
        if aspect_id in own:
            continue
        points = below.get(aspect_id)
        if (percent := percents.get(aspect_id)) is not None:
            most = registry.maximum(aspect_id, form)
            points = percent * most / _HUNDRED
            slack += _slack(percent) * most / _HUNDRED
        if points is None:
            return None
        total += points
    return total, slack


def _check_score(draft: Draft, registry: Registry, faults: Faults) -> None:
    lowest = registry.lowest
    if draft.score is not None and SCORE not in draft.doubtful and draft.score.value < lowest:
        suggestion = "-" if draft.score.value == 0 else None  # a zero that stands for "not assessed"
        _name(draft, faults, "score_below_scale", SCORE, draft.score.place, suggestion=suggestion, least=lowest)


def _check_category(draft: Draft, registry: Registry, faults: Faults) -> None:
    if draft.score is None or draft.category is None or draft.category_place is None:
        return
    band = registry.band(draft.score.value)
    if band != draft.category and not {SCORE, CATEGORY} & draft.doubtful:
        categories = registry.categories
        _name(
            draft, faults, "category_against_band", CATEGORY, draft.category_place, suggestion=categories[band].name_id,
            category={"id": categories[draft.category].name_id, "en": categories[draft.category].name_en},
            band={"id": categories[band].name_id, "en": categories[band].name_en}, score=draft.score.value,
        )  # fmt: skip
