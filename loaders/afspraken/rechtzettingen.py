"""Reads a file of corrections: which cell of which file holds a mistake, and what it should be.

A TOML file with [rechtzettingen] and [[rechtzetting]]; all of it or none. A later file with the
same id replaces it. Source: docs/delivery-format.md, "Corrections".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from loaders.afspraken.vorm import ID, NODIG, TEKST, Documentveld
from loaders.bestanden.toml_bestand import Pad, Plekken, is_van, ontleed
from loaders.bestanden.toml_velden import Melder, lees_tabel, tabellen
from loaders.contract import Invoer, Uitslag, gelezen, ontvangen
from loaders.tekst import sleutel
from loaders.verdict.verdict import Verzamelaar
from telling.rijen import KOLOMMEN

TABEL = "rechtzettingen"
KOP = {"id": ID, "titel": NODIG, "opmerking": TEKST}
REGEL = {
    "bestand": NODIG,
    "sha256": TEKST,
    "blad": TEKST,
    "rij": Documentveld("getal", verplicht=True),
    "kolom": NODIG,
    "verwacht": NODIG,
    "wordt": NODIG,
    "reden": NODIG,
    "auteur": NODIG,
    "datum": Documentveld("dag", verplicht=True),
}
_KOP = re.compile(r"^\s*\[\s*rechtzettingen\s*\]", re.MULTILINE)
_SHA = re.compile(r"[0-9a-f]{64}")


def herken(invoer: Invoer) -> bool:
    """A text with the table [rechtzettingen], or said to be table `rechtzettingen`."""
    return is_van(invoer, TABEL, _KOP)


def lees(invoer: Invoer) -> Uitslag:
    """The verdict and the frame `rechtzettingen` (`telling.rijen`)."""
    meldingen = Verzamelaar(invoer.bestand)
    velden = replace(invoer.velden, tabel=TABEL)
    ruw = ontleed(invoer.inhoud, meldingen)
    if ruw is None:
        return Uitslag(meldingen.rapport(), velden)
    melder = Melder(meldingen, Plekken(invoer.inhoud.decode("utf-8-sig")))
    for ander in set(ruw) - {TABEL, "rechtzetting"}:
        melder.fout(
            (ander,), "Deze kop kennen we niet.", gevonden=ander,
            verwacht="[rechtzettingen] of [[rechtzetting]]",
        )  # fmt: skip
    kop = ruw.get(TABEL)
    kop = kop if isinstance(kop, dict) else {}
    eigen = lees_tabel(kop, KOP, melder, (TABEL,), naam="Rechtzettingen")
    rijen = _regels(ruw, invoer, eigen.get("id", ""), melder)
    if not ruw.get("rechtzetting"):
        melder.fout(("rechtzetting",), "Er staat geen enkele rechtzetting in dit bestand.")
    velden = replace(
        velden,
        leverancier=velden.leverancier or f"Rechtzettingen {eigen.get('id', '')}".strip(),
        opmerking=velden.opmerking or eigen.get("opmerking", ""),
    )
    dag = ontvangen(replace(invoer, velden=velden), meldingen)
    if meldingen.fouten:
        return Uitslag(meldingen.rapport(), velden)
    frame = pd.DataFrame(rijen, columns=list(KOLOMMEN[TABEL]), dtype="object")
    return Uitslag(meldingen.rapport(), velden, gelezen(velden, dag), {TABEL: frame})


def _regels(ruw: Any, invoer: Invoer, id_: str, melder: Melder) -> list[dict[str, Any]]:
    uit = []
    for pad, tabel in tabellen(ruw, ("rechtzetting",), melder):
        velden = lees_tabel(tabel, REGEL, melder, pad, naam="Rechtzetting")
        _keur(velden, pad, melder)
        uit.append({k: velden.get(k, "") for k in REGEL} | {"bron": id_})
    keren = Counter(_cel(r) for r in uit)
    elders = {_cel(r) for r in invoer.register.rechtzettingen.to_dict("records")
              if r["bron"] != id_}  # fmt: skip
    for i, r in enumerate(uit):
        if keren[_cel(r)] > 1 or _cel(r) in elders:
            melder.fout(
                ("rechtzetting", i),
                "Over deze cel is er meer dan een rechtzetting.",
                gevonden=f"{r['bestand']}, rij {r['rij']}, kolom {r['kolom']}",
            )
    return uit


def _keur(velden: dict[str, Any], pad: Pad, melder: Melder) -> None:
    rij = velden.get("rij")
    if rij is not None and (rij != int(rij) or rij < 2):
        melder.fout(
            (*pad, "rij"), "Dit is geen rij met cijfers.", gevonden=f"{rij:g}",
            verwacht="een heel getal vanaf 2; de rij met kolomnamen is 1",
        )  # fmt: skip
    elif rij is not None:
        velden["rij"] = int(rij)
    sha = velden.get("sha256", "")
    if sha and not _SHA.fullmatch(sha):
        melder.fout(
            (*pad, "sha256"), "Dit is geen SHA-256.", gevonden=sha, verwacht="64 cijfers en a tot f"
        )
    if velden.get("verwacht") is not None and velden.get("verwacht") == velden.get("wordt"):
        melder.fout((*pad, "wordt"), "De rechtzetting verandert niets.", gevonden=velden["wordt"])


def _cel(r: Mapping[Any, Any]) -> tuple[Any, ...]:
    return r["bestand"], r["sha256"] or "", r["blad"] or "", r["rij"], sleutel(str(r["kolom"]))
