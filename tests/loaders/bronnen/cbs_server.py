"""A server on this machine that speaks the shapes of the CBS services, and fails when told to."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

PER_PAGINA = 4
Storing = Callable[["Verzoek"], bool]  # true: it has answered


@dataclass
class Cbs:
    """What the service holds. storingen: one a question, in order; each may answer itself."""

    rijen: list[dict[str, Any]] = field(default_factory=list)
    maten: list[dict[str, Any]] = field(default_factory=list)
    gewijzigd: str = "2025-01-01T00:00:00"
    etag: str = ""
    storingen: list[Storing] = field(default_factory=list)
    gevraagd: list[str] = field(default_factory=list)
    volgende: str = ""  # a next link of our own
    adres: str = ""
    koppen: list[dict[str, str]] = field(default_factory=list)


class Verzoek(BaseHTTPRequestHandler):
    """One question."""

    protocol_version = "HTTP/1.1"
    cbs: Cbs

    def do_GET(self) -> None:
        """Answer, or fail as told."""
        self.cbs.gevraagd.append(self.path)
        self.cbs.koppen.append(dict(self.headers))
        if self.cbs.storingen and self.cbs.storingen.pop(0)(self):
            return
        delen = urlsplit(self.path)
        soort = delen.path.rsplit("/", 1)[-1]
        if soort in ("TableInfos", "Properties"):
            self._over(soort)
        elif soort == "MeasureCodes":
            self.antwoord({"value": self.cbs.maten})
        else:
            self._rijen(delen.query, v4=soort == "Observations")

    def _over(self, soort: str) -> None:
        if self.cbs.etag and self.headers.get("If-None-Match") == self.cbs.etag:
            self.send_response(304)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        eigen = {"Modified": self.cbs.gewijzigd, "Title": "Woningen"}
        self.antwoord({"value": [eigen]} if soort == "TableInfos" else eigen)

    def _rijen(self, query: str, *, v4: bool) -> None:
        vraag = parse_qs(query)
        codes = re.findall(r"startswith\((\w+),'([^']*)'\)", unquote(vraag.get("$filter", [""])[0]))
        per: dict[str, list[str]] = {}
        for naam, code in codes:
            per.setdefault(naam, []).append(code)
        alle = [
            r
            for r in self.cbs.rijen
            if all(any(str(r.get(n, "")).startswith(c) for c in cs) for n, cs in per.items())
        ]
        begin = int(vraag.get("$skip", ["0"])[0])
        uit: dict[str, Any] = {"value": alle[begin : begin + PER_PAGINA]}
        if begin + PER_PAGINA < len(alle):
            rest = re.sub(r"&\$skip=\d+", "", self.path)
            link = f"{self.cbs.adres}{rest}&$skip={begin + PER_PAGINA}"
            uit["@odata.nextLink" if v4 else "odata.nextLink"] = self.cbs.volgende or link
        self.antwoord(uit)

    def antwoord(self, inhoud: Any, code: int = 200, **koppen: str) -> None:
        """A whole answer."""
        tekst = json.dumps(inhoud).encode()
        self.send_response(code)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(tekst)))
        if self.cbs.etag:
            self.send_header("ETag", self.cbs.etag)
        for naam, waarde in koppen.items():
            self.send_header(naam.replace("_", "-"), waarde)
        self.end_headers()
        self.wfile.write(tekst)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def code(nummer: int, **koppen: str) -> Storing:
    """Answer with a status."""

    def doe(verzoek: Verzoek) -> bool:
        verzoek.antwoord({"error": "stuk"}, nummer, **koppen)
        return True

    return doe


def kap_af(verzoek: Verzoek) -> bool:
    """Promise an answer and cut the connection halfway."""
    verzoek.send_response(200)
    verzoek.send_header("Content-Length", "1000")
    verzoek.end_headers()
    verzoek.wfile.write(b'{"value": [')
    verzoek.wfile.flush()
    verzoek.close_connection = True
    return True


def half(verzoek: Verzoek) -> bool:
    """A whole answer with half a page in it."""
    tekst = b'{"value": [{"RegioS": "GM03'
    verzoek.send_response(200)
    verzoek.send_header("Content-Length", str(len(tekst)))
    verzoek.end_headers()
    verzoek.wfile.write(tekst)
    return True


def niets(_: Verzoek) -> bool:
    """Let one question through."""
    return False


@contextmanager
def cbs_server() -> Iterator[Cbs]:
    """The service, on a free port of this machine."""
    cbs = Cbs()
    handler = type("Eigen", (Verzoek,), {"cbs": cbs})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    cbs.adres = f"http://127.0.0.1:{server.server_port}"
    draad = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    draad.start()
    try:
        yield cbs
    finally:
        server.shutdown()
        server.server_close()
        draad.join()
