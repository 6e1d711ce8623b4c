"""The words for what moved in the plans since an earlier stand."""

from __future__ import annotations

from domain.plannen.cijfernamen import ALLE_PLANNEN, Plannaam
from domain.plannen.verschuiving import OPGELEVERD, PERIODE, Overzicht
from figures.basis.getallen import woningen
from figures.basis.zin import Tekst, cijfer, lijst, samen, zin

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


def verschuiving(o: Overzicht, toen: str, *, naam: Plannaam = ALLE_PLANNEN) -> Tekst:
    """The message of what moved since an earlier stand."""
    if not o.veranderd:
        return zin("Sinds de stand van {} is er niets veranderd in deze plannen", toen)
    if not o.verschil:
        kop = zin("Sinds de stand van {} bleef het aantal woningen in de plannen gelijk", toen)
    else:
        kop = zin(
            "Sinds de stand van {} staan er netto {} {} in de plannen: van {} naar {}",
            toen,
            cijfer(naam.verschuiving("verschil"), o.verschil, _zonder_min),
            "meer" if o.verschil > 0 else "minder",
            cijfer(naam.verschuiving("was"), o.was),
            cijfer(naam.verschuiving("nu"), o.nu),
        )
    delen = [
        zin("{} {}", cijfer(naam.verschuiving("aantal", wijziging=w), o.aantal(w)), w)
        for w in ("nieuw", "weg", "later", "eerder", "harder", "zachter")
        if o.aantal(w)
    ]
    return kop + zin("; projecten: {}", lijst(delen)) if delen else kop


def _zonder_min(aantal: int) -> str:
    return woningen(abs(aantal))


def weg(o: Overzicht, *, naam: Plannaam = ALLE_PLANNEN) -> str:
    """Of what is gone how much is known to be delivered; empty where nothing is."""
    if not o.van("weg"):
        return ""
    delen = [
        zin("{}: {}", cijfer(naam.verschuiving("aantal", wijziging="weg", reden=r), n), woorden)
        for r, woorden in REDEN.items()
        if (n := o.weg(r))
    ]
    return zin("Weg uit de plannen: {}.", samen(delen, "; "))
