"""The fields of a levering: gathered from option, `<name>.toml` and sheet `levering`, and resolved.

Source: docs/delivery-format.md, "The levering itself". Where two places say
different things the option counts, then the toml, then the sheet; it is said.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime
from typing import Any

from domain.mutaties import STATUSSEN
from domain.perioden import Periode
from loaders.blad import AFGEKEURD, Blad, kolomsleutel
from loaders.cellen import CelFout, MetOpmerking, keuze, lees_dag, lees_ja_nee, lees_tijdvak
from loaders.kader import Kader
from loaders.meldingen import Verzamelaar
from loaders.register import Register
from loaders.tekst import opsomming
from loaders.uitslag import Gelezen, Velden

NAMEN = tuple(f.name for f in fields(Velden))
_ALIASSEN = {
    "gemeenten": "gemeente",
    "gemeente(n)": "gemeente",
    "verslagperiode": "periode",
    "opmerkingen": "opmerking",
    "contactpersoon": "aangeleverd_door",
    "ontvangen_op": "ontvangen",
    "supplier": "leverancier",
}
_KOPPEN = ("veld", "field", "naam", "")


@dataclass(frozen=True)
class Plek:
    """Fields as one place gives them; waar: that place, as a reader knows it."""

    waar: str
    waarden: Mapping[str, str]


def uit_toml(inhoud: bytes, naam: str, meldingen: Verzamelaar) -> Plek:
    """The fields of a `<name>.toml`: one line per field, lists for several gemeenten."""
    try:
        gelezen = tomllib.loads(inhoud.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as fout:
        meldingen.voeg(
            "fout",
            f"Het bestand {naam} met de velden van de levering is niet te lezen.",
            gevonden=str(fout),
            verwacht='regels als: gemeente = "Amersfoort"',
        )
        return Plek(naam, {})
    return Plek(naam, _bekende({str(k): _als_tekst(w) for k, w in gelezen.items()}, naam,
                               meldingen))  # fmt: skip


def uit_blad(blad: Blad, meldingen: Verzamelaar) -> Plek:
    """The fields of a sheet `levering`: two columns, field and value; a header is not needed."""
    waar = f"blad '{blad.naam}'"
    kolommen = [[k.naam, *k.waarden()] for k in blad.kolommen[:2]]
    if len(kolommen) < 2:
        kolommen.append([""] * (len(blad.rijen) + 1))
    ruw: dict[str, str] = {}
    for veld, waarde in zip(*kolommen, strict=True):
        if AFGEKEURD in (veld, waarde) or not waarde:
            continue
        naam = kolomsleutel(veld)
        if naam in _KOPPEN and kolomsleutel(waarde) in ("waarde", "value", ""):
            continue
        # A field on two lines (a second gemeente) is a list.
        ruw[veld] = f"{ruw[veld]}; {waarde}" if veld in ruw else waarde
    return Plek(waar, _bekende(ruw, waar, meldingen))


def uit_optie(velden: Velden) -> Plek:
    """The fields given on the command line or the page."""
    return Plek("de opdracht", {k: w.strip() for k, w in asdict(velden).items() if w.strip()})


def voeg_samen(plekken: Sequence[Plek], meldingen: Verzamelaar) -> Velden:
    """The first place that says something counts; a melding where another says it differently."""
    uit = Velden()
    for naam in NAMEN:
        gevonden = [(p.waar, p.waarden[naam]) for p in plekken if p.waarden.get(naam)]
        if not gevonden:
            continue
        (waar, waarde), *rest = gevonden
        uit = replace(uit, **{naam: waarde})
        for ander_waar, ander in rest:
            if kolomsleutel(ander) != kolomsleutel(waarde):
                meldingen.voeg(
                    "melding",
                    f"Het veld {naam} staat op twee plaatsen. We gebruiken '{waarde}' "
                    f"({waar}), niet '{ander}' ({ander_waar}).",
                    kolom=naam,
                    gevonden=ander,
                    verwacht=waarde,
                )
    return uit


def los_op(
    velden: Velden, register: Register, vandaag: date, meldingen: Verzamelaar
) -> tuple[Kader, Gelezen | None]:
    """Codes and days of the fields; Gelezen is None where a required one is missing or wrong.

    The Kader holds what could be read, so that the rows are checked as far as possible.
    """
    voor = meldingen.fouten
    ontvangen = _ontvangen(velden.ontvangen, vandaag, meldingen)
    naam, code = _leverancier(velden.leverancier, register, meldingen)
    gemeenten = _gemeenten(velden.gemeente, register, meldingen)
    periode: Periode | None = _lees("periode", velden.periode, lees_tijdvak, meldingen)
    _verplicht("periode", velden.periode, "de verslagperiode, zoals 2024 of 2024-H1", meldingen)
    fictief = bool(_lees("fictief", velden.fictief, lees_ja_nee, meldingen))
    status = _lees("status", velden.status, keuze(STATUSSEN, "status"), meldingen)
    kader = Kader(register, meldingen, ontvangen, gemeenten or None, periode, status)
    if not fictief:
        _verzonnen(register, code, gemeenten, meldingen)
    if meldingen.fouten > voor:
        return kader, None
    return kader, Gelezen(
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


def _bekende(ruw: Mapping[str, str], waar: str, meldingen: Verzamelaar) -> dict[str, str]:
    uit: dict[str, str] = {}
    for veld, waarde in ruw.items():
        naam = kolomsleutel(veld)
        naam = _ALIASSEN.get(naam, naam)
        if naam not in NAMEN:
            meldingen.voeg(
                "melding",
                f"Het veld '{veld[:50]}' in {waar} kennen we niet. Het telt niet mee.",
                kolom=veld,
                gevonden=veld,
                verwacht=f"een van de velden {opsomming(list(NAMEN), 'of')}",
            )
        elif waarde.strip():
            uit[naam] = f"{uit[naam]}; {waarde.strip()}" if naam in uit else waarde.strip()
    return uit


def _als_tekst(waarde: Any) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, list):
        return "; ".join(_als_tekst(w) for w in waarde)
    if isinstance(waarde, datetime):
        return waarde.date().isoformat()
    return waarde.isoformat() if isinstance(waarde, date) else str(waarde)


def _lees(veld: str, tekst: str, parser: Callable[[str], Any], meldingen: Verzamelaar) -> Any:
    if not tekst:
        return None
    try:
        waarde = parser(tekst)
    except CelFout as fout:
        meldingen.voeg(
            "fout",
            f"Het veld {veld} van de levering klopt niet. {fout.melding}",
            kolom=veld,
            gevonden=tekst,
            verwacht=fout.verwacht,
            suggestie=fout.suggestie,
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
