"""Two courses side by side: the present one, and the one of a scenario."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from domain.cijfernaam import Cijfernaam, over, stuk
from domain.prognose.watals import Groeiverloop
from figures.basis.eindlabels import Einde, eindlabels
from figures.basis.getallen import getal, met_teken, woningen
from figures.basis.grafiek import Grafiek, Legendasleutel, Tabel
from figures.basis.kleuren import ONTTREKKING, TOEVOEGING, as_getal, as_namen, layout
from figures.basis.zin import Tekst, cijfer, zin

NU, STRAKS = "Zoals het nu gaat", "Wat als"
_KLEUR = {NU: TOEVOEGING, STRAKS: ONTTREKKING}
SAMEN = "gerealiseerd+hard+zacht"


@dataclass(frozen=True)
class Koersnaam:
    """Names the growth of a gemeente (its code), realised up to its peildatum, with all plans.

    scenario: as in a name, "" where nothing is chosen. jaar: up to and including it; None: ever.
    """

    gemeente: str
    peildatum: date | None
    scenario: str = ""

    def nu(self, jaar: int | None) -> Cijfernaam:
        """As it goes now."""
        dagen = stuk(None, date(jaar, 12, 31)) if jaar else ".."
        naam = Cijfernaam("netto", over((self.gemeente,)), dagen, SAMEN)
        return naam.met(peildatum=self.peildatum)

    def straks(self, jaar: int | None) -> Cijfernaam:
        """With the scenario."""
        return self.nu(jaar).met(scenario=self.scenario)

    def verschil(self, jaar: int | None) -> Cijfernaam:
        """What the scenario adds."""
        return replace(self.straks(jaar), aard=f"{SAMEN}.verschil")


def watals(v: Groeiverloop, plaats: str, naam: Koersnaam) -> Grafiek:
    """Netto growth added up from the first year, realised and all plans together."""
    anders = bool(v.straks)
    if not v.jaren:
        leeg = f"Over {plaats} zijn er geen cijfers om op te tellen"
        return Grafiek(leeg, f"{leeg}.", Tabel(("Jaar", NU, STRAKS), ()))
    lijnen = {NU: v.nu} | ({STRAKS: v.straks} if anders else {})
    titel = _titel(v, plaats, naam)
    kolommen = ("Tot en met", *lijnen, *(("Verschil",) if anders else ()))
    waarden = [*lijnen.values(), *((v.verschil,) if anders else ())]

    def namen(jaar: int) -> tuple[Cijfernaam | None, ...]:
        rest = (naam.straks(jaar), naam.verschil(jaar)) if anders else ()
        return (None, naam.nu(jaar), *rest)

    return Grafiek(
        titel=titel,
        tekst=titel + ". De tabel geeft de stand per jaar.",
        tabel=Tabel(
            kolommen,
            tuple((str(jaar), *(w[i] for w in waarden)) for i, jaar in enumerate(v.jaren)),
            signed=frozenset(range(1, len(kolommen))),
            namen=tuple(namen(jaar) for jaar in v.jaren),
        ),
        figuur=_figuur(v.jaren, lijnen),
        legenda=(
            Legendasleutel(NU, _KLEUR[NU]),
            *((Legendasleutel(STRAKS, _KLEUR[STRAKS], "lijn"),) if anders else ()),
        ),
        opmerkingen=(
            "Opgeteld is wat tot en met de peildatum gerealiseerd is, met alle bekende harde en "
            "zachte plannen erbij.",
        ),
    )


def _titel(v: Groeiverloop, plaats: str, naam: Koersnaam) -> Tekst:
    jaar = v.jaren[-1]
    nu = cijfer(naam.nu(jaar), v.nu[-1], met_teken)
    if not v.straks:
        return zin("Met alle bekende plannen komt {} tot en met {} op {}", plaats, str(jaar), nu)
    dan = cijfer(naam.straks(jaar), v.straks[-1], met_teken)
    anders = v.verschil[-1]
    if anders == 0:
        return zin("Tot en met {} maakt het voor {} geen verschil: {}", str(jaar), plaats, dan)
    hoeveel = meer_of_minder(naam.verschil(jaar), anders)
    return zin("Met deze keuzes krijgt {} tot en met {} {}: {} in plaats van {}",
               plaats, str(jaar), hoeveel, dan, nu)  # fmt: skip


def meer_of_minder(naam: Cijfernaam, n: int) -> Tekst:
    """'25 woningen meer', 'evenveel woningen'; its plain value keeps the sign."""
    return cijfer(naam, n, _meer)


def _meer(n: int) -> str:
    if not n:
        return "evenveel woningen"
    return f"{woningen(abs(n))} {'meer' if n > 0 else 'minder'}"


def _figuur(jaren: Sequence[int], lijnen: Mapping[str, Sequence[int]]) -> dict[str, Any]:
    alles = [0, *(y for lijn in lijnen.values() for y in lijn)]
    sporen = [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "x": list(jaren),
            "y": list(lijn),
            "name": naam,
            "line": {"color": _KLEUR[naam], "width": 3,
                     "dash": "solid" if naam == NU else "dash"},
            "marker": {"size": 6, "symbol": "circle" if naam == NU else "diamond"},
            "hovertemplate": f"{naam}, %{{x}}: %{{y:,d}}<extra></extra>",
        }
        for naam, lijn in lijnen.items()
    ]  # fmt: skip
    einden: list[Einde] = [
        (jaren[-1], lijn[-1], f"{naam}: {getal(lijn[-1])}", _KLEUR[naam])
        for naam, lijn in lijnen.items()
    ]
    hoogte = max(alles) - min(alles) or 1
    return {
        "data": sporen,
        "layout": layout(
            340,
            xaxis=as_namen(tickformat="d", dtick=1 if len(jaren) < 13 else 2),
            yaxis=as_getal(rangemode="tozero"),
            annotations=_labels(einden, eindlabels(einden, jaren[0], jaren[-1] - jaren[0], hoogte)),
            hovermode="x",
        ),
    }


def _labels(einden: Sequence[Einde], labels: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The lower line is named below its end: above it, the name would lie over the higher line."""
    if len(einden) < 2:
        return labels
    laagste = min(einden, key=lambda e: e[1])
    for label in labels:
        if label["text"] == f"<b>{laagste[2]}</b>":
            label.update(y=laagste[1], yanchor="top", yshift=-4)
    return labels
