"""What an import can be refused for. The words stand under `intake.refused`: what, and what to do next."""

from __future__ import annotations

from analytics.errors import PetaMeritError


class Refused(PetaMeritError):
    """A file is not read. `reason` is a fixed id, `tokens` fill its words."""

    def __init__(self, reason: str, **tokens: str | int) -> None:
        self.reason, self.tokens = reason, tokens
        super().__init__(reason, tokens)

    def __str__(self) -> str:
        return self.sentence("en")

    def sentence(self, lang: str) -> str:
        """What was refused and what to do next, in a language."""
        # Imported when asked: the process that reads files needs no words.
        from analytics.words import text

        return text(lang, f"intake.refused.{self.reason}", **self.tokens)
