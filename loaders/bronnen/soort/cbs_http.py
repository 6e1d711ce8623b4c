"""Asks a public service politely: one question at a time, again when it fails, never elsewhere.

Again after a cut connection, a time-out, half an answer, 429 and 5xx; with longer pauses, as long
as the service asks (Retry-After) up to a limit. Any other answer is about the question itself.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from loaders.bronnen.contract import BronFout

POGINGEN = 5
PAUZES = (1.0, 2.0, 4.0, 8.0)  # seconds before each next try
LANGST = 120.0  # seconds that a service may ask us to wait
TIJD = httpx.Timeout(60.0, connect=15.0)
GROOTST = 250_000_000  # bytes of one answer, as of any file (docs/delivery-format.md, "Verdict")
_OPNIEUW = (429, 500, 502, 503, 504)
_DOORGESTUURD = (301, 302, 303, 307, 308)
KOPPEN = {"User-Agent": "Woonsaldo (dashboard sociale huur)", "Accept": "application/json"}


@dataclass(frozen=True)
class Cbsantwoord:
    """inhoud: the JSON as Python values, None where nothing changed (304). kenmerken: ETag and
    Last-Modified where the service gives them, to ask `when changed` the next time."""

    inhoud: Any
    kenmerken: Mapping[str, str] = field(default_factory=dict)


class Vrager:
    """One service. slaap: waits seconds (tests do not). transport: for tests."""

    def __init__(
        self,
        slaap: Callable[[float], None] = time.sleep,
        transport: httpx.BaseTransport | None = None,
        pauze: float = 0.2,
    ) -> None:
        self._slaap = slaap
        self._pauze = pauze
        self._eerder = False
        self._client = httpx.Client(
            headers=KOPPEN, timeout=TIJD, follow_redirects=False, transport=transport,
            trust_env=False,
        )  # fmt: skip

    def __enter__(self) -> Vrager:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def vraag(self, url: str, sinds: Mapping[str, str] | None = None) -> Cbsantwoord:
        """The JSON at an address. sinds: the kenmerken of an earlier answer to the same question.

        Raises BronFout where it is not to be had.
        """
        if self._eerder and self._pauze:
            self._slaap(self._pauze)
        self._eerder = True
        laatste = ""
        for poging in range(POGINGEN):
            wacht = PAUZES[min(poging, len(PAUZES) - 1)]
            try:
                antwoord = self._een(url, sinds or {})
            except (httpx.TransportError, _Half) as fout:
                laatste = _uitleg(fout)
            else:
                if antwoord.status_code not in _OPNIEUW:
                    return _lees(url, antwoord)
                laatste = f"antwoord {antwoord.status_code}"
                wacht = min(max(wacht, _gevraagd(antwoord)), LANGST)
            if poging < POGINGEN - 1:
                self._slaap(wacht)
        raise BronFout(
            f"De bron {_kort(url)} antwoordt niet goed, ook niet na {POGINGEN} keer vragen: "
            f"{laatste}. De cijfers die er waren, blijven staan."
        )

    def _een(self, url: str, sinds: Mapping[str, str]) -> httpx.Response:
        for _ in range(4):
            with self._client.stream("GET", url, headers=dict(sinds)) as stroom:
                inhoud = _alles(stroom)
                antwoord = httpx.Response(
                    stroom.status_code, headers=_zonder_codering(stroom.headers), content=inhoud,
                    request=stroom.request,
                )  # fmt: skip
            if antwoord.status_code == 200:
                _keur_json(antwoord)
            if antwoord.status_code not in _DOORGESTUURD:
                return antwoord
            nieuw = str(httpx.URL(url).join(antwoord.headers.get("location", "")))
            if not zelfde_dienst(url, nieuw):
                raise BronFout(
                    f"De bron {_kort(url)} verwijst naar een ander adres ({_kort(nieuw)}). Dat "
                    "volgen we niet."
                )
            url = nieuw
        raise BronFout(f"De bron {_kort(url)} blijft doorverwijzen.")


def zelfde_dienst(oud: str, nieuw: str) -> bool:
    """Whether an address is of the same server, in the same way."""
    a, b = httpx.URL(oud), httpx.URL(nieuw)
    return (a.scheme, a.host, a.port) == (b.scheme, b.host, b.port)


class _Half(Exception):
    """An answer that is not whole: cut off, or no JSON."""


def _alles(stroom: httpx.Response) -> bytes:
    uit = bytearray()
    for blok in stroom.iter_bytes():
        uit += blok
        if len(uit) > GROOTST:
            raise BronFout(f"Een antwoord van {_kort(str(stroom.url))} is te groot.")
    return bytes(uit)


def _zonder_codering(koppen: httpx.Headers) -> dict[str, str]:
    weg = ("content-encoding", "content-length", "transfer-encoding")
    return {k: w for k, w in koppen.items() if k.lower() not in weg}


def _keur_json(antwoord: httpx.Response) -> None:
    try:
        json.loads(antwoord.content)
    except (ValueError, RecursionError):
        raise _Half from None


def _lees(url: str, antwoord: httpx.Response) -> Cbsantwoord:
    if antwoord.status_code == 304:
        return Cbsantwoord(None)
    if antwoord.status_code != 200:
        raise BronFout(
            f"De bron {_kort(url)} antwoordt {antwoord.status_code}: "
            f"{' '.join(antwoord.text.split())[:200] or 'zonder uitleg'}."
        )
    koppen = {"If-None-Match": "etag", "If-Modified-Since": "last-modified"}
    kenmerken = {k: antwoord.headers[v] for k, v in koppen.items() if v in antwoord.headers}
    return Cbsantwoord(json.loads(antwoord.content), kenmerken)


def _gevraagd(antwoord: httpx.Response) -> float:
    """Seconds that the service asks us to wait; 0 where it says nothing we understand."""
    tekst = antwoord.headers.get("retry-after", "")
    if tekst.isdigit():
        return float(tekst)
    try:
        toen = parsedate_to_datetime(tekst)
        return max(0.0, toen.timestamp() - time.time())
    except (TypeError, ValueError):
        return 0.0


def _uitleg(fout: Exception) -> str:
    if isinstance(fout, _Half):
        return "het antwoord is niet heel"
    if isinstance(fout, httpx.TimeoutException):
        return "geen antwoord op tijd"
    if isinstance(fout, httpx.ConnectError):
        return "geen verbinding"
    return "de verbinding viel weg"


def _kort(url: str) -> str:
    """Host and path: enough to know which source, without a long question."""
    u = httpx.URL(url)
    return f"{u.host}{u.path}"[:120]
