"""The list of Afspraken, and what differs side by side, as plain data for `assets/afspraken.js`.

Two thousand afspraken are a hundred thousand elements: as components each would be told of every
change (see components/kernen/tabel.py). All text is made here, so the browser only lays it out.
What differs are afspraken that say different things about one subject, in a table.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from components.afspraken.lijst import gemerkt
from components.status import TEKENS, statuswoord
from components.tabel import element
from components.tekst import als_data, toon
from domain.afspraken.cijfernamen import naam_aantal, naam_oordeel
from domain.afspraken.keuze import STANDAARD, AfspraakFilters
from domain.afspraken.telling import aantal
from domain.cijfernaam import Cijfernaam
from figures.afspraken import woorden
from figures.afspraken.lijst import BREED, HOOG, Lijstafspraak, verloop
from figures.afspraken.samenhang import ook
from figures.afspraken.woorden import beoordeeld, doel, doel_erbij
from figures.basis.getallen import datum
from figures.basis.zin import Tekst, cijfer, samen, zin


@dataclass(frozen=True)
class Verschilzijde:
    """One afspraak of a difference; status: None where it is not known here; naam: of
    that status."""

    titel: str
    href: str
    document: str
    artikel: str
    betekenis: str
    doel: str
    periode: str
    binding: str
    status: str | None
    naam: Cijfernaam | None = None


@dataclass(frozen=True)
class Tegenover:
    """What does not agree. uitspraken: what a source says and is no afspraak."""

    id: str
    titel: str
    uitleg: str
    zijden: tuple[Verschilzijde, ...]
    uitspraken: tuple[str, ...] = ()
    fictief: bool = False


_RIJEN = (
    ("Document", "document"),
    ("Artikel", "artikel"),
    ("Wat is afgesproken", "betekenis"),
    ("Doel", "doel"),
    ("Periode", "periode"),
    ("Binding", "binding"),
)


def verschil(t: Tegenover) -> dict[str, Any]:
    """A card with the table; its id is where the mark in the list points to."""
    kop = f"verschil-{t.id}-kop"
    inhoud: list[Any] = [
        element("H3", gemerkt(t.titel, fictief=t.fictief), id=kop),
        element("P", t.uitleg),
    ]
    if t.zijden:
        inhoud.append(_tabel(t))
    if t.uitspraken:
        inhoud.append(element("Ul", [element("Li", u) for u in t.uitspraken], className="lijst"))
    return element(
        "Section",
        inhoud,
        id=f"verschil-{t.id}",
        className=f"kaart verschil{' is-fictief' if t.fictief else ''}",
        tabIndex="-1",
        **{"aria-labelledby": kop},
    )


def _tabel(t: Tegenover) -> dict[str, Any]:
    namen = [element("Th", element("A", z.titel, href=z.href), scope="col") for z in t.zijden]
    rijen = [_verschilrij(kop, [getattr(z, veld) for z in t.zijden]) for kop, veld in _RIJEN]
    status = [
        element("Td", "onbekend" if z.status is None else statuswoord(z.status, z.naam))
        for z in t.zijden
    ]
    rijen.append(element("Tr", [element("Th", "Status", scope="row"), *status]))
    delen = [
        element("Caption", f"Verschil van uitleg: {t.titel}", className="alleen-schermlezer"),
        element("Thead", element("Tr", [element("Th", "Afspraak", scope="col"), *namen])),
        element("Tbody", rijen),
    ]
    return element(
        "Div",
        element("Table", delen, className="cijfers naast-elkaar"),
        className="tabelvak",
        tabIndex="0",
        role="region",
        **{"aria-label": f"Naast elkaar: {t.titel}"},
    )


def _verschilrij(kop: str, waarden: Sequence[str]) -> dict[str, Any]:
    """One property of all sides; where they differ that is said in words, not by colour alone."""
    anders = len(set(waarden)) > 1 and kop not in ("Document", "Artikel")
    inhoud = [kop, element("Small", " verschilt", className="verschilt")] if anders else kop
    cellen = [element("Td", toon(w or "niet gezegd")) for w in waarden]
    return element(
        "Tr",
        [element("Th", inhoud, scope="row"), *cellen],
        className="anders" if anders else "",
    )


Data = dict[str, Any]
KOPPEN = ("Afspraak", "Doel", "Gerealiseerd", "Nog te gaan of ruimte", "Tempo nodig of mogelijk",
          "Prognose", "Verloop", "Status")  # fmt: skip
# More lines than this, and each document opens on request: nobody reads them in one go.
MEESTE_OPEN = 250


def lijst(
    lijnen: Sequence[Lijstafspraak],
    naar: Callable[[Lijstafspraak], str],
    filters: AfspraakFilters = STANDAARD,
) -> Data:
    """The lines by document and thema. naar: the address of a line's own page. filters: of the
    selection, for the names of counts.

    In a row: id, href, a (article), t (title), w (who, in lines), m (marks: text and href), c (a
    list of lines per column, each as `components.tekst.als_data`), v (drawing), s (status: sign,
    tone, word, reason, name), o (the parties' own judgements), d (it is a part), e (it
    stands alone, without its whole).
    """
    ids = {r.afspraak.id for r in lijnen}
    return {
        "koppen": list(KOPPEN),
        "breed": BREED,
        "hoog": HOOG,
        "open": len(lijnen) <= MEESTE_OPEN,
        "documenten": [
            _document(id_, groep, naar, ids) | {"tekst": als_data(_telling(id_, groep, filters))}
            for id_, groep in (
                (id_, list(g)) for id_, g in groupby(lijnen, key=lambda r: r.afspraak.document)
            )
        ],
    }


def _document(
    id_: str, lijnen: list[Lijstafspraak], naar: Callable[[Lijstafspraak], str], ids: set[str]
) -> Data:
    dagen = {r.peildatum for r in lijnen}
    # What is the same for all is not said in every line.
    anders = {"dag"} if len(dagen) > 1 else set()
    anders |= {"plaats"} if len({r.gemeente for r in lijnen}) > 1 else set()
    return {
        "id": id_,
        "titel": lijnen[0].document,
        "fictief": any(r.afspraak.fictief for r in lijnen),
        "themas": [
            {"naam": naam, "rijen": [_rij(r, naar, ids, anders) for r in groep]}
            for naam, groep in groupby(lijnen, key=lambda r: r.afspraak.thema)
        ],
    }


def _telling(id_: str, lijnen: list[Lijstafspraak], filters: AfspraakFilters) -> Tekst:
    """'12 afspraken en 3 delen; peildatum 31 december 2024'."""
    n, dagen = aantal(lijnen), {r.peildatum for r in lijnen}
    heel = cijfer(naam_aantal(filters, document=id_), n.afspraken)
    uit = zin("{} {}", heel, "afspraak" if n.afspraken == 1 else "afspraken")
    if n.delen:
        delen = cijfer(naam_aantal(filters, document=id_, delen="ja"), n.delen)
        uit += zin(" en {} {}", delen, "deel" if n.delen == 1 else "delen")
    if len(dagen) == 1:
        uit += f"; peildatum {datum(next(iter(dagen)))}"
    return uit


def _rij(
    r: Lijstafspraak, naar: Callable[[Lijstafspraak], str], ids: set[str], anders: set[str]
) -> Data:
    a, o = r.afspraak, r.oordeel
    plek = [p for p in (r.gemeente if "plaats" in anders else None, r.gebied) if p]
    if a.per_gebied:
        plek.append(f"elke {a.per_gebied}")
    uit: Data = {
        "id": a.id,
        "href": naar(r),
        "a": a.artikel,
        "t": a.titel,
        "w": [", ".join(r.partijen), *([", ".join(plek)] if plek else [])],
        "c": [[als_data(regel) for regel in cel] for cel in _cellen(r, anders)],
        "s": [*TEKENS[o.status], o.status, als_data(_reden(r)), str(naam_oordeel(a, o, "status"))],
    }
    if r.verschillen:
        nummers = [f" {n}" for n, _ in enumerate(r.verschillen, 1)] if r.verschillen[1:] else [""]
        uit["m"] = [
            [f"verschil van uitleg{n}", f"#verschil-{v}"]
            for n, v in zip(nummers, r.verschillen, strict=True)
        ]
    if tekening := verloop(r):
        uit["v"] = {"l": [list(lijn) for lijn in tekening.lijnen], "t": tekening.tekst}
    if zelf := [e for e in r.eigen if e.oordeel]:
        uit["o"] = [
            [*TEKENS[e.oordeel or ""], f"{e.partij} zelf ({e.periode}): {e.oordeel}"] for e in zelf
        ]
    if r.is_deel:
        uit["d"] = 1
        if a.hoort_bij not in ids:
            uit["e"] = f"Deel van: {r.heel or a.hoort_bij}"
    return uit


def _reden(r: Lijstafspraak) -> Tekst:
    """Why it has its status, and what must be said with it."""
    erbij = ook(r.afspraak, r.samenhang, r.peildatum)
    return samen(d for d in (woorden.reden(r.afspraak, r.oordeel), erbij) if d)


def _cellen(r: Lijstafspraak, anders: set[str]) -> Sequence[Sequence[str]]:
    """Target, realised, what is left, tempo, forecast: each in lines."""
    a, o = r.afspraak, r.oordeel
    doelen, dag = [doel(a), *doel_erbij(a, o)], []
    if "dag" in anders and r.peildatum:
        dag = [f"op {datum(r.peildatum)}"]
    if r.per:
        # There is no single figure; the line's own page has each of them.
        elk = f"verschilt per {r.per}"
        return [doelen, [elk, *dag], [elk], [woorden.tempo(a, o)], [elk]]
    if a.indicator == "overconcentratie":
        # Known or not per area, and drawn there; here it would be said to be unknown.
        return [doelen, ["zie Kernen"], [woorden.NVT], [woorden.tempo(a, o)], [woorden.NVT]]
    nu: list[str] = [beoordeeld(a, o, "gerealiseerd") if o.doel_totaal is not None else woorden.NVT]
    onderweg = o.verwacht is not None and o.gerealiseerd is not None and not o.voorbij
    if onderweg and not a.is_aandeel:
        grens = "hoogstens te verwachten" if a.oordeel_als == "maximum" else "te verwachten"
        nu.append(zin("{}: {}", grens, beoordeeld(a, o, "verwacht")))
    rest, prognose = woorden.resterend(a, o), list(woorden.prognose(a, o))
    return [doelen, [*nu, *dag], [rest], [woorden.tempo(a, o)], prognose]
