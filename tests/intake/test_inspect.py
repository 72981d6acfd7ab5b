"""From the bytes of an office's spreadsheet to results: every planted fault at its cell, nothing else, no row lost."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest

from analytics.intake.model import Inspection
from analytics.intake.reading import read_file
from analytics.intake.registry import Registry
from analytics.intake.understand import inspect
from analytics.warehouse import Release
from tests.intake.messy import Answers, build


def inspected(release: Release, folder: Path, *, plant: bool) -> tuple[Inspection, Answers]:
    content, answers = build(release, plant=plant)
    path = folder / "rekap.xlsx"
    path.write_bytes(content)
    return inspect(read_file(path), Registry.of(release)), answers


def results_of(found: Inspection) -> dict[tuple[str, int], tuple[float | None, str | None]]:
    return {
        (one.agency_id, one.year): (None if one.score is None else float(one.score), one.category_id)
        for one in found.results
    }


@pytest.mark.parametrize("plant", [False, True])
def test_planted_faults_are_found_and_nothing_else(published: Release, tmp_path: Path, plant: bool) -> None:
    found, answers = inspected(published, tmp_path, plant=plant)
    # Three years of nearly all agencies are more than were ever printed; that is told once nothing else is wrong.
    exceeding = set() if plant else {("totals_contradict", "", "")}
    told = {(one.rule, one.sheet, one.cell) for one in found.findings if one.severity != "note"}
    assert told == answers.planted | exceeding
    assert results_of(found) == answers.results
    assert found.publishable is not plant


def test_rows_add_up(published: Release, tmp_path: Path) -> None:
    found, _ = inspected(published, tmp_path, plant=True)
    for count in found.counts:
        parts = {name: value for name, value in asdict(count).items() if name not in ("sheet", "read", "results_of")}
        assert sum(parts.values()) == count.read
    assert found.totals["results_of"] == len(found.results)
