"""Streamlit's own files as they lie in the installed package: the only module that knows their names."""

from __future__ import annotations

import re
from functools import cache
from importlib.metadata import version
from pathlib import Path

# Chunks that a first visit asks for only when the first message needs them: asked for at once, they save a round trip.
EARLY_CHUNKS = ("rehype-raw",)
# Not on a first visit, but large and used by our pages: worth the slow compression.
LATER_CHUNKS = ("PlotlyChart", "arrowFormatUtils", "DataFrame", "serialization", "recordbatch")


@cache
def folder() -> Path:
    """The folder that Streamlit serves at `/`: index.html, and below it `static/`."""
    from streamlit import file_util

    return Path(file_util.get_static_dir())


def installed_version() -> str:
    """The version of Streamlit, which names the folder of compressed files."""
    return version("streamlit")


def index_html() -> str:
    """Streamlit's first page as shipped."""
    return (folder() / "index.html").read_text(encoding="utf-8")


def chunks(stems: tuple[str, ...]) -> list[str]:
    """Addresses such as `static/js/rehype-raw.DgJ5.js` of the chunks that have these stems."""
    scripts = (folder() / "static" / "js").glob("*.js")
    return sorted(f"static/js/{file.name}" for file in scripts if file.name.split(".")[0] in stems)


def needed_first() -> list[str]:
    """Addresses of the text files that every first visit fetches: those the first page names, and the early chunks."""
    named = re.findall(r'(?:src|href)="\./(static/[^"]+\.(?:js|css))"', index_html())
    return list(dict.fromkeys([*named, *chunks(EARLY_CHUNKS)]))


def icon_font() -> str:
    """Address of the icon font."""
    return f"/static/media/{next((folder() / 'static' / 'media').glob('MaterialSymbols-Rounded.*.woff2')).name}"
