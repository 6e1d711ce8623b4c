"""The KPI tiles of Groei."""

from __future__ import annotations

from components.tegel import Tegel
from domain.afspraken.afspraak import Afspraak
from domain.cijfernaam import Cijfernaam, van_afspraak
from domain.groei.doel import Doel
from domain.groei.sommen import eraf, erbij, netto
from figures.afspraken.doelwoorden import afgesproken, gelezen
from figures.basis.getallen import datum, jaren, met_teken
from figures.basis.kleuren import STATUS_NAAM
from figures.basis.zin import Tekst, cijfer, hoofdletter, lijst, status_tekst, zin
from pages.groei.gegevens import Gegevens
from pages.groei.totaal import geen_totaal


def kerncijfers(g: Gegevens, hoofd: tuple[Afspraak, Doel] | None) -> list[Tegel]:
    """The KPI tiles: of the selection, and of the afspraak that fits it."""
    status, dagen = g.status, g.dagen
    wanneer = (
        f"{jaren(dagen.van, dagen.tot)}, {STATUS_NAAM[status]}"
        if dagen and status
        else "geen cijfers"
    )
    totaal = bool(g.kern) and geen_totaal(g) is None
    sommen = {"erbij": erbij, "eraf": eraf, "netto": netto}

    def som(maat: str) -> Tekst:
        waarde = sommen[maat](g.kern) if totaal else None
        return cijfer(g.naam(maat, dagen, status or ""), waarde, met_teken)

    extra = [
        zin(
            "{} {}", cijfer(g.naam("netto", None, s), netto(g.regels, s), met_teken), s,
        )
        for s in ("hard", "zacht")
        if totaal and s != status and any(r.status == s for r in g.regels)
    ]  # fmt: skip
    toelichting = wanneer if totaal or not g.kern else "geen totaal"
    gepland = zin("; gepland {}", lijst(extra)) if extra else ""
    uit = [
        Tegel("Toevoeging", som("erbij"), toelichting, "plus"),
        Tegel("Onttrekking", som("eraf"), toelichting, "min"),
        Tegel("Netto groei", som("netto"), zin("{}{}", toelichting, gepland), "netto"),
    ]
    if hoofd is None:
        return [*uit, Tegel("Afspraak", "geen", "past bij deze keuze", "doel")]
    afspraak, doel = hoofd
    oordeel = g.oordeel(afspraak)
    periode = f"{doel.naam}, {jaren(doel.van, doel.tot)}"
    if oordeel is None:
        return [*uit, Tegel("Afspraak", hoofdletter(afgesproken(doel)), periode, "doel")]

    def noem(veld: str) -> Cijfernaam:
        return van_afspraak(afspraak.id, oordeel.peildatum, veld)

    status_ = status_tekst(noem("status"), oordeel.status)
    rest = cijfer(noem("resterend"), oordeel.resterend)
    tempo = cijfer(noem("tempo"), oordeel.tempo)
    return [
        *uit,
        Tegel(
            "Afspraak",
            hoofdletter(afgesproken(doel)),
            zin("{}: {}{}", periode, status_, gelezen(doel)),
            "doel",
        ),
        Tegel(
            "Tempo nodig",
            tempo if oordeel.tempo is None else zin("{} per jaar", tempo),
            zin(oordeel.reden)
            if oordeel.resterend is None
            else zin("nog {} tot en met {}", rest, datum(doel.tot)),
            "doel",
        ),
    ]
