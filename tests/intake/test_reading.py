"""Every format gives the cells that are in it, as they are; every file that should not be read ends in a refusal."""

from __future__ import annotations

import hashlib
import io
import json
import math
import os
import re
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
import xlwt
from hypothesis import example, given
from hypothesis import strategies as st

from analytics.intake.errors import Refused
from analytics.intake.grid import ErrorCell, Uncalculated
from analytics.intake.reading import STEPS, answer, archive, child, hidden, odf, read_file
from analytics.intake.reading.facts import Facts
from analytics.intake.reading.numbers import CELLS
from tests.intake import hostile
from tests.intake.conftest import MIB, Read, saved

# Reading has a limit on time, of which large files take a good part.
pytestmark = pytest.mark.alone


def by_openpyxl() -> bytes:
    book = openpyxl.Workbook()
    first = book.active
    first.title = "Rekap 2020 "
    for row in (["Instansi", "Kode", "Nilai"], ["Kota Maju\u00a0", "35.10", 301.5], ["Kab. Anu", "007", 250],
                [None] * 3, [datetime(2020, 5, 30), True, "=SUM(C2:C3)"]):  # fmt: skip
        first.append(row)
    first["A7"], first["B7"] = "#N/A", "=1/0"
    first.merge_cells("A8:B9")
    first["A8"] = "Gabung"
    first.row_dimensions[3].hidden = True
    first.column_dimensions["B"].hidden = True
    first["A1"].comment = openpyxl.comments.Comment("catatan", "uji")
    for state in ("hidden", "veryHidden"):
        other = book.create_sheet(state)
        other.sheet_state = state
        other["B2"] = 1
    return saved(book)


def test_xlsx_by_openpyxl(read: Read) -> None:
    book = read(by_openpyxl(), "Rekap.xlsx")
    first = book.sheets[0]
    assert (book.format, book.file_name, book.remarks) == ("xlsx", "Rekap.xlsx", ("comments",))
    assert [(one.name, one.visibility) for one in book.sheets] == [
        ("Rekap 2020 ", "visible"), ("hidden", "hidden"), ("veryHidden", "very_hidden")]  # fmt: skip
    assert first.rows == (
        ("Instansi", "Kode", "Nilai"), ("Kota Maju\u00a0", "35.10", 301.5), ("Kab. Anu", "007", 250),
        (None, None, None), (date(2020, 5, 30), True, Uncalculated("SUM(C2:C3)")), (None, None, None),
        (ErrorCell("#N/A"), Uncalculated("1/0"), None), ("Gabung", None, None),
    )  # fmt: skip
    assert book.sheets[1].rows == ((None, None), (None, 1))
    assert first.merged == ((7, 0, 8, 1),)
    assert (first.hidden_rows, first.hidden_columns, first.hides_seen) == (frozenset({2}), frozenset({1}), True)
    assert first.formulas == {(4, 2): "SUM(C2:C3)", (6, 1): "1/0"}


def test_xlsx_types_and_stored_results_by_xlsxwriter(read: Read) -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        ws = book.add_worksheet()
        day, hour = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"num_format": "hh:mm"})
        ws.write_datetime(0, 0, datetime(2020, 5, 30), day)
        ws.write_number(0, 1, 0.5, hour)
        ws.write_number(0, 2, 0.25, book.add_format({"num_format": "0%"}))
        ws.write_formula(1, 0, "=SUM(C1:C1)", None, 375.5)
        ws.write_formula(1, 1, "=A1&B1")
        ws.write_formula(1, 2, "=NA()", None, "#N/A")
        ws.write_string(1, 3, "=1+1")
        ws.write_formula(2, 0, '=IF(A1<5,"a","b")', None, "b")
        ws.write_blank(40, 6, None, day)
    sheet = read(out.getvalue()).sheets[0]
    assert sheet.rows == (
        (date(2020, 5, 30), time(12, 0), 0.25, None),
        (375.5, Uncalculated("A1&B1"), ErrorCell("#N/A"), "=1+1"),
        ("b", None, None, None),
    )
    assert sheet.formulas[2, 0] == 'IF(A1<5,"a","b")'


