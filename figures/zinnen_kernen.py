"""The sentences on Kernen, made from the data: short, plain Dutch, one fact each."""

from __future__ import annotations

from collections.abc import Sequence

from domain.kernafspraak import AandeelAfspraak
from figures.getallen import aandeel, opsomming, woningen
from figures.kernrijen import (
    BOVEN,
    GEMEENTE,
    MOGELIJK,
    ONDER,
    Kern,
    aandeel_tekst,
    delen,
    doel_tekst,
    kort_aandeel,
    procent,
    slechtste_eerst,
    tel,
)
from figures.kernwoorden import BEZIT_NAAM, DEFINITIE, Woord, telt, wat_telt
from figures.programma import Stap, haalt
from figures.zin import lijst, samen, zin
from figures.zinnen_programma import artikel


def boodschap(
    kernen: Sequence[Kern], plaats: str, woord: Woord, doel: float, stappen: Sequence[Stap] = ()
) -> str:
    """The one sentence on top: what the agreed programme does, else how the areas stand."""
    return met_programma(stappen, plaats, doel) or hoe_staan_ze(kernen, plaats, woord, doel)


def met_programma(stappen: Sequence[Stap], plaats: str, doel: float) -> str | None:
    """'Het afgesproken programma brengt het aandeel van 22,3% naar hoogstens 22,9%, ...'

    None where no programme was agreed.
    """
    per = {s.soort: s for s in stappen}
    if "programma" not in per:
        return None
    nu, erbij = per["nu"], per["programma"]
    tekst = (
        f"Het afgesproken programma brengt het aandeel sociale huur in {plaats} "
        f"van {aandeel(nu.aandeel)} naar {erbij.tekst}"
    )
    if verkoop := per.get("verkoop"):
        tekst += f", en naar {verkoop.tekst} als alle afgesproken verkopen doorgaan"
    grens = doel_tekst(doel)
    if haalt([nu], doel):
        slot = f"{grens} is nu al gehaald."
    elif haalt([erbij], doel):
        slot = f"Daarmee wordt {grens} gehaald."
    else:
        slot = f"{grens} komt zo niet in zicht."
    return f"{tekst}. {slot}"


def met_plannen(stappen: Sequence[Stap], plaats: str, wanneer: str) -> str | None:
    """What the plans do to the share of the gemeente; None without plans."""
    per = {s.soort: s for s in stappen}
    hard, zacht = per.get("hard"), per.get("zacht")
    if hard is None and zacht is None:
        return None
    tekst = f"Het aandeel in heel {plaats} gaat van {aandeel(per['nu'].aandeel)} naar "
    if hard is None:
        return f"{tekst}{zacht.tekst} {wanneer} met alle plannen."  # type: ignore[union-attr]
    erbij = f", met de zachte plannen erbij naar {zacht.tekst}" if zacht else ""
    return f"{tekst}{hard.tekst} {wanneer} met de harde plannen{erbij}."


def hoe_staan_ze(kernen: Sequence[Kern], plaats: str, woord: Woord, doel: float) -> str:
    """How many areas are below the target, the worst first; or that the shares are not known."""
    alle = delen(kernen)
    geheel = next((k for k in kernen if k.niveau == GEMEENTE), None)
    bekend = [k for k in slechtste_eerst(alle) if k.aandeel is not None]
    if not bekend:
        return _zonder_aandelen(alle, geheel, plaats, woord, doel)
    onder, mogelijk = tel(bekend, ONDER), tel(bekend, MOGELIJK)
    wie = f"In {onder or 'geen'} van {woord.alle(len(bekend))} van {plaats}"
    wat = telt(bekend[0].definitie)
    tekst: str = f"{wie} is minder dan {doel_tekst(doel)} van de woningen {wat}"
    if onder:
        eerste = [zin("{} ({})", k.gebied, kort_aandeel(k)) for k in bekend if k.ligging == ONDER][
            :3
        ]
        laagste = "is het aandeel het laagst" if len(eerste) == 1 else "zijn de laagste"
        tekst += zin("; {} {}", lijst(eerste), laagste)
    if mogelijk:
        tekst += f". Bij {mogelijk} {'is' if mogelijk == 1 else 'zijn'} dat niet zeker"
    if weg := len(alle) - len(bekend):
        tekst += f". Van {weg} {woord.een if weg == 1 else woord.meer} is het aandeel onbekend"
    return tekst + "."


