"""Counts of a place that is not named beside them: "empat instansi di provinsi itu"."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.check.reading.figures import Figure
from analytics.check.reading.phrases import words
from analytics.check.reading.scene import STRONG, Scene
from analytics.check.reading.state import State

_PLACES = frozenset(
    {"provinsi", "kabupaten", "kota", "daerah", "wilayah", "pulau", "kawasan", "province", "region", "island"}
)
_THAT = frozenset({"the", "that", "this"})
_ITU = frozenset({"itu", "ini", "tersebut"})
_PROVINCES = frozenset({"provinsi", "province"})
_PROVINCE = "provinsi-"
_NATION = words("small", "elsewhere_nation")
_THERE = 5  # tokens behind the noun


def that_place(scene: Scene, figure: Figure, state: State) -> str | None:
    """The province of a count that is limited to "that province", behind it or at the head of its clause ("Di provinsi
    itu ada 12 kabupaten/kota …"): the one named last, in this sentence or before."""
    first, _ = scene.segment(figure.first, STRONG)
    if not (
        _says_there(_behind(scene, figure), _PROVINCES) or _says_there(scene.norms(first, figure.first), _PROVINCES)
    ):
        return None
    named = [agency for agency in scene.agencies if agency.last <= figure.first and agency.role != "giver"]
    known = [name for agency in named for name in agency.ids if name.startswith(_PROVINCE) and len(agency.ids) == 1]
    fresh = 0 <= scene.sentence.paragraph - state.province_paragraph <= 1
    province = known[-1] if known else state.province if fresh and not named else None
    return None if province is None else "province:" + province.removeprefix(_PROVINCE)


def place_of_before(scene: Scene, figure: Figure, state: State) -> str | None:
    """The province of the count before, where a count right behind it holds the same ("12 kabupaten/kota di Jawa Tengah
    berkategori baik. Setahun sebelumnya baru tiga kabupaten yang menerima penghargaan kategori itu") and no other place
    is told."""
    before = state.last_group or ""
    since = scene.sentence.paragraph - state.last_paragraph
    again = since == 1 and figure.value == state.last_value  # "The 12 local governments …", told again
    fresh = (since == 0 or again) and scene.figures[0] is figure
    named = any(name.startswith(_PROVINCE) for agency in scene.agencies for name in agency.ids if len(agency.ids) == 1)
    wide = named or bool(scene.places) or bool(_NATION & {token.norm for token in scene.tokens})
    local = figure.scope is not None and figure.scope.id in ("kabupaten", "kota", "kabupaten_kota", "daerah")
    return before if before.startswith("province:") and fresh and local and not wide else None


def keep_province(scene: Scene, state: State) -> None:
    """Keep the one province that a sentence names, for "that province"; of several nobody knows which."""
    named = {name for agency in scene.agencies for name in agency.ids if len(agency.ids) == 1}
    provinces = {name for name in named if name.startswith(_PROVINCE)}
    unknown = any(not agency.ids for agency in scene.agencies)
    if provinces or unknown:
        state.province = provinces.pop() if len(provinces) == 1 and not unknown else None
        state.province_paragraph = scene.sentence.paragraph


def is_of_that_place(scene: Scene, figure: Figure) -> bool:
    """Whether a count is limited to a place that is not named beside it: "di provinsi itu", "in the region"."""
    behind = _behind(scene, figure)
    said = any(
        at and (behind[at - 1] in _THAT or (behind[at - 1] in ("di", "se") and set(behind[at + 1 : at + 2]) & _ITU))
        for at, norm in enumerate(behind)
        if norm in _PLACES
    )
    return said or behind[:2] in (["di", "sana"], ["di", "sini"])


def _behind(scene: Scene, figure: Figure) -> list[str]:
    end = figure.noun_end
    return scene.norms(end, end + _THERE)


def _says_there(told: Sequence[str], nouns: frozenset[str]) -> bool:
    """Whether words say "in the province", "di provinsi itu"."""
    return any(
        (told[at - 1 : at] in (["di"], ["se"]) and bool(set(told[at + 1 : at + 2]) & _ITU))
        or (told[at - 2 : at - 1] in (["in"], ["across"], ["within"]) and told[at - 1] in _THAT)
        for at, norm in enumerate(told)
        if norm in nouns and at
    )
