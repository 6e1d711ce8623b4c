"""What goes on in the background, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from dash import dcc, html

from components.afspraken import statuswoord
from components.band import band
from figures.getallen import getal, met_teken, opsomming
from loaders.aanbod.taken import Taak

_WAT = {"proef": "Nagaan wat er verandert", "aanname": "Aannemen"}
MEESTE = 5
LINKS = 4  # gemeenten with a link of their own


def lijst(taken: Sequence[Taak], sinds: datetime | None = None) -> list[Any]:
    """The tasks that run, and the last ones that ended (not before `sinds`); newest first."""
    klaar = [t for t in taken if not t.bezig and (sinds is None or (t.klaar or t.begonnen) > sinds)]
    getoond = [t for t in taken if t.bezig] + klaar[:MEESTE]
    return [html.Article(_taak(t), className="kaart taak") for t in getoond]


def _taak(t: Taak) -> list[Any]:
    namen = opsomming([b.naam for b in t.bestanden])
    uit: list[Any] = [html.H3(f"{_WAT[t.soort]}: {namen}")]
    if t.bezig:
        deel = f" ({getal(t.deel)} van {getal(t.geheel)})" if t.geheel else ""
        balk = {"value": str(max(0, t.deel - 1)), "max": str(t.geheel)} if t.geheel else {}
        uit += [
            html.Progress(**balk, **{"aria-label": t.stap}),
            html.P(f"{t.stap}{deel}. U mag deze pagina sluiten; het gaat door.", role="status"),
        ]
    elif t.afgebroken:
        uit.append(band("fout", "Dit is afgebroken. De stand die er was, staat er nog. "
                                "Bied het bestand opnieuw aan."))  # fmt: skip
    elif t.fout:
        uit.append(band("fout", html.Strong("Dit is niet gelukt. "), t.fout))
    elif t.soort == "aanname":
        uit += _aangenomen(t.uitkomst)
    else:
        uit += _proef(t.uitkomst)
    return uit


def _aangenomen(u: Mapping[str, Any]) -> list[Any]:
    if not all(u["aangenomen"]):
        return [
            band(
                "fout",
                "Niet alle bestanden zijn aangenomen. De geweigerde staan in de lijst hieronder, "
                "met hun verdict.",
            )
        ]
    woord = "is nu te zien" if u["nieuw"] else "blijft staan"
    return [
        band(
            "info",
            html.Strong("Aangenomen. "),
            f"Stand {u['stand']} {woord}. ",
            *_naar_groei(u.get("gemeenten", [])),
        )
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


def _proef(u: Mapping[str, Any]) -> list[Any]:
    if not u["aangenomen"]:
        return [band("let-op", "Dit bestand wordt zo niet aangenomen. Er verandert niets.")]
    v = u["verandering"]
    if v is None:
        return [band("info", "Er verandert niets: deze cijfers tellen al mee.")]
    uit: list[Any] = [html.Ul([html.Li(z) for z in _rijen(v)], className="lijst")]
    if v["groei"]:
        uit += [
            html.P("Netto groei van de sociale huur (gerealiseerd, permanent, met sloop):"),
            html.Ul([html.Li(_groei(g)) for g in v["groei"]], className="lijst"),
        ]
    else:
        uit.append(html.P("De gerealiseerde netto groei verandert niet."))
    if v["statussen"]:
        uit += [
            html.P("Afspraken die een andere status krijgen:"),
            html.Ul([html.Li(_status(s)) for s in v["statussen"]], className="afspraken"),
        ]
    else:
        uit.append(html.P("Geen afspraak krijgt een andere status."))
    return uit


def _rijen(v: Mapping[str, Any]) -> list[str]:
    nieuw = [f"{getal(n)} {soort}" for soort, n in v["nieuw"].items()]
    uit = [f"Nieuw: {opsomming(nieuw)}." if nieuw else "Er komen geen rijen bij die meetellen."]
    uit += [
        f"Vervangen: {getal(n)} rijen van {bestand} ({levering})."
        for levering, bestand, n in v["vervangen"]
    ]
    if v["niet_geteld"]:
        uit.append(f"{getal(v['niet_geteld'])} rijen van dit bestand tellen niet mee.")
    return uit


def _groei(g: Mapping[str, Any]) -> str:
    voor, na = (met_teken(g[k]) if g[k] is not None else "onbekend" for k in ("voor", "na"))
    return f"{g['naam']}: van {voor} naar {na}"


def _status(s: Mapping[str, Any]) -> list[Any]:
    voor = statuswoord(s["voor"]) if s["voor"] else "nieuw"
    return [html.Span([s["titel"], ": van ", voor, " naar ", statuswoord(s["na"])])]
