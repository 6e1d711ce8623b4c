"""Good files of JSON and TOML for `test_fuzz`, and two ways to spoil them past their parser."""

from __future__ import annotations

import json
import random
import re

from loaders.archief.meegeleverd import MAP
from tests.loaders.leverhulp import csv_tekst
from tests.loaders.test_vera import lijst

PLANKOP = ("corporatie", "gemeente", "gebied", "indeling", "projectcode", "project", "soort",
           "segment", "aantal", "periode", "status", "fase", "duur", "toelichting")  # fmt: skip
PLAN = ("Portaal", "Amersfoort", "Calveen", "2024", "P1", "De Kade", "nieuwbouw", "sociaal", "60",
        "2027", "hard", "ontwerp", "permanent", "let op")  # fmt: skip
_RECHT = """[rechtzettingen]
id = "portaal"
titel = "Verbeterde cellen"

[[rechtzetting]]
bestand = "voorraadmutaties.csv"
rij = 3
kolom = "aantal"
verwacht = "120"
wordt = "12"
reden = "Een nul te veel."
auteur = "A. Ambtenaar"
datum = 2026-11-01
"""
_TOELICHTING = """[toelichtingen]
id = "proef"
titel = "Wat er werd van een afspraak"
gemeente = ["GM0307"]
bron = "Voor deze proef"
fictief = false
door = "Gemeente Amersfoort"
datum = 2023-03-31

[[toelichting]]
afspraak = "amersfoort-2021-20"
partij = "GM0307"
periode = "2020-2022"
oordeel = "niet behaald"
tekst = "Het is niet gehaald."
"""
_MATEN = {
    "81955NED": {
        "Beginstand voorraad": 100, "Nieuwbouw": 10, "Overige toevoeging": 0, "Sloop": 2,
        "Overige onttrekking": 0, "Correctie": 1, "Saldo voorraad": 9, "Eindstand voorraad": 109,
    },
    "82900NED": {"Totale woningvoorraad": 100, "Eigendom woningcorporatie": 30},
    "86165NED": {"Woningvoorraad": 200, "In bezit woningcorporatie": 30},
}  # fmt: skip
_PLEK = {
    "81955NED": {"Gebruiksfunctie": "A045364", "RegioS": "GM0307", "Perioden": "2019JJ00"},
    "82900NED": {"RegioS": "GM0307", "Perioden": "2019JJ00", "StatusVanBewoning": "T001235"},
    "86165NED": {"WijkenEnBuurten": "WK030701  "},
}


def goede_teksten() -> list[tuple[str, bytes]]:
    """Name and bytes of a good file of each."""
    tweede = (*PLAN[:4], "P2", *PLAN[5:])
    return [
        ("plannen.csv", csv_tekst(PLANKOP, PLAN, tweede).encode()),
        ("vera-eenheden.csv", lijst({}, {"wijk": "WK030722"}, {"status": "LEE"}).encode()),
        ("rechtzettingen.toml", _RECHT.encode()),
        ("prognose.toml", (MAP / "aannames/prognose.toml").read_bytes()),
        ("toelichtingen.toml", _TOELICHTING.encode()),
        *((f"{tabel}.json", _versie_4(tabel)) for tabel in _MATEN),
    ]


def _versie_4(tabel: str) -> bytes:
    """An answer of OData version 4, as `loaders.bronnen.soort.cbs` archives it."""
    maten = _MATEN[tabel]
    rijen = [
        {"Id": n, "Measure": f"M{n}", "ValueAttribute": "None", "Value": float(waarde),
         "StringValue": None, **_PLEK[tabel]}
        for n, waarde in enumerate(maten.values(), 1)
    ]  # fmt: skip
    inhoud = {
        "@odata.context": f"https://a.example/{tabel}/$metadata#Observations",
        "MeasureCodes": [{"Identifier": f"M{n}", "Title": t} for n, t in enumerate(maten, 1)],
        "value": rijen,
    }
    return json.dumps(inhoud, indent=0).encode()


_WAARDE = re.compile(r'"(?:[^"\\\n]|\\.)*"|-?\b\d[\d.\-]*\b|\btrue\b|\bfalse\b|\bnull\b')
_ANDERS = ['""', '"x"', "0", "-1", "1e400", "1.5", "9" * 30, "true", "null", "[]", "{}",
           '[{"a": 1}]', "NaN", "1979-05-27", "2024-02-30", '"\\u0000"', '"\\ud800"', "'''x'''",
           '"=1+1"', "nan", "inf", '"GM0307"', '"M1"', "[" * 40, "[" * 5000]  # fmt: skip


def waarden(r: random.Random, inhoud: bytes) -> bytes:
    """Other values and names."""
    tekst = inhoud.decode("utf-8", errors="replace")
    for _ in range(r.randint(1, 4)):
        if plekken := list(_WAARDE.finditer(tekst)):
            m = r.choice(plekken)
            tekst = tekst[: m.start()] + r.choice(_ANDERS) + tekst[m.end() :]
    return tekst.encode("utf-8", errors="replace")


def regels(r: random.Random, inhoud: bytes) -> bytes:
    """Lines left out, twice, or elsewhere."""
    uit = inhoud.splitlines(keepends=True)
    for _ in range(r.randint(1, 5)):
        regel = uit.pop(r.randrange(len(uit))) if len(uit) > 1 else uit[0]
        for _ in range(r.randrange(3)):
            uit.insert(r.randrange(len(uit) + 1), regel)
    return b"".join(uit)
