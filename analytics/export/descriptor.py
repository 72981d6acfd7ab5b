"""The Frictionless description of what is exported: the same whether it stands inside a file or beside it."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import Any

from analytics.export.table import Table, provenance
from analytics.warehouse.read import descriptor as shipped
from analytics.words import text


def package(tables: Sequence[Table], resources: Sequence[Mapping[str, Any]], *, name: str) -> dict[str, Any]:
    """A data package of tables of one release: where it comes from, licence, and its resources."""
    release, lang = tables[0].release, tables[0].lang
    marked = f"{text(lang, 'export.simulated')} " if release.is_simulated else ""
    return {
        "profile": "tabular-data-package",
        "name": name,
        "title": marked + (release.title_en if lang == "en" else release.title),
        "description": release.note_en if lang == "en" else release.note,
        "licenses": copy.deepcopy(shipped()["licenses"]),
        "sources": copy.deepcopy(shipped()["sources"]),
        "peta_merit": {"release_id": release.release_id, "kind": release.kind, "content_hash": release.content_hash},
        "resources": list(resources),
    }


def resource(table: Table, *, explained: bool) -> dict[str, Any]:
    """What is said of one table; the caller adds `data`, or `path` and how the file is written.

    `explained` says that the file has the explaining columns (release, fingerprint) at its end.
    """
    fields = [
        {"name": column.key, "type": kind, "title": column.label, "description": column.meaning}
        | ({"unit": column.unit} if column.unit else {})
        for column, kind in zip(table.columns, table.types(), strict=True)
    ]
    if explained:
        fields += [
            {"name": key, "type": "string", "title": key, "description": text(table.lang, f"export.columns.{key}")}
            for key in provenance(table)
        ]
    notes = [*table.notes, *([text(table.lang, "export.notes.safe")] if explained else [])]
    said = {"selection": table.selection, "rows": len(table.rows), "source_line": table.source_line,
            "fingerprint": table.fingerprint, "notes": notes}  # fmt: skip
    return {
        "profile": "tabular-data-resource", "name": table.name, "title": table.title, "description": table.subtitle,
        "schema": {"fields": fields, "missingValues": [""]}, "peta_merit": said,
    }  # fmt: skip
