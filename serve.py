"""The server of Peta Merit: `streamlit run serve.py` finds `app` here. The pages begin in app.py."""

from __future__ import annotations

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route
from streamlit.runtime.pages_manager import PagesManager

from ui.server.come_back import ComeBack
from ui.server.index import ServeIndex
from ui.server.life import Life
from ui.server.precompress import kept_files
from ui.server.static import ServeCompressed

# The folder pages/ would switch Streamlit's old multipage mode on until somebody opens the start page: a first visitor
# with a link to another page would get that page without the frame around it.
PagesManager.uses_pages_directory = False

_FILES = kept_files()
_LIFE = Life(_FILES)

app = st.App(
    "app.py",
    lifespan=_LIFE.span,
    routes=[Route("/siap", _LIFE.report)],
    middleware=[Middleware(ServeCompressed, files=_FILES), Middleware(ServeIndex), Middleware(ComeBack)],
)
