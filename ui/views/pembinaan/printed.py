"""The 524 of January 2021 held against what it is made of, in the open."""

from __future__ import annotations

from analytics.guidance.reconcile import reconcile, sentences
from ui import frame, html
from ui.address import Here
from ui.views.pembinaan.asked import Asked


def show(here: Here, asked: Asked) -> None:
    """The sum, its conditions, the registry's own count, and what this release counts; with the sources."""
    found = reconcile(asked.country)
    printed = found.printed["printed"]
    key = "printed_title" if printed.value is not None else "needing_title"
    frame.heading(here.say(f"pembinaan.{key}", n=printed))
    for words in sentences(found, here.lang):
        frame.note(words)
    if found.statement:
        html.show(f'<p class="pm-source">{html.escape(here.say("pembinaan.basis", source=found.statement.source))}</p>')
