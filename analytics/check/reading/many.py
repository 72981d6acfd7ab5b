"""Provinces that only say where many agencies are: "empat instansi Jawa Barat", "several East Java administrations"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from analytics.check.reading.agencies import Agency
from analytics.check.reading.figures import Figure
from analytics.check.reading.numbers import is_number_word
from analytics.check.reading.phrases import Hit, phrases, words
from analytics.check.reading.tokens import Token

_MANY = words("small", "scene_many")
_SOME = words("small", "scene_some")
_LISTED = words("small", "scene_listed")
_REGENCIES = ("kabupaten_kota", "kabupaten", "kota")
_OF, _FROM = frozenset({"of", "from", "dari", "asal"}), frozenset({"from", "dari", "asal"})
_LOCAL = ("daerah", "kabupaten_kota", "kabupaten", "kota")
_LOWEST_TOTAL = 60  # points; what is less counts
_DIGITS = 2


def part_nouns(tokens: Sequence[Token], agencies: Sequence[Agency]) -> list[Agency]:
    """The agencies, where a noun for many that was taken for a province's word of kind stands for itself: "tiga
    pemerintah daerah Jawa Tengah", "several West Java governments"."""
    return [_parted(tokens, agency) if _is_of_many(tokens, agency) else agency for agency in agencies]


def _is_of_many(tokens: Sequence[Token], agency: Agency) -> bool:
    """Whether a number or a word for some stands right before a province with its word of kind."""
    if not agency.first or not _is_province(agency):
        return False
    if agency.how == "agency_kind_mended":
        # "kabupaten dan kota Sulawesi Selatan": there is no such city.
        return True
    before = tokens[agency.first - 1]
    counted = before.raw.isdigit() and len(before.raw) <= _DIGITS and agency.first > 1
    return before.norm in _SOME or counted or is_number_word(before.norm)


def _parted(tokens: Sequence[Token], agency: Agency) -> Agency:
    noun = phrases("scopes").match(tokens, agency.first)
    if noun is not None and noun.last < agency.last and noun.id in _LOCAL:
        return replace(agency, first=noun.last, role="place")
    if tokens[agency.last - 1].norm in _MANY:
        return replace(agency, last=agency.last - 1, role="place")
    many = agency.last < len(tokens) and tokens[agency.last].norm in _MANY
    return replace(agency, role="place") if many else agency


def _is_province(agency: Agency) -> bool:
    return bool(agency.ids) and agency.ids[0].startswith("provinsi-")


def as_places(
    agencies: Sequence[Agency], figures: Sequence[Figure], scopes: Sequence[Hit], tokens: Sequence[Token]
) -> list[Agency]:
    """The agencies of a sentence; one between a count and its noun only says where those are, and so does a province
    beside a noun for many, or behind one that is counted."""
    starts, ends = {hit.first for hit in scopes}, {figure.last for figure in figures if figure.value < _LOWEST_TOTAL}
    before = {hit.first for hit in scopes if tokens[hit.first].norm in _MANY}
    before |= {at for at, token in enumerate(tokens) if token.norm in _LISTED}
    behind = _nouns_behind(scopes, ends, tokens)
    owned = before | {hit.first for hit in scopes if hit.id in _REGENCIES}
    return [
        replace(agency, role="place")
        if (agency.first in ends and agency.last in starts)
        or (
            _is_province(agency)
            and (
                agency.last in before
                or agency.first in behind
                or (owns_noun(tokens, agency) and agency.last + 2 in owned)
            )
        )
        else agency
        for agency in agencies
    ]


def _nouns_behind(scopes: Sequence[Hit], counted: Collection[int], tokens: Sequence[Token]) -> set[int]:
    """Where a province would stand behind a noun for many: "sejumlah instansi Jawa Barat", "regencies of Central
    Java", "agencies from East Java"."""
    found = {hit.last for hit in scopes if hit.first in counted or (hit.first and tokens[hit.first - 1].norm in _SOME)}
    for hit in scopes:
        joins = _OF if hit.id in _REGENCIES else _FROM if hit.id in ("all", "daerah") else frozenset[str]()
        if hit.last < len(tokens) and tokens[hit.last].norm in joins:
            found.add(hit.last + 1)
    return found


def owns_noun(tokens: Sequence[Token], agency: Agency) -> bool:
    """Whether what stands behind a name is its own: "Central Java's"."""
    owned = [token.norm for token in tokens[agency.last : agency.last + 2]]
    return len(owned) > 1 and tokens[agency.last].kind == "mark" and owned[1] == "s"
