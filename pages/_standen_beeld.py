"""What Standen shows of two standen: message, figures, waterfall, and a line for each reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from dash import html

from components.band import band
from components.kaart import Herkomst, kaart
from components.tegel import Tegel, tegels
from domain.brug import Brug
from domain.brugkeuze import BrugKeuze
from figures.brug import brug as grafiek
from figures.brug_zinnen import boodschap, lijn_naam
from figures.getallen import getal, met_teken, rijen_tekst
from figures.zinnen import FICTIEF
from pages._standen_keuze import naam
from pages._standen_ook import afspraken, voorraad
from store.queries.brug_ook import Voorraadwissel, Wissel
from store.standen import StandInfo


@dataclass(frozen=True)
class Beeld:
    """Two standen compared. namen: by code, of gemeenten and corporaties."""

    keuze: BrugKeuze
    infos: tuple[StandInfo, StandInfo]
    brug: Brug
    wissels: Sequence[Wissel]
    voorraad: Sequence[Voorraadwissel]
    namen: dict[str, str]

    def kop(self) -> list[Any]:
        """The message per part: real and invented figures are never one total."""
        delen = self.brug.delen()
        zinnen = [f"{boodschap(b, *map(naam, self.infos))}." for b in delen]
        if not zinnen:
            zinnen = ["Deze twee standen hebben geen mutaties die bij deze keuze passen."]
        if len(delen) > 1:
            soorten = ("Fictieve cijfers: " if b.fictief else "" for b in delen)
            zinnen = [f"{s}{z}" for s, z in zip(soorten, zinnen, strict=True)]
        return [html.P(zin, className="boodschap") for zin in zinnen]

    def inhoud(self) -> list[Any]:
        """Everything below the choices."""
        delen = self.brug.delen()
        uit: list[Any] = []
        for nummer, deel in enumerate(delen):
            soort = ": fictieve cijfers" if deel.fictief else ": echte cijfers"
            uit.append(html.H2(f"Verschil in netto groei{soort if len(delen) > 1 else ''}"))
            uit += self._deel(nummer, deel)
        namen = (naam(self.infos[0]), naam(self.infos[1]))
        uit += afspraken(self.wissels, self.namen, namen)
        uit += voorraad(self.voorraad, self.namen, namen)
        return [*uit, *self._downloads()]

    def _deel(self, nummer: int, b: Brug) -> list[Any]:
        van, naar = map(naam, self.infos)
        wie = sorted({p.leverancier for p in b.posten})
        herkomst = Herkomst(
            bron="; ".join(wie[:4]) + (f" en {len(wie) - 4} andere" if len(wie) > 4 else "")
            or "de leveringen in beide standen",
            peildatum="alle perioden",
            stand=f"{self.infos[0].id} en {self.infos[1].id}",
            fictief=b.fictief,
        )
        verzonnen = band("fictief", html.Strong(f"{FICTIEF}. "), "Deze cijfers zijn verzonnen.")
        return [
            *([verzonnen] if b.fictief else []),
            tegels(
                [
                    Tegel(f"Begin: {van}", getal(sum(b.begin.values())), "netto groei"),
                    Tegel("Verschil", met_teken(b.verschil), "woningen", toon=_toon(b.verschil)),
                    Tegel(f"Eind: {naar}", getal(sum(b.eind.values())), "netto groei", "netto"),
                ]
            ),
            html.Div(
                kaart(
                    f"brug-{nummer}",
                    "Van de ene stand naar de andere",
                    grafiek(b, van, naar),
                    herkomst,
                    breed=True,
                ),
                className="kaarten",
            ),
            *self._regels(nummer, b),
        ]

    def _regels(self, deel: int, b: Brug) -> list[Any]:
        """Each line, to be unfolded: its rows are asked for when somebody does."""
        regels = [
            html.Li(
                html.Details(
                    [
                        html.Summary(
                            [
                                f"{lijn_naam(r.lijn)} ",
                                html.B(met_teken(r.verschil)),
                                f" ({rijen_tekst(r.rijen)})",
                            ],
                            id={"type": "brug-open", "deel": deel, "regel": n},
                            n_clicks=0,
                        ),
                        html.Div(id={"type": "brug-rijen", "deel": deel, "regel": n}),
                    ]
                )
            )
            for n, r in enumerate(b.regels())
        ]
        if not regels:
            return []
        return [
            html.H3("De rijen achter elk verschil", className="brugkop"),
            html.Ul(regels, className="brugregels"),
        ]

    def _downloads(self) -> list[Any]:
        van, naar = (i.id for i in self.infos)
        query = urlencode(self.keuze.met(van=van, naar=naar).naar_query(), safe=",")
        links = (
            ("Alle rijen als CSV", f"/export/brug.csv?{query}"),
            ("Alle rijen als CSV voor Excel", f"/export/brug.csv?{query}&formaat=nl"),
            ("Alle rijen als Excel-bestand (XLSX)", f"/export/brug.xlsx?{query}"),
        )
        return [
            html.H2("Downloads"),
            # The file is of two standen: the one that a reader stays in has no place in it.
            html.Ul(
                [html.Li(html.A(label, href=href)) for label, href in links],
                className="downloads",
                **{"data-stand-los": "ja"},
            ),
        ]


def _toon(verschil: int) -> str:
    return "plus" if verschil > 0 else "min" if verschil < 0 else ""
