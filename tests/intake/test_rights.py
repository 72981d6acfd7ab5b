"""Who may check and publish: every way in, and every way that is closed."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from analytics.intake import rights
from analytics.intake.rights import NotAllowed, Person, may, mode, person_of, require, sign_out


@pytest.fixture(autouse=True)
def _set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PETA_MERIT_HOME", str(tmp_path))
    monkeypatch.setenv("PETA_MERIT_PUBLISHERS", "Kepala@contoh.go.id, group:penerbit")
    monkeypatch.setenv("PETA_MERIT_CHECKERS", "staf@contoh.go.id")
    monkeypatch.delenv("PETA_MERIT_ADDRESS", raising=False)


def claims(**changed: Any) -> dict[str, Any]:
    now = time.time()
    return {
        "iss": "https://masuk.contoh", "sub": "7", "email": "staf@contoh.go.id", "iat": int(now - 60),
        "exp": int(now + 3600), **changed,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("bound_to", "headers", "expected"),
    [
        ("127.0.0.1", {"Host": "localhost:8501"}, "local"),
        ("::1", {"Host": "[::1]:8501"}, "local"),
        ("0.0.0.0", {"Host": "localhost:8501"}, "off"),
        (None, {"Host": "localhost"}, "off"),
        ("127.0.0.1", {"Host": "merit.contoh.go.id"}, "off"),
        ("127.0.0.1", {}, "off"),
        ("127.0.0.1", {"Host": "localhost", "X-Forwarded-For": "192.0.2.1"}, "off"),
        ("127.0.0.1", {"Host": "localhost", "forwarded": "for=192.0.2.1"}, "off"),
    ],
)
def test_local_is_this_machine_and_nothing_between(
    bound_to: str | None, headers: dict[str, str], expected: str
) -> None:
    assert mode(bound_to, headers, has_provider=False) == expected
    assert mode(bound_to, headers, has_provider=True) == "sign_in"


def test_a_public_address_is_not_local(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PETA_MERIT_ADDRESS", "https://merit.contoh.go.id")
    assert mode("127.0.0.1", {"Host": "localhost"}, has_provider=False) == "off"


@pytest.mark.parametrize(
    ("changed", "check", "publish"),
    [
        ({}, None, "not_listed"),
        ({"email": "KEPALA@contoh.go.id"}, None, None),
        ({"email": "lain@contoh.go.id"}, "not_listed", "not_listed"),
        ({"email": None, "groups": ["penerbit"]}, None, None),
        ({"email": None, "roles": "penerbit"}, None, None),
        ({"email": "kepala@contoh.go.id", "email_verified": False}, "not_listed", "not_listed"),
        ({"exp": 1}, "expired", "expired"),
        ({"iat": int(time.time()) - 9 * 3600}, "expired", "expired"),
        ({"exp": None}, "incomplete", "incomplete"),
        ({"sub": None}, "incomplete", "incomplete"),
        ({"iat": True}, "incomplete", "incomplete"),
    ],
)
def test_check_and_publish_are_rights_of_their_own(
    changed: dict[str, Any], check: str | None, publish: str | None
) -> None:
    person = person_of(claims(**changed))
    assert (may(person, "check"), may(person, "publish")) == (check, publish)


def test_nobody_may_without_signing_in() -> None:
    with pytest.raises(NotAllowed, match="not signed in"):
        require(None, "check")


def test_the_one_at_this_machine_may() -> None:
    assert may(Person("ani", is_local=True), "publish") is None


def test_nobody_is_listed_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PETA_MERIT_PUBLISHERS")
    monkeypatch.delenv("PETA_MERIT_CHECKERS")
    assert may(person_of(claims(groups=[""])), "check") == "not_listed"


def test_signing_out_ends_every_earlier_sign_in_and_no_later_one() -> None:
    person = person_of(claims())
    other = person_of(claims(sub="8"))
    sign_out(person)
    assert may(person, "check") == "signed_out"
    assert may(other, "check") is None
    assert may(person_of(claims(iat=time.time() + 1)), "check") is None
    assert rights.may(person, "check") == "signed_out"
