"""Builds the files of this folder: a small workbook with the usual mess, saved by LibreOffice in the formats that
offices hand over. `python -m tests.intake.saved.make` from the top of the project, with `soffice` on the PATH.

Agencies' names are real, every figure is made up. `SHEETS` is the answer key as well: what must be read of each cell.
"""

from __future__ import annotations

import io
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import xlsxwriter

from analytics.intake.grid import ErrorCell, Value

HERE = Path(__file__).parent
TITLE = "DATA UJI — BUKAN HASIL PENILAIAN"
PASSWORD = "rahasia uji"
MAIN, OLD, LISTS = "Rekap 2020 (fix)", "Lama", "Daftar"
COMMA = "[$-421]0.0"  # shown the Indonesian way


@dataclass(frozen=True)
class Put:
    """A cell: what must be read of it, its number format, its formula, and how a spreadsheet shows it."""

    value: Value
    form: str = ""
    formula: str = ""
    shown: str | None = None

    @property
    def text(self) -> str:
        """What a text file holds of it."""
        if self.shown is not None:
            return self.shown
        return self.value.code if isinstance(self.value, ErrorCell) else str(self.value)


def comma(value: float, formula: str = "") -> Put:
    """A number that is shown with a comma."""
    return Put(value, COMMA, formula, f"{value:.1f}".replace(".", ","))


def share(value: float) -> Put:
    """A share, shown as whole percent."""
    return Put(value, "0%", shown=f"{value * 100:.0f}%")


HEADS = ("No", "Kode", "Nama Instansi", "Tahun", "Nilai per Aspek", None, "Capaian", "Total Nilai", "Kategori",
         "Nilai mandiri", "Ket.")  # fmt: skip
ASPECTS = (None, None, None, None, "Perencanaan", "Pengadaan", *[None] * 5)
FIRST = 7  # the first row below the head, counting from 0
SCORE, SHARE, HIDDEN_COLUMN, REMARK = 7, 6, 9, 10
_GROUPS: tuple[tuple[str, tuple[tuple[str, str, str, float, str], ...]], ...] = (
    ("A. KEMENTERIAN", (
        ("kemenag", "", "Kementerian Agama", 301.5, "Baik"),
        ("kemendagri", "", "Kementerian Dalam Negeri", 330, "Sangat Baik"),
        ("kementerian-esdm", "", "Kementerian ESDM", 287, "III"),
        ("kkp", "", "Kementerian Kelautan dan Perikanan", 240.5, "Kurang"),
    )),
    ("E. PROVINSI", (
        ("provinsi-aceh", "11", "Pemerintah Aceh", 180, "II"),
        ("provinsi-sumatera-utara", "12", "Pemerintah Provinsi Sumatera Utara", 251, "Baik"),
        ("provinsi-riau", "14", "Pemerintah Provinsi Riau", 150.5, "Buruk"),
        ("provinsi-jambi", "15", "PROVINSI JAMBI", 260, "Baik"),
        ("provinsi-lampung", "18", "Provinsi Lampung", 199, "Kurang"),
    )),
    ("F. KABUPATEN", (
        ("kabupaten-aceh-selatan", "11.01", "Kab. Aceh Selatan", 120, "I"),
        ("kabupaten-aceh-tenggara", "11.02", "Kab. Aceh Tenggara", 176, "Kurang"),
        ("kabupaten-aceh-timur", "11.03", "Kab. Aceh Timur", 255, "Baik"),
        ("kabupaten-aceh-tengah", "11.04", "Kab. Aceh Tengah", 210, "Kurang"),
        ("kabupaten-aceh-barat", "11.05", "Kab.  Aceh Barat ", 300, "Baik"),
        ("kabupaten-aceh-besar", "11.06", "Kab. Aceh Besar", 174, "Buruk"),
        ("kabupaten-pidie", "11.07", "Kab. Pidie", 222, "Kurang"),
        ("kabupaten-aceh-singkil", "11.10", "Kab. Aceh Singkil", 199.5, "Kurang"),
        ("kabupaten-asahan", "12.09", "Kab. Asahan", 262, "Baik"),
    )),
    ("G. KOTA", (
        ("kota-banda-aceh", "11.71", "Kota Banda Aceh", 270, "Baik"),
        ("kota-sabang", "11.72", "Pemkot Sabang", 190, "Kurang"),
        ("kota-langsa", "11.74", "Kota Langsa", 326, "Sangat Baik"),
        ("kota-medan", "12.71", "Kota Medan", 248.5, "Kurang"),
    )),
)  # fmt: skip
# What is odd, by agency.
AS_TEXT, TEXT_WITH_COMMA, AS_DATE = "Kementerian ESDM", "Kementerian Kelautan dan Perikanan", "Pemerintah Provinsi Riau"
BY_FORMULA, NO_VALUE, DIVIDED, HIDDEN = "Kab. Aceh Timur", "Kab. Aceh Tengah", "Kab. Pidie", "Kab. Aceh Tenggara"
TWO_YEARS, EMPTY_TEXT, DATED = "Kota Banda Aceh", "Kota Langsa", date(2020, 5, 30)
Row = list[Any]


