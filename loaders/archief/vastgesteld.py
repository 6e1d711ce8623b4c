"""Which standen are vastgesteld: events in the archive, and the marks that follow from them."""

from __future__ import annotations

from collections.abc import Sequence

from domain.mutaties import DEFINITIES_VERSIE
from loaders.archief.gebeurtenissen import Gebeurtenis, Herroeping, Vaststelling
from loaders.archief.manifest import maak_manifest
from loaders.archief.omgeving import Omgeving
from loaders.archief.toestand import Toestand
from loaders.verdict.fouten import VerkeerdeAanroep
from store.standen import standen
from store.standen.standen import StandInfo
from store.vragen.basis import kenmerk


def geldig(gebeurtenissen: Sequence[Gebeurtenis]) -> dict[str, Gebeurtenis]:
    """The vaststelling of each stand that has one, the last one last."""
    uit: dict[str, Gebeurtenis] = {}
    for g in gebeurtenissen:
        if isinstance(g.inhoud, Vaststelling):
            uit.pop(g.inhoud.stand, None)
            uit[g.inhoud.stand] = g
        elif isinstance(g.inhoud, Herroeping):
            uit.pop(g.inhoud.stand, None)
    return uit


def merken(gebeurtenissen: Sequence[Gebeurtenis]) -> dict[str, standen.Vaststellingsmerk]:
    """The marks that belong beside the standen."""
    return {
        stand: standen.Vaststellingsmerk(g.inhoud.label, g.nummer, g.tijd, g.door)
        for stand, g in geldig(gebeurtenissen).items()
        if isinstance(g.inhoud, Vaststelling)
    }


def merk(omgeving: Omgeving, toestand: Toestand) -> None:
    """Put the marks beside the standen that the archive asks for."""
    omgeving.standen.merk(merken(toestand.gebeurtenissen))


def stel_vast(omgeving: Omgeving, toestand: Toestand, tekst: str, label: str) -> StandInfo:
    """Write the event and the mark. tekst: id of a whole stand, or the beginning of one."""
    if not label.strip():
        raise VerkeerdeAanroep('Geef een naam op, bijvoorbeeld --label "BO november 2026".')
    stand = omgeving.standen.zoek(tekst)
    tot = _tot(omgeving, toestand, stand)
    if not tot:
        omgeving.meld(
            f"Stand {stand} is gebouwd met andere definities dan deze versie van Woonsaldo heeft. "
            f"Hij is niet opnieuw te bouwen: bewaar een kopie van {omgeving.standen.map}."
        )
    _noteer(omgeving, toestand, Vaststelling(stand, label.strip(), tot))
    return omgeving.standen.info(stand)


def herroep(omgeving: Omgeving, toestand: Toestand, tekst: str, reden: str) -> str:
    """Write the event and take the mark away. The stand itself may be gone."""
    vast = geldig(toestand.gebeurtenissen)
    gevonden = [s for s in vast if tekst and s.startswith(tekst)]
    if len(gevonden) != 1:
        welke = "".join(f"\n  {s}" for s in vast) or " geen."
        raise VerkeerdeAanroep(f"Stand '{tekst}' is niet vastgesteld. Vastgesteld zijn:{welke}")
    _noteer(omgeving, toestand, Herroeping(gevonden[0], reden))
    return gevonden[0]


def _noteer(omgeving: Omgeving, toestand: Toestand, wat: Vaststelling | Herroeping) -> None:
    omgeving.archief.schrijf(wat)
    toestand.vernieuw()
    merk(omgeving, toestand)


def _tot(omgeving: Omgeving, toestand: Toestand, stand: str) -> int:
    """0 where no events give this stand. Raises StandFout where it is not whole."""
    with omgeving.standen.open(stand).connect() as conn:
        if kenmerk(conn, "definities") != str(DEFINITIES_VERSIE):
            return 0
    nu = omgeving.settings.voorbeeld
    beide = (zoek_tot(toestand.gebeurtenissen, stand, voorbeeld=v) for v in (nu, not nu))
    return next((tot for tot in beide if tot), 0)


def zoek_tot(gebeurtenissen: Sequence[Gebeurtenis], stand: str, *, voorbeeld: bool) -> int:
    """The number of the last event after which the archive gave this stand, 0 where none."""
    vorige = None
    for tot in range(len(gebeurtenissen), 0, -1):
        manifest = maak_manifest(gebeurtenissen[:tot], voorbeeld=voorbeeld)
        if (kern := (manifest.leveringen, manifest.weg)) != vorige and manifest.stand_id == stand:
            return tot
        vorige = kern
    return 0
