"""Inspections made by hand over the small release of tests/make.py, for tests of what comes after inspecting."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from analytics.intake.grid import cell_name
from analytics.intake.model import (
    Column,
    FileMapping,
    Finding,
    Inspection,
    Part,
    Place,
    Reconciliation,
    Result,
    SheetMapping,
)
from analytics.intake.rights import Person

OFFICER = Person("Petugas", is_local=True)
NOTE = "Rekap penilaian, diterima dari bagian data"
WARNING = Finding("score_below_scale", "Hasil", "D2", "65,5", severity="warning")
ERROR = Finding("unknown_agency", "Hasil", "B3", "Kab. Anu")


def a_row(
    agency_id: str,
    year: int,
    score: float | None = None,
    *,
    row: int = 1,
    stage: str = "verified",
    form: int | None = 410,
    category: str | None = None,
    points: Mapping[str, float] | None = None,
    percents: Mapping[str, float] | None = None,
    levels: Mapping[str, int] | None = None,
    remark: str | None = None,
) -> Result:
    """One result of a file; its category is left to the score unless said."""
    place = Place("Hasil", row, 1, agency_id)
    parts = {one: Part(Decimal(str(value)), None, place) for one, value in (points or {}).items()}
    parts |= {one: Part(None, Decimal(str(value)), place) for one, value in (percents or {}).items()}
    number = None if score is None else Decimal(str(score))
    return Result(agency_id, year, stage, number, form, category, parts, levels or {}, place, remark)


RESULTS: Sequence[Result] = (
    a_row("provinsi-x", 2020, 320, row=1, points={"pengadaan": 30}),
    a_row("kem-a", 2020, 330.5, row=2, percents={"pengadaan": 75}),
    a_row("kem-a", 2019, 174.5, row=3, form=400),
    a_row("kota-x2", 2020, 200, row=4, category="kurang", remark="hasil rapat"),
)


def an_inspection(
    results: Sequence[Result] = RESULTS,
    *,
    findings: Sequence[Finding] = (),
    content: bytes = b"berkas",
    **changes: Any,
) -> Inspection:
    """A file that was understood to say these results."""
    mapping = FileMapping({"Hasil": SheetMapping("agency", (1,), {"B": Column("agency"), "D": Column("score")})})
    counts = [Reconciliation("Hasil", len(results) + 1, 1, 0, 0, 0, 0, 0, 0, 0, len(results), 0, len(results))]
    made = Inspection(
        "rekap.xlsx", hashlib.sha256(content).hexdigest(), "xlsx", mapping, {"Hasil": (1,)}, {}, list(results),
        list(findings), counts,
    )  # fmt: skip
    return replace(made, **changes)


def a_finding(rule: str, row: int, column: int, **cells: Any) -> Finding:
    """A finding at a cell of the one sheet."""
    return Finding(rule, "Hasil", cell_name(row, column), "x", **cells)
