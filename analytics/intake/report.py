"""The report on a file: as JSON for the command line, as CSV for a spreadsheet."""

from __future__ import annotations

import csv
import io
from dataclasses import asdict
from typing import Any

from analytics.export.safe import make_safe
from analytics.intake.findings import choices, say
from analytics.intake.model import Inspection, as_plain
from analytics.words import text

_COLUMNS = ("severity", "sheet", "cell", "found", "rule", "what", "remedy", "suggestion")


def as_json(inspection: Inspection, lang: str) -> dict[str, Any]:
    """What `inspect` prints. `suggestions` holds each choice that a suggestion leaves; `rows` how they reconcile."""
    findings = []
    for one in inspection.findings:
        what, remedy = say(one, lang)
        findings.append({
            "severity": one.severity, "sheet": one.sheet, "cell": one.cell, "found": one.found, "rule": one.rule,
            "what": what, "remedy": remedy, "suggestion": one.suggestion, "suggestions": choices(one), "key": one.key,
        })  # fmt: skip
    return {
        "file_name": inspection.file_name,
        "file_hash": inspection.file_hash,
        "format": inspection.format,
        "sheets": [
            {"name": name, "header_rows": list(inspection.header.get(name, one.header_rows)), "layout": one.layout,
             "hidden": list(inspection.hidden.get(name, ()))}
            for name, one in inspection.mapping.sheets.items()
        ],
        "mapping": as_plain(inspection.mapping),
        "agencies": inspection.agencies,
        "results": len(inspection.results),
        "findings": findings,
        "rows": [asdict(one) for one in inspection.counts],
        "publishable": inspection.publishable,
    }  # fmt: skip


def findings_csv(inspection: Inspection, lang: str) -> bytes:
    """The findings as CSV with a header in the language: UTF-8 with BOM; semicolons for Indonesian Excel. What a
    spreadsheet would compute has an apostrophe in front."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if lang == "id" else ",", lineterminator="\r\n")
    writer.writerow([text(lang, f"intake.column.{name}") for name in _COLUMNS])
    for one in inspection.findings:
        what, remedy = say(one, lang)
        cells = (text(lang, f"intake.severity.{one.severity}"), one.sheet, one.cell, one.found, one.rule, what, remedy,
                 one.suggestion or "")  # fmt: skip
        writer.writerow([make_safe(cell) for cell in cells])
    return out.getvalue().encode("utf-8-sig")
