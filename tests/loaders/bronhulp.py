"""Hands a text or file to one reader, as `loaders.controle` does."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from loaders.archief.meegeleverd import MAP, REFERENTIE, lees_velden
from loaders.contract import Formaatlezer, Invoer, Uitslag, Velden
from loaders.referentie import lezer
from loaders.register.register import Register

VANDAAG = date(2026, 11, 20)


def invoer(
    tekst: str | bytes,
    register: Register | None = None,
    *,
    bestand: str = "bestand.csv",
    velden: Velden | None = None,
) -> Invoer:
    inhoud = tekst if isinstance(tekst, bytes) else tekst.encode()
    return Invoer(
        bestand=bestand,
        soort="tekst",
        inhoud=inhoud,
        codering="utf-8-sig",
        velden=velden or Velden(),
        register=register or Register(),
        eerdere=lambda gemeenten: (),
        vandaag=VANDAAG,
    )


def lees_bestand(bron: Formaatlezer, pad: Path, register: Register) -> Uitslag:
    gegeven = invoer(pad.read_bytes(), register, bestand=pad.name, velden=lees_velden(pad))
    assert bron.herken(gegeven)
    return bron.lees(gegeven)


@cache
def register_van_data(*mappen: str) -> Register:
    """The register of what ships: `reference`, and `reference/voorbeeldstad` if asked."""
    tabellen: list[dict] = []
    for map_ in mappen or ("reference",):
        for naam in REFERENTIE:
            uitslag = lees_bestand(lezer, MAP / map_ / f"{naam}.csv", Register.uit(tabellen))
            assert uitslag.rapport.aangenomen, uitslag.rapport.meldingen
            tabellen.append(uitslag.tabellen)
    return Register.uit(tabellen)
