"""The server from start to end: the releases are there, the pages are warm, the files compressed."""

from __future__ import annotations

import asyncio
import gc
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse
from streamlit.starlette import App

from analytics.words import LANGUAGES, text
from ui.server.nodelay import send_at_once
from ui.server.precompress import CompressedFiles
from ui.server.warm import WarmUp


class Life:
    """What the server does beside answering visitors."""

    def __init__(self, files: CompressedFiles) -> None:
        self._files = files
        self._warm_up = WarmUp()

    @asynccontextmanager
    async def span(self, _app: App) -> AsyncIterator[dict[str, object]]:
        """Streamlit's lifespan: build what is missing, serve while warming up, end cleanly."""
        send_at_once()
        await asyncio.to_thread(_ensure_releases)
        stop = threading.Event()
        # A daemon, since a file of four megabytes takes longer than anyone waits for the server to end.
        threading.Thread(target=self._files.make_missing, kwargs={"stop": stop}, daemon=True).start()
        warming = asyncio.create_task(self._warm())
        try:
            yield {}
        finally:
            stop.set()
            warming.cancel()
            with suppress(asyncio.CancelledError):
                await warming

    async def report(self, _request: Request) -> JSONResponse:
        """Whether the pages are warm (200) or not yet (503), what failed, how many files are compressed."""
        kept, in_all = self._files.count()
        found = {
            "ready": self._warm_up.ready,
            "visits": self._warm_up.visits,
            "failed": self._warm_up.failed,
            "compressed": {"kept": kept, "of": in_all},
        }
        headers = {"Cache-Control": "no-store"}
        return JSONResponse(found, status_code=200 if self._warm_up.ready else 503, headers=headers)

    async def _warm(self) -> None:
        _say("server.warming")
        await self._warm_up.run(await asyncio.to_thread(_queries))
        # What is loaded now stays: the collector need not look through it again and again.
        gc.collect()
        gc.freeze()
        _say("server.warm", pages=self._warm_up.visits, failed=len(self._warm_up.failed))


def _ensure_releases() -> None:
    from analytics.warehouse import ensure_releases

    ensure_releases(lambda step: _say("server.building", step=step))


def _queries() -> list[str]:
    """The addresses to warm: none given, then each shipped kind of release in each language."""
    from analytics.warehouse import latest_of_kind
    from ui import address

    latest = [release for kind in ("published", "simulated") if (release := latest_of_kind(kind))]
    given = (address.link_query(release, lang, {}) for release in latest for lang in LANGUAGES)
    return ["", *map(urlencode, given)]


def _say(key: str, **tokens: object) -> None:
    sys.stderr.write(f"{text(LANGUAGES[0], key, **tokens)}\n")
    sys.stderr.flush()
