"""The page Data: tables, dictionary, measures, downloads, releases, verification, and what the data are."""

from __future__ import annotations

import csv
import html
import io
import re
import shutil
import zipfile
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from analytics import export, numbers
from analytics.measures import Measure, catalogue, compute
from analytics.measures.ledger import remember
from analytics.measures.parameters import allowed
from analytics.paths import DATA
from analytics.selection import YEARS
from analytics.warehouse import Release, build_release
from analytics.warehouse.dimensions import statements
from analytics.warehouse.tables import find_rows, table_columns
from analytics.words import LANGUAGES, text
from tests.pages.conftest import OpenPage, release_of, words
from ui import origin
from ui.address import Here
from ui.views.data import SECTIONS
from ui.views.data.about import NINE, anchor


def markup(visit: AppTest) -> str:
    return " ".join(str(block.value) for block in visit.markdown)


def answer(visit: AppTest) -> str:
    return next(words_of for block in visit.markdown if "pm-answer" in (words_of := str(block.value)))


@pytest.mark.parametrize("tab", SECTIONS)
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", ["published", "simulated"])
def test_every_section_opens_on_both_releases_in_both_languages(
    open_page: OpenPage, tab: str, lang: str, kind: str
) -> None:
    visit = open_page("data", tab=tab, lang=lang, release=kind)
    assert text(lang, "app.pages.data") in words(visit)
    assert "{" not in answer(visit)


def test_the_answer_counts_what_the_release_holds(open_page: OpenPage) -> None:
    release = release_of("published")
    held = {one: compute(release, "rows_in_table", table=one) for one in ("agency", "result", "claim", "source")}
    shown = answer(open_page("data"))
    assert [f"<strong>{measure.value}</strong>" in shown for measure in held.values()] == [True] * 4


# The chart ----------------------------------------------------------------------------------------------------------


def chart_title(visit: AppTest) -> str:
    """The title of the page's chart; empty where none is shown. The table below has a title of its own."""
    found = [str(block.value) for block in visit.markdown if '<figure class="pm-figure">' in str(block.value)]
    return words_within(found[0].partition("</h2>")[0]) if found else ""


