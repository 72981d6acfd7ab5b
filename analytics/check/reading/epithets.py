"""An agency told of before that is meant by a noun of its kind and a word that tells which: "kabupaten perbatasan itu",
"the border regency"; and capitals told by what they are the capital of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analytics.check.reading.agencies import Agency
from analytics.check.reading.phrases import words
from analytics.check.reading.tokens import Token

_NOUNS = words("small", "epithets_nouns")
_STOPS = words("small", "epithets_stops")
_THAT = frozenset({"itu", "ini", "tersebut"})
_KINDS = {
    "kabupaten": "kabupaten", "regency": "kabupaten", "kota": "kota", "city": "kota", "municipality": "kota",
    "town": "kota", "provinsi": "provinsi", "province": "provinsi",
}  # fmt: skip
_LONGEST = 7  # tokens


def epithet_at(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun for agencies at a token stands for one that was named: another word tells which one it is."""
    if tokens[at].norm not in _NOUNS:
        return False
    for place in range(at + 1, min(at + 1 + _LONGEST, len(tokens))):
        if tokens[place].norm in _THAT:
            return True
        if tokens[place].norm in _STOPS:
            break
    for place in range(at - 1, max(-1, at - 1 - _LONGEST), -1):
        if tokens[place].norm == "the" or (tokens[place].norm == "s" and place and tokens[place - 1].norm == "'"):
            return at - place > 1 and not any(token.kind == "number" for token in tokens[place:at])
        if tokens[place].norm in _STOPS or tokens[place].kind != "word":
            break
    return False


def kind_told(tokens: Sequence[Token], at: int) -> str | None:
    """The kind of the agency that an epithet at the start of a sentence means, before a token."""
    place = next((one for one in range(min(at, _LONGEST)) if epithet_at(tokens, one)), None)
    if place is None:
        return None
    capital = place > 0 and tokens[place].norm == "kota" and tokens[place - 1].norm == "ibu"
    return "kota" if capital else _KINDS.get(tokens[place].norm)


def as_capitals(tokens: Sequence[Token], agencies: Sequence[Agency]) -> list[Agency]:
    """The agencies, where one that is only told to have a capital is a place: "ibu kota Riau itu"."""
    return [
        replace(agency, role="place") if agency.role == "owner" and _has_capital(tokens, agency) else agency
        for agency in agencies
    ]


def _has_capital(tokens: Sequence[Token], agency: Agency) -> bool:
    before = [token.norm for token in tokens[max(0, agency.first - 2) : agency.first]]
    if before[-1:] == ["ibu"] and tokens[agency.first].norm == "kota":
        return True
    behind = [token.norm for token in tokens[agency.last : agency.last + 3]]
    led = before in (["ibu", "kota"], ["capital", "of"]) or before[-1:] == ["ibukota"]
    return led or behind == ["'", "s", "capital"]
