"""Which field each column of a table holds: its head says it, and where heads leave it open, the values do."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from analytics.intake.grid import Sheet, Value
from analytics.intake.layout.header import Header, is_blank
from analytics.intake.layout.heads import RESULT, Head, Vocabulary, plain, spellings
from analytics.intake.model import Column

if TYPE_CHECKING:
    from analytics.intake.registry import Registry

_NUMBER = re.compile(r"\s*(\d+(?:[.,]\d+)?)\s*%?\s*")
# How many cells of a column are looked at to decide what it holds.
_LOOKED_AT = 300
_NAMES_ASKED = 40
# Heads that mean the total in a table of agencies, and the points of the line in a table of aspects.
_OF_THE_LINE = frozenset(
    ("nilai", "skor", "score", "poin", "points", "capaian", "nilai capaian", "perolehan", "perolehan nilai",
     "hasil penilaian", "nilai penilaian", "")
)  # fmt: skip
# Fields of which a second column with an equally good head is a contradiction, not a surplus.
_ONE_ONLY = frozenset(
    ("agency", "year", "score", "category", "points", "percent", "level", "aspect", "sub_aspect", "aspect_points",
     "aspect_percent", "sub_aspect_level", "sub_aspect_points")
)  # fmt: skip
IGNORED = Column("ignored")


def columns_of(
    sheet: Sheet, header: Header, vocabulary: Vocabulary, registry: Registry, year: int | None
) -> dict[int, Column]:
    """What each column holds, by its place. Columns whose head is not known are left out; `year` is the sheet's."""
    heads = {index: head for index, path in enumerate(header.paths) if (head := vocabulary.join(path))}
    personal = {index for index, head in heads.items() if head.personal}
    heads = {index: head for index, head in heads.items() if index not in personal}
    agency = _agency(sheet, header, heads, registry)
    if agency is None:
        return {}
    fields = {head.field for head in heads.values()}
    columns = {index: _column(head, fields) for index, head in heads.items()}
    for index, head in heads.items():
        if head.field == "agency":
            columns[index] = IGNORED
    columns[agency] = Column("agency")
    _decide_by_values(sheet, header, heads, columns, registry)
    columns = _without_rivals(sheet, heads, columns)
    _give_years_and_stages(columns, year)
    return {**columns, **dict.fromkeys(personal, IGNORED)}


def twice(head: Head, columns: Mapping[int, Column], heads: Mapping[int, Head]) -> bool:
    """Whether a column that is not mapped says by its head what another one is mapped to."""
    told = _column(head, {one.field for one in heads.values()})
    return any((one.field, one.part) == (told.field, told.part) for one in columns.values()) and told.field in _ONE_ONLY


def cells_below(sheet: Sheet, header: Header, column: int, most: int = _LOOKED_AT) -> Sequence[Value]:
    """The first cells of a column below the header that show something."""
    shown = (
        value
        for row in islice(sheet.rows, header.end, None)
        # A number is never blank.
        if column < len(row) and (type(value := row[column]) is float or not is_blank(value))
    )
    return list(islice(shown, most))


def rough(value: Value) -> float | None:
    """A number, for deciding what a column holds and for nothing else."""
    if type(value) is float or (isinstance(value, int | float) and not isinstance(value, bool)):
        return float(value)
    found = _NUMBER.fullmatch(value) if isinstance(value, str) else None
    return float(found[1].replace(",", ".")) if found else None


def _agency(sheet: Sheet, header: Header, heads: Mapping[int, Head], registry: Registry) -> int | None:
    """The column of the agencies: the best head, among equal ones that with most texts; else a column of names."""
    named = [index for index, head in heads.items() if head.field == "agency"]
    if named:
        best = min((index in sheet.hidden_columns, heads[index].place) for index in named)
        equal = [index for index in named if (index in sheet.hidden_columns, heads[index].place) == best]
        return max(equal, key=lambda index: (_texts(sheet, header, index), -index))
    unknown = [index for index, path in enumerate(header.paths) if path and index not in heads]
    for index in unknown:
        if _names(sheet, header, index, registry) * 2 >= _NAMES_ASKED or _all_names(sheet, header, index, registry):
            return index
    return next((index for index, head in heads.items() if head.field == "province"), None)


def _texts(sheet: Sheet, header: Header, index: int) -> int:
    return sum(1 for value in cells_below(sheet, header, index) if isinstance(value, str) and rough(value) is None)


def _names(sheet: Sheet, header: Header, index: int, registry: Registry) -> int:
    asked = cells_below(sheet, header, index, _NAMES_ASKED)
    return sum(1 for value in asked if isinstance(value, str) and registry.names.resolve(value).agency_ids)


def _all_names(sheet: Sheet, header: Header, index: int, registry: Registry) -> bool:
    asked = len(cells_below(sheet, header, index, _NAMES_ASKED))
    return asked > 0 and _names(sheet, header, index, registry) * 2 >= asked


