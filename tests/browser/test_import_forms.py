"""An officer at the two forms of the page Impor: how a file was understood, and one value of a release."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from analytics.intake.publish import publish
from analytics.warehouse import Release, current_release, latest_of_kind
from analytics.warehouse.dimensions import agencies
from analytics.words import text
from tests.browser.driver import NewVisitor, Server, Visitor, start_server
from tests.intake.hand import NOTE, OFFICER, a_row, an_inspection

ODD = "Angka SM"
AGENCY = "kementan"


@pytest.fixture(scope="module")
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with a home of its own, since mappings are remembered and corrections published there."""
    with start_server(tmp_path_factory.mktemp("forms")) as server:
        yield server


@pytest.fixture
def officer(own_server: Server, new_visitor: NewVisitor) -> Visitor:
    return new_visitor(server=own_server)


def say(key: str, **tokens: object) -> str:
    return text("id", f"impor.{key}", **tokens)


def open_part(officer: Visitor, title: str) -> None:
    """Open a part that is closed, and wait until it stands still: a list over it closes when it moves."""
    officer.click(officer.page.get_by_text(title, exact=True))
    officer.page.wait_for_function("document.getAnimations().every(one => one.playState !== 'running')")


def pick(officer: Visitor, label: str, option: str) -> None:
    """Choose an option by keyboard alone: type it, Enter."""
    box = officer.page.get_by_role("combobox", name=label, exact=True)
    listed = officer.page.get_by_role("option", name=option, exact=True)
    for _ in range(3):  # a list that opens while the page still moves is closed again
        officer.settle()
        box.fill("")
        box.press_sequentially(option)
        with suppress(PlaywrightTimeout):
            listed.wait_for(timeout=3000)
            break
    officer.press("Enter")


def fill(officer: Visitor, label: str, value: str) -> None:
    """Write into a field and leave it."""
    field = officer.page.get_by_role("textbox", name=label, exact=True)
    field.fill(value)
    officer.press("Tab")


# How a file was understood -------------------------------------------------------------------------------------------


def make_file(server: Server, folder: Path, year: int) -> Path:
    """A file whose scores stand below a head that nobody knows, beside categories that are understood."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PETA_MERIT_HOME", str(server.home))
        release = latest_of_kind("published")
        assert release is not None
        names = [one.name_id for one in agencies(release).values() if one.agency_type == "provinsi"][:9]
    file = folder / f"hasil-{year}.csv"
    rows = [f"{at};{name};{260 + at};Baik" for at, name in enumerate(names)]
    file.write_text("\n".join([f"Rekap {year}", f"No;Nama Instansi;{ODD};Kategori", *rows]), encoding="utf-8")
    return file


def hand_over(officer: Visitor, file: Path) -> None:
    officer.read("impor")
    officer.page.set_input_files("input[type=file]", file)
    expect(officer.page.get_by_role("heading", name=say("compare_title"))).to_be_visible()  # the last part
    officer.settle()


def test_a_mapping_is_corrected_undone_and_remembered(officer: Visitor, own_server: Server, tmp_path: Path) -> None:
    page, column = officer.page, say("map.column", letter="C", head=ODD)
    box, save = page.get_by_role("combobox", name=column), page.get_by_role("button", name=say("mapping_save"))
    told = page.get_by_text(say("mapping_given"))
    hand_over(officer, make_file(own_server, tmp_path, 2020))
    open_part(officer, say("mapping_title"))
    expect(box).to_have_value(say("field.ignored"))
    pick(officer, column, say("field.agency"))  # a second column of agencies cannot be meant
    save.focus()
    officer.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text(say("field.agency"))
    expect(told).to_have_count(0)
    pick(officer, column, say("field.score"))
    save.focus()
    officer.press("Enter")
    expect(told).to_be_visible()
    expect(save).to_be_focused()
    assert kept(own_server) != {}
    undo = page.get_by_role("button", name=say("mapping_undo"))
    officer.click(undo)
    expect(told).to_have_count(0)
    expect(box).to_have_value(say("field.ignored"))  # and not what was chosen before
    assert kept(own_server) == {}
    pick(officer, column, say("field.score"))
    officer.click(save)
    hand_over(officer, make_file(own_server, tmp_path, 2019))
    expect(page.get_by_text(say("remembered_mapping"))).to_be_visible()
    open_part(officer, say("mapping_title"))
    expect(box).to_have_value(say("field.score"))
    officer.click(page.get_by_role("button", name=say("other_file")))
    open_part(officer, say("settled_title", n=1))
    officer.click(page.get_by_role("button", name=say("undo"), exact=True))
    expect(page.get_by_text(say("settled_title", n=1))).to_have_count(0)
    assert kept(own_server) == {}
    assert officer.complaints == []
    assert officer.outside == []


def kept(server: Server) -> dict[str, object]:
    """The mappings that are remembered."""
    found: dict[str, object] = json.loads((server.home / "mappings.json").read_text(encoding="utf-8"))
    return found


# One value of a release ----------------------------------------------------------------------------------------------


@pytest.fixture
def first(own_server: Server) -> Release:
    """An imported release, published beside the page."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PETA_MERIT_HOME", str(own_server.home))
        rows = (a_row("kemenkeu", 2020, 330.5, row=1), a_row(AGENCY, 2020, 200, row=2))
        return publish(
            an_inspection(rows), note=NOTE, kind_of_change="first", ticks=(), who=OFFICER,
            expected_current=current_release().release_id,
        )  # fmt: skip


