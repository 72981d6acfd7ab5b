"""From CSV files to raw tables: every cell as text, with the row it stood in. Nothing is inferred.

Types come from `schema.sql` and the rules from `data/datapackage.json`; a code such as 35.10 stays what it is.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analytics.errors import Unreadable
from analytics.findings import Finding
from analytics.paths import DATA

if TYPE_CHECKING:
    import pandas as pd

ROW = "_row"


@cache
def descriptor() -> dict[str, Any]:
    """The data package that ships with the product: what each file and column may hold."""
    package: dict[str, Any] = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    return package


def resources() -> dict[str, dict[str, Any]]:
    """The described files by table name, in the order of the data package."""
    return {resource["name"]: resource for resource in descriptor()["resources"]}


def read_folder(folder: Path) -> tuple[dict[str, pd.DataFrame], list[Finding]]:
    """Read each described CSV file of a folder.

    Returns the raw tables by name (text columns, missing as None, and `_row` as a spreadsheet counts) and what is
    wrong with the files themselves: missing file, missing, unknown or repeated column, a row of another length.
    A table with such a fault is left out, so that later rules don't report its consequences.
    """
    tables: dict[str, pd.DataFrame] = {}
    findings: list[Finding] = []
    for name, resource in resources().items():
        path = folder / resource["path"]
        found = list(_file_findings(path, resource)) if path.exists() else [_missing_file(path)]
        findings += found
        if not found:
            tables[name] = _frame(path)
    return tables, findings


def _missing_file(path: Path) -> Finding:
    return Finding(path.name, None, None, None, "missing_file", f"Put {path.name} into {path.parent}.")


def _lines(path: Path) -> list[list[str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file, strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise Unreadable(str(path), f"not a UTF-8 CSV file ({error}). Save it as CSV in UTF-8.") from error


def _file_findings(path: Path, resource: dict[str, Any]) -> Iterator[Finding]:
    lines = _lines(path)
    header = lines[0] if lines else []
    expected = [field["name"] for field in resource["schema"]["fields"]]
    for column in expected:
        if column not in header:
            yield Finding(path.name, 1, column, None, "missing_column", f"Add the column {column}.")
    for column in sorted(set(header)):
        if column not in expected:
            yield Finding(
                path.name, 1, column, column, "unknown_column", "Remove it, or describe it in datapackage.json."
            )
        if header.count(column) > 1:
            yield Finding(path.name, 1, column, column, "repeated_column", "Keep one column of this name.")
    for row, cells in enumerate(lines[1:], start=2):
        if len(cells) != len(header):
            remedy = f"The header has {len(header)} columns; look for a comma that needs quotation marks."
            yield Finding(path.name, row, None, f"{len(cells)} cells", "row_length", remedy)


def _frame(path: Path) -> pd.DataFrame:
    import pandas

    header, *rows = _lines(path)
    columns = {name: [cells[place] or None for cells in rows] for place, name in enumerate(header)}
    frame = pandas.DataFrame(columns, dtype="str")
    frame[ROW] = range(2, len(rows) + 2)
    return frame