def _score(name: str, value: float, row: int) -> Any:
    odd = {
        AS_TEXT: f"{value:.0f}",
        TEXT_WITH_COMMA: f"{value:.1f}".replace(".", ","),
        AS_DATE: Put(DATED, "dd/mm/yyyy", shown="30/05/2020"),
        BY_FORMULA: comma(value, f"=E{row + 1}+F{row + 1}+{value - 50:g}"),
        NO_VALUE: Put(ErrorCell("#N/A"), formula="=NA()"),
    }
    return odd.get(name, comma(value))


def _main() -> tuple[list[Row], dict[str, int], dict[tuple[str, int], float]]:
    """The rows of the main sheet, at which row each agency stands, and the scores by agency and year that can be taken
    from it while its hidden row and column are not."""
    rows: list[Row] = [[TITLE], ["REKAPITULASI HASIL PENILAIAN PENERAPAN SISTEM MERIT"], ["TAHUN 2020"], [],
                       list(HEADS), list(ASPECTS), [None] * len(HEADS)]  # fmt: skip
    places, scores, number = {}, {}, 0
    for group, agencies in _GROUPS:
        rows.append([group])
        for agency_id, code, name, value, category in agencies:
            number, row = number + 1, len(rows)
            places[name] = row
            reached: Any = share(round(value / 410, 2))
            if name == DIVIDED:
                reached = Put(ErrorCell("#DIV/0!"), formula="=1/0")
            remark: Any = {EMPTY_TEXT: Put(None, formula='=IF(1=1,"","x")', shown=""), AS_TEXT: "angka sebagai teks",
                           AS_DATE: "lihat\nlampiran"}.get(name)  # fmt: skip
            if name not in (AS_DATE, NO_VALUE, HIDDEN):
                scores[agency_id, 2020] = value
            rows.append([number, code or None, name, 2020, 25, 25, reached,
                         _score(name, value, row), category, comma(value - 10), remark])  # fmt: skip
            if name == TWO_YEARS:
                scores[agency_id, 2019] = 200
                rows.append([None, None, None, 2019, 20, 20, share(0.5), comma(200), "Kurang", comma(190), None])
    first, last = FIRST + 1, len(rows)
    rows.append([None, None, "JUMLAH", None, Put(25 * number + 20, formula=f"=SUM(E{first}:E{last})")])
    rows += [[], ["Catatan: *) penilaian mandiri tidak termasuk"], ["Sumber: rekapitulasi tim penilai"]]
    return rows, places, scores


ROWS, PLACES, SCORES = _main()
_OLD: list[Row] = [
    [TITLE], ["Waktu", Put(datetime(2020, 5, 30, 13, 45), "yyyy-mm-dd hh:mm"), Put(time(7, 30), "hh:mm"),
     Put(timedelta(days=1, hours=12), "[hh]:mm")],
    ["Teks", "007", "  dua  spasi ", "baris\nbaru", "tab\tdi dalam", "=1+1", "<b> & \"kutip\" 'satu'"],
    ["Angka", 1e15, -0.5, Put(45000000, "#,##0"), Put(0.125, "# ?/?"), Put(1.5, '0.0" poin"')], [],
    [None, None, "jauh"],
]  # fmt: skip
SHEETS: dict[str, list[Row]] = {
    MAIN: ROWS,
    OLD: _OLD,
    LISTS: [[TITLE], ["Buruk"], ["Kurang"], ["Baik"], ["Sangat Baik"]],
}
_MERGED = ((0, 0, 0, REMARK), (1, 0, 1, REMARK), (2, 0, 2, REMARK), (4, 4, 4, 5),
           *((4, column, 5, column) for column in (0, 1, 2, 3, 6, 7, 8, 9, 10)),
           *((PLACES[TWO_YEARS], column, PLACES[TWO_YEARS] + 1, column) for column in (0, 1, 2)))  # fmt: skip
MERGED = {MAIN: frozenset(_MERGED)}
HIDDEN_ROWS, HIDDEN_COLUMNS = {MAIN: {PLACES[HIDDEN]}}, {MAIN: {HIDDEN_COLUMN}}


def value_of(cell: Any) -> Value:
    """What must be read of a cell of `SHEETS`."""
    return cell.value if isinstance(cell, Put) else cell


def text_of(cell: Any) -> str:
    """What a text file holds of a cell of `SHEETS`."""
    return "" if cell is None else cell.text if isinstance(cell, Put) else str(cell)


