"""What a later correction changed of the numbers that people may have quoted: for the notice on pages and links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analytics.errors import PetaMeritError
from analytics.intake.records import Record, lineage, record_of, shown_lineage
from analytics.measures import compute
from analytics.warehouse import Release, open_release


@dataclass(frozen=True)
class Notice:
    """A correction, and the headline numbers of an earlier release that it changed: id, parameters, from, to."""

    release_id: str
    when: str
    note: str
    measures: Sequence[Mapping[str, Any]]


def corrections_after(release_id: str) -> list[Notice]:
    """The corrections that came after a release and changed a headline number which it shows, newest first.

    Only those count that the current release still includes: one that was rolled back is none. A number counts where
    the release shows the value that was wrong.
    """
    own = set(lineage(release_id))
    later = [one for one in shown_lineage() if one not in own]
    if not later:
        return []
    release = open_release(release_id)
    return [notice for one in later if (notice := _notice(release, record_of(one)))]


def corrected_by(release_id: str) -> Notice | None:
    """What a release itself corrects of the one before it; None where it corrects no headline number."""
    record = record_of(release_id)
    return _of(record, record["headline"]) if record and _is_correction(record) and record["headline"] else None


def _is_correction(record: Record) -> bool:
    return bool(record["kind_of_change"] == "correction")


def _notice(release: Release, record: Record | None) -> Notice | None:
    if record is None or not _is_correction(record):
        return None
    measures = list(_wrong_here(release, record["headline"]))
    return _of(record, measures) if measures else None


def _of(record: Record, measures: Sequence[Mapping[str, Any]]) -> Notice:
    return Notice(record["release_id"], record["when"], record["note"], measures)


def _wrong_here(release: Release, changes: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for change in changes:
        try:
            value = compute(release, change["id"], **change["parameters"]).value
        except PetaMeritError:  # a measure or category that this release does not have
            continue
        if value == change["from"]:
            yield change
