"""The choices of Kernen between address, controls and selection."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from components.keuzelijst import Optie
from components.uit_browser import eis_eigen
from domain.kernen.keuze import STANDAARD, KernFilters
from figures.basis.getallen import datum
from figures.kernen.rijen import definitie_label


def niveau_van(keuze: KernFilters) -> str:
    """The one level that the page shows below the gemeente: the lowest one asked for."""
    return keuze.niveau[-1]


def naar_controls(keuze: KernFilters) -> dict[str, str | None]:
    """The value of each control."""
    return {
        "gemeente": keuze.gemeente[0] if keuze.gemeente else None,
        "niveau": niveau_van(keuze),
        "definitie": keuze.definitie,
        "peildatum": keuze.peildatum.isoformat() if keuze.peildatum else None,
    }


@eis_eigen()
def van_controls(
    waarden: Mapping[str, str | None],
    schuiven: Mapping[str, Any],
    gekozen: str | None,
    stand: str | None,
) -> KernFilters:
    """The selection that the controls hold; the other way round of `naar_controls`.

    schuiven: doel and nieuwbouwaandeel; an empty one is as standard.
    """
    niveau = waarden.get("niveau") or "wijk"
    gemeente, dag = waarden.get("gemeente"), waarden.get("peildatum")
    nieuw = _procent(schuiven.get("nieuwbouwaandeel"))
    return KernFilters(
        gemeente=(gemeente,) if gemeente else (),
        gebied=(gekozen,) if gekozen else (),
        niveau=("gemeente",) if niveau == "gemeente" else ("gemeente", niveau),
        peildatum=date.fromisoformat(dag) if dag else None,
        doel=_procent(schuiven.get("doel"), open_=True),
        nieuwbouwaandeel=STANDAARD.nieuwbouwaandeel if nieuw is None else nieuw,
        definitie=waarden.get("definitie") or None,
        stand=stand,
    )


def _procent(waarde: Any, *, open_: bool = False) -> Decimal | None:
    """A control's value; None for what cannot be. open_: 0 and 100 cannot be."""
    try:
        getal = round(Decimal(str(waarde)), 4)
    except InvalidOperation:
        return None
    mag = 0 < getal < 100 if open_ else 0 <= getal <= 100
    return getal if mag else None


def definitie_opties(definities: tuple[str, ...]) -> list[Optie]:
    """The definitions that are known here."""
    return [{"value": d, "label": definitie_label(d)} for d in definities]


def datum_opties(dagen: tuple[date, ...], ook: date | None = None) -> list[Optie]:
    """The peildata that are known here, newest first, and the one that an address brought."""
    alle = sorted({*dagen, *((ook,) if ook else ())}, reverse=True)
    return [{"value": d.isoformat(), "label": datum(d)} for d in alle]
