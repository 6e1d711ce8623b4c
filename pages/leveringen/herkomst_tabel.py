"""The table of Herkomst: what each row says, where it comes from, and its original text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from components.tabel import element
from components.tekst import toon
from domain.leveringen.cijfernamen import van_rij
from figures.basis.getallen import datum, getal, met_teken
from figures.basis.zin import cijfer
from loaders.archief.oorspronkelijk import Oorspronkelijk
from pages.leveringen.verdict import bronrij
from store.vragen.basis import records

_KOPPEN = {
    "gemeente": "Gemeente", "corporatie": "Corporatie", "gebied": "Kern, wijk of buurt",
    "periode": "Periode", "peildatum": "Peildatum", "jaar": "Jaar", "soort": "Soort",
    "status": "Status", "segment": "Segment", "duur": "Duur", "huurklasse": "Huurklasse",
    "project": "Project", "projectcode": "Projectcode", "planstatus_bron": "Status volgens bron",
    "fase": "Fase", "aantal": "Aantal", "saldo": "Saldo", "telt": "Telt voor",
    "definitie": "Definitie",
    "aandeel_corporatie": "Aandeel corporaties (%)", "bron": "Bron", "begin": "Begin",
    "nieuwbouw": "Nieuwbouw", "overige_toevoeging": "Overig erbij", "sloop": "Sloop",
    "overige_onttrekking": "Overig eraf", "correctie": "Correctie", "eind": "Eind",
    "reden": "Telt niet, want",
}  # fmt: skip
_TELLINGEN = frozenset({
    "aantal", "begin", "nieuwbouw", "overige_toevoeging", "sloop", "overige_onttrekking",
    "correctie", "eind",
})  # fmt: skip
_CIJFERS: dict[str, Callable[[Any], str]] = {
    **dict.fromkeys(_TELLINGEN, getal),
    "saldo": met_teken,
    "telt": met_teken,
    "aandeel_corporatie": lambda w: getal(w, 1),
}
_SCHRIJF: dict[str, Callable[[Any], str]] = {"peildatum": datum, "jaar": lambda w: str(int(w))}
# What a figure of a row depends on beside the row itself.
Afhankelijk = Mapping[str, Mapping[str, object]]
_WAAR = ("Levering", "Bestand en plek", "Zoals het er staat")


def tabel(
    frame: pd.DataFrame,
    originelen: Mapping[tuple[str, str], Oorspronkelijk],
    vast: str | None = None,
    afhankelijk: Afhankelijk | None = None,
) -> Any:
    """One row per figure. Columns that are empty in all rows are left out. vast: a fixed stand.

    afhankelijk: by column the choices that decide its figures, for their names.
    """
    kolommen = [k for k in frame.columns if k in _KOPPEN and frame[k].notna().any()]
    koppen = [*(_KOPPEN[k] for k in kolommen), *_WAAR]
    bijschrift = "De rijen achter dit cijfer, met hun herkomst"
    return element(
        "Div",
        element(
            "Table",
            [
                element("Caption", bijschrift, className="alleen-schermlezer"),
                element("Thead", element("Tr", [element("Th", k, scope="col") for k in koppen])),
                element(
                    "Tbody",
                    [
                        _rij(r, kolommen, originelen, vast, afhankelijk or {})
                        for r in records(frame)
                    ],
                ),
            ],
            className="cijfers herkomsttabel",
        ),
        className="tabelvak hoog",
        tabIndex="0",
        role="region",
        **{"aria-label": bijschrift},
    )


def _rij(
    r: Mapping[str, Any],
    kolommen: list[str],
    originelen: Mapping[tuple[str, str], Oorspronkelijk],
    vast: str | None,
    afhankelijk: Afhankelijk,
) -> dict[str, Any]:
    eerste, *rest = kolommen
    return element(
        "Tr",
        [
            element("Th", _tekst(eerste, r[eerste]), scope="row"),
            *(_cel(k, r, afhankelijk.get(k, {})) for k in rest),
            element("Td", _levering(r, vast)),
            element("Td", _plek(r)),
            element("Td", _origineel(r, originelen)),
        ],
    )  # fmt: skip


def _cel(kolom: str, r: Mapping[str, Any], keuze: Mapping[str, object]) -> dict[str, Any]:
    waarde = r[kolom]
    if kolom not in _CIJFERS:
        return element("Td", _tekst(kolom, waarde))
    if waarde is None:  # this row has no such figure
        return element("Td", "")
    heel = int(waarde) if kolom != "aandeel_corporatie" else float(waarde)
    deel = {**r, "corporatie": r.get("corporatiecode")}
    naam = van_rij(kolom, r["levering"], r["blad"], r["rij"], deel).met(**keuze)
    return element("Td", toon(cijfer(naam, heel, _CIJFERS[kolom])), className="getal")


def _tekst(kolom: str, waarde: Any) -> str:
    schrijf = _SCHRIJF.get(kolom, lambda w: str(w).replace("_", " "))
    return "" if waarde is None else schrijf(waarde)


def _levering(r: Mapping[str, Any], vast: str | None) -> list[Any]:
    # Of whom and when in the same cell: with a column more the last one falls off a desk's screen.
    pad = f"/levering/{r['levering']}{f'?stand={vast}' if vast else ''}"
    return [
        element("A", r["levering"], href=pad),
        element("Br"),
        element("Small", f"{r['leverancier']}, ontvangen {datum(r['ontvangen'])}"),
    ]


def _plek(r: Mapping[str, Any]) -> list[Any]:
    blad = f"blad {r['blad']}, " if r["blad"] else ""
    return [r["bestand"], element("Br"), element("Small", f"{blad}rij {r['rij']}")]


def _origineel(r: Mapping[str, Any], originelen: Mapping[tuple[str, str], Oorspronkelijk]) -> Any:
    bron = originelen.get((r["sha256"], r["blad"] or ""))
    if bron is None:
        return "het bestand is verwijderd"
    cellen = bron.rijen.get(int(r["rij"]))
    return bronrij(bron.kop, cellen) if cellen else "zie het originele bestand"
