"""Who may check a file, and who may publish: asked by the functions that do it, not by the page alone.

Importing is off unless the server is reached from this machine only ("local"), or people sign in at a provider.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any, Literal

from analytics import settings
from analytics.errors import PetaMeritError
from analytics.paths import home

Mode = Literal["local", "sign_in", "off"]
Right = Literal["check", "publish"]
_GROUP = "group:"
# What a proxy adds: then the visitor may sit anywhere, though the server listens on this machine only.
_FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")


class NotAllowed(PetaMeritError):
    """Somebody asked for what he may not do. `reason` is an id of words: off, not_signed_in, not_listed, expired,
    signed_out, incomplete."""

    def __init__(self, right: Right, reason: str) -> None:
        self.right, self.reason = right, reason
        super().__init__(f"Not allowed to {right}: {reason.replace('_', ' ')}.")


@dataclass(frozen=True)
class Person:
    """Who acts. `name` is what the record keeps; times in seconds since 1970, None for somebody at this machine."""

    name: str
    is_local: bool = False
    subject: str | None = None
    email: str | None = None
    groups: tuple[str, ...] = ()
    signed_in_at: float | None = None
    expires_at: float | None = None


def person_here() -> Person:
    """The one who sits at this machine, by the name of the account."""
    try:
        name = os.getlogin()
    except OSError:  # no terminal, as under a service
        name = os.environ.get("USER", "") or "local"
    return Person(name, is_local=True)


def person_of(claims: Mapping[str, Any]) -> Person:
    """The one whom a verified identity token names. `groups` come from the claims `groups` and `roles`."""
    groups = [str(one) for claim in ("groups", "roles") for one in _listed(claims.get(claim))]
    email = (
        str(claims["email"]).casefold() if claims.get("email") and claims.get("email_verified") is not False else None
    )
    subject = f"{claims.get('iss', '')}|{claims['sub']}" if claims.get("sub") else None
    name = str(claims.get("name") or email or claims.get("sub") or "")
    return Person(
        name, subject=subject, email=email, groups=tuple(groups),
        signed_in_at=_number(claims.get("iat")), expires_at=_number(claims.get("exp")),
    )  # fmt: skip


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def mode(bound_to: str | None, headers: Mapping[str, str], *, has_provider: bool) -> Mode:
    """How people may import here.

    `bound_to` is the address on which the server listens. Sign-in wins where a provider is configured. "local" needs
    all of: a loopback address, no public address in the settings, a loopback host in the request, no trace of a proxy.
    """
    if has_provider:
        return "sign_in"
    names = {name.lower(): value for name, value in headers.items()}
    host = names.get("host", "")
    is_local = (
        is_loopback(bound_to or "") and is_loopback(_host_of(host)) and not settings.ADDRESS.value()
        and not any(name in names for name in _FORWARDED)
    )  # fmt: skip
    return "local" if is_local else "off"


def _host_of(host: str) -> str:
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]


def is_loopback(address: str) -> bool:
    """Whether an address or name leads to this machine only."""
    if address == "localhost":
        return True
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def require(person: Person | None, right: Right) -> Person:
    """The person, if he has the right now. Raises NotAllowed with the reason.

    Whoever is listed to publish may check too. A sign-in ends when its token does, and at the latest after the hours
    of `PETA_MERIT_SIGN_IN_HOURS`, whatever the cookie says; and when the person signed out anywhere.
    """
    if person is None:
        raise NotAllowed(right, "not_signed_in")
    if person.is_local:
        return person
    if person.subject is None or person.signed_in_at is None or person.expires_at is None:
        raise NotAllowed(right, "incomplete")
    now = time.time()
    hours = float(settings.SIGN_IN_HOURS.value())
    if now >= min(person.expires_at, person.signed_in_at + hours * 3600):
        raise NotAllowed(right, "expired")
    if person.signed_in_at <= _signed_out().get(person.subject, 0):
        raise NotAllowed(right, "signed_out")
    if not _is_listed(person, right):
        raise NotAllowed(right, "not_listed")
    return person


def may(person: Person | None, right: Right) -> str | None:
    """Why the person may not, as the reason of `NotAllowed`; None if he may."""
    try:
        require(person, right)
    except NotAllowed as error:
        return error.reason
    return None


def _is_listed(person: Person, right: Right) -> bool:
    allowed = _names(settings.PUBLISHERS)
    if right == "check":
        allowed |= _names(settings.CHECKERS)
    own = {f"{_GROUP}{one}".casefold() for one in person.groups}
    return bool(allowed & (own | ({person.email} if person.email else set())))


def _names(setting: settings.Setting) -> set[str]:
    return {one.strip().casefold() for one in setting.value().split(",") if one.strip()}


def sign_out(person: Person) -> None:
    """End every sign-in of the person up to now, in other tabs and browsers too."""
    if person.subject is None:
        return
    kept = {who: when for who, when in _signed_out().items() if when > time.time() - 31 * 86400}
    kept[person.subject] = max(time.time(), person.signed_in_at or 0)
    path = home() / "signed_out.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    unfinished.write_text(json.dumps(kept), encoding="utf-8")
    os.replace(unfinished, path)


def _signed_out() -> dict[str, float]:
    try:
        found: dict[str, float] = json.loads((home() / "signed_out.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return found
