"""The register of afspraken in the schema: documents, parties, afspraken, and what belongs to them.

What each field of a register file means: docs/register-afspraken.md.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Double, Integer, String

from store.schema.plan import tabel

document = tabel(
    "document",
    Column("id", String, primary_key=True),
    Column("levering", String, nullable=False),
    Column("titel", String, nullable=False),
    Column("gemeente", String),  # NULL for a document about several gemeenten, or none
    Column("fictief", Boolean, nullable=False),
)

# Every corporatie whose figures a total of that gemeente needs, and for which days.
partij = tabel(
    "partij",
    Column("document", String, nullable=False),
    Column("gemeente", String, nullable=False),
    Column("corporatie", String, nullable=False),
    Column("van", Date, nullable=False),
    Column("tot", Date, nullable=False),
)

afspraak = tabel(
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

# A party that owns no homes to count and is no gemeente; its code begins with ORG-.
organisatie = tabel(
    "organisatie",
    Column("code", String, primary_key=True),
    Column("naam", String, nullable=False),
    Column("soort", String, nullable=False),  # huurdersorganisatie, koepel, overig
    Column("gemeente", String),
    Column("fictief", Boolean, nullable=False),
)

# Afspraken that say different things about one subject: shown side by side, never settled.
verschil = tabel(
    "verschil",
    Column("id", String, primary_key=True),
    Column("document", String, nullable=False),  # the register file that names it
    Column("gemeente", String),  # NULL where it is about several
    Column("titel", String, nullable=False),
    Column("uitleg", String, nullable=False),
    Column("afspraken", String, nullable=False),  # comma-separated ids, at least two with the next
    Column("uitspraken", String),  # what a source says and is no afspraak; one a line
    Column("fictief", Boolean, nullable=False),
)

# How a total is split over parties: one row a part (`domain.afspraken.verdeelsleutel`).
verdeelsleutel = tabel(
    "verdeelsleutel",
    Column("id", String, nullable=False),
    Column("document", String, nullable=False),
    Column("artikel", String, nullable=False),
    Column("titel", String, nullable=False),
    Column("totaal", Integer, nullable=False),
    Column("segment", String),
    Column("volgorde", Integer, nullable=False),
    Column("partij", String, nullable=False),
    Column("procent", Double, nullable=False),
    Column("deel", Integer, nullable=False),  # computed, whole dwellings
    Column("gedrukt", Integer),  # as the document prints it, where it does
    Column("afspraak", String),  # the afspraak whose parts it gives, where one has them
    Column("fictief", Boolean, nullable=False),
)

# A moment that an agreement names: what must be known or handed in, by whom, when in the year.
moment = tabel(
    "moment",
    Column("id", String, primary_key=True),
    Column("document", String, nullable=False),
    Column("artikel", String, nullable=False),
    Column("titel", String, nullable=False),
    Column("betekenis", String, nullable=False),
    Column("gemeente", String),
    Column("partijen", String, nullable=False),  # comma-separated codes
    Column("wanneer", String, nullable=False),  # in words: voor 1 maart, Q4, twee keer per jaar
    # Last day to hand in within each year, MM-DD, comma-separated; empty: no day is named.
    Column("uiterlijk", String),  # 02-29 is the last day of February, whatever the year
    # Which figures a levering must hold to be in, and about which days counted from that day:
    Column("verwacht", String),  # gerealiseerd, plan, stand, toewijzing, or nothing to hand in
    Column("over", String),  # vorig_jaar, lopend_jaar, vorig_halfjaar, lopend_halfjaar
    Column("van", Date),
    Column("tot", Date),
    Column("opmerking", String),
    Column("fictief", Boolean, nullable=False),
)

# What a party says itself about an afspraak in a period; never changes the computed status.
toelichting = tabel(
    "toelichting",
    Column("document", String, nullable=False),  # the file that holds it
    Column("afspraak", String, nullable=False),
    Column("levering", String, nullable=False),
    Column("volgorde", Integer, nullable=False),
    Column("partij", String, nullable=False),
    Column("van", Date, nullable=False),
    Column("tot", Date, nullable=False),
    Column("periode", String, nullable=False),
    Column("oordeel", String),  # one of domain.afspraken.oordeel.STATUSSEN, or empty
    Column("tekst", String, nullable=False),
    Column("door", String, nullable=False),
    Column("datum", Date, nullable=False),
    Column("fictief", Boolean, nullable=False),
)
