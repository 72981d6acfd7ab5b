"""The names of the agencies of a release in the form that a text is searched by: word after word, the longest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from analytics.check.reading.english import direction_first, english_forms
from analytics.check.reading.phrases import load_list, words
from analytics.check.reading.tokens import Token, split_tokens
from analytics.names import NameIndex, forms

_CENTRAL_HEADS = words("small", "gazetteer_central_heads")
_MORE_AFTER: Mapping[tuple[str, ...], frozenset[str]] = {
    ("district",): forms.REGENCY,
    ("district", "government"): forms.REGENCY,
    ("municipality",): forms.CITY,
    ("regencies",): forms.REGENCY,
    ("districts",): forms.REGENCY,
    ("cities",): forms.CITY,
    ("municipalities",): forms.CITY,
    ("provincial", "administration"): forms.PROVINCE,
    ("regency", "administration"): forms.REGENCY,
    ("city", "administration"): forms.CITY,
    ("municipal", "government"): forms.CITY,
    ("city", "hall"): forms.CITY,
    ("mayor",): forms.CITY,
    ("regent",): forms.REGENCY,
    ("governor",): forms.PROVINCE,
}
_MORE_BEFORE: Mapping[tuple[str, ...], frozenset[str]] = {
    ("pemdaprov",): forms.PROVINCE,
    ("pemerintah", "daerah", "provinsi"): forms.PROVINCE,
    ("propinsi",): forms.PROVINCE,
    ("pemerintah", "propinsi"): forms.PROVINCE,
    ("kotamadya",): forms.CITY,
    ("regency", "government", "of"): forms.REGENCY,
    ("city", "government", "of"): forms.CITY,
    ("provincial", "government", "of"): forms.PROVINCE,
    ("the", "city", "of"): forms.CITY,
    ("city", "hall", "of"): forms.CITY,
    ("provincial", "administration", "of"): forms.PROVINCE,
    ("the", "province", "of"): forms.PROVINCE,
    ("regency", "administration", "of"): forms.REGENCY,
    ("city", "administration", "of"): forms.CITY,
    ("municipality", "of"): forms.CITY,
    ("pemerintahan", "kota"): forms.CITY,
    ("pemerintahan", "kabupaten"): forms.REGENCY,
    ("pemerintahan", "provinsi"): forms.PROVINCE,
    ("kabupatne",): forms.REGENCY,
    ("kabuapten",): forms.REGENCY,
    ("kabupten",): forms.REGENCY,
}
_LONGEST_NAME = 14
_LONGEST_KIND = 4
_SHORTEST_OWNED = 6  # letters of a last word that may end in "-nya"


@dataclass(frozen=True, slots=True)
class Named:
    """A name found in a text: tokens up to last (excluded), the agencies that bear it, and whether it is an
    abbreviation in capitals."""

    last: int
    ids: tuple[str, ...]
    key: str


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """Names by their normal form; `whole` are complete, `bare` take a word of kind. types: agency id -> its type."""

    whole: Mapping[str, tuple[str, ...]]
    bare: Mapping[str, tuple[str, ...]]
    beginnings: frozenset[str]
    capitals: frozenset[str]
    types: Mapping[str, str]
    kinds: Mapping[tuple[str, ...], tuple[frozenset[str], bool]]
    after: Mapping[tuple[str, ...], frozenset[str]]

    def kind_at(self, tokens: Sequence[Token], at: int) -> tuple[int, frozenset[str], bool] | None:
        """The longest word of kind that begins at a token: the token after it, the types, and whether it is a title.

        A short form in brackets belongs to it: "Pemerintah Kota (Pemkot)".
        """
        found: tuple[int, frozenset[str], bool] | None = None
        heads: list[str] = []
        place = at
        while place < len(tokens) and len(heads) < _LONGEST_KIND:
            token = tokens[place]
            if token.norm == "." and heads and not token.spaced:
                place += 1
                if found is not None and found[0] == place - 1:
                    found = (place, found[1], found[2])
                continue
            if token.kind != "word":
                break
            heads.append(token.norm)
            place += 1
            if (known := self.kinds.get(tuple(heads))) is not None:
                found = (place, *known)
        if found is None:
            return None
        last = found[0]
        if (
            last + 2 < len(tokens)
            and tokens[last].norm == "("
            and tokens[last + 2].norm == ")"
            and ((tokens[last + 1].norm,) in self.kinds)
        ):
            return last + 3, found[1], found[2]
        return found

    def name_at(self, tokens: Sequence[Token], at: int, *, bare_only: bool = False) -> Named | None:
        """The longest name that begins at a token; with bare_only one that takes a word of kind."""
        key, place, best = "", at, None
        central = at < len(tokens) and tokens[at].norm in _CENTRAL_HEADS
        while place < len(tokens) and place - at < _LONGEST_NAME:
            token = tokens[place]
            if token.norm == "(" and key and _is_short_form(tokens, place):
                # As in the State-Owned Enterprises (SOEs) Ministry.
                place += 3
                continue
            if token.kind == "mark":
                joins = (
                    token.norm in "-/&'" or (token.norm == "," and central) or (token.norm == "." and not token.spaced)
                )
                if not key or not joins:
                    break
                key += "dan" if token.norm == "&" else ""
                place += 1
                continue
            if token.kind == "break":
                break
            whole, key = key, key + _fold(token.raw)
            if key not in self.beginnings and token.norm.endswith("nya") and len(token.raw) > _SHORTEST_OWNED:
                # "Jawa Tengahnya": the name with an ending.
                key = whole + _fold(token.raw[:-3])
            if key not in self.beginnings:
                break
            place += 1
            ids = self.bare.get(key) or (() if bare_only else self.whole.get(key))
            if not bare_only and (complete := self.whole.get(key)):
                ids = complete
            if ids:
                best = Named(place, ids, key)
        return best


def _is_short_form(tokens: Sequence[Token], at: int) -> bool:
    """Whether brackets at a token hold one abbreviation."""
    inside = tokens[at + 1 : at + 3]
    return len(inside) == 2 and inside[1].norm == ")" and sum(char.isupper() for char in inside[0].raw) > 1


@lru_cache(maxsize=20_000)
def _fold(raw: str) -> str:
    return "".join(forms.split_words(raw))


def _kinds() -> dict[tuple[str, ...], tuple[frozenset[str], bool]]:
    kinds = {words: (types, False) for words, types in {**forms.BEFORE, **_MORE_BEFORE}.items()}
    table = load_list("agencies")
    for key, types in (
        ("title_provinsi", forms.PROVINCE),
        ("title_kabupaten", forms.REGENCY),
        ("title_kota", forms.CITY),
    ):
        for phrase in table[key]:
            kinds[tuple(token.norm for token in split_tokens(phrase))] = (types, True)
    return kinds


def _english(
    shelf: Mapping[str, Sequence[tuple[str, int, str]]], whole: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """English names in other usual forms, where only one body can be meant: see `english_forms`."""
    made: dict[str, set[tuple[str, ...]]] = {}
    for key, found in shelf.items():
        for name in found:
            for form in english_forms(name.written):  # type: ignore[attr-defined]
                made.setdefault("".join(_fold(word) for word in form.split()), set()).add(whole[key])
    return {key: next(iter(ids)) for key, ids in made.items() if len(ids) == 1 and len(next(iter(ids))) == 1}


@lru_cache(maxsize=8)
def gazetteer_of(names: NameIndex) -> Gazetteer:
    """The gazetteer of a release's names, made once for each index."""
    tables = names.tables
    agencies = tables.agencies

    def collect(shelf: Mapping[str, Sequence[tuple[str, int, str]]]) -> dict[str, tuple[str, ...]]:
        return {
            key: tuple(dict.fromkeys(agencies[name[1]].agency_id for name in found)) for key, found in shelf.items()
        }

    whole, bare = collect(tables.whole), collect(tables.bare)
    for key, ids in _english(tables.whole, whole).items():
        whole.setdefault(key, ids)
    for key, ids in tuple(bare.items()):
        if (english := direction_first(key, tables.bare[key][0].written)) is not None:
            bare.setdefault(english, ids)
    capitals = frozenset(
        key
        for shelf in (tables.whole, tables.bare)
        for key, found in shelf.items()
        if len(key) <= 6 and all(name.written.isupper() for name in found)
    )
    beginnings = frozenset(key[:size] for key in (*whole, *bare) for size in range(1, len(key) + 1))
    return Gazetteer(
        whole=whole,
        bare=bare,
        beginnings=beginnings,
        capitals=capitals,
        types={agency.agency_id: agency.agency_type for agency in agencies},
        kinds=_kinds(),
        after={**forms.AFTER, **_MORE_AFTER},
    )
