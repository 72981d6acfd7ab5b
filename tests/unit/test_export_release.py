"""A whole release as files: every table, every row, described."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest
from frictionless import Package, system

from analytics.errors import NotOverwritten
from analytics.export import FORMATS, archive_name, export_release, release_archive, release_files, release_tables
from analytics.warehouse import Release


def rows_in(files: dict[str, bytes], file_format: str) -> dict[str, int]:
    """The rows of each table as the files hold them; names with hyphens, as in file names."""
    if file_format == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(next(iter(files.values()))))
        return {
            sheet.title.removeprefix("SIMULASI ").replace("_", "-"): sheet.max_row - 1 for sheet in book.worksheets[1:]
        }
    if file_format == "json":
        document = json.loads(next(iter(files.values())))
        assert [len([row for row in entry["data"] if isinstance(row, dict)]) for entry in document["resources"]] == [
            entry["peta_merit"]["rows"] for entry in document["resources"]
        ]
        return {entry["name"].replace("_", "-"): entry["peta_merit"]["rows"] for entry in document["resources"]}
    found = {}
    for name, content in files.items():
        if name != "datapackage.json":
            table = name.removeprefix("peta-merit_").removeprefix("SIMULASI_").split("_")[0]
            if file_format == "parquet":
                found[table] = pq.read_metadata(io.BytesIO(content)).num_rows
            else:
                found[table] = len(list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))) - 1
    return found


@pytest.mark.parametrize("file_format", FORMATS)
def test_every_row_of_every_table_is_exported(published: Release, file_format: str) -> None:
    expected = {name.replace("_", "-"): count for name, count in published.row_counts().items()}
    assert rows_in(release_files(published, file_format), file_format) == expected


def test_simulated_release_is_exported_whole(simulated: Release) -> None:
    files = release_files(simulated, "csv")
    expected = {name.replace("_", "-"): count for name, count in simulated.row_counts().items()}
    assert rows_in(files, "csv") == expected
    assert all("SIMULASI" in name for name in files if name != "datapackage.json")
    assert "SIMULASI" in files["datapackage.json"].decode()


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_column_has_a_label_and_a_meaning(published: Release, lang: str) -> None:
    bare = [(t.name, c.key) for t in release_tables(published, lang) for c in t.columns if not c.meaning or not c.type]
    assert bare == []
    assert [t.name for t in release_tables(published, lang) if len({c.label for c in t.columns}) < len(t.columns)] == []


@pytest.mark.parametrize("file_format", ["csv", "csv-id"])
def test_the_described_files_hold_what_the_description_says(
    published: Release, tmp_path: Path, file_format: str
) -> None:
    export_release(published, file_format, tmp_path)
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.flatten(["type", "note"]) == []


def test_the_json_package_holds_what_it_describes(published: Release, tmp_path: Path) -> None:
    (path,) = export_release(published, "json", tmp_path)
    with system.use_context(trusted=True):
        assert Package(json.loads(path.read_text())).validate().flatten(["type", "note"]) == []


def test_an_export_is_repeated_into_its_folder_but_another_is_not_overwritten(
    small: Release, published: Release, tmp_path: Path
) -> None:
    first = export_release(small, "csv", tmp_path)
    assert export_release(small, "csv", tmp_path) == first
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in first}
    with pytest.raises(NotOverwritten):
        export_release(published, "csv", tmp_path)
    with pytest.raises(NotOverwritten):
        export_release(small, "csv-id", tmp_path)


@pytest.mark.parametrize("file_format", FORMATS)
def test_the_archive_holds_the_same_files(small: Release, file_format: str) -> None:
    files, content = release_files(small, file_format), release_archive(small, file_format)
    if archive_name(small, file_format).endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert {name: archive.read(name) for name in archive.namelist()} == files
    else:
        assert files == {archive_name(small, file_format): content}
