"""Visitors without a browser: they speak Streamlit's protocol over its websocket, as a browser does."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from benchmarks.served import Served

if TYPE_CHECKING:
    from websockets.asyncio.client import ClientConnection

_PATIENCE = 60  # seconds
_MOST = 64_000_000  # bytes of one message


@dataclass
class Visitor:
    """A visitor who asks for one page again and again."""

    page: str
    query: str
    socket: ClientConnection
    seconds: list[float] = field(default_factory=list)

    async def rerun(self) -> float:
        """Ask for a run of the page; seconds until the server says that it is over."""
        from streamlit.proto.BackMsg_pb2 import BackMsg
        from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

        asked = BackMsg()
        asked.rerun_script.page_name = self.page
        asked.rerun_script.query_string = self.query
        asked.rerun_script.context_info.color_scheme = "light"
        asked.rerun_script.context_info.locale = "id-ID"
        asked.rerun_script.context_info.timezone = "Asia/Jakarta"
        begun = time.perf_counter()
        await self.socket.send(asked.SerializeToString())
        while True:
            told = ForwardMsg.FromString(await asyncio.wait_for(self.socket.recv(decode=False), _PATIENCE))
            if told.WhichOneof("type") == "script_finished" and told.script_finished != told.FINISHED_EARLY_FOR_RERUN:
                self.seconds.append(time.perf_counter() - begun)
                return self.seconds[-1]


async def arrive(served: Served, page: str, query: str) -> Visitor:
    """A visitor whose first run of the page is over."""
    from websockets.asyncio.client import connect
    from websockets.typing import Origin, Subprotocol

    socket = await connect(
        f"ws{served.url.removeprefix('http')}/_stcore/stream", subprotocols=[Subprotocol("streamlit")],
        origin=Origin(served.url), max_size=_MOST,
    )  # fmt: skip
    visitor = Visitor(page, query, socket)
    await visitor.rerun()
    visitor.seconds.clear()
    return visitor
