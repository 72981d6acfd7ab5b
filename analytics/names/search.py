"""The search box's look-up: what was typed so far, with its errors, and the agencies that may be meant, best first.

Type and name are taken apart before anything is compared, and errors are forgiven in the name only: as whole strings
"Kab. Bandung" lies nearer to Kota Bandung than to Pemerintah Kabupaten Bandung.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from analytics.names import forms
from analytics.names.resolve import find_exact
from analytics.names.tables import OWN, Name, Tables
from analytics.names.typing_errors import find_misspelt, mend_kind

Why = Literal["exact", "alias", "old_name", "abbreviation", "ambiguous", "prefix", "typing_error", "part"]

# The scale of scores; typing errors (typing_errors.py) lie below IN_OTHER_KIND.
EXACT, IN_KIND, PREFIX, PREFIX_OF_ALIAS, IN_OTHER_KIND = 100.0, 95.0, 90.0, 87.0, 85.0
PART, PART_RANGE, KIND, KIND_BEGUN = 60.0, 15.0, 40.0, 30.0
OTHER_KIND = 30.0  # taken off where a word of kind was typed and the agency is of another
MOST_LETTERS, MOST_OF_TYPE, MOST_PARTS = 120, 500, 2000


@dataclass(frozen=True, slots=True)
class Hit:
    """One agency that a search may mean.

    score: 0 to 100; only the order and equality mean something.
    why: what led there. `exact` its own name; `alias`, `old_name`, `abbreviation` another name; `ambiguous` a name
        that several agencies share; `prefix` a name that begins so; `part` a name with these words in it, the same
        name under another word of kind, or a kind named alone; `typing_error` a name that is written nearly so.
    matched: the name that led there, as the register writes it.
    """

    agency_id: str
    score: float
    why: Why
    matched: str


class Found(NamedTuple):
    """A hit before it is shown: `agency` is its place in `Tables.agencies`."""

    score: float
    agency: int
    why: Why
    matched: str


class Asked(NamedTuple):
    """What was typed, taken apart. `types` is None where no word of kind was typed; then `core` is the whole."""

    key: str
    types: frozenset[str] | None
    core_words: tuple[str, ...]

    @property
    def core(self) -> str:
        return "".join(self.core_words)

    def discount(self, agency_type: str) -> float:
        return OTHER_KIND if self.types and agency_type not in self.types else 0.0


def _read(tables: Tables, text: str) -> Asked:
    words = mend_kind(tables, forms.split_words(text[:MOST_LETTERS]))
    types, core = forms.part_kind(words, tables.before, tables.after)
    return Asked("".join(words), types, core)


def _why_exact(name: Name) -> Why:
    if name.kind == OWN:
        return "exact"
    if name.kind == "old_name":
        return "old_name"
    return "abbreviation" if name.kind == "abbreviation" else "alias"


def _find_exact(tables: Tables, asked: Asked) -> Iterator[Found]:
    """The whole as a name; then the name alone, in the kind that was typed and, further down, in others."""
    exact = find_exact(tables, asked.key)
    for place, name in exact.items():
        yield Found(EXACT, place, "ambiguous" if len(exact) > 1 else _why_exact(name), name.written)
    for name in tables.whole.get(asked.core, ()):
        if asked.discount(tables.agencies[name.agency].agency_type):
            yield Found(IN_OTHER_KIND, name.agency, "part", name.written)
        else:
            yield Found(IN_KIND, name.agency, _why_exact(name), name.written)


def _find_begun(tables: Tables, asked: Asked) -> Iterator[Found]:
    """Names that begin with what was typed, as a whole or after its word of kind."""
    for agency_type, shelf in tables.sorted_names.items():
        readings = {asked.key: 0.0, asked.core: asked.discount(agency_type)}
        for begin, discount in readings.items():
            start = bisect_left(shelf.keys, begin)
            for at in range(start, min(start + MOST_OF_TYPE, len(shelf.keys)) if begin else start):
                if not shelf.keys[at].startswith(begin):
                    break
                name = shelf.names[at]
                score = PREFIX if name.kind == OWN else PREFIX_OF_ALIAS
                yield Found(score - discount, name.agency, "prefix", name.written)


def _with_word(tables: Tables, begin: str) -> set[int]:
    """Agencies with a word that begins so in one of their names."""
    found: set[int] = set()
    for at in range(bisect_left(tables.vocabulary, begin), len(tables.vocabulary)):
        if not tables.vocabulary[at].startswith(begin):
            break
        found |= tables.words[tables.vocabulary[at]]
    return found


def _find_parts(tables: Tables, asked: Asked) -> Iterator[Found]:
    """Agencies in whose names every word that was typed begins one; the more of the name was typed, the higher."""
    if not asked.core_words:
        return
    sets = [_with_word(tables, word) for word in asked.core_words]
    for place in sorted(set.intersection(*sets))[:MOST_PARTS]:
        agency = tables.agencies[place]
        typed = min(1.0, len(asked.core) / agency.letters)
        yield Found(PART + PART_RANGE * typed - asked.discount(agency.agency_type), place, "part", agency.short_name)


def _list_begun(tables: Tables, asked: Asked) -> frozenset[str]:
    """The types whose words of kind begin with what was typed ("pemk")."""
    begun = (types for words, types in tables.before.items() if "".join(words).startswith(asked.key))
    return frozenset().union(*begun)


def _find_of_kind(tables: Tables, asked: Asked, limit: int) -> Iterator[Found]:
    """Where only a word of kind was typed, or the beginning of one, the first agencies of that kind."""
    named = asked.types if asked.types and not asked.core_words else frozenset[str]()
    for agency_type in sorted(named | _list_begun(tables, asked)):
        score = KIND if agency_type in named else KIND_BEGUN
        for place in tables.of_type.get(agency_type, [])[:limit]:
            yield Found(score, place, "part", tables.agencies[place].short_name)


def _find_misspelt(tables: Tables, asked: Asked, *, is_named: bool) -> Iterator[Found]:
    if not asked.core or _list_begun(tables, asked):
        return
    most = 1 if is_named else None
    found = list(find_misspelt(tables, asked.core_words, asked.types, most=most))
    if not found and asked.types and not is_named:
        # The word of kind may be part of the name: "Lima Puluh Kota", "Kota Mobagu".
        found = list(find_misspelt(tables, [asked.key], None, most=most))
    for score, name in found:
        yield Found(score, name.agency, "typing_error", name.written)


def _keep_best(best: dict[int, Found], found: Iterator[Found]) -> None:
    for hit in found:
        if hit.agency not in best or hit.score > best[hit.agency].score:
            best[hit.agency] = hit


def search_names(tables: Tables, text: str, limit: int) -> list[Hit]:
    """See `NameIndex.search`."""
    asked = _read(tables, text)
    if not asked.key or limit < 1:
        return []
    best: dict[int, Found] = {}
    _keep_best(best, _find_exact(tables, asked))
    is_named = any(hit.score == EXACT for hit in best.values())
    _keep_best(best, _find_begun(tables, asked))
    # A typing error never stands above a beginning, so a full list of those needs no more.
    if sum(hit.score >= PREFIX_OF_ALIAS for hit in best.values()) < limit:
        _keep_best(best, _find_parts(tables, asked))
        _keep_best(best, _find_misspelt(tables, asked, is_named=is_named))
        _keep_best(best, _find_of_kind(tables, asked, limit))
    return _show(tables, list(best.values()), limit)


def _show(tables: Tables, found: Sequence[Found], limit: int) -> list[Hit]:
    ordered = sorted(found, key=lambda hit: (-hit.score, hit.agency))[:limit]
    return [Hit(tables.agencies[hit.agency].agency_id, round(hit.score, 1), hit.why, hit.matched) for hit in ordered]
