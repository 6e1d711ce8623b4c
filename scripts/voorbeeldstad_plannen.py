"""The plan lists of Voorbeeldstad: projects with a phase, made of the plans in `voorbeeldstad`.

Whole numbers per year stay those of the assumptions; what is chosen here is how a list tells them:
which rows are one project, what is for sale, what moved, and what has been delivered already.
"""

from __future__ import annotations

from collections.abc import Iterable

from scripts import voorbeeldstad as v

Rij = dict[str, str]
KOLOMMEN = (
    "corporatie", "gemeente", "gebied", "projectcode", "project", "soort", "segment", "aantal",
    "periode", "status", "planstatus_bron", "fase", "duur", "toelichting",
)  # fmt: skip
EERDER_ONTVANGEN = "2025-11-01"

# By status: up to and including which year, the phase, and the corporatie's own word for the state.
_STAND = {
    "hard": (
        (2026, "in aanbouw", "omgevingsvergunning verleend"),
        (2027, "vergunning", "bestemmingsplan onherroepelijk"),
        (2032, "ontwerp", "bestemmingsplan vastgesteld"),
    ),
    "zacht": (
        (2028, "ontwerp", "bestemmingsplan in procedure"),
        (2030, "haalbaarheid", "in onderzoek"),
        (2032, "initiatief", "kans op de langere termijn"),
    ),
}
# Each corporatie has words of its own: hard is what its own list calls hard.
_EIGEN_WOORD = {("VB02", "hard"): "contract getekend", ("VB02", "zacht"): "in gesprek"}
_VERKOOP = {"hard": "verkoopprogramma vastgesteld", "zacht": "verkoopprogramma in overleg"}

# Rows that are one project: code of a row to (code, name) of the project.
_PROJECT = {
    "VB01-2027-S": ("VB01-ND", "Vernieuwing Nieuwe Dreef"),
    "VB01-2029-H1": ("VB01-ND", "Vernieuwing Nieuwe Dreef"),
    "VB02-2028-S": ("VB02-HB", "Vernieuwing Hogerbrink"),
    "VB02-2029-Z2": ("VB02-HB", "Vernieuwing Hogerbrink"),
    "VB03-2030-Z1": ("VB03-MS", "Vernieuwing Molenstreek"),
    "VB03-2031-S": ("VB03-MS", "Vernieuwing Molenstreek"),
}
_CODE_VAN_PROJECT = {
    "Flexwonen Zonnewaard": "VB01-FLEX",
    "Stationskade Midden": "VB02-SK",
    "Buitenveld Midden": "VB03-BV",
}
# Of a project that is a plan still: homes of other segments in it.
_ERBIJ = {
    "VB01-2028-H2": (("koop", 32),),
    "VB02-SK": (("koop", 24), ("onbekend", 10)),
    "VB03-BV": (("koop", 15),),
}
_ZONDER_GEBIED = {"VB01-2032-Z2": "Locatie nog te kiezen"}
# Planned with more homes than are left: code of the plan, code of what is realised of it.
_DEELS_KLAAR = {"VB02-2026-H2": "VB02-2025-N3"}
_AL_KLAAR = ("VB01-2025-N3",)  # stands on the list of 2026, and was there in 2025
_OPGELEVERD = ("VB03-2025-N1",)
_VERSCHOVEN = {"VB02-2028-H1": "2027"}  # the year in the older list
_TOELICHTING = {
    "VB02-2028-H1": "Verschoven van 2027 naar 2028.",
    "VB02-2026-H2": "Een deel is in 2025 al opgeleverd; het hele project staat hier.",
    "VB01-2025-N3": "Eerder klaar dan gepland: opgeleverd in 2025.",
    "VB03-2025-N1": "Los feit: opgeleverd in 2025.",
}


