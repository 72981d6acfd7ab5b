"""Verdicts on readings: what the facts say, exclude, tell differently, and do not hold."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from analytics.check.judge import judge
from analytics.check.judge.values import compare
from analytics.check.model import Judged, Period, Reading
from analytics.check.words import alternative_words
from analytics.warehouse import Release, build_release
from tests.make import SMALL, a_claim, a_folder, a_result

END = Period("cumulative_to", None, "2020")
IN_2021 = Period("in_year", None, "2021")
IN_2020 = Period("in_year", None, "2020")
IN_2019 = Period("in_year", None, "2019")
CEREMONY = Period("award_on", None, "2021-01-28")
OPEN = Period()
# The text itself says that only the year is meant.
SURE = ("period_year_only",)


def reading(metric: str, value: str | None, *subject: str, **given: Any) -> Reading:
    whole: dict[str, Any] = {
        "start": 0, "end": 1, "quote": value or "Baik", "subject": subject or ("all",), "metric": metric,
        "category": None, "aspect": None, "period": END, "value": None if value is None else Decimal(value),
        "unit": "agencies", "stage": "verified", "bound": "exact", "doubt": None, "other": None, "how": (),
        "marks": (), **given,
    }  # fmt: skip
    return Reading(**whole)


def verdict(judged: Judged) -> tuple[str, str | None]:
    return judged.verdict, judged.reason


# Figures -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("told", "found", "bound", "answer"), [
    ("287", "287.5", "exact", "same"), ("288", "287.5", "exact", "same"), ("286", "287.5", "exact", "other"),
    ("287.0", "287.5", "exact", "other"), ("180", "184", "at_least", "same"), ("190", "184", "at_least", "other"),
    ("20", "184", "at_least", "open"), ("190", "184", "at_most", "same"), ("180", "184", "about", "same"),
    ("170", "184", "about", "open"), ("100", "184", "about", "other"), ("542", "524", "about", "other"),
    ("523", "524", "about", "same"), ("37.4", "37.5", "about", "same"), ("37.4", "37.9", "about", "other"),
])  # fmt: skip
def test_figures_are_compared_as_they_are_told(told: str, found: str, bound: Any, answer: str) -> None:
    assert compare(Decimal(told), Decimal(found), bound, is_count=False) == answer


def test_a_count_is_never_rounded() -> None:
    assert compare(Decimal(24), Decimal("24.4"), "exact", is_count=True) == "other"


# Totals --------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """The small release with totals of its own: 20 told by two witnesses and 21 by one; 9 in the year."""
    claims = [
        a_claim("C901", "agencies_in_category", 20, category_id="baik"),
        a_claim("C902", "agencies_in_category", 20, category_id="baik", source_id="S002"),
        a_claim("C903", "agencies_in_category", 9, category_id="baik", period_kind="in_year", period_from="2020"),
        a_claim("C904", "agencies_in_category", 5, category_id="sangat_baik"),
        a_claim("C905", "agencies_in_category", 6, category_id="sangat_baik", source_id="S003"),
        a_claim("C906", "agencies_assessed", 50, period_from="2018"),
        a_claim("C907", "agencies_assessed", 50, period_from="2019", source_id="S003"),
        a_claim("C908", "awards", 7, category_id="baik", period_kind="award_on", period_to="2021-01-28",
                period_from="2021-01-28"),
        a_claim("C909", "agencies_in_category", 11, category_id="kurang"),
        a_claim("C910", "agencies_in_category", 14, category_id="buruk"),
        a_claim("C911", "agencies_in_category", 30, category_id="baik", period_to="2024-03"),
    ]  # fmt: skip
    folder = tmp_path_factory.mktemp("told")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PETA_MERIT_HOME", str(folder / "home"))
        return build_release("published", data_dir=a_folder(folder / "data", {**SMALL, "claim": claims}))


@pytest.mark.parametrize(("asked", "expected"), [
    (reading("agencies_in_category", "20", category="baik"), "cocok"),
    (reading("agencies_in_category", "22", category="baik"), "tidak_cocok"),
    (reading("agencies_in_category", "5", category="sangat_baik"), "berbeda_antarsumber"),
    (reading("agencies_in_category", "6", category="sangat_baik"), "berbeda_antarsumber"),
    (reading("agencies_in_category", "8", category="sangat_baik"), "tidak_cocok"),
    (reading("agencies_in_category", "9", category="baik", period=IN_2020), "cocok"),
    (reading("agencies_in_category", "20", category="baik", period=IN_2020, how=SURE), "tidak_cocok"),
    (reading("agencies_in_category", "25", category="below_baik"), "cocok"),
    (reading("agencies_in_category", "26", category="below_baik"), "tidak_cocok"),
    (reading("agencies_assessed", "50"), "cocok"),
    (reading("share_in_category", "40", category="baik", unit="percent"), "cocok"),
    (reading("share_in_category", "41", category="baik", unit="percent"), "tidak_cocok"),
    (reading("aspects", "8", unit="aspects"), "cocok"),
    (reading("aspects", "9", unit="aspects"), "tidak_cocok"),
    # An award is told as a category: seven were handed over where twenty are said to have it.
    (reading("awards", "7", category="baik", period=CEREMONY), "berbeda_antarsumber"),
])  # fmt: skip
def test_totals(told: Release, asked: Reading, expected: str) -> None:
    assert verdict(judge(told, asked)) == (expected, None)


@pytest.mark.parametrize(("asked", "reason"), [
    (reading("agencies_in_category", "1", "provinsi", category="baik"), "never_published"),
    (reading("agencies_assessed", "900", period=Period("cumulative_to", None, "2023")), "outside_period"),
    # What there were by March leaves open what there were by December.
    (reading("agencies_in_category", "40", category="baik", period=Period("cumulative_to", None, "2024-12")),
     "outside_period"),
    (reading("agencies_assessed", "5", period=OPEN, bound="at_least"), "unknown_base"),
    (reading("agencies_assessed", None), "unknown_base"),
    (reading("agencies_assessed", "50", doubt="unreadable"), "unreadable"),
    (reading("score", "290", "kabupaten-x1", "kota-x2", unit="points"), "ambiguous_subject"),
    (reading("score", "290", unit="points", subject=()), "ambiguous_subject"),
])  # fmt: skip
def test_what_is_not_decided_says_why(told: Release, asked: Reading, reason: str) -> None:
    assert verdict(judge(told, asked)) == ("tidak_dapat_diverifikasi", reason)


def test_a_wrong_period_names_the_right_one(told: Release) -> None:
    judged = judge(told, reading("agencies_in_category", "20", category="baik", period=IN_2020, how=SURE))
    assert judged.value_found == "9.00"
    assert [(one.metric, one.period) for one in judged.true_if] == [
        ("agencies_in_category", Period("cumulative_to", None, "2020"))
    ]


@pytest.mark.parametrize(("asked", "why"), [
    # The figure of the next category, of the period where the year may be misread, of another size.
    (reading("agencies_in_category", "20", category="kurang"), "neighbour"),
    (reading("agencies_in_category", "20", category="baik", period=IN_2020), "neighbour"),
    (reading("agencies_in_category", "300", category="baik"), "other_size"),
])  # fmt: skip
def test_what_is_more_likely_misread_than_wrong_is_not_decided(told: Release, asked: Reading, why: str) -> None:
    judged = judge(told, asked)
    assert (judged.verdict, judged.because.key) == ("tidak_dapat_diverifikasi", f"check.because.{why}")


@pytest.mark.parametrize(("value", "why"), [("5", "other_size"), ("400", "other_size"), ("375.5", "others_score")])
def test_a_figure_that_is_hardly_the_agencys_is_not_decided(published: Release, value: str, why: str) -> None:
    judged = judge(published, reading("score", value, "kota-bandung", unit="points", period=IN_2020))
    assert (judged.verdict, judged.because.key) == ("tidak_dapat_diverifikasi", f"check.because.{why}")


def test_a_whole_score_of_an_agency_that_the_text_names_is_not_held_against_another(published: Release) -> None:
    """290 is Jakarta's: beside Bandung it is wrong, unless the text names Jakarta too and does not say whose it is."""
    asked = reading("score", "290", "kota-bandung", unit="points", period=IN_2020)
    here, there = frozenset({"kota-bandung"}), frozenset({"kota-bandung", "provinsi-dki-jakarta"})
    assert judge(published, asked, here).verdict == "tidak_cocok"
    assert judge(published, asked, there).because.key == "check.because.others_score"
    assert judge(published, replace(asked, sure=("subject",)), there).verdict == "tidak_cocok"


