"""Fixtures that many tests share. No test reads or writes the releases of the project itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from analytics.warehouse import Release, build_release
from tests.make import a_folder

settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")


@pytest.fixture(scope="session", autouse=True)
def home_of_all_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home for releases that all tests share unless they ask for one of their own."""
    folder = tmp_path_factory.mktemp("peta-merit")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PETA_MERIT_HOME", str(folder))
        yield folder


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home for the releases of one test."""
    folder = tmp_path / "home"
    monkeypatch.setenv("PETA_MERIT_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """The small release, made by hand (tests/make.py)."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PETA_MERIT_HOME", str(tmp_path_factory.mktemp("small-home")))
        return build_release("published", data_dir=a_folder(tmp_path_factory.mktemp("small-data")))


@pytest.fixture(scope="session")
def published(home_of_all_tests: Path) -> Release:
    """The published facts as shipped."""
    return build_release("published")


@pytest.fixture(scope="session")
def simulated(home_of_all_tests: Path) -> Release:
    """The simulated country as shipped."""
    return build_release("simulated")
