"""What a check can be refused for. The words say what, and what to do next."""

from __future__ import annotations

from analytics.intake.errors import Refusal


class NotChecked(Refusal):
    """A text or a document is not checked.

    Reasons: empty, too_long_text, too_many_words, too_large, unknown_format, encoding, encrypted, damaged, unreadable
    (it holds no text, as a scan does), pages, memory, too_slow, crashed.
    """

    area = "check.refused"
    is_wrong_input = True
