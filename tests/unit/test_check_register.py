"""The register of claims: each against the others without its own witness, and against the data."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from analytics.check import register
from analytics.check.register import Entry
from analytics.check.review import claim_review, said, standing_words
from analytics.measures import compute
from analytics.warehouse import Release, build_release
from analytics.warehouse.tables import table_rows
from analytics.words import LANGUAGES, texts
from tests.make import SMALL, a_claim, a_folder

# W001: S001, W002: S002, W003: S003.
CLAIMS = [
    a_claim("C801", "agencies_in_category", 20, category_id="baik"),
    a_claim("C802", "agencies_in_category", 20, category_id="baik", source_id="S002"),
    a_claim("C803", "agencies_in_category", 9, category_id="kurang"),
    a_claim("C804", "agencies_in_category", 9, category_id="kurang", note="the same page again"),
    a_claim("C805", "agencies_in_category", 5, category_id="sangat_baik"),
    a_claim("C806", "agencies_in_category", 6, category_id="sangat_baik", source_id="S003"),
    a_claim("C807", "agencies_assessed", 5),
    a_claim("C808", "category_lower_limit", 250, category_id="baik", unit="points", period_kind="in_year"),
    a_claim("C809", "category_lower_limit", 260, category_id="baik", unit="points", period_kind="in_year",
            source_id="S002"),
    a_claim("C810", "target_agencies", 30, period_kind="target_for", period_to="2024"),
    a_claim("C811", "agencies_assessed", 4, period_kind="in_year", period_from="2018", period_to="2018"),
    a_claim("C812", "agencies_in_category", 1, category_id="buruk"),
]  # fmt: skip


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Release:
    folder = tmp_path_factory.mktemp("register")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PETA_MERIT_HOME", str(folder / "home"))
        return build_release("published", data_dir=a_folder(folder / "data", {**SMALL, "claim": CLAIMS}))


@pytest.fixture(scope="module")
def entries(told: Release) -> dict[str, Entry]:
    return {one.claim_id: one for one in register.rows(told)}


def test_every_claim_stands_in_it_once_and_in_order(published: Release) -> None:
    ids = [str(row["claim_id"]) for row in table_rows(published, "claim")]
    assert [one.claim_id for one in register.rows(published)] == sorted(ids)


@pytest.mark.parametrize(("claim_id", "standing", "others"), [
    ("C801", "cocok", 1), ("C802", "cocok", 1), ("C803", "berdiri_sendiri", 0), ("C804", "berdiri_sendiri", 0),
    ("C805", "berbeda_antarsumber", 0), ("C806", "berbeda_antarsumber", 0), ("C810", "berdiri_sendiri", 0),
])  # fmt: skip
def test_a_claim_does_not_confirm_itself(entries: dict[str, Entry], claim_id: str, standing: str, others: int) -> None:
    assert (entries[claim_id].standing, entries[claim_id].others) == (standing, others)


@pytest.mark.parametrize(("claim_id", "verdict", "counted", "why"), [
    ("C801", None, 2, "partly"),  # two are named, twenty printed
    ("C807", "tidak_cocok", 6, "exceeds"),  # six are named, five printed
    ("C808", "cocok", 250, "instrument"), ("C809", "tidak_cocok", 250, "instrument"), ("C810", None, None, "nothing"),
    ("C811", None, 3, "partly"), ("C812", "cocok", 1, "all_named"),
])  # fmt: skip
def test_the_data_confirms_excludes_or_leaves_open(
    entries: dict[str, Entry], claim_id: str, verdict: str | None, counted: int | None, why: str
) -> None:
    data = entries[claim_id].data
    assert (data.verdict, data.counted, data.why) == (verdict, None if counted is None else Decimal(counted), why)


def test_more_names_than_printed_exclude_a_total_only_where_a_name_cannot_be_lost(told: Release) -> None:
    reading = next(one.reading for one in register.rows(told) if one.claim_id == "C801")
    fewer = register._against_data(told, replace(reading, value=Decimal(1)))
    assert (fewer.verdict, fewer.why) == (None, "exceeds")
    in_year = replace(reading, value=Decimal(0), period=replace(reading.period, kind="in_year"))
    assert register._against_data(told, in_year).verdict == "tidak_cocok"


def test_the_verdict_is_the_worse_of_both(entries: dict[str, Entry]) -> None:
    assert entries["C807"].verdict == "tidak_cocok"
    assert entries["C801"].verdict == "cocok"


def test_a_release_that_counts_itself_is_its_own_judge(simulated: Release) -> None:
    value = compute(simulated, "agencies_in_category", category="baik", upto=2020).value
    for claimed, verdict in ((value, "cocok"), (value + 1, "tidak_cocok"), (value - 1, "tidak_cocok")):
        row = {**CLAIMS[0], "value": claimed, "scope": "all", "aspect_id": None, "step": None, "period_from": None}
        data = register._against_data(simulated, register.reading_of(row))
        assert (data.verdict, data.counted, data.why) == (verdict, Decimal(value), "counted")


def test_filters_by_verdict_figure_and_publisher(told: Release) -> None:
    def ids(**given: object) -> list[str]:
        return [one.claim_id for one in register.rows(told, **given)]  # type: ignore[arg-type]

    assert ids(verdict="berbeda_antarsumber") == ["C805", "C806", "C808"]
    assert ids(publisher="Publisher S003") == ["C806"]
    assert ids(metric="target_agencies") == ["C810"]
    assert ids(value=Decimal(20)) == ["C801", "C802"]
    assert ids(value=Decimal(20), publisher="Publisher S002") == ["C802"]
    assert ids(verdict="cocok", metric="awards") == []


def test_a_reading_says_what_the_claim_says(entries: dict[str, Entry]) -> None:
    reading = entries["C811"].reading
    assert (reading.metric, reading.subject, reading.value, reading.unit) == (
        "agencies_assessed", ("all",), Decimal(4), "agencies",
    )  # fmt: skip
    assert (reading.period.kind, reading.period.start, reading.period.end) == ("in_year", "2018", "2018")


def test_a_step_of_the_self_assessment_is_no_result(published: Release) -> None:
    """It is held against what sources print of that step, and against no result."""
    steps = {str(row["claim_id"]): row["step"] for row in table_rows(published, "claim") if row["step"]}
    found = {one.claim_id: one for one in register.rows(published) if one.claim_id in steps}
    assert {key: one.reading.step for key, one in found.items()} == steps
    assert {(one.reading.stage, one.verdict, one.data.verdict) for one in found.values()} == {
        ("self_assessed", "berdiri_sendiri", None)
    }


def test_the_well_known_claims_stand_as_the_issue_says(published: Release) -> None:
    found = {one.claim_id: one for one in register.rows(published)}
    assert found["C007"].verdict == "cocok"
    assert found["C033"].verdict == "berbeda_antarsumber"  # 54 awards, 81 elsewhere
    assert not [one for one in found.values() if one.verdict == "tidak_cocok"]


# What changes ---------------------------------------------------------------------------------------------------------


def test_a_correction_says_which_verdicts_changed(told: Release, tmp_path: Path, home: Path) -> None:
    kept = [one for one in CLAIMS if one["claim_id"] != "C812"]
    corrected = [{**one, "value": 6} if one["claim_id"] in ("C805", "C806") else one for one in kept]
    after = build_release("published", data_dir=a_folder(tmp_path / "data", {**SMALL, "claim": corrected}))
    changes = {one.claim_id: one for one in register.changes(told, after)}
    found = {
        claim_id: tuple(entry and entry.verdict for entry in (one.before, one.after))
        for claim_id, one in changes.items()
    }
    assert found == {
        "C805": ("berbeda_antarsumber", "cocok"), "C806": ("berbeda_antarsumber", "cocok"),
        "C812": ("berdiri_sendiri", None),
    }  # fmt: skip
    values = {one["claim_id"]: one["value"] for one in CLAIMS}
    assert {one.claim_id for one in changes.values() if one.is_itself_changed} == {
        claim_id for claim_id in ("C805", "C806") if values[claim_id] != 6
    }
    assert register.changes(told, told) == ()


# ClaimReview ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_claim_is_a_claim_review(told: Release, lang: str) -> None:
    for entry in register.rows(told):
        found = json.loads(json.dumps(claim_review(told, entry, lang, link="https://example.org/cek"), allow_nan=False))
        assert (found["@context"], found["@type"]) == ("https://schema.org", "ClaimReview")
        assert found["itemReviewed"]["author"]["name"] == entry.publisher
        assert found["reviewRating"]["alternateName"] == standing_words(entry.verdict, lang)
        assert found["claimReviewed"]
        assert found["url"] == f"https://example.org/cek#{entry.claim_id}"
        assert None not in found["itemReviewed"].values()


def test_only_what_is_decided_has_a_number(entries: dict[str, Entry], told: Release) -> None:
    ratings = {name: claim_review(told, one, "en")["reviewRating"] for name, one in entries.items()}
    assert ratings["C801"]["ratingValue"] == ratings["C801"]["bestRating"]
    assert ratings["C807"]["ratingValue"] == ratings["C807"]["worstRating"]
    assert "ratingValue" not in ratings["C803"]
    assert "url" not in claim_review(told, entries["C801"], "en")


def test_nothing_simulated_passes_for_a_check_of_facts(simulated: Release, entries: dict[str, Entry]) -> None:
    found = claim_review(simulated, entries["C801"], "id")
    assert found["author"]["name"].startswith("SIMULASI")
    assert found["reviewRating"]["alternateName"].startswith("SIMULASI")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_said_of_a_claim_has_words(published: Release, lang: str) -> None:
    for entry in register.rows(published):
        lines = said(published, entry, lang)
        assert all(lines)
    words = {key.rpartition(".")[2] for key in texts(lang) if key.startswith("check_register.data.")}
    assert words == {"counted", "instrument", "all_named", "partly", "exceeds"}
