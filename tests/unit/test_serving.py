"""What the browser tests and the benchmarks share: a process that ends, and files that are compressed once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests import serving

STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); time.sleep(60)"


@pytest.mark.parametrize("script", ["import time; print(flush=True); time.sleep(60)", STUBBORN], ids=["asked", "made"])
def test_a_process_ends_even_where_it_does_not_want_to(script: str) -> None:
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        serving.stop(process, patience=0.5)
        assert process.returncode is not None
        assert process.returncode < 0


def test_homes_share_the_compressed_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "PROJECT", tmp_path / "project")
    homes = [tmp_path / name for name in ("one", "other")]
    for home in homes:
        home.mkdir()
        serving.share_compressed_files(home)
        serving.share_compressed_files(home)
    (found,) = (tmp_path / "project" / "var").iterdir()
    (found / "a.js.br").touch()
    assert [[file.name for file in home.glob("static-*/*")] for home in homes] == [["a.js.br"]] * 2
