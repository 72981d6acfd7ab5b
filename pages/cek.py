"""Cek fakta: a number, a text, or the register of claims, each with its verdict and what that rests on."""

from __future__ import annotations

import streamlit as st

from ui import address, frame
from ui.views import cek as view


@st.fragment
def show() -> None:
    """The answer, the choice of a way in, and what was asked on it."""
    here = address.read("cek")
    asked = view.ask(here)
    frame.answer(here, asked.answer, numbers=asked.numbers)
    view.choose_tab(here)
    asked.show()


show()
