"""Reads one table of a register file by its form: every wrong field is named, none is guessed.

A problem is said with its line, its field, and the word that was meant.
"""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from domain.opsomming import opsomming
from domain.perioden import Periode, lees_datum, lees_periode
from loaders.afspraken.vorm import Documentveld
from loaders.bestanden.toml_bestand import Pad, Plekken
from loaders.tekst import sleutel
from loaders.verdict.verdict import Verzamelaar


@dataclass(frozen=True)
class Melder:
    """Puts a problem in the verdict with the line and the field it is about."""

    meldingen: Verzamelaar
    plekken: Plekken

    def fout(self, pad: Pad, melding: str, **wat: str) -> None:
        """A fout about the field or table at this path."""
        self._voeg("fout", pad, melding, **wat)

    def waarschuwing(self, pad: Pad, melding: str, **wat: str) -> None:
        """A waarschuwing about the field or table at this path."""
        self._voeg("waarschuwing", pad, melding, **wat)

    def _voeg(self, ernst: Any, pad: Pad, melding: str, **wat: str) -> None:
        onder = pad[1:] if pad[:1] == ("afspraak",) else pad  # most fields are of an afspraak
        namen = [d for d in onder if isinstance(d, str) and d != "deel"]
        kolom = ".".join(namen) or next((d for d in reversed(pad) if isinstance(d, str)), "")
        self.meldingen.voeg(ernst, melding, rij=self.plekken.regel(pad), kolom=kolom, **wat)


def tabellen(ruw: Mapping[str, Any], pad: Pad, melder: Melder) -> list[tuple[Pad, dict[str, Any]]]:
    """The tables under one [[kop]], each with its path."""
    gevonden = ruw.get(str(pad[-1]), [])
    if not isinstance(gevonden, list) or not all(isinstance(t, dict) for t in gevonden):
        kop = ".".join(d for d in pad if isinstance(d, str))
        melder.fout(pad, "Deze kop hoort dubbele haken te hebben.", verwacht=f"[[{kop}]]")
        return []
    return [((*pad, i), tabel) for i, tabel in enumerate(gevonden)]


def nabij(tekst: str, keuzes: Sequence[str]) -> str:
    """The one word that was probably meant, or nothing."""
    beste = difflib.get_close_matches(sleutel(tekst), keuzes, n=1, cutoff=0.6)
    return beste[0] if beste else ""


_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*$")
GROOTST = 100_000_000
_VERWACHT = {
    "tekst": "tekst tussen aanhalingstekens",
    "id": "kleine letters, cijfers en streepjes, zoals amersfoort-2021-9",
    "getal": "een getal zonder aanhalingstekens, zoals 320 of 22.3",
    "dag": "een datum zoals 2021-12-31",
    "begin": "een datum zoals 2021-01-01, of een jaar",
    "einde": "een datum zoals 2030-12-31, of een jaar",
    "periode": 'een jaar of jaren, zoals "2024", "2020-2021" of "2021 t/m 2030"',
    "lijst": 'een lijst, zoals ["L0117", "L0968"]',
    "waar": "true of false",
}


def lees_tabel(
    ruw: Mapping[str, Any],
    vorm: Mapping[str, Documentveld],
    melder: Melder,
    pad: Pad,
    *,
    naam: str,
    los: Sequence[str] = (),
) -> dict[str, Any]:
    """The fields that are right, in Python types (lists as tuples, days as date, Periode).

    naam: how messages call this table. los: tables inside it, read elsewhere.
    """
    uit: dict[str, Any] = {}
    for veld in ruw:
        if veld not in vorm and veld not in los:
            melder.fout(
                (*pad, veld),
                f"{naam}: dit veld kennen we niet.",
                gevonden=veld,
                verwacht=opsomming([*vorm, *los], "of"),
                suggestie=nabij(veld, [*vorm, *los]),
            )
    for veld, wat in vorm.items():
        if veld not in ruw:
            if wat.verplicht:
                melder.fout(
                    (*pad, veld),
                    f"{naam}: dit veld ontbreekt.",
                    verwacht=opsomming(wat.keuzes, "of") or _VERWACHT[wat.soort],
                )
            continue
        try:
            waarde = _waarde(ruw[veld], wat)
        except ValueError as fout:
            uitleg = f": {fout}" if str(fout) else ""
            melder.fout(
                (*pad, veld),
                f"{naam}: dit klopt niet{uitleg}.",
                gevonden=_als_tekst(ruw[veld]),
                verwacht=_VERWACHT[wat.soort],
            )
            continue
        fout_woorden = [w for w in _woorden(waarde) if wat.keuzes and w not in wat.keuzes]
        for woord in fout_woorden:
            melder.fout(
                (*pad, veld),
                f"{naam}: dit woord kennen we niet.",
                gevonden=woord,
                verwacht=opsomming(wat.keuzes, "of"),
                suggestie=nabij(woord, wat.keuzes),
            )
        if not fout_woorden:
            uit[veld] = waarde
    return uit


