"""The sentences on Kernen, made from the data: short, plain Dutch, one fact each."""

from __future__ import annotations

from collections.abc import Sequence

from domain.kernen.aantallen import BOVEN, MOGELIJK, ONDER
from domain.kernen.afgesproken import AandeelAfspraak
from domain.opsomming import opsomming
from domain.plannen.cijfernamen import naam_doel
from figures.basis.getallen import woningen
from figures.basis.zin import Tekst, cijfer, lijst, samen, zin
from figures.kernen.programma import Programmastap, artikel, haalt
from figures.kernen.rijen import (
    BEZIT_NAAM,
    DEFINITIE,
    GEMEENTE,
    Gebiedentelling,
    Kern,
    Woord,
    aandeel_tekst,
    delen,
    doel_tekst,
    gebieden,
    kort_aandeel,
    procent,
    slechtste_eerst,
    telt,
    wat_telt,
)


def boodschap(
    kernen: Sequence[Kern],
    plaats: str,
    woord: Woord,
    doel: float | None,
    stappen: Sequence[Programmastap] = (),
) -> str:
    """The one sentence on top: what the agreed programme does, else how the areas stand."""
    return met_programma(stappen, plaats, doel) or hoe_staan_ze(kernen, plaats, woord, doel)


def met_programma(
    stappen: Sequence[Programmastap], plaats: str, doel: float | None
) -> Tekst | None:
    """'Het afgesproken programma brengt het aandeel van 22,3% naar hoogstens 22,9%, ...'

    None where no programme was agreed.
    """
    per = {s.soort: s for s in stappen}
    if "programma" not in per:
        return None
    nu, erbij, verkoop = per["nu"], per["programma"], per.get("verkoop")
    grens = doel_tekst(doel)
    if doel is None:
        slot = ""
    elif haalt([nu], doel):
        slot = f"{grens} is nu al gehaald."
    elif haalt([erbij], doel):
        slot = f"Daarmee wordt {grens} gehaald."
    else:
        slot = f"{grens} komt zo niet in zicht."
    tekst = zin(
        "Het afgesproken programma brengt het aandeel sociale huur in {} van {} naar {}",
        plaats,
        nu.tekst,
        erbij.tekst,
    )
    if verkoop:
        tekst += zin(", en naar {} als alle afgesproken verkopen doorgaan", verkoop.tekst)
    return tekst + f". {slot}".rstrip()


def met_plannen(stappen: Sequence[Programmastap], plaats: str, wanneer: str) -> Tekst | None:
    """What the plans do to the share of the gemeente; None without plans."""
    per = {s.soort: s for s in stappen}
    hard, zacht = per.get("hard"), per.get("zacht")
    if hard is None and zacht is None:
        return None
    kop = zin("Het aandeel in heel {} gaat van {} naar ", plaats, per["nu"].tekst)
    if hard is None:
        return kop + zin("{} {} met alle bekende plannen.", zacht.tekst, wanneer)  # type: ignore[union-attr]
    erbij = zin(", met de zachte plannen erbij naar {}", zacht.tekst) if zacht else ""
    return kop + zin("{} {} met de harde plannen{}.", hard.tekst, wanneer, erbij)


def hoe_staan_ze(kernen: Sequence[Kern], plaats: str, woord: Woord, doel: float | None) -> Tekst:
    """How many areas are below the target, the worst first; or that the shares are not known."""
    alle = delen(kernen)
    geheel = next((k for k in kernen if k.niveau == GEMEENTE), None)
    bekend = [k for k in slechtste_eerst(alle) if k.aandeel is not None]
    if not bekend:
        return _zonder_aandelen(kernen, geheel, plaats, woord, doel)
    g = gebieden(kernen)
    if doel is None:
        return _zonder_doel(g, bekend, plaats, woord)
    tekst = zin(
        "In {} van {} van {} is minder dan {} van de woningen {}",
        g.cijfer("onder"),
        g.de("bekend", woord),
        plaats,
        doel_tekst(doel),
        telt(bekend[0].definitie),
    )
    if eerste := [k for k in bekend if k.ligging == ONDER][:3]:
        wie = lijst(zin("{} ({})", k.gebied, kort_aandeel(k)) for k in eerste)
        laagste = "is het aandeel het laagst" if len(eerste) == 1 else "zijn de laagste"
        tekst += zin("; {} {}", wie, laagste)
    if mogelijk := g.telling.mogelijk:
        wel = "is" if mogelijk == 1 else "zijn"
        tekst += zin(". Bij {} {} dat niet zeker", g.cijfer("mogelijk"), wel)
    if weg := g.telling.onbekend:
        wat = woord.een if weg == 1 else woord.meer
        tekst += zin(". Van {} {} is het aandeel onbekend", g.cijfer("onbekend"), wat)
    return tekst + "."


