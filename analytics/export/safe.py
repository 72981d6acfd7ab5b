"""Text that a spreadsheet would run as a formula, made safe, and back again.

A cell of a CSV file that begins with = + - @, tab or a line end is computed when Excel opens it. An apostrophe in front
makes it text. Only text is treated: a negative number stays a number. A text that already has apostrophes before such a
character gets one more, so that the way back is exact.
"""

from __future__ import annotations

import re

_DANGEROUS = re.compile(r"'*[=+\-@\t\r\n]")
_MADE_SAFE = re.compile(r"''*[=+\-@\t\r\n]")


def make_safe(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet would compute it; any other text as it is."""
    return "'" + text if _DANGEROUS.match(text) else text


def take_back(text: str) -> str:
    """The text that `make_safe` was given."""
    return text[1:] if _MADE_SAFE.match(text) else text
