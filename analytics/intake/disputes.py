"""What a correction leaves in the note of a result, and whether a note says that the result is disputed."""

from __future__ import annotations

DISPUTED, MENDED = "Dipersoalkan", "Dikoreksi"
_BETWEEN = " · "


def noted(before: str | None, word: str, reason: str) -> str:
    """The note with what was done to the result added: `word` is DISPUTED or MENDED."""
    return _BETWEEN.join(words for words in (before, f"{word}: {reason}") if words)


def dispute_of(note: str | None) -> str | None:
    """Why a result is disputed; None where it is not, or where it was mended since."""
    for words in reversed((note or "").split(_BETWEEN)):
        word, _, reason = words.partition(": ")
        if word in (DISPUTED, MENDED):
            return reason if word == DISPUTED else None
    return None
