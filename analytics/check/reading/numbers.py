"""Numbers as they are written: digits with comma or point, and words in Indonesian and English."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from analytics.check.reading.tokens import Token

_LONGEST = 15  # digits; nothing that is counted here has more
_ONES = {
    name: value
    for value, names in enumerate(
        [
            "nol zero",
            "satu one",
            "dua two",
            "tiga three",
            "empat four",
            "lima five",
            "enam six",
            "tujuh seven",
            "delapan eight",
            "sembilan nine",
            "sepuluh ten",
            "sebelas eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
    for name in names.split()
}
_TENS = {
    name: 10 * (place + 2)
    for place, name in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"])
}
_HUNDREDS = {"ratus", "hundred"}
_THOUSANDS = {"ribu", "thousand"}
_WHOLE = {"seratus": 100, "seribu": 1000}
_POINTS = {"koma", "point"}
_HALVES = {"setengah"}
_ROUGH = {"puluhan": 10, "belasan": 10, "ratusan": 100, "ribuan": 1000}
_DOZEN = {"dozen", "lusin", "selusin"}
_ORDINALS = {"pertama": 1, "perdana": 1} | {
    name: place + 1
    for place, name in enumerate(
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
    )
}


def read_digits(raw: str) -> Decimal | None:
    """The value of digits with points and commas; None where they are too many or make no number.

    "301,5" and "301.5" are the same; three digits after the only mark are thousands ("1.234"), except after a zero.
    """
    if len(raw) > _LONGEST:
        return None
    last = max(raw.rfind(","), raw.rfind("."))
    if last < 0:
        return Decimal(raw)
    whole, mark, rest = raw[:last], raw[last], raw[last + 1 :]
    groups = whole.replace(",", ".").split(".")
    thousands = len(rest) == 3 and groups[0] not in ("", "0") and len(groups[0]) <= 3 and mark not in whole[:0]
    if len(groups) > 1:
        if any(len(group) != 3 for group in groups[1:]):
            return None
        if mark in whole:
            return Decimal("".join(groups) + rest) if len(rest) == 3 else None
        return Decimal("".join(groups) + "." + rest)
    return Decimal(whole + rest) if thousands else Decimal(f"{whole}.{rest}")


def read_ordinal(token: Token) -> int | None:
    """The place that an ordinal word names: "pertama", "ketiga", "third"."""
    if (place := _ORDINALS.get(token.norm)) is not None:
        return place
    if token.norm.startswith("ke") and 1 <= (value := _ONES.get(token.norm[2:], 0)) <= 10:
        return value
    return None


_BEGIN = frozenset({*_ONES, *_TENS, *_WHOLE, *_ROUGH, *_DOZEN})


def is_number_word(norm: str) -> bool:
    """Whether a number in words can begin with a word."""
    return norm in _BEGIN


def read_words(tokens: Sequence[Token], at: int) -> tuple[Decimal, int, bool] | None:
    """The number spelled out from a token on: its value, the token after it, and whether it is rough ("dua ratusan").

    None where there is none.
    """
    if at >= len(tokens) or tokens[at].norm not in _BEGIN:
        return None
    if (spelled := _read_one_by_one(tokens, at)) is not None:
        return (*_read_fraction(tokens, spelled[1], spelled[0]), False)
    total, group, place = 0, None, at
    rough = False
    while place < len(tokens):
        word = tokens[place].norm
        if word == "-" and group is not None and place + 1 < len(tokens) and tokens[place + 1].norm in _ONES:
            place += 1
            continue
        if word in _WHOLE:
            if word == "seratus":
                group = (group or 0) + 100
            else:
                total += 1000
        elif word in _ONES:
            if group is not None and group % 10:
                break
            group = (group or 0) + _ONES[word]
        elif word in _TENS:
            if group is not None and group % 100:
                break
            group = (group or 0) + _TENS[word]
        elif word == "belas" and group is not None and group % 10 > 0:
            group += 10
        elif word == "puluh" and group is not None and group % 10 > 0:
            group += group % 10 * 9
        elif word in _HUNDREDS and group is not None:
            group *= 100
        elif word in _THOUSANDS and group is not None:
            total, group = total + group * 1000, None
        elif word in _ROUGH and group is not None:
            group, rough, place = group * _ROUGH[word], True, place + 1
            break
        elif word == "and" and group is not None and group >= 100 and _goes_on(tokens, place + 1):
            pass
        else:
            break
        place += 1
    if place < len(tokens) and tokens[place].norm in _DOZEN:
        lead = group if group is not None else 1
        article = place == at and at > 0 and tokens[at - 1].norm in ("a", "se")
        if group is not None or article or tokens[place].norm == "selusin":
            return Decimal(12 * lead), place + 1, False
    if place == at or (group is None and not total):
        return None
    value = Decimal(total + (group or 0))
    if rough:
        return value, place, True
    return (*_read_fraction(tokens, place, value), False)


def _read_one_by_one(tokens: Sequence[Token], at: int) -> tuple[Decimal, int] | None:
    """Three digits said one by one: "dua tujuh satu koma lima"."""
    digits = [_ONES.get(token.norm, 10) for token in tokens[at : at + 4]]
    three = len(digits) >= 3 and 1 <= digits[0] <= 9 and all(digit <= 9 for digit in digits[1:3])
    after = tokens[at + 3].norm if at + 3 < len(tokens) else ""
    if not three or after in ("puluh", "belas", *_HUNDREDS, *_THOUSANDS) or min(digits[3:], default=10) <= 9:
        return None
    return Decimal("".join(map(str, digits[:3]))), at + 3


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and (tokens[at].norm in _ONES or tokens[at].norm in _TENS)


def _read_fraction(tokens: Sequence[Token], at: int, value: Decimal) -> tuple[Decimal, int]:
    """The value with "koma lima" or "setengah" behind it, and the token after."""
    if at < len(tokens) and tokens[at].norm in _HALVES and value >= 10:
        return value + Decimal("0.5"), at + 1
    if value >= 10 and [token.norm for token in tokens[at : at + 3]] == ["and", "a", "half"]:
        return value + Decimal("0.5"), at + 3
    if at + 1 < len(tokens) and tokens[at].norm in _POINTS:
        digits, place = "", at + 1
        while place < len(tokens) and len(digits) < 3 and 0 <= _ONES.get(tokens[place].norm, 10) <= 9:
            digits += str(_ONES[tokens[place].norm])
            place += 1
        if digits:
            return Decimal(f"{value}.{digits}"), place
    return value, at
