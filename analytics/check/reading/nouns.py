"""The noun that a figure counts: a group of agencies near it, a unit, or people."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.check.reading.masks import is_year
from analytics.check.reading.phrases import Hit, phrases, words
from analytics.check.reading.tokens import Token

_REACHED = words("small", "figures_reached")
_ITEM_ENDS = frozenset({",", ".", ";", ":", ")", "dan", "and", "serta", "|", "orang"})
_IS = words("small", "figures_is")
_OF_COUNTRY = 6  # tokens from "of" over "the country's" to the noun
_COUNTRY = ("country", "nation", "archipelago", "'", "’", "s")
_WHOSE = 8  # tokens from "of" to the noun of a share


def is_of_people(tokens: Sequence[Token], at: int, scope_at: dict[int, Hit]) -> bool:
    """Whether a share is one of people, over whose they are: "1.6 percent of the country's population"."""
    if at >= len(tokens) or tokens[at].norm not in ("of", "dari"):
        return False
    for place in range(at + 1, min(at + _WHOSE, len(tokens))):
        if place in scope_at or tokens[place].kind == "number" or tokens[place].norm in _ITEM_ENDS:
            return False
        if phrases("aspects").match(tokens, place) is not None:
            # "93.8 percent of what was on offer for workforce planning"
            return False
        hit = phrases("units").match(tokens, place)
        if hit is not None and hit.id == "staff":
            return True
    return False


def heads_category(tokens: Sequence[Token], unit: Hit) -> bool:
    """Whether the noun behind a figure is not counted but leads a category: "329,5 predikat Sangat Baik"."""
    leads = unit.id == "thing" and tokens[unit.last - 1].norm in words("category_heads", "head")
    return leads and phrases("categories").match(tokens, unit.last) is not None


def begins_time(tokens: Sequence[Token], at: int) -> bool:
    """Whether "tahun" behind a figure begins a time and counts nothing: "325 tahun depan", "266,5 tahun 2019"."""
    if tokens[at].norm != "tahun" or at + 1 >= len(tokens):
        return False
    after = tokens[at + 1]
    return is_year(after) or after.norm in (
        "ini",
        "lalu",
        "depan",
        "sebelumnya",
        "kemarin",
        "itu",
        "silam",
        "mendatang",
    )


def scope_near(tokens: Sequence[Token], at: int, scope_at: dict[int, Hit]) -> Hit | None:
    """The group of agencies behind a figure, over at most two small words ("dari", "orang", "of the"), or over a verb
    ("34 were ministries")."""
    verb = at < len(tokens) and tokens[at].norm in _IS
    if verb and (hit := scope_at.get(at + 1)) is not None and hit.id != "all":
        return hit
    reach = _OF_COUNTRY if [token.norm for token in tokens[at : at + 2]] == ["of", "the"] else 3
    for place in range(at, min(at + reach, len(tokens))):
        if (hit := scope_at.get(place)) is not None:
            return hit
        if tokens[place].norm not in (
            "of",
            "the",
            "dari",
            "all",
            "seluruh",
            "buah",
            "total",
            "orang",
            "kepala",
            "pimpinan",
            "perwakilan",
            "indonesian",
            "unit",
            "jumlah",
            "untuk",
            "bagi",
            "for",
            "assessed",
            "evaluated",
            "mapped",
            "participating",
            "among",
            "to",
            "kepada",
            "di",
            "antaranya",
            "diantaranya",
            "them",
            *_COUNTRY,
        ):
            return None
    return None


def scope_before(tokens: Sequence[Token], first: int, scope_at: dict[int, Hit]) -> Hit | None:
    """The group before a colon: "Kementerian: 34", and before a percentage: "untuk provinsi 81 persen"."""
    marked = first > 1 and tokens[first - 1].norm in (":", "=", "|")
    marked = marked or (first > 1 and tokens[first - 1].norm == "(" and _in_brackets(tokens, scope_at))
    if not marked and (hit := _listed_noun(tokens, first, scope_at)) is not None:
        return hit
    end = first - 1 if marked else first
    share = any(token.norm in ("persen", "%", "percent") for token in tokens[first + 1 : first + 2])
    if not (marked or share):
        return None
    # "untuk kementerian dan LPNK telah mencapai 100 persen"
    while share and end > 0 and tokens[end - 1].norm in _REACHED:
        end -= 1
    for place in range(end - 1, max(-1, end - 10), -1):
        if (hit := scope_at.get(place)) is not None:
            return hit if hit.last == end else None
    return None


def _in_brackets(tokens: Sequence[Token], scope_at: dict[int, Hit]) -> bool:
    """Whether a list has its numbers in brackets behind their nouns: "ministries (33), provinces (22)"."""
    ends = [hit.last for hit in scope_at.values() if hit.last + 2 < len(tokens)]
    closed = [end for end in ends if tokens[end].norm == "(" and tokens[end + 2].norm == ")"]
    return len([end for end in closed if tokens[end + 1].kind == "number"]) > 1


def _listed_noun(tokens: Sequence[Token], first: int, scope_at: dict[int, Hit]) -> Hit | None:
    """The group right before a count in a list that has its nouns first: "gubernur 10, bupati/wali kota 20"."""
    noun = next((hit for hit in scope_at.values() if hit.last == first), None)
    after = tokens[first + 1] if first + 1 < len(tokens) else None
    if noun is None or not (after is None or after.norm in _ITEM_ENDS):
        return None
    for other in scope_at.values():
        number = tokens[other.last] if other.last < len(tokens) else None
        if other is not noun and number is not None and number.kind == "number" and abs(other.last - first) <= 12:
            behind = tokens[other.last + 1].norm if other.last + 1 < len(tokens) else "."
            if behind in _ITEM_ENDS:
                return noun
    return None
