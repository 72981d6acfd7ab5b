"""Streamlit's scripts and styles, compressed once per version and kept: its server sends them plain on every visit."""

from __future__ import annotations

import gzip
import os
import threading
from pathlib import Path

from analytics.paths import home
from ui.server import streamlit_files

SUFFIXES = {"br": ".br", "gzip": ".gz"}
_TEXT = {".js", ".css", ".svg", ".json"}
# The slow, dense form for what visitors really fetch; the quick one for chunks that our pages do not use.
_DENSE, _QUICK = 11, 5


class CompressedFiles:
    """The compressed forms of Streamlit's files, by address (`/static/js/index.D5.js`).

    Only addresses listed from the package are known, so no address can lead out of the folder.
    """

    def __init__(self, source: Path, kept: Path) -> None:
        self._source = source
        self._kept = kept
        self._read: dict[tuple[str, str], bytes] = {}
        files = (file for file in (source / "static").rglob("*") if file.suffix in _TEXT)
        self._addresses = {f"/{file.relative_to(source).as_posix()}" for file in files}

    def find(self, address: str, encoding: str) -> bytes | None:
        """The file at that address in that encoding (`br` or `gzip`), or None where there is none yet."""
        if address not in self._addresses:
            return None
        key = (address, encoding)
        if key not in self._read:
            kept = self._place(address, encoding)
            if not kept.is_file():
                return None
            self._read[key] = kept.read_bytes()
        return self._read[key]

    def make_missing(self, *, stop: threading.Event) -> None:
        """Compress what is not kept yet, first what every visit fetches; ends early when `stop` is set."""
        first = [f"/{name}" for name in streamlit_files.needed_first()]
        dense = [*first, *(f"/{name}" for name in streamlit_files.chunks(streamlit_files.LATER_CHUNKS))]
        rest = sorted(self._addresses - set(dense))
        for address in [*dense, *rest]:
            for encoding in SUFFIXES:
                if stop.is_set():
                    return
                if not self._place(address, encoding).exists():
                    self._make(address, encoding, quality=_DENSE if address in dense else _QUICK)

    def count(self) -> tuple[int, int]:
        """How many compressed files are kept, and how many there will be."""
        kept = sum(self._place(address, encoding).exists() for address in self._addresses for encoding in SUFFIXES)
        return kept, len(self._addresses) * len(SUFFIXES)

    def _place(self, address: str, encoding: str) -> Path:
        return self._kept / f"{address.lstrip('/')}{SUFFIXES[encoding]}"

    def _make(self, address: str, encoding: str, *, quality: int) -> None:
        plain = (self._source / address.lstrip("/")).read_bytes()
        place = self._place(address, encoding)
        place.parent.mkdir(parents=True, exist_ok=True)
        # Renamed when complete: two servers may share the folder, and one may be ended at any moment.
        unfinished = place.with_name(f"{place.name}.{os.getpid()}")
        unfinished.write_bytes(compress(plain, encoding, quality=quality))
        unfinished.replace(place)


def compress(plain: bytes, encoding: str, *, quality: int = _DENSE) -> bytes:
    """`plain` in that encoding; `quality` (0 to 11) is brotli's. The same input gives the same bytes."""
    if encoding == "br":
        import brotli

        return bytes(brotli.compress(plain, quality=quality))
    return gzip.compress(plain, compresslevel=9, mtime=0)


def kept_files() -> CompressedFiles:
    """The compressed files of the installed Streamlit, in the home of this copy."""
    return CompressedFiles(streamlit_files.folder(), home() / f"static-{streamlit_files.installed_version()}")
