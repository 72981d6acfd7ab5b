"""The page Kueri in a browser: write, run by key or button, share, go back, download, while others go on reading."""

from __future__ import annotations

import csv
import json
import time
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from analytics.query import limits
from analytics.query.examples import examples
from analytics.words import text
from tests.browser.driver import KINDS, NewVisitor, Visitor
from tests.browser.test_axe import grave_faults, look_in_both_themes
from tests.browser.test_keyboard import walk
from tests.browser.test_pages import built_in_english, expect_no_sideways

SQL = "SELECT agency_type, count(*) AS n FROM agency GROUP BY agency_type ORDER BY n DESC, agency_type"
FOREVER = "SELECT count(*) FROM range(10000000000000)"
HOSTILE = (
    "SELECT '<img src=http://evil.example/a.png onerror=alert(1)> ![b](http://evil.example/b.png)' AS \"<b>k</b>\", 1"
)


def editor(page: Page, lang: str = "id") -> Locator:
    """The field for the query."""
    return page.get_by_role("textbox", name=text(lang, "kueri.editor"))


def asked(visitor: Visitor) -> list[str]:
    """The query in the address."""
    return parse_qs(urlsplit(visitor.address).query).get("sql", [])


def test_ctrl_enter_runs_the_query_and_the_address_holds_it(visitor: Visitor, new_visitor: NewVisitor) -> None:
    page = visitor.read("kueri")
    expect(page.locator("html")).to_have_attribute("data-pm-words", "id")
    editor(page).fill(SQL)
    expect(page.get_by_test_id("InputInstructions")).to_have_text(text("id", "builtin.submit_area", keys="Ctrl"))
    assert [words for words in built_in_english(page) if words != SQL] == []
    visitor.press("Control+Enter")
    expect(page.locator(".pm-query-rows tbody tr")).to_have_count(7)
    expect(page.locator(".pm-wide svg")).to_be_visible()
    assert asked(visitor) == [SQL]
    other = new_visitor()
    other.open(visitor.address)
    expect(other.answer).to_have_text(visitor.answer.inner_text())
    expect(editor(other.page)).to_have_value(SQL)


def test_the_button_runs_it_and_back_brings_the_query_before(visitor: Visitor) -> None:
    page = visitor.read("kueri")
    for sql in ("SELECT 1 AS a", "SELECT 2 AS b"):
        editor(page).fill(sql)
        visitor.click(page.get_by_role("button", name=text("id", "kueri.run")))
        assert asked(visitor) == [sql]
    visitor.back()
    expect(editor(page)).to_have_value("SELECT 1 AS a")
    expect(page.locator(".pm-query-rows thead th")).to_have_text("a")
    visitor.forward()
    expect(editor(page)).to_have_value("SELECT 2 AS b")


def test_what_is_half_written_stays_while_the_language_changes(visitor: Visitor) -> None:
    page = visitor.read("kueri", sql="SELECT 1 AS a")
    visitor.click(page.get_by_role("button", name=text("id", "app.other_language")))
    expect(editor(page, "en")).to_have_value("SELECT 1 AS a")
    expect(page.locator(".pm-query-rows thead th")).to_have_text("a")


def test_tab_goes_from_the_editor_to_the_button_and_through_the_names(visitor: Visitor) -> None:
    stops = walk(visitor.read("kueri"))
    names = [stop.name for stop in stops]
    at = names.index(text("id", "kueri.editor"))
    assert names[at + 1] == text("id", "kueri.run")
    assert names[at + 2] == text("id", "kueri.schema.label")
    assert "latest_result" in names[at + 3]
    assert [stop for stop in stops if not stop.seen] == []


@pytest.mark.parametrize(("width", "is_beside"), [(1440, True), (390, False)])
def test_the_schema_stands_beside_the_editor_or_below_it(new_visitor: NewVisitor, width: int, is_beside: bool) -> None:
    visitor = new_visitor(width=width)
    page = visitor.read("kueri", sql=SQL)
    box, schema = editor(page).bounding_box(), page.locator(".pm-schema").bounding_box()
    assert box is not None
    assert schema is not None
    assert (schema["x"] > box["x"] + box["width"]) == is_beside
    assert (schema["y"] > box["y"] + box["height"]) == (not is_beside)
    page.locator(".pm-schema summary").first.click()
    expect(page.locator(".pm-schema li").first).to_be_visible()
    expect_no_sideways(page, width)


@pytest.mark.parametrize("kind", KINDS)
def test_files_hold_what_the_query_gives(visitor: Visitor, kind: str) -> None:
    page = visitor.read("kueri", sql=SQL, release=kind)
    rows = [cell.inner_text() for cell in page.locator(".pm-query-rows tbody tr").all()]
    files = page.locator(".st-key-pm-data-files-kueri")
    table = visitor.download(files.get_by_role("button", name=text("id", "frame.format.csv"), exact=True))
    written = list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))
    assert [f"{row['agency_type']}\t{row['n']}" for row in written] == rows
    assert ("SIMULASI" in table.name) == (kind == "simulated")
    document = json.loads(
        visitor.download(files.get_by_role("button", name=text("id", "frame.format.json"), exact=True)).read_text()
    )
    said = document["resources"][0]["peta_merit"]
    assert any(SQL in note for note in said["notes"])
    assert said["fingerprint"] in page.locator("figure .pm-source").inner_text()
    picture = visitor.download(page.get_by_role("button", name=text("id", "kueri.picture"))).read_text()
    assert said["fingerprint"] in picture
    assert ("SIMULASI" in picture) == (kind == "simulated")


def test_others_read_on_while_a_query_runs_for_ever(visitor: Visitor, new_visitor: NewVisitor) -> None:
    other = new_visitor()
    other.read("wilayah")
    page = visitor.read("kueri")
    editor(page).fill(FOREVER)
    begun = time.monotonic()
    page.keyboard.press("Control+Enter")
    other.read("kategori")
    assert time.monotonic() - begun < limits.SECONDS
    expect(visitor.answer).to_contain_text(
        text("id", "kueri.refused.time", seconds=int(limits.SECONDS)), timeout=4 * limits.SECONDS * 1000
    )
    visitor.settle()
    editor(page).fill("SELECT 'sesudahnya'")
    visitor.press("Control+Enter")
    expect(visitor.answer).to_contain_text("sesudahnya")


def test_a_hostile_query_is_text(visitor: Visitor) -> None:
    for sql in (
        HOSTILE,
        HOSTILE.replace("SELECT", "SELEC"),
        f'SELECT * FROM "{HOSTILE[8:60]}"',
        "SELECT '\u202e\u200b'",
    ):
        page = visitor.read("kueri", sql=sql)
        expect(visitor.answer).to_be_visible()
        expect(page.locator("img")).to_have_count(0)
        assert (visitor.complaints, visitor.outside) == ([], [])


@pytest.mark.parametrize("kind", KINDS)
def test_results_and_refusals_have_no_grave_fault(visitor: Visitor, kind: str) -> None:
    for sql in ("", SQL, "SELECT * FROM told_result", "SELECT agenci_id FROM agency", *[examples()["one_voice"].sql]):
        visitor.read("kueri", sql=sql, release=kind)
        look_in_both_themes(visitor)


def test_a_wide_result_fits_a_phone(new_visitor: NewVisitor) -> None:
    visitor = new_visitor(width=390)
    for sql in ("SELECT * FROM told_result", examples()["silent_provinces"].sql, "SELECT repeat('x', 3000) AS x"):
        page = visitor.read("kueri", sql=sql)
        expect_no_sideways(page, 390)
        assert grave_faults(page) == []
