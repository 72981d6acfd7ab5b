"""Targets: what was printed, where types stand, who is nearest, what moving some does."""

from __future__ import annotations

from math import ceil
from pathlib import Path

import pytest

from analytics.guidance import targets
from analytics.guidance.situation import country
from analytics.warehouse import Release, build_release
from tests.make import SMALL, a_claim, a_folder


def a_target(claim_id: str, scope: str, percent: float, year: str = "2024", **cells: object) -> object:
    return a_claim(claim_id, "target_share", percent, scope_type=scope, category_id="at_least_baik",
                   period_kind="target_for", period_from=year, period_to=year, unit="percent", **cells)  # fmt: skip


@pytest.fixture
def with_targets(tmp_path: Path, home: Path) -> Release:
    """The small release, told as published facts, with targets of 2024 and one whose sources disagree."""
    claims = [
        *SMALL["claim"], a_target("C101", "kementerian_lembaga", 100), a_target("C102", "provinsi", 85),
        a_target("C103", "kabupaten_kota", 30), a_target("C104", "kabupaten_kota", 40, source_id="S003"),
        a_target("C105", "kementerian_lembaga", 50, "2022"),
    ]  # fmt: skip
    return build_release("published", data_dir=a_folder(tmp_path / "data", {"claim": claims}))


def test_a_target_is_taken_as_printed_or_left_out(with_targets: Release) -> None:
    """Of all ministries and bodies together: of each only where it is of all; two values that tie are none."""
    found = {(one.year, one.agency_type): one.percent for one in targets.targets(with_targets)}
    assert found == {(2024, "kementerian"): 100, (2024, "lpnk"): 100, (2024, "provinsi"): 85}


def test_a_type_against_its_target_in_the_facts_is_a_range(with_targets: Release) -> None:
    """Provinsi X is accepted as Baik, but another source prints Kurang: counted, and yet not certain."""
    target = next(one for one in targets.targets(with_targets) if one.agency_type == "provinsi")
    found = targets.standing(with_targets, target, 2020)
    assert (found.registered.value, found.counted.value, found.needed) == (2, 1, 2)
    assert found.shortfall.value == 1
    assert (found.least, found.most) == (0, 1)
    assert (found.short_least, found.short_most) == (1, 2)
    assert [one.value for one in found.bounds] == [found.least, found.most]


def test_who_is_nearest(with_targets: Release) -> None:
    """Provinsi Y: Kurang with 200 in 2018, so 50 points short. In the facts nobody without a result is ranked."""
    near = targets.nearest(country(with_targets, 2020), "provinsi")
    assert [(one.situation.id, one.distance, one.place) for one in near] == [("provinsi-y", 50, 1)]
    low = targets.nearest(country(with_targets, 2020), "kabupaten_kota")
    assert [(one.situation.id, one.distance, one.place) for one in low] == [("kabupaten-x1", None, None)]


def test_moving_changes_type_and_region_and_nobody_twice(with_targets: Release) -> None:
    found = country(with_targets, 2020)
    moved = ("provinsi-y", "provinsi-x", "kem-a", "kota-x2", "nobody")
    types = {one.group: (one.registered, one.before, one.moved, one.after) for one in targets.by_type(found, moved)}
    assert types["provinsi"] == (2, 1, 1, 2)
    assert types["kementerian"] == (1, 1, 0, 1)
    assert types["kabupaten_kota"] == (3, 0, 0, 0)
    regions = {one.group: (one.before, one.after) for one in targets.by_region(found, moved, ("r1", "r2"))}
    assert regions == {"r1": (1, 1), "r2": (0, 1)}


def test_the_simulated_country_is_exact_and_borrows_the_targets(simulated: Release, published: Release) -> None:
    found = {
        one.agency_type: targets.standing(simulated, one, 2020)
        for one in targets.targets(simulated) if one.year == 2024
    }  # fmt: skip
    assert {name: (one.counted.value, one.registered.value, one.shortfall.value) for name, one in found.items()} == {
        "kementerian": (26, 34, 8), "lpnk": (17, 28, 11), "provinsi": (13, 34, 16), "kabupaten_kota": (25, 508, 128),
    }  # fmt: skip
    for one in found.values():
        assert one.short_least == one.short_most == one.shortfall.value
        assert one.is_met is False
        assert one.target.claim.release_id == published.release_id
        assert one.needed == ceil(one.target.percent * one.registered.value / 100)


def test_the_facts_leave_open_what_they_leave_open(published: Release) -> None:
    """Provinces: 13 are printed as Baik or better; whether the target of 85 percent was met by 2020 is not known."""
    target = next(one for one in targets.targets(published) if (one.year, one.agency_type) == (2024, "provinsi"))
    found = targets.standing(published, target, 2020)
    assert found.least == 13
    assert found.counted.value <= found.least <= found.most <= found.registered.value
    assert found.short_most == 16


def test_without_published_facts_there_are_no_targets(tmp_path: Path, home: Path) -> None:
    alone = build_release("simulated")
    assert targets.release_of_targets(alone) is None
    assert targets.targets(alone) == ()
