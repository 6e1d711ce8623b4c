"""The KPI tiles of Groei."""

from __future__ import annotations

from components.tegel import Tegel
from domain.afspraken import Afspraak
from figures.doel import Doel
from figures.getallen import datum, getal, jaren, met_teken, opsomming
from figures.kleuren import STATUS_NAAM
from figures.regels import bereik, netto
from pages._gegevens import Gegevens
from pages._groei_totaal import geen_totaal


def kerncijfers(g: Gegevens, hoofd: tuple[Afspraak, Doel] | None) -> list[Tegel]:
    """The KPI tiles: of the selection, and of the afspraak that fits it."""
    status, kern = g.status, g.kern
    dagen = bereik(kern)
    wanneer = f"{jaren(*dagen)}, {STATUS_NAAM[status]}" if dagen and status else "geen cijfers"
    totaal = bool(kern) and geen_totaal(g) is None
    plus = sum(r.saldo for r in kern if r.saldo > 0) if totaal else None
    min_ = sum(r.saldo for r in kern if r.saldo < 0) if totaal else None
    extra = [
        f"{met_teken(netto(g.regels, s))} {s}"
        for s in ("hard", "zacht")
        if totaal and s != status and any(r.status == s for r in g.regels)
    ]
    toelichting = wanneer if totaal or not kern else "geen totaal"
    uit = [
        Tegel("Toevoeging", met_teken(plus), toelichting, "plus"),
        Tegel("Onttrekking", met_teken(min_), toelichting, "min"),
        Tegel(
            "Netto groei",
            met_teken(netto(kern)) if totaal else met_teken(None),
            f"{toelichting}{f'; gepland {opsomming(extra)}' if extra else ''}",
            "netto",
        ),
    ]
    if hoofd is None:
        return [*uit, Tegel("Afspraak", "geen", "past bij deze keuze", "doel")]
    afspraak, doel = hoofd
    oordeel = g.oordeel(afspraak)
    periode = f"{doel.naam}, {jaren(doel.van, doel.tot)}"
    uit.append(
        Tegel(
            "Afspraak",
            f"{doel.grens.capitalize()}{doel.waarde}",
            f"{periode}{f': {oordeel.status}' if oordeel else ''}{doel.gelezen}",
            "doel",
        )
    )
    uit.append(
        Tegel(
            "Tempo nodig",
            f"{getal(oordeel.tempo)} per jaar"
            if oordeel and oordeel.tempo is not None
            else "onbekend",
            f"nog {getal(oordeel.resterend)} tot en met {datum(doel.tot)}"
            if oordeel and oordeel.resterend is not None
            else oordeel.reden
            if oordeel
            else "",
            "doel",
        )
    )
    return uit
