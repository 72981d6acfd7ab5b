"""Short forms written out ("yg", "masing2"), and what scans break or misread ("B aik", "sistern", "3O1").

Places stay those of the text: a token written out keeps its characters, and joined tokens cover both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from analytics.check.reading.masks import month_of
from analytics.check.reading.phrases import load_list, words
from analytics.check.reading.tokens import Token

# Digits among which a letter stands that looks like one; at least two true digits, so that no word is meant.
_MISREAD = re.compile(r"(?<![A-Za-z0-9])(?=[OIlo]*[0-9][OIlo.,]*[0-9])[0-9OIlo]+(?:[.,][0-9OIlo]+)?(?![A-Za-z0-9])")
_DIGITS = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1"})
_LONGEST_SHORT = 4  # letters of a month cut short
_SHORTEST = 3  # letters of a word that "2" can double; "m2" and "km2" are units


def mend_digits(text: str) -> str:
    """The text with digits for the letters that a scan reads in their place, as long as before."""
    return _MISREAD.sub(lambda found: found.group().translate(_DIGITS), text)


@cache
def _full() -> dict[str, str]:
    return {short: full for full, entry in load_list("shorthand").items() if full != "mended" for short in entry}


def write_out(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with short forms as the words that they stand for, and broken words joined."""
    whole: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        follow = tokens[at + 1] if at + 1 < len(tokens) else None
        if token.kind == "number" and token.raw == "2" and _doubles(tokens, at):
            whole.append(replace(token, kind="word", norm=tokens[at - 1].norm))
        elif token.kind == "word" and follow is not None and _is_broken(token, follow):
            raw = token.raw + follow.raw
            whole.append(replace(token, raw=raw, norm=raw.lower(), end=follow.end))
            at += 1
        elif token.norm == "." and at and not token.spaced and _is_month(tokens, at):
            pass
        elif token.kind == "word" and (norm := _norm(tokens, at)) != token.norm:
            whole.append(replace(token, norm=norm))
            short = follow is not None and follow.norm == "." and not follow.spaced and at + 2 < len(tokens)
            if short and not tokens[at + 2].capital and norm in ("tahun", "kategori", "tanggal", "instansi"):
                at += 1
        else:
            whole.append(token)
        at += 1
    return whole


def _is_month(tokens: Sequence[Token], at: int) -> bool:
    """Whether a full stop only shortens a month before its day or year: "Jan. 28", "Des. 2021"."""
    before, follow = tokens[at - 1], tokens[at + 1] if at + 1 < len(tokens) else None
    short = before.kind == "word" and before.capital and len(before.raw) <= _LONGEST_SHORT and bool(month_of(before))
    return short and follow is not None and follow.kind == "number"


def _doubles(tokens: Sequence[Token], at: int) -> bool:
    """Whether a "2" doubles the word before it: "masing2"."""
    if not at or tokens[at].spaced or (at + 1 < len(tokens) and not tokens[at + 1].spaced and _sticks(tokens[at + 1])):
        return False
    before = tokens[at - 1]
    return before.kind == "word" and len(before.raw) > _SHORTEST and before.raw[1:].islower()


def _sticks(token: Token) -> bool:
    return token.kind in ("word", "number")


def _is_broken(token: Token, follow: Token) -> bool:
    """Whether a word goes on behind a space that a scan has put in: "B aik", "Pem prov"."""
    if follow.kind != "word" or not follow.spaced or not follow.raw.islower() or follow.start - token.end != 1:
        return False
    known = words("shorthand", "mended")
    return token.norm + follow.norm in known and not (token.norm in known or follow.norm in known)


def _norm(tokens: Sequence[Token], at: int) -> str:
    token = tokens[at]
    if "rn" in token.norm and token.norm.replace("rn", "m") in words("shorthand", "mended"):
        return token.norm.replace("rn", "m")
    follow = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.norm == "sedang" and follow is not None and follow.norm in ("yang", "yg"):
        return "sedangkan"
    if token.norm == "k" and token.raw == "k" and follow is not None and follow.kind == "number" and token.spaced:
        return "ke"
    full = _full().get(token.norm)
    if full is None or not (token.raw.islower() or token.raw[1:].islower()):
        return token.norm
    if token.norm == "dr" and (token.capital or (follow is not None and follow.norm == ".")):
        return token.norm  # the title
    if token.norm == "th" and not token.spaced:
        return token.norm  # "10th"
    return full