def test_witnesses_are_groups_and_starts_that_differ_are_noted(told: Release) -> None:
    judged = judge(told, reading("agencies_assessed", "50"))
    assert (judged.witnesses, judged.sources) == (2, ("S001", "S003"))
    assert [one.key for one in judged.notes] == ["check.note.starts_differ"]


def test_other_things_are_no_claims(told: Release) -> None:
    assert judge(told, reading("other", "72", other="sakip")).verdict == "bukan_klaim_merit"


# One agency ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("asked", "expected"), [
    (reading("score", "330", "kem-a", unit="points"), ("cocok", None)),
    (reading("score", "331", "kem-a", unit="points", period=IN_2020), ("tidak_cocok", None)),
    (reading("score", "240", "kem-a", unit="points", period=Period("in_year", None, "2018")), ("cocok", None)),
    (reading("score", "500", "kem-a", unit="points"), ("tidak_cocok", None)),
    (reading("score", "255", "provinsi-x", unit="points", period=IN_2020), ("berbeda_antarsumber", None)),
    (reading("score", "248", "provinsi-x", unit="points", period=IN_2020), ("berbeda_antarsumber", None)),
    (reading("score", "300", "provinsi-y", unit="points", stage="self_assessed"), ("cocok", None)),
    (reading("score", "300", "provinsi-y", unit="points", period=IN_2020),
     ("tidak_dapat_diverifikasi", "never_published")),
    (reading("score", "330", "kem-a", unit="points", category="baik"), ("tidak_cocok", None)),
    (reading("category", None, "lpnk-b", category="baik", period=IN_2019), ("cocok", None)),
    (reading("category", None, "lpnk-b", category="at_least_baik", period=IN_2019), ("cocok", None)),
    (reading("category", None, "lpnk-b", category="kurang", period=IN_2019, sure=("subject",)), ("tidak_cocok", None)),
    # That the category is said of this agency, the sentence does not say itself.
    (reading("category", None, "lpnk-b", category="kurang", period=IN_2019),
     ("tidak_dapat_diverifikasi", "unknown_base")),
    (reading("category", None, "kabupaten-x1", category="baik", period=IN_2019),
     ("tidak_dapat_diverifikasi", "never_published")),  # of low confidence
    (reading("category", None, "kabupaten-y1", category="baik"), ("tidak_dapat_diverifikasi", "never_published")),
    (reading("category", None, "kem-a", category="baik", period=Period("in_year", None, "2023")),
     ("tidak_dapat_diverifikasi", "outside_period")),
    (reading("aspect_percent", "50", "provinsi-x", aspect="pengadaan", unit="percent"), ("cocok", None)),
    (reading("aspect_points", "31", "lpnk-b", aspect="pengadaan", unit="points"), ("tidak_cocok", None)),
    (reading("rank", "3", "kem-a", unit="rank"), ("tidak_dapat_diverifikasi", "never_published")),
])  # fmt: skip
def test_agencies(small: Release, asked: Reading, expected: tuple[str, str | None]) -> None:
    assert verdict(judge(small, asked)) == expected


