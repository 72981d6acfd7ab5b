"""Text in both languages, for pages, findings and the command line alike.

One file per area, `id/AREA.toml` and `en/AREA.toml`; a key is `area.name` or `area.group.name`. A text may hold tokens:
`{token}` is filled at render, numbers in the form of the language, a missing number as "not known";
`{token:agency|agencies}` takes the first word for one, the second otherwise.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, Protocol

from analytics import numbers
from analytics.errors import BadCatalogue

LANGUAGES = ("id", "en")
_HOME = Path(__file__).parent


class HasValue(Protocol):
    """Anything that carries a value and its unit, such as a measure."""

    @property
    def value(self) -> int | float | Decimal | None: ...

    @property
    def unit(self) -> str: ...


def _flatten(table: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        key = f"{prefix}.{name}"
        if isinstance(value, Mapping):
            yield from _flatten(value, key)
        elif isinstance(value, str):
            yield key, value
        else:
            raise BadCatalogue(f"{prefix}.toml", f"{key} is not a text")


@cache
def texts(lang: str) -> dict[str, str]:
    """All texts of a language by key. Raises BadCatalogue where a value is no text."""
    found: dict[str, str] = {}
    for area in _areas(lang):
        found.update(_of_area(lang, area))
    return found


@cache
def _areas(lang: str) -> tuple[str, ...]:
    return tuple(file.stem for file in sorted((_HOME / lang).glob("*.toml")))


@cache
def _of_area(lang: str, area: str) -> Mapping[str, str]:
    return dict(_flatten(tomllib.loads((_HOME / lang / f"{area}.toml").read_text(encoding="utf-8")), area))


@cache
def _unfilled(lang: str, key: str) -> str:
    """A text with its tokens. Only the files of its area are read: who needs one text need not wait for all."""
    parts = key.split(".")
    for size in range(len(parts) - 1, 0, -1):
        area = ".".join(parts[:size])
        if area in _areas(lang) and key in (found := _of_area(lang, area)):
            return found[key]
    raise KeyError(key)


def _shown(lang: str, value: object) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return _unfilled(lang, "common.not_known")
    if isinstance(value, int | float | Decimal):
        return numbers.number(lang, value)
    inner = getattr(value, "value", None)
    if inner is not None and getattr(value, "unit", "") == "percent":
        return numbers.percent(lang, inner)
    return _shown(lang, inner)


class _Filler(Formatter):
    def __init__(self, lang: str) -> None:
        self._lang = lang

    def format_field(self, value: Any, format_spec: str) -> str:
        if "|" in format_spec:
            one, many = format_spec.split("|", 1)
            amount = getattr(value, "value", value)
            return one if amount == 1 else many
        return _shown(self._lang, value)


def text(lang: str, key: str, **tokens: object) -> str:
    """The text of a key in a language, its tokens filled.

    Tokens are text, numbers, or anything with `value` and `unit` (a measure). Raises KeyError for an unknown key and
    for a token that the text needs and did not get.
    """
    return _Filler(lang).vformat(_unfilled(lang, key), (), tokens)
