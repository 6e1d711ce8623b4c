"""The schema of a stand, declared (never reflected), for DuckDB and PostgreSQL alike.

One `mutatie` row is one effect: a delivered row that touches two parts of the
stock (an omzetting, a liberalisatie that says where the home went) is two rows
with `been` 0 and 1. The effects are stored, so newer code does not change what
an old stand says. Dates are days; a period runs from `van` up to and including
`tot`.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Double, Integer, String

from store.schema.plan import aanname, geleverd, herkomst, metadata, plan, tabel
from store.schema.register import (
    afspraak,
    document,
    moment,
    organisatie,
    partij,
    toelichting,
    verdeelsleutel,
    verschil,
)

__all__ = [
    "aanname", "afspraak", "balans", "cbs_voorraad", "corporatie", "dekking", "document", "gebied",
    "gemeente", "grens", "kenmerk", "levering", "metadata", "moment", "mutatie", "naam", "omvat",
    "organisatie", "partij", "plan", "rechtzetting", "toelichting", "verdeelsleutel", "verschil",
    "voorraadstand", "weggelaten", "woningtotaal",
]  # fmt: skip

# What is in the stand: stand (id), definities (version).
kenmerk = tabel(
    "kenmerk", Column("naam", String, primary_key=True), Column("waarde", String, nullable=False)
)

levering = tabel(
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

gemeente = tabel(
    "gemeente",
    Column("code", String, primary_key=True),
    Column("naam", String, nullable=False),
    Column("indeling", Integer),
    Column("fictief", Boolean, nullable=False),
)

corporatie = tabel(
    "corporatie",
    Column("code", String, primary_key=True),  # L-number, or the register's own code
    Column("lnummer", String),
    Column("naam", String, nullable=False),
    Column("opvolger", String),
    Column("opvolger_vanaf", Date),
    Column("fictief", Boolean, nullable=False),
)

gebied = tabel(
    "gebied",
    Column("code", String, primary_key=True),
    Column("indeling", Integer, primary_key=True),
    Column("naam", String, nullable=False),
    Column("niveau", String, nullable=False),  # wijk (also a kern) or buurt
    Column("ouder", String),
    Column("gemeente", String, nullable=False),
    Column("fictief", Boolean, nullable=False),
)

# How people write a gemeente, corporatie or gebied (`telling.rijen`), each with its code.
naam = tabel(
    "naam",
    Column("tabel", String, nullable=False),  # gemeente, corporatie or gebied
    Column("sleutel", String, nullable=False),
    Column("code", String, nullable=False),
    Column("gemeente", String),  # of a gebied
    Column("rang", Integer, nullable=False),  # the lowest is meant: a wijk or kern before a buurt
)

# Every code that a choice of `code` includes: a corporatie with those that merged into it, a
# wijk with its buurten; each also itself.
omvat = tabel(
    "omvat",
    Column("tabel", String, nullable=False),  # corporatie or gebied
    Column("code", String, nullable=False),
    Column("deel", String, nullable=False),
)

mutatie = tabel(
    "mutatie",
    *herkomst(),
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
    *geleverd("voorraadmutaties"),
    Column("fictief", Boolean, nullable=False),
)

# Delivered rows that do not count, each with the reason (Dutch): nothing vanishes.
weggelaten = tabel(
    "weggelaten",
    *herkomst(),
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
dekking = tabel(
    "dekking",
    Column("corporatie", String, nullable=False),
    Column("gemeente", String, nullable=False),
    Column("soort", String, nullable=False),  # gerealiseerd or plan
    Column("van", Date, nullable=False),
    Column("tot", Date, nullable=False),
    Column("levering", String, nullable=False),
)

voorraadstand = tabel(
    "voorraadstand",
    *herkomst(),
    Column("corporatie", String, nullable=False),
    Column("gemeente", String, nullable=False),
    Column("gebied", String),
    Column("indeling", Integer),
    Column("peildatum", Date, nullable=False),
    Column("aantal", Integer, nullable=False),
    Column("segment", String, nullable=False),  # also totaal: not split by the source
    Column("duur", String, nullable=False),
    Column("zelfstandig", Boolean, nullable=False),
    *geleverd("voorraadstanden"),
    Column("fictief", Boolean, nullable=False),
)

# begin + netto + correctie + onverklaard = eind, between two successive peildata.
balans = tabel(
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

woningtotaal = tabel(
    "woningtotaal",
    *herkomst(),
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
grens = tabel(
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
cbs_voorraad = tabel(
    "cbs_voorraad",
    *herkomst(),
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

# Cells that were put right on the way in: a reviewed file says what the source held (`verwacht`),
# what it should be (`wordt`), why and who says so.
rechtzetting = tabel(
    "rechtzetting",
    *herkomst(),
    Column("kolom", String, nullable=False),
    Column("verwacht", String, nullable=False),
    Column("wordt", String, nullable=False),
    Column("reden", String, nullable=False),
    Column("auteur", String, nullable=False),
    Column("datum", Date, nullable=False),
    Column("bron", String, nullable=False),  # id of the levering that holds the correction
)
