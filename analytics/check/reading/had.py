"""Whether a category without a figure is that of an agency, although a count or a noun stands beside it."""

from __future__ import annotations

from analytics.check.reading.asides import in_closed_aside
from analytics.check.reading.categories import Category
from analytics.check.reading.epithets import epithet_at
from analytics.check.reading.pairing import is_included
from analytics.check.reading.phrases import Hit
from analytics.check.reading.scene import Scene

_TO_LIST = 12  # tokens from a category to the agencies that have it


def begins_range(scene: Scene, category: Category) -> bool:
    """Whether all categories from one to another are meant: "kategori I sampai IV"."""
    if scene.norms(category.last, category.last + 1) not in (["sampai"], ["hingga"], ["-"], ["–"], ["to"]):
        return False
    follows = scene.tokens[category.last + 1 : category.last + 2]
    behind = any(0 <= other.first - category.last <= 2 for other in scene.categories)
    return behind or any(token.raw in ("II", "III", "IV") for token in follows)


def with_agency(scene: Scene, category: Category) -> bool:
    """Whether a count and the agencies before it both have a category: "A meraih predikat baik bersama 57 lainnya",
    "A dan B menjadi dua kabupaten yang … kategori Baik"."""
    owners = [agency for agency in scene.owners if agency.last <= category.first]
    if not owners:
        return False
    for figure in scene.figures:
        before = scene.norms(figure.first - 1, figure.first)
        if figure.scope is not None and any(
            figure.last <= agency.first and agency.last <= category.first and is_included(scene, agency)
            for agency in owners
        ):
            return True
        listing = scene.cue_after("among", figure.last, reach=8)
        if listing is not None and any(0 <= agency.first - listing.last <= 1 for agency in owners):
            return figure.scope is not None
        if figure.scope is None:
            continue
        if figure.first >= category.last and before in (["bersama"], ["with"]):
            return True
        if owners[-1].last <= figure.first < category.first and before in (
            ["menjadi"],
            ["merupakan"],
            ["termasuk"],
            ["adalah"],
            ["masuk"],
            ["dari"],
        ):
            return scene.norms(figure.first - 2, figure.first - 1) in (["satu"], ["one"]) or before != ["dari"]
    return False


def lists_behind(scene: Scene, category: Category) -> bool:
    """Whether the agencies of the category are listed behind it: "Enam kementerian masuk kategori IV, yaitu A, B"."""
    listed = next((agency for agency in scene.owners if agency.first >= category.last), None)
    if listed is None or listed.first - category.last > _TO_LIST:
        return False
    # Over other words only where nothing more is told of them: "… pada pemetaan 2018, yaitu A, B, C."
    told = [*(one.first for one in scene.categories), *(one.first for one in scene.figures)]
    plain = not any(category.last <= first for first in told)
    hit = scene.cue_after("among", category.last, reach=_TO_LIST if plain else 2)
    marked = plain and ":" in scene.norms(listed.first - 2, listed.first)
    return (hit is not None and 0 <= listed.first - hit.last <= 2) or marked


def is_generic(scene: Scene, category: Category) -> bool:
    """Whether a noun for agencies, not one of them, has the category: "instansi berkategori dua akan dibimbing"."""
    nouns = [
        hit
        for hit in scene.scopes
        if hit.last <= category.first
        and not _is_theirs(scene, hit)
        and not in_closed_aside(scene.asides, hit.first, category.first)
    ]
    noun = max((hit.last for hit in nouns), default=-1)
    owner = max((agency.last for agency in scene.owners if agency.last <= category.first), default=-1)
    if noun > owner and category.first - noun <= 4:
        return True
    return category.last < len(scene.tokens) and bool(
        [hit for hit in scene.scopes if hit.first == category.last] and owner < 0
    )


def _is_theirs(scene: Scene, hit: Hit) -> bool:
    """Whether a noun stands for an agency that was named: "kementeriannya", "kabupaten itu"."""
    after = scene.norms(hit.last, hit.last + 1)
    if any(one.first < hit.first < one.last for one in scene.cues.get("pronoun", ())):
        # "The province had been in the good category last year."
        return True
    if any(agency.last == hit.first for agency in scene.owners):
        # "Sinjai, Wajo and Sumedang regencies"
        return True
    if epithet_at(scene.tokens, hit.first):
        # "Kabupaten perbatasan itu memperoleh kategori baik"
        return True
    if scene.tokens[hit.first].norm.startswith("pem") and any(
        one.first == hit.first for one in scene.cues.get("pronoun", ())
    ):
        # "Januari 2021 pemkab diganjar predikat Baik"
        return True
    return scene.tokens[hit.last - 1].norm.endswith("nya") or after in (
        ["itu"],
        ["ini"],
        ["tersebut"],
        ["kita"],
        ["kami"],
    )
