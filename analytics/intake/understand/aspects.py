"""The aspects of one result, by their numbers: most are only compared with one another, and few are ever named."""

from __future__ import annotations

from collections.abc import Iterator, KeysView, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from analytics.intake.grid import Value
from analytics.intake.model import Part, Place

_NONE: Mapping[str, Decimal] = MappingProxyType({})
_NOWHERE: Mapping[str, int] = MappingProxyType({})


class Aspects(Mapping[str, Part]):
    """The aspects of a result. A part with its place is made when it is asked for.

    points, percents: what is known of each. sheet, row, at, values: where those of one row stand, with the column of
    each and what is written there, in one order; what is added brings its own place. Nothing else of the row is kept.
    """

    __slots__ = ("_at", "_placed", "_row", "_sheet", "_values", "percents", "points")

    def __init__(
        self,
        points: Mapping[str, Decimal] = _NONE,
        percents: Mapping[str, Decimal] = _NONE,
        sheet: str = "",
        row: int = 0,
        at: Mapping[str, int] = _NOWHERE,
        values: Sequence[Value] = (),
    ) -> None:
        self.points, self.percents = points, percents
        self._sheet, self._row, self._at, self._values = sheet, row, at, values
        self._placed: dict[str, Place] | None = None

    def add(self, aspect_id: str, part: Part) -> None:
        """Take in an aspect, or what is now known of one."""
        if part.points is not None:
            self.points = {**self.points, aspect_id: part.points}
        if part.percent is not None:
            self.percents = {**self.percents, aspect_id: part.percent}
        self._placed = {**(self._placed or {}), aspect_id: part.place}

    def place(self, aspect_id: str) -> Place:
        """The cell that an aspect stands in."""
        if self._placed and aspect_id in self._placed:
            return self._placed[aspect_id]
        at = self._at[aspect_id]
        return Place(self._sheet, self._row, at, self._values[list(self._at).index(aspect_id)])

    def have(self, aspect_ids: KeysView[str]) -> bool:
        """Whether each of these is known."""
        # Nearly all files give points, and these are asked at once.
        return aspect_ids <= self.points.keys() or all(one in self for one in aspect_ids)

    def __getitem__(self, aspect_id: str) -> Part:
        return Part(self.points.get(aspect_id), self.percents.get(aspect_id), self.place(aspect_id))

    def __contains__(self, aspect_id: object) -> bool:
        return aspect_id in self.points or aspect_id in self.percents

    def __bool__(self) -> bool:
        return bool(self.points or self.percents)

    def __iter__(self) -> Iterator[str]:
        return iter({**self._at, **(self._placed or {})})

    def __len__(self) -> int:
        return len(self._at.keys() | (self._placed or {}).keys())

    def __repr__(self) -> str:
        return repr(dict(self))
