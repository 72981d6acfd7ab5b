"""Who published what, when and from which file: a record beside each imported release, and a journal of every step.

The record is written before the pointer moves, so no release is ever shown without one. The journal is only added to;
an entry whose step was cut off before the pointer moved is told apart by `took_effect`.
"""

from __future__ import annotations

import contextlib
import json
import os
import uuid
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from analytics.paths import home
from analytics.warehouse.store import current_id, last_entry, replace_text, sync

Record = Mapping[str, Any]


def now() -> str:
    """This moment, in the form of every record: UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def record_path(release_id: str) -> Path:
    """Where the record of a release lies."""
    return home() / "records" / f"{release_id}.json"


def record_of(release_id: str) -> Record | None:
    """The record of a release: release_id, entry, who, when, file_name, file_hash, format, mapping, findings, ticks,
    counts, note, kind_of_change, follows, headline, and `earlier` where the same content was published before."""
    if not release_id.replace("-", "").isalnum():
        return None
    try:
        found: Record = json.loads(record_path(release_id).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return found


def write_record(record: Record) -> None:
    """Keep the record of a release; one that is there already moves into `earlier`, if its publishing was finished."""
    path = record_path(record["release_id"])
    path.parent.mkdir(parents=True, exist_ok=True)
    before = record_of(record["release_id"])
    finished = {entry["id"] for entry in journal() if entry["took_effect"]}
    earlier = list(before.get("earlier", ())) if before else []
    if before and before["entry"] in finished:
        earlier.append({name: value for name, value in before.items() if name != "earlier"})
    replace_text(path, _json({**record, "earlier": earlier}, indent=1))


def drop_record(release_id: str, entry: str) -> None:
    """Take back the record of a publishing that came to nothing; what was published of it before stays written."""
    record = record_of(release_id)
    if record and record["entry"] == entry:
        earlier: list[Record] = list(record["earlier"])
        if not earlier:
            record_path(release_id).unlink(missing_ok=True)
        else:
            replace_text(record_path(release_id), _json({**earlier[-1], "earlier": earlier[:-1]}, indent=1))


def new_entry() -> str:
    """An id for an entry of the journal, so that the record can name it first."""
    return uuid.uuid4().hex


def append(entry: Mapping[str, Any]) -> None:
    """Add an entry and wait until it is on disk: id, action, release_id, who, when, note, follows. All or nothing."""
    path = _journal_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    line = _json({**entry, "after": last_entry()}).encode() + b"\n"
    # Unbuffered: what did not fit must not be tried again when the file is closed.
    with path.open("ab", buffering=0) as file:
        end = file.tell()
        # A process that died in the middle of a line left it without an end.
        left = b"\n" + line if end > 0 and path.read_bytes()[-1:] != b"\n" else line
        try:
            while left:
                left = left[file.write(left) :]
            os.fsync(file.fileno())
        except OSError:
            with contextlib.suppress(OSError):
                os.ftruncate(file.fileno(), end)
            raise
    sync(path.parent)


def journal() -> list[dict[str, Any]]:
    """Every entry, oldest first, each with `took_effect`: whether the pointer was moved as it says."""
    entries = list(_entries())
    effective, last = set(), last_entry()
    after = {entry["id"]: entry.get("after") for entry in entries}
    while last in after and last not in effective:
        effective.add(last)
        last = after[last]
    return [{**entry, "took_effect": entry["id"] in effective} for entry in entries]


def lineage(release_id: str | None) -> list[str]:
    """A release and those that it came after, by the records, newest first."""
    found: list[str] = []
    while release_id and release_id not in found:
        found.append(release_id)
        record = record_of(release_id)
        release_id = record["follows"] if record else None
    return found


def shown_lineage() -> list[str]:
    """The current release and those that it came after, newest first."""
    return lineage(current_id())


def _journal_path() -> Path:
    return home() / "journal.jsonl"


def _entries() -> Iterator[dict[str, Any]]:
    try:
        lines = _journal_path().read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return
    for line in lines:
        with contextlib.suppress(ValueError):  # a line that was cut off in its middle
            entry = json.loads(line)
            if isinstance(entry, dict) and "id" in entry:
                yield entry


def _json(value: Any, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, default=str, indent=indent, sort_keys=True)
