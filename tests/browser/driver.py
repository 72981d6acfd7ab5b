"""A server of its own, and a visitor in a real Chromium: the verbs that the browser tests are written in."""

from __future__ import annotations

import shutil
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode, urlsplit

from playwright.sync_api import Browser, BrowserContext, Locator, Page, Playwright, Request, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from analytics.words import text
from tests.serving import start_process
from ui.address import START as START_PAGE
from ui.shell import GROUPS

PROJECT = Path(__file__).parents[2]
PAGES = [name for group in GROUPS.values() for name in group]
KINDS = ("published", "simulated")
PATIENCE = 60  # seconds for anything that a page does on a busy machine
START = 180  # seconds until a new server has built its releases and warmed its pages
_BEGINS = 700  # milliseconds within which the run that an action asks for has begun, if it asks for one
# Counts the runs of the script, so that a short one is not missed.
_COUNT_RUNS = """
window.pmRuns = 0;
new MutationObserver(changes => changes.forEach(change => {
  if (change.target.getAttribute("data-test-script-state") === "running") window.pmRuns += 1;
})).observe(document, {subtree: true, attributes: true, attributeFilter: ["data-test-script-state"]});
"""
_HERE = {"127.0.0.1", "localhost"}
_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def path_of(page: str) -> str:
    """The path under which a page lives."""
    return "/" if page == START_PAGE else f"/{page}"


@dataclass(frozen=True)
class Server:
    """A running server: its address, the home of its releases, the file with what it said."""

    url: str
    home: Path
    log: Path

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Status, headers (names in lower case) and body of an address, as sent."""
        request = urllib.request.Request(f"{self.url}{path}", headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                return answer.status, {name.lower(): value for name, value in answer.headers.items()}, answer.read()
        except urllib.error.HTTPError as refused:
            return refused.code, {name.lower(): value for name, value in refused.headers.items()}, refused.read()


@contextmanager
def start_server(home: Path, *, wait_for: str = "/siap") -> Iterator[Server]:
    """Serve the project from a new process with `home` as its home, until `wait_for` answers with 200."""
    log = home / "server.log"
    with start_process("serve.py", home, log) as (url, process):
        server = Server(url, home, log)
        _wait(server, process, wait_for)
        yield server


def _wait(server: Server, process: subprocess.Popen[bytes], path: str) -> None:
    end = time.monotonic() + START
    while time.monotonic() < end:
        if process.poll() is not None:
            raise AssertionError(f"The server ended by itself:\n{server.log.read_text()[-4000:]}")
        try:
            if server.get(path)[0] == 200:
                return
        except (URLError, ConnectionError, TimeoutError):
            pass
        time.sleep(0.1)
    raise AssertionError(f"{path} was not ready within {START} s:\n{server.log.read_text()[-4000:]}")


def find_chromium() -> str | None:
    """The system's Chromium, or None."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next((found for name in names if (found := shutil.which(name))), None)


def launch(playwright: Playwright, executable: str) -> Browser:
    """A headless Chromium that can find no host but this machine."""
    only_here = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost"
    return playwright.chromium.launch(executable_path=executable, args=[*_FLAGS, only_here])


@dataclass
class Visitor:
    """Somebody at the browser. Everything waits until the page has settled; nothing sleeps."""

    server: Server
    context: BrowserContext
    page: Page = field(init=False)
    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.context.on("request", self._note_request)
        self.context.add_init_script(_COUNT_RUNS)
        self.page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE * 1000)
        self.page.on("websocket", lambda socket: self._note_address(socket.url))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self._note_console)

    def open(self, path: str = "/", **query: str | list[str]) -> Page:
        """Go to a page of the app; `query` is its selection."""
        address = f"{self.server.url}{path}"
        self.page.goto(f"{address}?{urlencode(query, doseq=True)}" if query else address)
        return self.settle()

    def read(self, page: str, **query: str | list[str]) -> Page:
        """Go to a page by its name."""
        return self.open(path_of(page), **query)

    @property
    def answer(self) -> Locator:
        """The sentence at the top of the page."""
        return self.page.locator(".pm-answer")

    def ask(self, tool: str, chart: str, *, page: str, lang: str = "id") -> Locator:
        """Ask what stands behind a chart (`table`, `files`, `cite`, `origin`); the panel that opens."""
        tools = self.page.locator(f".st-key-{page}-{chart}-tools")
        self.click(tools.get_by_role("radio", name=text(lang, f"frame.{tool}"), exact=True))
        return self.page.locator(f".st-key-pm-panel-{page}-{chart}")

    def settle(self) -> Page:
        """Wait until the page is connected, its script has run to the end, and all of it is drawn, down to the foot."""
        app = self.page.locator("[data-testid='stApp'][data-test-connection-state='CONNECTED']")
        expect(app).to_have_attribute("data-test-script-state", "notRunning", timeout=PATIENCE * 1000)
        # What came last may be drawn after the script has ended.
        expect(self.page.locator(".pm-foot")).to_be_attached(timeout=PATIENCE * 1000)
        expect(self.page.locator("[data-stale='true']")).to_have_count(0, timeout=PATIENCE * 1000)
        return self.page

    def act(self, action: Callable[[], object]) -> Page:
        """Do something to the page; wait for the run that it asks for, if it asks for one."""
        before = self.page.evaluate("window.pmRuns")
        action()
        with suppress(PlaywrightTimeout):
            self.page.wait_for_function("before => window.pmRuns > before", arg=before, timeout=_BEGINS)
        return self.settle()

    def press(self, *keys: str) -> Page:
        """Press keys one after the other, then wait."""
        for key in keys:
            self.act(lambda key=key: self.page.keyboard.press(key))
        return self.page

    def click(self, target: Locator) -> Page:
        """Click, then wait."""
        return self.act(target.click)

    def choose(self, label: str, option: str) -> Page:
        """Choose an option of the select box with that label."""
        box = self.page.get_by_role("combobox", name=label)
        box.scroll_into_view_if_needed()
        self.settle()  # an open list closes when the page is scrolled under it
        box.click()
        return self.click(self.page.get_by_role("option", name=option, exact=True))

    def download(self, target: Locator) -> Path:
        """Click what downloads; the file, under the name that the visitor would see."""
        with self.page.expect_download(timeout=PATIENCE * 1000) as coming:
            target.click()
        kept = Path(str(coming.value.path()))
        return kept.rename(kept.with_name(coming.value.suggested_filename))

    def back(self) -> Page:
        """Back in the browser's history."""
        return self.act(self.page.go_back)

    def forward(self) -> Page:
        """Forward in the browser's history."""
        return self.act(self.page.go_forward)

    @property
    def address(self) -> str:
        """Path and query, as a visitor would copy them."""
        parts = urlsplit(self.page.url)
        return f"{parts.path}?{parts.query}" if parts.query else parts.path

    def _note_request(self, request: Request) -> None:
        self._note_address(request.url)

    def _note_address(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname not in _HERE:
            self.outside.append(url)

    def _note_console(self, message: object) -> None:
        if message.type == "error":  # type: ignore[attr-defined]
            self.complaints.append(message.text)  # type: ignore[attr-defined]


NewVisitor = Callable[..., Visitor]
