"""Sensible proposals for what a levering does not say: supplier, gemeente, verslagperiode.

A proposal is filled in on the page for a person to look at; nothing is taken from it by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from domain.perioden import Periode, lees_periode
from loaders.bestanden.blad import Blad, kolomsleutel
from loaders.bestanden.csv_lezen import lees_csv
from loaders.bestanden.openen import GeopendBestand, open_veilig
from loaders.bestanden.xlsx_lezen import open_werkmap
from loaders.contract import Velden
from loaders.leveringsformaat import tabelkeuze
from loaders.register.register import Register
from loaders.verdict.verdict import Verzamelaar

_JAREN = re.compile(r"(?<!\d)(20\d\d)(?:\s*-\s*(20\d\d))?(?!\d)")
_MEESTE = 20  # gemeenten; more is a public list
_KOLOMMEN = {"corporatie", "gemeente", "periode", "status"}


@dataclass(frozen=True)
class Voorstel:
    """A value for a field of `Velden`, and where it comes from (Dutch)."""

    veld: str
    waarde: str
    waarom: str


def stel_voor(pad: Path, naam: str, velden: Velden, register: Register) -> tuple[Voorstel, ...]:
    """What could be filled in where `velden` is empty. naam: the file's name as given.

    Raises OSError where the file cannot be reached; a file that cannot be read gives what its name
    says.
    """
    bladen = list(_bladen(pad))
    gevonden = (
        velden.leverancier or _leverancier(bladen, naam, register),
        velden.gemeente or _gemeente(bladen, naam, register),
        velden.periode or _periode(bladen, naam),
    )
    return tuple(v for v in gevonden if isinstance(v, Voorstel))


def _bladen(pad: Path) -> Iterator[Blad]:
    stil = Verzamelaar(pad.name)
    geopend: GeopendBestand | None = open_veilig(pad, stil)
    if geopend is None:
        return
    if geopend.soort == "tekst":
        blad = lees_csv(geopend.inhoud, geopend.codering, tabelkeuze.KOLOMNAMEN, stil, None)
        if blad is not None:
            yield blad
        return
    with open_werkmap(geopend.inhoud, stil, None) as werkmap:
        for naam in werkmap.bladen if werkmap else ():
            if not werkmap or not tabelkeuze.van_naam(naam):
                continue
            if blad := werkmap.lees(naam, stil, _nodig):
                yield blad


def _nodig(kop: Sequence[str]) -> Iterator[int]:
    """The places of the columns that a proposal is made of."""
    return (i for i, naam in enumerate(kop) if kolomsleutel(naam) in _KOLOMMEN)


def _kolom(bladen: Sequence[Blad], naam: str) -> list[str]:
    """The distinct texts of a column, in order of appearance."""
    teksten = [
        tekst
        for blad in bladen
        for kolom in blad.kolommen
        if kolom.sleutel == naam
        for tekst in kolom.uniek
        if tekst
    ]
    return list(dict.fromkeys(teksten))


def _leverancier(bladen: Sequence[Blad], naam: str, register: Register) -> Voorstel | None:
    gevonden = [register.corporatie(t) for t in _kolom(bladen, "corporatie")]
    namen = list(dict.fromkeys(g.naam for g in gevonden if g))
    if len(namen) == 1:
        return Voorstel("leverancier", namen[0], "de enige corporatie in het bestand")
    genoemd = _in_naam(naam, register.corporatie)
    if genoemd:
        return Voorstel("leverancier", genoemd, "staat in de naam van het bestand")
    return None


def _gemeente(bladen: Sequence[Blad], naam: str, register: Register) -> Voorstel | None:
    gevonden = [register.gemeente(t) for t in _kolom(bladen, "gemeente")]
    namen = list(dict.fromkeys(g.naam for g in gevonden if g))
    if 0 < len(namen) <= _MEESTE:
        return Voorstel("gemeente", "; ".join(namen), "staat in de kolom gemeente")
    genoemd = _in_naam(naam, register.gemeente)
    if genoemd:
        return Voorstel("gemeente", genoemd, "staat in de naam van het bestand")
    return None


def _periode(bladen: Sequence[Blad], naam: str) -> Voorstel | None:
    """From the realised rows (a plan lies ahead), else from the file's name."""
    perioden = [p for blad in bladen for p in _gerealiseerd(blad)]
    if perioden:
        van, tot = min(p.van for p in perioden), max(p.tot for p in perioden)
        if van.year == tot.year and van == tot:
            van, tot = van.replace(month=1, day=1), tot.replace(month=12, day=31)
        return Voorstel("periode", Periode(van, tot).tekst, "de periode van de rijen")
    if jaar := _JAREN.search(naam):
        tekst = "-".join(j for j in jaar.groups() if j)
        return Voorstel("periode", tekst, "staat in de naam van het bestand")
    return None


def _gerealiseerd(blad: Blad) -> Iterator[Periode]:
    kolommen = {k.sleutel: k for k in blad.kolommen}
    periode = kolommen.get("periode")
    if periode is None:
        return
    status = kolommen.get("status")
    paren = zip(
        periode.codes.tolist(),
        status.codes.tolist() if status else [-1] * len(periode.codes),
        strict=True,
    )
    for p, s in set(paren):
        if status is not None and status.uniek[s].casefold() not in ("", "gerealiseerd"):
            continue
        try:
            yield lees_periode(periode.uniek[p])
        except ValueError:
            continue


def _in_naam(naam: str, zoek: object) -> str | None:
    """The known name that stands in a file's name, as one to four words next to each other."""
    woorden = re.split(r"[\s_\-.]+", Path(naam).stem)
    for lengte in (4, 3, 2, 1):
        for i in range(len(woorden) - lengte + 1):
            stuk = woorden[i : i + lengte]
            for tekst in (" ".join(stuk), "-".join(stuk)):
                # A year or a single letter is no name.
                if len(tekst) > 3 and not tekst.isdigit() and (g := zoek(tekst)):  # type: ignore[operator]
                    return str(g.naam)
    return None