@pytest.mark.parametrize(("value", "period", "expected"), [
    ("4", OPEN, ("cocok", None)), ("1", IN_2020, ("cocok", None)), ("16", IN_2020, ("cocok", None)),
    ("2", IN_2020, ("berbeda_antarsumber", None)), ("3", IN_2020, ("berbeda_antarsumber", None)),
    # Of which list another rank is, nobody can say.
    ("9", IN_2020, ("tidak_dapat_diverifikasi", "unknown_base")),
    ("2", IN_2019, ("tidak_dapat_diverifikasi", "never_published")),
])  # fmt: skip
def test_a_rank_is_what_a_source_of_a_result_printed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, value: str, period: Period, expected: tuple[str, str | None]
) -> None:
    notes = {
        "R002": "rank 2 of ministries and bodies, rank 1 of ministries; score read from a table",
        "R001": "rank 4 (said to be the lowest)", "R005": "rank 7",
    }  # fmt: skip
    results = [{**row, "note": notes.get(row["result_id"], "")} for row in SMALL["result"]]
    more = [a_result("R011", "kem-a", 2020, "sangat_baik", score=330, source_id="S003"),
            a_result("R012", "kem-a", 2020, "sangat_baik", score=330, source_id="S001")]  # fmt: skip
    more = [
        {**more[0], "note": "printed as rank 3 of ministries and bodies"},
        {**more[1], "note": "said to be rank 16"},
    ]
    monkeypatch.setenv("PETA_MERIT_HOME", str(tmp_path / "home"))
    release = build_release("published", data_dir=a_folder(tmp_path / "data", {"result": [*results, *more]}))
    assert verdict(judge(release, reading("rank", value, "kem-a", unit="rank", period=period))) == expected


