"""How a connection is read: whole requests only, within limits of size and of time.

Waitress reads headers and body in its own loop and hands a request to a thread when it is
complete, so who sends slowly, or reads slowly, holds a connection but never a thread.
"""

from __future__ import annotations

import copy
import time

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.task import ErrorTask
from waitress.utilities import BadRequest

from loaders.aanlevering.wachtkamer import MAX_BYTES
from web.fouten import ONZE_FOUT, TEKST
from web.verzoekgrenzen import GROOTSTE

# A request line with 500 names in a filter is some 4 kB where they are codes.
LANGSTE_REGEL = 8190
LANGSTE_KOP = 32 * 1024
AANBIEDEN = "/leveringen/aanbieden"  # the only address that takes files
# Seconds in which the headers must be there; and a body from then on, at so many bytes a second.
KOP_TIJD = 20
TRAAGST = 10_000


class TeLang(BadRequest):
    """The request line is too long."""

    code = 414
    reason = "URI Too Long"


class Lezer(HTTPRequestParser):
    """Refuses what is too long before it is read. A broken chunked body is refused by itself."""

    def parse_header(self, header_plus: bytes) -> None:
        """Read the headers; only where files are sent may the body be large."""
        super().parse_header(header_plus)
        if len(self.first_line) > LANGSTE_REGEL:
            self.error, self.body_rcv, self.content_length = TeLang(""), None, 0
        if not self.path.endswith(AANBIEDEN):
            self.adj = copy.copy(self.adj)
            self.adj.max_request_body_size = GROOTSTE + 1


class FoutTaak(ErrorTask):
    """Tells in Dutch that a request cannot be read."""

    def execute(self) -> None:
        """Send the message and close the connection."""
        fout = self.request.error
        kop, uitleg = TEKST.get(fout.code, ONZE_FOUT if fout.code >= 500 else TEKST[400])
        tekst = f"{kop}. {uitleg}\n".encode()
        self.status = f"{fout.code} {fout.reason}"
        self.response_headers += [
            ("Content-Type", "text/plain; charset=utf-8"),
            ("X-Content-Type-Options", "nosniff"),
            ("Cache-Control", "no-store"),
        ]
        self.set_close_on_finish()
        self.content_length = len(tekst)
        self.write(tekst)


class Kanaal(HTTPChannel):
    """One connection."""

    parser_class = Lezer
    error_task_class = FoutTaak
    begonnen = 0.0

    def received(self, data: bytes) -> bool:
        """Take in what came; remembers when the request began."""
        if self.request is None:
            self.begonnen = time.monotonic()
        return super().received(data)

    def te_traag(self, nu: float) -> bool:
        """Whether the request that is being sent takes longer than it may."""
        verzoek = self.request
        if verzoek is None:
            return False
        duur = nu - self.begonnen
        if not verzoek.headers_finished:
            return duur > KOP_TIJD
        return duur > KOP_TIJD + verzoek.body_bytes_received / TRAAGST


def instellingen(threads: int, keepalive: int, verbindingen: int) -> dict[str, object]:
    """What waitress is told; the names are those of `waitress.adjustments.Adjustments`."""
    return {
        "threads": threads,
        "channel_timeout": keepalive,
        "cleanup_interval": 5,
        "connection_limit": verbindingen,
        "asyncore_use_poll": True,
        "max_request_header_size": LANGSTE_KOP,
        # A form with files: room for the largest levering and what else is in the form.
        "max_request_body_size": MAX_BYTES * 2,
        # A download that its reader takes slowly waits on disk, not in a thread.
        "outbuf_high_watermark": 1 << 30,
        "ident": None,
        # Who may say for whom a request is, is decided in web/voorkant.py.
        "clear_untrusted_proxy_headers": False,
        "log_socket_errors": False,
    }
