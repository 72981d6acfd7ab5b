"""Python's search for cycles, left out for a moment.

An inspection makes hundreds of thousands of small objects, none of which goes before all are made and none of which
leads back to itself. The search looks through them again and again as they grow, for a fifth of the whole time, and
finds nothing.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_lock = Lock()
_inside = 0
_was_on = False


@contextmanager
def without_cycle_search() -> Iterator[None]:
    """No search for cycles meanwhile. The switch is the whole process's, so threads that are inside at the same time
    are counted: the first turns the search off, the last turns it on again, if it was on."""
    global _inside, _was_on
    with _lock:
        if not _inside:
            _was_on = gc.isenabled()
            gc.disable()
        _inside += 1
    try:
        yield
    finally:
        with _lock:
            _inside -= 1
            if not _inside and _was_on:
                gc.enable()