def _zonder_doel(g: Gebiedentelling, bekend: Sequence[Kern], plaats: str, woord: Woord) -> Tekst:
    """From lowest to highest share, held against nothing. bekend: lowest first."""
    wat = telt(bekend[0].definitie, BEZIT_NAAM)
    laag, hoog = bekend[0], bekend[-1]
    if len(bekend) == 1:
        return zin("{}: {} {}.", laag.gebied, kort_aandeel(laag), wat)
    tekst = zin(
        "In {} van {} loopt het aandeel {} van {} ({}) tot {} ({})",
        g.de("bekend", woord),
        plaats,
        wat,
        kort_aandeel(laag),
        laag.gebied,
        kort_aandeel(hoog),
        hoog.gebied,
    )
    if g.telling.onbekend:
        wie = woord.een if g.telling.onbekend == 1 else woord.meer
        tekst += zin(". Van {} {} is het aandeel onbekend", g.cijfer("onbekend"), wie)
    return tekst + "."


def _zonder_aandelen(
    kernen: Sequence[Kern], geheel: Kern | None, plaats: str, woord: Woord, doel: float | None
) -> Tekst:
    g = gebieden(kernen)
    if not g.telling.alle and geheel is None:
        return zin("Van {} is nog geen woningvoorraad bekend.", plaats)
    deel = (
        zin(
            "Van {} van {} zijn de woningen bekend, maar is het aandeel sociale huur onbekend.",
            g.de("alle", woord),
            plaats,
        )
        if g.telling.alle
        else None
    )
    if geheel is None or geheel.aandeel is None:
        return deel or zin("Van {} is het aandeel sociale huur onbekend.", plaats)
    wat = telt(geheel.definitie)
    kern = zin("In heel {} is {} van de woningen {}", plaats, aandeel_tekst(geheel), wat)
    kern += "." if doel is None else f"; het doel is {doel_tekst(doel)}."
    return zin("{} {}", kern, deel) if deel else kern


def definitie(naam: str | None, gemeld: Sequence[str] = ()) -> str:
    """What a share counts here. gemeld: other definitions that are known for this gemeente."""
    if naam is None:
        return "Van welke woningen het aandeel zou zijn, is niet bekend: er is geen aandeel."
    tekst = f"Als sociale huur telt hier: {DEFINITIE[naam][1]}."
    andere = [DEFINITIE[g][0].lower() for g in gemeld if g != naam]
    if andere:
        tekst += f" Ook bekend: {opsomming(andere)}. Die tellen anders en staan nooit in één reeks."
    return tekst


def vergelijking(
    plaats: str,
    woord: Woord,
    doel: float | None,
    afspraak: AandeelAfspraak | None,
    geteld: str | None = None,
) -> Tekst:
    """What the target is here: agreed for each area, for the gemeente, or only held against it;
    with the document that says so. geteld: the definitie of the shares shown."""
    if afspraak is None and doel is None:
        return zin(
            "Er staat geen afspraak over het aandeel in {} in het register, dus er is hier geen "
            "doel. Kies er een onder Wat is er nodig?",
            plaats,
        )
    if afspraak is None:
        return zin(
            "{} is hier een vergelijking: er staat geen afspraak over het aandeel in {} in het "
            "register.",
            doel_tekst(doel),
            plaats,
        )
    anders = "" if doel == afspraak.doel else f" U vergelijkt hier met {doel_tekst(doel)}."
    if geteld and afspraak.definitie and afspraak.definitie != geteld:
        anders += f" De afspraak telt anders: {DEFINITIE[afspraak.definitie][1]}."
    afgesproken = cijfer(naam_doel(afspraak.id), afspraak.doel, doel_tekst)
    kop = zin("Afgesproken is {}", afgesproken)
    waar = f"{artikel(afspraak.artikel)}, {afspraak.document}"
    if afspraak.per_gebied:
        return kop + f" voor elke {woord.een} ({waar}).{anders}"
    return (
        kop + f" voor de hele gemeente ({waar}); per {woord.een} is dat een vergelijking.{anders}"
    )


