"""A levering that takes the place of more rows than it brings: somebody must say that it is meant.

Source: docs/delivery-format.md, "The levering itself". What it takes the place of is asked of the
build itself, so that the verdict says what the stand will do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from domain.leveringen.dekking import telt_mee
from domain.opsomming import opsomming
from domain.perioden import Periode
from loaders.contract import Leescontext
from loaders.leveringsformaat.controles.planrijen import DEZE
from loaders.tekst import getal
from loaders.verdict.verdict import BEVESTIG
from telling.dekking import PER_RIJ, mutaties_van, verdeel_dagen
from telling.laatste import LAATSTE, Leveringsdeel, verdeel_laatste
from telling.planlijsten import Planlijsten, dag, plannen_van
from telling.rijen import LeveringData

MEESTE = 5  # earlier leveringen that are named


def keur(nieuw: LeveringData, eerdere: Sequence[LeveringData], kader: Leescontext) -> None:
    """A waarschuwing per table; `Rapport.te_bevestigen` where the levering does not confirm it."""
    deze = replace(nieuw, meta=replace(nieuw.meta, id=DEZE))
    for tabel, frame in nieuw.tabellen.items():
        weg = +Counter(dict(_vervangt(tabel, deze, eerdere)))
        aantal = sum(weg.values())
        if aantal <= len(frame):
            continue
        wat = [f"{getal(n)} van levering {wie}" for wie, n in weg.most_common(MEESTE)]
        if len(weg) > MEESTE:
            wat.append(f"andere van nog {getal(len(weg) - MEESTE)} leveringen")
        bevestig = (
            " Dat is bevestigd."
            if kader.vervang
            else " Is dat de bedoeling? Bevestig het met het veld vervang, of met --vervang."
        )
        brengt = "1 rij" if len(frame) == 1 else f"{getal(len(frame))} rijen"
        kader.meldingen.voeg(
            "waarschuwing",
            f"Deze levering vervangt meer rijen dan zij brengt: zij brengt {brengt} ({tabel}), en "
            f"{getal(aantal)} rijen tellen hierdoor niet meer mee: {opsomming(wat)}.{bevestig}",
            kolom="" if kader.vervang else BEVESTIG,
            gevonden=f"{brengt}, {getal(aantal)} vervangen",
            verwacht="" if kader.vervang else "ja, als dat de bedoeling is",
            suggestie="" if kader.vervang else "ja",
        )


def _vervangt(
    tabel: str, deze: LeveringData, eerdere: Sequence[LeveringData]
) -> Iterator[tuple[str, int]]:
    """Id and number of rows that count now and would not any more."""
    if tabel == "voorraadmutaties":
        yield from _mutaties(deze, eerdere)
    elif tabel == "plannen":
        yield from _plannen(deze, eerdere)
    elif tabel in LAATSTE:
        nu = {d.rijen["levering"].iloc[0]: len(d.rijen) for d in _delen(eerdere, tabel)}
        straks = {
            d.rijen["levering"].iloc[0]: len(d.rijen) for d in _delen([*eerdere, deze], tabel)
        }
        yield from ((wie, n - straks.get(wie, 0)) for wie, n in nu.items())


def _delen(leveringen: Sequence[LeveringData], tabel: str) -> Iterator[Leveringsdeel]:
    return (d for d in verdeel_laatste(leveringen, tabel) if len(d.rijen))


def _mutaties(deze: LeveringData, eerdere: Sequence[LeveringData]) -> Iterator[tuple[str, int]]:
    eigen = mutaties_van(deze)
    if eigen is None:
        return
    raakt = set(eigen[PER_RIJ[:3]].drop_duplicates().itertuples(index=False, name=None))
    nu, straks = verdeel_dagen(eerdere), verdeel_dagen([*eerdere, deze])
    for levering in eerdere:
        frame = mutaties_van(levering)
        if frame is None:
            continue
        wie = levering.meta.id
        weg = 0
        groepen = frame.groupby(PER_RIJ).size().reset_index(name="n")
        for *wat, van, tot, n in groepen.itertuples(index=False, name=None):
            sleutel = (str(wat[0]), str(wat[1]), str(wat[2]))
            if sleutel in raakt:
                periode = Periode(dag(van), dag(tot))
                telde = telt_mee(periode, nu.behouden[sleutel].get(wie, ()))
                weg += n * (telde and not telt_mee(periode, straks.behouden[sleutel].get(wie, ())))
        yield wie, weg


def _plannen(deze: LeveringData, eerdere: Sequence[LeveringData]) -> Iterator[tuple[str, int]]:
    lijsten = Planlijsten()
    for nummer, levering in enumerate(eerdere, 1):
        lijsten.voeg(nummer, levering)
    telden = [
        (levering.meta.id, gemeente, len(groep))
        for levering in eerdere
        if (frame := plannen_van(levering)) is not None
        for gemeente, groep in frame.groupby("gemeente")
        if lijsten.vervanger(levering.meta.id, str(gemeente)) is None
    ]
    lijsten.voeg(len(eerdere) + 1, deze)
    samen: Counter[str] = Counter()
    for wie, gemeente, n in telden:
        if lijsten.vervanger(wie, str(gemeente)) == DEZE:
            samen[wie] += n
    yield from samen.items()
