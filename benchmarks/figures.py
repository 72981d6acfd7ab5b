"""What a benchmark finds: figures with their aims, and the table of them."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One figure: the median of `runs` values between `low` and `high`; `aim` is the most that it may be, or None."""

    group: str
    name: str
    unit: str
    median: float
    low: float
    high: float
    runs: int
    aim: float | None = None

    @property
    def verdict(self) -> str:
        """`met`, `missed`, or nothing where there is no aim."""
        if self.aim is None:
            return ""
        return "met" if self.median <= self.aim else "missed"


def figure(group: str, name: str, unit: str, values: Sequence[float], *, aim: float | None = None) -> Figure:
    """The figure of a series of values."""
    return Figure(group, name, unit, statistics.median(values), min(values), max(values), len(values), aim)


def ratios(values: Sequence[float], to: Sequence[float]) -> list[float]:
    """Pair by pair, so that a machine that grows slower meanwhile slows both."""
    return [one / other for one, other in zip(values, to, strict=True)]


def as_json(figures: Iterable[Figure]) -> list[dict[str, Any]]:
    """The figures as they are kept."""
    return [{**asdict(one), "verdict": one.verdict} for one in figures]


def as_table(figures: Iterable[Figure]) -> str:
    """The figures as a table in Markdown, a heading per group."""
    lines: list[str] = []
    group = None
    for one in figures:
        if one.group != group:
            group = one.group
            lines += [
                "",
                f"## {group}",
                "",
                "| figure | median | least | most | runs | aim | |",
                "|---|--:|--:|--:|--:|--:|---|",
            ]
        aim = "" if one.aim is None else f"≤ {_shown(one.aim)}"
        cells = (f"{_shown(one.median)} {one.unit}", _shown(one.low), _shown(one.high), str(one.runs), aim, one.verdict)
        lines.append(f"| {one.name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _shown(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
