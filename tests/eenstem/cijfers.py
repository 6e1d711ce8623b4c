"""The figures that a page or a download says, by name, and whether they all say the same."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from urllib.parse import urlencode

from dash import Dash

from domain.afronding import MEESTE_DECIMALEN
from domain.cijfernaam import Cijfernaam
from store.exports.downloads import DOWNLOADS
from tests.eenstem.lopen import loop

_NAAM = re.compile(r"[a-z_]+\|[^|]*\|[^|]*\|")
_GETAL = re.compile(r"([−-]|\+)?(\d{1,3}(?:\.\d{3})+|\d+)(,\d+)?")
_GRENS = re.compile(r"(minder|meer) dan (\d+)%$")
# Download -> column -> the name of its figure, from a row.
NAMEN = {naam: d.vorm.namen for naam, d in DOWNLOADS.items() if d.vorm.namen}
_WOORDEN = {
    "geen": Decimal(0),
    "niets": Decimal(0),
    "evenveel": Decimal(0),
    "precies": Decimal(0),  # precies op het pad
    "een": Decimal(1),
    "één": Decimal(1),
}


@dataclass(frozen=True)
class Gezien:
    """A figure where it was said. waarde: plain, "" where it is unknown. tekst: as it was shown,
    None in a download, which gives it plain."""

    naam: str
    waarde: str
    tekst: str | None
    waar: str


def op_pagina(app: Dash, adres: str) -> list[Gezien]:
    """Every figure of a page with all that its callbacks put in it."""
    return [g for stuk in loop(app, adres) for g in van_boom(stuk, adres)]


def van_boom(boom: Any, waar: str) -> Iterator[Gezien]:
    """Of elements `<data>`, and of data that JavaScript lays out: [shown, name, plain]."""
    if isinstance(boom, dict):
        props = boom.get("props")
        if isinstance(props, dict) and "data-cijfer" in props:
            yield Gezien(props["data-cijfer"], str(props["value"]), woorden(boom), waar)
        for deel in boom.values():
            yield from van_boom(deel, waar)
    elif isinstance(boom, list):
        for i, deel in enumerate(boom):
            if isinstance(deel, str):
                if 0 < i < len(boom) - 1 and _NAAM.match(deel):
                    yield Gezien(deel, str(boom[i + 1]), str(boom[i - 1]), waar)
            else:
                yield from van_boom(deel, waar)


def zonder_naam(boom: Any, waar: str) -> Iterator[str]:
    """Cells of figures and values of tiles that show a number outside an element `<data>`."""
    if isinstance(boom, list):
        for deel in boom:
            yield from zonder_naam(deel, waar)
    elif isinstance(boom, dict):
        props = boom.get("props")
        klassen = str(props.get("className") or "").split() if isinstance(props, dict) else []
        if boom.get("type") in ("Td", "Dd") and {"getal", "waarde"} & set(klassen):
            kaal = woorden(_zonder_data(props["children"]))
            if re.search(r"\d", kaal):
                yield f"{waar}: {kaal}"
        else:
            for deel in boom.values():
                yield from zonder_naam(deel, waar)


def _zonder_data(boom: Any) -> Any:
    if isinstance(boom, list):
        return [_zonder_data(d) for d in boom]
    if not isinstance(boom, dict):
        return boom
    props = boom.get("props", {})
    if "data-cijfer" in props:
        return None
    return {**boom, "props": {**props, "children": _zonder_data(props.get("children"))}}


def woorden(boom: Any) -> str:
    """The visible words of an element, without what a screen reader passes over."""
    if isinstance(boom, str | int | float):
        return str(boom)
    if isinstance(boom, list):
        return "".join(map(woorden, boom))
    if not isinstance(boom, dict) or boom.get("props", {}).get("aria-hidden") == "true":
        return ""
    return woorden(boom.get("props", {}).get("children"))


def in_download(app: Dash, naam: str, vraag: dict[str, str]) -> list[Gezien]:
    """The figures of a CSV, under the names it gives them. [] where it asks for more choices."""
    vraag = vraag | {"formaat": "cijfers"}
    antwoord = app.server.test_client().get(f"/export/{naam}.csv?{urlencode(vraag)}")
    waar = f"/export/{naam}.csv?{urlencode(vraag, safe=',')}"
    if antwoord.status_code == 400:
        return []
    assert antwoord.status_code == 200, (waar, antwoord.get_data(as_text=True)[:300])
    rijen = csv.DictReader(io.StringIO(antwoord.get_data(as_text=True)))
    return [
        Gezien(rij[f"cijfer_{kolom}"], rij[kolom], None, f"{waar} rij {nummer} {kolom}")
        for nummer, rij in enumerate(rijen, 2)
        for kolom in NAMEN[naam]
        if rij[f"cijfer_{kolom}"]
    ]


def van_rijen(naam: str, rijen: Iterable[dict[str, Any]], waar: str) -> Iterator[Gezien]:
    """The named cells of a sheet of a workbook, which has no room for the names themselves."""
    for nummer, rij in enumerate(rijen, 2):
        for kolom, maak in NAMEN.get(naam, {}).items():
            if kolom in rij and (cijfernaam := maak(rij)) is not None:
                yield Gezien(str(cijfernaam), rij[kolom], None, f"{waar} rij {nummer} {kolom}")


def vergelijk(gezien: Iterable[Gezien]) -> list[str]:
    """What is wrong: no name, a text that is not its value, or one name with several values."""
    fout: dict[str, None] = {}
    per: dict[str, dict[str, Gezien]] = defaultdict(dict)
    for g in gezien:
        try:
            if str(Cijfernaam.lees(g.naam)) != g.naam:
                fout[f"{g.waar}: {g.naam} is niet de gewone schrijfwijze"] = None
        except ValueError as e:
            fout[f"{g.waar}: {e}"] = None
            continue
        kans = ".kans_" in g.naam  # said in steps of five points
        if g.tekst is not None and not (past_kans if kans else past)(g.tekst, g.waarde):
            fout[f"{g.waar}: {g.naam} is {g.waarde!r} en toont {g.tekst!r}"] = None
        per[g.naam].setdefault(g.waarde, g)
    for naam, waarden in per.items():
        een, *anderen = waarden.values()
        for ander in anderen:
            if not zelfde(een.waarde, ander.waarde, grof=een.tekst is None or ander.tekst is None):
                fout[f"{naam}: {een.waarde!r} op {een.waar}, {ander.waarde!r} op {ander.waar}"] = (
                    None
                )
    return list(fout)


def zelfde(een: str, ander: str, *, grof: bool = False) -> bool:
    """Whether two plain values are one. grof: one stands in a download, which rounds to one
    decimal, and a share to as many as its page shows (docs/exports.md)."""
    if een == ander:
        return True
    try:
        a, b = Decimal(een), Decimal(ander)
    except ArithmeticError:
        return False
    # A page gives at most six decimals (`figures.basis.zin.kaal`), a download may give all of them.
    if _rond(a, 6) == _rond(b, 6):
        return True
    fijn = min(max(0, -int(d.as_tuple().exponent)) for d in (a, b))
    return grof and fijn <= MEESTE_DECIMALEN and _rond(a, fijn) == _rond(b, fijn)


def past(tekst: str, waarde: str) -> bool:
    """Whether the words say this plain value: rounded half up, in Dutch writing. A minus may be in
    the words around it ("8 verkoop")."""
    schoon = tekst.replace("\u00a0", " ").strip()
    if waarde == "":
        return _GETAL.search(schoon) is None
    try:
        echt = Decimal(waarde)
    except ArithmeticError:
        return schoon == waarde
    gevonden = _GETAL.findall(schoon)
    if grens := _GRENS.match(schoon):
        hoogste = Decimal(grens[2])
        return echt < hoogste if grens[1] == "minder" else echt > hoogste
    if not gevonden:
        if schoon.split(" ")[0].lower() == "geen" and echt < 0:
            return True  # nothing is left to do: more is planned than was asked
        return _WOORDEN.get(schoon.split(" ")[0].lower()) == echt
    if len(gevonden) > 1:
        return False
    teken, heel, deel = gevonden[0]
    rond = _rond(echt, len(deel[1:]))
    gezegd = Decimal(heel.replace(".", "") + deel.replace(",", "."))
    if gezegd != abs(rond):
        return False
    return rond < 0 if teken in ("−", "-") else rond > 0 if teken == "+" else True


def past_kans(tekst: str, waarde: str) -> bool:
    """The same for a chance, which is said in steps of five points: 66.98 as 65%."""
    heel = re.fullmatch(r"(\d+)%", tekst)
    if heel and waarde and int(heel[1]) % 5 == 0:
        return abs(Decimal(waarde) - int(heel[1])) <= Decimal("2.5")
    return past(tekst, waarde)


def _rond(waarde: Decimal, decimalen: int) -> Decimal:
    """Half up, away from zero, as docs/definitions.md rounds."""
    return waarde.quantize(Decimal(1).scaleb(-decimalen), rounding=ROUND_HALF_UP)