def lees_telt(
    a: dict[str, Any],
    tabel: Mapping[str, Any],
    vorm: Mapping[str, Documentveld],
    melder: Melder,
    pad: Pad,
) -> None:
    """Reads the table `telt` of an afspraak or a part into it, where there is one."""
    naam = f"{'Deel' if 'deel' in pad else 'Afspraak'} {tabel.get('id', int(pad[-1]) + 1)}"
    plek = (*pad, "telt")
    if isinstance(tabel.get("telt"), dict):
        a["telt"] = lees_tabel(tabel["telt"], vorm, melder, plek, naam=naam)
    elif "telt" in tabel:
        melder.fout(plek, f"{naam}: telt is een tabel.", verwacht="[afspraak.telt]")


def _woorden(waarde: object) -> tuple[str, ...]:
    return waarde if isinstance(waarde, tuple) else (str(waarde),)


def _waarde(ruw: Any, veld: Documentveld) -> Any:  # noqa: PLR0911 - one return per kind of field
    """The value in its Python type; ValueError (with or without a reason) where it is not one."""
    match veld.soort:
        case "tekst" | "id":
            return _tekst(ruw, is_id=veld.soort == "id")
        case "getal":
            return _getal(ruw)
        case "waar":
            if not isinstance(ruw, bool):
                raise ValueError
            return ruw
        case "lijst":
            delen = [ruw] if isinstance(ruw, str) else ruw
            if not isinstance(delen, list):
                raise ValueError
            if veld.verplicht and not delen:
                raise ValueError("de lijst is leeg")
            return tuple(dict.fromkeys(_tekst(d) for d in delen))
        case "dag":
            return lees_datum(_dagtekst(ruw))
        case "begin":
            return lees_periode(_dagtekst(ruw)).van
        case "einde":
            return lees_periode(_dagtekst(ruw)).tot
    return _periode(ruw)


def _tekst(ruw: Any, *, is_id: bool = False) -> str:
    if not isinstance(ruw, str) or not (tekst := " ".join(ruw.split())):
        raise ValueError("het is leeg" if isinstance(ruw, str) else "")
    if is_id and not _ID.match(tekst):
        raise ValueError
    return tekst


def _getal(ruw: Any) -> float:
    if isinstance(ruw, bool) or not isinstance(ruw, int | float):
        raise ValueError
    if abs(ruw) > GROOTST or not math.isfinite(ruw):
        raise ValueError("dit getal is te groot of geen getal")
    return float(ruw)


def _dagtekst(ruw: Any) -> str:
    """A day as text; a time of day makes it no day."""
    if isinstance(ruw, datetime | bool):
        raise ValueError
    if isinstance(ruw, date):
        return ruw.isoformat()
    if isinstance(ruw, str) or (isinstance(ruw, int) and abs(ruw) < 10_000):
        return str(ruw)
    raise ValueError


def _periode(ruw: Any) -> Periode:
    return lees_periode(_dagtekst(ruw))


def _als_tekst(ruw: Any) -> str:
    """What was written, short; Python will not write out a number of thousands of digits."""
    if isinstance(ruw, int) and abs(ruw) > GROOTST:
        return "een heel groot getal"
    return ruw if isinstance(ruw, str) else str(ruw)[:200]
