"""Tables on their way out: what is read back is what was written, and each file says what it is."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest

from analytics.errors import DoesNotFit, UnknownFormat
from analytics.export import FORMATS, Column, Table, file_name, write_table, xlsx
from analytics.export.safe import take_back
from analytics.measures import compute
from analytics.warehouse import Release

HOSTILE = ["=1+1", "+62 21", "-5", "@SUM(A1)", "\tx", "\rx", "'=kept", "35.10", 'a;b,c\n"d"', "–", "Kota Ambon"]
COLUMNS = (
    Column("code", "Kode", "", "Kode wilayah, sebagai teks"),
    Column("agencies", "Instansi", "agency", "Jumlah instansi"),
    Column("percent", "Persen", "percent", "Persen dari yang dinilai"),
)


def a_table(release: Release, **changes: Any) -> Table:
    """Hostile texts, counts with one missing, percents of either sign with one missing."""
    rows = [{"code": code, "agencies": place or None, "percent": place * -2.5} for place, code in enumerate(HOSTILE)]
    rows[2]["percent"] = None
    number = compute(release, "agencies_assessed", upto=2020)
    table = Table(
        "wilayah", "Instansi menurut wilayah", "Enam instansi sampai akhir 2020", COLUMNS, rows, "Sumber: KASN",
        ("Satu catatan",), release, number.fingerprint, "id", "", "sampai 2020",
    )  # fmt: skip
    return replace(table, **changes)


def read_csv(content: bytes, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def test_plain_csv_holds_the_raw_values(small: Release) -> None:
    table = a_table(small)
    content = write_table(table, "csv")
    header, *rows = read_csv(content, ",")
    assert not content.startswith(b"\xef\xbb\xbf")
    assert header == ["code", "agencies", "percent", "release_id", "fingerprint"]
    assert [take_back(row[0]) for row in rows] == HOSTILE
    assert [row[1:3] for row in rows[:4]] == [["", "0.0"], ["1", "-2.5"], ["2", ""], ["3", "-7.5"]]
    assert {tuple(row[3:]) for row in rows} == {(small.release_id, table.fingerprint)}


def test_no_text_cell_of_a_csv_file_begins_like_a_formula_and_numbers_keep_their_sign(small: Release) -> None:
    for file_format, delimiter in (("csv", ","), ("csv-id", ";")):
        rows = read_csv(write_table(a_table(small), file_format), delimiter)
        assert not [row[0] for row in rows if row[0][:1] in "=+-@\t\r\n"]
        assert rows[2][2].startswith("-2")


def test_indonesian_csv_opens_in_indonesian_excel(small: Release) -> None:
    content = write_table(a_table(small), "csv-id")
    rows = read_csv(content, ";")
    assert content.startswith(b"\xef\xbb\xbf")
    assert rows[2][1:3] == ["1", "-2,5"]


def test_small_and_large_numbers_are_written_without_exponent(small: Release) -> None:
    rows = [{"code": "x", "agencies": 1, "percent": value} for value in (1e-7, 1e22, 100 / 3)]
    found = read_csv(write_table(a_table(small, rows=rows), "csv"), ",")
    assert [row[2] for row in found[1:]] == ["0.0000001", "10000000000000000000000", "33.333333333333336"]


def test_workbook_explains_itself_first_and_holds_the_same_rows(small: Release) -> None:
    table = a_table(small)
    book = openpyxl.load_workbook(io.BytesIO(write_table(table, "xlsx")))
    explained = {row[0].value: row[1].value for row in book["Baca dahulu"].iter_rows(max_col=2)}
    assert book.sheetnames == ["Baca dahulu", "Data"]
    assert explained["Judul"] == table.title
    assert explained["Cakupan"] == table.subtitle
    assert explained["Pilihan"] == "semua baris, tanpa saringan"
    assert explained["Jumlah baris"] == len(HOSTILE)
    assert explained["Sumber"] == "Sumber: KASN"
    assert explained["Rilis"] == small.release_id
    assert explained["Sidik angka"] == table.fingerprint
    assert "Creative Commons" in explained["Lisensi"]
    meanings = [[cell.value for cell in row] for row in book["Baca dahulu"].iter_rows(min_col=2)]
    assert ["agencies", "Instansi", "agency", "Jumlah instansi"] in meanings
    data = book["Data"]
    assert data.freeze_panes == "A2"
    assert [cell.value for cell in data[1]] == ["Kode", "Instansi", "Persen"]
    assert [row[0].value.replace("_x000D_", "\r") for row in data.iter_rows(min_row=2)] == HOSTILE
    assert [row[1].value for row in data.iter_rows(min_row=2)] == [None, *range(1, len(HOSTILE))]


def test_text_in_a_workbook_is_never_a_formula_and_codes_stay_text(small: Release) -> None:
    data = openpyxl.load_workbook(io.BytesIO(write_table(a_table(small), "xlsx")))["Data"]
    cells = [row[0] for row in data.iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.quotePrefix for cell in cells] == [True] * 7 + [False] * 4
    assert {row[2].data_type for row in data.iter_rows(min_row=2)} == {"n"}


def test_filtered_table_says_so_in_every_place(small: Release) -> None:
    table = a_table(small, selection_words="Jawa Barat")
    book = openpyxl.load_workbook(io.BytesIO(write_table(table, "xlsx")))
    assert "disaring: Jawa Barat" in [cell.value for cell in book["Baca dahulu"]["B"]]
    assert file_name(table, "xlsx") == f"peta-merit_wilayah_sampai-2020_disaring_{small.release_id}.xlsx"
    said = json.loads(write_table(table, "json"))["resources"][0]["peta_merit"]
    assert said["selection"] == "disaring: Jawa Barat"


def test_parquet_keeps_types_and_texts(small: Release) -> None:
    table = pq.read_table(io.BytesIO(write_table(a_table(small), "parquet")))
    assert table["code"].to_pylist() == HOSTILE
    assert table["agencies"].to_pylist() == [None, *range(1, len(HOSTILE))]
    assert [str(table.schema.field(name).type) for name in ("code", "agencies", "percent")] == [
        "string",
        "int64",
        "double",
    ]
    assert table.schema.metadata[b"peta-merit.release_id"].decode() == small.release_id


def test_json_is_a_data_package_with_its_rows(small: Release) -> None:
    document = json.loads(write_table(a_table(small), "json"))
    resource = document["resources"][0]
    assert [row["code"] for row in resource["data"]] == HOSTILE
    assert resource["peta_merit"]["rows"] == len(resource["data"])
    assert resource["peta_merit"]["fingerprint"] == a_table(small).fingerprint
    assert [field["type"] for field in resource["schema"]["fields"]] == ["string", "integer", "number"]


@pytest.mark.parametrize("file_format", FORMATS)
def test_same_table_gives_the_same_bytes(small: Release, file_format: str) -> None:
    assert write_table(a_table(small), file_format) == write_table(a_table(small), file_format)


@pytest.mark.parametrize("file_format", FORMATS)
def test_table_without_rows_is_written(small: Release, file_format: str) -> None:
    assert write_table(a_table(small, rows=[]), file_format)


def test_missing_values_of_pandas_are_missing_and_decimals_are_numbers(small: Release) -> None:
    frame = pd.DataFrame(
        {"code": ["a", None], "agencies": pd.array([1, None], "Int64"), "percent": [float("nan"), 2.0]}
    )
    rows = [
        *frame.to_dict("records"),
        {"code": date(2020, 12, 31), "agencies": Decimal("301.00"), "percent": Decimal("1.5")},
    ]
    cells = a_table(small, rows=rows).cells
    assert cells == [["a", 1, None], [None, None, 2.0], ["2020-12-31", 301, 1.5]]
    assert isinstance(cells[2][1], int)


def test_simulated_table_says_simulasi_in_name_and_content(simulated: Release) -> None:
    table = a_table(simulated, fingerprint=None)
    assert file_name(table, "csv-id") == f"peta-merit_SIMULASI_wilayah_sampai-2020_{simulated.release_id}_excel-id.csv"
    for file_format in ("csv", "csv-id", "json"):
        assert "SIMULASI" in write_table(table, file_format).decode("utf-8-sig")
    assert "SIMULASI" in pq.read_table(io.BytesIO(write_table(table, "parquet")))["release_note"][0].as_py()
    book = openpyxl.load_workbook(io.BytesIO(write_table(table, "xlsx")))
    assert "SIMULASI" in book["Baca dahulu"]["B1"].value
    assert book.sheetnames[1] == "SIMULASI Data"


def test_file_names_are_ascii(small: Release) -> None:
    name = file_name(a_table(small, name="Aspék & nilai/2", period="2018–2020"), "parquet")
    assert name == f"peta-merit_aspek-nilai-2_2018-2020_{small.release_id}.parquet"


def test_what_does_not_fit_into_a_sheet_is_refused_not_cut_off(small: Release, monkeypatch: pytest.MonkeyPatch) -> None:
    long_text = [{"code": "x" * 32_768, "agencies": 1, "percent": 1}]
    with pytest.raises(DoesNotFit, match="32768 characters"):
        write_table(a_table(small, rows=long_text), "xlsx")
    monkeypatch.setattr(xlsx, "MOST_ROWS", len(HOSTILE))
    with pytest.raises(DoesNotFit, match=f"{len(HOSTILE)} rows"):
        write_table(a_table(small), "xlsx")


def test_unknown_format_names_those_that_exist(small: Release) -> None:
    with pytest.raises(UnknownFormat, match="csv, csv-id, xlsx, parquet, json"):
        write_table(a_table(small), "xls")
