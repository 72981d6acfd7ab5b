"""What the reader of XLS and XLSB does not give, from the records of the two formats.

Only the few kinds of record that matter are looked at. XLS tells all: errors, merged ranges, hidden rows and columns;
its formulas are stored as code and are not written out. Of XLSB only errors and merged ranges are taken: nothing was
at hand to prove a reading of its hidden parts by, so they count as not seen.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from struct import unpack_from

from analytics.intake.errors import Refused
from analytics.intake.reading.archive import members
from analytics.intake.reading.facts import Cell, Facts
from analytics.intake.reading.hidden import tags

ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
_BOF, _EOF, _FILEPASS, _BOUNDSHEET, _SUPBOOK, _NOTE = 0x0809, 0x000A, 0x002F, 0x0085, 0x01AE, 0x001C
_FORMULA, _BOOLERR, _ROW, _COLINFO, _MERGED = 0x0006, 0x0205, 0x0208, 0x007D, 0x00E5


def facts_of_xls(data: bytes) -> tuple[list[Facts], list[str]]:
    """The facts of each sheet of an XLS file, and remarks. Raises Refused for an encrypted one."""
    from xlrd.compdoc import CompDoc

    container = CompDoc(data, logfile=_Nowhere())
    stream = container.get_named_stream("Workbook") or container.get_named_stream("Book")
    if not stream:
        raise Refused("damaged")
    sheets, remarks = [], set()
    for kind, at, size in _xls_records(stream, 0):
        if kind == _FILEPASS:
            raise Refused("encrypted")
        if kind == _BOUNDSHEET:
            sheets.append(unpack_from("<I", stream, at)[0])
        elif kind == _SUPBOOK and size > 4:
            remarks.add("external_links")
    found = []
    for start in sheets:
        facts, has_notes = _xls_sheet(stream, start)
        remarks |= {"comments"} if has_notes else set()
        found.append(facts)
    return found, sorted(remarks)


class _Nowhere:
    """Where the container's warnings go: standard output belongs to the answer."""

    def write(self, _text: str) -> None:
        """Dropped."""


def _xls_records(stream: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """The records (kind, place, size) from a beginning to its end, without those of charts embedded within."""
    depth, end = 0, len(stream) - 4
    while at <= end:
        kind, size = unpack_from("<HH", stream, at)
        at += 4
        if kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1:
            yield kind, at, size
        at += size


def _xls_sheet(stream: bytes, start: int) -> tuple[Facts, bool]:
    facts, has_notes, has_result = Facts(), False, False
    empty: set[Cell] = set()
    for kind, at, _size in _xls_records(stream, start):
        if kind == _FORMULA:
            result = stream[at + 6 : at + 14]
            is_code = result[6:] == b"\xff\xff"
            if is_code and result[0] == 2:
                facts.errors[unpack_from("<HH", stream, at)] = ERRORS.get(result[2], "#ERROR!")
                has_result = True
            elif stream[at + 14] & 2 and result == bytes(8):
                # To be calculated when it is opened, and 0 until then: a program wrote it.
                facts.uncalculated.add(unpack_from("<HH", stream, at))
            elif is_code and result[0] == 3:
                empty.add(unpack_from("<HH", stream, at))
            else:
                has_result = True
        elif kind == _BOOLERR:
            if stream[at + 7]:
                facts.errors[unpack_from("<HH", stream, at)] = ERRORS.get(stream[at + 6], "#ERROR!")
        elif kind == _ROW:
            row = unpack_from("<H", stream, at)[0]
            if stream[at + 12] & 0x20:
                facts.hidden_rows.append((row, row))
        elif kind == _COLINFO:
            first, last, _width, _style, flags = unpack_from("<5H", stream, at)
            if flags & 1:
                facts.hidden_columns.append((first, last))
        elif kind == _MERGED:
            for one in range(unpack_from("<H", stream, at)[0]):
                top, bottom, left, right = unpack_from("<4H", stream, at + 2 + 8 * one)
                facts.merged.append((top, left, bottom, right))
        elif kind == _NOTE:
            has_notes = True
    if not has_result:
        # One formula may give an empty text. Where all do, a program wrote them and nobody calculated them.
        facts.uncalculated |= empty
    return facts, has_notes


def facts_of_xlsb(path: str) -> list[Facts]:
    """Errors and merged ranges of each sheet of an XLSB file, in the order of the workbook."""
    with zipfile.ZipFile(path) as opened:
        parts = members(opened)
        links = {one.get(b"Id"): one.get(b"Target", b"").decode("utf-8", "replace")
                 for one in tags(opened.read(parts["xl/_rels/workbook.bin.rels"]), b"Relationship")}  # fmt: skip
        found = []
        book = opened.read(parts["xl/workbook.bin"])
        for kind, at, _size in _xlsb_records(book):
            if kind == 156:  # a sheet: state, id, name of the link to its part
                length = unpack_from("<I", book, at + 8)[0]
                link = book[at + 12 : at + 12 + 2 * length].decode("utf-16-le", "replace").encode()
                target = links.get(link, "").replace("\\", "/")
                name = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
                found.append(_xlsb_sheet(opened.read(parts[name]) if name in parts else b""))
        return found


def _xlsb_records(stream: bytes) -> Iterator[tuple[int, int, int]]:
    at, end = 0, len(stream)
    while at < end:
        kind = stream[at]
        at += 1
        if kind & 0x80 and at < end:
            kind, at = (kind & 0x7F) | (stream[at] & 0x7F) << 7, at + 1
        size = shift = 0
        while at < end and shift < 28:
            byte = stream[at]
            size, at, shift = size | (byte & 0x7F) << shift, at + 1, shift + 7
            if not byte & 0x80:
                break
        yield kind, at, size
        at += size


def _xlsb_sheet(stream: bytes) -> Facts:
    facts, row = Facts(), 0
    facts.hides_seen = False
    for kind, at, _size in _xlsb_records(stream):
        if kind == 0:
            row = unpack_from("<I", stream, at)[0]
        elif kind in (3, 11):  # an error, typed or by a formula: column, style, code
            facts.errors[row, unpack_from("<I", stream, at)[0]] = ERRORS.get(stream[at + 8], "#ERROR!")
        elif kind == 176:
            top, bottom, left, right = unpack_from("<4I", stream, at)
            facts.merged.append((top, left, bottom, right))
    return facts
