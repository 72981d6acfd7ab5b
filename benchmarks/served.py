"""A server in a process of its own, and what it uses."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from urllib.error import URLError

from analytics.paths import PROJECT

APP, EMPTY = "serve.py", "benchmarks/empty/serve.py"
_START = 300  # seconds until a server is warm, on a busy machine


@dataclass(frozen=True)
class Served:
    """A running server: its address and its process."""

    url: str
    process: int

    def cpu_seconds(self) -> float:
        """Processor time that the server has used so far (Linux)."""
        fields = Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def resident_bytes(self) -> int:
        """Memory that the server holds now (Linux)."""
        pages = int(Path(f"/proc/{self.process}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")


@contextmanager
def serve(script: str, home: Path) -> Iterator[Served]:
    """Serve `script` with `home` as its home; warm when it is given, with all files compressed."""
    _share_compressed_files(home)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    environment = {**os.environ, "PETA_MERIT_HOME": str(home), "PYTHONPATH": str(PROJECT), "NO_COLOR": "1"}
    with (home / f"{Path(script).parent.name or 'app'}.log").open("wb") as said:
        process = subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=said, stderr=subprocess.STDOUT)
    try:
        url = f"http://127.0.0.1:{port}"
        _wait(process, f"{url}/siap")
        yield Served(url, process.pid)
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _share_compressed_files(home: Path) -> None:
    # They depend on Streamlit's version only: compressed once for the project, not once for each home.
    name = f"static-{version('streamlit')}"
    shared = PROJECT / "var" / name
    shared.mkdir(parents=True, exist_ok=True)
    if not (home / name).exists():
        (home / name).symlink_to(shared, target_is_directory=True)


def _wait(process: subprocess.Popen[bytes], url: str) -> None:
    import json

    end = time.monotonic() + _START
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=10) as answer:
                kept = json.loads(answer.read())["compressed"]
                if kept["kept"] == kept["of"]:
                    return
        except (URLError, ConnectionError, TimeoutError):
            pass
        time.sleep(0.2)
    raise RuntimeError(f"{url} was not ready; the server {'ended' if process.poll() is not None else 'is still busy'}")
