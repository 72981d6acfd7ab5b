"""A checked text as a report to keep: what it says, that it is safe to open, and that it can be checked later."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from analytics.check import MOST_CHARACTERS, NotChecked, check_text, report
from analytics.check.marks import segments
from analytics.check.model import Checked
from analytics.check.saved import read_saved
from analytics.measures.fingerprint import normal_form
from analytics.verify_file import verify_file
from analytics.warehouse import Release, build_release, current_release
from analytics.words import LANGUAGES
from tests.make import a_folder, changed

NEWS = (
    "Jakarta, 28 Januari 2021. Sejak 2018 hingga akhir 2020, sebanyak 24 instansi meraih kategori Sangat Baik dan 57"
    " instansi kategori Baik. Wakil Presiden menyebut 524 instansi masih perlu pembinaan."
    " Provinsi Jawa Tengah meraih nilai sistem merit 354 pada 2020. Nilai SAKIP kota itu 81,5."
)


@pytest.fixture(scope="module")
def news(published: Release) -> Checked:
    return check_text(published, NEWS, published_on=date(2021, 1, 28))


# The check -----------------------------------------------------------------------------------------------------------


def test_the_same_text_gets_the_same_answer(published: Release, news: Checked) -> None:
    again = check_text(published, NEWS, published_on=date(2021, 1, 28))
    assert again == news
    assert normal_form(news.fingerprint) == news.fingerprint


def test_the_fingerprint_covers_text_day_and_release(published: Release, simulated: Release, news: Checked) -> None:
    others = [
        check_text(published, NEWS + " ", published_on=date(2021, 1, 28)), check_text(published, NEWS),
        check_text(simulated, NEWS, published_on=date(2021, 1, 28)),
    ]  # fmt: skip
    assert len({news.fingerprint, *(one.fingerprint for one in others)}) == 4


def test_everything_is_marked_where_it_stands(news: Checked) -> None:
    marked = {(news.text[mark.start : mark.end], mark.kind) for mark in news.marks}
    assert {
        ("24", "figure"),
        ("Sangat Baik", "category"),
        ("Provinsi Jawa Tengah", "agency"),
        ("81,5", "figure"),
    } <= marked
    assert all(before.end <= after.start for before, after in zip(news.marks, news.marks[1:], strict=False))


def test_the_segments_are_the_text(news: Checked) -> None:
    cut = segments(news)
    assert "".join(news.text[one.start : one.end] for one in cut) == NEWS
    shown = {news.text[one.start : one.end]: one.claims for one in cut if one.claims}
    assert {place for places in shown.values() for place in places} == set(range(len(news.claims)))


@pytest.mark.parametrize(("text", "reason"), [
    ("", "empty"), (" \n", "empty"), ("x" * (MOST_CHARACTERS + 1), "too_long_text"),
    ("a " * 150_000, "too_many_words"),
])  # fmt: skip
def test_what_cannot_be_checked_is_refused_with_a_sentence(small: Release, text: str, reason: str) -> None:
    with pytest.raises(NotChecked) as caught:
        check_text(small, text)
    assert caught.value.reason == reason
    assert len({caught.value.sentence(lang) for lang in LANGUAGES}) == len(LANGUAGES)


@pytest.mark.parametrize("text", [
    "9" * 300_000, "24 " * 5_000, "<" * 50_000, "&#x" * 10_000, "(" * 20_000,
    "\u202e24 instansi sangat baik\u202c" * 200,
    "2\u200b4 instansi\u00ad kategori Sangat\u200d Baik sampai 2020", "\ud800 24 instansi", "a\0b 24\r\n57",
])  # fmt: skip
def test_hostile_text_neither_hangs_nor_breaks_the_report(small: Release, text: str) -> None:
    checked = check_text(small, text)
    assert "".join(text[one.start : one.end] for one in segments(checked)) == text
    assert all(text[one.reading.start : one.reading.end] == one.reading.quote for one in checked.claims)
    saved = read_saved(report.as_html(small, checked, "id").decode())
    assert saved is not None
    assert saved.text == text
    assert json.loads(report.as_json(small, checked, "id"))["text"] == text


# The document --------------------------------------------------------------------------------------------------------


@pytest.fixture(params=LANGUAGES)
def document(request: pytest.FixtureRequest, published: Release, news: Checked) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(report.as_json(published, news, request.param))
    return found


FIXED = {
    "quote", "start", "end", "subject", "metric", "category", "period", "value", "unit", "verdict", "value_found",
    "reading", "true_if", "sources", "witnesses", "reason",
}  # fmt: skip


def test_the_document_has_what_outside_readers_depend_on(document: dict[str, Any]) -> None:
    assert {"fingerprint", "release_id", "claims", "lang", "text"} <= set(document)
    for claim in document["claims"]:
        assert set(claim) >= FIXED | {"how", "notes", "because", "stage", "bound", "sql"}
        assert set(claim["period"]) == {"from", "to", "kind"}
        assert document["text"][claim["start"] : claim["end"]] == claim["quote"]
        assert claim["reading"]
        assert all(set(source) >= {"source_id", "publisher", "url", "published_on"} for source in claim["sources"])
        assert all(other["words"] for other in claim["true_if"])


def test_values_are_numbers_and_verdicts_are_counted(document: dict[str, Any]) -> None:
    of = {claim["quote"]: claim for claim in document["claims"]}
    assert (of["24"]["value"], of["24"]["value_found"], of["24"]["verdict"]) == (24, 24, "cocok")
    assert (of["354"]["verdict"], of["354"]["value_found"]) == ("tidak_cocok", 289)
    assert of["81,5"]["verdict"] == "bukan_klaim_merit"
    assert document["counts"]["cocok"] == sum(claim["verdict"] == "cocok" for claim in document["claims"])


def test_a_verdict_on_one_witness_says_so_and_copies_count_once(document: dict[str, Any]) -> None:
    for claim in document["claims"]:
        groups = {source["witness_group"] for source in claim["sources"]}
        if claim["sources"]:
            assert claim["witnesses"] == len(groups)
        decided = claim["verdict"] in ("cocok", "tidak_cocok", "berbeda_antarsumber")
        assert claim["single_witness"] == (decided and claim["witnesses"] == 1)
        assert bool(claim["notes"]) or not claim["single_witness"]
    assert document["counts"]["single_witness"] == sum(claim["single_witness"] for claim in document["claims"])
    assert document["counts"]["single_witness"] >= 1


# The page ------------------------------------------------------------------------------------------------------------


class Page(HTMLParser):
    """Tags with their attributes, and the text of the page in one piece."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return "".join(self.words)


