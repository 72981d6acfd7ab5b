"""The data package: frictionless accepts it, it describes every file and column, and it can fail."""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
PACKAGE: dict[str, Any] = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
RESOURCES: dict[str, dict[str, Any]] = {resource["name"]: resource for resource in PACKAGE["resources"]}
TITLES = ("title", "title_en", "description", "description_en")
CONSTRAINTS = {"required", "unique", "enum", "pattern", "minimum", "maximum"}
UNDATED = "tanpa tanggal"


def rows_of(name: str, folder: Path = DATA) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def described() -> Iterator[tuple[str, dict[str, Any]]]:
    """All tables that the package describes: the files, and what only a release has."""
    for table in PACKAGE["resources"] + PACKAGE["releaseTables"]:
        yield table["name"], table


def faults_of(folder: Path) -> set[tuple[str, int | None, str]]:
    """(table, row as a spreadsheet counts, kind) of each error that frictionless reports; a file's own has no row."""
    from frictionless import Package

    report = Package(str(folder / "datapackage.json")).validate()
    found = {
        (task.name, getattr(error, "row_number", None), error.type) for task in report.tasks for error in task.errors
    }
    return found | {("", None, error.type) for error in report.errors}


def test_frictionless_finds_no_error() -> None:
    assert faults_of(DATA) == set()


def test_every_file_is_described_and_every_description_has_its_file() -> None:
    assert {path.name for path in DATA.glob("*.csv")} == {resource["path"] for resource in PACKAGE["resources"]}
    assert all(resource["path"] == f"{name}.csv" for name, resource in RESOURCES.items())


def test_columns_stand_in_the_order_of_the_file() -> None:
    for name, resource in RESOURCES.items():
        with (DATA / resource["path"]).open(encoding="utf-8", newline="") as file:
            header = next(csv.reader(file))
        assert [field["name"] for field in resource["schema"]["fields"]] == header, name


def test_every_table_and_column_is_explained_in_both_languages() -> None:
    for name, table in described():
        for part in [table, *table["schema"]["fields"]]:
            assert all(part.get(key, "").strip() for key in TITLES), (name, part["name"])
            assert part["description"] != part["description_en"], (name, part["name"])


def test_only_the_constraints_that_the_build_knows_are_used() -> None:
    for name, table in described():
        for field in table["schema"]["fields"]:
            assert set(field.get("constraints", {})) <= CONSTRAINTS, (name, field["name"])


def test_every_reference_leads_to_a_key() -> None:
    for name, resource in RESOURCES.items():
        for key in resource["schema"].get("foreignKeys", []):
            target = RESOURCES[key["reference"]["resource"] or name]
            assert key["reference"]["fields"] == target["schema"]["primaryKey"], (name, key["fields"])


def test_the_dictionary_holds_exactly_the_columns_of_a_release() -> None:
    import duckdb

    expected: dict[str, set[str]] = {}
    for name, table in described():
        expected.setdefault(name, set()).update(field["name"] for field in table["schema"]["fields"])
    with duckdb.connect() as connection:
        for script in ("schema.sql", "views.sql"):
            connection.execute((ROOT / "analytics" / "warehouse" / script).read_text(encoding="utf-8"))
        found: dict[str, set[str]] = {}
        for table_name, column in connection.execute(
            "SELECT table_name, column_name FROM duckdb_columns() JOIN duckdb_tables() USING (table_name) "
            "WHERE NOT duckdb_tables.internal"
        ).fetchall():
            found.setdefault(table_name, set()).add(column)
    assert found == expected


def test_the_facts_are_all_there() -> None:
    counts = {name: len(rows_of(name)) for name in ("agency", "result", "claim", "source", "province", "region")}
    assert counts == {"agency": 640, "result": 301, "claim": 172, "source": 185, "province": 34, "region": 7}


def test_codes_stay_text() -> None:
    from frictionless import Package

    read = Package(str(DATA / "datapackage.json")).get_resource("agency").extract()["agency"]
    codes = {row["agency_id"]: row["wilayah_code"] for row in read}
    assert codes["kabupaten-banyuwangi"] == "35.10"
    assert codes == {row["agency_id"]: row["wilayah_code"] or None for row in rows_of("agency")}


def test_marked_results_are_those_that_contradict_their_limits() -> None:
    limits = sorted((float(row["min_score"]), row["category_id"]) for row in rows_of("category"))
    scored = [row for row in rows_of("result") if row["score"] and row["category_id"]]
    assert scored
    for row in scored:
        reached = [category for least, category in limits if least <= float(row["score"])] or [limits[0][1]]
        assert (row["against_band"] == "true") == (row["category_id"] != reached[-1]), row["result_id"]


