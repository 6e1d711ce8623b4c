"""The worker of gunicorn that serves with waitress.

gunicorn holds the processes (two, restarted when one dies or hangs, stopped in order); waitress
reads the requests in each. gunicorn's own thread worker reads headers and bodies in the threads
that answer: 150 half requests held all of them (docs/decisions.md).
"""

from __future__ import annotations

import logging
import os
import resource
import time

from gunicorn.workers.base import Worker

VERBINDINGEN = 1000  # of one process; more wait until there is room


class Werker(Worker):
    """Answers in `threads` threads; its own thread only reads and writes connections."""

    def run(self) -> None:
        """Serve until it is told to stop; then finish what was begun, within graceful_timeout."""
        # Here, in the process that serves: they bring the whole application along.
        from waitress import wasyncore  # noqa: PLC0415
        from waitress.server import BaseWSGIServer, create_server  # noqa: PLC0415

        from web.kanaal import Kanaal, instellingen  # noqa: PLC0415

        _ruimte()
        logging.getLogger("waitress").setLevel(logging.ERROR)
        kaart: dict[int, object] = {}
        server = create_server(
            self.wsgi,
            map=kaart,
            sockets=[s.sock for s in self.sockets],
            **instellingen(self.cfg.threads, self.cfg.keepalive, VERBINDINGEN),
        )
        luisteraars = [d for d in kaart.values() if isinstance(d, BaseWSGIServer)]
        for luisteraar in luisteraars:
            luisteraar.channel_class = Kanaal

        def kanalen() -> list[Kanaal]:
            return [d for d in list(kaart.values()) if isinstance(d, Kanaal)]

        def ronde() -> None:
            self.notify()
            wasyncore.loop(timeout=1, use_poll=True, map=kaart, count=1)

        volgende = 0.0
        while self.alive and self.ppid == os.getppid():
            ronde()
            if (nu := time.monotonic()) >= volgende:
                volgende = nu + 1
                for kanaal in kanalen():
                    kanaal.will_close = kanaal.will_close or kanaal.te_traag(nu)
        for luisteraar in luisteraars:
            luisteraar.accepting = False
            luisteraar.del_channel()
        einde = time.monotonic() + self.cfg.graceful_timeout
        while time.monotonic() < einde and any(
            k.requests or k.total_outbufs_len for k in kanalen()
        ):
            ronde()
        server.task_dispatcher.shutdown(timeout=1)


def _ruimte() -> None:
    """Let this process hold a file for each connection and what else it has open."""
    zacht, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    nodig = VERBINDINGEN * 2 + 500
    if zacht < nodig and (hard == resource.RLIM_INFINITY or hard > zacht):
        hoogst = nodig if hard == resource.RLIM_INFINITY else min(nodig, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (hoogst, hard))