@pytest.mark.parametrize(
    "xml",
    [
        hostile.sheet(
            '<row r="2" hidden="1"><c r="A2"><v>1</v></c></row><row r="4" ht="0" customHeight="1">'
            '<c r="B4" t="e"><f>X&amp;1</f><v>#REF!</v></c><c r="C4"><f>D1</f></c></row><row r="9" hidden="1"/>',
            '<cols><col min="3" max="16384" width="0" customWidth="1"/></cols>',
            '<mergeCells count="1"><mergeCell ref="A2:B3"/></mergeCells>',
        ),
        # Another prefix, single quotes, a comment that says what is not so.
        f"<x:worksheet xmlns:x='{hostile.MAIN}'><x:cols><x:col min='3' max='9' hidden='true'/></x:cols>"
        "<x:sheetData><!-- <x:row r='1' hidden='1'/> --><x:row hidden='1' r='2'><x:c r='A2'><x:v>1</x:v></x:c></x:row>"
        "<x:row r='4' hidden='1'><x:c r='B4' t='e'><x:f>X&amp;1</x:f><x:v>#REF!</x:v></x:c>"
        "<x:c r='C4'><x:f>D1</x:f><x:v/></x:c></x:row></x:sheetData>"
        "<x:mergeCells><x:mergeCell ref='A2:B3'/></x:mergeCells></x:worksheet>",
        # Rows and cells that do not say where they stand.
        hostile.sheet(
            '<row/><row hidden="1"><c><v>1</v></c></row><row/>'
            '<row hidden="1"><c/><c t="e"><f>X&amp;1</f><v>#REF!</v></c><c><f>D1</f></c></row>',
            '<cols><col min="3" max="3" hidden="1"/></cols>',
            '<mergeCells><mergeCell ref="A2:B3"/></mergeCells>',
        ),
    ],
    ids=["usual", "prefixed", "implied"],
)
def test_hidden_parts_errors_and_formulas_however_the_xml_is_written(read: Read, xml: str) -> None:
    sheet = read(hostile.xlsx(xml)).sheets[0]
    assert sheet.rows == ((None,) * 3, (1, None, None), (None,) * 3, (None, ErrorCell("#REF!"), Uncalculated("D1")))
    assert (sheet.hidden_rows, sheet.hidden_columns) == (frozenset({1, 3}), frozenset({2}))
    assert sheet.merged == ((1, 0, 2, 1),)
    assert sheet.formulas == {(3, 1): "X&1", (3, 2): "D1"}


def test_what_says_that_it_is_not_hidden_may_still_be_without_size() -> None:
    """Programs write `hidden` of every row and column."""
    rows = '<row r="{}" {}><c r="A{}"><v>1</v></c></row>'
    said = ('hidden="false" ht="15"', "hidden='0'", 'ht="0" hidden="false"', "hidden = '1'", 'hidden="true"', 'ht=".0"')
    columns = '<col min="1" max="1" hidden="false" width="9"/><col min="2" max="2" hidden="0" width="0"/>'
    facts = hidden.scan(
        hostile.sheet(
            "".join(rows.format(n, one, n) for n, one in enumerate(said, 1)), f"<cols>{columns}</cols>"
        ).encode()
    )
    assert {first for first, _ in facts.hidden_rows} == {2, 3, 4, 5}
    assert facts.hidden_columns == [(1, 1)]


def test_a_formula_that_gives_an_empty_text_is_calculated() -> None:
    facts = hidden.scan(hostile.sheet('<row r="1"><c r="A1" t="str"><f>""</f><v></v></c></row>').encode())
    assert (facts.formulas, facts.uncalculated) == ({(0, 0): '""'}, set())


def test_what_is_no_number_is_an_error(read: Read) -> None:
    xml = hostile.sheet(hostile.cells({"A1": "NaN", "B1": "1e999", "C1": "1e300"}))
    assert read(hostile.xlsx(xml)).sheets[0].rows == ((ErrorCell("#NUM!"), ErrorCell("#NUM!"), 1e300),)


def test_text_that_looks_like_markup_marks_nothing(read: Read) -> None:
    said = ' t="e" hidden="1" &lt;f>'
    xml = hostile.sheet(f'<row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve">{said}</t></is></c></row>')
    sheet = read(hostile.xlsx(xml)).sheets[0]
    assert (sheet.rows, sheet.hidden_rows, sheet.formulas) == (((' t="e" hidden="1" <f>',),), frozenset(), {})


