"""Bodies that no agency of the release is: a total told of one of them must not go to the agency named before."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from analytics.check.reading.agencies import Agency
from analytics.check.reading.masks import month_of
from analytics.check.reading.phrases import phrases, words
from analytics.check.reading.tokens import Token

_BODIES = words("agencies", "bodies")
_AFTER = words("small", "points_after")
_INSIDE = frozenset({"of", "and", "for", "the", "on", "dan", "untuk"})
_KINDS = frozenset({"regency", "municipality", "province"})
_LISTS = frozenset({",", ";", "and", "dan", "serta", "&", "|"})
_SUMS = frozenset({"total", "jumlah", "sum", "rp", "usd", "idr"})
_KNOWN = ("cues", "scopes", "category_heads", "categories", "others", "units", "known_words", "aspects", "stages")
_LOWEST, _HIGHEST = 100, 410  # points
_LEAST = 2  # words of a name
_TO_TOTAL = 3  # tokens from the verb to the total: "reached a score of 301"


def find_strangers(tokens: Sequence[Token], named: Collection[int]) -> list[Agency]:
    """Names of bodies that nothing knows, right before a verb of gain and a number: "The Marine Board reached 301".

    named: the tokens of agencies that are known.
    """
    found: list[Agency] = []
    at = 0
    while at < len(tokens):
        last = _name_from(tokens, at, named)
        body = last - at >= _LEAST and _is_body(tokens, at, last) and _gains(tokens, last)
        if last - at >= _LEAST and last < len(tokens) and tokens[last].norm in _KINDS and last not in named:
            # "an official of the Lintang Raya regency said"
            body, last = True, last + 1
        if body or (last > at and named and _is_listed(tokens, at, last)):
            found.append(Agency(at, last, (), "owner", None, "agency_unknown", "", tokens=tokens))
        at = max(last, at + 1)
    return found


def _is_listed(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a name that nothing knows stands in a list right before a total: "Wajo (289) and Pangkajene Islands
    (257.5)"."""
    listed = first > 1 and tokens[first - 1].norm in _LISTS
    at = last + (tokens[last].norm == "(") if last < len(tokens) else last
    if not listed or not _is_number(tokens, at) or month_of(tokens[first]) or tokens[first].norm in _SUMS:
        return False
    whole = tokens[at].raw.replace(",", ".").split(".")[0]
    size = whole.isdigit() and _LOWEST <= int(whole) <= _HIGHEST
    return size and not any(
        phrases(name).match(tokens, place) is not None for place in range(first, last) for name in _KNOWN
    )


def _name_from(tokens: Sequence[Token], at: int, named: Collection[int]) -> int:
    """The token behind the words with capitals that begin at a token; small words only between two of them."""
    last = place = at
    while place < len(tokens) and tokens[place].kind == "word" and place not in named:
        if tokens[place].capital and not (place == at and tokens[place].norm in _INSIDE):
            last = place + 1
        elif place == at or tokens[place].norm not in _INSIDE:
            break
        place += 1
    return last


def _is_body(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a noun for bodies is in a name that is not that of the commission or of the assessment."""
    if any((hit := phrases("others").match(tokens, at)) and hit.id == "merit" for at in range(first, last)):
        return False
    return any(token.norm in _BODIES for token in tokens[first:last])


def _gains(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb of gain begins at a token and leads to a number that counts nothing."""
    hit = phrases("cues").match(tokens, at)
    verb = hit.last if hit is not None and hit.id in ("gain", "score", "assessed") else None
    if verb is None:
        return False
    number = next((place for place in range(verb, verb + _TO_TOTAL + 1) if _is_number(tokens, place)), None)
    if number is None:
        return False
    behind = tokens[number + 1] if number + 1 < len(tokens) else None
    return behind is None or behind.kind == "mark" or behind.norm in _AFTER or behind.norm in words("units", "points")


def _is_number(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].kind == "number"
