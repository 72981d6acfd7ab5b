"""What stands before the first sentence of a paragraph and tells nothing of an agency: a dateline, who speaks."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.check.reading.phrases import words
from analytics.check.reading.tokens import Token

_NO_PLACE = words("small", "agencies_no_place")
_SPEAKERS = words("small", "datelines_speakers")
_LONGEST_LABEL = 6  # tokens


def _label_end(tokens: Sequence[Token]) -> int:
    """The token after "REPORTER SURABAYA:", "Q:"; the place in it is where the speaker stands."""
    if not tokens or tokens[0].norm not in _SPEAKERS:
        return 0
    for at, token in enumerate(tokens[:_LONGEST_LABEL]):
        if token.norm == ":":
            return at + 1
    return 0


def dateline_end(tokens: Sequence[Token]) -> int:
    """The token after "Jakarta (KBN) -" or "MAKASSAR, HUMAS –" at the start of a paragraph, or after the label of
    who speaks; 0 without one."""
    if (label := _label_end(tokens)) > 0:
        return label
    if not tokens or not tokens[0].capital or tokens[0].norm in _NO_PLACE:
        return 0
    for at, token in enumerate(tokens[:9]):
        if token.kind == "number":
            break
        if at and token.spaced and token.norm in ("-", "–") and (at + 1 >= len(tokens) or tokens[at + 1].spaced):
            return at + 1 if at + 1 >= len(tokens) or tokens[at + 1].kind != "number" else 0
        if at and token.norm == "–" and tokens[at - 1].capital and at + 1 < len(tokens) and tokens[at + 1].capital:
            return at + 1
        if token.kind == "word" and not token.capital and token.raw != "net" and token.norm not in ("com", "id", "co"):
            break
    return 0
