"""What a levering covers, and how it stands to earlier ones.

Against those: outliers, partial overlap, less realised than was said before. A levering claims to
cover the whole verslagperiode of each corporatie it has rows of. Source: docs/decisions.md, 3.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from domain.opsomming import opsomming
from domain.perioden import Periode
from loaders.contract import Leescontext
from loaders.tekst import getal
from telling.rijen import LeveringData


def keur_dekking(frame: pd.DataFrame, kader: Leescontext) -> None:
    """What is not covered: days still to come (a waarschuwing), gemeenten without rows."""
    gerealiseerd = frame[frame["status"] == "gerealiseerd"]
    if len(gerealiseerd) and kader.periode and kader.periode.tot > kader.ontvangen:
        tot = kader.ontvangen
        begonnen = kader.periode.van <= tot
        kader.meldingen.voeg(
            "waarschuwing",
            "De verslagperiode eindigt na de dag van ontvangst. Over dagen die nog komen is niets "
            "gerealiseerd: deze levering telt tot en met de dag van ontvangst.",
            kolom="periode",
            gevonden=kader.periode.tekst,
            verwacht=f"een verslagperiode tot en met uiterlijk {tot.isoformat()}",
            suggestie=Periode(kader.periode.van, tot).tekst if begonnen else "",
        )
    met_rijen = set(gerealiseerd["gemeente"])
    for gemeente in kader.gemeenten or ():
        naam = kader.register.naam("gemeente", gemeente)
        if gemeente not in set(frame["gemeente"]):
            kader.meldingen.voeg(
                "melding",
                f"{naam} is genoemd bij de levering, maar heeft geen rijen met mutaties. Er is dus "
                "niets over bekend. Gebeurde er niets? Lever dan een rij met aantal 0.",
                kolom="gemeente",
                gevonden=naam,
            )
        elif len(gerealiseerd) and gemeente not in met_rijen:
            kader.meldingen.voeg(
                "melding",
                f"Over {naam} staan er alleen plannen in, niets dat gerealiseerd is.",
                kolom="gemeente",
                gevonden=naam,
            )
    buiten = sorted(set(frame["gemeente"]) - set(kader.gemeenten or frame["gemeente"]))
    for gemeente in buiten:
        eerste = frame[frame["gemeente"] == gemeente].iloc[0]
        kader.meldingen.voeg(
            "melding",
            "Dit plan ligt in een gemeente die niet bij de levering genoemd is.",
            blad=eerste["blad"],
            rij=int(eerste["rij"]),
            kolom="gemeente",
            gevonden=kader.register.naam("gemeente", gemeente),
        )


KEER = 5  # a count more than this many times the largest earlier one stands out
_PAAR = ["corporatie", "gemeente"]
_MET_AANTAL = ("voorraadmutaties", "voorraadstanden", "woningtotalen", "plannen")


def keur(nieuw: LeveringData, eerdere: Sequence[LeveringData], kader: Leescontext) -> None:
    """Waarschuwingen only: history cannot say that a levering is wrong."""
    _uitschieters(nieuw, eerdere, kader)
    eigen = _gerealiseerd(nieuw)
    if eigen.empty or nieuw.meta.periode is None:
        return
    paren = set(eigen[_PAAR].itertuples(index=False, name=None))
    vervangen: dict[tuple[str, str], list[Periode]] = {}
    for oud in reversed(eerdere):
        frame = _gerealiseerd(oud)
        periode = oud.meta.periode
        if frame.empty or periode is None or not periode.overlapt(nieuw.meta.periode):
            continue
        gedeeld = sorted(paren & set(frame[_PAAR].itertuples(index=False, name=None)))
        # What a later levering has replaced already is not what this one replaces.
        levend = [p for p in gedeeld if not any(periode.ligt_in(d) for d in vervangen.get(p, []))]
        for paar in levend:
            vervangen.setdefault(paar, []).append(periode)
        if levend and not periode.ligt_in(nieuw.meta.periode):
            _overlap(nieuw.meta.periode, oud, periode, levend, kader)
        for paar in levend:
            _lager(eigen, frame, paar, oud, kader)


def _uitschieters(nieuw: LeveringData, eerdere: Sequence[LeveringData], kader: Leescontext) -> None:
    wie = (nieuw.meta.leverancier_code, nieuw.meta.leverancier)
    oude: dict[str, list[int]] = {t: [] for t in _MET_AANTAL}
    for lev in eerdere:
        if (lev.meta.leverancier_code, lev.meta.leverancier) != wie:
            continue
        for tabel in _MET_AANTAL:
            if (f := lev.tabellen.get(tabel)) is not None and len(f):
                oude[tabel].append(int(f["aantal"].abs().max()))
    for tabel in _MET_AANTAL:
        frame = nieuw.tabellen.get(tabel)
        grootste = max(oude[tabel], default=0)
        if frame is None or frame.empty or grootste <= 0:
            continue
        op = frame[frame["aantal"].abs() > KEER * grootste]
        for blad, rij, aantal in zip(op["blad"], op["rij"], op["aantal"], strict=True):
            kader.meldingen.voeg(
                "waarschuwing",
                f"Dit aantal is meer dan {KEER} keer het grootste dat deze leverancier eerder "
                f"aanleverde ({getal(grootste)}). Klopt het?",
                blad=blad,
                rij=rij,
                kolom="aantal",
                gevonden=getal(aantal),
                verwacht=f"hoogstens {getal(KEER * grootste)}",
            )


def _overlap(
    nieuw: Periode,
    oud: LeveringData,
    periode: Periode,
    paren: Sequence[tuple[str, str]],
    kader: Leescontext,
) -> None:
    namen = [_naam(kader, *p) for p in paren[:5]]
    kader.meldingen.voeg(
        "waarschuwing",
        f"Deze levering over {nieuw.tekst} valt voor een deel samen met levering {oud.meta.id} "
        f"({oud.meta.bestand}) over {periode.tekst}, voor {opsomming(namen)}. Voor de dagen van "
        f"deze levering telt deze; cijfers van {oud.meta.id} die over de grens heen gaan, tellen "
        "niet meer mee.",
        kolom="periode",
        gevonden=nieuw.tekst,
        verwacht=f"een verslagperiode die {periode.tekst} heel bevat",
    )


def _lager(
    eigen: pd.DataFrame,
    frame: pd.DataFrame,
    paar: tuple[str, str],
    oud: LeveringData,
    kader: Leescontext,
) -> None:
    """Per soort: the rows that are replaced against all rows that touch their days."""
    nieuw, periode = kader.periode, oud.meta.periode
    if nieuw is None or periode is None:
        return
    oud_p = _van(frame, paar)
    oud_p = oud_p[(oud_p["van"] >= nieuw.van) & (oud_p["tot"] <= nieuw.tot)]
    nieuw_p = _van(eigen, paar)
    over = nieuw_p[(nieuw_p["van"] <= periode.tot) & (nieuw_p["tot"] >= periode.van)]
    sommen = over.groupby("soort")["aantal"].sum()
    for soort, was in oud_p.groupby("soort")["aantal"].sum().items():
        is_nu = int(sommen.get(soort, 0))
        if is_nu >= int(was) or soort == "correctie":
            continue
        regel = over[over["soort"] == soort]
        kader.meldingen.voeg(
            "waarschuwing",
            f"{_naam(kader, *paar)}: hier is minder {soort} gerealiseerd dan in levering "
            f"{oud.meta.id} ({oud.meta.bestand}), die hierdoor vervangen wordt.",
            blad=str(regel["blad"].iloc[0]) if len(regel) else "",
            rij=int(regel["rij"].iloc[0]) if len(regel) else None,
            kolom="aantal",
            gevonden=getal(is_nu),
            verwacht=f"{getal(int(was))} of meer over {periode.tekst}",
        )


def _gerealiseerd(levering: LeveringData) -> pd.DataFrame:
    frame = levering.tabellen.get("voorraadmutaties")
    if frame is None:
        return pd.DataFrame(columns=["corporatie", "gemeente", "soort", "aantal", "van", "tot"])
    return frame[frame["status"] == "gerealiseerd"]


def _van(frame: pd.DataFrame, paar: tuple[str, str]) -> pd.DataFrame:
    return frame[(frame["corporatie"] == paar[0]) & (frame["gemeente"] == paar[1])]


def _naam(kader: Leescontext, corporatie: str, gemeente: str) -> str:
    return (
        f"{kader.register.naam('corporatie', corporatie)} in "
        f"{kader.register.naam('gemeente', gemeente)}"
    )
