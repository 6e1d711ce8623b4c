"""The entry: check one file, whatever it is, and say everything about it at once."""

from __future__ import annotations

import hashlib
import logging
import traceback
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from loaders.afspraken import aannames, lezer, rechtzettingen, toelichtingen
from loaders.bestanden.openen import GeopendBestand, open_veilig, veilige_naam
from loaders.cbs import t81955ned, t82900ned
from loaders.contract import Eerdere, Formaatlezer, Invoer, Uitslag, Velden
from loaders.grenzen import lezer as grenzen
from loaders.kwb import lezer as kwb
from loaders.leveringsformaat import lezer as leveringsformaat
from loaders.leveringsformaat.velden_bronnen import (
    GROOTSTE_TOML,
    Veldenplek,
    uit_optie,
    uit_toml,
    voeg_samen,
)
from loaders.planlijsten import capaciteit, projectenlijst
from loaders.referentie import lezer as referentie
from loaders.register.register import Register
from loaders.vera import lezer as vera
from loaders.verdict.rechtzetten import Rechtzetter
from loaders.verdict.verdict import Rapport, Verzamelaar

# Asked in this order; the last one takes whatever is left.
BRONNEN: tuple[Formaatlezer, ...] = (
    toelichtingen,
    rechtzettingen,
    aannames,
    lezer,
    t81955ned,
    t82900ned,
    kwb,
    grenzen,
    referentie,
    vera,
    capaciteit,
    projectenlijst,
    leveringsformaat,
)

_log = logging.getLogger(__name__)


def controleer(
    pad: Path,
    velden: Velden,
    register: Register,
    eerdere: Eerdere,
    vandaag: date,
    *,
    opnieuw: bool = False,
) -> Uitslag:
    """The verdict on one file and, where it is accepted, its typed rows.

    velden: as given with the call; a `<name>.toml` beside the file and a sheet `levering` add to
    them. eerdere: the accepted leveringen of some gemeenten, for what only history can tell.
    opnieuw: it was accepted before and is read again, without history.
    Never raises for bad input; OSError where the file cannot be reached, MemoryError.
    """
    meldingen = Verzamelaar(veilige_naam(pad))
    geopend = open_veilig(pad, meldingen)
    samen = _met_toml(pad, velden, meldingen)
    if geopend is None:
        return Uitslag(meldingen.rapport(), samen)
    _zeg_andere_naam(pad, geopend, meldingen)
    sha256 = hashlib.sha256(geopend.inhoud).hexdigest()
    recht = Rechtzetter.van(register.rechtzettingen, meldingen.bestand, sha256)
    invoer = Invoer(
        bestand=meldingen.bestand,
        soort=geopend.soort,
        inhoud=geopend.inhoud,
        codering=geopend.codering,
        velden=samen,
        register=register,
        eerdere=eerdere,
        vandaag=vandaag,
        opnieuw=opnieuw,
        recht=recht,
    )
    uitslag = _lees(invoer, BRONNEN)
    recht.meld(meldingen)
    eigen = meldingen.rapport()
    rapport = Rapport((*eigen.meldingen, *uitslag.rapport.meldingen))
    tabellen = dict(uitslag.tabellen) if rapport.aangenomen else {}
    if tabellen and (rechtgezet := recht.frame()) is not None:
        tabellen["rechtzetting"] = rechtgezet
    return Uitslag(rapport, uitslag.velden, uitslag.gelezen, tabellen)


def _lees(invoer: Invoer, bronnen: Sequence[Formaatlezer]) -> Uitslag:
    try:
        bron = next(b for b in bronnen if b.herken(invoer))
        return bron.lees(invoer)
    except (OSError, MemoryError):
        raise
    except Exception as fout:
        # A reader that fails is our mistake, not the supplier's; he still gets a verdict.
        laatste = traceback.extract_tb(fout.__traceback__)[-1]
        plek = f"{type(fout).__name__} in {Path(laatste.filename).name}, regel {laatste.lineno}"
        _log.debug("onverwachte fout bij %s", invoer.bestand, exc_info=fout)
        meldingen = Verzamelaar(invoer.bestand)
        meldingen.voeg(
            "fout",
            "Woonsaldo kan dit bestand niet lezen door een fout in Woonsaldo zelf. Stuur het "
            "bestand naar de beheerder.",
            gevonden=plek,
        )
        return Uitslag(meldingen.rapport(), invoer.velden)


def _met_toml(pad: Path, velden: Velden, meldingen: Verzamelaar) -> Velden:
    """The fields of the call with those of the `<name>.toml` beside the file."""
    plekken: list[Veldenplek] = [uit_optie(velden)]
    ernaast = pad.with_suffix(".toml")
    if pad.suffix.lower() != ".toml" and ernaast.is_file():
        with ernaast.open("rb") as bron:
            inhoud = bron.read(GROOTSTE_TOML + 1)
        plekken.append(uit_toml(inhoud, veilige_naam(ernaast), meldingen))
    return voeg_samen(plekken, meldingen)


def _zeg_andere_naam(pad: Path, geopend: GeopendBestand, meldingen: Verzamelaar) -> None:
    eind = pad.suffix.lower()
    anders = (geopend.soort == "xlsx" and eind != ".xlsx") or (
        geopend.soort == "tekst" and eind in (".xlsx", ".xls", ".xlsm")
    )
    if anders:
        wat = "een XLSX" if geopend.soort == "xlsx" else "tekst (CSV)"
        meldingen.voeg(
            "melding",
            f"De naam eindigt op '{eind[:20]}', maar het bestand is {wat}. Zo is het gelezen.",
            gevonden=eind[:20],
        )
