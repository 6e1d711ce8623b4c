"""All dwellings of a gemeente by CBS: a chart of its own, never the social stock's growth."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from figures.getallen import getal, is_onbekend, met_teken, opsomming
from figures.grafiek import Cel, Grafiek, Sleutel, Tabel
from figures.kleuren import (
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

# column -> (label, sign in the balance, colour)
POSTEN = {
    "nieuwbouw": ("Nieuwbouw", 1, soort_kleur("nieuwbouw")),
    "overige_toevoeging": ("Overige toevoeging", 1, soort_kleur("transformatie")),
    "sloop": ("Sloop", -1, soort_kleur("sloop")),
    "overige_onttrekking": ("Overige onttrekking", -1, soort_kleur("verkoop")),
    "correctie": ("Correctie", 1, NEUTRAAL),
}
KOPPEN = (
    "Gemeente", "Jaar", "Begin", *(label for label, _, _ in POSTEN.values()), "Past niet", "Eind",
)  # fmt: skip
GEEN = "CBS heeft voor deze keuze geen cijfers over alle woningen"


def cbs(frame: pd.DataFrame, namen: Mapping[str, str]) -> Grafiek:
    """Per year what CBS counted in and out, and what does not fit in its own balance.

    frame: columns of `cbs_voorraad`. Years for which a gemeente has no figures stay empty.
    """
    regels = [
        {k: None if is_onbekend(v) else v for k, v in r.items()} for r in frame.to_dict("records")
    ]
    vol = [r for r in regels if r["eind"] is not None]
    if not vol:
        return Grafiek(GEEN, f"{GEEN}.", Tabel(KOPPEN, ()))
    gemeenten = sorted({r["gemeente"] for r in vol})
    per_jaar = _opgeteld(vol, len(gemeenten))
    naam = (
        opsomming([namen.get(g, g) for g in gemeenten])
        if len(gemeenten) <= 3
        else f"{len(gemeenten)} gemeenten samen"
    )
    laatste = max(per_jaar)
    eind, vorig = per_jaar[laatste]["eind"], per_jaar[laatste]["begin"]
    titel = f"Alle woningen in {naam}: {getal(eind)} eind {laatste}"
    if vorig is not None:
        verschil = eind - vorig
        woord = "meer" if verschil >= 0 else "minder"
        titel += f", {getal(abs(verschil))} {woord} dan een jaar eerder"
    mis = {j: r["verschil"] for j, r in per_jaar.items() if r["verschil"]}
    return Grafiek(
        titel=titel,
        tekst=(
            f"Alle woningen, niet alleen sociale huur, volgens CBS. {titel}. Saldo per jaar: "
            + "; ".join(f"{j}: {met_teken(r['saldo'])}" for j, r in sorted(per_jaar.items()))
            + "."
        ),
        tabel=_tabel(vol, namen),
        figuur=_figuur(per_jaar),
        legenda=_legenda(per_jaar),
        opmerkingen=(
            "Dit zijn alle woningen, koop en huur. Ze tellen niet mee in de groei hierboven.",
            *(
                f"In {j} sluit de balans van CBS niet: {met_teken(v)}."
                for j, v in sorted(mis.items())
            ),
        ),
    )


def _verschil(r: Mapping[str, Any]) -> int | None:
    """eind - (begin + posten): what the source itself does not explain."""
    if r["begin"] is None or r["eind"] is None:
        return None
    som = sum(teken * (r[k] or 0) for k, (_, teken, _) in POSTEN.items())
    return int(r["eind"] - r["begin"] - som)


def _opgeteld(regels: list[dict[str, Any]], aantal: int) -> dict[int, dict[str, Any]]:
    """Years for which every gemeente has figures, summed."""
    uit: dict[int, dict[str, Any]] = {}
    for jaar in sorted({int(r["jaar"]) for r in regels}):
        dit = [r for r in regels if int(r["jaar"]) == jaar]
        if len(dit) < aantal:
            continue
        som: dict[str, Any] = {
            k: None if any(r[k] is None for r in dit) else int(sum(r[k] for r in dit))
            for k in (*POSTEN, "begin", "eind")
        }
        som["verschil"] = _verschil(som)
        som["saldo"] = None if som["begin"] is None else som["eind"] - som["begin"]
        uit[jaar] = som
    return uit or {int(r["jaar"]): {**r, "verschil": None, "saldo": None} for r in regels[-1:]}


def _figuur(per_jaar: dict[int, dict[str, Any]]) -> dict[str, Any]:
    jaren = sorted(per_jaar)
    data: list[dict[str, Any]] = []
    for k, (label, teken, kleur) in POSTEN.items():
        waarden = [None if per_jaar[j][k] is None else teken * per_jaar[j][k] for j in jaren]
        if any(waarden):
            data.append(_balk(jaren, waarden, label, stijl(kleur, "gerealiseerd")))
    if any(per_jaar[j]["verschil"] for j in jaren):
        kruis = {**stijl(ONVERKLAARD, "hard")}
        kruis["pattern"] = {**kruis["pattern"], "shape": "x"}
        data.append(_balk(jaren, [per_jaar[j]["verschil"] for j in jaren], "Past niet", kruis))
    data.append(
        {
            "type": "scatter",
            "mode": "markers",
            "x": jaren,
            "y": [per_jaar[j]["saldo"] for j in jaren],
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


def _tabel(regels: list[dict[str, Any]], namen: Mapping[str, str]) -> Tabel:
    rijen: tuple[tuple[Cel, ...], ...] = tuple(
        (
            namen.get(r["gemeente"], r["gemeente"]),
            str(int(r["jaar"])),
            r["begin"],
            *(None if r[k] is None else teken * r[k] for k, (_, teken, _) in POSTEN.items()),
            _verschil(r),
            r["eind"],
        )
        for r in sorted(regels, key=lambda r: (r["gemeente"], -r["jaar"]))
    )
    return Tabel(KOPPEN, rijen, signed=frozenset(range(3, 3 + len(POSTEN) + 1)))


def _legenda(per_jaar: dict[int, dict[str, Any]]) -> tuple[Sleutel, ...]:
    uit = [
        Sleutel(label, kleur)
        for k, (label, _, kleur) in POSTEN.items()
        if any(r[k] for r in per_jaar.values())
    ]
    if any(r["verschil"] for r in per_jaar.values()):
        uit.append(Sleutel("Past niet", ONVERKLAARD, "kruis"))
    return (*uit, Sleutel("saldo", INKT, "ruit"))
