"""From a reading to a verdict, by the facts of one release: the same reading always gets the same verdict."""

from __future__ import annotations

from analytics.check.judge.agency import judge_agency
from analytics.check.judge.totals import judge_total
from analytics.check.judge.verdicts import abstain, decide
from analytics.check.model import Judged, Reading
from analytics.warehouse import Release
from analytics.warehouse.dimensions import agencies

__all__ = ["judge"]

OF_ONE_AGENCY = ("score", "category", "aspect_points", "aspect_percent", "rank")


def judge(release: Release, reading: Reading, named: frozenset[str] = frozenset()) -> Judged:
    """The verdict on a reading. What the reading doubts is not judged; what is of another thing is no claim here.

    named: the agencies that the whole text names; a figure that fits one of them is not held against another.
    """
    if reading.other is not None:
        return decide(reading, "bukan_klaim_merit", "other_thing", found=None)
    if reading.doubt is not None:
        return abstain(reading, reading.doubt)
    if not reading.subject:
        return abstain(reading, "ambiguous_subject")
    if reading.metric in OF_ONE_AGENCY:
        if not all(one in agencies(release) for one in reading.subject):
            return abstain(reading, "ambiguous_subject")
        return judge_agency(release, reading, named)
    return judge_total(release, reading)
