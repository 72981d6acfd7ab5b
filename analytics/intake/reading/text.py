"""Text files: which encoding, which sign between the cells, and the cells. All values stay text."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

from analytics.intake.errors import Refused

_SAMPLE = 60  # records that decide on the delimiter
_SEP = re.compile(r"sep=(.)\r?\n?", re.I)
_CANDIDATES = "\t;,"


def read_text(data: bytes) -> tuple[list[list[str]], str]:
    """The cells of a text file and its delimiter."""
    words = decoded(data)
    if not words.strip():
        raise Refused("no_cells")
    csv.field_size_limit(len(words) + 1)
    said = _SEP.match(words)
    if said:
        # A note to the spreadsheet, which does not show it: row 1 is the one below.
        return _rows(words[said.end() :], said.group(1)), said.group(1)
    delimiter = delimiter_of(words)
    return _rows(words, delimiter), delimiter


def decoded(data: bytes) -> str:
    """The text: by its byte order mark, else UTF-8 if it is, else UTF-16, else Windows-1252."""
    for bom, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(bom):
            return _strict(data[len(bom) :], encoding)
    if b"\0" in data:
        # Latin letters in UTF-16 have a zero on one side; any other zero says that this is no text.
        odd = data[1::2].count(0) > data[0::2].count(0)
        return _strict(data, "utf-16-le" if odd else "utf-16-be")
    try:
        return _strict(data, "utf-8")
    except Refused:
        return _strict(data, "cp1252")


def _strict(data: bytes, encoding: str) -> str:
    try:
        words = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused("encoding") from error
    if re.search(r"[\x00-\x08\x0e-\x1f\x7f]", words):
        raise Refused("encoding")
    return words


def delimiter_of(words: str) -> str:
    """The sign that cuts most records into one number of cells; of equals, the one that cuts into more.

    So decimal commas do not win against semicolons, and titles above the table do not matter.
    """
    sample = "".join(io.StringIO(words[: 1 << 18], newline="").readlines()[: _SAMPLE * 2])
    found = {}
    for sign in _CANDIDATES:
        cuts = Counter(len(row) for row in _tolerant(sample, sign) if len(row) > 1)
        if cuts:
            cells, records = max(cuts.items(), key=lambda one: (one[1], one[0]))
            found[sign] = (records, cells)
    if not found:
        return ","
    most = max(records for records, _ in found.values())
    near = {sign: cells for sign, (records, cells) in found.items() if records >= 0.8 * most}
    return max(near, key=lambda sign: (near[sign], -_CANDIDATES.index(sign)))


def _tolerant(sample: str, sign: str) -> list[list[str]]:
    rows = []
    try:
        for row in csv.reader(io.StringIO(sample, newline=""), delimiter=sign):
            rows.append(row)
            if len(rows) == _SAMPLE:
                break
    except csv.Error:
        pass
    return rows


def _rows(words: str, delimiter: str) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(words, newline=""), delimiter=delimiter, strict=True):
            rows.append(row)
    except csv.Error as error:
        if "unexpected end" in str(error):
            # The rest of the file would become one cell.
            raise Refused("open_quote", row=len(rows) + 1) from error
        try:
            rows = list(csv.reader(io.StringIO(words, newline=""), delimiter=delimiter))
        except csv.Error as again:
            raise Refused("damaged") from again
    return rows
