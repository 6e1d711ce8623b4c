"""Netto growth per year: what came in above the line, what went out below it.

A figure about a span of years has a bar of its own: it is never split over them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from domain.mutaties import SOORTEN, STATUSSEN
from figures.doel import Doel
from figures.getallen import getal, met_teken
from figures.grafiek import Cel, Grafiek, Sleutel, Tabel
from figures.kleuren import (
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
from figures.per_jaar_kolommen import Kolom, kolom_van, maak_kolommen, nodig_in
from figures.per_jaar_lijnen import VEEL, afspraaklijn, labels, netto_punten
from figures.regels import Regel, hoofdstatus, statussen


def per_jaar(regels: Sequence[Regel], wat: str, doel: Doel | None = None) -> Grafiek:
    """Stacked per soort and status, with the pace that was agreed as a dashed line."""
    if not regels:
        zin = "Er zijn geen jaarcijfers bekend voor deze keuze"
        return Grafiek(zin, f"{zin}.", Tabel(("Periode", "Netto"), ()))
    kolommen = maak_kolommen(regels)
    sommen: Counter[tuple[Kolom, str, str]] = Counter()
    for r in regels:
        sommen[kolom_van(r), r.status, r.soort] += r.saldo
    netto: Counter[tuple[Kolom, str]] = Counter()
    for (kolom, status, _), saldo in sommen.items():
        netto[kolom, status] += saldo
    bekend = {kolom_van(r) for r in regels}
    return Grafiek(
        titel=_titel(netto, hoofdstatus(regels), wat, doel),
        tekst=_tekst(kolommen, bekend, netto, doel),
        tabel=_tabel(kolommen, bekend, sommen, netto, statussen(regels)),
        figuur=_figuur(kolommen, bekend, sommen, netto, doel),
        legenda=_legenda(sommen, statussen(regels), doel),
    )


def klein(regels: Sequence[Regel], wat: str, doel: Doel | None = None) -> Grafiek:
    """The same for a card: one bar per year and status, without soorten."""
    vol = per_jaar(regels, wat, doel)
    if vol.figuur is None:
        return vol
    samen = [
        replace(r, soort="toevoeging" if r.saldo >= 0 else "onttrekking", aantal=abs(r.saldo))
        for r in regels
    ]
    figuur = per_jaar(samen, wat, doel).figuur
    assert figuur is not None  # noqa: S101 - there are rows
    figuur["layout"]["height"] = 220
    if len(maak_kolommen(samen)) > VEEL:
        # Too narrow for a number on every column; the line of the afspraak keeps its own.
        figuur["layout"]["annotations"] = figuur["layout"]["annotations"][-1:] if doel else []
    return replace(vol, figuur=figuur, legenda=())


def _titel(
    netto: Counter[tuple[Kolom, str]], status: str | None, wat: str, doel: Doel | None
) -> str:
    met = {k: s for (k, st), s in netto.items() if st == status}
    laatste = max(met)
    zin = f"{laatste.naam}: netto {met_teken(met[laatste])} {wat} {STATUS_NAAM[status or '']}"
    if doel is None:
        return zin
    vergeleken = {k: (s, n) for k, s in met.items() if (n := nodig_in(k, doel)) is not None}
    if len(vergeleken) < 2:
        nodig = nodig_in(laatste, doel)
        return zin if nodig is None else f"{zin}, afgesproken is {doel.grens}{doel.waarde}"
    maximum = doel.geldt_als == "maximum"
    goed = sum(s <= n if maximum else s >= n for s, n in vergeleken.values()) or "geen"
    grens = "onder de grens" if maximum else "op of boven het tempo"
    gelezen = f", gelezen als {doel.behandeld_als}" if doel.behandeld_als else ""
    return (
        f"In {goed} van de {len(vergeleken)} jaren bleef de groei {grens} van de afspraak "
        f"({doel.grens}{getal(doel.tempo)} per jaar{gelezen}); "
        f"{zin[0].lower() + zin[1:]}"
    )


def _figuur(
    kolommen: list[Kolom],
    bekend: set[Kolom],
    sommen: Counter[tuple[Kolom, str, str]],
    netto: Counter[tuple[Kolom, str]],
    doel: Doel | None,
) -> dict[str, Any]:
    plek = {k: i for i, k in enumerate(kolommen)}
    data: list[dict[str, Any]] = []
    for soort in SOORTEN:
        for status in STATUSSEN:
            punten = [
                (plek[k], s)
                for (k, st, so), s in sommen.items()
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
    data.append(netto_punten(kolommen, bekend, netto))
    top, bodem = _uitersten(kolommen, sommen)
    notities = labels(kolommen, bekend, sommen, netto)
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


def _uitersten(
    kolommen: list[Kolom], sommen: Counter[tuple[Kolom, str, str]]
) -> tuple[float, float]:
    hoog, laag = Counter[Kolom](), Counter[Kolom]()
    for (k, _, _), s in sommen.items():
        (hoog if s > 0 else laag)[k] += s
    return max([0, *hoog.values()]), min([0, *laag.values()])


def _tekst(
    kolommen: list[Kolom],
    bekend: set[Kolom],
    netto: Counter[tuple[Kolom, str]],
    doel: Doel | None,
) -> str:
    delen = []
    for k in kolommen:
        per_status = [
            f"{met_teken(netto[k, s])} {STATUS_NAAM[s]}" for s in STATUSSEN if (k, s) in netto
        ]
        delen.append(f"{k.naam}: {' en '.join(per_status) if k in bekend else 'geen cijfers'}")
    slot = f" {doel.naam}: {doel.grens}{doel.waarde}." if doel else ""
    return f"Netto per jaar. {'; '.join(delen)}.{slot}"


def _tabel(
    kolommen: list[Kolom],
    bekend: set[Kolom],
    sommen: Counter[tuple[Kolom, str, str]],
    netto: Counter[tuple[Kolom, str]],
    aanwezig: tuple[str, ...],
) -> Tabel:
    """A row per period and status; a column per soort that occurs; the last is netto."""
    soorten = [s for s in SOORTEN if any(so == s for _, _, so in sommen)]
    rijen: list[tuple[Cel, ...]] = []
    for k in kolommen:
        if k not in bekend:
            rijen.append((k.naam, "geen cijfers", *([None] * (len(soorten) + 1))))
        rijen += [
            (k.naam, STATUS_NAAM[st], *(sommen.get((k, st, s), 0) for s in soorten), netto[k, st])
            for st in aanwezig
            if (k, st) in netto
        ]
    koppen = ("Periode", "Status", *(SOORTEN[s].label for s in soorten), "Netto")
    return Tabel(koppen, tuple(rijen), signed=frozenset(range(2, len(koppen))))


def _legenda(
    sommen: Counter[tuple[Kolom, str, str]], aanwezig: tuple[str, ...], doel: Doel | None
) -> tuple[Sleutel, ...]:
    uit = [
        Sleutel(SOORTEN[s].label, soort_kleur(s))
        for s in SOORTEN
        if any(so == s and saldo for (_, _, so), saldo in sommen.items())
    ]
    uit += [Sleutel(STATUS_NAAM[s], ZACHT_INKT, s) for s in aanwezig if s != "gerealiseerd"]  # type: ignore[arg-type]
    uit.append(Sleutel("netto", INKT, "ruit"))
    if doel:
        uit.append(Sleutel(doel.naam, AFSPRAAK, "lijn"))
    return tuple(uit)
