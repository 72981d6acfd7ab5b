"""Measures: the worked examples of the catalogue, and that value, rows, SQL and groups cannot disagree."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from analytics.errors import BadParameter, UnknownMeasure
from analytics.measures import Definition, catalogue, compute, grouped
from analytics.measures.parameters import allowed
from analytics.warehouse import Release, build_release
from analytics.warehouse.read import resources
from tests.make import a_claim, a_folder

EXAMPLES = [(measure, place) for measure in catalogue().values() for place in range(len(measure.examples))]


@pytest.mark.parametrize(
    ("measure", "place"), EXAMPLES, ids=lambda one: one.id if isinstance(one, Definition) else str(one)
)
def test_worked_examples(small: Release, measure: Definition, place: int) -> None:
    example = measure.examples[place]
    found = compute(small, measure.id, **example["given"])
    if "reason" in example:
        assert (found.value, found.reason) == (None, example["reason"])
    else:
        assert found.value == pytest.approx(example["value"], abs=1e-6)
        assert found.reason is None


@pytest.mark.parametrize(
    ("measure", "place"), EXAMPLES, ids=lambda one: one.id if isinstance(one, Definition) else str(one)
)
def test_sql_runs_as_it_stands_and_gives_the_value(small: Release, measure: Definition, place: int) -> None:
    found = compute(small, measure.id, **measure.examples[place]["given"])
    copy = duckdb.connect(str(small.path), read_only=True, config=dict(_locked()))
    (value,) = copy.execute(found.sql).fetchone() or (None,)
    assert (None if value is None else float(value)) == (
        None if found.value is None else pytest.approx(float(found.value))
    )


def _locked() -> dict[str, str]:
    from analytics.warehouse import store

    return store._LOCKED


@pytest.mark.parametrize("measure", [m for m in catalogue().values() if m.fold == "count"], ids=lambda m: m.id)
def test_a_count_is_its_rows(small: Release, measure: Definition) -> None:
    for example in measure.examples:
        found = compute(small, measure.id, **example["given"])
        assert found.value == len(found.rows)


def test_headline_numbers_of_the_published_facts(published: Release) -> None:
    def claimed(category: str) -> object:
        return compute(
            published, "claimed_total", metric="agencies_in_category", category=category, period="cumulative_to:2020"
        ).value

    def counted(category: str) -> object:
        return compute(published, "agencies_in_category", category=category, upto=2020).value

    categories = ("sangat_baik", "baik", "kurang", "buruk")
    assert [claimed(one) for one in categories] == [24, 57, 31, 72]
    assert [counted(one) for one in categories] == [18, 25, 6, 1]
    assert compute(published, "claimed_total", metric="agencies_assessed", period="cumulative_to:2020").value == 184
    assert compute(published, "claimed_total", metric="agencies_assessed", period="in_year:2018").value == 91
    assert compute(published, "agencies_assessed", upto=2020).value == 53
    printed = {"metric": "agencies_in_category", "period": "cumulative_to:2020"}
    alone = [compute(published, "claim_witnesses", category=one, **printed).value for one in ("kurang", "buruk")]
    assert alone == [1, 1]


def test_three_parts_make_the_claimed_total(published: Release) -> None:
    for category, total in (("sangat_baik", 24), ("baik", 57), ("kurang", 31), ("buruk", 72)):
        parts = [compute(published, "named_in_category", category=category, upto=2020, decided=one).value
                 for one in ("in_year", "earlier")]  # fmt: skip
        assert sum(parts) + compute(published, "not_named", category=category, upto=2020).value == total


def test_more_counted_than_printed_leave_no_number(home: Path, tmp_path: Path) -> None:
    claims = [a_claim("C001", "agencies_assessed", 2), a_claim("C002", "agencies_in_category", 2, category_id="baik")]
    release = build_release("published", data_dir=a_folder(tmp_path / "data", {"claim": claims}))
    whole, met = (compute(release, "not_named", upto=2020, category=one) for one in (None, "baik"))
    assert (whole.value, whole.reason) == (None, "counted_exceeds")
    assert release.rows(whole.sql) == [(None,)]
    assert (met.value, met.reason) == (0, None)


@pytest.mark.parametrize("release", ["small", "published", "simulated"])
def test_each_result_is_at_one_publisher_alone(release: str, request: pytest.FixtureRequest) -> None:
    found: Release = request.getfixturevalue(release)
    kinds = allowed(found, "publisher_kind")
    for asked in ({"upto": 2020}, {"year": 2018}, {"upto": 2020, "type": "daerah"}):
        placed = [row["agency_id"] for one in kinds
                  for row in compute(found, "agencies_by_publisher", publisher_kind=one, **asked).rows]  # fmt: skip
        assert sorted(placed) == sorted(row["agency_id"] for row in compute(found, "agencies_assessed", **asked).rows)


def test_kinds_of_publisher_stand_in_one_order(small: Release) -> None:
    """From the closest to the assessment on: in parameters, in both measures, and in what a source may be."""
    kinds = allowed(small, "publisher_kind")
    listed = ", ".join(f"'{one}'" for one in kinds)
    assert all(f"[{listed}]" in catalogue()[one].sql for one in ("agencies_by_publisher", "share_by_publisher"))
    fields = {field["name"]: field for field in resources()["source"]["schema"]["fields"]}
    assert tuple(fields["publisher_kind"]["constraints"]["enum"]) == kinds


def test_headline_numbers_of_who_says_so(published: Release) -> None:
    found = [compute(published, "agencies_by_publisher", publisher_kind=one, upto=2020).value
             for one in allowed(published, "publisher_kind")]  # fmt: skip
    assert found == [15, 1, 7, 0, 30]


def test_rows_name_their_sources(published: Release) -> None:
    found = compute(
        published, "claimed_total", metric="agencies_in_category", category="buruk", period="cumulative_to:2020"
    )
    assert [row["claim_id"] for row in found.rows] == ["C" + row["claim_id"][1:] for row in found.rows]
    assert [source["source_id"] for source in found.sources] == ["S041"]
    assert found.unit == "agency"


def test_base_takes_the_same_selection(small: Release) -> None:
    found = compute(small, "agencies_in_category", category="baik", year=2020, type="daerah")
    assert found.base is not None
    assert dict(found.base.parameters) == {"year": 2020, "type": "daerah"}
    assert found.base.base is not None
    assert dict(found.base.base.parameters) == {"year": 2020, "type": "daerah"}


def test_registered_is_alive_at_the_end_of_the_year(published: Release) -> None:
    ministries = [
        compute(published, "agencies_registered", type="kementerian", year=year).value for year in (2018, 2019, 2020)
    ]
    assert ministries == [34, 34, 34]
    assert [compute(published, "agencies_registered", type="lpnk", year=y).value for y in (2018, 2019, 2020)] == [
        29,
        28,
        28,
    ]


@pytest.mark.parametrize(
    ("parameters", "name"),
    [
        ({"category": "jelek"}, "category"),
        ({"category": "baik", "upto": 2020, "year": 2019}, "upto"),
        ({"category": "baik", "upto": 1999}, "upto"),
        ({"category": "baik", "kota": "bandung"}, "kota"),
        ({}, "category"),
        ({"category": "baik'; DROP TABLE result; --"}, "category"),
    ],
)
def test_a_bad_parameter_says_which(small: Release, parameters: dict, name: str) -> None:
    with pytest.raises(BadParameter) as caught:
        compute(small, "agencies_in_category", **parameters)
    assert caught.value.name == name


def test_an_unknown_measure_names_the_nearest(small: Release) -> None:
    with pytest.raises(UnknownMeasure, match="agencies_assessed"):
        compute(small, "agencies_assesed")


@pytest.mark.parametrize("by", ["agency_type", "province_id", "region_id", "category_id", "year"])
@pytest.mark.parametrize("release", ["small", "published", "simulated"])
def test_groups_add_up_to_the_whole(release: str, by: str, request: pytest.FixtureRequest) -> None:
    found: Release = request.getfixturevalue(release)
    for parameters in ({"upto": 2020}, {"year": 2018}, {"upto": 2019, "type": "daerah"}):
        groups = grouped(found, "agencies_assessed", by=(by,), **parameters)
        assert groups["value"].sum() == compute(found, "agencies_assessed", **parameters).value


def test_the_same_question_is_computed_once(small: Release) -> None:
    assert compute(small, "agencies_assessed") is compute(small, "agencies_assessed", upto="2020", type=None)
