"""The sentences of the wijkenstrategie."""

from __future__ import annotations

from collections.abc import Sequence

from domain.wijkenstrategie import DAARNA, EERDER, MEER, Cel, Rij, Tijd
from figures.getallen import datum, getal, met_teken, opsomming

GEEN_PLAN = "–"


def komt_voor(rijen: Sequence[Rij], onderdeel: str) -> bool:
    """Whether there is a row about it."""
    return any(r.onderdeel == onderdeel for r in rijen)


def titel(totaal: Rij, tijd: Tijd, plaats: str, wat: str) -> str:
    """The message: what is planned in the four years, and after them."""
    van, tot = tijd.jaren[0], tijd.jaren[-1]
    vier = [totaal.cellen.get(str(j), Cel()).samen for j in tijd.jaren]
    delen = [
        f"{woord} netto {getal(n)}"
        for kolom, woord in (
            (EERDER, "eerder gepland"),
            (MEER, "over meer jaren samen"),
            (DAARNA, "daarna"),
        )
        if (n := totaal.cellen.get(kolom, Cel()).samen)
    ]
    slot = f", {'en ' if len(delen) == 1 else ''}{opsomming(delen)}" if delen else ""
    if not any(str(j) in totaal.cellen for j in tijd.jaren):
        kop = f"Voor {van} tot en met {tot} zijn van {plaats} geen plannen voor {wat} bekend"
    else:
        kop = f"In {van} tot en met {tot} zijn in {plaats} netto {getal(sum(vier))} {wat} gepland"
    return f"{kop}{slot} (zonder sloop)"


def opmerkingen(
    rijen: Sequence[Rij], totaal: Rij, tijd: Tijd, kolommen: Sequence[str], tijdelijk: int
) -> list[str]:
    """What a reader must know to read the table."""
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
        uit.append(f"Tijdelijke woningen tellen niet mee: netto {met_teken(tijdelijk)} gepland.")
    return uit
