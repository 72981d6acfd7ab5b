"""The process that parses one file and ends. Run as `python -I -m analytics.intake.reading.child`.

It takes one line on standard input, ["path", "format"], and answers on standard output with lines of JSON: never with
objects that run code when they are read. Values that JSON lacks are objects of one key (see `plain`).

Rows go column by column, since most columns hold numbers only, which need not be written out (see `_column`).
"""

from __future__ import annotations

import gc
import json
import os
import sys
from array import array
from binascii import b2a_base64
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import zip_longest
from math import isfinite
from typing import Any

from analytics.intake.errors import Refused
from analytics.intake.reading import calamine, limits


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


def line(kind: str, body: Any) -> bytes:
    """One message."""
    text = json.dumps([kind, body], default=plain, separators=(",", ":"))
    if kind == "rows":
        # An empty cell is "" here and null there. No text can hold these signs: a quote within one is written \".
        text = text.replace(',""', ",null").replace('[""', "[null")
    return text.encode("ascii") + b"\n"


def _rows(piece: calamine.Rows) -> bytes:
    """Rows as a message: how many, and what stands in each column. A row that ends early is filled up."""
    return line("rows", [len(piece), [_column(cells) for cells in zip_longest(*piece, fillvalue="")]])


def _column(cells: Sequence[Any]) -> Any:
    """The cells of a column as they are sent: nothing where all are empty; for numbers the eight bytes of each, with
    the places of the empty ones; anything else as a list."""
    numbers, empty, kinds = cells, list[int](), set(map(type, cells))
    if str in kinds:
        empty = [place for place, cell in enumerate(cells) if cell == ""]
        if len(empty) == len(cells):
            return None
        numbers = [0.0 if cell == "" else cell for cell in cells]
        kinds = set(map(type, numbers))
    # What is infinite, or no number, makes their sum so, and has no place here.
    if kinds != {float} or not isfinite(sum(numbers)):
        return cells
    return {"n": [b2a_base64(array("d", numbers).tobytes(), newline=False).decode("ascii"), empty]}


def messages(path: str, file_format: str) -> Iterator[bytes]:
    """The answer, line by line; the last one says that it is whole."""
    try:
        if file_format == "text":
            from analytics.intake.reading.text import read_text

            with open(path, "rb") as file:
                rows, delimiter = read_text(file.read())
            width = max(map(len, rows), default=0)
            calamine.check_width(width)
            if sum(map(len, rows)) > limits.VALUES:
                raise Refused("values", limit=limits.VALUES)
            yield line("format", "tsv" if delimiter == "\t" else "csv")
            yield line("sheet", ["", "visible", width, [], [], [], True, []])
            for n in range(0, len(rows), calamine.PIECE):
                yield _rows(rows[n : n + calamine.PIECE])
        else:
            for kind, body in calamine.read_workbook(path, file_format):
                yield _rows(body) if kind == "rows" else line(kind, body)
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
