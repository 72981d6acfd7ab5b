"""What people come for: a number and its origin, an agency by its name, another selection, another release."""

from __future__ import annotations

import re
from urllib.parse import quote_plus

import pytest
from playwright.sync_api import Locator, WebSocket, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from analytics.words import LANGUAGES, text
from tests.browser.driver import Visitor

# What is typed, and who must be among those offered.
FOUND = {
    "Kab. Bandung": ["Pemerintah Kabupaten Bandung"],
    "Bandung": ["Pemerintah Kabupaten Bandung", "Pemerintah Kota Bandung"],
    "Kemenperin": ["Kementerian Perindustrian"],
    "Kementrian Perindustrain": ["Kementerian Perindustrian"],
    "KemenPAN": ["Kementerian Pendayagunaan Aparatur Negara dan Reformasi Birokrasi"],
}
NOBODY = "qqqqqq zzzzzz"
_SHOWN = "() => [...document.querySelectorAll('.pm-answer, .pm-title, .pm-table')].map(one => one.innerText).join()"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_two_clicks_lead_from_the_57_to_its_definition_sql_and_sources(visitor: Visitor, lang: str) -> None:
    visitor.read("ringkasan", lang=lang)
    expect(visitor.answer).to_contain_text("57")
    panel = visitor.ask("origin", "sebaran", page="ringkasan", lang=lang)
    expect(panel.locator("dd strong").first).to_have_text("57")
    for key in ("origin.definition", "origin.not_said", "origin.fingerprint"):
        expect(panel.locator("dt", has_text=re.compile(f"^{re.escape(text(lang, key))}$"))).to_be_visible()
    expect(panel.locator("code", has_text="SELECT").first).to_be_visible()
    expect(panel.locator("ol.pm-sources li").first).to_be_visible()
    expect(panel.locator("ol.pm-sources a").first).to_have_attribute("href", re.compile("^https?://"))
    link = panel.get_by_role("link", name=text(lang, "origin.link_words"))
    visitor.click(link)
    expect(visitor.answer).to_contain_text("57")


def test_any_number_of_a_chart_can_be_chosen_for_its_origin(visitor: Visitor) -> None:
    page = visitor.read("ringkasan")
    panel = visitor.ask("origin", "sebaran", page="ringkasan")
    panel.get_by_role("combobox", name=text("id", "origin.which")).click()
    visitor.click(page.get_by_role("option", name=re.compile("^72 — ")))
    expect(panel.locator("dd strong").first).to_have_text("72")


def heard_runs(visitor: Visitor) -> list[int]:
    """How each run of the server ended, as they come: of the whole page, or of a part of it."""
    runs: list[int] = []

    def read_frame(frame: str | bytes) -> None:
        message = ForwardMsg.FromString(frame) if isinstance(frame, bytes) else ForwardMsg()
        if message.WhichOneof("type") == "script_finished":
            runs.append(message.script_finished)

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", read_frame)

    visitor.page.on("websocket", listen)
    return runs


@pytest.mark.parametrize(
    ("name", "label", "option"),
    [
        ("wilayah", "controls.type", "Pemerintah kota"),
        ("aspek", "controls.type", "Pemerintah kota"),
        ("kategori", "controls.type", "Pemerintah kota"),
        ("instansi", "instansi.filter.type", "Kementerian"),
    ],
)
def test_a_filter_changes_answer_and_address_by_running_its_part_only(
    visitor: Visitor, name: str, label: str, option: str
) -> None:
    runs = heard_runs(visitor)
    page = visitor.read(name, release="simulated")
    shown = page.evaluate(_SHOWN)
    before, address = len(runs), visitor.address
    visitor.choose(text("id", label), option)
    page.wait_for_function(f"before => ({_SHOWN})() !== before", arg=shown)
    assert visitor.address != address
    assert runs[:before] == [ForwardMsg.FINISHED_SUCCESSFULLY]
    assert set(runs[before:]) == {ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY}


def search(visitor: Visitor, typed: str) -> None:
    """Type into the search field of the page, and send it off."""
    visitor.page.get_by_role("searchbox").fill(typed)
    visitor.press("Enter")


def agency_link(visitor: Visitor, name: str) -> Locator:
    """The first link to that agency."""
    return visitor.page.get_by_role("link", name=re.compile(re.escape(name), re.IGNORECASE)).first


def test_search_forgives(visitor: Visitor) -> None:
    visitor.read("instansi", release="published")
    for typed, found in FOUND.items():
        search(visitor, typed)
        for name in found:
            expect(agency_link(visitor, name)).to_be_visible()
            expect(visitor.page).to_have_url(re.compile(re.escape(quote_plus(typed))))


def test_an_agency_is_opened_from_the_search_and_left_by_the_back_button(visitor: Visitor) -> None:
    page = visitor.read("instansi", release="published")
    search(visitor, "Kab. Bandung")
    visitor.click(agency_link(visitor, FOUND["Kab. Bandung"][0]))
    expect(page.locator("h1")).to_have_text(FOUND["Kab. Bandung"][0])
    visitor.back()
    expect(page.get_by_role("searchbox")).to_have_value("Kab. Bandung")


def test_a_name_that_nobody_has_is_said(visitor: Visitor) -> None:
    page = visitor.read("instansi", release="published")
    search(visitor, NOBODY)
    expect(page.get_by_role("main")).to_contain_text(text("id", "instansi.no_hit", q=NOBODY).partition(".")[0])


def test_an_empty_chart_offers_the_simulated_country_in_one_click(visitor: Visitor) -> None:
    page = visitor.read("aspek", release="published")
    visitor.click(page.get_by_role("main").get_by_role("button", name=text("id", "app.to_simulated")).last)
    expect(page.locator(".pm-simulated")).to_be_visible()
    expect(page.locator("h1")).to_have_text(text("id", "app.pages.aspek"))


def test_the_three_roads_lead_on(visitor: Visitor) -> None:
    for road, target in (("policy", "wilayah"), ("staff", "kategori"), ("press", "instansi")):
        page = visitor.read("ringkasan", lang="en", release="simulated")
        visitor.click(page.get_by_role("link", name=text("en", f"roads.{road}.link")))
        expect(page.locator("h1")).to_have_text(text("en", f"app.pages.{target}"))
        expect(page.locator(".pm-simulated")).to_be_visible()
