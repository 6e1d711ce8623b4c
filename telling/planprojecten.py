"""Plans by project: in the lists of two suppliers a project counts once, and what is delivered
leaves the list.

Source: docs/definitions.md, "Plannen". A project is known by gemeente, corporatie (or who it merged
into) and projectcode.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from domain.plannen.planregel import OPGELEVERD
from domain.plannen.projectlijst import Projectdeel, geleverd_per_deel, grootste
from telling.rijen import sleutel

Rij = dict[str, Any]  # a delivered row, with levering, volgnummer and tabel
Project = tuple[str, str | None, str]

REST = "Rest van een plan: "
AFGEBOEKT = "afgeboekt"  # on a row that is delivered: how many homes of the plan
DUBBEL = "Dit project staat ook in een latere planlijst. Die telt."


def project(
    gemeente: str, corporatie: str | None, code: str, opvolger: Mapping[str, str]
) -> Project:
    """What a project is known by; opvolger: each corporatie that merged, to who it is now."""
    return gemeente, opvolger.get(corporatie or "", corporatie), sleutel(code)


def dubbele(rijen: Sequence[Rij], opvolger: Mapping[str, str]) -> dict[int, str]:
    """The rows (by place) whose project is in a later plan list, with the levering that counts.

    Between voorraadmutaties the days decide already (decision 4). Delivered homes are apart: that a
    project is delivered is no plan, and a plan no delivery.
    """
    per: dict[tuple[Project, bool], list[int]] = defaultdict(list)
    for i, r in enumerate(rijen):
        if r["projectcode"]:
            wat = project(r["gemeente"], r["corporatie"], r["projectcode"], opvolger)
            per[wat, opgeleverd(r)].append(i)
    uit = {}
    for plekken in per.values():
        orden = {i: (rijen[i]["volgnummer"], rijen[i]["tabel"] == "plannen") for i in plekken}
        laatste = max(plekken, key=lambda i: orden[i])
        lijsten = [i for i in plekken if orden[i][1]]
        laatste_lijst = max(lijsten, key=lambda i: orden[i], default=None)
        for i in plekken:
            door = laatste if orden[i][1] else laatste_lijst
            if door is not None and orden[door] > orden[i]:
                uit[i] = rijen[door]["levering"]
    return uit


def boek_af(
    rijen: Sequence[Rij],
    gerealiseerd: Mapping[Project, Sequence[Projectdeel]],
    opvolger: Mapping[str, str],
) -> Iterator[Rij]:
    """The rows, in no order; a plan of which homes are there already is `vervallen`, or parted.

    gerealiseerd: what is realised by project. Homes delivered according to a list count too, but
    not against the rows of that same list: it tells them apart itself.
    """
    per: dict[Project, list[Rij]] = defaultdict(list)
    for r in rijen:
        if r["projectcode"]:
            wat = project(r["gemeente"], r["corporatie"], r["projectcode"], opvolger)
            per[wat].append(r)
        else:
            yield r
    for wat, eigen in per.items():
        open_ = [r for r in eigen if not opgeleverd(r)]
        lijsten = {r["levering"] for r in open_}
        klaar = [r for r in eigen if opgeleverd(r)]
        binnen = [r for r in klaar if r["levering"] in lijsten]
        buiten = [r for r in klaar if r["levering"] not in lijsten]
        echt = tuple(gerealiseerd.get(wat, ()))
        geleverd = grootste(echt, _delen(buiten))
        volgorde = [*sorted(binnen, key=_orde), *sorted(open_, key=_orde)]
        weg = geleverd_per_deel(list(_delen(volgorde)), geleverd)
        woord = "gerealiseerd" if echt else "opgeleverd"
        yield from klaar
        for r, n in zip(volgorde, weg, strict=True):
            if not opgeleverd(r):
                yield from _gesplitst(r, n, woord)


def _gesplitst(r: Rij, n: int, woord: str) -> Iterator[Rij]:
    """The row of which `n` homes are there: as it is, vervallen, or a part of each."""
    if n == 0 or r["vervallen"]:
        yield r
        return
    over = r["aantal"] - n
    deel = f"{_getal(n)} van de {_getal(r['aantal'])}" if over else f"Alle {_getal(n)}"
    zin = f"{deel} woningen van project {r['projectcode']} zijn {woord}."
    yield r | {"aantal": n, "vervallen": True, "reden": zin, AFGEBOEKT: n}
    if over:
        yield r | {"aantal": over, "reden": f"{REST}{zin}"}


def opgeleverd(r: Rij) -> bool:
    """Whether a row is about delivered homes."""
    return r["fase"] is not None and sleutel(r["fase"]) == OPGELEVERD


def opvolgers(paren: Iterable[tuple[str, str | None]]) -> dict[str, str]:
    """Of (corporatie, opvolger) pairs each corporatie that merged, to the last of its chain."""
    naar = {a: b for a, b in paren if b}
    uit = {}
    for code in naar:
        gezien = [code]
        while naar.get(gezien[-1]) and naar[gezien[-1]] not in gezien:
            gezien.append(naar[gezien[-1]])
        uit[code] = gezien[-1]
    return uit


def _orde(r: Rij) -> tuple[Any, ...]:
    # What is planned first is delivered first; of one period the hard plan.
    return r["van"], r["tot"], r["status"], r["volgnummer"], r["blad"] or "", r["rij"]


def _delen(rijen: Iterable[Rij]) -> Iterator[Projectdeel]:
    for r in rijen:
        yield Projectdeel(r["soort"], r["segment"], r["duur"], r["aantal"])


def _getal(n: int) -> str:
    return f"{n:,}".replace(",", ".")
