"""The build of a release against a bare copy of the same rows, and the query of every measure."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from benchmarks.figures import Figure, figure, ratios

if TYPE_CHECKING:
    import pandas as pd

    from analytics.measures import Definition
    from analytics.warehouse import Release

BUILD_AIM = 3.0  # times the bare copy, at the greatest scale
QUERY_AIM = 30.0  # milliseconds, at the greatest scale
AIMED_SCALE = 100


@contextmanager
def home(folder: Path) -> Iterator[None]:
    """Releases are built and found in that folder meanwhile."""
    before = os.environ.get("PETA_MERIT_HOME")
    os.environ["PETA_MERIT_HOME"] = str(folder)
    try:
        yield
    finally:
        if before is None:
            del os.environ["PETA_MERIT_HOME"]
        else:
            os.environ["PETA_MERIT_HOME"] = before


def measure_build(scale: int, runs: int) -> list[Figure]:
    """Generation of the frames; bare copy and build in turn; the build as a multiple of the copy."""
    from analytics import simulate
    from analytics.paths import DATA

    begun = time.perf_counter()
    frames = simulate.simulate(scale=scale, data_dir=DATA)
    generation = time.perf_counter() - begun
    copies, builds = [], []
    for _ in range(runs):
        with TemporaryDirectory() as folder:
            copies.append(_copy(frames, Path(folder) / "copy.duckdb"))
            builds.append(_build(scale, Path(folder)))
    group = f"Build at scale {scale}"
    aim = BUILD_AIM if scale == AIMED_SCALE else None
    return [
        figure(group, "generation of the frames, apart", "s", [generation]),
        figure(group, "bare copy of the frames with DuckDB", "s", copies),
        figure(group, "build: check, load, derive, hash, sync", "s", builds),
        figure(group, "build as a multiple of the bare copy", "×", ratios(builds, copies), aim=aim),
    ]


def _copy(frames: Mapping[str, pd.DataFrame], path: Path) -> float:
    import duckdb

    begun = time.perf_counter()
    with duckdb.connect(str(path)) as connection:
        for name, frame in frames.items():
            connection.register("frame", frame)
            connection.execute(f"CREATE TABLE {name} AS FROM frame")
        connection.execute("CHECKPOINT")
    return time.perf_counter() - begun


def _build(scale: int, folder: Path) -> float:
    """Seconds of a build from the first check on: before it stands the generation, which is timed apart."""
    from analytics.warehouse import build_release

    begun: dict[str, float] = {}
    with home(folder):
        build_release("simulated", scale=scale, progress=lambda step: begun.update({step: time.perf_counter()}))
    return time.perf_counter() - begun["check"]


def measure_queries(scale: int, release: Release, runs: int) -> list[Figure]:
    """Milliseconds of processor time of each measure's folding query, not cached, in a release of that scale."""
    from analytics.measures import catalogue
    from analytics.measures.compute import compute_apart

    group = f"Query of each measure at scale {scale}"
    aim = QUERY_AIM if scale == AIMED_SCALE else None
    found = []
    for measure in catalogue().values():
        sql = compute_apart(release, measure.id, **_given(release, measure)).sql
        found.append(figure(group, measure.id, "ms", [_ask(release, sql) for _ in range(runs)], aim=aim))
    return sorted(found, key=lambda one: -one.median)


def _given(release: Release, measure: Definition) -> dict[str, Any]:
    """Parameters of the first example, with ids that the release has."""
    given = dict(measure.examples[0]["given"])
    ids = {
        "agency": "SELECT min(agency_id) FROM accepted_result",
        "province": "SELECT min(province_id) FROM province",
        "region": "SELECT min(region_id) FROM region",
    }
    return given | {name: release.rows(sql)[0][0] for name, sql in ids.items() if name in given}


def _ask(release: Release, sql: str) -> float:
    # A release answers with one thread, the asking one: its processor time is what a query costs on an idle machine.
    begun = time.thread_time()
    release.rows(sql)
    return 1000 * (time.thread_time() - begun)
