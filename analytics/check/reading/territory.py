"""How many regencies and cities a province or a region has, which tells nothing of the assessment: "Riau membawahi 12
kabupaten/kota", "the province's 38 regencies and cities"."""

from __future__ import annotations

from analytics.check.reading.categories import Category
from analytics.check.reading.figures import Figure
from analytics.check.reading.pairing import is_base
from analytics.check.reading.phrases import words
from analytics.check.reading.scene import STRONG, Scene

_LOCAL = ("kabupaten", "kota", "kabupaten_kota", "daerah")
_WHOSE = words("small", "territory_whose")
_SMALL = words("small", "territory_small")
_TELLS = ("assessed", "award", "attendance", "guidance", "applied")
_JOINS = frozenset({"dan", "and", "serta", ","})
_TO_PLACE = 4  # tokens from a place to what it has
_NEXT = 4  # tokens from a number of regencies to that of the cities


def is_of_territory(scene: Scene, figure: Figure, category: Category | None) -> bool:
    """Whether a count is that of all regencies and cities of a province. category: the one it would be paired with."""
    noun = figure.scope
    if noun is None or noun.id not in _LOCAL or figure.form != "plain" or _is_told_of(scene, figure, category):
        return False
    at = _over_small(scene, figure.first)
    before = next((one for one in scene.figures if 0 <= figure.first - one.last <= _NEXT), None)
    joined = before is not None and scene.norms(figure.first - 1, figure.first)[0:1] in ([one] for one in _JOINS)
    if joined and before is not None and before.scope is not None and before.scope.first == before.last:
        # "29 kabupaten dan 6 kota"
        return before.scope.id != noun.id and is_of_territory(scene, before, None)
    if scene.norms(at - 1, at) in (["its"], ["their"]) or _is_owned(scene, at):
        return True
    has = scene.cue_before("territory", at, reach=0)
    return has is not None and _is_place(scene, has.first)


def _is_told_of(scene: Scene, figure: Figure, category: Category | None) -> bool:
    """Whether something of the assessment is told of the count itself."""
    assert figure.scope is not None
    end = max(figure.scope.last, figure.last)
    aimed = scene.cue_after("target", end, reach=0) is not None
    if category is not None and not aimed:
        return True
    _, last = scene.segment(figure.first, STRONG | {","})
    told = (scene.cue_after(key, end, reach=max(0, last - end)) for key in _TELLS)
    part = any(one.last <= figure.first for one in scene.figures) and is_base(scene, figure)
    return part or any(hit is not None for hit in told)


def _over_small(scene: Scene, at: int) -> int:
    """The token before which what a count is of is told, over words such as "total", "sekitar"."""
    while at > 0 and scene.tokens[at - 1].norm in _SMALL:
        at -= 1
    return at


def _is_owned(scene: Scene, at: int) -> bool:
    """Whether a province owns what stands at a token: "Central Java's 35 regencies", "the province's 16"."""
    if scene.norms(at - 1, at) != ["s"] or scene.tokens[at - 2].kind != "mark":
        return False
    named = any(agency.last in (at - 2, at) and agency.ids for agency in scene.agencies)
    return named or scene.tokens[at - 3].norm in _WHOSE


def _is_place(scene: Scene, at: int) -> bool:
    """Whether a province or its head stands close before a token, and nothing counted between."""
    low = at - _TO_PLACE
    named = any(low <= agency.last <= at and any(one.startswith("provinsi-") for one in agency.ids)
                for agency in scene.agencies)  # fmt: skip
    named = named or any(low <= hit.last <= at for hit in scene.places)
    counted = any(low <= one.first < at for one in scene.figures)
    return (named or bool(_WHOSE & set(scene.norms(low, at)))) and not counted
