"""Growth per corporatie, each beside its own part of the afspraak."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from domain.doel import Doel
from domain.groeiregels import Partij, bereik, hoofdstatus, statussen
from domain.mutaties import STATUSSEN
from figures.doelwoorden import afgesproken
from figures.getallen import getal, jaren, met_teken, opsomming
from figures.grafiek import Cel, Grafiek, Sleutel, Tabel
from figures.kleuren import (
    AFSPRAAK,
    STATUS_NAAM,
    ZACHT_INKT,
    as_getal,
    as_namen,
    layout,
    richting_kleur,
    stijl,
)

RIJ = 74  # px: two lines of words above a bar


def per_corporatie(
    regels: Sequence[Partij],
    wat: str,
    namen: Mapping[str, str],
    doelen: Mapping[str, Doel] | None = None,
) -> Grafiek:
    """A bar per corporatie and status; a dark mark at its own target.

    namen: code to name. doelen: code to its own Doel, over the same days as the rows.
    """
    doelen = doelen or {}
    codes = sorted(
        {r.corporatie for r in regels} | set(doelen), key=lambda c: namen.get(c, c).casefold()
    )
    if not codes:
        zin = "Er zijn geen cijfers per corporatie bekend voor deze keuze"
        return Grafiek(zin, f"{zin}.", Tabel(("Corporatie", "Netto"), ()))
    status = hoofdstatus(regels)
    dagen = bereik([r for r in regels if r.status == status])
    periode = jaren(*dagen) if dagen else ""
    sommen: dict[tuple[str, str], int] = {}
    for r in regels:
        sleutel = (r.corporatie, r.status)
        sommen[sleutel] = sommen.get(sleutel, 0) + r.saldo
    aanwezig = statussen(regels)
    return Grafiek(
        titel=_titel(
            codes,
            sommen,
            status=status,
            wat=wat,
            namen=namen,
            doelen=doelen,
            tot=dagen[1] if dagen else date.max,
            periode=periode,
        ),
        tekst=_tekst(codes, sommen, namen, doelen, periode),
        tabel=_tabel(codes, sommen, aanwezig, namen, doelen),
        figuur=_figuur(codes, sommen, aanwezig, namen, doelen),
        legenda=_legenda(aanwezig, doelen),
    )


def gehaald(waarde: float, doel: Doel, tot: date) -> bool:
    """Whether a figure up to a day keeps up: at least what is asked by then, or at most."""
    nodig = doel.op(tot)
    return waarde <= nodig if doel.geldt_als == "maximum" else waarde >= nodig


def _titel(
    codes: list[str],
    sommen: dict[tuple[str, str], int],
    *,
    status: str | None,
    wat: str,
    namen: Mapping[str, str],
    doelen: Mapping[str, Doel],
    tot: date,
    periode: str,
) -> str:
    voor = f"{periode}: " if periode else ""
    woord = STATUS_NAAM[status] if status else ""
    met_doel = [c for c in codes if c in doelen and status and (c, status) in sommen]
    if not met_doel:
        delen = [
            f"{namen.get(c, c)} {met_teken(sommen[c, status])}"  # type: ignore[index]
            for c in codes
            if status and (c, status) in sommen
        ]
        if len(delen) > 4:
            delen = [*delen[:3], f"{len(delen) - 3} andere corporaties"]
        return f"{voor}{opsomming(delen)} {wat} {woord}"
    goed = [c for c in met_doel if gehaald(sommen[c, status or ""], doelen[c], tot)]
    voorbij = all(doelen[c].tot <= tot for c in met_doel)
    if len(goed) == len(met_doel):
        wie = "Elke corporatie" if len(goed) > 1 else namen.get(goed[0], goed[0])
        kern = "haalt het eigen deel" if voorbij else "ligt op schema voor het eigen deel"
        return f"{voor}{wie} {kern} van de afspraak, {woord}"
    niet = [c for c in met_doel if c not in goed]
    delen = [
        f"{namen.get(c, c)} ({met_teken(sommen[c, status or ''])}, "
        f"nodig {getal(round(doelen[c].op(tot)))})"
        for c in niet
    ]
    if voorbij:
        werkwoord = "haalt" if len(niet) == 1 else "halen"
        return f"{voor}{opsomming(delen)} {werkwoord} het eigen deel van de afspraak niet"
    werkwoord = "ligt" if len(niet) == 1 else "liggen"
    return f"{voor}{opsomming(delen)} {werkwoord} achter op het eigen deel van de afspraak"


def _figuur(
    codes: list[str],
    sommen: dict[tuple[str, str], int],
    aanwezig: tuple[str, ...],
    namen: Mapping[str, str],
    doelen: Mapping[str, Doel],
) -> dict[str, Any]:
    aantal = len(codes)
    y = {c: aantal - i for i, c in enumerate(codes)}
    data: list[dict[str, Any]] = []
    for status in STATUSSEN:
        punten = [(c, sommen[c, status]) for c in codes if (c, status) in sommen]
        if not punten:
            continue
        data.append(
            {
                "type": "bar",
                "orientation": "h",
                "y": [y[c] for c, _ in punten],
                "x": [s for _, s in punten],
                "width": 0.3,
                # One colour per direction; pattern and line differ per status only.
                "marker": {
                    **stijl(richting_kleur(1), status),
                    "color": [richting_kleur(s) for _, s in punten],
                    **_patroon([richting_kleur(s) for _, s in punten], status),
                },
                "customdata": [namen.get(c, c) for c, _ in punten],
                "hovertemplate": "%{customdata}: %{x:+,d} "
                f"{STATUS_NAAM[status]}<extra></extra>",
            }
        )
    met_doel = [c for c in codes if c in doelen]
    if met_doel:
        data.append(
            {
                "type": "scatter",
                "mode": "markers",
                "x": [doelen[c].doel for c in met_doel],
                "y": [y[c] for c in met_doel],
                "marker": {
                    "symbol": "line-ns-open",
                    "size": 22,
                    "color": AFSPRAAK,
                    "line": {"width": 3, "color": AFSPRAAK},
                },
                "customdata": [namen.get(c, c) for c in met_doel],
                "hovertemplate": "%{customdata}, afspraak: %{x:,d}<extra></extra>",
            }
        )
    eind = {
        c: max([0.0, sum(s for (k, _), s in sommen.items() if k == c and s > 0)]
               + ([doelen[c].doel] if c in doelen else []))
        for c in codes
    }  # fmt: skip
    laag = min([0, *(sum(s for (k, _), s in sommen.items() if k == c and s < 0) for c in codes)])
    hoog = max([1.0, *eind.values()])
    return {
        "data": data,
        "layout": layout(
            RIJ * aantal + 50,
            barmode="relative",
            # Names and figures above the bars: beside them there is no room at 360 px.
            annotations=[
                {
                    "xref": "paper",
                    "x": 0,
                    "y": y[c] + 0.2,
                    "text": _label(c, sommen, aanwezig, namen, doelen),
                    "showarrow": False,
                    "xanchor": "left",
                    "yanchor": "bottom",
                    "align": "left",
                    "font": {"size": 12},
                }
                for c in codes
            ],
            xaxis=as_getal(range=[laag * 1.05, hoog + 0.06 * (hoog - laag)], nticks=5),
            yaxis=as_namen(showticklabels=False, range=[0.6, aantal + 0.75]),
        ),
    }


def _patroon(kleuren: list[str], status: str) -> dict[str, Any]:
    if status == "gerealiseerd":
        return {}
    patroon = dict(stijl(kleuren[0], status)["pattern"], fgcolor=kleuren)
    return {"pattern": patroon, "line": {"color": kleuren, "width": 1}}


def _label(
    c: str,
    sommen: dict[tuple[str, str], int],
    aanwezig: tuple[str, ...],
    namen: Mapping[str, str],
    doelen: Mapping[str, Doel],
) -> str:
    delen = [f"{met_teken(sommen[c, s])} {s}" for s in aanwezig if (c, s) in sommen]
    doel = f", afspraak {getal(doelen[c].doel)}" if c in doelen else ""
    return f"<b>{namen.get(c, c)}</b>{doel}<br>{', '.join(delen) or 'geen cijfers'}"


def _tekst(
    codes: list[str],
    sommen: dict[tuple[str, str], int],
    namen: Mapping[str, str],
    doelen: Mapping[str, Doel],
    periode: str,
) -> str:
    delen = []
    for c in codes:
        eigen = [
            f"{met_teken(sommen[c, s])} {STATUS_NAAM[s]}" for s in STATUSSEN if (c, s) in sommen
        ] or ["geen cijfers"]
        doel = f" (afspraak: {afgesproken(doelen[c])})" if c in doelen else ""
        delen.append(f"{namen.get(c, c)}: {' en '.join(eigen)}{doel}")
    return f"Netto groei per corporatie{f', {periode}' if periode else ''}. {'; '.join(delen)}."


def _tabel(
    codes: list[str],
    sommen: dict[tuple[str, str], int],
    aanwezig: tuple[str, ...],
    namen: Mapping[str, str],
    doelen: Mapping[str, Doel],
) -> Tabel:
    rijen: list[tuple[Cel, ...]] = [
        (
            namen.get(c, c),
            *(sommen.get((c, s)) for s in aanwezig),
            *((doelen[c].doel if c in doelen else None,) if doelen else ()),
        )
        for c in codes
    ]
    koppen = ("Corporatie", *(f"Netto {STATUS_NAAM[s]}" for s in aanwezig))
    totaal: tuple[Cel, ...] = (
        "Som van de corporaties",
        *(sum(v for (_, st), v in sommen.items() if st == s) for s in aanwezig),
        *((None,) if doelen else ()),
    )
    return Tabel(
        (*koppen, "Afspraak") if doelen else koppen,
        tuple(rijen),
        signed=frozenset(range(1, len(koppen))),
        totaal=totaal,
    )


def _legenda(aanwezig: tuple[str, ...], doelen: Mapping[str, Doel]) -> tuple[Sleutel, ...]:
    uit = []
    if aanwezig != ("gerealiseerd",):
        uit = [
            Sleutel(STATUS_NAAM[s], ZACHT_INKT, "" if s == "gerealiseerd" else s)  # type: ignore[arg-type]
            for s in aanwezig
        ]
    if doelen:
        uit.append(Sleutel("eigen deel van de afspraak", AFSPRAAK, "lijn"))
    return tuple(uit)


def som_tekst(som: int, sector: int) -> str | None:
    """The sentence where the corporaties together do not make the sector's growth."""
    if som == sector:
        return None
    return (
        f"De corporaties tellen samen op tot {met_teken(som)}, de sociale sector groeit met "
        f"{met_teken(sector)}. Het verschil van {getal(abs(som - sector))} zijn woningen die "
        "binnen de sector van eigenaar wisselden."
    )
