"""From a header to a mapping: which column holds what, and what holds for the whole sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from analytics.intake.grid import Sheet, Workbook, column_name
from analytics.intake.layout import columns as choose
from analytics.intake.layout.header import Header, find_header, header_at, is_blank
from analytics.intake.layout.heads import Vocabulary, plain, spellings
from analytics.intake.layout.lines import Labels
from analytics.intake.model import Column, FileMapping, Layout, SheetMapping

if TYPE_CHECKING:
    from analytics.intake.registry import Registry

_RESULT = frozenset(
    ("score", "category", "points", "percent", "level", "aspect_points", "aspect_percent", "sub_aspect_level",
     "sub_aspect_points")
)  # fmt: skip
_YEAR = re.compile(r"(?<!\d)(20[12]\d)(?!\d)")
# Years in a title that are not the year of the results: of laws, of days, of the end of a span.
_OTHER_YEARS = re.compile(
    r"(?:nomor|no\.?|uu|pp|perka|peraturan kasn)\s*\.?\s*\d+\s*(?:tahun|/)\s*20\d\d"
    r"|\d{1,2}[ /.-](?:\d{1,2}|[a-z]{3,9})[ /.-]20\d\d|(?:dicetak|diunduh|cetak|rev\w*)\W+\D{0,12}20\d\d",
    re.IGNORECASE,
)
_FORM = re.compile(r"(?:maks\w*|skala|dari|ideal|formulir|form)\D{0,12}(400|410)(?!\d)", re.IGNORECASE)
_CATEGORIES = frozenset(("sangat baik", "baik", "kurang", "buruk", "sb"))
NOTHING = SheetMapping("none", (), {}, taken=False)


def map_workbook(
    workbook: Workbook, registry: Registry, given: FileMapping | None, vocabulary: Vocabulary | None = None
) -> FileMapping:
    """How a file is understood. What a person gave for a sheet wins; what it leaves open is found.

    Open is: no `header_rows`, no `year`, `stage` or `form`. Where no sheet of `given` has a name of this file but the
    number of sheets is the same (a mapping remembered for files of this shape), they are matched in order.
    """
    vocabulary = vocabulary or Vocabulary.of(registry)
    told = _by_sheet(workbook, given)
    sheets = {}
    for sheet in workbook.sheets:
        found = map_sheet(sheet, vocabulary, registry)
        sheets[sheet.name] = _corrected(found, told[sheet.name]) if sheet.name in told else found
    return FileMapping(sheets, dict(given.names) if given else {})


def remembered(mapping: FileMapping) -> FileMapping:
    """What of a mapping may be kept for other files of the same shape: columns and layout.

    Not the year that its title said, not where its header stood, and not that somebody once took hidden rows.
    """
    sheets = {
        name: replace(sheet, header_rows=(), year=None, stage=None, form=None, is_hidden_taken=None)
        for name, sheet in mapping.sheets.items()
    }
    return FileMapping(sheets, dict(mapping.names))


def _by_sheet(workbook: Workbook, given: FileMapping | None) -> Mapping[str, SheetMapping]:
    if given is None:
        return {}
    names = [sheet.name for sheet in workbook.sheets]
    if len(names) == len(given.sheets) and not set(names) & set(given.sheets):
        return dict(zip(names, given.sheets.values(), strict=True))
    return given.sheets


def _corrected(found: SheetMapping, given: SheetMapping) -> SheetMapping:
    told = {column.field for column in given.columns.values()}
    return replace(
        given,
        header_rows=given.header_rows or found.header_rows,
        year=given.year or (None if "year" in told else found.year),
        stage=given.stage or (None if "stage" in told else found.stage),
        form=given.form or (None if "form" in told else found.form),
    )


def map_sheet(sheet: Sheet, vocabulary: Vocabulary, registry: Registry) -> SheetMapping:
    """How one sheet is understood, from itself alone."""
    header = find_header(sheet, vocabulary)
    if header is None or _is_summary(header):
        return NOTHING
    year, stage = _year_said(sheet, header), _stage_said(sheet, header)
    columns = choose.columns_of(sheet, header, vocabulary, registry, year)
    held = {column.field for column in columns.values()}
    if "agency" not in held or not held & _RESULT:
        return NOTHING
    layout: Layout = (
        "agency_sub_aspect" if "sub_aspect" in held else "agency_aspect" if "aspect" in held else "agency"
    )  # fmt: skip
    return SheetMapping(
        layout,
        tuple(row + 1 for row in header.rows),
        {column_name(index): column for index, column in sorted(columns.items())},
        year=None if "year" in held else year,
        stage=None if "stage" in held else stage,
        form=None if "form" in held else _form_said(sheet, header, columns, vocabulary, registry),
        taken=sheet.visibility == "visible",
    )


def _is_summary(header: Header) -> bool:
    """Whether the columns are the categories themselves: a table that counts agencies, not one of agencies."""
    lowest = {plain(path[-1]).removeprefix("kategori ") for path in header.paths if path}
    return len(lowest & _CATEGORIES) > 2


def header_of(sheet: Sheet, mapping: SheetMapping, vocabulary: Vocabulary) -> Header:
    """The header that a mapping names."""
    rows = sorted({row - 1 for row in mapping.header_rows if 0 < row <= len(sheet.rows)})
    return header_at(sheet, vocabulary, rows)


def _titles(sheet: Sheet, header: Header) -> Iterable[str]:
    for row in range(header.rows[0]):
        for value in sheet.rows[row]:
            if isinstance(value, str) and not is_blank(value):
                yield value


def _years(texts: Iterable[str]) -> set[int]:
    return {int(year) for text in texts for year in _YEAR.findall(_OTHER_YEARS.sub(" ", text))}


def _year_said(sheet: Sheet, header: Header) -> int | None:
    """The one year that sheet name and titles say; None where they say several, or contradict one another."""
    in_name, in_titles = _years([sheet.name]), _years(_titles(sheet, header))
    said = [years for years in (in_name, in_titles) if len(years) == 1]
    return next(iter(said[0])) if said and all(years == said[0] for years in said) else None


def _stage_said(sheet: Sheet, header: Header) -> str | None:
    texts = [f" {plain(text)} " for text in (sheet.name, *_titles(sheet, header))]
    said = {
        stage
        for stage, names in spellings("heads")["stage_titles"].items()
        if any(f" {name} " in text for name in names for text in texts)
    }
    return said.pop() if len(said) == 1 else None


def _form_said(
    sheet: Sheet, header: Header, columns: Mapping[int, Column], vocabulary: Vocabulary, registry: Registry
) -> int | None:
    """The form by maxima: in titles, in the heads, in a row of maxima in or under the header."""
    said = {int(form) for text in _titles(sheet, header) for form in _FORM.findall(text)}
    if len(said) == 1:
        return said.pop()
    heads = {
        index: head.maximum
        for index in columns
        if index < len(header.paths) and (head := vocabulary.join(header.paths[index])) and head.maximum
    }
    for values in (heads, *_rows_of_maxima(sheet, header)):
        if form := form_of(values, columns, registry):
            return form
    return None


def _rows_of_maxima(sheet: Sheet, header: Header) -> Iterable[Mapping[int, float]]:
    labels = Labels()
    for row in (*header.rows, *range(header.end, min(header.end + 4, len(sheet.rows)))):
        values = sheet.rows[row]
        first = next((value for value in values if isinstance(value, str) and not is_blank(value)), None)
        if row in header.rows or first is None or labels.read(first).kind == "maximum":
            yield {index: number for index, value in enumerate(values) if (number := choose.rough(value)) is not None}


def form_of(values: Mapping[int, float], columns: Mapping[int, Column], registry: Registry) -> int | None:
    """The form whose maxima (or weights in percent) stand in these columns; None where they are of neither."""
    for index, column in columns.items():
        if column.field == "score" and values.get(index) in (400, 410):
            return int(values[index])
    points = {
        column.part: values[index]
        for index, column in columns.items()
        if column.field.startswith("aspect_p") and index in values
    }
    if len(points) != len(registry.aspects):
        return None
    total = sum(points.values())
    for form, sums in ((400, (400, 100)), (410, (410, 102.5))):
        if total in sums and all(_is_maximum(points[part], registry, part, form) for part in points):
            return form
    return None


def _is_maximum(value: float, registry: Registry, part: str | None, form: int) -> bool:
    aspect = registry.aspects[part or ""]
    most = aspect.max_400 if form == 400 else aspect.max_410
    return value in (most, most / 4)
