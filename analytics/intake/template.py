"""The import template: a workbook that is understood without a question, empty or filled with a release.

Filled and imported again, it gives the same results, aspects and levels. What an import would write by itself is left
out; anything else (the id and source of a row of the simulated country) stands in the last column and on a sheet of
sources, which `carried.read_carried` reads again. Heads are Indonesian in both languages: they are what is recognised.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from analytics.errors import DoesNotFit, ReleaseNotFound
from analytics.intake.assemble import CARRIED, RESULT, SOURCE, SOURCE_ID, result_id_at
from analytics.intake.carried import HEADS, head, source_head
from analytics.intake.grid import column_name
from analytics.intake.publish import registry_release
from analytics.intake.registry import FIRST_YEAR, FORMS, LAST_YEAR, STAGES
from analytics.paths import DATA
from analytics.warehouse import Release
from analytics.warehouse.read import ROW, read_folder
from analytics.warehouse.tables import raw_tables
from analytics.words import text

if TYPE_CHECKING:
    import pandas as pd

_MOST_ROWS = 1_048_575
_ROWS_WITH_LISTS = 5_000
_HIGHEST_LEVEL = 4
# The first day of ZIP files: the same template is the same bytes on every day.
_NO_DAY = datetime(1980, 1, 1)
Row = dict[str, str | None]


@dataclass(frozen=True)
class _Column:
    """A column: its head, what it holds ("aspect_points:pengadaan"), how a cell is checked and written."""

    head: str
    holds: str
    kind: str = "text"  # text, code, number
    choices: str | None = None
    least: int = 0
    most: int | None = None


def write_template(lang: str, release: Release | None = None) -> bytes:
    """The empty template: a guide in a language, the sheet to fill, and the lists that its cells offer."""
    tables = raw_tables(release) if release else _instrument()
    return _write(lang, tables, [], levels=_sub_aspect_ids(tables), percents=[], is_keyed=False)


def export_to_template(release: Release, lang: str = "id") -> bytes:
    """A release in the template: one row for each result. Raises DoesNotFit where a sheet cannot hold them.

    A result without a year stays a row with an empty year, which an import will ask about.
    """
    tables = raw_tables(release)
    rows = list(_result_rows(tables))
    if len(rows) > _MOST_ROWS:
        raise DoesNotFit("xlsx", "result", "rows", len(rows), _MOST_ROWS)
    found = {name for row in rows for name, value in row.items() if value is not None}
    levels = [one for one in _sub_aspect_ids(tables) if f"sub_aspect_level:{one}" in found]
    percents = [one for one in _aspect_ids(tables) if f"aspect_percent:{one}" in found]
    return _write(lang, tables, rows, levels=levels, percents=percents, is_keyed="key" in found)


def _instrument() -> dict[str, pd.DataFrame]:
    """Agencies and instrument of the current release; of the shipped data where nothing was built yet."""
    try:
        return raw_tables(registry_release())
    except ReleaseNotFound:
        return read_folder(DATA)[0]


def _records(frame: pd.DataFrame) -> list[Row]:
    columns = [name for name in frame.columns if name != ROW]
    return [
        {name: None if cell != cell else cell for name, cell in zip(columns, row, strict=True)}
        for row in frame[columns].itertuples(index=False, name=None)
    ]


def _in_order(frame: pd.DataFrame) -> list[Row]:
    return sorted(_records(frame), key=lambda row: int(row["sort"] or 0))


def _aspect_ids(tables: Mapping[str, pd.DataFrame]) -> list[str]:
    return [str(row["aspect_id"]) for row in _in_order(tables["aspect"])]


def _sub_aspect_ids(tables: Mapping[str, pd.DataFrame]) -> list[str]:
    """The sub-aspects in the order of the form: by aspect first."""
    rows = _in_order(tables["sub_aspect"])
    return [str(row["sub_aspect_id"]) for one in _aspect_ids(tables) for row in rows if row["aspect_id"] == one]


def _result_rows(tables: Mapping[str, pd.DataFrame]) -> Iterator[Row]:
    """Each result as a row of the template, by what its columns hold."""
    agencies = {row["agency_id"]: row for row in _records(tables["agency"])}
    categories = {row["category_id"]: row["name_id"] for row in _records(tables["category"])}
    parts: dict[str | None, Row] = {}
    for row in _records(tables["aspect_score"]):
        mine = parts.setdefault(row["result_id"], {})
        mine |= {f"aspect_{name}:{row['aspect_id']}": row[name] for name in ("points", "percent")}
    for row in _records(tables["sub_aspect_level"]):
        parts.setdefault(row["result_id"], {})[f"sub_aspect_level:{row['sub_aspect_id']}"] = row["level"]
    results = sorted(
        _records(tables["result"]),
        key=lambda row: (row["agency_id"], int(row["year"] or 0), STAGES.index(str(row["stage"])), row["result_id"]),
    )
    for place, row in enumerate(results, start=1):
        agency = agencies[row["agency_id"]]
        stated = row["category_id"] if row["category_basis"] == "stated" else None
        yield {
            "code": agency["wilayah_code"], "agency": agency["name_id"], "year": row["year"],
            "stage": text(HEADS, f"intake_template.stage.{row['stage']}"), "form": row["score_max"],
            "score": row["score"], "category": categories[stated] if stated else None, "remark": row["note"],
            "key": _key(row, place), **parts.get(row["result_id"], {}),
        }  # fmt: skip


def _key(result: Row, place: int) -> str | None:
    """What of a result an import would not write by itself."""
    usual = {**CARRIED, "result_id": result_id_at(place)}
    assert set(usual) <= set(RESULT)
    return " ".join(f"{name}={value}" for name in usual if (value := result[name]) and value != usual[name]) or None


def _columns(
    tables: Mapping[str, pd.DataFrame], *, levels: Sequence[str], percents: Sequence[str], is_keyed: bool
) -> list[_Column]:
    aspects = _in_order(tables["aspect"])
    found = [
        _Column(head("code"), "code", "code"), _Column(head("agency"), "agency", choices="agency"),
        _Column(head("year"), "year", "number", least=FIRST_YEAR, most=LAST_YEAR),
        _Column(head("stage"), "stage", choices="stage"),
        _Column(head("form"), "form", "number", choices="form"),
        *(_Column(str(one["name_id"]), f"aspect_points:{one['aspect_id']}", "number", most=int(one["max_410"] or 0))
          for one in aspects),
        *(_Column(f"{one['name_id']} ({head('percent')})", f"aspect_percent:{one['aspect_id']}", "number", most=100)
          for one in aspects if one["aspect_id"] in percents),
        _Column(head("score"), "score", "number", most=max(FORMS)),
        _Column(head("category"), "category", choices="category"),
        _Column(head("remark"), "remark"),
    ]  # fmt: skip
    names = {str(one["sub_aspect_id"]): one["name_id"] for one in _records(tables["sub_aspect"])}
    found += [
        _Column(f"{names[one]} ({head('level')})", f"sub_aspect_level:{one}", "number", most=_HIGHEST_LEVEL)
        for one in levels
    ]
    return [*found, _Column(head("key"), "key")] if is_keyed else found


def _write(
    lang: str, tables: Mapping[str, pd.DataFrame], rows: Sequence[Row], *, levels: Sequence[str],
    percents: Sequence[str], is_keyed: bool,
) -> bytes:  # fmt: skip
    import xlsxwriter

    columns = _columns(tables, levels=levels, percents=percents, is_keyed=is_keyed)
    choices = {
        "agency": sorted({str(row["name_id"]) for row in _records(tables["agency"])}),
        "stage": [text(HEADS, f"intake_template.stage.{one}") for one in STAGES],
        "category": [str(row["name_id"]) for row in _in_order(tables["category"])],
        "form": [str(form) for form in FORMS],
    }
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": text(lang, "intake_template.title"), "created": _NO_DAY})
        looks = {
            "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
            "title": book.add_format({"bold": True, "font_size": 14}),
            "prose": book.add_format({"text_wrap": True, "valign": "top"}),
            "text": book.add_format({"num_format": "@"}),
        }
        guide = book.add_worksheet(text(lang, "intake_template.sheet.guide"))
        results = book.add_worksheet(text(HEADS, "intake_template.sheet.results"))
        lists = book.add_worksheet(text(HEADS, "intake_template.sheet.lists"))
        _guide(guide, lang, columns, looks)
        ranges = _lists(lists, choices, looks)
        _results(results, columns, rows, ranges, looks)
        if is_keyed:
            _sources(book.add_worksheet(text(HEADS, "intake_template.sheet.sources")), tables, looks)
        results.activate()
    return out.getvalue()


def _guide(sheet: Any, lang: str, columns: Sequence[_Column], looks: Mapping[str, Any]) -> None:
    sheet.set_column(0, 0, 110, looks["prose"])
    sheet.write_string(0, 0, text(lang, "intake_template.title"), looks["title"])
    lines = [
        text(lang, f"intake_template.guide.{name}", forms=" / ".join(map(str, FORMS)), most=str(_HIGHEST_LEVEL))
        for name in ("row", "empty", "agency", "stage", "form", "aspects", "levels", "category", "columns", "key")
        if name != "key" or columns[-1].holds == "key"
    ]
    for place, line in enumerate(lines, start=2):
        sheet.write_string(place, 0, line)


def _lists(sheet: Any, choices: Mapping[str, Sequence[str]], looks: Mapping[str, Any]) -> dict[str, str]:
    """Write the lists that cells offer, and return the range of each."""
    ranges = {}
    for column, (name, values) in enumerate(choices.items()):
        sheet.write_string(0, column, text(HEADS, f"intake_template.list.{name}"), looks["head"])
        for row, value in enumerate(values, start=1):
            sheet.write_string(row, column, value, looks["text"])
        letter = column_name(column)
        ranges[name] = f"='{sheet.get_name()}'!${letter}$2:${letter}${len(values) + 1}"
    sheet.set_column(0, len(choices) - 1, 30)
    return ranges


def _results(
    sheet: Any, columns: Sequence[_Column], rows: Sequence[Row], ranges: Mapping[str, str], looks: Mapping[str, Any]
) -> None:
    for place, column in enumerate(columns):
        is_text = column.kind != "number"
        sheet.set_column(place, place, 36 if column.holds == "agency" else 14, looks["text"] if is_text else None)
        sheet.write_string(0, place, column.head, looks["head"])
        if rule := _rule(column, ranges):
            sheet.data_validation(1, place, max(len(rows), _ROWS_WITH_LISTS), place, rule)
        for line, row in enumerate(rows, start=1):
            if (value := row.get(column.holds)) is not None:
                if is_text:
                    sheet.write_string(line, place, value, looks["text"])
                else:
                    sheet.write_number(line, place, float(value))
    sheet.freeze_panes(1, 2)


def _rule(column: _Column, ranges: Mapping[str, str]) -> dict[str, Any] | None:
    """How a spreadsheet checks a cell: it warns and lets pass, the import says the rest."""
    if column.choices:
        return {"validate": "list", "source": ranges[column.choices], "error_type": "warning"}
    if column.most is not None:
        whole = column.holds == "year" or column.holds.startswith("sub_aspect_level")
        return {
            "validate": "integer" if whole else "decimal", "criteria": "between", "minimum": column.least,
            "maximum": column.most, "error_type": "warning",
        }  # fmt: skip
    return None


def _sources(sheet: Any, tables: Mapping[str, pd.DataFrame], looks: Mapping[str, Any]) -> None:
    used = {row["source_id"] for row in _records(tables["result"])} - {SOURCE_ID}
    for column, name in enumerate(SOURCE):
        sheet.write_string(0, column, source_head(name), looks["head"])
    kept = [row for row in _records(tables["source"]) if row["source_id"] in used]
    for line, row in enumerate(kept, start=1):
        for column, name in enumerate(SOURCE):
            if row[name]:
                sheet.write_string(line, column, row[name], looks["text"])
    sheet.set_column(0, len(SOURCE) - 1, 24)
