"""Names that are written nearly so. A letter left out, put in, changed or swapped with its neighbour is one error."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from analytics.names.tables import OWN, Name, Shelf, Tables

# Scores, less the share of letters that are wrong; all of them below search.IN_OTHER_KIND.
WHOLE, BEGUN, IN_WORDS = 84.0, 58.0, 55.0
OF_ALIAS, SAME_FIRST_LETTER = 4.0, 2.0
MOST_WORDS = 8
_KIND_WORDS = ("pemkab", "pemkot", "pemprov", "provinsi", "kabupaten", "pemerintah", "kementerian")


def count_forgiven(letters: int) -> int:
    """How many errors a name of this length may have: none below three letters, three from twelve."""
    return sum(letters >= least for least in (3, 7, 12))


def _measure(text: str, choices: Sequence[str], most: int) -> Iterator[tuple[int, int]]:
    """The errors between the text and each choice within `most`, with the choice's place."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    for _, errors, place in process.extract_iter(text, choices, scorer=OSA.distance, processor=None, score_cutoff=most):
        yield int(errors), int(place)


def mend_kind(tables: Tables, words: tuple[str, ...]) -> tuple[str, ...]:
    """The words with a misspelt word of kind in front mended ("Kabupten Bandung"), unless it is a word of some name."""
    if len(words) < 2 or len(words[0]) < 5 or words[0] in tables.words or words[:1] in tables.before:
        return words
    near = sorted(_measure(words[0], _KIND_WORDS, 1))
    return (_KIND_WORDS[near[0][1]], *words[1:]) if len(near) == 1 else words


def _score(share_wrong: float, scale: float, name: Name, *, same_start: bool) -> float:
    return scale * (1 - share_wrong) - (0 if name.kind == OWN else OF_ALIAS) + (SAME_FIRST_LETTER if same_start else 0)


def _find_whole(tables: Tables, core: str, types: Collection[str], most: int) -> Iterator[tuple[float, Name]]:
    for agency_type in types:
        for letters in range(max(4, len(core) - most), len(core) + most + 1):
            shelf = tables.sized_names.get((agency_type, letters), Shelf([], []))
            for errors, place in _measure(core, shelf.keys, most):
                share = errors / max(letters, len(core))
                same = shelf.keys[place][0] == core[0]
                yield _score(share, WHOLE, shelf.names[place], same_start=same), shelf.names[place]


def _find_begun(tables: Tables, core: str, types: Collection[str]) -> Iterator[tuple[float, Name]]:
    """Names whose beginning is nearly what was typed. The first letter is taken as right: few err there."""
    if len(core) < 5:
        return
    for agency_type in types:
        shelf = tables.sorted_names.get(agency_type, Shelf([], []))
        start, end = bisect_left(shelf.keys, core[0]), bisect_left(shelf.keys, chr(ord(core[0]) + 1))
        begun = [key[: len(core)] for key in shelf.keys[start:end]]
        for errors, place in _measure(core, begun, count_forgiven(len(core)) - 1 or 1):
            yield (
                _score(errors / len(core), BEGUN, shelf.names[start + place], same_start=True),
                shelf.names[start + place],
            )


def _near_words(tables: Tables, word: str) -> tuple[int, set[int]]:
    """Agencies with the nearest words to this one, and the errors to those."""
    at = bisect_left(tables.vocabulary, word)
    begun: set[int] = set()
    while at < len(tables.vocabulary) and tables.vocabulary[at].startswith(word):
        begun |= tables.words[tables.vocabulary[at]]
        at += 1
    # Short words have too many neighbours ("pemk" would be PMK).
    near = [] if begun or len(word) < 5 else list(_measure(word, tables.vocabulary, count_forgiven(len(word))))
    least = min((errors for errors, _ in near), default=0)
    places = (tables.words[tables.vocabulary[place]] for errors, place in near if errors == least)
    return least, begun.union(*places)


def _find_in_words(tables: Tables, words: Sequence[str], types: Collection[str]) -> Iterator[tuple[float, Name]]:
    near = [_near_words(tables, word) for word in words[:MOST_WORDS]]
    errors = sum(least for least, _ in near)
    share = errors / sum(map(len, words))
    for place in sorted(set.intersection(*(places for _, places in near))) if errors else ():
        agency = tables.agencies[place]
        if agency.agency_type in types:
            name = Name(agency.short_name, place, OWN)
            yield _score(share, IN_WORDS, name, same_start=False), name


def find_misspelt(
    tables: Tables, core_words: Sequence[str], types: Collection[str] | None, *, most: int | None
) -> Iterator[tuple[float, Name]]:
    """Names near to what was typed, within the types of its word of kind, each with a score below 85, in no order.

    `most` caps the errors where the text is a name already, so that only near neighbours follow it; then beginnings and
    single words with errors are left out too.
    """
    core = "".join(core_words)
    among = tuple(types or tables.of_type)
    allowed = count_forgiven(len(core))
    yield from _find_whole(tables, core, among, allowed if most is None else min(most, allowed))
    if most is None:
        yield from _find_begun(tables, core, among)
        yield from _find_in_words(tables, core_words, among)
