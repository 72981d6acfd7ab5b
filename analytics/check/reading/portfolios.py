"""Ministries told by their field alone, where the sentence or the heading says that ministries follow: "tiga
kementerian, yaitu Perindustrian, Hukum dan HAM, …", "the Finance, Industry and Manpower ministries"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from analytics.check.reading.agencies import Agency
from analytics.check.reading.gazetteer import Gazetteer, Named
from analytics.check.reading.phrases import phrases, words
from analytics.check.reading.tokens import Token
from analytics.names import forms

_LONGEST = 9  # tokens of a field
_JOINS = frozenset({",", ";", "dan", "serta", "and", "&", "maupun"})
_NOUNS = frozenset({"kementerian", "kementrian", "ministries", "ministry"})
_LEADS = words("small", "portfolios_leads")
_AMONG, _OPENS = frozenset({"among", "of", "di", "from", "dari", "untuk", "for", "pada"}), 6
_SMALL = frozenset({"the", "kementerian"})


def ministries_in(
    gazetteer: Gazetteer, tokens: Sequence[Token], taken: Collection[int], start: int | None
) -> list[Agency]:
    """The ministries of a sentence that are told by their field. taken: the tokens of other names; a field may hold
    one ("Agraria dan Tata Ruang/BPN"). start: where a line under a heading for ministries begins."""
    if start is not None:
        found = _field_at(gazetteer, tokens, start, taken)
        return [found] if found is not None else []
    if not any(token.norm in _NOUNS for token in tokens):
        return []
    hits = [hit for hit in phrases("scopes").find(tokens) if hit.id == "kementerian" and hit.first not in taken]
    for hit in hits:
        listed = _before(gazetteer, tokens, hit.first, taken) or _behind(gazetteer, tokens, hit.last, taken)
        if listed:
            return listed
    return []


def _behind(gazetteer: Gazetteer, tokens: Sequence[Token], at: int, taken: Collection[int]) -> list[Agency]:
    """The fields listed behind the word and a word that leads to them, each with a figure of its own or without."""
    leads = _LEADS | {","} if tokens[0].norm in _AMONG and at <= _OPENS else _LEADS
    lead = next((place for place in range(at, len(tokens)) if tokens[place].norm in leads), None)
    if lead is None or any(tokens[place].norm in (".", "?") for place in range(at, lead)):
        return []
    found: list[Agency] = []
    opens = True
    for place in range(lead + 1, len(tokens)):
        if tokens[place].norm in _SMALL or (found and place < found[-1].last):
            continue
        one = _field_at(gazetteer, tokens, place, taken) if opens else None
        if one is not None:
            found.append(one)
        opens = tokens[place].norm in _JOINS or (opens and tokens[place].norm in _LEADS)
    return found


def _before(gazetteer: Gazetteer, tokens: Sequence[Token], end: int, taken: Collection[int]) -> list[Agency]:
    """Two fields or more, and then the word: "the Finance, Industry and Manpower ministries"."""
    start = end
    while start > 0 and (tokens[start - 1].norm in _JOINS or tokens[start - 1].capital) and start - 1 not in taken:
        start -= 1
    found: list[Agency] = []
    at = start
    while at < end:
        one = _field_at(gazetteer, tokens, at, taken, end)
        if one is not None:
            found.append(one)
            at = one.last
        elif tokens[at].norm in _JOINS and found:
            at += 1
        elif found:
            return []
        else:
            at += 1
    return [*found[:-1], replace(found[-1], last=end + 1)] if len(found) > 1 else []


def _field_at(
    gazetteer: Gazetteer, tokens: Sequence[Token], at: int, taken: Collection[int], end: int | None = None
) -> Agency | None:
    """The ministry whose field begins at a token and is told in full, up to another token at most."""
    if at >= len(tokens) or at in taken or tokens[at].kind != "word" or not tokens[at].capital:
        return None
    for last in range(min(len(tokens) if end is None else end, at + _LONGEST), at, -1):
        field = tokens[at:last]
        if field[-1].kind != "word":
            continue
        named = _named(gazetteer, field)
        if named is not None:
            ids = named.ids
            return Agency(at, last, ids, "owner", forms.MINISTRY, "agency_by_kind", named.key, tokens=tokens)
    return None


def _named(gazetteer: Gazetteer, field: Sequence[Token]) -> Named | None:
    head = replace(field[0], raw="Kementerian", norm="kementerian", kind="word")
    english = replace(head, raw="Ministry", norm="ministry")
    of = replace(head, raw="of", norm="of")
    for said in ([head, *field], [english, of, *field], [*field, english]):
        named = gazetteer.name_at(said, 0)
        if named is not None and named.last == len(said) and len(named.ids) == 1:
            return named if gazetteer.types[named.ids[0]] in forms.MINISTRY else None
    return None
