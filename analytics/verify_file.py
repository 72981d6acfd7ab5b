"""What became of a file that this product handed out: is it as it was, and do its numbers still stand?

A file is as it was when its bytes are those that this copy handed out, or those of a fresh export of the release that
it names. Where that cannot be known, the answer says so instead of guessing.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from analytics.check.documents import read_document
from analytics.check.errors import NotChecked
from analytics.check.saved import read_saved, verify_saved
from analytics.errors import ReleaseNotFound, Unreadable
from analytics.export import FORMATS, archive_name, release_archive, release_files
from analytics.measures.fingerprint import found_in
from analytics.measures.ledger import recall_files
from analytics.verify import SECONDS, STATUSES, Verification, verify
from analytics.warehouse import Release, latest_of_kind, open_release
from analytics.words import LANGUAGES

_MOST_BYTES = 256 * 1024 * 1024
_RELEASE_ID = re.compile(r"(?<![a-z0-9-])(?:published|simulated|imported)-[0-9a-f]{8}(?![0-9a-z])")
_MOST_LINES = 20
# The worst answer to one of its numbers is the answer to the file.
_WORST_FIRST = ("mistyped", "unknown", "withdrawn", "changed", "unchanged")


def verify_file(path: Path, release: Release | None = None, *, seconds: float = SECONDS) -> Verification:
    """What became of a file: CSV, JSON, SVG, XLSX, Parquet, a brief, the ZIP of a release, the report of a fact check.

    `because` adds to that of `verify`: `as_issued`, `as_exported` (the bytes are the same), `issued_otherwise`,
    `exported_otherwise` (they are not; for text with the first lines that differ), `content_not_compared` (nothing to
    compare with: only the numbers were looked at), `newer_release`, `no_fingerprint`. For reports see
    `analytics.check.saved`. Raises Unreadable.
    """
    content = _content(path)
    text = _text(path, content)
    if saved := read_saved(text):
        return verify_saved(saved, text, path.name, release)
    marks = found_in(text)
    numbers = [verify(mark, release, seconds=seconds / len(marks)) for mark in marks]
    said = _as_issued(content) or _as_exported(path, content, text) or _otherwise(path, marks)
    return _answer(path, said, numbers, text)


def _content(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > _MOST_BYTES:
            raise Unreadable(str(path), f"larger than {_MOST_BYTES} bytes")
        return path.read_bytes()
    except OSError as error:
        raise Unreadable(str(path), error.strerror or "it cannot be read") from error


def _text(path: Path, content: bytes) -> str:
    """All text of a file, whatever its form."""
    try:
        if content.startswith(b"PK\x03\x04"):
            return _text_of_zip(content)
        if content.startswith(b"PAR1"):
            return _text_of_parquet(content)
        if content.startswith(b"%PDF"):
            return read_document(content, path.name).text
        return content.decode("utf-8-sig")
    except (UnicodeDecodeError, zipfile.BadZipFile, ValueError, OSError, NotChecked) as error:
        said = "not a CSV, JSON, SVG, XLSX, Parquet, PDF or DOCX file that can be read"
        raise Unreadable(str(path), said) from error


def _text_of_zip(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(member.file_size for member in archive.infolist()) > _MOST_BYTES:
            raise ValueError("too large when unpacked")
        return "\n".join(
            archive.read(name).decode("utf-8", "replace") for name in archive.namelist() if name.endswith(".xml")
        )


def _text_of_parquet(content: bytes) -> str:
    import pyarrow.parquet as pq

    metadata = pq.read_metadata(io.BytesIO(content)).metadata or {}
    return "\n".join(
        value.decode("utf-8", "replace") for key, value in metadata.items() if key.startswith(b"peta-merit.")
    )


def _as_issued(content: bytes) -> dict[str, Any] | None:
    digest = hashlib.sha256(content).hexdigest()
    noted = next((file for file in recall_files() if file["file"] == digest), None)
    return {"what": "as_issued", "name": noted["name"], "release_id": noted["release_id"]} if noted else None


def _as_exported(path: Path, content: bytes, text: str) -> dict[str, Any] | None:
    """Whether the file is one of a release's own export, and if so whether it still is what the export gives."""
    for release_id in dict.fromkeys(_RELEASE_ID.findall(path.name) + _RELEASE_ID.findall(text)):
        try:
            release = open_release(release_id)
        except ReleaseNotFound:
            continue
        differing = []
        for files in _exports(release, path):
            if content in files.values():
                return {"what": "as_exported", "release_id": release_id}
            if path.name in files:
                differing.append(_lines_that_differ(files[path.name], content))
        if differing:
            return {
                "what": "exported_otherwise",
                "release_id": release_id,
                "lines": min(differing, key=len)[:_MOST_LINES],
            }
    return None


def _exports(release: Release, path: Path) -> Iterator[dict[str, bytes]]:
    """What the release exports in the formats that have files of this ending."""
    ending = path.suffix.lstrip(".").lower()
    for name, found in FORMATS.items():
        if ending == "zip" and not found.write_all:
            yield from ({archive_name(release, name): release_archive(release, name, lang)} for lang in LANGUAGES)
        if ending == found.ending or (ending == "json" and found.dialect):
            yield from (release_files(release, name, lang) for lang in LANGUAGES)


def _lines_that_differ(expected: bytes, found: bytes) -> list[dict[str, Any]]:
    """The lines of a text file that are not as exported; none for other files."""
    try:
        lines = expected.decode("utf-8-sig").splitlines(), found.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        return []
    differing = []
    for place in range(max(map(len, lines))):
        want, have = (side[place] if place < len(side) else None for side in lines)
        if want != have:
            differing.append({"line": place + 1, "exported": want, "found": have})
    return differing


def _otherwise(path: Path, marks: Sequence[str]) -> dict[str, Any]:
    """This copy handed out another file for the same number under the same ending, or knows nothing of such a file."""
    issued = [file for file in recall_files() if file["shows"] in marks and file["name"].endswith(path.suffix.lower())]
    if issued:
        return {"what": "issued_otherwise", "name": issued[-1]["name"], "release_id": issued[-1]["release_id"]}
    return {"what": "content_not_compared"} if marks else {"what": "no_fingerprint"}


def _answer(path: Path, said: dict[str, Any], numbers: Sequence[Verification], text: str) -> Verification:
    worst = min(numbers, key=lambda number: _WORST_FIRST.index(number.status), default=None)
    own = {"as_issued": "unchanged", "as_exported": "unchanged", "exported_otherwise": "changed",
           "issued_otherwise": "changed", "no_fingerprint": "unknown"}.get(said["what"], "unchanged")  # fmt: skip
    status = min([own, *(number.status for number in numbers)], key=_WORST_FIRST.index)
    status = next(known for known in STATUSES if known == status)
    then = said.get("release_id") or (worst.release_then if worst else None)
    because = [said, *(worst.because if worst else ()), *_newer(then)]
    if worst is None:
        return Verification(status, path.name, release_then=then, release_now=_latest(then), because=because)
    return Verification(
        status, path.name, worst.measure, worst.parameters, worst.value_then, worst.value_now, worst.release_then,
        worst.release_now, because, numbers,
    )  # fmt: skip


def _latest(release_id: str | None) -> str | None:
    latest = latest_of_kind(release_id.rsplit("-", 1)[0]) if release_id else None
    return latest.release_id if latest else None


def _newer(release_id: str | None) -> list[dict[str, Any]]:
    latest = _latest(release_id)
    return [{"what": "newer_release", "release_id": latest}] if latest and latest != release_id else []
