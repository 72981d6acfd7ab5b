"""Long work on the page: which step it is at, and a button that ends it.

Streamlit ends a run where it next speaks to the browser, once something else was clicked. So work that calls `step` and
`waits` while it goes on can be given up, and what it began is put away by its own `finally`.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import streamlit as st

from analytics.intake.examine import Watch
from ui.address import Here

_SAID_AGAIN = 0.25  # seconds


class Bar:
    """A bar that is on screen from the first step on."""

    def __init__(self, here: Here, name: str, steps: Sequence[str]) -> None:
        self.watch = Watch(self.step, self._waits)
        self._here, self._name, self._steps = here, name, tuple(steps)
        self._place = st.empty()
        self._bar: st.delta_generator.DeltaGenerator | None = None
        self._at, self._said = "", 0.0

    def step(self, step: str) -> None:
        """A step begins or goes on. Steps that the bar does not know belong to the one before."""
        if step == self._at:
            self._waits()
        if step == self._at or step not in self._steps:
            return
        self._at = step
        if self._bar is None:
            with self._place.container(horizontal=True, vertical_alignment="center", key=f"pm-progress-{self._name}"):
                st.button(self._here.say("impor.cancel"), key=f"impor.cancel.{self._name}", on_click=self.give_up)
                self._bar = st.progress(0.0)
        self._say()

    def _waits(self) -> bool:
        """Speak to the browser again, which is where a run that was given up ends; so this is never true itself."""
        if self._bar is not None and time.monotonic() - self._said > _SAID_AGAIN:
            self._say()
        return False

    def _say(self) -> None:
        assert self._bar is not None
        self._said = time.monotonic()
        words = self._here.say(f"intake_publish.step.{self._at}")
        done = self._steps.index(self._at) / len(self._steps)
        self._bar.progress(done, text=words[:1].upper() + words[1:])

    def give_up(self) -> None:
        """Note that the work is given up: the next run says so."""
        st.session_state[_key(self._name)] = True

    def clear(self) -> None:
        """Take the bar away."""
        self._place.empty()


@contextmanager
def shown(here: Here, name: str, steps: Sequence[str], *, is_asked_for: bool = False) -> Iterator[Bar]:
    """A bar for the work within, gone when that ends.

    `is_asked_for`: a click began the work, and the next run does not begin it again. Then it counts as given up
    whatever ended it; else only where its own button did.
    """
    bar = Bar(here, name, steps)
    try:
        yield bar
    except Exception:
        bar.clear()
        raise
    except BaseException:  # Streamlit ends a run so
        if is_asked_for:
            bar.give_up()
        raise
    bar.clear()


def was_given_up(name: str) -> bool:
    """Whether somebody ended this work. It is said once."""
    return bool(st.session_state.pop(_key(name), False))


def _key(name: str) -> str:
    return f"pm_given_up_{name}"
