"""The process that parses one file and ends. Run as `python -I -m analytics.intake.reading.child`.

It takes one line on standard input, ["path", "format"], and answers on standard output with lines of JSON, each [kind,
body] or [kind, body, how many bytes follow it]: never with objects that run code when they are read. Values that JSON
lacks are objects of one key (see `plain`).

Rows go column by column, since most columns hold numbers only, or repeat few texts: these need not be written out, and
are what follows (see `_rows`).
"""

from __future__ import annotations

import gc
import json
import os
import struct
import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import zip_longest
from typing import Any

from analytics.intake.errors import Refused
from analytics.intake.reading import calamine, limits

_MOST_TEXTS = 256  # that a byte tells apart


def plain(value: Any) -> dict[str, Any]:
    """A value that JSON lacks, by a key for its kind: e error, f formula without result, t, d, h, s times."""
    if isinstance(value, calamine.Marked):
        return value.sent
    if isinstance(value, datetime):
        return {"t": value.isoformat()}
    if isinstance(value, date):
        return {"d": value.isoformat()}
    if isinstance(value, time):
        return {"h": value.isoformat()}
    if isinstance(value, timedelta):
        return {"s": [value.days, value.seconds, value.microseconds]}
    raise TypeError(f"{type(value)} in a cell")


def line(kind: str, body: Any, *follow: int) -> bytes:
    """One message; `follow` is how many bytes follow it, where any do."""
    text = json.dumps([kind, body, *follow], default=plain, separators=(",", ":"))
    if kind == "rows":
        # An empty cell is "" here and null there. No text can hold these signs: a quote within one is written \".
        text = text.replace(',""', ",null").replace('[""', "[null")
    return text.encode("ascii") + b"\n"


def _rows(piece: calamine.Rows, may_hold_truths: bool = True) -> bytes:
    """Rows as a message: how many, and what stands in each column; then the numbers of the columns that hold nothing
    else, eight bytes each; then for each cell of the columns that repeat few texts a byte that says which. A row that
    ends early is filled up. `may_hold_truths`: a cell may be TRUE or FALSE."""
    numbers, codes = list[bytes](), list[bytes]()
    are_even = len(set(map(len, piece))) == 1
    crosswise = zip(*piece, strict=True) if are_even else zip_longest(*piece, fillvalue="")
    columns = [
        _column(cells, numbers, codes) if may_hold_truths or not _are_numbers(cells, numbers) else {"n": []}
        for cells in crosswise
    ]
    follow = b"".join(numbers + codes)
    return line("rows", [len(piece), columns], len(follow)) + follow


def _are_numbers(cells: Sequence[Any], numbers: list[bytes]) -> bool:
    """Whether a column without TRUE and FALSE holds numbers only, which are then added to `numbers`. The attempt takes
    a fifth of the time that it takes to ask each cell what it is."""
    try:
        numbers.append(struct.pack(f"{len(cells)}d", *cells))
    except struct.error:
        return False
    return True


def _column(cells: Sequence[Any], numbers: list[bytes], codes: list[bytes]) -> Any:
    """The cells of a column as they are sent: nothing where all are empty; of numbers only the places of the empty
    ones, while they themselves are added to `numbers`; few texts once each, while a byte for each cell is added to
    `codes`; anything else as a list."""
    found, empty, kinds = cells, list[int](), set(map(type, cells))
    if kinds == {str}:
        return _texts(cells, codes) if any(cells) else None
    if kinds == {float, str}:
        empty = [place for place, cell in enumerate(cells) if cell == ""]
        found = [0.0 if cell == "" else cell for cell in cells]
        kinds = set(map(type, found))
    if kinds != {float}:
        return cells
    numbers.append(struct.pack(f"{len(found)}d", *found))
    return {"n": empty}


def _texts(cells: Sequence[str], codes: list[bytes]) -> Any:
    texts = {text: code for code, text in enumerate(dict.fromkeys(cells))}
    if len(texts) > min(_MOST_TEXTS, len(cells) // 2):
        return cells
    codes.append(bytes(map(texts.__getitem__, cells)))
    return {"w": [*texts]}


def messages(path: str, file_format: str) -> Iterator[bytes]:
    """The answer, line by line; the last one says that it is whole."""
    try:
        if file_format == "text":
            from analytics.intake.reading.text import read_text

            with open(path, "rb") as file:
                rows, delimiter = read_text(file.read())
            width = max(map(len, rows), default=0)
            calamine.check_size(len(rows), width)
            if sum(map(len, rows)) > limits.VALUES:
                raise Refused("values", limit=limits.VALUES)
            yield line("format", "tsv" if delimiter == "\t" else "csv")
            yield line("sheet", ["", "visible", width, [], [], [], True, []])
            for n in range(0, len(rows), calamine.PIECE):
                yield _rows(rows[n : n + calamine.PIECE])
        else:
            for kind, body in calamine.read_workbook(path, file_format):
                yield _rows(*body) if kind == "rows" else line(kind, body)
        yield line("end", None)
    except Refused as refusal:
        yield line("refused", [refusal.reason, list(refusal.tokens.items())])
    except MemoryError:
        yield line("refused", ["memory", [["limit", limits.MEMORY_BYTES // limits.MEBIBYTE]]])


def main() -> None:
    """Read what standard input names."""
    limits.hold()
    # This process ends with its one file: nothing that it makes is ever given back, so nothing need be searched for.
    gc.disable()
    # What most files need is loaded while nobody has asked yet: the file is still being copied and looked at.
    import python_calamine  # noqa: F401

    from analytics.intake.reading import hidden  # noqa: F401

    asked = sys.stdin.buffer.readline()
    if not asked:
        return
    path, file_format = json.loads(asked)
    out = sys.stdout.buffer
    for message in messages(path, file_format):
        out.write(message)
    out.flush()
    # The answer is out; taking the interpreter down in good order would only make the reader wait.
    os._exit(0)


if __name__ == "__main__":
    main()
