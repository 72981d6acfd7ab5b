"""What the server sends leaves at once."""

from __future__ import annotations

import socket

from ui.server.nodelay import send_at_once


def test_what_a_listening_socket_accepts_sends_at_once() -> None:
    """Streamlit makes its socket without naming TCP, and asyncio then leaves Nagle's algorithm on."""
    with socket.socket(socket.AF_INET) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        assert send_at_once() >= 1
        with socket.create_connection(listening.getsockname()):
            accepted, _ = listening.accept()
            with accepted:
                assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
