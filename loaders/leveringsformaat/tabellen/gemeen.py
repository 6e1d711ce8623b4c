"""What the tables share: place, choices, the period they may be about, the frame they become.

And what a soort asks of the other cells of its row, the same in voorraadmutaties and plannen.
Source: docs/delivery-format.md, "voorraadmutaties"; decisions.md 2 (omzetting).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from domain.mutaties import SOORTEN
from domain.opsomming import opsomming
from loaders.bestanden.cellen import (
    Parser,
    keuze,
    lees_aandeel,
    lees_aantal,
    lees_dag,
    lees_ja_nee,
    lees_jaar,
    lees_tekst,
    lees_tijdvak,
)
from loaders.contract import Leescontext
from loaders.leveringsformaat.tabellen.lezer import TabelLezer, Waarden
from loaders.leveringsformaat.tabellen.namen import Naamlezers, lees_soort
from telling.leveringsformaat import TABELKOLOMMEN, kolom
from telling.rijen import KOLOMMEN

# How a cell is read, by the vorm of its column. Those that the register must know: `lees_kolommen`.
_PARSERS: dict[str, Parser] = {
    "aandeel": lees_aandeel,
    "aantal": lees_aantal,
    "dag": lees_dag,
    "ja_nee": lees_ja_nee,
    "soort": lees_soort,
    "tekst": lees_tekst,
    "tijdvak": lees_tijdvak,
}


def lees_keuze(tabel: str, naam: str) -> Parser:
    """The parser of a column with a list of choices."""
    k = kolom(tabel, naam)
    return keuze(k.keuzes, k.wat or naam, k.aliassen)


def lees_kolommen(
    t: TabelLezer, tabel: str, kader: Leescontext, eigen: Mapping[str, Parser]
) -> dict[str, Any]:
    """The values of every column of a table; `periode` as Periode, or None.

    eigen: parsers of the vormen that only this table has. Free texts come last: what is said of a
    row is said in the order of reading.
    """
    namen = Naamlezers(kader.register)
    parsers = {**_PARSERS, "corporatie": namen.corporatie, **eigen}
    uit: dict[str, Any] = {}
    for k in sorted(TABELKOLOMMEN[tabel], key=lambda k: k.is_vrij):
        if k.vorm == "gemeente":
            plaats = lees_plaats(t, namen)
            uit |= {n: getattr(plaats, n) for n in ("gemeente", "gebied", "indeling")}
        elif k.vorm == "aantal":
            aantal = t.lees(k.naam, lees_aantal)
            soort = uit.get("soort")
            uit[k.naam] = (
                niet_negatief(t, aantal) if soort is None else aantal_bij_soort(t, soort, aantal)
            )
        elif k.naam not in uit:
            parser = lees_keuze(tabel, k.naam) if k.vorm == "keuze" else parsers[k.vorm]
            uit[k.naam] = t.lees(k.naam, parser, k.standaard)
    return uit


@dataclass(frozen=True)
class Plaats:
    """gemeente, gebied and indeling per row, as codes."""

    gemeente: Waarden
    gebied: Waarden
    indeling: Waarden


def lees_plaats(t: TabelLezer, namen: Naamlezers) -> Plaats:
    """The place of each row; indeling is that of the gebied found, empty without a gebied."""
    gemeente = t.lees("gemeente", namen.gemeente)
    indeling = t.lees("indeling", lees_jaar)
    stel = t.lees_samen("gebied", (gemeente, indeling), namen.gebied)
    gebied = np.array([s[0] if s else None for s in stel], dtype=object)
    jaar = np.array([s[1] if s else None for s in stel], dtype=object)
    return Plaats(gemeente, gebied, jaar)


def keur_gemeente(
    t: TabelLezer, kader: Leescontext, gemeente: Waarden, waar: npt.NDArray[np.bool_]
) -> None:
    """A fout for rows (of the mask) in a gemeente that the levering does not name."""
    if kader.gemeenten is None:
        return
    buiten = waar & ~np.isin(_tekst(gemeente), ["", *kader.gemeenten])
    namen = [kader.register.naam("gemeente", g) for g in kader.gemeenten]
    t.fout_op(
        buiten,
        "gemeente",
        "Deze gemeente hoort niet bij de levering.",
        f"{opsomming(namen, 'of')}, of noem deze gemeente ook bij de levering",
        namen[0] if len(namen) == 1 else "",
    )


def keur_peildatum(t: TabelLezer, kader: Leescontext, peildatum: Waarden) -> None:
    """A fout for a peildatum after the day of receipt or outside the verslagperiode.

    The day before the period begins belongs to it: that is its begin stand.
    """
    na = _masker(peildatum, lambda d: d > kader.ontvangen)
    t.fout_op(
        na,
        "peildatum",
        "Deze peildatum ligt na de dag van ontvangst.",
        f"een dag tot en met {kader.ontvangen.isoformat()}",
    )
    if kader.periode is None:
        return
    van, tot = kader.periode.van - timedelta(days=1), kader.periode.tot
    t.fout_op(
        _masker(peildatum, lambda d: not van <= d <= tot) & ~na,
        "peildatum",
        f"Deze peildatum valt buiten de verslagperiode {kader.periode.tekst}.",
        f"een dag van {van.isoformat()} tot en met {tot.isoformat()}",
    )


def niet_negatief(t: TabelLezer, aantal: Waarden) -> Waarden:
    """Fouten for negative counts; the counts."""
    t.fout_op(
        _masker(aantal, lambda n: n < 0),
        "aantal",
        "Dit aantal mag niet negatief zijn.",
        "een heel getal van 0 of meer",
    )
    return aantal


def maak_frame(tabel: str, t: TabelLezer, kolommen: dict[str, Any]) -> pd.DataFrame:
    """The typed frame of the rows that are good, with every column of `telling.rijen.KOLOMMEN`.

    Days are `datetime.date`, absent values None; `aantal` and `rij` int64, `indeling` Int64.
    """
    n = len(t.blad.rijen)
    alle = {"blad": t.blad.naam, "rij": t.blad.rijen.astype("int64"), **kolommen}
    frame = pd.DataFrame(
        {k: pd.Series(alle.get(k), index=range(n), dtype=_DTYPE.get(k, "object")
                      if k != "aantal" else "object")
         for k in KOLOMMEN[tabel]}
    )[t.goed].reset_index(drop=True)  # fmt: skip
    return frame.astype({"aantal": "int64"})


_DTYPE = {"rij": "int64", "indeling": "Int64"}


def masker(waarden: Waarden, test: Any) -> npt.NDArray[np.bool_]:
    """Which values are there and pass a test; each distinct value is tested once."""
    return _masker(waarden, test)


def _masker(waarden: Waarden, test: Any) -> npt.NDArray[np.bool_]:
    codes, uniek = pd.factorize(waarden)
    uit = np.array([bool(test(w)) for w in uniek] + [False], dtype=bool)
    return uit[codes]


def _tekst(waarden: Waarden) -> npt.NDArray[Any]:
    return np.array(["" if w is None else w for w in waarden], dtype=str)


def dagen_van(perioden: Waarden) -> tuple[Waarden, Waarden, Waarden]:
    """van, tot and text of each Periode (None where there is none)."""
    codes, uniek = pd.factorize(perioden)
    van: list[date | None] = [*(p.van for p in uniek), None]
    tot: list[date | None] = [*(p.tot for p in uniek), None]
    tekst: list[str | None] = [*(p.tekst for p in uniek), None]
    delen = []
    for lijst in (van, tot, tekst):
        los = np.empty(len(lijst), dtype=object)
        los[:] = lijst
        delen.append(los[codes])
    return delen[0], delen[1], delen[2]


_BINNEN = ("aankoop", "verkoop", "uitruil_in", "uitruil_uit")
_ONTTREKKING = tuple(s.naam for s in SOORTEN.values() if s.is_onttrekking)


def aantal_bij_soort(t: TabelLezer, soort: Waarden, aantal: Waarden) -> Waarden:
    """Counts of 0 or more; a minus sign at an onttrekking is that onttrekking."""
    negatief = masker(aantal, lambda n: n < 0)
    if not negatief.any():
        return aantal
    onttrekking = np.isin(soort.astype(str), _ONTTREKKING)
    onbekend = np.array([s is None for s in soort])
    t.opmerking_op(
        "melding",
        negatief & onttrekking,
        "aantal",
        "Het minteken is weggelaten: deze soort is al een onttrekking.",
    )
    t.fout_op(
        negatief & ~onttrekking & ~onbekend & (soort != "correctie"),
        "aantal",
        "Dit aantal mag niet negatief zijn bij deze soort.",
        "een heel getal van 0 of meer; alleen een onttrekking of correctie mag een minteken hebben",
    )
    om = negatief & onttrekking
    uit = aantal.copy()
    uit[om] = -aantal[om]
    return uit


def keur_duur(t: TabelLezer, soort: Waarden, duur: Waarden) -> None:
    """An omzetting leaves a temporary duur; a permanent home does not end as a temporary one."""
    t.fout_op(
        (soort == "omzetting") & (duur == "permanent"),
        "duur",
        "Een omzetting noemt de oude duur: die is tijdelijk.",
        "tijdelijk_lang of tijdelijk_kort",
    )
    t.opmerking_op(
        "waarschuwing",
        (soort == "einde_tijdelijk") & (duur == "permanent"),
        "duur",
        "Einde tijdelijk gaat nu af van de permanente woningen. Was deze woning tijdelijk? Zet dan "
        "tijdelijk_lang of tijdelijk_kort in duur.",
    )


def keur_binnen_sector(t: TabelLezer, soort: Waarden, binnen_sector: Waarden) -> None:
    """Only where homes change hands can they stay within the sector."""
    t.opmerking_op(
        "waarschuwing",
        masker(binnen_sector, bool) & ~np.isin(soort.astype(str), _BINNEN) & masker(soort, bool),
        "binnen_sector",
        "binnen_sector telt alleen mee bij aankoop, verkoop en uitruil.",
    )
