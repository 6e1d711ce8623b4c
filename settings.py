"""Settings: read once from the environment, frozen, with an error that says how to mend it.

Every name is documented in README.md (a test checks it).
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path

HIER = Path(__file__).resolve().parent


class InstellingFout(ValueError):
    """A setting cannot be used; the text says which, and what is expected (Dutch)."""


@dataclass(frozen=True)
class Settings:
    """home: folder of archive, standen and logs. host, port: where the server listens.

    voorbeeld: whether the invented gemeente Voorbeeldstad is loaded. upload: whether leveringen may
    be accepted on the page. vastgesteld: whether readers see the last stand that was marked as
    vastgesteld, not the newest. bronnen: the TOML file with the sources that are pulled.
    namen: host names that are answered to besides those of this machine. proxies: from which
    addresses forwarded headers are believed. pad: the path under which a proxy shows Woonsaldo, ""
    or `/name`. hsts: whether browsers that came by TLS are told to keep to it.
    """

    home: Path = HIER / "var"
    host: str = "127.0.0.1"
    port: int = 8050
    voorbeeld: bool = True
    upload: bool = False
    vastgesteld: bool = False
    bronnen: Path = HIER / "bronnen.toml"
    namen: tuple[str, ...] = ()
    proxies: tuple[IPv4Network | IPv6Network, ...] = ()
    pad: str = ""
    hsts: bool = True

    @staticmethod
    def uit_omgeving(omgeving: Mapping[str, str] | None = None) -> Settings:
        """Read HOST, PORT and the names that begin with WOONSALDO_; raises InstellingFout."""
        omg = os.environ if omgeving is None else omgeving
        return Settings(
            home=Path(omg.get("WOONSALDO_HOME") or HIER / "var").expanduser().resolve(),
            host=omg.get("HOST") or "127.0.0.1",
            port=_poort(omg.get("PORT") or "8050"),
            voorbeeld=_aan_uit("WOONSALDO_VOORBEELD", omg.get("WOONSALDO_VOORBEELD") or "aan"),
            upload=_aan_uit("WOONSALDO_UPLOAD", omg.get("WOONSALDO_UPLOAD") or "uit"),
            vastgesteld=_lezers(omg.get("WOONSALDO_LEZERS") or "nieuwste"),
            bronnen=Path(omg.get("WOONSALDO_BRONNEN") or HIER / "bronnen.toml").expanduser(),
            namen=_namen(omg.get("WOONSALDO_NAMEN") or ""),
            proxies=_netten(omg.get("WOONSALDO_PROXY") or ""),
            pad=_pad(omg.get("WOONSALDO_PAD") or ""),
            hsts=_aan_uit("WOONSALDO_HSTS", omg.get("WOONSALDO_HSTS") or "aan"),
        )


def _poort(tekst: str) -> int:
    if tekst.isdigit() and 1 <= int(tekst) <= 65535:
        return int(tekst)
    raise InstellingFout(f"PORT is '{tekst}'; verwacht een getal van 1 tot en met 65535.")


def _aan_uit(naam: str, tekst: str) -> bool:
    waarde = tekst.strip().casefold()
    if waarde in ("aan", "uit"):
        return waarde == "aan"
    raise InstellingFout(f"{naam} is '{tekst}'; verwacht 'aan' of 'uit'.")


def _namen(tekst: str) -> tuple[str, ...]:
    namen = tuple(n.strip().casefold() for n in tekst.split(",") if n.strip())
    for naam in namen:
        if not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)*", naam):
            raise InstellingFout(
                f"WOONSALDO_NAMEN: '{naam}' is geen naam van een server; verwacht bijvoorbeeld "
                "woonsaldo.gemeente.nl, zonder http:// en zonder poort."
            )
    return namen


def _netten(tekst: str) -> tuple[IPv4Network | IPv6Network, ...]:
    netten = []
    for deel in (d.strip() for d in tekst.split(",")):
        try:
            netten += [ip_network(deel)] if deel else []
        except ValueError:
            raise InstellingFout(
                f"WOONSALDO_PROXY: '{deel}' is geen adres; verwacht bijvoorbeeld 127.0.0.1 of "
                "10.0.0.0/8, met komma's ertussen."
            ) from None
    return tuple(netten)


def _pad(tekst: str) -> str:
    pad = tekst.strip().strip("/")
    if re.fullmatch(r"([A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*)?", pad):
        return f"/{pad}" if pad else ""
    raise InstellingFout(f"WOONSALDO_PAD is '{tekst}'; verwacht bijvoorbeeld /woonsaldo.")


def _lezers(tekst: str) -> bool:
    waarde = tekst.strip().casefold()
    if waarde in ("nieuwste", "vastgesteld"):
        return waarde == "vastgesteld"
    raise InstellingFout(f"WOONSALDO_LEZERS is '{tekst}'; verwacht 'nieuwste' of 'vastgesteld'.")
