"""Streamlit's own files as they lie in the installed package: the only module that knows their names."""

from __future__ import annotations

import re
from functools import cache
from importlib.metadata import version
from pathlib import Path

# What our pages need, and Streamlit asks for only when the first message comes: asked for at once, it is there then.
EARLY_CHUNKS = (
    "rehype-raw", "BidiComponent", "Button", "ButtonGroup", "DownloadButton", "Html", "Multiselect", "PageLink",
    "Pagination", "Selectbox", "TextInput",
)  # fmt: skip
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


@cache
def named_first() -> tuple[str, ...]:
    """Addresses of the scripts and styles that Streamlit's first page names."""
    return tuple(re.findall(r'(?:src|href)="\./(static/[^"]+\.(?:js|css))"', index_html()))


@cache
def early_chunks() -> tuple[str, ...]:
    """Addresses of the early chunks and all that they import, without what the first page names already."""
    found, to_read = set[str](), chunks(EARLY_CHUNKS)
    while to_read:
        address = to_read.pop()
        if address not in found and address not in named_first():
            found.add(address)
            script = (folder() / address).read_text(encoding="utf-8")
            to_read += [f"static/js/{name}" for name in re.findall(r'(?:from|import)"\./([^"]+\.js)"', script)]
    return tuple(sorted(found))


def needed_first() -> tuple[str, ...]:
    """Addresses of the text files that every first visit fetches."""
    return (*named_first(), *early_chunks())


def icon_font() -> str:
    """Address of the icon font."""
    return f"/static/media/{next((folder() / 'static' / 'media').glob('MaterialSymbols-Rounded.*.woff2')).name}"
