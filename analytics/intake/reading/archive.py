"""A look into a zipped workbook: its directory before anything parses it, its size unpacked and what its XML declares
before anything is believed of it.

Members are unpacked here piece by piece, searched and thrown away; nothing is kept and nothing written.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from analytics.intake.errors import Refused
from analytics.intake.reading import limits

_PIECE = 1 << 20
_TAIL = 512  # of a piece, kept so that nothing hides across the seam
_DECLARED = ("<!DOCTYPE", "<!ENTITY")
_DECLARATIONS = tuple(word.encode(encoding) for word in _DECLARED for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_ROW = re.compile(rb"<(?:[\w.-]+:)?row\s[^<>]*?\br=[\"'](\d+)")
# A cell that has content: one that closes itself is only formatted, and is not read. A pattern that begins with plain
# letters is searched ten times as fast; what is written in still other ways is left to the limits of the child.
_FAR = re.compile(rb"r=(?<=\sr=)[\"']([A-Z]{3})\d+[\"'][^<>]*(?<!/)>")
_CELL = re.compile(rb"r=(?<=\sr=)[\"']([A-Z]+)\d+[\"'][^<>]*(?<!/)>")
_WIDE = re.compile(rb"r=(?<=\sr=)[\"']([A-Z]{2,3})\d+[\"'][^<>]*(?<!/)>")


class Archive:
    """A zipped workbook as its directory tells: its format, and the names of its members, nothing of them searched."""

    def __init__(self, file_format: str, names: dict[str, zipfile.ZipInfo]) -> None:
        self.format, self._names = file_format, names

    def search(self, path: str, tick: Callable[[], None] = lambda: None) -> list[str]:
        """The remarks on the file, which lies at a path of its own, after a search of all that is in it. Raises Refused
        for what should not be read.

        `tick` is called for every piece, so that a caller who has no more time may raise.
        """
        with _opened(path) as opened:
            return _remarks(self._names, _search(opened, self._names, tick))


def look(path: str) -> Archive:
    """What a zipped workbook is. Only its directory and the small members that tell its format are read. Raises Refused
    for what should not be parsed."""
    with _opened(path) as opened:
        names = _directory(opened)
        return Archive(_format(opened, names), names)


@contextmanager
def _opened(path: str) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as opened:
            yield opened
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise Refused("damaged") from error


def members(opened: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The members by name; some programs write backslashes."""
    return {one.filename.replace("\\", "/"): one for one in opened.infolist()}


def column_of(letters: bytes | str) -> int:
    """The number of a column from its letters: A is 0."""
    column = 0
    for letter in letters.encode() if isinstance(letters, str) else letters:
        column = column * 26 + letter - 64
    return column - 1


def last_of(signs: tuple[bytes, ...], piece: bytes, end: int) -> int:
    """Where the last of some signs begins before a place; -1 where none does. A sign that does not occur is looked for
    only behind the last one that does."""
    last = -1
    for sign in signs:
        last = max(last, piece.rfind(sign, max(last, 0), end))
    return last