def test_xlsm_is_read_and_its_macros_are_named(read: Read) -> None:
    book = read(hostile.xlsx(hostile.SMALL, macros=True, more={"xl/vbaProject.bin": b"code"}), "berkas.xlsm")
    assert (book.format, book.remarks, book.sheets[0].rows) == ("xlsm", ("macros",), ((1, None), (None, 2.5)))


def test_xls(read: Read) -> None:
    book = xlwt.Workbook()
    ws = book.add_sheet("Rekap ")
    for column, value in enumerate(("Kota Maju", "35.10", 301.5, 7, True)):
        ws.write(0, column, value)
    ws.write(1, 0, datetime(2020, 5, 30), xlwt.easyxf(num_format_str="yyyy-mm-dd"))
    ws.row(1).set_cell_error(1, 0x2A)
    ws.write(1, 2, xlwt.Formula("SUM(C1:D1)"))
    ws.write_merge(2, 3, 0, 1, "Gabung")
    ws.row(3).hidden = True
    ws.col(3).hidden = True
    shut = book.add_sheet("Lama")
    shut.visibility = 2
    shut.write(1, 1, "x")
    read_book = read(saved(book), "berkas.xls")
    sheet = read_book.sheets[0]
    assert (read_book.format, read_book.remarks) == ("xls", ())
    assert [(one.name, one.visibility) for one in read_book.sheets] == [("Rekap ", "visible"), ("Lama", "very_hidden")]
    assert sheet.rows[0] == ("Kota Maju", "35.10", 301.5, 7, True)
    assert sheet.rows[1][:2] == (date(2020, 5, 30), ErrorCell("#N/A"))
    assert sheet.rows[2] == ("Gabung", None, None, None, None)
    assert sheet.merged == ((2, 0, 3, 1),)
    assert (sheet.hidden_rows & {0, 1, 2}, sheet.hidden_columns, sheet.hides_seen) == (
        frozenset(),
        frozenset({3}),
        True,
    )
    assert read_book.sheets[1].rows == ((None, None), (None, "x"))


def test_xls_hidden_row_within_the_table_and_formula_never_calculated(read: Read) -> None:
    book = xlwt.Workbook()
    ws = book.add_sheet("A")
    for row in range(3):
        ws.write(row, 0, row + 1)
    ws.write(2, 1, xlwt.Formula("SUM(A1:A2)"))
    ws.row(1).hidden = True
    sheet = read(saved(book), "a.xls").sheets[0]
    assert sheet.hidden_rows == frozenset({1})
    assert sheet.rows[2] == (3, Uncalculated(""))


def test_xls_ends_at_its_limit(read: Read) -> None:
    book = xlwt.Workbook()
    ws = book.add_sheet("A")
    for row in range(65536):
        ws.write(row, 0, 1)
    assert len(read(saved(book), "a.xls").sheets[0].rows) == 65536


def test_xlsb(read: Read) -> None:
    book = read(hostile.xlsb(), "a.xlsb")
    sheet = book.sheets[0]
    assert (book.format, sheet.name) == ("xlsb", "Lembar")
    assert sheet.rows == (("Kota Maju", 2.5), (ErrorCell("#N/A"), True))
    assert (sheet.merged, sheet.hides_seen) == (((2, 0, 2, 1),), False)


def _number(value: float, attributes: str = "") -> str:
    shown = f"<text:p>{value}</text:p></table:table-cell>"
    return f'<table:table-cell office:value-type="float" office:value="{value}" {attributes}>{shown}'


