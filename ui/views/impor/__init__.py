"""Import: an officer's spreadsheet on its way to a release, for those who may check one."""

from __future__ import annotations

import streamlit as st

from analytics.errors import PetaMeritError
from analytics.intake.drafts import open_draft
from analytics.intake.rights import Person
from ui import address, frame
from ui.address import Here
from ui.views.impor import begin, work
from ui.views.impor.said import refusal


def answer(here: Here) -> str:
    """The first sentence: what this page does, and with how large a file."""
    return here.say("impor.answer", size=st.get_option("server.maxUploadSize"))


def show(here: Here, person: Person) -> None:
    """The way of a file: where none is open, how to begin; else the draft as it stands."""
    if here["draft"]:
        try:
            draft = open_draft(here["draft"], owner_of(person))
        except PetaMeritError as error:
            frame.note(refusal(here, error))
            st.button(here.say("impor.back"), key="impor.back", on_click=address.go, kwargs={"draft": None})
            return
        work.show(here, person, draft)
    else:
        begin.show(here, person, owner_of(person))


def owner_of(person: Person) -> str:
    """Under whose name drafts lie: the account of a sign-in, the user of this machine."""
    return person.subject or person.name
