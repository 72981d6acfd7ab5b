"""What was settled once is there for the next file, and can be undone."""

from __future__ import annotations

import json
from pathlib import Path

from analytics.intake import remembered
from analytics.intake.model import Column, FileMapping, SheetMapping, as_plain, from_plain

MAPPING = FileMapping(
    {"Hasil": SheetMapping("agency", (2, 3), {"B": Column("agency"), "D": Column("aspect_points", "pengadaan", 2020)},
                           year=2020, is_hidden_taken=False)},
    {"kab anu": "kabupaten-x1"},
)  # fmt: skip


def test_a_mapping_goes_through_json_and_back() -> None:
    assert from_plain(json.loads(json.dumps(as_plain(MAPPING)))) == MAPPING


def test_a_mapping_is_kept_by_shape_and_undone(home: Path) -> None:
    assert remembered.mapping_for("abc") is None
    remembered.remember_mapping("abc", MAPPING, who="Sri", file_name="rekap.xlsx")
    kept = remembered.mapping_for("abc")
    assert kept == FileMapping(MAPPING.sheets)  # names are no part of a shape
    assert remembered.remembered_mappings()["abc"]["who"] == "Sri"
    assert remembered.mapping_for("def") is None
    assert remembered.forget_mapping("abc")
    assert not remembered.forget_mapping("abc")
    assert remembered.mapping_for("abc") is None


def test_a_mapping_of_an_older_form_is_not_used(home: Path) -> None:
    remembered.remember_mapping("abc", MAPPING, who="Sri", file_name="rekap.xlsx")
    path = home / "mappings.json"
    path.write_text(path.read_text(encoding="utf-8").replace("aspect_points", "nilai_aspek"), encoding="utf-8")
    assert remembered.mapping_for("abc") is None


def test_names_are_kept_and_undone_one_by_one(home: Path) -> None:
    remembered.remember_aliases({"kab anu": "kabupaten-x1", "kem aa": "kem-a"}, who="Sri", file_name="rekap.xlsx")
    assert remembered.aliases() == {"kab anu": "kabupaten-x1", "kem aa": "kem-a"}
    assert remembered.forget_alias("kab anu")
    assert not remembered.forget_alias("kab anu")
    assert remembered.aliases() == {"kem aa": "kem-a"}
    assert remembered.remembered_aliases()["kem aa"]["file_name"] == "rekap.xlsx"
