"""The text of what a person drops to be checked: TXT, HTML, PDF or DOCX, told by content, not by name."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from time import monotonic

from analytics.check.errors import NotChecked
from analytics.intake.errors import Refused
from analytics.intake.reading import limits, process
from analytics.intake.reading.text import decoded

FORMATS = ("txt", "html", "pdf", "docx")
FILE_BYTES = 16 * limits.MEBIBYTE
SECONDS = 10
_CHILD = process.command("analytics.documents.child")
_HEAD = 4096
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|meta|p|div|h1|table)[\s>]", re.I)
_NOT_READ = (b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PAR1", b"Rar!", b"\x1f\x8b")
_MEMORY = limits.MEMORY_BYTES // limits.MEBIBYTE


@dataclass(frozen=True)
class Document:
    """A document as text. published_on: the day that it gives for itself, None where it gives none; format: one of
    `FORMATS`; name: its last part, for showing."""

    text: str
    published_on: date | None
    format: str
    name: str


def read_document(content: bytes, name: str = "") -> Document:
    """The text of a document. Web pages, PDF and DOCX are parsed by a process with limits of the operating system.

    content: the bytes as dropped; they are neither stored nor logged. Raises NotChecked with the reason: empty,
    too_large, unknown_format, encoding, encrypted, damaged, unreadable (no text, as in a scan), pages, memory,
    too_slow, crashed.
    """
    if not content:
        raise NotChecked("empty")
    if len(content) > FILE_BYTES:
        raise NotChecked("too_large", limit=FILE_BYTES // limits.MEBIBYTE)
    file_format = _format(content, name)
    shown = re.sub(r"[\x00-\x1f\x7f]", "", re.split(r"[\\/]", name)[-1]).strip()[:200]
    if file_format == "txt":
        # Decoding runs nothing of the file's, so it needs no process.
        return Document(_decoded(content), None, "txt", shown)
    text, day = _parsed(content, file_format)
    return Document(text, day, file_format, shown)


def _format(content: bytes, name: str) -> str:
    head = content[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        if b"word/" in content:
            return "docx"
        raise NotChecked("unknown_format")
    if head.startswith(_NOT_READ):
        raise NotChecked("unknown_format")
    plain = head.replace(b"\0", b"")
    if _HTML.search(plain) and (plain.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<") or _is_named_html(name)):
        return "html"
    return "txt"


def _is_named_html(name: str) -> bool:
    return name.lower().endswith((".html", ".htm", ".xhtml"))


def _decoded(content: bytes) -> str:
    try:
        text = decoded(content)
    except Refused as refused:
        raise NotChecked("encoding") from refused
    if not text.strip():
        raise NotChecked("empty")
    return text


class _Clock(process.Clock):
    """How much time a document has left."""

    def __init__(self) -> None:
        super().__init__()
        self._last = monotonic() + SECONDS

    def check(self) -> None:
        """Raises Refused when time is up."""
        if monotonic() > self._last:
            raise Refused("too_long")


def _parsed(content: bytes, file_format: str) -> tuple[str, date | None]:
    try:
        with process.started(_begin) as (child, _):
            said = _answer(child, content, file_format)
    except Refused as failed:
        reasons = {"too_long": ("too_slow", SECONDS), "memory": ("memory", _MEMORY)}
        reason, limit = reasons.get(failed.reason, ("crashed", 0))
        raise NotChecked(reason, limit=limit) from failed
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        # What came back is no answer of our child.
        raise NotChecked("crashed") from error
    return said


def _begin(folder: str) -> process.Child:
    return process.start(_CHILD, folder)


def _answer(child: process.Child, content: bytes, file_format: str) -> tuple[str, date | None]:
    whole = b"".join(_pieces(child, content, file_format))
    if not whole.endswith(b"\n"):
        raise process.died(child)
    kind, first, second = json.loads(whole)
    if kind == "refused":
        raise NotChecked(str(first), **{str(name): int(value) for name, value in second.items()})
    return str(first), _day(second)


def _pieces(child: process.Child, content: bytes, file_format: str) -> Iterator[bytes]:
    yield from process.answer(child, [file_format], _Clock(), content)


def _day(told: str | None) -> date | None:
    """A day that a page gives; one that is none, or has not come yet, is left out."""
    try:
        day = date.fromisoformat(told) if told else None
    except ValueError:
        return None
    return day if day and day <= date.today() else None
