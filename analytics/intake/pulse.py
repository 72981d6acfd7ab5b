"""A sign of life from long work, so that whoever waits can be told, and can end it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Thing = TypeVar("Thing")
Tell = Callable[[], None]
_EVERY = 1000


def nothing() -> None:
    """The sign of a caller who waits for none."""


def telling(things: Iterable[Thing], tell: Tell) -> Iterator[Thing]:
    """The same things, with a sign every thousand. What `tell` raises ends the work."""
    for place, one in enumerate(things, start=1):
        if not place % _EVERY:
            tell()
        yield one