def _row(inside: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{inside}</table:table-row>"


ODS = (
    '<table:table table:name="Rekap "><table:table-column/>'
    '<table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
    + _row(_number(1) + '<table:table-cell office:value-type="string"><text:p>35.10</text:p></table:table-cell>')
    + _row(_number(4), 'table:visibility="filter" table:number-rows-repeated="2"')
    + _row('<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="1" '
           'office:value-type="string">'
           "<text:p>Gabung</text:p><office:annotation><text:p>#N/A</text:p></office:annotation></table:table-cell>"
           "<table:covered-table-cell/>")
    + _row('<table:table-cell table:formula="of:=NA()" office:value-type="string" office:string-value="" '
           'calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>'
           '<table:table-cell table:formula="of:=SUM([.A1:.B1])"/>' + _number(3, 'table:formula="of:=1+2"'))
    + _row('<table:table-cell office:value-type="date" office:date-value="2020-05-30"><text:p>30/05</text:p>'
           '</table:table-cell><table:table-cell office:value-type="percentage" office:value="0.25">'
           "<text:p>25%</text:p></table:table-cell>")
    + _row('<table:table-cell table:number-columns-repeated="16384"/>', 'table:number-rows-repeated="1048000"')
    + "</table:table>"
)  # fmt: skip


def test_ods(read: Read) -> None:
    shut = f'<table:table table:name="Lama" table:style-name="ta2">{_row(_number(9))}</table:table>'
    outside = f"<table:table table:name=\"'file:///x.ods'#$A\"><table:table-source/>{_row(_number(9))}</table:table>"
    style = '<style:table-properties table:display="false"/>'
    style = f'<style:style style:name="ta2" style:family="table">{style}</style:style>'
    book = read(hostile.ods(ODS + shut + outside, style), "a.ods")
    sheet = book.sheets[0]
    assert (book.format, book.remarks) == ("ods", ("comments", "external_links"))
    assert [(one.name, one.visibility) for one in book.sheets] == [("Rekap ", "visible"), ("Lama", "hidden")]
    assert sheet.rows == (
        (1, "35.10", None), (4, None, None), (4, None, None), ("Gabung", None, None),
        (ErrorCell("#N/A"), Uncalculated("SUM([.A1:.B1])"), 3), (date(2020, 5, 30), 0.25, None),
    )  # fmt: skip
    assert (sheet.hidden_rows, sheet.hidden_columns) == (frozenset({1, 2}), frozenset({1, 2}))
    assert sheet.merged == ((3, 0, 3, 1),)


def _text(inside: str, attributes: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {attributes}>{inside}</table:table-cell>'


@pytest.mark.parametrize("rows", [
    _row('<table:table-cell table:number-columns-spanned="2"/>'),
    _row(_number(1), "table:visibility='collapse'"),
    _row(_number(1, 'table:formula="of:=1"')),
    _row(_text("<text:p>#N/A</text:p>", "calcext:value-type='error'")),
    _row(_text("<text:p>a<text:tab/>b</text:p>")),
    _row(_text("<text:p>a<text:line-break/>b</text:p>")),
    _row('<table:table-cell office:value-type="time" office:time-value="PT30H00M00S"/>'),
    "<table:table-source/>",
])  # fmt: skip
def test_ods_each_fact_alone_is_seen(tmp_path: Path, rows: str) -> None:
    """A file with no sign of any fact is not parsed a second time; each of them is sign enough."""
    file = tmp_path / "a.ods"
    file.write_bytes(hostile.ods(f'<table:table table:name="A">{rows}</table:table>'))
    (facts,) = odf.facts_of(str(file))
    assert any(getattr(facts, name) != getattr(Facts(), name) for name in Facts.__slots__)
    file.write_bytes(hostile.ods(f'<table:table table:name="A">{_row(_number(1))}</table:table>'))
    assert odf.facts_of(str(file)) == []


@pytest.mark.parametrize("kind", ['t="b"', "t='b'", 't = "b"'])
def test_true_is_no_number_among_numbers(read: Read, kind: str) -> None:
    cells = "".join(f'<row r="{n}"><c r="A{n}" {kind if n == 2 else ""}><v>1</v></c></row>' for n in range(1, 4))
    rows = read(hostile.xlsx(hostile.sheet(cells))).sheets[0].rows
    assert [(type(cell), cell) for (cell,) in rows] == [(float, 1.0), (bool, True), (float, 1.0)]


TRUE_IN_A2 = hostile.sheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2" t="b"><v>1</v></c></row>')


def test_true_is_seen_in_a_part_that_its_link_writes_otherwise(read: Read) -> None:
    # The reader of cells does not mind capitals.
    links = hostile.xlsx(TRUE_IN_A2)
    with zipfile.ZipFile(io.BytesIO(links)) as opened:
        parts = {one: opened.read(one) for one in opened.namelist()}
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(b"/sheet1", b"/Sheet1")
    rows = read(hostile.zipped(parts)).sheets[0].rows
    assert [type(cell) for (cell,) in rows] == [float, bool]


def test_true_is_seen_where_the_workbook_lists_what_is_no_sheet(read: Read) -> None:
    book = hostile.xlsx(hostile.SMALL, TRUE_IN_A2)
    with zipfile.ZipFile(io.BytesIO(book)) as opened:
        parts = {one: opened.read(one) for one in opened.namelist()}
    first = re.search(rb"<sheet [^>]*/>", parts["xl/workbook.xml"])
    assert first is not None
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(first[0], b"<!--" + first[0] + b"-->" + first[0])
    rows = read(hostile.zipped(parts)).sheets[1].rows
    assert [type(cell) for (cell,) in rows] == [float, bool]


def test_ods_texts_with_tabs_and_breaks_are_not_glued_together(read: Read) -> None:
    broken = '<text:p>Kota<text:tab/>Maju</text:p><text:p>baris<text:s text:c="2"/>dua<text:line-break/>tiga</text:p>'
    aside = "<office:annotation><text:p>catatan<text:tab/></text:p></office:annotation><text:p>Kota Anu</text:p>"
    rows = _row(_text(broken) + _text(aside) + _text(broken, 'table:number-columns-repeated="2"'))
    sheet = read(hostile.ods(f'<table:table table:name="A">{rows}</table:table>'), "a.ods").sheets[0]
    whole = "Kota\tMaju\nbaris  dua\ntiga"
    assert sheet.rows == ((whole, "Kota Anu", whole, whole),)


def test_ods_times_of_more_than_a_day_and_formulas_of_an_empty_text(read: Read) -> None:
    rows = _row(
        "".join(f'<table:table-cell office:value-type="time" office:time-value="{one}"><text:p>x</text:p>'
                "</table:table-cell>" for one in ("PT07H30M00S", "PT36H05M01S", "-PT01H00M00S"))
        + '<table:table-cell table:formula="of:=IF(1;&quot;&quot;)"><text:p/></table:table-cell>'
        + '<table:table-cell table:formula="of:=SUM([.A1])"/>'
    )  # fmt: skip
    sheet = read(hostile.ods(f'<table:table table:name="A">{rows}</table:table>'), "a.ods").sheets[0]
    day = timedelta(hours=36, minutes=5, seconds=1)
    assert sheet.rows == ((time(7, 30), day, timedelta(hours=-1), None, Uncalculated("SUM([.A1])")),)
    assert sheet.formulas == {(0, 3): 'IF(1;"")', (0, 4): "SUM([.A1])"}


TABLE = "Instansi;Nilai\nKab. Añu;301,5\nKota Maju;250\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings(read: Read, encoding: str) -> None:
    book = read(TABLE.encode(encoding), "Rekap akhir.csv")
    assert (book.format, book.sheets[0].name) == ("csv", "Rekap akhir")
    assert book.sheets[0].rows == (("Instansi", "Nilai"), ("Kab. Añu", "301,5"), ("Kota Maju", "250"))


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("a\tb\n1,5\t2\n", (("a", "b"), ("1,5", "2"))),
        ('No,Nama,Nilai\r\n1,"Maju, Kota","301,5"\r\n', (("No", "Nama", "Nilai"), ("1", "Maju, Kota", "301,5"))),
        ("sep=;\n1,5;2\n", (("1,5", "2"),)),
        ("Rekap, 2018, 2019, 2020\n\nNo;Nama;A;B\n1;X;1,5;2,5\n2;Y;1,5;2,5\n",
         (("Rekap, 2018, 2019, 2020", None, None, None), (None,) * 4, ("No", "Nama", "A", "B"),
          ("1", "X", "1,5", "2,5"), ("2", "Y", "1,5", "2,5"))),
        ("satu\ndua\n", (("satu",), ("dua",))),
        ('a;b\n"x\ny";35.10\n', (("a", "b"), ("x\ny", "35.10"))),
        ('a;b\n"x"y;1\n', (("a", "b"), ("xy", "1"))),
        ("a;b\r1;2\r", (("a", "b"), ("1", "2"))),
    ],
    ids=["tab", "comma", "sep", "titles", "one column", "line in a cell", "odd quote", "old line ends"],
)  # fmt: skip
def test_text_tables(read: Read, words: str, rows: tuple[tuple[str | None, ...], ...]) -> None:
    book = read(words.encode(), "a.csv")
    assert book.sheets[0].rows == rows
    assert book.format == ("tsv" if "\t" in words else "csv")


