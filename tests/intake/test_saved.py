"""Files that LibreOffice saved (`saved/README.md`) are read cell by cell as the answer key says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from analytics.intake.errors import Refused
from analytics.intake.grid import Sheet, Value, cell_name
from analytics.intake.marked import mark_workbook
from analytics.intake.reading import read_file
from analytics.intake.registry import Registry
from analytics.intake.understand import inspect
from analytics.warehouse import Release
from tests.intake.saved import make

WORKBOOKS = ("rekap.xlsx", "rekap.xls", "rekap.ods", "terkunci.xlsx")
TEXTS = ("utf-8.csv", "windows-1252.csv", "utf-16.tsv")
PROTECTED = ("sandi.xlsx", "sandi.ods")


def wrong(sheet: Sheet, key: list[make.Row], of: Any = make.value_of) -> dict[str, tuple[Value, Value]]:
    """The cells that are not as the key says: what it says, and what was read."""
    height = max(len(sheet.rows), len(key))
    width = max(max(map(len, sheet.rows)), max(map(len, key)))
    found = {}
    for row in range(height):
        for column in range(width):
            told = of(key[row][column]) if row < len(key) and column < len(key[row]) else None
            got = sheet.at(row, column)
            is_number = isinstance(told, int | float) and isinstance(got, int | float) and not isinstance(got, bool)
            if told != got or not (is_number or type(told) is type(got)):
                found[cell_name(row, column)] = (told, got)
    return found


def test_the_folder_holds_what_its_script_makes() -> None:
    names = {file for file, *_ in (*make.FILES, make.LOCKED)}
    assert names == {*WORKBOOKS, *TEXTS, *PROTECTED}
    kept = {one.name: one.stat().st_size for one in make.HERE.iterdir() if one.suffix not in (".py", ".md", "")}
    assert set(kept) == names
    assert max(kept.values()) < 30 * 1024


@pytest.mark.parametrize("name", WORKBOOKS)
def test_every_cell_of_a_workbook(name: str) -> None:
    book = read_file(make.HERE / name)
    assert (book.format, book.remarks) == (name.rpartition(".")[2], ())
    assert [one.name for one in book.sheets] == list(make.SHEETS)
    assert {one.name: wrong(one, make.SHEETS[one.name]) for one in book.sheets} == {one: {} for one in make.SHEETS}
    assert {one.rows[0][0] for one in book.sheets} == {make.TITLE}


@pytest.mark.parametrize("name", WORKBOOKS)
def test_hidden_parts_and_merged_cells(name: str) -> None:
    for sheet in read_file(make.HERE / name).sheets:
        assert sheet.visibility == ("hidden" if sheet.name == make.OLD else "visible")
        assert sheet.hides_seen
        assert sheet.hidden_rows == make.HIDDEN_ROWS.get(sheet.name, set())
        assert sheet.hidden_columns == make.HIDDEN_COLUMNS.get(sheet.name, set())
        assert frozenset(sheet.merged) == make.MERGED.get(sheet.name, frozenset())


@pytest.mark.parametrize("name", [one for one in WORKBOOKS if not one.endswith(".xls")])
def test_formulas(name: str) -> None:
    written = {
        (row, column)
        for row, cells in enumerate(make.ROWS)
        for column, cell in enumerate(cells)
        if isinstance(cell, make.Put) and cell.formula
    }
    assert len(written) == 5
    assert set(read_file(make.HERE / name).sheets[0].formulas) == written


@pytest.mark.parametrize("name", TEXTS)
def test_every_cell_of_a_text(name: str) -> None:
    book = read_file(make.HERE / name)
    (sheet,) = book.sheets
    assert (book.format, book.remarks) == (name.rpartition(".")[2], ())
    assert wrong(sheet, make.ROWS, lambda cell: make.text_of(cell) or None) == {}


@pytest.mark.parametrize("name", PROTECTED)
def test_a_password_is_a_refusal_that_says_so(name: str) -> None:
    content = (make.HERE / name).read_bytes()
    assert not any(word.encode(how) in content for word in ("TAHUN", "Pemkot") for how in ("utf-8", "utf-16-le"))
    with pytest.raises(Refused) as caught:
        read_file(make.HERE / name)
    assert caught.value.reason == "encrypted"


@pytest.mark.parametrize("name", WORKBOOKS)
def test_what_is_understood_of_a_workbook(published: Release, name: str) -> None:
    found = inspect(read_file(make.HERE / name), Registry.of(published))
    row = str(make.PLACES[make.HIDDEN] + 1)
    assert found.hidden == {make.MAIN: (row, "J"), make.OLD: ("sheet",)}
    told = {(one.rule, one.sheet, one.cell) for one in found.findings if one.severity != "note"}

    def score_of(agency: str) -> str:
        return cell_name(make.PLACES[agency], make.SCORE)

    assert told == {
        ("hidden_data", make.MAIN, ""), ("hidden_data", make.OLD, ""),
        ("score_as_date", make.MAIN, score_of(make.AS_DATE)), ("error_cell", make.MAIN, score_of(make.NO_VALUE)),
    }  # fmt: skip
    assert {(one.agency_id, one.year): float(one.score or 0) for one in found.results} == make.SCORES


@pytest.mark.parametrize("name", [*WORKBOOKS, *TEXTS])
def test_each_comes_back_marked(published: Release, tmp_path: Path, name: str) -> None:
    file = make.HERE / name
    found = inspect(read_file(file), Registry.of(published))
    back = tmp_path / "back.xlsx"
    back.write_bytes(mark_workbook(file.read_bytes(), found, "id"))
    book = openpyxl.load_workbook(back)
    named = {one.cell for one in found.findings if one.cell and one.severity == "error"}
    assert len(named) >= 2
    assert all("[" in book.worksheets[0][cell].comment.text for cell in named)
    assert read_file(back).sheets[0].rows[0][0] == make.TITLE
