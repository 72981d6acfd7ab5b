"""What a finding says to a person, in either language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analytics.intake.model import Finding
from analytics.intake.understand.names import CHOICES
from analytics.words import text, texts

_EMPTY = {"id": "(kosong)", "en": "(empty)"}


def say(finding: Finding, lang: str) -> tuple[str, str]:
    """What was found, and what to do: two sentences. What may be meant instead stands behind the first."""
    key, tokens = f"intake.rule.{finding.rule}", _tokens(finding, lang)
    # A table says it of a cell, a header of a whole column.
    of_column = f"{key}.what_column"
    is_column = finding.tokens.get("kind") == "column" and of_column in texts(lang)
    what = text(lang, of_column if is_column else f"{key}.what", **tokens)
    meant = meaning(finding, lang)
    return f"{what} {meant}" if meant else what, text(lang, f"{key}.remedy", **tokens)


def meaning(finding: Finding, lang: str) -> str | None:
    """What may be meant instead and why that is thought, in a sentence; None where nothing is suggested."""
    if finding.suggestion is None:
        return None
    reason = f"intake.reason.{finding.tokens.get('reason', 'value')}"
    key = reason if reason in texts(lang) else "intake.reason.value"
    return text(lang, key, suggestion=finding.suggestion, **_tokens(finding, lang))


def choices(finding: Finding) -> list[str]:
    """What a suggestion leaves to choose from: one, several for a name that several agencies bear, or none."""
    return finding.suggestion.split(CHOICES) if finding.suggestion else []


def _tokens(finding: Finding, lang: str) -> dict[str, Any]:
    own = {name: _in(lang, value) for name, value in finding.tokens.items()}
    return {**own, "found": finding.found or _EMPTY[lang], "sheet": finding.sheet, "cell": finding.cell}


def _in(lang: str, value: Any) -> Any:
    """A token that has a word for each language, in one of them."""
    return value[lang] if isinstance(value, Mapping) else value