def planlijst(code: str, plannen: Iterable[Rij], gerealiseerd: Iterable[Rij]) -> list[Rij]:
    """The list of a corporatie: its plans by project, and what is delivered of them."""
    echt = {r["projectcode"]: r for r in gerealiseerd if r["projectcode"]}
    uit: list[Rij] = []
    for r in plannen:
        eigen = _regel(r, echt)
        uit.append(eigen)
        for segment, n in _ERBIJ.get(eigen["projectcode"], ()):
            uit.append(eigen | {"segment": segment, "aantal": str(n), "toelichting": ""})
    for klaar in _AL_KLAAR:
        if klaar.startswith(code):
            uit.append(_van_echt(echt[klaar], "2026", "in aanbouw"))
    for klaar in _OPGELEVERD:
        if klaar.startswith(code):
            uit.append(_van_echt(echt[klaar], echt[klaar]["periode"], "opgeleverd"))
    return uit


def eerdere_lijst(lijst: Iterable[Rij]) -> list[Rij]:
    """The older list of VB02: a few projects, one of them a year earlier."""
    houd = ("VB02-2026-H1", "VB02-2027-H1", *_VERSCHOVEN)
    return [
        r | {"periode": _VERSCHOVEN.get(r["projectcode"], r["periode"]), "toelichting": ""}
        for r in lijst
        if r["projectcode"] in houd
    ]


def lijst_van_gemeente(lijst: Iterable[Rij]) -> list[Rij]:
    """What others build, as the gemeente knows it, and one project of VB01 that VB01 lists too."""

    def ander(project: str, segment: str, aantal: int, periode: str, **rest: str) -> Rij:
        rij = dict.fromkeys(KOLOMMEN, "") | {
            "gemeente": v.GEMEENTE, "project": project, "soort": "nieuwbouw", "segment": segment,
            "aantal": str(aantal), "periode": periode, "status": "zacht", "duur": "permanent",
        }  # fmt: skip
        return rij | rest

    return [
        ander("Kanaalhof", "koop", 120, "2027", gebied="WK999902", projectcode="G-01",
              status="hard", planstatus_bron="vastgesteld", fase="vergunning"),
        ander("Kanaalhof", "vrij", 60, "2027", gebied="WK999902", projectcode="G-01",
              status="hard", planstatus_bron="vastgesteld", fase="vergunning"),
        ander("Zuidrand", "onbekend", 200, "2030 en later", projectcode="G-02",
              planstatus_bron="visie", fase="initiatief"),
        *(r for r in lijst if r["projectcode"] == "VB01-2027-H1"),
    ]  # fmt: skip


def _regel(r: Rij, echt: dict[str, Rij]) -> Rij:
    bron = r["projectcode"]
    code = bron or _CODE_VAN_PROJECT.get(r["project"], "")
    code, project = _PROJECT.get(bron, (code, r["project"]))
    uit = {k: r.get(k, "") for k in KOLOMMEN} | {"projectcode": code, "project": project}
    uit["toelichting"] = _TOELICHTING.get(bron, "")
    if code:
        uit |= _stand(r)
    elif int(r["aantal"]):
        uit["planstatus_bron"] = _VERKOOP[r["status"]]
    if bron in _ZONDER_GEBIED:
        uit |= {"gebied": "", "project": _ZONDER_GEBIED[bron]}
    if klaar := echt.get(_DEELS_KLAAR.get(bron, "")):
        n = int(r["aantal"]) + int(klaar["aantal"])
        uit |= {"projectcode": klaar["projectcode"], "project": klaar["project"], "aantal": str(n)}
    return uit


def _stand(r: Rij) -> Rij:
    fase, woord = next((f, w) for tot, f, w in _STAND[r["status"]] if int(r["periode"]) <= tot)
    return {
        "fase": fase,
        "planstatus_bron": _EIGEN_WOORD.get((r["corporatie"], r["status"]), woord),
    }


def _van_echt(r: Rij, periode: str, fase: str) -> Rij:
    return {k: r.get(k, "") for k in KOLOMMEN} | {
        "periode": periode, "status": "hard", "fase": fase,
        "planstatus_bron": "omgevingsvergunning verleend",
        "toelichting": _TOELICHTING[r["projectcode"]],
    }  # fmt: skip
