"""Time until a visitor sees something, in a real Chromium, against an empty page in the same round."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.figures import Figure, figure, ratios
from benchmarks.served import Served

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page, Playwright

# In multiples of the empty page's warm load.
AIMS = {"answer": 1.1, "chart": 1.6, "plotly": 2.5}
CHANGE_AIM = 0.15
FIRST_VISIT_AIM = 1.2  # MB, before Plotly
_SHOWN = {"answer": "the answer", "chart": "the main chart", "plotly": "the last Plotly chart"}
_EMPTY = "the empty page"
_PATIENCE = 60_000  # milliseconds
_SCRIPT = (Path(__file__).parent / "painted.js").read_text(encoding="utf-8")
_SETTLED = "() => window.pm && window.pm.isSettled()"


@dataclass
class Round:
    """What one round found of one page: milliseconds to each mark, cold and warm, and of a change of its filter."""

    cold: dict[str, float]
    warm: dict[str, float]
    change: float | None = None


@dataclass
class Rounds:
    """All rounds: those of the empty page, and those of each page by name."""

    empty: list[Round] = field(default_factory=list)
    pages: dict[str, list[Round]] = field(default_factory=dict)


def measure_painted(title: str, app: Served, empty: Served, queries: Mapping[str, str], runs: int) -> list[Figure]:
    """Marks of each page (name to query) cold and warm and a change of filter, as ratios; bytes of a first visit."""
    from playwright.sync_api import sync_playwright

    rounds = Rounds()
    with sync_playwright() as playwright:
        for _ in range(runs):
            rounds.empty.append(_visit_twice(playwright, f"{empty.url}/"))
            for page, query in queries.items():
                address = f"{app.url}/{page}?{query}"
                rounds.pages.setdefault(page or "start page", []).append(_visit_twice(playwright, address))
        sizes = {
            page or "start page": _weigh(playwright, f"{app.url}/{page}?{query}") for page, query in queries.items()
        }
        sizes[_EMPTY] = _weigh(playwright, f"{empty.url}/")
    return [
        *_marks(title, rounds, "warm"),
        *_marks(title, rounds, "cold"),
        *_changes(title, rounds),
        *_bytes(title, sizes),
    ]


def _marks(title: str, rounds: Rounds, kind: str) -> Iterator[Figure]:
    """Cold marks have no aim of their own: the aims are multiples of the warm load of the empty page."""
    group = f"Painted, {kind}, {title}, in multiples of the empty page's warm load"
    base = [one.warm["answer"] for one in rounds.empty]
    yield figure(group, f"{_EMPTY}, in milliseconds", "ms", [getattr(one, kind)["answer"] for one in rounds.empty])
    for page, found in rounds.pages.items():
        for mark, words in _SHOWN.items():
            values = [getattr(one, kind)[mark] for one in found if mark in getattr(one, kind)]
            if len(values) == len(base):
                aim = AIMS[mark] if kind == "warm" else None
                yield figure(group, f"{page}: {words}", "×", ratios(values, base), aim=aim)


def _changes(title: str, rounds: Rounds) -> Iterator[Figure]:
    group = f"Change of a filter, {title}, in multiples of the empty page's warm load"
    for page, found in rounds.pages.items():
        pairs = [(one.change, bare.warm["answer"]) for one, bare in zip(found, rounds.empty, strict=True) if one.change]
        if pairs:
            yield figure(group, page, "×", [change / base for change, base in pairs], aim=CHANGE_AIM)
            yield figure(group, f"{page}, in milliseconds", "ms", [change for change, _ in pairs])


def _bytes(title: str, sizes: Mapping[str, tuple[float, float, float]]) -> Iterator[Figure]:
    group = f"First visit, {title}"
    for page, (before_plotly, plotly, messages) in sizes.items():
        aim = None if page == _EMPTY else FIRST_VISIT_AIM
        yield figure(group, f"{page}: transferred before Plotly", "MB", [before_plotly], aim=aim)
        if plotly:
            yield figure(group, f"{page}: Plotly", "MB", [plotly])
        yield figure(group, f"{page}: messages of the websocket, before compression", "MB", [messages])


@contextmanager
def _new_profile(playwright: Playwright) -> Iterator[BrowserContext]:
    from tests.browser.driver import find_chromium

    with TemporaryDirectory() as folder:
        context = playwright.chromium.launch_persistent_context(
            folder, executable_path=find_chromium(), locale="id-ID", viewport={"width": 1440, "height": 900},
            args=["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
        )  # fmt: skip
        context.set_default_timeout(_PATIENCE)
        context.add_init_script(_SCRIPT)
        try:
            yield context
        finally:
            context.close()


def _visit_twice(playwright: Playwright, address: str) -> Round:
    with _new_profile(playwright) as context:
        first = context.new_page()
        cold = _marks_of(first, address)
        first.close()
        second = context.new_page()
        return Round(cold, _marks_of(second, address), _change(second))


def _marks_of(page: Page, address: str) -> dict[str, float]:
    """Milliseconds from the start of the navigation to each mark that the page has."""
    page.goto(address)
    page.wait_for_function(_SETTLED)
    found: dict[str, float] = page.evaluate("() => window.pm.marks")
    return found


def _change(page: Page) -> float | None:
    """Milliseconds from choosing another value of the page's first filter to what it changed painted."""
    controls = page.locator("[class*='st-key-pm-controls'], [class*='st-key-pm-data-which']")
    other = controls.locator("button[data-variant='segmented_control']:not([data-selected])").first
    box = controls.get_by_role("combobox").first
    times: list[float] = []
    for _ in range(3):
        if other.count():
            target = other
        elif box.count():
            # A list that has just opened closes again while the page still scrolls.
            box.scroll_into_view_if_needed()
            page.wait_for_function(_SETTLED)
            box.click()
            target = page.locator("[role='option']:not([aria-selected='true'])").first
        else:
            return None
        target.wait_for(state="visible")
        page.evaluate("() => window.pm.arm()")
        target.click()
        if took := page.evaluate("() => window.pm.changed"):
            times.append(took)
        page.wait_for_function(_SETTLED)
    return statistics.median(times) if times else None


def _weigh(playwright: Playwright, address: str) -> tuple[float, float, float]:
    """MB of a first visit: transferred before Plotly, transferred for Plotly, and in messages of the websocket."""
    addresses: dict[str, str] = {}
    sizes: dict[str, int] = {}
    messages: list[int] = []
    with _new_profile(playwright) as context:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.on(
            "Network.requestWillBeSent", lambda told: addresses.update({told["requestId"]: told["request"]["url"]})
        )
        session.on("Network.loadingFinished", lambda told: sizes.update({told["requestId"]: told["encodedDataLength"]}))
        page.on("websocket", lambda socket: socket.on("framereceived", lambda payload: messages.append(len(payload))))
        page.goto(address)
        page.wait_for_function(_SETTLED)
        page.wait_for_load_state("networkidle")
    plotly = sum(size for key, size in sizes.items() if "PlotlyChart" in addresses.get(key, ""))
    return (sum(sizes.values()) - plotly) / 1e6, plotly / 1e6, sum(messages) / 1e6
