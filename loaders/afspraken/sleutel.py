"""Reads [[verdeelsleutel]], [[moment]] and [[verschil]] of a register file.

A verdeelsleutel is a total, who takes which percentage, and what the document prints. The parts are
computed (`domain.afspraken.verdeelsleutel`); a printed part that is another number refuses the
file. Source: docs/register-afspraken.md.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from domain.afspraken.verdeelsleutel import verdeel
from loaders.afspraken.controle import als_getal, lees_periode
from loaders.afspraken.namen import Documentcontext, GelezenSleutel
from loaders.afspraken.vorm import MOMENT, SLEUTEL, SLEUTELDEEL, VERSCHIL
from loaders.bestanden.toml_bestand import Pad
from loaders.bestanden.toml_velden import lees_tabel, tabellen

_DAG = re.compile(r"([0-9]{2})-([0-9]{2})")
_SCHRIKKELJAAR = 2024  # has every day that a year can have


def lees_momenten(ruw: Mapping[str, Any], kader: Documentcontext) -> None:
    """What must be done or handed in, and when in the year."""
    for pad, tabel in tabellen(ruw, ("moment",), kader.melder):
        naam = f"Moment {tabel.get('id', int(pad[-1]) + 1)}"
        m = lees_tabel(tabel, MOMENT, kader.melder, pad, naam=naam)
        kader.ids.controleer(m, kader.melder, pad)
        lees_periode(m, kader.melder, pad, naam)
        m["gemeente"] = kader.gemeente(m, pad, naam)
        m["partijen"], _ = kader.partijen(m, pad)
        m["uiterlijk"] = _dagen(m.get("uiterlijk", ()), kader, pad, naam)
        for veld, ander in (("verwacht", "over"), ("over", "verwacht")):
            if veld in m and ander not in m and ander not in tabel:
                kader.melder.fout(
                    (*pad, ander),
                    f"{naam}: bij {veld} hoort ook {ander}.",
                    verwacht="welke cijfers, en over welke tijd",
                )
        if m.get("over") == "volgend_jaar" and m.get("verwacht") not in (None, "plan"):
            kader.melder.fout(
                (*pad, "over"),
                f"{naam}: over het volgende jaar kunnen alleen plannen gaan.",
                gevonden=f"verwacht = {m['verwacht']}",
                verwacht="verwacht = plan, of een andere tijd bij over",
            )
        kader.d.voeg_moment(m)


def _dagen(
    teksten: tuple[str, ...], kader: Documentcontext, pad: Pad, naam: str
) -> tuple[str, ...]:
    """The days that are days, in the order of the year."""
    goed = []
    for tekst in teksten:
        delen = _DAG.fullmatch(tekst)
        try:
            if delen is None:
                raise ValueError
            date(_SCHRIKKELJAAR, int(delen[1]), int(delen[2]))
        except ValueError:
            kader.melder.fout(
                (*pad, "uiterlijk"),
                f"{naam}: dit is geen dag in het jaar.",
                gevonden=tekst,
                verwacht="maand en dag, zoals 05-31; 02-29 is de laatste dag van februari",
            )
        else:
            goed.append(tekst)
    return tuple(sorted(goed))


def lees_verschillen(ruw: Mapping[str, Any], kader: Documentcontext) -> None:
    """Afspraken (or other statements) that say different things; their ids are checked later."""
    for pad, tabel in tabellen(ruw, ("verschil",), kader.melder):
        naam = f"Verschil {tabel.get('id', int(pad[-1]) + 1)}"
        v = lees_tabel(tabel, VERSCHIL, kader.melder, pad, naam=naam)
        kader.ids.controleer(v, kader.melder, pad)
        v["gemeente"] = kader.gemeente(v, pad, naam)
        # A field that was read wrongly has its own fout already.
        gelezen = all(veld in v for veld in ("afspraken", "uitspraken") if veld in tabel)
        if gelezen and len(v.get("afspraken", ())) + len(v.get("uitspraken", ())) < 2:
            kader.melder.fout(
                (*pad, "afspraken"),
                f"{naam}: een verschil is er tussen minstens twee afspraken of uitspraken.",
                verwacht="twee of meer id's van afspraken",
            )
        kader.d.voeg_verschil(v, pad)


def lees_sleutels(ruw: Mapping[str, Any], kader: Documentcontext) -> None:
    """All keys of a file; of those with a fout only the id is known."""
    for pad, tabel in tabellen(ruw, ("verdeelsleutel",), kader.melder):
        naam = f"Verdeelsleutel {tabel.get('id', int(pad[-1]) + 1)}"
        velden = lees_tabel(tabel, SLEUTEL, kader.melder, pad, naam=naam, los=("deel",))
        kader.ids.controleer(velden, kader.melder, pad)
        totaal = _heel(velden, "totaal", kader, pad, naam)
        delen = [
            (p, _deel(deel, kader, p, naam))
            for p, deel in tabellen(tabel, (*pad, "deel"), kader.melder)
        ]
        partijen = [d["partij"] for _, d in delen if "partij" in d]
        for plek, deel in delen:
            if partijen.count(deel.get("partij", "")) > 1:
                melding = f"{naam}: deze partij staat er twee keer."
                kader.melder.fout((*plek, "partij"), melding, gevonden=deel["partij"])
        heel = all({"partij", "procent"} <= set(d) for _, d in delen)
        if totaal is None or "id" not in velden or not heel or len(set(partijen)) < len(delen):
            continue
        try:
            verdeeld = verdeel(totaal, {d["partij"]: str(d["procent"]) for _, d in delen})
        except ValueError as fout:
            plek = delen[0][0] if delen else pad
            kader.melder.fout((*plek, "procent"), f"{naam}: {fout}.", verwacht="samen 100")
            continue
        kader.sleutels[velden["id"]] = GelezenSleutel(totaal, verdeeld)
        for nummer, (plek, deel) in enumerate(delen, 1):
            kader.d.voeg_sleutel(velden, deel, nummer, totaal, verdeeld[deel["partij"]])
            _gedrukt(deel, verdeeld[deel["partij"]], kader, plek, naam)


def _deel(tabel: Mapping[str, Any], kader: Documentcontext, pad: Pad, naam: str) -> dict[str, Any]:
    deel = lees_tabel(tabel, SLEUTELDEEL, kader.melder, pad, naam=naam)
    if "gedrukt" in deel:
        deel["gedrukt"] = _heel(deel, "gedrukt", kader, pad, naam)
    if "partij" in deel:
        code = kader.namen.partij(deel.pop("partij"), (*pad, "partij"))
        deel |= {"partij": code} if code else {}
    return deel


def _heel(
    velden: Mapping[str, Any], veld: str, kader: Documentcontext, pad: Pad, naam: str
) -> int | None:
    waarde = velden.get(veld)
    if waarde is None or (waarde >= 0 and float(waarde).is_integer()):
        return None if waarde is None else int(waarde)
    kader.melder.fout(
        (*pad, veld),
        f"{naam}: dit is geen heel aantal woningen.",
        gevonden=als_getal(waarde),
        verwacht="een heel getal, 0 of meer",
    )
    return None


def _gedrukt(
    deel: Mapping[str, Any], berekend: int, kader: Documentcontext, pad: Pad, naam: str
) -> None:
    gedrukt = deel.get("gedrukt")
    if gedrukt is not None and gedrukt != berekend:
        kader.melder.fout(
            (*pad, "gedrukt"),
            f"{naam}: het document geeft {deel['partij']} een ander deel dan de sleutel.",
            gevonden=f"gedrukt {gedrukt}, berekend {berekend}",
            verwacht=str(berekend),
        )


def neem_deel(
    eigen: dict[str, Any],
    heel: Mapping[str, Any],
    code: str | None,
    kader: Documentcontext,
    pad: Pad,
) -> None:
    """Fills `doel` of a part that names its verdeelsleutel; a doel that differs is a fout."""
    naam, wat = eigen.pop("verdeelsleutel"), f"Deel {eigen.get('id', '')}".strip()
    plek = (*pad, "verdeelsleutel")
    sleutel = kader.sleutels.get(naam)
    if sleutel is None:
        if not kader.ids.bekend(naam):
            kader.melder.fout(plek, f"{wat}: deze verdeelsleutel is er niet.", gevonden=naam)
        return
    if heel.get("doel") != sleutel.totaal:
        kader.melder.fout(
            plek,
            f"{wat}: de sleutel verdeelt een ander aantal dan de afspraak noemt.",
            gevonden=f"sleutel {sleutel.totaal}, afspraak {als_getal(heel.get('doel'))}",
        )
    if code is not None and code not in sleutel.delen:
        kader.melder.fout(plek, f"{wat}: deze partij staat niet in de sleutel.", gevonden=code)
    elif code is not None:
        berekend = sleutel.delen[code]
        if eigen.get("doel", berekend) != berekend:
            kader.melder.fout(
                (*pad, "doel"),
                f"{wat}: het deel is een ander getal dan de sleutel geeft.",
                gevonden=f"deel {als_getal(eigen['doel'])}, sleutel {berekend}",
            )
        eigen["doel"] = float(berekend)
        kader.d.koppel_sleutel(naam, str(heel.get("id", "")))
