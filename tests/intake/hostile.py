"""Workbooks made by hand, part by part: those that no spreadsheet program writes, and those that only some do."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterable, Mapping

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = f'<Types xmlns="{PACKAGE}/content-types"><Override PartName="/xl/workbook.xml" ContentType="{{}}"/></Types>'
_PLAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_MACROS = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_ODS = "application/vnd.oasis.opendocument.spreadsheet"


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of parts by name, names as given."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _relations(links: Iterable[tuple[str, str, str]]) -> str:
    rows = "".join(f'<Relationship Id="{i}" Type="{LINKS}/{kind}" Target="{target}"/>' for i, kind, target in links)
    return f'<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def sheet(rows: str, before: str = "", after: str = "") -> str:
    """The XML of a sheet around its rows."""
    return f'<?xml version="1.0"?><worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def xlsx(*sheets: str, more: Mapping[str, str | bytes] | None = None, book: str = "", macros: bool = False) -> bytes:
    """An XLSX of sheets given as XML, with further parts and further elements of the workbook."""
    listed = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="r{n}"/>' for n in range(1, len(sheets) + 1))
    return zipped({
        "[Content_Types].xml": _TYPES.format(_MACROS if macros else _PLAIN),
        "_rels/.rels": _relations([("r1", "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>{listed}</sheets>{book}</workbook>',
        "xl/_rels/workbook.xml.rels": _relations(
            (f"r{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)),
        **{f"xl/worksheets/sheet{n}.xml": xml for n, xml in enumerate(sheets, 1)},
        **(more or {}),
    })  # fmt: skip


def cells(values: Mapping[str, str]) -> str:
    """Numbers in cells by name, each in a row of its own element, in the order given."""
    rows: dict[str, str] = {}
    for name, value in values.items():
        row = name.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        rows[row] = rows.get(row, "") + f'<c r="{name}"><v>{value}</v></c>'
    return "".join(f'<row r="{row}">{inside}</row>' for row, inside in rows.items())


SMALL = sheet(cells({"A1": "1", "B2": "2.5"}))


def bomb(size: int) -> bytes:
    """Zeros, packed a thousand to one, as a part that every reader unpacks."""
    return xlsx(SMALL, more={"xl/sharedStrings.xml": b"\0" * size})


def lying_bomb(size: int, said: int) -> bytes:
    """The same, but the directory says that it is small."""
    data = bytearray(bomb(size))
    for mark, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        place = 0
        while (place := data.find(mark, place)) >= 0:
            if struct.unpack_from("<I", data, place + at)[0] == size:
                struct.pack_into("<I", data, place + at, said)
            place += 4
    return bytes(data)


def entities() -> bytes:
    """Ten times ten times ten … of one word, as the text of a cell."""
    declared = '<!ENTITY a0 "haha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>&a9;</t></is></c></row>'
    return xlsx(f'<?xml version="1.0"?><!DOCTYPE x [{declared}]><worksheet xmlns="{MAIN}"><sheetData>{rows}'
                "</sheetData></worksheet>")  # fmt: skip


def styled_rows(count: int, columns: str = "ABC") -> bytes:
    """One value, and below it rows that are formatted and empty."""
    empty = "".join(
        f'<row r="{row}" s="1" customFormat="1">' + "".join(f'<c r="{one}{row}" s="1"/>' for one in columns) + "</row>"
        for row in range(2, count + 1)
    )
    return xlsx(sheet('<row r="1"><c r="A1"><v>7</v></c></row>' + empty))


def ods(tables: str, styles: str = "", more: Mapping[str, str | bytes] | None = None) -> bytes:
    """An ODS of tables given as XML."""
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
                      for name in ("office", "table", "text", "style"))  # fmt: skip
    calc = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    return zipped({
        "mimetype": _ODS,
        "content.xml": f'<?xml version="1.0"?><office:document-content {spaces} {calc} office:version="1.3">'
                       f"<office:automatic-styles>{styles}</office:automatic-styles>"
                       f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
                       "</office:document-content>",
        "META-INF/manifest.xml": "<manifest/>",
        **(more or {}),
    })  # fmt: skip


def compound(stream: str) -> bytes:
    """The beginning of an OLE2 file whose directory names one stream; nothing else in it is right."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + stream.encode("utf-16-le").ljust(64, b"\0") + b"\0" * 960


def _record(kind: int, body: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return head + bytes([len(body)]) + body


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb() -> bytes:
    """A1 text, B1 the number 2.5, A2 #N/A, B2 true; A3:B3 merged. Written after the published format, by no program."""
    cell = lambda column: struct.pack("<II", column, 0)  # noqa: E731
    row = lambda number: _record(0, struct.pack("<II", number, 0) + b"\x2c\x01" + bytes(3) + struct.pack("<I", 0))  # noqa: E731
    table = (
        _record(129) + _record(148, struct.pack("<4I", 0, 2, 0, 1)) + _record(145)
        + row(0) + _record(6, cell(0) + _wide("Kota Maju")) + _record(5, cell(1) + struct.pack("<d", 2.5))
        + row(1) + _record(3, cell(0) + b"\x2a") + _record(4, cell(1) + b"\x01")
        + _record(146) + _record(177, struct.pack("<I", 1)) + _record(176, struct.pack("<4I", 2, 2, 0, 1))
        + _record(178) + _record(130)
    )  # fmt: skip
    book = (_record(131) + _record(143) + _record(156, struct.pack("<II", 0, 1) + _wide("r1") + _wide("Lembar"))
            + _record(144) + _record(132))  # fmt: skip
    return zipped({
        "[Content_Types].xml": _TYPES.format("application/vnd.ms-excel.sheet.binary.macroEnabled.main"),
        "_rels/.rels": _relations([("r1", "officeDocument", "xl/workbook.bin")]),
        "xl/workbook.bin": book,
        "xl/_rels/workbook.bin.rels": _relations([("r1", "worksheet", "worksheets/sheet1.bin")]),
        "xl/worksheets/sheet1.bin": table,
    })  # fmt: skip


def ods_filled(columns: int, rows: int) -> bytes:
    """One cell, said to be repeated over a rectangle."""
    cell = f'<table:table-cell table:number-columns-repeated="{columns}" office:value-type="float" office:value="1"/>'
    row = f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row>'
    return ods(f'<table:table table:name="A">{row}</table:table>')


def corners() -> bytes:
    """A row to the last column, whose cells do not say where they stand, and a cell in the last row."""
    return xlsx(sheet(f'<row>{"<c><v>1</v></c>" * 16384}</row><row r="1048576"><c><v>1</v></c></row>'))
