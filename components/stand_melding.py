"""What every page knows of the stand it shows: its id, and what a reader must know about it.

The store `stand-id` is the one thing that moves when a new stand is published:
`assets/stand.js` puts the new id in it, and the page's callback listens to it.
"""

from __future__ import annotations

from datetime import date

from dash import dcc, html

from components.band import band
from figures.getallen import datum

STAND_ID = "stand-id"  # dcc.Store: id of the stand the page shows, "" where there is none
BAND_ID = "stand-band"
NIEUW_ID = "stand-nieuw"  # read out by a screen reader when its text changes
FOUT_ID = "server-fout"
VOET_ID = "stand-voet"


def stand_store(stand: str) -> dcc.Store:
    """Holds the id of the stand that is shown."""
    return dcc.Store(id=STAND_ID, data=stand)


def stand_band(stand: str, beschadigd: str | None) -> html.Div | None:
    """The band for a missing or a damaged stand; None where all is well."""
    if not stand and beschadigd:
        return band(
            "fout",
            html.Strong("De cijfers zijn beschadigd en er is geen eerdere stand die heel is. "),
            "Bouw de stand opnieuw met ",
            html.Code("python -m loaders build"),
            ".",
        )
    if not stand:
        return band(
            "info",
            html.Strong("Er zijn nog geen cijfers. "),
            "Laad een levering met ",
            html.Code("python -m loaders load BESTAND"),
            ", of bouw de eerste stand met ",
            html.Code("python -m loaders build"),
            ". Deze pagina werkt zichzelf dan bij.",
        )
    if beschadigd:
        wat = (
            "De verwijzing naar de nieuwste stand is beschadigd. "
            if beschadigd == "wijzer"
            else f"De nieuwste stand ({beschadigd}) is beschadigd. "
        )
        return band("let-op", html.Strong(wat), f"U ziet de laatste stand die heel is: {stand}.")
    return None


def fout_band(nummer: str) -> html.Div:
    """The band for a fault of ours, with the number under which it stands in the log."""
    return band(
        "fout",
        html.Strong("De pagina kon niet worden bijgewerkt. "),
        f"Laad de pagina opnieuw. Helpt dat niet, meld dan nummer {nummer}.",
    )


def nieuw_tekst(stand: str) -> str:
    """What is said when another stand was published while the page was open."""
    return f"Er zijn nieuwe cijfers (stand {stand}). Uw keuzes zijn hetzelfde gebleven."


def voet_regel(stand: str, gebouwd: date | None) -> list[object]:
    """The footer's line: stand, day it was built, and where the server tells how it is.

    `data-stand` is what assets/stand.js compares with the server's answer.
    """
    naam: list[object] = ["Stand ", html.Code(stand)] if stand else ["Nog geen stand"]
    wanneer = f", gebouwd op {datum(gebouwd)}" if gebouwd else ""
    return [
        html.Span([*naam, wanneer], **{"data-stand": stand}),
        html.A("Hoe is het met de server?", href="/gezondheid"),
    ]
