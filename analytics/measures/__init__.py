"""Measures: every number that the product shows, defined once, computed in one place."""

from __future__ import annotations

from analytics.measures.compute import Measure, compute, definition, grouped, sql_of
from analytics.measures.load import Definition, catalogue

__all__ = ["Definition", "Measure", "catalogue", "compute", "definition", "grouped", "sql_of"]
