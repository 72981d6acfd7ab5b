"""The template: recognised without a question, and the way out and back loses nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from analytics.intake.assemble import tables_of, words_of
from analytics.intake.model import Inspection
from analytics.intake.publish import publish, registry_release
from analytics.intake.reading import read_file
from analytics.intake.registry import Registry
from analytics.intake.template import export_to_template, write_template
from analytics.intake.understand import inspect
from analytics.paths import PROJECT
from analytics.warehouse import Release, build_release, current_release, open_release
from analytics.warehouse.build import fill_release
from analytics.warehouse.store import open_file
from tests.intake.hand import NOTE, OFFICER, RESULTS, a_row, an_inspection
from tests.make import a_folder

RESULT_TABLES = ("result", "aspect_score", "sub_aspect_level")
LANGUAGES = ("id", "en")


def results_of(release: Release) -> dict[str, list[tuple[Any, ...]]]:
    return {table: release.rows(f"SELECT * FROM {table} ORDER BY ALL") for table in RESULT_TABLES}


def read_back(content: bytes, folder: Path, release: Release) -> Inspection:
    path = folder / "templat.xlsx"
    path.write_bytes(content)
    return inspect(read_file(path), Registry.of(registry_release(release)), follows=release)


def blocking(inspection: Inspection) -> list[tuple[str, str, str]]:
    return [(one.rule, one.cell, one.found) for one in inspection.findings if one.severity != "note"]


def publish_it(inspection: Inspection, note: str = NOTE) -> Release:
    return publish(
        inspection, note=note, kind_of_change="revision", ticks=[one.key for one in inspection.findings], who=OFFICER,
        expected_current=current_release().release_id,
    )  # fmt: skip


def test_the_invented_country_comes_back_the_same(home: Path, tmp_path: Path) -> None:
    country = build_release("simulated")
    inspection = read_back(export_to_template(country), tmp_path, country)
    assert blocking(inspection) == []
    release = publish_it(inspection)
    assert results_of(release) == results_of(country)
    assert release.is_simulated
    assert {row for (row,) in release.rows("SELECT source_id FROM source")} == {
        "S8001", *(row for (row,) in country.rows("SELECT source_id FROM source")),
    }  # fmt: skip
    # And once more, from the imported one.
    again = publish_it(read_back(export_to_template(release, "en"), tmp_path, release), "Sekali lagi")
    assert results_of(again) == results_of(country)


def test_an_imported_file_comes_back_without_any_key(home: Path, tmp_path: Path) -> None:
    build_release("published", data_dir=a_folder(tmp_path / "data"))
    levels = [
        one for (one,) in current_release().rows("SELECT sub_aspect_id FROM sub_aspect WHERE aspect_id = 'pengadaan'")
    ]
    release = publish_it(an_inspection([*RESULTS, a_row("lpnk-b", 2020, 300, levels=dict.fromkeys(levels, 2))]))
    content = export_to_template(release)
    assert "Asal" not in load_workbook(write_to(tmp_path / "once.xlsx", content)).sheetnames
    assert results_of(publish_it(read_back(content, tmp_path, release), "Lagi")) == results_of(release)


def write_to(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@st.composite
def some_results(draw: st.DrawFn) -> list[Any]:
    keys = draw(
        st.lists(
            st.tuples(
                st.sampled_from(["kem-a", "lpnk-b", "provinsi-x", "kabupaten-x1", "kota-x2", "provinsi-y"]),
                st.integers(2018, 2020), st.sampled_from(["verified", "self_assessed", "award", "proposed"]),
            ),
            min_size=1, max_size=8, unique=True,
        )
    )  # fmt: skip
    rows = []
    for place, (agency, year, stage) in enumerate(keys, start=1):
        half_points = st.integers(200, 800).map(lambda halves: halves / 2)
        score = draw(half_points)
        rows.append(
            a_row(
                agency, year, score, row=place, stage=stage, form=draw(st.sampled_from([400, 410, None])),
                category=draw(st.sampled_from([None, "baik", "kurang"])),
                points=draw(st.dictionaries(st.sampled_from(["pengadaan", "sistem_informasi"]),
                                            st.integers(1, 48).map(lambda halves: halves / 2))),
                percents=draw(st.dictionaries(st.just("promosi_mutasi"), st.integers(8, 400).map(lambda n: n / 4))),
                remark=draw(st.sampled_from([None, "hasil rapat", "=1+1", "35.10"])),
            )
        )  # fmt: skip
    return rows


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=some_results())
def test_any_release_comes_back_the_same(small: Release, tmp_path: Path, rows: list[Any]) -> None:
    first = an_inspection(rows)
    with fill_release("imported", tables_of(first, small, NOTE), words_of(NOTE, small), folder=tmp_path) as one:
        release = open_file(one.path)
        try:
            inspection = inspect(
                read_file(write_to(tmp_path / "t.xlsx", export_to_template(release))), Registry.of(small)
            )
            assert [found for found in blocking(inspection) if found[0] != "category_against_band"] == []
            tables = tables_of(inspection, small, NOTE)
            with fill_release("imported", tables, words_of(NOTE, small), folder=tmp_path) as other:
                back = open_file(other.path)
                assert results_of(back) == results_of(release)
                back.close()
        finally:
            release.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_empty_template_is_recognised_column_by_column(
    home: Path, small: Release, tmp_path: Path, lang: str
) -> None:
    inspection = read_back(write_template(lang, small), tmp_path, small)
    assert [one.rule for one in inspection.findings if one.severity == "warning"] == []
    sheet = inspection.mapping.sheets["Hasil"]
    assert (sheet.layout, sheet.header_rows) == ("agency", (1,))
    held = [column.field for column in sheet.columns.values()]
    assert held[:5] == ["agency_code", "agency", "year", "stage", "form"]
    assert [column.part for column in sheet.columns.values() if column.field == "aspect_points"] == list(
        Registry.of(small).aspects
    )
    assert {column.part for column in sheet.columns.values() if column.field == "sub_aspect_level"} == set(
        Registry.of(small).sub_aspects
    )
    assert "ignored" not in held


def test_codes_are_text_and_the_same_template_is_the_same_bytes(small: Release, tmp_path: Path) -> None:
    content = write_template("id", small)
    assert content == write_template("id", small)
    sheet = load_workbook(write_to(tmp_path / "t.xlsx", content))["Hasil"]
    assert sheet.column_dimensions["A"].width
    assert {rule.type for rule in sheet.data_validations.dataValidation} == {"list", "whole", "decimal"}


# The command line


def ask(home: Path, *arguments: str, status: int = 0) -> Any:
    done = subprocess.run(
        [sys.executable, "-m", "analytics", *arguments, "--json"], capture_output=True, text=True, encoding="utf-8",
        env={**os.environ, "PETA_MERIT_HOME": str(home)}, cwd=PROJECT, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == status, (done.stdout, done.stderr)
    assert "Traceback" not in done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A home with the small release, and a filled template that has one warning."""
    folder = tmp_path_factory.mktemp("cli")
    home = folder / "home"
    made = ask(home, "build", "--data", str(a_folder(folder / "data")))
    ask(home, "template", "--out", str(folder / "isi.xlsx"))
    book = load_workbook(folder / "isi.xlsx")
    for cells in (("Kem A", 2020, "Verifikasi", 410, 331), ("Provinsi X", 2020, "Verifikasi", 410, 301.5),
                  ("Kota X2", 2020, "Verifikasi", 410, 65.5)):  # fmt: skip
        row = book["Hasil"].max_row + 1
        for head, value in zip(("Instansi", "Tahun", "Tahap", "Formulir", "Nilai akhir"), cells, strict=True):
            column = next(cell.column for cell in book["Hasil"][1] if cell.value == head)
            book["Hasil"].cell(row, column, value)
    book["Hasil"].insert_rows(1)
    book["Hasil"]["A1"] = "DATA UJI — BUKAN HASIL PENILAIAN"
    book.save(folder / "isi.xlsx")
    return {"home": home, "file": str(folder / "isi.xlsx"), "facts": made["release_id"], "folder": folder}


