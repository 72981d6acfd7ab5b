"""Rows of a long table that say the same of their agency as the row above, and one more part of its result: nearly all
that there are. Whose such a row is, and of when, is known already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analytics.intake.grid import Value
from analytics.intake.layout.cells import RowCells
from analytics.intake.model import Part, Place, RawRow
from analytics.intake.understand.draft import Draft
from analytics.intake.understand.levels import NOT_GIVEN
from analytics.intake.understand.memo import BREAKS_A_RULE, LevelsOfValues, PointsOfValues
from analytics.intake.understand.parts import TOTAL, Parts
from analytics.intake.understand.plan import Plan
from analytics.intake.understand.values import Range


class Onward:
    """Adds such rows to the draft of the row above. `likely`: the values that are likely for the points of each
    aspect."""

    def __init__(self, parts: Parts, likely: Mapping[str, Range]) -> None:
        self._parts = parts
        self._levels = LevelsOfValues()
        self._points = {one: PointsOfValues(likely[one], is_percent=False) for one in likely}
        self._above: tuple[Plan, tuple[int, int], Sequence[Value], tuple[object, ...], Draft] | None = None

    def stop(self) -> None:
        """No row goes on with what stands above it."""
        self._above = None

    def begin(self, plan: Plan, raw: RawRow, row: RowCells, draft: Draft) -> None:
        """Rows may go on from here: read by a plan, with all that this row says of its agency, and its draft."""
        if plan.part_at is not None:
            self._above = plan, plan.part_at, plan.pick_whose(row.line), _beside(raw), draft

    def take(self, raw: RawRow) -> bool:
        """Whether a row only goes on; then it is part of the draft. All others are to be read as any row is."""
        row = raw.cells
        if self._above is None or type(row) is not RowCells:
            return False
        plan, (name_at, value_at), said, beside, draft = self._above
        if row.moved or row.columns is not plan.columns or len(row.line) < plan.width:
            return False
        if plan.pick_whose(row.line) != said or _beside(raw) != beside:
            return False
        name, value = row.line[name_at], row.line[value_at]
        if type(name) is not str or type(value) is bool:
            return False
        part = (self._parts.sub_aspect if plan.is_of_levels else self._parts.aspect)(name)[0]
        if part is None or part == TOTAL or part in draft.named_at:
            return False
        if not (self._add_level if plan.is_of_levels else self._add_points)(draft, part, row, value_at):
            return False
        draft.named_at[part] = Place(row.sheet, row.row, name_at, name)
        draft.rows.append((row.sheet, row.row))
        return True

    def _add_level(self, draft: Draft, part: str, row: RowCells, at: int) -> bool:
        level = self._levels[row.line[at]]
        if level in (NOT_GIVEN, BREAKS_A_RULE):
            return False
        draft.levels.add(part, level)
        return True

    def _add_points(self, draft: Draft, part: str, row: RowCells, at: int) -> bool:
        value = row.line[at]
        try:
            points = self._points[part][value]
        except KeyError:
            return False
        if part in draft.aspects:
            return False
        draft.aspects.add(part, Part(points, None, Place(row.sheet, row.row, at, value)))
        return True


def _beside(raw: RawRow) -> tuple[object, ...]:
    """What holds for a row without standing in its cells."""
    return raw.year, raw.stage, raw.form, raw.section
