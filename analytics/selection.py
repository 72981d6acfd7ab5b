"""What is asked: the shared type of a selection, and the period that the product is about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

FIRST_YEAR, LAST_YEAR = 2018, 2020
YEARS = tuple(range(FIRST_YEAR, LAST_YEAR + 1))
# Frames of by_*.py that are kept by release and selection. They are shared: take what you need, never change one.
MOST_KEPT = 64


@dataclass(frozen=True)
class Selection:
    """The agencies and the period of a question.

    Exactly one of `upto` (latest result of the period up to that year) and `year` (results of that year) is set.
    `type` is an agency type or a group of them (`kabupaten_kota`, `central`, `daerah`).
    """

    upto: int | None = LAST_YEAR
    year: int | None = None
    type: str | None = None
    province: str | None = None
    region: str | None = None

    def parameters(self) -> dict[str, Any]:
        """The selection as parameters of a measure, without those that are not set."""
        pairs = {
            "upto": self.upto,
            "year": self.year,
            "type": self.type,
            "province": self.province,
            "region": self.region,
        }
        return {name: value for name, value in pairs.items() if value is not None}

    def but(self, **changes: Any) -> Selection:
        """The same selection with some parts changed; giving `year` unsets `upto` and the other way round."""
        if changes.get("year"):
            changes.setdefault("upto", None)
        if changes.get("upto"):
            changes.setdefault("year", None)
        return replace(self, **changes)

    @property
    def last_year(self) -> int:
        """The year that the selection ends with."""
        return self.upto or self.year or LAST_YEAR
