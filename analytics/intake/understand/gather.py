"""From rows to drafts of results: each cell read, each name resolved, the rows of one agency brought together."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

from analytics.intake.layout.cells import RowCells
from analytics.intake.model import Column, FileMapping, Part, Place, RawRow, SheetMapping
from analytics.intake.pulse import Tell, nothing, telling
from analytics.intake.registry import FORMS, Registry
from analytics.intake.understand.aspects import Aspects
from analytics.intake.understand.draft import CATEGORY, SCORE, Draft, Key, Of
from analytics.intake.understand.faults import Faults
from analytics.intake.understand.instrument import read_category, read_level
from analytics.intake.understand.levels import Levels
from analytics.intake.understand.names import Names
from analytics.intake.understand.onward import Onward
from analytics.intake.understand.owner import Cells, Owner, is_of
from analytics.intake.understand.parts import TOTAL, Parts
from analytics.intake.understand.plan import WIDE, Plan
from analytics.intake.understand.values import PERCENT, Range, Read, is_missing, read_number, read_remark, shown
from analytics.intake.understand.values import SCORE as SCORE_RANGE

_VALUES = WIDE | {"score", "category", "points", "percent", "level"}


class Gatherer:
    """Reads the rows of a file, sheet by sheet. `drafts` holds what they say, in order."""

    def __init__(self, registry: Registry, mapping: FileMapping, faults: Faults) -> None:
        self._registry, self._mapping, self._faults = registry, mapping, faults
        self._owner, self._parts = Owner(registry, Names(registry, mapping.names), faults), Parts(registry)
        self.drafts: list[Draft] = []
        self._likely = {
            one: Range(float(registry.maximum(one, None)) / 10, float(registry.maximum(one, None)))
            for one in registry.aspects
        }
        self._is_long = False
        self._onward = Onward(self._parts, self._likely)
        # By the mapping of columns that the rows of a table share, which a plan keeps alive.
        self._plans: dict[int, Plan] = {}
        self._expected: dict[tuple[int | None, str | None, int | None], _Expected] = {}
        self._unknown: dict[tuple[str, str, str], list[Place]] = {}
        self._suggested: dict[tuple[str, str, str], str | None] = {}

    def gather(self, rows: Iterable[RawRow], tell: Tell = nothing) -> None:
        """Read all rows, which come in their order, sheet by sheet."""
        sheet: str | None = None
        layout = SheetMapping("none", (), {})
        for raw in telling(rows, tell):
            if raw.sheet != sheet:
                sheet, layout = raw.sheet, self._mapping.sheets[raw.sheet]
                self._is_long, self._expected = layout.layout != "agency", {}
                self._owner.begin(layout)
                self._onward.stop()
            self._row(raw, layout)
        self._name_columns()

    # One row ---------------------------------------------------------------------------------------------------

    def _row(self, raw: RawRow, layout: SheetMapping) -> None:
        if self._onward.take(raw):
            self._owner.turn += 1
            return
        self._onward.stop()
        row = RowCells.of(raw.cells)
        plan = self._plans.get(id(row.columns))
        if plan is None:
            plan = self._plans[id(row.columns)] = Plan(row.columns, self._likely, self._registry.level_at)
        cells = row.named(plan.says)
        levels = plan.levels(row) if plan.wide else None
        aspects = None if levels is None else plan.aspects(row)
        left = plan.wide if levels is None else plan.without_levels if aspects is None else plan.beside
        wide = row.each(left) if left else []
        if not levels and not aspects and "sub_aspect" not in cells and not _says_something(cells, wide):
            return  # an agency that is only listed
        self._owner.turn += 1
        known = self._owner.of(raw, row, plan)
        if known is None:
            return
        key, form = known
        if self._is_long and (going := self._goes_on(key, raw.sheet, cells)):
            going.rows.append((raw.sheet, raw.row))
            going.form = going.form or form
            self._long_cells(going, raw, cells)
            self._go_on_from(key, raw, row, plan)
            return
        draft = Draft(
            key, row[plan.agency], [(raw.sheet, raw.row)],
            Levels(self._registry.level_at) if levels is None else levels, is_long=self._is_long, form=form,
            aspects=Aspects() if aspects is None else aspects,
        )  # fmt: skip
        self._whole(draft, cells, layout)
        for column, cell in wide:
            self._wide_cell(draft, column, cell)
        if plan.wide:
            self._gaps(draft, raw)
        if draft.is_long:
            self._long_cells(draft, raw, cells)
        self._add(draft)
        if draft.is_long:
            self._go_on_from(key, raw, row, plan)

    def _add(self, draft: Draft) -> None:
        """Join a row of a long table to the draft that the row above it began; any other row is a draft of its own."""
        last = self.drafts[-1] if self.drafts else None
        if (
            draft.is_long and last is not None and last.key == draft.key and last.sheet == draft.sheet
            and not (draft.named_at.keys() & last.named_at.keys())
            and not _differs(last, draft)
        ):  # fmt: skip
            last.take_from(draft)
        elif not draft.says_nothing or draft.doubtful or draft.gaps:
            self.drafts.append(draft)

    def _go_on_from(self, key: Key, raw: RawRow, row: RowCells, plan: Plan) -> None:
        """The rows below may add to the last draft, if it is of this row and nothing is wrong with whose that is."""
        said, last = plan.said(raw, row), self.drafts[-1] if self.drafts else None
        if said and last and last.key == key and last.sheet == raw.sheet and self._owner.knows(said):
            self._onward.begin(plan, raw, row, last)

    def _goes_on(self, key: Key, sheet: str, cells: Cells) -> Draft | None:
        """The draft that a row of a long table adds one more aspect or sub-aspect to, and nothing else."""
        last = self.drafts[-1] if self.drafts else None
        if last is None or last.key != key or last.sheet != sheet or "score" in cells or "category" in cells:
            return None
        sub = cells.get("sub_aspect")
        if sub is not None:
            part = self._parts.sub_aspect(sub.value)[0]
        else:
            part = self._parts.aspect(cells["aspect"].value)[0] if "aspect" in cells else None
        return last if part is not None and part != TOTAL and part not in last.named_at else None

    # What the result is ----------------------------------------------------------------------------------------

    def _whole(self, draft: Draft, cells: Cells, layout: SheetMapping) -> None:
        if (place := cells.get("score")) is not None:
            read = self._number(draft, SCORE, place, SCORE_RANGE)
            if read.value is not None:
                draft.score = Of(read.value, place)
            elif not read.rule and layout.layout == "agency":
                self._faults.add("missing_value", place)
            if read.beside:
                draft.category, draft.category_place = read_category(read.beside).value, place
        if (place := cells.get("category")) is not None:
            category = read_category(place.value)
            if category.rule:
                self._faults.add(category.rule, place, suggestion=category.suggestion)
                draft.doubtful |= {CATEGORY}
            elif category.value is not None:
                draft.category, draft.category_place = category.value, place
        if (place := cells.get("remark")) is not None:
            draft.remark = read_remark(place.value)

    def _number(self, draft: Draft, part: str, place: Place, likely: Range, *, is_percent: bool = False) -> Read:
        read = read_number(place.value, likely, is_percent=is_percent)
        if read.beside and read_category(read.beside).value is None:
            # "301,5 (sementara)" says more than a number, so a person decides.
            read = Read(None, "unreadable_number", str(read.value))
        if read.rule:
            self._faults.add(read.rule, place, suggestion=read.suggestion)
            draft.doubtful |= {part}
        return read

    def _wide_cell(self, draft: Draft, column: Column, place: Place) -> None:
        part = column.part or ""
        if column.field == "aspect_points" or column.field == "aspect_percent":
            self._aspect(draft, part, place, is_percent=column.field == "aspect_percent")
        elif column.field == "sub_aspect_level":
            self._level(draft, part, place)
        else:
            self._sub_points(draft, part, place)

    def _aspect(self, draft: Draft, aspect_id: str, place: Place, *, is_percent: bool) -> None:
        likely = PERCENT if is_percent else self._likely[aspect_id]
        value = self._number(draft, aspect_id, place, likely, is_percent=is_percent).value
        if value is None:
            return
        if is_percent and value > 100:
            self._faults.add("percent_above_100", place)
            draft.doubtful |= {aspect_id}
            return
        before = draft.aspects.get(aspect_id)
        # Points are what is checked, so the part stands where they do.
        if is_percent:
            part = Part(before.points, value, before.place) if before else Part(None, value, place)
        else:
            part = Part(value, before.percent if before else None, place)
        draft.aspects.add(aspect_id, part)

    def _level(self, draft: Draft, part: str, place: Place) -> None:
        read = read_level(place.value)
        if read.rule:
            self._faults.add(read.rule, place)
            draft.doubtful |= {part}
        elif read.value is not None:
            draft.levels.add(part, read.value)

    def _sub_points(self, draft: Draft, part: str, place: Place) -> None:
        read = self._number(draft, f"{part}.points", place, Range(1, 20))
        if read.value is not None:
            draft.sub_points[part] = Of(read.value, place)

    def _gaps(self, draft: Draft, raw: RawRow) -> None:
        """Parts that the row leaves out while it gives others."""
        kind = (raw.year, raw.stage, draft.form)
        expected = self._expected.get(kind)
        if expected is None:
            expected = self._expected[kind] = self._expected_of(raw, draft.form)
        # The cheap questions first: nearly every part is given.
        if draft.levels.lack(expected.places) and draft.levels:
            for part, place in self._left_out(draft, raw, expected.levels, draft.levels):
                draft.gaps[part] = place
        if draft.aspects and not draft.aspects.have(expected.aspects.keys()):
            for _, place in self._left_out(draft, raw, expected.aspects, draft.aspects):
                self._faults.add("missing_value", place)

    def _left_out(
        self, draft: Draft, raw: RawRow, parts: _Columns, given: Container[str]
    ) -> Iterator[tuple[str, Place]]:
        for part, columns in parts.items():
            if part not in given and part not in draft.doubtful:
                for field, at in columns:
                    yield part, raw.cells.get(Column(field, part)) or Place(raw.sheet, raw.row, at, None)

    def _expected_of(self, raw: RawRow, form: int | None) -> _Expected:
        """What rows of the year and stage of this one should give in a form."""
        levels, aspects = _Columns(), _Columns()
        for column, at in self._owner.columns.items():
            if column.part is None or not is_of(column, raw):
                continue
            if column.field in ("aspect_points", "aspect_percent"):
                aspects.setdefault(column.part, []).append((column.field, at))
            elif column.field == "sub_aspect_level" and self._is_required(column.part, form):
                levels.setdefault(column.part, []).append((column.field, at))
        level_at = self._registry.level_at
        return _Expected(levels, aspects, frozenset(level_at[part] for part in levels))

    def _is_required(self, sub_aspect_id: str, form: int | None) -> bool:
        forms = (form,) if form else FORMS
        return all(self._registry.weight(sub_aspect_id, one) is not None for one in forms)

    # Long tables -----------------------------------------------------------------------------------------------

    def _long_cells(self, draft: Draft, raw: RawRow, cells: Cells) -> None:
        sub, aspect = cells.get("sub_aspect"), cells.get("aspect")
        if sub is not None and not is_missing(sub.value):
            part, near = self._parts.sub_aspect(sub.value)
            if part is None:
                self._unknown_part("sub_aspect_unknown", draft, sub, near)
                return
            draft.named_at[part] = sub
            if "level" in cells and not is_missing(cells["level"].value):
                self._level(draft, part, cells["level"])
            else:
                draft.gaps[part] = cells.get("level") or self._owner.missing_place(raw, "level")
            points = cells.get("sub_aspect_points") or cells.get("points")
            if points is not None:
                self._sub_points(draft, part, points)
        elif aspect is not None and not is_missing(aspect.value):
            part, near = self._parts.aspect(aspect.value)
            if part is None:
                self._unknown_part("aspect_unknown", draft, aspect, near)
            elif part == TOTAL:
                if (place := cells.get("points")) and (value := self._number(draft, SCORE, place, SCORE_RANGE).value):
                    draft.score = Of(value, place)
            else:
                draft.named_at[part] = aspect
                for field, is_percent in (("points", False), ("percent", True)):
                    if field in cells:
                        self._aspect(draft, part, cells[field], is_percent=is_percent)
                if part not in draft.aspects and part not in draft.doubtful:
                    field = "percent" if "percent" in cells and "points" not in cells else "points"
                    self._faults.add("missing_value", cells.get(field) or self._owner.missing_place(raw, field))

    def _unknown_part(self, rule: str, draft: Draft, place: Place, near: str | None) -> None:
        key = (rule, place.sheet, shown(place.value))
        self._unknown.setdefault(key, []).append(place)
        self._suggested[key] = near
        self._faults.mark(rule, place.sheet, place.row)
        draft.doubtful |= {rule}

    def _name_columns(self) -> None:
        """Faults that a whole column shares: a name of no aspect, codes that lost their last zero."""
        for (rule, _, _), places in self._unknown.items():
            near = self._suggested[rule, places[0].sheet, shown(places[0].value)]
            one = self._registry.aspects.get(near or "") or self._registry.sub_aspects.get(near or "")
            tokens = {"reason": "typing_error", "suggested": {"id": one.name_id, "en": one.name_en}} if one else {}
            self._faults.add(rule, places[0], suggestion=near, count=len(places), **tokens)
        self._owner.name_codes()


_Columns = dict[str, list[tuple[str, int]]]


class _Expected(NamedTuple):
    """The parts that rows of one year, stage and form should give, each with the columns it may stand in; and the
    places of the levels among those of a result."""

    levels: _Columns
    aspects: _Columns
    places: frozenset[int]


def _says_something(cells: Cells, wide: Iterable[tuple[Column, Place]]) -> bool:
    """Whether a cell holds a value, be it one that cannot be read."""
    values = (*(place.value for field, place in cells.items() if field in _VALUES), *(one.value for _, one in wide))
    return any(type(value) is float or not is_missing(value) for value in values)


def _differs(one: Draft, other: Draft) -> bool:
    """Whether rows of one agency say different things of its whole result."""
    return bool(
        (one.score and other.score and one.score.value != other.score.value)
        or (one.category and other.category and one.category != other.category)
    )
