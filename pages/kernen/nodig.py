"""What a target asks, as Kernen shows it: in words, per area, and where plans bring the share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from components.kaart import kaart
from components.kernen.tabel import tabeldata
from components.tekst import toon
from domain.cijfernaam import Cijfernaam
from domain.kernen.kern import een_decimaal
from domain.kernen.keuze import KernFilters
from figures.basis.grafiek import Cel, Tabel
from figures.basis.zin import Tekst, cijfer, zin
from figures.kernen import zinnen
from figures.kernen.programma import programma
from figures.kernen.rijen import (
    BEZIT_NAAM,
    GEMEENTE,
    Kern,
    delen,
    doel_tekst,
    gebieden,
    procent,
    telt,
)
from pages.kernen.beeld import adres, bron, erachter_plannen, rijen
from pages.kernen.gegevens import Kernblad


def nodig(b: Kernblad, kernen: Sequence[Kern], keuze: KernFilters) -> dict[str, Any]:
    """What it would take, by output: the gemeente in words, each area in a table."""
    geheel = next((k for k in kernen if k.niveau == GEMEENTE), None)
    antwoord = zinnen.opgave(geheel, float(keuze.nieuwbouwaandeel)) if geheel else ""
    doel, tabel = b.doel(keuze), _opgaven(b, kernen)
    bijschrift = "Wat er nodig is" if doel is None else f"Wat er nodig is voor {doel_tekst(doel)}"
    return {
        "nodig": html.P(toon(antwoord), className="antwoord", role="status"),
        "opgave": [
            html.P("Opgave per gebied", className="onderwerp"),
            html.H3(toon(_nodig_kop(b, kernen, keuze))),
        ],
        "opgave_data": tabeldata(tabel, bijschrift) if tabel.kolommen else None,
        "opgave_onder": [
            bron(b),
            html.Div(
                [
                    html.A(label, href=href, className="download")
                    for label, href in (("CSV", adres("kernen.csv", keuze)), *rijen(keuze))
                ],
                className="onder",
            ),
        ],
    }


def programmakaart(b: Kernblad, keuze: KernFilters) -> Any:
    """Where afspraken and plans bring the share; nothing where there are none."""
    if len(b.stappen) < 2:
        return None
    return kaart(
        "kernen-programma",
        f"Waar afspraken en plannen het aandeel in {b.plaats} brengen",
        programma(b.stappen, b.plaats, b.doel(keuze), b.wanneer),
        b.herkomst,
        downloads=[
            ("CSV", adres("kernen.csv", keuze)),
            *rijen(keuze),
            erachter_plannen(keuze),
        ],
    )


def _nodig_kop(b: Kernblad, kernen: Sequence[Kern], keuze: KernFilters) -> Tekst:
    g, wat = gebieden(kernen), telt(b.definitie, BEZIT_NAAM)
    if not g.telling.bekend:
        sjabloon = "De opgave per {} is onbekend, want het aandeel is onbekend"
        return zin(sjabloon, b.woord.een)
    doel = b.doel(keuze)
    if doel is None:
        return zin("Kies een doel: dan staat hier wat elke {} nodig heeft", b.woord.een)
    return zin(
        "{} van {} {} meer {} nodig voor {}",
        g.cijfer("tekort", "Geen"),
        g.de("bekend", b.woord),
        "hebben" if g.telling.tekort > 1 else "heeft",
        wat,
        doel_tekst(doel),
    )


def _opgaven(b: Kernblad, kernen: Sequence[Kern]) -> Tabel:
    """Per area what it needs, and where its plans bring it."""
    plannen = [
        (naam, veld)
        for naam, veld in (("harde plannen", "hard"), ("ook zachte plannen", "zacht"))
        if any(getattr(r, veld) is not None for r in b.rijen)
    ]
    # Without a single share per area only the gemeente is left; the list has the others.
    bekend = any(k.aandeel is not None for k in delen(kernen))
    hier = delen(kernen) if bekend else ()
    geheel = next((k for k in kernen if k.niveau == GEMEENTE), None)
    met_doel = geheel is None or geheel.doel is not None
    koppen = (
        "Tekort nu",
        f"Extra {telt(b.definitie, BEZIT_NAAM)}, zonder andere bouw",
        "Bouw in totaal",
        "Waarvan sociaal",
    )
    kolommen = (
        "Gebied",
        *(koppen if met_doel else ()),
        *(f"Aandeel {b.wanneer} met {naam}" for naam, _ in plannen),
    )
    if len(kolommen) == 1:
        return Tabel((), ())
    return Tabel(
        kolommen,
        tuple(_opgave(b, k, plannen) for k in hier),
        namen=tuple(_opgavenamen(k) for k in hier),
        namen_totaal=_opgavenamen(geheel) if geheel else (),
        totaal=_opgave(b, geheel, plannen, f"{geheel.gebied} (hele gemeente)") if geheel else None,
    )


def _opgavenamen(k: Kern) -> tuple[Cijfernaam | None, ...]:
    if k.doel is None:
        return (None,)
    return (None, *(k.cijfernaam(m) for m in ("tekort", "nodig", "bouw", "bouw_sociaal")))


def _opgave(
    b: Kernblad, k: Kern, plannen: Sequence[tuple[str, str]], naam: str | None = None
) -> tuple[Cel, ...]:
    nooit = k.haalbaar is False
    rij = b.rij(k.code)
    opgave = (
        k.tekort,
        k.zonder_bouw,
        "nooit" if nooit else k.totaal,
        "nooit" if nooit else k.totaal_sociaal,
    )
    return (
        naam or k.gebied,
        *(() if k.doel is None else opgave),
        *(
            cijfer(k.kernnaam.van("aandeel", veld), een_decimaal(getattr(rij, veld)), procent)
            for _, veld in plannen
        ),
    )
