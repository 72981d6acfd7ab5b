"""Builders of data and releases for tests. The small release is made by hand: every number can be checked by eye.

Small release: two regions (r1, r2), two provinces (x in r1, y in r2), eight agencies; three sources, each its own
witness (S001 KASN, S002 a ministry, S003 a newspaper).

    agency         2018        2019       2020                              up to 2020
    kem-a          kurang 240  –          sangat_baik 330 (year inferred)   sangat_baik
    lpnk-b         –           baik 260   –                                 baik
    provinsi-x     buruk 150   –          baik 255, also printed kurang 248 baik, contradicted
    kabupaten-x1   –           buruk (low confidence, year inferred)        buruk
    kota-x2        –           –          award without a category          not known
    provinsi-y     kurang 200  –          self-assessed 300, not counted    kurang
    kabupaten-y1   no result                                                –
    kota-y2        no result, ended in 2019                                 –
"""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from analytics.paths import DATA
from analytics.warehouse.read import resources

INSTRUMENT = ("aspect", "sub_aspect", "category", "category_group", "agency_type", "agency_type_group", "method")
Row = Mapping[str, Any]


def an_agency(agency_id: str, agency_type: str, **cells: Any) -> Row:
    """One agency, named by its id."""
    name = agency_id.replace("-", " ").title()
    given = {"name_id": name, "short_name": name, "name_en": f"{name} (en)", "source": "test"}
    return {"agency_id": agency_id, "agency_type": agency_type, **given, **cells}


def a_result(result_id: str, agency_id: str, year: int | str, category_id: str = "", **cells: Any) -> Row:
    """One result row: verified, printed by KASN with its year, of high confidence, unless said otherwise."""
    given = {"year_basis": "stated", "stage": "verified", "against_band": "false", "source_id": "S001"}
    more = {"confidence": "high", "category_basis": "stated" if category_id else ""}
    return {
        "result_id": result_id,
        "agency_id": agency_id,
        "year": year,
        "category_id": category_id,
        **given,
        **more,
        **cells,
    }


def a_claim(claim_id: str, metric: str, value: float, source_id: str = "S001", **cells: Any) -> Row:
    """One printed total of all agencies up to 2020, unless said otherwise."""
    given = {"scope_type": "all", "period_kind": "cumulative_to", "period_to": "2020", "unit": "agencies"}
    return {"claim_id": claim_id, "metric": metric, "value": value, "source_id": source_id, **given, **cells}


def a_source(source_id: str, publisher_kind: str, witness_group: str) -> Row:
    """One page."""
    return {"source_id": source_id, "title": f"Page {source_id}", "publisher": f"Publisher {source_id}",
            "publisher_kind": publisher_kind, "language": "id", "witness_group": witness_group}  # fmt: skip


SMALL: Mapping[str, Sequence[Row]] = {
    "region": [{"region_id": f"r{n}", "name_id": f"Wilayah {n}", "name_en": f"Region {n}", "sort": n} for n in (1, 2)],
    "province": [
        {"province_id": one, "name_id": f"Provinsi {one.upper()}", "name_en": f"Province {one.upper()}",
         "region_id": region, "tile_code": code, "tile_col": col, "tile_row": 0, "sort": col + 1}
        for one, region, code, col in (("x", "r1", "XX", 0), ("y", "r2", "YY", 1))
    ],
    "agency": [
        an_agency("kem-a", "kementerian"), an_agency("lpnk-b", "lpnk"),
        an_agency("provinsi-x", "provinsi", province_id="x"), an_agency("kabupaten-x1", "kabupaten", province_id="x"),
        an_agency("kota-x2", "kota", province_id="x"), an_agency("provinsi-y", "provinsi", province_id="y"),
        an_agency("kabupaten-y1", "kabupaten", province_id="y"),
        an_agency("kota-y2", "kota", province_id="y", valid_to=2019),
    ],
    "agency_alias": [{"alias": "Kemena", "agency_id": "kem-a", "kind": "abbreviation"}],
    "ambiguous_name": [{"name": "Kembar", "agency_id": one} for one in ("kabupaten-x1", "kota-x2")],
    "source": [a_source("S001", "kasn", "W001"), a_source("S002", "agency", "W002"), a_source("S003", "news", "W003")],
    "result": [
        a_result("R001", "kem-a", 2018, "kurang", score=240, score_max=400),
        a_result("R002", "kem-a", 2020, "sangat_baik", score=330, stage="award", source_id="S002",
                 year_basis="inferred"),
        a_result("R003", "lpnk-b", 2019, "baik", score=260, score_max=400),
        a_result("R004", "provinsi-x", 2018, "buruk", score=150, score_max=400),
        a_result("R005", "provinsi-x", 2020, "baik", score=255, score_max=410),
        a_result("R006", "provinsi-x", 2020, "kurang", score=248, confidence="medium", source_id="S003"),
        a_result("R007", "kabupaten-x1", 2019, "buruk", confidence="low", year_basis="inferred", source_id="S003"),
        a_result("R008", "kota-x2", 2020, stage="award", year_basis="inferred", source_id="S003"),
        a_result("R009", "provinsi-y", 2018, "kurang", score=200, score_max=400),
        a_result("R010", "provinsi-y", 2020, "baik", score=300, stage="self_assessed", source_id="S003"),
    ],
    "aspect_score": [
        {"result_id": "R003", "aspect_id": "pengadaan", "points": 30},
        {"result_id": "R005", "aspect_id": "pengadaan", "percent": 50},
        {"result_id": "R005", "aspect_id": "pengembangan_karier", "points": 65},
    ],
    "claim": [
        a_claim("C001", "agencies_assessed", 7), a_claim("C002", "agencies_assessed", 7, "S002"),
        a_claim("C003", "agencies_assessed", 8, "S003"), a_claim("C004", "agencies_in_category", 3, category_id="baik"),
        a_claim("C005", "agencies_in_category", 1, category_id="sangat_baik"),
        a_claim("C006", "agencies_in_category", 2, "S003", category_id="sangat_baik"),
    ],
}  # fmt: skip


def a_folder(folder: Path, changes: Mapping[str, Iterable[Row]] | None = None) -> Path:
    """A data folder of the small release, some tables replaced; returns the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, resource in resources().items():
        if name in INSTRUMENT:
            shutil.copyfile(DATA / resource["path"], folder / resource["path"])
            continue
        columns = [field["name"] for field in resource["schema"]["fields"]]
        with (folder / resource["path"]).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, lineterminator="\n", restval="")
            writer.writeheader()
            writer.writerows((changes or {}).get(name, SMALL[name]))
    return folder


def changed(table: str, key: str, **cells: Any) -> dict[str, list[Row]]:
    """The small table with some cells of one row changed, as the `changes` of `a_folder`; `key` is the row's id."""
    column = f"{table}_id"
    return {table: [{**row, **cells} if row[column] == key else row for row in SMALL[table]]}
