"""How the rows of one table are read: what follows from its columns, found once for all rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import getitem, itemgetter
from types import MappingProxyType
from typing import Any

from analytics.intake.grid import Value
from analytics.intake.layout.cells import RowCells, Where
from analytics.intake.model import Column, RawRow
from analytics.intake.reading.numbers import EMPTY
from analytics.intake.understand.aspects import Aspects
from analytics.intake.understand.levels import NOT_GIVEN, Levels
from analytics.intake.understand.memo import (
    BREAKS_A_RULE,
    LevelsOfValues,
    PointsOfHalves,
    PointsOfValues,
    levels_of_halves,
)
from analytics.intake.understand.values import PERCENT, Range

# Fields that belong to an aspect or sub-aspect each, in a table with a row for every agency.
WIDE = frozenset({"aspect_points", "aspect_percent", "sub_aspect_level", "sub_aspect_points"})
_OF_ASPECTS = frozenset({"aspect_points", "aspect_percent"})
# What says whose the result is; all other fields say what it is.
_WHOSE = frozenset({"agency", "agency_code", "agency_type", "province", "region", "year", "stage", "form"})
_WHEN = frozenset({"year", "stage", "form"})
# All that a row says of when its result is of, and of whom.
Said = tuple[tuple[Any, ...], tuple[Any, ...]]


class Plan:
    """The columns of a table by what they are for. Each is listed as it is asked for: name, column, where it stands.

    likely: the values that are likely in a column of points, by aspect. level_at: the place of every sub-aspect among
    the levels of a result; without it those of the table in their order.
    """

    def __init__(
        self,
        columns: Where,
        likely: Mapping[str, Range] = MappingProxyType({}),
        level_at: Mapping[str, int] | None = None,
    ) -> None:
        self.columns = columns
        self.width = max(columns.values(), default=-1) + 1
        wide = [(one, one, at) for one, at in columns.items() if one.part is not None and one.field in WIDE]
        single = [(one.field, one, at) for one, at in columns.items() if one.part is None or one.field not in WIDE]
        self.whose = [one for one in single if one[0] in _WHOSE]
        self.agency = next((one for field, one, _ in self.whose if field == "agency"), Column("agency"))
        self.says = [one for one in single if one[0] not in _WHOSE]
        self.wide: Sequence[tuple[Column, Column, int]] = wide
        self.without_levels = [one for one in wide if one[0].field != "sub_aspect_level"]
        self.beside = [one for one in self.without_levels if one[0].field not in _OF_ASPECTS]
        aspects = [
            (str(one.part), one.field == "aspect_percent", at) for one, _, at in wide if one.field in _OF_ASPECTS
        ]
        self._aspects = {part: at for part, _, at in aspects}
        self._percents = [part for part, is_percent, _ in aspects if is_percent]
        parts = self._aspects.keys()
        self._are_single = len(parts) == len(aspects) and parts <= likely.keys()
        self._points = [PointsOfValues(PERCENT if is_percent else likely[part], is_percent=is_percent)
                        for part, is_percent, _ in aspects if self._are_single]  # fmt: skip
        self._pick_aspects = _picker([at for _, _, at in aspects])
        self._in_order = {part: self._aspects[part] for part in likely if part in self._aspects}
        plain = columns.plain
        self._are_amounts = plain.columns.issuperset(self._aspects.values())
        self._halves_of_aspects = None
        # A half is points of any aspect, whatever it is; of percents one may be too great.
        are_points = self._are_single and self._aspects and not self._percents
        if are_points and plain.halves.keys() >= set(self._aspects.values()):
            self._halves_of_aspects = _crosswise([plain.halves[at] for at in self._in_order.values()], plain.row)
            numbers = dict(zip(self._aspects, self._points, strict=True))
            self._points_of_halves = [PointsOfHalves(numbers[part]) for part in self._in_order]
        levels = {str(one.part): at for one, _, at in wide if one.field == "sub_aspect_level"}
        own = {part: place for place, part in enumerate(levels)}
        self._level_at = own if level_at is None else level_at
        self._pick_levels = _picker(list(levels.values()))
        self._are_level_amounts = plain.columns.issuperset(levels.values())
        self._levels_at_once = None
        if levels and plain.halves.keys() >= set(levels.values()):
            height = len(plain.halves[next(iter(levels.values()))])
            ordered = [plain.halves[levels[part]].translate(levels_of_halves()) if part in levels
                       else bytes([NOT_GIVEN]) * height for part in self._level_at]  # fmt: skip
            self._levels_at_once = _crosswise(ordered, plain.row)
        # Where the level of each sub-aspect is among those that were picked; behind them stands one that is not given.
        self._places = [own.get(part, len(own)) for part in self._level_at]
        self._are_in_order = list(self._level_at) == list(own)
        # Where name and value stand in a table with a row for each sub-aspect, or each aspect, and nothing else in it.
        # A remark is that of the first of such rows.
        says = {field: at for field, _, at in self.says if field != "remark"}
        self.is_of_levels = {"sub_aspect", "level"} <= says.keys() <= {"sub_aspect", "level", "aspect"}
        name, value = ("sub_aspect", "level") if self.is_of_levels else ("aspect", "points")
        is_of_parts = self.is_of_levels or says.keys() == {"aspect", "points"}
        self.part_at = (says[name], says[value]) if is_of_parts else None
        self.pick_whose = _picker([at for _, _, at in self.whose])
        self._pick_when = _picker([at for field, _, at in self.whose if field in _WHEN])
        self._pick_whom = _picker([at for field, _, at in self.whose if field not in _WHEN])
        self._levels = LevelsOfValues()

    def levels(self, cells: RowCells) -> Levels | None:
        """The levels of a row. None where a cell is not a level, or not where its column stands: then
        each is read by itself, to be named."""
        if self._levels_at_once is not None and not cells.moved:
            found = self._levels_at_once(cells.row)
            return None if BREAKS_A_RULE in found else Levels(self._level_at, found)
        try:
            picked = None if cells.moved else self._pick_levels(cells.line)
        except IndexError:
            return None
        # True is no level, but as a key it equals 1; among amounts there is none.
        if picked is None or not (self._are_level_amounts or bool not in map(type, picked)):
            return None
        found = bytes(map(self._levels.__getitem__, picked))
        if BREAKS_A_RULE in found:
            return None
        if not self._are_in_order:
            found = bytes(map((*found, NOT_GIVEN).__getitem__, self._places))
        return Levels(self._level_at, found)

    def aspects(self, cells: RowCells) -> Aspects | None:
        """The aspects of a row, each with points or percent. None where one has both, or a cell is no plain number or
        not where its column stands: then each is read by itself, to be named."""
        if self._halves_of_aspects is not None and not cells.moved:
            halves = self._halves_of_aspects(cells.row)
            if EMPTY not in halves:
                return Aspects.of_halves(halves, self._points_of_halves, cells.sheet, cells.row, self._in_order)
        try:
            picked = None if cells.moved or not self._are_single else self._pick_aspects(cells.line)
            if picked is None or not (self._are_amounts or bool not in map(type, picked)):
                return None
            points = dict(zip(self._aspects, map(getitem, self._points, picked), strict=True))
        except LookupError:
            return None
        percents = {part: points.pop(part) for part in self._percents} if self._percents else {}
        return Aspects(points, percents, cells.sheet, cells.row, self._aspects, picked)

    def said(self, raw: RawRow, cells: RowCells) -> Said | None:
        """All that a row says of when its result is of, and of whom, by which the next row that says the same is known;
        None where it means the cells of another row."""
        if cells.moved:
            return None
        try:
            when, whom = self._pick_when(cells.line), self._pick_whom(cells.line)
        except IndexError:
            return None
        return (when, raw.year, raw.stage, raw.form), (whom, raw.section)


def _picker(places: Sequence[int]) -> Callable[[Sequence[Value]], Sequence[Value]]:
    """What stands at these places of a row. It raises IndexError in a row that ends before."""
    # Of a single place `itemgetter` gives what stands there, and not a row.
    if len(places) == 1:
        (place,) = places
        return lambda row: (row[place],)
    return itemgetter(*places) if places else lambda row: ()


def _crosswise(columns: Sequence[bytes], first: int) -> Callable[[int], bytes]:
    """From columns of one byte a row, which begin at a row, to the bytes of a row."""
    joined, height = b"".join(columns), len(columns[0])
    return lambda row: joined[row - first :: height]
