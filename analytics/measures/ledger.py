"""What this copy has issued: numbers by fingerprint, and files by their hash. `verify` looks here first.

One line of JSON a number or file, only ever appended. A line is written in one call, so that several processes can
share the file; a disk that cannot be written is no reason not to show a number. What a line says of a number is checked
against its fingerprint when it is read.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from analytics.measures.fingerprint import fingerprint
from analytics.paths import home

if TYPE_CHECKING:
    from analytics.warehouse import Release


class Issued(Protocol):
    """A number with what its fingerprint covers: a measure, or an end of a bound."""

    @property
    def id(self) -> str: ...
    @property
    def version(self) -> int: ...
    @property
    def parameters(self) -> Mapping[str, Any]: ...
    @property
    def value(self) -> int | float | None: ...
    @property
    def fingerprint(self) -> str: ...
    @property
    def release_id(self) -> str: ...
    @property
    def release(self) -> Release: ...


_LOG = logging.getLogger(__name__)
# Far above what a copy shows in years; a visitor who walks through every selection must not fill the disk.
_MOST_BYTES = 64 * 1024 * 1024
_WRITING = threading.Lock()
_WRITTEN: dict[Path, set[str]] = {}


def remember(measure: Issued) -> None:
    """Note that this copy has shown the number."""
    _append(measure.fingerprint, {
        "fingerprint": measure.fingerprint, "measure": measure.id, "version": measure.version,
        "parameters": dict(measure.parameters), "value": measure.value, "release_id": measure.release_id,
        "content_hash": measure.release.content_hash,
    })  # fmt: skip


def recall(mark: str) -> dict[str, Any] | None:
    """What was noted of a number: measure, version, parameters, value, release_id, content_hash; else None."""
    return next((line for line in _lines() if line.get("fingerprint") == mark and _is_genuine(line)), None)


def remember_file(content: bytes, *, name: str, release_id: str, fingerprint: str | None) -> None:
    """Note that this copy has handed out a file with these bytes."""
    digest = hashlib.sha256(content).hexdigest()
    _append(digest, {"file": digest, "name": name, "release_id": release_id, "shows": fingerprint})


def recall_files() -> list[dict[str, Any]]:
    """The files that were handed out: file (SHA-256 in hex), name, release_id, shows (a fingerprint or None)."""
    return [line for line in _lines() if "file" in line]


def _path() -> Path:
    return home() / "fingerprints.jsonl"


def _lines() -> Iterator[dict[str, Any]]:
    try:
        text = _path().read_text(encoding="utf-8", errors="replace")
    except OSError:
        return
    for line in text.splitlines():
        try:
            noted = json.loads(line)
        except ValueError:  # the machine went down while the line was written
            continue
        if isinstance(noted, dict):
            yield noted


def _is_genuine(line: Mapping[str, Any]) -> bool:
    try:
        made = fingerprint(
            measure_id=line["measure"], version=line["version"], parameters=line["parameters"], value=line["value"],
            content_hash=line["content_hash"],
        )  # fmt: skip
    except (KeyError, TypeError, AttributeError, ValueError):
        return False
    return bool(made == line["fingerprint"])


def _append(key: str, entry: Mapping[str, Any]) -> None:
    path = _path()
    with _WRITING:
        if path not in _WRITTEN:
            _WRITTEN[path] = {str(line.get("fingerprint") or line.get("file")) for line in _lines()}
        if key in _WRITTEN[path]:
            return
        try:
            _write(path, (json.dumps(entry, separators=(",", ":"), sort_keys=True) + "\n").encode())
        except OSError as error:
            _LOG.info("not noted: %s", error)
            return
        _WRITTEN[path].add(key)


def _write(path: Path, line: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    try:
        if os.fstat(descriptor).st_size < _MOST_BYTES:
            os.write(descriptor, line)
    finally:
        os.close(descriptor)
