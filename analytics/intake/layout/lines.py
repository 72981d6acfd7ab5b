"""What a line of a table says of itself by its words: a total, a note, a signature, the head of a group, or a name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from analytics.intake.grid import Value
from analytics.intake.layout.heads import plain, spellings

LineKind = Literal[
    "header", "numbers", "title", "blank", "hidden", "repeated_header", "group", "total", "maximum", "note",
    "signature", "page", "used", "skipped",
]  # fmt: skip
LabelKind = Literal["name", "total", "maximum", "note", "signature", "page", "group", "ditto"]

_PAGE = re.compile(r"[-–—(\s]*\d{1,4}[-–—)\s]*|(?:halaman|hal\.?|page)\s*\d+(?:\s*(?:dari|of|/)\s*\d+)?", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\*+\)?\s*\S|†\s*\S")
_MONTH = "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|nopember|desember"
_PLACE_AND_DATE = re.compile(rf"[^\d,]{{3,40}},\s*(?:\d{{1,2}}|[.…_ ]*)\s*(?:{_MONTH})(?:\s+20\d\d)?\.?", re.IGNORECASE)
_ENUMERATION = re.compile(r"(?:[a-z]|\d{1,2}|[ivx]{1,5})")
_COUNT = re.compile(r"\d+|instansi|buah")


@dataclass(frozen=True, slots=True)
class Label:
    """What a text is as the first of a line. `section`: the type of agency that the head of a group says."""

    kind: LabelKind
    section: str | None = None


NAME = Label("name")


@dataclass
class Labels:
    """Reads labels; each text once."""

    _read: dict[str, Label] = field(default_factory=dict)
    _values: dict[str, bool] = field(default_factory=dict)

    def read(self, text: str) -> Label:
        """What the first text of a line says."""
        label = self._read.get(text)
        if label is None:
            label = self._read[text] = _understand(text)
        return label

    def is_value(self, value: Value) -> bool:
        """Whether a cell that is not blank holds a number, a category or a sign for "missing", and not a sentence."""
        if not isinstance(value, str):
            return True
        known = self._values.get(value)
        if known is None:
            known = self._values[value] = _is_value(value)
        return known


def _is_value(text: str) -> bool:
    words = plain(text)
    if words in spellings("lines")["values"]["words"] or not words:
        return True
    return len(text.strip()) <= 20 and any(sign.isdigit() for sign in text)


def _understand(text: str) -> Label:
    if not _dittos().isdisjoint((text.strip(" -–—.\u00a0").casefold(), text.strip(" -–—"))):
        return Label("ditto")
    bare = text.strip()
    if _PAGE.fullmatch(bare):
        return Label("page")
    if _FOOTNOTE.match(bare):
        return Label("note")
    if "," in bare and _PLACE_AND_DATE.fullmatch(bare):
        return Label("signature")
    words = plain(text).split()
    # Few lines begin with a word that one of these begins with.
    for size in range(min(4, len(words)) if words and words[0] in _first_words() else 0, 0, -1):
        if kind := _beginnings().get(" ".join(words[:size])):
            return Label(kind)
    if " ".join(words) in _totals():
        return Label("total")
    return _group(words) or NAME


@cache
def _dittos() -> frozenset[str]:
    return frozenset(spellings("lines")["ditto"]["signs"])


@cache
def _totals() -> frozenset[str]:
    return frozenset(spellings("lines")["whole"]["total"])


@cache
def _beginnings() -> Mapping[str, LabelKind]:
    return {name: kind for kind, names in spellings("lines")["begins"].items() for name in names}


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.split()[0] for name in _beginnings())


def _group(words: list[str]) -> Label | None:
    while len(words) > 1 and _COUNT.fullmatch(words[-1]):
        words = words[:-1]
    for tried in (words, words[1:] if len(words) > 1 and _ENUMERATION.fullmatch(words[0]) else words):
        if label := _groups().get(" ".join(tried)):
            return label
    return None


@cache
def _groups() -> Mapping[str, Label]:
    """The heads of groups by their words: first those of one type, then those of several."""
    told, found = spellings("lines"), dict[str, Label]()
    for section, names in (*told["groups"].items(), (None, told["mixed_groups"]["plain"])):
        for name in names:
            found.setdefault(name, Label("group", section))
    return found


def is_enumerated(text: str) -> bool:
    """Whether a text begins with a letter or a roman number, as heads of groups do: "B. Pemerintah Anu"."""
    return re.match(r"(?:[A-Z]|[IVX]{1,5})[.)]\s", text.strip()) is not None


def begins_group(text: str) -> bool:
    """Whether a text begins with a word that heads of groups begin with: "PROVINSI NUSA", "Wilayah II"."""
    words = plain(text).split()
    return bool(words) and words[0] in spellings("lines")["mixed_groups"]["begins"]


def is_enumeration(text: str) -> bool:
    """Whether a text is only the letter or roman number of a group: "B", "II."."""
    return re.fullmatch(r"\s*(?:[A-Z]|[IVX]{1,5})[.)]?\s*", text) is not None


def is_number(value: Value) -> bool:
    """Whether a cell holds the number of a line: 12, "12.", "1.1"."""
    if isinstance(value, str):
        return re.fullmatch(r"\s*\d{1,4}(?:\.\d{1,3})*[.)]?\s*", value) is not None
    return isinstance(value, int | float) and not isinstance(value, bool)
