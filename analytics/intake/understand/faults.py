"""Where findings are collected: each fault once, at its cell."""

from __future__ import annotations

from typing import Any

from analytics.intake.model import Finding, Place
from analytics.intake.rules import SEVERITY
from analytics.intake.understand.values import shown


class Faults:
    """The findings so far. A second finding of one rule at one cell is the same fault."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, str], Finding] = {}
        self._at: dict[tuple[str, str, str], tuple[int, int]] = {}
        self._rows: dict[tuple[str, int], bool] = {}

    def add(self, rule: str, place: Place, *, suggestion: str | None = None, **tokens: Any) -> None:
        """A fault at a cell."""
        key = (rule, place.sheet, place.cell)
        if key not in self._found:
            self._found[key] = Finding(
                rule, place.sheet, place.cell, shown(place.value), suggestion, tokens, SEVERITY[rule]
            )
            self._at[key] = (place.row, place.column)
        self.mark(rule, place.sheet, place.row)

    def mark(self, rule: str, sheet: str, row: int) -> None:
        """A row that a fault is of, though it may be named at another cell."""
        self._rows[sheet, row] = self._rows.get((sheet, row), False) or SEVERITY[rule] == "error"

    def is_named(self, row: tuple[str, int]) -> bool:
        """Whether some finding is of this row (sheet and number from 0)."""
        return row in self._rows

    @property
    def refused(self) -> set[tuple[str, int]]:
        """The rows that an error keeps out."""
        return {row for row, is_refused in self._rows.items() if is_refused}

    @property
    def has_errors(self) -> bool:
        """Whether anything blocks."""
        return any(one.severity == "error" for one in self._found.values())

    def cells_of(self, *rules: str) -> int:
        """At how many cells one of these rules is broken."""
        return sum(1 for rule, _, _ in self._found if rule in rules)

    def add_to_sheet(self, rule: str, sheet: str = "", found: str = "", **tokens: Any) -> None:
        """A fault of a whole sheet, or of the file."""
        self._found.setdefault((rule, sheet, ""), Finding(rule, sheet, "", found, None, tokens, SEVERITY[rule]))

    def take(self, finding: Finding) -> None:
        """A finding that was made elsewhere."""
        self._found.setdefault((finding.rule, finding.sheet, finding.cell), finding)

    def listed(self, sheets: list[str]) -> list[Finding]:
        """All findings: those of the file, then by sheet, row and column."""
        order = {name: place for place, name in enumerate(sheets)}

        def place(key: tuple[str, str, str]) -> tuple[int, int, int, str]:
            return (order.get(key[1], -1), *self._at.get(key, _position(key[2])), key[0])

        return [self._found[key] for key in sorted(self._found, key=place)]


def _position(cell: str) -> tuple[int, int]:
    """Row and column of a cell by its name; before all others where it has none."""
    letters = cell.rstrip("0123456789")
    digits = cell[len(letters) :]
    if not (letters.isalpha() and letters.isascii() and digits):
        return -1, -1
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return int(digits) - 1, column - 1
