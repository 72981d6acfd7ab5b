"""The address holds everything: switches keep it, a copied link shows the same, Back and Forward work."""

from __future__ import annotations

import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from analytics.words import text
from tests.browser.driver import KINDS, NewVisitor, Server, Visitor, path_of

KOTA = "Pemerintah kota"
HOSTILE = (
    '"><img src=http://evil.example/a.png> ![b](http://evil.example/b.png) <script src="http://evil.example/c.js">'
    "</script></style><img src=x onerror=alert(1)>"
)
# Where text of the address is shown: page, field, and what else the address needs.
TYPED: list[tuple[str, str, dict[str, str]]] = [
    ("instansi", "q", {}),
    ("instansi", "agency", {}),
    ("bandingkan", "items", {}),
    ("bandingkan", "q", {}),
    ("wilayah", "type", {}),
    ("wilayah", "release", {}),
    ("data", "q", {"dataset": "agency"}),
    ("data", "fingerprint", {"tab": "verify"}),
    ("data", "points", {"tab": "measures", "measure": "agencies_near_limit"}),
]


def query_of(visitor: Visitor) -> dict[str, list[str]]:
    """The values in the address."""
    return parse_qs(urlsplit(visitor.address).query)


def latest(server: Server, kind: str) -> str:
    """The id of the latest release of a kind that this server keeps."""
    found: str = json.loads((server.home / "current.json").read_text())["latest"][kind]
    return found


def outdated(server: Server) -> str:
    """The id of the published release that has been replaced."""
    kept = {file.stem for file in (server.home / "releases").glob("published-*.duckdb")}
    return (kept - {latest(server, "published")}).pop()


def test_one_click_changes_the_release_and_keeps_what_it_knows(visitor: Visitor) -> None:
    page = visitor.read("wilayah", type="kota", upto="2019", province="jawa-barat")
    facts = visitor.answer.inner_text()
    visitor.click(page.get_by_role("button", name=text("id", "app.to_simulated")))
    expect(page.locator(".pm-simulated")).to_be_visible()
    expect(visitor.answer).not_to_have_text(facts)
    found = query_of(visitor)
    assert found == {
        "type": ["kota"],
        "upto": ["2019"],
        "lang": ["id"],
        "release": [latest(visitor.server, "simulated")],
    }
    expect(page.locator(".pm-notice")).to_have_count(0)
    visitor.click(page.get_by_role("button", name=text("id", "app.to_published")))
    expect(page.locator(".pm-simulated")).to_have_count(0)
    assert query_of(visitor)["release"] == [latest(visitor.server, "published")]
    assert query_of(visitor)["type"] == ["kota"]


def test_one_click_changes_the_language_and_keeps_the_selection(visitor: Visitor) -> None:
    page = visitor.read("wilayah", type="kota", province="jawa-barat", release="published")
    visitor.click(page.get_by_role("button", name=text("id", "app.other_language")))
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("h1")).to_have_text(text("en", "app.pages.wilayah"))
    expect(visitor.answer).to_contain_text("West Java")
    assert query_of(visitor) == {
        "type": ["kota"], "province": ["jawa-barat"], "lang": ["en"], "release": [latest(visitor.server, "published")],
    }  # fmt: skip


def test_the_menu_keeps_release_and_language(visitor: Visitor) -> None:
    page = visitor.read("wilayah", release="simulated", lang="en", type="kota")
    menu = page.get_by_test_id("stSidebar")
    visitor.click(menu.get_by_role("link", name=text("en", "app.pages.kategori"), exact=True))
    expect(page.locator("h1")).to_have_text(text("en", "app.pages.kategori"))
    expect(page.locator(".pm-simulated")).to_be_visible()
    assert query_of(visitor) == {"lang": ["en"], "release": [latest(visitor.server, "simulated")]}


@pytest.mark.parametrize(
    ("name", "chart", "query"),
    [
        ("wilayah", "peta", {"type": "kota", "upto": "2019", "release": "published", "lang": "en"}),
        ("ringkasan", "sebaran", {"release": "simulated"}),
        (
            "bandingkan",
            "bandingan-kategori",
            {"items": ["type:kota", "type:provinsi"], "year": "2020", "release": "simulated"},
        ),
    ],
)
def test_a_quoted_link_shows_the_same_to_someone_else(
    visitor: Visitor, new_visitor: NewVisitor, name: str, chart: str, query: dict
) -> None:
    visitor.read(name, **query)
    told = visitor.answer.inner_text()
    cited = visitor.ask("cite", chart, page=name, lang=query.get("lang", "id")).locator("code").first.inner_text()
    link = cited.split()[-1]
    assert urlsplit(link).path == path_of(name)
    assert parse_qs(urlsplit(link).query) == {
        **{key: [value] if isinstance(value, str) else value for key, value in query.items()},
        "lang": [query.get("lang", "id")], "release": [latest(visitor.server, query["release"])],
    }  # fmt: skip
    other = new_visitor(locale="en-GB")
    other.open(link.removeprefix(other.server.url))
    expect(other.answer).to_have_text(told)


