"""A finding: what is wrong in data, and where. Findings are collected and given all at once."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One fault: its place, what stands there, the rule it breaks, what to do.

    `row` counts as a spreadsheet does, the header being row 1; None where the fault is of the whole file.
    `rule` is a fixed id that tests and programs match; `remedy` is a sentence for people.
    """

    file: str
    row: int | None
    column: str | None
    found: str | None
    rule: str
    remedy: str
    severity: Severity = "error"

    def as_json(self) -> dict[str, object]:
        """The finding as the command line prints it."""
        return asdict(self)
