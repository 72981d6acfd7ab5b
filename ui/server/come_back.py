"""Whoever signs in or out comes back to the page where he did it, and is told if it failed.

Streamlit sends everybody to the start page in Indonesian and says nothing; a provider that cannot be reached is a bare
line of English. So the page that was left is kept in a cookie for a few minutes, and the outcome in another.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qs, quote, unquote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

OUTCOME, FAILED = "pm_sign_in", "failed"
_BACK = "pm_back"
_AWAY = ("/auth/login", "/auth/logout")
_RETURN = "/oauth2callback"
_MINUTES, _SOON = 15, 60  # how long somebody may take at the provider; seconds for the page to say what came of it
_SIGNED_IN = re.compile(r'_streamlit_user="?[^";]')


class ComeBack:
    """Middleware around Streamlit's own routes of signing in and out."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on; the answers of those routes are completed."""
        path = scope.get("path", "")
        if scope["type"] != "http" or not path.endswith((*_AWAY, _RETURN)):
            await self._app(scope, receive, send)
            return
        replaced = False

        async def complete(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start":
                if message["status"] >= 400:
                    replaced = True
                    await _tell_of_failure(scope)(scope, receive, send)
                else:
                    headers = MutableHeaders(raw=list(message["headers"]))
                    _complete(scope, headers)
                    message["headers"] = headers.raw
            if not replaced:
                await send(message)

        await self._app(scope, receive, complete)


def _tell_of_failure(scope: Scope) -> Response:
    start = re.sub(f"({'|'.join((*_AWAY, _RETURN))})$", "/", scope["path"])
    answer = RedirectResponse(_left_page(scope) or start, status_code=302)
    _remember(answer.headers, OUTCOME, FAILED, _SOON)
    return answer


def _complete(scope: Scope, headers: MutableHeaders) -> None:
    if scope["path"].endswith(_AWAY):
        page, stays_here = _left_page(scope), headers.get("location", "").endswith("/")
        if page and stays_here and headers["location"].startswith("/"):
            headers["location"] = page
        elif page:
            _remember(headers, _BACK, quote(page), _MINUTES * 60)
        return
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1"))
    came_in = any(_SIGNED_IN.match(cookie) for cookie in headers.getlist("set-cookie"))
    page = _safe(unquote(cookie_parser(Headers(scope=scope).get("cookie", "")).get(_BACK, "")))
    if page and headers.get("location", "").endswith("/"):
        headers["location"] = page
    _remember(headers, _BACK, "", 0)
    failed = "state" in asked and not came_in  # without it somebody comes back from signing out
    _remember(headers, OUTCOME, FAILED if failed else "", _SOON if failed else 0)


def _left_page(scope: Scope) -> str | None:
    """The page that the visitor left, if it is one of this server."""
    headers = Headers(scope=scope)
    left = urlsplit(headers.get("referer", ""))
    if not left.netloc or left.netloc != headers.get("host"):
        return None
    return _safe(f"{left.path}?{left.query}" if left.query else left.path)


def _safe(page: str) -> str | None:
    """A path of this server, never the address of another."""
    is_path = re.fullmatch(r"/(?![/\\])[\x21-\x7e]*", page) and "\\" not in page
    return page if is_path and not page.partition("?")[0].endswith((*_AWAY, _RETURN)) else None


def _remember(headers: MutableHeaders, name: str, value: str, seconds: int) -> None:
    headers.append("set-cookie", f"{name}={value}; Max-Age={seconds}; Path=/; HttpOnly; SameSite=Lax")
