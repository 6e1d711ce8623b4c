"""The download of Plannen: plans as delivered, the restopgave, and what moved since a stand.

Columns and query names: docs/exports.md. The same stand and choices give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields

from sqlalchemy import Connection

from domain.keuzeveld import Probleem, kies_meer
from domain.plannen.keuze import PlanKeuze
from store.exports.als_csv import als_csv
from store.exports.cijfernamen import plannen as cijfers
from store.exports.download import Gekozen, Opener, gekozen, weiger
from store.exports.herkomst import codes, fictief, slot, stand
from store.exports.inhoud import Cel, Inhoud, Vorm
from store.exports.inhoud import Rij as Cellen
from store.exports.planrijen import Rij, overzicht, plannen, rest, verschoven
from store.schema import tables
from store.standen.standen import StandFout
from store.vragen import namen
from store.vragen.basis import kenmerk, records
from store.vragen.leveringen import bronnen
from store.vragen.plannen.lezen import kent_plannen
from store.vragen.plannen.lezen import kies as kies_rijen
from telling.leveringsformaat import TABELKOLOMMEN

REGELS = ("plan", "restopgave", "verschuiving")

# The leveringsformaat of plannen, in its order: these columns can be handed in again.
_ERNAAST = ("duur", "binnen_sector", "zelfstandig", "indeling")
FORMAAT = tuple(k.naam for k in TABELKOLOMMEN["plannen"] if k.naam not in _ERNAAST)
ALGEMEEN = (
    "telt", "reden", "fictief", "levering", "bestand", "blad", "rij", "peildatum", "stand", "regel",
)  # fmt: skip
PLAATS = ("gemeentecode", "corporatiecode", "lnummer", "gebiedcode")
# What the leveringsformaat knows beside its own columns, and what was made of the row.
PLAN = (
    *_ERNAAST, "vervallen", "saldo", "van", "tot", *PLAATS, "tabel", "leverancier", "bron",
)  # fmt: skip
REST = (
    "afspraak", "artikel", "document", "niveau", "periode_van", "periode_tot", "doel",
    "gerealiseerd", "hard", "zacht", "restopgave", "zonder_gerealiseerd", "aandeel", "woningen",
    "definitie", "peildatum_sociaal",
)  # fmt: skip
VERSCHUIVING = (
    "wijziging", "was", "nu", "verschil", "was_klaar", "nu_klaar", "was_hard", "nu_hard",
    "was_zacht", "nu_zacht", "waarom_weg", "met",
)  # fmt: skip
KOLOMMEN = (*FORMAAT, *ALGEMEEN, *PLAN, *REST, *VERSCHUIVING)

# Every kind of row below the other, in one table; a workbook has a sheet for each.
ALLES = Vorm("plannen", "Plannen", KOLOMMEN, namen=cijfers.NAMEN["plannen"])
PLANNEN = Vorm("plannen", "Plannen", (*FORMAAT, *ALGEMEEN, *PLAN))
RESTOPGAVE = Vorm(
    "plannen",
    "Restopgave",
    ("gemeente", "corporatie", "gebied", *REST, "toelichting", "fictief", "peildatum", "stand",
     *PLAATS),
)  # fmt: skip
VERSCHOVEN = Vorm(
    "plannen",
    "Verschuiving",
    ("corporatie", "gemeente", "gebied", "projectcode", "project", *VERSCHUIVING, "fictief",
     "stand", *PLAATS),
)  # fmt: skip

DEFINITIES = (
    "Regel plan: een geleverd plan, in de kolommen van het leveringsformaat. Met regel=plan in het "
    "adres krijgt u alleen deze rijen; u kunt ze zo weer aanleveren.",
    "telt: ja als het plan meetelt in de sociale voorraad. Anders staat bij reden waarom niet.",
    "saldo: het effect op de sociale voorraad van de gemeente, in woningen.",
    "segment totaal: alle woningen samen. Tel ze nooit op bij andere plannen.",
    "fase opgeleverd: volgens de bron staan deze woningen er al. Dat is geen plan meer, en geen "
    "gerealiseerd cijfer.",
    "Regel restopgave zonder aandeel: doel = gerealiseerd + hard + zacht + restopgave. Een "
    "restopgave onder 0: er is meer gebouwd en gepland dan nodig.",
    "Lege gerealiseerd: onbekend, geen 0. Dan is restopgave leeg; zonder_gerealiseerd is wat de "
    "plannen van het doel openlaten. Lege hard of zacht: zulke plannen zijn niet bekend.",
    "aandeel: een afgesproken percentage. doel is dan dat deel van woningen, de plannen erbij "
    "geteld; gerealiseerd is het aantal woningen van nu dat voor dit aandeel telt. restopgave is "
    "wat er dan nog bij moet als er verder niets wordt gebouwd; elke woning die erbij komt, is ook "
    "een woning.",
    "Regel verschuiving (alleen met met=): een project dat veranderde sinds die stand. De "
    "verschillen tellen op tot het verschil in alle plannen. Periode en hardheid kiezen hier niet.",
)


def herkomst(
    conn: Connection, keuze: PlanKeuze, regels: Sequence[str], aantal: int, ook: int
) -> Iterator[list[Cel]]:
    """Rows of the sheet Herkomst. aantal: plan rows; ook: rows of the other sheets."""
    yield ["Download", "plannen"]
    yield from stand(conn)
    yield ["Regels", ", ".join(regels)]
    yield ["Aantal plannen", aantal]
    yield ["Aantal andere rijen", ook]
    yield from herkomst_vervolg(conn, keuze, DEFINITIES)


def herkomst_vervolg(
    conn: Connection, keuze: PlanKeuze, definities: Sequence[str]
) -> Iterator[list[Cel]]:
    """What the downloads of the page Plannen say alike: choices, what was replaced, sources."""
    uit = bronnen.van_tabel(conn, tables.plan, kies_rijen(keuze))
    yield from fictief(bool(uit["fictief"].any()))
    yield []
    yield ["Gekozen filters"]
    yield from codes(
        conn,
        (
            ("Gemeente", keuze.gemeente, "alle gemeenten"),
            ("Corporatie", keuze.corporatie, "alle corporaties"),
            ("Kern, wijk of buurt", keuze.gebied, "alle gebieden"),
        ),
    )
    yield ["Segment", ", ".join(keuze.segment)]
    yield ["Hardheid", ", ".join(keuze.status)]
    yield ["Van", keuze.van or "het begin van de plannen"]
    yield ["Tot en met", keuze.tot or "het einde van de plannen"]
    yield ["Peildatum", keuze.peildatum or "de nieuwste per gemeente"]
    yield ["Vergeleken met stand", keuze.met or "niet"]
    yield []
    yield from _weggelaten(conn, keuze)
    yield []
    yield from slot(uit, definities)


def _weggelaten(conn: Connection, keuze: PlanKeuze) -> Iterator[list[Cel]]:
    """Plans that a later list replaced, or that another list has too: in no row of the download."""
    yield ["Vervangen", "levering", "bestand", "door levering", "rijen", "woningen", "waarom"]
    weg = bronnen.weggelaten(conn, keuze.plaats.met(van=keuze.van, tot=keuze.tot))
    kolommen = ["levering", "bestand", "vervangen_door", "rijen", "aantal", "reden"]
    hier = records(weg.loc[weg["tabel"] == "plannen", kolommen])
    for w in hier:
        yield ["", *(w[k] for k in kolommen)]
    if not hier:
        yield ["", "niets"]


Gevraagd = tuple[PlanKeuze, tuple[str, ...]]
NAMEN = tuple(f.name for f in fields(PlanKeuze))
REGEL = "regel"  # which kinds of rows


def uit_query(query: Mapping[str, str]) -> tuple[Gevraagd, tuple[Probleem, ...]]:
    """The choices of the page with the kinds of rows, and what is not understood."""
    keuze, eerste = PlanKeuze.uit_query(query)
    problemen = list(eerste)
    regels = kies_meer(REGEL, query.get(REGEL, ""), REGELS, problemen) or REGELS
    return (keuze, regels), tuple(problemen)


def los_op(conn: Connection, keuze: PlanKeuze) -> tuple[PlanKeuze, tuple[Probleem, ...]]:
    """The choices with codes instead of names, and what is not known."""
    plaats, problemen = namen.los_op(conn, keuze.plaats)
    met = keuze.anders(gemeente=plaats.gemeente, corporatie=plaats.corporatie, gebied=plaats.gebied)
    return met, problemen


def kies(opener: Opener, gevraagd: Gevraagd, problemen: Sequence[Probleem]) -> Gekozen:
    """What is asked, of its stand and of the stand to compare with; raises Geweigerd."""
    nu = opener.open(gevraagd[0].stand)
    (keuze, onbekend), regels = los_op(nu.conn, gevraagd[0]), gevraagd[1]
    alle = [*problemen, *onbekend]
    eerder, toen = None, None
    if keuze.met is not None:
        try:
            vroeger = opener.open(keuze.met)
        except StandFout as fout:
            alle.append(Probleem("met", keuze.met, f"de id van een stand ({fout})"))
        else:
            eerder, toen = vroeger.conn, vroeger.info.sha256
            if not kent_plannen(eerder):
                alle.append(Probleem("met", keuze.met, "een stand die plannen kent"))
    weiger(alle)
    return gekozen(
        nu,
        ALLES,
        keuze,
        keuze.gemeente,
        lambda: inhoud(nu.conn, keuze, regels, eerder),
        eigen={"csv": lambda formaat: als_csv(alles(nu.conn, keuze, regels, eerder), formaat)},
        verder=(regels, toen),
    )


def alles(
    conn: Connection,
    keuze: PlanKeuze,
    regels: Sequence[str] = REGELS,
    eerder: Connection | None = None,
) -> Inhoud:
    """Every kind of row below the other.

    keuze: with codes (`los_op`). regels: which kinds, of REGELS. eerder: the stand of `keuze.met`;
    without it nothing moved.
    """
    # A table has no sheet Herkomst.
    return Inhoud(ALLES, _alles(conn, keuze, regels, eerder), lambda _: ())


def _alles(
    conn: Connection, keuze: PlanKeuze, regels: Sequence[str], eerder: Connection | None
) -> Iterator[list[Cellen]]:
    if "plan" in regels:
        for blok in plannen(conn, keuze, kenmerk(conn, "stand")):
            yield _cellen(KOLOMMEN, blok)
    yield _cellen(KOLOMMEN, _rest(conn, keuze, regels))
    yield _cellen(KOLOMMEN, _verschoven(conn, keuze, regels, eerder))


def inhoud(
    conn: Connection,
    keuze: PlanKeuze,
    regels: Sequence[str] = REGELS,
    eerder: Connection | None = None,
) -> Inhoud:
    """The same with a sheet for each kind of row."""
    ook: list[tuple[Vorm, list[Cellen]]] = []
    for soort, vorm, rijen in (
        ("restopgave", RESTOPGAVE, _rest(conn, keuze, regels)),
        ("verschuiving", VERSCHOVEN, _verschoven(conn, keuze, regels, eerder)),
    ):
        if soort in regels and (soort != "verschuiving" or eerder is not None):
            ook.append((vorm, _cellen(vorm.kolommen, rijen)))
    blokken = (
        _cellen(PLANNEN.kolommen, blok)
        for blok in (plannen(conn, keuze, kenmerk(conn, "stand")) if "plan" in regels else ())
    )
    meer = sum(len(rijen) for _, rijen in ook)
    return Inhoud(PLANNEN, blokken, lambda aantal: herkomst(conn, keuze, regels, aantal, meer), ook)


def _rest(conn: Connection, keuze: PlanKeuze, regels: Sequence[str]) -> list[Rij]:
    return rest(conn, keuze, kenmerk(conn, "stand")) if "restopgave" in regels else []


def _verschoven(
    conn: Connection, keuze: PlanKeuze, regels: Sequence[str], eerder: Connection | None
) -> list[Rij]:
    if eerder is None or "verschuiving" not in regels:
        return []
    return verschoven(conn, overzicht(conn, eerder, keuze), keuze, kenmerk(conn, "stand"))


def _cellen(kolommen: Sequence[str], rijen: Sequence[Rij]) -> list[Cellen]:
    return [tuple(map(r.get, kolommen)) for r in rijen]
