"""A write that fails because the disk is full, told apart from every other failure."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path

import duckdb

from analytics.errors import NoRoom

_FULL = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)


@contextlib.contextmanager
def no_room(folder: Path) -> Iterator[None]:
    """Say in plain words that a write failed for want of room; DuckDB gives the reason of the system in its text."""
    try:
        yield
    except OSError as error:
        if error.errno not in _FULL:
            raise
        raise NoRoom(str(folder), os.strerror(error.errno)) from error
    except duckdb.Error as error:
        if reason := next((os.strerror(code) for code in _FULL if os.strerror(code) in str(error)), None):
            raise NoRoom(str(folder), reason) from error
        raise
