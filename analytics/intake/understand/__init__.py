"""From rows to results: each cell read, each name resolved, each rule checked, each fault named once at its cell."""

from __future__ import annotations

from analytics.intake.understand.inspection import STEPS, inspect

__all__ = ["STEPS", "inspect"]
