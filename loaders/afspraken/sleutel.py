"""Reads [[verdeelsleutel]]: a total, who takes which percentage, and what the document prints.

The parts are computed (`domain.afspraken.verdeelsleutel`); a printed part that is another number
refuses the file. Source: docs/register-afspraken.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from domain.afspraken.verdeelsleutel import verdeel
from loaders.afspraken.controle import als_getal
from loaders.afspraken.leescontext import Leeskader, Sleutel
from loaders.afspraken.vorm_bij import SLEUTEL, SLEUTELDEEL
from loaders.bestanden.toml_melder import tabellen
from loaders.bestanden.toml_plekken import Pad
from loaders.bestanden.toml_velden import lees_tabel


def lees_sleutels(ruw: Mapping[str, Any], kader: Leeskader) -> None:
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
        kader.sleutels[velden["id"]] = Sleutel(totaal, verdeeld)
        for nummer, (plek, deel) in enumerate(delen, 1):
            kader.d.voeg_sleutel(velden, deel, nummer, totaal, verdeeld[deel["partij"]])
            _gedrukt(deel, verdeeld[deel["partij"]], kader, plek, naam)


def _deel(tabel: Mapping[str, Any], kader: Leeskader, pad: Pad, naam: str) -> dict[str, Any]:
    deel = lees_tabel(tabel, SLEUTELDEEL, kader.melder, pad, naam=naam)
    if "gedrukt" in deel:
        deel["gedrukt"] = _heel(deel, "gedrukt", kader, pad, naam)
    if "partij" in deel:
        code = kader.namen.partij(deel.pop("partij"), (*pad, "partij"))
        deel |= {"partij": code} if code else {}
    return deel


def _heel(
    velden: Mapping[str, Any], veld: str, kader: Leeskader, pad: Pad, naam: str
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


def _gedrukt(deel: Mapping[str, Any], berekend: int, kader: Leeskader, pad: Pad, naam: str) -> None:
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
    kader: Leeskader,
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
