"""Briefs to hand over: one agency on two pages, a region or the country on one; PDF and DOCX, in both languages."""

from __future__ import annotations

from analytics.guidance.brief.batch import Batch, NotFinished, Progress
from analytics.guidance.brief.issue import FORMATS, file_name, make, make_overview, overview_name
from analytics.guidance.brief.pdf import NotSet

__all__ = [
    "FORMATS", "Batch", "NotFinished", "NotSet", "Progress", "file_name", "make", "make_overview", "overview_name",
]  # fmt: skip
