"""The inspection of a spreadsheet against the bare reading of its cells."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figures import Figure, figure, ratios
from benchmarks.release import home

INSPECT_AIM = 3.0  # times the bare reader
# Twice the simulated country gives the 70,000 values of 650 agencies in three years with their sub-aspects.
_SCALE = 2
_PAUSE = 0.5  # seconds between two files


def measure_intake(runs: int) -> list[Figure]:
    """A template with some 70,000 values: read by calamine in this process, read safely, and inspected; in turn.

    As in the server, a child process waits for each file; the next one is given time to start before the next turn."""
    from analytics.intake.reading import keep_ready, read_file
    from analytics.intake.registry import Registry
    from analytics.intake.template import export_to_template
    from analytics.intake.understand import inspect
    from analytics.warehouse import build_release

    with TemporaryDirectory() as folder, home(Path(folder)):
        release = build_release("simulated", scale=_SCALE)
        file = Path(folder) / "results.xlsx"
        file.write_bytes(export_to_template(release))
        registry = Registry.of(release)
        keep_ready()
        _read_bare(file)
        inspect(read_file(file), registry)
        bare, read, whole = [], [], []
        for _ in range(runs):
            time.sleep(_PAUSE)
            begun = time.perf_counter()
            _read_bare(file)
            bare.append(time.perf_counter() - begun)
            begun = time.perf_counter()
            workbook = read_file(file)
            read.append(time.perf_counter() - begun)
            inspect(workbook, registry)
            whole.append(time.perf_counter() - begun)
    group = "Inspection of a spreadsheet"
    return [
        figure(group, "bare reading of its cells", "s", bare),
        figure(group, "safe reading, as a multiple of that", "×", ratios(read, bare)),
        figure(group, "reading and inspecting, as a multiple of that", "×", ratios(whole, bare), aim=INSPECT_AIM),
    ]


def _read_bare(file: Path) -> int:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(str(file))
    return sum(len(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names)
