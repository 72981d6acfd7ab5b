"""What is downloaded from a chart is what the screen shows: opened, read and compared, in every format."""

from __future__ import annotations

import csv
import io
import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest
from PIL import Image
from playwright.sync_api import Locator, expect

from analytics import numbers
from analytics.export import FORMATS
from analytics.words import text
from tests.browser.driver import Visitor

# Page, chart, selection; what stands behind is the same code on every page.
CASES = [
    ("ringkasan", "menurut-jenis", {"release": "published", "lang": "id"}),
    ("ringkasan", "menurut-jenis", {"release": "simulated", "lang": "id"}),
    ("wilayah", "peta", {"release": "published", "lang": "en", "type": "kota", "year": "2019"}),
]
# The chart that Plotly draws becomes a picture by Plotly, and carries the same.
PICTURE_CASES = [*CASES, ("aspek", "sebaran-aspek", {"release": "simulated", "lang": "id", "year": "2019"})]
PICTURES = ("svg", "png")
FINGERPRINT = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]\b")
SHEET_SCALE = 2  # pixels of a PNG to the unit of its SVG
Rows = list[list[Any]]


def read_screen(panel: Locator) -> tuple[list[str], list[list[str]]]:
    """Headers and cells of the table on the screen."""
    table = panel.locator("table").first
    expect(table).to_be_visible()
    rows: list[list[str]] = table.locator("tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.innerText.replace(/\\s+/g, ' ').trim()))"
    )
    return table.locator("thead th").all_inner_texts(), rows


def read_csv(content: str, delimiter: str) -> tuple[list[str], Rows]:
    head, *rows = csv.reader(io.StringIO(content), delimiter=delimiter)
    return head, rows


def read_file(kind: str, file: Path) -> tuple[list[str], Rows]:
    """Headers and rows of a file, as its own reader gives them."""
    if kind == "csv":
        return read_csv(file.read_text(encoding="utf-8"), ",")
    if kind == "csv-id":
        return read_csv(file.read_text(encoding="utf-8-sig"), ";")
    if kind == "json":
        resource = json.loads(file.read_text(encoding="utf-8"))["resources"][0]
        head = [field["name"] for field in resource["schema"]["fields"]]
        return head, [[row[key] for key in head] for row in resource["data"]]
    if kind == "parquet":
        table = pq.read_table(file)
        return table.column_names, [list(row.values()) for row in table.to_pylist()]
    sheet = openpyxl.load_workbook(file).worksheets[1]
    head, *rows = sheet.iter_rows(values_only=True)
    return [str(cell) for cell in head], [list(row) for row in rows]


def on_screen(lang: str, cell: Any) -> set[str]:
    """The forms in which a value of a file may stand on the screen."""
    if cell is None or cell == "":
        return {text(lang, "common.not_known"), f"– {text(lang, 'common.not_known')}"}
    if isinstance(cell, str) and re.fullmatch(r"-?\d+([.,]\d+)?", cell):
        cell = float(cell.replace(",", "."))
    if isinstance(cell, str):
        return {cell}
    return {numbers.number(lang, cell), numbers.percent(lang, cell)}


def differences(lang: str, rows: Rows, shown: list[list[str]]) -> list[tuple[Any, str]]:
    """The cells of a file that the screen shows otherwise; a file may have more columns, about itself."""
    pairs = (pair for row, seen in zip(rows, shown, strict=True) for pair in zip(row, seen, strict=False))
    return [(cell, seen) for cell, seen in pairs if seen not in on_screen(lang, cell)]


