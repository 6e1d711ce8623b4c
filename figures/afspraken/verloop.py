"""An afspraak against its path: realised up to each moment, the plans on top, and what is asked.

A minimum has a path that rises to the target; a maximum has a ceiling over the whole period, with
an even spread below it; a range has two paths. Nothing is drawn where figures are missing.
"""

from __future__ import annotations

from fractions import Fraction

from domain.afspraken.cijfernamen import naam_afgesproken, naam_oordeel, naam_verloop
from domain.afspraken.verloop import Punt
from domain.cijfernaam import Cijfernaam
from figures.afspraken.verloop_tekening import balk, figuur
from figures.afspraken.verloop_zin import Afspraakverloop, tekst, titel
from figures.basis.getallen import datum
from figures.basis.grafiek import Cel, Grafiek, Legendasleutel, Tabel
from figures.basis.kleuren import AFSPRAAK
from figures.basis.zin import cijfer, zin

__all__ = ["Afspraakverloop", "verloop"]

NOG_NIET = "nog niet"
GEEN_PLANNEN = "onbekend"


def verloop(v: Afspraakverloop) -> Grafiek:
    """Bars up to each moment and the path. punten may not be empty."""
    return Grafiek(
        titel=titel(v),
        tekst=tekst(v),
        tabel=_tabel(v),
        figuur=figuur(v) if _te_tekenen(v) else None,
        legenda=_legenda(v),
        opmerkingen=_opmerkingen(v),
    )


def _te_tekenen(v: Afspraakverloop) -> bool:
    return v.oordeel.doel_totaal is not None or any(
        w is not None for p in v.punten for w in (p.gerealiseerd, p.met_hard, p.met_zacht)
    )


def _tabel(v: Afspraakverloop) -> Tabel:
    o = v.oordeel
    pad = "Gelijk verdeeld" if v.is_maximum else "Pad van de afspraak"
    koppen = ["Tot en met"]
    if o.doel_totaal is not None:
        koppen += [pad, f"{pad}, hoogstens"] if o.doel_totaal_max is not None else [pad]
    koppen += ["Gerealiseerd", "Met harde plannen", "Met ook zachte plannen"]
    rijen: list[tuple[Cel, ...]] = []
    namen: list[tuple[Cijfernaam | None, ...]] = []
    velden = ["verwacht", "verwacht_max"][: len(koppen) - 4]
    velden += ["gerealiseerd", "met_hard", "met_zacht"]
    for p in v.punten:
        namen.append((None, *(naam_verloop(v.afspraak, o, veld, p.dag) for veld in velden)))
        verwacht = [p.verwacht, p.verwacht_max][: len(koppen) - 4]
        rijen.append(
            (
                datum(p.dag),
                *(_heel(w) for w in verwacht),
                NOG_NIET if p.dag > v.peildatum else _echt(v, p),
                *(GEEN_PLANNEN if w is None else _heel(w) for w in (p.met_hard, p.met_zacht)),
            )
        )
    return Tabel(tuple(koppen), tuple(rijen), namen=tuple(namen))


def _echt(v: Afspraakverloop, p: Punt) -> int | float | None:
    """What is realised up to a moment; on the peildatum that is what the judgement says: a maximum
    that is passed already is told also where figures are missing."""
    eigen = naam_verloop(v.afspraak, v.oordeel, "gerealiseerd", p.dag)
    if eigen == naam_oordeel(v.afspraak, v.oordeel, "gerealiseerd"):
        return v.oordeel.gerealiseerd
    return _heel(p.gerealiseerd)


def _heel(waarde: Fraction | None) -> int | float | None:
    if waarde is None:
        return None
    return int(waarde) if waarde.denominator == 1 else float(waarde)


def _legenda(v: Afspraakverloop) -> tuple[Legendasleutel, ...]:
    uit: list[Legendasleutel] = []
    if any(p.gerealiseerd is not None and p.dag <= v.peildatum for p in v.punten):
        uit.append(Legendasleutel("gerealiseerd", v.kleur))
    if any(p.gerealiseerd and p.dag > v.peildatum for p in v.punten):
        uit.append(Legendasleutel("wat er op de peildatum al was", v.kleur, "bleek"))
    for status, naam in (
        ("hard", "erbij met harde plannen"),
        ("zacht", "erbij met zachte plannen"),
    ):
        if any(balk(p, status) for p in v.punten):
            uit.append(Legendasleutel(naam, v.kleur, status))  # type: ignore[arg-type]
    if v.oordeel.doel_totaal is not None:
        naam = "het maximum; stippels: gelijk verdeeld" if v.is_maximum else "pad van de afspraak"
        uit.append(Legendasleutel(naam, AFSPRAAK, "lijn"))
    return tuple(uit)


def _opmerkingen(v: Afspraakverloop) -> tuple[str, ...]:
    uit: list[str] = []
    leeg = [p for p in v.punten if p.dag <= v.peildatum and p.gerealiseerd is None]
    if leeg:
        uit.append("Waar cijfers ontbreken, staat geen balk. Dat is geen 0.")
    if v.afspraak.telt_boven is not None:
        boven = cijfer(naam_afgesproken(v.afspraak, "telt_boven"), v.afspraak.telt_boven)
        uit.append(zin("Hier telt alleen wat boven {} uitkomt.", boven))
    if v.nu and v.nu.gerealiseerd and v.peildatum < v.einde.dag:
        uit.append(
            f"Na {datum(v.peildatum)} telt nog niets als gerealiseerd: daar laat de bleke balk "
            "zien wat er toen al was."
        )
    if v.peildatum < v.einde.dag and v.oordeel.met_hard is None:
        uit.append("Harde plannen voor de rest van de periode zijn niet bekend.")
    return tuple(uit)
