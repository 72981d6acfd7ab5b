"""`make pictures`: the README's pictures, taken from the running app into docs/.

Ringkasan, Wilayah and Instansi, in both languages, light and dark. Ringkasan in Indonesian and light is the one at
the top of the README, overview.png.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from analytics.words import LANGUAGES
from tests.browser.driver import PROJECT, Server, Visitor, find_chromium, launch, start_server

DOCS = PROJECT / "docs"
PAGES = {"ringkasan": "/", "wilayah": "/wilayah", "instansi": "/instansi"}
SCHEMES = ("light", "dark")
OVERVIEW = ("ringkasan", "id", "light")
_SIZE = {"width": 1280, "height": 900}


def take_pictures(browser: Browser, server: Server) -> Iterator[Path]:
    """Open each page, one after the other, and leave its picture in docs/."""
    for (name, path), lang, scheme in product(PAGES.items(), LANGUAGES, SCHEMES):
        context = browser.new_context(viewport=_SIZE, color_scheme=scheme, locale=lang, device_scale_factor=1.5)
        visitor = Visitor(server, context)
        visitor.open(path, lang=lang)
        shown = (name, lang, scheme)
        file = DOCS / ("overview.png" if shown == OVERVIEW else f"{'-'.join(shown)}.png")
        visitor.page.screenshot(path=file)
        context.close()
        yield file


def main() -> int:
    """Take all pictures; 2 where there is no Chromium."""
    executable = find_chromium()
    if executable is None:
        print("Pictures need Chromium (on Debian: apt-get install chromium).", file=sys.stderr)
        return 2
    DOCS.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as home,
        start_server(Path(home)) as server,
        sync_playwright() as playwright,
    ):
        browser = launch(playwright, executable)
        for file in take_pictures(browser, server):
            print(file.relative_to(PROJECT))
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
