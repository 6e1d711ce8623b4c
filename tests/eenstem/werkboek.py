"""The figures of every sheet of a workbook: named cells as in the CSV, and what Herkomst says."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from urllib.parse import urlencode

import openpyxl
from dash import Dash

from domain.cijfernaam import Cijfernaam, van_afspraak, van_groei
from domain.filters import Filters
from domain.perioden import Periode
from domain.standen.brug import OORZAKEN
from domain.standen.keuze import BrugKeuze
from tests.eenstem.cijfers import Gezien, van_rijen

Rij = Sequence[object]
# One part of Herkomst: its heading (first cell), the rest of its first row, the rows below it.
Deel = tuple[str, Rij, list[Rij]]


def in_werkboek(app: Dash, naam: str, vraag: dict[str, str]) -> list[Gezien]:
    """Every sheet of the XLSX: the named cells, and what Herkomst says about them. [] where it asks
    for more choices."""
    waar = f"/export/{naam}.xlsx?{urlencode(vraag, safe=',')}"
    antwoord = app.server.test_client().get(f"/export/{naam}.xlsx?{urlencode(vraag)}")
    if antwoord.status_code == 400:
        return []
    assert antwoord.status_code == 200, (waar, antwoord.get_data(as_text=True)[:300])
    boek = openpyxl.load_workbook(io.BytesIO(antwoord.data), read_only=True)
    uit: list[Gezien] = []
    gegevens: list[dict[str, str]] = []
    deel: list[Rij] = []
    for blad in boek:
        rijen = list(blad.iter_rows(values_only=True))
        if blad.title == "Herkomst":
            deel = rijen
            continue
        gegevens += (van_blad := list(_tabel(rijen, blad.title)))
        uit += van_rijen(naam, van_blad, f"{waar} blad {blad.title}")
    assert deel, f"{waar}: geen blad Herkomst"
    uit += van_herkomst(naam, vraag, deel, gegevens, f"{waar} blad Herkomst")
    return uit


def van_herkomst(
    naam: str, vraag: Mapping[str, str], rijen: Iterable[Rij], gegevens: Sequence[dict[str, str]],
    waar: str,
) -> Iterator[Gezien]:  # fmt: skip
    """The figures of the sheet Herkomst, under the name that a page gives them. What it says of the
    file itself (how many rows) is held against the rows of its other sheets (`gegevens`)."""
    delen = list(_delen(rijen))
    los = {str(r[0]): r[1] for kop, _, onder in delen if not kop for r in onder if len(r) > 1}
    dag = los.get("Peildatum")

    def zeg(cijfernaam: Cijfernaam, waarde: object) -> Gezien:
        return Gezien(str(cijfernaam), als_tekst(waarde), None, waar)

    def boek(wat: str, gezegd: object, geteld: int) -> Iterator[Gezien]:
        eigen = Cijfernaam("blad", f"{naam}?{urlencode(vraag)}", aard=wat)
        yield zeg(eigen, gezegd)
        yield Gezien(str(eigen), str(geteld), None, waar.replace("Herkomst", "geteld"))

    ander = Counter(r["regel"] for r in gegevens if "regel" in r and naam == "plannen")
    for label, aantal in (
        ("Aantal rijen", len(gegevens)),
        ("Aantal plannen", ander["plan"]),
        ("Aantal andere rijen", ander.total() - ander["plan"]),
        ("Waarvan delen van een afspraak", sum(bool(r.get("hoort_bij")) for r in gegevens)),
    ):
        if label in los:
            yield from boek(label, los[label], aantal)
    per_levering = Counter(r.get("levering", "") for r in gegevens if r.get("regel") != "balans")
    for kop, eerste, onder in delen:
        if kop == "Netto groei":
            yield from (zeg(*p) for p in _groei(vraag, onder))
        elif kop == "Status" and naam == "afspraken":
            statussen = Counter(r["status"] for r in gegevens)
            for status, aantal, *_ in onder:
                yield from boek(f"status {status}", aantal, statussen[str(status)])
        elif kop == "Meegeteld":
            yield from (zeg(*p) for p in _telling(vraag["id"], dag, onder))
        elif kop == "Brug":
            yield from (zeg(*p) for p in _brug(vraag, onder, delen))
        elif kop == "Bronnen" and naam in ("groei", "voorraad", "plannen", "alle-woningen"):
            plek = eerste.index("rijen")
            for r in onder:
                yield from boek(f"levering {r[0]}", r[plek], per_levering[str(r[0])])
    if naam == "afspraak-rijen" and isinstance(dag, date):
        for veld, label in (("gerealiseerd", "Gerealiseerd"), ("status", "Status")):
            waarde = los.get(label)
            waarde = None if waarde == "onbekend" else waarde
            yield zeg(van_afspraak(vraag["id"], dag, veld), waarde)


def _groei(vraag: Mapping[str, str], rijen: Iterable[Rij]) -> Iterator[tuple[Cijfernaam, object]]:
    """Where Herkomst refuses a sum there is none, whatever it says beside it."""
    filters, _ = Filters.uit_query(dict(vraag))
    for _, status, som, van, tot, *_ in rijen:
        if isinstance(van, date) and isinstance(tot, date):
            dagen = Periode(van, tot)
            yield van_groei("netto", filters, dagen, str(status)), som


def _telling(id_: str, dag: object, rijen: Iterable[Rij]) -> Iterator[tuple[Cijfernaam, object]]:
    if not isinstance(dag, date):
        return
    for _, status, soort, *getallen in rijen:
        naam = Cijfernaam("telling", id_, dag.isoformat(), str(status)).met(soort=soort)
        for wat, n in zip(("rijen", "aantal", "telt"), getallen, strict=False):
            yield naam.met(wat=wat), n


def _brug(
    vraag: Mapping[str, str], rijen: Iterable[Rij], delen: Iterable[Deel]
) -> Iterator[tuple[Cijfernaam, object]]:
    """The lines between begin and end; those two have the days of their stand, which the sheet does
    not say, so their difference is held against the sum."""
    keuze, _ = BrugKeuze.uit_query(dict(vraag))
    woord = {tekst: oorzaak for oorzaak, tekst in OORZAKEN.items()}
    begin: object = None
    for wat, leverancier, soort, verschil, n, status, *rest in rijen:
        heel = van_groei("verschil", keuze.filters, None, str(status))
        heel = heel.met(van=keuze.van, naar=keuze.naar)
        if wat == "Begin":
            begin = verschil
        elif wat == "Eind":
            beide = isinstance(begin, int) and isinstance(verschil, int)
            yield heel, verschil - begin if beide else None  # type: ignore[operator]
        else:
            fictief = "ja" if rest and rest[0] == "ja" else None
            lijn = {"oorzaak": woord[str(wat)], "leverancier": leverancier, "soort": soort}
            yield heel.met(**lijn, fictief=fictief), verschil
            yield (
                van_groei("rijen", keuze.filters, None, str(status)).met(
                    van=keuze.van, naar=keuze.naar, **lijn, fictief=fictief
                ),
                n,
            )


def _delen(rijen: Iterable[Rij]) -> Iterator[Deel]:
    """The parts of Herkomst, with an empty row between them; kop "" where it has no heading."""
    deel: list[Rij] = []
    for rij in (*rijen, ()):
        schoon = [_waarde(c) for c in rij]
        if any(c is not None for c in schoon):
            deel.append(schoon)
        elif deel:
            eerste, onder = deel[0], deel[1:]
            if _is_kop(eerste):
                yield str(eerste[0]), eerste, onder
            else:
                yield "", (), deel
            deel = []


KOPPEN = {"Netto groei", "Status", "Meegeteld", "Brug", "Bronnen"}


def _is_kop(rij: Rij) -> bool:
    return str(rij[0]) in KOPPEN and len([c for c in rij if c is not None]) > 1


def _tabel(rijen: Sequence[Rij], titel: str) -> Iterator[dict[str, str]]:
    """Rows by column, as the CSV writes them. A sheet of its own has no column regel: its title."""
    kop = [str(k) for k in rijen[0]]
    for rij in rijen[1:]:
        yield {"regel": titel.lower()} | {
            k: als_tekst(w) for k, w in zip(kop, rij, strict=False)
        }  # fmt: skip


def _waarde(cel: object) -> object:
    return cel.date() if isinstance(cel, datetime) else cel


def als_tekst(cel: object) -> str:
    """A cell as the CSV writes it."""
    cel = _waarde(cel)
    if cel is None:
        return ""
    return cel.isoformat() if isinstance(cel, date) else str(cel)
