"""What the page Kalender shows: the message, what lacks, what comes, and what was in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dash import html

from components.tabel import element
from components.tekst import toon
from domain.afspraken.kalender import AGENDA, KOMT_NOG, LATER, ONBEKEND, ONTBREEKT, OP_TIJD, Inbreng
from domain.cijfernaam import Cijfernaam, stuk
from domain.opsomming import opsomming
from figures.basis.getallen import datum, jaren
from figures.basis.zin import Tekst, cijfer, samen, zin
from figures.groei.zinnen import FICTIEF
from figures.kernen.programma import artikel
from pages.afspraken.kalender.lees import Kalender, Kalenderregel

# how it stands -> (sign, tone); the word itself is always shown too.
_TEKENS = {
    OP_TIJD: ("✓", "goed"),
    LATER: ("✓", "matig"),
    ONTBREEKT: ("✗", "slecht"),
    KOMT_NOG: ("▷", "geen"),
    ONBEKEND: ("–", "geen"),
    AGENDA: ("–", "geen"),
}
_WAT = {
    "gerealiseerd": "gerealiseerde cijfers",
    "stand": "de stand van de voorraad",
    "plan": "plannen",
    "toewijzing": "cijfers over toewijzingen",
}
_KOPPEN = ("Uiterlijk", "Wat", "Waarover", "Hoe het staat", "Afgesproken in")


@dataclass(frozen=True)
class Kalenderbeeld:
    """kop: the message; inhoud: the tables."""

    kop: list[Any]
    inhoud: list[Any]


def beeld(k: Kalender) -> Kalenderbeeld:
    """The page of a calendar."""
    komt, was = k.komt, k.voorbij
    mist = [r for r in was if r.mist]
    rest = [r for r in was if not r.mist]
    inhoud: list[Any] = []
    for kop, regels in (
        ("Voorbij, en niet in deze stand", mist),
        ("De komende tijd", komt),
        ("Voorbij", rest),
    ):
        if regels:
            inhoud += [html.H2(kop), _tabel(k, regels, kop)]
    if k.zonder_dag:
        inhoud += [html.H2("Zonder vaste dag"), _zonder_dag(k)]
    return Kalenderbeeld(_kop(k, mist, was, komt), inhoud)


def _kop(
    k: Kalender,
    mist: Sequence[Kalenderregel],
    was: Sequence[Kalenderregel],
    komt: Sequence[Kalenderregel],
) -> list[Any]:
    if k.dag is None or not (k.regels or k.zonder_dag):
        return [html.P("Bij deze keuze noemt geen afspraak een moment.", className="boodschap")]
    eerst = komt[0] if komt else None
    delen = [
        zin(
            "Bij {} van de {} momenten die voorbij zijn, ontbreken cijfers in deze stand.",
            _aantal(k, ONTBREEKT, mist),
            _aantal(k, "voorbij", was),
        )
        if mist
        else "Van de momenten die voorbij zijn, staan de gevraagde cijfers in deze stand.",
        f"Het eerste moment dat komt is {datum(eerst.termijn.uiterlijk)}: "
        f"{eerst.termijn.moment.titel.lower()}."
        if eerst
        else "",
    ]
    op = "gekozen" if k.gekozen else "de dag waarop de laatste levering van deze stand binnenkwam"
    uit: list[Any] = [
        html.P(toon(samen(d for d in delen if d)), className="boodschap"),
        html.P(f"Gezien op {datum(k.dag)} ({op}). Stand: {k.stand}.", className="getoond"),
    ]
    if mist:
        uit.append(
            html.P(
                "Ontbreken wil zeggen: niet bij ons ingeladen. Of een partij haar cijfers ergens "
                "anders heeft gegeven, weten we niet.",
                className="opmerking",
            )
        )
    return uit


def _aantal(k: Kalender, aard: str, regels: Sequence[Kalenderregel]) -> Tekst:
    dag = stuk(k.dag, k.dag) if k.dag else ""
    return cijfer(Cijfernaam("momenten", k.over, dag, aard), len(regels))


def _tabel(k: Kalender, regels: Sequence[Kalenderregel], bijschrift: str) -> dict[str, Any]:
    return element(
        "Div",
        element(
            "Table",
            [
                element("Caption", bijschrift, className="alleen-schermlezer"),
                element("Thead", element("Tr", [element("Th", t, scope="col") for t in _KOPPEN])),
                element("Tbody", [_rij(k, r) for r in regels]),
            ],
            className="cijfers kalender",
        ),
        className="tabelvak hoog",
        tabIndex="0",
        role="region",
        **{"aria-label": bijschrift},
    )


def _rij(k: Kalender, r: Kalenderregel) -> dict[str, Any]:
    m = r.termijn.moment
    wat: list[Any] = [element("B", m.titel), element("Br"), m.betekenis]
    if m.opmerking:
        wat += [element("Br"), element("Small", m.opmerking)]
    return element(
        "Tr",
        [
            element("Th", datum(r.termijn.uiterlijk), scope="row"),
            element("Td", wat),
            element("Td", _waarover(r)),
            element("Td", _hoe(k, r)),
            element("Td", _waar(k, r)),
        ],
    )


def _waarover(r: Kalenderregel) -> str:
    m = r.termijn.moment
    if m.verwacht is None or r.termijn.over is None:
        return m.wanneer
    over = r.termijn.over
    return f"{_WAT[m.verwacht]} over {jaren(over.van, over.tot)}"


def _hoe(k: Kalender, r: Kalenderregel) -> Any:
    if not r.inbreng:
        return _woord(AGENDA)
    return element("Ul", [element("Li", _partij(k, i)) for i in r.inbreng], className="kaal")


def _partij(k: Kalender, i: Inbreng) -> list[Any]:
    wie = k.namen.get(i.partij, i.partij)
    uit: list[Any] = [f"{wie}: ", _woord(i.stand)]
    if i.stand == ONBEKEND:
        uit.append(" (toewijzingen)")
    if i.ontvangen:
        uit.append(f" ({datum(i.ontvangen)}: ")
        for n, levering in enumerate(i.leveringen):
            uit += [", " if n else "", element("A", levering, href=f"/levering/{levering}")]
        uit.append(")")
    return uit


def _woord(stand: str) -> dict[str, Any]:
    teken, kleur = _TEKENS[stand]
    return element(
        "Span",
        [element("Span", teken, className="teken", **{"aria-hidden": "true"}), f" {stand}"],
        className=f"status-{kleur} heel",
    )


def _waar(k: Kalender, r: Kalenderregel) -> list[Any]:
    m = r.termijn.moment
    uit: list[Any] = [r.document, element("Br"), element("Small", artikel(m.artikel))]
    if m.fictief:
        uit += [" ", element("Strong", FICTIEF)]
    return uit


def _zonder_dag(k: Kalender) -> html.Ul:
    regels = []
    for m, document in k.zonder_dag:
        wie = opsomming([k.namen.get(p, p) for p in m.partijen])
        merk = [" ", html.Strong(FICTIEF)] if m.fictief else []
        regels.append(
            html.Li(
                [
                    html.B(f"{m.titel} ({m.wanneer}). "),
                    f"{m.betekenis} {wie}. ",
                    html.Small(f"{document}, {artikel(m.artikel)}"),
                    *merk,
                ]
            )
        )
    return html.Ul(regels, className="lijst")
