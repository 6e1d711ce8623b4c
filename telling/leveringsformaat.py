"""The columns of the leveringsformaat, each declared once.

From a declaration follow how a cell is read, the template with its choice list, example row and
explanation, the frame of typed rows (`telling.rijen.KOLOMMEN`), and, for what is carried along as
delivered (`mee`), the tables of a stand and the downloads. What a value means is in
docs/delivery-format.md; what must fit between the cells of a row in
`loaders.leveringsformaat.tabellen`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from domain.kernen.aandeel import DEFINITIES
from domain.mutaties import DUREN, HUURKLASSEN, SEGMENTEN, SOORTEN, STATUSSEN
from domain.plannen.planregel import FASEN, PLANSEGMENTEN, PLANSTATUSSEN

Celvorm = Literal[
    "aandeel", "aantal", "corporatie", "dag", "fase", "gebied", "gemeente", "ja_nee", "jaar",
    "keuze", "planstatus", "soort", "tekst", "tijdvak",
]  # fmt: skip


@dataclass(frozen=True)
class Formaatkolom:
    """A column that can be handed in.

    vorm: how a cell is read. verplicht: must be there and filled in on every row. keuzes: what a
    cell may say, and the choice list of the template. aliassen: other words for those. wat: what a
    verdict calls a value (else the name). standaard: the value of an empty cell. mee: nothing
    decides by it whether a row counts, so it goes into the stand and the downloads as delivered,
    without more. voorbeeld: its cell in each example row of the template; one text is for all of
    them. uitleg: a paragraph in the template's sheet Uitleg.
    """

    naam: str
    vorm: Celvorm = "tekst"
    verplicht: bool = False
    keuzes: tuple[str, ...] = ()
    aliassen: Mapping[str, str] = field(default_factory=dict)
    wat: str = ""
    standaard: str | bool | None = None
    mee: bool = False
    voorbeeld: tuple[str, ...] = ()
    uitleg: str = ""

    @property
    def is_vrij(self) -> bool:
        """Whether it is free text that may be empty."""
        return self.vorm == "tekst" and not self.verplicht


VOORBEELDMERK = "VOORBEELD uit het sjabloon: haal deze rij weg"
_JA_NEE = ("ja", "nee")
_SEGMENTNAMEN = {"sociale huur": "sociaal", "middenhuur": "midden", "vrije sector": "vrij"}

_CORPORATIE = Formaatkolom(
    "corporatie", "corporatie", verplicht=True, voorbeeld=("Naam corporatie",)
)
_GEMEENTE = Formaatkolom("gemeente", "gemeente", verplicht=True, voorbeeld=("Naam gemeente",))
_GEBIED = Formaatkolom("gebied", "gebied")
_INDELING = Formaatkolom("indeling", "jaar")
_PROJECTCODE = Formaatkolom("projectcode", mee=True, voorbeeld=("P-001",))
_PROJECT = Formaatkolom("project", mee=True, voorbeeld=("Naam project",))
_PERIODE = Formaatkolom("periode", "tijdvak", verplicht=True, voorbeeld=("2024-H1",))
_PEILDATUM = Formaatkolom("peildatum", "dag", verplicht=True, voorbeeld=("2024-12-31",))
_SOORT = Formaatkolom(
    "soort", "soort", verplicht=True, keuzes=tuple(SOORTEN), voorbeeld=("nieuwbouw",)
)
_AANTAL = Formaatkolom("aantal", "aantal", verplicht=True, voorbeeld=("12",))
_SEGMENT = Formaatkolom(
    "segment",
    "keuze",
    keuzes=SEGMENTEN,
    aliassen=_SEGMENTNAMEN,
    wat="waarde voor segment",
    standaard="sociaal",
    voorbeeld=("sociaal",),
)
_DUUR = Formaatkolom(
    "duur",
    "keuze",
    keuzes=DUREN,
    aliassen={
        "tijdelijk > 5 jaar": "tijdelijk_lang",
        "tijdelijk < 5 jaar": "tijdelijk_kort",
        "tijdelijk langer dan 5 jaar": "tijdelijk_lang",
        "tijdelijk korter dan 5 jaar": "tijdelijk_kort",
        "onbepaalde tijd": "permanent",
    },
    standaard="permanent",
    voorbeeld=("permanent",),
)
_PLANSTATUS_BRON = Formaatkolom("planstatus_bron", mee=True)
_BINNEN_SECTOR = Formaatkolom("binnen_sector", "ja_nee", keuzes=_JA_NEE, standaard=False)
_HUURKLASSE = Formaatkolom("huurklasse", "keuze", keuzes=HUURKLASSEN, mee=True)
_DAEB = Formaatkolom("daeb", "ja_nee", keuzes=_JA_NEE, mee=True)
_ZELFSTANDIG = Formaatkolom("zelfstandig", "ja_nee", keuzes=_JA_NEE, standaard=True)
_TOELICHTING = Formaatkolom("toelichting", mee=True, voorbeeld=(VOORBEELDMERK,))

# The order is that of the sheet in the template.
TABELKOLOMMEN: dict[str, tuple[Formaatkolom, ...]] = {
    "voorraadmutaties": (
        _CORPORATIE,
        _GEMEENTE,
        _GEBIED,
        _INDELING,
        _PROJECTCODE,
        _PROJECT,
        _PERIODE,
        _SOORT,
        _AANTAL,
        _SEGMENT,
        Formaatkolom(
            "ander_segment",
            "keuze",
            keuzes=("midden", "vrij"),
            wat="waarde",
            uitleg="ander_segment zegt bij een liberalisatie waar de woning heen gaat, en bij een "
            "deliberalisatie waar hij vandaan komt.",
        ),
        replace(
            _DUUR,
            uitleg="Bij een omzetting van tijdelijk naar permanent staat in duur de oude duur.",
        ),
        Formaatkolom(
            "status",
            "keuze",
            keuzes=STATUSSEN,
            aliassen={"realisatie": "gerealiseerd", "hard plan": "hard", "zacht plan": "zacht"},
            standaard="gerealiseerd",
            voorbeeld=("gerealiseerd",),
        ),
        _PLANSTATUS_BRON,
        replace(
            _BINNEN_SECTOR,
            voorbeeld=("nee",),
            uitleg="binnen_sector is ja als u een woning koopt van of verkoopt aan een andere "
            "corporatie, en de woning in deze gemeente sociaal blijft.",
        ),
        _HUURKLASSE,
        _DAEB,
        replace(_ZELFSTANDIG, voorbeeld=("ja",)),
        _TOELICHTING,
    ),
    "voorraadstanden": (
        _CORPORATIE,
        _GEMEENTE,
        _GEBIED,
        _INDELING,
        _PEILDATUM,
        replace(_AANTAL, voorbeeld=("1234",)),
        replace(_SEGMENT, keuzes=(*SEGMENTEN, "totaal")),  # a source need not split its stand
        _DUUR,
        _HUURKLASSE,
        _DAEB,
        replace(_ZELFSTANDIG, voorbeeld=("ja",)),
        _TOELICHTING,
    ),
    "woningtotalen": (
        _GEMEENTE,
        _GEBIED,
        _INDELING,
        _PEILDATUM,
        replace(_AANTAL, voorbeeld=("23456",)),
        Formaatkolom("bron", verplicht=True, voorbeeld=(VOORBEELDMERK,)),
        Formaatkolom("aandeel_corporatie", "aandeel"),
        Formaatkolom("definitie", "keuze", keuzes=DEFINITIES),
    ),
    # The example is a project: what is pulled down, and what comes in its place.
    "plannen": (
        replace(_CORPORATIE, verplicht=False),
        _GEMEENTE,
        _GEBIED,
        _INDELING,
        replace(_PROJECTCODE, voorbeeld=("P-002",)),
        _PROJECT,
        replace(_SOORT, voorbeeld=("sloop", "nieuwbouw")),
        replace(
            _SEGMENT,
            keuzes=PLANSEGMENTEN,
            aliassen={**_SEGMENTNAMEN, "koopwoning": "koop", "koopwoningen": "koop",
                      "betaalbare koop": "koop"},
            standaard="onbekend",
        ),
        replace(_AANTAL, voorbeeld=("40", "60")),
        replace(
            _PERIODE,
            voorbeeld=("2027", "2028-2029"),
            uitleg="Weet u alleen dat iets na een jaar komt, schrijf dan '2030 en later'.",
        ),
        Formaatkolom(
            "status",
            "planstatus",
            verplicht=True,
            keuzes=PLANSTATUSSEN,
            aliassen={"hard plan": "hard", "zacht plan": "zacht"},
            voorbeeld=("hard",),
        ),
        replace(_PLANSTATUS_BRON, voorbeeld=("bestemmingsplan onherroepelijk",)),
        Formaatkolom("fase", "fase", keuzes=FASEN, voorbeeld=("ontwerp",)),
        _DUUR,
        _BINNEN_SECTOR,
        _ZELFSTANDIG,
        _TOELICHTING,
    ),
}  # fmt: skip


def kolom(tabel: str, naam: str) -> Formaatkolom:
    """One column of a table. Raises StopIteration where the table has none of that name."""
    return next(k for k in TABELKOLOMMEN[tabel] if k.naam == naam)


def meegegeven(tabel: str) -> tuple[Formaatkolom, ...]:
    """The columns of a table that go into the stand and the downloads as delivered."""
    return tuple(k for k in TABELKOLOMMEN[tabel] if k.mee)


# What a column becomes in the typed rows, where that is not one column of the same name. A share
# that CBS rounds has a margin, which nobody hands in.
_WORDT = {
    "periode": ("van", "tot", "periode"),
    "aandeel_corporatie": ("aandeel_corporatie", "aandeel_marge"),
}


def rijkolommen(tabel: str) -> tuple[str, ...]:
    """The columns of the typed rows of a table."""
    return (
        "blad",
        "rij",
        *(r for k in TABELKOLOMMEN[tabel] for r in _WORDT.get(k.naam, (k.naam,))),
    )
