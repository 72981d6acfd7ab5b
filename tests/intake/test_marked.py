"""Marking happens in a child with limits: what goes wrong there is an answer that says what to do next."""

from __future__ import annotations

import io
import re
import sys
import time as clock
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from analytics.intake import marked, marker
from analytics.intake.errors import Refused
from analytics.intake.marked import NotMarked, mark_workbook
from analytics.intake.model import FileMapping, Finding, Inspection
from analytics.intake.reading import limits
from analytics.words import LANGUAGES, texts
from tests.intake import hostile
from tests.intake.conftest import Read

# Reading has a limit on time, of which large files take a good part.
pytestmark = pytest.mark.alone

TITLE = "DATA UJI — BUKAN HASIL PENILAIAN"
# Runs the marker with something else in place of the marking.
INSTEAD = "from analytics.intake import marker; from analytics.intake.reading import limits\n"
SAID = "import sys; sys.stdin.readline(); sys.stdout.buffer.write({!r})"


def found(*cells: str, sheet: str = "Data", file_format: str = "xlsx", file_name: str = "uji.xlsx") -> Inspection:
    findings = tuple(Finding("unreadable_number", sheet, cell, "x\x01y", None, {}) for cell in cells)
    return Inspection(file_name, "0" * 64, file_format, FileMapping({}), {}, {}, (), findings, ())


