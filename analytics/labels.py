"""The words for ids: what a province, a type, a category, a scope or a period is called in a language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analytics import numbers
from analytics.warehouse import Release
from analytics.warehouse.dimensions import agencies, agency_types, aspects, categories, provinces, regions
from analytics.words import text, texts

_DIMENSIONS = {
    "agency_type": agency_types, "province": provinces, "region": regions, "category": categories, "aspect": aspects,
    "agency": agencies,
}  # fmt: skip


def name_of(release: Release, lang: str, kind: str, found: str) -> str:
    """The name of an id of a kind (`agency_type`, `province`, `region`, `category`, `aspect`, `agency`).

    Groups (`kabupaten_kota`, `at_least_baik`, …) have theirs in the catalogue; what has no name is shown as its id.
    """
    things: Mapping[str, Any] = _DIMENSIONS[kind](release) if kind in _DIMENSIONS else {}
    if found in things:
        return str(things[found].name(lang))
    key = f"labels.{kind}.{found}"
    return text(lang, key) if key in texts(lang) else found


def claim_period(lang: str, found: str) -> str:
    """The period of a claim (`cumulative_to:2021-03`) in words; a text that is none is given back as it is."""
    what, _, day = found.partition(":")
    try:
        return text(lang, f"labels.claim_period.{what}", date=numbers.date(lang, day))
    except (KeyError, ValueError):
        return found


def claim_scope(release: Release, lang: str, found: str) -> str:
    """The scope of a claim in words: a group of agencies, a province, or one of a working area (`lpnk:wilayah-i`)."""
    what, _, where = found.partition(":")
    if not where:
        types = agency_types(release)
        return types[found].plural(lang) if found in types else name_of(release, lang, "scope", found)
    if what == "province":
        return name_of(release, lang, "province", where)
    if where in regions(release):
        return name_of(release, lang, "region", where)
    area = where.partition("-")[2].upper()
    return text(lang, "labels.working_area", scope=claim_scope(release, lang, what), area=area)
