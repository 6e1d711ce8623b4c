"""The rows of Voorbeeldstad, drawn with a fixed seed from the assumptions in `voorbeeldstad`.

Effects come from `domain.mutaties`, so that voorraadstanden balance with the mutaties by the one
definition (but for one deliberate difference).
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence

from domain.mutaties import Effect, effecten
from scripts import voorbeeldstad as v

KOLOMMEN = (
    "corporatie", "gemeente", "gebied", "projectcode", "project", "periode", "soort", "aantal",
    "segment", "ander_segment", "duur", "status", "planstatus_bron", "binnen_sector", "zelfstandig",
    "toelichting",
)  # fmt: skip
KERNEN = tuple(v.KERNEN)

Rij = dict[str, str]
Voorraad = Counter[tuple[str, str, str, str, str]]  # corporatie, kern, segment, duur, zelfstandig


def gerealiseerd(code: str, dobbel: random.Random) -> list[Rij]:
    """Every year of a corporatie; nieuwbouw is what is left to reach the chosen netto growth."""
    rijen: list[Rij] = []
    voorraad = _begin(code)
    for i, jaar in enumerate(v.JAREN):
        dit_jaar = [_van_gebeurtenis(g) for g in v.GEBEURTENISSEN
                    if (g.corporatie, g.jaar) == (code, jaar)]  # fmt: skip
        nog = Counter({k: _sociaal(voorraad, code, k) for k in KERNEN})
        dit_jaar += _sloop(code, jaar, v.SLOOP[code][i], nog, dobbel)
        weg = (v.VERKOOP[code][i], v.LIBERALISATIE[code][i])
        dit_jaar += _verkoop_en_liberalisatie(code, jaar, weg, nog, dobbel)
        rest = v.NETTO[code][i] - sum(_permanent_sociaal(r) for r in dit_jaar)
        dit_jaar += _nieuwbouw(code, jaar, rest, dobbel)
        dit_jaar += _nullen(code, jaar, dit_jaar)
        for rij in dit_jaar:
            _boek(voorraad, rij)
        rijen += dit_jaar
    return rijen


def plannen(code: str, dobbel: random.Random) -> list[Rij]:
    """Hard and soft plans of a corporatie, year by year; a year without any has a row with 0."""
    rijen: list[Rij] = []
    for status in ("hard", "zacht"):
        for i, jaar in enumerate(v.PLANJAREN):
            plan = [_van_gebeurtenis(g) for g in v.PLAN_GEBEURTENISSEN[status]
                    if (g.corporatie, g.jaar) == (code, jaar)]  # fmt: skip
            nog = Counter(dict(zip(KERNEN, v.BEGIN[code], strict=True)))
            plan += _sloop(code, jaar, v.PLAN_SLOOP[status][code][i], nog, dobbel)
            weg = (v.PLAN_VERKOOP[status][code][i], 0)
            plan += _verkoop_en_liberalisatie(code, jaar, weg, nog, dobbel)
            rest = v.PLAN_NETTO[status][code][i] - sum(_permanent_sociaal(r) for r in plan)
            if rest:
                plan += _nieuwbouw(code, jaar, rest, dobbel, voor=status[0].upper())
            if not plan:
                plan = [_rij(code, jaar, "nieuwbouw", 0)]
            rijen += [r | {"status": status} for r in plan]
    return rijen


def _sloop(
    code: str, jaar: int, aantal: int, nog: Counter[str], dobbel: random.Random
) -> list[Rij]:
    """One project, in a kern that has homes enough."""
    if not aantal:
        return []
    kern = max(KERNEN, key=lambda k: (nog[k] > 3 * aantal, dobbel.random()))
    nog[kern] -= aantal
    project = {"projectcode": f"{code}-{jaar}-S", "project": f"Vernieuwing {v.KERNEN[kern][0]}"}
    return [_rij(code, jaar, "sloop", aantal, kern, **project)]


def _verkoop_en_liberalisatie(
    code: str, jaar: int, aantallen: tuple[int, int], nog: Counter[str], dobbel: random.Random
) -> list[Rij]:
    """Spread over a few kernen; never both in one kern, which would look like homes told twice."""
    rijen = []
    vrij = [k for k in KERNEN if nog[k] > 3 * sum(aantallen)]
    for soort, aantal, hoeveel in zip(
        ("verkoop", "liberalisatie"), aantallen, (min(4, len(vrij) - 1), 2), strict=True
    ):
        kernen = dobbel.sample(vrij, min(hoeveel, len(vrij), aantal))
        vrij = [k for k in vrij if k not in kernen]
        delen = Counter(kernen) + Counter(dobbel.choices(kernen, k=aantal - len(kernen)))
        anders = {"ander_segment": "midden"} if soort == "liberalisatie" else {}
        for kern, n in sorted(delen.items()):
            nog[kern] -= n
            rijen.append(_rij(code, jaar, soort, n, kern, **anders))
    return rijen


def _nieuwbouw(
    code: str, jaar: int, aantal: int, dobbel: random.Random, *, voor: str = "N"
) -> list[Rij]:
    """One to three projects; raises ValueError where the assumptions leave less than nothing."""
    if aantal < 0:
        raise ValueError(f"{code} {jaar}: de nieuwbouw zou {aantal} zijn")
    if not aantal:
        return []
    kernen = sorted(dobbel.sample(KERNEN, min(3, 1 + aantal // 60)))
    groot = [aantal // len(kernen)] * len(kernen)
    groot[0] += aantal - sum(groot)
    return [
        _rij(
            code, jaar, "nieuwbouw", n, kern,
            projectcode=f"{code}-{jaar}-{voor}{i}", project=f"{v.KERNEN[kern][0]} {jaar} fase {i}",
        )
        for i, (kern, n) in enumerate(zip(kernen, groot, strict=True), start=1)
    ]  # fmt: skip


def _nullen(code: str, jaar: int, rijen: Sequence[Rij]) -> list[Rij]:
    """A row with 0 says that nothing happened, so that the year is wholly known."""
    geweest = {r["soort"] for r in rijen}
    soorten = ("nieuwbouw", "transformatie", "aankoop", "sloop", "verkoop", "liberalisatie")
    return [_rij(code, jaar, s, 0) for s in soorten if s not in geweest]


def standen(code: str, rijen: Iterable[Rij]) -> list[Rij]:
    """Year-ends by kern; every part that ever holds a home has a row at every peildatum."""
    per_jaar: dict[int, Voorraad] = {v.JAREN.start - 1: _begin(code)}
    nu = _begin(code)
    rijen = list(rijen)
    for jaar in v.JAREN:
        for rij in (r for r in rijen if r["periode"] == str(jaar)):
            _boek(nu, rij)
        if (code, jaar) == (v.VERSCHIL["corporatie"], v.VERSCHIL["jaar"]):
            nu[code, str(v.VERSCHIL["kern"]), "sociaal", "permanent", "ja"] += int(
                str(v.VERSCHIL["aantal"])
            )
        per_jaar[jaar] = nu.copy()
    delen = sorted({d for stand in per_jaar.values() for d, n in stand.items() if n})
    return [
        {
            "corporatie": code, "gemeente": v.GEMEENTE, "gebied": kern,
            "peildatum": f"{jaar}-12-31", "aantal": str(stand[code, kern, segment, duur, zelf]),
            "segment": segment, "duur": duur, "zelfstandig": zelf,
        }
        for jaar, stand in per_jaar.items()
        for _, kern, segment, duur, zelf in delen
    ]  # fmt: skip


def woningtotalen(gerealiseerd: dict[str, list[Rij]], dobbel: random.Random) -> list[Rij]:
    """All dwellings per kern, and their sum: social homes, and others built beside them."""
    nu = {
        kern: round(100 * sum(b[i] for b in v.BEGIN.values()) / aandeel)
        for i, (kern, (_, aandeel)) in enumerate(v.KERNEN.items())
    }
    uit = []
    for jaar in v.JAREN:
        for kern in KERNEN:
            gebouwd = sum(
                int(r["aantal"]) * (1 if r["soort"] in ("nieuwbouw", "transformatie") else -1)
                for rijen in gerealiseerd.values()
                for r in rijen
                if (r["periode"], r["gebied"]) == (str(jaar), kern)
                and r["soort"] in ("nieuwbouw", "transformatie", "sloop")
                and r["zelfstandig"] == "ja"
            )
            nu[kern] += gebouwd + dobbel.randint(4, 60)
        for gebied, aantal in [("", sum(nu.values())), *nu.items()]:
            uit.append(
                {
                    "gemeente": v.GEMEENTE,
                    "gebied": gebied,
                    "indeling": str(v.INDELING) if gebied else "",
                    "peildatum": f"{jaar}-12-31",
                    "aantal": str(aantal),
                    "bron": v.BRON,
                }
            )
    return uit


def _begin(code: str) -> Voorraad:
    voorraad: Voorraad = Counter()
    for kern, n in zip(KERNEN, v.BEGIN[code], strict=True):
        voorraad[code, kern, "sociaal", "permanent", "ja"] = n
    eerste = next(k for k, n in zip(KERNEN, v.BEGIN[code], strict=True) if n)
    for segment, n in v.BEGIN_ANDERS[code].items():
        voorraad[code, eerste, segment, "permanent", "ja"] = n
    return voorraad


def _boek(voorraad: Voorraad, rij: Rij) -> None:
    for e in _effecten(rij):
        deel = (rij["corporatie"], rij["gebied"], e.segment, e.duur, rij["zelfstandig"])
        if int(rij["aantal"]):
            voorraad[deel] += int(rij["aantal"]) * (e.corporatie + e.correctie)


def _permanent_sociaal(rij: Rij) -> int:
    """What a row adds to the netto growth of the sector: permanent, social, zelfstandig."""
    if rij["zelfstandig"] != "ja":
        return 0
    telt = [e.sector for e in _effecten(rij) if (e.segment, e.duur) == ("sociaal", "permanent")]
    return int(rij["aantal"]) * sum(telt)


def _effecten(rij: Rij) -> tuple[Effect, ...]:
    return effecten(
        rij["soort"], rij["segment"], rij["ander_segment"] or None, rij["duur"],
        rij["binnen_sector"] == "ja",
    )  # fmt: skip


def _sociaal(voorraad: Voorraad, code: str, kern: str) -> int:
    return voorraad[code, kern, "sociaal", "permanent", "ja"]


def _van_gebeurtenis(g: v.Gebeurtenis) -> Rij:
    return _rij(g.corporatie, g.jaar, g.soort, g.aantal, KERNEN[g.kern - 1], **g.anders)


def _rij(code: str, jaar: int, soort: str, aantal: int, gebied: str = "", **anders: str) -> Rij:
    rij = dict.fromkeys(KOLOMMEN, "")
    rij |= {
        "corporatie": code, "gemeente": v.GEMEENTE, "gebied": gebied, "periode": str(jaar),
        "soort": soort, "aantal": str(aantal), "segment": "sociaal", "duur": "permanent",
        "status": "gerealiseerd", "binnen_sector": "nee", "zelfstandig": "ja",
    }  # fmt: skip
    return rij | anders
