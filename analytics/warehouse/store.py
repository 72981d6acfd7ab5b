"""The kept releases: where they lie, which one is current, and one read-only connection to each that is open."""

from __future__ import annotations

import contextlib
import fcntl
import json
import logging
import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from analytics.errors import Busy, PointerMoved, ReleaseNotFound, ReleaseUnreadable
from analytics.paths import home, releases_folder

if TYPE_CHECKING:
    import pandas as pd

_LOG = logging.getLogger(__name__)
# A release is read by people's measures only: no file, network or setting can be reached through it.
_LOCKED = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "python_enable_replacements": "false",
    "threads": "1",
    "lock_configuration": "true",
}
_OPEN: dict[Path, Release] = {}
_OPENING = threading.Lock()
# The title of everything that is made over the invented country begins so, whatever its kind.
SIMULATED_TITLE = "SIMULASI"
IMPORTED = "imported-"
_WAIT_SECONDS, _LOOK_AGAIN_SECONDS = 30.0, 0.05


@dataclass(frozen=True, eq=False)
class Release:
    """An open release. Each query uses a cursor of its own, so that threads never share one."""

    release_id: str
    kind: str
    content_hash: str
    built_at: datetime
    title: str
    title_en: str
    note: str
    note_en: str
    follows: str | None
    path: Path
    _connection: duckdb.DuckDBPyConnection = field(repr=False)

    def __hash__(self) -> int:
        return hash(self.release_id)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Release) and (self.release_id, self.path) == (other.release_id, other.path)

    @property
    def is_simulated(self) -> bool:
        """Whether everything in it is invented."""
        return self.kind == "simulated" or self.title.startswith(SIMULATED_TITLE)

    @property
    def counts_itself(self) -> bool:
        """Whether its own results are the numbers: all but the published facts, which are a part of what was told."""
        return self.kind != "published"

    def rows(self, sql: str, parameters: Any = None) -> list[tuple[Any, ...]]:
        """The rows of a query as tuples."""
        with self._connection.cursor() as cursor:
            return cursor.execute(sql, parameters).fetchall()

    def dicts(self, sql: str, parameters: Any = None) -> list[dict[str, Any]]:
        """The rows of a query as dictionaries by column name."""
        with self._connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            names = [column[0] for column in cursor.description or ()]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def frame(self, sql: str, parameters: Any = None) -> pd.DataFrame:
        """The rows of a query as a data frame."""
        with self._connection.cursor() as cursor:
            return cursor.execute(sql, parameters).df()

    def close(self) -> None:
        """Let go of the file. Only for a release that nobody else can have opened (`open_file`)."""
        self._connection.close()

    def row_counts(self) -> dict[str, int]:
        """How many rows each table holds."""
        tables = [name for (name,) in self.rows("SELECT table_name FROM duckdb_tables() ORDER BY table_name")]
        counts = self.rows(" UNION ALL ".join(f"SELECT '{name}', count(*) FROM {name}" for name in tables))
        return dict(counts)


def release_path(release_id: str) -> Path:
    """The file of a release. Its id is checked against what is in the folder before anything is opened."""
    return releases_folder() / f"{release_id}.duckdb"


def _ids() -> list[str]:
    """The ids of the kept releases. An imported one counts from the moment when the pointer was moved to it: one whose
    publishing was cut off stays unseen."""
    found = (path.stem for path in releases_folder().glob("*.duckdb") if not path.name.startswith("."))
    return sorted(one for one in found if not one.startswith(IMPORTED) or was_published(one))


def was_published(release_id: str) -> bool:
    """Whether the pointer was ever moved to an imported release. Where the pointer was lost, every one counts."""
    published = _pointer().get("imported", [])
    return published is None or release_id in published


def open_release(release_id: str) -> Release:
    """The release of this id, opened once per process.

    Raises ReleaseNotFound for an id that is not kept, ReleaseUnreadable where the file is broken.
    """
    if release_id not in _ids():
        raise ReleaseNotFound(release_id, _ids())
    path = release_path(release_id)
    with _OPENING:
        if path not in _OPEN:
            _OPEN[path] = _opened(path)
        return _OPEN[path]


def _opened(path: Path) -> Release:
    release = open_file(path)
    if release.release_id != path.stem:
        release.close()
        raise ReleaseUnreadable(str(path), "its name is not the release it holds")
    return release


def open_file(path: Path) -> Release:
    """A release in a file of any name, kept or not. Whoever opens it closes it. Raises ReleaseUnreadable."""
    names = "release_id, kind, content_hash, built_at, title, title_en, note, note_en, follows"
    try:
        connection = duckdb.connect(str(path), read_only=True, config=dict(_LOCKED))
        row = connection.execute(f"SELECT {names} FROM release").fetchone()
    except duckdb.Error as error:
        raise ReleaseUnreadable(str(path), str(error).splitlines()[0]) from error
    if row is None:
        raise ReleaseUnreadable(str(path), "it does not say which release it holds")
    values = dict(zip(names.split(", "), row, strict=True))
    return Release(**values, path=path, _connection=connection)


