"""What a run of a page costs the server, alone and with many visitors at once."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Mapping

from benchmarks.figures import Figure, figure
from benchmarks.served import Served
from benchmarks.visitors import Visitor, arrive

RERUN_AIM = 100.0  # milliseconds
CROWD = 20


def measure_reruns(title: str, app: Served, empty: Served, queries: Mapping[str, str], runs: int) -> list[Figure]:
    """Milliseconds from asking to the end of the run, for the empty page and each page (name to query), in turn."""
    return asyncio.run(_reruns(f"Rerun on the server, {title}", app, empty, queries, runs))


async def _reruns(group: str, app: Served, empty: Served, queries: Mapping[str, str], runs: int) -> list[Figure]:
    bare = await arrive(empty, "", "")
    visitors = {page: await arrive(app, page, query) for page, query in queries.items()}
    used: dict[str, float] = {}
    for page, visitor in visitors.items():
        await visitor.rerun()
        visitor.seconds.clear()
        before = app.cpu_seconds()
        for _ in range(runs):
            await bare.rerun()
            await visitor.rerun()
        used[page] = 1000 * (app.cpu_seconds() - before) / runs
    found = [figure(group, "empty page, asked to finished", "ms", _milliseconds(bare))]
    for page, visitor in visitors.items():
        name = page or "start page"
        found.append(figure(group, f"{name}, asked to finished", "ms", _milliseconds(visitor), aim=RERUN_AIM))
        found.append(figure(group, f"{name}, processor time", "ms", [used[page]]))
    for one in (bare, *visitors.values()):
        await one.socket.close()
    return found


def _milliseconds(visitor: Visitor) -> list[float]:
    return [1000 * one for one in visitor.seconds]


def measure_crowd(title: str, app: Served, empty: Served, query: str, seconds: float) -> list[Figure]:
    """Reruns a second that 20 visitors of the start page get who ask without a pause, and memory for each of them."""
    group = f"{CROWD} visitors at once, {title}"
    bare, _, _ = asyncio.run(_crowd(empty, "", seconds))
    full, slow, held = asyncio.run(_crowd(app, query, seconds))
    return [
        figure(group, "empty page", "reruns/s", [bare]),
        figure(group, "start page", "reruns/s", [full]),
        figure(group, "start page, as a part of the empty page's", "×", [full / bare]),
        figure(group, "start page, slowest of twenty reruns", "ms", [1000 * slow]),
        figure(group, "memory for each visitor", "MiB", [held / 2**20]),
    ]


async def _crowd(served: Served, query: str, seconds: float) -> tuple[float, float, float]:
    """Reruns a second, the slowest of twenty (95 percent were quicker), and bytes for each visitor."""
    first = await arrive(served, "", query)
    before = served.resident_bytes()
    crowd = [await arrive(served, "", query) for _ in range(CROWD)]
    end = time.perf_counter() + seconds
    await asyncio.gather(*(_ask_until(one, end) for one in crowd))
    held = (served.resident_bytes() - before) / CROWD
    all_seconds = [one for visitor in crowd for one in visitor.seconds]
    for one in (first, *crowd):
        await one.socket.close()
    return len(all_seconds) / seconds, statistics.quantiles(all_seconds, n=20)[-1], held


async def _ask_until(visitor: Visitor, end: float) -> None:
    while time.perf_counter() < end:
        await visitor.rerun()