def test_the_address_of_a_bare_link_names_release_and_language(visitor: Visitor) -> None:
    page = visitor.read("wilayah")
    expect(page).to_have_url(re.compile(f"release={latest(visitor.server, 'published')}&lang=id"))
    page.reload()
    visitor.settle()
    assert query_of(visitor) == {"release": [latest(visitor.server, "published")], "lang": ["id"]}


def test_a_choice_names_what_the_link_left_out(visitor: Visitor) -> None:
    named = {"release": [latest(visitor.server, "published")], "lang": ["id"], "type": ["kota"]}
    page = visitor.read("wilayah", type="kota")
    visitor.click(page.get_by_role("radio", name="2020", exact=True))
    assert query_of(visitor) == {**named, "year": ["2020"]}
    visitor.back()
    assert query_of(visitor) == named


@pytest.mark.parametrize("kind", KINDS)
def test_a_release_asked_for_by_its_kind_is_named_by_its_id(visitor: Visitor, kind: str) -> None:
    steps = "() => history.length"
    named = {"release": [latest(visitor.server, kind)], "lang": ["en"], "type": ["kota"]}
    page = visitor.read("wilayah", release=kind, type="kota", lang="en")
    before = page.evaluate(steps)
    expect(page).to_have_url(re.compile(f"release={named['release'][0]}"))
    assert query_of(visitor) == named
    assert page.evaluate(steps) == before
    visitor.click(page.get_by_role("radio", name="2020", exact=True))
    assert query_of(visitor) == {**named, "year": ["2020"]}
    visitor.back()
    assert query_of(visitor) == named


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ({"type": "=250"}, text("id", "notices.unknown_value", name="type", value="=250")),
        ({"upto": "hello"}, text("id", "notices.unknown_value", name="upto", value="hello")),
        ({"lang": "xx"}, text("id", "notices.unknown_value", name="lang", value="xx")),
        ({"release": "none"}, text("id", "notices.unknown_release", value="none")),
        ({"upto": "2019", "year": "2020"}, text("id", "notices.two_periods")),
    ],
    ids=lambda given: "-".join(given) if isinstance(given, dict) else "",
)
def test_what_is_not_known_is_said(visitor: Visitor, query: dict, notice: str) -> None:
    page = visitor.read("wilayah", **query)
    expect(page.locator(".pm-notice")).to_have_text(notice)
    expect(visitor.answer).to_be_visible()
    expect(page.get_by_test_id("stException")).to_have_count(0)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_an_outdated_link_says_so_and_leads_to_the_newer_release(visitor: Visitor, lang: str) -> None:
    newer = latest(visitor.server, "published")
    page = visitor.read("wilayah", release=outdated(visitor.server), type="kota", lang=lang)
    notice = page.locator(".pm-notice")
    expect(notice).to_contain_text(text(lang, "notices.newer", release=newer))
    expect(notice).to_contain_text(text(lang, "notices.newer_changes", count=1, headline="…").partition("…")[0])
    expect(page.locator(".pm-release")).to_contain_text(outdated(visitor.server))
    visitor.click(notice.get_by_role("link", name=text(lang, "notices.newer_open")))
    expect(page.locator(".pm-notice")).to_have_count(0)
    assert query_of(visitor) == {"type": ["kota"], "lang": [lang], "release": [newer]}


def test_back_forward_and_reload_show_what_the_address_says(visitor: Visitor) -> None:
    page = visitor.read("wilayah")
    told = [visitor.answer.inner_text()]
    visitor.choose(text("id", "controls.type"), KOTA)
    expect(visitor.answer).not_to_have_text(told[-1])
    told.append(visitor.answer.inner_text())
    visitor.click(page.get_by_role("radio", name="2020", exact=True))
    expect(visitor.answer).not_to_have_text(told[-1])
    told.append(visitor.answer.inner_text())
    assert query_of(visitor)["year"] == ["2020"]
    for step, words in ((visitor.back, told[1]), (visitor.back, told[0]), (visitor.forward, told[1])):
        step()
        expect(visitor.answer).to_have_text(words)
    page.reload()
    visitor.settle()
    expect(visitor.answer).to_have_text(told[1])
    expect(page.get_by_role("combobox", name=text("id", "controls.type"))).to_have_value(KOTA)
    visitor.forward()
    expect(visitor.answer).to_have_text(told[2])


def test_a_hostile_address_is_text(visitor: Visitor) -> None:
    for name, field, more in TYPED:
        page = visitor.read(name, **{field: HOSTILE, **more})
        expect(visitor.answer).to_be_visible()
        expect(page.locator("img, script[src*=evil]")).to_have_count(0)
        expect(page.get_by_test_id("stException")).to_have_count(0)
        assert (visitor.complaints, visitor.outside) == ([], []), (name, field)
