"""A brief as PDF: tagged, in the standard PDF/UA-1, the same bytes for the same brief.

Typst sets it. A warning counts as a failure: an unknown font, for one, is only warned of, and replaced in silence.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analytics.errors import PetaMeritError
from analytics.guidance.brief.model import Bar, Brief, Scale
from analytics.paths import PROJECT

if TYPE_CHECKING:
    import typst

STANDARD = "ua-1"
# Typst reads files below this folder only.
_ROOT = Path(__file__).parent
_FONTS = PROJECT / "ui" / "fonts"
_DOTS_PER_INCH = 220.0
# A compiler sets one document at a time.
_SETTING = threading.Lock()


class NotSet(PetaMeritError):
    """A brief could not be typeset, or not without a warning."""

    def __init__(self, said: str) -> None:
        self.said = said
        super().__init__(f"The brief could not be typeset: {said}")


def to_pdf(brief: Brief) -> bytes:
    """The PDF of a brief. Raises NotSet."""
    given = {"brief": json.dumps(brief.as_data(), ensure_ascii=False)}
    return _compile("brief.typ", given, format="pdf", pdf_standards=[STANDARD])[0]


def to_pictures(figures: Sequence[Scale | Bar]) -> list[bytes]:
    """A PNG of each figure. Raises NotSet."""
    if not figures:
        return []
    given = {"figures": json.dumps([asdict(one) for one in figures], ensure_ascii=False)}
    return _compile("pictures.typ", given, format="png", ppi=_DOTS_PER_INCH)


def _compile(template: str, given: dict[str, str], **options: Any) -> list[bytes]:
    import typst

    with _SETTING:
        try:
            made, warnings = _compiler(template).compile_with_warnings(sys_inputs=given, **options)
        except typst.TypstError as error:
            raise NotSet(error.message) from error
    if warnings:
        raise NotSet(warnings[0].message)
    if made is None:
        raise NotSet("nothing was made")
    return [made] if isinstance(made, bytes) else list(made)


@cache
def _compiler(template: str) -> typst.Compiler:
    """Made once: fonts are read, and the template is compiled, for all briefs that this process makes."""
    import typst

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_FONTS])
    return typst.Compiler(_ROOT / template, root=_ROOT, font_paths=fonts)
