"""The aspects of one result, by their numbers: most are only compared with one another, and few are ever named."""

from __future__ import annotations

from collections.abc import Iterator, KeysView, Mapping, Sequence
from decimal import Decimal
from operator import getitem
from types import MappingProxyType

from analytics.intake.grid import Value
from analytics.intake.model import Part, Place
from analytics.intake.reading.numbers import CELLS

_NONE: Mapping[str, Decimal] = MappingProxyType({})
_NOWHERE: Mapping[str, int] = MappingProxyType({})


class Aspects(Mapping[str, Part]):
    """The aspects of a result. A part with its place is made when it is asked for.

    points, percents: what is known of each. sheet, row, at, values: where those of one row stand, with the column of
    each and what is written there, in one order; what is added brings its own place. Nothing else of the row is kept.
    halves: points that are all halves, as bytes (`reading.numbers`), in the order of the registry; else None.
    """

    __slots__ = ("_at", "_numbers", "_placed", "_points", "_row", "_sheet", "_values", "halves", "percents")

    def __init__(
        self,
        points: Mapping[str, Decimal] = _NONE,
        percents: Mapping[str, Decimal] = _NONE,
        sheet: str = "",
        row: int = 0,
        at: Mapping[str, int] = _NOWHERE,
        values: Sequence[Value] = (),
    ) -> None:
        self._points: Mapping[str, Decimal] | None = points
        self.percents = percents
        self._sheet, self._row, self._at, self._values = sheet, row, at, values
        self._placed: dict[str, Place] | None = None
        self.halves: bytes | None = None
        self._numbers: Sequence[Mapping[int, Decimal]] = ()

    @classmethod
    def of_halves(
        cls, halves: bytes, numbers: Sequence[Mapping[int, Decimal]], sheet: str, row: int, at: Mapping[str, int]
    ) -> Aspects:
        """Points by their bytes; they become numbers, which `numbers` tells for each aspect, when somebody asks."""
        one = cls(_NONE, {}, sheet, row, at)
        one._points, one.halves, one._numbers = None, halves, numbers
        return one

    @property
    def points(self) -> Mapping[str, Decimal]:
        """The points of each aspect that has any."""
        if self._points is None:
            self._points = dict(zip(self._at, map(getitem, self._numbers, self.halves or b""), strict=True))
        return self._points

    def add(self, aspect_id: str, part: Part) -> None:
        """Take in an aspect, or what is now known of one."""
        if self.halves is not None:
            self._points, self._values, self.halves = self.points, [CELLS[one] for one in self.halves], None
        if part.points is not None:
            self._points = {**self.points, aspect_id: part.points}
        if part.percent is not None:
            self.percents = {**self.percents, aspect_id: part.percent}
        self._placed = {**(self._placed or {}), aspect_id: part.place}

    def place(self, aspect_id: str) -> Place:
        """The cell that an aspect stands in."""
        if self._placed and aspect_id in self._placed:
            return self._placed[aspect_id]
        column = self._at[aspect_id]
        turn = list(self._at).index(aspect_id)
        value = CELLS[self.halves[turn]] if self.halves is not None else self._values[turn]
        return Place(self._sheet, self._row, column, value)

    def have(self, aspect_ids: KeysView[str]) -> bool:
        """Whether each of these is known."""
        # Nearly all files give points, and these are asked at once.
        known = self.points.keys() if self.halves is None else self._at.keys()
        return aspect_ids <= known or all(one in self for one in aspect_ids)

    def __getitem__(self, aspect_id: str) -> Part:
        return Part(self.points.get(aspect_id), self.percents.get(aspect_id), self.place(aspect_id))

    def __contains__(self, aspect_id: object) -> bool:
        return aspect_id in self.points or aspect_id in self.percents

    def __bool__(self) -> bool:
        return bool(self.halves or self.points or self.percents)

    def __iter__(self) -> Iterator[str]:
        return iter({**self._at, **(self._placed or {})})

    def __len__(self) -> int:
        return len(self._at.keys() | (self._placed or {}).keys())

    def __repr__(self) -> str:
        return repr(dict(self))
