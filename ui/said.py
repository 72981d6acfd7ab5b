"""A sentence that knows its numbers: prose takes them from measures by token, and they can be quoted from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from string import Formatter
from typing import Any

from analytics.measures import Measure
from analytics.words import text, texts


class Said(str):
    """Words with the measures whose values stand in them, in order. Joined to other words it keeps them."""

    __slots__ = ("numbers",)
    numbers: tuple[Measure, ...]

    def __new__(cls, words: str, numbers: Iterable[Measure]) -> Said:
        """Words, and the measures in them."""
        made = super().__new__(cls, words)
        made.numbers = tuple(numbers)
        return made

    def __add__(self, other: str) -> Said:
        return Said(str.__add__(self, other), (*self.numbers, *numbers_in(other)))

    def __radd__(self, other: str) -> Said:
        return Said(str.__add__(other, self), self.numbers)


def numbers_in(words: str) -> tuple[Measure, ...]:
    """The measures that words are known to tell."""
    return words.numbers if isinstance(words, Said) else ()


def join(between: str, parts: Iterable[str]) -> Said:
    """Words joined, with the numbers of all."""
    known = list(parts)
    return Said(between.join(known), (number for part in known for number in numbers_in(part)))


def say(lang: str, key: str, tokens: Mapping[str, Any]) -> str:
    """A text of the catalogue with its tokens filled, and the measures that it used."""
    words = text(lang, key, **tokens)
    if not any(isinstance(one, Measure | Said) for one in tokens.values()):
        return words
    used = dict.fromkeys(name for _, name, _, _ in Formatter().parse(texts(lang)[key]) if name)
    found: list[Measure] = []
    for name in used:
        one = tokens[name]
        found += [one] if isinstance(one, Measure) else numbers_in(one)
    return Said(words, found)
