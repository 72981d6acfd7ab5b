"""The three ways of the page Cek fakta, each in a module of its own; only the chosen one is computed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from analytics.measures import Measure
from ui import address
from ui.address import Here
from ui.fields import FIELDS, NARROWER
from ui.views.cek import given, number, register, text

TABS = NARROWER["cek", "tab"]


@dataclass(frozen=True)
class Asked:
    """What was asked here: the first sentence that answers it, what shows the rest, and the numbers to quote where the
    sentence does not know them."""

    answer: str
    show: Callable[[], None]
    numbers: Sequence[Measure] | None = None


def ask(here: Here) -> Asked:
    """What the chosen way has to say."""
    tab = here["tab"] or TABS[0]
    if tab == "text":
        done = given.check(here)
        return Asked(text.answer(here, done), lambda: text.show(here, done))
    if tab == "register":
        entries = register.entries(here)
        return Asked(register.answer(here, entries), lambda: register.show(here, entries))
    looked = number.look_up(here)
    return Asked(number.answer(here, looked), lambda: number.show(here, looked), number.measures(here, looked))


def choose_tab(here: Here) -> None:
    """The control for the way in; what was asked on another way goes when it is left."""
    tab = str(here["tab"] or TABS[0])
    everything = dict.fromkeys(FIELDS["cek"])
    address.choose(
        here, "tab", list(TABS), label=here.say("cek.tab"), show=lambda one: here.say(f"cek.tabs.{one}"), value=tab,
        widget=st.segmented_control, label_visibility="collapsed",
        as_changes=lambda one: {**everything, "tab": one or tab},
    )  # fmt: skip
