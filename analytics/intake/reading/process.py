"""A child process that does one piece of work with limits of the operating system: start it, hear it, end it.

Whatever it does, its parent gets an answer or a reason: a crash and a limit are refusals.
"""

from __future__ import annotations

import atexit
import fcntl
import json
import os
import selectors
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Lock
from time import monotonic
from typing import Any

from analytics.intake.errors import Refused
from analytics.intake.reading import limits

Child = subprocess.Popen[bytes]

_POLL = 0.05
_PIPE_BYTES = limits.MEBIBYTE
_ANSWER_BYTES = 512 * limits.MEBIBYTE
# What a child needs of the environment: nothing.
_ENVIRONMENT: dict[str, str] = {"LC_ALL": "C.UTF-8"}


class Clock:
    """How much time is left, and whether anybody still waits."""

    def __init__(self, cancelled: Callable[[], bool] | None = None) -> None:
        self._end, self._cancelled = monotonic() + limits.SECONDS, cancelled

    def check(self) -> None:
        """Raises Refused when time is up or the work was cancelled."""
        if self._cancelled is not None and self._cancelled():
            raise Refused("cancelled")
        if monotonic() > self._end:
            raise Refused("too_long", limit=limits.stated()["seconds"])


def command(module: str) -> tuple[str, ...]:
    """How a module is run as a child: it sees neither the environment nor the folder it stands in."""
    return (sys.executable, "-I", "-m", module)


def start(asked: tuple[str, ...], folder: str) -> Child:
    """The child. It waits for one line on its standard input."""
    # Limits are set by the child itself, before it is told of any file: code between fork and exec is not safe in a
    # server with threads.
    child = subprocess.Popen(
        asked, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=folder,
        env=_ENVIRONMENT, bufsize=0, start_new_session=True,
    )  # fmt: skip
    assert child.stdout is not None
    with suppress(OSError, AttributeError):
        # A child that need not wait until it is heard ends sooner. Linux alone lets a pipe grow, and not beyond what
        # one user may have.
        fcntl.fcntl(child.stdout, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
    return child


class Spare:
    """A child that is started before anybody needs it, so that nobody waits until it runs.

    It is a child like any other: it holds its limits, waits to be told of one file, and ends after it. So nothing of a
    file is left for the next, and one that dies while it waits is not taken. It ends when this process does, whose end
    it hears. There is none until `keep` was called: a process that reads one file has no use for it.
    """

    def __init__(self) -> None:
        self._lock, self._is_kept = Lock(), False
        self._waiting: tuple[tuple[str, ...], Child] | None = None

    def keep(self, asked: tuple[str, ...]) -> None:
        """From now on a child of this command waits, as far as one can be started."""
        if not self._is_kept:
            self._is_kept = True
            atexit.register(self.end)
        self.renew(asked)

    def renew(self, asked: tuple[str, ...]) -> None:
        """Start the next one, where one is kept and the last was taken."""
        with self._lock:
            if self._is_kept and self._waiting is None:
                with suppress(OSError):
                    self._waiting = asked, start(asked, os.sep)

    def take(self, asked: tuple[str, ...]) -> Child | None:
        """The child that waits, if it is one of this command and still lives."""
        with self._lock:
            waiting, self._waiting = self._waiting, None
        if waiting is None:
            return None
        command_of, child = waiting
        if command_of == asked and child.poll() is None:
            return child
        _end(child)
        return None

    def end(self) -> None:
        """No child waits any more."""
        self._is_kept = False
        self.take(())


@contextmanager
def started(begin: Callable[[str], Child]) -> Iterator[tuple[Child, str]]:
    """A child and a folder of its own; both are gone afterwards. Raises Refused where no child can be started."""
    with tempfile.TemporaryDirectory(prefix="peta-merit-") as folder:
        try:
            child = begin(folder)
        except OSError as error:
            # No process or no memory is left for one.
            raise Refused("crashed") from error
        try:
            yield child, folder
        finally:
            _end(child)


def _end(child: Child) -> None:
    if child.poll() is None:
        child.kill()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            pipe.close()
    child.wait()


def answer(child: Child, request: list[str], clock: Clock, body: bytes = b"") -> Iterator[bytes]:
    """What the child says to a request (see `tell` and `hear`)."""
    tell(child, request)
    yield from hear(child, clock, body)


def tell(child: Child, request: list[str]) -> None:
    """Tell the child what is asked, without waiting for it. The request is a short line: a longer one would wait for a
    child that does not listen. One that is dead already is not missed here: it says nothing (see `hear`, `died`)."""
    assert child.stdin is not None
    with suppress(BrokenPipeError):
        child.stdin.write(json.dumps(request).encode() + b"\n")


def hear(child: Child, clock: Clock, body: bytes = b"") -> Iterator[bytes]:
    """What the child says, in pieces, until it closes its output. Raises Refused when it takes too long or says more
    than may be said. A child that is not heard for a while only waits, as soon as the pipe is full. `body` follows the
    request, as fast as the child takes it, and ends its input: so what must not be written to a disk gets there."""
    assert child.stdin is not None
    assert child.stdout is not None
    pipe, size, rest = child.stdout.fileno(), 0, memoryview(body)
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)
        if rest:
            os.set_blocking(child.stdin.fileno(), False)
            selector.register(child.stdin, selectors.EVENT_WRITE)
        while True:
            clock.check()
            ready = [key.fd for key, _ in selector.select(_POLL)]
            if rest and child.stdin.fileno() in ready:
                rest = _give(child, rest)
                if not rest:
                    selector.unregister(child.stdin)
                    child.stdin.close()
            if pipe not in ready:
                continue
            piece = os.read(pipe, 1 << 18)
            if not piece:
                return
            size += len(piece)
            if size > _ANSWER_BYTES:
                raise Refused("memory", limit=limits.MEMORY_BYTES // limits.MEBIBYTE)
            yield piece


def _give(child: Child, rest: memoryview) -> memoryview:
    """What is left to give after one write; nothing where the child listens no more."""
    assert child.stdin is not None
    try:
        return rest[os.write(child.stdin.fileno(), rest[: 1 << 16]) :]
    except BrokenPipeError:
        return memoryview(b"")


def died(child: Child) -> Refused:
    """Why a child ended without a whole answer."""
    status = _status(child)
    if status == -signal.SIGABRT:
        # A parser gives up so when it may have no more memory.
        return Refused("memory", limit=limits.MEMORY_BYTES // limits.MEBIBYTE)
    if status == -signal.SIGXCPU:
        return Refused("too_long", limit=limits.stated()["seconds"])
    return Refused("crashed")


def _status(child: Child) -> Any:
    """How a child ended; one that closed its output and lives on is ended here."""
    try:
        return child.wait(timeout=1)
    except subprocess.TimeoutExpired:
        child.kill()
        return child.wait()
