"""Each rule: the fault is found at its cell, and nothing else is reported for it."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest

from analytics.intake.findings import say
from analytics.intake.grid import ErrorCell, Uncalculated
from analytics.intake.registry import Registry
from analytics.intake.rules import SEVERITY
from analytics.warehouse import Release
from analytics.words import texts
from tests.intake.rows import ASPECTS, a_sheet, a_workbook, inspect_rows, one_sheet

HEADS = ("agency", "year", "form", "score", "category")
WIDE = ("agency", "year", "form", *(f"aspect_points:{one}" for one in ASPECTS), "score", "category")
HALF = (20.0, 20.0, 65.0, 20.0, 40.0, 20.0, 8.0, 12.0)  # half of each maximum of the 410 form: 205 in all


@pytest.fixture(scope="session")
def registry(published: Release) -> Registry:
    return Registry.of(published)


def wide(**changes: Any) -> list[Any]:
    """A sound row of 205 points; a key is a place from 0 among the aspects, or a head."""
    row = dict(zip(WIDE, ("Kota Bandung", 2020, 410, *HALF, 205.0, "Kurang"), strict=True))
    for key, value in changes.items():
        row[WIDE[3 + int(key[1:])] if key[0] == "a" and key[1:].isdigit() else key] = value
    return list(row.values())


SOUND = ["Kota Bandung", 2020, 410, 301.5, "Baik"]


def test_a_sound_row_has_no_finding(registry: Registry) -> None:
    found = one_sheet(registry, WIDE, [wide()])
    assert found.findings == []
    assert [(one.agency_id, one.year, one.stage, float(one.score or 0), one.category_id) for one in found.results] == [
        ("kota-bandung", 2020, "verified", 205.0, "kurang")
    ]


# A row with one fault: rule, its place among the columns of HEADS, the row.
ROWS = [
    ("unknown_agency", 0, ["Kabupaten Antah Berantah", 2020, 410, 301.5, "Baik"]),
    ("ambiguous_agency", 0, ["Bandung", 2020, 410, 301.5, "Baik"]),
    ("missing_agency", 0, [None, 2020, 410, 301.5, "Baik"]),
    ("agency_not_alive", 0, ["Kemenpar", 2020, 410, 301.5, "Baik"]),
    ("missing_year", 1, ["Kota Bandung", None, 410, 301.5, "Baik"]),
    ("year_unreadable", 1, ["Kota Bandung", datetime.date(1905, 7, 12), 410, 301.5, "Baik"]),
    ("year_out_of_range", 1, ["Kota Bandung", 2012, 410, 301.5, "Baik"]),
    ("form_unknown", 2, ["Kota Bandung", 2020, 420, 301.5, "Baik"]),
    ("score_above_form", 3, ["Kota Bandung", 2020, 400, 405, "Sangat Baik"]),
    ("score_below_scale", 3, ["Kota Bandung", 2020, 410, 65.5, "Buruk"]),
    ("score_below_scale", 3, ["Kota Bandung", 2020, 410, 0, "Baik"]),
    ("unreadable_number", 3, ["Kota Bandung", 2020, 410, "± 300", "Baik"]),
    ("unreadable_number", 3, ["Kota Bandung", 2020, 410, "300-an", "Baik"]),
    ("unreadable_number", 3, ["Kota Bandung", 2020, 410, "301,5 (sementara)", "Baik"]),
    ("ambiguous_number", 3, ["Kota Bandung", 2020, 410, "1.234", "Baik"]),
    ("number_out_of_range", 3, ["Kota Bandung", 2020, 410, -301.5, "Baik"]),
    ("score_as_date", 3, ["Kota Bandung", 2020, 410, datetime.date(2026, 5, 30), "Baik"]),
    ("error_cell", 3, ["Kota Bandung", 2020, 410, ErrorCell("#N/A"), "Baik"]),
    ("error_cell", 3, ["Kota Bandung", 2020, 410, "#REF!", "Baik"]),
    ("formula_without_value", 3, ["Kota Bandung", 2020, 410, Uncalculated("SUM(D2:K2)"), "Baik"]),
    ("category_unknown", 4, ["Kota Bandung", 2020, 410, 301.5, "Memuaskan"]),
    ("category_against_band", 4, ["Kota Bandung", 2020, 410, 301.5, "Kurang"]),
]


@pytest.mark.parametrize(("rule", "place", "row"), ROWS, ids=[f"{rule}-{n}" for n, (rule, _, _) in enumerate(ROWS)])
def test_a_fault_of_a_row_is_named_once_at_its_cell(registry: Registry, rule: str, place: int, row: list[Any]) -> None:
    found = one_sheet(registry, HEADS, [["Kota Cimahi", 2020, 410, 290, "III"], row])
    assert found.blocking() == [(rule, f"{'ABCDE'[place]}3")]
    assert found.of(rule).severity == SEVERITY[rule]


@pytest.mark.parametrize(
    ("rule", "cell", "changes"),
    [
        ("aspect_above_max", "E2", {"a1": 42, "score": 227}),
        ("aspects_not_total", "L2", {"score": 209}),
        ("aspects_not_total", "L2", {"score": 305, "category": "Baik"}),
        ("score_above_form", "L2", {"score": 2050}),
        ("unreadable_number", "D2", {"a0": "dua puluh"}),
        ("error_cell", "D2", {"a0": ErrorCell("#DIV/0!")}),
        ("ambiguous_number", "F2", {"a2": "1.234"}),
        ("number_out_of_range", "F2", {"a2": -65}),
    ],
)
def test_a_fault_of_an_aspect_is_not_told_again_at_the_total(
    registry: Registry, rule: str, cell: str, changes: dict[str, Any]
) -> None:
    assert one_sheet(registry, WIDE, [wide(**changes)]).blocking() == [(rule, cell)]


def test_a_total_may_be_rounded_by_half_a_point(registry: Registry) -> None:
    assert one_sheet(registry, WIDE, [wide(score=205.5)]).blocking() == []
    assert one_sheet(registry, WIDE, [wide(score=205.51)]).blocking() == [("aspects_not_total", "L2")]


def test_a_missing_aspect_forbids_the_sum_and_is_noted(registry: Registry) -> None:
    found = one_sheet(registry, WIDE, [wide(a4="-", score=300, category="Baik")])
    assert found.blocking() == []
    assert found.named("note") == [("missing_value", "H2")]


@pytest.mark.parametrize("given", [0.75, 75, "75%", "75,0 %", "0,75"])
def test_percent_is_read_in_each_form(registry: Registry, given: Any) -> None:
    heads = ("agency", "year", "aspect_percent:pengadaan", "score")
    found = one_sheet(registry, heads, [["Kota Bandung", 2020, given, 300]])
    assert found.blocking() == []
    assert found.results[0].aspects["pengadaan"].percent == 75


def test_percent_above_100(registry: Registry) -> None:
    heads = ("agency", "year", "aspect_percent:pengadaan", "score")
    assert one_sheet(registry, heads, [["Kota Bandung", 2020, 104.5, 300]]).blocking() == [("percent_above_100", "C2")]


def test_percents_add_up_within_their_rounding(registry: Registry) -> None:
    heads = ("agency", "year", "form", *(f"aspect_percent:{one}" for one in ASPECTS), "score")
    printed = [93.8, 75, 41.7, 75, 71.9, 68.8, 75, 91.7]  # rounded to a tenth; 266.5 points of the older form
    assert one_sheet(registry, heads, [["Kota Bogor", 2019, 400, *printed, 266.5]]).blocking() == []
    assert one_sheet(registry, heads, [["Kota Bogor", 2019, 400, *printed, 276.5]]).blocking() == [
        ("aspects_not_total", "L2")
    ]


def test_one_year_for_a_whole_sheet_is_asked_once(registry: Registry) -> None:
    found = one_sheet(registry, ("agency", "score"), [["Kota Bandung", 300], ["Kota Cimahi", 290]])
    assert found.blocking() == [("missing_year", "")]
    assert one_sheet(registry, ("agency", "score"), [["Kota Bandung", 300]], year=2011).blocking() == [
        ("year_out_of_range", "")
    ]


def test_stage_unknown(registry: Registry) -> None:
    heads = ("agency", "year", "stage", "score")
    rows = [["Kota Bandung", 2020, "klarifikasi", 300], ["Kota Cimahi", 2020, "Penilaian Mandiri", 290]]
    found = one_sheet(registry, heads, rows)
    assert found.blocking() == [("stage_unknown", "C2")]
    assert [one.stage for one in found.results] == ["self_assessed"]


def test_equal_and_contradicting_rows_of_one_agency(registry: Registry) -> None:
    found = one_sheet(registry, HEADS, [SOUND, ["Pemkot Bandung", 2020, 410, "301,5", "III"]])
    assert found.blocking() == [("duplicate", "A3")]
    assert len(found.results) == 1
    found = one_sheet(registry, HEADS, [SOUND, ["Pemkot Bandung", 2020, 410, 302, "III"]])
    assert found.blocking() == [("contradicting_duplicate", "A3")]
    found = one_sheet(registry, HEADS, [SOUND, ["Pemkot Bandung", 2019, 400, 290, "III"]])
    assert found.blocking() == []
    assert len(found.results) == 2


def test_sheets_may_fill_each_other_in(registry: Registry) -> None:
    scores = a_sheet(
        ("agency", "year", "score"), [["Kota Bandung", 2020, 205], ["Kota Cimahi", 2020, 205]], name="Nilai"
    )
    aspects = a_sheet(
        ("agency", "year", "aspect", "points"),
        [["Kota Bandung", 2020, one, points] for one, points in zip(ASPECTS, HALF, strict=True)],
        layout="agency_aspect", name="Aspek",
    )  # fmt: skip
    found = inspect_rows(registry, {"Nilai": scores, "Aspek": aspects})
    assert found.findings == []
    assert [len(one.aspects) for one in found.results] == [8, 0]


def test_a_sheet_that_repeats_another_is_one_fault(registry: Registry) -> None:
    rows = [["Kota Bandung", 2020, 410, 301.5, "Baik"], ["Kota Cimahi", 2020, 410, 290, "Baik"]]
    both = {name: a_sheet(HEADS, rows, name=name) for name in ("Rekap", "Rekap (2)")}
    found = inspect_rows(registry, both)
    assert [(one.rule, one.sheet, one.cell) for one in found.findings] == [("duplicate", "Rekap (2)", "")]


LONG = ("agency", "year", "form", "aspect", "points")


def long_rows(*pairs: tuple[str, Any]) -> list[list[Any]]:
    return [["Kota Bandung", 2020, 410, one, points] for one, points in pairs]


def test_a_long_table_becomes_one_result(registry: Registry) -> None:
    rows = long_rows(("1. Perencanaan Kebutuhan", 20), ("Peren", None), ("A2", 20), ("Bangkar", 65), ("Total", 205))
    found = one_sheet(registry, LONG, [rows[0], *rows[2:]], layout="agency_aspect")
    assert found.findings == []
    (result,) = found.results
    assert {name: float(part.points or 0) for name, part in result.aspects.items()} == {
        "perencanaan_kebutuhan": 20.0, "pengadaan": 20.0, "pengembangan_karier": 65.0,
    }  # fmt: skip
    assert result.score == 205


def test_aspect_unknown_and_twice(registry: Registry) -> None:
    rows = long_rows(("Pengadaan", 20), ("Aspek Rahasia", 20), ("Aspek Rahasia", 10), ("Kinerja", 40))
    found = one_sheet(registry, LONG, rows, layout="agency_aspect")
    assert found.blocking() == [("aspect_unknown", "D3")]
    assert found.of("aspect_unknown").tokens["count"] == 2
    rows = long_rows(("Pengadaan", 20), ("Kinerja", 40), ("Pengadaan", 21))
    assert one_sheet(registry, LONG, rows, layout="agency_aspect").blocking() == [("aspect_twice", "D4")]


def test_a_block_that_comes_again_is_a_duplicate(registry: Registry) -> None:
    block = [("Pengadaan", 20), ("Kinerja", 40), ("Karier", 65)]
    again = one_sheet(registry, LONG, long_rows(*block, *block), layout="agency_aspect")
    assert again.blocking() == [("duplicate", "A5")]
    other = one_sheet(registry, LONG, long_rows(*block, *block[:2], ("Karier", 60)), layout="agency_aspect")
    assert other.blocking() == [("contradicting_duplicate", "A5")]


SUBS = ("agency", "year", "form", "sub_aspect", "level", "sub_aspect_points", "score")
# The four sub-aspects of planning, each with a weight of 2.5.
PLANNING = ("perencanaan_peta_jabatan", "perencanaan_data_pegawai", "perencanaan_data_pensiun", "perencanaan_pemenuhan")


def subs(*given: tuple[str, Any, Any]) -> list[list[Any]]:
    return [["Kota Bandung", 2020, 410, one, level, points, None] for one, level, points in given]


@pytest.mark.parametrize(
    ("rule", "cell", "third"),
    [
        ("sub_aspect_unknown", "D4", ("Subaspek Rahasia", 3, 7.5)),
        ("level_out_of_range", "E4", (PLANNING[2], 5, 12.5)),
        ("missing_level", "E4", (PLANNING[2], "-", 7.5)),
        ("points_not_level_times_weight", "F4", (PLANNING[2], 3, 10)),
        ("unreadable_number", "E4", (PLANNING[2], "tinggi", 7.5)),
    ],
)
def test_faults_of_sub_aspects(registry: Registry, rule: str, cell: str, third: tuple[str, Any, Any]) -> None:
    rows = subs((PLANNING[0], 3, 7.5), (PLANNING[1], "III", "7,5"), third, (PLANNING[3], 2, 5))
    assert one_sheet(registry, SUBS, rows, layout="agency_sub_aspect").blocking() == [(rule, cell)]


def test_sub_aspects_not_aspect(registry: Registry) -> None:
    heads = ("agency", "year", "form", *(f"sub_aspect_level:{one}" for one in PLANNING),
             "aspect_points:perencanaan_kebutuhan", "score")  # fmt: skip
    sound = ["Kota Bandung", 2020, 410, 3, 3, 2, 2, 25, 300]
    assert one_sheet(registry, heads, [sound]).findings == []
    assert one_sheet(registry, heads, [[*sound[:7], 30, 300]]).blocking() == [("sub_aspects_not_aspect", "H2")]
    assert one_sheet(registry, heads, [[*sound[:4], None, 2, 2, 25, 300]]).blocking() == [("missing_level", "E2")]


def test_an_agency_without_any_level_misses_none(registry: Registry) -> None:
    heads = ("agency", "year", *(f"sub_aspect_level:{one}" for one in PLANNING), "score")
    assert one_sheet(registry, heads, [["Kota Bandung", 2020, "-", "-", "-", "-", 300]]).blocking() == []


def test_row_limit(registry: Registry) -> None:
    rows: list[list[Any]] = [["x"]] * 65_535 + [["Kota Bandung"]]
    mapping = {"Data": a_sheet(("agency", "score"), [])}
    assert inspect_rows(registry, mapping, workbook=a_workbook(rows, "xls")).blocking() == [("row_limit", "A65536")]
    assert inspect_rows(registry, mapping, workbook=a_workbook(rows, "xlsx")).blocking() == []
    assert inspect_rows(registry, mapping, workbook=a_workbook(rows[1:], "xls")).blocking() == []


def test_sudden_jump_is_a_note(registry: Registry) -> None:
    rows = [["Kota Bandung", 2019, 400, 180, "Kurang"], ["Kota Bandung", 2020, 400, 330, "SB"]]
    found = one_sheet(registry, HEADS, rows)
    assert found.blocking() == []
    assert found.named("note") == [("sudden_jump", "D3")]
    assert one_sheet(registry, HEADS, [rows[0], ["Kota Bandung", 2020, 400, 270, "III"]]).findings == []


def test_fewer_agencies_than_the_release_that_it_follows(registry: Registry, published: Release) -> None:
    found = one_sheet(registry, HEADS, [SOUND], follows=published)
    assert found.blocking() == [("fewer_agencies", "")]
    assert found.of("fewer_agencies").found == "1"


def test_totals_count_only_where_the_file_claims_to_be_complete(registry: Registry) -> None:
    regencies = [one.name_id for one in registry.agencies.values() if one.agency_type == "kabupaten"][:184]
    as_printed = [*["IV"] * 24, *["III"] * 57, *["II"] * 31, *["I"] * 72]
    rows = [[name, 2020, None, None, category] for name, category in zip(regencies, as_printed, strict=True)]
    assert one_sheet(registry, HEADS, rows).blocking() == []
    rows[0][4] = "III"
    found = one_sheet(registry, HEADS, rows)
    assert found.blocking() == [("totals_contradict", "")]
    assert found.of("totals_contradict").found == "23 / 58 / 31 / 72"
    assert one_sheet(registry, HEADS, rows[1:100]).blocking() == []


def test_more_in_a_category_than_were_printed_contradict_in_any_file(registry: Registry) -> None:
    regencies = [one.name_id for one in registry.agencies.values() if one.agency_type == "kabupaten"]
    rows = [[name, 2020, None, None, "IV"] for name in regencies[:25]]
    assert one_sheet(registry, HEADS, rows[:24]).blocking() == []
    found = one_sheet(registry, HEADS, rows)
    assert found.blocking() == [("totals_contradict", "")]
    assert found.of("totals_contradict").found == "25 / 0 / 0 / 0"
    later = [[name, 2021, None, None, "IV"] for name in regencies[:25]]
    assert one_sheet(registry, HEADS, later).blocking() == []
    some = replace(registry, claims={"sangat_baik": 24}, claimed_agencies=None)
    assert one_sheet(some, HEADS, rows).of("totals_contradict").tokens["claimed"] == "24 / – / – / –"


def test_what_else_a_row_says_of_its_agency(registry: Registry) -> None:
    heads = ("agency_code", "agency", "agency_type", "province", "year", "score")
    sound = ["32.73", "Kota Bandung", "Kota", "Jawa Barat", 2020, 300]
    assert one_sheet(registry, heads, [sound]).findings == []

    def changed(place: int, value: Any) -> list[tuple[str, str]]:
        return one_sheet(registry, heads, [[*sound[:place], value, *sound[place + 1 :]]]).blocking()

    assert changed(2, "Kabupaten") == [("wrong_section", "C2")]
    assert changed(3, "Jawa Timur") == [("province_contradicts", "D2")]
    assert changed(0, "32.04") == [("code_contradicts", "A2")]
    assert changed(0, "32") == []
    assert changed(0, "9999") == []


def test_a_name_wins_over_the_section_above_it(registry: Registry) -> None:
    mapping, rows = a_sheet(("agency", "year", "score"), [["Kota Bandung", 2020, 300], ["Kab. Bandung", 2020, 300]])
    rows = [replace(row, section="kabupaten") for row in rows]
    found = inspect_rows(registry, {"Data": (mapping, rows)})
    assert found.blocking() == [("wrong_section", "A2")]
    assert len(found.results) == 2


def test_codes_that_lost_their_zero_are_one_fault_of_the_column(registry: Registry) -> None:
    heads = ("agency_code", "agency", "year", "score")
    rows = [
        ["35.01", "Kab. Pacitan", 2020, 300],
        [35.1, "Kab. Banyuwangi", 2020, 300],
        [35.2, "Kab. Magetan", 2020, 300],
    ]
    found = one_sheet(registry, heads, rows)
    assert found.blocking() == [("code_as_number", "A3")]
    assert (found.of("code_as_number").suggestion, found.of("code_as_number").tokens["count"]) == ("35.10", 2)


def test_a_listed_agency_without_result_is_noted_only(registry: Registry) -> None:
    found = one_sheet(
        registry,
        HEADS,
        [SOUND, ["Kota Cimahi", 2020, None, "belum dinilai", "-"], ["Kab. Entah", 2020, None, None, None]],
    )
    assert found.blocking() == []
    assert found.named("note") == [("missing_value", "D3"), ("missing_value", "A4")]
    assert len(found.results) == 1


def test_every_rule_has_words_in_both_languages() -> None:
    for lang in ("id", "en"):
        keys = texts(lang)
        assert [rule for rule in SEVERITY if f"intake.rule.{rule}.what" not in keys] == []
        assert [rule for rule in SEVERITY if f"intake.rule.{rule}.remedy" not in keys] == []


@pytest.mark.parametrize("lang", ["id", "en"])
def test_each_finding_can_be_said(registry: Registry, lang: str) -> None:
    for _, _, row in ROWS:
        for finding in one_sheet(registry, HEADS, [row]).findings:
            what, remedy = say(finding, lang)
            assert "{" not in what + remedy
