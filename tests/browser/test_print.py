"""On paper: A4, nothing cut off, no controls, title and source line on the sheet."""

from __future__ import annotations

import io

import pypdf
import pytest
from playwright.sync_api import expect

from analytics.words import text
from tests.browser.driver import PAGES, Visitor

A4 = (595.3, 841.9)  # points
MOST_SHEETS = 6
CONTROLS = ("frame.files", "frame.cite", "app.to_simulated", "app.to_published", "app.other_language", "builtin.skip")


# Half a second in which nothing moves any more: fonts and styles have come, and what depends on them is laid out.
AT_REST = """() => new Promise(done => {
    let height = -1, same = 0
    const look = () => {
        const now = document.querySelector("[data-testid='stMain']").scrollHeight
        same = now === height ? same + 1 : 0
        height = now
        same < 10 ? setTimeout(look, 50) : done()
    }
    document.fonts.ready.then(look)
})"""


def print_page(visitor: Visitor) -> list[str]:
    """The text of each sheet, as the browser prints the page on A4, once it is drawn as a person would print it."""
    visitor.page.evaluate(AT_REST)
    printed = visitor.page.pdf(format="A4", prefer_css_page_size=True, print_background=True)
    sheets = pypdf.PdfReader(io.BytesIO(printed)).pages
    # The browser rounds a sheet to whole pixels, now down, now up: a point more or less.
    for one in sheets:
        assert (float(one.mediabox.width), float(one.mediabox.height)) == pytest.approx(A4, abs=1)
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


@pytest.mark.parametrize(("tab", "block"), [("list", ".pm-work"), ("plan", ".pm-pair")])
def test_what_is_told_of_an_agency_is_not_cut_by_the_end_of_a_sheet(visitor: Visitor, tab: str, block: str) -> None:
    page = visitor.read("pembinaan", release="simulated", tab=tab)
    sheets = [joined(sheet) for sheet in print_page(visitor)]
    blocks = page.locator(block)
    assert blocks.count() > 5
    for words in blocks.all_inner_texts():
        # Without the place in the list, which is drawn beside.
        told = joined(words).lstrip("0123456789")
        assert any(told in sheet for sheet in sheets), words
    if tab == "plan":
        assert joined(page.locator(".pm-counted summary").first.inner_text()) in "".join(sheets)
    else:
        assert joined(text("id", "pembinaan.notes.title")) not in "".join(sheets)


def test_a_dark_screen_prints_on_white(new_visitor) -> None:
    visitor = new_visitor(dark=True)
    page = visitor.read("ringkasan")
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.get_by_test_id("stApp")).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(visitor.answer).to_have_css("color", "rgb(27, 31, 36)")
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
