"""What goes on in the background, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from dash import dcc, html

from components.status import statuswoord
from components.tegel import band
from components.tekst import toon
from domain.cijfernaam import Cijfernaam, van_afspraak
from domain.leveringen.cijfernamen import van_levering
from domain.opsomming import opsomming
from figures.basis.getallen import getal, rijen_tekst
from figures.basis.zin import Tekst, cijfer, zin
from figures.basis.zin import lijst as lijst_van
from figures.standen.totaal import wissel
from loaders.aanlevering.taken import Taak
from store.vragen.leveringen.verandering import Verandering
from store.vragen.standen.ook import Statuswissel

_WAT = {"proef": "Nagaan wat er verandert", "aanname": "Aannemen"}
# Killed before, between or after the event and the stand: only the list knows.
_VERDER = {
    "proef": "Er is niets veranderd. Ga het opnieuw na.",
    "aanname": "Of het bestand is aangenomen, ziet u in de lijst van leveringen. "
    "Staat het daar niet? Bied het dan opnieuw aan.",
}
MEESTE = 5
LINKS = 4  # gemeenten with a link of their own
_EEN = {
    "mutaties": "mutatie", "plannen": "plan", "voorraadstanden": "voorraadstand",
    "woningtotalen": "woningtotaal",
}  # fmt: skip


def lijst(taken: Sequence[Taak], getoond: str, sinds: datetime | None = None) -> list[Any]:
    """The tasks that run, and the last ones that ended (not before `sinds`); newest first.

    getoond: the id of the stand that is shown, for the names of the figures.
    """
    klaar = [t for t in taken if not t.bezig and (sinds is None or (t.klaar or t.begonnen) > sinds)]
    alle = [t for t in taken if t.bezig] + klaar[:MEESTE]
    return [html.Article(_taak(t, getoond), className="kaart taak") for t in alle]


def _taak(t: Taak, getoond: str) -> list[Any]:
    namen = opsomming([b.naam for b in t.bestanden])
    uit: list[Any] = [html.H3(f"{_WAT[t.soort]}: {namen}")]
    if t.bezig:
        deel = f" ({getal(t.deel)} van {getal(t.geheel)})" if t.geheel else ""
        balk = {"value": str(max(0, t.deel - 1)), "max": str(t.geheel)} if t.geheel else {}
        uit += [
            html.Progress(**balk, **{"aria-label": t.stap}),
            html.P(
                [*bezig(f"{t.stap}{deel}", t.duur), " U mag deze pagina sluiten; het gaat door."],
                role="status",
            ),
        ]
    elif t.afgebroken:
        uit.append(band("fout", html.Strong("Dit is afgebroken. "), _VERDER[t.soort]))
    elif t.fout:
        uit.append(band("fout", html.Strong("Dit is niet gelukt. "), t.fout))
    elif t.soort == "aanname":
        uit += _aangenomen(t.uitkomst, getoond)
    else:
        uit += _proef(t.uitkomst, getoond)
    return uit


def bezig(stap: str, seconden: int) -> list[Any]:
    """What is being done and for how long; a screen reader does not read each second out."""
    woord = "seconde" if seconden == 1 else "seconden"
    duur = html.Span(f", {getal(seconden)} {woord} bezig", **{"aria-hidden": "true"})
    return [stap, duur, "."]


def _aangenomen(u: Mapping[str, Any], getoond: str) -> list[Any]:
    if not all(u["aangenomen"]):
        return [
            band(
                "fout",
                "Niet alle bestanden zijn aangenomen. De geweigerde staan in de lijst hieronder, "
                "met hun verdict.",
            )
        ]
    v = _lees(u.get("verandering"))
    woord = "is nu te zien" if u["nieuw"] else "blijft staan"
    return [
        band(
            "info",
            html.Strong("Aangenomen. "),
            f"Stand {u['stand']} {woord}. ",
            *_naar_groei(u.get("gemeenten", [])),
        ),
        *(_verandering(v, getoond) if v else []),
    ]


def _naar_groei(gemeenten: Sequence[tuple[str, str]]) -> list[Any]:
    """The way to what was loaded; gemeenten: code and name of each."""
    if len(gemeenten) > LINKS:
        codes = ",".join(code for code, _ in gemeenten)
        return [dcc.Link("Naar Groei van deze gemeenten", href=f"/groei?gemeente={codes}")]
    links = [
        dcc.Link(f"Naar Groei van {naam}", href=f"/groei?gemeente={code}")
        for code, naam in gemeenten
    ] or [dcc.Link("Naar Groei", href="/groei")]
    return [d for link in links for d in (link, " ")]


def _proef(u: Mapping[str, Any], getoond: str) -> list[Any]:
    if not u["aangenomen"]:
        return [band("let-op", "Dit bestand wordt zo niet aangenomen. Er verandert niets.")]
    if u["verandering"] is None:
        return [band("info", "Er verandert niets: deze cijfers tellen al mee.")]
    v = _lees(u["verandering"])
    if v is None:
        return [band("info", "Dit is nagegaan met een vorige versie van Woonsaldo. Kies opnieuw "
                             "'Wat verandert er?'.")]  # fmt: skip
    return _verandering(v, getoond)


def _lees(rauw: Mapping[str, Any] | None) -> Verandering | None:
    return Verandering.uit_json(rauw) if rauw is not None else None


def _verandering(v: Verandering, getoond: str) -> list[Any]:
    """What a load changes, in the same words before and after it."""
    uit: list[Any] = [html.Ul([html.Li(toon(z)) for z in _rijen(v, getoond)], className="lijst")]
    if v.groei:
        wissels = (wissel(p, getoond, v.namen) for p in v.groei)
        uit += [
            html.P("Netto groei van de sociale huur (permanent, met sloop):"),
            html.Ul([html.Li(toon(w)) for w in wissels], className="lijst"),
        ]
    else:
        uit.append(html.P("De netto groei verandert in geen enkele gemeente."))
    if v.statussen:
        uit += [
            html.P("Afspraken die een andere status krijgen:"),
            html.Ul([html.Li(_status(w, v, getoond)) for w in v.statussen], className="afspraken"),
        ]
    else:
        uit.append(html.P("Geen afspraak krijgt een andere status."))
    return uit


def _rijen(v: Verandering, getoond: str) -> list[Tekst]:
    stand = v.stand if v.stand != getoond else None
    deze = "+".join(v.leveringen)

    def aantal(naam: Cijfernaam, n: int, vorm: Callable[[Any], str] = rijen_tekst) -> Tekst:
        return cijfer(naam.met(stand=stand), n, vorm)

    nieuw = [
        zin(
            "{} {}",
            aantal(van_levering("rijen", deze, soort), n, getal),
            _EEN[soort] if n == 1 else soort,
        )
        for soort, n in v.nieuw.items()
    ]
    uit = [zin("Nieuw: {}.", lijst_van(nieuw)) if nieuw
           else zin("Er komen geen rijen bij die meetellen.")]  # fmt: skip
    uit += [
        zin("Vervangen: {} van {} ({}).",
            aantal(van_levering("weggelaten", levering, door=deze), n), bestand, levering)
        for levering, bestand, n in v.vervangen
    ]  # fmt: skip
    if v.niet_geteld:
        weg = aantal(van_levering("weggelaten", deze), v.niet_geteld)
        werkwoord = "telt" if v.niet_geteld == 1 else "tellen"
        uit.append(zin("{} van dit bestand {} niet mee.", weg, werkwoord))
    return uit


def _status(w: Statuswissel, v: Verandering, getoond: str) -> list[Any]:
    voor, na = (
        statuswoord(s, van_afspraak(w.id, dag, "status").met(stand=stand)) if s else geen
        for s, dag, stand, geen in (
            (w.voor, w.dag_voor, v.eerder if v.eerder != getoond else None, "nieuw"),
            (w.na, w.dag_na, v.stand if v.stand != getoond else None, "niet meer in het register"),
        )
    )
    return [html.Span([w.titel, ": van ", voor, " naar ", na])]
