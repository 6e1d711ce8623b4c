"""Writes everything of the invented Voorbeeldstad into `data/`: run after a change of assumptions.

    python -m scripts.maak_voorbeeldstad

The same assumptions (`scripts/voorbeeldstad.py`) and the fixed seed always give the same bytes; a
test compares them with what is in the repository.
"""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

from scripts import voorbeeldstad as v
from scripts import voorbeeldstad_cijfers as cijfers
from scripts import voorbeeldstad_plannen as lijsten
from scripts.maak_grenzen_voorbeeldstad import maak as maak_grenzen
from scripts.voorbeeldstad_cijfers import Rij
from scripts.voorbeeldstad_leesmij import leesmij

DATA = Path(__file__).resolve().parent.parent / "data"
STANDKOLOMMEN = (
    "corporatie", "gemeente", "gebied", "peildatum", "aantal", "segment", "duur", "zelfstandig",
)  # fmt: skip


def maak() -> dict[str, str]:
    """Every file by its path within `data/`."""
    dobbel = random.Random(v.ZAAD)
    gerealiseerd = {c: cijfers.gerealiseerd(c, dobbel) for c in v.CORPORATIES}
    plannen = {c: cijfers.plannen(c, dobbel) for c in v.CORPORATIES}
    standen = {c: cijfers.standen(c, gerealiseerd[c]) for c in v.CORPORATIES}
    totalen = cijfers.woningtotalen(gerealiseerd, dobbel)
    uit = _referentie()
    for code in v.CORPORATIES:
        klein = code.lower()
        uit |= _levering(
            f"voorraadmutaties-{klein}-2015-2025",
            cijfers.KOLOMMEN,
            gerealiseerd[code],
            code,
            "2015-2025",
        )
        uit |= _levering(
            f"voorraadstanden-{klein}-2014-2025", STANDKOLOMMEN, standen[code], code, "2014-2025"
        )
    uit |= _planlijsten(gerealiseerd, plannen)
    kop = ("gemeente", "gebied", "indeling", "peildatum", "aantal", "bron")
    uit |= _levering("woningtotalen-2015-2025", kop, totalen, v.GEMEENTE, "2015-2025")
    alle = [r for c in v.CORPORATIES for r in (*gerealiseerd[c], *plannen[c])]
    uit |= maak_grenzen()
    uit["voorbeeld/README.md"] = leesmij(alle, [r for rijen in standen.values() for r in rijen])
    return uit


def _planlijsten(
    gerealiseerd: dict[str, list[Rij]], plannen: dict[str, list[Rij]]
) -> dict[str, str]:
    """The lists in the order of their names: an older one of VB02 before its newer one."""
    per = {c: lijsten.planlijst(c, plannen[c], gerealiseerd[c]) for c in v.CORPORATIES}
    uit = _levering(
        "plannen-vb02-2025", lijsten.KOLOMMEN, lijsten.eerdere_lijst(per["VB02"]), "VB02", "2025",
        ontvangen=lijsten.EERDER_ONTVANGEN,
    ) | _levering(
        "plannen-gm9999-2026-2032", lijsten.KOLOMMEN, lijsten.lijst_van_gemeente(per["VB01"]),
        v.GEMEENTE, "2026-2032",
    )  # fmt: skip
    for code, rijen in per.items():
        naam = f"plannen-{code.lower()}-2026-2032"
        uit |= _levering(naam, lijsten.KOLOMMEN, rijen, code, "2026-2032")
    return uit


def main() -> None:
    """Write all files."""
    for naam, inhoud in maak().items():
        pad = DATA / naam
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_text(inhoud, encoding="utf-8", newline="")
        print(pad.relative_to(DATA.parent))


def _referentie() -> dict[str, str]:
    map_ = "reference/voorbeeldstad/"
    lijsten: dict[str, list[Sequence[str]]] = {
        "gemeenten": [(v.GEMEENTE, v.NAAM, str(v.INDELING), "ja")],
        "corporaties": [(c, "", n, a, "", "", "ja") for c, (n, a) in v.CORPORATIES.items()],
        "gebieden": [
            (k, str(v.INDELING), naam, "wijk", "", v.GEMEENTE, "ja")
            for k, (naam, _) in v.KERNEN.items()
        ],
        "organisaties": [
            (c, n, "huurdersorganisatie", v.GEMEENTE, "ja") for c, n in v.ORGANISATIES.items()
        ],
    }
    koppen = {
        "gemeenten": ("code", "naam", "indeling", "fictief"),
        "corporaties": (
            "code", "lnummer", "naam", "aliassen", "opvolger", "opvolger_vanaf", "fictief",
        ),
        "gebieden": ("code", "indeling", "naam", "niveau", "ouder", "gemeente", "fictief"),
        "organisaties": ("code", "naam", "soort", "gemeente", "fictief"),
    }  # fmt: skip
    uit = {}
    for naam, rijen in lijsten.items():
        uit[f"{map_}{naam}.csv"] = _csv(koppen[naam], rijen)
        uit[f"{map_}{naam}.toml"] = _toml({"tabel": naam, "leverancier": "Woonsaldo"})
    return uit


def _levering(
    naam: str,
    kop: Sequence[str],
    rijen: Iterable[Rij],
    leverancier: str,
    periode: str,
    *,
    ontvangen: str = v.ONTVANGEN,
) -> dict[str, str]:
    velden = {
        "tabel": naam.split("-", maxsplit=1)[0],
        "leverancier": leverancier,
        "gemeente": v.GEMEENTE,
        "periode": periode,
        "ontvangen": ontvangen,
    }
    inhoud = _csv(kop, [[rij[k] for k in kop] for rij in rijen])
    return {f"voorbeeld/{naam}.csv": inhoud, f"voorbeeld/{naam}.toml": _toml(velden)}


def _csv(kop: Sequence[str], rijen: Iterable[Sequence[str]]) -> str:
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\n")
    schrijver.writerow(kop)
    schrijver.writerows(rijen)
    return uit.getvalue()


def _toml(velden: dict[str, str]) -> str:
    vast = {"bron": v.BRON, "fictief": "ja", "ontvangen": v.ONTVANGEN}
    # A field that is given comes last, so that the order of the lines does not depend on it.
    alle = {k: w for k, w in velden.items() if k not in vast} | vast | velden
    return "".join(f'{naam} = "{waarde}"\n' for naam, waarde in alle.items())


if __name__ == "__main__":
    main()
