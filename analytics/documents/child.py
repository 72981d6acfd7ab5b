"""The process that takes the text out of one document and ends. Run as `python -I -m analytics.documents.child`.

It takes one line on standard input, ["format"], and then the document, and answers with one line of JSON:
["text", text, day or null] or ["refused", reason, tokens]. The document comes over a pipe, so that it is never on a
disk.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

from analytics.documents import formats
from analytics.intake.reading import limits


def answer(file_format: str, content: bytes) -> list[Any]:
    """The text of a document, or why there is none."""
    try:
        text, day = formats.READERS[file_format](content)
    except formats.NoText as refusal:
        return ["refused", refusal.reason, refusal.tokens]
    except MemoryError:
        return ["refused", "memory", {"limit": limits.MEMORY_BYTES // limits.MEBIBYTE}]
    except Exception:
        # Whatever a damaged file makes a parser raise.
        return ["refused", "damaged", {}]
    return ["text", text, day]


def main() -> None:
    """Read what standard input gives."""
    limits.hold()
    asked = sys.stdin.buffer.readline()
    if not asked:
        return
    said = answer(json.loads(asked)[0], sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(said).encode("ascii") + b"\n")
    sys.stdout.buffer.flush()
    # The answer is out; taking the interpreter down in good order would only make the reader wait.
    os._exit(0)


if __name__ == "__main__":
    main()
