"""The app: its pages, and the frame around them. `make run` serves it through serve.py."""

from __future__ import annotations

import logging
from functools import lru_cache
from pathlib import Path

import streamlit as st

from analytics.warehouse import ensure_releases
from analytics.words import LANGUAGES, text
from ui import address, shell

PAGES = Path(__file__).parent / "pages"


@lru_cache(maxsize=1)
def _prepare() -> None:
    """Build the releases where there are none yet, once per process; the server does it before it takes visitors."""
    place = st.empty()

    def tell(step: str) -> None:
        place.info(text(LANGUAGES[0], "app.building_step", step=step))

    ensure_releases(tell)
    place.empty()


def main() -> None:
    """Choose the page, frame it, run it. What goes wrong is logged and told in one honest sentence."""
    _prepare()
    names = [name for group in shell.GROUPS.values() for name in group]
    pages = {
        name: st.Page(
            PAGES / f"{name}.py",
            title=text(LANGUAGES[0], f"app.pages.{name}"),
            default=name == address.START,
            url_path=None if name == address.START else name,
        )
        for name in names
    }
    chosen = st.navigation(list(pages.values()), position="hidden")
    here = address.read(next(name for name, page in pages.items() if page == chosen))
    st.set_page_config(page_title=f"{here.say(f'app.pages.{here.page}')} · {here.say('app.brand')}", layout="centered")
    shell.open_page(here, pages)
    try:
        chosen.run()
    except Exception:
        logging.getLogger(__name__).exception("page %s, address %s", here.page, dict(st.query_params))
        st.error(here.say("app.error"))
    shell.close_page(here)


main()