# The statements of method


def method_sources() -> Iterator[tuple[str, str]]:
    for row in rows_of("method"):
        for item in row["source"].split("; "):
            yield row["statement_id"], item


def test_sources_of_method_exist() -> None:
    publishers = {row["source_id"]: row["publisher"] for row in rows_of("source")}
    for statement, item in method_sources():
        if re.match(r"S\d", item):
            assert item == f"{item[:4]} {publishers.get(item[:4])}", statement
        else:
            assert item == "Peta Merit" or UNDATED in item or re.search(r"20\d\d", item), (statement, item)


def test_what_was_seen_names_where() -> None:
    for row in rows_of("method"):
        if row["mark"] == "seen":
            assert row["source"] != "Peta Merit", row["statement_id"]


def test_statements_of_method_are_in_order_and_short() -> None:
    rows = rows_of("method")
    assert [int(row["sort"]) for row in rows] == list(range(1, len(rows) + 1))
    for row in rows:
        for text in (row["text_id"], row["text_en"]):
            sentences = re.split(r"(?<=[.?!])\s+", text)
            assert max(len(sentence.split()) for sentence in sentences) <= 45, row["statement_id"]


def test_every_contested_point_is_told() -> None:
    assert Counter(row["section"] for row in rows_of("method"))["contested"] == 12


def test_both_languages_of_a_statement_print_the_same_numbers() -> None:
    for row in rows_of("method"):
        indonesian = re.findall(r"\d+(?:,\d+)?", row["text_id"])
        english = re.findall(r"\d+(?:\.\d+)?", row["text_en"])
        assert Counter(n.replace(",", ".") for n in indonesian) == Counter(english), row["statement_id"]


def test_the_registry_statement_counts_the_registry() -> None:
    alive = Counter(
        row["agency_type"]
        for row in rows_of("agency")
        if int(row["valid_from"] or 0) <= 2020 and int(row["valid_to"] or 9999) > 2020
    )
    order = [row["agency_type"] for row in rows_of("agency_type")]
    text = next(row["text_en"] for row in rows_of("method") if row["statement_id"] == "registry-count")
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    assert numbers == [len(rows_of("agency")), alive.total(), 2020, *(alive[kind] for kind in order)]


# The check can fail


BROKEN = [
    # table, row as a spreadsheet counts, column, value, kind of error
    ("result", 2, "score", "411", "constraint-error"),
    ("result", 3, "score", "tinggi", "type-error"),
    ("result", 4, "score_max", "405", "constraint-error"),
    ("result", 5, "agency_id", "kota-yang-tidak-ada", "foreign-key"),
    ("result", 6, "result_id", "R001", "primary-key"),
    ("result", 7, "source_id", "", "constraint-error"),
    ("province", 2, "wilayah_code", "11.1", "constraint-error"),
    ("agency", 2, "successor_id", "instansi-yang-tidak-ada", "foreign-key"),
    ("agency", 3, "province_id", "provinsi-yang-tidak-ada", "foreign-key"),
    ("claim", 2, "category_id", "cukup", "constraint-error"),
    ("claim", 3, "period_to", "2020-13", "constraint-error"),
    ("source", 2, "published_on", "28 Januari 2021", "constraint-error"),
    ("aspect_score", 2, "aspect_id", "aspek_yang_tidak_ada", "foreign-key"),
]


def break_cell(folder: Path, name: str, row: int, column: str, value: str) -> None:
    rows = rows_of(name, folder)
    rows[row - 2][column] = value
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def test_each_broken_cell_is_reported(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    for name, row, column, value, _ in BROKEN:
        break_cell(folder, name, row, column, value)
    expected = {(name, row, kind) for name, row, _, _, kind in BROKEN}
    # an id given twice breaks two rules: it is a key, and unique
    assert expected <= faults_of(folder) <= expected | {("result", 6, "unique-error")}


def test_a_missing_column_is_reported(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    region = folder / "region.csv"
    lines = region.read_text(encoding="utf-8").splitlines()
    region.write_text("\n".join(line.rsplit(",", 1)[0] for line in lines) + "\n", encoding="utf-8")
    assert ("region", None, "missing-label") in faults_of(folder)


def test_every_rank_of_a_note_can_be_read() -> None:
    """A place in words ("fourth among …") would be lost to the fact check."""
    told = re.compile(r"\branks?\b|\b(?:second|third|fourth|fifth) (?:of|among|in) ")
    ranked = [row["note"] for row in rows_of("result") if told.search(row["note"])]
    assert len(ranked) > 40
    for note in ranked:
        assert re.search(r"\brank \d+\b", note), note