def open_form(officer: Visitor) -> None:
    officer.read("impor")
    open_part(officer, say("correction.title"))
    pick(officer, say("correction.agency"), "Kementerian Pertanian")
    expect(value_field(officer)).to_be_visible()


def value_field(officer: Visitor) -> Locator:
    return officer.page.get_by_role("textbox", name=say("correction.value"))


def submit(officer: Visitor, reason: str, source: str) -> None:
    fill(officer, say("correction.reason"), reason)
    fill(officer, say("correction.source"), source)
    officer.page.get_by_role("button", name=say("correction.submit")).focus()
    officer.press("Enter")


def current(server: Server) -> str:
    pointer = json.loads((server.home / "current.json").read_text(encoding="utf-8"))
    return str(pointer["current"])


def test_one_value_is_corrected_then_disputed_and_all_is_taken_back(
    officer: Visitor, own_server: Server, first: Release
) -> None:
    page, before = officer.page, first.release_id
    open_form(officer)
    value_field(officer).fill("260,5")
    officer.press("Enter")  # in a field it publishes nothing
    expect(page.get_by_role("alert")).to_have_count(0)
    submit(officer, "Salah ketik", "Berita acara 7")
    page.wait_for_url(lambda url: "release=imported-" in url and before not in url)
    officer.settle()
    mended = current(own_server)
    assert mended != before
    assert mended in officer.address
    expect(page.get_by_role("note")).to_contain_text("Salah ketik")
    officer.read("data", tab="releases")
    shown = page.get_by_role("row").filter(has_text="Kementerian Pertanian")
    expect(shown.filter(has_text="260,5")).to_have_count(1)
    officer.read("ringkasan", release=before)
    expect(page.locator(".pm-notice", has_text="Salah ketik")).to_have_count(1)

    open_form(officer)
    officer.act(lambda: page.get_by_text(say("correction.disputed")).click())
    submit(officer, "Keberatan instansi", "Surat 12")
    page.wait_for_url(lambda url: "release=imported-" in url and mended not in url and before not in url)
    officer.settle()
    officer.read("instansi", agency=AGENCY)
    expect(page.get_by_text(text("id", "instansi.certain.disputed", reason="Keberatan instansi"))).to_be_visible()
    expect(page.locator(".pm-told .pm-mark", has_text=text("id", "instansi.disputed"))).to_have_count(1)
    open_form(officer)
    expect(page.get_by_text(say("correction.is_disputed", reason="Keberatan instansi"))).to_be_visible()

    open_part(officer, say("rollback_title"))
    expect(page.get_by_role("combobox", name=say("rollback_to"))).to_have_value(mended)  # the one before comes first
    fill(officer, say("why_note"), "Keberatan dicabut")
    officer.click(page.get_by_role("button", name=say("rollback"), exact=True))
    page.wait_for_url(f"**release={mended}**")
    assert current(own_server) == mended
    officer.read("instansi", agency=AGENCY)
    expect(page.locator(".pm-told .pm-mark", has_text=text("id", "instansi.disputed"))).to_have_count(0)
    assert officer.complaints == []
    assert officer.outside == []
