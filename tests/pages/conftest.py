"""Fixtures of the page tests: releases built once, and pages opened through app.py as a visitor opens them."""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

from analytics.intake.model import Result
from analytics.intake.publish import publish
from analytics.warehouse import Release, current_release, ensure_releases, latest_of_kind
from tests.intake.hand import NOTE, OFFICER, an_inspection

PROJECT = Path(__file__).parents[2]
OpenPage = Callable[..., AppTest]


_START = PagesManager.__init__


def _start_without_folder(manager: PagesManager, *given: Any, **named: Any) -> None:
    """AppTest goes back to Streamlit's old mode at each run, which skips app.py; what ships never does (serve.py)."""
    PagesManager.uses_pages_directory = False
    _START(manager, *given, **named)


@pytest.fixture(scope="session", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home of its own with the published and the simulated release."""
    path = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PETA_MERIT_HOME", str(path))
        patch.setattr(PagesManager, "__init__", _start_without_folder)
        # Each AppTest would read what every installed package says of itself, five times as long as a page takes.
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        ensure_releases(lambda step: None)
        yield path


@pytest.fixture
def open_page() -> OpenPage:
    """Opens a page with the values of its address; a page that fails fails the test."""

    def open_it(page: str, **values: str) -> AppTest:
        visit = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=60)
        visit.run()
        for name, value in values.items():
            visit.query_params[name] = value
        if page == "ringkasan":
            visit.run()
        else:
            visit.switch_page(f"pages/{page}.py").run()
        assert not visit.exception, visit.exception
        assert not visit.error, [error.value for error in visit.error]
        return visit

    return open_it


def release_of(kind: str) -> Release:
    """The release of that kind in the home of these tests."""
    found = latest_of_kind(kind)
    assert found is not None
    return found


@contextmanager
def published_over(home: Path, folder: Path, results: Sequence[Result]) -> Iterator[Release]:
    """A home of its own, in which a file with these results was published over the facts."""
    own = folder / "home"
    shutil.copytree(home, own)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PETA_MERIT_HOME", str(own))
        current = current_release()
        publish(an_inspection(results), note=NOTE, kind_of_change="first", ticks=(), who=OFFICER,
                expected_current=current.release_id)  # fmt: skip
        yield current_release()


def words(visit: AppTest) -> str:
    """All text of the page as a reader sees it, without markup."""
    markup = " ".join(str(block.value) for block in visit.markdown)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", markup)))
