"""Whose result a row is, and when: its agency, year, stage and form, each from its cell or from what holds for all."""

from __future__ import annotations

from typing import Any

from analytics.intake.layout.cells import RowCells
from analytics.intake.model import Column, Place, RawRow, SheetMapping
from analytics.intake.registry import FIRST_YEAR, FORMS, LAST_YEAR, Registry
from analytics.intake.understand.draft import Key
from analytics.intake.understand.faults import Faults
from analytics.intake.understand.instrument import read_form, read_stage
from analytics.intake.understand.names import Names, read_code, read_types
from analytics.intake.understand.plan import Plan, Said
from analytics.intake.understand.values import Read, is_missing, read_broken, read_year, shown

Cells = dict[str, Place]
_PROVINCE_CODE = 2  # digits; a regency's code has those of its province in front
_BESIDE = ("agency_code", "agency_type", "province")  # what else a row says of its agency
_USUAL_STAGE = "verified"  # an assessment's own table says its stage only where it is another


class Owner:
    """Reads what rows of a sheet say of their agency. `turn` is the number of the row among those that say something,
    `columns` where each column of the sheet stands."""

    def __init__(self, registry: Registry, names: Names, faults: Faults) -> None:
        self._registry, self._names, self._faults = registry, names, faults
        self.turn = 0
        self.columns: dict[Column, int] = {}
        self._is_long = False
        self._named: dict[tuple[str, int, str], int] = {}
        self._known: dict[tuple[Any, ...], str] = {}
        # What rows said with nothing wrong with it.
        self._when: dict[tuple[Any, ...], tuple[int, str, int | None]] = {}
        self._whom: dict[tuple[Any, ...], str] = {}
        self._lost_codes: dict[str, dict[str, Place]] = {}

    def begin(self, layout: SheetMapping) -> None:
        """Go on with another sheet."""
        self.columns = {column: _number_of(letters) for letters, column in layout.columns.items()}
        self._named, self._known, self._is_long = {}, {}, layout.layout != "agency"
        self._when, self._whom = {}, {}

    def name_codes(self) -> None:
        """Codes that lost their last zero are one fault of their column."""
        for lost in self._lost_codes.values():
            first = next(iter(lost.values()))
            self._faults.add("code_as_number", first, suggestion=read_code(first.value)[0], count=len(lost))

    def missing_place(self, raw: RawRow, field: str) -> Place:
        """The cell where a field should stand: of its own column, else the one that names the agency."""
        for column, at in self.columns.items():
            if column.field == field and is_of(column, raw):
                return Place(raw.sheet, raw.row, at, None)
        return next(iter(raw.cells.values()))

    def of(self, raw: RawRow, row: RowCells, plan: Plan) -> tuple[Key, int | None] | None:
        """Whose result a row is, and of which form; None where that cannot be known.

        What rows say alike is read in the first of them, if nothing is wrong with it: whoever says the same again
        would break no rule either. A name means the same agency in every year in which that exists.
        """
        said = plan.said(raw, row)
        when = self._when.get(said[0]) if said else None
        if said and when and (known := self._whom.get(said[1])) and self._registry.is_alive(known, when[0]):
            return (known, when[0], when[1]), when[2]
        cells = row.named(plan.whose)
        year, stage, form = when or (self.year(raw, cells), self.stage(raw, cells), self.form(raw, cells))
        agency_id = self.agency(raw, cells, year)
        if agency_id is None or year is None or stage is None:
            return None
        if said and self._is_sound(raw, cells):
            self._when[said[0]], self._whom[said[1]] = (year, stage, form), agency_id
        return (agency_id, year, stage), form

    def knows(self, said: Said) -> bool:
        """Whether rows said this of when and of whom, and nothing was wrong with it."""
        return said[0] in self._when and said[1] in self._whom

    def _is_sound(self, raw: RawRow, cells: Cells) -> bool:
        """Whether nothing is wrong with a row so far, not even with a code, which is named for its whole column.

        A name that is a number is read each time, since 1 and TRUE are one key; so is one that a person settled, which
        may mean one agency in one year and another in the next.
        """
        name = cells["agency"].value
        return (
            not self._faults.is_named((raw.sheet, raw.row))
            and ("agency_code" not in cells or not read_code(cells["agency_code"].value)[1])
            and type(name) is str
            and self._names.settled(name) is None
        )

    def year(self, raw: RawRow, cells: Cells) -> int | None:
        place = cells.get("year")
        if place is None:
            if raw.year is None:
                if any(column.field == "year" for column in self.columns):
                    self._once("missing_year", self.missing_place(raw, "year"), "")
                else:
                    self._faults.add_to_sheet("missing_year", raw.sheet)
                    self._faults.mark("missing_year", raw.sheet, raw.row)
            elif not FIRST_YEAR <= raw.year <= LAST_YEAR:
                self._faults.add_to_sheet(
                    "year_out_of_range", raw.sheet, str(raw.year), first=str(FIRST_YEAR), last=str(LAST_YEAR)
                )
                self._faults.mark("year_out_of_range", raw.sheet, raw.row)
                return None
            return raw.year
        read = read_year(place.value, FIRST_YEAR, LAST_YEAR)
        if read.rule == "missing_year" and raw.year is not None:
            return raw.year
        if read.rule:
            more = {"first": str(FIRST_YEAR), "last": str(LAST_YEAR)} if read.rule == "year_out_of_range" else {}
            self._once(read.rule, place, shown(place.value), suggestion=read.suggestion, **more)
        year: int | None = read.value
        return year

    def agency(self, raw: RawRow, cells: Cells, year: int | None) -> str | None:
        place = cells.get("agency")
        if not self._is_long or place is None:
            return self._read_agency(raw, cells, place, year)
        # A long table says the same of an agency in dozens of rows.
        said = (place.value, year, raw.section, *(one.value for name in _BESIDE if (one := cells.get(name))))
        known = self._known.get(said)
        if known is None:
            known = self._read_agency(raw, cells, place, year)
            if known is not None:
                self._known[said] = known
        return known

    def _read_agency(self, raw: RawRow, cells: Cells, place: Place | None, year: int | None) -> str | None:
        code_place = cells.get("agency_code")
        code, lost = read_code(code_place.value) if code_place is not None else (None, False)
        if lost and code_place is not None:
            self._lost_codes.setdefault(raw.sheet, {})[code_place.cell] = code_place
        if place is None or is_missing(place.value):
            at = place or self.missing_place(raw, "agency")
            self._faults.add("missing_agency", at, suggestion=self._registry.codes.get(code or ""))
            return None
        if broken := read_broken(place.value):
            self._once(str(broken.rule), place, shown(place.value))
            return None
        types = read_types(cells["agency_type"].value) if "agency_type" in cells else None
        section = read_types(raw.section)
        province = self._names.province(cells["province"].value) if "province" in cells else None
        if code is not None and len(code) == _PROVINCE_CODE:
            province = province or self._province_of(code)
        text = shown(place.value)
        named = self._names.resolve(text, code=code, types=types, province=province, year=year)
        if named.rule:
            self._once(named.rule, place, text, suggestion=named.suggestion, reason=named.reason, **named.tokens)
            return None
        agency_id = str(named.agency_id)
        if not named.settled:
            self._contradictions(agency_id, cells, types, province, None if lost else code)
            if types is None and section is not None and self._registry.agencies[agency_id].agency_type not in section:
                # A section's heading is right for all the others below it: the agency is what stands wrong.
                self._faults.add("wrong_section", place, agency=self._both(agency_id), section=raw.section)
        return agency_id

    def _contradictions(
        self,
        agency_id: str,
        cells: Cells,
        types: frozenset[str] | None,
        province: str | None,
        code: str | None,
    ) -> None:
        """What else the row says of its agency, where it says otherwise. The name wins, with a notice."""
        agency = self._registry.agencies[agency_id]
        name = self._both(agency_id)
        if types is not None and agency.agency_type not in types:
            at = cells["agency_type"]
            self._faults.add("wrong_section", at, agency=name, section=shown(at.value))
        elif province is not None and agency.province_id != province:
            self._faults.add("province_contradicts", cells.get("province") or cells["agency_code"], agency=name)
        elif code is not None and len(code) > _PROVINCE_CODE and self._registry.codes.get(code, agency_id) != agency_id:
            self._faults.add("code_contradicts", cells["agency_code"], agency=name)

    def _both(self, agency_id: str) -> dict[str, str]:
        agency = self._registry.agencies[agency_id]
        return {"id": agency.name_id, "en": agency.name_en}

    def _province_of(self, code: str) -> str | None:
        agency_id = self._registry.codes.get(code)
        return self._registry.agencies[agency_id].province_id if agency_id else None

    def stage(self, raw: RawRow, cells: Cells) -> str | None:
        read = read_stage(cells["stage"].value) if "stage" in cells else Read(None)
        if read.rule:
            self._once(read.rule, cells["stage"], shown(cells["stage"].value), suggestion=read.suggestion)
            return None
        return read.value or raw.stage or _USUAL_STAGE

    def form(self, raw: RawRow, cells: Cells) -> int | None:
        read = read_form(cells["form"].value, FORMS) if "form" in cells else Read(None)
        if read.rule:
            self._once(read.rule, cells["form"], shown(cells["form"].value))
            return None
        if read.value is None and raw.form is not None and raw.form not in FORMS:
            self._faults.add_to_sheet("form_unknown", raw.sheet, str(raw.form))
            return None
        return read.value or raw.form

    def _once(self, rule: str, place: Place, text: str, *, suggestion: str | None = None, **tokens: Any) -> None:
        """A fault of what rows below each other share: named at the first of them; in a long table once for all."""
        key = (rule, place.column, text)
        last = self._named.get(key)
        self._named[key] = self.turn
        if last is None or not (self._is_long or self.turn - last <= 1):
            self._faults.add(rule, place, suggestion=suggestion, **{k: v for k, v in tokens.items() if v is not None})
        self._faults.mark(rule, place.sheet, place.row)


def is_of(column: Column, raw: RawRow) -> bool:
    """Whether a column is of the year and stage of a row, where those stand side by side."""
    return column.year in (None, raw.year) and column.stage in (None, raw.stage)


def _number_of(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
