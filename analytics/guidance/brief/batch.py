"""The briefs of many agencies as one ZIP, made in the background; whoever started it can look on and cancel it.

A brief that cannot be made is named in the list inside the ZIP, with the reason, and the others go on. The archive
grows on the disk, so that the memory it takes does not depend on how many are asked for.
"""

from __future__ import annotations

import csv
import io
import logging
import threading
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from analytics.errors import PetaMeritError, UnknownFormat
from analytics.export.formats import join_name
from analytics.export.safe import make_safe
from analytics.guidance.brief.issue import FORMATS, make_formats
from analytics.guidance.situation import Country
from analytics.measures import ledger
from analytics.words import text

State = Literal["waiting", "running", "done", "cancelled", "failed"]
_LOG = logging.getLogger(__name__)
# Batches of several visitors come one after the other: together they would only be slower, and so would the pages.
_TURN = threading.Lock()
_LOOK_EVERY = 0.1


class NotFinished(PetaMeritError):
    """The result of a batch was asked for that has none: it runs, was cancelled or failed."""

    def __init__(self, state: State) -> None:
        self.state = state
        super().__init__(f"There are no briefs to fetch: the batch is {state}.")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a batch is, in agencies. `failed` are among those that are `done`."""

    done: int
    total: int
    failed: int
    state: State


@dataclass(frozen=True, slots=True)
class Failed:
    """An agency whose brief could not be made, and why."""

    agency_id: str
    reason: str


class _Cancelled(Exception):
    """Somebody cancelled the batch."""


class Batch:
    """The briefs of chosen agencies, each once, in one or more formats. Raises UnknownFormat."""

    def __init__(self, country: Country, ids: Sequence[str], formats: Sequence[str], lang: str) -> None:
        if unknown := [one for one in formats if one not in FORMATS]:
            raise UnknownFormat(unknown[0], list(FORMATS))
        self.country, self.formats, self.lang = country, tuple(dict.fromkeys(formats)), lang
        self.ids = tuple(dict.fromkeys(ids))
        self.failed: list[Failed] = []
        self._progress = Progress(0, len(self.ids), 0, "waiting")
        self._changing, self._stop = threading.Lock(), threading.Event()
        self._folder: TemporaryDirectory[str] | None = None
        self._thread: threading.Thread | None = None

    @property
    def progress(self) -> Progress:
        """How far it is now."""
        return self._progress

    @property
    def name(self) -> str:
        """What the ZIP is called."""
        release = self.country.release
        parts = [text(self.lang, "brief.file.name"), str(self.country.upto), self.lang, release.release_id]
        return join_name(release.is_simulated, parts, "zip")

    def start(self) -> None:
        """Begin in the background. A second call does nothing."""
        if self._thread is None:
            self._folder = TemporaryDirectory(prefix="peta-merit-briefs-", ignore_cleanup_errors=True)
            self._thread = threading.Thread(target=self._run, name="briefs", daemon=True)
            self._thread.start()

    def cancel(self) -> None:
        """Give it up: it counts as cancelled at once, and no further brief is begun."""
        self._stop.set()
        with self._changing:
            if self._progress.state in ("waiting", "running"):
                self._progress = replace(self._progress, state="cancelled")

    def wait(self, seconds: float | None = None) -> Progress:
        """Wait until it has ended, or for so long at most."""
        if self._thread is not None:
            self._thread.join(seconds)
        return self.progress

    def result(self) -> bytes:
        """The ZIP. Raises NotFinished."""
        if self._progress.state != "done":
            raise NotFinished(self._progress.state)
        return self._archive.read_bytes()

    @property
    def _archive(self) -> Path:
        assert self._folder is not None, "it was not started"
        return Path(self._folder.name) / "briefs.zip"

    def _run(self) -> None:
        try:
            while not _TURN.acquire(timeout=_LOOK_EVERY):
                self._look()
            try:
                self._look()
                self._go_on(state="running")
                self._write()
            finally:
                _TURN.release()
            self._go_on(state="done")
        except _Cancelled:
            pass
        except Exception:
            _LOG.exception("a batch of briefs failed")
            self._go_on(state="failed")
        if self._folder is not None and self._progress.state != "done":
            self._folder.cleanup()

    def _look(self) -> None:
        if self._stop.is_set():
            raise _Cancelled

    def _go_on(self, *, state: State | None = None, done: int = 0) -> None:
        """Note how far it is; what is cancelled stays cancelled."""
        with self._changing:
            self._look()
            now = self._progress
            self._progress = Progress(now.done + done, now.total, len(self.failed), state or now.state)

    def _write(self) -> None:
        rows: list[tuple[str, ...]] = [tuple(self._say(one) for one in ("agency_id", "agency", "file", "reason"))]
        with zipfile.ZipFile(self._archive, "w", zipfile.ZIP_DEFLATED) as archive:
            for agency_id in self.ids:
                self._look()
                rows += self._add(archive, agency_id)
                self._go_on(done=1)
            self._put(archive, f"{self._say('name')}.csv", _as_csv(rows))
        self._note()

    def _add(self, archive: zipfile.ZipFile, agency_id: str) -> list[tuple[str, ...]]:
        """Make the briefs of an agency, and give its lines of the list."""
        found = self.country.situations.get(agency_id)
        agency = found.agency.name(self.lang) if found else ""
        try:
            made = make_formats(self.country, agency_id, self.formats, self.lang)
        except Exception as error:
            # Whatever goes wrong with one agency must not take the others their briefs.
            if not isinstance(error, PetaMeritError):
                _LOG.exception("the brief of %s failed", agency_id)
            reason = str(error) if isinstance(error, PetaMeritError) else self._say("unexpected")
            self.failed.append(Failed(agency_id, reason))
            return [(agency_id, agency, "", reason)]
        for name, content in made.items():
            self._put(archive, name, content)
        return [(agency_id, agency, name, "") for name in made]

    def _put(self, archive: zipfile.ZipFile, name: str, content: bytes) -> None:
        """One file, with the time of the release: the same briefs give the same archive."""
        member = zipfile.ZipInfo(name, self.country.release.built_at.timetuple()[:6])
        member.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(member, content)

    def _note(self) -> None:
        release = self.country.release
        ledger.remember_file(
            self._archive.read_bytes(), name=self.name, release_id=release.release_id, fingerprint=None
        )  # fmt: skip

    def _say(self, key: str) -> str:
        return text(self.lang, f"brief.list.{key}")


def _as_csv(rows: Sequence[Sequence[str]]) -> bytes:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerows([make_safe(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")