def test_the_content_counts_and_not_the_name(read: Read) -> None:
    assert read(TABLE.encode(), "a.xls").remarks == ("wrong_extension",)
    book = read(hostile.xlsx(hostile.SMALL), "a.csv")
    assert (book.format, book.remarks) == ("xlsx", ("wrong_extension",))
    assert read(hostile.xlsx(hostile.SMALL), "2020.final").remarks == ("wrong_extension",)
    assert read(hostile.xlsx(hostile.SMALL), "tanpa nama belakang").remarks == ()


def test_links_to_other_files_are_named_and_their_values_read(read: Read) -> None:
    xml = hostile.sheet('<row r="1"><c r="A1"><f>[1]Lain!A1</f><v>5</v></c></row>')
    book = read(hostile.xlsx(xml, more={"xl/externalLinks/externalLink1.xml": "<externalLink/>"}))
    assert (book.remarks, book.sheets[0].rows) == (("external_links",), ((5,),))


def test_a_name_never_becomes_a_path(read: Read, tmp_path: Path) -> None:
    before = sorted(tmp_path.parent.iterdir())
    for name in ("../../jahat.csv", "..\\..\\jahat.csv", "/etc/jahat.csv", "x\0/jahat.csv"):
        book = read(TABLE.encode(), name)
        assert (book.file_name, book.sheets[0].name) == ("jahat.csv", "jahat")
    assert sorted(tmp_path.parent.iterdir()) == before


