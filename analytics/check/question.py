"""What somebody types to look up a number: the number, its unit, and the words beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from analytics import by_agency
from analytics.check.reading.numbers import read_digits, read_words
from analytics.check.reading.plain import make_plain
from analytics.check.reading.tokens import split_tokens
from analytics.errors import PetaMeritError
from analytics.names import normal_form
from analytics.warehouse import Release
from analytics.warehouse.dimensions import agencies, agency_types, aspects, categories, provinces, regions
from analytics.words import LANGUAGES, text

_NUMBER = re.compile(r"\d[\d.,]*")
_LONGEST = 200
_PERCENT = ("persen", "percent", "%")
_POINTS = ("poin", "point", "points", "skor", "score", "nilai")
_AGENCIES = ("instansi", "agency", "agencies")


class NoNumber(PetaMeritError):
    """A text without a number was given to look up."""

    is_wrong_input = True

    def __init__(self, given: str) -> None:
        self.given = given[:_LONGEST]
        super().__init__(f"No number in {self.given!r}.")

    def sentence(self, lang: str) -> str:
        """What is missing, and what to type."""
        return text(lang, "check.no_number", given=self.given)


@dataclass(frozen=True)
class Asked:
    """A number with what was said of it. unit: agencies, percent, points or None; `given`: parameters that a number
    must answer, each with the values that do."""

    value: Decimal
    unit: str | None
    given: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def fit(self, parameters: Mapping[str, Any]) -> tuple[int, int]:
        """How many of the words a number's parameters answer, and how many they contradict or leave out."""
        said = {str(value) for value in parameters.values()}
        period = str(parameters.get("period", ""))
        said |= {period.partition(":")[2][:4], *str(parameters.get("scope", "")).split(":")}
        fits = sum(bool(values & said) for values in self.given.values())
        return fits, len(self.given) - fits


def read_question(release: Release, typed: str) -> Asked:
    """The number of a text, in digits or written out, with its unit and words. Raises NoNumber."""
    text_ = typed.strip()[:_LONGEST]
    for found in _NUMBER.finditer(text_):
        value = read_digits(found[0].rstrip(".,"))
        rest = f"{text_[: found.start()]} {text_[found.end() :]}"
        if value is not None and not (_is_year(found[0]) and _NUMBER.search(rest)):
            return Asked(value, _unit(rest), _given(release, rest))
    if spelled := _spelled(text_):
        value, rest = spelled
        return Asked(value, _unit(rest), _given(release, rest))
    raise NoNumber(typed)


def _spelled(text_: str) -> tuple[Decimal, str] | None:
    """A number written out ("dua puluh empat", "twenty-four") and the text around it."""
    tokens = split_tokens(make_plain(text_).text)
    for at in range(len(tokens)):
        if found := read_words(tokens, at):
            value, end, _ = found
            return value, " ".join(token.raw for token in (*tokens[:at], *tokens[end:]))
    return None


def _is_year(digits: str) -> bool:
    return bool(re.fullmatch(r"20[12]\d", digits))


def _unit(rest: str) -> str | None:
    words = rest.casefold().split()
    if any(mark in word for word in words for mark in _PERCENT):
        return "percent"
    if any(word in _POINTS for word in words):
        return "points"
    if any(word in _AGENCIES for word in words):
        return "agencies"
    return None


def _given(release: Release, rest: str) -> dict[str, frozenset[str]]:
    """The words that name a year, a category, a type, a place, an aspect or an agency."""
    found: dict[str, frozenset[str]] = {}
    if years := re.findall(r"\b20[12]\d\b", rest):
        found["year"] = frozenset(years)
    key = normal_form(re.sub(r"\b20[12]\d\b", " ", rest))
    kinds: dict[str, Mapping[str, Any]] = {
        "category": categories(release), "aspect": aspects(release), "province": provinces(release),
        "region": regions(release), "type": agency_types(release),
    }  # fmt: skip
    for kind, things in kinds.items():
        ids = [
            (len(name), one) for one, thing in things.items() for name in _names(thing) if name in key
        ]  # fmt: skip
        if ids:
            longest = max(ids)[0]
            found[kind] = frozenset(one for length, one in ids if length == longest)
    words = [word for word in re.split(r"[^\w]+", rest) if not word.isdigit()]
    named = by_agency.index(release).resolve(" ".join(words))
    if named.agency_ids and len(words) > 1:
        ids_of = {one for one in named.agency_ids if one in agencies(release)}
        return {name: values for name, values in found.items() if name == "year"} | {"agency": frozenset(ids_of)}
    return found


def _names(thing: Any) -> set[str]:
    """The normal forms of what a thing is called: its name, its short form, its plural, in both languages."""
    ways = [way for way in (getattr(thing, one, None) for one in ("name", "short", "plural")) if callable(way)]
    return {name for way in ways for lang in LANGUAGES if (name := normal_form(str(way(lang))))}
