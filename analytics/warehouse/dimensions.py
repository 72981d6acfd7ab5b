"""The named things of a release: agencies, provinces, regions, types, aspects, categories. Read once per release."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from analytics.warehouse.store import Release


@dataclass(frozen=True, slots=True)
class Named:
    """A thing with a name in both languages, and a shorter one where there is one."""

    id: str
    name_id: str
    name_en: str
    short_id: str
    short_en: str

    def name(self, lang: str) -> str:
        """Its name in a language."""
        return self.name_en if lang == "en" else self.name_id

    def short(self, lang: str) -> str:
        """Its short name in a language."""
        return self.short_en if lang == "en" else self.short_id


@dataclass(frozen=True, slots=True)
class AgencyType(Named):
    """A type of agency; the plural is for headings."""

    plural_id: str
    plural_en: str

    def plural(self, lang: str) -> str:
        """Its plural in a language."""
        return self.plural_en if lang == "en" else self.plural_id


@dataclass(frozen=True, slots=True)
class Province(Named):
    """A province, its code of two signs and its place on the tile map (column from the west, row from the north)."""

    region_id: str
    tile_code: str
    tile_col: int
    tile_row: int


@dataclass(frozen=True, slots=True)
class Agency(Named):
    """An agency; `province_id` and `region_id` are None for central ones, years None where open."""

    agency_type: str
    province_id: str | None
    region_id: str | None
    valid_from: int | None
    valid_to: int | None
    successor_id: str | None


@dataclass(frozen=True, slots=True)
class Category(Named):
    """A category with its band of scores and its colours; the order of the mapping is from low to high."""

    roman: str
    min_score: float
    max_score: float
    colour: str
    text_colour: str
    consequence_id: str
    consequence_en: str


@dataclass(frozen=True, slots=True)
class Aspect(Named):
    """An aspect with its maximum in both forms, in points, and what it asks."""

    max_400: int
    max_410: int
    definition_id: str
    definition_en: str


@dataclass(frozen=True, slots=True)
class SubAspect(Named):
    """A sub-aspect with its weight in both forms; a weight is None where that form does not have it."""

    aspect_id: str
    weight_400: float | None
    weight_410: float | None


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of an agency; `kind` says of what sort: abbreviation, english, old_name, press, spelling."""

    alias: str
    agency_id: str
    kind: str
    note: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement about the assessment, the simulation or the registry, with where it comes from (`source`).

    `mark` says how it is known: `seen`, `worked_out`, `reading`, `choice`, ….
    """

    id: str
    section: str
    text_id: str
    text_en: str
    mark: str
    source: str

    def words(self, lang: str) -> str:
        """The statement in a language."""
        return self.text_en if lang == "en" else self.text_id


def _read(release: Release, kind: type[Any], sql: str) -> Mapping[str, Any]:
    def plain(value: Any) -> Any:
        return float(value) if isinstance(value, Decimal) else value

    return {row[0]: kind(*map(plain, row)) for row in release.rows(sql)}


@lru_cache(maxsize=64)
def agencies(release: Release) -> Mapping[str, Agency]:
    """Every agency of the registry by id, in order of type, region code and name."""
    return _read(
        release, Agency,
        "SELECT agency_id, a.name_id, a.name_en, short_name, short_name, agency_type, province_id, region_id,"
        " valid_from, valid_to, successor_id FROM agency a JOIN agency_type t USING (agency_type)"
        " ORDER BY t.sort, wilayah_code, a.name_id COLLATE NOCASE, agency_id",
    )  # fmt: skip


@lru_cache(maxsize=64)
def provinces(release: Release) -> Mapping[str, Province]:
    """The provinces by id, in the order of the registry."""
    return _read(
        release, Province,
        "SELECT province_id, name_id, name_en, name_id, name_en, region_id, tile_code, tile_col, tile_row"
        " FROM province ORDER BY sort",
    )  # fmt: skip


@lru_cache(maxsize=64)
def regions(release: Release) -> Mapping[str, Named]:
    """The regions by id, in the order of the registry."""
    return _read(release, Named, "SELECT region_id, name_id, name_en, name_id, name_en FROM region ORDER BY sort")


@lru_cache(maxsize=64)
def agency_types(release: Release) -> Mapping[str, AgencyType]:
    """The types of agency by id, from ministries to cities."""
    return _read(
        release, AgencyType,
        "SELECT agency_type, name_id, name_en, short_id, short_en, plural_id, plural_en FROM agency_type ORDER BY sort",
    )  # fmt: skip


@lru_cache(maxsize=64)
def categories(release: Release) -> Mapping[str, Category]:
    """The four categories by id, from the lowest to the highest."""
    return _read(
        release, Category,
        "SELECT category_id, name_id, name_en, name_id, name_en, roman, min_score, max_score, colour_hex,"
        " text_colour_hex, consequence_id, consequence_en FROM category ORDER BY sort",
    )  # fmt: skip


@lru_cache(maxsize=64)
def aspects(release: Release) -> Mapping[str, Aspect]:
    """The eight aspects by id, in the order of the form."""
    return _read(
        release, Aspect,
        "SELECT aspect_id, name_id, name_en, short_id, short_en, max_400, max_410, definition_id, definition_en"
        " FROM aspect ORDER BY sort",
    )  # fmt: skip


@lru_cache(maxsize=64)
def sub_aspects(release: Release) -> Mapping[str, SubAspect]:
    """The sub-aspects by id, in the order of the form."""
    return _read(
        release, SubAspect,
        "SELECT sub_aspect_id, s.name_id, s.name_en, s.name_id, s.name_en, aspect_id, weight_400, weight_410"
        " FROM sub_aspect s JOIN aspect a USING (aspect_id) ORDER BY a.sort, s.sort",
    )  # fmt: skip


@lru_cache(maxsize=64)
def agency_codes(release: Release) -> Mapping[str, str]:
    """The agency of each area code ("35.10"), for provinces, regencies and cities."""
    rows = release.rows("SELECT wilayah_code, agency_id FROM agency WHERE wilayah_code IS NOT NULL ORDER BY ALL")
    return {row[0]: row[1] for row in rows}


@lru_cache(maxsize=64)
def aliases(release: Release) -> tuple[Alias, ...]:
    """The other names of the agencies, in order of agency id and name."""
    rows = release.rows("SELECT alias, agency_id, kind, note FROM agency_alias ORDER BY agency_id, alias, kind")
    return tuple(Alias(*row) for row in rows)


@lru_cache(maxsize=64)
def shared_names(release: Release) -> tuple[tuple[str, str], ...]:
    """The bare names that several agencies bear, as (name, agency id), one for each bearer."""
    return tuple((row[0], row[1]) for row in release.rows("SELECT name, agency_id FROM ambiguous_name ORDER BY ALL"))


@lru_cache(maxsize=64)
def statements(release: Release) -> Mapping[str, Statement]:
    """What is stated about the assessment and this product by id, in the order of the method page."""
    return _read(
        release, Statement,
        "SELECT statement_id, section, text_id, text_en, mark, source FROM method ORDER BY sort",
    )  # fmt: skip
