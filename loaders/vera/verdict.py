"""What the verdict says about a unit list: what was left out, and what cannot be decided."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from domain.opsomming import opsomming
from loaders.tekst import getal
from loaders.vera.lezen import Lijsten
from loaders.vera.woning import Woningverloop
from loaders.verdict.verdict import Verzamelaar

_GENOEMD = 10  # rows named in one line; the others are counted


def zeg(lijsten: Lijsten, verloop: Woningverloop | None, meldingen: Verzamelaar) -> None:
    """Every point with the rows it is about; each row of a fout by itself."""
    _waar_rijen_staan(lijsten, meldingen)
    for (ernst, tekst), rijen in lijsten.punten.items():
        if ernst == "fout":
            meldingen.bij_rijen("fout", tekst, sorted(rijen))
        else:
            _punt(ernst, tekst, rijen, meldingen)
    for reden, aantal in lijsten.buiten.most_common():
        meldingen.voeg("melding", f"Niet meegeteld: {getal(aantal)} keer {reden}.")
    if verloop is not None:
        _zeg_verloop(verloop, len(lijsten.eerste_rij) == 1, meldingen)


def _zeg_verloop(verloop: Woningverloop, een_lijst: bool, meldingen: Verzamelaar) -> None:
    per_rij = _niet_beslist(verloop)
    for tekst, rijen in per_rij.items():
        meldingen.bij_rijen("waarschuwing", tekst, sorted(set(rijen)))
        _punt("melding", f"Samen: {tekst[0].lower()}{tekst[1:]}", rijen, meldingen)
    afgeleid: dict[str, list[int]] = defaultdict(list)
    for m in verloop.mutaties:
        if m.soort in ("liberalisatie", "deliberalisatie"):
            afgeleid[m.soort].append(m.rij)
    for soort, rijen in afgeleid.items():
        _punt("waarschuwing", f"Afgeleid uit label en huurklasse: {soort}. VERA heeft er geen code "
              "voor, en de dag is niet bekend.", rijen, meldingen)  # fmt: skip
    telt_niet = {
        "Deze woning heeft een huur boven de liberalisatiegrens en telt niet mee: midden of vrij "
        "zegt VERA niet.": [e.rij for e in (*verloop.begin, *verloop.eind)
                            if e.kenmerk.plek.segment == "boven"],
        "Deze woning kwam of ging, maar telt niet mee: haar segment of duur is niet bekend.": [
            m.rij for m in verloop.mutaties if not m.kenmerk.plek.telt],
        "Deze woning wacht op sloop. Zij staat er nog en telt mee, tot de lijst een sloopdatum "
        "geeft.": [e.rij for e in verloop.eind if e.sloop],
    }  # fmt: skip
    for tekst, rijen in telt_niet.items():
        if rijen:
            _punt("melding", tekst, rijen, meldingen)
    if een_lijst:
        meldingen.voeg(
            "melding",
            "Met een enkele lijst is niet te zien wat van segment veranderde: liberalisatie en "
            "deliberalisatie ontbreken.",
        )


def _niet_beslist(verloop: Woningverloop) -> dict[str, list[int]]:
    """What nobody could decide from the list, with every row: these are to be mended."""
    uit: dict[str, list[int]] = defaultdict(list)
    for o in verloop.open:
        uit[f"Niet te beslissen: deze woning {o.reden}. Wat daardoor niet past, staat als "
            "onverklaard verschil in de voorraadbalans."].append(o.rij)  # fmt: skip
    for m in verloop.mutaties:
        if m.soort in ("toevoeging", "onttrekking") and m.kenmerk.plek.telt:
            uit[f"Een reden die we kennen ontbreekt. Deze woning telt als {m.soort}, niet verder "
                "uitgesplitst."].append(m.rij)  # fmt: skip
    for e in (*verloop.begin, *verloop.eind):
        if e.kenmerk.plek.segment is None:
            uit["Van deze woning zegt de lijst niet of zij sociaal verhuurd wordt: het label is "
                "niet DAEB en een huurklasse ontbreekt. Zij telt niet mee in de "
                "voorraad."].append(e.rij)  # fmt: skip
        elif e.kenmerk.plek.duur is None:
            uit["Dit is een tijdelijke woning, maar hoe lang zegt de lijst niet. Zij telt niet "
                "mee; vul de kolom duur in."].append(e.rij)  # fmt: skip
    return uit


def _punt(ernst: Any, tekst: str, rijen: list[int], meldingen: Verzamelaar) -> None:
    """One line that counts the rows and names the first."""
    uniek = sorted(set(rijen))
    genoemd = opsomming([str(r) for r in uniek[:_GENOEMD]])
    over = len(uniek) - _GENOEMD
    rest = f" en nog {getal(over)}" if over > 0 else ""
    meldingen.voeg(
        ernst,
        tekst,
        rij=uniek[0],
        gevonden=f"{getal(len(uniek))} keer: rij {genoemd}{rest}",
    )


def _waar_rijen_staan(lijsten: Lijsten, meldingen: Verzamelaar) -> None:
    """The lists lie one below the other: which row is which in the list somebody has."""
    for dag in sorted(lijsten.eerste_rij)[1:]:
        erbij = lijsten.eerste_rij[dag] - 2
        meldingen.voeg(
            "melding",
            f"De lijsten staan onder elkaar. Trek {getal(erbij)} van een rijnummer af voor de rij "
            f"in de lijst van {dag.isoformat()}.",
        )