def _directory(opened: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    listed = opened.infolist()
    if len(listed) > limits.MEMBERS:
        raise Refused("members", found=len(listed), limit=limits.MEMBERS)
    for one in listed:
        name = one.orig_filename.replace("\\", "/")
        if name.startswith("/") or ":" in name.split("/")[0] or ".." in name.split("/") or min(name, default=" ") < " ":
            raise Refused("path_tricks")
        if one.flag_bits & 0x1:
            raise Refused("encrypted")
        if one.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            # No office program writes others, and their unpackers ask for memory as the file says.
            raise Refused("damaged")
        if one.file_size > limits.RATIO_FROM and one.file_size > limits.RATIO * max(one.compress_size, 1):
            raise Refused("ratio", found=one.file_size // max(one.compress_size, 1), limit=limits.RATIO)
    _within(sum(one.file_size for one in listed))
    names = members(opened)
    if len(names) != len(listed):
        # Two members of one name: which of them counts depends on who reads.
        raise Refused("damaged")
    return names


def _within(unpacked: int) -> None:
    if unpacked > limits.UNPACKED_BYTES:
        raise Refused("unpacked", limit=limits.UNPACKED_BYTES // limits.MEBIBYTE)


def _format(opened: zipfile.ZipFile, names: dict[str, zipfile.ZipInfo]) -> str:
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "mimetype" in names:
        what = opened.read(names["mimetype"])[:200].strip()
        if what.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
            if "META-INF/manifest.xml" in names and b"encryption-data" in opened.read(names["META-INF/manifest.xml"]):
                raise Refused("encrypted")
            if "content.xml" not in names:
                raise Refused("damaged")
            return "ods"
    if "[Content_Types].xml" in names:
        kinds = opened.read(names["[Content_Types].xml"])
        if b"spreadsheetml" in kinds or b"ms-excel" in kinds:
            return "xlsm" if b"macroEnabled" in kinds or "xl/vbaProject.bin" in names else "xlsx"
    raise Refused("document" if {"mimetype", "word/document.xml", "ppt/presentation.xml"} & names.keys() else "archive")


def _search(opened: zipfile.ZipFile, names: dict[str, zipfile.ZipInfo], tick: Callable[[], None]) -> set[str]:
    """Unpack every member once, within the limit, and look for what must not be there."""
    unpacked, marks = 0, set()
    for name, member in names.items():
        is_xml = name.endswith((".xml", ".rels", ".vml"))
        is_sheet = is_xml and name.startswith("xl/worksheets/")
        last = 0
        for piece, size in _pieces(opened, member):
            tick()
            unpacked += size
            _within(unpacked)
            if is_xml and _declares(piece):
                raise Refused("doctype")
            if is_sheet:
                last = max(last, _extremes(piece))
            elif name == "content.xml":
                marks |= {mark for sign, mark in _ODS_MARKS if sign in piece}
        if is_sheet and last > limits.RECTANGLE // limits.COLUMNS:
            _check_rectangle(last, opened, member)
    return marks


def _pieces(opened: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[tuple[bytes, int]]:
    tail = b""
    with opened.open(member) as stream:
        while piece := stream.read(_PIECE):
            yield tail + piece, len(piece)
            tail = piece[-_TAIL:]


def _declares(piece: bytes) -> bool:
    # One sign, which few members have before their end, is looked for much faster than six words that have it.
    if (sign := piece.find(b"!")) < 0:
        return False
    begin = max(sign - 3, 0)  # "<!" in UTF-16
    return any(piece.find(word, begin) >= 0 for word in _DECLARATIONS)


def _extremes(piece: bytes) -> int:
    """The last row with content that begins in a piece of a sheet. Raises Refused for a column too far to the right."""
    for letters in _FAR.findall(piece):
        if column_of(letters) >= limits.COLUMNS:
            raise Refused("columns", column=letters.decode(), limit=limits.COLUMNS)
    valued = last_of((b"<v>", b":v>", b"<is>", b":is>"), piece, len(piece))
    if valued < 0:
        return 0
    begin = last_of((b"<row", b":row"), piece, valued)
    found = _ROW.match(piece, piece.rfind(b"<", 0, begin + 1)) if begin >= 0 else None
    return int(found.group(1)) if found and len(found.group(1)) < 10 else 0


def _check_rectangle(last: int, opened: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    # Columns of one letter are only looked for where even these are too many.
    least, pattern = (26, _WIDE) if last * 26 <= limits.RECTANGLE else (1, _CELL)
    letters = {one for piece, _ in _pieces(opened, member) for one in pattern.findall(piece)}
    widest = max((column_of(one) + 1 for one in letters), default=least)
    if last * widest > limits.RECTANGLE:
        raise Refused("far", row=last, columns=widest)


_ODS_MARKS = (
    (b"<office:annotation", "comments"), (b"<table:table-source", "external_links"),
    (b"<table:cell-range-source", "external_links"), (b"'file:", "external_links"),
)  # fmt: skip


def _remarks(names: dict[str, zipfile.ZipInfo], marks: set[str]) -> list[str]:
    for name in names:
        if name.endswith("vbaProject.bin") or name.startswith(("xl/macrosheets/", "Basic/", "Scripts/")):
            marks.add("macros")
        if name.startswith(("xl/externalLinks/", "xl/connections.", "xl/queryTables/")):
            marks.add("external_links")
        if re.match(r"xl/(?:comments|threadedComments)", name):
            marks.add("comments")
    return sorted(marks)
