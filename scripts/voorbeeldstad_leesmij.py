"""The README of `data/voorbeeld/`: the key sums, so that afspraken and tests can rely on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from domain.mutaties import effecten
from scripts import voorbeeldstad as v

Rij = dict[str, str]


def leesmij(mutaties: Sequence[Rij], standen: Sequence[Rij]) -> str:
    """The whole text, in English as all documentation."""
    echt = [r for r in mutaties if r["status"] == "gerealiseerd"]
    deel = v.VERSCHIL
    delen = [
        _KOP,
        "## Netto groei, permanent, sociaal, sector, including sloop (realised)",
        _tabel(v.JAREN, lambda c, j: _som(echt, c, j, "sector")),
        f"2021-2024: **{_samen(echt, 2021, 2024)}**. 2024-2025: **{_samen(echt, 2024, 2025)}**. "
        f"2021-2025: **{_samen(echt, 2021, 2025)}** (320 a year would be 1600).",
        "## The same from the perspective of each corporatie",
        "Differs where homes change hands within the sector (2019 uitruil, 2022 verkoop VB01 to "
        "VB03).",
        _tabel(v.JAREN, lambda c, j: _som(echt, c, j, "corporatie")),
        "## Verkoop (permanent, sociaal, outside the sector)",
        _tabel(v.JAREN, lambda c, j: _aantal(echt, c, j, "verkoop")),
        f"2021-2025: {_per_corporatie(lambda c: _reeks(echt, c, 'verkoop', 2021, 2025))}.",
        "## Sloop and nieuwbouw (permanent, sociaal)",
        "Sloop:",
        _tabel(v.JAREN, lambda c, j: _aantal(echt, c, j, "sloop")),
        "Nieuwbouw:",
        _tabel(v.JAREN, lambda c, j: _aantal(echt, c, j, "nieuwbouw")),
    ]
    for status in ("hard", "zacht"):
        plan = [r for r in mutaties if r["status"] == status]
        tot = _samen(plan, 2026, 2030)
        delen += [
            f"## Plans, {status}: netto permanent, sociaal, sector",
            _tabel(v.PLANJAREN, lambda c, j, p=plan: _som(p, c, j, "sector")),
            f"2026-2030: **{tot}**. Planned verkoop 2026-2030: "
            f"{_per_corporatie(lambda c, p=plan: _reeks(p, c, 'verkoop', 2026, 2030))}.",
        ]
    delen += [
        "## Voorraadstanden: permanent, sociaal, zelfstandig at year-end",
        _tabel(range(v.JAREN.start - 1, v.JAREN.stop), lambda c, j: _stand(standen, c, j)),
        f"The one deliberate difference: {deel['corporatie']}, {deel['jaar']}, kern "
        f"{deel['kern']} ({v.KERNEN[str(deel['kern'])][0]}), segment sociaal, permanent: the stand "
        f"at {deel['jaar']}-12-31 is {-int(str(deel['aantal']))} homes lower than begin + netto + "
        f"correctie (onverklaard {deel['aantal']}). Every other balance fits.",
        _SLOT,
    ]
    return "\n\n".join(delen) + "\n"


_KOP = """# Voorbeeldstad (fictief)

Wholly invented: a gemeente (GM9999), three corporaties (VB01, VB02, VB03) and twelve kernen
(WK999901 to WK999912, indeling 2025). No figure says anything about a real organisation. Everything
here is written by `python -m scripts.maak_voorbeeldstad`, this page too; change the assumptions in
`scripts/voorbeeldstad.py`, not the files. `WOONSALDO_VOORBEELD=uit` leaves all of it out.

The names were looked for in public text and not found as those of an organisation; the first choice
for VB03 was dropped because a care home bears it."""

_SLOT = """## The plan lists
The sums above are what counts; the lists (`plannen-*.csv`) hold more.

- **replaced homes**: VB01-ND pulls down 90 in 2027 and builds 55 in 2029; of VB02-HB the sloop is
  hard and what comes back zacht; VB03-MS builds first (2030) and pulls down later (2031)
