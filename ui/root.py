"""Tells the browser what Streamlit does not: the language of the document and of its words, the page,
and the whole address.

The address of a page that was merely opened is completed without a step in the history, so that a copied link names
release and language and shows the same to someone else. A release that was asked for by its kind (the latest of it) is
named by its id, so that the link does not move to another release later.
"""

from __future__ import annotations

import streamlit as st

from ui import builtin
from ui.address import Here

_JS = (
    builtin.JS
    + """
// On a phone the menu lies over the page: it goes when a page was chosen, as Streamlit's own menu does.
function closeMenu() {
  const menu = document.querySelector("[data-testid='stSidebar'][data-collapsed='false']");
  if (menu && window.matchMedia("(max-width: 768px)").matches) {
    menu.querySelector("[data-testid='stSidebarCollapseButton'] button")?.click();
  }
}

export default function ({ data }) {
  const root = document.documentElement;
  if (root.lang !== data.lang) root.lang = data.lang;
  if (root.dataset.pmWords !== data.lang) {
    root.dataset.pmWords = data.lang;
    keepWords(data.words);
  }
  if (root.dataset.pmPage !== data.page) {
    if (root.dataset.pmPage) closeMenu();
    root.dataset.pmPage = data.page;
  }
  const now = new URLSearchParams(window.location.search);
  const unnamed = Object.entries(data.query).filter(([name]) => !now.has(name) || now.get(name) === data.kinds[name]);
  if (unnamed.length) {
    for (const [name, value] of unnamed) now.set(name, value);
    window.history.replaceState(window.history.state, "", `?${now}${window.location.hash}`);
  }
}
"""
)
_COMPONENT = st.components.v2.component("peta_merit_root", html="<span hidden></span>", js=_JS)


def tell_browser(here: Here) -> None:
    """Set the language of the document, close the menu after a choice, and complete the address."""
    with st.container(key="pm-root"):
        _COMPONENT(
            data={
                "lang": here.lang,
                "page": here.page,
                "words": builtin.pairs(here.lang),
                "query": {"release": here.release.release_id, "lang": here.lang},
                "kinds": {"release": here.release.kind},
            },
            key="pm_root",
        )
