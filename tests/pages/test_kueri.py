"""The page Kueri: what was asked and answered, refusals with their place, chart, rows, files, schema, examples."""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from analytics import export
from analytics.measures.fingerprint import found_in
from analytics.query import limits
from analytics.query.ask import ask
from analytics.query.examples import examples
from analytics.warehouse.queryable import relations
from analytics.words import LANGUAGES, text
from tests.pages.conftest import OpenPage, release_of, words
from ui.address import Here
from ui.views.kueri import chart, result

BY_TYPE = "SELECT agency_type, count(*) AS n FROM agency GROUP BY agency_type ORDER BY n DESC, agency_type"


def markup(visit: AppTest) -> str:
    return " ".join(str(block.value) for block in visit.markdown)


def answer(visit: AppTest) -> str:
    found = next(words_of for block in visit.markdown if "pm-answer" in (words_of := str(block.value)))
    return html.unescape(re.sub(r"<[^>]+>", "", found.partition("pm-answer")[2].partition(">")[2]))


def here(kind: str = "published", lang: str = "en", **values: str) -> Here:
    return Here("kueri", lang, release_of(kind), values)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", ["published", "simulated"])
def test_the_page_opens_with_what_can_be_asked(open_page: OpenPage, kind: str, lang: str) -> None:
    visit = open_page("kueri", lang=lang, release=kind)
    readable = [one for one in relations(release_of(kind)).values() if one.kind != "macro"]
    assert answer(visit) == text(lang, "kueri.answer", n=len(readable)).replace("**", "")
    shown = words(visit)
    assert all(name in shown for name in relations(release_of(kind)))
    assert all(text(lang, f"kueri.examples.{name}") in shown for name in examples())
    assert visit.text_area(key="kueri.sql").value == ""
    assert ("SIMULASI" in shown) == (kind == "simulated")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", ["published", "simulated"])
def test_an_answer_counts_rows_and_shows_them_with_release_and_fingerprint(
    open_page: OpenPage, kind: str, lang: str
) -> None:
    found = ask(release_of(kind), BY_TYPE)
    visit = open_page("kueri", lang=lang, release=kind, sql=BY_TYPE)
    assert answer(visit) == text(lang, "kueri.answer_rows", n=len(found.rows), columns=2).replace("**", "")
    shown = words(visit)
    assert all(f"{name} {n}" in shown for name, n in found.rows)
    assert found.release_id in shown
    assert found.fingerprint in shown
    assert all(part.strip(" :") in shown for part in text(lang, "kueri.not_measure").split("**"))
    assert visit.text_area(key="kueri.sql").value == BY_TYPE