@pytest.fixture(params=LANGUAGES)
def page(request: pytest.FixtureRequest, published: Release, news: Checked) -> Page:
    return Page(report.as_html(published, news, request.param).decode())


def test_the_page_stands_alone(page: Page) -> None:
    names = {tag for tag, _ in page.tags}
    assert names.isdisjoint({"script", "link", "img", "iframe", "object", "embed", "form", "base", "svg"})
    for tag, given in page.tags:
        assert not [name for name in given if name.startswith("on") or name in ("src", "srcset", "style", "action")]
        if tag == "a":
            assert str(given["href"]).startswith(("#k", "http://", "https://"))
    assert (
        "meta",
        {"http-equiv": "Content-Security-Policy", "content": "default-src 'none'; style-src 'unsafe-inline'"},
    ) in page.tags
    style = page.text.partition("@media print")[0]
    assert "url(" not in style
    assert "@import" not in style


def test_every_mark_leads_to_its_card(page: Page, news: Checked) -> None:
    places = {str(given["href"])[1:] for tag, given in page.tags if tag == "a" and str(given["href"]).startswith("#")}
    cards = {given["id"] for _, given in page.tags if given.get("id")}
    assert places <= cards
    assert len(cards) == len(news.claims)


def test_a_card_says_what_the_verdict_rests_on(published: Release, news: Checked) -> None:
    page = Page(report.as_html(published, news, "en").decode())
    for words in ("Contradicted", "354", "289", "JPNN", "rests on one witness", news.fingerprint, "SELECT", "24"):
        assert words in page.text


