"""The columns of a list of projects as provinces and gemeenten make it, by their many names.

A column with homes says which (what is left to build, sloop, delivered), of which segment and over
which period, as far as its name goes: `resterend 2025-2029`, `sloop 2026`, `koop 2030+`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass

from domain.perioden import Periode, lees_periode
from loaders.bestanden.blad import kolomsleutel
from loaders.bestanden.csv_lezen import scheidingsteken
from loaders.contract import Invoer

# What a row says in words: the names of the column.
TEKSTEN: dict[str, tuple[str, ...]] = {
    "project": ("project", "projectnaam", "plannaam", "naam", "naam_plan", "naam_project", "plan"),
    "projectcode": ("projectcode", "plancode", "planid", "plan_id", "projectnummer", "plannummer"),
    "gemeente": ("gemeente", "gemeentenaam", "gemeentecode"),
    "gebied": ("gebied", "kern", "wijk", "buurt"),
    "corporatie": ("corporatie", "opdrachtgever", "ontwikkelaar", "initiatiefnemer"),
    "soort": ("soort", "soort_plan", "soort_project", "plantype", "type", "type_plan"),
    "status": ("status", "planstatus", "planologische_status"),
    "hardheid": ("hardheid", "hard_zacht", "hard/zacht", "hard_of_zacht"),
    "fase": ("fase", "planfase", "projectfase"),
    "segment": ("huur_koop", "huur/koop", "huur_of_koop", "koop/huur", "eigendom", "segment"),
    "periode": ("periode", "jaar", "jaar_oplevering", "oplevering", "planperiode"),
    "toelichting": ("toelichting", "opmerking", "opmerkingen"),
}
RESTEREND, SLOOP, OPGELEVERD = "resterend", "sloop", "opgeleverd"
MATEN: dict[str, tuple[str, ...]] = {
    RESTEREND: ("resterend", "resterende", "restcapaciteit", "restant", "nog_te_bouwen"),
    SLOOP: ("sloop", "te_slopen", "slopen"),
    OPGELEVERD: ("opgeleverd", "opgeleverde", "gereed", "gerealiseerd"),
}
# `huur` is a segment nobody can name: social, midden and vrij together.
SEGMENTEN: dict[str, tuple[str, ...]] = {
    "sociaal": ("sociale_huur", "sociaal", "sociale"),
    "midden": ("middenhuur", "midden", "midden_huur"),
    "vrij": ("vrije_huur", "vrije_sector", "vrije_sector_huur", "dure_huur"),
    "koop": ("koop", "koopwoningen"),
    "huur": ("huur", "huurwoningen"),
}
_PERIODE = re.compile(r"_?([0-9]{4})(?:_([0-9]{4})|(\+|_en_later))?$")
_VULSEL = ("", "woningen", "aantal", "aantal_woningen")


@dataclass(frozen=True)
class Woningkolom:
    """A column with homes. kolom: its key; segment and periode: None where its name has none."""

    kolom: str
    maat: str
    segment: str | None
    periode: Periode | None


@dataclass(frozen=True)
class Kolommen:
    """teksten: what a row says, to the column's own key. posten: the columns with homes."""

    teksten: dict[str, str]
    posten: tuple[Woningkolom, ...]

    @property
    def volstaan(self) -> bool:
        """Whether this can be a list of projects: a name, a status, and homes by kind."""
        maten = {p.maat for p in self.posten}
        hard = "status" in self.teksten or "hardheid" in self.teksten
        return "project" in self.teksten and hard and RESTEREND in maten


def kies(koppen: Iterable[str]) -> Kolommen:
    """What each column holds; of two columns for one thing the first."""
    sleutels = list(dict.fromkeys(kolomsleutel(k) for k in koppen))
    teksten = {
        wat: next(n for n in namen if n in sleutels)
        for wat, namen in TEKSTEN.items()
        if set(namen) & set(sleutels)
    }
    bezet = set(teksten.values())
    posten = tuple(p for k in sleutels if k not in bezet and (p := _post(k)))
    return Kolommen(teksten, posten)


def lijkt_projectenlijst(invoer: Invoer) -> bool:
    """Whether the first line of a text holds such columns."""
    kop = next((r for r in invoer.begin.lstrip("\ufeff").splitlines() if r.strip(" \t;,")), "")
    teken = scheidingsteken(invoer.inhoud[:4096], invoer.codering, ())
    try:
        return kies(next(csv.reader([kop], delimiter=teken), [])).volstaan
    except csv.Error:
        return False


def _post(kolom: str) -> Woningkolom | None:
    rest, periode = kolom, None
    if m := _PERIODE.search(kolom):
        eind = f"-{m[2]}" if m[2] else " en later" if m[3] else ""
        try:
            periode = lees_periode(m[1] + eind)
        except ValueError:
            return None
        rest = kolom[: m.start()]
    maat, rest = _begin(rest, MATEN)
    segment, rest = _begin(rest, SEGMENTEN)
    if rest.strip("_") not in _VULSEL or not (maat or segment):
        return None
    return Woningkolom(kolom, maat or RESTEREND, segment, periode)


def _begin(sleutel: str, woorden: dict[str, tuple[str, ...]]) -> tuple[str | None, str]:
    """What a key begins with, and the rest of it; the longest word counts."""
    alle = sorted(((n, w) for w, namen in woorden.items() for n in namen), key=lambda p: -len(p[0]))
    for naam, wat in alle:
        if sleutel == naam or sleutel.startswith(f"{naam}_"):
            return wat, sleutel[len(naam) :].strip("_")
    return None, sleutel
