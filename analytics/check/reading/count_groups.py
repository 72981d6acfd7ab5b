"""Whose a count of agencies is: of all, of a kind, of a province or an island."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.check.reading.agencies import Agency
from analytics.check.reading.categories import Category
from analytics.check.reading.classify import is_total, leading_noun
from analytics.check.reading.figures import Figure
from analytics.check.reading.listed import has_gained
from analytics.check.reading.pairing import is_base
from analytics.check.reading.phrases import Hit, words
from analytics.check.reading.scene import STRONG, Scene
from analytics.check.reading.state import State

_CENTRAL = {"kementerian", "lembaga", "lpnk"}
_AMONG = frozenset({"among", "for", "antara", "untuk", "kelompok", "tingkat"})
_THERE = frozenset({"terdapat", "ada", "tercatat", "hanya", "baru", "there", "were", "are", "only"})
_CAPITAL = "provinsi-dki-jakarta"
_TO_DAY = frozenset({"on", "pada", ",", "(", "last", "hari"}) | words("small", "asides_days")
_NEXT = 3  # tokens from a count to the next one
_WHOSE = 8  # tokens from a part to its whole
_OWNS = frozenset({"punya", "memiliki", "mempunyai", "has", "had", "counted", "counts"})
_SMALL = frozenset(
    {"kini", "sudah", "telah", "baru", "hanya", "itu", "sendiri", "now", "only", "already", "alone", "just"}
)


def group_of(
    scene: Scene, figure: Figure, counts: Sequence[Figure], state: State, category: Category | None = None
) -> tuple[str, str, Hit | Agency | None]:
    """The group that a count is of, the rule, and what says so."""
    scope, how = figure.scope or leading_noun(scene, figure), "scope_noun"
    if scope is None and category is not None and category.last <= figure.first:
        # "instansi pusat yang sangat baik 15"
        scope = next((hit for hit in scene.scopes if 0 <= category.first - hit.last <= 2), None)
    if scope is None:
        before = [other for other in counts if other.first < figure.first and other.scope is not None]
        after = [other for other in counts if other.first > figure.first and other.scope is not None]
        if after and _is_part_of(scene, figure, after[0]):
            scope, how = after[0].scope, "scope_carried"
        elif before:
            scope, how = before[-1].scope, "scope_carried"
        elif after and _is_beside(scene, figure, after[0]):
            scope, how = after[0].scope, "scope_carried"
    if figure.scope is None and is_total(scene, figure):
        return "all", "scope_all", None
    start, _ = scene.segment(figure.first, STRONG)
    nouns = [hit for hit in scene.scopes if start <= hit.first and hit.last <= figure.first]
    if scope is None and nouns and figure.form == "plain" and has_gained(scene, nouns[-1], figure):
        # "kementerian dan lembaga menyumbang 24 predikat Sangat Baik"
        scope, how = nouns[-1], "scope_noun"
    if scope is None and nouns and figure.form == "plain" and _is_led_by(scene, nouns[-1], figure):
        scope, how = nouns[-1], "scope_noun"
    kinds = {other.scope.id for other in counts if other.scope is not None and other.last <= start}
    if figure.scope is None and not nouns and {"kementerian"} < kinds <= _CENTRAL:
        # "30 persen kementerian dan 20 persen lembaga …; untuk 2024 seluruhnya 100 persen"
        return "kementerian_lembaga", "scope_carried", None
    if figure.scope is None and figure.form == "percent" and len({hit.id for hit in nouns}) == 1:
        # A share of the one noun before it: "separuh lebih provinsi tertinggal: hanya 49 persen".
        scope, how = nouns[-1], "scope_carried"
    name = scope.id if scope is not None else (state.count_scope or "all")
    if scope is None:
        how = "scope_carried" if state.count_scope else "scope_all"
    beside = next((hit for hit in nouns if hit.last == figure.first), None)
    if figure.scope is None and figure.form == "percent" and beside is not None:
        # "kabupaten/kota tiga puluh persen"
        name, scope, how = beside.id, beside, "scope_noun"
    place = place_of(scene, figure, scope)
    base = next((other for other in counts if other.last <= figure.first and other.scope is scope), None)
    if place is None and how == "scope_carried" and base is not None and is_base(scene, base):
        place = place_of(scene, base, scope)
    if place is not None and name in ("kabupaten_kota", "kabupaten", "kota", "all", "daerah"):
        return place[0], "scope_place", place[1]
    if name == "lembaga_lain" and figure.scope is not None:
        name = "lembaga_lain"
    return name, how, scope if how == "scope_noun" else None


def _is_led_by(scene: Scene, noun: Hit, figure: Figure) -> bool:
    """Whether a clause begins with the group that its count is of: "Among the provinces, 13 were …", "Di
    tingkat kabupaten/kota terdapat enam penerima …"."""
    gap = scene.norms(noun.last, figure.first)
    led = _AMONG & set(scene.norms(noun.first - 2, noun.first))
    counted = any(other.scope is noun for other in scene.figures)
    there = gap[:1] == [","] or (bool(gap) and set(gap) <= _THERE)
    return bool(led) and not counted and there and len(gap) <= _NEXT


