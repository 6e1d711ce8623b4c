"""All dwellings of a gemeente by CBS: a chart of its own, never the social stock's growth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from domain.cijfernaam import Cijfernaam, over, stuk
from domain.groei.alle_woningen import POSTEN, Jaarstand, opgeteld
from domain.opsomming import opsomming
from figures.basis.getallen import met_teken, zonder_teken
from figures.basis.grafiek import Cel, Grafiek, Legendasleutel, Tabel
from figures.basis.kleuren import (
    INKT,
    NEUTRAAL,
    ONVERKLAARD,
    WIT,
    as_getal,
    as_namen,
    layout,
    soort_kleur,
    stijl,
)
from figures.basis.zin import Tekst, cijfer, samen, zin

# post -> (label, colour)
_BEELD = {
    "nieuwbouw": ("Nieuwbouw", soort_kleur("nieuwbouw")),
    "overige_toevoeging": ("Overige toevoeging", soort_kleur("transformatie")),
    "sloop": ("Sloop", soort_kleur("sloop")),
    "overige_onttrekking": ("Overige onttrekking", soort_kleur("verkoop")),
    "correctie": ("Correctie", NEUTRAAL),
}
KOPPEN = (
    "Gemeente", "Jaar", "Begin", *(label for label, _ in _BEELD.values()), "Past niet", "Eind",
)  # fmt: skip
GEEN = "CBS heeft voor deze keuze geen cijfers over alle woningen"


def cbs(standen: Sequence[Jaarstand], namen: Mapping[str, str]) -> Grafiek:
    """Per year what CBS counted in and out, and what does not fit in its own balance.

    standen: of one gemeente and year each. Years for which one has no figures stay empty.
    """
    vol = [s for s in standen if s.eind is not None]
    if not vol:
        return Grafiek(GEEN, f"{GEEN}.", Tabel(KOPPEN, ()))
    gemeenten = sorted({g for s in vol for g in s.gemeenten})
    jaren = opgeteld(vol)
    wie = (
        opsomming([namen.get(g, g) for g in gemeenten])
        if len(gemeenten) <= 3
        else f"{len(gemeenten)} gemeenten samen"
    )
    laatste = jaren[-1]
    titel = zin(
        "Alle woningen in {}: {} eind {}", wie, cijfer(_naam(laatste, "eind"), laatste.eind),
        str(laatste.jaar),
    )  # fmt: skip
    if laatste.saldo is not None:
        verschil = cijfer(_naam(laatste, "saldo"), laatste.saldo, zonder_teken)
        woord = "meer" if laatste.saldo >= 0 else "minder"
        titel = zin("{}, {} {} dan een jaar eerder", titel, verschil, woord)
    return Grafiek(
        titel=titel,
        tekst=zin(
            "Alle woningen, niet alleen sociale huur, volgens CBS. {}. Saldo per jaar: {}.", titel,
            samen([zin("{}: {}", str(j.jaar), _saldo(j)) for j in jaren], "; "),
        ),
        tabel=_tabel(vol, namen),
        figuur=_figuur(jaren),
        legenda=_legenda(jaren),
        opmerkingen=(
            "Dit zijn alle woningen, koop en huur. Ze tellen niet mee in de groei hierboven.",
            *(
                zin("In {} sluit de balans van CBS niet: {}.", str(j.jaar),
                    cijfer(_naam(j, "past_niet"), j.past_niet, met_teken))
                for j in jaren
                if j.past_niet
            ),
        ),
    )  # fmt: skip


def _naam(j: Jaarstand, aard: str) -> Cijfernaam:
    jaar = stuk(date(j.jaar, 1, 1), date(j.jaar, 12, 31))
    return Cijfernaam("alle_woningen", over(j.gemeenten), jaar, aard)


def _saldo(j: Jaarstand) -> Tekst:
    return cijfer(_naam(j, "saldo"), j.saldo, met_teken)


def _figuur(per_jaar: Sequence[Jaarstand]) -> dict[str, Any]:
    jaren = [j.jaar for j in per_jaar]
    data: list[dict[str, Any]] = []
    for post, (label, kleur) in _BEELD.items():
        waarden = [j.posten[post] for j in per_jaar]
        if any(waarden):
            data.append(_balk(jaren, waarden, label, stijl(kleur, "gerealiseerd")))
    if any(j.past_niet for j in per_jaar):
        kruis = {**stijl(ONVERKLAARD, "hard")}
        kruis["pattern"] = {**kruis["pattern"], "shape": "x"}
        data.append(_balk(jaren, [j.past_niet for j in per_jaar], "Past niet", kruis))
    data.append(
        {
            "type": "scatter",
            "mode": "markers",
            "x": jaren,
            "y": [j.saldo for j in per_jaar],
            "marker": {
                "symbol": "diamond",
                "size": 9,
                "color": WIT,
                "line": {"color": INKT, "width": 2},
            },
            "hovertemplate": "%{x}: saldo %{y:+,d}<extra></extra>",
        }
    )
    return {
        "data": data,
        "layout": layout(
            300,
            barmode="relative",
            xaxis=as_namen(
                tickformat="d", dtick=1 if len(jaren) <= 7 else 2 if len(jaren) <= 14 else 3
            ),
            yaxis=as_getal(),
        ),
    }


def _balk(
    jaren: list[int], waarden: list[Any], label: str, marker: dict[str, Any]
) -> dict[str, Any]:
    return {
        "type": "bar",
        "name": label,
        "x": jaren,
        "y": waarden,
        "marker": marker,
        "hovertemplate": f"%{{x}}: {label.lower()} %{{y:+,d}}<extra></extra>",
    }


def _tabel(standen: Sequence[Jaarstand], namen: Mapping[str, str]) -> Tabel:
    op_volgorde = sorted(standen, key=lambda s: (s.gemeenten, -s.jaar))
    rijen: tuple[tuple[Cel, ...], ...] = tuple(
        (
            namen.get(s.gemeenten[0], s.gemeenten[0]),
            str(s.jaar),
            s.begin,
            *(s.posten[p] for p in POSTEN),
            s.past_niet,
            s.eind,
        )
        for s in op_volgorde
    )
    cijfers = tuple(
        (None, None, *(_naam(s, aard) for aard in ("begin", *POSTEN, "past_niet", "eind")))
        for s in op_volgorde
    )
    return Tabel(KOPPEN, rijen, signed=frozenset(range(3, 3 + len(POSTEN) + 1)), namen=cijfers)


def _legenda(per_jaar: Sequence[Jaarstand]) -> tuple[Legendasleutel, ...]:
    uit = [
        Legendasleutel(label, kleur)
        for post, (label, kleur) in _BEELD.items()
        if any(j.posten[post] for j in per_jaar)
    ]
    if any(j.past_niet for j in per_jaar):
        uit.append(Legendasleutel("Past niet", ONVERKLAARD, "kruis"))
    return (*uit, Legendasleutel("saldo", INKT, "ruit"))