def words_within(piece: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", piece))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_chart_says_who_publishes_the_results(open_page: OpenPage, lang: str) -> None:
    release = release_of("published")
    kinds = allowed(release, "publisher_kind")
    counts = {one: compute(release, "agencies_by_publisher", publisher_kind=one) for one in kinds}
    base = compute(release, "agencies_assessed")
    assert sum(int(one.value or 0) for one in counts.values()) == base.value
    visit = open_page("data", lang=lang)
    assert chart_title(visit) == text(lang, "data.who.title", of=base, **counts)
    drawn, shown = markup(visit), words(visit)
    assert all(text(lang, f"data.who.kind.{one}") in shown for one in kinds)
    assert counts["kasn"].fingerprint in shown
    share = compute(release, "share_by_publisher", publisher_kind="news").value
    assert text(lang, "data.who.value", n=counts["news"], share=numbers.percent(lang, share or 0)) in drawn


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_invented_country_shows_its_years_and_says_why(open_page: OpenPage, lang: str) -> None:
    release = release_of("simulated")
    counts = {year: compute(release, "agencies_assessed", year=year) for year in YEARS}
    most = max(YEARS, key=lambda year: counts[year].value or 0)
    visit = open_page("data", lang=lang, release="simulated")
    assert chart_title(visit) == text(lang, "data.years.title", most=str(most), n=counts[most], of=counts[most].base)
    assert text(lang, "data.years.note") in words(visit)
    assert len({source["witness_group"] for one in counts.values() for source in one.sources}) == 1


def test_the_chart_gives_way_to_what_the_address_asks_for(open_page: OpenPage) -> None:
    assert chart_title(open_page("data", tab="tables", per="50", at="2"))
    for asked in ({"dataset": "source"}, {"q": "bandung"}, {"sort": "score"}, {"tab": "verify"}, {"tab": "about"}):
        assert chart_title(open_page("data", **asked)) == ""


# Tables -------------------------------------------------------------------------------------------------------------


def test_a_search_finds_rows_by_every_word_and_says_how_many(open_page: OpenPage) -> None:
    release = release_of("published")
    rows, count = find_rows(release, "agency", search="BANDUNG Ngamprah")
    assert [row["agency_id"] for row in rows] == ["kabupaten-bandung-barat"]
    _, of = find_rows(release, "agency", most=0)
    visit = open_page("data", dataset="agency", q="BANDUNG Ngamprah", lang="en")
    assert f"{count} of {of} rows contain" in words(visit)
    assert "/instansi?" in markup(visit)
    assert "32.17" in words(visit)


def test_rows_are_sorted_with_missing_values_last(open_page: OpenPage) -> None:
    release = release_of("published")
    rows, _ = find_rows(release, "result", sort="score", descending=True)
    scores = [row["score"] for row in rows if row["score"] is not None]
    assert scores == sorted(scores, reverse=True)
    assert rows[-1]["score"] is None
    visit = open_page("data", sort="score", order="down")
    assert f"<td>{rows[0]['result_id']}</td>" in markup(visit)


def test_pages_hold_each_row_once() -> None:
    release = release_of("published")
    whole, count = find_rows(release, "result")
    pages = [find_rows(release, "result", most=50, skip=start)[0] for start in range(0, count, 50)]
    assert [row["result_id"] for page in pages for row in page] == [row["result_id"] for row in whole]


def test_a_page_beyond_the_last_shows_the_last(open_page: OpenPage) -> None:
    last = find_rows(release_of("published"), "agency")[0][-1]
    assert last["agency_id"] in markup(open_page("data", dataset="agency", at="999"))


def test_values_that_are_not_known_fall_back_with_a_notice(open_page: OpenPage) -> None:
    visit = open_page("data", dataset="nonsense", sort="nonsense", per="7", at="nonsense", lang="en")
    assert "The value dataset=nonsense in the address is not known" in words(visit)
    assert "The value per=7 in the address is not known" in words(visit)
    assert "R001" in words(visit)


def test_a_search_is_text_and_never_markup_or_sql(open_page: OpenPage) -> None:
    visit = open_page("data", q="<b>'; DROP TABLE result --</b>")
    assert "<b>'" not in markup(visit)
    assert find_rows(release_of("published"), "result", most=0)[1] > 0


def test_an_unknown_table_or_column_is_refused() -> None:
    with pytest.raises(KeyError):
        find_rows(release_of("published"), "nonsense")
    with pytest.raises(KeyError):
        find_rows(release_of("published"), "result", sort="nonsense")


def test_an_empty_table_says_so(open_page: OpenPage) -> None:
    visit = open_page("data", dataset="sub_aspect_level", lang="en")
    assert text("en", "data.tables.count_all", n=0).replace("**", "") in words(visit).replace(" .", ".").replace(
        "  ", " "
    )


# Dictionary ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_dictionary_explains_every_column_of_every_table(open_page: OpenPage, lang: str) -> None:
    for kind in ("published", "simulated"):
        release = release_of(kind)
        for table in export.release_tables(release, lang):
            missing = [column.key for column in table.columns if not (column.meaning and column.type and column.label)]
            assert (table.name, missing) == (table.name, [])
    shown = words(open_page("data", tab="dictionary", dataset="claim", lang=lang))
    assert all(name in shown for name in table_columns(release_of("published")))
    assert all(column in shown for column in table_columns(release_of("published"))["claim"])


# Measures -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["published", "simulated"])
def test_every_measure_can_be_tried_without_a_choice(open_page: OpenPage, kind: str) -> None:
    for measure_id in catalogue():
        shown = markup(open_page("data", tab="measures", measure=measure_id, release=kind))
        assert measure_id in shown
        # A release without printed totals has nothing to begin with, and says so.
        nothing = kind == "simulated" and "metric" in catalogue()[measure_id].parameters
        assert ("pm-origin" in shown) != nothing, measure_id


def test_a_number_can_be_linked(open_page: OpenPage) -> None:
    asked = {"category": "baik", "upto": "2020"}
    found = compute(release_of("published"), "agencies_in_category", **asked)
    visit = open_page("data", tab="measures", measure="agencies_in_category", **asked)
    assert f"<strong>{found.value}</strong>" in answer(visit)
    assert found.base is not None
    assert f"dari {found.base.value}" in answer(visit)
    assert found.fingerprint in words(visit)


@pytest.mark.parametrize(
    ("measure_id", "asked"),
    [
        ("category_moves", {"from": "kurang", "to": "baik", "year_from": 2019, "year_to": 2020}),
        ("agencies_near_limit", {"category": "baik", "points": 15, "year": 2020}),
        ("claimed_total", {"metric": "agencies_assessed", "scope": "province:sulawesi-selatan",
                           "period": "cumulative_to:2021-03"}),
    ],
)  # fmt: skip
def test_the_link_of_a_number_shows_that_number(open_page: OpenPage, measure_id: str, asked: dict[str, object]) -> None:
    found = compute(release_of("published"), measure_id, **asked)
    assert found.fingerprint in words(open_page("data", **values_of(found)))


def values_of(measure: Measure) -> dict[str, str]:
    """The values in the link to a number, as seen from a page that has a selection of its own."""
    here = Here("data", "en", measure.release, {"tab": "tables", "q": "bandung", "type": "kota", "upto": 2018})
    parts = urlsplit(origin.link_to(here, measure))
    assert parts.path == "/data"
    return {name: value[0] for name, value in parse_qs(parts.query).items()}


def test_a_link_leaves_the_selection_of_the_page_behind() -> None:
    found = compute(release_of("published"), "agencies_assessed", year=2018)
    assert values_of(found) == {
        "release": found.release_id, "lang": "en", "tab": "measures", "measure": "agencies_assessed", "year": "2018",
    }  # fmt: skip


def test_every_number_of_a_page_links_to_itself(open_page: OpenPage) -> None:
    visit = open_page("data", tab="measures", measure="agencies_assessed", year="2018", lang="en")
    assert text("en", "origin.link_words") in words(visit)
    assert "measure=agencies_assessed" in markup(visit)


def test_a_parameter_that_the_release_lacks_is_named(open_page: OpenPage) -> None:
    visit = open_page("data", tab="measures", measure="agency_score", agency="nonsense", lang="en")
    assert text("en", "data.measures.bad", name="Agency", value="nonsense") in words(visit)


def test_a_period_that_is_no_date_is_shown_as_it_is(open_page: OpenPage) -> None:
    visit = open_page("data", tab="measures", measure="claimed_total", metric="awards", period="in_year:2020-99")
    assert "in_year:2020-99" in words(visit)


# Downloads ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("file_format", export.FORMATS)
def test_a_whole_release_comes_as_one_file(file_format: str) -> None:
    for kind in ("published", "simulated"):
        release = release_of(kind)
        content = export.release_archive(release, file_format)
        name = export.archive_name(release, file_format)
        assert content == export.release_archive(release, file_format)
        assert release.release_id in name
        assert ("SIMULASI" in name) == release.is_simulated
        if name.endswith(".zip"):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                assert {one: archive.read(one) for one in archive.namelist()} == export.release_files(
                    release, file_format
                )


def test_downloads_tell_licence_credits_and_how_to_cite(open_page: OpenPage) -> None:
    shown = words(open_page("data", tab="downloads", lang="en"))
    assert "GeoNames" in shown
    assert "Creative Commons" in shown
    example = compute(release_of("published"), "claimed_total", metric="agencies_in_category", category="baik",
                      period="cumulative_to:2020")  # fmt: skip
    assert example.fingerprint in shown


# Releases and verification ------------------------------------------------------------------------------------------


@pytest.fixture
def earlier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Release:
    """A home in which the shipped facts follow a release that lacked one result; that earlier release."""
    monkeypatch.setenv("PETA_MERIT_HOME", str(tmp_path / "home"))
    folder = shutil.copytree(DATA, tmp_path / "data")
    file = folder / "result.csv"
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    kept = [row for row in rows if row["agency_id"] != "kota-denpasar"]
    assert len(kept) < len(rows)
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]))
        writer.writeheader()
        writer.writerows(kept)
    with_aspects = {row["result_id"] for row in kept}
    _keep_rows(folder / "aspect_score.csv", with_aspects)
    return build_release("published", data_dir=folder)


