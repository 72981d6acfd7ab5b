"""From cells to rows: each kind of mess that real tables have, on sheets of a few rows."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.intake.grid import ErrorCell, Sheet, Uncalculated, Value, Workbook
from analytics.intake.layout import Rows, map_workbook, remembered, rows_of, shape_of
from analytics.intake.layout.heads import Vocabulary, plain
from analytics.intake.model import Column, FileMapping, Finding, SheetMapping
from analytics.intake.registry import Registry
from analytics.intake.rules import SEVERITY
from analytics.warehouse.dimensions import Aspect, SubAspect
from tests.register import DATA, read_index

ASPECTS = ("perencanaan_kebutuhan", "pengadaan", "pengembangan_karier", "promosi_mutasi", "manajemen_kinerja",
           "penggajian_penghargaan_disiplin", "perlindungan_pelayanan", "sistem_informasi")  # fmt: skip
SHORT = ("Peren.", "Pengad.", "Bangkar", "Promut", "Kinerja", "GPD", "Lindung", "Sisfo")
MOST_400, MOST_410 = (40, 40, 120, 40, 80, 40, 16, 24), (40, 40, 130, 40, 80, 40, 16, 24)
POINTS = (20, 30, 80, 20, 40, 30, 12, 18)  # 250 points
TITLE = ("DATA UJI — BUKAN HASIL PENILAIAN",)
HEAD = ("No", "Instansi", "Nilai", "Kategori")
SCORE, CATEGORY, AGENCY = Column("score"), Column("category"), Column("agency")


@cache
def registry() -> Registry:
    def rows(table: str) -> Iterable[dict[str, str]]:
        with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    names = ("name_id", "name_en", "short_id", "short_en")
    aspects = {
        one["aspect_id"]: Aspect(
            one["aspect_id"], *(one[n] for n in names), int(one["max_400"]), int(one["max_410"]), "", ""
        )
        for one in rows("aspect")
    }
    subs = {
        one["sub_aspect_id"]: SubAspect(
            one["sub_aspect_id"], one["name_id"], one["name_en"], one["name_id"], one["name_en"], one["aspect_id"], 1, 1
        )
        for one in rows("sub_aspect")
    }
    return Registry({}, read_index(), {}, {}, aspects, subs, {}, {}, None)


def a_sheet(*rows: Sequence[Value], name: str = "Hasil 2020", **more: Any) -> Sheet:
    return Sheet(name, tuple(map(tuple, rows)), **more)


def a_book(*sheets: Sheet, file_format: Any = "xlsx") -> Workbook:
    return Workbook("rekap.xlsx", "0" * 64, file_format, sheets)


def read(*sheets: Sheet, told: FileMapping | None = None, **more: Any) -> Rows:
    book = a_book(*sheets, **more)
    return rows_of(book, map_workbook(book, registry(), told), registry())


def mapped(sheet: Sheet) -> SheetMapping:
    return map_workbook(a_book(sheet), registry(), None).sheets[sheet.name]


def fields(sheet: Sheet) -> dict[str, str]:
    return {letter: column.field for letter, column in mapped(sheet).columns.items()}


def values(found: Rows, *columns: Column) -> list[tuple[Value, ...]]:
    return [tuple(row.cells[c].value if c in row.cells else None for c in columns) for row in found.raw]


def names(found: Rows) -> list[Value]:
    return [row[0] for row in values(found, AGENCY)]


def rules(found: Rows) -> list[str]:
    return [one.rule for one in found.findings]


def only(found: Rows, rule: str) -> Finding:
    (one,) = [one for one in found.findings if one.rule == rule]
    assert one.severity == SEVERITY[rule]
    return one


def past(found: Rows, kind: str) -> Finding:
    (one,) = [one for one in found.findings if one.rule == "read_past" and one.tokens["kind"] == kind]
    return one


# Heads -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Nilai\n Akhir", Column("score")),
        ("NILAI AKHIR*", Column("score")),
        ("Nilai 2019", Column("score", None, 2019)),
        ("Nilai Mandiri", Column("score", None, None, "self_assessed")),
        ("T o t a l", Column("score")),
        ("Kat.", Column("category")),
        ("1. Perencanaan  Kebutuhan (maks. 40)", Column("aspect_points", "perencanaan_kebutuhan")),
        ("Aspek III", Column("aspect_points", "pengembangan_karier")),
        ("A4", Column("aspect_points", "promosi_mutasi")),
        ("Pengadaan (%)", Column("aspect_percent", "pengadaan")),
        ("Pengem-\nbangan Karir", Column("aspect_points", "pengembangan_karier")),
        ("Promosi & Mutasi", Column("aspect_points", "promosi_mutasi")),
        ("Peta jabatan dan rencana kebutuhan lima tahun", Column("sub_aspect_level", "perencanaan_peta_jabatan")),
        ("perencanaan_peta_jabatan", Column("sub_aspect_level", "perencanaan_peta_jabatan")),
    ],
)  # fmt: skip
def test_usual_heads_are_known(head: str, expected: Column) -> None:
    other = "Predikat" if expected.field == "score" else "Total"
    table = a_sheet(("Instansi", head, other), ("Kab. Anu", 3, 4), name="Rekap")
    assert mapped(table).columns["B"] == expected


@pytest.mark.parametrize(("head", "aspect"), list(zip(SHORT, ASPECTS, strict=True)))
def test_abbreviations_of_aspects(head: str, aspect: str) -> None:
    found = Vocabulary.of(registry()).read(head)
    assert found is not None
    assert found.part == aspect


@pytest.mark.parametrize("head", ["Catatan perencanaan pegawai honorer", "Jumlah pegawai", "Rencana tindak lanjut", ""])
def test_a_head_that_only_contains_a_known_word_is_not_known(head: str) -> None:
    assert Vocabulary.of(registry()).read(head) is None


def test_plain_form_of_a_head() -> None:
    assert plain("  Nilai\u00a0Akhir\n(%)\u00ad ") == "nilai akhir persen"


# Where the table stands ------------------------------------------------------------------------------------------


def test_titles_above_the_header_are_read_past_once() -> None:
    found = read(
        a_sheet(
            ("LAMPIRAN I KEPUTUSAN NOMOR 5 TAHUN 2014",),
            ("HASIL PENILAIAN TAHUN 2020",),
            ("DATA SEMENTARA",),
            (),
            HEAD,
            (1, "Kab. Anu", 250, "Baik"),
            name="Sheet1",
        )
    )
    assert values(found, AGENCY, SCORE, CATEGORY) == [("Kab. Anu", 250, "Baik")]
    assert found.raw[0].year == 2020
    title = past(found, "title")
    assert (title.cell, title.tokens["count"], title.severity) == ("A1", 3, "note")


def test_two_rows_of_heads_with_merged_ones() -> None:
    sheet = a_sheet(
        ("No", "Instansi", "Pengadaan", None, "Kinerja", None, "Total"),
        (None, None, "Nilai", "%", "Nilai", "Maks", None),
        (1, "Kab. Anu", 20, 50, 60, 80, 250),
        merged=((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 0, 5), (0, 6, 1, 6)),
    )
    told = mapped(sheet)
    assert told.header_rows == (1, 2)
    assert told.columns == {
        "A": Column("number"), "B": AGENCY, "C": Column("aspect_points", "pengadaan"),
        "D": Column("aspect_percent", "pengadaan"), "E": Column("aspect_points", "manajemen_kinerja"),
        "F": Column("ignored"), "G": SCORE,
    }  # fmt: skip


def test_heads_of_several_columns_whose_merge_is_lost_as_in_csv() -> None:
    sheet = a_sheet(
        ("No", "Instansi", "2018", "", "2019", ""),
        ("", "", "Nilai", "Kategori", "Nilai", "Kategori"),
        ("1", "Kab. Anu", "200", "Kurang", "250", "Baik"),
        name="rekap",
    )
    found = read(sheet, file_format="csv")
    assert [(row.year, row.cells[SCORE].value, row.cells[CATEGORY].value) for row in found.raw] == [
        (2018, "200", "Kurang"),
        (2019, "250", "Baik"),
    ]


def test_three_rows_of_heads_and_aspects_by_number() -> None:
    sheet = a_sheet(
        ("No", "Instansi", "Hasil Penilaian", None, None, None),
        (None, None, "Aspek", None, None, "Total"),
        (None, None, 1, 2, 3, None),
        (1, "Kab. Anu", 20, 30, 80, 250),
        merged=((0, 0, 2, 0), (0, 1, 2, 1), (0, 2, 0, 5), (1, 2, 1, 4), (1, 5, 2, 5)),
    )
    told = mapped(sheet)
    assert told.header_rows == (1, 2, 3)
    assert [told.columns[letter].part for letter in "CDE"] == list(ASPECTS[:3])


def test_head_of_the_agency_below_the_heads_of_groups() -> None:
    sheet = a_sheet(
        (None, None, "Nilai", None), ("No", "Instansi", "2019", "2020"), (1, "Kab. Anu", 200, 250),
        name="Rekap", merged=((0, 2, 0, 3),),
    )  # fmt: skip
    assert [(row.year, row.cells[SCORE].value) for row in read(sheet).raw] == [(2019, 200), (2020, 250)]


@pytest.mark.parametrize(
    "numbers", [("(1)", "(2)", "(3)", "(4)"), (1, 2, 3, 4), (-1, -2, -3, -4), ("1", "2", "3", "4=3")]
)
def test_row_of_column_numbers(numbers: Sequence[Value]) -> None:
    found = read(a_sheet(HEAD, numbers, (1, "Kab. Anu", 250, "Baik")))
    assert names(found) == ["Kab. Anu"]
    assert found.counts["Hasil 2020"].header == 2


def test_a_legend_or_a_count_of_agencies_is_no_table() -> None:
    summary = a_sheet(
        TITLE, ("Provinsi", "Sangat Baik", "Baik", "Kurang", "Buruk", "Jumlah"), ("Aceh", 1, 2, 3, 4, 10), name="Rekap"
    )  # fmt: skip
    legend = a_sheet(("Kategori", "Nilai"), ("Baik", "250-324"), name="Legenda")
    found = read(summary, legend)
    assert found.raw == []
    assert rules(found) == ["no_table", "not_taken", "not_taken"]
    assert only(found, "no_table").severity == "error"


def test_sheets_without_a_table_beside_one_with_a_table() -> None:
    found = read(a_sheet(("Petunjuk",), ("Isi kolom",), name="Baca"), a_sheet(HEAD, (1, "Kab. Anu", 250, "Baik")))
    assert only(found, "not_taken").sheet == "Baca"
    assert found.counts["Baca"].skipped == 2
    assert "no_table" not in rules(found)


def test_an_unknown_head_over_agencies_names() -> None:
    sheet = a_sheet(
        TITLE, ("No", "Objek", "Nilai", "Kategori"), (1, "Kab. Bandung", 250, "Baik"), (2, "Kota Bandung", 1, "Baik")
    )
    assert fields(sheet)["B"] == "agency"
    assert fields(a_sheet(("No", "Objek", "Nilai", "Kategori"), (1, "zzz", 250, "Baik"))) == {}


# What columns hold -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        (POINTS, "aspect_points"),
        ((80, 75, 60, 90, 50, 75, 70, 85), "aspect_percent"),
        ((0.8, 0.75, 0.6, 0.9, 0.5, 0.75, 0.7, 0.85), "aspect_percent"),
        (("80%", "75 %", "60%", "90%", "50%", "75%", "70%", "85%"), "aspect_percent"),
        (tuple(f"{one},0" for one in POINTS), "aspect_points"),
    ],
)
def test_aspects_as_points_or_percent(cells: Sequence[Value], field: str) -> None:
    sheet = a_sheet(("Instansi", *SHORT, "Total"), ("Kab. Anu", *cells, 250))
    assert [column.field for column in mapped(sheet).columns.values()] == ["agency", *[field] * 8, "score"]
    assert [column.part for column in mapped(sheet).columns.values()][1:9] == list(ASPECTS)


def test_a_row_for_each_aspect() -> None:
    sheet = a_sheet(
        ("Instansi", "Aspek", "Nilai", "%", "Maks", "Total"), ("Kab. Anu", "Pengadaan", 20, 50, 40, 250),
        ("Kab. Anu", "Kinerja", 60, 75, 80, 250),
    )  # fmt: skip
    assert mapped(sheet).layout == "agency_aspect"
    assert list(fields(sheet).values()) == ["agency", "aspect", "points", "percent", "ignored", "score"]


def test_a_row_for_each_sub_aspect() -> None:
    sheet = a_sheet(
        ("Instansi", "Tahun", "Aspek", "Sub Aspek", "Level"), ("Kab. Anu", 2020, "Pengadaan", "Kebijakan", 3)
    )
    assert mapped(sheet).layout == "agency_sub_aspect"
    assert list(fields(sheet).values()) == ["agency", "year", "aspect", "sub_aspect", "level"]


def test_province_and_regency_columns() -> None:
    head = ("No", "Provinsi", "Kabupaten/Kota", "Nilai", "Kategori")
    assert list(fields(a_sheet(head, (1, "Nusa", "Kab. Anu", 1, "Baik"))).values())[1:3] == ["province", "agency"]
    alone = a_sheet(("No", "Provinsi", "Nilai", "Kategori"), (1, "Nusa", 250, "Baik"))
    assert fields(alone)["B"] == "agency"
    assert read(alone).raw[0].section == "provinsi"


def test_the_better_of_two_totals_wins_and_the_other_is_told() -> None:
    found = read(a_sheet(("Instansi", "Indeks", "Nilai Akhir"), ("Kab. Anu", 0.7, 250)))
    assert values(found, SCORE) == [(250,)]
    assert only(found, "not_taken").cell == "B1"


def test_two_columns_that_say_the_same_are_an_error() -> None:
    assert only(read(a_sheet(("Instansi", "Nilai", "Nilai"), ("Kab. Anu", 240, 250))), "column_twice").cell == "C1"
    aspects = a_sheet(("Instansi", "Pengadaan", "Kinerja", "Pengad.", "Total"), ("Kab. Anu", 20, 60, 21, 250))
    assert only(read(aspects), "aspect_twice").cell == "D1"


def test_a_mistyped_aspect_among_aspects() -> None:
    one = only(read(a_sheet(("Instansi", "Pengadaan", "Kinreja", "Sisfo"), ("Kab. Anu", 20, 60, 12))), "aspect_unknown")
    assert (one.cell, one.found, one.suggestion) == ("C1", "Kinreja", "manajemen_kinerja")
    words = a_sheet(("Instansi", "Pengadaan", "Bukti dukung", "Sisfo"), ("Kab. Anu", 20, "lengkap", 12))
    assert only(read(words), "not_taken").cell == "C1"


def test_stages_side_by_side() -> None:
    found = read(a_sheet(("Instansi", "Nilai Mandiri", "Nilai Verifikasi", "Kategori"), ("Kab. Anu", 300, 250, "Baik")))
    assert [(row.stage, *row_) for row, row_ in zip(found.raw, values(found, SCORE, CATEGORY), strict=True)] == [
        ("self_assessed", 300, None),
        ("verified", 250, "Baik"),
    ]


# Year, stage, form -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "title", "year"),
    [
        ("2020", "REKAP", 2020),
        ("Rekap 2020 (fix) ", "REKAP", 2020),
        ("Sheet1", "TAHUN 2019", 2019),
        ("Sheet1", "TA 2019 (dicetak 5 Januari 2021)", 2019),
        ("Sheet1", "Permenpan Nomor 40 Tahun 2018", None),
        ("Sheet1", "TAHUN 2018-2020", None),
        ("Rekap 2018-2020", "TAHUN 2020", 2020),
        ("2020", "TAHUN 2019", None),
        ("FINAL_rev2", "REKAP", None),
    ],
)
def test_year_of_a_sheet(name: str, title: str, year: int | None) -> None:
    assert mapped(a_sheet((title,), HEAD, (1, "Kab. Anu", 250, "Baik"), name=name)).year == year


def test_a_column_of_years_wins() -> None:
    found = read(
        a_sheet(("Instansi", "Tahun", "Nilai"), ("Kab. Anu", "2020*", 250), ("Kab. Anu", None, 240), name="2020")
    )
    assert values(found, Column("year")) == [("2020*",), (None,)]
    # A missing year in a column of years stays missing: the sheet's name does not fill it.
    assert [row.year for row in found.raw] == [None, None]


def test_years_side_by_side_without_a_value_give_no_row() -> None:
    sheet = a_sheet(
        ("Instansi", "Provinsi", "2018", "2019"), ("Kab. Anu", "Nusa", None, 250), ("Kab. B", "Nusa", None, None)
    )
    found = read(sheet)
    assert [(row.row, row.year) for row in found.raw] == [(1, 2019), (2, 2018), (2, 2019)]
    assert found.raw[0].cells[Column("province")].value == "Nusa"
    assert found.counts["Hasil 2020"].used == 2


def test_columns_of_no_year_beside_columns_of_one() -> None:
    head = ("Instansi", "Pengadaan", "Nilai 2019", "Nilai 2020")
    assert mapped(a_sheet(head, ("Kab. Anu", 20, 200, 250))).columns["B"].year == 2020
    lost = a_sheet(("Instansi", "2018", "2019", "Kategori"), ("Kab. Anu", 200, 250, "Baik"), name="Rekap")
    assert fields(lost)["D"] == "ignored"
    assert only(read(lost), "not_taken").cell == "D1"


def test_stage_of_a_sheet() -> None:
    rows = (HEAD, (1, "Kab. Anu", 250, "Baik"))
    assert mapped(a_sheet(("HASIL PENILAIAN MANDIRI",), *rows)).stage == "self_assessed"
    assert mapped(a_sheet(("HASIL VERIFIKASI",), *rows)).stage == "verified"
    assert mapped(a_sheet(*rows, ("*) penilaian mandiri",))).stage is None


@pytest.mark.parametrize(
    ("label", "maxima", "form"),
    [
        ("Nilai maksimum", (*MOST_400, 400), 400),
        ("Maks", (*MOST_410, None), 410),
        ("Bobot", (10, 10, 32.5, 10, 20, 10, 4, 6, None), 410),
        (None, (*MOST_400, None), 400),
        ("Bobot", (1, 2, 3, 4, 5, 6, 7, 8, None), None),
    ],
)
def test_row_of_maxima_gives_the_form(label: str | None, maxima: Sequence[Value], form: int | None) -> None:
    sheet = a_sheet(("Instansi", *SHORT, "Total"), (label, *maxima), ("Kab. Anu", *POINTS, 250))
    found = read(sheet)
    assert [(row.cells[AGENCY].value, row.form) for row in found.raw] == [("Kab. Anu", form)]
    assert past(found, "maximum").cell == ("A2" if label else "B2")


def test_maxima_in_the_heads_and_inside_the_header() -> None:
    heads = [f"{name} (maks {most})" for name, most in zip(SHORT, MOST_410, strict=True)]
    assert mapped(a_sheet(("Instansi", *heads), ("Kab. Anu", *POINTS))).form == 410
    inside = a_sheet(("Instansi", *SHORT), (None, *MOST_400), ("Kab. Anu", *POINTS), merged=((0, 0, 1, 0),))
    assert (mapped(inside).header_rows, mapped(inside).form) == ((1, 2), 400)
    assert names(read(inside)) == ["Kab. Anu"]


# Rows that are no agency's ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "JUMLAH",
        "TOTAL (A+B)",
        "RATA-RATA",
        "Rata2",
        "RERATA",
        "Rata\u00b2",
        "Tertinggi",
        "TERENDAH",
        "Sub Total",
        "BOBOT",
    ],
)
@pytest.mark.parametrize("column", [0, 1])
def test_totals_are_read_past(words: str, column: int) -> None:
    total: list[Value] = [None, None, 500, None]
    total[column] = words
    found = read(a_sheet(HEAD, (1, "Kab. Anu", 250, "Baik"), (2, "Kota Maju", 250, "Baik"), total))
    assert names(found) == ["Kab. Anu", "Kota Maju"]
    assert found.counts["Hasil 2020"].total == 1


def test_a_total_without_a_word_is_known_by_its_formula() -> None:
    rows = (HEAD, (1, "Kab. Anu", 250, "Baik"), (None, None, 250, None))
    found = read(a_sheet(*rows, formulas={(2, 2): "SUM(C2:C2)"}))
    assert names(found) == ["Kab. Anu"]
    typed = read(a_sheet(*rows))
    assert names(typed) == ["Kab. Anu", None]


def test_formulas_and_numbers_filled_down_below_the_table_are_blank() -> None:
    found = read(
        a_sheet(HEAD, (1, "Kab. Anu", 250, "Baik"), (2, None, Uncalculated("D3+E3"), None), (3, None, None, None)),
    )
    assert names(found) == ["Kab. Anu"]
    assert found.counts["Hasil 2020"].blank == 2


def test_heads_of_groups_give_the_section() -> None:
    found = read(
        a_sheet(
            HEAD,
            ("A. KEMENTERIAN",),
            (1, "Kemen A", 250, "Baik"),
            ("B", "PEMERINTAH KABUPATEN"),
            (None, "PROVINSI NUSA"),
            (2, "Kab. Anu", 250, "Baik"),
            (None, "C. KABUPATEN/KOTA"),
            (3, "Kota Maju", 250, "Baik"),
        )
    )
    assert [(row.cells[AGENCY].value, row.section) for row in found.raw] == [
        ("Kemen A", "kementerian"), ("Kab. Anu", "kabupaten"), ("Kota Maju", None),
    ]  # fmt: skip
    assert past(found, "group").tokens["count"] == 4


def test_a_province_in_capitals_with_values_or_a_number_is_an_agency() -> None:
    found = read(
        a_sheet(
            TITLE,
            HEAD,
            (1, "PROVINSI NUSA", 250, "Baik"),
            (2, "PROVINSI RAYA", None, None),
            (None, "PROVINSI ACEH", None, None),
        )
    )
    assert names(found) == ["PROVINSI NUSA", "PROVINSI RAYA", "PROVINSI ACEH"]


def test_a_type_column_is_no_head_of_a_group() -> None:
    head = ("No", "Jenis", "Instansi", "Nilai", "Kategori")
    found = read(a_sheet(head, (1, "Kementerian", "Kemen A", 250, "Baik"), (2, "Kabupaten", None, 240, "Kurang")))
    assert names(found) == ["Kemen A", None]


def test_blank_rows_repeated_header_and_page_numbers() -> None:
    found = read(
        a_sheet(
            ("REKAP NILAI",),
            HEAD,
            ("(1)", "(2)", "(3)", "(4)"),
            (1, "Kab. Anu", 250, "Baik"),
            ("", " ", "\u00a0"),
            ("- 15 -",),
            ("REKAP NILAI",),
            HEAD,
            ("(1)", "(2)", "(3)", "(4)"),
            (2, "Kota Maju", 250, "Baik"),
            (None, None, "Halaman 2 dari 2"),
        )
    )
    assert names(found) == ["Kab. Anu", "Kota Maju"]
    count = found.counts["Hasil 2020"]
    assert (count.blank, count.header, count.repeated_header, count.title, count.remark) == (1, 2, 2, 2, 2)
    assert past(found, "page").cell == "A6"


def test_notes_and_signature_below_the_table() -> None:
    nip = "19650101 199003 1 001"
    found = read(
        a_sheet(
            HEAD,
            (1, "Kab. Anu*", 250, "Baik"),
            ("*) penilaian mandiri",),
            ("Catatan: data sementara",),
            (None, "dan belum final"),
            ("Sumber: tim penilai",),
            (None, None, None, "Jakarta, 5 Januari 2021"),
            (None, "Mengetahui,", None, "Ketua Tim"),
            (None, "Dr. Anu, M.Si.", None, "Badu, S.H."),
            (None, f"NIP. {nip}", None, f"NIP {nip}"),
        )
    )
    assert names(found) == ["Kab. Anu*"]
    assert past(found, "note").tokens["count"] == 4
    assert past(found, "signature").tokens["count"] == 4
    # Who signs is read past; nothing of it is repeated.
    assert "personal_data" not in rules(found)
    assert not any(part in str(one) for one in found.findings for part in (nip, "Anu, M.Si"))


def test_a_value_that_is_words_stays_with_its_agency() -> None:
    found = read(
        a_sheet(("Instansi", "Nilai"), ("Kab. Anu", 250), ("Kota Maju", "tiga ratusan"), ("Kab. B", ErrorCell("#N/A")))
    )
    assert names(found) == ["Kab. Anu", "Kota Maju", "Kab. B"]
    last = read(
        a_sheet(("Instansi", "Nilai"), ("Kab. Anu", 250), ("Kota Maju", "belum dinilai"), ("Kab. B", "abc def"))
    )
    assert names(last) == ["Kab. Anu", "Kota Maju", "Kab. B"]


def test_agencies_without_values_are_kept() -> None:
    found = read(
        a_sheet(
            TITLE,
            HEAD,
            (1, "Kab. Anu", 250, "Baik"),
            (2, "Kab. Kosong", None, None),
            (None, "Kota Bandung", None, None),
        )
    )
    assert names(found) == ["Kab. Anu", "Kab. Kosong", "Kota Bandung"]


def test_another_header_below_stops_the_reading() -> None:
    found = read(
        a_sheet(
            HEAD, (1, "Kab. Anu", 250, "Baik"), ("No", "Instansi", "Kategori", "Nilai"), (1, "Kota Maju", "Baik", 250),
            HEAD, (2, "Kab. B", 240, "Kurang"),
        )
    )  # fmt: skip
    assert names(found) == ["Kab. Anu", "Kab. B"]
    assert only(found, "header_changes").cell == "A3"
    assert found.counts["Hasil 2020"].skipped == 1


# The agency's cell -----------------------------------------------------------------------------------------------


def test_merged_agency_over_years() -> None:
    found = read(
        a_sheet(
            ("Instansi", "Tahun", "Nilai"),
            ("Kab. Anu", 2018, 200),
            (None, 2019, 240),
            (None, 2020, 250),
            ("Kota Maju", 2020, 251),
            merged=((1, 0, 3, 0),),
        )
    )
    assert values(found, AGENCY, SCORE) == [("Kab. Anu", 200), ("Kab. Anu", 240), ("Kab. Anu", 250), ("Kota Maju", 251)]
    assert {row.cells[AGENCY].cell for row in found.raw} == {"A2", "A5"}


@pytest.mark.parametrize("sign", ['"', "”", "idem", "Idem.", "- ” -", "sda", "s.d.a."])
def test_signs_for_the_same_as_above(sign: str) -> None:
    rows = (("Instansi", "Provinsi", "Tahun", "Nilai"), ("Kab. Anu", "Nusa", 2018, 200), (sign, sign, 2019, 240))
    assert values(read(a_sheet(*rows)), AGENCY, Column("province")) == [("Kab. Anu", "Nusa")] * 2


def test_a_sign_below_a_hidden_row_means_the_hidden_row() -> None:
    rows = (("Instansi", "Tahun", "Nilai"), ("Kab. A", 2018, 200), ("Kab. B", 2018, 210), ('"', 2019, 240))
    assert names(read(a_sheet(*rows, hidden_rows=frozenset({2})))) == ["Kab. A", "Kab. B"]


def test_a_name_written_once_for_the_rows_below_it() -> None:
    rows = (
        ("Instansi", "Tahun", "Nilai"),
        ("Kab. A", 2018, 1),
        ("", 2019, 2),
        ("", 2020, 3),
        ("Kab. B", 2019, 4),
        ("", 2020, 5),
    )
    found = read(a_sheet(*rows))
    assert names(found) == ["Kab. A", "Kab. A", "Kab. A", "Kab. B", "Kab. B"]
    one = only(found, "agency_carried")
    assert (one.cell, one.tokens["count"], one.severity) == ("A3", 3, "warning")


def test_one_missing_name_is_not_filled() -> None:
    rows = (
        ("Instansi", "Tahun", "Nilai"),
        ("Kab. A", 2018, 1),
        ("Kab. A", 2019, 2),
        ("", 2020, 3),
        ("Kab. B", 2019, 4),
    )
    found = read(a_sheet(*rows))
    assert names(found) == ["Kab. A", "Kab. A", None, "Kab. B"]
    assert "agency_carried" not in rules(found)


# Hidden parts ----------------------------------------------------------------------------------------------------


HIDDEN = a_sheet(
    ("No", "Instansi", "Nilai", "Nilai Lama", "Kategori"),
    (1, "Kab. Anu", 250, 99, "Baik"),
    (2, "Kota Maju", 240, 98, "Kurang"),
    hidden_rows=frozenset({2, 7}),
    hidden_columns=frozenset({4, 9}),
)


def test_hidden_rows_and_columns_are_announced_and_not_taken() -> None:
    found = read(HIDDEN)
    assert values(found, AGENCY, SCORE, CATEGORY) == [("Kab. Anu", 250, None)]
    one = only(found, "hidden_data")
    assert (one.sheet, one.cell, one.found) == ("Hasil 2020", "", "3:3, E:E")
    assert (one.tokens["holds"], one.tokens["rows"], one.tokens["columns"]) == ("Kota Maju, Kategori", 1, 1)
    assert found.counts["Hasil 2020"].hidden == 1


def test_hidden_parts_are_taken_where_a_person_says_so() -> None:
    told = map_workbook(a_book(HIDDEN), registry(), None)
    sheet = told.sheets["Hasil 2020"]
    taking = FileMapping(
        {"Hasil 2020": SheetMapping(sheet.layout, sheet.header_rows, sheet.columns, is_hidden_taken=True)}
    )
    found = read(HIDDEN, told=taking)
    assert values(found, AGENCY, CATEGORY) == [("Kab. Anu", "Baik"), ("Kota Maju", "Kurang")]
    assert [row.is_hidden for row in found.raw] == [False, True]
    assert only(found, "hidden_data").tokens["taken"] is True


@pytest.mark.parametrize("visibility", ["hidden", "very_hidden"])
def test_hidden_sheet(visibility: Any) -> None:
    shown = a_sheet(HEAD, (1, "Kab. Anu", 250, "Baik"))
    found = read(shown, a_sheet(HEAD, (1, "Kota Maju", 99, "Buruk"), name="lama", visibility=visibility))
    assert names(found) == ["Kab. Anu"]
    assert (only(found, "hidden_data").sheet, found.counts["lama"].hidden) == ("lama", 2)


def test_where_a_format_cannot_tell_what_is_hidden() -> None:
    sheet = a_sheet(HEAD, (1, "Kab. Anu", 250, "Baik"), hides_seen=False)
    assert only(read(sheet, file_format="xlsb"), "hidden_not_checked").tokens["format"] == "xlsb"
    assert "hidden_not_checked" not in rules(read(sheet, file_format="csv"))


# Persons ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "value"),
    [
        ("NIP", "198501012010011008"),
        ("Nama Pejabat", "Badu Anu"),
        ("Tanggal lahir", "1 Mei 1980"),
        ("NIK", "3204110101850001"),
        ("Kolom", "19850101 201001 1 008"),
        ("Kolom", 198501012010011008.0),
        ("Ket.", "Badu, NIP 198501012010011008"),
    ],
)
def test_persons_data_are_refused_and_not_repeated(head: str, value: Value) -> None:
    found = read(a_sheet(("Instansi", head, "Nilai"), ("Kab. Anu", value, 250)))
    one = only(found, "personal_data")
    assert one.severity == "error"
    assert one.cell == ("B2" if head in ("Kolom", "Ket.") else "B1")
    assert str(value) not in str(found.findings)
    assert "Badu" not in str(found.findings)
    assert value not in [place.value for row in found.raw for place in row.cells.values()]


def test_persons_data_mapped_by_a_person_are_still_refused() -> None:
    sheet = a_sheet(("Instansi", "NIP", "Nilai"), ("Kab. Anu", "123", 250))
    told = FileMapping({"Hasil 2020": SheetMapping("agency", (1,), {"A": AGENCY, "B": Column("remark"), "C": SCORE})})
    found = read(sheet, told=told)
    assert "personal_data" in rules(found)
    assert Column("remark") not in found.raw[0].cells


def test_persons_in_a_sheet_that_is_not_taken_and_in_hidden_columns() -> None:
    shown = a_sheet(HEAD, (1, "Kab. Anu", 250, "Baik"))
    staff = a_sheet(("Nama Pegawai", "Gol"), ("Badu", "III"), name="Tim")
    one = only(read(shown, staff), "personal_data")
    assert (one.sheet, one.cell) == ("Tim", "A1")
    hidden = a_sheet(
        ("Instansi", "NIP", "Nilai"), ("Kab. Anu", "198501012010011008", 250), hidden_columns=frozenset({1})
    )
    found = read(hidden)
    assert {"personal_data", "hidden_data"} <= set(rules(found))
    assert "1985" not in str(found.findings)


def test_scores_and_long_texts_are_no_persons_data() -> None:
    found = read(
        a_sheet(
            ("Instansi", "Nilai"), ("Kab. Anu dengan nama panjang sekali", "301.5000000000001"), ("Kota Maju", 301.5)
        )
    )
    assert "personal_data" not in rules(found)


# What a person gives ---------------------------------------------------------------------------------------------


def test_a_given_mapping_wins_and_what_it_leaves_open_is_found() -> None:
    sheet = a_sheet(("TAHUN 2019",), ("Instansi", "X", "Nilai"), ("Kab. Anu", 250, 99), name="Sheet1")
    told = FileMapping({"Sheet1": SheetMapping("agency", (), {"A": AGENCY, "B": SCORE, "C": Column("ignored")})})
    found = read(sheet, told=told)
    assert values(found, SCORE) == [(250,)]
    assert found.raw[0].year == 2019


def test_a_remembered_mapping_does_not_carry_the_year_over() -> None:
    first = a_book(a_sheet(("TAHUN 2019",), HEAD, (1, "Kab. Anu", 250, "Baik"), name="2019"))
    second = a_book(a_sheet(("REKAP",), ("TAHUN 2020",), HEAD, (1, "Kab. Anu", 251, "Baik"), name="2020"))
    kept = remembered(map_workbook(first, registry(), None))
    told = map_workbook(second, registry(), kept).sheets["2020"]
    assert (told.year, told.header_rows) == (2020, (3,))


def test_shape_is_that_of_the_heads() -> None:
    def shape(*rows: Sequence[Value]) -> str:
        book = a_book(a_sheet(*rows))
        return shape_of(book, map_workbook(book, registry(), None))

    row = (1, "Kab. Anu", 250, "Baik")
    assert shape(HEAD, row) == shape(("TAHUN 2018",), ("NO.", "Instansi ", "NILAI", "Kategori"), row)
    assert shape(HEAD, row) != shape(("No", "Instansi", "Kategori", "Nilai"), (1, "Kab. Anu", "Baik", 250))


# Nothing goes missing --------------------------------------------------------------------------------------------


TEXTS = st.sampled_from(
    [
        "Instansi",
        "Nilai",
        "Kategori",
        "No",
        "Tahun",
        "Aspek",
        "Pengadaan",
        "2019",
        "Kab. Anu",
        "Kota Maju",
        "JUMLAH",
        "Baik",
        "A. KEMENTERIAN",
        "PROVINSI NUSA",
        "Catatan: x",
        "*) y",
        "Mengetahui,",
        "- 3 -",
        "idem",
        "(1)",
        "(2)",
        "NIP",
        " ",
        "-",
        "Nilai maksimum",
        "301,5",
        "198501012010011008",
        "TAHUN 2020",
    ]
)
CELLS = st.one_of(
    st.none(), TEXTS, st.integers(0, 420), st.floats(0, 420), st.just(ErrorCell("#N/A")), st.just(Uncalculated("A1+1"))
)


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    width = draw(st.integers(1, 5))
    rows = draw(st.lists(st.lists(CELLS, max_size=width).map(tuple), max_size=12))
    if draw(st.booleans()):
        rows.insert(draw(st.integers(0, len(rows))), draw(st.permutations(HEAD)))
    corner = st.tuples(st.integers(0, 12), st.integers(0, 4), st.integers(0, 3), st.integers(0, 2))
    merged = tuple(
        (row, column, row + down, column + right) for row, column, down, right in draw(st.lists(corner, max_size=3))
    )
    return Sheet(
        draw(st.sampled_from(["2020", "Rekap"])),
        tuple(map(tuple, rows)),
        draw(st.sampled_from(["visible", "hidden"])),
        merged,
        draw(st.frozensets(st.integers(0, 12), max_size=3)),
        draw(st.frozensets(st.integers(0, 4), max_size=2)),
    )


@settings(max_examples=300, deadline=None)
@given(sheets())
def test_every_row_is_counted_once(sheet: Sheet) -> None:
    found = read(sheet)
    count = found.counts[sheet.name]
    assert count.read == len(sheet.rows) == (
        count.header + count.blank + count.title + count.total + count.remark + count.hidden + count.repeated_header
        + count.group + count.used + count.skipped
    )  # fmt: skip
    assert len({row.row for row in found.raw}) == count.used
    assert all(sheet.at(place.row, place.column) == place.value for row in found.raw for place in row.cells.values())
    assert "198501012010011008" not in str(found.findings)
