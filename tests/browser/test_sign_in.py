"""Signing in at a real OpenID provider: who gets in, who does not, and what does not help to get in."""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from analytics.words import text
from tests.browser.driver import NewVisitor, Server, Visitor, start_server
from tests.browser.provider import NoProvider, start_provider, write_secrets
from tests.browser.test_axe import look_in_both_themes

COOKIE = "_streamlit_user"
SECRET = "rahasia-kue-untuk-uji-saja-sepanjang-ini"
PUBLISHER = "kepala@contoh.go.id"


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app beside a provider. Without Node.js the tests are skipped, by name; in CI they fail."""
    home = tmp_path_factory.mktemp("guarded")
    try:
        with start_provider(home / "provider.log") as issuer, pytest.MonkeyPatch.context() as patch:
            patch.setenv("STREAMLIT_SECRETS_FILES", str(write_secrets(home / "secrets.toml", issuer, SECRET)))
            patch.setenv("PETA_MERIT_PUBLISHERS", f"{PUBLISHER}, group:penerbit")
            patch.setenv("PETA_MERIT_CHECKERS", "staf@contoh.go.id")
            patch.setenv("PETA_MERIT_CONTACT", "pengelola@contoh.go.id")
            with start_server(home) as running:
                yield running
    except NoProvider as missing:
        if os.environ.get("CI") or os.environ.get("PETA_MERIT_CI"):
            pytest.fail(f"CI {missing}")
        pytest.skip(str(missing))


@pytest.fixture
def somebody(browser: Browser, guarded: Server, new_visitor: NewVisitor) -> Visitor:
    """Somebody who has not signed in."""
    return new_visitor(server=guarded)


@pytest.fixture
def somebody_else(browser: Browser, guarded: Server, new_visitor: NewVisitor) -> Visitor:
    """Somebody at another computer."""
    return new_visitor(server=guarded)


def sign_in(visitor: Visitor, name: str, *, lang: str = "id") -> Page:
    """From the page as it stands, through the provider, back to the app."""
    page = visitor.page
    page.get_by_role("button", name=text(lang, "sign_in.sign_in"), exact=True).click()
    page.get_by_label("Nama").fill(name)
    page.get_by_role("button", name="Lanjut").click()
    page.wait_for_url(f"{visitor.server.url}/**")
    return visitor.settle()


def sign_out(visitor: Visitor, *, lang: str = "id") -> Page:
    """From the page as it stands, out of the provider too, back to the app."""
    page = visitor.page
    page.get_by_role("button", name=text(lang, "sign_in.sign_out"), exact=True).click()
    page.get_by_role("button", name="Keluar dari penyedia").click()
    page.wait_for_url(f"{visitor.server.url}/**")
    return visitor.settle()


def told(page: Page) -> Locator:
    """What the page says of the visitor."""
    return page.locator(".pm-sign-in")


def words(key: str, *, lang: str = "id", **tokens: object) -> str:
    return text(lang, f"sign_in.{key}", **tokens).replace("**", "")


def expect_inside(page: Page, name: str) -> None:
    """The page greets by that name and takes files."""
    expect(told(page).locator("strong")).to_have_text(name)
    expect(page.get_by_test_id("stFileUploader")).to_be_visible()


def expect_outside(page: Page, *keys: str, lang: str = "id", **tokens: object) -> None:
    """The page says why, and shows nothing of the import."""
    expect(told(page)).to_contain_text(" ".join(words(key, lang=lang, **tokens) for key in keys))
    expect(page.get_by_test_id("stFileUploader")).to_have_count(0)
    expect(page.get_by_test_id("stException")).to_have_count(0)


def make_cookie(*, secret: str = SECRET, origin: str, **claims: Any) -> str:
    """What Streamlit keeps in the browser of a publisher who signed in just now."""
    now = int(time.time())
    kept = {
        "iss": "http://localhost", "sub": "tiruan", "email": PUBLISHER, "name": "Tiruan", "iat": now,
        "exp": now + 3600, **claims, "origin": origin, "is_logged_in": True, "provider": "default",
    }  # fmt: skip
    return create_signed_value(secret, COOKIE, json.dumps(kept)).decode()


def bring_cookie(visitor: Visitor, value: str) -> Page:
    """Come to the page with that cookie."""
    visitor.context.add_cookies([{"name": COOKIE, "value": value, "url": visitor.server.url}])
    return visitor.read("impor")


def cookie_of(visitor: Visitor) -> str:
    return next(one["value"] for one in visitor.context.cookies() if one["name"] == COOKIE)  # type: ignore[misc]


@pytest.mark.parametrize(
    ("login", "name", "account", "may"),
    [
        ("kepala", "Ibu Kepala", PUBLISHER, "may_publish"),
        ("penerbit", "Anggota Kelompok", "anggota@contoh.go.id", "may_publish"),
        ("staf", "Pak Staf", "staf@contoh.go.id", "may_check"),
        ("besar", "Akun Besar", "staf@contoh.go.id", "may_check"),  # more claims than one cookie holds
    ],
)
def test_the_listed_get_in_and_come_back_to_their_page(
    somebody: Visitor, login: str, name: str, account: str, may: str
) -> None:
    page = somebody.read("impor", release="simulated", lang="en")
    expect_outside(page, "not_signed_in", lang="en")
    expect(page).to_have_url(re.compile("release=simulated-"))  # completed by now
    left = somebody.address
    sign_in(somebody, login, lang="en")
    assert somebody.address == left
    expect(told(page)).to_have_text(
        f"{words('signed_in', lang='en', name=name, account=account)} {words(may, lang='en')}"
    )
    expect_inside(page, name)


@pytest.mark.parametrize(("login", "account"), [("lain", "lain@contoh.go.id"), ("belum-terbukti", "Belum Terbukti")])
def test_who_is_not_listed_stays_outside_and_may_change_the_account(
    somebody: Visitor, login: str, account: str
) -> None:
    page = somebody.read("impor")
    sign_in(somebody, login)
    expect_outside(page, "not_listed", account=account)
    expect(told(page)).to_contain_text("pengelola@contoh.go.id")
    sign_out(somebody)
    expect_outside(page, "not_signed_in")
    sign_in(somebody, "kepala")
    expect_inside(page, "Ibu Kepala")


def test_the_provider_refuses(somebody: Visitor) -> None:
    page = somebody.read("impor")
    sign_in(somebody, "siapa-ini")
    expect_outside(page, "failed")


@pytest.mark.parametrize(
    "forgery",
    ["kunci-lain", "tanpa-tanda-tangan", "isi-diubah", "untuk-aplikasi-lain", "dari-penerbit-lain", "sudah-lama"],
)
def test_a_forged_token_leads_nowhere(somebody: Visitor, forgery: str) -> None:
    page = somebody.read("impor")
    sign_in(somebody, forgery)
    expect_outside(page, "failed")
    assert COOKIE not in {one["name"] for one in somebody.context.cookies()}  # type: ignore[misc]


def test_a_replayed_token_leads_nowhere(somebody: Visitor, somebody_else: Visitor) -> None:
    somebody.read("impor")
    sign_in(somebody, "kepala")
    page = somebody_else.read("impor")
    sign_in(somebody_else, "putar-ulang")
    expect_outside(page, "failed")


def test_a_replayed_way_back_leads_nowhere(somebody: Visitor, somebody_else: Visitor) -> None:
    ways: list[str] = []
    somebody.page.on("request", lambda sent: "/oauth2callback?" in sent.url and ways.append(sent.url))
    somebody.read("impor")
    sign_in(somebody, "kepala")
    sign_out(somebody)
    for visitor in (somebody, somebody_else):
        visitor.page.goto(ways[0])
        visitor.settle()
        expect_outside(visitor.read("impor"), "failed")


def test_a_cookie_as_streamlit_makes_it_is_taken(somebody: Visitor) -> None:
    """Else the forged ones below would prove nothing."""
    expect_inside(bring_cookie(somebody, make_cookie(origin=somebody.server.url)), "Tiruan")


def test_a_cookie_signed_by_somebody_else_is_not_taken(somebody: Visitor) -> None:
    page = bring_cookie(somebody, make_cookie(origin=somebody.server.url, secret="x" * len(SECRET)))
    expect_outside(page, "not_signed_in")


def test_a_cookie_of_another_site_is_not_taken(somebody: Visitor) -> None:
    expect_outside(bring_cookie(somebody, make_cookie(origin="http://127.0.0.1:9")), "not_signed_in")


def test_a_changed_cookie_is_not_taken(somebody: Visitor, somebody_else: Visitor) -> None:
    somebody.read("impor")
    sign_in(somebody, "staf")
    mine, theirs = cookie_of(somebody), make_cookie(origin=somebody.server.url, secret="x" * len(SECRET))
    mixed = theirs.rpartition(".")[0] + "." + mine.rpartition(".")[2]
    expect_outside(bring_cookie(somebody_else, mixed), "not_signed_in")


@pytest.mark.parametrize(
    ("claims", "reason"),
    [
        ({"iat": int(time.time()) - 9 * 3600, "exp": int(time.time()) + 29 * 86400}, "expired"),
        ({"exp": int(time.time()) - 1}, "expired"),
        ({"exp": None}, "incomplete"),
        ({"sub": None}, "incomplete"),
    ],
)
def test_a_cookie_that_was_kept_too_long_or_says_too_little(
    somebody: Visitor, claims: dict[str, Any], reason: str
) -> None:
    page = bring_cookie(somebody, make_cookie(origin=somebody.server.url, **claims))
    expect_outside(page, reason, account=PUBLISHER)


def test_a_token_ends_while_its_page_is_open(somebody: Visitor) -> None:
    page = somebody.read("impor")
    sign_in(somebody, "sebentar")
    kept = cookie_of(somebody)
    end = time.time() + 1
    while time.time() < end:
        page.wait_for_timeout(100)
    somebody.click(page.get_by_role("button", name=text("id", "app.other_language"), exact=True))
    expect_outside(page, "expired", lang="en")
    assert cookie_of(somebody) == kept  # the browser would go on for a month
    sign_in(somebody, "kepala", lang="en")
    expect_inside(page, "Ibu Kepala")


def test_signing_out_in_one_tab_ends_the_others_and_every_copy_of_the_cookie(
    somebody: Visitor, somebody_else: Visitor
) -> None:
    first = somebody.read("impor")
    sign_in(somebody, "kepala")
    stolen = cookie_of(somebody)
    other = somebody.context.new_page()
    somebody.page = other
    somebody.read("impor")
    expect_inside(other, "Ibu Kepala")

    somebody.page = first
    sign_out(somebody)
    expect_outside(first, "not_signed_in")

    somebody.page = other  # its session began with the cookie, and does not look again
    somebody.click(other.get_by_role("button", name=text("id", "app.other_language"), exact=True))
    expect_outside(other, "signed_out", lang="en")
    expect_outside(bring_cookie(somebody_else, stolen), "signed_out")

    sign_in(somebody, "kepala", lang="en")
    expect_inside(other, "Ibu Kepala")


def test_the_page_has_no_grave_fault_signed_in_or_not(somebody: Visitor) -> None:
    somebody.read("impor")
    look_in_both_themes(somebody)
    sign_in(somebody, "lain")
    look_in_both_themes(somebody)


def test_nobody_needs_to_sign_in_at_this_machine(visitor: Visitor) -> None:
    page = visitor.read("impor")
    expect(told(page).locator("strong").first).to_have_text("Mode lokal.")
    expect(page.get_by_role("button", name=text("id", "sign_in.sign_in"), exact=True)).to_have_count(0)
