"""What can be chosen on Standen, and what the controls hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from dash import html

from components.keuzelijst import Optie
from components.standen.balk import LIJSTEN, NAMEN
from components.tegel import band
from components.uit_browser import eis_eigen
from domain.filters import Filters, Probleem
from domain.opsomming import opsomming
from domain.standen.keuze import GEREALISEERD, BrugKeuze
from figures.basis.getallen import datum
from pages.gemeen.stand import GeopendeStand, geopend, standen
from store.standen.standen import StandFout, StandInfo
from store.vragen import keuzes, namen

NEDERLAND = ZoneInfo("Europe/Amsterdam")


def naam(info: StandInfo) -> str:
    """What a stand is called in a sentence: its label, else its id."""
    return info.vastgesteld.label if info.vastgesteld else f"stand {info.id}"


def wanneer(info: StandInfo) -> str:
    """The day and time it was built, as on a Dutch clock."""
    tijd = info.gebouwd.astimezone(NEDERLAND)
    return f"{datum(tijd.date())}, {tijd:%H.%M} uur"


def stand_opties(infos: Sequence[StandInfo]) -> list[Optie]:
    """Every stand that is whole, newest first, with what it is."""
    return [{"value": i.id, "label": _label(i)} for i in infos if not i.beschadigd]


def _label(i: StandInfo) -> str:
    soort = [i.vastgesteld.label] if i.vastgesteld else []
    soort += ["nieuwste"] if i.nieuwste else []
    return ", ".join([i.id, f"{i.gebouwd.astimezone(NEDERLAND):%d-%m-%Y %H.%M}", *soort])


# A stand never changes, so its choices need to be asked for once.
@lru_cache(maxsize=256)
def figuur_opties(stand: str, gemeenten: tuple[str, ...]) -> dict[str, list[Optie]]:
    """The gemeenten of a stand, and the corporaties of the chosen ones."""
    with geopend(stand) as s:
        k = keuzes.alle(s.conn, Filters(gemeente=gemeenten))
    met = k.gemeenten[k.gemeenten["groei"] | k.gemeenten["voorraad"]]
    return {"gemeente": _opties(met), "corporatie": _opties(k.corporaties)}


def _opties(frame: Any) -> list[Optie]:
    return [
        {"value": code, "label": f"{naam_} (fictief)" if fictief else naam_}
        for code, naam_, fictief in zip(frame["code"], frame["naam"], frame["fictief"], strict=True)
    ]


def uit_adres(query: Mapping[str, Any]) -> tuple[BrugKeuze, str | None, tuple[Probleem, ...]]:
    """The choice of an address, the stand that its reader stays in, and what it does not mean."""
    tekst = {k: ",".join(v) if isinstance(v, list) else str(v) for k, v in query.items()}
    keuze, problemen = BrugKeuze.uit_query(tekst)
    return keuze, tekst.get("stand", "").strip() or None, problemen


def met_codes(s: GeopendeStand, keuze: BrugKeuze) -> tuple[BrugKeuze, tuple[Probleem, ...]]:
    """Names of gemeenten and so on to codes; whole ids for both standen."""
    filters, problemen = namen.los_op(s.conn, keuze.filters)
    standen_: dict[str, str | None] = {"van": keuze.van, "naar": keuze.naar}
    for welke, tekst in standen_.items():
        try:
            standen_[welke] = standen().zoek(tekst) if tekst else None
        except StandFout as fout:
            standen_[welke] = None
            gevonden = Probleem(welke, tekst or "", f"de id van een stand ({fout})")
            problemen = (*problemen, gevonden)
    return keuze.met(filters=filters, **standen_), problemen


def concept_band(infos: Sequence[StandInfo]) -> list[Any]:
    """Where readers see only what is vastgesteld: which of these is not."""
    concept = [i.id for i in infos if not i.vastgesteld]
    if not standen().alleen_vastgesteld or not concept:
        return []
    wat = f"Stand {opsomming(concept)} is een concept: nog niet vastgesteld."
    if len(concept) > 1:
        wat = f"De standen {opsomming(concept)} zijn een concept: nog niet vastgesteld."
    return [band("let-op", html.Strong(wat))]


def zonder_control(keuze: BrugKeuze) -> dict[str, str]:
    """The query of what an address can say and the page has no control for."""
    return {k: w for k, w in keuze.naar_query().items() if k not in NAMEN}


def naar_controls(keuze: BrugKeuze) -> dict[str, Any]:
    """The value of each control."""
    f = keuze.filters
    uit: dict[str, Any] = {n: list(getattr(f, n)) for n in LIJSTEN}
    if f.status == GEREALISEERD:
        uit["status"] = []
    return uit | {"van": keuze.van, "naar": keuze.naar}


@eis_eigen()
def van_controls(waarden: Mapping[str, Any], anders: Mapping[str, str]) -> BrugKeuze:
    """The choice that the controls hold. anders: query of what has no control here."""
    keuze, _ = BrugKeuze.uit_query(anders)
    velden = {n: tuple(waarden.get(n) or ()) for n in LIJSTEN}
    velden["status"] = velden["status"] or GEREALISEERD
    return BrugKeuze(
        waarden.get("van") or None, waarden.get("naar") or None, keuze.filters.met(**velden)
    )
