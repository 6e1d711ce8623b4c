"""Writes small leveringen and checks them through the production entry."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pandas as pd
import xlsxwriter

from loaders.contract import Uitslag, Velden
from loaders.controle import controleer
from loaders.register.register import Register
from loaders.verdict.verdict import Melding
from telling.rijen import LeveringData, LeveringMeta

VANDAAG = date(2026, 11, 20)
GEMEENTEN = pd.DataFrame(
    [
        ("GM0307", "Amersfoort", 2023, False),
        ("GM0342", "Soest", 2023, False),
        ("GM0820", "Nuenen, Gerwen en Nederwetten", 2023, False),
        ("GM9999", "Voorbeeldstad", 2025, True),
    ],
    columns=["code", "naam", "indeling", "fictief"],
)
CORPORATIES = pd.DataFrame(
    [
        ("L0117", "L0117", "Portaal", "", None, None, False),
        ("L1912", "L1912", "De Alliantie", "Alliantie", None, None, False),
        ("L0968", "L0968", "Omnia Wonen", "", None, None, False),
        ("VB01", None, "Woonstichting Lindegaarde", "", None, None, True),
    ],
    columns=["code", "lnummer", "naam", "aliassen", "opvolger", "opvolger_vanaf", "fictief"],
)
GEBIEDEN = pd.DataFrame(
    [
        ("WK030701", 2022, "Stadskern", "wijk", None, "GM0307", False),
        ("WK030701", 2024, "Stadskern", "wijk", None, "GM0307", False),
        ("WK030704", 2022, "Isselt", "wijk", None, "GM0307", False),
        ("WK030704", 2024, "Eemkwartier", "wijk", None, "GM0307", False),
        ("WK030722", 2024, "Calveen", "wijk", None, "GM0307", False),
        ("BU03072200", 2024, "Calveen", "buurt", "WK030722", "GM0307", False),
    ],
    columns=["code", "indeling", "naam", "niveau", "ouder", "gemeente", "fictief"],
)
ORGANISATIES = pd.DataFrame(
    [
        (code, code, "huurdersorganisatie", None, False)
        for code in ("ORG-HBVA-AMERSFOORT", "ORG-SHOW", "ORG-HESTIA")
    ],
    columns=["code", "naam", "soort", "gemeente", "fictief"],
)
REGISTER = Register(GEMEENTEN, CORPORATIES, GEBIEDEN, ORGANISATIES)
VELDEN = Velden(leverancier="Portaal", gemeente="Amersfoort", periode="2024")

KOP = ("corporatie", "gemeente", "periode", "soort", "aantal")
RIJ = ("Portaal", "Amersfoort", "2024", "nieuwbouw", "12")
STANDKOP = ("corporatie", "gemeente", "peildatum", "aantal")
STANDRIJ = ("Portaal", "Amersfoort", "2024-12-31", "100")


def keur(
    pad: Path,
    velden: Velden = VELDEN,
    eerdere: Sequence[LeveringData] = (),
    vandaag: date = VANDAAG,
) -> Uitslag:
    return controleer(pad, velden, REGISTER, lambda gemeenten: list(eerdere), vandaag)


def schrijf(map_: Path, inhoud: str | bytes, naam: str = "voorraadmutaties.csv") -> Path:
    pad = map_ / naam
    pad.write_bytes(inhoud if isinstance(inhoud, bytes) else inhoud.encode())
    return pad


def csv_tekst(kop: Sequence[str], *rijen: Sequence[object], teken: str = ";") -> str:
    return "".join(teken.join(str(c) for c in r) + "\r\n" for r in (kop, *rijen))


def keur_csv(
    map_: Path,
    kop: Sequence[str],
    *rijen: Sequence[object],
    naam: str = "voorraadmutaties.csv",
    velden: Velden = VELDEN,
    eerdere: Sequence[LeveringData] = (),
) -> Uitslag:
    return keur(schrijf(map_, csv_tekst(kop, *rijen), naam), velden, eerdere)


def xlsx(bladen: dict[str, Sequence[Sequence[object]]]) -> bytes:
    uit = io.BytesIO()
    boek = xlsxwriter.Workbook(uit, {"in_memory": True})
    datum = boek.add_format({"num_format": "dd-mm-yyyy"})
    for naam, rijen in bladen.items():
        blad = boek.add_worksheet(naam)
        for r, rij in enumerate(rijen):
            for k, waarde in enumerate(rij):
                if isinstance(waarde, date):
                    blad.write_datetime(r, k, waarde, datum)
                else:
                    blad.write(r, k, waarde)
    boek.close()
    return uit.getvalue()


def levering(
    frames: dict[str, pd.DataFrame], *, id_: str = "oud", periode: object, wie: str = "Portaal"
) -> LeveringData:
    meta = LeveringMeta(
        id=id_, sha256="0" * 64, bestand=f"{id_}.csv", leverancier=wie,
        leverancier_code=None if wie != "Portaal" else "L0117", gemeenten=("GM0307",),
        periode=periode, ontvangen=VANDAAG,
    )  # fmt: skip
    return LeveringData(meta, frames)


def eerdere(map_: Path, velden: Velden, kop: Sequence[str], *rijen: Sequence[object],
            id_: str = "oud", naam: str = "voorraadmutaties.csv") -> LeveringData:  # fmt: skip
    """An accepted levering, read by the production reader."""
    uitslag = keur_csv(map_, kop, *rijen, velden=velden, naam=naam)
    assert uitslag.rapport.aangenomen, uitslag.rapport.meldingen
    assert uitslag.gelezen is not None
    return levering(uitslag.tabellen, id_=id_, periode=uitslag.gelezen.periode,
                    wie=uitslag.gelezen.leverancier)  # fmt: skip


def fouten(uitslag: Uitslag) -> list[Melding]:
    return [m for m in uitslag.rapport.meldingen if m.ernst == "fout"]


def van(uitslag: Uitslag, ernst: str, woord: str) -> list[Melding]:
    """The lines of an ernst whose text holds a word."""
    return [m for m in uitslag.rapport.meldingen if m.ernst == ernst and woord in m.melding]


def goed(uitslag: Uitslag) -> Uitslag:
    assert uitslag.rapport.aangenomen, "\n".join(map(str, fouten(uitslag)))
    return uitslag
