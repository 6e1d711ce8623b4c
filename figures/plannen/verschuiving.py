"""What moved in the plans since an earlier stand, drawn and in words.

From then to now in steps, and per project.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from domain.opsomming import opsomming
from domain.plannen.cijfernamen import ALLE_PLANNEN, Plannaam
from domain.plannen.projectlijst import Project
from domain.plannen.verschuiving import AANTALLEN, OPGELEVERD, PERIODE, Overzicht, Verschuiving
from figures.basis.getallen import breek, getal, met_teken, woningen
from figures.basis.grafiek import Cel, Grafiek, Tabel
from figures.basis.kleuren import INKT, NEUTRAAL, WIT, as_getal, as_namen, layout, richting_kleur
from figures.basis.zin import Tekst, cijfer, lijst, samen, zin
from figures.plannen import zinnen

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


def verdwenen(o: Overzicht, *, naam: Plannaam = ALLE_PLANNEN) -> str:
    """Of what is gone how much is known to be delivered; empty where nothing is."""
    if not o.van("weg"):
        return ""
    delen = [
        zin("{}: {}", cijfer(naam.verschuiving("aantal", wijziging="weg", reden=r), n), woorden)
        for r, woorden in REDEN.items()
        if (n := o.weg(r))
    ]
    return zin("Weg uit de plannen: {}.", samen(delen, "; "))


KOPPEN = (
    "Project", "Corporatie", "Gebied", "Wat", "Was", "Nu", "Verschil", "Was klaar", "Nu klaar",
    "Hardheid was", "Hardheid nu",
)  # fmt: skip


def planverschuiving(
    o: Overzicht, toen: str, namen: Mapping[str, str], *, naam: Plannaam = ALLE_PLANNEN
) -> Grafiek:
    """toen: the earlier stand in words, as in '1 maart 2025 (a1b2)'."""
    titel = verschuiving(o, toen, naam=naam)
    stappen = [(w, o.som(w)) for w in AANTALLEN if o.van(w)]
    zegt = [
        zin(
            "{} {}",
            WIJZIGING[w],
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
    weg = verdwenen(o, naam=naam)
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
    wat = opsomming([WIJZIGING[w] for w in v.wijzigingen])
    if v.reden:
        wat = f"{wat}: {REDEN[v.reden]}"
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
        namen.append(breek(WIJZIGING[wijziging], 10))
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
