"""The voorraadbalans: begin + netto groei + correctie + onverklaard verschil = eind.

And counted stock without mutations beside it: who had how many homes on which day.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from domain.cijfernaam import Cijfernaam, over, stuk
from domain.groei.balansketen import Balansregel, Keten, gemengd, keten
from domain.groei.voorraad import Voorraadstand, Voorraadtelling, nieuwste, ongesplitst
from domain.mutaties import DUREN
from domain.opsomming import opsomming
from domain.perioden import Periode
from figures.basis.getallen import breek, datum, getal, met_teken, woningen
from figures.basis.grafiek import Cel, Grafiek, Tabel
from figures.basis.kleuren import (
    INKT,
    NEUTRAAL,
    ONVERKLAARD,
    WIT,
    as_getal,
    as_namen,
    layout,
    richting_kleur,
    stijl,
)
from figures.basis.zin import Tekst, cijfer, lijst, zin

_KOPPEN_STANDEN = ("Corporatie", "Gemeente", "Peildatum", "Segment", "Duur", "Woningen")
_SEGMENT = {
    "sociaal": "sociale huur",
    "midden": "middenhuur",
    "vrij": "vrije huur",
    "totaal": "alle segmenten samen (de bron splitst niet)",
}
_DUUR = {
    "permanent": "permanent",
    "tijdelijk_lang": "tijdelijk, langer dan 5 jaar",
    "tijdelijk_kort": "tijdelijk, hooguit 5 jaar",
}
_MEESTE = 4  # standen named in the message


def standen(
    tellingen: Sequence[Voorraadtelling], namen: Mapping[str, str], gebied: tuple[str, ...] = ()
) -> Grafiek:
    """The zelfstandige stock per corporatie and gemeente: a table, and the newest in the message.

    gebied: the codes chosen, for the names of the figures. What is added up and what not:
    `domain.groei.voorraad`.
    """
    if not tellingen:
        kort = "Geen tellingen van de voorraad bekend voor deze keuze"
        return Grafiek(kort, f"{kort}.", Tabel(_KOPPEN_STANDEN, ()))
    meer = len({t.gemeente for t in tellingen}) > 1
    laatste = nieuwste(tellingen)
    delen = [_deel(s, namen, gebied, meer) for s in laatste]
    if len(delen) > _MEESTE:
        delen = [*delen[: _MEESTE - 1], zin(f"{len(delen) - _MEESTE + 1} andere")]
    titel = zin("Geteld op {}: {}", datum(laatste[0].eerste.peildatum), lijst(delen))
    op_volgorde = sorted(tellingen, key=lambda t: (t.peildatum, t.corporatie), reverse=True)
    rijen: list[tuple[Cel, ...]] = [
        (
            namen.get(t.corporatie, t.corporatie),
            namen.get(t.gemeente, t.gemeente),
            datum(t.peildatum),
            _SEGMENT[t.segment],
            _DUUR[t.duur],
            t.aantal,
        )
        for t in op_volgorde
    ]
    return Grafiek(
        titel,
        zin("{}.", titel),
        Tabel(
            _KOPPEN_STANDEN,
            tuple(rijen),
            namen=tuple((*[None] * 5, _naam((t,), gebied)) for t in op_volgorde),
        ),
        opmerkingen=_ongesplitst(tellingen, namen),
    )


def _deel(
    stand: Voorraadstand, namen: Mapping[str, str], gebied: tuple[str, ...], met_gemeente: bool
) -> Tekst:
    t = stand.eerste
    wie = namen.get(t.corporatie, t.corporatie)
    waar = f" in {namen.get(t.gemeente, t.gemeente)}" if met_gemeente else ""
    soort = "" if t.gesplitst else " van alle segmenten samen"
    aantal = cijfer(_naam(stand.tellingen, gebied), stand.aantal, woningen)
    return zin("{}{} {}{}", wie, waar, aantal, soort)


def _naam(tellingen: tuple[Voorraadtelling, ...], gebied: tuple[str, ...]) -> Cijfernaam:
    """The name of the sum of tellingen of one corporatie, gemeente and day."""
    t = tellingen[0]
    segmenten = ",".join(sorted({d.segment for d in tellingen}))
    duren = tuple(d for d in DUREN if d in {t.duur for t in tellingen})
    naam = Cijfernaam(
        "voorraad",
        over((t.gemeente,), (t.corporatie,), gebied),
        stuk(t.peildatum, t.peildatum),
        segmenten,
    )
    return naam if duren == ("permanent",) else naam.met(duur=",".join(duren))


def _ongesplitst(tellingen: Sequence[Voorraadtelling], namen: Mapping[str, str]) -> tuple[str, ...]:
    """Of which counts the source does not say how many are sociale huur; none, no words."""
    wie = {
        f"{namen.get(t.corporatie, t.corporatie)} ({datum(t.peildatum)})"
        for t in ongesplitst(tellingen)
    }
    if not wie:
        return ()
    return (
        f"De bron zegt niet hoeveel sociale huur is bij {opsomming(sorted(wie))}. Dat telt in geen "
        "balans mee.",
    )


_KOPPEN = (
    "Corporatie", "Begin op", "Eind op", "Begin", "Netto groei", "Correctie",
    "Onverklaard verschil", "Eind",
)  # fmt: skip
_VELDEN = ("begin", "netto", "correctie", "onverklaard", "eind")
# Names a figure of a balans: by gemeenten, corporaties, days and which of _VELDEN.
NaamVanBalans = Callable[[Sequence[str], Sequence[str], Periode, str], Cijfernaam]


def balans(regels: Sequence[Balansregel], namen: Mapping[str, str], naam: NaamVanBalans) -> Grafiek:
    """From the first counted stock that all share to the last, with what does not fit."""
    if not regels:
        leeg = (
            "Geen voorraadbalans: er zijn geen twee tellingen van de voorraad met cijfers ertussen"
        )
        return Grafiek(leeg, f"{leeg}.", Tabel(_KOPPEN, ()))
    tabel = _tabel(regels, namen, naam)
    if gemengd(regels):
        leeg = "Geen balans samen: deze keuze mengt echte en verzonnen cijfers"
        return Grafiek(leeg, f"{leeg}. De tabel geeft de balans per corporatie.", tabel)
    samen = keten(regels)
    if samen is None:
        leeg = (
            "De tellingen van de corporaties gaan over verschillende dagen; er is geen balans samen"
        )
        return Grafiek(leeg, f"{leeg}. De tabel geeft de balans per corporatie.", tabel)
    gemeenten, corporaties = _van_wie(samen.regels)

    def noem(veld: str, vorm: Callable[[Any], str] = getal) -> Tekst:
        return cijfer(naam(gemeenten, corporaties, samen.dagen, veld), getattr(samen, veld), vorm)

    weg = len(regels) - len(samen.regels)
    return Grafiek(
        titel=_titel(samen, noem),
        tekst=zin(
            "Begin op {}: {}. Netto groei {}, correctie {}, onverklaard verschil {}. Eind op {}: "
            "{}.",
            datum(samen.begindag), noem("begin"),
            *(noem(v, met_teken) for v in ("netto", "correctie", "onverklaard")),
            datum(samen.dagen.tot), noem("eind"),
        ),
        tabel=tabel,
        figuur=_figuur(samen),
        opmerkingen=(
            (
                zin(
                    "{} over dagen die niet alle corporaties delen (zie de tabel).",
                    _regels(cijfer(naam(*_van_wie(regels), samen.dagen, "regels_erbuiten"), weg)),
                ),
            )
            if weg
            else ()
        )
        + _waar(samen, namen, naam)
        + ("De as van deze grafiek begint niet bij 0.",),
    )  # fmt: skip


def _van_wie(regels: Sequence[Balansregel]) -> tuple[list[str], list[str]]:
    """The codes of their gemeenten and corporaties."""
    return sorted({r.gemeente for r in regels}), sorted({r.corporatie for r in regels})


def _regels(aantal: Tekst) -> Tekst:
    return zin("{} balansregel gaat" if aantal == "1" else "{} balansregels gaan", aantal)


def _waar(samen: Keten, namen: Mapping[str, str], naam: NaamVanBalans) -> tuple[str, ...]:
    """Where the unexplained difference sits, a line each."""
    return tuple(
        zin(
            "Onverklaard: {} bij {}, {} tot en met {}.",
            cijfer(naam([r.gemeente], [r.corporatie], r.dagen, "onverklaard"), r.onverklaard,
                   met_teken),
            namen.get(r.corporatie, r.corporatie), datum(r.van), datum(r.tot),
        )
        for r in samen.regels
        if r.onverklaard
    )  # fmt: skip


def _titel(samen: Keten, noem: Callable[..., Tekst]) -> Tekst:
    van, tot = samen.begindag, samen.dagen.tot
    slot: str = "de cijfers sluiten precies"
    if samen.onverklaard:
        slot = zin("{} onverklaard", noem("onverklaard", lambda v: woningen(abs(v))))
    heel = (van.month, van.day, tot.month, tot.day) == (12, 31, 12, 31)
    dagen = [f"eind {d.year}" if heel else datum(d) for d in (van, tot)]
    return zin(
        "Van {} ({}) naar {} woningen ({}): {}", noem("begin"), dagen[0], noem("eind"), dagen[1],
        slot,
    )  # fmt: skip


def _figuur(samen: Keten) -> dict[str, Any]:
    """Points for begin and eind, floating bars between: the axis need not start at zero."""
    begin, eind = samen.begin, samen.eind
    netto, correctie, onverklaard = samen.netto, samen.correctie, samen.onverklaard
    van, tot = samen.begindag, samen.dagen.tot
    stappen = [("Netto groei", netto, stijl(richting_kleur(netto), "gerealiseerd"))]
    stappen.append(("Correctie", correctie, stijl(NEUTRAAL, "gerealiseerd")))
    stappen.append(
        (
            "Onverklaard verschil",
            onverklaard,
            {
                "color": ONVERKLAARD,
                "line": {"color": ONVERKLAARD, "width": 1},
                "pattern": {
                    "shape": "x",
                    "fillmode": "replace",
                    "fgcolor": ONVERKLAARD,
                    "bgcolor": WIT,
                },
            },
        )
    )
    niveau, data, hoogten = begin, [], [begin, eind]
    for i, (naam, saldo, marker) in enumerate(stappen):
        data.append(
            {
                "type": "bar",
                "orientation": "h",
                "y": [4 - i],
                "x": [saldo],
                "base": [niveau],
                "marker": marker,
                "width": 0.6,
                "text": [met_teken(saldo)],
                "textposition": "outside",
                "textangle": 0,
                "cliponaxis": False,
                "hovertemplate": f"{naam}: {met_teken(saldo)}<extra></extra>",
            }
        )
        niveau += saldo
        hoogten.append(niveau)
    laag, hoog = min(hoogten), max(hoogten)
    ruimte = max(5, (hoog - laag) * 0.35)
    data.append(
        {
            "type": "scatter",
            "mode": "markers+text",
            "x": [begin, eind],
            "y": [5, 1],
            "text": [f"<b>{getal(begin)}</b>", f"<b>{getal(eind)}</b>"],
            "textposition": "top center",
            "marker": {"size": 11, "color": INKT, "symbol": "diamond"},
            "hovertemplate": "%{x:,d}<extra></extra>",
            "cliponaxis": False,
        }
    )
    namen = [f"Begin {datum(van)}", *(n for n, _, _ in stappen), f"Eind {datum(tot)}"]
    return {
        "data": data,
        "layout": layout(
            300,
            barmode="overlay",
            xaxis=as_getal(
                range=[laag - ruimte, hoog + ruimte],
                zeroline=False,
                nticks=4,
            ),
            yaxis=as_namen(
                tickvals=[5, 4, 3, 2, 1], ticktext=[breek(n, 16) for n in namen], range=[0.5, 5.8]
            ),
        ),
    }


def _tabel(regels: Sequence[Balansregel], namen: Mapping[str, str], naam: NaamVanBalans) -> Tabel:
    rijen: tuple[tuple[Cel, ...], ...] = tuple(
        (
            namen.get(r.corporatie, r.corporatie),
            datum(r.begindag),
            datum(r.tot),
            *(getattr(r, veld) for veld in _VELDEN),
        )
        for r in regels
    )
    cijfers = tuple(
        (None, None, None, *(naam([r.gemeente], [r.corporatie], r.dagen, v) for v in _VELDEN))
        for r in regels
    )
    return Tabel(_KOPPEN, rijen, signed=frozenset({4, 5, 6}), namen=cijfers)
