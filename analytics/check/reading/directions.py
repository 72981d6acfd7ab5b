"""Provinces told by their side of an island only: "Kalimantan: Timur 232, Selatan 231", "East 232, South 231"."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.check.reading.agencies import Agency
from analytics.check.reading.english import DIRECTIONS
from analytics.check.reading.gazetteer import Gazetteer
from analytics.check.reading.phrases import Hit, phrases, words
from analytics.check.reading.tokens import Token
from analytics.names import forms

_SIDES = {side: side for side in DIRECTIONS} | {english: side for side, english in DIRECTIONS.items()}
_FILLERS = words("small", "directions_fillers")
_REACH = 4  # tokens from a side to its figure


def island_of(tokens: Sequence[Token]) -> str | None:
    """The island that a sentence names first, alone or as that of its provinces."""
    hits = phrases("places").find(tokens)
    return hits[0].id if hits else None


def find_directions(gazetteer: Gazetteer, tokens: Sequence[Token], island: str | None) -> list[Agency]:
    """The provinces that sides of an island mean; only where two or more have a figure right behind them."""
    here: list[Hit] = phrases("places").find(tokens)
    found = []
    for at, token in enumerate(tokens):
        side = _SIDES.get(token.norm) if token.capital else None
        before = [hit.id for hit in here if hit.last < at]
        place = before[0] if before else island
        if side is None or place is None or not _has_figure(tokens, at) or _is_part(tokens, at):
            continue
        key = place + side
        ids = tuple(name for name in gazetteer.bare.get(key, ()) if gazetteer.types[name] == "provinsi")
        if len(ids) == 1:
            found.append(Agency(at, at + 1, ids, "owner", forms.PROVINCE, "agency_by_list", key, tokens=tokens))
    return found if len(found) > 1 else []


def _is_part(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name goes on over the side: "Jawa Timur 332"."""
    return at > 0 and tokens[at - 1].kind == "word" and tokens[at - 1].capital


def _has_figure(tokens: Sequence[Token], at: int) -> bool:
    for token in tokens[at + 1 : at + 1 + _REACH]:
        if token.kind == "number":
            return True
        if token.norm not in _FILLERS:
            return phrases("numbers").begins_with(token.norm)
    return False
