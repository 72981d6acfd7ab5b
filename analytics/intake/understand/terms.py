"""Words that cells are read by; they stand in `terms.toml`, where a person may add to them."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def _all() -> dict[str, list[str]]:
    found: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("terms.toml").read_text(encoding="utf-8"))
    return found


def terms(name: str) -> list[str]:
    """The words of a list. Raises KeyError for a list that there is not."""
    return _all()[name]
