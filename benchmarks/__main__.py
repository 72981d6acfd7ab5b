"""`python -m benchmarks [claims build intake briefs queries reruns crowd painted] [--quick] [--json FILE]`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from benchmarks import briefs, claims, intake, painted, release, reruns
from benchmarks.figures import Figure, as_json, as_table
from benchmarks.served import APP, EMPTY, serve

if TYPE_CHECKING:
    from analytics.warehouse import Release

SERVED = ("reruns", "crowd", "painted")
NAMES = ("claims", "build", "intake", "briefs", "queries", *SERVED)
SCALES = (1, 10, 100)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run what is asked for, print each figure's table and keep the figures where a file is named."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Timings, as ratios within one run.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"what to measure: {', '.join(NAMES)} (default: all)")
    parser.add_argument("--quick", action="store_true", help="few runs, and pages at the real size only")
    parser.add_argument("--json", type=Path, metavar="FILE", help="keep the figures there as well")
    asked = parser.parse_args(arguments)
    if unknown := set(asked.names) - set(NAMES):
        parser.error(f"unknown: {', '.join(sorted(unknown))}; known: {', '.join(NAMES)}")
    if not asked.names or "claims" in asked.names:
        _say("check of texts")
        with TemporaryDirectory() as folder, release.home(Path(folder)):
            for table in claims.measure_claims():
                print(table)
    found = list(_measure(set(asked.names or NAMES), quick=asked.quick))
    print(as_table(found))
    missed = [one for one in found if one.verdict == "missed"]
    print(f"\n{len([one for one in found if one.aim is not None])} figures with an aim, {len(missed)} missed.")
    if asked.json:
        asked.json.write_text(json.dumps(as_json(found), indent=1), encoding="utf-8")


def _measure(names: set[str], *, quick: bool) -> Iterator[Figure]:
    for scale in SCALES:
        if "build" in names and not (quick and scale == SCALES[1]):
            _say(f"build, scale {scale}")
            yield from release.measure_build(scale, 2 if quick else 5)
    if "intake" in names:
        _say("inspection of a spreadsheet")
        yield from intake.measure_intake(3 if quick else 9)
    if "briefs" in names:
        _say("briefs")
        yield from briefs.measure_briefs(1 if quick else 5)
    with TemporaryDirectory() as folder:
        for scale in SCALES:
            pages = names & set(SERVED) and not (quick and scale > 1)
            if pages or ("queries" in names and not (quick and scale == SCALES[1])):
                yield from _at_scale(scale, Path(folder) / str(scale), names if pages else {"queries"}, quick=quick)


def _at_scale(scale: int, home: Path, names: set[str], *, quick: bool) -> Iterator[Figure]:
    """Queries and pages with releases of that scale: the shipped facts at the real size, else the simulated country."""
    from analytics.warehouse import build_release

    home.mkdir()
    with release.home(home):
        _say(f"releases, scale {scale}")
        simulated = build_release("simulated", scale=scale)
        shown = [simulated] if scale > 1 else [build_release("published"), simulated]
    if "queries" in names:
        _say(f"queries, scale {scale}")
        yield from release.measure_queries(scale, simulated, 3 if quick else 9)
    if names & set(SERVED):
        _say(f"servers, scale {scale}")
        runs = 3 if scale == 1 and not quick else 1
        with serve(APP, home) as app, serve(EMPTY, home) as empty:
            for one in shown[:1] if quick else shown:
                title = f"{one.kind}, scale {scale}"
                if "reruns" in names:
                    _say(f"reruns, {title}")
                    yield from reruns.measure_reruns(title, app, empty, _queries(one), 5 if quick else 10)
                if "painted" in names:
                    _say(f"painted, {title}")
                    yield from painted.measure_painted(title, app, empty, _queries(one), runs)
                if "crowd" in names:
                    _say(f"crowd, {title}")
                    yield from reruns.measure_crowd(title, app, empty, _queries(one)[""], 3 if quick else 5)


def _queries(shown: Release) -> dict[str, str]:
    """The query of each page by its name in the address."""
    from ui import address, shell

    pages = [name for group in shell.GROUPS.values() for name in group]
    query = urlencode(address.link_query(shown, "id", {}))
    return {"" if name == address.START else name: query for name in pages}


def _say(words: str) -> None:
    print(f"… {words}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
