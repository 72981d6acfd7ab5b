"""Worked examples: questions of policymakers, KASN staff and journalists, as queries that run on every release."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

WHO = ("policy", "staff", "press")


@dataclass(frozen=True)
class Example:
    """A question by its id (`kueri.examples.ID` has its words), who asks it (`WHO`), and the query that answers it."""

    id: str
    who: str
    sql: str


@cache
def examples() -> dict[str, Example]:
    """The examples by id, in the order in which they are offered."""
    content = tomllib.loads((Path(__file__).parent / "queries.toml").read_text(encoding="utf-8"))
    return {name: Example(name, entry["who"], entry["sql"].strip()) for name, entry in content.items()}
