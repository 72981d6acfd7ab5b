"""Ringkasan: the overview, and the start of three roads into the product."""

from __future__ import annotations

from ui import address, frame
from ui.address import Here
from ui.roads import show_roads
from ui.views import ringkasan as view
from ui.views.tile_map import tile_map


def show(here: Here) -> None:
    """The answer, its bar, what is not known, then where and of whom."""
    frame.answer(here, view.answer(here))
    frame.show(here, view.hero(here))
    words, measures = view.differing(here)
    if words:
        frame.note(words)
        frame.explain(here, measures, key="differing")
    words, measures = view.unknown(here)
    frame.heading(here.say("ringkasan.unknown_title"))
    frame.note(words)
    frame.explain(here, measures, key="unknown")
    if not here.release.counts_itself:
        frame.show(here, view.named(here))
    frame.show(here, view.assessed(here))
    if here.release.counts_itself:
        frame.show(here, view.over_years(here))
    frame.show(here, view.by_type(here))
    frame.show(here, tile_map(here))
    show_roads(here)


show(address.read("ringkasan"))