def _keep_rows(file: Path, ids: set[str]) -> None:
    head, *lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text(head + "".join(line for line in lines if line.split(",")[0] in ids), encoding="utf-8")


def test_what_changed_between_releases_is_shown_row_by_row(open_page: OpenPage, earlier: Release) -> None:
    visit = open_page("data", tab="releases", lang="en")
    shown = words(visit)
    assert earlier.release_id in shown
    assert release_of("published").follows == earlier.release_id
    assert "Results added" in shown
    assert "Denpasar" in shown
    assert "Headline numbers that differ" in shown


def test_a_number_that_changed_is_told_with_its_rows(open_page: OpenPage, earlier: Release) -> None:
    number = compute(earlier, "agencies_in_category", category="baik", upto=2020)
    remember(number)
    open_page("ringkasan")
    now = compute(release_of("published"), "agencies_in_category", category="baik", upto=2020)
    visit = open_page("data", tab="verify", fingerprint=number.fingerprint.lower().replace("-", " "), lang="en")
    shown = words(visit)
    assert text("en", "data.verify.status.changed") in shown
    assert f"{number.value} in release {earlier.release_id}" in shown
    assert f"{now.value} in release {now.release_id}" in shown
    assert "Row added" in shown
    assert "kota-denpasar" in shown


