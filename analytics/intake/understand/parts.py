"""Which aspect or sub-aspect a cell names, in tables that have a row for each."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache, lru_cache
from pathlib import Path

from analytics.intake.grid import Value
from analytics.intake.registry import Registry
from analytics.intake.understand.terms import terms
from analytics.intake.understand.values import clean, shown
from analytics.names import normal_form

TOTAL = "total"
_TOTALS = frozenset(terms("totals"))
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii")
_LEADING = re.compile(r"(?:aspek|asp|a|aspect)?\.?\s*(\d+(?:\.\d+)?)\s*[.):\-]?\s*", re.IGNORECASE)
# How offices head the columns of aspects; the same words stand in the cells of a long table.
_HEADS = Path(__file__).parent.parent / "layout" / "heads.toml"


@cache
def _words_of_aspects() -> dict[str, list[str]]:
    found: dict[str, list[str]] = tomllib.loads(_HEADS.read_text(encoding="utf-8")).get("aspects", {})
    return found


@lru_cache(maxsize=4)
def _names(registry: Registry) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The ids of aspects and of sub-aspects by all names that are known of them."""
    aspects: dict[str, str] = {}
    for place, (aspect_id, aspect) in enumerate(registry.aspects.items()):
        own = (aspect_id, aspect.name_id, aspect.name_en, aspect.short_id, aspect.short_en, str(place + 1),
               _ROMAN[place] if place < len(_ROMAN) else "", *_words_of_aspects().get(aspect_id, ()))  # fmt: skip
        for name in own:
            aspects.setdefault(_key(name), aspect_id)
    aspects.pop("", None)
    subs: dict[str, str] = {}
    order: dict[str, int] = {}
    listed = list(registry.aspects)
    for sub_id, sub in registry.sub_aspects.items():
        order[sub.aspect_id] = order.get(sub.aspect_id, 0) + 1
        number = f"{listed.index(sub.aspect_id) + 1}.{order[sub.aspect_id]}"
        for name in (sub_id, sub.name_id, sub.name_en):
            subs.setdefault(_key(name), sub_id)
        subs.setdefault(number, sub_id)
    return aspects, subs


class Parts:
    """The names of the aspects and sub-aspects of a registry, each spelling looked up once."""

    def __init__(self, registry: Registry) -> None:
        self._aspects, self._subs = _names(registry)
        self._known_aspects: dict[str, tuple[str | None, str | None]] = {}
        self._known_subs: dict[str, tuple[str | None, str | None]] = {}

    def aspect(self, value: Value) -> tuple[str | None, str | None]:
        """The id of the aspect that a cell names (`TOTAL` for a row of totals), else None with what it may mean."""
        text = value if type(value) is str else shown(value)
        found = self._known_aspects.get(text)
        if found is None:
            found = self._known_aspects[text] = self._find(clean(text), self._aspects, is_sub=False)
        return found

    def sub_aspect(self, value: Value) -> tuple[str | None, str | None]:
        """The id of the sub-aspect that a cell names, else None with what it may mean."""
        text = value if type(value) is str else shown(value)
        found = self._known_subs.get(text)
        if found is None:
            found = self._known_subs[text] = self._find(clean(text), self._subs, is_sub=True)
        return found

    def _find(self, text: str, names: Mapping[str, str], *, is_sub: bool) -> tuple[str | None, str | None]:
        key = _key(text)
        if not is_sub and key in _TOTALS:
            return TOTAL, None
        if found := names.get(key) or names.get(text):
            return found, None
        if match := _LEADING.match(text):
            rest = _key(text[match.end() :])
            if found := names.get(rest or match[1]):
                return found, None
            key = rest or key
        # A beginning that only one name has: "Peren." for "Perencanaan kebutuhan".
        if len(key) >= 4 and len(begun := {one for name, one in names.items() if name.startswith(key)}) == 1:
            return begun.pop(), None
        near = get_close_matches(key, names, n=1, cutoff=0.7)
        return None, names[near[0]] if near else None


def _key(text: str) -> str:
    return normal_form(text.replace("_", " "))
