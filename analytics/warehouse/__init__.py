"""Releases: built from data, checked, immutable, each one a read-only DuckDB file."""

from __future__ import annotations

from analytics.warehouse.build import STEPS, Kind, Progress, build_release, inputs_digest
from analytics.warehouse.store import (
    Release,
    current_release,
    latest_of_kind,
    list_releases,
    open_release,
    was_built_from,
)

__all__ = [
    "STEPS",
    "Release",
    "build_release",
    "current_release",
    "ensure_releases",
    "latest_of_kind",
    "list_releases",
    "open_release",
]


def ensure_releases(progress: Progress) -> None:
    """Build the published facts and the simulated country where this copy has none, or has them from older data."""
    kinds: tuple[Kind, ...] = ("published", "simulated")
    for kind in kinds:
        if was_built_from(kind) != inputs_digest():
            build_release(kind, progress=progress)
