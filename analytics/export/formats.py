"""The formats of an export, and the name of a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from analytics.errors import UnknownFormat
from analytics.export import csv, json_package, parquet, xlsx
from analytics.export.table import Table, slug
from analytics.measures.ledger import remember_file
from analytics.words import text


@dataclass(frozen=True, slots=True)
class Format:
    """How tables become bytes. `write_all` is None where each table is a file of its own.

    `mark` keeps two formats of one ending apart in the file name; `dialect` is what a reader of the file must know.
    """

    ending: str
    media_type: str
    write: Callable[[Table], bytes]
    write_all: Callable[[Sequence[Table]], bytes] | None = None
    mark: str = ""
    dialect: str = ""


FORMATS: dict[str, Format] = {
    "csv": Format("csv", "text/csv", csv.write_plain, dialect=","),
    "csv-id": Format("csv", "text/csv", csv.write_indonesian, mark="excel-id", dialect=";"),
    "xlsx": Format(
        "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx.write, xlsx.write_all
    ),
    "parquet": Format("parquet", "application/vnd.apache.parquet", parquet.write),
    "json": Format("json", "application/json", json_package.write, json_package.write_all),
}


def find_format(name: str) -> Format:
    """The format of this name. Raises UnknownFormat with those that exist."""
    if name not in FORMATS:
        raise UnknownFormat(name, list(FORMATS))
    return FORMATS[name]


def write_table(table: Table, file_format: str) -> bytes:
    """The bytes of a table in a format; the same table of the same release gives the same bytes.

    The file is noted in the ledger, so that `verify` knows it again. Raises UnknownFormat, and DoesNotFit where a sheet
    or a cell of XLSX is too small.
    """
    content = find_format(file_format).write(table)
    remember_file(
        content, name=file_name(table, file_format), release_id=table.release.release_id, fingerprint=table.fingerprint
    )
    return content


def file_name(table: Table, file_format: str) -> str:
    """`peta-merit_[SIMULASI_]NAME_PERIOD[_disaring]_RELEASE[_excel-id].ext`, in ASCII."""
    found = find_format(file_format)
    filtered = text(table.lang, "export.filtered_mark") if table.selection_words else ""
    return join_name(
        table.release.is_simulated,
        [slug(table.name), slug(table.period), filtered, table.release.release_id, found.mark],
        found.ending,
    )


def join_name(simulated: bool, parts: Sequence[str], ending: str) -> str:
    """A file name of the product; empty parts are left out."""
    return "_".join(["peta-merit", *(["SIMULASI"] if simulated else []), *filter(None, parts)]) + f".{ending}"
