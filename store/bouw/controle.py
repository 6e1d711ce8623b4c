"""What must be true of a stand, and of the plans in it, before it may be published.

Each check raises `BouwFout` with what and where (Dutch). A check that fails is a fault in the
figures together or in this program, never in one levering: those were checked on their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    Connection,
    String,
    Table,
    case,
    cast,
    func,
    literal,
    or_,
    select,
    union_all,
)

from store.schema import tables
from telling.dekking import GEREALISEERD
from telling.planprojecten import REST
from telling.rijen import BouwFout


def geteld(conn: Connection) -> Iterator[tuple[str, str, int, int]]:
    """(levering, table as delivered, delivered rows, homes) of all plans in the stand.

    A plan of which a part is delivered is two rows there, and one delivered row all the same.
    """
    p = tables.plan.c
    eigen = case((p.reden.like(f"{REST}%"), 0), else_=1)
    vraag = select(p.levering, p.tabel, func.sum(eigen), func.sum(p.aantal))
    for levering, tabel, rijen, som in conn.execute(vraag.group_by(p.levering, p.tabel)):
        yield levering, tabel, int(rijen), int(som)


def controleer_plannen(conn: Connection) -> None:
    """The plans that count stand in `mutatie` with the same homes and effects, and no others."""
    m, p = tables.mutatie.c, tables.plan.c
    in_mutatie = (m.been == 0) & (m.status != GEREALISEERD) & m.zelfstandig
    delen = []
    for t, telt in ((m, in_mutatie & (m.soort != "correctie")), (p, p.telt)):
        som = (func.sum(t[k]) for k in ("aantal", "saldo_sector", "saldo_corporatie"))
        vraag = select(t.levering, t.vervallen, func.count(), *som).where(telt)
        rijen = conn.execute(vraag.group_by(t.levering, t.vervallen))
        delen.append({(lev, weg): tuple(map(int, rest)) for lev, weg, *rest in rijen})
    if anders := sorted({lev for (lev, _), _ in delen[0].items() ^ delen[1].items()}):
        raise BouwFout(
            f"Levering {anders[0]}: de plannen die tellen, staan niet zo in de mutaties."
        )


@dataclass(frozen=True)
class Geleverd:
    """Rows and sum of aantal of one table of one levering, as delivered."""

    rijen: int
    aantal: int


def controleer(conn: Connection, geleverd: Mapping[tuple[str, str], Geleverd]) -> None:
    """All checks; `geleverd` by (levering, table as delivered)."""
    _niets_verloren(conn, geleverd)
    controleer_plannen(conn)
    _codes_bekend(conn)
    _balans_klopt(conn)


_TELT: dict[str, tuple[Table, ColumnElement[bool] | None]] = {
    "voorraadstanden": (tables.voorraadstand, None),
    "woningtotalen": (tables.woningtotaal, None),
    "cbs_voorraad": (tables.cbs_voorraad, None),
}


def _niets_verloren(conn: Connection, geleverd: Mapping[tuple[str, str], Geleverd]) -> None:
    """Every delivered row and home either counts or stands in `weggelaten`."""
    gevonden: dict[tuple[str, str], list[int]] = {s: [0, 0] for s in geleverd}
    m = tables.mutatie.c
    echt = (m.been == 0) & (m.status == GEREALISEERD)
    for naam, (tabel, voorwaarde) in (_TELT | {"voorraadmutaties": (tables.mutatie, echt)}).items():
        aantal = tabel.c.eind if naam == "cbs_voorraad" else tabel.c.aantal
        vraag = select(tabel.c.levering, func.count(), func.sum(aantal)).group_by(tabel.c.levering)
        for levering, rijen, som in conn.execute(
            vraag if voorwaarde is None else vraag.where(voorwaarde)
        ):
            _tel(gevonden, (levering, naam), rijen, som)
    for levering, naam, rijen, som in geteld(conn):
        _tel(gevonden, (levering, naam), rijen, som)
    w = tables.weggelaten.c
    for levering, naam, rijen, som in conn.execute(
        select(w.levering, w.tabel, func.count(), func.sum(w.aantal)).group_by(w.levering, w.tabel)
    ):
        _tel(gevonden, (levering, naam), rijen, som)
    for (levering, naam), g in geleverd.items():
        rijen, som = gevonden[levering, naam]
        if (rijen, som) != (g.rijen, g.aantal):
            raise BouwFout(
                f"Levering {levering}, {naam}: geleverd zijn {g.rijen} rijen met samen {g.aantal}, "
                f"in de stand staan {rijen} rijen met samen {som}."
            )


def _tel(
    gevonden: dict[tuple[str, str], list[int]], sleutel: tuple[str, str], rijen: int, som: int
) -> None:
    if sleutel not in gevonden:
        raise BouwFout(f"Levering {sleutel[0]} heeft geen {sleutel[1]} geleverd.")
    gevonden[sleutel][0] += rijen
    gevonden[sleutel][1] += int(som or 0)


_MET_CODES = (
    tables.mutatie,
    tables.plan,
    tables.voorraadstand,
    tables.woningtotaal,
    tables.document,
    tables.partij,
    tables.afspraak,
)


def _codes_bekend(conn: Connection) -> None:
    """Every code that a figure uses stands in the register."""
    register = {
        "corporatie": tables.corporatie.c.code,
        "gemeente": tables.gemeente.c.code,
        "gebied": tables.gebied.c.code,
        "document": tables.document.c.id,
        "levering": tables.levering.c.id,
    }
    # One question for all columns: 30 of them apart took a fifth of the build of a small stand.
    vragen = [
        select(
            literal(f"{tabel.name}: {naam}").label("waar"),
            cast(tabel.c[naam], String).label("code"),
        )
        .distinct()
        .where(tabel.c[naam].is_not(None), tabel.c[naam].not_in(select(bekend)))
        for tabel in _MET_CODES
        for naam, bekend in register.items()
        if naam in tabel.c and not (naam == "document" and tabel is tables.document)
    ]
    onbekend = conn.execute(union_all(*vragen).order_by("waar", "code").limit(5)).all()
    if onbekend:
        waar = onbekend[0].waar
        codes = ", ".join(f"'{rij.code}'" for rij in onbekend if rij.waar == waar)
        raise BouwFout(f"Tabel {waar} {codes} staat niet in het register.")


def _balans_klopt(conn: Connection) -> None:
    b = tables.balans.c
    fout = conn.execute(
        select(b.corporatie, b.gemeente, b.van, b.tot)
        .where(
            or_(
                b.begin + b.netto + b.correctie + b.onverklaard != b.eind,
                b.tot < b.van,
            )
        )
        .limit(1)
    ).first()
    if fout:
        raise BouwFout(
            f"De voorraadbalans van {fout.corporatie} in {fout.gemeente} "
            f"({fout.van} t/m {fout.tot}) klopt niet."
        )
