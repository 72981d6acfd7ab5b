"""A server in a process of its own: how it starts and how it ends, for the browser tests and the benchmarks alike."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from analytics.paths import PROJECT

_END = 30  # seconds in which a server that was asked to end may do so by itself


@contextmanager
def start_process(script: str, home: Path, log: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Serve `script` of the project with `home` as its home: its address and its process, not yet ready.

    What the server says goes into `log`. It ends with the block.
    """
    home.mkdir(parents=True, exist_ok=True)
    share_compressed_files(home)
    port = _find_free_port()
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    environment = {**os.environ, "PETA_MERIT_HOME": str(home), "PYTHONPATH": str(PROJECT), "NO_COLOR": "1"}
    with log.open("wb") as said:
        process = subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=said, stderr=subprocess.STDOUT)
    try:
        yield f"http://127.0.0.1:{port}", process
    finally:
        stop(process)


def stop(process: subprocess.Popen[bytes], patience: float = _END) -> None:
    """Ask a process to end, as a server is asked; end it where it does not."""
    process.terminate()
    try:
        process.wait(patience)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def share_compressed_files(home: Path) -> None:
    """Let a home use the project's compressed files: they depend on Streamlit's version only, not on the home."""
    name = f"static-{version('streamlit')}"
    shared = PROJECT / "var" / name
    shared.mkdir(parents=True, exist_ok=True)
    if not (home / name).exists():
        (home / name).symlink_to(shared, target_is_directory=True)


def _find_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
