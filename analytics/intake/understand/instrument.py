"""What a cell says in the words of the assessment: a category, a stage, a form, a level."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from analytics.intake.grid import Value
from analytics.intake.registry import STAGES
from analytics.intake.understand.terms import terms
from analytics.intake.understand.values import ABSURD, MISSING, Read, clean, is_missing, read_broken, shown

_CATEGORIES = ("buruk", "kurang", "baik", "sangat_baik")
_CATEGORY_WORDS = {
    "buruk": 0, "br": 0, "i": 0, "1": 0, "satu": 0, "poor": 0, "bad": 0,
    "kurang": 1, "k": 1, "ii": 1, "2": 1, "dua": 1, "insufficient": 1,
    "baik": 2, "b": 2, "iii": 2, "3": 2, "tiga": 2, "good": 2,
    "sangatbaik": 3, "sb": 3, "iv": 3, "4": 3, "empat": 3, "verygood": 3,
}  # fmt: skip
_CATEGORY_FILLERS = frozenset(terms("around_categories"))
_VERY = re.compile(r"\b(?:sangat|sgt|sangt|sngt|amat)\.?\s*(?:baik|b)\b")


@lru_cache(maxsize=4096, typed=True)
def read_category(value: Value) -> Read:
    """A category by its word, letters, roman numeral or number; where a cell has two of them they must agree."""
    if broken := read_broken(value):
        return broken
    if is_missing(value):
        return MISSING
    if isinstance(value, int | float) and not isinstance(value, bool):
        text = str(int(value)) if abs(value) < ABSURD and value == int(value) else "?"
    elif isinstance(value, str):
        text = re.sub(r"^(\d)[.,]0+$", r"\1", clean(value)).casefold()
    else:
        return Read(None, "category_unknown")
    text = _VERY.sub("sangatbaik", text).replace("very good", "verygood")
    words = [word for word in re.findall(r"[^\W\d_]+|\d+|\?", text) if word not in _CATEGORY_FILLERS]
    found = {_CATEGORY_WORDS.get(word, -1) for word in words}
    if len(found) == 1 and -1 not in found:
        return Read(_CATEGORIES[found.pop()])
    return Read(None, "category_unknown", _near_category(words, found - {-1}))


def _near_category(words: list[str], known: set[int]) -> str | None:
    """The category of the only word that names one ("Sangat Buruk"), else one that is written nearly so."""
    from difflib import get_close_matches

    names = {"buruk": "Buruk", "kurang": "Kurang", "baik": "Baik", "sangatbaik": "Sangat Baik"}
    if known:
        return list(names.values())[known.pop()] if len(known) == 1 else None
    near = get_close_matches("".join(words), names, n=1, cutoff=0.75)
    return names[near[0]] if near else None


_STAGE_FILLERS = frozenset(terms("around_stages"))
_STAGES = {name: stage for stage in STAGES for name in terms(f"stage_{stage}")}


@lru_cache(maxsize=1024, typed=True)
def read_stage(value: Value) -> Read:
    """The stage of a result as a word of offices: verification, award, self-assessment, proposal."""
    if broken := read_broken(value):
        return broken
    if is_missing(value):
        return MISSING
    words = re.findall(r"[a-z]+", clean(str(value)).casefold()) if isinstance(value, str) else ["?"]
    text = " ".join(word for word in words if word not in _STAGE_FILLERS)
    if words and text in _STAGES:
        return Read(_STAGES[text])
    from difflib import get_close_matches

    near = get_close_matches(text, [name for name in _STAGES if name], n=1, cutoff=0.85)
    return Read(None, "stage_unknown", near[0] if near else None)


@lru_cache(maxsize=1024, typed=True)
def read_form(value: Value, forms: tuple[int, ...]) -> Read:
    """The form of the instrument by its maximum: 400, "Form 410", "maks. 400"."""
    if broken := read_broken(value):
        return broken
    if is_missing(value):
        return MISSING
    text = shown(value) if isinstance(value, int | float) else clean(value) if isinstance(value, str) else ""
    numbers = {int(number) for number in re.findall(r"(?<![\d.,])(\d{3})(?:[.,]0+)?(?![\d])", text)}
    if len(numbers) == 1 and numbers <= set(forms):
        return Read(numbers.pop())
    return Read(None, "form_unknown")


_LEVELS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_LEVEL = re.compile(r"(?:level|tingkat|lv|l)?\.?\s*(-?\d+(?:[.,]\d+)?|i{1,3}|iv)", re.IGNORECASE)


@lru_cache(maxsize=4096, typed=True)
def read_level(value: Value, highest: int = 4) -> Read:
    """The level of a sub-aspect, from 1."""
    if type(value) is int or type(value) is float:
        number = Decimal(repr(value)) if abs(value) < ABSURD else Decimal(-1)
    else:
        if broken := read_broken(value):
            return broken
        if isinstance(value, datetime | date):
            return Read(None, "score_as_date")
        if is_missing(value):
            return MISSING
        match = _LEVEL.fullmatch(clean(value)) if isinstance(value, str) else None
        if match is None:
            return Read(None, "unreadable_number")
        number = Decimal(_LEVELS.get(match[1].casefold()) or match[1].replace(",", "."))
    if number != int(number) or not 1 <= number <= highest:
        return Read(None, "level_out_of_range")
    return Read(int(number))