def test_inspect_says_how_a_file_is_understood(kept: dict[str, Any]) -> None:
    document = ask(kept["home"], "inspect", kept["file"])
    assert set(document) >= {"file_hash", "sheets", "mapping", "agencies", "results", "findings", "publishable"}
    assert (document["agencies"], document["results"], document["publishable"]) == (3, 3, True)
    sheet = next(one for one in document["sheets"] if one["name"] == "Hasil")
    assert set(sheet) >= {"name", "header_rows", "layout", "hidden"}
    assert (sheet["header_rows"], sheet["layout"], sheet["hidden"]) == ([2], "agency", [])
    warnings = [one for one in document["findings"] if one["severity"] == "warning"]
    assert {one["rule"] for one in warnings} == {"score_below_scale", "fewer_agencies"}
    needed = {"severity", "sheet", "cell", "found", "rule", "remedy", "suggestion"}
    assert all(set(one) >= needed and one["remedy"] for one in document["findings"])


def test_a_corrected_mapping_is_taken(kept: dict[str, Any], tmp_path: Path) -> None:
    document = ask(kept["home"], "inspect", kept["file"])
    letter = next(one for one, column in document["mapping"]["sheets"]["Hasil"]["columns"].items()
                  if column["field"] == "score")  # fmt: skip
    document["mapping"]["sheets"]["Hasil"]["columns"][letter]["field"] = "ignored"
    path = tmp_path / "peta.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    assert ask(kept["home"], "inspect", kept["file"], "--map", str(path), status=1)["results"] == 0
    path.write_text('{"sheets": {"Hasil": {}}}', encoding="utf-8")
    assert ask(kept["home"], "inspect", kept["file"], "--map", str(path), status=2)["error"]["kind"] == "Unreadable"


