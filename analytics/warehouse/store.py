"""The kept releases: where they lie, which one is current, and one read-only connection to each that is open."""

from __future__ import annotations

import contextlib
import fcntl
import json
import logging
import os
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from analytics.errors import ReleaseNotFound, ReleaseUnreadable
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
        return self.kind == "simulated"

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

    def row_counts(self) -> dict[str, int]:
        """How many rows each table holds."""
        tables = [name for (name,) in self.rows("SELECT table_name FROM duckdb_tables() ORDER BY table_name")]
        counts = self.rows(" UNION ALL ".join(f"SELECT '{name}', count(*) FROM {name}" for name in tables))
        return dict(counts)


def release_path(release_id: str) -> Path:
    """The file of a release. Its id is checked against what is in the folder before anything is opened."""
    return releases_folder() / f"{release_id}.duckdb"


def _ids() -> list[str]:
    return sorted(path.stem for path in releases_folder().glob("*.duckdb") if not path.name.startswith("."))


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
    names = "release_id, kind, content_hash, built_at, title, title_en, note, note_en, follows"
    try:
        connection = duckdb.connect(str(path), read_only=True, config=dict(_LOCKED))
        row = connection.execute(f"SELECT {names} FROM release").fetchone()
    except duckdb.Error as error:
        raise ReleaseUnreadable(str(path), str(error).splitlines()[0]) from error
    if row is None or row[0] != path.stem:
        raise ReleaseUnreadable(str(path), "its name is not the release it holds")
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
        return {"current": None, "latest": {}, "built_from": {}}
    return pointer


@contextlib.contextmanager
def _locked() -> Iterator[None]:
    home().mkdir(parents=True, exist_ok=True)
    with (home() / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def point_to(release_id: str, kind: str, built_from: str) -> None:
    """Make a release the latest of its kind, and the current one; `built_from` is the digest of what it was made from.

    A simulated one becomes current only where there is no other: nobody should meet invented figures unasked.
    """
    with _locked():
        pointer = _pointer()
        pointer["latest"][kind] = release_id
        pointer["built_from"][kind] = built_from
        if kind != "simulated" or pointer["current"] not in _ids():
            pointer["current"] = release_id
        _replace(_pointer_path(), json.dumps(pointer, indent=1, sort_keys=True))


def _replace(path: Path, text: str) -> None:
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    with unfinished.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(unfinished, path)


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