def test_a_score_of_another_year_is_named(small: Release) -> None:
    judged = judge(small, reading("score", "240", "kem-a", unit="points", period=IN_2020))
    assert verdict(judged) == ("tidak_dapat_diverifikasi", "unknown_base")
    assert [one.period.end for one in judged.true_if] == ["2018"]


# The published facts -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("asked", "expected"), [
    (reading("agencies_in_category", "24", category="sangat_baik"), "cocok"),
    (reading("agencies_in_category", "57", category="baik"), "cocok"),
    (reading("agencies_in_category", "24", category="sangat_baik", period=IN_2020, how=SURE), "tidak_cocok"),
    (reading("agencies_in_category", "14", category="sangat_baik", period=IN_2020), "cocok"),
    (reading("agencies_assessed", "184"), "cocok"),
    (reading("agencies_needing_guidance", "524"), "cocok"),
    (reading("agencies_in_category", "524", category="below_baik"), "tidak_cocok"),
    (reading("agencies_in_category", "103", category="below_baik"), "cocok"),
    (reading("awards", "54", category="at_least_baik", period=CEREMONY), "berbeda_antarsumber"),
    (reading("awards", "81", category="at_least_baik", period=CEREMONY), "berbeda_antarsumber"),
    (reading("agencies_in_category", "81", category="at_least_baik"), "cocok"),
    (reading("awards", "20", "kabupaten_kota", category="at_least_baik", period=CEREMONY), "berbeda_antarsumber"),
    (reading("agencies_in_category", "25", "kabupaten_kota", category="at_least_baik"), "berbeda_antarsumber"),
    (reading("category_lower_limit", "250", category="baik", unit="points", period=OPEN), "cocok"),
    # Nobody prints these; at most 104 kabupaten/kota can have been assessed, at least 79 were.
    (reading("agencies_assessed", "105", "kabupaten_kota"), "tidak_cocok"),
    (reading("agencies_assessed", "78", "kabupaten_kota"), "tidak_cocok"),
    (reading("agencies_assessed", "90", "kabupaten_kota"), "tidak_dapat_diverifikasi"),
    (reading("score", "375.5", "provinsi-jawa-barat", unit="points"), "cocok"),
    (reading("score", "365.5", "provinsi-jawa-barat", unit="points", period=IN_2020), "tidak_cocok"),
])  # fmt: skip
def test_the_contested_figures_of_the_published(published: Release, asked: Reading, expected: str) -> None:
    assert judge(published, asked).verdict == expected


