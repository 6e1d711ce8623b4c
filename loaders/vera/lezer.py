"""Reads a reduced unit list in the shape of VERA, as `loaders.bronnen.soort.vera` archives it.

Two lists at two peildata, or one with days, become voorraadstanden and voorraadmutaties. What
cannot be decided is named in the verdict. Source: docs/sources.md, "VERA".
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from domain.opsomming import opsomming
from domain.perioden import Periode
from loaders.bestanden.csv_lezen import lees_csv
from loaders.contract import GelezenVelden, Invoer, Leescontext, Uitslag
from loaders.leveringsformaat.controles import controleer_rijen
from loaders.leveringsformaat.inhoud_xlsx import geen_rijen
from loaders.leveringsformaat.velden import los_op
from loaders.vera import tabellen as vera_tabellen
from loaders.vera.kolommen import KOP
from loaders.vera.lezen import Lijsten
from loaders.vera.lezen import lees as lees_lijsten
from loaders.vera.verdict import zeg
from loaders.vera.verloop import van_een_lijst, van_twee_lijsten
from loaders.vera.woning import Woningverloop
from loaders.verdict.verdict import Verzamelaar

TABEL = "vera"
_HERKEN = ";".join(KOP[:3])


def herken(invoer: Invoer) -> bool:
    """A text that begins with the header of an archived unit list."""
    return invoer.soort == "tekst" and invoer.begin.lstrip("\ufeff").startswith(_HERKEN)


def lees(invoer: Invoer) -> Uitslag:
    """The verdict and the frames `voorraadmutaties` and `voorraadstanden`."""
    meldingen = Verzamelaar(invoer.bestand)
    kader, gelezen = los_op(invoer.velden, invoer.register, invoer.vandaag, meldingen)
    velden = replace(invoer.velden, tabel=TABEL, ontvangen=kader.ontvangen.isoformat())
    blad = lees_csv(invoer.inhoud, invoer.codering, KOP, meldingen, invoer.recht)
    if blad is None or not len(blad.rijen):
        if not meldingen.fouten:
            geen_rijen("", meldingen)
        return Uitslag(meldingen.rapport(), velden, gelezen)
    lijsten = lees_lijsten(blad, kader)
    verloop = _verloop(lijsten, gelezen, kader)
    zeg(lijsten, verloop, meldingen)
    tabellen = {}
    if gelezen is not None and verloop is not None and kader.periode is not None:
        gezien = {
            e.kenmerk.plek.gemeente for lijst in lijsten.per_dag.values() for e in lijst.values()
        }
        tabellen = vera_tabellen.frames(
            verloop, gezien, kader.periode, gelezen.leverancier_code or "", kader
        )
        controleer_rijen(tabellen, kader, gelezen, invoer.eerdere)
    if meldingen.fouten or gelezen is None:
        return Uitslag(meldingen.rapport(), velden, gelezen)
    return Uitslag(meldingen.rapport(), velden, gelezen, tabellen)


def _verloop(
    lijsten: Lijsten, gelezen: GelezenVelden | None, kader: Leescontext
) -> Woningverloop | None:
    """What happened; None where the lists and the fields do not allow an answer (a fout)."""
    if gelezen is None or kader.periode is None:
        return None
    if not _is_corporatie(gelezen, kader):
        return None
    begin, eind = kader.periode.van - timedelta(days=1), kader.periode.tot
    dagen = sorted(lijsten.eerste_rij)
    if not dagen:
        return None  # every row has a fout of its own
    if len(dagen) == 1 and dagen[0] >= eind:
        return _een_lijst(lijsten, dagen[0], begin, eind)
    if dagen == [begin, eind]:
        return van_twee_lijsten(lijsten.per_dag[begin], lijsten.per_dag[eind], begin, eind)
    kader.meldingen.voeg(
        "fout",
        "De peildata van de lijsten passen niet bij de verslagperiode.",
        kolom="peildatum",
        gevonden=opsomming([d.isoformat() for d in dagen[:5]]),
        verwacht=f"{_dagen(begin, eind)}, of een lijst van {eind.isoformat()} of later",
    )
    return None


def _een_lijst(lijsten: Lijsten, dag: date, begin: date, eind: date) -> Woningverloop:
    eenheden = list(lijsten.per_dag[dag].values())
    for e in eenheden:
        weg = e.eruit is not None and e.eruit.dag is not None and e.eruit.dag <= begin
        if (e.eruit is not None and e.eruit.dag is None) or not (e.sinds or weg):
            lijsten.punten[
                "fout",
                "Van deze woning ontbreekt de datum in of uit exploitatie. Met een enkele lijst is "
                "dan niet te zeggen of zij er op de eerste dag al was. Vul de datum in, of geef "
                "twee lijsten.",
            ].append(e.rij)
    return van_een_lijst(eenheden, begin, eind)


def _is_corporatie(gelezen: GelezenVelden, kader: Leescontext) -> bool:
    if gelezen.leverancier_code and kader.register.corporatie(gelezen.leverancier_code):
        return True
    kader.meldingen.voeg(
        "fout",
        "Een lijst van eenheden is van een corporatie. Deze leverancier kennen we niet als "
        "corporatie.",
        kolom="leverancier",
        gevonden=gelezen.leverancier,
        verwacht="een L-nummer of naam uit het register",
    )
    return False


def _dagen(begin: date, eind: date) -> str:
    periode = Periode(begin + timedelta(days=1), eind).tekst
    return f"{begin.isoformat()} en {eind.isoformat()} bij verslagperiode {periode}"