def _column(head: Head, fields: Set[str | None]) -> Column:
    """What a head says that its column holds; `fields` is what all heads of the table say."""
    named = head.field or (
        f"{'sub_aspect_level' if head.is_sub_aspect else 'aspect_points'}" if head.part else "ignored"
    )
    if head.part and head.measure == "percent" and not head.is_sub_aspect:
        named = "aspect_percent"
    elif head.part and head.measure == "points" and head.is_sub_aspect:
        named = "sub_aspect_points"
    if fields & {"aspect", "sub_aspect"}:
        if named == "score" and head.written in _OF_THE_LINE:
            named = "points"
        elif named == "form":
            named = "ignored"
    elif named == "level" and "category" not in fields:
        named = "category"
    elif named in ("percent", "level", "points"):
        named = "ignored"
    if named not in RESULT and named not in ("remark", "stage", "form"):
        return Column(named)
    part = head.part if named != "ignored" else None
    return Column(named, part, head.year, head.stage)


def _decide_by_values(
    sheet: Sheet, header: Header, heads: Mapping[int, Head], columns: dict[int, Column], registry: Registry
) -> None:
    """Points or percent, level or points, score or category: where the head does not say it."""
    open_aspects = {
        index: cells_below(sheet, header, index)
        for index, column in columns.items()
        if column.field == "aspect_points" and heads[index].measure is None
    }
    are_percent = _are_percent({index: columns[index].part or "" for index in open_aspects}, open_aspects, registry)
    for index, column in columns.items():
        looked_at = partial(cells_below, sheet, header, index, 40)
        if column.field == "aspect_points":
            open_cells = open_aspects.get(index)
            if (are_percent and open_cells is not None) or _has_percent_signs(open_cells or looked_at()):
                columns[index] = replace(column, field="aspect_percent")
        elif column.field == "points":
            if _has_percent_signs(looked_at()):
                columns[index] = replace(column, field="percent")
        elif column.field == "sub_aspect_level" and heads[index].measure is None:
            numbers = [number for value in looked_at() if (number := rough(value)) is not None]
            if numbers and sum(number > 4 or number != int(number) for number in numbers) * 2 > len(numbers):
                columns[index] = replace(column, field="sub_aspect_points")
        elif column.field == "score" and _is_year(heads[index]) and _are_categories(looked_at()):
            columns[index] = replace(column, field="category")


def _is_year(head: Head) -> bool:
    """Whether a head says nothing but a year."""
    return head.written == str(head.year)


def _are_percent(parts: Mapping[int, str], cells: Mapping[int, Sequence[Value]], registry: Registry) -> bool:
    """Values of aspects are percent where most of the small aspects lie above their maximum, or all are fractions."""
    above = below = 0
    greatest = 0.0
    for index, part in parts.items():
        numbers = [number for value in cells[index] if (number := rough(value)) is not None]
        greatest = max([greatest, *numbers])
        if (most := registry.aspects[part].max_410) < 50:
            above += sum(1 for number in numbers if number > most)
            below += sum(1 for number in numbers if 0 < number <= most)
    return above > below or 0 < greatest <= 1


def _has_percent_signs(cells: Sequence[Value]) -> bool:
    signs = sum(1 for value in cells if isinstance(value, str) and "%" in value)
    return signs * 2 > len(cells)


def _are_categories(cells: Sequence[Value]) -> bool:
    words = spellings("lines")["values"]["words"]
    told = [plain(value) for value in cells if isinstance(value, str) and rough(value) is None]
    return sum(1 for text in told if text in words and text) * 2 > len(cells)


def _without_rivals(sheet: Sheet, heads: Mapping[int, Head], columns: Mapping[int, Column]) -> dict[int, Column]:
    """One column for each field: the best head wins. A second one with an equal head is left unmapped, for a person."""

    def order(index: int) -> tuple[bool, int, int]:
        return index in sheet.hidden_columns, heads[index].place if index in heads else 0, index

    kept: dict[int, Column] = {}
    winners: dict[Column, int] = {}
    for index in sorted(columns, key=order):
        column = columns[index]
        if column.field == "ignored" or column not in winners:
            kept[index] = column
            winners.setdefault(column, index)
        elif column.field not in _ONE_ONLY or order(index)[:2] != order(winners[column])[:2]:
            kept[index] = IGNORED
    return kept


def _give_years_and_stages(columns: dict[int, Column], year: int | None) -> None:
    """Columns of no year beside columns of one: they are of the sheet's year, or of the only one there is.

    A total or a category beside several years, with no word on which it means, is not taken. Columns of no stage
    beside verified ones are verified, unless there is a score of its own for them.
    """
    years = {column.year for column in columns.values() if column.year}
    fallback = year if year in years else next(iter(years)) if len(years) == 1 else None
    has_own_score = any(one.field == "score" and not one.stage for one in columns.values())
    has_verified = any(one.stage == "verified" for one in columns.values())
    for index, column in list(columns.items()):
        if column.field not in RESULT:
            continue
        if years and column.year is None:
            if fallback and replace(column, year=fallback) not in columns.values():
                columns[index] = replace(column, year=fallback)
            elif column.field in ("score", "category", "rank"):
                columns[index] = IGNORED
        if has_verified and not has_own_score and columns[index].stage is None and columns[index] != IGNORED:
            columns[index] = replace(columns[index], stage="verified")
