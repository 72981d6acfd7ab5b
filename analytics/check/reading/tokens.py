"""Words, numbers and marks of a plain text, with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

# Disjoint alternatives, so that each character is looked at once.
_TOKEN = re.compile(
    r"(?P<number>[0-9]+(?:[.,][0-9]+)*)|(?P<word>[A-Za-z]+(?:'(?![sS]\b)[A-Za-z]+)*)|(?P<break>\n)|(?P<mark>\S)"
)
Kind = Literal["number", "word", "mark", "break"]


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number, mark or line break of the plain text, at its characters start to end.

    norm: in lower case. capital: begins with a capital letter. spaced: a space, or the text's start, is before it.
    """

    raw: str
    norm: str
    kind: Kind
    start: int
    end: int
    capital: bool
    spaced: bool


def split_tokens(text: str) -> list[Token]:
    """The tokens of a plain text, in order."""
    tokens: list[Token] = []
    before = -1
    for found in _TOKEN.finditer(text):
        raw = found.group()
        kind: Kind = found.lastgroup  # type: ignore[assignment]
        tokens.append(
            Token(raw, raw.lower(), kind, found.start(), found.end(), raw[0].isupper(), found.start() != before)
        )
        before = found.end()
    return tokens
