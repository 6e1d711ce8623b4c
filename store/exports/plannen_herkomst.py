"""Where the downloads of Plannen come from, in words: choices, sources, what they mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from domain.plannen.keuze import PlanKeuze
from store.exports.groei import Cel
from store.exports.herkomst import FICTIEF, slot
from store.schema import tables
from store.vragen import namen
from store.vragen.basis import kenmerk, records
from store.vragen.leveringen import bronnen, weggelaten
from store.vragen.plannen.lezen import kies
from store.vragen.plannen.wijkenstrategie import Strategie

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
    yield from _rest(conn, keuze, DEFINITIES)


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
    yield from _rest(conn, keuze.anders(van=None, tot=None), DEFINITIES_WIJKEN)


def _stand(conn: Connection) -> Iterator[list[Cel]]:
    yield ["Stand", kenmerk(conn, "stand")]
    yield ["Versie van de definities", kenmerk(conn, "definities")]


def _rest(conn: Connection, keuze: PlanKeuze, definities: Sequence[str]) -> Iterator[list[Cel]]:
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
    weg = weggelaten.van(conn, keuze.plaats.met(van=keuze.van, tot=keuze.tot))
    kolommen = ["levering", "bestand", "vervangen_door", "rijen", "aantal", "reden"]
    hier = records(weg.loc[weg["tabel"] == "plannen", kolommen])
    for w in hier:
        yield ["", *(w[k] for k in kolommen)]
    if not hier:
        yield ["", "niets"]
