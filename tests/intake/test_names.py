"""Whose row it is: what is taken for certain, what is only suggested, and what a person settles."""

from __future__ import annotations

from typing import Any

import pytest

from analytics.intake.findings import choices, meaning
from analytics.intake.registry import Registry
from analytics.intake.understand.names import Named, Names, name_key, read_code, read_types
from analytics.warehouse import Release
from tests.intake.rows import one_sheet


@pytest.fixture(scope="session")
def registry(published: Release) -> Registry:
    return Registry.of(published)


def resolved(registry: Registry, text: str, settled: dict[str, str] | None = None, **more: Any) -> Named:
    said: dict[str, Any] = {"code": None, "types": None, "province": None, "year": 2020, **more}
    return Names(registry, settled).resolve(text, **said)


@pytest.mark.parametrize(
    ("text", "agency_id"),
    [
        ("Kab. Bandung", "kabupaten-bandung"),
        ("Kab.Bandung", "kabupaten-bandung"),
        ("KABUPATEN  BANDUNG\u00a0", "kabupaten-bandung"),
        ("12. Kab. Bandung", "kabupaten-bandung"),
        ("1.10 Kabupaten Malang", "kabupaten-malang"),
        ("a. Kota Malang", "kota-malang"),
        ("Kab. Bandung*", "kabupaten-bandung"),
        ("Kota Bandung 1)", "kota-bandung"),
        ("Kota Bandung\u00b9", "kota-bandung"),
        ("Kementerian Keuangan (Kemenkeu)", "kemenkeu"),
        ("Kementrian Keuangan RI", "kemenkeu"),
        ("Bandung (Kota)", "kota-bandung"),
        ("Pemerintah Kota (Pemkot) Bandung", "kota-bandung"),
        ("D.I. Yogyakarta", "provinsi-di-yogyakarta"),
        ("Pemprov Jabar", "provinsi-jawa-barat"),
        ("Kab. Bandung Barat", "kabupaten-bandung-barat"),
    ],
)
def test_names_that_are_certain(registry: Registry, text: str, agency_id: str) -> None:
    assert resolved(registry, text).agency_id == agency_id


@pytest.mark.parametrize(
    ("text", "suggestion", "reason"),
    [
        ("Kabupaten Bandng", "kabupaten-bandung", "typing_error"),
        ("Kemenhumkam", "kemenkumham", "typing_error"),
        ("Kab. Bandung, Jawa Barat", "kabupaten-bandung", "exact"),
        ("Kota Bandung (sementara)", "kota-bandung", "exact"),
        ("Kabupaten Antah Berantah", None, None),
    ],
)
def test_a_near_name_is_suggested_and_not_taken(
    registry: Registry, text: str, suggestion: str | None, reason: str | None
) -> None:
    named = resolved(registry, text)
    assert (named.agency_id, named.rule, named.suggestion, named.reason) == (None, "unknown_agency", suggestion, reason)


def test_a_shared_name_is_asked(registry: Registry) -> None:
    named = resolved(registry, "Bandung")
    assert (named.agency_id, named.rule) == (None, "ambiguous_agency")
    finding = one_sheet(registry, ("agency", "year", "score"), [["Bandung", 2020, 300]]).of("ambiguous_agency")
    assert choices(finding) == ["kabupaten-bandung", "kota-bandung"]
    assert "Kota Bandung" in (meaning(finding, "id") or "")


def test_what_the_row_says_settles_a_shared_name(registry: Registry) -> None:
    assert resolved(registry, "Bandung", code="32.04").agency_id == "kabupaten-bandung"
    assert resolved(registry, "Bandung", types=read_types("KOTA")).agency_id == "kota-bandung"
    assert resolved(registry, "Banjar", province="jawa-barat").agency_id == "kota-banjar"
    assert resolved(registry, "Bandung", types=read_types("Kab/Kota")).rule == "ambiguous_agency"
    assert resolved(registry, "Bandung", code="35.10").rule == "ambiguous_agency"


def test_a_settled_name_is_taken(registry: Registry) -> None:
    settled = {name_key("Bandung"): "kota-bandung", name_key("Kab. Entah"): "kabupaten-bandung"}
    assert resolved(registry, "3. BANDUNG*", settled).agency_id == "kota-bandung"
    assert resolved(registry, "Kab. Entah", settled).agency_id == "kabupaten-bandung"
    assert resolved(registry, "Bandung", {name_key("Bandung"): "tidak-ada"}).rule == "ambiguous_agency"


@pytest.mark.parametrize(
    ("text", "year", "suggestion", "reason"),
    [
        ("Kemenpar", 2020, "kemenparekraf", "successor"),
        ("Kemenparekraf", 2018, "kemenpar", "predecessor"),
        ("BNP2TKI", 2021, "bp2mi", "successor"),
        ("Kota Bandung", 2018, None, None),
    ],
)
def test_an_agency_of_another_time(
    registry: Registry, text: str, year: int, suggestion: str | None, reason: str | None
) -> None:
    named = resolved(registry, text, year=year)
    assert (named.suggestion, named.reason) == (suggestion, reason)
    assert named.rule == ("agency_not_alive" if suggestion else None)


def test_a_name_settled_for_one_year_does_not_spoil_another(registry: Registry) -> None:
    settled = {name_key("Kemenparekraf"): "kemenpar"}
    assert resolved(registry, "Kemenparekraf", settled, year=2018).agency_id == "kemenpar"
    assert resolved(registry, "Kemenparekraf", settled, year=2020).agency_id == "kemenparekraf"


@pytest.mark.parametrize(
    ("cell", "code", "lost"),
    [
        ("35.10", "35.10", False),
        (35.1, "35.10", True),
        ("35.1", "35.10", True),
        (35.01, "35.01", False),
        (35, "35", False),
        (35.0, "35", False),
        ("35,10", "35.10", False),
        ("3510", None, False),
        (None, None, False),
        (True, None, False),
    ],
)
def test_codes(cell: Any, code: str | None, lost: bool) -> None:
    assert read_code(cell) == (code, lost)


def test_words_of_kind() -> None:
    assert read_types("B. KABUPATEN/KOTA") == {"kabupaten", "kota"}
    assert read_types("Kementerian") == {"kementerian"}
    assert read_types("LPNK") == {"lpnk", "lns", "lembaga_lain"}
    assert read_types("Wilayah I") is None


def test_a_name_in_rows_below_each_other_is_one_fault(registry: Registry) -> None:
    heads = ("agency", "year", "score")
    rows: list[list[Any]] = [["Bandung", year, 300] for year in (2018, 2019, 2020)]
    assert one_sheet(registry, heads, rows).named() == [("ambiguous_agency", "A2")]
    apart = [rows[0], ["Kota Cimahi", 2018, 290], rows[1]]
    assert one_sheet(registry, heads, apart).named() == [("ambiguous_agency", "A2"), ("ambiguous_agency", "A4")]


def test_a_name_in_a_long_table_is_one_fault_wherever_it_stands(registry: Registry) -> None:
    heads = ("agency", "year", "aspect", "points")
    rows = [[name, 2020, aspect, 20] for aspect in ("Pengadaan", "Kinerja") for name in ("Bandung", "Kota Cimahi")]
    found = one_sheet(registry, heads, rows, layout="agency_aspect")
    assert found.named() == [("ambiguous_agency", "A2")]
    assert [(one.agency_id, len(one.aspects)) for one in found.results] == [("kota-cimahi", 2)]
