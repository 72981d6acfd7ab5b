"""A server in a process of its own, and what it uses."""

from __future__ import annotations

import os
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

from tests.serving import start_process

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
    with start_process(script, home, home / f"{Path(script).parent.name or 'app'}.log") as (url, process):
        _wait(process, f"{url}/siap")
        yield Served(url, process.pid)


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
