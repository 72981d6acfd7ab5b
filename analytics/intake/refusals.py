"""Why something is not published. The words stand under `intake_publish.refused`: what, and what to do next."""

from __future__ import annotations

from analytics.errors import PetaMeritError


class NotPublished(PetaMeritError):
    """Nothing was published, and nothing changed. `reason` is a fixed id, `tokens` fill its words.

    Reasons: no_results, errors, unticked, no_note, bad_change, meanwhile, busy, no_room, same_already, gone,
    not_imported, no_such_result, bad_value, no_reason, draft_gone, draft_damaged.
    """

    def __init__(self, reason: str, **tokens: str | int) -> None:
        self.reason, self.tokens = reason, tokens
        super().__init__(reason, tokens)

    def __str__(self) -> str:
        return self.sentence("en")

    def sentence(self, lang: str) -> str:
        """What was refused and what to do next, in a language."""
        from analytics.words import text

        return text(lang, f"intake_publish.refused.{self.reason}", **self.tokens)
