"""Back to the page where somebody signed in: only to pages of this server, and with what came of it."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from ui.server.come_back import FAILED, OUTCOME, ComeBack

HERE = "http://server"
PAGE = "/impor?release=simulated&lang=en"


async def _provider(request: Request) -> Response:
    if "down" in request.query_params:
        return PlainTextResponse("Authentication error", 400)
    return RedirectResponse("/" if "none" in request.query_params else "https://masuk.contoh/?a=b", 302)


async def _callback(request: Request) -> Response:
    answer = RedirectResponse("/", 302)
    if "good" in request.query_params:
        answer.set_cookie("_streamlit_user", "signed")
    else:
        answer.delete_cookie("_streamlit_user")
    return answer


class Client:
    """A browser in front of the middleware: keeps cookies, follows nothing."""

    def __init__(self, app: Starlette) -> None:
        self._client = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=HERE)
        self.cookies = self._client.cookies

    def get(self, path: str, **headers: str) -> httpx.Response:
        # In a thread of its own: a browser test before this one leaves a loop that runs in the main thread.
        with ThreadPoolExecutor(max_workers=1) as thread:
            return thread.submit(lambda: asyncio.run(self._client.get(path, headers=headers))).result()


@pytest.fixture
def client() -> Client:
    routes = [Route("/auth/login", _provider), Route("/auth/logout", _provider), Route("/oauth2callback", _callback)]
    return Client(Starlette(routes=routes, middleware=[Middleware(ComeBack)]))


def leave(client: Client, referer: str, path: str = "/auth/login") -> str:
    return client.get(path, referer=referer).headers["location"]


def test_back_to_the_page_that_was_left(client: Client) -> None:
    assert leave(client, HERE + PAGE) == "https://masuk.contoh/?a=b"
    assert client.get("/oauth2callback?state=1&good").headers["location"] == PAGE
    assert OUTCOME not in client.cookies
    assert client.get("/oauth2callback?state=1&good").headers["location"] == "/"  # once only


@pytest.mark.parametrize(
    "referer",
    [
        "", "https://jahat.contoh/impor", f"{HERE}//jahat.contoh", f"{HERE}/\\jahat.contoh", f"{HERE}.contoh/impor",
        f"{HERE}/auth/logout", f"{HERE}/oauth2callback?state=1",
    ],
)  # fmt: skip
def test_never_to_another_site_nor_into_a_circle(client: Client, referer: str) -> None:
    leave(client, referer)
    assert client.get("/oauth2callback?state=1&good").headers["location"] == "/"


@pytest.mark.parametrize("kept", ["//jahat.contoh", "https://jahat.contoh", "%2F%2Fjahat.contoh", "/a%0d%0aX: y"])
def test_a_cookie_put_there_leads_to_no_other_site(client: Client, kept: str) -> None:
    answer = client.get("/oauth2callback?state=1&good", cookie=f"pm_back={kept}")
    assert answer.headers["location"] == "/"


def test_a_failure_is_told_on_the_page(client: Client) -> None:
    leave(client, HERE + PAGE)
    assert client.get("/oauth2callback?state=1&error=access_denied").headers["location"] == PAGE
    assert client.cookies[OUTCOME] == FAILED
    client.get("/oauth2callback?state=1&good")
    assert OUTCOME not in client.cookies


def test_a_provider_out_of_reach_is_told_on_the_page(client: Client) -> None:
    answer = client.get("/auth/login?down", referer=HERE + PAGE)
    assert (answer.status_code, answer.headers["location"]) == (302, PAGE)
    assert client.cookies[OUTCOME] == FAILED


@pytest.mark.parametrize("way", ["/auth/logout", "/auth/logout?none"])
def test_signing_out_comes_back_and_is_no_failure(client: Client, way: str) -> None:
    goes_to = leave(client, HERE + PAGE, way)
    assert goes_to == PAGE if "none" in way else client.get("/oauth2callback").headers["location"] == PAGE
    assert OUTCOME not in client.cookies