@pytest.mark.parametrize("first", ["", "é “", "\u202e"])
def test_words_of_a_stranger_stay_words(small: Release, first: str) -> None:
    hostile = first + (
        '<script>alert(1)</script> 3 instansi <img src=x onerror=alert(1)> kategori Baik "><b> sampai 2020'
        ' </div></body><meta name="peta-merit-check" content="x"> 9 instansi kategori Baik'
    )
    written = report.as_html(small, check_text(small, hostile), "id").decode()
    page = Page(written)
    assert {"script", "img", "b"}.isdisjoint(tag for tag, _ in page.tags)
    saved = read_saved(written)
    assert saved is not None
    assert saved.text == hostile


def test_signs_that_turn_or_hide_are_shown_by_their_number(small: Release) -> None:
    written = report.as_html(small, check_text(small, "\u202e24 instansi\u200b Baik"), "id").decode()
    assert "\u202e" not in written
    assert "\u200b" not in written
    assert "U+202E" in written
    assert "U+200B" in written


def test_a_simulated_release_is_marked_as_such(simulated: Release, published: Release, news: Checked) -> None:
    checked = check_text(simulated, NEWS)
    written = report.as_html(simulated, checked, "id").decode()
    assert 'class="water"' in written
    assert "SIMULASI" in Page(written).text
    assert "SIMULASI" in report.file_name(simulated, checked, "id", "html")
    assert json.loads(report.as_json(simulated, checked, "id"))["simulated"] is True
    assert 'class="water"' not in report.as_html(published, news, "id").decode()


def test_file_names_say_what_it_is(published: Release, news: Checked) -> None:
    name = report.file_name(published, news, "id", "json")
    assert name == f"peta-merit_cek-fakta_{news.fingerprint}_{published.release_id}.json"


# Checked later -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def one_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the small release, to be copied."""
    folder = tmp_path_factory.mktemp("kept")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PETA_MERIT_HOME", str(folder / "home"))
        build_release("published", data_dir=a_folder(folder / "first"))
    return folder / "home"


@pytest.fixture
def kept(home: Path, one_release: Path) -> Release:
    shutil.copytree(one_release, home)
    return current_release()


TEXT = "Sampai akhir 2020 sebanyak 3 instansi berkategori Baik. Nilai sistem merit Provinsi X pada 2020 adalah 255."
WRITERS = {"html": report.as_html, "json": report.as_json}


@pytest.fixture(params=["html", "json"])
def file(request: pytest.FixtureRequest, kept: Release, tmp_path: Path) -> Path:
    path = tmp_path / f"laporan.{request.param}"
    path.write_bytes(WRITERS[request.param](kept, check_text(kept, TEXT), "id"))
    return path


def verified(path: Path) -> tuple[str, list[str]]:
    found = verify_file(path)
    json.dumps(found.as_json())
    return found.status, [str(one["what"]) for one in found.because]


def test_a_report_as_it_was_written_is_unchanged(file: Path) -> None:
    assert verified(file) == ("unchanged", ["as_checked"])


