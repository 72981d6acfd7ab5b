"""Numbers that are no figures: years, dates, times of day, laws, list numbers, parts of names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from analytics.check.reading.phrases import phrases, words
from analytics.check.reading.tokens import Token

_FIRST_YEAR, _LAST_YEAR = 1945, 2045


def is_year(token: Token) -> bool:
    """Whether a number has the form of a year."""
    return (
        token.kind == "number"
        and len(token.raw) == 4
        and token.raw.isdigit()
        and (_FIRST_YEAR <= int(token.raw) <= _LAST_YEAR)
    )


def _small(token: Token, limit: int) -> bool:
    return token.kind == "number" and token.raw.isdigit() and len(token.raw) <= 2 and 1 <= int(token.raw) <= limit


@cache
def _months() -> dict[str, str]:
    return {name: f"{month:02}" for month in range(1, 13) for name in words("numbers", f"month_{month:02}")}


def month_of(token: Token) -> str | None:
    """The two digits of the month that a word names."""
    return _months().get(token.norm)


def mask_tokens(tokens: Sequence[Token], line_start: bool) -> set[int]:
    """The tokens that are numbers but no figures: dates, times, laws, years, list numbers, parts of names."""
    masked: set[int] = set()
    laws = {hit.last - 1 for hit in phrases("numbers").find(tokens) if hit.id in ("law", "clock")}
    for at, token in enumerate(tokens):
        if token.kind != "number" or at in masked:
            continue
        if (
            _is_numbering(tokens, at, line_start)
            or is_year(token)
            or _is_date(tokens, at, masked)
            or _is_law(tokens, at, laws)
            or _is_part(tokens, at)
        ):
            masked.add(at)
            page = tokens[at - 1].norm in ("halaman", "hal", "page", "hlm") if at else False
            if page and at + 2 < len(tokens) and tokens[at + 1].norm in ("dari", "of", "/"):
                masked.add(at + 2)
    return masked


def _is_numbering(tokens: Sequence[Token], at: int, line_start: bool) -> bool:
    """Whether a number only counts the items of a list: "1. …" at the start of a line, "; 14. …" within one."""
    after = tokens[at + 1].norm if at + 1 < len(tokens) else ""
    if line_start and at == 0:
        thread = after == "/" and (len(tokens) < 3 or tokens[2].spaced)
        return (after in (".", ")") or thread) and _small(tokens[at], 60)
    listed = at > 0 and tokens[at - 1].norm in (";", "|") and after == "."
    follows_number = at + 2 < len(tokens) and tokens[at + 2].kind == "number"
    return listed and _small(tokens[at], 99) and not follows_number


def _is_date(tokens: Sequence[Token], at: int, masked: set[int]) -> bool:
    token = tokens[at]
    if token.raw.count(".") == 2 and is_year(replace(token, raw=token.raw.rsplit(".", 1)[1])):
        return True
    if at + 1 < len(tokens) and _small(token, 31) and month_of(tokens[at + 1]):
        return True
    if at and _small(token, 31) and month_of(tokens[at - 1]) and (at + 1 >= len(tokens) or tokens[at + 1].norm != "%"):
        # "January 28" is a day; "Januari 24 instansi" is not.
        after = at + 1
        if after >= len(tokens) or tokens[after].kind == "mark" or is_year(tokens[after]):
            return True
    if at + 2 < len(tokens) and tokens[at + 1].norm in ("/", "-", ":") and tokens[at + 2].kind == "number":
        follow = tokens[at + 2]
        hour = _small(replace(token, raw=token.raw.lstrip("0") or "1"), 24)
        tight = hour and not tokens[at + 1].spaced and not follow.spaced
        clock = tight and tokens[at + 1].norm == ":" and _small(replace(follow, raw=follow.raw.lstrip("0") or "1"), 59)
        full = at + 4 < len(tokens) and tokens[at + 3].norm == tokens[at + 1].norm and tokens[at + 4].kind == "number"
        if full and len(tokens[at + 4].raw) in (2, 4) and _small(token, 31) and _small(follow, 31):
            masked.update((at + 2, at + 4))
            return True
        bracketed = at > 0 and tokens[at - 1].norm == "(" and at + 3 < len(tokens) and tokens[at + 3].norm == ")"
        day = tokens[at + 1].norm == "/" and _small(token, 31) and _small(follow, 12)
        if clock or (day and bracketed) or (tokens[at + 1].norm == "/" and is_year(follow)):
            masked.add(at + 2)
            return True
    return False


def _is_law(tokens: Sequence[Token], at: int, laws: set[int]) -> bool:
    before = at - 1
    while before >= 0 and tokens[before].norm in (".", "(", ":"):
        before -= 1
    if before >= 0 and before in laws:
        # "peringkat nomor 3" and "nomor 3 dari" are ranks.
        if tokens[before].norm == "nomor" and before and tokens[before - 1].norm in ("peringkat", "urutan", "kategori"):
            return False
        if tokens[before].norm == "at":
            hour, _, minute = tokens[at].raw.partition(".")
            after = [follow.norm for follow in tokens[at + 1 : at + 3]]
            halved = after[:1] in (["am"], ["pm"]) or after in (["a", "."], ["p", "."])
            return len(hour) <= 2 and (len(minute) == 2 or halved)
        return True
    follows = tokens[at + 1].norm if at + 1 < len(tokens) else ""
    return follows in ("wib", "wita", "wit") or (
        follows == "tahun"
        and at + 2 < len(tokens)
        and is_year(tokens[at + 2])
        and before >= 0
        and tokens[before].norm in words("numbers", "law")
    )


def _is_part(tokens: Sequence[Token], at: int) -> bool:
    """Whether the number is glued to letters, as in BP2MI, A4, Covid-19; "Rp24" and "ke-4" are not."""
    if not at or tokens[at].spaced:
        return False
    before = tokens[at - 1]
    if before.kind == "word":
        return before.norm not in ("rp", "usd", "idr", "ke")
    if before.norm == "-" and at > 1 and not before.spaced and tokens[at - 2].kind == "word":
        return tokens[at - 2].norm not in ("ke", "peringkat", "ranking", "rank", "sm")
    if before.norm == "=":
        # "page=24" is a part of an address; "BPOM=364" and "Baik=57" are told.
        return at > 1 and tokens[at - 2].kind == "word" and not tokens[at - 2].capital
    return before.norm in ("@", "#", "_", "/") and at > 1 and tokens[at - 2].kind == "word"
