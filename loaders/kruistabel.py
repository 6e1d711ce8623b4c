"""The kruistabel: a table as it stands in an agreement, to voorraadmutaties.

Source: docs/delivery-format.md, "kruistabel". First column the soort, a column per
corporatie, optionally `duur`, a column `Totaal` and rows of totals. Every total is
checked against its parts; nothing is corrected by itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from domain.mutaties import SOORTEN
from loaders import soortnamen
from loaders.blad import AFGEKEURD, Blad
from loaders.cellen import CelFout, MetOpmerking, lees_aantal
from loaders.kader import Kader
from loaders.kruislabels import Label, SoortRij, TotaalRij, lees_duurwoorden, lees_label
from loaders.kruistotalen import Cel, Som, zoek_noten, zonder_laatste_cijfer
from loaders.namen import sleutel
from loaders.tabellen.gemeen import lees_duur
from loaders.tabellen.namen import Namen
from loaders.tekst import opsomming
from store.rijen import KOLOMMEN

NAAM = "kruistabel"
TOTAALKOLOM = ("totaal", "totaal corporaties", "som", "samen", "alle")
MEESTE_CELLEN = 50_000


@dataclass
class _Kruis:
    """What was understood of the sheet. waarden: onttrekkingen without their sign."""

    blad: Blad
    labels: list[str]
    rijen: dict[int, SoortRij | TotaalRij] = field(default_factory=dict)
    corporaties: dict[int, str] = field(default_factory=dict)  # column: code
    totaal: int | None = None
    waarden: dict[Cel, int] = field(default_factory=dict)
    geschreven: dict[Cel, int] = field(default_factory=dict)


def lees(blad: Blad, kader: Kader) -> pd.DataFrame:
    """The rows of soorten as voorraadmutaties (`store.rijen`); empty where anything is wrong."""
    voor = kader.meldingen.fouten
    leeg = pd.DataFrame({k: pd.Series(dtype="object") for k in KOLOMMEN["voorraadmutaties"]})
    if not _past(blad, kader):
        return leeg
    kruis = _Kruis(blad, blad.kolommen[0].waarden())
    _lees_kolommen(kruis, kader)
    _lees_rijen(kruis, kader)
    _lees_cellen(kruis, kader)
    _keur_levering(kruis, kader)
    _keur_totalen(kruis, kader)
    return leeg if kader.meldingen.fouten > voor else _frame(kruis, kader)


def _fout(
    kader: Kader, kruis: _Kruis, cel: Cel, melding: str, verwacht: str, *, suggestie: str = ""
) -> None:
    rij, kolom = cel
    naam = kruis.blad.kolommen[kolom].naam or "soort"
    kader.meldingen.voeg(
        "fout",
        melding,
        blad=kruis.blad.naam,
        rij=int(kruis.blad.rijen[rij]) if rij >= 0 else 1,
        kolom=naam,
        gevonden=_tekst(kruis.blad, rij, kolom) if rij >= 0 else naam,
        verwacht=verwacht,
        suggestie=suggestie,
    )


def _tekst(blad: Blad, rij: int, kolom: int) -> str:
    k = blad.kolommen[kolom]
    return k.uniek[k.codes[rij]]


def _past(blad: Blad, kader: Kader) -> bool:
    eerste = blad.sleutels[0] if blad.kolommen else ""
    if eerste not in ("", "soort"):
        kader.meldingen.voeg(
            "fout",
            "De eerste kolom van een kruistabel is 'soort'.",
            blad=blad.naam,
            rij=1,
            kolom=blad.kolommen[0].naam,
            gevonden=blad.kolommen[0].naam,
            verwacht="soort",
            suggestie="soort",
        )
        return False
    cellen = len(blad.rijen) * len(blad.kolommen)
    if cellen > MEESTE_CELLEN:
        kader.meldingen.voeg(
            "fout",
            "Deze kruistabel is te groot. Gebruik de tabel voorraadmutaties.",
            blad=blad.naam,
            gevonden=f"{cellen} cellen",
            verwacht=f"hoogstens {MEESTE_CELLEN} cellen",
        )
        return False
    return True


def _lees_kolommen(kruis: _Kruis, kader: Kader) -> None:
    namen = Namen(kader.register)
    for i, kolom in enumerate(kruis.blad.kolommen):
        k = sleutel(kolom.naam)
        if i == 0 or k == "duur" or (not k and kolom.leeg):
            continue
        if k in TOTAALKOLOM:
            if kruis.totaal is not None:
                _fout(kader, kruis, (-1, i), "Er is al een kolom met totalen.", "een kolom Totaal")
            kruis.totaal = i
            continue
        try:
            code = namen.corporatie(kolom.naam) if k else _naamloos()
        except CelFout as fout:
            _fout(kader, kruis, (-1, i), fout.melding, fout.verwacht, suggestie=fout.suggestie)
            continue
        if isinstance(code, MetOpmerking):
            for o in code.opmerkingen:
                kader.meldingen.voeg(o.ernst, o.tekst, blad=kruis.blad.naam, rij=1,
                                     kolom=kolom.naam, gevonden=kolom.naam)  # fmt: skip
            code = code.waarde
        if code in kruis.corporaties.values():
            _fout(
                kader,
                kruis,
                (-1, i),
                "Deze corporatie heeft al een kolom.",
                "een kolom per corporatie",
            )
        kruis.corporaties[i] = code
    if not kruis.corporaties:
        kader.meldingen.voeg(
            "fout",
            "In deze kruistabel staat geen kolom van een corporatie die we kennen.",
            blad=kruis.blad.naam,
            rij=1,
            verwacht="een kolom per corporatie",
        )


def _naamloos() -> str:
    raise CelFout("Deze kolom heeft geen naam.", "de naam van een corporatie, of Totaal")


def _lees_rijen(kruis: _Kruis, kader: Kader) -> None:
    duurkolom = next((i for i, k in enumerate(kruis.blad.sleutels) if i and k == "duur"), None)
    for r, tekst in enumerate(kruis.labels):
        if tekst == AFGEKEURD:
            continue
        label = lees_label(tekst)
        if label.rij is None:
            _fout(
                kader,
                kruis,
                (r, 0),
                "Deze rij kennen we niet." if tekst else "Deze rij heeft geen naam.",
                f"een soort ({opsomming(list(SOORTEN), 'of')}) of een totaal",
                suggestie=soortnamen.dichtstbij(tekst),
            )
            continue
        rij: SoortRij | TotaalRij | None = label.rij
        _meld_label(kruis, kader, r, label)
        if isinstance(label.rij, SoortRij):
            rij = _met_duur(kruis, kader, r, label.rij, duurkolom)
        if rij:
            kruis.rijen[r] = rij


def _meld_label(kruis: _Kruis, kader: Kader, r: int, label: Label) -> None:
    rij, schoon, noot = label.rij, label.schoon, label.noot
    waar = {"blad": kruis.blad.naam, "rij": int(kruis.blad.rijen[r]), "kolom": "soort"}
    if noot:
        kader.meldingen.voeg(
            "melding",
            f"Het nootcijfer {noot} is van de naam van deze rij afgehaald.",
            gevonden=kruis.labels[r],
            verwacht=schoon,
            **waar,  # type: ignore[arg-type]
        )
    if isinstance(rij, SoortRij) and not soortnamen.is_naam(schoon):
        duur = f" ({rij.duur})" if rij.duur else ""
        kader.meldingen.voeg(
            "melding",
            f"'{schoon}' is gelezen als '{rij.soort}'{duur}.",
            gevonden=kruis.labels[r],
            **waar,  # type: ignore[arg-type]
        )


def _met_duur(
    kruis: _Kruis, kader: Kader, r: int, rij: SoortRij, kolom: int | None
) -> SoortRij | None:
    """The row with the duur of its column, where the table has one; None where it is not clear."""
    tekst = _tekst(kruis.blad, r, kolom) if kolom is not None else ""
    duur = rij.duur
    if kolom is not None and tekst:
        if tekst == AFGEKEURD:
            return None
        _, genoemd, uit_kolom = lees_duurwoorden(sleutel(tekst))
        if not genoemd or uit_kolom is None:
            try:
                gelezen = lees_duur(tekst)
            except CelFout as fout:
                _fout(
                    kader, kruis, (r, kolom), fout.melding, fout.verwacht, suggestie=fout.suggestie
                )
                return None
            uit_kolom = gelezen.waarde if isinstance(gelezen, MetOpmerking) else gelezen
        if rij.duur_genoemd and duur is not None and duur != uit_kolom:
            _fout(kader, kruis, (r, kolom), "De naam van deze rij zegt iets anders.", duur)
            return None
        duur = uit_kolom
    if duur is None:
        _fout(
            kader,
            kruis,
            (r, 0),
            "Hoe lang is tijdelijk hier?",
            "'> 5 jr' of '< 5 jr' in de naam van de rij, of een kolom duur",
        )
        return None
    if rij.soort == "omzetting" and duur == "permanent":
        _fout(kader, kruis, (r, 0), "Een omzetting noemt de oude, tijdelijke duur.", "een duur")
        return None
    return SoortRij(rij.soort, duur, True)


def _lees_cellen(kruis: _Kruis, kader: Kader) -> None:
    kolommen = [*kruis.corporaties, *([kruis.totaal] if kruis.totaal is not None else [])]
    for r, rij in kruis.rijen.items():
        for c in kolommen:
            tekst = _tekst(kruis.blad, r, c)
            if tekst == AFGEKEURD:
                continue
            try:
                if not tekst:
                    raise CelFout("Deze cel is leeg.", "een aantal; 0 als er niets gebeurt")
                waarde = lees_aantal(tekst)
            except CelFout as fout:
                _fout(kader, kruis, (r, c), fout.melding, fout.verwacht, suggestie=fout.suggestie)
                continue
            if waarde < 0 and not _mag_negatief(rij):
                _fout(kader, kruis, (r, c), "Dit aantal mag hier niet negatief zijn.", "0 of meer")
                continue
            kruis.geschreven[r, c] = waarde
            kruis.waarden[r, c] = abs(waarde) if _telt_af(rij) else waarde


def _telt_af(rij: SoortRij | TotaalRij) -> bool:
    if isinstance(rij, TotaalRij):
        return rij.wat == "onttrekkingen"
    return SOORTEN[rij.soort].is_onttrekking


def _mag_negatief(rij: SoortRij | TotaalRij) -> bool:
    if isinstance(rij, TotaalRij):
        return rij.wat != "toevoegingen"
    return _telt_af(rij) or rij.soort == "correctie"


def _keur_levering(kruis: _Kruis, kader: Kader) -> None:
    if kader.status is None:
        kader.meldingen.voeg(
            "fout",
            "Bij een kruistabel hoort een status. Zet die bij de velden van de levering.",
            blad=kruis.blad.naam,
            kolom="status",
            verwacht="gerealiseerd, hard of zacht",
        )
    if kader.gemeenten is not None and len(kader.gemeenten) != 1:
        kader.meldingen.voeg(
            "fout",
            "Een kruistabel gaat over één gemeente.",
            blad=kruis.blad.naam,
            kolom="gemeente",
            gevonden=opsomming(kader.gemeenten),
            verwacht="één gemeente bij de velden van de levering",
        )


def _sommen(kruis: _Kruis) -> list[Som]:
    """Every total that can be checked: all its cells could be read."""
    uit: list[Som] = []
    soorten = {r: s for r, s in kruis.rijen.items() if isinstance(s, SoortRij)}
    for r in kruis.rijen:
        if kruis.totaal is not None:
            delen = tuple(((r, c), 1) for c in kruis.corporaties)
            uit.append(Som((r, kruis.totaal), delen, "rij"))
    for r, totaal in kruis.rijen.items():
        if isinstance(totaal, SoortRij):
            continue
        for c in [*kruis.corporaties, *([kruis.totaal] if kruis.totaal is not None else [])]:
            delen = tuple(
                ((s, c), f)
                for s, rij in soorten.items()
                if (f := totaal.factor(rij.soort, rij.duur or "permanent"))
            )
            uit.append(Som((r, c), delen, "kolom"))
    return [
        s
        for s in uit
        if s.totaal in kruis.waarden and all(cel in kruis.waarden for cel, _ in s.delen)
    ]


def _keur_totalen(kruis: _Kruis, kader: Kader) -> None:
    sommen = _sommen(kruis)
    if not sommen:
        kader.meldingen.voeg(
            "melding",
            "In deze kruistabel staan geen totalen om de cijfers mee te controleren.",
            blad=kruis.blad.naam,
            verwacht="een kolom Totaal of een rij met de netto groei",
        )
        return
    heel = len(sommen) and len(kruis.rijen) == len(kruis.labels)
    noten = zoek_noten(sommen, kruis.waarden) if heel else frozenset()
    fout: dict[Cel, list[Som]] = {}
    for som in sommen:
        if som.verschil(kruis.waarden):
            fout.setdefault(som.totaal, []).append(som)
    for cel, mis in fout.items():
        uitkomsten = [_geschreven(kruis, cel, s.uitkomst(kruis.waarden)) for s in mis]
        delen = [f"over de {s.richting} {u}" for s, u in zip(mis, uitkomsten, strict=True)]
        _fout(
            kader,
            kruis,
            cel,
            f"Dit totaal past niet bij zijn delen: die zijn opgeteld {opsomming(delen)}.",
            opsomming([str(u) for u in dict.fromkeys(uitkomsten)], "of"),
            suggestie=_suggestie(kruis, cel) if cel in noten else "",
        )
    for cel in sorted(noten - fout.keys()):
        kort = _suggestie(kruis, cel)
        _fout(
            kader,
            kruis,
            cel,
            f"Hier lijkt een nootcijfer aan het getal vast te zitten: met {kort} kloppen alle "
            "totalen.",
            f"{kort}, als het laatste cijfer bij een voetnoot hoort",
            suggestie=kort,
        )


def _geschreven(kruis: _Kruis, cel: Cel, waarde: int) -> int:
    """A value with the sign that this cell is written with."""
    return -waarde if _telt_af(kruis.rijen[cel[0]]) and kruis.geschreven[cel] < 0 else waarde


def _suggestie(kruis: _Kruis, cel: Cel) -> str:
    return str(zonder_laatste_cijfer(kruis.geschreven[cel]))


def _frame(kruis: _Kruis, kader: Kader) -> pd.DataFrame:
    """One row per soort and corporatie, in the order of the table."""
    if kader.periode is None or kader.gemeenten is None or kader.status is None:
        return pd.DataFrame(columns=list(KOLOMMEN["voorraadmutaties"]))
    rijen = [
        {
            "blad": kruis.blad.naam,
            "rij": int(kruis.blad.rijen[r]),
            "corporatie": code,
            "gemeente": kader.gemeenten[0],
            "van": kader.periode.van,
            "tot": kader.periode.tot,
            "periode": kader.periode.tekst,
            "soort": rij.soort,
            "aantal": kruis.waarden[r, c],
            "segment": "sociaal",
            "duur": rij.duur,
            "status": kader.status,
            "binnen_sector": False,
            "zelfstandig": True,
        }
        for r, rij in kruis.rijen.items()
        if isinstance(rij, SoortRij)
        for c, code in kruis.corporaties.items()
    ]
    frame = pd.DataFrame(rijen, columns=list(KOLOMMEN["voorraadmutaties"])).astype("object")
    frame = frame.where(frame.notna(), None)
    return frame.astype({"rij": np.int64, "aantal": np.int64, "indeling": "Int64"})
