"""Word lists beside the code, and how their phrases are found in a text: in one pass, the longest phrase first.

A list is a TOML file in `lists/`: a table for each id, with `words`, a list of phrases. A phrase is written as in a
text, in lower case; a hyphen between words may be missing in the text, and a word may end in "-nya" or "-lah".
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from analytics.check.reading.tokens import Token, split_tokens

_LISTS = Path(__file__).parent / "lists"
_ENDINGS = frozenset({"nya", "lah", "kah", "pun"})
_SHORTEST = 5  # letters of a word, above which it may have an ending


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of a list in the text: tokens first (included) to last (excluded), and which id of the list it has."""

    first: int
    last: int
    id: str


@dataclass(slots=True)
class _Node:
    next: dict[str, _Node] = field(default_factory=dict)
    ids: tuple[str, ...] = ()


class Phrases:
    """The phrases of one list."""

    def __init__(self, table: dict[str, list[str]]) -> None:
        self._root = _Node()
        self._firsts: frozenset[str] = frozenset()
        for name, phrases in table.items():
            for phrase in phrases:
                node = self._root
                for token in split_tokens(phrase):
                    if token.norm != "-":
                        node = node.next.setdefault(token.norm, _Node())
                node.ids = (*node.ids, name) if name not in node.ids else node.ids
        self._firsts = frozenset(self._root.next)

    def match(self, tokens: Sequence[Token], at: int) -> Hit | None:
        """The longest phrase that begins at a token."""
        if at >= len(tokens) or not self.begins_with(tokens[at].norm):
            return None
        best = None
        for place, ids in self._ends(tokens, at):
            best = Hit(at, place, ids[-1])
        return best

    def begins_with(self, norm: str) -> bool:
        """Whether a phrase begins with a word, which most words rule out at once."""
        return norm in self._firsts or (norm[-3:] in _ENDINGS and len(norm) > _SHORTEST and norm[:-3] in self._firsts)

    def _ends(self, tokens: Sequence[Token], at: int) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Each token at which a phrase that begins at `at` has ended, with the phrase's ids; the shortest first."""
        node, place = self._root, at
        while place < len(tokens):
            token = tokens[place]
            if token.norm == "-" and place > at and not token.spaced:
                place += 1
                continue
            after = node.next.get(token.norm)
            if after is None and len(token.norm) > _SHORTEST and token.norm[-3:] in _ENDINGS:
                after = node.next.get(token.norm[:-3])
            if after is None:
                return
            node, place = after, place + 1
            if node.ids:
                yield place, node.ids

    def find(self, tokens: Sequence[Token]) -> list[Hit]:
        """All phrases in order, none over another."""
        hits: list[Hit] = []
        after = 0
        for at, token in enumerate(tokens):
            if at >= after and self.begins_with(token.norm) and (hit := self.match(tokens, at)) is not None:
                hits.append(hit)
                after = hit.last
        return hits

    def find_each(self, tokens: Sequence[Token]) -> dict[str, list[Hit]]:
        """For each id its phrases in order, none over another of the same id; the longest first."""
        found: dict[str, list[Hit]] = {}
        for at, token in enumerate(tokens):
            if not self.begins_with(token.norm):
                continue
            longest: dict[str, int] = {}
            for last, ids in self._ends(tokens, at):
                longest.update(dict.fromkeys(ids, last))
            for name, last in longest.items():
                hits = found.setdefault(name, [])
                if not hits or hits[-1].last <= at:
                    hits.append(Hit(at, last, name))
        return found


@cache
def load_list(name: str) -> dict[str, list[str]]:
    """The phrases of a list by id."""
    table = tomllib.loads((_LISTS / f"{name}.toml").read_text(encoding="utf-8"))
    return {key: list(entry["words"]) for key, entry in table.items()}


@cache
def phrases(name: str) -> Phrases:
    """The list of this name, ready to be found."""
    return Phrases(load_list(name))


@cache
def phrases_of(name: str, key: str) -> Phrases:
    """The phrases of one id of a list, ready to be found."""
    return Phrases({key: load_list(name)[key]})


@cache
def words(name: str, key: str) -> frozenset[str]:
    """The single words of one id of a list."""
    return frozenset(load_list(name)[key])
