"""The server of the empty page: the same as serve.py at the top, with another script."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route

from ui.server.index import ServeIndex
from ui.server.life import Life
from ui.server.precompress import kept_files
from ui.server.static import ServeCompressed

_FILES = kept_files()
_LIFE = Life(_FILES)

app = st.App(
    Path(__file__).with_name("page.py"),
    lifespan=_LIFE.span,
    routes=[Route("/siap", _LIFE.report)],
    middleware=[Middleware(ServeCompressed, files=_FILES), Middleware(ServeIndex)],
)
