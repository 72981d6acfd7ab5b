"""A whole release as files: every table, described."""

from __future__ import annotations

import io
import json
import os
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from analytics.errors import NotOverwritten
from analytics.export.descriptor import package, resource
from analytics.export.formats import Format, file_name, find_format, join_name
from analytics.export.table import Column, Table, slug
from analytics.warehouse import Release
from analytics.warehouse.read import descriptor, resources
from analytics.warehouse.tables import table_columns, table_rows
from analytics.words import text

# A ZIP must bear a day; the first that it can bear says that none is meant.
_DAY_OF_ARCHIVES = (1980, 1, 1, 0, 0, 0)


def release_tables(release: Release, lang: str = "id") -> list[Table]:
    """Every table of a release with all its rows, in order of name; columns are described by the data package."""
    return [release_table(release, name, lang) for name in table_columns(release)]


def release_table(
    release: Release,
    name: str,
    lang: str = "id",
    *,
    rows: Sequence[Mapping[str, Any]] | None = None,
    selection_words: str = "",
) -> Table:
    """One table of a release, described by the data package: all of its rows, or those given and how they were chosen.

    Raises KeyError for a table that the release does not have.
    """
    described, fields = describe(name)
    ending = "_en" if lang == "en" else ""
    return Table(
        name=name, title=described.get(f"title{ending}", name), subtitle=described.get(f"description{ending}", ""),
        columns=tuple(_column(key, fields.get(key, {}), ending) for key in table_columns(release)[name]),
        rows=table_rows(release, name) if rows is None else rows,
        source_line=text(lang, "export.release_source", release=release.release_id), notes=(), release=release,
        fingerprint=None, lang=lang, selection_words=selection_words,
    )  # fmt: skip


def release_files(release: Release, file_format: str, lang: str = "id") -> dict[str, bytes]:
    """The files of `export_release` by name. Raises UnknownFormat, DoesNotFit."""
    found, tables = find_format(file_format), release_tables(release, lang)
    if found.write_all:
        return {join_name(release.is_simulated, [release.release_id], found.ending): found.write_all(tables)}
    files = {file_name(table, file_format): found.write(table) for table in tables}
    if found.dialect:
        files["datapackage.json"] = _beside(tables, file_format, found)
    return files


def archive_name(release: Release, file_format: str) -> str:
    """The name of the one file that `release_archive` makes. Raises UnknownFormat."""
    found = find_format(file_format)
    marks = [release.release_id] if found.write_all else [release.release_id, slug(file_format)]
    return join_name(release.is_simulated, marks, found.ending if found.write_all else "zip")


def release_archive(release: Release, file_format: str, lang: str = "id") -> bytes:
    """A whole release as one file: what `release_files` gives, in a ZIP where it is several files.

    The same release gives the same bytes. Raises UnknownFormat, DoesNotFit.
    """
    files = release_files(release, file_format, lang)
    if len(files) == 1:
        return next(iter(files.values()))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _DAY_OF_ARCHIVES), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def export_release(release: Release, file_format: str, out_dir: Path, lang: str = "id") -> list[Path]:
    """Write every table of a release into a folder, and return the files.

    csv and csv-id: a file per table and `datapackage.json`; parquet: a file per table; xlsx: one workbook with a sheet
    per table; json: one data package. Files written before for the same release are replaced. Raises
    UnknownFormat, DoesNotFit, and NotOverwritten for a `datapackage.json` that describes something else.
    """
    files = release_files(release, file_format, lang)
    out_dir.mkdir(parents=True, exist_ok=True)
    if "datapackage.json" in files:
        _refuse_other(out_dir / "datapackage.json", files["datapackage.json"])
    for name, content in files.items():
        unfinished = out_dir / f".{name}.{os.getpid()}"
        unfinished.write_bytes(content)
        os.replace(unfinished, out_dir / name)
    return [out_dir / name for name in files]


def _column(key: str, field: Mapping[str, Any], ending: str) -> Column:
    return Column(
        key, field.get(f"title{ending}", key), field.get("unit", ""), field.get(f"description{ending}", ""),
        field.get("type", ""),
    )  # fmt: skip


def describe(table: str) -> tuple[Mapping[str, Any], dict[str, Mapping[str, Any]]]:
    """What the data package says of a table, and of its columns by name; those that the build fills in included."""
    own = resources().get(table)
    made = {entry["name"]: entry for entry in descriptor()["releaseTables"]}.get(table)
    parts = [part for part in (own, made) if part]
    fields = {field["name"]: field for part in parts for field in part["schema"]["fields"]}
    return (parts[0] if parts else {}), fields


def _beside(tables: list[Table], file_format: str, found: Format) -> bytes:
    decimal = "," if found.dialect == ";" else "."
    described = []
    for table in tables:
        entry = resource(table, explained=True)
        for field in entry["schema"]["fields"]:
            if field["type"] == "number":
                field["decimalChar"] = decimal
        how = {
            "path": file_name(table, file_format), "format": "csv", "mediatype": found.media_type,
            "encoding": "utf-8-sig" if decimal == "," else "utf-8", "dialect": {"delimiter": found.dialect},
        }  # fmt: skip
        described.append(entry | how)
    document = package(tables, described, name=f"peta-merit-{tables[0].release.release_id}")
    document["peta_merit"]["format"] = file_format
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _refuse_other(path: Path, content: bytes) -> None:
    if not path.exists():
        return
    try:
        there = json.loads(path.read_bytes()).get("peta_merit")
    except (ValueError, AttributeError):
        there = None
    if there != json.loads(content)["peta_merit"]:
        raise NotOverwritten(str(path), "it describes other files than those of this export")