def afstand(k: Kern) -> str:
    """How far an area is from the target, in homes: '118 tekort', 'gehaald', 'onbekend'."""
    if k.tekort is None:
        return "onbekend"
    n = k.cijfer("tekort", k.tekort)
    if k.ligging == MOGELIJK:
        return zin("{} tekort of minder", n) if k.tekort else "mogelijk gehaald"
    return zin("{} tekort", n) if k.tekort else "gehaald"


def opgave(k: Kern, nieuw: float) -> str:
    """What it would take, in words. nieuw: the social share of all new building, percentage."""
    doel = doel_tekst(k.doel)
    if k.aandeel is None:
        return f"{k.gebied}: het aandeel is onbekend, dus de opgave ook."
    if k.doel is None or k.tekort is None:
        return f"Kies een doel om te zien wat er in {k.gebied} nodig is."
    wat = telt(k.definitie, BEZIT_NAAM)
    stand = zin("{} heeft nu {} {}", k.gebied, aandeel_tekst(k), wat)
    if k.tekort == 0:
        return stand + f": {doel} is gehaald, er is niets extra nodig." + _marge(k)
    kop = zin(
        "{}. Voor {} zijn {} extra {} nodig als er verder niets wordt gebouwd. ",
        stand,
        doel,
        k.cijfer("nodig", k.zonder_bouw),
        wat_telt(k.definitie),
    )
    if not k.haalbaar:
        return kop + buiten_bereik(k.doel, nieuw) + _marge(k)
    return zin(
        "{}Is {} van alle nieuwbouw sociale huur, dan moeten er {} bij komen, waarvan {} "
        "sociaal.{}",
        kop,
        doel_tekst(nieuw),
        k.cijfer("bouw", k.totaal, woningen),
        k.cijfer("bouw_sociaal", k.totaal_sociaal),
        _marge(k),
    )


def buiten_bereik(doel: float, nieuw: float) -> str:
    """The sentence where the mix can never reach the target."""
    return (
        f"Met {doel_tekst(nieuw)} sociale huur in de nieuwbouw is {doel_tekst(doel)} nooit te "
        f"halen, hoeveel er ook wordt gebouwd: daarvoor is meer dan {doel_tekst(doel)} nodig."
    )


def _marge(k: Kern) -> str:
    if not k.marge:
        return ""
    half = k.cijfer("marge", k.marge, woningen)
    return zin(" De bron rondt het aandeel af: het kan {} meer of minder zijn.", half)


def overconcentratie(kernen: Sequence[Kern], grens: float, bron: str) -> str | None:
    """Which areas have too much according to an afspraak; None where no area is near it."""
    ja = [zin("{} ({})", k.gebied, kort_aandeel(k)) for k in kernen if k.overconcentratie == "ja"]
    mogelijk = [
        zin("{} ({})", k.gebied, aandeel_tekst(k))
        for k in kernen
        if k.overconcentratie == "mogelijk"
    ]
    if not ja and not mogelijk:
        return None
    wie = [lijst(ja)] if ja else []
    wie += [zin("mogelijk {}", lijst(mogelijk))] if mogelijk else []
    kop = f"Overconcentratie (meer dan {procent(grens, heel=True)}, {bron}): "
    return kop + samen(wie, "; ") + "."


def samenvatting(k: Kern, nummer: int | None, g: Gebiedentelling) -> Tekst:
    """One area in a sentence: for who chooses it in the list or on the map."""
    alle = k.cijfer("woningen", k.woningen, woningen)
    if k.aandeel is None:
        return zin("{}: {}, aandeel onbekend.", k.gebied, alle)
    plek: str = ""
    if nummer:
        plek = zin(" Nummer {} van {}, van laag naar hoog.", str(nummer), g.cijfer("bekend"))
    stand = {
        ONDER: f" Dat is minder dan {doel_tekst(k.doel)}.",
        BOVEN: f" Dat is {doel_tekst(k.doel)} of meer.",
        MOGELIJK: f" Dat is mogelijk minder dan {doel_tekst(k.doel)}.",
    }.get(k.ligging, "")
    return zin(
        "{}: {} van de {} zijn {}, {}.{}{}",
        k.gebied,
        k.cijfer("sociaal", k.sociaal),
        alle,
        telt(k.definitie),
        aandeel_tekst(k),
        stand,
        plek,
    )
