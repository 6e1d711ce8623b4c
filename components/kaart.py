"""The chart card: message, key, chart, words, table, download and where it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dash import dcc, html

from components.tabel import element, tabel
from components.tekst import toon
from figures.basis.grafiek import Grafiek, Legendasleutel
from figures.basis.zin import zin
from figures.groei.zinnen import FICTIEF

CONFIG = {
    "locale": "nl",  # assets/locale-nl.js
    "displayModeBar": False,
    "responsive": True,
    "scrollZoom": False,
    "doubleClick": False,
}


@dataclass(frozen=True)
class Herkomst:
    """What every chart says below it. fictief: the figures are invented (in part: `deels`)."""

    bron: str
    peildatum: str
    stand: str
    fictief: bool = False
    deels: bool = False

    @property
    def tekst(self) -> str:
        """The source line."""
        return f"Bron: {self.bron}. Peildatum: {self.peildatum}. Stand: {self.stand}."


def kaart(
    id: str,
    onderwerp: str,
    grafiek: Grafiek,
    herkomst: Herkomst,
    *,
    downloads: Sequence[tuple[str, str]] = (),
    breed: bool = False,
    plat: bool = False,
) -> html.Figure:
    """A chart as a figure. onderwerp: the small line above the message.

    downloads: (label, href). breed: over the whole width. plat: inside another card, whose heading
    is enough. The drawing itself is hidden from screen readers: they
    get the words and the table.
    """
    kop = f"{id}-kop"
    inhoud: list[Any] = [
        html.P(onderwerp, className="onderwerp"),
        html.H3(toon(grafiek.titel), id=kop, className="klein" if plat else ""),
    ]
    if grafiek.legenda and grafiek.figuur:
        inhoud.append(legenda(grafiek.legenda))
    if grafiek.figuur:
        inhoud.append(
            html.Div(
                dcc.Graph(id=f"{id}-grafiek", figure=grafiek.figuur, config=CONFIG),
                **{"aria-hidden": "true"},
                className="tekening",
            )
        )
    inhoud.append(html.P(toon(grafiek.tekst), className="alleen-schermlezer"))
    inhoud += [html.P(toon(o), className="opmerking") for o in grafiek.opmerkingen]
    inhoud.append(
        html.Figcaption(
            [
                html.Strong(f"{FICTIEF}{' voor een deel' if herkomst.deels else ''}. ")
                if herkomst.fictief
                else "",
                herkomst.tekst,
            ],
            className="herkomst",
        )
    )
    if grafiek.tabel.rijen:
        inhoud.append(_onder(grafiek, downloads, onderwerp))
    soorten = {"plat": plat, "kaart": not plat, "breed": breed, "is-fictief": herkomst.fictief}
    klasse = " ".join(naam for naam, geldt in soorten.items() if geldt)
    return html.Figure(inhoud, id=id, className=klasse, **{"aria-labelledby": kop})


def _onder(grafiek: Grafiek, downloads: Sequence[tuple[str, str]], onderwerp: str) -> html.Div:
    return html.Div(
        [
            html.Details(
                [
                    html.Summary("Tabel"),
                    tabel(grafiek.tabel, zin("{}: {}", onderwerp, grafiek.titel)),
                ],
                className="tabel",
            ),
            *(html.A(label, href=href, className="download") for label, href in downloads),
        ],
        className="onder",
    )


def legenda(sleutels: Sequence[Legendasleutel]) -> dict[str, Any]:
    """The key, in HTML: it wraps, prints and can be read aloud."""
    return element(
        "Ul",
        [
            element(
                "Li",
                [
                    element(
                        "Span",
                        "",
                        className=f"staal {s.patroon}".strip(),
                        style={"--kleur": s.kleur},
                        **{"aria-hidden": "true"},
                    ),
                    s.label,
                ],
            )
            for s in sleutels
        ],
        className="legenda",
    )
