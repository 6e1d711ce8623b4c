"""A small Register and a way to read a text as a register file, for the tests of the afspraken."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from loaders.afspraken import lezer as afspraken
from loaders.contract import Formaatlezer, Invoer, Uitslag, Velden
from loaders.register.register import Register
from loaders.verdict.verdict import Melding
from telling.rijen import KOLOMMEN, LeveringData

VANDAAG = date(2026, 11, 2)


def _frame(tabel: str, *rijen: dict) -> pd.DataFrame:
    return pd.DataFrame(list(rijen), columns=list(KOLOMMEN[tabel]), dtype="object")


REGISTER = Register(
    _frame(
        "gemeenten",
        {"code": "GM0307", "naam": "Amersfoort", "fictief": False},
        {"code": "GM0344", "naam": "Utrecht", "fictief": False},
        {"code": "GM1904", "naam": "Stichtse Vecht", "fictief": False},
        {"code": "GM9999", "naam": "Voorbeeldstad", "fictief": True},
    ),
    _frame(
        "corporaties",
        {"code": "L1912", "lnummer": "L1912", "naam": "de Alliantie", "fictief": False},
        {"code": "L0117", "lnummer": "L0117", "naam": "Portaal", "fictief": False},
        {"code": "L0968", "lnummer": "L0968", "naam": "Omnia Wonen", "fictief": False},
        {"code": "L1585", "lnummer": "L1585", "naam": "Vecht en Omstreken", "fictief": False},
        {"code": "WUTA", "naam": "WUTA", "fictief": False},
        {"code": "VB01", "naam": "Lindegaarde (fictief)", "fictief": True},
        {"code": "VB02", "naam": "De Vaartwoningen (fictief)", "fictief": True},
        {"code": "VB03", "naam": "Wonen Distelmeer (fictief)", "fictief": True},
    ),
    _frame(
        "gebieden",
        {
            "code": "WK030701",
            "indeling": 2023,
            "naam": "Schothorst",
            "niveau": "wijk",
            "gemeente": "GM0307",
            "fictief": False,
        },
    ),
    _frame(
        "organisaties",
        *(
            {"code": code, "naam": naam, "soort": "huurdersorganisatie", "fictief": fictief}
            for code, naam, fictief in (
                ("ORG-HESTIA", "Bewonersvereniging Hestia", False),
                ("ORG-VB-HUURDERS", "Huurders van Voorbeeldstad (fictief)", True),
            )
        ),
    ),
)


def lees(
    tekst: str | bytes,
    *,
    eerdere: Sequence[LeveringData] = (),
    bestand: str = "proef.toml",
    opnieuw: bool = False,
    lezer: Formaatlezer = afspraken,
    **velden: str,
) -> Uitslag:
    """The verdict on a register file (or, with another reader, file) with this text."""
    inhoud = tekst if isinstance(tekst, bytes) else tekst.encode()
    invoer = Invoer(
        bestand, "tekst", inhoud, "utf-8-sig", Velden(**velden), REGISTER, lambda _: eerdere,
        VANDAAG, opnieuw,
    )  # fmt: skip
    assert lezer.herken(invoer)
    return lezer.lees(invoer)


def fouten(uitslag: Uitslag) -> list[Melding]:
    """The lines that refuse; a refused file holds nothing."""
    gevonden = [m for m in uitslag.rapport.meldingen if m.ernst == "fout"]
    assert not gevonden or (uitslag.tabellen == {} and uitslag.gelezen is None)
    return gevonden
