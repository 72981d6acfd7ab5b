"""On paper: A4, nothing cut off, no controls, title and source line on the sheet."""

from __future__ import annotations

import io

import pypdf
import pytest
from playwright.sync_api import expect

from analytics.words import text
from tests.browser.driver import PAGES, Visitor

A4 = (595, 842)  # points
MOST_SHEETS = 6
CONTROLS = ("frame.files", "frame.cite", "app.to_simulated", "app.to_published", "app.other_language", "builtin.skip")


def print_page(visitor: Visitor) -> list[str]:
    """The text of each sheet, as the browser prints the page on A4."""
    printed = visitor.page.pdf(format="A4", prefer_css_page_size=True, print_background=True)
    sheets = pypdf.PdfReader(io.BytesIO(printed)).pages
    assert {(round(float(one.mediabox.width)), round(float(one.mediabox.height))) for one in sheets} == {A4}
    return [" ".join(one.extract_text().split()) for one in sheets]


def joined(words: str) -> str:
    """Text without spaces: a printed line may break anywhere."""
    return "".join(words.split())


def expect_only_the_page(visitor: Visitor, sheets: list[str]) -> None:
    """The answer, every title and every source line are there; no control and no menu is; no sheet is empty."""
    told = joined(" ".join(sheets))
    page = visitor.page
    for words in [visitor.answer.inner_text(), *page.locator(".pm-title").all_inner_texts(),
                  *page.locator(".pm-source").all_inner_texts()]:  # fmt: skip
        assert joined(words) in told, words
    for key in CONTROLS:
        assert joined(text("id", key)) not in told, key
    menu = "".join(text("id", f"app.pages.{name}") for name in PAGES[:3])
    assert menu not in told
    assert [sheet for sheet in sheets if len(sheet) < 20] == []


@pytest.mark.parametrize("kind", ["published", "simulated"])
def test_the_overview_prints(visitor: Visitor, kind: str) -> None:
    visitor.read("ringkasan", release=kind)
    sheets = print_page(visitor)
    assert 2 <= len(sheets) <= MOST_SHEETS
    expect_only_the_page(visitor, sheets)
    assert (text("id", "frame.watermark") in sheets[0]) == (kind == "simulated")


@pytest.mark.parametrize("place", ["jawa-barat", "papua"])
def test_a_province_prints_on_one_or_two_sheets(visitor: Visitor, place: str) -> None:
    page = visitor.read("wilayah", province=place)
    visitor.click(page.get_by_role("link", name=text("id", "province.print")))
    expect(page.locator("h1")).to_have_text(text("id", "province.print_title"))
    sheets = print_page(visitor)
    assert len(sheets) <= 2
    expect_only_the_page(visitor, sheets)
    assert text("id", "province.print_how") not in " ".join(sheets)


def test_a_dark_screen_prints_on_white(new_visitor) -> None:
    visitor = new_visitor(dark=True)
    page = visitor.read("ringkasan")
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.get_by_test_id("stApp")).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(visitor.answer).to_have_css("color", "rgb(27, 31, 36)")
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
