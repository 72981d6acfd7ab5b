"""The first page: Streamlit's, with our language, title and shortcuts.

Streamlit's says `lang="en"` whatever the visitor reads, asks for a health report under each page's address (two failed
requests and a round trip), and learns late which script files it will need.
"""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from functools import cache
from html import escape
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import FileResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from analytics.words import LANGUAGES, text
from ui.address import LANG
from ui.server import streamlit_files
from ui.server.encodings import accepted
from ui.server.precompress import compress

# Pages lie one level deep, so "." is the root of the app, also behind a proxy that serves it under a folder.
_BACKEND = "<script>window.__streamlit={BACKEND_BASE_URL:new URL('.',location.href).href}</script>"
# The colour before the first script has run, so that a dark page does not begin with a white flash.
_PAPER = "<style>@media(prefers-color-scheme:dark){html{background:#0E1117}}</style>"


@dataclass(frozen=True)
class FirstPage:
    """The bytes of the first page in one language and encoding."""

    body: bytes
    encoding: str | None
    lang: str

    def headers(self) -> dict[str, str]:
        """What goes with it. It is asked for again at each visit, and answered with 304 while it is the same."""
        tag = hashlib.sha256(self.body).hexdigest()[:16]
        found = {
            "Cache-Control": "no-cache",
            "Vary": "Accept-Encoding",
            "ETag": f'"{tag}"',
            "Content-Language": self.lang,
        }
        return found | ({"Content-Encoding": self.encoding} if self.encoding else {})


def write_index(lang: str) -> str:
    """The first page in that language (`id` or `en`)."""
    page = streamlit_files.index_html()
    page = page.replace('<html lang="en">', f'<html lang="{lang}">', 1)
    page = page.replace("<title>Streamlit</title>", f"<title>{escape(text(lang, 'server.title'))}</title>", 1)
    notice = f"<noscript><p>{escape(text(lang, 'server.noscript'))}</p></noscript>"
    page = re.sub(r"<noscript>.*?</noscript>", lambda _: notice, page, count=1, flags=re.DOTALL)
    return page.replace("</head>", f"{_shortcuts(lang)}</head>", 1)


def _shortcuts(lang: str) -> str:
    description = escape(text(lang, "server.description"))
    early = streamlit_files.early_chunks()
    preloads = "".join(f'<link rel="modulepreload" crossorigin href="./{name}">' for name in early)
    return f'<meta name="description" content="{description}">{_PAPER}{_BACKEND}{preloads}'


@cache
def first_page(lang: str, encoding: str | None) -> FirstPage:
    """The first page, ready to send."""
    plain = write_index(lang).encode()
    return FirstPage(compress(plain, encoding) if encoding else plain, encoding, lang)


@cache
def _shipped_tag() -> str:
    path = streamlit_files.folder() / "index.html"
    return FileResponse(path, stat_result=os.stat(path)).headers["etag"]


class ServeIndex:
    """Middleware: where Streamlit answers with its first page, ours goes out instead."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and exchange the answer if it is the first page."""
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
            await self._app(scope, receive, send)
            return
        replaced = False

        async def exchange(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start" and _is_first_page(message):
                replaced = True
                await _answer(scope)(scope, receive, send)
            if not replaced:
                await send(message)

        await self._app(scope, receive, exchange)


def _is_first_page(message: Message) -> bool:
    headers = MutableHeaders(raw=list(message["headers"]))
    return bool(message["status"] == 200 and headers.get("etag", "").removeprefix("W/") == _shipped_tag())


def _answer(scope: Scope) -> Response:
    headers = Headers(scope=scope)
    page = first_page(_language(scope), next(iter(accepted(headers)), None))
    known = headers.get("if-none-match", "")
    if page.headers()["ETag"] in known:
        return Response(status_code=304, headers=page.headers())
    return Response(page.body, media_type="text/html", headers=page.headers())


def _language(scope: Scope) -> str:
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get(LANG, [])
    return next((lang for lang in asked if lang in LANGUAGES), LANGUAGES[0])
