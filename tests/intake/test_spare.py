"""A child that waits for the next file is a child like any other: new for each file, limited, and missed by nobody."""

from __future__ import annotations

import os
import re
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from analytics.intake.errors import Refused
from analytics.intake.reading import keep_ready, limits, parent, process
from tests.intake import hostile
from tests.intake.conftest import Read

TABLE = b"Instansi;Nilai\nKota Maju;250\n"
ECHO = (sys.executable, "-I", "-c", "import sys; sys.stdin.readline()")


@pytest.fixture
def spare(monkeypatch: pytest.MonkeyPatch) -> Iterator[process.Spare]:
    """A spare of the test's own."""
    own = process.Spare()
    monkeypatch.setattr(parent, "_spare", own)
    yield own
    own.end()


def waiting(spare: process.Spare) -> process.Child:
    assert spare._waiting is not None
    return spare._waiting[1]


def test_none_waits_until_one_is_asked_for(read: Read, spare: process.Spare) -> None:
    read(TABLE, "a.csv")
    assert spare._waiting is None


def test_each_file_has_a_child_of_its_own(read: Read, spare: process.Spare) -> None:
    keep_ready()
    first = waiting(spare)
    assert read(TABLE, "a.csv").sheets[0].rows[1] == ("Kota Maju", "250")
    assert first.returncode is not None
    second = waiting(spare)
    assert second.pid != first.pid
    with pytest.raises(Refused):
        read(hostile.corners(), "b.xlsx")
    assert second.returncode is not None
    assert read(TABLE, "a.csv").sheets[0].rows[1] == ("Kota Maju", "250")


def test_one_that_died_is_not_taken(read: Read, spare: process.Spare) -> None:
    keep_ready()
    os.kill(waiting(spare).pid, signal.SIGKILL)
    waiting(spare).wait(5)
    assert read(TABLE, "a.csv").format == "csv"


def test_it_has_its_limits_and_no_environment(read: Read, spare: process.Spare) -> None:
    keep_ready()
    child, seen = waiting(spare), ""

    def look() -> bool:
        nonlocal seen
        seen = Path(f"/proc/{child.pid}/limits").read_text() or seen
        return False

    read(hostile.styled_rows(300_000), cancelled=look)
    named = ("space", "cpu time", "file size", "open files")
    assert [int(re.search(rf"{name} +(\d+)", seen)[1]) for name in named] == [
        limits.MEMORY_BYTES, limits.CPU_SECONDS, 0, limits.OPEN_FILES,
    ]  # fmt: skip
    assert Path(f"/proc/{waiting(spare).pid}/environ").read_bytes() == b"LC_ALL=C.UTF-8\0"


def test_one_of_another_command_is_ended(spare: process.Spare) -> None:
    spare.keep(ECHO)
    child = waiting(spare)
    assert spare.take(("another",)) is None
    assert child.returncode is not None


def test_it_ends_with_the_process_that_keeps_it(spare: process.Spare) -> None:
    keep_ready()
    child = waiting(spare)
    assert child.stdin is not None
    child.stdin.close()  # as the system does when a process ends
    assert child.wait(5) == 0


def test_it_may_be_impossible_to_start(read: Read, spare: process.Spare) -> None:
    spare.keep(("no-such-program",))
    assert spare._waiting is None
    assert read(TABLE, "a.csv").format == "csv"
