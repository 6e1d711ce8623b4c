"""The bridge between two standen in words: its message, its lines, its reasons in short."""

from __future__ import annotations

from collections.abc import Mapping

from domain.mutaties import SOORTEN
from domain.standen.brug import Brug, Brugregel, Lijn
from domain.standen.totaal import Totaalpaar, Zijde
from figures.basis.getallen import getal, jaren, met_teken, rijen_tekst
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
    paar: Totaalpaar, zijde: Zijde, stand: str, getoond: str | None, namen: Mapping[str, str]
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


def lijn_naam(lijn: Lijn) -> str:
    """A line of the bridge: reason, supplier, soort."""
    return f"{KORT[lijn.oorzaak]}: {lijn.leverancier}, {soort_label(lijn.soort).lower()}"


def verschil_van(r: Brugregel, b: Brug, paar: Totaalpaar) -> Tekst:
    """What a line adds."""
    return cijfer(paar.naam_verschil(**_keuze(r.lijn, b)), r.verschil, met_teken)


def rijen_van(r: Brugregel, b: Brug, paar: Totaalpaar) -> Tekst:
    """How many rows a line is about."""
    return cijfer(paar.naam_verschil("rijen", **_keuze(r.lijn, b)), r.rijen, rijen_tekst)


def _keuze(lijn: Lijn, b: Brug) -> dict[str, str | None]:
    return lijn._asdict() | {"fictief": "ja" if b.fictief else None}


def in_woorden(b: Brug, paar: Totaalpaar, van: str, naar: str, getoond: str | None) -> Tekst:
    """All of the bridge as text, with the numbers of the chart."""
    delen = [zin("{} {}", lijn_naam(r.lijn), verschil_van(r, b, paar)) for r in b.regels()]
    waardoor = zin(" {}.", samen(delen, "; ")) if delen else ""
    begin, eind = (cijfer(paar.naam(z, getoond), z.netto) for z in (paar.voor, paar.na))
    return zin("Begin, {}: {}.{} Eind, {}: {}.", van, begin, waardoor, naar, eind)