@pytest.mark.parametrize(
    ("content", "status", "kind"), [(b"%PDF-1.7 ", 2, "Refused"), (b"", 2, "Refused"), (None, 2, "Unreadable")]
)
def test_what_cannot_be_read_is_said(
    kept: dict[str, Any], tmp_path: Path, content: bytes | None, status: int, kind: str
) -> None:
    path = tmp_path / "berkas.xlsx"
    if content is not None:
        path.write_bytes(content)
    for verb in (["inspect", str(path)], ["publish", str(path), "--note", "x"]):
        assert ask(kept["home"], *verb, status=status)["error"]["kind"] == kind


def test_publish_needs_each_warning_accepted_then_rolls_back(kept: dict[str, Any]) -> None:
    home, file = kept["home"], kept["file"]
    refused = ask(home, "publish", file, "--note", NOTE, status=1)
    assert (refused["error"]["kind"], refused["error"]["reason"]) == ("NotPublished", "unticked")
    ticks = [f"{one['rule']}@{one['cell']}" for one in refused["findings"]]
    accepted = [part for tick in ticks for part in ("--accept", tick)]
    assert ask(home, "publish", file, "--note", NOTE, *accepted[:2], status=1)["findings"]
    assert ask(home, "publish", file, "--note", " ", *accepted, status=1)["error"]["reason"] == "no_note"
    assert ask(home, "publish", file, status=2)["error"]["kind"] == "WrongUsage"
    assert ask(home, "releases")["current"] == kept["facts"]
    made = ask(home, "publish", file, "--note", NOTE, *accepted, "--accept", "duplicate@Z9")
    assert set(made) >= {"release_id", "follows", "diff"}
    assert (made["follows"], made["unused_ticks"]) == (kept["facts"], ["duplicate@Z9"])
    assert set(made["diff"]) >= {"added", "removed", "changed", "movements", "measures"}
    listed = ask(home, "releases")
    assert listed["current"] == made["release_id"]
    assert {one["note"] for one in listed["releases"]} >= {NOTE}
    record = json.loads((home / "records" / f"{made['release_id']}.json").read_text(encoding="utf-8"))
    assert (record["kind_of_change"], record["file_name"]) == ("first", "isi.xlsx")
    assert ask(home, "rollback", kept["facts"], "--note", "Sementara") == {"current": kept["facts"]}
    assert ask(home, "rollback", kept["facts"], "--note", "lagi", status=1)["error"]["reason"] == "same_already"
    assert ask(home, "rollback", "imported-00000000", "--note", "x", status=2)["error"]["kind"] == "ReleaseNotFound"
    assert ask(home, "rollback", made["release_id"], "--note", "Benar") == {"current": made["release_id"]}


def test_errors_stop_a_publishing(kept: dict[str, Any], tmp_path: Path) -> None:
    book = load_workbook(kept["file"])
    cell = next(cell for row in book["Hasil"].iter_rows() for cell in row if cell.value == "Kem A")
    cell.value = "Kementerian yang Tidak Ada"
    book.save(tmp_path / "salah.xlsx")
    done = ask(kept["home"], "publish", str(tmp_path / "salah.xlsx"), "--note", NOTE, status=1)
    assert done["error"]["reason"] == "errors"
    assert ("unknown_agency", cell.coordinate) in {(one["rule"], one["cell"]) for one in done["findings"]}
    assert ask(kept["home"], "inspect", str(tmp_path / "salah.xlsx"), status=1)["publishable"] is False


@pytest.mark.parametrize("lang", LANGUAGES)
def test_people_get_lines_in_their_language(kept: dict[str, Any], lang: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "analytics", "inspect", kept["file"], "--lang", lang], capture_output=True, text=True,
        encoding="utf-8", env={**os.environ, "PETA_MERIT_HOME": str(kept["home"])}, cwd=PROJECT, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert ("3 instansi, 3 hasil" if lang == "id" else "3 agencies, 3 results") in done.stdout
    assert "score_below_scale" in done.stdout


def test_a_template_filled_with_a_release(kept: dict[str, Any], tmp_path: Path) -> None:
    out = tmp_path / "penuh.xlsx"
    document = ask(kept["home"], "template", "--out", str(out), "--release", kept["facts"])
    assert document["files"] == [str(out.resolve())]
    assert load_workbook(out)["Hasil"].max_row == 1 + open_count(kept)
    assert ask(kept["home"], "template", "--out", str(tmp_path / "none" / "t.xlsx"), status=2)["error"]["kind"] == (
        "Unreadable"
    )


def open_count(kept: dict[str, Any]) -> int:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PETA_MERIT_HOME", str(kept["home"]))
        return open_release(kept["facts"]).row_counts()["result"]