def plain_words(svg: str) -> str:
    """The text of a picture, its lines joined."""
    return " ".join(unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", svg, flags=re.DOTALL)).split())


def button(panel: Locator, kind: str, lang: str) -> Locator:
    return panel.get_by_role("button", name=text(lang, f"frame.format.{kind}"), exact=True)


@pytest.mark.parametrize(("page", "chart", "query"), CASES, ids=["published", "simulated", "filtered"])
def test_files_hold_what_the_screen_shows(visitor: Visitor, page: str, chart: str, query: dict[str, str]) -> None:
    lang = query["lang"]
    visitor.read(page, **query)
    head, shown = read_screen(visitor.ask("table", chart, page=page, lang=lang))
    release = visitor.page.locator(".pm-release span").inner_text()
    panel = visitor.ask("files", chart, page=page, lang=lang)
    expect(panel).to_contain_text(text(lang, "frame.files_hold", n=len(shown), selection="…").partition("…")[0])
    for kind in FORMATS:
        file = visitor.download(button(panel, kind, lang))
        columns, rows = read_file(kind, file)
        assert len(rows) == len(shown), kind
        assert differences(lang, rows, shown) == [], kind
        if kind == "xlsx":
            assert columns == head
        else:
            assert len(columns) >= len(head)
        check_name(file, query, release, chart)


def check_name(file: Path, query: dict[str, str], release: str, chart: str) -> None:
    """The name says content, period, whether it was filtered, release, and SIMULASI."""
    assert file.name.startswith("peta-merit_")
    assert ("SIMULASI" in file.name) == (query["release"] == "simulated")
    assert ("filtered" in file.name) == ("type" in query)
    for part in (chart, query.get("year", "2020"), release):
        assert part in file.name


@pytest.mark.parametrize(
    ("page", "chart", "query"), PICTURE_CASES, ids=["published", "simulated", "filtered", "plotly"]
)
def test_pictures_carry_title_source_and_fingerprint(
    visitor: Visitor, page: str, chart: str, query: dict[str, str]
) -> None:
    lang = query["lang"]
    visitor.read(page, **query)
    release = visitor.page.locator(".pm-release span").inner_text()
    panel = visitor.ask("files", chart, page=page, lang=lang)
    svg, png = (visitor.download(button(panel, kind, lang)) for kind in PICTURES)
    drawn = svg.read_text(encoding="utf-8")
    told = plain_words(drawn)
    title = re.search(r"<title>(.*?)</title>", drawn)
    assert title
    expect(visitor.page.locator(".pm-title", has_text=unescape(title[1]))).to_be_visible()
    mark = FINGERPRINT.search(told)
    assert mark
    source = visitor.page.locator(".pm-source", has_text=mark[0]).first.inner_text()
    assert release in source
    assert " ".join(source.split()) in told
    assert ('"pm-watermark"' in drawn) == (query["release"] == "simulated")
    width, height = (float(size) for size in re.search(r'viewBox="0 0 (\d+) (\d+)"', drawn).groups())  # type: ignore[union-attr]
    with Image.open(png) as picture:
        assert picture.format == "PNG"
        assert abs(picture.width - SHEET_SCALE * width) <= SHEET_SCALE
        assert abs(picture.height - SHEET_SCALE * height) <= SHEET_SCALE
        assert len(picture.convert("RGB").getcolors(picture.width * picture.height)) > 10
    for file in (svg, png):
        check_name(file, query, release, chart)


def test_a_downloaded_file_is_known_again(visitor: Visitor) -> None:
    page = visitor.read("ringkasan", release="published")
    panel = visitor.ask("files", "sebaran", page="ringkasan")
    file = visitor.download(button(panel, "svg", "id"))
    mark = FINGERPRINT.search(plain_words(file.read_text(encoding="utf-8")))
    assert mark
    visitor.read("data", tab="verify", fingerprint=mark[0])
    expect(page.get_by_role("textbox")).to_have_value(mark[0])
    expect(page.locator(".pm-verdict h2")).to_have_text(text("id", "data.verify.status.unchanged"))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_whole_release_is_downloaded(visitor: Visitor, kind: str) -> None:
    page = visitor.read("data", tab="downloads", release="simulated")
    file = visitor.download(page.locator(f".st-key-data-release-{kind}").get_by_role("button"))
    assert "SIMULASI" in file.name
    assert file.stat().st_size > 10_000
    if kind == "xlsx":
        titles = openpyxl.load_workbook(file, read_only=True).sheetnames
        assert len([title for title in titles if "SIMULASI" in title]) == len(titles) - 1
