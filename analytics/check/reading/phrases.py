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
_ENDINGS = ("nya", "lah", "kah", "pun")


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
        for name, phrases in table.items():
            for phrase in phrases:
                node = self._root
                for token in split_tokens(phrase):
                    if token.norm != "-":
                        node = node.next.setdefault(token.norm, _Node())
                node.ids = (*node.ids, name) if name not in node.ids else node.ids

    def match(self, tokens: Sequence[Token], at: int) -> Hit | None:
        """The longest phrase that begins at a token."""
        best = None
        if not self._begins(tokens, at):
            return None
        for place, ids in self._ends(tokens, at):
            best = Hit(at, place, ids[-1])
        return best

    def _begins(self, tokens: Sequence[Token], at: int) -> bool:
        if at >= len(tokens):
            return False
        norm = tokens[at].norm
        return norm in self._root.next or (len(norm) > 5 and norm[:-3] in self._root.next)

    def _ends(self, tokens: Sequence[Token], at: int) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Each token at which a phrase that begins at `at` has ended, with the phrase's ids; the shortest first."""
        node, place = self._root, at
        while place < len(tokens):
            token = tokens[place]
            if token.norm == "-" and place > at and not token.spaced:
                place += 1
                continue
            after = node.next.get(token.norm)
            if after is None and len(token.norm) > 5 and token.norm.endswith(_ENDINGS):
                after = node.next.get(token.norm[:-3])
            if after is None:
                return
            node, place = after, place + 1
            if node.ids:
                yield place, node.ids

    def find(self, tokens: Sequence[Token]) -> list[Hit]:
        """All phrases in order, none over another."""
        hits: list[Hit] = []
        at = 0
        while at < len(tokens):
            hit = self.match(tokens, at)
            if hit is None:
                at += 1
            else:
                hits.append(hit)
                at = hit.last
        return hits

    def find_each(self, tokens: Sequence[Token]) -> dict[str, list[Hit]]:
        """For each id its phrases in order, none over another of the same id; the longest first."""
        found: dict[str, list[Hit]] = {}
        for at in range(len(tokens)):
            if not self._begins(tokens, at):
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
