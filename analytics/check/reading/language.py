"""Whether a sentence is English: there the Indonesian words of the categories can only be those."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.check.reading.phrases import words
from analytics.check.reading.tokens import Token

_ENGLISH = words("small", "language_english")
_INDONESIAN = words("small", "language_indonesian")


def is_english(tokens: Sequence[Token]) -> bool:
    """Whether more of the small words of a sentence are English than Indonesian."""
    english = sum(token.norm in _ENGLISH for token in tokens)
    return english > 0 and english > 2 * sum(token.norm in _INDONESIAN for token in tokens)
