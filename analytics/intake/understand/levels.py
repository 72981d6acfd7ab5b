"""The levels of one result: dozens in each row of a file, and nearly all of them only added up."""

from __future__ import annotations

from collections.abc import Container, ItemsView, Iterable, Iterator, Mapping
from itertools import compress

NOT_GIVEN = 0


class Levels(Mapping[str, int]):
    """The levels of a result by sub-aspect.

    at: the place of every sub-aspect, one mapping for all results. line: the level at each place,
    `NOT_GIVEN` where there is none. A row of small numbers is made, searched and picked from much faster than a
    mapping, and as bytes it is nothing that the search for cycles looks into.
    """

    __slots__ = ("_at", "_grown", "_line")

    def __init__(self, at: Mapping[str, int], line: Iterable[int] | None = None) -> None:
        self._at, self._line = at, bytes([NOT_GIVEN] * len(at) if line is None else line)
        self._grown: bytearray | None = None

    @property
    def line(self) -> bytes:
        """The level at each place."""
        if self._grown is not None:
            self._line, self._grown = bytes(self._grown), None
        return self._line

    def add(self, sub_aspect_id: str, level: int) -> None:
        """Take in a level."""
        if self._grown is None:
            self._grown = bytearray(self._line)
        self._grown[self._at[sub_aspect_id]] = level

    def lack(self, places: Container[int]) -> bool:
        """Whether no level is given at one of these places."""
        at = self.line.find(NOT_GIVEN)
        while at >= 0 and at not in places:
            at = self.line.find(NOT_GIVEN, at + 1)
        return at >= 0

    def __getitem__(self, sub_aspect_id: str) -> int:
        if not (level := self.line[self._at[sub_aspect_id]]):
            raise KeyError(sub_aspect_id)
        return level

    def __bool__(self) -> bool:
        return any(self.line)

    def __iter__(self) -> Iterator[str]:
        return compress(self._at, self.line)

    def __len__(self) -> int:
        return len(self.line) - self.line.count(NOT_GIVEN)

    def items(self) -> ItemsView[str, int]:
        """All of them, found at once."""
        return dict(zip(self, filter(None, self.line), strict=True)).items()

    def __repr__(self) -> str:
        return repr(dict(self.items()))
