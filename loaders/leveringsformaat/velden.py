"""The fields of a levering resolved: names to codes, text to days.

Source: docs/delivery-format.md, "The levering itself". Where they come from:
`velden_bronnen`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from domain.mutaties import STATUSSEN
from domain.opsomming import opsomming
from domain.perioden import Periode
from loaders.bestanden.cellen import (
    CelFout,
    MetOpmerking,
    keuze,
    lees_dag,
    lees_ja_nee,
    lees_tijdvak,
)
from loaders.contract import GelezenVelden, Leescontext, Velden
from loaders.leveringsformaat.tabellen.namen import Naamlezers
from loaders.register.register import Register
from loaders.verdict.verdict import Verzamelaar


def los_op(
    velden: Velden, register: Register, vandaag: date, meldingen: Verzamelaar
) -> tuple[Leescontext, GelezenVelden | None]:
    """Codes and days of the fields; Gelezen is None where a required one is missing or wrong.

    The context holds what could be read, so that the rows are checked as far as possible.
    """
    voor = meldingen.fouten
    ontvangen = _ontvangen(velden.ontvangen, vandaag, meldingen)
    naam, code = _leverancier(velden.leverancier, register, meldingen)
    gemeenten = _gemeenten(velden.gemeente, register, meldingen)
    periode: Periode | None = _lees("periode", velden.periode, lees_tijdvak, meldingen)
    _verplicht("periode", velden.periode, "de verslagperiode, zoals 2024 of 2024-H1", meldingen)
    fictief = bool(_lees("fictief", velden.fictief, lees_ja_nee, meldingen))
    status = _lees("status", velden.status, keuze(STATUSSEN, "status"), meldingen)
    kader = Leescontext(
        register,
        meldingen,
        ontvangen,
        gemeenten or None,
        periode,
        status,
        _namens(velden.namens, register, meldingen),
        bool(_lees("vervang", velden.vervang, lees_ja_nee, meldingen)),
    )
    if not fictief:
        _verzonnen(register, code, gemeenten, meldingen)
    if meldingen.fouten > voor:
        return kader, None
    return kader, GelezenVelden(
        leverancier=naam,
        leverancier_code=code,
        gemeenten=gemeenten,
        periode=periode,
        ontvangen=ontvangen,
        aangeleverd_door=velden.aangeleverd_door,
        bron=velden.bron,
        opmerking=velden.opmerking,
        fictief=fictief,
    )


def _lees(veld: str, tekst: str, parser: Callable[[str], Any], meldingen: Verzamelaar) -> Any:
    if not tekst:
        return None
    try:
        waarde = parser(tekst)
    except CelFout as fout:
        verwacht, suggestie = fout.uitleg()
        meldingen.voeg(
            "fout",
            f"Het veld {veld} van de levering klopt niet. {fout.melding}",
            kolom=veld,
            gevonden=tekst,
            verwacht=verwacht,
            suggestie=suggestie,
        )
        return None
    return waarde.waarde if isinstance(waarde, MetOpmerking) else waarde


def _verplicht(veld: str, tekst: str, verwacht: str, meldingen: Verzamelaar) -> bool:
    if tekst:
        return True
    meldingen.voeg(
        "fout",
        f"Het veld {veld} van de levering ontbreekt. Zet het in een blad 'levering', in een "
        "toml-bestand naast de CSV of in de opdracht.",
        kolom=veld,
        verwacht=verwacht,
    )
    return False


def _ontvangen(tekst: str, vandaag: date, meldingen: Verzamelaar) -> date:
    dag: date | None = _lees("ontvangen", tekst, lees_dag, meldingen)
    if dag is None:
        return vandaag
    if dag > vandaag:
        meldingen.voeg(
            "fout",
            "De dag van ontvangst ligt in de toekomst.",
            kolom="ontvangen",
            gevonden=tekst,
            verwacht=f"een dag tot en met {vandaag.isoformat()}",
        )
        return vandaag
    return dag


def _leverancier(tekst: str, register: Register, meldingen: Verzamelaar) -> tuple[str, str | None]:
    verwacht = "een L-nummer, GM-code of naam"
    if not _verplicht("leverancier", tekst, verwacht, meldingen):
        return "", None
    gevonden = register.corporatie(tekst) or register.gemeente(tekst)
    if gevonden:
        return gevonden.naam, gevonden.code
    lijkt = (
        *register.dichtstbij("corporatie", tekst, 1),
        *register.dichtstbij("gemeente", tekst, 1),
    )
    meldingen.voeg(
        "melding",
        "Deze leverancier staat niet in het register. De naam is overgenomen zoals hij er staat.",
        kolom="leverancier",
        gevonden=tekst,
        verwacht=verwacht,
        suggestie=lijkt[0] if lijkt else "",
    )
    return tekst, None


def _namens(tekst: str, register: Register, meldingen: Verzamelaar) -> frozenset[str]:
    """The corporaties of the field namens, with ; between them."""
    parser = Naamlezers(register).corporatie
    delen = [d.strip() for d in tekst.split(";")]
    return frozenset(
        code for deel in delen if deel and (code := _lees("namens", deel, parser, meldingen))
    )


def _gemeenten(tekst: str, register: Register, meldingen: Verzamelaar) -> tuple[str, ...]:
    if not _verplicht("gemeente", tekst, "een of meer gemeenten, met ; ertussen", meldingen):
        return ()
    uit: dict[str, None] = {}
    for deel in _delen(tekst, register):
        gevonden = register.gemeente(deel)
        if gevonden:
            uit[gevonden.code] = None
            continue
        lijkt = register.dichtstbij("gemeente", deel)
        meldingen.voeg(
            "fout",
            "Het veld gemeente van de levering klopt niet. Deze gemeente kennen we niet.",
            kolom="gemeente",
            gevonden=deel,
            verwacht="een GM-code of naam"
            + (f", zoals {opsomming(list(lijkt), 'of')}" if lijkt else ""),
            suggestie=lijkt[0] if lijkt else "",
        )
    return tuple(uit)


def _delen(tekst: str, register: Register) -> list[str]:
    """The gemeenten in a list; a comma separates them too, unless it is part of a name."""
    uit: list[str] = []
    for stuk in (s.strip() for s in tekst.split(";")):
        woorden = [w.strip() for w in stuk.split(",")]
        while woorden:
            lengte = next(
                (
                    n
                    for n in range(min(len(woorden), 4), 0, -1)
                    if register.gemeente(", ".join(woorden[:n]))
                ),
                1,
            )
            uit.append(", ".join(woorden[:lengte]))
            woorden = woorden[lengte:]
    return [deel for deel in uit if deel]


def _verzonnen(
    register: Register, leverancier: str | None, gemeenten: Sequence[str], meldingen: Verzamelaar
) -> None:
    namen = [register.naam("gemeente", g) for g in gemeenten if register.fictief("gemeente", g)]
    if leverancier and register.fictief("corporatie", leverancier):
        namen.append(register.naam("corporatie", leverancier))
    if namen:
        meldingen.voeg(
            "waarschuwing",
            f"{opsomming(namen)} is verzonnen, maar de levering zegt niet dat de cijfers dat ook "
            "zijn.",
            kolom="fictief",
            gevonden="nee",
            verwacht="ja bij voorbeeldcijfers",
            suggestie="ja",
        )
