"""Answers Streamlit's `/static/` files from their compressed forms, and its icon font with our small one."""

from __future__ import annotations

import hashlib

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from ui.server import icons, streamlit_files
from ui.server.encodings import accepted
from ui.server.precompress import CompressedFiles

_FOR_A_YEAR = "public, immutable, max-age=31536000"  # the names carry a hash of the content
_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".json": "application/json"}


class ServeCompressed:
    """Middleware: a known file in an encoding that the browser takes; everything else goes on to Streamlit."""

    def __init__(self, app: ASGIApp, files: CompressedFiles) -> None:
        self._app = app
        self._files = files
        self._icon_font = streamlit_files.icon_font()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass on."""
        response = self._answer(scope) if scope["type"] == "http" and scope["method"] in {"GET", "HEAD"} else None
        await (response or self._app)(scope, receive, send)

    def _answer(self, scope: Scope) -> Response | None:
        address = scope["path"].removeprefix(scope.get("root_path", ""))
        headers = Headers(scope=scope)
        if address == self._icon_font:
            return _icons(headers)
        for encoding in accepted(headers):
            body = self._files.find(address, encoding)
            if body is not None:
                media_type = _TYPES[address[address.rfind(".") :]]
                return Response(body, media_type=media_type, headers=_encoded(encoding))
        return None


def _encoded(encoding: str) -> dict[str, str]:
    return {"Content-Encoding": encoding, "Vary": "Accept-Encoding", "Cache-Control": _FOR_A_YEAR}


def _icons(asked: Headers) -> Response:
    # Under Streamlit's name, which does not change when our choice of icons does: so it is asked for again each time.
    font = icons.small_font()
    tag = f'"{hashlib.sha256(font).hexdigest()[:16]}"'
    headers = {"Cache-Control": "no-cache", "ETag": tag}
    if tag in asked.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(font, media_type="font/woff2", headers=headers)