def test_empty_styled_rows_are_trimmed(read: Read) -> None:
    assert read(hostile.styled_rows(1_048_576, "A")).sheets[0].rows == ((7,),)


def test_the_longest_sheet_is_read_whole(read: Read) -> None:
    xml = hostile.sheet(hostile.cells({"A1": "1", "H2": "2", "A1048576": "3"}))
    rows = read(hostile.xlsx(xml)).sheets[0].rows
    assert (len(rows), rows[1], rows[-1][0], rows[500_000]) == (1_048_576, (*[None] * 7, 2), 3, (None,) * 8)


def test_what_is_hashed_is_what_is_parsed_though_the_file_is_replaced(tmp_path: Path) -> None:
    path, steps = tmp_path / "a.csv", []
    path.write_bytes(TABLE.encode())

    def replace(step: str) -> None:
        steps.append(step)
        if step == "check":
            other = tmp_path / "b.csv"
            other.write_bytes(b"lain;1\n")
            os.replace(other, path)

    book = read_file(path, progress=replace)
    assert steps == list(STEPS)
    assert book.file_hash == hashlib.sha256(TABLE.encode()).hexdigest()
    assert book.sheets[0].rows[0] == ("Instansi", "Nilai")


def test_a_file_written_to_while_it_is_copied_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"1;2\n" * MIB)

    def write() -> bool:
        with path.open("r+b") as file:
            file.write(b"9")
        return False

    with pytest.raises(Refused) as caught:
        read_file(path, cancelled=write)
    assert caught.value.reason == "changed"


def test_nothing_is_left_behind(read: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "tmp"
    home.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(home))
    read(hostile.xlsx(hostile.SMALL))
    with pytest.raises(Refused):
        read(hostile.xlsx(hostile.SMALL)[:100])
    assert list(home.iterdir()) == []


ANYTHING = st.one_of(
    st.text(),
    st.sampled_from(["", '"', '""', ',""', '[""', "\\", '\\"', ","]),
    st.floats(allow_nan=False),
    st.booleans(),
)


