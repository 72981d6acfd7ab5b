"""The spreadsheet that an office would hand over: three years of some 600 agencies, with the mess that real files have,
built from an answer key, with faults planted at known cells.

Agencies' names are real, every figure is made up: the title row of each sheet says so.
"""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import xlsxwriter

from analytics.intake.grid import cell_name
from analytics.warehouse import Release
from analytics.warehouse.dimensions import Agency, agencies, agency_types, aspects, categories

TITLE = "DATA UJI — BUKAN HASIL PENILAIAN"
SHEETS = {2018: "2018 ", 2019: "2019", 2020: "Rekap 2020 (fix)"}
FORMS = {2018: 400, 2019: 400, 2020: 410}
NUMBER, CODE, AGENCY, FIRST_ASPECT = 0, 1, 2, 3
_GROUPS = {
    "kementerian": "A. KEMENTERIAN", "lpnk": "B. LPNK", "lns": "C. LNS", "lembaga_lain": "D. LEMBAGA LAIN",
    "provinsi": "E. PROVINSI", "kabupaten": "F. KABUPATEN", "kota": "G. KOTA",
}  # fmt: skip
# What is planted, one in each row; the values beside it are sound.
FAULTS = (
    "unknown_agency", "ambiguous_agency", "missing_agency", "score_above_form", "aspect_above_max", "aspects_not_total",
    "category_unknown", "category_against_band", "unreadable_number", "error_cell", "score_as_date",
    "formula_without_value", "code_as_number", "contradicting_duplicate", "duplicate", "hidden_data",
)  # fmt: skip
_CATEGORIES = {
    "buruk": ("Buruk", "I", "BURUK", "Kategori I", " buruk "), "kurang": ("Kurang", "II", "kurang", "II (Kurang)"),
    "baik": ("Baik", "III", "BAIK", "B", "III (Baik)"), "sangat_baik": ("Sangat Baik", "IV", "Sangat  baik", "SB"),
}  # fmt: skip


@dataclass
class Answers:
    """What must come out. `results`: (agency id, year) to (score, category id). `planted`: (rule, sheet, cell)."""

    results: dict[tuple[str, int], tuple[float | None, str | None]] = field(default_factory=dict)
    planted: set[tuple[str, str, str]] = field(default_factory=set)


def build(release: Release, *, plant: bool = True) -> tuple[bytes, Answers]:
    """The workbook and its answer key; without `plant` a messy file in which nothing is wrong."""
    draw, answers, made = random.Random(57), Answers(), io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True, "default_date_format": "dd mmm"})
    for year in SHEETS:
        _Sheet(book, release, year, draw, answers, FAULTS if plant and year == 2020 else ()).fill()
    book.close()
    return made.getvalue(), answers


