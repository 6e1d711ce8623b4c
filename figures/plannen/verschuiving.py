"""What moved in the plans since an earlier stand: from then to now in steps, and per project."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from domain.plannen.cijfernamen import ALLE_PLANNEN, Plannaam
from domain.plannen.projectlijst import Project
from domain.plannen.verschuiving import AANTALLEN, Overzicht, Verschuiving
from figures.basis.getallen import getal, met_teken, opsomming
from figures.basis.grafiek import Cel, Grafiek, Tabel
from figures.basis.kleuren import INKT, NEUTRAAL, WIT, as_getal, as_namen, layout, richting_kleur
from figures.basis.tekst import breek
from figures.basis.zin import cijfer, lijst, zin
from figures.plannen import zinnen
from figures.plannen import zinnen_verschuiving as woorden

KOPPEN = (
    "Project", "Corporatie", "Gebied", "Wat", "Was", "Nu", "Verschil", "Was klaar", "Nu klaar",
    "Hardheid was", "Hardheid nu",
)  # fmt: skip


def planverschuiving(
    o: Overzicht, toen: str, namen: Mapping[str, str], *, naam: Plannaam = ALLE_PLANNEN
) -> Grafiek:
    """toen: the earlier stand in words, as in '1 maart 2025 (a1b2)'."""
    titel = woorden.verschuiving(o, toen, naam=naam)
    stappen = [(w, o.som(w)) for w in AANTALLEN if o.van(w)]
    zegt = [
        zin(
            "{} {}",
            woorden.WIJZIGING[w],
            cijfer(naam.verschuiving("verschil", wijziging=w), n, met_teken),
        )
        for w, n in stappen
    ]
    tekst = zin(
        "{}. Van {} naar {} woningen: {}.",
        titel,
        cijfer(naam.verschuiving("was"), o.was),
        cijfer(naam.verschuiving("nu"), o.nu),
        lijst(zegt or ["geen verschil"]),
    )
    weg = woorden.weg(o, naam=naam)
    velden = ("was", "nu", "verschil")
    return Grafiek(
        titel,
        tekst,
        Tabel(
            KOPPEN, tuple(_rij(v, namen) for v in o.veranderd), signed=frozenset({6}),
            totaal=("Alle plannen", "", "", "", o.was, o.nu, o.verschil, "", "", "", ""),
            namen=tuple(
                (*[None] * 4, *(naam.verschuiving(x, v.project) for x in velden), *[None] * 4)
                for v in o.veranderd
            ),
            namen_totaal=(
                *[None] * 4, *(naam.verschuiving(x) for x in velden), *[None] * 4,
            ),
        ),
        _figuur(o, stappen) if o.veranderd else None,
        opmerkingen=(weg,) if weg else (),
    )  # fmt: skip


def _rij(v: Verschuiving, namen: Mapping[str, str]) -> tuple[Cel, ...]:
    p = v.project
    wat = opsomming([woorden.WIJZIGING[w] for w in v.wijzigingen])
    if v.reden:
        wat = f"{wat}: {woorden.REDEN[v.reden]}"
    return (
        p.naam, zinnen.namen(p.corporaties, namen, "niet bekend"),
        zinnen.namen(p.gebieden, namen, "niet bekend"), wat,
        v.toen_netto, v.nu_netto, v.verschil,
        _klaar(v.was), _klaar(v.nu), _hardheid(v.was), _hardheid(v.nu),
    )  # fmt: skip


def _klaar(p: Project | None) -> str:
    return zinnen.klaar(p.tot) if p else "–"


def _hardheid(p: Project | None) -> str:
    return opsomming(list(p.statussen)) if p else "–"


def _figuur(o: Overzicht, stappen: list[tuple[str, int]]) -> dict[str, Any]:
    """A waterfall: the total then, each kind of change, the total now."""
    namen, basis, hoogte, kleuren, teksten = ["toen"], [0], [o.was], [NEUTRAAL], [getal(o.was)]
    stand = o.was
    for wijziging, n in stappen:
        namen.append(breek(woorden.WIJZIGING[wijziging], 10))
        basis.append(stand)
        hoogte.append(n)
        kleuren.append(richting_kleur(n))
        teksten.append(met_teken(n))
        stand += n
    namen.append("nu")
    basis.append(0)
    hoogte.append(stand)
    kleuren.append(NEUTRAAL)
    teksten.append(getal(stand))
    toppen = [max(b, b + h) for b, h in zip(basis, hoogte, strict=True)]
    bodems = [min(b, b + h) for b, h in zip(basis, hoogte, strict=True)]
    ruimte = max(1, max(toppen) - min(0, *bodems)) * 0.12
    return {
        "data": [
            {
                "type": "bar",
                "x": list(range(len(namen))),
                "y": hoogte,
                "base": basis,
                "marker": {"color": kleuren, "line": {"color": WIT, "width": 1}},
                "customdata": [
                    f"{n.replace('<br>', ' ')}: {t}" for n, t in zip(namen, teksten, strict=True)
                ],
                "hovertemplate": "%{customdata}<extra></extra>",
            }
        ],
        "layout": layout(
            300,
            annotations=[
                {"x": i, "y": top, "text": f"<b>{t}</b>", "showarrow": False, "yanchor": "bottom",
                 "font": {"color": INKT, "size": 12}}
                for i, (top, t) in enumerate(zip(toppen, teksten, strict=True))
            ],
            xaxis=as_namen(tickvals=list(range(len(namen))), ticktext=namen),
            yaxis=as_getal(range=[min(0, *bodems), max(0, *toppen) + ruimte]),
        ),
    }  # fmt: skip
