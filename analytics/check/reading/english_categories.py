"""Categories told in English by plain words: "rated Bali very good", "Bali was very good", "very good agencies"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from analytics.check.reading.masks import is_year
from analytics.check.reading.phrases import Hit, phrases, words
from analytics.check.reading.tokens import Token

_JUDGED = words("small", "categories_judged")
_WAS = frozenset(
    {"was", "were", "is", "are", "be", "been", "being", "remained", "stayed", "became", "still", "only", "now"}
)
_ADVERBS = frozenset({"also", "still", "already", "again", "once", "previously", "too", "merely", "just", "only"})
_PLAIN = ("baik", "buruk")  # good and poor, which are said of anything
_CLAIMED = frozenset({"with", "at", "on", "by", ",", ".", ";", "and"})
_MADE = frozenset(
    {"made", "makes", "making", "rated", "left", "called", "judged", "graded", "kept", "declared", "deemed"}
)


def is_told_english(tokens: Sequence[Token], hit: Hit, named: Collection[int]) -> bool:
    """Whether a word is a category in an English sentence. named: the tokens behind its agencies."""
    if hit.first == 0:
        return False
    if hit.first in named:
        # "KASN rated the Ministry of Trade good with 300"
        judged = any(token.norm in _JUDGED for token in tokens[: hit.first])
        return judged and (hit.last >= len(tokens) or tokens[hit.last].norm in (*_CLAIMED, "in", "for"))
    if hit.id not in _PLAIN and phrases("scopes").match(tokens, hit.last) is not None:
        # "the number of very good agencies"
        return True
    if hit.first > 1 and tokens[hit.first - 1].norm in ("it", "them") and tokens[hit.first - 2].norm in _MADE:
        # "266.5 in the 2019 assessment, which made it good"
        return any(token.kind == "number" for token in tokens[: hit.first])
    if hit.first > 2 and [token.norm for token in tokens[hit.first - 3 : hit.first]] == ["enough", "to", "be"]:
        return True
    at = hit.first
    while at > 1 and tokens[at - 1].norm in _ADVERBS:
        at -= 1
    pronoun = at > 1 and tokens[at - 2].norm in ("it", "they")
    if not (pronoun or any(end < hit.first for end in named)) or tokens[at - 1].norm not in _WAS:
        return False
    return hit.id not in _PLAIN or _is_measured(tokens, hit.last)


def _is_measured(tokens: Sequence[Token], at: int) -> bool:
    """Whether a total or a year stands right behind a token: "was poor with 120 points", "was good in 2021"."""
    if at + 1 >= len(tokens) or tokens[at].norm not in ("with", "at", "on", "in"):
        return False
    return tokens[at + 1].kind == "number" or is_year(tokens[at + 1])
