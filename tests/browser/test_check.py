"""Cek fakta as a visitor uses it: by keyboard, from a mark to its card and back, kept as a file, on paper."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, expect

from analytics.words import LANGUAGES, text
from tests.browser.driver import NewVisitor, Visitor
from tests.browser.test_axe import grave_faults
from tests.browser.test_pages import PHONE, expect_no_sideways
from tests.browser.test_print import joined, print_page
from ui.views.cek.marking import SIGNS

WRITTEN = (
    "Sampai akhir 2020, sebanyak 57 instansi berkategori Baik.\n\n"
    "Pada 2020 saja, 24 instansi meraih kategori Sangat Baik <script>alert(1)</script>."
)
PAGE = f"<html><body><p>{WRITTEN.partition('.')[0]}.</p></body></html>"


def area(page: Page):
    return page.locator("[data-testid='stTextArea'] textarea")


def check(visitor: Visitor, written: str, **query: str) -> Page:
    """Paste a text and check it by keyboard."""
    page = visitor.read("cek", tab="text", **query)
    area(page).fill(written)
    area(page).focus()
    visitor.press("Control+Enter")
    expect(page.locator(".pm-checked-text")).to_be_visible()
    return page


def example(visitor: Visitor, lang: str, **query: str) -> Page:
    """Check the example of a language."""
    page = visitor.read("cek", tab="text", lang=lang, **query)
    visitor.click(page.get_by_role("button", name=text(lang, f"cek.text.example.{lang}")))
    expect(page.locator(".pm-checked-text")).to_be_visible()
    return page


def test_a_number_is_asked_by_keyboard(visitor: Visitor) -> None:
    page = visitor.read("cek")
    field = page.get_by_role("textbox", name=text("id", "cek.number.field"))
    page.get_by_role("radio", name=text("id", "cek.tabs.number"), exact=True).focus()
    page.keyboard.press("Tab")
    expect(field).to_be_focused()
    page.keyboard.type("81")
    visitor.press("Enter")
    expect(page.locator(".pm-matches > li").first).to_be_visible()
    expect(visitor.answer).to_contain_text("81")
    assert "q=81" in visitor.address
    visitor.click(page.locator(".pm-matches a", has_text=text("id", "cek.number.open")).first)
    expect(page.locator("h1")).to_have_text(text("id", "app.pages.data"))
    expect(visitor.answer).to_contain_text("81")


def test_a_text_is_checked_by_keyboard_and_stays_out_of_the_address(visitor: Visitor) -> None:
    page = check(visitor, WRITTEN)
    expect(visitor.answer).to_contain_text(text("id", "cek.count.tidak_cocok", n=1).replace("**", ""))
    expect(page.locator(".pm-checked-text")).to_contain_text("<script>alert(1")
    assert "57" not in visitor.address
    assert "instansi" not in visitor.address
    visitor.click(page.get_by_role("button", name=text("id", "app.other_language")))
    expect(visitor.answer).to_contain_text(text("en", "cek.count.tidak_cocok", n=1).replace("**", ""))
    expect(page.locator(".pm-checked-text")).to_contain_text("57")
    assert visitor.complaints == []


def test_a_mark_leads_to_its_card_and_the_card_back(visitor: Visitor) -> None:
    page = example(visitor, "id")
    mark = page.locator(".pm-checked-text a.pm-claim-tidak_cocok").first
    place = mark.get_attribute("href")
    assert place is not None
    mark.focus()
    visitor.press("Enter")
    card = page.locator(place)
    expect(card).to_be_in_viewport()
    expect(card).to_contain_text(text("id", "check.verdict.tidak_cocok"))
    assert card.bounding_box()["y"] >= 0
    visitor.click(card.get_by_role("link", name=text("id", "cek.card.back")))
    expect(page.locator(".pm-legend")).to_be_in_viewport()
    expect(page.locator(".pm-checked-text")).to_be_visible()


def test_the_cards_of_one_verdict(visitor: Visitor) -> None:
    page = example(visitor, "id")
    everything = page.locator(".pm-card").count()
    label = re.compile(rf"^{text('id', 'check.verdict.tidak_cocok')} \(")
    visitor.click(page.get_by_role("radio", name=label))
    expect(page.locator(".pm-card")).to_have_count(page.locator("a.pm-claim-tidak_cocok").count())
    assert page.locator(".pm-card").count() < everything
    assert "verdict=tidak_cocok" in visitor.address
    visitor.back()
    expect(page.locator(".pm-card")).to_have_count(everything)


def test_a_file_is_read_and_the_report_kept(visitor: Visitor) -> None:
    page = visitor.read("cek", tab="text")
    page.locator("input[type=file]").set_input_files(
        {
            "name": "kabar.html",
            "mimeType": "text/html",
            "buffer": PAGE.encode(),
        }
    )
    visitor.settle()
    visitor.click(page.get_by_role("button", name=text("id", "cek.text.check"), exact=True))
    expect(page.locator(".pm-checked-text a.pm-claim-cocok")).to_contain_text("57")
    expect(page.get_by_text(text("id", "cek.text.from_file", file="kabar.html"))).to_be_visible()
    kept = visitor.download(page.get_by_role("button", name=text("id", "cek.report.json")))
    told = json.loads(kept.read_bytes())
    expect(page.locator(".pm-source", has_text=told["fingerprint"])).to_be_visible()
    page_kept = visitor.download(page.get_by_role("button", name=text("id", "cek.report.html")))
    assert told["fingerprint"].encode() in page_kept.read_bytes()
    assert visitor.complaints == []


def test_on_paper_cards_are_whole_and_dark_on_white(new_visitor: NewVisitor) -> None:
    visitor = new_visitor(dark=True)
    page = example(visitor, "id")
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator(".pm-checked-text")).to_have_css("color", "rgb(27, 31, 36)")
    expect(page.locator("[class*='st-key-pm-check-card-']").first).to_have_css("break-inside", "avoid")
    page.emulate_media(media="null")
    told = joined(" ".join(print_page(visitor)))
    assert joined(visitor.answer.inner_text()) in told
    for key in ("cek.report.html", "cek.text.check", "cek.card.back", "cek.text.another"):
        assert joined(text("id", key)) not in told, key
    for title in page.locator(".pm-sources a").all_inner_texts()[:2]:
        assert joined(title) in told


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", ["published", "simulated"])
def test_a_checked_text_fits_a_phone_and_can_be_read_by_all(new_visitor: NewVisitor, kind: str, lang: str) -> None:
    visitor = new_visitor(width=PHONE, dark=lang == "en")
    page = example(visitor, lang, release=kind)
    expect_no_sideways(page, PHONE)
    assert page.locator(".pm-checked-text sup").first.inner_text()[0] in SIGNS.values()
    if kind == "simulated":
        expect(page.get_by_text(text(lang, "frame.watermark")).first).to_be_visible()
    assert grave_faults(page) == []
    assert visitor.complaints == []


@pytest.mark.parametrize("query", [{"q": "24"}, {"q": "7"}, {"tab": "text"}, {"tab": "register"}])
def test_the_ways_in_fit_a_phone_and_can_be_read_by_all(new_visitor: NewVisitor, query: dict[str, str]) -> None:
    visitor = new_visitor(width=PHONE)
    page = visitor.read("cek", **query)
    expect_no_sideways(page, PHONE)
    assert grave_faults(page) == []
    assert visitor.complaints == []