def test_one_value_is_the_answer(open_page: OpenPage) -> None:
    visit = open_page("kueri", lang="en", sql="SELECT count(*) FROM agency")
    n = ask(release_of("published"), "SELECT count(*) FROM agency").rows[0][0]
    assert answer(visit) == f"The answer to this query: {n}."


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_found_is_said_and_is_no_zero(open_page: OpenPage, lang: str) -> None:
    visit = open_page("kueri", lang=lang, sql="SELECT * FROM agency WHERE false")
    assert answer(visit) == text(lang, "kueri.answer_empty").replace("**", "")
    assert not visit.get("download_button")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_cut_result_says_so_and_has_pages(open_page: OpenPage, lang: str) -> None:
    sql = "SELECT * FROM range(20000) t(n)"
    visit = open_page("kueri", lang=lang, sql=sql, at="3")
    assert answer(visit) == text(lang, "kueri.answer_cut", n=limits.ROWS).replace("**", "")
    told = {"n": limits.ROWS, "columns": 1, "first": 2 * result.PER_PAGE + 1, "last": 3 * result.PER_PAGE}
    assert text(lang, "kueri.result_rows", **told) in words(visit)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("SELECT agenci_id\nFROM agency", ["1", "8", "agenci_id", "agency_id"]),
        ("SELECT *\nFROM instansi", ["2", "6", "instansi"]),
        ("DROP TABLE agency", ["DROP"]),
        ("SELECT getenv('HOME')", ["getenv", "1", "8"]),
        ("SELECT length(repeat('x', 2000000000))", [str(limits.MEMORY_BYTES // limits.MEBIBYTE)[:1]]),
    ],
)
def test_a_refusal_says_where_and_what_to_do(open_page: OpenPage, sql: str, said: list[str], lang: str) -> None:
    visit = open_page("kueri", lang=lang, sql=sql)
    beginning = text(lang, "kueri.answer_refused", sentence="").strip()
    assert answer(visit).startswith(beginning)
    assert all(word in answer(visit) for word in said)
    assert visit.text_area(key="kueri.sql").value == sql
    assert not visit.get("download_button")


def test_the_button_writes_the_query_into_the_address(open_page: OpenPage) -> None:
    visit = open_page("kueri", lang="en", at="2")
    visit.text_area(key="kueri.sql").set_value("  SELECT count(*) FROM agency  ")
    visit.button(key="kueri.run").click().run()
    assert visit.query_params["sql"] == "SELECT count(*) FROM agency"
    assert "at" not in visit.query_params
    assert "The answer to this query" in answer(visit)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_query_too_long_for_an_address_is_kept_and_told(open_page: OpenPage, lang: str) -> None:
    visit = open_page("kueri", lang=lang)
    long = "SELECT 1" + ", 1" * limits.CHARACTERS
    visit.text_area(key="kueri.sql").set_value(long)
    visit.button(key="kueri.run").click().run()
    assert "sql" not in visit.query_params
    assert text(lang, "kueri.refused.too_long", n=len(long), limit=limits.CHARACTERS) in answer(visit)
    assert visit.text_area(key="kueri.sql").value == long
    visit.text_area(key="kueri.sql").set_value("SELECT 1")
    visit.button(key="kueri.run").click().run()
    assert text(lang, "kueri.answer_value", value="1").replace("**", "") == answer(visit)


def test_a_result_is_text_and_never_markup(open_page: OpenPage) -> None:
    hostile = "SELECT '<img src=x onerror=alert(1)> ![a](http://evil.example/a.png) **b**' AS \"<b>k</b>\", 2 AS n"
    shown = markup(open_page("kueri", sql=hostile))
    assert "<img src=x" not in shown
    assert "<b>k</b>" not in shown
    assert "![a](http" not in shown
    refused = markup(open_page("kueri", sql='SELECT * FROM "<img src=x> ![a](http://evil.example/b.png)"'))
    assert "<img src=x" not in refused
    assert "![a](http" not in refused


@pytest.mark.parametrize("name", examples())
@pytest.mark.parametrize("kind", ["published", "simulated"])
def test_every_example_is_a_link_that_runs(open_page: OpenPage, kind: str, name: str) -> None:
    links = [
        parse_qs(urlsplit(html.unescape(one)).query)
        for one in re.findall(r'href="(/kueri[^"]*)"', markup(open_page("kueri", release=kind)))
    ]
    asked = next(one for one in links if one.get("sql") == [examples()[name].sql])
    visit = open_page("kueri", **{key: value[0] for key, value in asked.items()})
    assert release_of(kind).release_id in words(visit)
    assert not answer(visit).startswith(text("id", "kueri.answer_refused", sentence="").strip())


# Chart --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sql", "is_drawn"),
    [
        (BY_TYPE, True),
        ("SELECT n, t FROM (VALUES (1.5, 'a'), (NULL, 'b'), (2, NULL)) x(n, t)", True),
        ("SELECT 'a' AS t, 1 AS n", False),  # one row is no comparison
        ("SELECT t, n FROM (VALUES ('a', -1), ('b', 2)) x(t, n)", False),  # the axis begins at nothing
        ("SELECT t, n, n FROM (VALUES ('a', 1), ('b', 2)) x(t, n)", False),
        ("SELECT n::VARCHAR AS t, n FROM range(60) x(n)", False),
        ("SELECT true AS t, 1 AS n UNION ALL SELECT false, 2", False),
    ],
)
def test_a_text_and_a_number_are_drawn(open_page: OpenPage, sql: str, is_drawn: bool) -> None:
    visit = open_page("kueri", sql=sql, lang="en")
    assert ("<svg" in markup(visit)) == is_drawn
    if is_drawn:
        assert "not a measure of Peta Merit" in words(visit)