def test_a_number_that_stands_is_told_so(open_page: OpenPage) -> None:
    number = compute(release_of("published"), "agencies_assessed", upto=2020)
    remember(number)
    shown = words(open_page("data", tab="verify", fingerprint=number.fingerprint, lang="en"))
    assert f"The number with fingerprint {number.fingerprint} is still the same" in shown


def test_a_mistyped_fingerprint_is_told_so(open_page: OpenPage) -> None:
    number = compute(release_of("published"), "agencies_assessed", upto=2020)
    wrong = number.fingerprint[:-1] + ("0" if number.fingerprint[-1] != "0" else "1")
    shown = words(open_page("data", tab="verify", fingerprint=wrong, lang="en"))
    assert "its check character does not fit" in shown


def test_two_kinds_of_release_are_not_called_a_change(open_page: OpenPage) -> None:
    first, second = release_of("published"), release_of("simulated")
    visit = open_page("data", tab="releases", before=first.release_id, after=second.release_id, lang="en")
    assert text("en", "data.releases.unlike") in words(visit)


# About --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", ["published", "simulated"])
def test_the_nine_things_are_there_in_order(open_page: OpenPage, lang: str, kind: str) -> None:
    shown = markup(open_page("data", tab="about", lang=lang, release=kind))
    places = [shown.index(f'data-anchor="{anchor(name)}"') for name in NINE]
    assert len(places) == 9
    assert places == sorted(places)
    assert all(text(lang, f"about.{name}.title") in shown for name in NINE)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_statement_stands_with_its_mark_and_source(open_page: OpenPage, lang: str) -> None:
    visit = open_page("data", tab="about", lang=lang)
    shown, plain = markup(visit), words(visit)
    for one in statements(release_of("published")).values():
        assert f'<li id="{one.id}">' in shown
        assert text(lang, f"about.marks.{one.mark}") in plain
    assert 'data-anchor="simulation"' in shown
    assert 'data-anchor="contested"' in shown


def test_the_limits_are_told_with_numbers(open_page: OpenPage) -> None:
    release = release_of("published")
    missing = compute(release, "not_named", upto=2020)
    single = compute(release, "agencies_single_witness", upto=2020)
    for kind in ("published", "simulated"):
        shown = words(open_page("data", tab="about", lang="en", release=kind))
        assert f"{missing.value} cannot be named" in shown
        assert f"The results of {single.value} of" in shown


def test_the_contact_is_that_of_the_configuration(open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PETA_MERIT_OPERATOR", "Dinas <Contoh>")
    monkeypatch.setenv("PETA_MERIT_CONTACT", "data@contoh.example")
    visit = open_page("data", tab="about")
    assert words(visit).count("data@contoh.example") == 2
    assert "Dinas <Contoh>" in words(visit)
    assert "<Contoh>" not in markup(visit)