- **several segments**: VB01-2028-H2 has 32 koopwoningen beside 48 social homes, VB02-SK 30 midden,
  24 koop and 10 of an unknown segment, VB03-BV 45 midden and 15 koop; koop and unknown do not count
- **delivered in part**: VB02-2025-N3 is on the list with 102 homes; 47 were there in 2025, 55 count
- **delivered wholly**: VB01-2025-N3 (90 homes) is on the list of 2026 and was there in 2025
- **a loose fact**: VB03-2025-N1 (31 homes) is `opgeleverd`; only the realised figures count it
- **moved**: VB02-2028-H1 was planned for 2027 in the older list (`plannen-vb02-2025.csv`), which
  the newer one replaces whole
- **without a gebied**: VB01-2032-Z2 (58 homes)
- **one project in two lists**: VB01-2027-H1 is in the gemeente's list too and counts once, as
  VB01's. The gemeente's other projects have no corporatie, and one has no known end

The words for the state of a plan are each supplier's own: VB02 says "contract getekend" where VB01
says "bestemmingsplan onherroepelijk".

## What else is in it
Temporary homes: VB02 60 tijdelijk_lang in 2019, of which 20 become permanent in 2023 (omzetting);
VB03 40 tijdelijk_kort in 2021, ended in 2024; VB01 plans 50 tijdelijk_lang in 2026 (hard). 48
onzelfstandige homes of VB02 in 2019 (never in netto groei). A correctie of -5 by VB01 in 2018.
Every liberalisatie goes to `midden`; deliberalisatie comes from there. A row with 0 says that
nothing happened, so every year of every party is covered."""


def _permanent_sociaal(rij: Rij, perspectief: str) -> int:
    if rij["zelfstandig"] != "ja":
        return 0
    binnen = rij["binnen_sector"] == "ja"
    alle = effecten(rij["soort"], rij["segment"], rij["ander_segment"] or None, rij["duur"], binnen)
    telt = [e for e in alle if (e.segment, e.duur) == ("sociaal", "permanent")]
    return int(rij["aantal"]) * sum(getattr(e, perspectief) for e in telt)


def _som(rijen: Iterable[Rij], code: str, jaar: int, perspectief: str) -> int:
    van = (r for r in rijen if (r["corporatie"], r["periode"]) == (code, str(jaar)))
    return sum(_permanent_sociaal(r, perspectief) for r in van)


def _samen(rijen: Sequence[Rij], van: int, tot: int) -> int:
    jaren = range(van, tot + 1)
    return sum(_som(rijen, c, j, "sector") for c in v.CORPORATIES for j in jaren)


def _aantal(rijen: Iterable[Rij], code: str, jaar: int, soort: str) -> int:
    return sum(
        int(r["aantal"])
        for r in rijen
        if (r["corporatie"], r["periode"], r["soort"]) == (code, str(jaar), soort)
        and (r["segment"], r["duur"], r["zelfstandig"]) == ("sociaal", "permanent", "ja")
        and r["binnen_sector"] != "ja"
    )


def _reeks(rijen: Sequence[Rij], code: str, soort: str, van: int, tot: int) -> int:
    return sum(_aantal(rijen, code, j, soort) for j in range(van, tot + 1))


def _stand(standen: Iterable[Rij], code: str, jaar: int) -> int:
    return sum(
        int(r["aantal"])
        for r in standen
        if (r["corporatie"], r["peildatum"]) == (code, f"{jaar}-12-31")
        and (r["segment"], r["duur"], r["zelfstandig"]) == ("sociaal", "permanent", "ja")
    )


def _per_corporatie(waarde: Callable[[str], int]) -> str:
    return ", ".join(f"{c} {waarde(c)}" for c in v.CORPORATIES)


def _tabel(jaren: Iterable[int], waarde: Callable[[str, int], int]) -> str:
    regels = ["| jaar | " + " | ".join(v.CORPORATIES) + " | together |", "|---|" + "---:|" * 4]
    for jaar in jaren:
        getallen = [waarde(c, jaar) for c in v.CORPORATIES]
        cellen = " | ".join(str(g) for g in (*getallen, sum(getallen)))
        regels.append(f"| {jaar} | {cellen} |")
    return "\n".join(regels)
