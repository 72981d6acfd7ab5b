"""Quoting a chart: sentences in both languages, BibTeX, CSL-JSON, and the chart for a page of one's own."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from analytics.measures import compute
from analytics.warehouse import Release
from ui import quote
from ui.address import Here


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
    entry = quote.bibtex(here, measure, title)
    assert entry.startswith(f"@misc{{petamerit-{measure.fingerprint.lower()},")
    assert r"50 \% \& \{lebih\}\_1" in entry
    assert entry.count("{") - entry.count(r"\{") == entry.count("}") - entry.count(r"\}")
    (found,) = json.loads(quote.csl_json(here, measure, title))
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
