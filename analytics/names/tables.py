"""The tables of a name index, made once from the rows of a release."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from analytics.names import forms

OWN = "own"
AMBIGUOUS = "ambiguous"


class Agency(NamedTuple):
    """What the index keeps of an agency; `letters` is the length of its name without its word of kind."""

    agency_id: str
    agency_type: str
    short_name: str
    letters: int


class Name(NamedTuple):
    """One name of one agency: `kind` is `own`, `ambiguous` or the alias's; `agency` the place in `Tables.agencies`."""

    written: str
    agency: int
    kind: str


class Shelf(NamedTuple):
    """Names beside their normal forms, at the same places."""

    keys: list[str]
    names: list[Name]


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """Agencies in the order of hits of equal score, and the ways to their names. Read only once it is made."""

    agencies: list[Agency]
    whole: Mapping[str, list[Name]]  # normal form -> names that are complete
    bare: Mapping[str, list[Name]]  # normal form -> names of regional governments that take a word of kind
    sorted_names: Mapping[str, Shelf]  # type -> names without kind, sorted by normal form
    sized_names: Mapping[tuple[str, int], Shelf]  # type, length -> the same, for typing errors
    words: Mapping[str, set[int]]  # word -> agencies with it in one of their names
    vocabulary: list[str]  # those words, sorted
    of_type: Mapping[str, list[int]]  # type -> agencies
    before: Mapping[tuple[str, ...], frozenset[str]]
    after: Mapping[tuple[str, ...], frozenset[str]]


def _add_once(names: list[Name], name: Name) -> None:
    # An agency's own names come first and often share a form; one of them is enough.
    if all(name.agency != other.agency or name.kind == AMBIGUOUS for other in names):
        names.append(name)


class _Builder:
    def __init__(self, agencies: list[Agency]) -> None:
        self.agencies = agencies
        self.whole: dict[str, list[Name]] = defaultdict(list)
        self.bare: dict[str, list[Name]] = defaultdict(list)
        self.searched: dict[str, dict[tuple[str, int], Name]] = defaultdict(dict)
        self.words: dict[str, set[int]] = defaultdict(set)

    def add(self, name: Name) -> None:
        """Put a name on every shelf where it belongs."""
        words = forms.split_words(name.written)
        key = "".join(words)
        if not key:
            return
        agency_type = self.agencies[name.agency].agency_type
        _add_once(self.whole[key], name)
        types, core = forms.part_kind(words, forms.KIND_BEFORE, forms.AFTER)
        carries_kind = types is not None and types == {agency_type} and bool(core)
        if not carries_kind:
            core = words
        elif agency_type in forms.REGIONAL:
            self._add_with_kind(name, "".join(core), frozenset({agency_type}))
        if agency_type in forms.REGIONAL and not carries_kind:
            _add_once(self.bare[key], name)
        self._add_searched(name, agency_type, core)

    def _add_with_kind(self, name: Name, core: str, types: frozenset[str]) -> None:
        """An own name gives its core to all forms. An alias with its kind ("Kabupaten Pontianak") only to those of its
        kind, so that plain Pontianak stays the city."""
        if name.kind == OWN:
            _add_once(self.bare[core], name)
            _add_once(self.whole[core], name)
            return
        for key in forms.spell_regional(core, types):
            _add_once(self.whole[key], name)

    def _add_searched(self, name: Name, agency_type: str, core: Sequence[str]) -> None:
        key = "".join(core)
        self.searched[agency_type].setdefault((key, name.agency), name)
        for word in core:
            self.words[word].add(name.agency)


def _place_agencies(
    rows: Iterable[Sequence[str]], order: Mapping[str, int]
) -> tuple[list[Agency], list[Sequence[str]]]:
    """Agencies by name without kind, then in the order of types: the two Bandungs stand side by side."""

    def place(row: Sequence[str]) -> tuple[str, int, str, str]:
        return _core_of(row), order.get(row[4], len(order)), row[2], row[0]

    placed = sorted(rows, key=place)
    return [Agency(row[0], row[4], row[2], max(1, len(_core_of(row)))) for row in placed], placed


def _core_of(row: Sequence[str]) -> str:
    return "".join(forms.part_kind(forms.split_words(row[2]), forms.KIND_BEFORE, forms.AFTER)[1])


def _read_names(
    placed: Sequence[Sequence[str]], aliases: Iterable[Sequence[str]], ambiguous: Iterable[Sequence[str]]
) -> Iterator[Name]:
    at = {row[0]: place for place, row in enumerate(placed)}
    for place, row in enumerate(placed):
        # The short name comes first: where two names give one key, it is the one that is shown.
        for written in dict.fromkeys((row[2], row[1], row[3])):
            yield Name(written, place, OWN)
    # Sorted, so that the order of the rows changes no answer.
    for alias, agency_id, kind in sorted((row[0], row[1], row[2]) for row in aliases):
        yield Name(alias, at[agency_id], kind)
    for written, agency_id in sorted((row[0], row[1]) for row in ambiguous):
        yield Name(written, at[agency_id], AMBIGUOUS)


def _name_types(types: Iterable[Sequence[str]]) -> dict[tuple[str, ...], frozenset[str]]:
    named = {forms.split_words(word): frozenset({row[0]}) for row in types for word in row[1:]}
    return {**named, **forms.KIND_BEFORE}


def _sort_shelf(found: Mapping[tuple[str, int], Name]) -> Shelf:
    ordered = sorted(found)
    return Shelf([key for key, _ in ordered], [found[place] for place in ordered])


def _shelve_by_size(searched: Mapping[str, Mapping[tuple[str, int], Name]]) -> dict[tuple[str, int], Shelf]:
    shelves: dict[tuple[str, int], Shelf] = {}
    for agency_type, found in searched.items():
        for (key, _), name in found.items():
            shelf = shelves.setdefault((agency_type, len(key)), Shelf([], []))
            shelf.keys.append(key)
            shelf.names.append(name)
    return shelves


def build_tables(
    agencies: Iterable[Sequence[str]],
    aliases: Iterable[Sequence[str]],
    ambiguous: Iterable[Sequence[str]],
    types: Iterable[Sequence[str]],
) -> Tables:
    """Every table from the rows; the columns are those of `NameIndex.of`."""
    type_rows = list(types)
    listed, placed = _place_agencies(agencies, {row[0]: place for place, row in enumerate(type_rows)})
    builder = _Builder(listed)
    for name in _read_names(placed, aliases, ambiguous):
        builder.add(name)
    of_type: dict[str, list[int]] = defaultdict(list)
    for place, agency in enumerate(listed):
        of_type[agency.agency_type].append(place)
    before = _name_types(type_rows)
    return Tables(
        agencies=listed,
        whole=dict(builder.whole),
        bare=dict(builder.bare),
        sorted_names={agency_type: _sort_shelf(found) for agency_type, found in builder.searched.items()},
        sized_names=_shelve_by_size(builder.searched),
        words=dict(builder.words),
        vocabulary=sorted(builder.words),
        of_type=dict(of_type),
        before=before,
        after={**before, **forms.AFTER},
    )
