"""Rules 5 and 6 of the numbers: one accepted result a year, and the latest up to a year."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from analytics.warehouse import Release, build_release
from tests.make import a_folder, a_result

CHECKS = list(csv.DictReader((Path(__file__).parent.parent / "data" / "accepted_checks.csv").open(encoding="utf-8")))


def accepted(release: Release, agency_id: str, year: int) -> tuple[object, ...] | None:
    rows = release.rows(
        "SELECT category_id, score::DOUBLE, contradicting FROM accepted_result WHERE agency_id = ? AND year = ?",
        [agency_id, year],
    )
    return rows[0] if rows else None


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: f"{check['check']}-{check['agency_id']}-{check['year']}")
def test_cases_worked_out_by_hand(published: Release, check: dict[str, str]) -> None:
    expected = (check["category_id"] or None, float(check["score"]) if check["score"] else None)
    if check["check"] == "accepted":
        found = accepted(published, check["agency_id"], int(check["year"]))
        assert found == (*expected, int(check["contradicting"]))
    else:
        rows = published.rows(
            "SELECT year, category_id, score::DOUBLE FROM latest_result(2020) WHERE agency_id = ?", [check["agency_id"]]
        )
        assert rows == [(int(check["year"]), *expected)]


def test_there_are_cases_of_both_rules() -> None:
    assert {check["check"] for check in CHECKS} == {"accepted", "latest_up_to_2020"}
    assert len(CHECKS) == 40


def test_no_printed_score_of_the_accepted_category_is_lost(published: Release) -> None:
    """Agencies and years without a score for which some decided row prints one beside the accepted category."""
    lost = published.rows(
        "SELECT count(*) FROM accepted_result a WHERE a.score IS NULL AND EXISTS ("
        " SELECT 1 FROM result r WHERE r.agency_id = a.agency_id AND r.year = a.year"
        " AND r.stage IN ('verified', 'award') AND r.score IS NOT NULL"
        " AND r.category_id IS NOT DISTINCT FROM a.category_id)"
    )
    kept = published.rows("SELECT count(*) FROM accepted_result WHERE score IS NOT NULL")
    printed = published.rows(
        "SELECT count(DISTINCT (r.agency_id, r.year)) FROM result r JOIN accepted_result a USING (agency_id, year)"
        " WHERE r.stage IN ('verified', 'award') AND r.score IS NOT NULL AND r.category_id = a.category_id"
    )
    assert lost == [(0,)]
    assert kept == printed


@pytest.mark.parametrize(
    ("first", "second", "winner"),
    [
        ({"confidence": "medium"}, {"confidence": "high"}, "R002"),
        ({"year_basis": "inferred"}, {"year_basis": "stated"}, "R002"),
        ({"score": ""}, {"score": 260}, "R002"),
        ({"source_id": "S003"}, {"source_id": "S002"}, "R002"),
        ({"source_id": "S002"}, {"source_id": "S001"}, "R002"),
        ({}, {}, "R001"),
        # confidence goes before everything else
        ({"confidence": "high", "year_basis": "inferred"}, {"confidence": "medium", "score": 260}, "R001"),
    ],
)
def test_order_of_rows(home: Path, tmp_path: Path, first: dict, second: dict, winner: str) -> None:
    rows = [a_result("R001", "kem-a", 2020, "baik", **first), a_result("R002", "kem-a", 2020, "baik", **second)]
    release = build_release(data_dir=a_folder(tmp_path / "data", {"result": rows, "aspect_score": []}))
    assert release.rows("SELECT result_id FROM accepted_result") == [(winner,)]


def test_category_of_the_first_row_that_has_one_and_its_score(home: Path, tmp_path: Path) -> None:
    rows = [
        a_result("R001", "kem-a", 2020, stage="award"),  # first in order, no category
        a_result("R002", "kem-a", 2020, "baik", confidence="medium"),
        a_result("R003", "kem-a", 2020, "kurang", score=230, confidence="medium", source_id="S003"),
        a_result("R004", "kem-a", 2020, "baik", score=270, confidence="low"),
        a_result("R005", "kem-a", 2020, "baik", score=280, confidence="low", source_id="S003"),
    ]
    release = build_release(data_dir=a_folder(tmp_path / "data", {"result": rows, "aspect_score": []}))
    # R003 has a score and so stands before R002 of the same confidence: its category is the first one met.
    assert accepted(release, "kem-a", 2020) == ("kurang", 230.0, 3)


def test_self_assessed_and_proposed_rows_do_not_count(small: Release) -> None:
    assert accepted(small, "provinsi-y", 2020) is None


def test_weak_results_give_way(home: Path, tmp_path: Path) -> None:
    weak = {"confidence": "low", "year_basis": "inferred"}
    rows = [
        a_result("R001", "kem-a", 2018, "kurang"), a_result("R002", "kem-a", 2020, "baik", **weak),
        a_result("R003", "lpnk-b", 2018, "kurang"), a_result("R004", "lpnk-b", 2019, stage="award"),
        a_result("R005", "provinsi-x", 2018, **weak), a_result("R006", "provinsi-x", 2019, "baik", **weak),
        # low confidence alone does not make a result weak
        a_result("R007", "provinsi-y", 2018, "kurang"), a_result("R008", "provinsi-y", 2019, "baik", confidence="low"),
    ]  # fmt: skip
    release = build_release(data_dir=a_folder(tmp_path / "data", {"result": rows, "aspect_score": []}))
    found = release.rows("SELECT agency_id, year, category_id FROM latest_result(2020) ORDER BY agency_id")
    assert found == [
        ("kem-a", 2018, "kurang"),
        ("lpnk-b", 2018, "kurang"),
        ("provinsi-x", 2019, "baik"),
        ("provinsi-y", 2019, "baik"),
    ]


def test_results_after_the_period_are_not_latest(home: Path, tmp_path: Path) -> None:
    rows = [a_result("R001", "kem-a", 2019, "baik"), a_result("R002", "kem-a", 2021, "sangat_baik")]
    release = build_release(data_dir=a_folder(tmp_path / "data", {"result": rows, "aspect_score": []}))
    assert release.rows("SELECT year FROM latest_result(2020)") == [(2019,)]
    assert release.rows("SELECT year FROM results_in(2021)") == [(2021,)]
