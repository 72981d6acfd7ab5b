"""Broken data makes no release, and every fault is listed at once with its place, rule and remedy."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from analytics.errors import DataFaults
from analytics.warehouse import build_release, list_releases
from tests.make import SMALL, a_folder, a_result, changed

Place = tuple[str, int | None, str | None, str]


def faults_of(data: Path) -> list[Place]:
    with pytest.raises(DataFaults) as caught:
        build_release("published", data_dir=data)
    assert list_releases() == []
    assert all(fault.remedy for fault in caught.value.faults)
    return [(fault.file, fault.row, fault.column, fault.rule) for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("table", "key", "cells", "expected"),
    [
        ("result", "R003", {"agency_id": "lpnk-z"}, ("result.csv", 4, "agency_id", "unknown_agency")),
        ("result", "R003", {"category_id": "kurang"}, ("result.csv", 4, "category_id", "category_against_band")),
        ("result", "R003", {"against_band": "true"}, ("result.csv", 4, "against_band", "needless_mark")),
        (
            "result",
            "R003",
            {"score": 401, "category_id": "sangat_baik"},
            ("result.csv", 4, "score", "score_above_form"),
        ),
        ("result", "R002", {"score": 410.5}, ("result.csv", 3, "score", "score_above_form")),
        ("result", "R003", {"result_id": "R002"}, ("result.csv", 4, "result_id", "duplicate_id")),
        ("result", "R003", {"source_id": "S999"}, ("result.csv", 4, "source_id", "dangling_reference")),
        ("result", "R003", {"agency_id": "kota-y2", "year": 2020}, ("result.csv", 4, "year", "agency_not_alive")),
        ("result", "R003", {"year": "2019.5"}, ("result.csv", 4, "year", "wrong_type")),
        ("result", "R003", {"score": "260,5"}, ("result.csv", 4, "score", "wrong_type")),
        ("result", "R003", {"score": "nan"}, ("result.csv", 4, "score", "wrong_type")),
        ("result", "R003", {"stage": "selesai"}, ("result.csv", 4, "stage", "value_not_allowed")),
        ("result", "R003", {"confidence": ""}, ("result.csv", 4, "confidence", "missing_value")),
        ("agency", "kabupaten-x1", {"wilayah_code": "35.1"}, ("agency.csv", 5, "wilayah_code", "code_as_number")),
        ("agency", "kabupaten-x1", {"province_id": "z"}, ("agency.csv", 5, "province_id", "dangling_reference")),
        ("agency", "kota-y2", {"valid_from": 2020}, ("agency.csv", 9, "valid_to", "years_reversed")),
        ("agency", "kota-y2", {"lat": 60}, ("agency.csv", 9, "lat", "out_of_range")),
        ("claim", "C004", {"value": "tiga"}, ("claim.csv", 5, "value", "wrong_type")),
    ],
    ids=lambda value: value[3] if isinstance(value, tuple) else None,
)
def test_each_rule_names_the_cell(
    home: Path, tmp_path: Path, table: str, key: str, cells: dict, expected: Place
) -> None:
    found = faults_of(a_folder(tmp_path / "data", {**changed(table, key, **cells), "aspect_score": []}))
    assert found == [expected]


def test_the_found_value_is_told(home: Path, tmp_path: Path) -> None:
    with pytest.raises(DataFaults) as caught:
        build_release("published", data_dir=a_folder(tmp_path / "data", changed("agency", "kota-x2", wilayah_code="7")))
    (fault,) = caught.value.faults
    assert (fault.found, fault.severity) == ("7", "error")
    assert "35.10" in fault.remedy


def test_all_faults_at_once(home: Path, tmp_path: Path) -> None:
    changes = {
        "result": [a_result("R001", "nobody", 2020, "baik"), a_result("R001", "kem-a", 2020, "baik", score=100)],
        "aspect_score": [{"result_id": "R001", "aspect_id": "pengadaan", "points": 41}],
        "claim": [{**SMALL["claim"][0], "source_id": "S777"}],
    }
    assert faults_of(a_folder(tmp_path / "data", changes)) == [
        ("aspect_score.csv", 2, "points", "aspect_above_max"),
        ("claim.csv", 2, "source_id", "dangling_reference"),
        ("result.csv", 2, "agency_id", "unknown_agency"),
        ("result.csv", 3, "category_id", "category_against_band"),
        ("result.csv", 3, "result_id", "duplicate_id"),
    ]


def rewrite(path: Path, change) -> None:
    rows = list(csv.reader(path.open(encoding="utf-8", newline="")))
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(change(rows))


def test_missing_column_beside_other_faults(home: Path, tmp_path: Path) -> None:
    data = a_folder(tmp_path / "data", changed("claim", "C004", value="tiga"))
    rewrite(data / "source.csv", lambda rows: [row[:-2] + row[-1:] for row in rows])
    assert ("source.csv", 1, "witness_group", "missing_column") in faults_of(data)
    assert ("claim.csv", 5, "value", "wrong_type") in faults_of(data)


def test_unknown_and_repeated_columns_short_rows_missing_file(home: Path, tmp_path: Path) -> None:
    data = a_folder(tmp_path / "data")
    rewrite(data / "region.csv", lambda rows: [[*rows[0], "warna", "sort"], [*rows[1], "merah", "1"], rows[2]])
    (data / "claim.csv").unlink()
    assert faults_of(data) == [
        ("region.csv", 1, "sort", "repeated_column"),
        ("region.csv", 1, "warna", "unknown_column"),
        ("region.csv", 3, None, "row_length"),
        ("claim.csv", None, None, "missing_file"),
    ]


@pytest.mark.parametrize(
    ("score", "category"),
    [(174, "buruk"), (174.5, "buruk"), (175, "kurang"), (249.5, "kurang"), (250, "baik"), (324.5, "baik"),
     (325, "sangat_baik"), (65.5, "buruk")],
)  # fmt: skip
def test_bands_at_their_limits(home: Path, tmp_path: Path, score: float, category: str) -> None:
    row = a_result("R001", "kem-a", 2020, category, score=score)
    release = build_release("published", data_dir=a_folder(tmp_path / "data", {"result": [row], "aspect_score": []}))
    assert release.rows("SELECT category_id, score::DOUBLE FROM accepted_result") == [(category, score)]


def test_a_marked_contradiction_is_kept(home: Path, tmp_path: Path) -> None:
    row = a_result("R001", "kem-a", 2020, "baik", score=330, against_band="true")
    release = build_release("published", data_dir=a_folder(tmp_path / "data", {"result": [row], "aspect_score": []}))
    assert release.rows("SELECT category_id, score::DOUBLE FROM accepted_result") == [("baik", 330.0)]


def test_same_input_same_id_and_other_input_another(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = build_release("published", data_dir=a_folder(tmp_path / "one"))
    monkeypatch.setenv("PETA_MERIT_HOME", str(tmp_path / "elsewhere"))
    again = build_release("published", data_dir=a_folder(tmp_path / "two"))
    other = build_release("published", data_dir=a_folder(tmp_path / "three", changed("claim", "C004", value=4)))
    assert first.content_hash == again.content_hash
    assert first.release_id == again.release_id == f"published-{first.content_hash[:8]}"
    assert other.content_hash != first.content_hash


def test_order_of_rows_in_the_files_does_not_matter(home: Path, tmp_path: Path) -> None:
    first = build_release("published", data_dir=a_folder(tmp_path / "one"))
    turned = {table: list(reversed(rows)) for table, rows in SMALL.items()}
    assert build_release("published", data_dir=a_folder(tmp_path / "two", turned)).content_hash == first.content_hash


def test_codes_stay_text(published) -> None:
    assert published.rows("SELECT wilayah_code FROM agency WHERE agency_id = 'kabupaten-probolinggo'") == [("35.13",)]
    assert published.rows("SELECT count(*) FROM agency WHERE wilayah_code LIKE '%.10'")[0][0] > 10


def test_a_release_cannot_be_written_or_read_around(published) -> None:
    import duckdb

    for sql in ("DELETE FROM result", "SELECT * FROM read_csv('/etc/passwd')", "COPY result TO '/tmp/x.csv'"):
        with pytest.raises(duckdb.Error):
            published.rows(sql)


def test_the_simulated_country_never_becomes_current_over_facts(home: Path, tmp_path: Path) -> None:
    from analytics.warehouse import current_release, latest_of_kind

    facts = build_release("published", data_dir=a_folder(tmp_path / "data"))
    invented = build_release("simulated")
    assert current_release() == facts
    assert latest_of_kind("simulated") == invented
