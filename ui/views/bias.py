"""What every page says that counts named agencies: they are far from a random sample."""

from __future__ import annotations

from analytics import by_category
from analytics.selection import LAST_YEAR
from ui.address import Here


def bias(here: Here) -> str:
    """That good results are told and poor ones are not, with the numbers that show it."""
    claimed = by_category.claimed(here.release, LAST_YEAR)
    # The end of the period is the one for which totals were printed; elsewhere the sentence would have no numbers.
    tokens = {f"{one}_{part}": found[part] for one, found in claimed.items() for part in ("named", "total")}
    return here.say("bias.sentence", upto=str(LAST_YEAR), **tokens)
