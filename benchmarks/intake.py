"""The inspection of a spreadsheet against the bare reading of its cells."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from benchmarks.figures import Figure, figure, ratios
from benchmarks.release import home

if TYPE_CHECKING:
    from analytics.intake.model import Inspection
    from analytics.intake.registry import Registry

INSPECT_AIM = 3.0  # times the bare reader
# Twice the simulated country gives the 70,000 values of 650 agencies in three years with their sub-aspects.
_SCALE = 2
_PAUSE = 0.5  # seconds between two files


def measure_intake(runs: int) -> list[Figure]:
    """A template with some 70,000 values, as we write it and as a spreadsheet program saves it, and its levels in a
    row each: read by calamine in this process, read safely, and inspected; in turn.

    As in the server, a child process waits for each file; the next one is given time to start before the next turn."""
    from analytics.intake.reading import keep_ready, read_file
    from analytics.intake.registry import Registry
    from analytics.intake.template import export_to_template
    from analytics.intake.understand import inspect
    from analytics.warehouse import build_release

    with TemporaryDirectory() as folder, home(Path(folder)):
        release = build_release("simulated", scale=_SCALE)
        ours, saved, long = (Path(folder) / f"{name}.xlsx" for name in ("results", "saved", "long"))
        ours.write_bytes(export_to_template(release))
        _save_again(ours, saved)
        if read_file(ours).sheets != read_file(saved).sheets:
            raise ValueError("what a spreadsheet program saves is not read the same")
        registry = Registry.of(release)
        _save_long(inspect(read_file(ours), registry), registry, long)
        keep_ready()
        return [
            *_measured("Inspection of a spreadsheet, as we write it", ours, registry, runs),
            *_measured("Inspection of a spreadsheet, as a program saves it", saved, registry, runs),
            *_measured("Inspection of a spreadsheet, a row per agency and sub-aspect", long, registry, runs),
        ]


def _measured(group: str, file: Path, registry: Registry, runs: int) -> list[Figure]:
    from analytics.intake.reading import read_file
    from analytics.intake.understand import inspect

    inspect(read_file(file), registry)  # what is found once is found now
    bare, read, whole = [], [], []
    for _ in range(runs):
        time.sleep(_PAUSE)
        # What is made lives on until nothing is timed any more: giving it back is no part of any of the three.
        cells, seconds = _timed(_read_bare, file)
        bare.append(seconds)
        del cells
        workbook, seconds = _timed(read_file, file)
        read.append(seconds)
        inspection, seconds = _timed(inspect, workbook, registry)
        whole.append(read[-1] + seconds)
        del workbook, inspection
    return [
        figure(group, "bare reading of its cells", "s", bare),
        figure(group, "safe reading, as a multiple of that", "×", ratios(read, bare)),
        figure(group, "reading and inspecting, as a multiple of that", "×", ratios(whole, bare), aim=INSPECT_AIM),
    ]


def _timed(work: Callable[..., Any], *given: Any) -> tuple[Any, float]:
    begun = time.perf_counter()
    made = work(*given)
    return made, time.perf_counter() - begun


def _read_bare(file: Path) -> Any:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(str(file))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def _save_again(file: Path, saved: Path) -> None:
    """The same workbook with a type on every cell, and styles, as spreadsheet programs write them."""
    import openpyxl

    openpyxl.load_workbook(file).save(saved)


def _save_long(found: Inspection, registry: Registry, long: Path) -> None:
    """The levels of all results, a row each: as wide as such tables are, and thirty times as long."""
    import xlsxwriter

    with xlsxwriter.Workbook(long, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Data")
        sheet.write_row(0, 0, ("Instansi", "Tahun", "Tahap", "Sub-aspek", "Tingkat"))
        rows = (
            (registry.agencies[one.agency_id].name_id, one.year, one.stage.replace("_", " "),
             registry.sub_aspects[part].name_id, level)
            for one in found.results for part, level in one.levels.items()
        )  # fmt: skip
        for place, row in enumerate(rows, start=1):
            sheet.write_row(place, 0, row)