def list_releases() -> list[Release]:
    """Every kept release that can be read, newest first; one that cannot is named in the log."""
    found = []
    for release_id in _ids():
        try:
            found.append(open_release(release_id))
        except ReleaseUnreadable as error:
            _LOG.warning("%s", error)
    return sorted(found, key=lambda release: (release.built_at, release.release_id), reverse=True)


def _pointer_path() -> Path:
    return home() / "current.json"


def _pointer() -> dict[str, Any]:
    try:
        pointer: dict[str, Any] = json.loads(_pointer_path().read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {"current": None, "latest": {}, "built_from": {}, "imported": None}
    return pointer


@contextlib.contextmanager
def locked(name: str = ".lock", *, holder: str = "", seconds: float = _WAIT_SECONDS) -> Iterator[None]:
    """Hold a lock of this home; `holder` is who those read that wait in vain. A process that dies lets go of it.

    Raises Busy, with the name of the holder, after so many seconds.
    """
    home().mkdir(parents=True, exist_ok=True)
    until = time.monotonic() + seconds
    with (home() / name).open("a+b", buffering=0) as lock:
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= until:
                    lock.seek(0)
                    raise Busy(str(home() / name), lock.read().decode(errors="replace"), seconds) from None
                time.sleep(_LOOK_AGAIN_SECONDS)
        with contextlib.suppress(OSError):  # the name only informs; on a full disk the work itself says so
            lock.truncate(0)
            lock.write(holder.encode())
        yield


def point_to(release_id: str, kind: str, built_from: str) -> None:
    """Make a release the latest of its kind, and the current one; `built_from` is the digest of what it was made from.

    A simulated one becomes current only where there is no other: nobody should meet invented figures unasked. None
    takes the place of an imported one: what an officer published stays until an officer says otherwise.
    """
    with locked():
        pointer = _pointer()
        pointer["latest"][kind] = release_id
        pointer["built_from"][kind] = built_from
        shown = pointer["current"] if pointer["current"] in _ids() else None
        pointer["imported"] = _imported_ids()
        if shown is None or (kind != "simulated" and not shown.startswith(IMPORTED)):
            pointer["current"] = release_id
        replace_text(_pointer_path(), json.dumps(pointer, indent=1, sort_keys=True))


def _imported_ids() -> list[str]:
    return [release_id for release_id in _ids() if release_id.startswith(IMPORTED)]


def move_pointer(release_id: str, kind: str, *, expected: str | None, before: Callable[[], str]) -> None:
    """Make a release the current one and the latest of its kind, as an officer asked who saw `expected` as current.

    `before` is called when nothing can come in between any more: it puts the file in its place, writes down who does
    this, and returns the id of that entry. The pointer keeps it, so that an entry without an effect can be told.
    Raises PointerMoved, before anything is done, where another release is current by now.
    """
    with locked():
        now = current_id()
        if now not in (expected, release_id):
            raise PointerMoved(expected, now)
        entry = before()
        pointer = _pointer()
        pointer["latest"][kind] = pointer["current"] = release_id
        pointer["entry"] = entry
        pointer["imported"] = sorted({*_imported_ids(), *([release_id] if kind == "imported" else [])})
        replace_text(_pointer_path(), json.dumps(pointer, indent=1, sort_keys=True))


def last_entry() -> str | None:
    """The id of the entry that went with the last move of the pointer by an officer, or None."""
    entry: str | None = _pointer().get("entry")
    return entry


def replace_text(path: Path, text: str) -> None:
    """Write a file so that at every moment the old content or the new one stands there, whole and on disk."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}")
    try:
        with unfinished.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)
    sync(path.parent)


def sync(path: Path) -> None:
    """Wait until a file, or what a folder lists, is on disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def followed_by(release_id: str, kind: str) -> str | None:
    """The release that a new one of this kind comes after: the latest so far, or None."""
    latest: str | None = _pointer()["latest"].get(kind)
    return latest if latest != release_id else None


def was_built_from(kind: str) -> str | None:
    """The digest of what the latest release of a kind was made from, or None where there is none."""
    digest: str | None = _pointer()["built_from"].get(kind)
    return digest if latest_of_kind(kind) else None


def latest_of_kind(kind: str) -> Release | None:
    """The release of a kind that was built or published last, or None."""
    release_id = _pointer()["latest"].get(kind)
    return open_release(release_id) if release_id in _ids() else None


def current_release(kinds: Sequence[str] = ("published", "simulated", "imported")) -> Release:
    """The release that is shown unless another is asked for. Raises ReleaseNotFound where there is none."""
    release_id = _pointer()["current"]
    if release_id in _ids():
        return open_release(release_id)
    for kind in kinds:
        if release := latest_of_kind(kind):
            return release
    raise ReleaseNotFound("current", _ids())


def current_id() -> str | None:
    """The id of the release that is shown, or None where there is none."""
    with contextlib.suppress(ReleaseNotFound):
        return current_release().release_id
    return None
