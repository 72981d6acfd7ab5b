"""A draft as it stands now: its file read, understood and checked with everything that was settled before.

A page asks in each of its runs; what depends on nothing that changed is kept.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from analytics.diff import Difference
from analytics.intake import remembered
from analytics.intake.drafts import Draft
from analytics.intake.grid import Workbook
from analytics.intake.layout import map_workbook, shape_of
from analytics.intake.model import Inspection, as_plain, from_plain
from analytics.intake.publish import PREVIEW_STEPS, preview, registry_release
from analytics.intake.reading import STEPS as READING_STEPS
from analytics.intake.reading import keep_ready, read_file
from analytics.intake.registry import Registry
from analytics.intake.understand import STEPS as INSPECTION_STEPS
from analytics.intake.understand import inspect
from analytics.warehouse import Release, current_release

# What `examine` and `compare` call out, in order, where the work is not done yet.
STEPS = (*READING_STEPS, *INSPECTION_STEPS)
COMPARE_STEPS = PREVIEW_STEPS
_KEPT = 4


@dataclass(frozen=True)
class Watch:
    """Who is told of each step, and asked again and again whether the work is given up."""

    progress: Callable[[str], None]
    cancelled: Callable[[], bool] | None = None


NOBODY = Watch(lambda _step: None)


@dataclass(frozen=True)
class _File:
    """A draft's file, checked against its hash, and the release whose registry it is read by.

    `watch` is no part of what is asked, so that an answer is found again whoever watched.
    """

    path: Path
    file_hash: str
    file_name: str
    registry: Release
    watch: Watch = field(compare=False, default=NOBODY)


@dataclass(frozen=True)
class _Asked:
    """All that an inspection depends on. `given`: the mapping as JSON; `names`: settled names with their agency."""

    file: _File
    current: Release
    given: str | None
    names: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Examined:
    """A draft's inspection, and how it came about. `is_remembered`: an earlier file of this shape gave the mapping."""

    workbook: Workbook
    inspection: Inspection
    shape: str
    is_remembered: bool
    asked: _Asked


def examine(draft: Draft, watch: Watch = NOBODY) -> Examined:
    """Read, understand and check the file of a draft. Raises Refused, NotPublished.

    The mapping is the one that the owner corrected, else the one kept for files of this shape, else found anew. Names
    that were settled for earlier files count too.
    """
    file = _File(draft.check(), draft.file_hash, draft.file_name, registry_release(), watch)
    workbook, shape = _read(file)
    kept = None if draft.given else remembered.mapping_for(shape)
    given = draft.given or (as_plain(kept) if kept else None)
    names = {**remembered.aliases(), **draft.names}
    asked = _Asked(
        file, current_release(), json.dumps(given, sort_keys=True) if given else None, tuple(sorted(names.items()))
    )
    return Examined(workbook, _inspect(asked), shape, is_remembered=kept is not None, asked=asked)


def compare(examined: Examined, watch: Watch = NOBODY) -> Difference:
    """What would change if the draft were published now. Raises DataFaults, NotPublished."""
    return _compare(replace(examined.asked, file=replace(examined.asked.file, watch=watch)))


@lru_cache(maxsize=_KEPT)
def _read(file: _File) -> tuple[Workbook, str]:
    """The workbook, and the shape by which its mapping is remembered."""
    keep_ready()  # who examines one draft in this process will examine others
    workbook = read_file(
        file.path, file_name=file.file_name, progress=file.watch.progress, cancelled=file.watch.cancelled
    )
    return workbook, shape_of(workbook, map_workbook(workbook, Registry.of(file.registry), None))


@lru_cache(maxsize=_KEPT)
def _inspect(asked: _Asked) -> Inspection:
    workbook, _ = _read(asked.file)
    given = from_plain(json.loads(asked.given)) if asked.given else None
    return inspect(
        workbook, Registry.of(asked.file.registry), given=given, names=dict(asked.names), follows=asked.current,
        progress=asked.file.watch.progress,
    )  # fmt: skip


@lru_cache(maxsize=_KEPT)
def _compare(asked: _Asked) -> Difference:
    return preview(_inspect(asked), current=asked.current, progress=asked.file.watch.progress)
