"""What changed between two releases, worked out by hand on the small one."""

from __future__ import annotations

from pathlib import Path

from analytics.diff import diff
from analytics.warehouse import Release, build_release
from tests.make import SMALL, a_folder, a_result, changed


def test_nothing_differs_from_itself(small: Release) -> None:
    assert diff(small, small).is_empty


def test_each_kind_of_change(small: Release, home: Path, tmp_path: Path) -> None:
    results = changed("result", "R009", score=210)["result"]  # provinsi-y 2018: another score, the same category
    results = [row for row in results if row["result_id"] != "R002"]  # kem-a has only 2018 now: from IV to II
    results.append(a_result("R011", "kabupaten-y1", 2020, "baik", score=251))  # new
    claims = changed("claim", "C004", value=4)["claim"]
    other = build_release("published", data_dir=a_folder(tmp_path / "data", {"result": results, "claim": claims}))
    found = diff(small, other)
    assert (found.release_from, found.release_to) == (small.release_id, other.release_id)
    assert found.added == [{"agency_id": "kabupaten-y1", "year": 2020, "category_id": "baik", "score": 251}]
    assert found.removed == [{"agency_id": "kem-a", "year": 2020, "category_id": "sangat_baik", "score": 330}]
    assert found.changed == [{"agency_id": "provinsi-y", "year": 2018, "field": "score", "from": 200, "to": 210}]
    assert found.movements == [{"from": "sangat_baik", "to": "kurang", "count": 1}]
    moved = {(one["id"], one["parameters"].get("category")): (one["from"], one["to"]) for one in found.measures}
    assert moved[("agencies_assessed", None)] == (6, 7)
    assert moved[("agencies_in_category", "baik")] == (2, 3)
    assert moved[("agencies_in_category", "sangat_baik")] == (1, 0)
    assert moved[("agencies_in_category", "kurang")] == (1, 2)
    assert moved[("claimed_total", "baik")] == (3, 4)
    assert ("agencies_in_category", "buruk") not in moved


def test_the_other_way_round_is_the_mirror(small: Release, home: Path, tmp_path: Path) -> None:
    results = [row for row in SMALL["result"] if row["result_id"] != "R007"]
    other = build_release("published", data_dir=a_folder(tmp_path / "data", {"result": results}))
    there, back = diff(small, other), diff(other, small)
    assert there.removed == back.added != []
    assert {(one["id"], one["from"], one["to"]) for one in there.measures} == {
        (one["id"], one["to"], one["from"]) for one in back.measures
    }


def test_a_published_and_a_simulated_release_can_be_compared(published: Release, simulated: Release) -> None:
    found = diff(published, simulated)
    assert len(found.added) == simulated.row_counts()["accepted_result"]
    assert {"id": "agencies_assessed", "parameters": {"upto": 2020}, "from": 53, "to": 184} in found.measures
