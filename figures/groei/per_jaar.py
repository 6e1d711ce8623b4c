"""Netto growth per year: what came in above the line, what went out below it.

A figure about a span of years has a bar of its own: it is never split over them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from domain.cijfernaam import Cijfernaam
from domain.groei.doel import Doel
from domain.groei.jaren import Jaarcijfers, in_richtingen, op_tempo, tel
from domain.groei.sommen import Groeiregel, hoofdstatus, statussen
from domain.mutaties import SOORTEN, STATUSSEN
from domain.perioden import Periode
from figures.basis.getallen import getal, met_teken
from figures.basis.grafiek import Cel, Grafiek, Legendasleutel, Tabel
from figures.basis.kleuren import (
    AFSPRAAK,
    INKT,
    STATUS_NAAM,
    ZACHT_INKT,
    as_getal,
    as_namen,
    layout,
    soort_kleur,
    stijl,
)
from figures.basis.zin import Naamgever, Tekst, cijfer, cijfer_of, samen, zin
from figures.groei.doelwoorden import afgesproken, grens
from figures.groei.per_jaar_lijnen import VEEL, afspraaklijn, labels, netto_punten


def per_jaar(
    regels: Sequence[Groeiregel],
    wat: str,
    doel: Doel | None = None,
    *,
    tot: date | None = None,
    naam: Naamgever | None = None,
) -> Grafiek:
    """Stacked per soort and status, with the pace that was agreed as a dashed line.

    tot: the last day of which there are realised figures (`domain.groei.jaren.op_tempo`). naam: by
    (maat, days, status) the name of a figure (`domain.cijfernaam.van_groei`).
    """
    if not regels:
        leeg = "Er zijn geen jaarcijfers bekend voor deze keuze"
        return Grafiek(leeg, f"{leeg}.", Tabel(("Periode", "Netto"), ()))
    jaren = tel(regels)
    naam = naam and _van_kolom(naam)
    return Grafiek(
        titel=_titel(jaren, hoofdstatus(regels), wat, doel, tot=tot, naam=naam),
        tekst=_tekst(jaren, doel, naam),
        tabel=_tabel(jaren, naam),
        figuur=_figuur(jaren, doel),
        legenda=_legenda(jaren, statussen(regels), doel),
    )


def _van_kolom(naam: Naamgever) -> Naamgever:
    """Names of columns: one of a span of years holds what is about exactly that span."""

    def noem(maat: str, dagen: Periode | None, status: str) -> Cijfernaam:
        jaar = dagen is not None and dagen.soort == "jaar"
        return naam(maat, dagen, status).met(alleen=None if jaar else "periode")

    return noem


def klein(
    regels: Sequence[Groeiregel],
    wat: str,
    doel: Doel | None = None,
    *,
    tot: date | None = None,
    naam: Naamgever | None = None,
) -> Grafiek:
    """The same for a card: one bar per year and status, without soorten."""
    vol = per_jaar(regels, wat, doel, tot=tot, naam=naam)
    if vol.figuur is None:
        return vol
    jaren = tel(in_richtingen(regels))
    figuur = _figuur(jaren, doel)
    figuur["layout"]["height"] = 220
    if len(jaren.kolommen) > VEEL:
        # Too narrow for a number on every column; the line of the afspraak keeps its own.
        figuur["layout"]["annotations"] = figuur["layout"]["annotations"][-1:] if doel else []
    return replace(vol, figuur=figuur, legenda=())


def _titel(
    jaren: Jaarcijfers,
    status: str | None,
    wat: str,
    doel: Doel | None,
    *,
    tot: date | None,
    naam: Naamgever | None,
) -> Tekst:
    met = {k: s for (k, st), s in jaren.netto.items() if st == status}
    laatste = max(met)
    saldo = cijfer_of(naam, ("netto", laatste.dagen, status or ""), met[laatste], met_teken)
    laatst = zin("{}: netto {} {} {}", laatste.naam, saldo, wat, STATUS_NAAM[status or ""])
    if doel is None:
        return laatst
    goed, vergeleken = op_tempo(met, doel, tot if status == "gerealiseerd" else None)
    if vergeleken < 2:
        past = doel.nodig_in(laatste.dagen) is not None
        return zin("{}, afgesproken is {}", laatst, afgesproken(doel)) if past else laatst
    kant = "onder de grens" if doel.geldt_als == "maximum" else "op of boven het tempo"
    gelezen = f", gelezen als {doel.behandeld_als}" if doel.behandeld_als else ""

    def hoeveel(aard: str, n: int) -> Tekst:
        woord = str(n or "geen")
        if naam is None:
            return zin(woord)
        eigen = naam("jaren", None, status or "").met(afspraak=doel.afspraak, wat=aard)
        return cijfer(eigen, n, lambda _: woord)

    return zin(
        "In {} van de {} jaren bleef de groei {} van de afspraak ({}{} per jaar{}); {}",
        hoeveel("goed", goed), hoeveel("vergeleken", vergeleken), kant, grens(doel),
        getal(doel.tempo), gelezen, laatst,
    )  # fmt: skip


def _figuur(jaren: Jaarcijfers, doel: Doel | None) -> dict[str, Any]:
    kolommen = jaren.kolommen
    plek = {k: i for i, k in enumerate(kolommen)}
    data: list[dict[str, Any]] = []
    for soort in SOORTEN:
        for status in STATUSSEN:
            punten = [
                (plek[k], s)
                for (k, st, so), s in jaren.per_soort.items()
                if (st, so) == (status, soort) and s
            ]
            if not punten:
                continue
            punten.sort()
            data.append(
                {
                    "type": "bar",
                    "name": f"{SOORTEN[soort].label}, {STATUS_NAAM[status]}",
                    "x": [p for p, _ in punten],
                    "y": [s for _, s in punten],
                    "customdata": [kolommen[p].naam for p, _ in punten],
                    "marker": stijl(soort_kleur(soort), status),
                    "hovertemplate": f"%{{customdata}}: {SOORTEN[soort].label.lower()} "
                    f"%{{y:+,d}} ({STATUS_NAAM[status]})<extra></extra>",
                }
            )
    data.append(netto_punten(jaren))
    top: float = max([0, *map(jaren.erbij, kolommen)])
    bodem = min([0, *map(jaren.eraf, kolommen)])
    notities = labels(jaren)
    if doel:
        lijn, notitie, hoogste = afspraaklijn(kolommen, doel)
        if lijn:
            data.append(lijn)
            notities.append(notitie)
            top = max(top, hoogste)
    ruimte = max(1.0, top - bodem) * (0.24 if len(kolommen) > VEEL else 0.16)
    return {
        "data": data,
        "layout": layout(
            360,
            barmode="relative",
            annotations=notities,
            xaxis=as_namen(
                tickvals=list(plek.values()),
                ticktext=[
                    k.naam.replace("-", "-<br>").replace(" en ", "<br>en ")
                    if len(kolommen) > 2
                    else k.naam
                    for k in kolommen
                ],
                range=[-0.6, len(kolommen) - 0.4],
            ),
            yaxis=as_getal(range=[bodem - (ruimte / 3 if bodem < 0 else 0), top + ruimte]),
        ),
    }


def _tekst(jaren: Jaarcijfers, doel: Doel | None, naam: Naamgever | None) -> Tekst:
    delen = []
    for k in jaren.kolommen:
        per_status = [
            zin(
                "{} {}",
                cijfer_of(naam, ("netto", k.dagen, s), jaren.netto[k, s], met_teken),
                STATUS_NAAM[s],
            )
            for s in STATUSSEN
            if (k, s) in jaren.netto
        ]
        wel = samen(per_status, " en ") if k in jaren.bekend else "geen cijfers"
        delen.append(zin("{}: {}", k.naam, wel))
    slot = f" {doel.naam}: {afgesproken(doel)}." if doel else ""
    return zin("Netto per jaar. {}.{}", samen(delen, "; "), slot)


def _tabel(jaren: Jaarcijfers, naam: Naamgever | None) -> Tabel:
    """A row per period and status; a column per soort that occurs; the last is netto."""
    soorten = [s for s in SOORTEN if any(so == s for _, _, so in jaren.per_soort)]
    rijen: list[tuple[Cel, ...]] = []
    namen: list[tuple[Cijfernaam | None, ...]] = []
    for k in jaren.kolommen:
        if k not in jaren.bekend:
            rijen.append((k.naam, "geen cijfers", *([None] * (len(soorten) + 1))))
            namen.append(())
        for st in STATUSSEN:
            if (k, st) not in jaren.netto:
                continue
            cellen = (*(jaren.per_soort.get((k, st, s), 0) for s in soorten), jaren.netto[k, st])
            rijen.append((k.naam, STATUS_NAAM[st], *cellen))
            if naam:
                namen.append((None, None, *(naam(m, k.dagen, st) for m in (*soorten, "netto"))))
    koppen = ("Periode", "Status", *(SOORTEN[s].label for s in soorten), "Netto")
    signed = frozenset(range(2, len(koppen)))
    return Tabel(koppen, tuple(rijen), signed=signed, namen=tuple(namen) if naam else ())


def _legenda(
    jaren: Jaarcijfers, aanwezig: tuple[str, ...], doel: Doel | None
) -> tuple[Legendasleutel, ...]:
    uit = [
        Legendasleutel(SOORTEN[s].label, soort_kleur(s))
        for s in SOORTEN
        if any(so == s and saldo for (_, _, so), saldo in jaren.per_soort.items())
    ]
    uit += [Legendasleutel(STATUS_NAAM[s], ZACHT_INKT, s) for s in aanwezig if s != "gerealiseerd"]  # type: ignore[arg-type]
    uit.append(Legendasleutel("netto", INKT, "ruit"))
    if doel:
        uit.append(Legendasleutel(doel.naam, AFSPRAAK, "lijn"))
    return tuple(uit)
