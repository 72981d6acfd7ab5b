"""axe looks at what stands within pages; at every page it looks as the walk of test_pages.py comes by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.driver import Visitor


class Fault(NamedTuple):
    """A fault of the framework that our code cannot avoid: axe's rule, what marks the element, why it stands here."""

    rule: str
    mark: str
    reason: str


FRAMEWORK = (
    Fault(
        "scrollable-region-focusable", 'data-testid="stSidebarContent"',
        "Streamlit keeps the closed menu of a phone as a box that scrolls, with everything in it out of the tab order.",
    ),
)  # fmt: skip
_GRAVE = {"serious", "critical"}
_OPTIONS = {"resultTypes": ["violations"]}
WITHIN = [
    ("wilayah", {"province": "jawa-barat"}),
    ("wilayah", {"level": "region"}),
    ("wilayah", {"province": "jawa-barat", "print": "1"}),
    ("aspek", {"aspect": "pengembangan_karier"}),
    ("instansi", {"agency": "kementerian-keuangan"}),
    ("instansi", {"q": "bandung"}),
    ("bandingkan", {"items": ["type:kota", "type:kabupaten"]}),
    *(("data", {"tab": tab}) for tab in ("dictionary", "measures", "downloads", "releases", "verify", "about")),
]


def grave_faults(page: Page) -> list[str]:
    """Serious and critical violations of this page that are not the framework's: rule and element."""
    return [f"{rule}: {element}" for rule, element in _violations(page) if not _is_known(rule, element)]


def _violations(page: Page) -> Iterator[tuple[str, str]]:
    found: list[dict[str, Any]] = Axe().run(page, options=_OPTIONS).response["violations"]
    for violation in found:
        if violation["impact"] in _GRAVE:
            yield from ((violation["id"], node["html"][:300]) for node in violation["nodes"])


def _is_known(rule: str, element: str) -> bool:
    return any(rule == fault.rule and fault.mark in element for fault in FRAMEWORK)


def look_in_both_themes(visitor: Visitor) -> None:
    """No grave fault in light or dark; the page follows the browser without being loaded again."""
    page = visitor.page
    for theme, paper in (("light", "rgb(255, 255, 255)"), ("dark", "rgb(14, 17, 23)")):
        page.emulate_media(color_scheme=theme)
        expect(page.get_by_test_id("stApp")).to_have_css("background-color", paper)
        assert grave_faults(page) == [], (visitor.address, theme)


def test_no_page_within_a_page_has_a_grave_fault(visitor: Visitor) -> None:
    for name, query in WITHIN:
        visitor.read(name, **query)
        look_in_both_themes(visitor)


@pytest.mark.parametrize("tool", ["table", "files", "cite", "origin"])
def test_what_opens_under_a_chart_has_no_grave_fault(visitor: Visitor, tool: str) -> None:
    visitor.read("ringkasan")
    expect(visitor.ask(tool, "sebaran", page="ringkasan")).to_be_visible()
    look_in_both_themes(visitor)


def test_axe_finds_what_is_wrong(visitor: Visitor) -> None:
    page = visitor.read("ringkasan")
    page.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=\"data:,\">')")
    assert [fault.partition(":")[0] for fault in grave_faults(page)] == ["image-alt"]
