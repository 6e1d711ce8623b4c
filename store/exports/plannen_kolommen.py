"""The columns of the downloads of Plannen. What each holds: docs/exports.md."""

from __future__ import annotations

from store.exports.groei import Vorm

REGELS = ("plan", "restopgave", "verschuiving")

# The leveringsformaat of plannen, in its order: these columns can be handed in again.
FORMAAT = (
    "corporatie", "gemeente", "gebied", "projectcode", "project", "soort", "segment", "aantal",
    "periode", "status", "planstatus_bron", "fase", "toelichting",
)  # fmt: skip
ALGEMEEN = (
    "telt", "reden", "fictief", "levering", "bestand", "blad", "rij", "peildatum", "stand", "regel",
)  # fmt: skip
PLAATS = ("gemeentecode", "corporatiecode", "lnummer", "gebiedcode")
# What the leveringsformaat knows beside its own columns, and what was made of the row.
PLAN = (
    "duur", "binnen_sector", "zelfstandig", "indeling", "vervallen", "saldo", "van", "tot",
    *PLAATS, "tabel", "leverancier", "bron",
)  # fmt: skip
REST = (
    "afspraak", "artikel", "document", "niveau", "periode_van", "periode_tot", "doel",
    "gerealiseerd", "hard", "zacht", "restopgave", "zonder_gerealiseerd", "aandeel", "woningen",
    "definitie", "peildatum_sociaal",
)  # fmt: skip
VERSCHUIVING = (
    "wijziging", "was", "nu", "verschil", "was_klaar", "nu_klaar", "was_hard", "nu_hard",
    "was_zacht", "nu_zacht", "waarom_weg", "met",
)  # fmt: skip
KOLOMMEN = (*FORMAAT, *ALGEMEEN, *PLAN, *REST, *VERSCHUIVING)

PLANNEN = Vorm("plannen", "Plannen", (*FORMAAT, *ALGEMEEN, *PLAN))
RESTOPGAVE = Vorm(
    "plannen",
    "Restopgave",
    ("gemeente", "corporatie", "gebied", *REST, "toelichting", "fictief", "peildatum", "stand",
     *PLAATS),
)  # fmt: skip
VERSCHOVEN = Vorm(
    "plannen",
    "Verschuiving",
    ("corporatie", "gemeente", "gebied", "projectcode", "project", *VERSCHUIVING, "fictief",
     "stand", *PLAATS),
)  # fmt: skip

JAREN = tuple(f"jaar_{n}" for n in range(1, 5))
TIJD = ("eerder", *JAREN, "meer_jaren", "daarna", "gepland")
WIJKEN = Vorm(
    "wijkenstrategie",
    "Wijkenstrategie",
    (
        "gemeente", "gebied", "onderdeel", "telt", "vorig_jaar", "gerealiseerd", "eerste_jaar",
        *(k for t in TIJD for k in (t, f"{t}_zacht")), "segment", "fictief", "peildatum", "stand",
        "gemeentecode", "gebiedcode",
    ),
)  # fmt: skip
