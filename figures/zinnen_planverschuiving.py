"""The words for what moved in the plans since an earlier stand."""

from __future__ import annotations

from domain.planverschuiving import OPGELEVERD, PERIODE, Overzicht
from figures.getallen import getal, opsomming, woningen

REDEN = {
    OPGELEVERD: "opgeleverd",
    PERIODE: "de periode is voorbij; of het is gebouwd, weten we niet",
    "onbekend": "staat niet meer in de plannen; de reden kennen we niet",
}
WIJZIGING = {
    "nieuw": "nieuw",
    "weg": "weg",
    "meer": "meer woningen",
    "minder": "minder woningen",
    "later": "later klaar",
    "eerder": "eerder klaar",
    "harder": "harder",
    "zachter": "zachter",
}


def verschuiving(o: Overzicht, toen: str) -> str:
    """The message of what moved since an earlier stand."""
    verschil = o.nu - o.was
    if not o.veranderd:
        return f"Sinds de stand van {toen} is er niets veranderd in deze plannen"
    if not verschil:
        kop = f"Sinds de stand van {toen} bleef het aantal woningen in de plannen gelijk"
    else:
        richting = "meer" if verschil > 0 else "minder"
        kop = f"Sinds de stand van {toen} staan er netto {woningen(abs(verschil))} {richting} in de"
        kop += f" plannen: van {getal(o.was)} naar {getal(o.nu)}"
    delen = [
        f"{getal(n)} {woord}"
        for wijziging, woord in (
            ("nieuw", "nieuw"), ("weg", "weg"), ("later", "later"), ("eerder", "eerder"),
            ("harder", "harder"), ("zachter", "zachter"),
        )
        if (n := len(o.van(wijziging)))
    ]  # fmt: skip
    return f"{kop}; projecten: {opsomming(delen)}" if delen else kop


def weg(o: Overzicht) -> str:
    """Of what is gone how much is known to be delivered; empty where nothing is."""
    alle = o.van("weg")
    if not alle:
        return ""
    delen = [
        f"{getal(n)}: {zin}"
        for reden, zin in REDEN.items()
        if (n := sum(v.reden == reden for v in alle))
    ]
    return f"Weg uit de plannen: {'; '.join(delen)}."