@given(st.lists(st.lists(ANYTHING, max_size=5), max_size=5))
def test_only_empty_cells_become_nothing_on_the_way(rows: list[list[Any]]) -> None:
    sent = json.loads(child.line("rows", rows))
    assert sent == ["rows", [[None if one == "" else one for one in row] for row in rows]]


NUMBERS = st.one_of(st.just(""), st.floats(), st.sampled_from([0.0, -0.0, 1e308]))


@given(
    st.lists(st.lists(ANYTHING, max_size=5), min_size=1, max_size=5)
    | st.lists(st.lists(NUMBERS, min_size=2, max_size=2), min_size=1),
    st.integers(1, 80),
)
def test_rows_are_the_same_on_both_sides(rows: list[list[Any]], cut: int) -> None:
    """Column by column and back, numbers as they are kept in memory; a row that ends early is filled up. It does not
    matter in which pieces the bytes come."""
    width = max(map(len, rows), default=0)
    told = _answered(width, [rows], cut)
    meant = [tuple(map(_received, [*row, *[""] * (width - len(row))])) for row in rows]
    got = told.sheets[0].rows
    assert [list(map(repr, row)) for row in got] == [list(map(repr, row)) for row in meant]
    assert told.is_filled == any(cell is not None for row in meant for cell in row)


def _answered(width: int, pieces: list[list[list[Any]]], cut: int = 1 << 18) -> answer.Answer:
    told = answer.Answer("xlsx", [], "a.xlsx")
    told.take(["sheet", ["A", "visible", width, [], [], [], True, []]])
    said = b"".join(map(child._rows, pieces)) + child.line("end", None)
    for message, numbers in answer.messages(iter([said[n : n + cut] for n in range(0, len(said), cut)])):
        told.take(message, numbers)
    return told


AMOUNTS = st.one_of(st.just(""), st.floats(0, 2.0**49, exclude_max=True))
SMALL = st.one_of(st.just(""), st.integers(1, 254).map(lambda one: one / 2))
COLUMN = st.one_of(*(st.lists(cells, min_size=4, max_size=4) for cells in (SMALL, AMOUNTS, NUMBERS, ANYTHING)))


@given(st.lists(COLUMN, min_size=1, max_size=4))
@example([[1.0, "", 2.0, 2.0**49], [1.0, 2.0, True, 4.0], [-1.0, 1.0, 1.0, 1.0], [1.0, "-", 1.0, 1.0]])
def test_where_amounts_are_said_to_stand_nothing_else_does(columns: list[list[Any]]) -> None:
    sheet = _with_heads(columns)
    for place in sheet.plain.columns:
        cells = [row[place] for row in sheet.rows[sheet.plain.row :]]
        assert all(cell is None or (type(cell) is float and 0 <= cell < 2.0**49) for cell in cells)
        if halves := sheet.plain.halves.get(place):
            assert [CELLS[one] for one in halves] == cells


def test_columns_of_amounts_are_told_from_others() -> None:
    sheet = _with_heads(
        [[1.0, "", 2.0**49 - 1, 0.0], [""] * 4, [1.0, "", "", 2.0], [1.0, 2.0, 3.0, "-"], [1.5, "", 2.0, 127.0]]
    )
    assert sheet.plain == (1, {0, 1, 2, 4}, {2: bytes([2, 255, 255, 4]), 4: bytes([3, 255, 4, 254])})


def _with_heads(columns: list[list[Any]]) -> answer._Sheet:
    """Heads, and the columns below them in two pieces."""
    rows = [list(row) for row in zip(*columns, strict=True)]
    return _answered(len(columns), [[["Nilai"] * len(columns)], rows[:2], rows[2:]]).sheets[0]


def _received(cell: Any) -> Any:
    if cell == "":
        return None
    return ErrorCell("#NUM!") if isinstance(cell, float) and not math.isfinite(cell) else cell


@given(
    st.binary(max_size=8).map(lambda one: one.translate(bytes(b"<v>:"[n % 4] for n in range(256)))), st.integers(0, 8)
)
def test_the_last_of_some_signs_is_found(piece: bytes, end: int) -> None:
    signs = (b"<v>", b":v>", b"v", b"::")
    assert archive.last_of(signs, piece, end) == max(piece.rfind(sign, 0, end) for sign in signs)
