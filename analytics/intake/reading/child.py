"""The process that parses one file and ends. Run as `python -I -m analytics.intake.reading.child`.

It takes one line on standard input, ["path", "format"], and answers on standard output with lines of JSON: never with
objects that run code when they are read. Values that JSON lacks are objects of one key (see `plain`).
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
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
                yield line("rows", rows[n : n + calamine.PIECE])
        else:
            for kind, body in calamine.read_workbook(path, file_format):
                yield line(kind, body)
        yield line("end", None)
    except Refused as refusal:
        yield line("refused", [refusal.reason, list(refusal.tokens.items())])
    except MemoryError:
        yield line("refused", ["memory", [["limit", limits.MEMORY_BYTES // limits.MEBIBYTE]]])


def main() -> None:
    """Read what standard input names."""
    limits.hold()
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
