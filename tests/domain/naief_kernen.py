"""A second, plain reading of the rules of Kernen: loops over delivered rows, one area at a time.

Slow and obvious on purpose. It knows one division of wijken and no buurten.
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from domain.kernen.bron import GemeenteBron

Antwoord = dict[str, tuple[int | None, int | None, date | None]]


def sociaal_op(bron: GemeenteBron, code: str, dag: date, definitie: str) -> int | None:
    """Social homes of an area on exactly this day: counted, else the share that came last."""
    if definitie == "sociaal_bezit_corporatie":
        op_dag = [t for t in bron.tellingen if t.peildatum == dag]
        nodig = [p.corporatie for p in bron.partijen if p.van <= dag <= p.tot]
        er_zijn = [t.corporatie for t in op_dag]
        compleet = nodig and all(n in er_zijn for n in nodig)
        if compleet and not any(t.onverdeeld for t in op_dag):
            if code == bron.code:
                return sum(t.sociaal for t in op_dag)
            los = sum(t.sociaal for t in op_dag if t.gebied is None)
            if los == 0:
                return sum(t.sociaal for t in op_dag if t.gebied == code)
    laatste = None
    for t in bron.totalen:
        past = (t.code, t.peildatum, t.definitie) == (code, dag, definitie) and t.woningen
        if past and (laatste is None or t.volgorde >= laatste.volgorde):
            laatste = t
    if laatste is None:
        return None
    homes = Decimal(laatste.woningen) * Decimal(str(laatste.aandeel)) / 100
    return int(homes.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def een_jaar_uit_elkaar(een: date, ander: date) -> bool:
    """At most a year: the same day of the next year is still in it. No 29 February in here."""
    vroeg, laat = min(een, ander), max(een, ander)
    return laat <= date(vroeg.year + 1, vroeg.month, vroeg.day)


def kernen(bron: GemeenteBron, definitie: str) -> Antwoord:
    """Per code: dwellings of the newest day, social homes beside them, and of which day."""
    uit: Antwoord = {}
    for code in [bron.code, *(g.code for g in bron.gebieden)]:
        dagen = [t.peildatum for t in bron.totalen if t.code == code]
        alle = {t.peildatum for t in bron.totalen} | {t.peildatum for t in bron.tellingen}
        bekend = {d: sociaal_op(bron, code, d, definitie) for d in alle}
        bekend = {d: s for d, s in bekend.items() if s is not None}
        if not dagen:
            laatste = [
                d for d in sorted(bekend)
                if not any(t.code == code for t in bron.totalen)
            ]  # fmt: skip
            dag = laatste[-1] if laatste else None
            uit[code] = (None, bekend[dag] if dag else None, dag)
            continue
        nu = max(dagen)
        mag = [d for d in sorted(bekend) if een_jaar_uit_elkaar(d, nu)]
        mag.sort(key=lambda d: abs((d - nu).days))  # stable: of two as near the earlier
        dag = mag[0] if mag else None
        uit[code] = (woningen_op(bron, code, nu, dag, definitie), bekend.get(dag), dag)
    return uit


def woningen_op(bron, code, nu, dag, definitie) -> int:
    """Dwellings of a day: of the row whose share is used, else of the last levering."""
    rijen = sorted(
        (t for t in bron.totalen if t.code == code and t.peildatum == nu), key=lambda t: t.volgorde
    )
    met = [t for t in rijen if t.definitie == definitie and t.woningen]
    telling = dag == nu and definitie == "sociaal_bezit_corporatie" and _geteld(bron, code, dag)
    return (met or rijen)[-1].woningen if dag == nu and not telling else rijen[-1].woningen


def _geteld(bron, code, dag) -> bool:
    zonder = GemeenteBron(bron.code, bron.naam, (), bron.tellingen, bron.gebieden, bron.partijen)
    return sociaal_op(zonder, code, dag, "sociaal_bezit_corporatie") is not None