@pytest.mark.parametrize(
    ("most", "is_whole", "end"),
    [
        (39, True, 40),
        (1, True, 4),
        (3, True, 4),
        (5, True, 8),
        (415, True, 600),
        (0.3, False, 0.3),
        (0.31, False, 0.4),
        (93.8, False, 100),
        (2.0e6, True, 2.0e6),
    ],
)
def test_the_axis_ends_at_a_round_number(most: float, is_whole: bool, end: float) -> None:
    found = chart.end_of_axis(most, is_whole=is_whole)
    assert found == pytest.approx(end)
    assert found >= most or found == pytest.approx(most)


# Files --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["published", "simulated"])
def test_files_hold_all_rows_the_query_and_the_mark_of_the_release(kind: str) -> None:
    at = here(kind)
    found = ask(
        at.release, "SELECT agency_id, agency_id, 1.50::DECIMAL(4, 2) AS d, 2020 AS year, NULL AS nothing FROM agency"
    )
    table = result.as_table(at, found)
    document = json.loads(export.write_table(table, "json"))
    resource = document["resources"][0]
    assert len(resource["data"]) == len(found.rows) > result.PER_PAGE
    assert [field["name"] for field in resource["schema"]["fields"]] == [
        "agency_id",
        "agency_id_2",
        "d",
        "year",
        "nothing",
    ]
    assert resource["peta_merit"]["fingerprint"] == found.fingerprint
    assert any(found.sql in note for note in resource["peta_merit"]["notes"])
    assert any("not a measure" in note for note in resource["peta_merit"]["notes"])
    assert document["peta_merit"]["release_id"] == at.release.release_id
    lines = export.write_table(table, "csv").decode().splitlines()
    assert len(lines) == len(found.rows) + 1
    assert found.fingerprint in lines[1]
    assert ("SIMULASI" in lines[1]) == (kind == "simulated")
    assert ("SIMULASI" in export.file_name(table, "csv")) == (kind == "simulated")
    with zipfile.ZipFile(io.BytesIO(export.write_table(table, "xlsx"))) as book:
        said = book.read("xl/sharedStrings.xml").decode()
    assert "SELECT agency_id" in said
    assert ("SIMULASI" in said) == (kind == "simulated")


def test_a_cut_file_says_so() -> None:
    found = ask(release_of("published"), "SELECT * FROM range(20000) t(n)")
    table = result.as_table(here(), found)
    assert "10,000" in table.selection


def test_the_picture_carries_source_and_watermark() -> None:
    for kind in ("published", "simulated"):
        at = here(kind)
        found = ask(at.release, BY_TYPE)
        picture = result._picture(at, BY_TYPE, "peta-merit_kueri.svg").decode()
        assert found.fingerprint in picture
        assert at.release.release_id in picture
        assert ("SIMULASI" in picture) == (kind == "simulated")


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        (2020, "2020", "2020"),
        (12345, "12.345", "12,345"),
        (-5, "−5", "−5"),
        (0.125, "0,125", "0.125"),
        (1 / 3, "0,333333", "0.333333"),
        (None, "kosong", "empty"),
        (True, "ya", "yes"),
        ("teks", "teks", "teks"),
    ],
)
def test_cells_are_written_in_the_language(value: object, indonesian: str, english: str) -> None:
    assert result.in_words(here(lang="id"), value) == indonesian  # type: ignore[arg-type]
    assert result.in_words(here(lang="en"), value) == english  # type: ignore[arg-type]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_fingerprint_of_a_shown_result_is_answered_by_fact_check(open_page: OpenPage, lang: str) -> None:
    sql = "SELECT category_id FROM category ORDER BY 1"
    mark = found_in(words(open_page("kueri", sql=sql, lang=lang)))[0]
    shown = words(open_page("cek", q=mark.lower(), lang=lang))
    assert text(lang, "data.verify.status.unchanged") in shown
    assert text(lang, "data.verify.rows", n=4) in shown
    assert "select category_id from category order by 1" in shown
    unknown = words(open_page("cek", q="0000-0000-0", lang=lang))
    assert text(lang, "data.verify.only_by_file") in unknown
