"""What the reader of ODS does not give: merged ranges, hidden parts, errors, formulas, tabs and line breaks in a text,
times of a day and more; one pass over content.xml."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from datetime import timedelta
from xml.parsers.expat import ParserCreate

from defusedxml.ElementTree import DefusedXMLParser

from analytics.intake.errors import Refused
from analytics.intake.reading import limits
from analytics.intake.reading.facts import Facts

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_ERRORS = frozenset(("#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"))
_TIME = re.compile(r"(-?)PT(\d{1,6})H(\d{1,2})M(\d{1,2})(?:[.,]\d+)?S")
_MOST = 1 << 20  # rows of the longest sheet: no repeat counts for more


# What no fact is without, by its plain letters: spans, hidden parts, formulas, errors, times, signs in a text.
_SIGNS = (b"-spanned", b"visibility", b"formula", b'"error"', b"'error'", b"line-break", b"time-value", b"table-source")
_TAB = re.compile(rb"tab[\s/>]")
_LONGEST = max(map(len, _SIGNS))


def facts_of(path: str) -> list[Facts]:
    """The facts of each table of an ODS file, in its order; none of any where the file has nothing of the kind."""
    if not _has_signs(path):
        return []
    reader = _Content()
    parser = DefusedXMLParser(target=reader, forbid_dtd=True)
    with zipfile.ZipFile(path) as opened, opened.open("content.xml") as stream:
        while piece := stream.read(1 << 16):
            parser.feed(piece)
    parser.close()
    return reader.found


def _has_signs(path: str) -> bool:
    """Whether there may be a fact. Most files have none: of these nothing is made, only that they are XML is seen.
    Raises ExpatError for a file that is none."""
    tail, parser = b"", ParserCreate()
    with zipfile.ZipFile(path) as opened, opened.open("content.xml") as stream:
        while piece := stream.read(1 << 20):
            parser.Parse(piece, False)
            piece = tail + piece
            # Letters of two bytes each would hide everything.
            if b"\0" in piece or any(sign in piece for sign in _SIGNS) or _TAB.search(piece):
                return True
            tail = piece[-_LONGEST:]
    parser.Parse(b"", True)
    return False


def _repeats(has: Mapping[str, str], what: str) -> int:
    return _count(has, f"{what}-repeated")


def _count(has: Mapping[str, str], what: str) -> int:
    said = has.get(f"{_TABLE}number-{what}", "1")
    return min(int(said), _MOST) if said.isdigit() and len(said) < 10 else 1


class _Content:
    """Follows the elements of content.xml. Tables within a table are pictures of another one and are left out."""

    def __init__(self) -> None:
        self.found: list[Facts] = []
        self.depth = self.row = self.rows = self.column = self.aside = self.noted = 0
        self.left = limits.VALUES
        self.facts = Facts()
        self.cell: tuple[int, Mapping[str, str]] | None = None
        self.text: list[str] = []
        self.paragraphs = 0
        self.is_glued = False

    def start(self, tag: str, has: Mapping[str, str]) -> None:
        if tag == f"{_TABLE}table-cell":
            if self.depth == 1:
                self._begin_cell(has)
        elif tag == f"{_TABLE}covered-table-cell":
            self.column += _repeats(has, "columns") if self.depth == 1 else 0
        elif tag == f"{_TABLE}table-row":
            if self.depth == 1:
                self.rows, self.column = _repeats(has, "rows"), 0
                if has.get(f"{_TABLE}visibility") in ("collapse", "filter"):
                    self.facts.hidden_rows.append((self.row, self.row + self.rows - 1))
        elif tag == f"{_TABLE}table-column":
            if self.depth == 1:
                many = _repeats(has, "columns")
                if has.get(f"{_TABLE}visibility") in ("collapse", "filter"):
                    self.facts.hidden_columns.append((self.aside, self.aside + many - 1))
                self.aside += many
        elif tag == f"{_TABLE}table":
            self.depth += 1
            if self.depth == 1:
                self.facts, self.row, self.aside = Facts(), 0, 0
                self.found.append(self.facts)
        elif tag == f"{_TABLE}table-source" and self.depth == 1:
            self.facts.is_outside = True
        elif tag == f"{_OFFICE}annotation":
            self.noted += 1
        elif self.cell and not self.noted and self.depth == 1 and tag.startswith(_TEXT):
            self._in_text(tag.removeprefix(_TEXT), has)

    def end(self, tag: str) -> None:
        if tag == f"{_TABLE}table-cell":
            if self.depth == 1 and self.cell:
                self._end_cell(*self.cell)
        elif tag == f"{_TABLE}table-row":
            self.row += self.rows if self.depth == 1 else 0
        elif tag == f"{_TABLE}table":
            self.depth -= 1
        elif tag == f"{_OFFICE}annotation":
            self.noted -= 1

    def data(self, text: str) -> None:
        if self.cell and not self.noted:
            self.text.append(text)

    def close(self) -> None:
        """Nothing is left open."""

    def _begin_cell(self, has: Mapping[str, str]) -> None:
        column, self.cell = self.column, None
        self.column += _repeats(has, "columns")
        if not has:
            return
        deep, wide = (_count(has, f"{what}-spanned") for what in ("rows", "columns"))
        if deep > 1 or wide > 1:
            self.facts.merged.append((self.row, column, self.row + deep - 1, column + wide - 1))
        self.cell, self.text, self.paragraphs, self.is_glued = (column, has), [], 0, False

    def _in_text(self, name: str, has: Mapping[str, str]) -> None:
        if name == "p":
            self.text += ["\n"] if self.paragraphs else []
            self.paragraphs += 1
        elif name == "s":
            said = has.get(f"{_TEXT}c", "1")
            self.text.append(" " * (min(int(said), 1000) if said.isdigit() and len(said) < 10 else 1))
        elif name in ("tab", "line-break"):
            # The reader leaves these out, and what stands before and after becomes one word.
            self.text.append("\t" if name == "tab" else "\n")
            self.is_glued = True

    def _end_cell(self, column: int, has: Mapping[str, str]) -> None:
        self.cell = None
        formula, is_error = has.get(f"{_TABLE}formula", ""), has.get(f"{_CALC}value-type") == "error"
        value = self._value(has)
        if not formula and not is_error and value is None:
            return
        shown = "".join(self.text).strip()
        _, colon, written = formula.partition(":=")
        self.left -= self.rows * (self.column - column)
        if self.left < 0:
            raise Refused("values", limit=limits.VALUES)
        cells = [(row, one) for row in range(self.row, self.row + self.rows) for one in range(column, self.column)]
        is_error = is_error or (bool(formula) and shown in _ERRORS)
        for cell in cells:
            if formula:
                self.facts.formulas[cell] = written if colon else formula.removeprefix("=")
            if is_error:
                self.facts.errors[cell] = shown or "#ERROR!"
            elif value is not None:
                self.facts.values[cell] = value
            elif not self.paragraphs and f"{_OFFICE}value-type" not in has:
                # A formula whose result is an empty text has an empty paragraph.
                self.facts.uncalculated.add(cell)

    def _value(self, has: Mapping[str, str]) -> str | timedelta | None:
        """The value of a cell where the reader gives another one."""
        kind = has.get(f"{_OFFICE}value-type")
        if kind == "string" and self.is_glued and f"{_OFFICE}string-value" not in has:
            return "".join(self.text)
        if kind == "time" and (found := _TIME.fullmatch(has.get(f"{_OFFICE}time-value", ""))):
            sign, *parts = found.groups()
            hours, minutes, seconds = map(int, parts)
            if sign or hours > 23:
                return timedelta(hours=hours, minutes=minutes, seconds=seconds) * (-1 if sign else 1)
        return None
