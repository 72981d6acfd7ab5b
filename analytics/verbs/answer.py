"""What a verb gives back, and how an error becomes an exit status."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analytics.errors import (
    BadParameter,
    DataFaults,
    PetaMeritError,
    ReleaseNotFound,
    UnknownFormat,
    UnknownMeasure,
    Unreadable,
)
from analytics.intake.errors import Refusal, Refused
from analytics.intake.rights import NotAllowed
from analytics.warehouse import Release, current_release, latest_of_kind, list_releases, open_release
from analytics.words import text

DONE, ANSWER_IS_NO, WRONG_USAGE = 0, 1, 2
KINDS = ("published", "simulated", "imported")
_WRONG_USAGE = (BadParameter, UnknownMeasure, UnknownFormat, Unreadable)


@dataclass(frozen=True)
class Answer:
    """The answer of a verb: one JSON document, the same as lines for people, and the exit status."""

    document: Mapping[str, Any]
    lines: Sequence[str]
    status: int = DONE


def failure(error: PetaMeritError, lang: str) -> Answer:
    """The answer where a verb could not do its work: faults of data in full, any other error with its kind."""
    if isinstance(error, DataFaults):
        lines = [text(lang, "cli.faults", n=len(error.faults)), *(_fault_line(fault, lang) for fault in error.faults)]
        return Answer({"faults": [fault.as_json() for fault in error.faults]}, lines, ANSWER_IS_NO)
    said, status = str(error), WRONG_USAGE if isinstance(error, _WRONG_USAGE) else ANSWER_IS_NO
    # Refusals of the import and of the check speak both languages.
    if sentence := getattr(error, "sentence", None):
        said = sentence(lang)
    if isinstance(error, Refused) or error.is_wrong_input:
        status = WRONG_USAGE
    if isinstance(error, ReleaseNotFound):
        if error.kept:
            status = WRONG_USAGE
        else:
            said = text(lang, "cli.no_release")
    reason = {"reason": error.reason} if isinstance(error, Refusal | NotAllowed) else {}
    return Answer({"error": {"kind": type(error).__name__, **reason, "message": said}}, [said], status)


def _fault_line(fault: Any, lang: str) -> str:
    place = ", ".join(
        text(lang, f"cli.fault.{name}", value=str(value))
        for name, value in (("row", fault.row), ("column", fault.column), ("found", fault.found))
        if value is not None
    )
    return f"{fault.file}{': ' if place else ''}{place}. {fault.rule}: {fault.remedy}"


def choose_release(name: str | None) -> Release:
    """The release of an id, or the latest of a kind, or the current one. Raises ReleaseNotFound."""
    if not name:
        return current_release()
    if name in KINDS:
        if release := latest_of_kind(name):
            return release
        raise ReleaseNotFound(name, [release.release_id for release in list_releases()])
    return open_release(name)
