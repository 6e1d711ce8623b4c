"""How long a visitor may take to send a request."""

from __future__ import annotations

import socket
import time
from types import SimpleNamespace

from waitress.adjustments import Adjustments

from web.kanaal import KOP_TIJD, TRAAGST, Kanaal, instellingen


def test_een_verzoek_moet_op_tijd_binnen_zijn() -> None:
    een, ander = socket.socketpair()
    with een, ander:
        server = SimpleNamespace(active_channels={}, add_task=lambda kanaal: None)
        adj = Adjustments(**instellingen(threads=1, keepalive=60, verbindingen=10))
        kanaal = Kanaal(server, een, ("127.0.0.1", 1), adj, map={})
        nu = time.monotonic()
        assert not kanaal.te_traag(nu + 10_000), "nothing was begun"
        kanaal.received(b"POST /leveringen/aanbieden HTTP/1.1\r\nHost: a\r\nContent-Len")
        assert not kanaal.te_traag(nu + KOP_TIJD)
        assert kanaal.te_traag(nu + KOP_TIJD + 1)
        kanaal.received(b"gth: 1000000\r\n\r\n")
        kanaal.received(b"x" * 10 * TRAAGST)
        assert not kanaal.te_traag(nu + KOP_TIJD + 10)
        assert kanaal.te_traag(nu + KOP_TIJD + 11)
        kanaal.received(b"x" * (1_000_000 - 10 * TRAAGST))
        assert not kanaal.te_traag(nu + 10_000), "it is whole"
