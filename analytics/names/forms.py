"""How names are written: the normal form that makes spellings equal, and the words that say an agency's kind.

Nothing here knows a release. The forms are those in which agencies are named in Indonesian papers, offices and rulings.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

PROVINCE = frozenset({"provinsi"})
REGENCY = frozenset({"kabupaten"})
CITY = frozenset({"kota"})
REGIONAL = PROVINCE | REGENCY | CITY
MINISTRY = frozenset({"kementerian"})

# Words of kind before a name that, with an exact name after them, name one agency for certain.
BEFORE: Mapping[tuple[str, ...], frozenset[str]] = {
    ("pemerintah", "provinsi"): PROVINCE,
    ("pemerintah", "daerah", "provinsi"): PROVINCE,
    ("pemda", "provinsi"): PROVINCE,
    ("pemda", "prov"): PROVINCE,
    ("pemprov",): PROVINCE,
    ("provinsi",): PROVINCE,
    ("prov",): PROVINCE,
    ("pemerintah",): PROVINCE,
    ("province", "of"): PROVINCE,
    ("government", "of"): PROVINCE,
    ("pemerintah", "kabupaten"): REGENCY,
    ("pemerintah", "daerah", "kabupaten"): REGENCY,
    ("pemda", "kabupaten"): REGENCY,
    ("pemda", "kab"): REGENCY,
    ("pemkab",): REGENCY,
    ("kabupaten",): REGENCY,
    ("kab",): REGENCY,
    ("regency", "of"): REGENCY,
    ("pemerintah", "kota"): CITY,
    ("pemerintah", "daerah", "kota"): CITY,
    ("pemda", "kota"): CITY,
    ("pemkot",): CITY,
    ("pemko",): CITY,
    ("kota",): CITY,
    ("city", "of"): CITY,
    ("pemerintah", "daerah"): REGIONAL,
    ("pemda",): REGIONAL,
}
# English puts the kind behind the name.
AFTER: Mapping[tuple[str, ...], frozenset[str]] = {
    ("provincial", "government"): PROVINCE,
    ("province",): PROVINCE,
    ("regency", "government"): REGENCY,
    ("regency",): REGENCY,
    ("city", "government"): CITY,
    ("city",): CITY,
}
# A ministry's short names are names of their own ("Kemenkeu"), so these words only narrow a search.
MINISTERIAL: Mapping[tuple[str, ...], frozenset[str]] = {
    ("kementerian",): MINISTRY,
    ("kemen",): MINISTRY,
    ("ministry", "of"): MINISTRY,
}
KIND_BEFORE: Mapping[tuple[str, ...], frozenset[str]] = {**BEFORE, **MINISTERIAL}

_SPELLINGS = {"kementrian": "kementerian", "propinsi": "provinsi", "sumatra": "sumatera", "kep": "kepulauan"}
_CLOSINGS = (("republik", "indonesia"), ("ri",), ("r", "i"))
_APOSTROPHES = re.compile("['`\u00b4\u02bc\u2018\u2019]")
_WORD = re.compile("[a-z0-9]+")


def _fold_accents(text: str) -> str:
    if text.isascii():
        return text
    return "".join(mark for mark in unicodedata.normalize("NFKD", text) if not unicodedata.combining(mark))


def split_words(name: str) -> tuple[str, ...]:
    """The words of a name in their normal spelling: `"KEMENTRIAN Agama R.I."` gives `("kementerian", "agama")`."""
    plain = _APOSTROPHES.sub("", name).casefold().replace("&", " dan ")
    words = tuple(_SPELLINGS.get(word, word) for word in _WORD.findall(_fold_accents(plain)))
    while closing := next((end for end in _CLOSINGS if len(words) > len(end) and words[-len(end) :] == end), None):
        words = words[: -len(closing)]
    return words


def normal_form(name: str) -> str:
    """The form in which two spellings of one name are equal: `"Tanjung Balai"` and `"Tanjungbalai"`.

    Lower case, accents folded, `&` read as "dan", common misspellings of kind words mended, a closing "RI" or
    "Republik Indonesia" dropped, then letters and digits only. Words that differ stay apart ("Batang", "Batanghari").
    """
    return "".join(split_words(name))


_BEFORE_KEYS = tuple(("".join(words), types) for words, types in BEFORE.items())
_AFTER_KEYS = tuple(("".join(words), types) for words, types in AFTER.items())


def read_regional(key: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Each way to part a normal form into kind and name: `"kotabaru"` gives `("baru", {"kota"})`."""
    for before, types in _BEFORE_KEYS:
        if key.startswith(before) and len(key) > len(before):
            yield key.removeprefix(before), types
    for after, types in _AFTER_KEYS:
        if key.endswith(after) and len(key) > len(after):
            yield key.removesuffix(after), types


def spell_regional(core: str, types: frozenset[str]) -> Iterator[str]:
    """The normal forms of a name with each word of exactly that kind before it."""
    return (before + core for before, of_types in _BEFORE_KEYS if of_types == types)


def part_kind(
    words: Sequence[str],
    before: Mapping[tuple[str, ...], frozenset[str]],
    after: Mapping[tuple[str, ...], frozenset[str]],
) -> tuple[frozenset[str] | None, tuple[str, ...]]:
    """The types that a name's word of kind allows (None without one), and the other words. The longest kind wins."""
    asked = tuple(words)
    for size in range(min(len(asked), 3), 0, -1):
        if types := before.get(asked[:size]):
            return types, asked[size:]
    for size in range(min(len(asked), 3), 0, -1):
        if types := after.get(asked[-size:]):
            return types, asked[:-size]
    return None, asked
