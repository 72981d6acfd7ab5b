"""From an inspected file to the release that everybody sees, and back: preview, publish, roll back.

Only one process publishes at a time. Everything is made beside the kept releases; the one thing that makes it visible
is the pointer, which is replaced last. Whatever dies before leaves the served release as it was.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from analytics.diff import Difference, diff
from analytics.errors import Busy, NoRoom, PetaMeritError, PointerMoved
from analytics.intake import records, remembered
from analytics.intake.assemble import tables_of, words_of
from analytics.intake.drafts import Draft, delete_draft, drafts_folder
from analytics.intake.errors import NotPublished
from analytics.intake.model import Finding, Inspection, as_plain
from analytics.intake.rights import Person, require
from analytics.paths import home
from analytics.warehouse import STEPS as BUILD_STEPS
from analytics.warehouse import Release, current_release, latest_of_kind, list_releases, open_release
from analytics.warehouse.build import Filled, Progress, Words, fill_release, put_in_place, silent
from analytics.warehouse.room import no_room
from analytics.warehouse.store import current_id, locked, move_pointer, open_file, release_path, was_published

if TYPE_CHECKING:
    import pandas as pd

_LOG = logging.getLogger(__name__)
KINDS_OF_CHANGE = ("first", "revision", "correction")
# What a publishing calls out, in order. "compare" and "record" come before the file gets its name.
STEPS = ("read", *BUILD_STEPS[1:6], "compare", "record", *BUILD_STEPS[6:8], "journal", "pointer", "clean")
PREVIEW_STEPS = (*BUILD_STEPS[1:6], "compare")
_LOCK, _WAIT_SECONDS = ".publishing", 10.0


@dataclass(frozen=True)
class Made:
    """What is to be published: raw tables, what the release says of itself, and what its record says beside that."""

    tables: Mapping[str, pd.DataFrame]
    words: Words
    record: Mapping[str, Any]


def registry_release(current: Release | None = None) -> Release:
    """The release whose registry, instrument and totals a file is checked against and published with.

    That is the one which the current release began from: an imported release has the illustrative sub-aspects only
    where its file used them. Published facts count as they are now.
    """
    current = current or current_release()
    if current.kind != "imported":
        return current
    for release_id in records.lineage(current.release_id):
        if not release_id.startswith("imported-") and release_id in {one.release_id for one in list_releases()}:
            origin = open_release(release_id)
            return (latest_of_kind("published") or origin) if origin.kind == "published" else origin
    return current


def default_change(current: Release | None = None) -> str:
    """What kind of change a publishing most likely is: the first of this copy, else a revision."""
    return "revision" if (current or current_release()).kind == "imported" else "first"


def preview(
    inspection: Inspection, *, note: str = "", current: Release | None = None, progress: Progress = silent
) -> Difference:
    """What would change if this were published now. It is built apart from the releases and gone when this returns.

    Raises DataFaults, NotPublished (no_room).
    """
    current = current or current_release()
    registry = registry_release(current)
    folder = drafts_folder() / ".preview"
    tables, words = tables_of(inspection, registry, note or "-"), words_of(note or "-", registry)
    with (
        _translated(),
        fill_release("imported", tables, words, follows=current.release_id, folder=folder, progress=progress) as filled,
    ):
        progress("compare")
        return _compare(current, filled)


def publish(
    inspection: Inspection,
    *,
    note: str,
    kind_of_change: str,
    ticks: Sequence[str],
    who: Person,
    expected_current: str | None,
    draft: Draft | None = None,
    progress: Progress = silent,
) -> Release:
    """Make an inspected file the current release, and return it.

    `expected_current`: the release that was current when the difference was looked at. `ticks` accept warnings, each
    as RULE@SHEET!CELL or RULE@CELL. A draft is removed once it is published. Calling again with the same after a crash
    ends what was begun. Raises NotAllowed, NotPublished (with its reason), DataFaults; then nothing has changed.
    """
    require(who, "publish")
    note = note.strip()
    _refuse(inspection, note, kind_of_change, ticks)
    progress("read")
    current = _expected(expected_current)
    registry = registry_release(current)
    made = Made(tables_of(inspection, registry, note), words_of(note, registry), {
        "action": "publish", "file_name": inspection.file_name, "file_hash": inspection.file_hash,
        "format": inspection.format, "mapping": as_plain(inspection.mapping),
        "findings": [{**asdict(one), "key": one.key} for one in inspection.findings],
        "ticks": accept(inspection.findings, ticks),
        "counts": [asdict(one) for one in inspection.counts], "note": note, "kind_of_change": kind_of_change,
        "draft": draft and hashlib.sha256(draft.draft_id.encode()).hexdigest(),
    })  # fmt: skip
    release = make_current(made, who=who.name, expected=current, progress=progress)
    progress("clean")
    if draft:
        delete_draft(draft)
    try:
        known = remembered.aliases()
        new = {name: one for name, one in inspection.mapping.names.items() if known.get(name) != one}
        remembered.remember_aliases(new, who=who.name, file_name=inspection.file_name)
    except (OSError, PetaMeritError) as error:  # it is published; a name that must be settled again is no harm
        _LOG.warning("names were not remembered: %s", error)
    return release


def make_current(made: Made, *, who: str, expected: Release, progress: Progress = silent) -> Release:
    """Build a release, write its record, and point to it; all or nothing. Raises NotPublished, DataFaults."""
    with _alone(who):
        _refuse_moved(expected.release_id, current_id(), made)
        follows = expected.release_id
        with fill_release("imported", made.tables, made.words, follows=follows, progress=progress) as filled:
            if filled.release_id == current_id():  # shown already: a repeat, or the end of what was cut off
                return open_release(filled.release_id)
            progress("compare")
            difference = _compare(expected, filled)
            entry = records.new_entry()
            record = {
                **made.record, "release_id": filled.release_id, "entry": entry, "who": who, "when": records.now(),
                "follows": follows, "headline": list(difference.measures),
            }  # fmt: skip

            def before() -> str:
                progress("record")
                records.write_record(record)
                put_in_place(filled, progress)
                progress("journal")
                records.append(_entry(record))
                progress("pointer")
                return entry

            try:
                with no_room(home()):
                    _move(filled.release_id, "imported", expected=follows, before=before)
            except BaseException:
                _withdraw(filled.release_id, entry)
                raise
        return open_release(filled.release_id)


def rollback(
    release_id: str, *, note: str, who: Person, expected_current: str | None = None, progress: Progress = silent
) -> Release:
    """Show an earlier release again; nothing is deleted. Raises NotAllowed, ReleaseNotFound, NotPublished."""
    require(who, "publish")
    if not note.strip():
        raise NotPublished("no_note")
    release = open_release(release_id)
    with _translated(), _alone(who.name):
        now = current_id()
        _refuse_moved(expected_current or now, now)
        if now == release_id:
            raise NotPublished("same_already", release=release_id)
        entry = {
            "id": records.new_entry(), "action": "rollback", "release_id": release_id, "who": who.name,
            "when": records.now(), "note": note.strip(), "follows": now,
        }  # fmt: skip

        def before() -> str:
            progress("journal")
            records.append(entry)
            progress("pointer")
            return str(entry["id"])

        with no_room(home()):
            _move(release_id, release.kind, expected=now, before=before)
    return release


def accept(findings: Sequence[Finding], ticks: Sequence[str]) -> list[str]:
    """The keys of the warnings that some ticks accept; a tick without a sheet is for its cell on any sheet."""
    given = set(ticks)
    return [
        one.key for one in findings
        if one.severity == "warning" and given & {one.key, f"{one.rule}@{one.cell}", f"{one.rule}@{one.sheet}"}
    ]  # fmt: skip


def unused_ticks(findings: Sequence[Finding], ticks: Sequence[str]) -> list[str]:
    """The ticks that accept nothing in this file: most likely a slip, or a warning that is gone."""
    return [tick for tick in ticks if not accept(findings, [tick])]


def refusal(inspection: Inspection, ticks: Sequence[str]) -> NotPublished | None:
    """Why a file may not be published as it stands, or None: an error, no result, a warning that nobody accepted."""
    errors = [one for one in inspection.findings if one.severity == "error"]
    if errors:
        return NotPublished("errors", n=len(errors), first=errors[0].key)
    if not inspection.results:
        return NotPublished("no_results")
    if left := inspection.unticked(accept(inspection.findings, ticks)):
        return NotPublished("unticked", n=len(left), first=left[0].key)
    return None


def _refuse(inspection: Inspection, note: str, kind_of_change: str, ticks: Sequence[str]) -> None:
    if found := refusal(inspection, ticks):
        raise found
    if not note:
        raise NotPublished("no_note")
    if kind_of_change not in KINDS_OF_CHANGE:
        raise NotPublished("bad_change", found=kind_of_change, allowed=", ".join(KINDS_OF_CHANGE))


def _expected(release_id: str | None) -> Release:
    if release_id is None or release_id == current_id():
        return current_release()
    return open_release(release_id)


def _refuse_moved(expected: str | None, now: str | None, made: Made | None = None) -> None:
    """Refuse where somebody came first. One who tries again after a crash may find that he did so himself."""
    if expected == now or now is None:
        return
    record = records.record_of(now) or {}
    draft = made.record.get("draft") if made else None
    if draft is None or draft != record.get("draft"):
        raise came_first(now)


def came_first(release_id: str | None) -> NotPublished:
    """The refusal that says who published or rolled back meanwhile, and when."""
    done = [entry for entry in records.journal() if entry["took_effect"] and entry["release_id"] == release_id]
    who, when = (str(done[-1]["who"]), str(done[-1]["when"])) if done else ("?", "?")
    return NotPublished("meanwhile", release=release_id or "?", who=who, when=when)


def _withdraw(release_id: str, entry: str) -> None:
    """Take away what was put in place for a release that did not become current."""
    if not was_published(release_id):
        release_path(release_id).unlink(missing_ok=True)
        records.drop_record(release_id, entry)


def _compare(current: Release, filled: Filled) -> Difference:
    made = open_file(filled.path)
    try:
        return diff(current, made)
    finally:
        made.close()


def _entry(record: Mapping[str, Any]) -> dict[str, Any]:
    names = ("action", "release_id", "who", "when", "note", "kind_of_change", "file_name", "file_hash", "follows")
    return {"id": record["entry"], **{name: record.get(name) for name in names}}


def _move(release_id: str, kind: str, *, expected: str | None, before: Callable[[], str]) -> None:
    try:
        move_pointer(release_id, kind, expected=expected, before=before)
    except PointerMoved as error:
        raise came_first(error.current) from error


@contextlib.contextmanager
def _alone(who: str) -> Iterator[None]:
    """Hold the right to publish; whoever waits in vain is told by whom it is held."""
    with _translated(), locked(_LOCK, holder=f"{who}, {records.now()}", seconds=_WAIT_SECONDS):
        yield


@contextlib.contextmanager
def _translated() -> Iterator[None]:
    """Errors of the store as refusals, which speak both languages."""
    try:
        yield
    except Busy as error:
        raise NotPublished("busy", holder=error.holder or "?") from error
    except NoRoom as error:
        raise NotPublished("no_room", why=error.reason) from error
