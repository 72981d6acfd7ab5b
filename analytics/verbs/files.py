"""Files that a verb writes: whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from analytics.errors import Unreadable


def write_file(out: Path, content: bytes) -> str:
    """Write a file, in one step for whoever looks, and return its full path. Raises Unreadable where it can't be."""
    unfinished = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        unfinished.write_bytes(content)
        os.replace(unfinished, out)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise Unreadable(str(out), error.strerror or str(error)) from error
    return str(out.resolve())
