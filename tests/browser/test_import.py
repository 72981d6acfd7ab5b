"""An officer at the page Impor: from a file with faults to a release, and back."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect

from analytics.warehouse import latest_of_kind
from analytics.words import text
from tests.browser.driver import NewVisitor, Server, Visitor, start_server
from tests.intake import messy

NAME = "Rekap SM 2018-2020 FINAL rev3.xlsx"


@pytest.fixture(scope="module")
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with a home of its own, since a publishing changes what is current."""
    with start_server(tmp_path_factory.mktemp("import")) as server:
        yield server


@pytest.fixture
def officer(own_server: Server, new_visitor: NewVisitor) -> Visitor:
    return new_visitor(server=own_server)


def make_file(server: Server, folder: Path, *, plant: bool) -> tuple[Path, messy.Answers]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PETA_MERIT_HOME", str(server.home))
        release = latest_of_kind("published")
        assert release is not None
        content, answers = messy.build(release, plant=plant)
    file = folder / NAME
    file.write_bytes(content)
    return file, answers


def say(key: str, **tokens: object) -> str:
    return text("id", f"impor.{key}", **tokens)


def hand_over(officer: Visitor, file: Path) -> None:
    """Choose the file, and wait until it is understood."""
    officer.read("impor")
    officer.page.set_input_files("input[type=file]", file)
    expect(officer.page.get_by_role("heading", name=say("compare_title"))).to_be_visible()  # the last part
    officer.settle()


def test_every_planted_fault_is_told_and_reported(officer: Visitor, own_server: Server, tmp_path: Path) -> None:
    file, answers = make_file(own_server, tmp_path, plant=True)
    hand_over(officer, file)
    page = officer.page
    expect(page.get_by_text(say("compare_blocked"))).to_be_visible()
    report = officer.download(page.get_by_role("button", name=say("report_csv")))
    rows = list(csv.reader(io.StringIO(report.read_text(encoding="utf-8-sig")), delimiter=";"))
    told = {cell for row in rows for cell in row}
    assert {rule for rule, _, _ in answers.planted} <= told
    officer.click(page.get_by_role("button", name=say("report_marked")))
    marked = openpyxl.load_workbook(officer.download(page.get_by_role("button", name=say("report_ready"))))
    for rule, sheet, cell in answers.planted:
        if cell and rule != "hidden_data":
            assert marked[sheet][cell].comment is not None, (rule, cell)
    assert officer.complaints == []


def test_a_click_on_a_finding_opens_its_row(officer: Visitor, own_server: Server, tmp_path: Path) -> None:
    file, answers = make_file(own_server, tmp_path, plant=True)
    hand_over(officer, file)
    page = officer.page
    sheet, cell = next((sheet, cell) for rule, sheet, cell in answers.planted if rule == "score_above_form")
    opens = page.get_by_role("button", name=f"{sheet} {cell}", exact=True)
    officer.click(opens)
    window = page.get_by_role("dialog")
    expect(window.get_by_role("heading", name=say("row_title", sheet=sheet, cell=cell))).to_be_visible()
    expect(window.locator("mark")).to_have_count(1)
    expect(window.get_by_role("row").filter(has=page.locator("mark"))).to_contain_text(cell)
    officer.press("Escape")
    expect(window).to_have_count(0)
    # Sorted by kind: the keyboard reaches the list, and nothing opens by itself.
    officer.choose(say("sort"), say("sort_by.rule"))
    expect(window).to_have_count(0)
    expect(opens).to_be_visible()


def test_long_reading_shows_its_steps_and_can_be_stopped(officer: Visitor, tmp_path: Path) -> None:
    file = tmp_path / "panjang.csv"
    rows = "".join(f"Kabupaten {at};2020;{200 + at % 200};Baik\n" for at in range(150_000))
    file.write_text(f"Instansi;Tahun;Nilai;Kategori\n{rows}", encoding="utf-8")
    officer.read("impor")
    page = officer.page
    page.set_input_files("input[type=file]", file)
    expect(page.get_by_role("progressbar")).to_be_visible()
    page.get_by_role("button", name=say("cancel")).click()
    expect(page.get_by_text(say("reading_given_up"))).to_be_visible()
    officer.settle()
    expect(page.get_by_role("button", name=say("read_again"))).to_be_visible()
    assert officer.complaints == []


def test_names_of_a_file_are_text_wherever_they_stand(officer: Visitor, tmp_path: Path) -> None:
    bait = "![b](http:evil.example) :red[c] $x$ **d** <img src=x>"
    file = tmp_path / f"{bait}.csv"
    file.write_text(f"Nama Instansi,{bait},Tahun,Nilai\n{bait},1,2020,301\n{bait},1,2020,415\n", encoding="utf-8")
    hand_over(officer, file)
    page = officer.page
    page.get_by_text(say("mapping_title")).click()
    officer.settle()
    officer.click(page.locator("[class*='st-key-pm-finding-error'] button").first)
    expect(page.get_by_role("dialog")).to_contain_text(bait)
    assert page.locator("main img, [role=dialog] img").count() == 0
    assert page.get_by_text(bait).count() > 3
    officer.press("Escape")
    officer.read("impor")
    expect(page.get_by_role("button").filter(has_text=bait)).to_have_count(1)
    assert officer.outside == []


def test_a_name_is_settled_only_by_a_person_and_can_be_undone(
    officer: Visitor, own_server: Server, tmp_path: Path
) -> None:
    file, _ = make_file(own_server, tmp_path, plant=True)
    hand_over(officer, file)
    page = officer.page
    label = say("name", name="Bandung", sheet=messy.SHEETS[2020], cell="C160")
    officer.choose(label, "Pemerintah Kota Bandung")
    expect(page.get_by_role("combobox", name=label)).to_have_count(0)
    officer.page.reload()  # what was settled lies on disk, not in the session
    officer.settle()
    undo = page.get_by_role("button", name=say("undo"))
    expect(undo).to_be_visible()
    officer.click(undo)
    expect(page.get_by_role("combobox", name=label)).to_be_visible()


def test_from_file_to_release_and_back(officer: Visitor, own_server: Server, tmp_path: Path) -> None:
    file, _ = make_file(own_server, tmp_path, plant=False)
    hand_over(officer, file)
    page = officer.page
    note = page.get_by_role("textbox", name=say("note"))
    before = current(own_server)
    for tick in page.get_by_role("checkbox").all():
        tick.set_checked(True, force=True)
        officer.settle()
    officer.click(page.get_by_role("button", name=say("publish")))
    expect(page.get_by_text(text("id", "intake_publish.refused.no_note"))).to_be_visible()
    assert current(own_server) == before
    note.fill("Rekap tim penilai, 1 Februari 2021")
    officer.click(page.get_by_role("button", name=say("publish")))
    page.wait_for_url("**release=imported-**")
    published = current(own_server)
    assert published.startswith("imported-")
    assert published in officer.address
    officer.read("impor")
    page.get_by_text(say("rollback_title")).click()
    page.get_by_role("textbox", name=say("why_note")).fill("Salah berkas")
    officer.click(page.get_by_role("button", name=say("rollback"), exact=True))
    page.wait_for_url(f"**release={before}**")
    assert current(own_server) == before
    officer.read("ringkasan", release=published)  # and it stays open at its address
    expect(page.locator(".pm-release")).to_contain_text(published)
    assert officer.complaints == []
    assert officer.outside == []


def current(server: Server) -> str:
    pointer = json.loads((server.home / "current.json").read_text(encoding="utf-8"))
    return str(pointer["current"])
