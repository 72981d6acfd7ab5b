"""Builds a release: read, check, load, derive, hash, and only then, in one step, put it in its place.

A build that dies at any moment leaves what was there before: the file has another name until it is complete and on
disk, and the pointer to the current release is replaced last.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import duckdb

from analytics.errors import DataFaults
from analytics.findings import Finding
from analytics.paths import DATA, PROJECT, releases_folder
from analytics.warehouse import store
from analytics.warehouse.hashing import content_hash
from analytics.warehouse.read import ROW, read_folder
from analytics.warehouse.room import no_room
from analytics.warehouse.rules import check

if TYPE_CHECKING:
    import pandas as pd

Kind = Literal["published", "simulated"]
Progress = Callable[[str], None]
STEPS = ("read", "check", "load", "derive", "hash", "sync", "rename", "folder", "pointer")
SCHEMA_VERSION = 1
_SQL = Path(__file__).parent
_UNFINISHED = ".building-"
# Tables that the simulated country takes from the instrument itself.
_INSTRUMENT = ("agency_type", "agency_type_group", "aspect", "sub_aspect", "category", "category_group", "method")


@dataclass(frozen=True)
class Words:
    """What a release says of itself, in both languages."""

    title: str
    title_en: str
    note: str
    note_en: str


_WORDS = {
    "published": Words(
        "Fakta yang terbit", "Published facts",
        "Hasil dan total yang tercetak di sumber terbuka, masing-masing dengan sumbernya. Bukan daftar lengkap.",
        "Results and totals printed in public sources, each with its source. Not a complete list.",
    ),
    "simulated": Words(
        f"{store.SIMULATED_TITLE}: negeri rekaan yang lengkap", "SIMULATION: a complete invented country",
        "Seluruh instansi dan hasil di sini rekaan; hanya total yang terbit yang ditiru.",
        "Every agency and result here is invented; only the published totals are reproduced.",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Filled:
    """A release in a file of its own that nobody can open by its id yet."""

    path: Path
    release_id: str


def silent(step: str) -> None:
    """The progress of a caller who wants none."""


def build_release(
    kind: Kind = "published",
    *,
    data_dir: Path | None = None,
    seed: int | None = None,
    scale: int = 1,
    progress: Progress = silent,
) -> store.Release:
    """Make a release and return it, open. The same input gives the same release id on every machine.

    `progress` is called with the name of each step (`STEPS`) before it begins. `seed` and `scale` are for the
    simulated country only. Raises DataFaults with every fault of the data; then nothing is made.
    """
    progress("read")
    tables = _read(kind, data_dir or DATA, seed=seed, scale=scale)
    with fill_release(kind, tables, _WORDS[kind], progress=progress) as filled:
        put_in_place(filled, progress)
    progress("pointer")
    store.point_to(filled.release_id, kind, inputs_digest(data_dir or DATA))
    return store.open_release(filled.release_id)


@contextlib.contextmanager
def fill_release(
    kind: str,
    tables: Mapping[str, pd.DataFrame],
    words: Words,
    *,
    follows: str | None = None,
    folder: Path | None = None,
    progress: Progress = silent,
) -> Iterator[Filled]:
    """Check raw tables and make a release of them in an unfinished file, which is gone at the end if not put in place.

    `tables`: text cells, missing as None, and `_row`. `follows` is by default the latest release of the kind; `folder`
    that of the releases. Raises DataFaults with every fault, NoRoom where the disk is full.
    """
    folder = folder or releases_folder()
    folder.mkdir(parents=True, exist_ok=True)
    remove_unfinished(folder)
    path = folder / f"{_UNFINISHED}{os.getpid()}-{uuid.uuid4().hex}.duckdb"
    try:
        with no_room(folder):
            release_id = _fill(path, kind, tables, words, follows=follows, progress=progress)
            progress("sync")
            store.sync(path)
        yield Filled(path, release_id)
    finally:
        for left in folder.glob(f"{path.stem}*"):
            _remove(left)


def put_in_place(filled: Filled, progress: Progress = silent) -> None:
    """Give a filled release its name among the kept ones. One that may be open already is never replaced."""
    progress("rename")
    target = store.release_path(filled.release_id)
    # An imported file that was never published is not open anywhere, and may follow what is no longer current.
    is_stale = filled.release_id.startswith(store.IMPORTED) and not store.was_published(filled.release_id)
    with no_room(target.parent):
        if is_stale or not target.exists():
            os.replace(filled.path, target)
        progress("folder")
        store.sync(target.parent)


def inputs_digest(data_dir: Path = DATA) -> str:
    """SHA-256, in hex, of the files that a release is made from: data, schema, rules, and the code that simulates."""
    digest = hashlib.sha256()
    simulation = (PROJECT / "analytics" / "simulate").glob("*.py")
    for path in [*sorted(data_dir.glob("*.csv")), *sorted(_SQL.glob("*.sql")), *sorted(simulation)]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _read(kind: Kind, data_dir: Path, *, seed: int | None, scale: int) -> dict[str, pd.DataFrame]:
    tables, findings = read_folder(data_dir)
    if findings:
        raise DataFaults(findings + _check_alone(tables))
    if kind == "simulated":
        from analytics.simulate import DEFAULT_SEED, simulate

        country = simulate(seed=DEFAULT_SEED if seed is None else seed, scale=scale, data_dir=data_dir)
        for frame in country.values():
            frame[ROW] = range(2, len(frame) + 2)
        tables = {name: tables[name] for name in _INSTRUMENT} | country
    return tables


def _check_alone(tables: Mapping[str, pd.DataFrame]) -> list[Finding]:
    with duckdb.connect() as connection:
        return _load_raw(connection, tables)


def _load_raw(connection: duckdb.DuckDBPyConnection, tables: Mapping[str, pd.DataFrame]) -> list[Finding]:
    connection.execute((_SQL / "schema.sql").read_text(encoding="utf-8"))
    for name, frame in tables.items():
        connection.register(f"raw_{name}", frame)
    return check(connection, tables)


def _fill(
    path: Path, kind: str, tables: Mapping[str, pd.DataFrame], words: Words, *, follows: str | None, progress: Progress
) -> str:
    """Fill a new database file and return its release id."""
    with duckdb.connect(str(path)) as connection:
        progress("check")
        if faults := _load_raw(connection, tables):
            raise DataFaults(faults)
        progress("load")
        for name in tables:
            _load(connection, name, list(tables[name].columns))
        _fill_in(connection)
        connection.execute(
            "INSERT INTO release (kind, schema_version, title, title_en, note, note_en) VALUES (?, ?, ?, ?, ?, ?)",
            [kind, SCHEMA_VERSION, words.title, words.title_en, words.note, words.note_en],
        )
        progress("derive")
        connection.execute((_SQL / "views.sql").read_text(encoding="utf-8"))
        progress("hash")
        digest = content_hash(connection)
        release_id = f"{kind}-{digest[:8]}"
        connection.execute(
            "UPDATE release SET release_id = ?, content_hash = ?, built_at = ?, follows = ?",
            [
                release_id,
                digest,
                datetime.now(UTC).replace(tzinfo=None, microsecond=0),
                follows or store.followed_by(release_id, kind),
            ],
        )
        connection.execute("CHECKPOINT")
    return release_id


def _load(connection: duckdb.DuckDBPyConnection, table: str, columns: list[str]) -> None:
    kinds = dict(
        connection.execute(
            "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = ?", [table]
        ).fetchall()
    )
    names = [column for column in columns if column in kinds]
    cells = ", ".join(f"{name}::{kinds[name]}" for name in names)
    # Rows keep the order of the frame, which DuckDB preserves.
    connection.execute(f"INSERT INTO {table} ({', '.join(names)}) SELECT {cells} FROM raw_{table}")


def _fill_in(connection: duckdb.DuckDBPyConnection) -> None:
    """The columns that follow from others: the region of an agency, the short forms of a claim's scope and period."""
    connection.execute(
        "UPDATE agency SET region_id = p.region_id FROM province p WHERE p.province_id = agency.province_id"
    )
    connection.execute(
        "UPDATE claim SET scope = scope_type || coalesce(':' || scope_id, ''), period = period_kind || ':' || period_to"
    )


def remove_unfinished(folder: Path) -> None:
    """Remove what builds left that died. A build that still runs keeps its files."""
    for path in folder.glob(f"{_UNFINISHED}*"):
        pid = int(path.name.removeprefix(_UNFINISHED).split("-")[0])
        if not is_running(pid):
            _remove(path)


def _remove(path: Path) -> None:
    """Remove a file, or the folder in which DuckDB keeps what does not fit into memory."""
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def is_running(pid: int) -> bool:
    """Whether a process of this number lives, whoever started it."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
