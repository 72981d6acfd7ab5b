"""What an import can be refused for. The words say what, and what to do next."""

from __future__ import annotations

from typing import ClassVar

from analytics.errors import PetaMeritError


class Refusal(PetaMeritError):
    """Something that a person asked for is not done. `reason` is a fixed id, `tokens` fill its words under `area`."""

    area: ClassVar[str]

    def __init__(self, reason: str, **tokens: str | int) -> None:
        self.reason, self.tokens = reason, tokens
        super().__init__(reason, tokens)

    def __str__(self) -> str:
        return self.sentence("en")

    def sentence(self, lang: str) -> str:
        """What was refused and what to do next, in a language."""
        # Imported when asked: the process that reads files needs no words.
        from analytics.words import text

        return text(lang, f"{self.area}.{self.reason}", **self.tokens)


class Refused(Refusal):
    """A file is not read."""

    area = "intake.refused"


class NotPublished(Refusal):
    """Nothing was published, and nothing changed.

    Reasons: no_results, errors, unticked, no_note, bad_change, meanwhile, busy, no_room, same_already, gone,
    not_imported, no_such_result, bad_value, no_reason, draft_gone, draft_damaged.
    """

    area = "intake_publish.refused"
