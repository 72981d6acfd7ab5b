"""The pages Pembinaan and Target in a browser: what an officer does, from the list to a brief in hand."""

from __future__ import annotations

import zipfile
from urllib.parse import parse_qs, urlsplit

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect
from pypdf import PdfReader

from analytics.words import text
from tests.browser.driver import KINDS, Visitor
from tests.browser.test_pages import built_in_english, expect_no_sideways


def say(key: str, **tokens: object) -> str:
    return text("id", f"pembinaan.{key}", **tokens)


def asked(visitor: Visitor, name: str) -> list[str]:
    return parse_qs(urlsplit(visitor.address).query).get(name, [])


def test_from_the_list_to_a_brief_with_a_mentor(visitor: Visitor) -> None:
    """Open, take the first of the list, read why it stands there and who could be its mentor, hand over the brief."""
    page = visitor.read("pembinaan", release="simulated")
    first = page.locator(".pm-work-name a").first
    name = first.inner_text()
    visitor.click(first)
    expect(visitor.answer).to_contain_text(name)
    visitor.click(page.get_by_role("radio", name=say("agency.parts.peers")))
    mentor = page.locator(".pm-people").first.locator("li").first
    expect(mentor).to_contain_text("lebih kuat di")
    named = mentor.locator("a").inner_text()
    visitor.click(page.get_by_role("radio", name=say("agency.parts.brief")))
    file = visitor.download(page.get_by_role("button", name=say("brief.pdf")))
    pages = PdfReader(file).pages
    assert len(pages) == 2
    written = " ".join(" ".join(one.extract_text() for one in pages).split())
    assert name in written
    assert named in written


def test_many_briefs_are_made_while_one_reads_on(visitor: Visitor) -> None:
    page = visitor.read("pembinaan", release="simulated", type="kementerian")
    visitor.click(page.get_by_role("button", name="di halaman ini"))
    chosen = asked(visitor, "picked")
    visitor.click(page.get_by_role("button", name=say("batch.begin", n=len(chosen))))
    done = page.get_by_text(say("batch.done", done=len(chosen), total=len(chosen)))
    expect(done).to_be_visible(timeout=120_000)
    file = visitor.download(page.get_by_role("button", name=say("batch.fetch")))
    with zipfile.ZipFile(file) as archive:
        assert len(archive.namelist()) == len(chosen) + 1
        assert archive.testzip() is None


def test_a_batch_is_stopped(visitor: Visitor) -> None:
    page = visitor.read("pembinaan", release="simulated")
    visitor.click(page.get_by_role("button", name=say("pick_top", n=100)))
    visitor.click(page.get_by_role("button", name=say("batch.begin", n=100)))
    page.get_by_role("button", name=say("batch.cancel"), exact=True).click()
    expect(page.get_by_text("Dihentikan setelah")).to_be_visible()
    expect(page.get_by_role("button", name=say("batch.fetch"))).to_have_count(0)


def test_notes_come_back_into_the_list(visitor: Visitor, tmp_path: object) -> None:
    page = visitor.read("pembinaan", release="simulated", group="kurang")
    file = visitor.download(page.get_by_role("button", name="Unduh daftar"))
    book = load_workbook(file)
    sheet = book.worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    column = heads.index(text("id", "guidance.worklist.column.note")) + 1
    sheet.cell(2, column, "Sudah dihubungi, 12 Maret")
    book.save(file)
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file)
    expect(page.get_by_text(say("notes.read", n=1, inside=1, outside=0))).to_be_visible()
    again = visitor.download(page.get_by_role("button", name=say("notes.with_notes", n=31)))
    assert load_workbook(again).worksheets[0].cell(2, column).value == "Sudah dihubungi, 12 Maret"


def test_a_file_that_is_no_list_is_refused_with_what_to_do(visitor: Visitor) -> None:
    page = visitor.read("pembinaan", release="simulated", group="kurang")
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(
        {"name": "lain.xlsx", "mimeType": "application/octet-stream", "buffer": b"not a workbook"}
    )
    expect(page.locator(".pm-notice")).to_be_visible()


def test_a_box_is_ticked_by_keyboard_and_stays_in_the_address(visitor: Visitor) -> None:
    page = visitor.read("pembinaan", release="simulated")
    page.get_by_role("checkbox").first.focus()
    visitor.press("Space")
    assert len(asked(visitor, "picked")) == 1
    visitor.back()
    assert asked(visitor, "picked") == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_part_runs_over_the_edge_or_speaks_english(visitor: Visitor, kind: str) -> None:
    visitor.page.set_viewport_size({"width": 390, "height": 844})
    agency = "sim-provinsi-lovalos" if kind == "simulated" else "kota-bogor"
    states = [{}] + [
        {"agency": agency, "part": one} for one in ("tell", "way", "peers", "brief")
    ] + [{"tab": "plan", "type": "provinsi"}, {"tab": "overview"}]  # fmt: skip
    for state in states:
        page = visitor.read("pembinaan", release=kind, **state)
        expect(page.locator("html")).to_have_attribute("data-pm-words", "id")
        expect_no_sideways(page, 390)
        assert built_in_english(page) == []
