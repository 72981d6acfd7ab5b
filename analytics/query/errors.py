"""What a query is refused for. The words (`kueri.refused.REASON`) say what, where, and what to do next."""

from __future__ import annotations

from analytics.intake.errors import Refusal


class Refused(Refusal):
    """A query is not answered: `reason` is one of `REASONS`, `line` and `column` (from 1) its place if it has one."""

    area = "kueri.refused"

    def __init__(self, reason: str, *, line: int = 0, column: int = 0, **tokens: str | int) -> None:
        self.line, self.column = line, column
        place = {"line": line, "column": column} if line else {}
        super().__init__(reason, **tokens, **place)

    def sentence(self, lang: str) -> str:
        """Where it is, what it is, and what to do next, in a language."""
        said = super().sentence(lang)
        if not self.line:
            return said
        from analytics.words import text

        return f"{text(lang, 'kueri.place', line=self.line, column=self.column)} {said}"


# What is not a query at all, or not one that is answered here.
FORM = (
    "empty",
    "too_long",
    "nested",
    "character",
    "literal",
    "syntax",
    "several",
    "not_select",
    "statement",
    "parameter",
)
# Names that are not there, or that lead out of the release.
NAMES = ("table", "table_like", "other_database", "function", "function_like", "table_function", "sample", "clock")
# What the database says of a query that may be asked.
MEANING = ("column", "column_like", "ambiguous", "group", "types", "convert", "columns", "engine", "not_allowed")
# What it costs.
COST = ("time", "memory", "crashed", "busy")
REASONS = (*FORM, *NAMES, *MEANING, *COST)
