"""A draft as it stands now: its file read, understood and checked with everything that was settled before."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace

from analytics.intake import remembered
from analytics.intake.drafts import Draft
from analytics.intake.grid import Workbook
from analytics.intake.layout import map_workbook, shape_of
from analytics.intake.model import FileMapping, Inspection, from_plain
from analytics.intake.publish import registry_release
from analytics.intake.reading import read_file
from analytics.intake.registry import Registry
from analytics.intake.understand import inspect
from analytics.warehouse import current_release

_KEPT = 4
_workbooks: OrderedDict[str, Workbook] = OrderedDict()
_keeping = threading.Lock()


@dataclass(frozen=True)
class Examined:
    """A draft's inspection, and how it came about. `is_remembered`: an earlier file of this shape gave the mapping."""

    workbook: Workbook
    inspection: Inspection
    shape: str
    is_remembered: bool


def _silent(step: str) -> None:
    """The progress of a caller who wants none."""


def examine(draft: Draft, *, progress: Callable[[str], None] = _silent) -> Examined:
    """Read, understand and check the file of a draft. Raises Refused, NotPublished.

    The mapping is the one that the owner corrected, else the one kept for files of this shape, else found anew. Names
    that were settled for earlier files count too.
    """
    progress("open")
    workbook = _read(draft)
    progress("inspect")
    release = registry_release()
    registry = Registry.of(release)
    shape = shape_of(workbook, map_workbook(workbook, registry, None))
    given: FileMapping | None = from_plain(draft.given) if draft.given else None
    kept = None if given else remembered.mapping_for(shape)
    names = {**remembered.aliases(), **draft.names}
    found = inspect(workbook, registry, given=given or kept, names=names, follows=current_release())
    return Examined(workbook, found, shape, is_remembered=kept is not None)


def _read(draft: Draft) -> Workbook:
    """The workbook of a draft; the last few are kept, since each correction asks for the same one."""
    with _keeping:
        if draft.file_hash in _workbooks:
            _workbooks.move_to_end(draft.file_hash)
            return replace(_workbooks[draft.file_hash], file_name=draft.file_name)
    workbook = read_file(draft.check(), file_name=draft.file_name)
    with _keeping:
        _workbooks[draft.file_hash] = workbook
        while len(_workbooks) > _KEPT:
            _workbooks.popitem(last=False)
    return workbook
