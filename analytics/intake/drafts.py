"""Work on a file that is not published yet. A draft lies on disk, so a lost session loses nothing; it is no release.

A draft holds the bytes as they came, copied once, and what a person settled. Its folder has an id that cannot be
guessed; it is found again by its owner only, and removed when it is published or given up.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, BinaryIO

from analytics.intake.errors import NotPublished
from analytics.intake.records import now
from analytics.paths import home
from analytics.warehouse.build import is_running
from analytics.warehouse.room import no_room
from analytics.warehouse.store import replace_text, sync

_UPLOAD, _STATE = "upload", "draft.json"
_ID = re.compile(r"[A-Za-z0-9_-]{32}")
_ID_BYTES = 24
_UNFINISHED = ".new-"
_BLOCK = 1 << 20
# Words of a path, and signs that no name needs: a name is shown, never followed.
_NO_NAME = re.compile(r"[\x00-\x1f\x7f]")
_LONGEST_NAME = 200


@dataclass(frozen=True)
class Draft:
    """A file that somebody works on. `given`: the mapping as that person corrected it, plain (`model.as_plain`), or
    None; `names`: settled names (normal form to agency id); `ticks`: accepted warnings (`Finding.key`)."""

    draft_id: str
    owner: str
    file_name: str
    file_hash: str
    created: str
    given: Mapping[str, Any] | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    ticks: tuple[str, ...] = ()
    note: str = ""
    kind_of_change: str = ""

    @property
    def path(self) -> Path:
        """The file as it came. Read it with `content`, or after `check`."""
        return _folder(self.draft_id) / _UPLOAD

    def check(self) -> Path:
        """The path of the file, if it still is what was given. Raises NotPublished("draft_damaged")."""
        with self.path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        if found != self.file_hash:
            raise NotPublished("draft_damaged", file=self.file_name)
        return self.path

    def content(self) -> bytes:
        """The bytes of the file. Raises NotPublished("draft_damaged") where they are not those that were given."""
        found = self.path.read_bytes()
        if hashlib.sha256(found).hexdigest() != self.file_hash:
            raise NotPublished("draft_damaged", file=self.file_name)
        return found


def start_draft(content: bytes | Path | BinaryIO, file_name: str, owner: str) -> Draft:
    """Copy a file, once, and keep it as a draft. What happens to the original afterwards does not matter.

    Raises NoRoom where the disk is full; then there is no draft.
    """
    folder = drafts_folder()
    draft_id = secrets.token_urlsafe(_ID_BYTES)
    for left in folder.glob(f"{_UNFINISHED}*"):
        if not is_running(int(left.name.removeprefix(_UNFINISHED).split("-")[0])):
            shutil.rmtree(left, ignore_errors=True)
    unfinished = folder / f"{_UNFINISHED}{os.getpid()}-{draft_id}"
    try:
        with no_room(folder):
            unfinished.mkdir(mode=0o700)
            file_hash = _copy(content, unfinished / _UPLOAD)
            draft = Draft(draft_id, owner, _safe_name(file_name), file_hash, now())
            replace_text(unfinished / _STATE, _written(draft))
            os.replace(unfinished, _folder(draft_id))
            sync(folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return draft


def open_draft(draft_id: str, owner: str) -> Draft:
    """The draft of this id, for its owner. Raises NotPublished("draft_gone") for anybody else, and where it is gone."""
    if _ID.fullmatch(draft_id):
        try:
            plain = json.loads((_folder(draft_id) / _STATE).read_text(encoding="utf-8"))
        except (FileNotFoundError, NotADirectoryError):
            plain = None
        if plain and plain["owner"] == owner:
            return Draft(**{**plain, "ticks": tuple(plain["ticks"])})
    raise NotPublished("draft_gone")


def drafts_of(owner: str) -> list[Draft]:
    """The drafts of a person, newest first."""
    found = []
    for folder in _drafts().glob("[!.]*") if _drafts().is_dir() else ():
        try:
            found.append(open_draft(folder.name, owner))
        except NotPublished:
            continue
    return sorted(found, key=lambda draft: (draft.created, draft.draft_id), reverse=True)


def save_draft(draft: Draft, **changes: Any) -> Draft:
    """The draft with given, names, ticks, note or kind_of_change changed, on disk. Raises NoRoom, NotPublished."""
    open_draft(draft.draft_id, draft.owner)
    changed = replace(draft, **changes)
    with no_room(_folder(draft.draft_id)):
        replace_text(_folder(draft.draft_id) / _STATE, _written(changed))
    return changed


def delete_draft(draft: Draft) -> None:
    """Remove a draft with its file. Nothing happens where it is gone already."""
    shutil.rmtree(_folder(draft.draft_id), ignore_errors=True)


def drafts_folder() -> Path:
    """The folder of drafts, made if need be; nobody else on this machine may look into it."""
    home().mkdir(parents=True, exist_ok=True)
    _drafts().mkdir(exist_ok=True, mode=0o700)
    return _drafts()


def _drafts() -> Path:
    return home() / "drafts"


def _folder(draft_id: str) -> Path:
    return _drafts() / draft_id


def _safe_name(file_name: str) -> str:
    bare = _NO_NAME.sub("", file_name.replace("\\", "/").rsplit("/", 1)[-1]).strip()
    return bare[-_LONGEST_NAME:] or "berkas"


def _written(draft: Draft) -> str:
    return json.dumps(asdict(draft), ensure_ascii=False, indent=1)


def _copy(content: bytes | Path | BinaryIO, target: Path) -> str:
    digest = hashlib.sha256()
    with target.open("xb") as copy:
        for block in _blocks(content):
            digest.update(block)
            copy.write(block)
        copy.flush()
        os.fsync(copy.fileno())
    return digest.hexdigest()


def _blocks(content: bytes | Path | BinaryIO) -> Iterable[bytes]:
    if isinstance(content, bytes):
        yield content
    elif isinstance(content, Path):
        with content.open("rb") as file:
            yield from iter(lambda: file.read(_BLOCK), b"")
    else:
        yield from iter(lambda: content.read(_BLOCK), b"")
