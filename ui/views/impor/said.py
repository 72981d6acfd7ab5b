"""Refusals of the import as sentences that say what to do next."""

from __future__ import annotations

from analytics.errors import DataFaults, PetaMeritError
from analytics.intake.errors import Refusal
from analytics.intake.rights import NotAllowed
from ui.address import Here


def refusal(here: Here, error: PetaMeritError) -> str:
    """What went wrong and what to do, in the language of the page."""
    if isinstance(error, Refusal):
        return error.sentence(here.lang)
    if isinstance(error, NotAllowed):
        return here.say("impor.not_allowed", why=here.say(f"impor.why.{error.reason}"))
    if isinstance(error, DataFaults):
        first = error.faults[0]
        return here.say("impor.data_faults", n=len(error.faults), rule=first.rule, found=str(first.found))
    return str(error)
