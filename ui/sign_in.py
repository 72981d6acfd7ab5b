"""Who sits at the page Impor: how people may import here, who is signed in, and what he is told about himself.

The page only says what is so; the functions that check and publish ask `analytics.intake.rights` themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from analytics import settings
from analytics.intake import rights
from analytics.intake.rights import Mode, Person
from ui import html
from ui.address import Here
from ui.server.come_back import FAILED, OUTCOME

_NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
# Whoever guesses the secret writes himself a cookie under any name; documentation shows "xxx".
SECRET_LENGTH = 32


def mode() -> Mode:
    """How people may import at this server, for this request."""
    return rights.mode(st.get_option("server.address"), st.context.headers, has_provider=bool(_provider()))


def person() -> Person | None:
    """Who asks: the one at this machine, or the one who signed in. What he may is not asked here."""
    how = mode()
    if how == "local":
        return rights.person_here()
    if how == "sign_in" and _is_ready() and st.user.get("is_logged_in"):
        return rights.person_of(st.user)
    return None


def show(here: Here) -> Person | None:
    """Say who the visitor is, or why he cannot import and what to do next. The person, if he may check a file."""
    how, who = mode(), person()
    if how == "off":
        _refuse(here, here.say("sign_in.off"))
    elif how == "sign_in" and not _is_ready():
        _refuse(here, here.say("sign_in.unready", n=SECRET_LENGTH))
    elif who is None:
        failed = st.context.cookies.get(OUTCOME) == FAILED
        _offer(here, here.say("sign_in.failed" if failed else "sign_in.not_signed_in"))
    elif who.is_local:
        _tell(here.say("sign_in.local", name=who.name))
        return who
    else:
        return _show_signed_in(here, who)
    return None


def _show_signed_in(here: Here, who: Person) -> Person | None:
    reason = rights.may(who, "check")
    account = who.email or who.name or here.say("sign_in.no_name")
    if reason in ("expired", "signed_out"):
        _offer(here, here.say(f"sign_in.{reason}"))
        return None
    if reason is None:
        may = here.say("sign_in.may_check" if rights.may(who, "publish") else "sign_in.may_publish")
        _tell(f"{here.say('sign_in.signed_in', name=who.name, account=account)} {may}")
    else:
        _refuse(here, here.say(f"sign_in.{reason}", account=account))
    _offer_sign_out(here, who)
    return who if reason is None else None


def _offer(here: Here, words: str) -> None:
    _tell(words)
    if st.button(here.say("sign_in.sign_in"), key="sign_in", type="primary"):
        st.login()


def _offer_sign_out(here: Here, who: Person) -> None:
    if st.button(here.say("sign_in.sign_out"), key="sign_out"):
        # First for every tab and browser, since a session keeps whom it began with; then this browser's cookie.
        rights.sign_out(who)
        st.logout()


def _refuse(here: Here, words: str) -> None:
    contact = settings.CONTACT.value()
    _tell(f"{words} {here.say('sign_in.contact', contact=contact)}" if contact else words)


def _tell(words: str) -> None:
    html.show(f'<p class="pm-note pm-sign-in" role="status">{html.rich(words)}</p>')


def _provider() -> Mapping[str, Any]:
    """The settings of the provider; empty where none is configured."""
    if not st.secrets.load_if_toml_exists() or "auth" not in st.secrets:
        return {}
    found: Mapping[str, Any] = st.secrets["auth"]
    return found


def _is_ready() -> bool:
    section = _provider()
    return all(section.get(name) for name in _NEEDED) and len(section["cookie_secret"]) >= SECRET_LENGTH
