"""Visits each page once after the start, so that the first visitor waits for no import and no query.

A visit goes through Streamlit's own runtime, with its own messages, as a browser's would; only the socket is missing.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime import Runtime
from streamlit.runtime.session_manager import SessionClient

if TYPE_CHECKING:
    from streamlit.proto.Element_pb2 import Element
    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

_LOG = logging.getLogger(__name__)
_PATIENCE = 120  # seconds; the first visit imports much, on a busy machine


class Visitor(SessionClient):
    """A visitor who looks at one page: notes which pages there are, whether it failed, when it is complete."""

    def __init__(self) -> None:
        self.complete = asyncio.Event()
        self.pages: list[str] = []
        self.failed = False

    def write_forward_msg(self, msg: ForwardMsg) -> None:
        """Read one message of the server."""
        kind = msg.WhichOneof("type")
        if kind == "navigation":
            self.pages = [page.url_pathname for page in msg.navigation.app_pages if not page.external_url]
        elif kind == "page_not_found":
            self.failed = True
        elif kind == "delta":
            self.failed |= _tells_of_failure(msg.delta.new_element)
        elif kind == "script_finished" and msg.script_finished != msg.FINISHED_EARLY_FOR_RERUN:
            self.failed |= msg.script_finished == msg.FINISHED_WITH_COMPILE_ERROR
            self.complete.set()


@dataclass
class WarmUp:
    """How far the warm-up is: visits made, addresses that failed, whether it is over."""

    visits: int = 0
    failed: list[str] = field(default_factory=list)
    ready: bool = False

    async def run(self, queries: list[str]) -> None:
        """Visit the start page and every page that it announces, once for each query string."""
        for query in queries:
            start = await self._visit("", query)
            for page in start.pages:
                if page:
                    await self._visit(page, query)
        self.ready = True

    async def _visit(self, page: str, query: str) -> Visitor:
        visitor = Visitor()
        runtime = Runtime.instance()
        session = runtime.connect_session(visitor, user_info={})
        try:
            runtime.handle_backmsg(session, _open(page, query), client=visitor)
            await asyncio.wait_for(visitor.complete.wait(), _PATIENCE)
        except TimeoutError:
            visitor.failed = True
        finally:
            runtime.close_session(session)
        self.visits += 1
        if visitor.failed:
            self.failed.append(f"/{page}?{query}")
            _LOG.warning("The page at /%s?%s failed in the warm-up", page, query)
        return visitor


def _tells_of_failure(element: Element) -> bool:
    kind = element.WhichOneof("type")
    return kind == "exception" or (kind == "alert" and element.alert.format == Alert.ERROR)


def _open(page: str, query: str) -> BackMsg:
    message = BackMsg()
    message.rerun_script.page_name = page
    message.rerun_script.query_string = query
    message.rerun_script.context_info.color_scheme = "light"
    message.rerun_script.context_info.locale = "id-ID"
    message.rerun_script.context_info.timezone = "Asia/Jakarta"
    return message
