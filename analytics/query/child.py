"""The process that answers one query and ends. Run as `python -I -m analytics.query.child` in a folder of its own.

It takes one line on standard input, a JSON list: the file of the release, the SQL, and the names that may be asked for
(tables, macros that give rows, macros that give a value; each list as words). It answers with lines of JSON, each
[kind, body]: walls, normal, columns, row …, end; or refused.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator

from analytics.query import limits, walls
from analytics.query.errors import Refused


def messages(asked: list[str], standing: list[str]) -> Iterator[bytes]:
    """The answer to what was asked."""
    # Only now: what is imported is held to the limits too.
    from analytics.query import engine, parse

    path, sql, *names = asked
    try:
        connection = engine.connect(path)
        yield engine.line("walls", [*standing, *walls.close()])
        query = parse.checked(sql, parse.Names(*(tuple(one.split()) for one in names)))
        yield engine.line("normal", query.normal)
        yield from engine.run(connection, query.text)
    except Refused as refusal:
        yield engine.line("refused", [refusal.reason, refusal.tokens])
    except RecursionError:
        yield engine.line("refused", ["nested", {"limit": limits.NESTING, "line": 1, "column": 1}])
    except MemoryError:
        yield engine.line("refused", ["memory", {"limit": limits.MEMORY_BYTES // limits.MEBIBYTE}])


def main() -> None:
    """Answer what standard input asks."""
    standing = walls.hold()
    asked = sys.stdin.buffer.readline()
    if not asked:
        return
    out = sys.stdout.buffer
    for message in messages(json.loads(asked), standing):
        out.write(message)
    out.flush()
    # The answer is out; taking the engine down in good order would only make the reader wait.
    os._exit(0)


if __name__ == "__main__":
    main()
