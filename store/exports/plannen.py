"""The download of Plannen: plans as delivered, the restopgave, and what moved since a stand.

Columns and query names: docs/exports.md. The same stand and choices give the same bytes.

Where the downloads of Plannen come from, in words: choices, sources, what they mean.

The columns of the downloads of Plannen. What each holds: docs/exports.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from sqlalchemy import Connection

from domain.plannen.keuze import PlanKeuze
from store.exports.als_csv import als_csv
from store.exports.als_xlsx import schrijf_boek
from store.exports.groei import Cel, Vorm
from store.exports.groei import Rij as Cellen
from store.exports.herkomst import FICTIEF, slot
from store.exports.planrijen import Rij, overzicht, plannen, rest, verschoven
from store.schema import tables
from store.vragen import namen
from store.vragen.basis import kenmerk, records
from store.vragen.leveringen import bronnen
from store.vragen.plannen.lezen import kies
from store.vragen.plannen.wijkenstrategie import Strategie

REGELS = ("plan", "restopgave", "verschuiving")

# The leveringsformaat of plannen, in its order: these columns can be handed in again.
FORMAAT = (
    "corporatie", "gemeente", "gebied", "projectcode", "project", "soort", "segment", "aantal",
    "periode", "status", "planstatus_bron", "fase", "toelichting",
)  # fmt: skip
ALGEMEEN = (
    "telt", "reden", "fictief", "levering", "bestand", "blad", "rij", "peildatum", "stand", "regel",
)  # fmt: skip
PLAATS = ("gemeentecode", "corporatiecode", "lnummer", "gebiedcode")
# What the leveringsformaat knows beside its own columns, and what was made of the row.
PLAN = (
    "duur", "binnen_sector", "zelfstandig", "indeling", "vervallen", "saldo", "van", "tot",
    *PLAATS, "tabel", "leverancier", "bron",
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

JAREN = tuple(f"jaar_{n}" for n in range(1, 5))
TIJD = ("eerder", *JAREN, "meer_jaren", "daarna", "gepland")
WIJKEN = Vorm(
    "wijkenstrategie",
    "Wijkenstrategie",
    (
        "gemeente", "gebied", "onderdeel", "telt", "vorig_jaar", "gerealiseerd", "eerste_jaar",
        *(k for t in TIJD for k in (t, f"{t}_zacht")), "segment", "fictief", "peildatum", "stand",
        "gemeentecode", "gebiedcode",
    ),
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
DEFINITIES_WIJKEN = (
    "Vier jaar vooruit: eerste_jaar is het eerste jaar met dagen na de peildatum; jaar_1 is dat "
    "jaar, jaar_2 het volgende. daarna: alles vanaf het vijfde jaar.",
    "meer_jaren: een plan over meer jaren samen; het wordt nooit verdeeld. eerder: gepland voor "
    "eerste_jaar en nog niet gerealiseerd.",
    "Een kolom met _zacht is het deel daarvan dat in zachte plannen staat.",
    "Leeg is: geen plan in de leveringen. Een 0 staat er alleen als een levering dat zegt.",
    "gerealiseerd: het effect in vorig_jaar; leeg als niet alle cijfers van dat jaar er zijn.",
    "De wijkenstrategie telt productie, verkoop, liberalisatie en socialisatie (telt = ja), zonder "
    "sloop. Sloop en overig (aankoop, terugkoop, uitruil) staan erbij met telt = nee.",
    "Alleen permanente, zelfstandige woningen.",
)


def herkomst(
    conn: Connection, keuze: PlanKeuze, regels: Sequence[str], aantal: int, ook: int
) -> Iterator[list[Cel]]:
    """Rows of the sheet Herkomst. aantal: plan rows; ook: rows of the other sheets."""
    yield ["Download", "plannen"]
    yield from _stand(conn)
    yield ["Regels", ", ".join(regels)]
    yield ["Aantal plannen", aantal]
    yield ["Aantal andere rijen", ook]
    yield from _herkomst_rest(conn, keuze, DEFINITIES)


def herkomst_wijken(
    conn: Connection, keuze: PlanKeuze, alle: Sequence[Strategie], aantal: int
) -> Iterator[list[Cel]]:
    """The same for the wijkenstrategie. alle: the gemeenten in it."""
    yield ["Download", "wijkenstrategie"]
    yield from _stand(conn)
    yield ["Aantal rijen", aantal]
    for s in alle:
        if s.tijdelijk:
            yield ["Tijdelijke woningen (netto, in geen rij)", s.gemeente, s.tijdelijk]
    yield from _herkomst_rest(conn, keuze.anders(van=None, tot=None), DEFINITIES_WIJKEN)


def _stand(conn: Connection) -> Iterator[list[Cel]]:
    yield ["Stand", kenmerk(conn, "stand")]
    yield ["Versie van de definities", kenmerk(conn, "definities")]


def _herkomst_rest(
    conn: Connection, keuze: PlanKeuze, definities: Sequence[str]
) -> Iterator[list[Cel]]:
    uit = bronnen.van_tabel(conn, tables.plan, kies(keuze))
    if uit["fictief"].any():
        yield ["Fictief", FICTIEF]
    yield []
    yield ["Gekozen filters"]
    bekend = namen.van(conn, (*keuze.gemeente, *keuze.corporatie, *keuze.gebied))
    for label, codes, alle in (
        ("Gemeente", keuze.gemeente, "alle gemeenten"),
        ("Corporatie", keuze.corporatie, "alle corporaties"),
        ("Kern, wijk of buurt", keuze.gebied, "alle gebieden"),
    ):
        yield [label, ", ".join(f"{bekend.get(c, c)} ({c})" for c in codes) or alle]
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


__all__ = ["KOLOMMEN", "REGELS", "csv", "xlsx"]


def csv(
    conn: Connection,
    keuze: PlanKeuze,
    formaat: str = "",
    regels: Sequence[str] = REGELS,
    eerder: Connection | None = None,
) -> Iterator[bytes]:
    """Every kind of row below the other, in blocks; formaat: one of
    `store.exports.als_csv.FORMATEN`.

    keuze: with codes (`store.vragen.namen.los_op`). regels: which kinds, of REGELS. eerder: the
    stand of `keuze.met`; without it nothing moved. The connections stay in use until the last block
    is taken.
    """
    return als_csv(KOLOMMEN, _alles(conn, keuze, regels, eerder), formaat)


def _alles(
    conn: Connection, keuze: PlanKeuze, regels: Sequence[str], eerder: Connection | None
) -> Iterator[list[Cellen]]:
    if "plan" in regels:
        for blok in plannen(conn, keuze, kenmerk(conn, "stand")):
            yield _cellen(KOLOMMEN, blok)
    yield _cellen(KOLOMMEN, _rest(conn, keuze, regels))
    yield _cellen(KOLOMMEN, _verschoven(conn, keuze, regels, eerder))


def xlsx(
    conn: Connection,
    keuze: PlanKeuze,
    doel: BinaryIO,
    regels: Sequence[str] = REGELS,
    eerder: Connection | None = None,
) -> None:
    """A workbook: a sheet for each kind of row and one Herkomst, written to `doel`."""
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
    schrijf_boek(
        PLANNEN,
        blokken,
        lambda aantal: herkomst(conn, keuze, regels, aantal, meer),
        doel,
        ook=ook,
    )


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
