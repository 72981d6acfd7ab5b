"""A checked text with everything found in it marked in place, whatever stands in the text and however marks lie."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from analytics.check.marks import segments
from analytics.check.model import Checked
from ui import html
from ui.address import Here

# Seen in print and without colour: each verdict has a sign of its own beside its word.
SIGNS: dict[str, str] = {
    "cocok": "✓",
    "berdiri_sendiri": "○",
    "tidak_cocok": "✕",
    "berbeda_antarsumber": "≠",
    "tidak_dapat_diverifikasi": "?",
    "bukan_klaim_merit": "·",
}
_LINES = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_BOX, _UNSEEN, _WITHOUT_WIDTH = "▯", ("Cf", "Cc", "Co", "Cs"), "\t\u00ad\u200b\u200c\u200d\u2060\ufeff"


def card_id(place: int) -> str:
    """The name of the place of a card on the page; `place` is that of its claim in the checked text.

    Not the words of its heading: those are the name that Streamlit gives to the heading itself.
    """
    return f"pm-klaim-{place + 1}"


def numbered(checked: Checked) -> list[int]:
    """The places of the claims that get a card: those about the merit system."""
    return [place for place, one in enumerate(checked.claims) if one.verdict != "bukan_klaim_merit"]


def visible(text: str) -> str:
    """Text in which nothing misleads the eye: signs that turn the direction of a line, and those of control, are boxes.

    Those without width stay as they are: they hide nothing.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_BOX if unicodedata.category(one) in _UNSEEN and one not in _WITHOUT_WIDTH else one for one in text)


def as_lines(text: str) -> str:
    """Text as HTML, escaped, its lines kept."""
    return "<br>".join(html.escape(visible(line)) for line in _LINES.split(text))


def marked_text(here: Here, checked: Checked, shown: Collection[int]) -> str:
    """The text as HTML: what the rules recognised is underlined, the figure of a claim bears sign and number.

    shown: the places of the claims whose card is on the page now, to which their marks lead.
    """
    body: list[str] = []
    is_open: int | None = None
    last = {place: judged.reading.end for place, judged in enumerate(checked.claims)}
    for piece in segments(checked):
        innermost = piece.claims[-1] if piece.claims else None
        if is_open is not None and innermost != is_open:
            body.append(_close(is_open, shown))
        if innermost is not None and innermost != is_open:
            body.append(_open(here, checked, innermost, shown))
        is_open = innermost
        words = as_lines(checked.text[piece.start : piece.end])
        body.append(f'<span class="pm-read">{words}</span>' if piece.kind and innermost is None else words)
        ending = [place for place in piece.claims if last[place] == piece.end]
        if ending:
            body.append(_signs(checked, ending))
    if is_open is not None:
        body.append(_close(is_open, shown))
    return f'<div class="pm-checked-text" dir="auto">{"".join(body)}</div>'


def _open(here: Here, checked: Checked, place: int, shown: Collection[int]) -> str:
    verdict = checked.claims[place].verdict
    told = html.escape(here.say(f"check.verdict.{verdict}"))
    if place in shown:
        return f'<a class="pm-claim pm-claim-{verdict}" href="#{card_id(place)}" target="_self" title="{told}">'
    return f'<span class="pm-claim pm-claim-{verdict}" title="{told}">'


def _close(place: int, shown: Collection[int]) -> str:
    return "</a>" if place in shown else "</span>"


def _signs(checked: Checked, places: list[int]) -> str:
    """The signs of the claims that end here, with the numbers of their cards."""
    told = []
    for place in places:
        verdict = checked.claims[place].verdict
        told.append(SIGNS[verdict] + (str(place + 1) if verdict != "bukan_klaim_merit" else ""))
    return f"<sup>{' '.join(told)}</sup>"
