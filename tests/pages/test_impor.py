"""The page Impor: what it tells about who may import, and that it shows nothing to those who may not."""

from __future__ import annotations

import time

import pytest
from streamlit.testing.v1 import AppTest

from analytics.intake.reading import parent, process
from analytics.intake.rights import Person
from tests.pages.conftest import OpenPage, words
from ui import sign_in


def takes_files(visit: AppTest) -> bool:
    """Whether the page shows the import itself."""
    return bool(visit.get("file_uploader"))


def test_importing_is_off_where_nobody_knows_who_asks(open_page: OpenPage) -> None:
    visit = open_page("impor")
    shown = words(visit)
    assert "sampai 20 MB" in shown
    assert "Impor tidak aktif di salinan ini. Jalankan Peta Merit di komputer Anda sendiri" in shown
    assert not takes_files(visit)


def test_the_one_who_can_help_is_named(open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PETA_MERIT_CONTACT", "pengelola@contoh.go.id")
    assert "Pengelola: pengelola@contoh.go.id" in words(open_page("impor"))


def test_local_mode_says_so_and_names_who_acts(open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sign_in, "mode", lambda: "local")
    monkeypatch.setattr("analytics.intake.rights.person_here", lambda: Person("ani", is_local=True))
    visit = open_page("impor")
    shown = words(visit)
    assert "Mode lokal. Halaman ini" in shown.replace(" .", ".")
    assert "dicatat atas nama ani" in shown
    assert takes_files(visit)


def test_a_reader_waits_for_the_first_file_of_whoever_may_bring_one(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    spare = process.Spare()
    monkeypatch.setattr(parent, "_spare", spare)
    try:
        open_page("impor")
        assert spare.take(parent._CHILD) is None
        monkeypatch.setattr(sign_in, "mode", lambda: "local")
        monkeypatch.setattr("analytics.intake.rights.person_here", lambda: Person("ani", is_local=True))
        open_page("impor")
        child = spare.take(parent._CHILD)
        assert child is not None
        child.communicate()  # it hears the end of its input, and ends
        assert child.returncode == 0
    finally:
        spare.end()


@pytest.mark.parametrize("secret", ["", "x" * (sign_in.SECRET_LENGTH - 1)])
def test_a_provider_half_configured_lets_nobody_in(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch, secret: str
) -> None:
    section = dict.fromkeys(("redirect_uri", "client_id", "client_secret", "server_metadata_url"), "x")
    monkeypatch.setattr(sign_in, "_provider", lambda: {**section, "cookie_secret": secret})
    visit = open_page("impor")
    assert "cookie_secret kurang dari 32 karakter" in words(visit)
    assert "sign_in" not in {button.key for button in visit.button}


def test_a_session_ends_with_its_time(open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time()
    who = Person("Ani", subject="x|1", email="ani@contoh.go.id", signed_in_at=now - 60, expires_at=now + 60)
    monkeypatch.setenv("PETA_MERIT_CHECKERS", "ani@contoh.go.id")
    monkeypatch.setattr(sign_in, "mode", lambda: "sign_in")
    monkeypatch.setattr(sign_in, "_is_ready", lambda: True)
    monkeypatch.setattr(sign_in, "person", lambda: who)
    visit = open_page("impor")
    assert takes_files(visit)
    monkeypatch.setenv("PETA_MERIT_SIGN_IN_HOURS", "0.01")
    assert "Waktu masuk Anda sudah habis" in words(visit.run())
    assert not takes_files(visit)
