"""What the verdict says about a unit list: what was left out, and what cannot be decided."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from loaders.meldingen import Verzamelaar
from loaders.tekst import getal, opsomming
from loaders.vera_lezen import Lijsten
from loaders.vera_woning import Verloop

_GENOEMD = 20  # rows named in one line; the others are counted


def zeg(lijsten: Lijsten, verloop: Verloop | None, meldingen: Verzamelaar) -> None:
    """Every point with the rows it is about; each row of a fout by itself."""
    _waar_rijen_staan(lijsten, meldingen)
    for (ernst, tekst), rijen in lijsten.punten.items():
        if ernst == "fout":
            meldingen.bij_rijen("fout", tekst, sorted(rijen))
        else:
            _punt(ernst, tekst, rijen, meldingen)
    for reden, aantal in lijsten.buiten.most_common():
        meldingen.voeg("melding", f"Niet meegeteld: {getal(aantal)} keer een eenheid die {reden}.")
    if verloop is not None:
        _zeg_verloop(verloop, len(lijsten.per_dag) == 1, meldingen)


def _zeg_verloop(verloop: Verloop, een_lijst: bool, meldingen: Verzamelaar) -> None:
    onbekend: dict[str, list[int]] = defaultdict(list)
    for e in (*verloop.begin, *verloop.eind):
        plek = e.kenmerk.plek
        if plek.segment is None:
            onbekend["Van deze woning zegt de lijst niet of zij sociaal verhuurd wordt: het label "
                     "is niet DAEB en een huurklasse ontbreekt. Zij telt niet mee in de "
                     "voorraad."].append(e.rij)  # fmt: skip
        elif plek.duur is None:
            onbekend["Dit is een tijdelijke woning, maar hoe lang zegt de lijst niet. Zij telt "
                     "niet mee; vul de kolom duur in."].append(e.rij)  # fmt: skip
    for m in verloop.mutaties:
        if m.soort in ("toevoeging", "onttrekking") and m.kenmerk.plek.telt:
            onbekend[f"Een reden die we kennen ontbreekt. Deze woning telt als {m.soort}, niet "
                     "verder uitgesplitst."].append(m.rij)  # fmt: skip
        if m.soort in ("liberalisatie", "deliberalisatie"):
            onbekend[f"Afgeleid uit label en huurklasse: {m.soort}. VERA heeft er geen code voor, "
                     "en de dag is niet bekend."].append(m.rij)  # fmt: skip
    for o in verloop.open:
        onbekend[f"Niet te beslissen: deze woning {o.reden}. Wat daardoor niet past, staat als "
                 "onverklaard verschil in de voorraadbalans."].append(o.rij)  # fmt: skip
    for tekst, rijen in onbekend.items():
        _punt("waarschuwing", tekst, rijen, meldingen)
    boven = Counter(
        e.kenmerk.plek.segment == "boven" for e in (*verloop.begin, *verloop.eind)
    )[True]  # fmt: skip
    if boven:
        meldingen.voeg("melding", "Woningen boven de liberalisatiegrens tellen niet mee: midden of "
                       "vrij zegt VERA niet.", gevonden=getal(boven))  # fmt: skip
    sloop = sorted({e.rij for e in verloop.eind if e.sloop})
    if sloop:
        _punt("melding", "Deze woning wacht op sloop. Zij staat er nog en telt mee, tot de lijst "
              "een sloopdatum geeft.", sloop, meldingen)  # fmt: skip
    if een_lijst:
        meldingen.voeg(
            "melding",
            "Met een enkele lijst is niet te zien wat van segment veranderde: liberalisatie en "
            "deliberalisatie ontbreken.",
        )


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
