"""The server around Streamlit: links for first visitors, compressed files, the language of the document."""

from __future__ import annotations

import gzip
import json
import re
import time
from pathlib import Path

import brotli
import pytest
from playwright.sync_api import expect

from analytics.words import text
from tests.browser.driver import PATIENCE, NewVisitor, Server, Visitor, start_server
from ui.server import streamlit_files

BEFORE_PLOTLY = 1_200_000  # bytes of a first visit


def _script() -> str:
    return f"/{next(name for name in streamlit_files.needed_first() if '/index.' in name and name.endswith('.js'))}"


def _wait_for_encoding(server: Server, path: str, encoding: str) -> tuple[dict[str, str], bytes]:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        _, headers, body = server.get(path, **{"Accept-Encoding": encoding})
        if headers.get("content-encoding") == encoding:
            return headers, body
        time.sleep(0.2)
    raise AssertionError(f"{path} was not compressed with {encoding}")


def test_the_first_visitor_of_a_fresh_server_may_come_by_any_link(new_visitor: NewVisitor, tmp_path: Path) -> None:
    with start_server(tmp_path, wait_for="/_stcore/health") as fresh:
        visitor = new_visitor(server=fresh, moving=True)
        page = visitor.open("/wilayah")
        expect(page.get_by_test_id("stSidebar")).to_contain_text(text("id", "app.brand"))
        expect(page.get_by_role("dialog")).to_have_count(0)
        assert visitor.address.startswith("/wilayah")
        assert visitor.complaints == []


def test_every_page_was_visited_before_the_first_visitor(server: Server) -> None:
    status, _, body = server.get("/siap")
    found = json.loads(body)
    assert (status, found["ready"], found["failed"]) == (200, True, [])
    assert found["visits"] > 1


@pytest.mark.parametrize(("encoding", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_scripts_are_sent_compressed(server: Server, encoding: str, unpack) -> None:
    headers, body = _wait_for_encoding(server, _script(), encoding)
    assert unpack(body) == (streamlit_files.folder() / _script().lstrip("/")).read_bytes()
    assert headers["vary"] == "Accept-Encoding"
    assert headers["cache-control"] == "public, immutable, max-age=31536000"
    assert headers["content-type"].startswith("text/javascript")


@pytest.mark.parametrize("asked", ["identity", "br;q=0, gzip;q=0", "zstd"])
def test_scripts_are_sent_plain_to_those_who_ask_so(server: Server, asked: str) -> None:
    status, headers, body = server.get(_script(), **{"Accept-Encoding": asked})
    assert status == 200
    assert "content-encoding" not in headers
    assert body == (streamlit_files.folder() / _script().lstrip("/")).read_bytes()


@pytest.mark.parametrize(
    "path", ["/static/../../../../etc/passwd", "/static/%2e%2e/%2e%2e/serve.py", "/static//etc/passwd"]
)
def test_no_address_leads_out_of_the_folder(server: Server, path: str) -> None:
    _, _, body = server.get(path, **{"Accept-Encoding": "br"})
    assert b"root:" not in body
    assert b"st.App" not in body


@pytest.mark.parametrize(("query", "lang"), [("", "id"), ("?lang=en", "en"), ("?lang=xx", "id")])
@pytest.mark.parametrize("path", ["/", "/wilayah"])
def test_the_document_says_its_language(server: Server, path: str, query: str, lang: str) -> None:
    status, headers, body = server.get(path + query)
    page = body.decode()
    assert status == 200
    assert f'<html lang="{lang}">' in page
    assert "<title>Peta Merit</title>" in page
    assert text(lang, "server.noscript") in page
    assert headers["content-language"] == lang
    assert headers["cache-control"] == "no-cache"


def test_a_known_first_page_is_not_sent_again(server: Server) -> None:
    _, headers, _ = server.get("/", **{"Accept-Encoding": "br"})
    status, _, body = server.get("/", **{"Accept-Encoding": "br", "If-None-Match": headers["etag"]})
    assert (status, body) == (304, b"")


def test_health(server: Server) -> None:
    assert server.get("/_stcore/health")[::2] == (200, b"ok")


def test_a_deep_link_asks_for_nothing_that_fails(visitor: Visitor) -> None:
    refused: list[str] = []
    visitor.page.on("response", lambda answer: answer.status >= 400 and refused.append(answer.url))
    visitor.open("/wilayah")
    assert refused == []


@pytest.mark.parametrize("path", ["/", "/wilayah"])
def test_a_first_visit_is_small(visitor: Visitor, path: str) -> None:
    for name in streamlit_files.needed_first():
        _wait_for_encoding(visitor.server, f"/{name}", "br")
    session = visitor.context.new_cdp_session(visitor.page)
    session.send("Network.enable")
    addresses: dict[str, str] = {}
    sizes: dict[str, int] = {}
    session.on(
        "Network.requestWillBeSent", lambda event: addresses.update({event["requestId"]: event["request"]["url"]})
    )
    session.on("Network.loadingFinished", lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}))
    visitor.open(path)
    visitor.page.wait_for_load_state("networkidle")
    before_plotly = {addresses[key]: size for key, size in sizes.items() if "PlotlyChart" not in addresses[key]}
    assert sum(before_plotly.values()) <= BEFORE_PLOTLY, sorted(before_plotly.items(), key=lambda item: -item[1])[:8]


def test_the_icon_font_has_every_icon_in_use(server: Server) -> None:
    from ui.server.icons import icons_in_font, icons_in_use, small_font

    shipped = streamlit_files.folder() / streamlit_files.icon_font().lstrip("/")
    missing = (icons_in_use() & icons_in_font(shipped)) - icons_in_font()
    assert not missing, "run `make icons`"
    _, headers, body = server.get(streamlit_files.icon_font())
    assert body == small_font()
    assert headers["content-type"] == "font/woff2"


def test_the_server_says_what_it_does(server: Server) -> None:
    said = server.log.read_text()
    assert re.search(re.escape(server.url), said)
    assert "Traceback" not in said
