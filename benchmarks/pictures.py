"""`make pictures`: the README's pictures, taken from the running app into docs/."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.driver import PROJECT, Server, Visitor, find_chromium, launch, start_server

DOCS = PROJECT / "docs"
# File: what it shows. The README has the first; the second is the same country made whole, in English and dark.
PICTURES = {
    "overview.png": {"path": "/", "lang": "id", "scheme": "light", "release": "published"},
    "simulated.png": {"path": "/wilayah", "lang": "en", "scheme": "dark", "release": "simulated"},
}
_SIZE = {"width": 1280, "height": 900}


def take_pictures(browser: Browser, server: Server) -> Iterator[Path]:
    """Open each page, one after the other, and leave its picture in docs/."""
    for name, shown in PICTURES.items():
        context = browser.new_context(
            viewport=_SIZE, color_scheme=shown["scheme"], locale=shown["lang"], device_scale_factor=1.5
        )
        visitor = Visitor(server, context)
        visitor.open(shown["path"], lang=shown["lang"], release=shown["release"])
        visitor.page.screenshot(path=DOCS / name)
        context.close()
        yield DOCS / name


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
