"""Small leveringen for tests of the store: typed rows, as a loader hands them over."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from domain.perioden import Periode, jaren, lees_periode
from telling.rijen import KOLOMMEN, LeveringData, LeveringMeta

AMERSFOORT, DORP = "GM0307", "GM9001"
ALLIANTIE, PORTAAL, OMNIA = "L0001", "L0002", "L0003"

_STANDAARD: dict[str, dict[str, Any]] = {
    "voorraadmutaties": {
        "blad": "", "gemeente": AMERSFOORT, "segment": "sociaal", "duur": "permanent",
        "status": "gerealiseerd", "binnen_sector": False, "zelfstandig": True,
    },
    "voorraadstanden": {
        "blad": "", "gemeente": AMERSFOORT, "segment": "sociaal", "duur": "permanent",
        "zelfstandig": True,
    },
    "woningtotalen": {"blad": "", "gemeente": AMERSFOORT, "bron": "CBS"},
    "cbs_voorraad": {"blad": ""},
    "plannen": {
        "blad": "plannen", "gemeente": AMERSFOORT, "segment": "sociaal", "duur": "permanent",
        "status": "hard", "binnen_sector": False, "zelfstandig": True,
    },
}  # fmt: skip


def frame(tabel: str, rijen: list[dict[str, Any]]) -> pd.DataFrame:
    """Rows with the standard values of the format, numbered from row 2."""
    vol = []
    for nummer, rij in enumerate(rijen, 2):
        nieuw = {"rij": nummer, **_STANDAARD.get(tabel, {}), **rij}
        if tabel in ("voorraadmutaties", "plannen") and "van" not in nieuw:
            p = lees_periode(str(nieuw["periode"]))
            nieuw |= {"van": p.van, "tot": p.tot, "periode": p.tekst}
        vol.append({k: nieuw.get(k) for k in KOLOMMEN[tabel]})
    return pd.DataFrame(vol, columns=list(KOLOMMEN[tabel]))


def levering(
    id_: str,
    periode: Periode | str | None = None,
    *,
    leverancier: str = "Test",
    fictief: bool = False,
    **tabellen: list[dict[str, Any]],
) -> LeveringData:
    """One levering; a table is a list of rows with only what matters."""
    p = lees_periode(periode) if isinstance(periode, str) else periode
    meta = LeveringMeta(
        id=id_,
        sha256=id_.ljust(64, "0"),
        bestand=f"{id_}.csv",
        leverancier=leverancier,
        leverancier_code=None,
        gemeenten=(AMERSFOORT,),
        periode=p,
        ontvangen=date(2025, 2, 1),
        bron=f"bron van {id_}",
        fictief=fictief,
    )
    return LeveringData(meta, {n: frame(n, r) for n, r in tabellen.items()})


def register(*, opvolgers: dict[str, str] | None = None) -> LeveringData:
    """Two gemeenten, three corporaties and one more, kernen with buurten."""
    corporaties = [
        (ALLIANTIE, "de Alliantie", "Alliantie|Alliantie Eemvallei"),
        (PORTAAL, "Portaal", ""),
        (OMNIA, "Omnia Wonen", "Omnia"),
        ("L0004", "Éigen Haard Test", ""),
    ]
    gebieden = [
        ("WK030701", "Centrum", "wijk", None, AMERSFOORT),
        ("BU03070101", "Centrum", "buurt", "WK030701", AMERSFOORT),
        ("BU03070102", "Hof", "buurt", "WK030701", AMERSFOORT),
        ("WK030702", "Vathorst", "wijk", None, AMERSFOORT),
        ("WK900101", "Kern Noord", "wijk", None, DORP),
        ("WK900102", "Centrum", "wijk", None, DORP),
    ]
    return levering(
        "register",
        gemeenten=[
            {"code": AMERSFOORT, "naam": "Amersfoort", "indeling": 2023, "fictief": False},
            {"code": DORP, "naam": "Dorp aan Zée", "indeling": 2023, "fictief": True},
        ],
        corporaties=[
            {
                "code": code, "lnummer": code, "naam": naam, "aliassen": alias, "fictief": False,
                "opvolger": (opvolgers or {}).get(code),
                "opvolger_vanaf": date(2022, 1, 1) if code in (opvolgers or {}) else None,
            }
            for code, naam, alias in corporaties
        ],
        gebieden=[
            {
                "code": code, "indeling": 2023, "naam": naam, "niveau": niveau, "ouder": ouder,
                "gemeente": gemeente, "fictief": gemeente == DORP,
            }
            for code, naam, niveau, ouder, gemeente in gebieden
        ],
    )  # fmt: skip


def partijen(
    gemeente: str = AMERSFOORT,
    codes: tuple[str, ...] = (ALLIANTIE, PORTAAL, OMNIA),
    van: int = 2015,
    tot: int = 2035,
    afspraken: list[dict[str, Any]] | None = None,
) -> LeveringData:
    """A document with its parties and, where given, its afspraken."""
    doc, p = f"doc-{gemeente}", jaren(van, tot)
    return levering(
        f"afspraken-{gemeente}",
        document=[{"id": doc, "titel": "Afspraken", "gemeente": gemeente, "fictief": False}],
        partij=[
            {"document": doc, "gemeente": gemeente, "corporatie": c, "van": p.van, "tot": p.tot}
            for c in codes
        ],
        afspraak=[
            {
                "document": doc, "volgorde": n, "artikel": str(n), "thema": "betaalbaarheid",
                "titel": f"Afspraak {n}", "betekenis": "", "gemeente": gemeente,
                "partijen": ",".join(codes), "eenheid": "woningen", "richting": "minimum",
                "binding": "inspanning", "fictief": False, "rekenwijze": "totaal",
                "indicator": "netto_groei", **a,
            }
            for n, a in enumerate(afspraken or [], 1)
        ],
    )  # fmt: skip


def tabel1() -> LeveringData:
    """Amersfoort's Tabel 1, harde plannen 2020-2021 (docs/definitions.md, "Netto groei")."""
    cellen = {
        "toevoeging": (521, 98, 54),
        "deliberalisatie": (16, 0, 0),
        "sloop": (174, 0, 0),
        "verkoop": (100, 40, 10),
        "liberalisatie": (53, 10, 1),
    }
    rijen = [
        {"corporatie": c, "soort": soort, "aantal": n, "periode": "2020-2021", "status": "hard"}
        for soort, per in cellen.items()
        for c, n in zip((ALLIANTIE, PORTAAL, OMNIA), per, strict=True)
    ]
    for duur, n in (("tijdelijk_lang", 170), ("tijdelijk_kort", 67)):
        rijen.append({**rijen[1], "duur": duur, "aantal": n})
    return levering("tabel1", "2020-2021", voorraadmutaties=rijen)
