"""Exports: tables and whole releases as files that explain themselves."""

from __future__ import annotations

from analytics.export.formats import FORMATS, file_name, write_table
from analytics.export.table import Column, Table
from analytics.export.whole import (
    archive_name,
    describe,
    export_release,
    release_archive,
    release_files,
    release_table,
    release_tables,
)

__all__ = [
    "FORMATS",
    "Column",
    "Table",
    "archive_name",
    "describe",
    "export_release",
    "file_name",
    "release_archive",
    "release_files",
    "release_table",
    "release_tables",
    "write_table",
]
