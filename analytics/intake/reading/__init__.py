"""From bytes to cells. A file is looked at here, and parsed in a child process with limits of the operating system.

Nothing in a file is ever run, followed or unpacked to disk, and its name never becomes a path.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from analytics.intake.grid import Workbook

STEPS = ("copy", "check", "parse")


def silent(_step: str) -> None:
    """The progress of a caller who wants none."""


def read_file(
    path: Path,
    *,
    file_name: str | None = None,
    progress: Callable[[str], None] = silent,
    cancelled: Callable[[], bool] | None = None,
) -> Workbook:
    """All cells of a file as they are stored. The format is what the content is, whatever the name says.

    `file_name` is the name that a person knows it by, where `path` is another one. `progress` is called with the name
    of each step (`STEPS`) when the one before it is done; `cancelled` is asked again and again, and ends the reading
    when true. Raises Refused for a file that is not read, `analytics.errors.Unreadable` where there is no file to
    open.
    """
    # The child imports this package too, and should start fast.
    from analytics.intake.reading.parent import read

    return read(path, file_name or path.name, progress, cancelled)


def keep_ready() -> None:
    """Have a child process wait for the next file from now on, each new, so that reading need not wait for it: for a
    server, which reads many files. It takes some memory while it waits."""
    from analytics.intake.reading.parent import keep_ready

    keep_ready()