def test_a_complete_country_decides_by_its_own_count(simulated: Release) -> None:
    assert judge(simulated, reading("agencies_in_category", "24", category="sangat_baik")).verdict == "cocok"
    assert judge(simulated, reading("agencies_in_category", "26", category="sangat_baik")).verdict == "tidak_cocok"


@pytest.mark.parametrize(("asked", "key", "first"), [
    # Of the next category, of all that were assessed, of no time at all.
    (reading("agencies_in_category", "57", category="sangat_baik"), "neighbour", ("agencies_in_category", "baik")),
    (reading("agencies_in_category", "184", category="baik", sure=("subject", "category", "metric", "period")),
     "neighbour", ("agencies_assessed", None)),
    (reading("agencies_in_category", "57", category="sangat_baik", period=OPEN), "no_period",
     ("agencies_in_category", "baik")),
])  # fmt: skip
def test_a_complete_country_names_what_a_figure_fits(
    simulated: Release, asked: Reading, key: str, first: tuple[str, str | None]
) -> None:
    judged = judge(simulated, asked)
    assert (judged.verdict, judged.because.key) == ("tidak_dapat_diverifikasi", f"check.because.{key}")
    assert (judged.true_if[0].metric, judged.true_if[0].category) == first
    assert judged.true_if[0].value == asked.value


def test_the_register_is_whole_in_the_published_facts_too(published: Release) -> None:
    """How many provinces there are needs no time to be said; a figure of another size is of something else."""
    wrong, far = (reading("agencies_registered", value, "provinsi", period=OPEN) for value in ("35", "5"))
    assert judge(published, wrong).verdict == "tidak_cocok"
    assert judge(published, far).because.key == "check.because.other_size"


def test_another_year_is_named_once_with_all_its_sources(published: Release) -> None:
    judged = judge(published, reading("score", "266.5", "kota-bogor", unit="points", period=IN_2021))
    assert [one.period.end for one in judged.true_if] == ["2019"]
    assert len(judged.true_if[0].sources) > 1


def test_what_fits_another_stage_says_which(published: Release) -> None:
    judged = judge(published, reading("score", "248.5", "provinsi-riau", unit="points", period=IN_2020))
    assert [one.stage for one in judged.true_if] == ["proposed"]
    assert "usulan" in alternative_words(published, judged.true_if[0], "id")


def test_every_verdict_says_what_it_rests_on(published: Release, tmp_path: Path) -> None:
    judged = judge(published, reading("agencies_in_category", "57", category="baik"))
    assert judged.sources
    assert judged.witnesses > 1
    rows = published.rows(judged.sql) if judged.sql else []
    assert [int(value) for (value,) in rows] == [57]


# What the text says outright --------------------------------------------------------------------------------------

SAID = ("subject", "period", "category", "metric")