def source(*, locked: bool = False) -> bytes:
    """The workbook that LibreOffice opens. `locked`: against changes, not against reading."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        for name, rows in SHEETS.items():
            sheet = book.add_worksheet(name)
            for first, left, last, right in MERGED.get(name, ()):
                sheet.merge_range(first, left, last, right, None, book.add_format({"bold": True, "border": 1}))
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    _write(book, sheet, row, column, cell)
            if locked:
                sheet.protect(PASSWORD)
        main = book.get_worksheet_by_name(MAIN)
        main.set_column(HIDDEN_COLUMN, HIDDEN_COLUMN, None, None, {"hidden": True})
        main.set_row(PLACES[HIDDEN], None, None, {"hidden": True})
        main.set_column(2, 2, 40)
        main.freeze_panes(6, 3)
        main.data_validation(FIRST, SCORE, 60, SCORE, {"validate": "any"})
        # Formatted far below the table, as when a whole column is coloured.
        for row in range(60, 200):
            main.write_blank(row, 2, None, book.add_format({"bg_color": "#EEEEEE"}))
        book.get_worksheet_by_name(OLD).hide()
    return made.getvalue()


def _write(book: Any, sheet: Any, row: int, column: int, cell: Any) -> None:
    put = cell if isinstance(cell, Put) else Put(cell)
    form = book.add_format({"num_format": put.form}) if put.form else None
    if put.formula:
        cached = put.value.code if isinstance(put.value, ErrorCell) else "" if put.value is None else put.value
        sheet.write_formula(row, column, put.formula, form, cached)
    elif isinstance(put.value, date | time | timedelta):
        sheet.write_datetime(row, column, put.value, form)
    elif isinstance(put.value, str):
        sheet.write_string(row, column, put.value, form)
    elif put.value is not None:
        sheet.write(row, column, put.value, form)


# The file, the filter of LibreOffice, its options, and whether a password locks the file.
TEXT = "Text - txt - csv (StarCalc)"
FILES: Sequence[tuple[str, str, str, bool]] = (
    ("rekap.xlsx", "Calc MS Excel 2007 XML", "", False),
    ("rekap.xls", "MS Excel 97", "", False),
    ("rekap.ods", "calc8", "", False),
    ("utf-8.csv", TEXT, "44,34,76,1,,0,false,true", False),
    ("windows-1252.csv", TEXT, "59,34,1,1,,0,false,true", False),
    ("utf-16.tsv", TEXT, "9,34,65535,1,,0,false,true", False),
    ("sandi.xlsx", "Calc MS Excel 2007 XML", "", True),
    ("sandi.ods", "calc8", "", True),
)
LOCKED = ("terkunci.xlsx", "Calc MS Excel 2007 XML", "", False)
_MACRO = """Sub Main
{lines}
End Sub
Sub Store(source, target, filter, options, password)
  Dim none(0) As New com.sun.star.beans.PropertyValue
  none(0).Name = "Hidden" : none(0).Value = True
  doc = StarDesktop.loadComponentFromURL(source, "_blank", 0, none())
  Dim how(3) As New com.sun.star.beans.PropertyValue
  Dim key(1) As New com.sun.star.beans.NamedValue
  how(0).Name = "FilterName" : how(0).Value = filter
  how(1).Name = "FilterOptions" : how(1).Value = options
  If password &lt;&gt; "" Then
    how(2).Name = "Password" : how(2).Value = password
    key(0).Name = "OOXPassword" : key(0).Value = password
    key(1).Name = "CryptoType" : key(1).Value = "StrongEncryptionDataSpace"
    If filter &lt;&gt; "calc8" Then  ' the formats of Excel
      how(3).Name = "EncryptionData"
      how(3).Value = CreateUnoValue("[]com.sun.star.beans.NamedValue", key())
    End If
  End If
  doc.storeToURL(target, how())
  doc.close(True)
End Sub
"""


def save_all(folder: Path) -> None:
    """All files, saved by LibreOffice into a folder."""
    with tempfile.TemporaryDirectory() as temporary:
        home = Path(temporary)
        lines = []
        for name, content, files in (("open", source(), FILES), ("locked", source(locked=True), (LOCKED,))):
            (home / f"{name}.xlsx").write_bytes(content)
            for file, filter_name, options, has_password in files:
                said = ((home / f"{name}.xlsx").as_uri(), (folder / file).as_uri(), filter_name, options,
                        PASSWORD if has_password else "")  # fmt: skip
                lines.append("  Store " + ", ".join(f'"{one}"' for one in said))
        call = ["soffice", "--headless", "--norestore", f"-env:UserInstallation={(home / 'profile').as_uri()}"]
        # The first start fills the folder of settings, and would overwrite what stands there already.
        subprocess.run([*call, "--terminate_after_init"], check=True, timeout=300)
        module = home / "profile" / "user" / "basic" / "Standard" / "Module1.xba"
        module.write_text(
            '<?xml version="1.0"?><script:module xmlns:script="http://openoffice.org/2000/script" '
            f'script:name="Module1" script:language="StarBasic">{_MACRO.format(lines=chr(10).join(lines))}'
            "</script:module>"
        )
        subprocess.run([*call, "macro:///Standard.Module1.Main"], check=True, timeout=300)
    if missing := [file for file, *_ in (*FILES, LOCKED) if not (folder / file).exists()]:
        raise SystemExit(f"LibreOffice did not save {', '.join(missing)}")


if __name__ == "__main__":
    save_all(HERE)
