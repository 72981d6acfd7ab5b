"""The icon font, cut down to the icons that appear.

Streamlit loads its whole icon font (4,000 glyphs, a third of a first visit) on every page. The small one beside this
file holds what Streamlit's scripts and our pages name; `make icons` makes it anew, a test says when it is stale.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from analytics.paths import PROJECT
from ui.server import streamlit_files

_FONT = Path(__file__).with_name("icons.woff2")
_NAMED = re.compile(r":material/([a-z0-9_]+)")
_OURS = ("app.py", "pages/*.py", "ui/**/*.py", "analytics/words/*/*.toml")
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_"


@cache
def small_font() -> bytes:
    """The small font, as woff2."""
    return _FONT.read_bytes()


def icons_in_use() -> set[str]:
    """Names of the icons that appear in Streamlit's scripts and in our code."""
    ours = (file for pattern in _OURS for file in PROJECT.glob(pattern))
    theirs = streamlit_files.folder().parent.rglob("*.py")
    return _names([*ours, *theirs, *(streamlit_files.folder() / "static" / "js").glob("*.js")])


def icons_in_font(font_file: Path = _FONT) -> set[str]:
    """Names that the font draws as an icon."""
    from fontTools.ttLib import TTFont

    return set(_ligatures(TTFont(font_file)))


def write_small_font() -> None:
    """Cut Streamlit's icon font down to the icons in use."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    font = TTFont(streamlit_files.folder() / streamlit_files.icon_font().lstrip("/"), recalcTimestamp=False)
    wanted = icons_in_use()
    icons = {glyph for name, glyph in _ligatures(font).items() if name in wanted}
    letters = {font.getBestCmap()[ord(letter)] for letter in _LETTERS}
    # Without the closure over ligatures, since the letters alone would call in every icon.
    options = subset.Options(layout_closure=False, layout_features=["*"], flavor="woff2", glyph_names=False)
    cutter = subset.Subsetter(options)
    cutter.populate(glyphs=icons | letters, unicodes=[ord(letter) for letter in _LETTERS])
    cutter.subset(font)
    font.flavor = "woff2"
    font.save(_FONT)


def _names(files: Iterable[Path]) -> set[str]:
    return {name for file in files for name in _NAMED.findall(file.read_text(encoding="utf-8"))}


def _ligatures(font: Any) -> dict[str, str]:
    """Icon name → glyph, from the ligatures of the font: a name is written as its letters."""
    letter_of = {glyph: chr(code) for code, glyph in font.getBestCmap().items() if code < 128}
    found = {}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in (getattr(sub, "ExtSubTable", sub) for sub in lookup.SubTable):
            for first, ligatures in getattr(table, "ligatures", {}).items():
                for ligature in ligatures:
                    name = "".join(letter_of.get(glyph, " ") for glyph in [first, *ligature.Component])
                    found[name] = ligature.LigGlyph
    return found


if __name__ == "__main__":
    write_small_font()
    sys.stderr.write(f"{_FONT.name}: {_FONT.stat().st_size} bytes, {len(icons_in_font())} icons\n")
