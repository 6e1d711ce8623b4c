"""The bridge between two standen, drawn and in words: from begin through every reason to end.

A waterfall lying down, as that of growth. The axis need not begin at 0: what changed is small
beside what stayed, so begin and end are points and only the changes are bars. In words: its
message, its lines, its reasons in short.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from domain.mutaties import SOORTEN
from domain.standen.brug import Brug, Bruglijn, Brugregel, Brugstap
from domain.standen.totaal import Standtotaal, Totaalpaar
from figures.basis.getallen import breek, getal, jaren, met_teken, rijen_tekst
from figures.basis.grafiek import Grafiek, Legendasleutel, Tabel
from figures.basis.kleuren import INKT, LIJN, ZACHT_INKT, as_getal, as_namen, layout, richting_kleur
from figures.basis.kleuren import ONTTREKKING as MINDER
from figures.basis.kleuren import TOEVOEGING as MEER
from figures.basis.zin import Tekst, cijfer, lijst, samen, zin
from figures.standen.totaal import WAT, waarom

KORT = {
    "nieuw": "Nieuw",
    "vervangen": "Vervangen",
    "terug": "Telt weer mee",
    "weg": "Niet meer in de stand",
    "vervallen": "Plan vervallen",
    "herleefd": "Plan telt weer mee",
    "definitie": "Andere definitie",
    "rechtzetting": "Rechtgezet",
    "register": "Ander register",
}


def soort_label(soort: str) -> str:
    """What a soort is called."""
    return SOORTEN[soort].label if soort in SOORTEN else soort


def boodschap(b: Brug, paar: Totaalpaar, van: str, naar: str, getoond: str | None) -> Tekst:
    """The one sentence: how much the total differs, and for which reasons. van, naar: their names.

    b: all of it. For a pair with a total on both sides; `zonder_totaal` for another.
    """
    tussen, wat = f"Tussen {van} en {naar}", WAT[paar.status]
    eind = cijfer(paar.naam(paar.na, getoond), paar.na.netto)
    waardoor = lijst(_redenen(b, paar))
    if paar.verschil:
        woord = "stijgt" if paar.verschil > 0 else "daalt"
        met = cijfer(paar.naam_verschil(), paar.verschil, lambda w: getal(abs(w)))
        return zin("{} {} de {} met {}: {}", tussen, woord, wat, met, waardoor)
    if not b.posten:
        return zin("{} verandert er niets aan de {}: die blijft {}", tussen, wat, eind)
    return zin("{} blijft de {} {}: {} heffen elkaar op", tussen, wat, eind, waardoor)


def zonder_totaal(
    b: Brug,
    paar: Totaalpaar,
    van: str,
    naar: str,
    *,
    getoond: str | None,
    namen: Mapping[str, str],
) -> Tekst:
    """What each stand says where they cannot be compared as totals, and why.

    Where neither has a total it says only that; why stands in `waarom_geen`, below it.
    """
    kanten = _kanten(paar, (van, naar), getoond, namen)
    aantal = cijfer(paar.naam_verschil("rijen"), b.rijen, rijen_tekst)
    werkwoord = "is" if b.rijen == 1 else "zijn"
    rijen = zin("{} {} anders", aantal, werkwoord) if b.rijen else zin("Geen rij is anders")
    return zin("{} {}", kanten, rijen)


def _kanten(
    paar: Totaalpaar, standen: tuple[str, str], getoond: str | None, namen: Mapping[str, str]
) -> Tekst:
    zijden = (paar.voor, paar.na)
    if paar.geen:
        eerst, nu = (cijfer(paar.naam(z, getoond), z.netto) for z in zijden)
        return zin("In {} is de {} {}, in {} ook {}.", standen[0], WAT[paar.status], eerst,
                   standen[1], nu)  # fmt: skip
    return samen(_kant(paar, *kant, getoond, namen) for kant in zip(zijden, standen, strict=True))


def waarom_geen(paar: Totaalpaar, van: str, naar: str, namen: Mapping[str, str]) -> str:
    """Why neither stand has a total; empty where one of them has."""
    if not paar.geen:
        return ""
    if not paar.anders:
        return f"Een totaal is er niet: {waarom(paar.na, namen)}."
    redenen = (waarom(z, namen) for z in (paar.voor, paar.na))
    return " ".join(
        f"In {stand} is er geen totaal: {reden}."
        for stand, reden in zip((van, naar), redenen, strict=True)
    )


def _kant(
    paar: Totaalpaar, zijde: Standtotaal, stand: str, getoond: str | None, namen: Mapping[str, str]
) -> Tekst:
    bedrag = cijfer(paar.naam(zijde, getoond), zijde.netto, met_teken)
    if zijde.totaal is None or zijde.netto is None:
        return zin("In {} is de {} {}: {}.", stand, WAT[paar.status], bedrag, waarom(zijde, namen))
    dagen = jaren(zijde.totaal.dagen.van, zijde.totaal.dagen.tot)
    return zin("In {} is de {} over {} {}.", stand, WAT[paar.status], dagen, bedrag)


def _redenen(b: Brug, paar: Totaalpaar) -> list[Tekst]:
    """What each reason adds, in the order of the bridge."""
    return [
        zin("{} {}", KORT[naam].lower(),
            cijfer(paar.naam_verschil(oorzaak=naam), saldo, met_teken))
        for naam, saldo in b.per(lambda lijn: lijn.oorzaak).items()
    ]  # fmt: skip


def lijn_naam(lijn: Bruglijn) -> str:
    """A line of the bridge: reason, supplier, soort."""
    return f"{KORT[lijn.oorzaak]}: {lijn.leverancier}, {soort_label(lijn.soort).lower()}"


def verschil_van(r: Brugregel, b: Brug, paar: Totaalpaar) -> Tekst:
    """What a line adds."""
    return cijfer(paar.naam_verschil(**_keuze(r.lijn, b)), r.verschil, met_teken)


def rijen_van(r: Brugregel, b: Brug, paar: Totaalpaar) -> Tekst:
    """How many rows a line is about."""
    return cijfer(paar.naam_verschil("rijen", **_keuze(r.lijn, b)), r.rijen, rijen_tekst)


def _keuze(lijn: Bruglijn, b: Brug) -> dict[str, str | None]:
    return lijn._asdict() | {"fictief": "ja" if b.fictief else None}


def in_woorden(b: Brug, paar: Totaalpaar, van: str, naar: str, getoond: str | None) -> Tekst:
    """All of the bridge as text, with the numbers of the chart."""
    delen = [zin("{} {}", lijn_naam(r.lijn), verschil_van(r, b, paar)) for r in b.regels()]
    waardoor = zin(" {}.", samen(delen, "; ")) if delen else ""
    begin, eind = (cijfer(paar.naam(z, getoond), z.netto) for z in (paar.voor, paar.na))
    return zin("Begin, {}: {}.{} Eind, {}: {}.", van, begin, waardoor, naar, eind)


REGEL, BREED = 16, 22  # px per line of a label, characters on it


def figuur(
    punten: tuple[int, int], stappen: Sequence[Brugstap], van: str, naar: str
) -> dict[str, Any]:
    """punten: netto groei in the first and in the second stand, of which the names are given."""
    begin, eind = punten
    namen = [f"Begin: {van}", *(s.naam for s in stappen), f"Eind: {naar}"]
    plek = {naam: len(namen) - i for i, naam in enumerate(namen)}
    labels = [breek(naam, BREED) for naam in namen]
    rij = REGEL * (1 + max(label.count("<br>") for label in labels)) + 12
    hoogten = [begin, eind, *(h for s in stappen for h in (s.vanaf, s.tot))]
    laag, hoog = min(hoogten), max(hoogten)
    ruimte = max(hoog - laag, 1) * 0.3
    data: list[dict[str, Any]] = [_balk(s, plek[s.naam]) for s in stappen]
    data.append(
        {
            "type": "scatter",
            "mode": "markers+text",
            "x": [begin, eind],
            "y": [len(namen), 1],
            "marker": {"symbol": "diamond-open", "size": 12, "color": INKT, "line": {"width": 2}},
            "text": [f"  <b>{getal(x)}</b>" for x in punten],
            "textposition": "middle right",
            "cliponaxis": False,
            "hoverinfo": "skip",
        }
    )
    # Thin lines carry the level from one row to the next.
    niveaus = [begin, *(s.tot for s in stappen)]
    vormen = [
        {
            "type": "line",
            "x0": x,
            "x1": x,
            "y0": len(namen) - i,
            "y1": len(namen) - i - 1,
            "line": {"color": ZACHT_INKT, "width": 1},
            "layer": "below",
        }
        for i, x in enumerate(niveaus)
    ]
    return {
        "data": data,
        "layout": layout(
            rij * len(namen) + 50,
            barmode="overlay",
            shapes=vormen,
            xaxis=as_getal(
                range=[laag - ruimte, hoog + ruimte], gridcolor=LIJN, nticks=4, zeroline=False
            ),
            yaxis=as_namen(
                tickvals=list(plek.values()),
                ticktext=labels,
                range=[0.4, len(namen) + 0.6],
            ),
        ),
    }


def _balk(s: Brugstap, plek: int) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "y": [plek],
        "x": [s.verschil],
        "base": [s.vanaf],
        "marker": {"color": richting_kleur(s.verschil)},
        "text": [met_teken(s.verschil)],
        "textposition": "outside",
        "textangle": 0,
        "cliponaxis": False,
        "width": 0.7,
        "hovertemplate": f"{s.naam}: {met_teken(s.verschil)}<extra></extra>",
    }


MEESTE = 10  # bars; more are put together
SAMEN = "De tekening neemt regels samen; de tabel en de lijst hieronder noemen ze apart."
LEGENDA = (
    Legendasleutel("erbij", MEER),
    Legendasleutel("eraf", MINDER),
    Legendasleutel("netto groei in een stand", INKT, "ruit"),
)


def brug(b: Brug, paar: Totaalpaar, van: str, naar: str, getoond: str | None = None) -> Grafiek:
    """The chart; van, naar: the names of both standen, as in "stand 62c5" or "BO mei 2026".

    b: the rows of the status that paar is about; paar: with a total on both sides. getoond: the id
    of the stand that is shown, for the names of the figures.
    """
    stappen = _stappen(b)
    return Grafiek(
        titel=boodschap(b, paar, van, naar, getoond),
        tekst=in_woorden(b, paar, van, naar, getoond),
        tabel=_tabel(b, paar),
        figuur=figuur((b.som_begin, b.som_eind), stappen, van, naar) if stappen else None,
        legenda=LEGENDA,
        opmerkingen=(SAMEN,) if len(b.regels()) > len(stappen) else (),
    )


def _stappen(b: Brug) -> tuple[Brugstap, ...]:
    """As fine as fits: by soort, else by supplier, else by reason."""
    een = len({r.lijn.leverancier for r in b.regels()}) == 1
    stappen: tuple[Brugstap, ...] = ()
    for naam in (_soort if een else lijn_naam, _leverancier, _reden):
        stappen = b.stappen(naam)
        if len(stappen) <= MEESTE:
            break
    return stappen


def _soort(lijn: Bruglijn) -> str:
    return f"{KORT[lijn.oorzaak]}: {soort_label(lijn.soort).lower()}"


def _leverancier(lijn: Bruglijn) -> str:
    return f"{KORT[lijn.oorzaak]}: {lijn.leverancier}"


def _reden(lijn: Bruglijn) -> str:
    return KORT[lijn.oorzaak]


def _tabel(b: Brug, paar: Totaalpaar) -> Tabel:
    regels = b.regels()
    verschillen = [verschil_van(r, b, paar).cijfers[0].naam for r in regels]
    aantal = cijfer(paar.naam_verschil("rijen"), b.rijen, rijen_tekst)
    return Tabel(
        ("Reden", "Leverancier", "Soort", "Verschil", "Rijen"),
        tuple(
            (KORT[r.lijn[0]], r.lijn[1], soort_label(r.lijn[2]), r.verschil, rijen_van(r, b, paar))
            for r in regels
        ),
        signed=frozenset({3}),
        totaal=("Samen", "", "", b.verschil, aantal),
        namen=tuple((None, None, None, naam, None) for naam in verschillen),
        namen_totaal=(None, None, None, paar.naam_verschil(), None),
    )
