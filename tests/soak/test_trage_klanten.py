"""Slow visitors hold a connection and no thread: everybody else is answered as always."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests

from tests.browser.server import server
from web.kanaal import LANGSTE_KOP
from web.verzoekgrenzen import GROOTSTE

KOP = b"GET /stand HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Traag: "
FORMULIER = (
    b"POST /leveringen/aanbieden HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000000\r\n"
    b"Content-Type: multipart/form-data; boundary=x\r\n\r\n--x\r\nContent-Disposition: "
    b'form-data; name="bestand"; filename="a.csv"\r\n\r\n'
)
DOWNLOAD = b"GET /export/groei.csv HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
VRAGEN = ("/stand", "/", "/export/groei.csv?gemeente=GM9999")


@contextlib.contextmanager
def traag(adres: str, aantal: int, begin: bytes, druppel: bytes) -> Iterator[None]:
    """So many connections that send `begin` and then a byte a second; they never read."""
    waar, klaar = urlsplit(adres), threading.Event()
    with contextlib.ExitStack() as open_:
        lijnen = []
        for _ in range(aantal):
            lijn = open_.enter_context(socket.socket())
            lijn.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
            lijn.connect((waar.hostname, waar.port))
            lijn.sendall(begin)
            lijnen.append(lijn)

        def drup() -> None:
            while not klaar.wait(1):
                for lijn in lijnen:
                    with contextlib.suppress(OSError):  # the server had enough of it
                        lijn.sendall(druppel)

        draad = threading.Thread(target=drup)
        draad.start()
        try:
            yield
        finally:
            klaar.set()
            draad.join()


def traagste(adres: str, aantal: int) -> float:
    """Ask so many times, each on a connection of its own; the slowest answer in seconds."""
    duren = []
    for keer in range(aantal):
        begin = time.monotonic()
        antwoord = requests.get(adres + VRAGEN[keer % len(VRAGEN)], timeout=30)
        duren.append(time.monotonic() - begin)
        assert antwoord.status_code == 200
    return max(duren)


@pytest.mark.parametrize(
    ("verbindingen", "vragen"), [(200, 30), pytest.param(900, 300, marks=pytest.mark.soak)]
)
def test_trage_bezoekers_houden_niemand_op(
    eigen_home: Path, verbindingen: int, vragen: int
) -> None:
    with server(eigen_home) as adres:
        traagste(adres, 12)  # both processes have made what they make once
        rust = traagste(adres, vragen)
        for begin, druppel in ((KOP, b"a"), (FORMULIER, b"a"), (DOWNLOAD, b"")):
            with traag(adres, min(verbindingen, 200 if druppel else 40), begin, druppel):
                # A second; on a machine that is busy with other tests as much more as before.
                assert traagste(adres, vragen) < max(1, 5 * rust)
        if verbindingen > 200:
            with traag(adres, verbindingen, FORMULIER, b"a"):
                assert traagste(adres, vragen) < max(1, 5 * rust)


@pytest.mark.parametrize(
    ("verzoek", "code", "tekst"),
    [
        (b"GET /?a=%s HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" % (b"x" * 9000), 414, "te lang"),
        (b"GET / HTTP/1.1\r\nX: ".ljust(LANGSTE_KOP, b"x"), 431, "te groot"),
        (b"GARBAGE\r\n\r\n", 400, "niet te lezen"),
        (b"GET / HTTP/1.1\r\nno colon here\r\n\r\n", 400, "niet te lezen"),
        (
            b"POST /_dash-update-component HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            b"Content-Type: application/json\r\nContent-Length: %d\r\n\r\n" % (GROOTSTE + 1),
            413, "te groot",
        ),
        (
            b"POST /_dash-update-component HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            b"Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n",
            400, "niet te lezen",
        ),
        (
            b"POST /leveringen/aanbieden HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            b"Transfer-Encoding: chunked\r\n\r\n5\r\nabcdefgh\r\n",
            400, "niet te lezen",
        ),
    ],
)  # fmt: skip
def test_wat_niet_te_lezen_is_krijgt_een_bericht(
    lezer: str, verzoek: bytes, code: int, tekst: str
) -> None:
    waar = urlsplit(lezer)
    with socket.create_connection((waar.hostname, waar.port), timeout=30) as lijn:
        lijn.sendall(verzoek)
        antwoord = b"".join(iter(lambda: lijn.recv(65536), b"")).decode()
    assert antwoord.split()[1] == str(code)
    assert tekst in antwoord
    assert "waitress" not in antwoord.casefold()


@pytest.fixture(scope="module")
def lezer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with server(tmp_path_factory.mktemp("leeg"), 1) as adres:
        yield adres
