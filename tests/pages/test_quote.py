"""Quoting a chart: sentences in both languages, BibTeX, CSL-JSON, and the chart for a page of one's own."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from analytics.measures import compute
from analytics.warehouse import Release
from analytics.warehouse.dimensions import aspects
from tests.pages.conftest import OpenPage, release_of, words
from ui import quote
from ui.address import Here
from ui.charts import plotly
from ui.said import numbers_in


@pytest.fixture
def here(published: Release) -> Here:
    return Here("ringkasan", "id", published, {})


@pytest.fixture(autouse=True)
def named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PETA_MERIT_ADDRESS", "https://merit.example.go.id/")


def test_a_sentence_says_what_how_many_who_and_how_to_check(here: Here) -> None:
    measure = compute(
        here.release, "claimed_total", metric="agencies_in_category", category="baik", period="cumulative_to:2020"
    )
    said = quote.sentence(here, measure, "id")
    assert "57" in said
    assert "Gatra" in said
    assert measure.fingerprint in said
    assert here.release.release_id in said
    english = quote.sentence(here, measure, "en")
    assert english.startswith("Printed total")
    assert measure.fingerprint in english


def test_references_are_in_the_form_of_their_programs(here: Here) -> None:
    measure = compute(here.release, "agencies_assessed", upto=2020)
    title = "50 % & {lebih}_1"
    quoted = quote.of(here, measure, title)
    entry = quote.bibtex(quoted)
    assert entry.startswith(f"@misc{{petamerit-{measure.fingerprint.lower()},")
    assert r"50 \% \& \{lebih\}\_1" in entry
    assert entry.count("{") - entry.count(r"\{") == entry.count("}") - entry.count(r"\}")
    (found,) = json.loads(quote.csl_json(here, quoted))
    assert (found["type"], found["title"], found["version"]) == ("dataset", title, here.release.release_id)
    assert found["URL"].startswith("https://merit.example.go.id/data?")
    assert f"release={here.release.release_id}" in found["URL"]


def test_the_embedding_asks_no_other_place_for_anything(here: Here) -> None:
    sheet = '<svg xmlns="http://www.w3.org/2000/svg"><text>Sumber: &amp; sidik</text></svg>'
    made = quote.embedding(replace(here, lang="en"), 'A "title" <b>', sheet)
    whole = ElementTree.fromstring(made)
    picture = whole.find("a/img")
    assert picture is not None
    assert picture.attrib["alt"] == 'A "title" <b>'
    assert picture.attrib["src"].startswith("data:image/svg+xml;base64,")
    assert "script" not in made
    links = re.findall(r'(?:href|src)="(?!data:)([^"]+)', made)
    assert [link.split("?")[0] for link in links] == ["https://merit.example.go.id/"]


def test_a_sentence_knows_the_numbers_that_it_tells_and_no_other(here: Here) -> None:
    all_of_them = compute(here.release, "agencies_assessed", upto=2020)
    other = compute(here.release, "agencies_assessed", upto=2019)
    said = here.say("instansi.answer_all", n=all_of_them, of=all_of_them.base, upto="2020", unused=other)
    assert numbers_in(said) == (all_of_them, all_of_them.base)
    assert numbers_in("Lain. " + said + " Lagi.") == numbers_in(said)
    assert numbers_in(here.say("instansi.answer_all", n=1, of=2, upto="2020")) == ()


# The page, what its address asks, and words that its first number to quote is told by.
ANSWERS = [
    ("ringkasan", {}, "Total yang tercetak"),
    ("wilayah", {}, "Instansi dengan hasil tercatat"),
    ("wilayah", {"province": "bali"}, "Instansi dengan hasil tercatat"),
    ("aspek", {"release": "simulated"}, "Rata-rata capaian aspek"),
    ("aspek", {"release": "simulated", "type": "kota"}, "Rata-rata capaian aspek"),
    ("kategori", {}, "Instansi dengan hasil tercatat"),
    ("kategori", {"type": "provinsi"}, "Instansi dengan hasil tercatat"),
    ("instansi", {}, "Instansi dengan hasil tercatat"),
    ("bandingkan", {"items": ["type:kementerian", "type:provinsi"]}, ""),
    ("data", {}, ""),
    ("data", {"tab": "measures", "measure": "agencies_assessed"}, "Instansi dengan hasil tercatat"),
    ("cek", {}, ""),
    ("cek", {"q": "57"}, "Total yang tercetak"),
    ("cek", {"tab": "register"}, ""),
    ("pasti", {}, "Paling sedikit"),
]  # fmt: skip


@pytest.mark.parametrize(("page", "asked", "told"), ANSWERS)
def test_the_answer_of_every_page_can_be_quoted(
    open_page: OpenPage, page: str, asked: dict[str, str], told: str
) -> None:
    visit = open_page(page, **asked)
    before = [block.value for block in visit.code]
    (tools,) = [one for one in visit.get("button_group") if one.key == f"{page}.answer.tools"]
    assert tools.options[0] == "Kutip"
    tools.set_value("cite").run()
    assert not visit.exception
    new = [block.value for block in visit.code if block.value not in before]
    whole, indonesian, english, bibtex, csl = new
    assert told in indonesian
    assert "Sumber:" in indonesian
    assert "Source" in english
    assert bibtex.startswith("@misc{petamerit-")
    (entry,) = json.loads(csl)
    assert f"release={entry['version']}" in entry["URL"]
    assert entry["version"] in whole


def test_a_bound_is_quoted_with_who_printed_what_it_rests_on_and_a_link_to_its_page(open_page: OpenPage) -> None:
    visit = open_page(
        "pasti", scope="kementerian", category="at_least_baik", stance="no_unseen", believe=["C010", "C007"]
    )
    (tools,) = [one for one in visit.get("button_group") if one.key == "pasti.answer.tools"]
    tools.set_value("cite").run()
    entry = json.loads(visit.code[-1].value)[0]
    for part in (
        "/pasti?",
        "scope=kementerian",
        "category=at_least_baik",
        "stance=no_unseen",
        "believe=C007&believe=C010",
    ):
        assert part in entry["URL"], part
    assert "registri instansi" not in entry["note"]


def test_the_result_of_a_query_is_quoted_with_its_query(open_page: OpenPage) -> None:
    visit = open_page("kueri", sql="SELECT count(*) AS n FROM agency")
    (tools,) = [one for one in visit.get("button_group") if one.key == "kueri.result.tools"]
    assert tools.options == ["Kutip"]
    tools.set_value("cite").run()
    shown = [block.value for block in visit.code]
    assert any("640" in one and "SELECT count(*) AS n FROM agency" in one for one in shown)
    assert "sql=SELECT" in json.loads(shown[-1])[0]["URL"]


def test_a_checked_text_is_quoted(open_page: OpenPage) -> None:
    visit = open_page("cek", tab="text")
    visit.button(key="cek.example.id").click().run()
    (tools,) = [one for one in visit.get("button_group") if one.key == "cek.report.tools"]
    tools.set_value("cite").run()
    assert any("laporan yang disimpan dapat diperiksa ulang" in block.value for block in visit.code)
    assert "Sidik laporan" in words(visit) or "sidik" in words(visit)


@pytest.mark.parametrize("most_points", [6000, 10])
def test_a_chart_to_explore_is_embedded_without_a_browser(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch, most_points: int
) -> None:
    monkeypatch.setattr(plotly, "MOST_POINTS", most_points)
    monkeypatch.setattr(plotly, "can_draw", lambda: False)
    made: list[str] = []
    whole = quote.embedding
    monkeypatch.setattr(quote, "show", lambda here, quoted, sheet, key: made.append(whole(here, quoted.title, sheet())))
    visit = open_page("aspek", release="simulated", lang="en")
    (tools,) = [one for one in visit.get("button_group") if one.key == "aspek.sebaran-aspek.tools"]
    tools.set_value("cite").run()
    assert not visit.exception
    picture = re.search(r"base64,([^\"]+)", made[-1])
    assert picture is not None
    drawn = ElementTree.fromstring(base64.b64decode(picture[1]))
    svg = "{http://www.w3.org/2000/svg}"
    dots = list(drawn.iter(f"{svg}circle"))
    assert (len(dots) > 1000) is (most_points == 6000)
    assert "SIMUL" in " ".join(drawn.itertext()).upper()
    names = {one.short("en") for one in aspects(release_of("simulated")).values()}
    assert names <= {text.text for text in drawn.iter(f"{svg}text")}
