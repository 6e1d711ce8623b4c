"""To have a vastgestelde stand again that is gone or damaged: built from the events up to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.archief.archief import verwijderd
from loaders.archief.gebeurtenissen import Gebeurtenis, Vaststelling
from loaders.archief.manifest import Manifest
from loaders.archief.omgeving import Omgeving
from loaders.archief.toestand import Toestand
from loaders.archief.vastgesteld import geldig
from loaders.verdict.fouten import LaderFout
from store.bouw.bouw import BouwFout
from store.standen.maken import maak_stand
from store.standen.standen import StandFout


def herstel(omgeving: Omgeving, gebeurtenissen: Sequence[Gebeurtenis]) -> None:
    """Build the vastgestelde standen again that are gone or damaged; say of which it fails."""
    weg = [g for s, g in geldig(gebeurtenissen).items() if not omgeving.standen.heeft(s)]
    if omgeving.standen.wijzer():
        weg.reverse()  # each comes before what is there already
    for g in weg:
        if isinstance(g.inhoud, Vaststelling) and (waarom := _bouw(omgeving, gebeurtenissen, g)):
            omgeving.meld(
                f"Stand {g.inhoud.stand} ({g.inhoud.label}) is vastgesteld, maar is weg of "
                f"beschadigd en niet opnieuw te bouwen: {waarom} Zet {g.inhoud.stand}.json en "
                f"{g.inhoud.stand}.duckdb terug uit een reservekopie van {omgeving.standen.map}."
            )


def _bouw(omgeving: Omgeving, alle: Sequence[Gebeurtenis], g: Gebeurtenis) -> str | None:
    """Build one; why that cannot be done (Dutch), None where it is there again."""
    doel = g.inhoud
    assert isinstance(doel, Vaststelling)  # noqa: S101 - see `geldig`
    gewist = verwijderd(list(alle))
    for elders in _met_en_zonder_voorbeeld(omgeving):
        toen = _Toen(elders, doel.tot)
        if toen.manifest.stand_id != doel.stand:
            continue
        if kwijt := _kwijt(toen.manifest, set(gewist)):
            return f"het bestand {kwijt} is uit het archief verwijderd."
        try:
            maak_stand(
                omgeving.standen,
                toen.leveringen(),
                doel.stand,
                lambda wat: omgeving.voortgang(f"{doel.label} bouwen: {wat.lower()}", 0, 0),
                toon=False,
            )
        except (BouwFout, StandFout, LaderFout) as fout:
            return str(fout)
        return None
    return "deze versie van Woonsaldo heeft andere definities."


def _kwijt(manifest: Manifest, gewist: set[str]) -> str | None:
    return next((lev.bestand for lev in manifest.leveringen if lev.sha256 in gewist), None)


def _met_en_zonder_voorbeeld(omgeving: Omgeving) -> Iterator[Omgeving]:
    """As it is set now, and the other way: the stand may be older than the setting."""
    nu = omgeving.settings.voorbeeld
    for voorbeeld in (nu, not nu):
        yield replace(omgeving, settings=replace(omgeving.settings, voorbeeld=voorbeeld))


class _Toen(Toestand):
    """The archive as it was after an event."""

    def __init__(self, omgeving: Omgeving, tot: int) -> None:
        self._tot = tot
        super().__init__(omgeving)

    def vernieuw(self) -> None:
        """Read the events again, up to the one."""
        super().vernieuw()
        self.gebeurtenissen = self.gebeurtenissen[: self._tot]
        self.manifest = self._manifest(self.gebeurtenissen)
