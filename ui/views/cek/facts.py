"""What a number or a text is held against: how many printed totals and result rows the release has."""

from __future__ import annotations

from analytics.measures import Measure, compute
from ui.address import Here


def facts(here: Here) -> dict[str, Measure]:
    """The two counts, as tokens of a sentence."""
    return {
        "claims": compute(here.release, "rows_in_table", table="claim"),
        "results": compute(here.release, "rows_in_table", table="result"),
    }
