"""A build killed at any step leaves the old release, or none; the next build works. Real processes, really killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from analytics.errors import ReleaseNotFound
from analytics.warehouse import STEPS, build_release, current_release, list_releases
from tests.make import SMALL, a_claim, a_folder

# Kills itself before the named step begins; "done" runs through.
_BUILD = """
import os, signal, sys
from pathlib import Path
from analytics.warehouse import build_release
def progress(step):
    if step == sys.argv[1]:
        os.kill(os.getpid(), signal.SIGKILL)
build_release("published", data_dir=Path(sys.argv[2]), progress=progress)
"""


def build_until(step: str, data: Path) -> int:
    return subprocess.run([sys.executable, "-c", _BUILD, step, str(data)], check=False).returncode


def visible(home: Path) -> set[str]:
    """Every file of the home that a reader could take for a release or a pointer."""
    return {str(path.relative_to(home)) for path in home.rglob("*") if path.is_file() and not path.name.startswith(".")}


@pytest.mark.parametrize("step", STEPS)
def test_killed_with_no_release_before(home: Path, tmp_path: Path, step: str) -> None:
    data = a_folder(tmp_path / "data")
    assert build_until(step, data) == -signal.SIGKILL
    if step in ("folder", "pointer"):  # renamed already: whole, and readable, though nothing points to it yet
        assert [release.kind for release in list_releases()] == ["published"]
        assert list_releases()[0].row_counts()["result"] == len(SMALL["result"])
    else:
        assert visible(home) == set()
        with pytest.raises(ReleaseNotFound):
            current_release()
    assert build_until("done", data) == 0
    assert len(visible(home)) == 2  # the release and the pointer: what died left nothing behind
    assert not list((home / "releases").glob(".*"))
    assert current_release().row_counts()["result"] == len(SMALL["result"])


@pytest.mark.parametrize("step", STEPS)
def test_killed_with_a_release_before(home: Path, tmp_path: Path, step: str) -> None:
    old = build_release("published", data_dir=a_folder(tmp_path / "old"))
    pointer = json.loads((home / "current.json").read_text(encoding="utf-8"))
    more = {"claim": [*SMALL["claim"], a_claim("C999", "awards", 5, period_kind="award_on", period_to="2021-01-28")]}
    new = a_folder(tmp_path / "new", more)
    assert build_until(step, new) == -signal.SIGKILL
    assert json.loads((home / "current.json").read_text(encoding="utf-8")) == pointer
    assert current_release().release_id == old.release_id
    assert current_release().row_counts()["claim"] == len(SMALL["claim"])
    assert build_until("done", new) == 0
    assert current_release().release_id != old.release_id
    assert current_release().row_counts()["claim"] == len(SMALL["claim"]) + 1
    assert current_release().follows == old.release_id
    assert not list((home / "releases").glob(".*"))


def test_two_builds_at_once_give_one_release(home: Path, tmp_path: Path) -> None:
    data = a_folder(tmp_path / "data")
    builds = [
        subprocess.Popen([sys.executable, "-c", _BUILD, "done", str(data)], env=dict(os.environ)) for _ in range(3)
    ]
    assert [build.wait() for build in builds] == [0, 0, 0]
    assert len(list_releases()) == 1
    assert not list((home / "releases").glob(".*"))


def test_a_broken_file_is_not_served(home: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    release = build_release("published", data_dir=a_folder(tmp_path / "data"))
    (home / "releases" / "published-00000000.duckdb").write_bytes(release.path.read_bytes()[:4096])
    assert [one.release_id for one in list_releases()] == [release.release_id]
    assert "published-00000000" in caplog.text