def a_book(rows: int = 3, columns: int = 3) -> bytes:
    """A table of numbers."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"constant_memory": True}) as book:
        ws = book.add_worksheet("Data")
        ws.write_row(0, 0, [TITLE])
        for row in range(1, rows):
            ws.write_row(row, 0, [row] * columns)
    return made.getvalue()


def marked_sheet(content: bytes, inspection: Inspection, sheet: str = "Data") -> Any:
    return openpyxl.load_workbook(io.BytesIO(mark_workbook(content, inspection, "id")))[sheet]


def refusal(content: bytes, inspection: Inspection) -> NotMarked:
    with pytest.raises(Refused) as caught:
        mark_workbook(content, inspection, "id")
    assert isinstance(caught.value, NotMarked)
    assert all(caught.value.sentence(lang) for lang in LANGUAGES)
    return caught.value


def test_this_process_opens_no_workbook(monkeypatch: pytest.MonkeyPatch) -> None:
    def opens(*_: Any, **__: Any) -> None:
        raise AssertionError("opened here")

    with monkeypatch.context() as patch:
        patch.setattr(openpyxl, "load_workbook", opens)
        patch.setattr(openpyxl, "Workbook", opens)
        kept = mark_workbook(a_book(), found("B2"), "id")
        copied = mark_workbook(b"a;b\n1;2\n", found("B2", file_format="csv"), "id")
    assert all(one.startswith(b"PK") for one in (kept, copied))


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("import os; os.kill(os.getpid(), 9)", "crashed"),
        ("import os, sys; sys.stdin.readline(); os.kill(os.getpid(), 11)", "crashed"),
        ("import os, sys; sys.stdin.readline(); os.abort()", "memory"),
        ("import time; time.sleep(60)", "too_long"),
        ("import os, sys, time; sys.stdin.readline(); os.close(1); time.sleep(60)", "crashed"),
        (SAID.format(b""), "crashed"),
        (SAID.format(b"no answer"), "crashed"),
        (SAID.format(b'["marked",9]\nPK'), "crashed"),
        (SAID.format(b'["refused","nothing known"]\n'), "crashed"),
        (SAID.format(b"[" * 100_000 + b"\n"), "crashed"),
        (INSTEAD + "marker.marked = lambda _: bytes(2 << 30); marker.main()", "memory"),
        (INSTEAD + "marker.marked = lambda _: open('x', 'wb', buffering=0).write(b'x'); marker.main()",
         "not_written_back"),
        (INSTEAD + "marker.marked = lambda _: [open('/dev/null') for _ in range(64)]; marker.main()",
         "not_written_back"),
        (INSTEAD + "limits.CPU_SECONDS = 1\ndef forever(_):\n while True: pass\nmarker.marked = forever; marker.main()",
         "too_long"),
    ],
    ids=["killed", "segmentation fault", "abort", "deaf", "output closed", "silence", "rubbish", "cut off", "unknown",
         "deep", "memory", "write", "files", "processor time"],
)  # fmt: skip
def test_a_child_that_dies_or_hangs_is_a_refusal(monkeypatch: pytest.MonkeyPatch, code: str, reason: str) -> None:
    monkeypatch.setattr(marked, "_CHILD", (sys.executable, "-I", "-c", code))
    monkeypatch.setattr(limits, "SECONDS", 3)
    start = clock.monotonic()
    assert refusal(a_book(), found("B2")).reason == reason
    assert clock.monotonic() - start < 5


def test_no_child_and_no_room_are_refusals(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(marked, "_CHILD", ("no-such-program",))
        assert refusal(a_book(), found("B2")).reason == "crashed"

    def full(*_: Any, **__: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert refusal(a_book(), found("B2")).reason == "crashed"


def test_the_child_has_the_limits_of_reading_and_no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PETA_MERIT_SECRET", "rahasia")
    code = (INSTEAD + "def tell(_):\n return open('/proc/self/limits', 'rb').read() + open('/proc/self/environ', 'rb')"
            ".read()\nmarker.marked = tell; marker.main()")  # fmt: skip
    monkeypatch.setattr(marked, "_CHILD", (sys.executable, "-I", "-c", code))
    said = mark_workbook(a_book(), found("B2"), "id").decode()
    named = ("space", "cpu time", "file size", "open files")
    assert {name: re.search(rf"{name} +(\d+)", said)[1] for name in named} == {
        "space": str(limits.MEMORY_BYTES), "cpu time": str(limits.CPU_SECONDS), "file size": "0",
        "open files": str(limits.OPEN_FILES),
    }  # fmt: skip
    assert "rahasia" not in said


def formatted_rows(count: int) -> bytes:
    """One value, and rows below it that are formatted and empty."""
    empty = "".join(f'<row r="{row}" s="0" customFormat="1"><c r="A{row}" s="0"/></row>' for row in range(2, count + 1))
    return hostile.xlsx(hostile.sheet('<row r="1"><c r="A1"><v>7</v></c></row>' + empty))


@pytest.mark.parametrize(
    ("make", "rows"),
    [(lambda: a_book(600_000, 1), 600_000), (lambda: formatted_rows(700_000), 1)],
    ids=["values", "formats"],
)
def test_a_sheet_that_is_read_but_too_long_to_be_marked_is_refused(
    read: Read, make: Callable[[], bytes], rows: int
) -> None:
    content = make()
    assert len(read(content).sheets[0].rows) == rows
    start = clock.monotonic()
    assert refusal(content, found("A5")).reason in ("too_long", "memory")
    assert clock.monotonic() - start < limits.SECONDS + 2


def test_two_thousand_rows_are_marked() -> None:
    cells = [f"C{row}" for row in range(2, 400)]
    sheet = marked_sheet(a_book(2000, 15), found(*cells))
    assert {cell for cell in cells if sheet[cell].fill.fgColor.rgb[2:] == marker.FILLS["error"]} == set(cells)
    assert (sheet.max_row, sheet["A2000"].value) == (2000, 1999)


def test_what_cannot_be_written_back_is_refused(read: Read) -> None:
    content = hostile.xlsx(hostile.sheet('<row r="1"><c r="A1" s="77"><v>7</v></c></row>'))
    assert read(content).sheets[0].rows == ((7,),)
    assert refusal(content, found("A1")).reason == "not_written_back"


def test_every_reason_has_words() -> None:
    named = set(re.findall(r"[a-z_]+", (NotMarked.__doc__ or "").partition("Reasons:")[2]))
    for lang in LANGUAGES:
        area = {key for key in texts(lang) if key.startswith("intake.marking.")}
        assert area == {f"intake.marking.{reason}" for reason in named}


def test_signs_that_xml_cannot_hold_are_left_out_of_comments() -> None:
    assert "x y" in marked_sheet(a_book(), found("B2"))["B2"].comment.text


def test_a_name_that_xlsx_does_not_allow_is_made_fit() -> None:
    name = "Rekap [akhir] 2020: semua provinsi"
    inspection = found("B2", sheet=name, file_format="csv", file_name=f"{name}.csv")
    made = openpyxl.load_workbook(io.BytesIO(mark_workbook(b"a;b\n1;=2\n", inspection, "id")))
    (sheet,) = made.worksheets
    assert sheet.title == "Rekap _akhir_ 2020_ semua pr"
    assert (sheet["B2"].value, sheet["B2"].data_type, sheet["A1"].comment) == ("=2", "s", None)
    assert sheet["B2"].comment


def test_an_ods_is_copied_with_all_its_kinds_of_value() -> None:
    def cell(kind: str, more: str) -> str:
        return f'<table:table-cell office:value-type="{kind}" {more}><text:p>x</text:p></table:table-cell>'

    row = (cell("string", "") + cell("float", 'office:value="2.5"') + cell("date", 'office:date-value="2020-05-30"')
           + cell("boolean", 'office:boolean-value="true"')
           + '<table:table-cell table:formula="of:=SUM([.B1])"/>'
           + '<table:table-cell calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>')  # fmt: skip
    table = (f'<table:table table:name="Data"><table:table-row>{row}</table:table-row></table:table>'
             f'<table:table table:name="A*"><table:table-row>{row}</table:table-row></table:table>')  # fmt: skip
    made = mark_workbook(hostile.ods(table), found("B1", sheet="A*", file_format="ods", file_name="a.ods"), "en")
    book = openpyxl.load_workbook(io.BytesIO(made))
    assert book.sheetnames == ["Data", "A_"]
    values = [one.value for one in book["A_"][1]]
    assert [str(one) for one in values] == ["x", "2.5", "2020-05-30 00:00:00", "True", "=SUM([.B1])", "#N/A"]
    assert (book["A_"]["B1"].comment is None, book["Data"]["B1"].comment is None) == (False, True)


@pytest.mark.parametrize("content", [a_book, lambda: a_book()[:200]], ids=["marked", "refused"])
def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: Callable[[], bytes]) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with suppress(NotMarked):
        mark_workbook(content(), found("B2"), "id")
    assert list(tmp_path.iterdir()) == []


def test_a_mark_in_a_merged_range_stands_at_its_first_cell() -> None:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        ws = book.add_worksheet("Data")
        ws.write(0, 0, TITLE)
        ws.merge_range("B2:C4", "gabung")
    sheet = marked_sheet(made.getvalue(), found("C3"))
    assert "[unreadable_number]" in sheet["B2"].comment.text