def test_line_ends_of_another_system_change_nothing(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert verified(file)[0] == "unchanged"


@pytest.mark.parametrize(("old", "new"), [("adalah 255", "adalah 256"), ("berbeda_antarsumber", "cocok")])
def test_a_changed_text_or_verdict_is_noticed(file: Path, old: str, new: str) -> None:
    before = file.read_text(encoding="utf-8")
    assert old in before
    file.write_text(before.replace(old, new), encoding="utf-8")
    assert verified(file) == ("changed", ["report_altered"])


def test_changed_words_on_the_page_are_noticed(file: Path) -> None:
    before = file.read_text(encoding="utf-8")
    file.write_text(before.replace("Sumber", "Tidak ada sumber", 1), encoding="utf-8")
    assert verified(file) == ("changed", ["report_otherwise"])


def test_a_mistyped_fingerprint_is_told_as_such(file: Path, kept: Release) -> None:
    mark = check_text(kept, TEXT).fingerprint
    wrong = mark[:-1] + ("0" if mark[-1] != "0" else "1")
    file.write_text(file.read_text(encoding="utf-8").replace(mark, wrong), encoding="utf-8")
    assert verified(file) == ("mistyped", ["check_character"])


def test_a_correction_of_the_data_says_which_verdict_changed(file: Path, home: Path) -> None:
    build_release("published", data_dir=a_folder(home.parent / "second", changed("result", "R005", score=260)))
    found = verify_file(file)
    assert found.status == "changed"
    changes = [one for one in found.because if one["what"] == "verdict_changed"]
    assert [(one["quote"], one["from"]) for one in changes] == [("255", "berbeda_antarsumber")]
    assert "newer_release" in [one["what"] for one in found.because]


def test_a_correction_elsewhere_leaves_the_report_standing(file: Path, home: Path) -> None:
    build_release("published", data_dir=a_folder(home.parent / "second", changed("result", "R009", score=210)))
    status, because = verified(file)
    assert (status, because) == ("unchanged", ["as_checked", "newer_release"])


def test_rules_that_judge_otherwise_by_now_are_told_as_such(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import analytics.check as check

    judge = check.judge
    monkeypatch.setattr(check, "judge", lambda *given: replace(judge(*given), verdict="berbeda_antarsumber"))
    status, because = verified(file)
    assert status == "changed"
    assert set(because) == {"rules_changed"}


def test_without_its_release_only_the_facts_of_now_can_be_asked(file: Path, kept: Release, home: Path) -> None:
    build_release("published", data_dir=a_folder(home.parent / "second", changed("result", "R009", score=210)))
    kept.path.unlink()
    status, because = verified(file)
    assert "release_not_kept" in because
    assert status == "unchanged"


@pytest.mark.parametrize("written", [
    '{"kind": "peta-merit-check"}', '{"kind": "peta-merit-check", "claims": 3}', '["peta-merit-check"]',
    '<html><meta name="peta-merit-check" content="{}"><body></body>', "peta-merit-check " * 3,
    "{" * 5000 + "peta-merit-check", "[" * 200_000 + '"peta-merit-check"',
])  # fmt: skip
def test_what_only_looks_like_a_report_is_none(written: str) -> None:
    assert read_saved(written) is None


@pytest.mark.parametrize("covered", [[[0, 1, ["nested"], "", None, None, "cocok", None, None]], [["0", 1]], ["x"], 3])
def test_verdicts_of_no_known_shape_are_no_report(kept: Release, covered: Any) -> None:
    document = report.as_document(kept, check_text(kept, TEXT), "id")
    told = covered if isinstance(covered, list) else [covered]
    assert read_saved(json.dumps(document)) is not None
    assert read_saved(json.dumps(document | {"claims": [{"covered": one} for one in told]})) is None


@pytest.mark.parametrize("write", [report.as_html, report.as_json])
def test_another_copy_of_the_release_gives_the_same_file(kept: Release, write: Any) -> None:
    copy = replace(kept, built_at=kept.built_at + timedelta(days=400))
    assert write(copy, check_text(copy, TEXT), "id") == write(kept, check_text(kept, TEXT), "id")


def test_nothing_of_a_text_is_kept(home: Path, kept: Release, file: Path) -> None:
    verify_file(file)
    for path in home.rglob("*"):
        if path.is_file() and path.suffix != ".duckdb":
            assert b"berkategori" not in path.read_bytes()


def test_every_reason_of_verify_has_words() -> None:
    from analytics.words import texts

    source = Path(report.__file__).with_name("saved.py").read_text(encoding="utf-8")
    named = set(re.findall(r'"what": "([a-z_]+)"', source)) | {"rules_changed", "verdict_changed"}
    for lang in LANGUAGES:
        assert {one for one in named if f"cli.because.{one}" not in texts(lang)} == set()