def _zonder_aandelen(
    alle: Sequence[Kern], geheel: Kern | None, plaats: str, woord: Woord, doel: float
) -> str:
    if not alle and geheel is None:
        return f"Van {plaats} is nog geen woningvoorraad bekend."
    deel = (
        f"Van {woord.alle(len(alle))} van {plaats} zijn de woningen bekend, "
        "maar is het aandeel sociale huur onbekend."
        if alle
        else ""
    )
    if geheel is None or geheel.aandeel is None:
        return deel or f"Van {plaats} is het aandeel sociale huur onbekend."
    wat = telt(geheel.definitie)
    kern = zin("In heel {} is {} van de woningen {}", plaats, aandeel_tekst(geheel), wat)
    return kern + f"; het doel is {doel_tekst(doel)}.{f' {deel}' if deel else ''}"


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
    doel: float,
    afspraak: AandeelAfspraak | None,
    geteld: str | None = None,
) -> str:
    """What the target is here: agreed for each area, for the gemeente, or only held against it;
    with the document that says so. geteld: the definitie of the shares shown."""
    if afspraak is None:
        return (
            f"{doel_tekst(doel)} is hier een vergelijking: er staat geen afspraak over het aandeel "
            f"in {plaats} in het register."
        )
    anders = "" if doel == afspraak.doel else f" U vergelijkt hier met {doel_tekst(doel)}."
    if geteld and afspraak.definitie and afspraak.definitie != geteld:
        anders += f" De afspraak telt anders: {DEFINITIE[afspraak.definitie][1]}."
    waar = f"{artikel(afspraak.artikel)}, {afspraak.document}"
    kop = f"Afgesproken is {doel_tekst(afspraak.doel)}"
    if afspraak.per_gebied:
        return f"{kop} voor elke {woord.een} ({waar}).{anders}"
    return f"{kop} voor de hele gemeente ({waar}); per {woord.een} is dat een vergelijking.{anders}"


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
    if k.aandeel is None or k.tekort is None:
        return f"{k.gebied}: het aandeel is onbekend, dus de opgave ook."
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
    if not k.heeft_marge or not k.woningen or k.laag is None or k.hoog is None:
        return ""
    half = round((k.hoog - k.laag) / 200 * k.woningen)
    return (
        f" De bron rondt het aandeel af: het kan {woningen(half)} meer of minder zijn."
        if half
        else ""
    )


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


def samenvatting(k: Kern, nummer: int | None, aantal: int) -> str:
    """One area in a sentence: for who chooses it in the list or on the map."""
    alle = k.cijfer("woningen", k.woningen, woningen)
    if k.aandeel is None:
        return zin("{}: {}, aandeel onbekend.", k.gebied, alle)
    plek = f" Nummer {nummer} van {aantal}, van laag naar hoog." if nummer else ""
    stand = {
        ONDER: f"minder dan {doel_tekst(k.doel)}",
        BOVEN: f"{doel_tekst(k.doel)} of meer",
        MOGELIJK: f"mogelijk minder dan {doel_tekst(k.doel)}",
    }[k.ligging]
    return zin(
        "{}: {} van de {} zijn {}, {}. Dat is {}.{}",
        k.gebied,
        k.cijfer("sociaal", k.sociaal),
        alle,
        telt(k.definitie),
        aandeel_tekst(k),
        stand,
        plek,
    )
