"""The rows of the wijkenstrategie: one an area and onderdeel, a column for each year ahead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from domain.plannen.keuze import PlanKeuze
from domain.plannen.wijkenstrategie import DAARNA, EERDER, MEER, STRATEGIE, Cel, Tijd
from domain.plannen.wijkenstrategie import Strategierij as WijkRij
from store.exports.cijfernamen.plannen import JAREN, NAMEN, TIJD
from store.exports.herkomst import stand as uit_stand
from store.exports.inhoud import Cel as Waarde
from store.exports.inhoud import Inhoud, Vorm, ja_nee
from store.exports.inhoud import Rij as Cellen
from store.exports.plannen import herkomst_vervolg
from store.exports.planrijen import Rij
from store.vragen import namen
from store.vragen.basis import kenmerk
from store.vragen.plannen import wijkenstrategie
from store.vragen.plannen.wijkenstrategie import Strategie, segmenten

WIJKEN = Vorm(
    "wijkenstrategie",
    "Wijkenstrategie",
    (
        "gemeente", "gebied", "onderdeel", "telt", "vorig_jaar", "gerealiseerd", "eerste_jaar",
        *(k for t in TIJD for k in (t, f"{t}_zacht")), "segment", "fictief", "peildatum", "stand",
        "gemeentecode", "gebiedcode",
    ),
    namen=NAMEN["wijkenstrategie"],
)  # fmt: skip

DEFINITIES = (
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
    conn: Connection, keuze: PlanKeuze, alle: Sequence[Strategie], aantal: int
) -> Iterator[list[Waarde]]:
    """Rows of the sheet Herkomst. alle: the gemeenten in it; aantal: rows of data."""
    yield ["Download", "wijkenstrategie"]
    yield from uit_stand(conn)
    yield ["Aantal rijen", aantal]
    for s in alle:
        if s.tijdelijk:
            yield ["Tijdelijke woningen (netto, in geen rij)", s.gemeente, s.tijdelijk]
    yield from herkomst_vervolg(conn, keuze.anders(van=None, tot=None), DEFINITIES)


def inhoud(conn: Connection, keuze: PlanKeuze) -> Inhoud:
    """The download of this selection. keuze: with codes."""
    alle = wijkenstrategie.lijst(conn, keuze)
    return Inhoud(
        WIJKEN,
        _blokken(conn, keuze, alle),
        lambda rijen: herkomst(conn, keuze, alle, rijen),
    )


def _blokken(
    conn: Connection, keuze: PlanKeuze, alle: tuple[Strategie, ...]
) -> Iterator[list[Cellen]]:
    stand = kenmerk(conn, "stand")
    for s in alle:
        codes = {s.gemeente, *(r.gebied for r in s.rijen if r.gebied)}
        bekend = namen.van(conn, codes)
        vast: Rij = {
            "gemeente": bekend.get(s.gemeente),
            "gemeentecode": s.gemeente,
            "vorig_jaar": s.tijd.vorig,
            "eerste_jaar": s.tijd.eerste,
            "segment": ", ".join(segmenten(keuze)),
            "fictief": ja_nee(s.fictief),
            "peildatum": s.tijd.peildatum,
            "stand": stand,
        }
        rijen = (vast | _rij(r, s.tijd, bekend) for r in s.rijen)
        yield [tuple(rij.get(k) for k in WIJKEN.kolommen) for rij in rijen]


def _rij(r: WijkRij, tijd: Tijd, bekend: dict[str, str]) -> Rij:
    uit: Rij = {
        "gebied": bekend.get(r.gebied or "", r.gebied),
        "gebiedcode": r.gebied,
        "onderdeel": r.onderdeel,
        "telt": ja_nee(r.onderdeel in STRATEGIE),
        "gerealiseerd": r.gerealiseerd,
    }
    jaren = zip(JAREN, map(str, tijd.jaren), strict=True)
    for kolom, plek in (("eerder", EERDER), *jaren, ("meer_jaren", MEER), ("daarna", DAARNA)):
        uit |= _cel(kolom, r.cellen.get(plek))
    return uit | _cel("gepland", r.gepland if r.cellen else None)


def _cel(kolom: str, cel: Cel | None) -> Rij:
    """Empty where there is no plan: that is not 0."""
    if cel is None:
        return {kolom: None, f"{kolom}_zacht": None}
    return {kolom: cel.samen, f"{kolom}_zacht": cel.zacht}
