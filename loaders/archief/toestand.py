"""The archive as it is now: what counts, the register, and the earlier figures for the checks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cached_property

from loaders.archief.gebeurtenissen import Gebeurtenis, Inhoud, Levering
from loaders.archief.gelezen import Leescache
from loaders.archief.herlezen import Archieflezer, Leveringen
from loaders.archief.manifest import Manifest, maak_manifest
from loaders.archief.omgeving import Omgeving
from loaders.contract import REGISTER_VAN_AFSPRAKEN
from loaders.register.register import Register
from telling.rijen import LeveringData

# Tables that the checks compare a new levering with.
_MET_GESCHIEDENIS = frozenset({"voorraadmutaties", "voorraadstanden", "woningtotalen", "plannen"})


class Toestand:
    """One reading of the archive; `vernieuw` after an event. Reading writes parsed rows only."""

    def __init__(self, omgeving: Omgeving, *, schrijven: bool = True) -> None:
        self._omgeving = omgeving
        self._cache = Leescache(omgeving.archief.gelezen, schrijven=schrijven)
        # After each of 42 files the register was made anew: 20 of the 30 s of a first build.
        self._registers: dict[tuple[str, ...], Register] = {}
        self.vernieuw()

    def vernieuw(self) -> None:
        """Read the events again; raises ArchiefBeschadigd or NieuwereVersie."""
        self.gebeurtenissen = self._omgeving.archief.gebeurtenissen()
        self.manifest = self._manifest(self.gebeurtenissen)
        self.__dict__.pop("lezer", None)

    @cached_property
    def lezer(self) -> Archieflezer:
        """Reads what counts; raises NietTeLezen where a reference list cannot be read."""
        return Archieflezer(self._omgeving.archief, self._cache, self.manifest, self._registers)

    @property
    def register(self) -> Register:
        """The names and codes that count now."""
        return self.lezer.register

    def eerdere(self, gemeenten: frozenset[str]) -> Sequence[LeveringData]:
        """The accepted leveringen that touch any of these gemeenten, oldest first.

        Without gemeenten: the documents of the register of afspraken.
        """
        if gemeenten == REGISTER_VAN_AFSPRAKEN:
            documenten = [lev for lev in self.manifest.leveringen if "document" in lev.tabellen]
            return self._lui(documenten, "Vergelijken met andere documenten")
        raakt = [
            lev
            for lev in self.manifest.leveringen
            if lev.gelezen
            and set(lev.gelezen.gemeenten) & gemeenten
            and set(lev.tabellen) & _MET_GESCHIEDENIS
        ]
        return self._lui(raakt, "Vergelijken met eerdere leveringen")

    def leveringen(self) -> Leveringen:
        """What a build takes, read when asked for."""
        return self._lui(self.manifest.leveringen, "Leveringen lezen")

    def _lui(self, leveringen: Sequence[Levering], wat: str) -> Leveringen:
        return Leveringen(self.lezer, leveringen, lambda i, n: self._omgeving.voortgang(wat, i, n))

    def probeer(self, inhoud: Inhoud) -> None:
        """Raise NietTeLezen where, after this event, a levering could not be read any more."""
        proef = Gebeurtenis(len(self.gebeurtenissen) + 1, "", datetime.now(UTC), "", inhoud)
        manifest = self._manifest([*self.gebeurtenissen, proef])
        if manifest.referenties != self.manifest.referenties:
            archief = self._omgeving.archief
            Archieflezer(archief, self._cache, manifest, self._registers).eis_leesbaar()

    def _manifest(self, gebeurtenissen: list[Gebeurtenis]) -> Manifest:
        return maak_manifest(gebeurtenissen, voorbeeld=self._omgeving.settings.voorbeeld)