@pytest.mark.parametrize(("asked", "expected"), [
    # The very total of the agency's other year or stage is more likely misread, whatever seems to be said outright;
    # that of another agency is wrong only where the owner is said outright.
    (reading("score", "266.5", "kota-bogor", unit="points", period=IN_2021, sure=SAID), "tidak_dapat_diverifikasi"),
    (reading("score", "248.5", "provinsi-riau", unit="points", period=IN_2020, sure=SAID), "tidak_dapat_diverifikasi"),
    (reading("score", "334.5", "kota-bogor", unit="points", period=IN_2021), "tidak_dapat_diverifikasi"),
    (reading("score", "334.5", "kota-bogor", unit="points", period=IN_2021, sure=SAID), "tidak_cocok"),
    # Cut or swapped: beside halves a whole number that is another agency's own is left open.
    (reading("score", "364", "bkkbn", unit="points", period=IN_2020), "cocok"),
    (reading("score", "364", "bkkbn", unit="points", period=IN_2020, sure=("value",)), "tidak_dapat_diverifikasi"),
    # A total of before, whose year nobody tells.
    (reading("score", "240", "kabupaten-banyumas", unit="points", period=OPEN, is_earlier=True),
     "tidak_dapat_diverifikasi"),
    (reading("score", "400", "kota-bogor", unit="points", period=IN_2021, sure=SAID), "tidak_dapat_diverifikasi"),
    (reading("instrument_maximum", "400", unit="points", period=OPEN), "tidak_dapat_diverifikasi"),
    (reading("instrument_maximum", "410", unit="points", period=OPEN), "cocok"),
    (reading("instrument_maximum", "390", unit="points", period=OPEN), "tidak_cocok"),
    # The next category's figure.
    (reading("agencies_in_category", "57", category="sangat_baik"), "tidak_dapat_diverifikasi"),
    (reading("agencies_in_category", "57", category="sangat_baik", sure=SAID), "tidak_cocok"),
    # Of whom a count is was taken from elsewhere in the text.
    (reading("agencies_assessed", "190", how=("scope_carried",)), "tidak_dapat_diverifikasi"),
    (reading("agencies_assessed", "190", how=("scope_carried",), sure=SAID), "tidak_cocok"),
    # The ceremony's awards, told as categories without a time; and a period left open.
    (reading("agencies_in_category", "45", category="sangat_baik", period=Period("cumulative_to", None, "2021")),
     "cocok"),
    (reading("agencies_in_category", "45", category="sangat_baik", period=Period("cumulative_to", None, "2021"),
             sure=SAID), "tidak_dapat_diverifikasi"),
    # All that were assessed and those of a category are told in one sentence: which of them is meant may be misread.
    (reading("agencies_in_category", "184", category="at_least_baik", sure=SAID), "tidak_dapat_diverifikasi"),
    (reading("agencies_assessed", "81", sure=SAID), "tidak_dapat_diverifikasi"),
    (reading("agencies_assessed", "460", period=OPEN, sure=SAID), "cocok"),
])  # fmt: skip
def test_what_is_said_outright_decides(published: Release, asked: Reading, expected: str) -> None:
    assert judge(published, asked).verdict == expected


def test_a_category_further_off_is_not_held_against_a_right_total(published: Release) -> None:
    near = {"unit": "points", "period": IN_2021, "category": "baik", "how": ("category_near",)}
    assert judge(published, reading("score", "335.5", "kota-bogor", **near)).reason == "unknown_base"
    assert judge(published, reading("score", "335.5", "kota-bogor", **near, sure=SAID)).verdict == "tidak_cocok"


# Wholes -------------------------------------------------------------------------------------------------------------


def test_a_whole_of_all_agencies_that_there_are_is_told_as_that(published: Release) -> None:
    judged = judge(published, reading("agencies_assessed", "719", period=Period("cumulative_to", None, "2022-11")))
    assert (judged.verdict, judged.reading.metric) == ("cocok", "agencies_registered")


# Steps of the self-assessment ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("step", "value", "end", "answer"), [
    ("finished", "251", "2022-02", ("cocok", None)), ("finished", "251", None, ("cocok", None)),
    ("finished", "215", "2022-02", ("tidak_cocok", None)),
    ("finished", "215", None, ("tidak_dapat_diverifikasi", "unknown_base")),
    ("finished", "251", "2022", ("cocok", None)),
    ("finished", "251", "2022-06", ("tidak_dapat_diverifikasi", "outside_period")),
    ("finished", "143", "2022-02", ("tidak_dapat_diverifikasi", "unknown_base")),
    ("not_started", "118", "2020", ("tidak_dapat_diverifikasi", "never_published")),
])  # fmt: skip
def test_a_step_is_judged_by_its_own_total(
    published: Release, step: str, value: str, end: str | None, answer: tuple[str, str | None]
) -> None:
    period = Period("cumulative_to", None, end) if end else OPEN
    assert verdict(judge(published, reading("self_assessment_status", value, step=step, period=period))) == answer
