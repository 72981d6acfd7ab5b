"""Whether the note of a result says that it is disputed."""

from __future__ import annotations

import pytest

from analytics.intake.disputes import DISPUTED, MENDED, dispute_of, noted


@pytest.mark.parametrize(
    ("note", "reason"),
    [
        (None, None),
        ("hasil rapat", None),
        (noted(None, DISPUTED, "Keberatan"), "Keberatan"),
        (noted("hasil rapat", DISPUTED, "Keberatan: lisan"), "Keberatan: lisan"),
        (noted(noted(None, MENDED, "Salah ketik"), DISPUTED, "Keberatan"), "Keberatan"),
        (noted(noted(None, DISPUTED, "Keberatan"), MENDED, "Sesuai putusan"), None),
    ],
)
def test_the_last_mark_counts(note: str | None, reason: str | None) -> None:
    assert dispute_of(note) == reason
