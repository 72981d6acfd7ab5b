"""What the reader of XLSX does not give, by a fast scan of the sheet's XML.

It looks for the few elements that matter instead of parsing all: a sheet of 70 000 cells takes some hundredths of a
second. Files with declarations or entities are refused (`archive`), so that text in the XML is what it looks like.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator

from analytics.intake.reading.archive import column_of, last_of, members
from analytics.intake.reading.facts import Cell, Facts

_ATTRIBUTE = re.compile(rb"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_INSIDE = rb"(?:[^<>\"']|\"[^\"]*\"|'[^']*')*"
_REFERENCE = re.compile(rb"\$?([A-Z]{1,3})\$?(\d{1,7})$")
_UNSEEN = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>", re.S)
_ROOT = re.compile(rb"<((?:[\w.-]+:)?)(?:worksheet|chartsheet|dialogsheet|macrosheet)\b")
# What may hide: programs write of each row that it is not hidden, too. One pattern that begins with plain letters takes
# a third of the time of three signs.
_HIDES_COLUMN = re.compile(rb"hidden\s*=\s*(?![\"'](?:0|false)[\"'])|width\s*=\s*[\"'][0.\"']")
_HIDES_ROW = re.compile(rb"h(?:idden\s*=\s*(?![\"'](?:0|false)[\"'])|t\s*=\s*[\"'][0.\"'])")
_ERROR = re.compile(rb"t=(?:\"e\"|'e')")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&#10;", "\n"), ("&amp;", "&"))
Attributes = dict[bytes, bytes]


def facts_of(path: str) -> list[Facts]:
    """The facts of each sheet of an XLSX or XLSM file, in the order of the workbook."""
    with zipfile.ZipFile(path) as opened:
        parts = members(opened)

        def read(name: str) -> bytes:
            if name not in parts:
                return b""
            with opened.open(parts[name]) as stream:
                # All at once, and with its size said: so it is unpacked in two thirds of the time.
                return stream.read(parts[name].file_size)

        home = _workbook(read("_rels/.rels"))
        folder, _, name = home.rpartition("/")
        book = read(home)
        targets = {
            one.get(b"Id", b""): one.get(b"Target", b"")
            for one in tags(read(f"{folder}/_rels/{name}.rels"), b"Relationship")
        }
        # Excel itself never leaves this mark: a program wrote the file and stored 0 where it had no result.
        calculated = all(one.get(b"fullCalcOnLoad") not in (b"1", b"true") for one in tags(book, b"calcPr"))
        found, seen = [], set()
        for sheet in tags(book, b"sheet"):
            link = next((value for key, value in sheet.items() if key == b"id" or key.endswith(b":id")), b"")
            seen.add(name := _part(folder, targets.get(link, b"")))
            found.append(scan(read(name), calculated))
        if not seen >= {one for one in parts if re.fullmatch(r"xl/worksheets/[^/]*\.xml", one, re.IGNORECASE)}:
            # The reader may go by another part than was looked at here: it does not mind capitals.
            for one in found:
                one.may_hold_truths = True
        return found


def _workbook(relations: bytes) -> str:
    for one in tags(relations, b"Relationship"):
        if one.get(b"Type", b"").endswith(b"/officeDocument"):
            return one.get(b"Target", b"").decode("utf-8", "replace").lstrip("/")
    return "xl/workbook.xml"


def _part(folder: str, target: bytes) -> str:
    path = target.decode("utf-8", "replace").replace("\\", "/")
    return path.lstrip("/") if path.startswith("/") else f"{folder}/{path}".lstrip("/")


def tags(xml: bytes, name: bytes) -> Iterator[Attributes]:
    """The attributes of each element of a name, whatever its prefix."""
    for match in re.finditer(rb"<(?:[\w.-]+:)?" + name + rb"(?=[\s/>])(" + _INSIDE + rb")>", xml):
        yield attributes(match.group(1))


def attributes(text: bytes) -> Attributes:
    """The attributes in the text of a tag."""
    return {name: double or single for name, double, single in _ATTRIBUTE.findall(text)}


def scan(xml: bytes, calculated: bool = True) -> Facts:
    """The facts of one sheet. `calculated` says that a stored 0 of a formula is its result."""
    # One sign, which few sheets have before their end, is looked for a hundred times as fast as two.
    if xml.find(b"<!", max(xml.find(b"!") - 1, 0)) >= 0:
        xml = _UNSEEN.sub(b"", xml)
    root = _ROOT.search(xml)
    return _Scan(xml, root.group(1) if root else b"", calculated).facts


class _Scan:
    def __init__(self, xml: bytes, prefix: bytes, calculated: bool) -> None:
        self.xml, self.prefix, self.facts = xml, prefix, Facts()
        self._implied: dict[int, Cell] | None = None
        # Rows below the last content may be a million empty ones; what is hidden there hides nothing.
        self.end = last_of(tuple(b"<" + prefix + name for name in (b"v>", b"is>", b"f")), xml, len(xml))
        table = max(xml.find(b"<" + prefix + b"sheetData"), 0)
        self._hidden(_HIDES_COLUMN, 0, table)
        self._hidden(_HIDES_ROW, table, self.end)
        # The type of TRUE and FALSE, however its attribute is written. Few sheets have an apostrophe before their end.
        quote = xml.find(b"'")
        self.facts.may_hold_truths = not xml or b'"b"' in xml or (quote >= 0 and xml.find(b"'b'", quote) >= 0)
        self._errors()
        self._formulas(calculated)
        for one in self._merged():
            first, _, last = one.get(b"ref", b"").partition(b":")
            if (begin := _cell(first)) and (end := _cell(last or first)):
                self.facts.merged.append((*begin, *end))

    def _merged(self) -> Iterator[Attributes]:
        begin = max(self.xml.rfind(b"</" + self.prefix + b"sheetData"), 0)
        pattern = re.compile(b"<" + self.prefix + rb"mergeCell(?=[\s/>])(" + _INSIDE + b")>")
        for match in pattern.finditer(self.xml, begin):
            yield attributes(match.group(1))

    def _tag_at(self, start: int) -> tuple[bytes, Attributes]:
        end = self.xml.find(b">", start)
        name, _, rest = self.xml[start + 1 : end].replace(b"\n", b" ").replace(b"\t", b" ").rstrip(b"/").partition(b" ")
        return name.removeprefix(self.prefix), attributes(rest)

    def _hidden(self, signs: re.Pattern[bytes], begin: int, end: int) -> None:
        for match in signs.finditer(self.xml, begin, max(end, 0)):
            start = self.xml.rfind(b"<", 0, match.start())
            name, has = self._tag_at(start)
            if name == b"row" and _is_hidden(has, b"ht"):
                row = int(has[b"r"]) - 1 if has.get(b"r", b"").isdigit() else self._place(start)[0]
                self.facts.hidden_rows.append((row, row))
            elif name == b"col" and _is_hidden(has, b"width") and has.get(b"min", b"").isdigit():
                self.facts.hidden_columns.append((int(has[b"min"]) - 1, int(has.get(b"max", has[b"min"])) - 1))

    def _errors(self) -> None:
        value = re.compile(rb"<" + self.prefix + rb"v[^<>]*>([^<]*)")
        for match in _ERROR.finditer(self.xml):
            start = self.xml.rfind(b"<", 0, match.start())
            name, has = self._tag_at(start)
            if name == b"c":
                end = self.xml.find(b"</" + self.prefix + b"c>", match.start())
                found = value.search(self.xml, match.start(), end)
                cell = _cell(has.get(b"r", b"")) or self._place(start)
                self.facts.errors[cell] = found.group(1).decode("ascii", "replace") if found else "#ERROR!"

    def _formulas(self, calculated: bool) -> None:
        tag = b"<" + self.prefix
        # A pattern is found faster than two signs that begin with one that is everywhere.
        first = re.search(tag + b"f", self.xml)
        if first is None:
            return
        pattern = re.compile(
            tag
            + rb"c((?:\s[^<>]*)?)>\s*"
            + tag
            + rb"f(?:\s[^<>]*)?(?:/>|>([^<]*)</"
            + self.prefix
            + rb"f>)\s*(?:"
            + tag
            + rb"v\s*>([^<]*))?"
        )
        for match in pattern.finditer(self.xml, max(self.xml.rfind(tag + b"c", 0, first.start()), 0)):
            has = attributes(match.group(1))
            cell = _cell(has.get(b"r", b"")) or self._place(match.start())
            # A cell that shares the formula of another has none of its own written.
            self.facts.formulas[cell] = _unescaped(match.group(2) or b"")
            value, kind = match.group(3), has.get(b"t", b"n")
            if (not value and kind != b"str") or (not calculated and kind == b"n" and value == b"0"):
                self.facts.uncalculated.add(cell)

    def _place(self, start: int) -> Cell:
        """The place of a row or cell that does not say it: after the one before it."""
        if self._implied is None:
            self._implied, row, column = {}, -1, -1
            for match in re.finditer(b"<" + self.prefix + rb"(row|c)(?=[\s/>])([^<>]*)>", self.xml):
                said = attributes(match.group(2)).get(b"r", b"")
                if match.group(1) == b"row":
                    row, column = int(said) - 1 if said.isdigit() else row + 1, -1
                else:
                    column = cell[1] if (cell := _cell(said)) else column + 1
                self._implied[match.start()] = (row, column)
        return self._implied.get(start, (0, 0))


def _is_hidden(has: Attributes, size: bytes) -> bool:
    return has.get(b"hidden") in (b"1", b"true") or not has.get(size, b"1").strip(b"0.")


def _cell(reference: bytes) -> Cell | None:
    match = _REFERENCE.match(reference)
    return (int(match.group(2)) - 1, column_of(match.group(1))) if match else None


def _unescaped(text: bytes) -> str:
    found = text.decode("utf-8", "replace")
    if "&" in found:
        for written, meant in _ENTITIES:
            found = found.replace(written, meant)
    return found
