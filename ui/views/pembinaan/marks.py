"""Fingerprints of the numbers that guidance works out: shown under them, and noted, so that `verify` knows them."""

from __future__ import annotations

from analytics.guidance.number import Made
from analytics.measures.ledger import remember
from ui import html
from ui.address import Here


def show(here: Here, *numbers: Made) -> None:
    """A line with each number's name and fingerprint, and the release."""
    for one in numbers:
        remember(one)
    listed = "; ".join(f"{one.name[here.lang]} {one.fingerprint}" for one in numbers)
    words = here.say("pembinaan.marks", marks=listed, release=here.release.release_id)
    html.show(f'<p class="pm-source pm-last">{html.escape(words)}</p>')
