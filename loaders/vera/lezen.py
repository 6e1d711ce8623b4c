"""From the rows of an archived unit list to homes: what each code and day means, and which gebied.

The gebied of a home is its buurt, else its wijk, as far as the register knows them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from domain.mutaties import DUREN, SEGMENTEN
from loaders.bestanden.blad import Blad
from loaders.bestanden.cellen import CelFout, keuze, lees_dag, lees_ja_nee, lees_jaar, lees_tekst
from loaders.contract import Leescontext
from loaders.leveringsformaat.tabellen.lezer import TabelLezer
from loaders.leveringsformaat.tabellen.namen import Naamlezers
from loaders.register.register import Register
from loaders.vera import codes as vc
from loaders.vera.betekenis import LIJSTEN, buiten, codes, duur, segment, stappen, zelfstandig
from loaders.vera.kolommen import KOLOMMEN, PEILDATUM
from loaders.vera.woning import Eenheid, Kenmerk, Woningplek
from telling.leveringsformaat import Formaatkolom


class Gebiedzoeker:
    """Asks the register once per place. onbekend: text for the verdict to the rows it is about.

    A place that the register does not know is no reason to refuse a whole list: the home counts in
    its gemeente, and that is said.
    """

    def __init__(self, register: Register) -> None:
        self._register = register
        self._bekend: dict[tuple[Any, ...], tuple[str | None, int | None]] = {}
        self.onbekend: dict[str, list[int]] = defaultdict(list)

    def zoek(self, rij: int, r: dict[str, Any]) -> tuple[str | None, int | None]:
        """(code, indeling) of the smallest gebied that is known."""
        sleutel = (r["gemeente"], r["buurt"], r["wijk"], r["indeling"])
        if sleutel not in self._bekend:
            self._bekend[sleutel] = self._vraag(*sleutel)
        gevonden = self._bekend[sleutel]
        if gevonden[0] is None and (r["buurt"] or r["wijk"]):
            self.onbekend[
                "De wijk of buurt van deze woning staat niet in het register. De woning telt mee "
                "in de gemeente als geheel."
            ].append(rij)
        return gevonden

    def _vraag(
        self, gemeente: str, buurt: str | None, wijk: str | None, indeling: int | None
    ) -> tuple[str | None, int | None]:
        for tekst, voor in ((buurt, "BU"), (wijk, "WK")):
            if not tekst:
                continue
            # A code may have lost its letters on the way.
            for vorm in (tekst, f"{voor}{tekst}") if tekst.isdigit() else (tekst,):
                if gevonden := self._register.gebied(gemeente, vorm, indeling):
                    return gevonden.code, gevonden.indeling
        return None, None


_VERPLICHT = (PEILDATUM, "eenheid", "gemeente")
VELDEN = (
    Formaatkolom(PEILDATUM, verplicht=True),
    *(Formaatkolom(k.naam, verplicht=k.naam in _VERPLICHT) for k in KOLOMMEN),
)
# How a list writes that there is no end.
_GEEN_EINDE = ("9999-12-31", "31-12-9999", "9999-12-30")


@dataclass
class Lijsten:
    """homes by peildatum and unit. buiten: rows that are no home of this stock, by reason.

    eerste_rij: where each list begins.

    punten: (ernst, text) to the rows it is about, for the verdict.
    """

    per_dag: dict[date, dict[str, Eenheid]] = field(default_factory=lambda: defaultdict(dict))
    buiten: Counter[str] = field(default_factory=Counter)
    eerste_rij: dict[date, int] = field(default_factory=dict)
    punten: dict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(list))


def lees(blad: Blad, kader: Leescontext) -> Lijsten:
    """All homes of the gemeenten of the levering; what is wrong goes to the verdict."""
    t = TabelLezer(blad, VELDEN, kader)
    kolommen: dict[str, Any] = {
        PEILDATUM: t.lees(PEILDATUM, lees_dag),
        "eenheid": t.lees("eenheid", lees_tekst),
        "gemeente": t.lees("gemeente", Naamlezers(kader.register).gemeente),
        "indeling": t.lees("indeling", lees_jaar),
        "zelfstandig": t.lees("zelfstandig", lees_ja_nee),
        "segment": t.lees("segment", keuze(SEGMENTEN, "segment")),
        "duur": t.lees("duur", keuze(DUREN, "duur")),
    }
    for naam in ("wijk", "buurt", *LIJSTEN):
        kolommen[naam] = t.lees(naam, lees_tekst)
    for naam in ("inexploitatiedatum", "uitexploitatiedatum", "sloopdatum"):
        kolommen[naam] = t.lees(naam, _dag)
    uit, gebieden = Lijsten(), Gebiedzoeker(kader.register)
    for naam, lijst in LIJSTEN.items():
        _onbekende_codes(blad, naam, lijst, uit)
    namen = list(kolommen)
    rijen = zip(blad.rijen.tolist(), t.goed.tolist(), *kolommen.values(), strict=True)
    for rij, goed, *waarden in rijen:
        if goed:
            _neem(rij, dict(zip(namen, waarden, strict=True)), kader, gebieden, uit)
    for tekst, waar in gebieden.onbekend.items():
        uit.punten["waarschuwing", tekst].extend(waar)
    return uit


def _neem(
    rij: int, r: dict[str, Any], kader: Leescontext, gebieden: Gebiedzoeker, uit: Lijsten
) -> None:
    dag = r[PEILDATUM]
    uit.eerste_rij.setdefault(dag, rij)
    code = codes(r, dag)
    if reden := buiten(r, code, kader):
        uit.buiten[reden] += 1
        return
    if r["eenheid"] in uit.per_dag[dag]:
        uit.punten["fout", "Deze eenheid staat twee keer op dezelfde lijst."].append(rij)
        return

    def meld(ernst: str, tekst: str) -> None:
        uit.punten[ernst, tekst].append(rij)

    _keur_tijd(r, kader, meld)
    gebied, indeling = gebieden.zoek(rij, r)
    plek = Woningplek(r["gemeente"], segment(r, code), duur(r, code), zelfstandig(r, code))
    daeb = {"daeb": True, "niet_daeb": False}.get(code("maatschappelijklabel"))
    erin, eruit, aanwezig = stappen(r, code, dag, meld)
    uit.per_dag[dag][r["eenheid"]] = Eenheid(
        rij,
        Kenmerk(plek, gebied, indeling, daeb),
        aanwezig,
        erin,
        eruit,
        code("uitexploitatiereden") == "wacht_op_sloop",
        r["inexploitatiedatum"] is not None or code("inexploitatiereden") == "terug",
    )


def _onbekende_codes(blad: Blad, naam: str, lijst: str, uit: Lijsten) -> None:
    kolom = next((k for k in blad.kolommen if k.sleutel == naam), None)
    for nummer, tekst in enumerate(kolom.uniek if kolom else ()):
        if kolom and tekst and not vc.kent(lijst, tekst):
            wat = f"De code '{tekst}' in kolom {naam} staat niet in de lijst {lijst} van VERA. " \
                  "Zij telt als niet ingevuld."  # fmt: skip
            uit.punten["waarschuwing", wat].extend(blad.rijen[kolom.plekken(nummer)].tolist())


def _keur_tijd(r: dict[str, Any], kader: Leescontext, meld: Callable[[str, str], None]) -> None:
    """Whether a reason held on the day it was used for, within the verslagperiode."""
    for wat in ("inexploitatie", "uitexploitatie"):
        dag, tekst = r[f"{wat}datum"], r[f"{wat}reden"]
        if not (dag and tekst and kader.periode and kader.periode.van <= dag <= kader.periode.tot):
            continue
        gevonden = vc.zoek(LIJSTEN[f"{wat}reden"], tekst, dag)
        if gevonden and not gevonden.geldt(dag):
            meld("melding", f"De code {gevonden.code} van {gevonden.lijst} gold niet op de dag die "
                            f"erbij staat. Zij is gelezen als '{gevonden.naam}'.")  # fmt: skip


def _dag(tekst: str) -> date | None:
    if tekst in _GEEN_EINDE:
        return None
    try:
        return lees_dag(tekst)
    except CelFout as fout:
        raise CelFout(
            f"{fout.melding} Zo is niet te zeggen wanneer dit was.", *fout.uitleg()
        ) from None
