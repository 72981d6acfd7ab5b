"""Everything can be reached and left by keyboard, and the focus can always be seen."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from analytics.words import text
from tests.browser.driver import KINDS, PAGES, NewVisitor, Visitor

# The skip link, the button of the menu, a link for each page, two switches, and one step to spare.
BEFORE_THE_PAGE = 2 + len(PAGES) + 2 + 1
MOST = 120
_STILL = "*, *::before, *::after { transition: none !important; animation: none !important; }"
# What has the focus, and whether it looks different with it than without: itself, what it lies in, or a part of it.
_FOCUSED = """async () => {
  const drawn = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const around = [element, ...element.querySelectorAll("*")].slice(0, 12);
  for (let box = element.parentElement, n = 0; box && n < 4; box = box.parentElement, n++) around.push(box);
  const look = () => around.map(one => {
    const style = getComputedStyle(one), place = one.getBoundingClientRect();
    return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow, style.borderColor,
            style.stroke, style.strokeWidth, style.backgroundColor, style.textDecorationLine, style.opacity,
            style.clipPath, style.color, place.width, place.height].join();
  }).join("|");
  await drawn();
  const focused = look();
  element.blur();
  await drawn();
  const plain = look();
  element.focus();
  await drawn();
  return {
    name: element.getAttribute("aria-label") || element.labels?.[0]?.innerText || element.innerText || "",
    role: element.getAttribute("role") || element.tagName.toLowerCase(),
    pick: element.dataset.pick || "",
    seen: focused !== plain,
  };
}"""


@dataclass(frozen=True)
class Stop:
    """What has the focus after a press of Tab."""

    name: str
    role: str
    pick: str
    seen: bool


def focused(page: Page) -> Stop | None:
    """What has the focus, None where nothing has."""
    found = page.evaluate(_FOCUSED)
    return Stop(**{**found, "name": " ".join(found["name"].split())[:80]}) if found else None


def walk(page: Page) -> list[Stop]:
    """Press Tab from the top of the page until the focus leaves it. Fails where it never does."""
    expect(page.get_by_role("link", name=text("id", "builtin.skip"))).to_be_attached()
    expect(page.get_by_test_id("stSidebar").get_by_role("link")).to_have_count(len(PAGES))
    page.add_style_tag(content=_STILL)
    page.mouse.move(0, 0)
    stops: list[Stop] = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        here = focused(page)
        if here is None:
            return stops
        stops.append(here)
    raise AssertionError(f"after {MOST} steps the focus is still on the page: {stops[-5:]}")


def names(stops: list[Stop]) -> list[str]:
    return [stop.name for stop in stops]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["ringkasan", "wilayah"])
def test_tab_reaches_everything_and_leaves_again(visitor: Visitor, name: str, kind: str) -> None:
    stops = walk(visitor.read(name, release=kind))
    told = names(stops)
    assert told[0] == text("id", "builtin.skip")
    menu = [text("id", f"app.pages.{page}") for page in PAGES]
    assert [words for words in told if words in menu][: len(menu)] == menu
    other = text("id", "app.to_published" if kind == "simulated" else "app.to_simulated")
    switches = [told.index(other), told.index(text("id", "app.other_language"))]
    assert switches == sorted(switches)
    assert switches[-1] < BEFORE_THE_PAGE
    assert told[-1] == text("id", "app.about")
    assert [stop for stop in stops if not stop.seen] == []
    if name == "wilayah":
        expect_controls_before_the_map(stops)


def expect_controls_before_the_map(stops: list[Stop]) -> None:
    """The controls come right after the frame; the map is one stop, after them."""
    places = [place for place, stop in enumerate(stops) if stop.pick]
    assert len(places) == 1
    assert next(place for place, stop in enumerate(stops) if stop.role == "radio") <= BEFORE_THE_PAGE + 1
    assert names(stops).index(text("id", "controls.type")) < places[0]


def test_the_first_step_skips_the_menu(visitor: Visitor) -> None:
    page = visitor.read("wilayah")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name=text("id", "builtin.skip"))).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    here = focused(page)
    assert here is not None
    assert here.name not in [text("id", f"app.pages.{name}") for name in PAGES]


def test_a_tile_opens_its_province_and_escape_leaves_it(visitor: Visitor) -> None:
    page = visitor.read("wilayah")
    everywhere = visitor.answer.inner_text()
    tile = page.locator("[data-pick][tabindex='0']:visible")
    tile.focus()
    before = focused(page)
    page.keyboard.press("ArrowDown")
    here = focused(page)
    assert before is not None
    assert here is not None
    assert here.pick not in ("", before.pick)
    visitor.press("Enter")
    expect(visitor.answer).not_to_have_text(everywhere)
    expect(page).to_have_url(re.compile(f"province={here.pick}"))
    chosen = page.locator(f"[data-pick='{here.pick}']:visible")
    expect(chosen).to_be_focused()
    expect(chosen).to_have_attribute("aria-pressed", "true")
    visitor.press("Escape")
    expect(visitor.answer).to_have_text(everywhere)
    expect(page).not_to_have_url(re.compile("province="))
    expect(chosen).to_be_focused()


def test_escape_leaves_the_province_from_anywhere(visitor: Visitor) -> None:
    page = visitor.read("wilayah", province="jawa-barat")
    chosen = page.locator("[data-pick='jawa-barat']:visible")
    expect(chosen).to_have_attribute("aria-pressed", "true")  # the map stands, and hears keys
    visitor.press("Escape")
    expect(page).not_to_have_url(re.compile("province="))
    expect(chosen).not_to_be_focused()
    visitor.back()
    expect(chosen).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name=text("id", "province.back")).focus()
    visitor.press("Escape")
    expect(page).not_to_have_url(re.compile("province="))
    expect(chosen).to_be_focused()


def test_escape_that_means_something_else_leaves_the_province_alone(visitor: Visitor) -> None:
    page = visitor.read("wilayah", province="jawa-barat")
    told = visitor.answer.inner_text()
    page.get_by_role("combobox", name=text("id", "controls.type")).click()
    expect(page.get_by_role("listbox")).to_be_visible()
    visitor.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    visitor.press("Escape")
    page.get_by_role("radio", name="2020", exact=True).focus()
    visitor.press("Shift+Escape")
    expect(page).to_have_url(re.compile("province=jawa-barat"))
    expect(visitor.answer).to_have_text(told)


def test_escape_without_a_province_asks_for_nothing(visitor: Visitor) -> None:
    page = visitor.read("wilayah")
    page.locator("[data-pick][tabindex='0']:visible").focus()
    before = page.evaluate("window.pmRuns")
    visitor.press("Escape")
    assert page.evaluate("window.pmRuns") == before


def test_a_tile_on_a_phone_opens_its_province_by_touch(new_visitor: NewVisitor) -> None:
    visitor = new_visitor(width=390)
    page = visitor.read("wilayah")
    visitor.click(page.locator("[data-pick='jawa-barat']:visible"))
    expect(visitor.answer).to_contain_text("Jawa Barat")
    visitor.click(page.get_by_role("button", name=text("id", "province.back")))
    expect(page).not_to_have_url(re.compile("province="))


def test_a_control_works_by_keyboard(visitor: Visitor) -> None:
    page = visitor.read("wilayah")
    everywhere = visitor.answer.inner_text()
    page.get_by_role("combobox", name=text("id", "controls.type")).focus()
    page.keyboard.type("kota")
    expect(page.get_by_role("option").first).to_be_visible()
    visitor.press("ArrowDown", "Enter")
    expect(visitor.answer).not_to_have_text(everywhere)
    expect(page).to_have_url(re.compile("type="))


def test_letters_in_a_field_are_no_shortcuts(visitor: Visitor) -> None:
    page = visitor.read("instansi")
    field = page.get_by_role("searchbox")
    field.press_sequentially("rc")
    expect(field).to_have_value("rc")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
