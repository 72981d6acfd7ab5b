"""Fixtures of the browser tests: one warm server and one Chromium for all, a visitor of its own for each test."""

from __future__ import annotations

import os
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from analytics.paths import DATA
from analytics.warehouse import build_release
from tests.browser.driver import PATIENCE, PROJECT, NewVisitor, Server, Visitor, find_chromium, launch, start_server

_PICTURES = PROJECT / "test-results"
_FAILED = pytest.StashKey[bool]()

expect.set_options(timeout=PATIENCE * 1000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that drive a browser."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Remember a failure, so that the visitor leaves a picture of it."""
    report: Any = yield
    if report.when == "call":
        item.stash[_FAILED] = report.failed
    return report


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium. Without one the tests are skipped, by name; in CI they fail."""
    executable = find_chromium()
    if executable is None:
        reason = "needs Chromium (on Debian: apt-get install chromium)"
        if os.environ.get("CI") or os.environ.get("PETA_MERIT_CI"):
            pytest.fail(f"CI {reason}")
        pytest.skip(reason)
    with sync_playwright() as playwright:
        chromium = launch(playwright, executable)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app, warm, with releases of its own; before its published one there was another, of other facts."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PETA_MERIT_HOME", str(home))
        build_release("published", data_dir=_older_facts(tmp_path_factory.mktemp("older")))
    with start_server(home) as running:
        yield running


def _older_facts(folder: Path) -> Path:
    """The shipped facts without one agency's only result, of 2020."""
    for file in DATA.iterdir():
        shutil.copyfile(file, folder / file.name)
    results = folder / "result.csv"
    head, *lines = results.read_text(encoding="utf-8").splitlines(keepends=True)
    times = Counter(line.split(",")[1] for line in lines)
    once = next(line for line in lines if ",2020,stated,award," in line and times[line.split(",")[1]] == 1)
    results.write_text("".join([head, *(line for line in lines if line != once)]), encoding="utf-8")
    return folder


@pytest.fixture
def new_visitor(browser: Browser, server: Server, request: pytest.FixtureRequest) -> Iterator[NewVisitor]:
    """Makes visitors: `new_visitor(width=390, dark=True, locale="en-GB", server=…)`. None may leave the machine.

    They ask for no motion unless told otherwise: to draw what Streamlit moves costs half of the processor's time.
    """
    made: list[Visitor] = []

    def arrive(
        *, width: int = 1440, height: int = 900, dark: bool = False, moving: bool = False, locale: str = "id-ID",
        server: Server = server,
    ) -> Visitor:  # fmt: skip
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light", locale=locale,
            reduced_motion="no-preference" if moving else "reduce",
        )  # fmt: skip
        made.append(Visitor(server, context))
        return made[-1]

    yield arrive
    for number, visitor in enumerate(made):
        if request.node.stash.get(_FAILED, False):
            _PICTURES.mkdir(exist_ok=True)
            name = re.sub(r"[^\w.-]+", "-", request.node.name)
            visitor.page.screenshot(path=_PICTURES / f"{name}-{number}.png", full_page=True)
        visitor.context.close()
    assert [address for visitor in made for address in visitor.outside] == []


@pytest.fixture
def visitor(new_visitor: NewVisitor) -> Visitor:
    """A visitor at a desk, in Indonesian, light."""
    return new_visitor()
