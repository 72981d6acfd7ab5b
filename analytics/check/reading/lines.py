"""Lines of a list, which are read under what their heading says of all of them: ministries by their field alone
("Perindustrian: 355,5"), aspects by words that are plain elsewhere ("Recruitment: 38")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from analytics.check.reading.masks import mask_tokens
from analytics.check.reading.phrases import phrases
from analytics.check.reading.split import Sentence
from analytics.check.reading.tokens import Token

List = Literal["ministries", "aspects"]
_LONGEST = 18  # tokens of a line
_ITEMS = frozenset({"-", "–", "•", "*", "·", ")", "."})
_ENDS = frozenset({":", "=", "-", "–", "|", "("})
_LEAST = 2  # lines that make a list


def lists_of(sentences: Sequence[Sentence]) -> dict[int, List]:
    """What the lines of lists tell of, by the place of the line among the sentences."""
    found: dict[int, List] = {}
    place = 0
    while place < len(sentences):
        end = place
        while end < len(sentences) and _is_item(sentences[end], sentences[end - 1] if end > place else None):
            end += 1
        if end == place:
            place += 1
            continue
        if place and _tells_ministries(sentences[place - 1]):
            found.update(dict.fromkeys(range(place, end), "ministries"))
        elif end - place >= _LEAST and len({_aspect(sentences[at].tokens) for at in range(place, end)} - {None}) > 1:
            found.update((at, "aspects") for at in range(place, end) if _aspect(sentences[at].tokens))
        place = end
    return found


def first_word(tokens: Sequence[Token]) -> int:
    """The first token of a line behind its number or bullet."""
    at = 0
    while at < len(tokens) and (tokens[at].norm in _ITEMS or (tokens[at].kind == "number" and at < _LEAST)):
        at += 1
    return at


def _is_item(sentence: Sentence, before: Sentence | None) -> bool:
    """Whether a sentence is a line of a few words and a figure at or near its end."""
    tokens = sentence.tokens
    goes_on = before is None or sentence.paragraph == before.paragraph + 1
    if not (goes_on and sentence.first and sentence.heading and len(tokens) <= _LONGEST) or tokens[-1].norm == ":":
        return False
    start, masked = first_word(tokens), mask_tokens(tokens, line_start=True)
    told = any(tokens[at].kind == "number" and at not in masked for at in range(start, len(tokens)))
    return told and tokens[start].kind == "word"


def _aspect(tokens: Sequence[Token]) -> str | None:
    """The aspect that a line begins with, up to its figure or a mark."""
    hit = phrases("aspects").match(tokens, first_word(tokens))
    if hit is None or hit.last >= len(tokens):
        return None
    return hit.id if tokens[hit.last].kind == "number" or tokens[hit.last].norm in _ENDS else None


def _tells_ministries(sentence: Sentence) -> bool:
    """Whether a heading, or a sentence with a colon at its end, speaks of ministries and of no other bodies."""
    tokens = sentence.tokens
    if not tokens or not (sentence.heading or tokens[-1].norm == ":"):
        return False
    money = any(hit.id == "money" for hit in phrases("units").find(tokens))
    return not money and {hit.id for hit in phrases("scopes").find(tokens)} == {"kementerian"}
