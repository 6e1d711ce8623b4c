"""The schema of a stand, declared (never reflected), for DuckDB and PostgreSQL alike.

One `mutatie` row is one effect: a delivered row that touches two parts of the
stock (an omzetting, a liberalisatie that says where the home went) is two rows
with `been` 0 and 1. The effects are stored, so newer code does not change what
an old stand says. Dates are days; a period runs from `van` up to and including
`tot`.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Double, Integer, MetaData, String, Table

metadata = MetaData()


def _tabel(naam: str, *kolommen: Column) -> Table:
    return Table(naam, metadata, *kolommen)


def _herkomst() -> tuple[Column, ...]:
    """Which delivered row a figure comes from: levering, sheet, row (from 1, header is row 1)."""
    return (
        Column("levering", String, nullable=False),
        Column("blad", String, nullable=False),
        Column("rij", Integer, nullable=False),
    )


# What is in the stand: stand (id), definities (version).
kenmerk = _tabel(
    "kenmerk", Column("naam", String, primary_key=True), Column("waarde", String, nullable=False)
)

levering = _tabel(
    "levering",
    Column("id", String, primary_key=True),
    Column("volgnummer", Integer, nullable=False),  # order of acceptance; the later one counts
    Column("sha256", String, nullable=False),
    Column("bestand", String, nullable=False),
    Column("leverancier", String, nullable=False),  # as shown
    Column("leverancier_code", String),  # L-number, GM code or a register's own code
    Column("periode", String),  # verslagperiode as text
    Column("van", Date),
    Column("tot", Date),
    Column("ontvangen", Date, nullable=False),
    Column("aangeleverd_door", String),
    Column("bron", String),
    Column("opmerking", String),
    Column("fictief", Boolean, nullable=False),
    Column("tabellen", String, nullable=False),  # comma-separated
)

gemeente = _tabel(
    "gemeente",
    Column("code", String, primary_key=True),
    Column("naam", String, nullable=False),
    Column("indeling", Integer),
    Column("fictief", Boolean, nullable=False),
)

corporatie = _tabel(
    "corporatie",
    Column("code", String, primary_key=True),  # L-number, or the register's own code
    Column("lnummer", String),
    Column("naam", String, nullable=False),
    Column("opvolger", String),
    Column("opvolger_vanaf", Date),
    Column("fictief", Boolean, nullable=False),
)

gebied = _tabel(
    "gebied",
    Column("code", String, primary_key=True),
    Column("indeling", Integer, primary_key=True),
    Column("naam", String, nullable=False),
    Column("niveau", String, nullable=False),  # wijk (also a kern) or buurt
    Column("ouder", String),
    Column("gemeente", String, nullable=False),
    Column("fictief", Boolean, nullable=False),
)

# How people write a gemeente, corporatie or gebied (`store.sleutel`), each with its code.
naam = _tabel(
    "naam",
    Column("tabel", String, nullable=False),  # gemeente, corporatie or gebied
    Column("sleutel", String, nullable=False),
    Column("code", String, nullable=False),
    Column("gemeente", String),  # of a gebied
    Column("rang", Integer, nullable=False),  # the lowest is meant: a wijk or kern before a buurt
)

# Every code that a choice of `code` includes: a corporatie with those that merged into it, a
# wijk with its buurten; each also itself.
omvat = _tabel(
    "omvat",
    Column("tabel", String, nullable=False),  # corporatie or gebied
    Column("code", String, nullable=False),
    Column("deel", String, nullable=False),
)

mutatie = _tabel(
    "mutatie",
    *_herkomst(),
    Column("been", Integer, nullable=False),
    Column("corporatie", String, nullable=False),
    Column("gemeente", String, nullable=False),
    Column("gebied", String),
    Column("indeling", Integer),
    Column("van", Date, nullable=False),
    Column("tot", Date, nullable=False),
    Column("periode", String, nullable=False),
    Column("jaar", Integer),  # NULL where the period spans more than one calendar year
    Column("soort", String, nullable=False),
    Column("status", String, nullable=False),
    Column("segment", String, nullable=False),
    Column("duur", String, nullable=False),
    Column("aantal", Integer, nullable=False),  # as delivered; signed only for correctie
    Column("saldo_corporatie", Integer, nullable=False),
    Column("saldo_sector", Integer, nullable=False),
    Column("correctie", Integer, nullable=False),
    Column("binnen_sector", Boolean, nullable=False),
    Column("zelfstandig", Boolean, nullable=False),
    Column("vervallen", Boolean, nullable=False),  # a plan whose whole period is realised
    Column("huurklasse", String),
    Column("daeb", Boolean),
    Column("projectcode", String),
    Column("project", String),
    Column("planstatus_bron", String),
    Column("toelichting", String),
    Column("fictief", Boolean, nullable=False),
)

# Delivered rows that do not count, each with the reason (Dutch): nothing vanishes.
weggelaten = _tabel(
    "weggelaten",
    *_herkomst(),
    Column("tabel", String, nullable=False),
    Column("corporatie", String),
    Column("gemeente", String),
    Column("van", Date),
    Column("tot", Date),
    Column("aantal", Integer, nullable=False),
    Column("vervangen_door", String),  # levering
    Column("reden", String, nullable=False),
)

# Which days of which corporatie in which gemeente a levering covers wholly.
dekking = _tabel(
    "dekking",
    Column("corporatie", String, nullable=False),
    Column("gemeente", String, nullable=False),
    Column("soort", String, nullable=False),  # gerealiseerd or plan
    Column("van", Date, nullable=False),
    Column("tot", Date, nullable=False),
    Column("levering", String, nullable=False),
)

voorraadstand = _tabel(
    "voorraadstand",
    *_herkomst(),
    Column("corporatie", String, nullable=False),
    Column("gemeente", String, nullable=False),
    Column("gebied", String),
    Column("indeling", Integer),
    Column("peildatum", Date, nullable=False),
    Column("aantal", Integer, nullable=False),
    Column("segment", String, nullable=False),  # also totaal: not split by the source
    Column("duur", String, nullable=False),
    Column("zelfstandig", Boolean, nullable=False),
    Column("huurklasse", String),
    Column("daeb", Boolean),
    Column("toelichting", String),
    Column("fictief", Boolean, nullable=False),
)

# begin + netto + correctie + onverklaard = eind, between two successive peildata.
balans = _tabel(
    "balans",
    Column("corporatie", String, nullable=False),
    Column("gemeente", String, nullable=False),
    Column("segment", String, nullable=False),
    Column("duur", String, nullable=False),
    Column("van", Date, nullable=False),  # first day after the begin peildatum
    Column("tot", Date, nullable=False),  # the end peildatum
    Column("begin", Integer, nullable=False),
    Column("netto", Integer, nullable=False),
    Column("correctie", Integer, nullable=False),
    Column("eind", Integer, nullable=False),
    Column("onverklaard", Integer, nullable=False),
    Column("fictief", Boolean, nullable=False),
)

woningtotaal = _tabel(
    "woningtotaal",
    *_herkomst(),
    Column("gemeente", String, nullable=False),
    Column("gebied", String),
    Column("indeling", Integer),
    Column("peildatum", Date, nullable=False),
    Column("aantal", Integer, nullable=False),
    Column("bron", String, nullable=False),
    Column("aandeel_corporatie", Double),  # percentage, 0 to 100
    Column("aandeel_marge", Double),  # percentage points either way, where the source rounds
    Column("definitie", String),
    Column("fictief", Boolean, nullable=False),
)

# The border of an area in one indeling, coarse: for a schematic map.
grens = _tabel(
    "grens",
    Column("code", String, primary_key=True),
    Column("indeling", Integer, primary_key=True),
    Column("levering", String, nullable=False),
    Column("niveau", String, nullable=False),  # gemeente, wijk (also a kern) or buurt
    Column("gemeente", String, nullable=False),
    Column("naam", String, nullable=False),
    Column("ringen", String, nullable=False),  # JSON: polygons of rings of [lon, lat] (WGS84)
    Column("fictief", Boolean, nullable=False),
)

# All dwellings of a gemeente (CBS 81955NED): never part of the social stock's growth.
cbs_voorraad = _tabel(
    "cbs_voorraad",
    *_herkomst(),
    Column("gemeente", String, nullable=False),
    Column("jaar", Integer, nullable=False),
    Column("begin", Integer),
    Column("nieuwbouw", Integer),
    Column("overige_toevoeging", Integer),
    Column("sloop", Integer),
    Column("overige_onttrekking", Integer),
    Column("correctie", Integer),
    Column("saldo", Integer),
    Column("eind", Integer),
)

# The register of afspraken: documents, their parties, what was agreed.
document = _tabel(
    "document",
    Column("id", String, primary_key=True),
    Column("levering", String, nullable=False),
    Column("titel", String, nullable=False),
    Column("gemeente", String),  # NULL for a document about several gemeenten, or none
    Column("fictief", Boolean, nullable=False),
)

# Every corporatie whose figures a total of that gemeente needs, and for which days.
partij = _tabel(
    "partij",
    Column("document", String, nullable=False),
    Column("gemeente", String, nullable=False),
    Column("corporatie", String, nullable=False),
    Column("van", Date, nullable=False),
    Column("tot", Date, nullable=False),
)

afspraak = _tabel(
    "afspraak",
    Column("id", String, primary_key=True),
    Column("document", String, nullable=False),
    Column("volgorde", Integer, nullable=False),
    Column("hoort_bij", String),  # a part of that afspraak; never counted again
    Column("artikel", String, nullable=False),
    Column("thema", String, nullable=False),
    Column("titel", String, nullable=False),
    Column("betekenis", String, nullable=False),
    Column("gemeente", String),  # NULL for an aim of a corporatie as a whole
    Column("gebied", String),
    Column("per_gebied", String),  # kern, wijk or buurt: it holds for each of them
    Column("partijen", String, nullable=False),  # comma-separated codes
    Column("indicator", String, nullable=False),
    Column("rekenwijze", String, nullable=False),  # totaal, gemiddelde_per_jaar, ...
    Column("eenheid", String, nullable=False),
    Column("doel", Double),
    Column("doel_max", Double),
    Column("doel_tekst", String),  # the document's words where it gives no number
    Column("richting", String, nullable=False),  # minimum, maximum, streefwaarde
    Column("behandeld_als", String),  # minimum or maximum, for a streefwaarde
    Column("binding", String, nullable=False),  # garantie, inspanning, streven
    Column("lezing", String),  # letterlijk, afgeleid, onze_lezing
    Column("voorwaarde", String),
    Column("van", Date),
    Column("tot", Date),
    Column("periode_bron", String),  # the period in the document's own words
    Column("van_kracht", Date),
    Column("vervangt", String),
    # What it counts; comma-separated, empty = all.
    Column("telt_soorten", String),
    Column("telt_duur", String),
    Column("telt_segment", String),
    Column("telt_perspectief", String),
    Column("telt_sloop", String),
    Column("telt_boven", Double),  # only what comes on top of this counts
    Column("definitie", String),
    Column("beginwaarde", Double),
    Column("opmerking", String),
    Column("fictief", Boolean, nullable=False),
)
