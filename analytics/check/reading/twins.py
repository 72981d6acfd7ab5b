"""A name that a city and a regency share, told once for both: "Kota dan Kabupaten Mojokerto", "Malang city and
regency", "the regency of the same name"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analytics.check.reading.agencies import Agency
from analytics.check.reading.gazetteer import Gazetteer
from analytics.check.reading.phrases import phrases_of
from analytics.check.reading.tokens import Token

_BEGINS = frozenset(
    {",", ";", "(", "and", "dan", "serta", "while", "whereas", "sedangkan", "sementara", "adapun", "than"}
)
_SMALL = frozenset({"the", "its"})
_JOINS = frozenset({"dan", "and", "serta", "maupun", "&"})


def find_twins(gazetteer: Gazetteer, tokens: Sequence[Token], agencies: Sequence[Agency]) -> list[Agency]:
    """The agencies of a sentence that share the name of one of these and are told by their kind alone."""
    taken = {at for agency in agencies for at in range(agency.first, agency.last)}
    found = []
    for agency in agencies:
        if len(agency.ids) != 1 or agency.types is None:
            continue
        before = _twin(gazetteer, tokens, agency, agency.first - 2, agency.first - 1)
        behind = _twin(gazetteer, tokens, agency, agency.last + 1, agency.last)
        found += [one for one in (before, behind) if one is not None and one.first not in taken]
    return [*found, *_namesakes(gazetteer, tokens, agencies)]


def _twin(gazetteer: Gazetteer, tokens: Sequence[Token], agency: Agency, at: int, join: int) -> Agency | None:
    """The twin told by the word of kind at a token, joined to the agency by another token."""
    if not 0 <= at < len(tokens) or not 0 <= join < len(tokens) or tokens[join].norm not in _JOINS:
        return None
    return _of_kind(gazetteer, tokens, agency, at, at + 1)


def _of_kind(gazetteer: Gazetteer, tokens: Sequence[Token], agency: Agency, at: int, last: int) -> Agency | None:
    word = (tokens[at].norm,)
    types = gazetteer.kinds[word][0] if word in gazetteer.kinds else gazetteer.after.get(word)
    if types is None or types == agency.types:
        return None
    ids = tuple(name for name in gazetteer.bare.get(agency.key, ()) if gazetteer.types[name] in types)
    if len(ids) != 1 or ids == agency.ids:
        return None
    return Agency(at, last, ids, agency.role, types, "agency_by_kind", agency.key, tokens=tokens)


def _namesakes(gazetteer: Gazetteer, tokens: Sequence[Token], agencies: Sequence[Agency]) -> list[Agency]:
    found = []
    for hit in phrases_of("agencies", "namesake").find(tokens):
        before = [agency for agency in agencies if agency.last < hit.first and len(agency.ids) == 1]
        twin = _of_kind(gazetteer, tokens, before[-1], hit.first - 1, hit.last) if before else None
        if twin is not None:
            lead = [token.norm for token in tokens[max(0, twin.first - 2) : twin.first] if token.norm not in _SMALL]
            # "Mojokerto regency, which surrounds the city of the same name, got 263"
            found.append(twin if lead and lead[-1] in _BEGINS else replace(twin, role="neighbour"))
    return found
