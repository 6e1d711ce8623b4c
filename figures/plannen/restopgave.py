"""Restopgave: a bar a target, with what is built, hard, zacht and still to be found.

The target itself is dashed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.cijfernaam import Cijfernaam
from domain.plannen.cijfernamen import naam_rest
from domain.plannen.restopgave import Restopgave, rang
from figures.basis.getallen import ONBEKEND, datum, getal
from figures.basis.grafiek import Grafiek, Legendasleutel, Tabel
from figures.basis.kleuren import (
    AFSPRAAK,
    INKT,
    NEUTRAAL,
    TOEVOEGING,
    WIT,
    ZACHT_INKT,
    as_getal,
    layout,
    stijl,
)
from figures.basis.zin import Tekst, cijfer, samen, zin

RIJ = 56  # pixels a target: a line of words and its bar
DELEN = ("gerealiseerd", "hard", "zacht")
KRUIS = {
    "shape": "x", "fillmode": "replace", "fgcolor": NEUTRAAL, "bgcolor": WIT, "size": 6,
    "solidity": 0.25,
}  # fmt: skip
LEGENDA = (
    Legendasleutel("gerealiseerd", TOEVOEGING),
    Legendasleutel("in harde plannen", ZACHT_INKT, "hard"),
    Legendasleutel("in zachte plannen", ZACHT_INKT, "zacht"),
    Legendasleutel("restopgave", NEUTRAAL, "kruis"),
    Legendasleutel("doel", AFSPRAAK, "lijn"),
)


@dataclass(frozen=True)
class Restbalk:
    """One target. wie: whose; woorden: what stands behind it, above the bar."""

    wie: str
    woorden: str
    rest: Restopgave


def tekening(rijen: Sequence[Restbalk]) -> dict[str, Any]:
    """The figure: a row a target."""
    plekken = list(range(len(rijen)))
    data: list[dict[str, Any]] = []
    for deel, status in zip(DELEN, ("gerealiseerd", "hard", "zacht"), strict=True):
        waarden = [float(getattr(r.rest, deel) or 0) for r in rijen]
        data.append(
            {
                "type": "bar", "orientation": "h", "y": plekken, "x": waarden, "width": 0.34,
                "offset": -0.02, "marker": stijl(TOEVOEGING, status),
                "customdata": [f"{r.wie}: {deel} {getal(getattr(r.rest, deel))}" for r in rijen],
                "hovertemplate": "%{customdata}<extra></extra>",
            }
        )  # fmt: skip
    over = [max(0.0, float(r.rest.rest or 0)) for r in rijen]
    data.append(
        {
            "type": "bar", "orientation": "h", "y": plekken, "x": over, "width": 0.34,
            "offset": -0.02,
            "marker": {**stijl(NEUTRAAL, "hard"), "pattern": KRUIS},
            "customdata": [f"{r.wie}: restopgave {getal(r.rest.rest)}" for r in rijen],
            "hovertemplate": "%{customdata}<extra></extra>",
        }
    )  # fmt: skip
    doelen = [float(r.rest.doel) for r in rijen]
    lijnen = [
        {"type": "line", "x0": d, "x1": d, "y0": i - 0.08, "y1": i + 0.38,
         "line": {"color": AFSPRAAK, "width": 2.5, "dash": "dash"}}
        for i, d in enumerate(doelen)
    ]  # fmt: skip
    return {
        "data": data,
        "layout": layout(
            RIJ * len(rijen) + 50,
            barmode="relative",
            shapes=lijnen,
            annotations=[
                {"xref": "paper", "x": 0, "y": i - 0.24, "xanchor": "left", "yanchor": "middle",
                 "showarrow": False, "font": {"size": 12, "color": INKT},
                 "text": f"<b>{r.wie}</b>, {r.woorden}"}
                for i, r in enumerate(rijen)
            ],
            xaxis=as_getal(rangemode="tozero"),
            yaxis={"range": [len(rijen) - 0.5, -0.5], "showticklabels": False, "showgrid": False,
                   "zeroline": False, "fixedrange": True},
        ),
    }  # fmt: skip


MEESTE = 12  # bars; the table has the rest
WEET_NIET = " weten we niet hoeveel er al is gebouwd"
NAAM = 18  # characters of a name that fit a phone; the table has all of it


@dataclass(frozen=True)
class RestRij:
    """One target. wie: whose. artikel: as the register names it, with the title of its document."""

    wie: str
    artikel: str
    titel: str
    peildatum: date | None
    rest: Restopgave
    fictief: bool = False

    @property
    def naam(self) -> str:
        """What it is called in a sentence."""
        artikel = _klein(self.artikel)
        if not self.rest.afspraak.artikel[:1].isdigit():
            artikel = f"de afspraak in {artikel}"
        return f"{artikel} voor {self.wie}"

    def cijfernaam(self, veld: str) -> Cijfernaam:
        """The name of one of its figures (`domain.plannen.cijfernamen.naam_rest`)."""
        return naam_rest(self.rest.afspraak.id, self.peildatum, veld)

    def cijfer(self, veld: str, vorm: Callable[[Any], str] = getal) -> Tekst:
        """One of its figures, with its name."""
        return cijfer(self.cijfernaam(veld), getattr(self.rest, veld), vorm)

    @property
    def tot(self) -> date:
        """The last day of its period."""
        tot = self.rest.afspraak.tot
        if tot is None:
            raise ValueError("een restopgave heeft een einde")
        return tot


def planrest(rijen: Sequence[RestRij], plaats: str) -> Grafiek:
    """A bar a target. The table stands beside it on the page (`components.plannen.tabel`)."""
    if not rijen:
        zin = f"Geen afspraak van {plaats} over het aantal woningen loopt nog"
        return Grafiek(zin, f"{zin}.", Tabel(("Afspraak",), ()))
    hoofd = voornaamste(rijen)
    titel = restzin(hoofd)
    tekst = samen(restzin(r) + "." for r in rijen)
    toon = [_balk(r) for r in rijen[:MEESTE]]
    return Grafiek(
        titel, tekst, Tabel(("Afspraak",), ()), tekening(toon), LEGENDA, tuple(_let_op(rijen))
    )


def voornaamste(rijen: Sequence[RestRij]) -> RestRij:
    """The target that the message is about (`domain.plannen.restopgave.rang`)."""
    return min(rijen, key=lambda r: rang(r.rest))


def restzin(r: RestRij) -> Tekst:
    """The message of one target, as a sentence without its full stop."""
    kop = zin("Van {} ({} tot en met {})", r.naam, r.cijfer("doel"), datum(r.tot))
    x = r.rest
    if x.rest is None and x.hard is None and x.zacht is None:
        return kop + f"{WEET_NIET}, en plannen voor die jaren kennen we niet"
    if x.rest is None:
        over = r.cijfer("zonder_gerealiseerd")
        return kop + zin(f"{WEET_NIET}. Zonder die woningen laten de plannen {{}} over", over)
    if x.rest > 0:
        return kop + zin(" zijn {} woningen nog nergens gepland", r.cijfer("rest"))
    meer = r.cijfer("rest", zonder_min)
    return (
        kop
        + " blijft niets over"
        + (zin(": er is {} meer gebouwd en gepland", meer) if x.rest < 0 else "")
    )


def zonder_min(rest: float) -> str:
    """Less than 0, in words that say so already."""
    return getal(abs(rest))


def _balk(r: RestRij) -> Restbalk:
    # Words as an article (a vision) are too long for a phone; the target tells one from another.
    artikel = f"{_klein(r.artikel)}, " if r.rest.afspraak.artikel[:1].isdigit() else ""
    return Restbalk(
        _kort(r.wie), f"{artikel}doel {getal(r.rest.doel)}: {_over(r.rest.rest)}", r.rest
    )


def _kort(naam: str) -> str:
    return naam if len(naam) <= NAAM else f"{naam[: NAAM - 1].rstrip()}…"


def _over(rest: float | None) -> str:
    if rest is None:
        return f"restopgave {ONBEKEND}"
    return f"restopgave {getal(rest)}" if rest >= 0 else f"{zonder_min(rest)} meer dan nodig"


def _klein(artikel: str) -> str:
    return artikel[:1].lower() + artikel[1:]


def _let_op(rijen: Sequence[RestRij]) -> list[str]:
    uit = []
    if any(r.rest.rest is None for r in rijen):
        uit.append(
            "Waar gerealiseerde cijfers ontbreken is de restopgave onbekend. Ernaast staat wat de "
            "plannen van het doel openlaten."
        )
    if any(not r.rest.plannen_bekend for r in rijen):
        uit.append(
            "Onbekende plannen gaan nergens van af: de restopgave is dan hoogstens zo groot als er "
            "staat."
        )
    if any(r.rest.afspraak.richting == "streefwaarde" for r in rijen):
        uit.append("Een streefwaarde staat hier als doel; de partijen noemden haar geen minimum.")
    if len(rijen) > 1:
        uit.append("Doelen overlappen elkaar: tel ze niet op.")
    return uit
