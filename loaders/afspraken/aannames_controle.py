"""What must be right in an assumption, and in all of them together.

Source: docs/register-afspraken.md, "Assumptions of the forecast". Every problem is named at once,
with the line and the field.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from domain.prognose.aannames import HARDHEDEN
from loaders.afspraken.controle import als_getal
from loaders.bestanden.toml_melder import Melder
from loaders.bestanden.toml_plekken import Pad

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
