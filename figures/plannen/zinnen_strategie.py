"""The sentences of the wijkenstrategie."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from domain.cijfernaam import Cijfernaam
from domain.plannen.wijkenstrategie import DAARNA, EERDER, MEER, Cel, Rij, Tijd, vier_jaar
from figures.basis.getallen import datum, opsomming
from figures.basis.zin import Tekst, cijfer, lijst, zin

GEEN_PLAN = "–"


def komt_voor(rijen: Sequence[Rij], onderdeel: str) -> bool:
    """Whether there is a row about it."""
    return any(r.onderdeel == onderdeel for r in rijen)


Naam = Callable[
    [str, str], Cijfernaam
]  # by column and aard (`domain.plannen.cijfernamen.Plannaam`)


def titel(totaal: Rij, tijd: Tijd, plaats: str, wat: str, naam: Naam) -> Tekst:
    """The message: what is planned in the four years, and after them."""
    van, tot = str(tijd.jaren[0]), str(tijd.jaren[-1])
    delen = [
        zin("{} netto {}", woord, cijfer(naam(kolom, "samen"), n))
        for kolom, woord in (
            (EERDER, "eerder gepland"),
            (MEER, "over meer jaren samen"),
            (DAARNA, "daarna"),
        )
        if (n := totaal.cellen.get(kolom, Cel()).samen)
    ]
    slot = zin(", {}{}", "en " if len(delen) == 1 else "", lijst(delen)) if delen else ""
    vier = vier_jaar(totaal, tijd)
    if vier is None:
        sjabloon = "Voor {} tot en met {} zijn van {} geen plannen voor {} bekend"
        kop = zin(sjabloon, van, tot, plaats, wat)
    else:
        aantal = cijfer(naam("vier", "samen"), vier.samen)
        sjabloon = "In {} tot en met {} zijn in {} netto {} {} gepland"
        kop = zin(sjabloon, van, tot, plaats, aantal, wat)
    return kop + slot + " (zonder sloop)"


def opmerkingen(
    rijen: Sequence[Rij], totaal: Rij, tijd: Tijd, kolommen: Sequence[str], tijdelijk: str
) -> list[str]:
    """What a reader must know to read the table. tijdelijk: of how many homes, "" of none."""
    uit = [
        f"Vier jaar vooruit vanaf de peildatum, {datum(tijd.peildatum)}. Hard en zacht samen; wat "
        f"daarvan zacht is, staat erbij. {GEEN_PLAN} is: geen plan in de leveringen.",
        "De wijkenstrategie telt productie, verkoop, liberalisatie en socialisatie, geen sloop. "
        "Sloop staat er apart onder.",
    ]
    if komt_voor(rijen, "overig"):
        uit.append("Overig is aankoop, terugkoop, uitruil en wat niet is uitgesplitst.")
    if totaal.gerealiseerd is None:
        uit.append(f"Van {tijd.vorig} zijn niet alle gerealiseerde cijfers er.")
    if extra := [w for k, w in ((EERDER, "eerdere jaren"), (MEER, "meer jaren samen"))
                 if k in kolommen]:  # fmt: skip
        uit.append(f"Plannen over {opsomming(extra)} staan in een eigen kolom.")
    if EERDER in kolommen:
        uit.append(
            "Eerder gepland: die periode is begonnen of voorbij, en gerealiseerde cijfers zijn er "
            "nog niet."
        )
    if tijdelijk:
        uit.append(zin("Tijdelijke woningen tellen niet mee: netto {} gepland.", tijdelijk))
    return uit
