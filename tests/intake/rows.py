"""Rows as they come from a sheet, built by hand, and what is found in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from analytics.intake.grid import Sheet, Value, Workbook, column_name
from analytics.intake.model import Column, FileMapping, Finding, Layout, Place, RawRow, Result, SheetMapping
from analytics.intake.registry import Registry
from analytics.intake.understand.draft import Draft
from analytics.intake.understand.faults import Faults
from analytics.intake.understand.inspection import understand
from analytics.intake.understand.whole import check_limits, check_whole
from analytics.warehouse import Release

ASPECTS = (
    "perencanaan_kebutuhan", "pengadaan", "pengembangan_karier", "promosi_mutasi", "manajemen_kinerja",
    "penggajian_penghargaan_disiplin", "perlindungan_pelayanan", "sistem_informasi",
)  # fmt: skip


@dataclass(frozen=True)
class Found:
    """What came out."""

    drafts: Sequence[Draft]
    results: Sequence[Result]
    findings: Sequence[Finding]

    def named(self, severity: str = "error") -> list[tuple[str, str]]:
        """The findings of a severity as rule and cell."""
        return [(one.rule, one.cell) for one in self.findings if one.severity == severity]

    def blocking(self) -> list[tuple[str, str]]:
        """Errors and warnings as rule and cell."""
        return [(one.rule, one.cell) for one in self.findings if one.severity != "note"]

    def of(self, rule: str) -> Finding:
        """The only finding of a rule."""
        (found,) = [one for one in self.findings if one.rule == rule]
        return found


def column(name: str) -> Column:
    """A column by a short name: `score`, `score@2019`, `aspect_points:pengadaan`."""
    name, _, year = name.partition("@")
    field, _, part = name.partition(":")
    return Column(field, part or None, int(year) if year else None)


def a_sheet(
    heads: Sequence[str], rows: Sequence[Sequence[Value]], *, layout: Layout = "agency", name: str = "Data",
    year: int | None = None, stage: str | None = None, form: int | None = None, first: int = 1,
) -> tuple[SheetMapping, list[RawRow]]:  # fmt: skip
    """A sheet whose head stands in row 1 and whose rows follow; an empty cell is None."""
    columns = [column(head) for head in heads]
    mapping = SheetMapping(layout, (1,), {column_name(at): one for at, one in enumerate(columns)}, year, stage, form)
    raw = [
        RawRow(
            name, first + at,
            {columns[n]: Place(name, first + at, n, value) for n, value in enumerate(row) if value is not None},
            year, stage, form,
        )
        for at, row in enumerate(rows)
    ]  # fmt: skip
    return mapping, raw


def inspect_rows(
    registry: Registry, sheets: dict[str, tuple[SheetMapping, list[RawRow]]], *, names: dict[str, str] | None = None,
    follows: Release | None = None, workbook: Workbook | None = None,
) -> Found:  # fmt: skip
    """Understand rows of sheets as an inspection does, without layout."""
    mapping = FileMapping({name: one for name, (one, _) in sheets.items()}, names or {})
    faults = Faults()
    if workbook:
        check_limits(workbook, mapping, faults)
    drafts, results = understand([raw for _, rows in sheets.values() for raw in rows], mapping, registry, faults)
    check_whole(drafts, results, registry, follows, faults)
    return Found(drafts, results, faults.listed(list(sheets)))


def one_sheet(registry: Registry, heads: Sequence[str], rows: Sequence[Sequence[Any]], **more: Any) -> Found:
    """Understand a single sheet called Data."""
    sheet = {key: more.pop(key) for key in ("layout", "year", "stage", "form") if key in more}
    return inspect_rows(registry, {"Data": a_sheet(heads, rows, **sheet)}, **more)


def a_workbook(rows: Sequence[Sequence[Value]], file_format: Any = "xlsx") -> Workbook:
    """A workbook of one sheet."""
    return Workbook("uji", "0" * 64, file_format, (Sheet("Data", tuple(tuple(row) for row in rows)),))
