"""The fields of a levering as written: from option, `<name>.toml` and sheet `levering`, merged.

Source: docs/delivery-format.md, "The levering itself". Where two places say
different things the option counts, then the toml, then the sheet; it is said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime
from typing import Any

from domain.opsomming import opsomming
from loaders.bestanden import toml_lezen
from loaders.bestanden.blad import AFGEKEURD, Blad, kolomsleutel
from loaders.contract import Velden
from loaders.tekst import getal
from loaders.verdict.verdict import Verzamelaar

GROOTSTE_TOML = 1_000_000  # bytes of a file with fields
NAMEN = tuple(f.name for f in fields(Velden))
_ALIASSEN = {
    "gemeenten": "gemeente",
    "gemeente(n)": "gemeente",
    "verslagperiode": "periode",
    "opmerkingen": "opmerking",
    "contactpersoon": "aangeleverd_door",
    "ontvangen_op": "ontvangen",
    "supplier": "leverancier",
    "namens_corporatie": "namens",
    "namens_corporaties": "namens",
}
_KOPPEN = ("veld", "field", "naam", "")


@dataclass(frozen=True)
class Veldenplek:
    """Fields as one place gives them; waar: that place, as a reader knows it."""

    waar: str
    waarden: Mapping[str, str]


def uit_toml(inhoud: bytes, naam: str, meldingen: Verzamelaar) -> Veldenplek:
    """The fields of a `<name>.toml`: one line per field, lists for several gemeenten."""
    try:
        gelezen, _ = toml_lezen.ontleed(
            inhoud, GROOTSTE_TOML, 'regels als: gemeente = "Amersfoort"'
        )
    except toml_lezen.GeenToml as fout:
        meldingen.voeg(
            "fout",
            f"Het bestand {naam} met de velden van de levering is niet te lezen. {fout}",
            gevonden=" ".join(w for w in (_regel(fout.regel), fout.gevonden) if w),
            verwacht=fout.verwacht,
        )
        return Veldenplek(naam, {})
    return Veldenplek(naam, _bekende({str(k): _als_tekst(w) for k, w in gelezen.items()}, naam,
                               meldingen))  # fmt: skip


def _regel(nummer: int | None) -> str:
    return f"regel {getal(nummer)}:" if nummer else ""


def uit_blad(blad: Blad, meldingen: Verzamelaar) -> Veldenplek:
    """The fields of a sheet `levering`: two columns, field and value; a header is not needed."""
    waar = f"blad '{blad.naam}'"
    kolommen = [[k.naam, *k.waarden()] for k in blad.kolommen[:2]]
    if len(kolommen) < 2:
        kolommen.append([""] * (len(blad.rijen) + 1))
    ruw: dict[str, str] = {}
    for veld, waarde in zip(*kolommen, strict=True):
        if AFGEKEURD in (veld, waarde) or not waarde:
            continue
        naam = kolomsleutel(veld)
        if naam in _KOPPEN and kolomsleutel(waarde) in ("waarde", "value", ""):
            continue
        # A field on two lines (a second gemeente) is a list.
        ruw[veld] = f"{ruw[veld]}; {waarde}" if veld in ruw else waarde
    return Veldenplek(waar, _bekende(ruw, waar, meldingen))


def uit_optie(velden: Velden) -> Veldenplek:
    """The fields given on the command line or the page."""
    return Veldenplek("de opdracht", {k: w.strip() for k, w in asdict(velden).items() if w.strip()})


def voeg_samen(plekken: Sequence[Veldenplek], meldingen: Verzamelaar) -> Velden:
    """The first place that says something counts; a melding where another says it differently."""
    uit = Velden()
    for naam in NAMEN:
        gevonden = [(p.waar, p.waarden[naam]) for p in plekken if p.waarden.get(naam)]
        if not gevonden:
            continue
        (waar, waarde), *rest = gevonden
        uit = replace(uit, **{naam: waarde})
        for ander_waar, ander in rest:
            if kolomsleutel(ander) != kolomsleutel(waarde):
                meldingen.voeg(
                    "melding",
                    f"Het veld {naam} staat op twee plaatsen. We gebruiken '{waarde}' "
                    f"({waar}), niet '{ander}' ({ander_waar}).",
                    kolom=naam,
                    gevonden=ander,
                    verwacht=waarde,
                )
    return uit


def _bekende(ruw: Mapping[str, str], waar: str, meldingen: Verzamelaar) -> dict[str, str]:
    uit: dict[str, str] = {}
    for veld, waarde in ruw.items():
        naam = kolomsleutel(veld)
        naam = _ALIASSEN.get(naam, naam)
        if naam not in NAMEN:
            meldingen.voeg(
                "melding",
                f"Het veld '{veld[:50]}' in {waar} kennen we niet. Het telt niet mee.",
                kolom=veld,
                gevonden=veld,
                verwacht=f"een van de velden {opsomming(list(NAMEN), 'of')}",
            )
        elif waarde.strip():
            uit[naam] = f"{uit[naam]}; {waarde.strip()}" if naam in uit else waarde.strip()
    return uit


def _als_tekst(waarde: Any) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, list):
        return "; ".join(_als_tekst(w) for w in waarde)
    if isinstance(waarde, datetime):
        return waarde.date().isoformat()
    return waarde.isoformat() if isinstance(waarde, date) else str(waarde)
