"""Exports: tables and whole releases as files that explain themselves."""

from __future__ import annotations

from analytics.export.formats import FORMATS, file_name, write_table
from analytics.export.table import Column, Table
from analytics.export.whole import export_release, release_files, release_tables

__all__ = [
    "FORMATS",
    "Column",
    "Table",
    "export_release",
    "file_name",
    "release_files",
    "release_tables",
    "write_table",
]
