"""Impor: who may import here, and an officer's spreadsheet on its way to a release."""

from __future__ import annotations

import streamlit as st

from ui import address, frame, sign_in
from ui.views import impor as view


@st.fragment
def show() -> None:
    """The answer, who the visitor is or why he cannot import, and the import itself for those who may."""
    here = address.read("impor")
    frame.answer(here, view.answer(here))
    person = sign_in.show(here)
    if person is not None:
        view.show(here, person)


show()
