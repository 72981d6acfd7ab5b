"""Every target that was printed, with its sources."""

from __future__ import annotations

from dataclasses import replace

from analytics import labels as words
from analytics.guidance import targets
from ui import frame
from ui.address import Here
from ui.frame import Chart
from ui.views.columns import columns


def show(here: Here) -> None:
    """The printed targets as a table: year, agencies, share, where it was printed. Cited from the release of facts."""
    found = {one.claim.fingerprint: one for one in targets.targets(here.release)}
    rows = [
        {"target_year": str(one.year), "target_type": _name(here, one),
         "target_percent": one.percent, "publisher": source["publisher"], "title": source["title"]}
        for one in found.values() for source in one.claim.sources
    ]  # fmt: skip
    claims = [one.claim for one in found.values()]
    frame.show(
        replace(here, release=claims[0].release),
        Chart(
            name="target-tercetak", title=here.say("target.printed_title"),
            subtitle=here.say("target.printed_subtitle"),
            measures=claims,
            columns=columns(here, ("target_year", "text"), ("target_type", "text"), ("target_percent", "percent"),
                            ("publisher", "text"), ("title", "text")),
            rows=rows, cites_all=True,
        ),
    )  # fmt: skip


def _name(here: Here, one: targets.Target) -> str:
    name = words.claim_scope(one.claim.release, here.lang, one.scope)
    return name[:1].upper() + name[1:]
