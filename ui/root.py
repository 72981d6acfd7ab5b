"""Tells the browser what Streamlit does not: the language of the document and of its words, and the whole address.

The address of a page that was merely opened is completed without a step in the history, so that a copied link names
release and language and shows the same to someone else.
"""

from __future__ import annotations

import streamlit as st

from ui import builtin
from ui.address import Here

_JS = (
    builtin.JS
    + """
export default function ({ data }) {
  const root = document.documentElement;
  if (root.lang !== data.lang) root.lang = data.lang;
  if (root.dataset.pmWords !== data.lang) {
    root.dataset.pmWords = data.lang;
    keepWords(data.words);
  }
  const now = new URLSearchParams(window.location.search);
  const missing = Object.entries(data.query).filter(([name]) => !now.has(name));
  if (missing.length) {
    for (const [name, value] of missing) now.set(name, value);
    window.history.replaceState(window.history.state, "", `?${now}${window.location.hash}`);
  }
}
"""
)
_COMPONENT = st.components.v2.component("peta_merit_root", html="<span hidden></span>", js=_JS)


def tell_browser(here: Here) -> None:
    """Set the document's language and complete its address."""
    with st.container(key="pm-root"):
        _COMPONENT(
            data={
                "lang": here.lang,
                "words": builtin.pairs(here.lang),
                "query": {"release": here.release.release_id, "lang": here.lang},
            },
            key="pm_root",
        )
