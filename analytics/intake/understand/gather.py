"""From rows to drafts of results: each cell read, each name resolved, the rows of one agency brought together."""

from __future__ import annotations

from collections.abc import Iterable

from analytics.intake.model import Column, FileMapping, Part, Place, RawRow, SheetMapping
from analytics.intake.registry import FORMS, Registry
from analytics.intake.understand.draft import CATEGORY, SCORE, Draft, Key, Of
from analytics.intake.understand.faults import Faults
from analytics.intake.understand.instrument import read_category, read_level
from analytics.intake.understand.names import Names
from analytics.intake.understand.owner import Cells, Owner, is_of
from analytics.intake.understand.parts import TOTAL, Parts
from analytics.intake.understand.values import PERCENT, Range, Read, is_missing, read_broken, read_number, shown
from analytics.intake.understand.values import SCORE as SCORE_RANGE

# Fields that belong to an aspect or sub-aspect each, in a table with a row for every agency.
_WIDE = frozenset({"aspect_points", "aspect_percent", "sub_aspect_level", "sub_aspect_points"})
_VALUES = _WIDE | {"score", "category", "points", "percent", "level"}


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
        self._wide, self._is_long = 0, False
        self._unknown: dict[tuple[str, str, str], list[Place]] = {}
        self._suggested: dict[tuple[str, str, str], str | None] = {}

    def gather(self, rows: Iterable[RawRow]) -> None:
        """Read all rows, which come in their order, sheet by sheet."""
        sheet: str | None = None
        layout = SheetMapping("none", (), {})
        for raw in rows:
            if raw.sheet != sheet:
                sheet, layout = raw.sheet, self._mapping.sheets[raw.sheet]
                self._wide = sum(1 for one in layout.columns.values() if one.part is not None and one.field in _WIDE)
                self._is_long = layout.layout != "agency"
                self._owner.begin(layout)
            self._row(raw, layout)
        self._name_columns()

    # One row ---------------------------------------------------------------------------------------------------

    def _row(self, raw: RawRow, layout: SheetMapping) -> None:
        cells: Cells = {}
        wide: list[tuple[Column, Place]] = []
        says_something = False
        for column, place in raw.cells.items():
            field = column.field
            if column.part is not None and field in _WIDE:
                wide.append((column, place))
            else:
                cells.setdefault(field, place)
            if not says_something and field in _VALUES:
                says_something = type(place.value) is float or not is_missing(place.value)
        if not says_something and "sub_aspect" not in cells:
            return  # an agency that is only listed
        self._owner.turn += 1
        year = self._owner.year(raw, cells)
        agency_id, place = self._owner.agency(raw, cells, year)
        stage = self._owner.stage(raw, cells)
        form = self._owner.form(raw, cells)
        if agency_id is None or year is None or stage is None:
            return
        key = (agency_id, year, stage)
        if self._is_long and (going := self._goes_on(key, raw.sheet, cells)):
            going.rows.add((raw.sheet, raw.row))
            going.form = going.form or form
            self._long_cells(going, raw, cells)
            return
        draft = Draft(key, place, {(raw.sheet, raw.row)}, is_long=self._is_long, form=form)
        self._whole(draft, cells, layout)
        for column, cell in wide:
            self._wide_cell(draft, column, cell)
        if wide:
            self._gaps(draft, raw, layout)
        if draft.is_long:
            self._long_cells(draft, raw, cells)
        self._add(draft)

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
                draft.doubtful.add(CATEGORY)
            elif category.value is not None:
                draft.category, draft.category_place = category.value, place
        if (place := cells.get("remark")) is not None and not is_missing(place.value) and not read_broken(place.value):
            draft.remark = shown(place.value).strip() or None

    def _number(self, draft: Draft, part: str, place: Place, likely: Range, *, is_percent: bool = False) -> Read:
        read = read_number(place.value, likely, is_percent=is_percent)
        if read.beside and read_category(read.beside).value is None:
            # "301,5 (sementara)" says more than a number, so a person decides.
            read = Read(None, "unreadable_number", str(read.value))
        if read.rule:
            self._faults.add(read.rule, place, suggestion=read.suggestion)
            draft.doubtful.add(part)
        return read

    def _wide_cell(self, draft: Draft, column: Column, place: Place) -> None:
        part = column.part or ""
        if column.field == "sub_aspect_level":
            self._level(draft, part, place)
        elif column.field == "sub_aspect_points":
            self._sub_points(draft, part, place)
        else:
            self._aspect(draft, part, place, is_percent=column.field == "aspect_percent")

    def _aspect(self, draft: Draft, aspect_id: str, place: Place, *, is_percent: bool) -> None:
        likely = PERCENT if is_percent else self._likely[aspect_id]
        value = self._number(draft, aspect_id, place, likely, is_percent=is_percent).value
        if value is None:
            return
        if is_percent and value > 100:
            self._faults.add("percent_above_100", place)
            draft.doubtful.add(aspect_id)
            return
        before = draft.aspects.get(aspect_id)
        points = (before.points if before else None) if is_percent else value
        percent = value if is_percent else (before.percent if before else None)
        # Points are what is checked, so the part stands where they do.
        draft.aspects[aspect_id] = Part(points, percent, before.place if before and is_percent else place)

    def _level(self, draft: Draft, part: str, place: Place) -> None:
        read = read_level(place.value)
        if read.rule:
            self._faults.add(read.rule, place)
            draft.doubtful.add(part)
        elif read.value is not None:
            draft.levels[part], draft.level_places[part] = read.value, place

    def _sub_points(self, draft: Draft, part: str, place: Place) -> None:
        read = self._number(draft, f"{part}.points", place, Range(1, 20))
        if read.value is not None:
            draft.sub_points[part] = Of(read.value, place)

    def _gaps(self, draft: Draft, raw: RawRow, layout: SheetMapping) -> None:
        """Parts that the row leaves out while it gives others."""
        if len(draft.levels) + len(draft.aspects) + len(draft.sub_points) == self._wide:
            return
        for column, at in self._owner.columns.items():
            part, is_level = column.part, column.field == "sub_aspect_level"
            given = draft.levels if is_level else draft.aspects
            # The cheap question first: nearly every part is given.
            if part is None or not given or part in given or part in draft.doubtful or column.field not in _WIDE:
                continue
            if not is_of(column, raw) or not (is_level or column.field.startswith("aspect_")):
                continue
            place = raw.cells.get(Column(column.field, part)) or Place(raw.sheet, raw.row, at, None)
            if not is_level:
                self._faults.add("missing_value", place)
            elif self._is_required(part, draft.form):
                draft.gaps[part] = place

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
        draft.doubtful.add(rule)

    def _name_columns(self) -> None:
        """Faults that a whole column shares: a name of no aspect, codes that lost their last zero."""
        for (rule, _, _), places in self._unknown.items():
            near = self._suggested[rule, places[0].sheet, shown(places[0].value)]
            one = self._registry.aspects.get(near or "") or self._registry.sub_aspects.get(near or "")
            tokens = {"reason": "typing_error", "suggested": {"id": one.name_id, "en": one.name_en}} if one else {}
            self._faults.add(rule, places[0], suggestion=near, count=len(places), **tokens)
        self._owner.name_codes()


def _differs(one: Draft, other: Draft) -> bool:
    """Whether rows of one agency say different things of its whole result."""
    return bool(
        (one.score and other.score and one.score.value != other.score.value)
        or (one.category and other.category and one.category != other.category)
    )