class _Sheet:
    """One year: titles, a head of two rows, a row of maxima, groups, agencies, totals, notes, signature."""

    def __init__(
        self, book: Any, release: Release, year: int, draw: random.Random, answers: Answers, faults: Sequence[str]
    ) -> None:
        self.year, self.release, self.draw, self.answers = year, release, draw, answers
        # Each fault in a row of its own, apart from the others, on regencies that are alive.
        regencies = [
            one.id for one in agencies(release).values() if one.agency_type == "kabupaten" and self._is_alive(one)
        ]
        self.faults = {regencies[7 + 11 * place]: fault for place, fault in enumerate(faults)}
        self.sheet = book.add_worksheet(SHEETS[year])
        self.bold = book.add_format({"bold": True, "align": "center", "text_wrap": True})
        self.aspects = list(aspects(release).values())
        self.score = FIRST_ASPECT + len(self.aspects)
        self.row = 0

    def fill(self) -> None:
        sheet, last = self.sheet, self.score + 2
        sheet.merge_range(0, 0, 0, last, TITLE, self.bold)
        sheet.merge_range(1, 0, 1, last, "REKAPITULASI HASIL PENILAIAN PENERAPAN SISTEM MERIT", self.bold)
        sheet.merge_range(2, 0, 2, last, f"TAHUN {self.year}", self.bold)
        self._head(4)
        self.row = 7
        number = 0
        known = agencies(self.release).values()
        for agency_type in agency_types(self.release):
            sheet.write_string(self.row, 0, _GROUPS[agency_type])
            self.row += 1
            for agency in known:
                if agency.agency_type == agency_type and self._is_alive(agency):
                    number += 1
                    self._agency(agency, number)
                if self.row % 97 == 0:
                    self.row += 1  # a blank line, as between pages
        self._foot()

    def _is_alive(self, agency: Agency) -> bool:
        return (agency.valid_from or 0) <= self.year <= (agency.valid_to or 9999)

    def _head(self, top: int) -> None:
        for column, words in ((NUMBER, "No"), (CODE, "Kode"), (AGENCY, "Nama\nInstansi")):
            self.sheet.merge_range(top, column, top + 1, column, words, self.bold)
        self.sheet.merge_range(top, FIRST_ASPECT, top, self.score - 1, "Nilai per Aspek", self.bold)
        for place, one in enumerate(self.aspects):
            self.sheet.write(top + 1, FIRST_ASPECT + place, one.name_id if place % 2 else one.short_id, self.bold)
        for column, words in ((self.score, "Total  Nilai"), (self.score + 1, "Kategori"), (self.score + 2, "Ket.")):
            self.sheet.merge_range(top, column, top + 1, column, words, self.bold)
        self.sheet.write(top + 2, AGENCY, "Nilai maksimum")
        for place, one in enumerate(self.aspects):
            self.sheet.write(top + 2, FIRST_ASPECT + place, self._most(one))
        self.sheet.write(top + 2, self.score, FORMS[self.year])

    def _most(self, aspect: Any) -> int:
        return int(aspect.max_410 if FORMS[self.year] == 410 else aspect.max_400)

    def _agency(self, agency: Agency, number: int) -> None:
        sheet, row, draw = self.sheet, self.row, self.draw
        sheet.write(row, NUMBER, number)
        if agency.id in self.faults:
            self._faulty(agency, self.faults[agency.id])
            self.row += 1
            return
        sheet.write_string(row, AGENCY, self._spelling(agency))
        level = draw.uniform(0.3, 0.95)
        points = [round(2 * min(max(draw.gauss(level, 0.08), 0.25), 1) * self._most(one)) / 2 for one in self.aspects]
        if draw.random() < 0.07:
            for place in range(len(points)):
                sheet.write(row, FIRST_ASPECT + place, draw.choice(["-", "n/a", "", "–"]))
            sheet.write(row, self.score, draw.choice(["belum dinilai", "-", "", "proses"]))
        else:
            score = sum(points)
            category = category_of(self.release, score)
            for place, value in enumerate(points):
                self._number(row, FIRST_ASPECT + place, value)
            self._number(row, self.score, score)
            sheet.write(row, self.score + 1, draw.choice(_CATEGORIES[category]))
            self.answers.results[agency.id, self.year] = (score, category)
        self.row += 1

    def _number(self, row: int, column: int, value: float) -> None:
        how = self.draw.random()
        if how < 0.8:
            self.sheet.write_number(row, column, value)
        elif how < 0.9:
            self.sheet.write_string(row, column, f"{value:.1f}".replace(".", ","))
        elif how < 0.95:
            self.sheet.write_string(row, column, f" {value:.1f}\u00a0")
        else:
            self.sheet.write_formula(row, column, f"={value}+0", None, value)

    def _spelling(self, agency: Agency) -> str:
        name, how = agency.name_id, self.draw.random()
        for whole, short in (("Pemerintah Kabupaten ", "Kab. "), ("Pemerintah Kota ", "Pemkot ")):
            if name.startswith(whole) and how < 0.5:
                name = short + name.removeprefix(whole)
        if how > 0.9:
            name = name.upper()
        if 0.5 < how < 0.6:
            name = f"{name}\u00a0 "
        return name

    def _foot(self) -> None:
        first, last = 8, self.row
        for words, how in (("JUMLAH", "SUM"), ("RATA-RATA", "AVERAGE")):
            self.sheet.write(self.row, AGENCY, words)
            letters = cell_name(0, self.score)[:-1]
            self.sheet.write_formula(self.row, self.score, f"={how}({letters}{first}:{letters}{last})", None, 1)
            self.row += 1
        self.sheet.write(self.row + 1, 0, "Catatan: *) penilaian mandiri tidak termasuk")
        self.sheet.write(self.row + 2, 0, "Sumber: rekapitulasi tim penilai")
        self.sheet.write(self.row + 4, self.score - 2, "Jakarta, 31 Desember")
        self.sheet.write(self.row + 5, self.score - 2, "Mengetahui,")

    def _faulty(self, agency: Agency, fault: str) -> None:
        """A row of sound values but for one cell; that cell goes into the answer key."""
        sheet, row, book_date = self.sheet, self.row, date(2020, 5, 30)
        points = [self._most(one) / 2 for one in self.aspects]
        score: float = sum(points)
        name, category, place = agency.name_id, category_of(self.release, score), AGENCY
        if fault == "unknown_agency":
            name = "Kabupaten Antah Berantah"
        elif fault == "ambiguous_agency":
            name = "Bandung"
        elif fault == "missing_agency":
            name = ""
        elif fault == "score_above_form":
            score, category, place = FORMS[self.year] + 5, "sangat_baik", self.score
        elif fault == "aspect_above_max":
            points[1], place = self._most(self.aspects[1]) + 2, FIRST_ASPECT + 1
            score = sum(points)
        elif fault == "aspects_not_total":
            score, place = score + 4, self.score
        elif fault in ("category_unknown", "category_against_band"):
            place = self.score + 1
        sheet.write_string(row, AGENCY, name)
        for at, value in enumerate(points):
            sheet.write_number(row, FIRST_ASPECT + at, value)
        sheet.write_number(row, self.score, score)
        words = {"category_unknown": "Memuaskan", "category_against_band": "Buruk"}.get(fault)
        sheet.write_string(row, self.score + 1, words or _CATEGORIES[category][0])
        if fault in ("unreadable_number", "error_cell", "score_as_date", "formula_without_value"):
            place = self.score
        if fault == "unreadable_number":
            sheet.write_string(row, place, "tiga ratusan")
        elif fault == "error_cell":
            sheet.write_formula(row, place, "=NA()", None, "#N/A")
        elif fault == "score_as_date":
            sheet.write_datetime(row, place, book_date)
        elif fault == "formula_without_value":
            sheet.write_formula(row, place, f"=SUM(D{row + 1}:K{row + 1})", None, "")
        elif fault == "code_as_number":
            place = CODE
            sheet.write_number(row, place, 35.1)
        elif fault == "hidden_data":
            sheet.set_row(row, None, None, {"hidden": True})
        elif fault in ("contradicting_duplicate", "duplicate"):
            place = self._again(name, points, score, contradicts=fault == "contradicting_duplicate")
        cell = "" if fault == "hidden_data" else cell_name(self.row, place)
        self.answers.planted.add((fault, SHEETS[self.year], cell))
        if fault in ("category_against_band", "code_as_number", "duplicate", "formula_without_value"):
            told = "buruk" if fault == "category_against_band" else category
            self.answers.results[agency.id, self.year] = (None if fault == "formula_without_value" else score, told)

    def _again(self, name: str, points: Sequence[float], score: float, *, contradicts: bool) -> int:
        """The same agency in the next row, with the same values or with another aspect and total."""
        self.row += 1
        own = [points[0] - (2 if contradicts else 0), *points[1:]]
        self.sheet.write_string(self.row, AGENCY, name)
        for at, value in enumerate(own):
            self.sheet.write_number(self.row, FIRST_ASPECT + at, value)
        self.sheet.write_number(self.row, self.score, sum(own))
        self.sheet.write_string(self.row, self.score + 1, _CATEGORIES[category_of(self.release, sum(own))][0])
        return AGENCY


def category_of(release: Release, score: float) -> str:
    """The band of a score (rule 7 of the numbers)."""
    bands = list(categories(release).values())
    return next((one.id for one in reversed(bands) if score >= one.min_score), bands[0].id)
