"""The steps of a long verb on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from analytics.words import text


def steps(lang: str, area: str = "cli") -> AbstractContextManager[Callable[[str], None]]:
    """Something that says each step on standard error: one line that changes on a terminal, else nothing at all.

    `area`: the words that name the steps.
    """
    if not sys.stderr.isatty():
        return nullcontext(lambda step: None)
    from rich.console import Console

    return _Spinner(Console(stderr=True), lang, area)


class _Spinner(AbstractContextManager[Callable[[str], None]]):
    def __init__(self, console: Any, lang: str, area: str) -> None:
        self._status, self._lang, self._area = console.status(""), lang, area

    def __enter__(self) -> Callable[[str], None]:
        self._status.start()
        return lambda step: self._status.update(
            text(self._lang, "cli.building", step=text(self._lang, f"{self._area}.step.{step}"))
        )

    def __exit__(self, *error: object) -> None:
        self._status.stop()
