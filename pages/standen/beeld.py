"""What Standen shows of two standen: message, figures, waterfall, and a line for each reason.

And what else they say differently: afspraken with another status, other counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from dash import dcc, html

from components.kaart import Herkomst, kaart
from components.status import statuswoord
from components.tabel import cel, kop, losse_tabel
from components.tegel import Tegel, band, tegels
from components.tekst import toon
from domain.cijfernaam import van_afspraak
from domain.groei.totaal import enkele
from domain.leveringen.cijfernamen import van_telling
from domain.standen.brug import Brug
from domain.standen.keuze import BrugKeuze
from domain.standen.totaal import Standtotaal, Totaalpaar
from figures.basis.getallen import datum, jaren, met_teken
from figures.basis.zin import cijfer, zin
from figures.groei.zinnen import FICTIEF
from figures.standen.brug import (
    boodschap,
    lijn_naam,
    rijen_van,
    verschil_van,
    waarom_geen,
    zonder_totaal,
)
from figures.standen.brug import brug as grafiek
from figures.standen.totaal import MEESTE, WAT, totaal
from pages.standen.keuze import naam
from store.standen.standen import StandInfo
from store.vragen.standen.ook import Statuswissel, Voorraadwissel

Paar = tuple[str | None, str | None]
_GEEN = "niet in deze stand"


def afspraken(
    wissels: Sequence[Statuswissel],
    namen: Mapping[str, str],
    standen: tuple[str, str],
    van_stand: Paar,
) -> list[Any]:
    """The afspraken that get another status; standen: what the two are called. van_stand: their
    ids for the names of figures, None for the one that is shown."""
    if not wissels:
        return [html.H2("Afspraken"), html.P("Geen afspraak krijgt een andere status.")]
    titel = "Afspraken die een andere status krijgen"
    rijen = [
        [
            kop(dcc.Link(w.titel, href=f"/afspraken/{w.id}")),
            cel(namen.get(w.gemeente, w.gemeente)),
            _status(w.id, w.voor, w.dag_voor, van_stand[0]),
            _status(w.id, w.na, w.dag_na, van_stand[1]),
        ]
        for w in wissels
    ]
    koppen = ("Afspraak", "Gemeente", *(f"In {s}" for s in standen))
    return [html.H2(titel), html.Div(losse_tabel(koppen, rijen, titel), className="kaart")]


def _status(id_: str, status: str | None, dag: date | None, stand: str | None) -> dict[str, Any]:
    if status is None:
        return cel(_GEEN)
    return cel(statuswoord(status, van_afspraak(id_, dag, "status").met(stand=stand)))


def voorraad(
    anders: Sequence[Voorraadwissel],
    namen: Mapping[str, str],
    standen: tuple[str, str],
    van_stand: Paar,
) -> list[Any]:
    """The voorraadstanden with another count."""
    if not anders:
        return [html.H2("Voorraadstanden"), html.P("Geen telling van de voorraad is anders.")]
    titel = "Voorraadstanden die anders zijn"
    rijen = [
        [
            kop(namen.get(w.corporatie, w.corporatie)),
            cel(namen.get(w.gemeente, w.gemeente)),
            cel(datum(w.peildatum)),
            cel(w.segment),
            cel(w.duur.replace("_", " ")),
            *(_aantal(w, n, stand) for n, stand in zip((w.voor, w.na), van_stand, strict=True)),
        ]
        for w in anders
    ]
    koppen = ("Corporatie", "Gemeente", "Peildatum", "Segment", "Duur",
              *(f"In {s}" for s in standen))  # fmt: skip
    return [html.H2(titel), html.Div(losse_tabel(koppen, rijen, titel), className="kaart")]


def _aantal(w: Voorraadwissel, aantal: int | None, stand: str | None) -> dict[str, Any]:
    naam = van_telling(w.gemeente, w.corporatie, w.peildatum, w.segment, w.duur).met(stand=stand)
    if aantal is None:
        return cel(_GEEN, "onbekend")
    return cel(toon(cijfer(naam, aantal)), "getal")


@dataclass(frozen=True)
class Standenbeeld:
    """Two standen compared. paren: the total of each status; per_gemeente: of each gemeente where
    it is another one. namen: by code. getoond: the id of the stand that the reader is shown.
    """

    keuze: BrugKeuze
    infos: tuple[StandInfo, StandInfo]
    brug: Brug
    paren: Sequence[Totaalpaar]
    per_gemeente: Sequence[Totaalpaar]
    wissels: Sequence[Statuswissel]
    voorraad: Sequence[Voorraadwissel]
    namen: dict[str, str]
    getoond: str

    @property
    def _standen(self) -> tuple[str, str]:
        return naam(self.infos[0]), naam(self.infos[1])

    def kop(self) -> list[Any]:
        """The message per status: a plan is never a realisatie, and no total is none here."""
        zinnen = [
            zin("{}.", boodschap(self.brug.van_status(p.status), p, *self._standen, self.getoond))
            if p.heel
            else zin("{}.", zonder_totaal(
                self.brug.van_status(p.status), p, *self._standen, getoond=self.getoond,
                namen=self.namen))
            for p in self.paren
        ]  # fmt: skip
        if not zinnen:
            zinnen = [zin("Deze twee standen hebben geen mutaties die bij deze keuze passen.")]
        waarom = (waarom_geen(p, *self._standen, self.namen) for p in self.paren)
        return [
            *(html.P(toon(z), className="boodschap") for z in zinnen),
            *(html.P(w, className="getoond") for w in waarom if w),
        ]

    def inhoud(self) -> list[Any]:
        """Everything below the choices."""
        uit: list[Any] = []
        nummer = 0
        for paar in self.paren:
            delen = self.brug.van_status(paar.status).delen()
            titel = f"Verschil in {WAT[paar.status]}"
            uit += [html.H2(titel), self._tegels(paar)]
            if not paar.heel:
                # Above the parts: real gemeenten never stand under the heading of invented figures.
                uit += self._gemeenten(paar.status)
            for deel in delen:
                # A part in which nothing differs has nothing to show, but keeps its number.
                if len(delen) == 1 or deel.posten:
                    uit += self._deel(nummer, deel, paar, alleen=len(delen) == 1)
                nummer += 1
        uit += afspraken(self.wissels, self.namen, self._standen, self._stand_van)
        uit += voorraad(self.voorraad, self.namen, self._standen, self._stand_van)
        return [*uit, *self._downloads()]

    @property
    def _stand_van(self) -> tuple[str | None, str | None]:
        """For the names of figures: the id of each stand, None where it is the one shown."""
        van, naar = (None if i.id == self.getoond else i.id for i in self.infos)
        return van, naar

    def _tegels(self, p: Totaalpaar) -> Any:
        van, naar = self._standen
        eerst, nu = (cijfer(p.naam(z, self.getoond), z.netto) for z in (p.voor, p.na))
        verschil = cijfer(p.naam_verschil(), p.verschil, met_teken)
        wat = "woningen" if p.heel else "niet te zeggen"
        return tegels(
            [
                Tegel(f"Begin: {van}", eerst, _wanneer(p.voor)),
                Tegel("Verschil", verschil, wat, toon=_toon(p.verschil)),
                Tegel(f"Eind: {naar}", nu, _wanneer(p.na), "netto"),
            ]
        )

    def _deel(self, nummer: int, b: Brug, paar: Totaalpaar, *, alleen: bool) -> list[Any]:
        """The chart where there is a total, and always the lines."""
        verzonnen = band("fictief", html.Strong(f"{FICTIEF}. "), "Deze cijfers zijn verzonnen.")
        uit: list[Any] = [verzonnen] if b.fictief else []
        if not alleen:
            uit.insert(0, html.H3("Fictieve cijfers" if b.fictief else "Echte cijfers"))
        if paar.heel and alleen:
            tekening = grafiek(b, paar, *self._standen, self.getoond)
            onderwerp = "Van de ene stand naar de andere"
            figuur = kaart(f"brug-{nummer}", onderwerp, tekening, self._herkomst(b), breed=True)
            uit.append(html.Div(figuur, className="kaarten"))
        return [*uit, *self._regels(nummer, b, paar)]

    def _herkomst(self, b: Brug) -> Herkomst:
        wie = sorted({p.leverancier for p in b.posten})
        return Herkomst(
            bron="; ".join(enkele(wie, "leveranciers", MEESTE)) or "de leveringen in beide standen",
            peildatum="alle perioden",
            stand=f"{self.infos[0].id} en {self.infos[1].id}",
            fictief=b.fictief,
        )

    def _regels(self, deel: int, b: Brug, paar: Totaalpaar) -> list[Any]:
        """Each line, to be unfolded: its rows are asked for when somebody does."""
        regels = [
            html.Li(
                html.Details(
                    [
                        html.Summary(
                            [
                                f"{lijn_naam(r.lijn)} ",
                                html.B(toon(verschil_van(r, b, paar))),
                                " (",
                                html.Span(toon(rijen_van(r, b, paar))),
                                ")",
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

    def _gemeenten(self, status: str) -> list[Any]:
        """Each gemeente by itself, where the selection makes no total."""
        paren = [p for p in self.per_gemeente if p.status == status]
        if not paren or len(self.keuze.filters.gemeente) == 1:
            return []
        titel = f"{WAT[status].capitalize()} per gemeente, waar die anders is"
        koppen = ("Gemeente", *(f"In {s}" for s in self._standen), "Verschil")
        return [html.H3(titel), losse_tabel(koppen, [self._gemeente(p) for p in paren], titel)]

    def _gemeente(self, p: Totaalpaar) -> list[Any]:
        (code,) = p.filters.gemeente
        kanten = (totaal(p, z, self.getoond, self.namen) for z in (p.voor, p.na))
        verschil = cijfer(p.naam_verschil(), p.verschil, met_teken)
        return [
            kop(self.namen.get(code, code)),
            *(cel(toon(k)) for k in kanten),
            cel(toon(verschil), "onbekend" if p.verschil is None else "getal"),
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


def _wanneer(z: Standtotaal) -> str:
    """Which days a total is about."""
    if z.totaal is None:
        return "geen cijfers"
    if z.netto is None:
        return "geen totaal"
    return jaren(z.totaal.dagen.van, z.totaal.dagen.tot)


def _toon(verschil: int | None) -> str:
    return "plus" if (verschil or 0) > 0 else "min" if (verschil or 0) < 0 else ""
