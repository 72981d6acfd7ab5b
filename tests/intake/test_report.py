"""What goes out of an inspection: JSON, CSV, and the workbook with its cells marked."""

from __future__ import annotations

import csv
import io
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from analytics.intake.grid import ErrorCell, Sheet, Workbook
from analytics.intake.marked import mark_workbook
from analytics.intake.model import FileMapping, Finding, Inspection, SheetMapping
from analytics.intake.report import as_json, findings_csv

FOUND = (
    Finding("ambiguous_agency", "Data", "A3", "Bandung", "kabupaten-bandung | kota-bandung",
            {"reason": "shared", "names": "Kab. Bandung / Kota Bandung"}),
    Finding("unreadable_number", "Data", "B3", "=1+1", None, {}),
    Finding("missing_value", "Data", "B3", "", None, {}, "note"),
    Finding("missing_year", "Data", "", "", None, {}),
)  # fmt: skip


def an_inspection(file_format: str = "xlsx") -> Inspection:
    mapping = FileMapping({"Data": SheetMapping("agency", (2,), {})})
    return Inspection("uji", "0" * 64, file_format, mapping, {"Data": (2,)}, {"Data": ("5:5",)}, (), FOUND, ())


def a_book() -> bytes:
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made)
    sheet = book.add_worksheet("Data")
    sheet.merge_range("A1:B1", "DATA UJI — BUKAN HASIL PENILAIAN")
    sheet.write_row("A2", ["Instansi", "Nilai"])
    sheet.write_row("A3", ["Bandung", "tiga ratusan"])
    sheet.write_comment("B3", "tanya Budi")
    sheet.write_formula("B4", "=SUM(B3:B3)", None, 0)
    sheet.set_column("B:B", 22)
    sheet.data_validation("B3", {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 410})
    sheet.set_row(4, None, None, {"hidden": True})
    book.close()
    return made.getvalue()


def test_json_has_the_fixed_form() -> None:
    said = as_json(an_inspection(), "en")
    assert {"file_hash", "sheets", "mapping", "agencies", "results", "findings", "publishable"} <= set(said)
    assert said["sheets"] == [{"name": "Data", "header_rows": [2], "layout": "agency", "hidden": ["5:5"]}]
    assert said["publishable"] is False
    first = said["findings"][0]
    assert {"severity", "sheet", "cell", "found", "rule", "remedy", "suggestion"} <= set(first)
    assert first["suggestions"] == ["kabupaten-bandung", "kota-bandung"]


@pytest.mark.parametrize(("lang", "mark"), [("id", ";"), ("en", ",")])
def test_csv_is_safe_to_open(lang: str, mark: str) -> None:
    rows = list(csv.reader(io.StringIO(findings_csv(an_inspection(), lang).decode("utf-8-sig")), delimiter=mark))
    assert len(rows) == 1 + len(FOUND)
    assert rows[2][3] == "'=1+1"


def test_marks_leave_all_else_unchanged() -> None:
    before = openpyxl.load_workbook(io.BytesIO(a_book()))["Data"]
    after = openpyxl.load_workbook(io.BytesIO(mark_workbook(a_book(), an_inspection(), "id")))["Data"]

    def values(sheet: Any) -> list[list[Any]]:
        return [[cell.value for cell in row] for row in sheet.iter_rows()]

    assert values(after) == values(before)
    assert after["B4"].value == "=SUM(B3:B3)"
    assert (after["A3"].fill.fgColor.rgb[2:], after["B3"].fill.fgColor.rgb[2:]) == ("F4B8B8", "F4B8B8")
    assert after["A2"].fill.fill_type is None
    assert after["A1"].comment.text.count("[missing_year]") == 1
    assert after["A1"].fill.fill_type is None
    text = after["B3"].comment.text
    assert text.startswith("tanya Budi")
    assert text.index("[unreadable_number]") < text.index("[missing_value]")
    assert after.row_dimensions[5].hidden
    assert after.column_dimensions["B"].width == before.column_dimensions["B"].width
    assert [str(one.sqref) for one in after.data_validations.dataValidation] == ["B3"]
    assert [str(one) for one in after.merged_cells.ranges] == ["A1:B1"]


def test_other_formats_come_back_as_xlsx(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = (("Instansi", "Nilai"), ("=HYPERLINK(1)", ErrorCell("#N/A")), ("Bandung", "3e2"))
    read = Workbook("uji.csv", "0" * 64, "csv", (Sheet("Data", rows),))
    monkeypatch.setattr("analytics.intake.reading.read_file", lambda *_, **__: read)
    sheet = openpyxl.load_workbook(io.BytesIO(mark_workbook(b"x", an_inspection("csv"), "en")))["Data"]
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=HYPERLINK(1)", "s")
    assert (sheet["B2"].value, sheet["B2"].data_type) == ("#N/A", "e")
    assert "[ambiguous_agency]" in sheet["A3"].comment.text
