"""What every page knows of the stand it shows: its id, and what a reader must know about it.

The store `stand-id` is the one thing that moves when a new stand is published:
`assets/stand.js` puts the new id in it, and the page's callback listens to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dash import dcc, html

from components.tegel import band
from figures.basis.getallen import datum

STAND_ID = "stand-id"  # dcc.Store: id of the stand the page shows, "" where there is none
BAND_ID = "stand-band"
NIEUW_ID = "stand-nieuw"  # read out by a screen reader when its text changes
FOUT_ID = "server-fout"
VOET_ID = "stand-voet"


def stand_store(stand: str) -> dcc.Store:
    """Holds the id of the stand that is shown."""
    return dcc.Store(id=STAND_ID, data=stand)


@dataclass(frozen=True)
class Zicht:
    """The stand that readers see, "" where there is none.

    label: what it was vastgesteld as, None for a concept. alleen_vastgesteld: readers see only
    that. wacht: there are standen, but none is vastgesteld. beschadigd: the newer one that this
    one stands in for; `alle` where none is whole, `wijzer` where the pointer is damaged or gone.
    archief: `bij`; `achter` where it has more than the stand, `bezig` while a loader mends that;
    `beschadigd` where it is.
    """

    stand: str = ""
    gebouwd: date | None = None
    label: str | None = None
    alleen_vastgesteld: bool = False
    wacht: bool = False
    beschadigd: str | None = None
    archief: str = "bij"


def stand_band(z: Zicht) -> html.Div | None:
    """What must be said of it above every page; None where all is well."""
    banden = [b for b in (_van_de_stand(z), _van_het_archief(z)) if b]
    return html.Div(banden) if len(banden) > 1 else (banden or [None])[0]


def _van_het_archief(z: Zicht) -> html.Div | None:
    if z.archief == "beschadigd":
        return band(
            "fout",
            html.Strong("Het archief is beschadigd. "),
            "Er kan nu niets worden aangenomen. De cijfers die u ziet, blijven staan. Wat er mis "
            "is, zegt ",
            html.Code("python -m loaders build"),
            ".",
        )
    if z.archief == "achter" and z.stand:
        return band(
            "let-op",
            html.Strong("De cijfers lopen achter op het archief. "),
            "Wat het laatst is aangenomen, ingetrokken of vastgesteld, is hier nog niet te zien. "
            "Blijft dit zo, start Woonsaldo dan opnieuw of geef de opdracht ",
            html.Code("python -m loaders build"),
            ".",
        )
    return None


def _van_de_stand(z: Zicht) -> html.Div | None:
    if not z.stand:
        return _geen_stand(z)
    if z.beschadigd:
        soort = "vastgestelde" if z.alleen_vastgesteld else "nieuwste"
        wat = (
            "De verwijzing naar de nieuwste stand is weg of beschadigd. "
            if z.beschadigd == "wijzer"
            else f"De {soort} stand ({z.beschadigd}) is weg of beschadigd. "
        )
        naam = f" ({z.label})" if z.alleen_vastgesteld and z.label else ""
        laatste = f"U ziet de laatste stand die heel is: {z.stand}{naam}."
        return band("let-op", html.Strong(wat), laatste)
    if z.alleen_vastgesteld:
        return band(
            "info",
            html.Strong(f"Vastgesteld: {z.label}. "),
            f"U ziet stand {z.stand}, gebouwd op {datum(z.gebouwd)}.",
        )
    return None


def _geen_stand(z: Zicht) -> html.Div:
    if z.beschadigd:
        return band(
            "fout",
            html.Strong("De cijfers zijn beschadigd en er is geen eerdere stand die heel is. "),
            "Bouw de stand opnieuw met ",
            html.Code("python -m loaders build"),
            ".",
        )
    if z.wacht:
        return band(
            "info",
            html.Strong("Er zijn nog geen vastgestelde cijfers. "),
            "Deze pagina laat alleen een stand zien die is vastgesteld. Wie meewerkt aan de "
            "cijfers opent de stand met het eigen adres, of kijkt bij ",
            dcc.Link("Standen", href="/standen"),
            ". Vaststellen gaat met ",
            html.Code("python -m loaders vaststellen STAND --label NAAM"),
            ".",
        )
    return band(
        "info",
        html.Strong("Er zijn nog geen cijfers. "),
        "Laad een levering met ",
        html.Code("python -m loaders load BESTAND"),
        ", of bouw de eerste stand met ",
        html.Code("python -m loaders build"),
        ". Deze pagina werkt zichzelf dan bij.",
    )


def vaste_band(z: Zicht, *, nieuwste: bool, pad: str) -> html.Div:
    """The band above a page that was opened with `stand=`. z: of that stand.

    nieuwste: whether it is the one that readers see. pad: the page without its query. The class
    tells assets/4-stand.css and assets/stand.js that this page does not follow what is published.
    """
    soort, kop = ("info", "")
    if z.label:
        kop = f"Vastgesteld: {z.label}. "
    elif z.alleen_vastgesteld:
        soort, kop = "let-op", "Concept: nog niet vastgesteld. "
    verder = (
        "Deze pagina blijft zo, ook als er nieuwere cijfers komen. "
        if nieuwste
        else "Nieuwere cijfers tellen hier niet mee. "
    )
    naar = "vastgestelde" if z.alleen_vastgesteld else "nieuwste"
    return html.Div(
        band(
            soort,  # type: ignore[arg-type]
            html.Strong(f"{kop}U ziet een vaste stand: {z.stand}. "),
            f"Gebouwd op {datum(z.gebouwd)}. {verder}",
            html.A(f"Naar de {naar} stand", href=pad, **{"data-stand-los": "ja"}),
        ),
        className="vaste-stand",
    )


def fout_band(nummer: str) -> html.Div:
    """The band for a fault of ours, with the number under which it stands in the log."""
    return band(
        "fout",
        html.Strong("De pagina kon niet worden bijgewerkt. "),
        f"Laad de pagina opnieuw. Helpt dat niet, meld dan nummer {nummer}.",
    )


def nieuw_tekst(z: Zicht) -> str:
    """What is said when readers see another stand while the page was open."""
    if z.alleen_vastgesteld:
        return f"U ziet nu: {z.label} (stand {z.stand}). Uw keuzes zijn hetzelfde gebleven."
    return f"Er zijn nieuwe cijfers (stand {z.stand}). Uw keuzes zijn hetzelfde gebleven."


def voet_regel(z: Zicht) -> list[object]:
    """The footer's line: stand, day it was built, and where the server tells how it is.

    `data-stand` is what assets/stand.js compares with the server's answer.
    """
    naam: list[object] = ["Stand ", html.Code(z.stand)] if z.stand else ["Nog geen stand"]
    wanneer = f", gebouwd op {datum(z.gebouwd)}" if z.gebouwd else ""
    return [
        html.Span([*naam, wanneer], **{"data-stand": z.stand}),
        html.A("Hoe is het met de server?", href="/gezondheid"),
    ]
