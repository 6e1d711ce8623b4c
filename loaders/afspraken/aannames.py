"""Reads the assumptions of the forecast: one reviewed TOML file, all of it or none.

[aannames] and [[aanname]]; a file that is handed in replaces the one before it. The form of the
fields is here, with the rules for each assumption and for all of them together; every problem is
named at once, with the line and the field. Source: docs/register-afspraken.md, "Assumptions of the
forecast".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from domain.prognose.aannames import HARDHEDEN, sleutel_van
from loaders.afspraken.controle import als_getal
from loaders.afspraken.vorm import NODIG, TEKST, Documentveld
from loaders.bestanden.toml_bestand import Pad, Plekken, is_van, ontleed
from loaders.bestanden.toml_velden import Melder, lees_tabel, tabellen
from loaders.contract import Invoer, Uitslag, gelezen, ontvangen
from loaders.verdict.verdict import Verzamelaar
from telling.rijen import KOLOMMEN

GETAL = Documentveld("getal", verplicht=True)
KOP = {"titel": TEKST, "opmerking": TEKST}
AANNAME = {
    "hardheid": Documentveld("tekst", verplicht=True, keuzes=HARDHEDEN),
    "fase": TEKST,
    "kans_laag": GETAL,
    "kans": GETAL,
    "kans_hoog": GETAL,
    "uitloop": GETAL,
    "uitloop_meest": GETAL,
    "toelichting": NODIG,
    "bron": NODIG,
}


LANGST = 20  # years; a plan that is later than that is another plan
_FASE = re.compile(r"[a-z0-9]+(?:[ -][a-z0-9]+)*")  # it stands in an address
_KANSEN = ("kans_laag", "kans", "kans_hoog")


def keur(velden: Mapping[str, Any], melder: Melder, pad: Pad, naam: str) -> None:
    """The rules for one assumption."""
    if "fase" in velden and not _FASE.fullmatch(velden["fase"].casefold()):
        melder.fout(
            (*pad, "fase"),
            f"{naam}: een fase is een woord of een paar woorden.",
            gevonden=velden["fase"],
            verwacht="letters en cijfers, zoals in aanbouw",
        )
    for veld in _KANSEN:
        if veld in velden and not 0 <= velden[veld] <= 100:
            melder.fout(
                (*pad, veld),
                f"{naam}: een kans ligt van 0 tot en met 100 procent.",
                gevonden=als_getal(velden[veld]),
            )
    for laag, hoog in (("kans_laag", "kans"), ("kans", "kans_hoog")):
        if laag in velden and hoog in velden and velden[laag] > velden[hoog]:
            melder.fout(
                (*pad, laag),
                f"{naam}: {laag} is hoger dan {hoog}.",
                gevonden=als_getal(velden[laag]),
                verwacht=f"hoogstens {als_getal(velden[hoog])}",
            )
    meest, uitloop = velden.get("uitloop_meest"), velden.get("uitloop")
    if meest is not None and not (0 <= meest <= LANGST and float(meest).is_integer()):
        melder.fout(
            (*pad, "uitloop_meest"),
            f"{naam}: de langste uitloop is een heel aantal jaren.",
            gevonden=als_getal(meest),
            verwacht=f"0 tot en met {LANGST}",
        )
    elif uitloop is not None and not 0 <= uitloop <= (LANGST if meest is None else meest):
        melder.fout(
            (*pad, "uitloop"),
            f"{naam}: de gemiddelde uitloop is minder dan 0 of meer dan de langste.",
            gevonden=als_getal(uitloop),
            verwacht=f"0 tot en met {als_getal(meest)} jaar",
        )


def keur_samen(rijen: Sequence[Mapping[str, Any]], melder: Melder) -> None:
    """Each plan must find exactly one assumption: of its phase, else of its hardness."""
    bekend: set[str] = set()
    for n, rij in enumerate(rijen):
        if rij["hardheid"] is None:
            return
        if rij["id"] in bekend:
            melder.fout(("aanname", n), "Deze aanname staat er twee keer.", gevonden=str(rij["id"]))
        bekend.add(str(rij["id"]))
    for hardheid in set(HARDHEDEN) - bekend:
        melder.fout(
            ("aanname",),
            f"Er is geen aanname voor plannen die {hardheid} zijn.",
            verwacht=f'een [[aanname]] met hardheid = "{hardheid}", zonder fase',
        )


TABEL = "aannames"
LEVERANCIER = "Aannames van de prognose"
_KOP = re.compile(r"^\s*(\[\s*aannames\s*\]|\[\[\s*aanname\s*\]\])", re.MULTILINE)


def herken(invoer: Invoer) -> bool:
    """A text with the table [aannames] or [[aanname]], or said to be table `aannames`."""
    return is_van(invoer, TABEL, _KOP)


def lees(invoer: Invoer) -> Uitslag:
    """The verdict and the frame `aanname` (`telling.rijen`)."""
    meldingen = Verzamelaar(invoer.bestand)
    velden = replace(
        invoer.velden, tabel=TABEL, leverancier=invoer.velden.leverancier or LEVERANCIER
    )
    ruw = ontleed(invoer.inhoud, meldingen)
    if ruw is None:
        return Uitslag(meldingen.rapport(), velden)
    melder = Melder(meldingen, Plekken(invoer.inhoud.decode("utf-8-sig")))
    for ander in set(ruw) - {TABEL, "aanname"}:
        melder.fout(
            (ander,), "Deze kop kennen we niet.", gevonden=ander,
            verwacht="[aannames] of [[aanname]]",
        )  # fmt: skip
    kop = ruw.get(TABEL, {})
    if isinstance(kop, dict):
        eigen = lees_tabel(kop, KOP, melder, (TABEL,), naam="Aannames")
        velden = replace(velden, opmerking=velden.opmerking or eigen.get("opmerking", ""))
    else:
        melder.fout((TABEL,), "Deze kop hoort enkele haken te hebben.", verwacht="[aannames]")
    rijen = _rijen(ruw, melder)
    dag = ontvangen(replace(invoer, velden=velden), meldingen)
    if meldingen.fouten:
        return Uitslag(meldingen.rapport(), velden)
    waarden = [[rij[k] for k in KOLOMMEN["aanname"]] for rij in rijen]
    frame = pd.DataFrame(waarden, columns=list(KOLOMMEN["aanname"]), dtype="object")
    return Uitslag(meldingen.rapport(), velden, gelezen(velden, dag), {"aanname": frame})


def _rijen(ruw: dict[str, Any], melder: Melder) -> list[dict[str, Any]]:
    uit: list[dict[str, Any]] = []
    for pad, tabel in tabellen(ruw, ("aanname",), melder):
        naam = f"Aanname {int(pad[-1]) + 1}"
        velden = lees_tabel(tabel, AANNAME, melder, pad, naam=naam)
        keur(velden, melder, pad, naam)
        fase = " ".join(velden["fase"].casefold().split()) if "fase" in velden else None
        eigen = {
            "id": sleutel_van(velden.get("hardheid", ""), fase),
            "volgorde": len(uit) + 1,
            "fase": fase,
        }
        uit.append(dict.fromkeys(KOLOMMEN["aanname"]) | velden | eigen)
    keur_samen(uit, melder)
    return uit
