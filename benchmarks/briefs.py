"""Many briefs against one: what they share (the country, fonts, the compiled template) must be made once."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figures import Figure, figure, ratios
from benchmarks.release import home

MANY = 100
MANY_AIM = 30.0  # times one


def measure_briefs(runs: int) -> list[Figure]:
    """PDFs of agencies of the simulated country, each time in a fresh process that has opened the release: in turn one,
    and a ZIP of a hundred. Also the second brief of a process, which finds all that is shared already made."""
    from analytics.warehouse import build_release

    with TemporaryDirectory() as folder, home(Path(folder)):
        build_release("simulated")
        first, second, many = [], [], []
        for _ in range(runs):
            alone, after = _timed("1")
            first.append(alone)
            second.append(after)
            many.append(_timed(str(MANY))[0])
    group = "Briefs"
    return [
        figure(group, "one brief, the first of a process", "s", first),
        figure(group, "the second brief of a process", "s", second),
        figure(group, f"{MANY} briefs as a ZIP, as a multiple of the first", "×", ratios(many, first), aim=MANY_AIM),
    ]


def _timed(count: str) -> tuple[float, float]:
    command = [sys.executable, "-m", "benchmarks.briefs", count]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    first, second = map(float, said.split())
    return first, second


def _child(count: int) -> None:
    """Print the seconds of so many briefs, and of one more."""
    import docx  # noqa: F401
    import typst  # noqa: F401

    from analytics.guidance.brief import Batch, make
    from analytics.guidance.situation import country
    from analytics.warehouse import latest_of_kind

    release = latest_of_kind("simulated")
    if release is None:
        raise SystemExit("no simulated release")
    begun = time.perf_counter()
    found = country(release)
    assessed = [one.id for one in found.situations.values() if one.latest]
    if count == 1:
        make(found, assessed[0], file_format="pdf", lang="id")
    else:
        batch = Batch(found, assessed[:count], ["pdf"], "id")
        batch.start()
        batch.wait()
        batch.result()
    first = time.perf_counter() - begun
    begun = time.perf_counter()
    make(found, assessed[count], file_format="pdf", lang="id")
    print(first, time.perf_counter() - begun)


if __name__ == "__main__":
    _child(int(sys.argv[1]))
