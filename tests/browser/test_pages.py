"""Every page in both languages, on both releases, at three widths: the answer is there and nothing is broken.

axe finds no grave fault in any of them: at a desk in both themes, on a phone in the language of the readers.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from analytics.words import LANGUAGES, text
from tests.browser.driver import KINDS, PAGES, PATIENCE, NewVisitor, Visitor
from tests.browser.test_axe import grave_faults, look_in_both_themes

DESK, TABLET, PHONE = 1440, 768, 390
# What Streamlit says in English by itself, in texts and labels, where a page of ours makes it say so.
BUILT_IN = re.compile(
    r"^(skip to |open$|close$|clear |collapse |expand |link to |page \d|next |previous |pagination|sidebar|choose |"
    r"no (results|options)|press enter|copy |copied|dismiss|\d+ options? available|select |running|stop$|deploy|"
    r"drag and drop|browse |upload|limit \d|add: |remove |(enter |exit |full).*screen|made with|page not found|"
    r"this app|connecting|main menu|view |show |hide |download as|search$|rerun|settings$|print$)",
    re.IGNORECASE,
)
_WORDS_SAID = """() => {
  const said = [];
  for (const element of document.querySelectorAll("body *")) {
    for (const name of ["aria-label", "title", "placeholder", "alt", "aria-roledescription"]) {
      if (element.getAttribute(name)) said.push(element.getAttribute(name));
    }
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const owner = texts.currentNode.parentElement;
    if (!owner.closest("script, style, noscript, code, [data-testid='stIconMaterial']")) {
      said.push(texts.currentNode.data);
    }
  }
  return [...new Set(said.map(words => words.trim()).filter(Boolean))];
}"""
_NO_SIDEWAYS = """() => [document.documentElement, document.querySelector("[data-testid='stMain']")]
  .every(box => box.scrollWidth <= box.clientWidth)"""


def words_said(page: Page) -> list[str]:
    """Every text and label of the page, as a reader or a screen reader meets them."""
    found: list[str] = page.evaluate(_WORDS_SAID)
    return found


def built_in_english(page: Page) -> list[str]:
    """What Streamlit says in English on this page."""
    return [words for words in words_said(page) if BUILT_IN.match(words)]


def expect_no_sideways(page: Page, width: int) -> None:
    """The page itself is no wider than the window; wide tables scroll in boxes of their own."""
    page.set_viewport_size({"width": width, "height": 900})
    page.wait_for_function(_NO_SIDEWAYS, timeout=PATIENCE * 1000)


def expect_whole(visitor: Visitor, name: str, kind: str, lang: str) -> None:
    """The page has its name, its answer with a number, its language, the mark of its release, and no error."""
    page = visitor.page
    expect(page.locator("h1")).to_have_text(text(lang, f"app.pages.{name}"))
    expect(visitor.answer).to_have_text(re.compile(r"\d"))
    expect(page.locator(".pm-answer strong").first).to_be_visible()
    expect(page).to_have_title(f"{text(lang, f'app.pages.{name}')} · {text(lang, 'app.brand')}")
    expect(page.locator("html")).to_have_attribute("lang", lang)
    expect(page.locator("html")).to_have_attribute("data-pm-words", lang)
    expect(page.locator(".pm-release b")).to_have_text(text(lang, f"app.release_{kind}"))
    expect(page.locator(".pm-simulated")).to_have_count(1 if kind == "simulated" else 0)
    expect(page.locator(".pm-notice")).to_have_count(0)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.get_by_test_id("stAlert")).to_have_count(0)
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert visitor.complaints == [], name


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("widths", [(DESK, TABLET), (PHONE,)], ids=["desk", "phone"])
def test_pages_are_whole_and_without_a_grave_fault(
    new_visitor: NewVisitor, widths: tuple[int, ...], kind: str, lang: str
) -> None:
    visitor = new_visitor(width=widths[0])
    for name in PAGES:
        page = visitor.read(name, release=kind, lang=lang)
        expect_whole(visitor, name, kind, lang)
        if kind == "simulated":
            expect(page.locator(".pm-simulated")).to_contain_text(text(lang, "frame.watermark"))
            expect(page.locator(".pm-simulated")).to_be_visible()
        if lang == "id":
            assert built_in_english(page) == [], name
        if widths[0] == DESK:
            look_in_both_themes(visitor)
            page.emulate_media(color_scheme="light")
        elif lang == "id":
            assert grave_faults(page) == [], name
        for width in widths:
            expect_no_sideways(page, width)
        page.set_viewport_size({"width": widths[0], "height": 900})


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("wilayah", {"province": "jawa-barat"}),
        ("instansi", {"agency": "kementerian-keuangan"}),
        ("bandingkan", {"items": ["type:kota", "type:kabupaten"]}),
        *(("data", {"tab": tab}) for tab in ("dictionary", "measures", "downloads", "releases", "verify", "about")),
    ],
)
def test_pages_within_pages_fit_a_phone(new_visitor: NewVisitor, name: str, query: dict) -> None:
    visitor = new_visitor(width=PHONE)
    page = visitor.read(name, **query)
    expect(page.locator(".pm-answer strong").first).to_be_visible()
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect_no_sideways(page, PHONE)
    assert visitor.complaints == []


def test_streamlit_speaks_indonesian_when_somebody_types(visitor: Visitor) -> None:
    page = visitor.read("instansi")
    expect(page.locator("html")).to_have_attribute("data-pm-words", "id")
    page.get_by_role("searchbox").press_sequentially("bandng")
    expect(page.get_by_test_id("InputInstructions")).to_be_visible()
    assert built_in_english(page) == []
    page = visitor.read("kategori")
    expect(page.locator("html")).to_have_attribute("data-pm-words", "id")
    page.get_by_role("combobox").first.click()
    page.keyboard.type("zzz")
    expect(page.get_by_role("listbox")).to_have_text(text("id", "builtin.no_results"))
    assert built_in_english(page) == []


def test_a_phone_reaches_every_page_by_its_menu(new_visitor: NewVisitor) -> None:
    visitor = new_visitor(width=PHONE, moving=True)
    page = visitor.read("ringkasan")
    page.get_by_test_id("stExpandSidebarButton").click()
    visitor.click(page.get_by_test_id("stSidebar").get_by_role("link", name=text("id", "app.pages.aspek")))
    expect(page.locator("h1")).to_have_text(text("id", "app.pages.aspek"))
    expect(page.get_by_test_id("stSidebar")).to_have_attribute("data-collapsed", "true")