def _is_beside(scene: Scene, figure: Figure, follow: Figure) -> bool:
    """Whether the next count follows a few tokens on: "24 and 57 agencies"."""
    gap = scene.norms(figure.last, follow.first)
    return len(gap) <= _NEXT and not STRONG & set(gap)


def _is_part_of(scene: Scene, figure: Figure, whole: Figure) -> bool:
    """Whether a count is told as a part of the next one: "13 of the country's 34 ministries"."""
    gap = scene.norms(figure.last, whole.first)
    return gap[:1] in (["of"], ["dari"]) and len(gap) <= _WHOSE and "," not in gap and is_base(scene, whole)


def place_of(scene: Scene, figure: Figure, scope: Hit | None) -> tuple[str, Hit | Agency] | None:
    """The province or island that a count is limited to: "12 kabupaten/kota di Jawa Tengah", "Di Jawa Tengah, 12 …"."""
    end = scope.last if scope is not None and scope.first >= figure.last else figure.last
    for agency in scene.agencies:
        if len(agency.ids) >= 1 and (
            agency.role == "place" or _within(scene, agency.first) or _owns(scene, agency, figure)
        ):
            province = next((name for name in agency.ids if name.startswith("provinsi-")), None)
            leads = agency.last <= figure.first and agency.first <= 2 and _within(scene, agency.first)
            # "four South Sulawesi agencies", "12 of Central Java's regencies and cities"
            within = scope is not None and agency.first == scope.first and 0 <= agency.first - figure.last <= 1
            near = 0 <= agency.first - end <= 3 or leads or within or _owns(scene, agency, figure)
            if province is not None and near and not _is_venue(scene, agency, scope):
                return "province:" + province.removeprefix("provinsi-"), agency
    for hit in scene.places:
        near = 0 < hit.first - end <= 3 or (hit.last <= figure.first and hit.first <= 2)
        if near and hit.first and scene.tokens[hit.first - 1].norm in ("di", "se", "pulau", "in", "-", "on"):
            return "region:" + hit.id, hit
    return None


def _is_venue(scene: Scene, agency: Agency, scope: Hit | None) -> bool:
    """Whether the capital is only where awards were given on a day: "54 agencies were honoured in Jakarta on January
    28", "In Jakarta on December 8, 174 agencies received …"; not "agencies in Jakarta"."""
    beside = scope is not None and 0 <= agency.first - scope.last <= 1
    if _CAPITAL not in agency.ids or beside or not scene.has("award"):
        return False
    at = agency.last
    while at < len(scene.tokens) and scene.tokens[at].norm in _TO_DAY:
        at += 1
    return any(time.kind == "date" and time.first <= at < time.last for time in scene.times)


def is_of_them(scene: Scene, figure: Figure) -> bool:
    """Whether a count is of those told before: "103 of them", "20 di antaranya"."""
    behind = scene.norms(figure.last, figure.last + 2)
    return behind in (["of", "them"], ["of", "these"], ["of", "those"], ["di", "antaranya"], ["dari", "mereka"])


def _owns(scene: Scene, agency: Agency, figure: Figure) -> bool:
    """Whether a province is told to have the regencies and cities that a count is of: "Jawa Tengah punya 12 …"."""
    gap = set(scene.norms(agency.last, figure.first)) if agency.last <= figure.first else set()
    local = figure.scope is not None and figure.scope.id in ("kabupaten_kota", "kabupaten", "kota")
    return local and bool(gap & _OWNS) and gap <= _OWNS | _SMALL


def _within(scene: Scene, at: int) -> bool:
    return scene.norms(at - 2, at) == ["se", "-"] or scene.norms(at - 1, at) in (["di"], ["in"], ["se"])
