"""The text that a visitor brought: it lives in the session alone, never in the address, in a file or in the log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import streamlit as st

from analytics.check import Checked, check_text
from analytics.check.documents import read_document
from analytics.check.errors import NotChecked
from analytics.check.saved import read_saved, verify_saved
from analytics.measures import compute
from analytics.selection import LAST_YEAR
from analytics.verify import Verification
from analytics.words import text as say
from ui import address
from ui.address import Here

EXAMPLES = ("id", "en")
_FOLDER = Path(__file__).parent / "examples"
# What was brought; and the last check of it: the text and day, the release, what came of it.
_GIVEN, _DONE = "pm_check_given", "pm_check_done"
TEXT, DAY, FILE = "cek.text", "cek.day", "cek.file"
# Which text stands in the field, and which file was read: what somebody is still writing is not written over.
_SEEDED, _READ = "pm_check_seeded", "pm_check_read"


@dataclass(frozen=True)
class Given:
    """A text with its day; `file` is the name of the file it came from; `refused` why there is no text; `kept` what
    became of it where the file is a report that somebody kept."""

    text: str = ""
    day: date | None = None
    file: str = ""
    refused: NotChecked | None = None
    kept: Verification | None = None


@dataclass(frozen=True)
class Done:
    """What came of a check: the checked text, or why it was not checked."""

    given: Given
    release_id: str
    checked: Checked | None
    refused: NotChecked | None = None


def given() -> Given | None:
    """What the visitor brought in this session."""
    found: Given | None = st.session_state.get(_GIVEN)
    return found


def check(here: Here) -> Done | None:
    """The check of what was brought, against the release in view; made once and kept while neither changes."""
    brought, done = given(), st.session_state.get(_DONE)
    if brought is None:
        return None
    if isinstance(done, Done) and done.given == brought and done.release_id == here.release.release_id:
        return done
    done = _check(here, brought)
    st.session_state[_DONE] = done
    return done


def _check(here: Here, brought: Given) -> Done:
    release = here.release
    if brought.refused is not None or brought.kept is not None:
        return Done(brought, release.release_id, None, brought.refused)
    try:
        with st.spinner(here.say("cek.text.checking", n=len(brought.text.split()))):
            return Done(brought, release.release_id, check_text(release, brought.text, published_on=brought.day))
    except NotChecked as refused:
        return Done(brought, release.release_id, None, refused)


def seed() -> None:
    """Put what was brought into the field, unless it stands there, so that it can be mended and checked again."""
    brought = given() or Given()
    if st.session_state.get(_SEEDED) == brought.text and TEXT in st.session_state:
        return
    st.session_state[_SEEDED] = brought.text
    st.session_state[TEXT], st.session_state[DAY] = brought.text, brought.day


def take() -> None:
    """Take what stands in the form: the file where one was newly chosen, else the text. For the button's callback."""
    day = st.session_state.get(DAY)
    file = st.session_state.get(FILE)
    if file is not None and file.file_id != st.session_state.get(_READ):
        st.session_state[_READ] = file.file_id
        _keep(_from_file(file.getvalue(), file.name, day))
    else:
        typed = str(st.session_state.get(TEXT) or "")
        before = given()
        _keep(Given(typed, day, before.file if before and before.text == typed else ""))


def _from_file(content: bytes, name: str, day: date | None) -> Given:
    written = content.decode("utf-8", "replace")
    if saved := read_saved(written):
        return Given(file=name, kept=verify_saved(saved, written, name))
    try:
        found = read_document(content, name)
    except NotChecked as refused:
        return Given(day=day, file=name, refused=refused)
    return Given(found.text, day or found.published_on, found.name)


def take_example(here: Here, lang: str) -> None:
    """Take a text of our own. For a button's callback."""
    _keep(example(here, lang))


def clear() -> None:
    """Forget what was brought. For a button's callback."""
    st.session_state.pop(_GIVEN, None)
    st.session_state.pop(_READ, None)
    st.session_state.pop(_DONE, None)
    address.go(verdict=None, at=None)


def _keep(new: Given) -> None:
    st.session_state[_GIVEN] = new
    st.session_state.pop(_DONE, None)
    if not new.refused and not new.kept:
        st.session_state[_SEEDED] = new.text
        st.session_state[TEXT], st.session_state[DAY] = new.text, new.day
    address.go(verdict=None, at=None)


def example(here: Here, lang: str) -> Given:
    """A text to try in a language: over the published facts, or over the invented country where that is in view.

    The first line of a kept text is its day.
    """
    if not here.release.is_simulated:
        day, _, written = (_FOLDER / f"{lang}.txt").read_text(encoding="utf-8").partition("\n")
        return Given(written.strip(), date.fromisoformat(day))
    counts = {
        "best": compute(here.release, "agencies_in_category", category="sangat_baik", upto=LAST_YEAR),
        "good": compute(here.release, "agencies_in_category", category="baik", upto=LAST_YEAR),
        "all": compute(here.release, "agencies_assessed", upto=LAST_YEAR),
    }
    return Given(say(lang, "cek.text.simulated", year=str(LAST_YEAR), **counts))
