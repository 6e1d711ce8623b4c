"""The one service to load with: what the command line calls, and later the page.

Every writing method holds the lock, clears what a killed loader left behind, and ends with the
stand that belongs to the archive. Killed at any moment, the next call goes on from there.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from loaders.aanlevering.wachtkamer import Wachtkamer
from loaders.archief import vastgesteld
from loaders.archief.achterstand import achterstand
from loaders.archief.bouwen import bouw_stand, is_bij
from loaders.archief.gebeurtenissen import Intrekking, Levering, Verwijdering
from loaders.archief.herstel import herstel
from loaders.archief.omgeving import Omgeving, slot
from loaders.archief.toestand import Toestand
from loaders.contract import Uitslag, Velden
from loaders.dienst.aannemen import Geladen, eis_bestand, neem_aan, neem_meegeleverd, oordeel
from loaders.verdict.fouten import KanNiet, LaderFout, VerkeerdeAanroep, uit_os_fout
from store.standen.standen import OnbekendeStand, Standen, StandFout, StandInfo


@dataclass(frozen=True)
class Resultaat:
    """What a load did. stand: what is shown now. nieuw: whether that changed.

    eerder: the id of the stand that was shown before, None where there was none.
    """

    geladen: tuple[Geladen, ...]
    stand: StandInfo
    nieuw: bool
    eerder: str | None = None


class Laaddienst:
    """Check, load, build, withdraw, purge, roll back, mark. Raises LaderFout, nothing else."""

    def __init__(self, omgeving: Omgeving) -> None:
        self._o = omgeving

    def controleer(self, paden: Sequence[Path], velden: Velden | Sequence[Velden]) -> list[Uitslag]:
        """The verdict on each file. Takes no lock and writes nothing in the home.

        velden: for all files, or one for each.
        """
        with _in_woorden(self._o), self._leestoestand() as toestand:
            return [
                oordeel(self._o, toestand, pad, v) for pad, v in self._met_velden(paden, velden)
            ]

    def laad(self, paden: Sequence[Path], velden: Velden | Sequence[Velden]) -> Resultaat:
        """Check, archive, build, publish. A refused file is kept and changes no stand.

        velden: for all files, or one for each.
        """
        werk = self._met_velden(paden, velden)
        with self._werk() as toestand:
            neem_meegeleverd(self._o, toestand)
            geladen = tuple(neem_aan(self._o, toestand, pad, v) for pad, v in werk)
            voor = self._getoond()
            stand = self._bij(toestand)
            eerder = voor.id if voor else None
            return Resultaat(geladen, stand, stand.id != eerder, eerder)

    def bouw(self, *, indien_nodig: bool = False) -> StandInfo:
        """Show the stand of the archive.

        indien_nodig: at the start of the server. Only where what is shown is not whole or not what
        belongs to the archive; where that fails, what can be shown stays, and it is told.
        """
        if not indien_nodig:
            with self._werk() as toestand:
                neem_meegeleverd(self._o, toestand)
                herstel(self._o, toestand.gebeurtenissen)
                return self._bouw(toestand)
        if goed := self._is_goed():
            return goed
        try:
            with self._werk() as toestand:
                neem_meegeleverd(self._o, toestand)
                herstel(self._o, toestand.gebeurtenissen)
                return self._bij(toestand)
        except LaderFout as fout:
            if (getoond := self._getoond()) is None:
                raise
            self._o.meld(
                f"De stand die bij het archief hoort, is niet te zien. {fout} "
                f"Stand {getoond.id} blijft staan."
            )
            return getoond

    def trek_in(self, levering_id: str, reden: str) -> StandInfo:
        """Leave a levering out of later standen."""
        _eis_reden(reden)
        with self._werk() as toestand:
            if levering_id in {lev.id for lev in toestand.manifest.weg}:
                raise VerkeerdeAanroep(f"Levering {levering_id} was al ingetrokken of verwijderd.")
            self._zoek(toestand, levering_id)
            gebeurtenis = Intrekking(levering_id, reden.strip())
            toestand.probeer(gebeurtenis)
            self._o.archief.schrijf(gebeurtenis)
            toestand.vernieuw()
            return self._bouw(toestand)

    def verwijder(self, sha256: str, reden: str) -> StandInfo:
        """Remove the bytes of a file and leave a tombstone; later standen do without it."""
        _eis_reden(reden)
        sha256 = sha256.strip().lower()
        with self._werk() as toestand:
            if sha256 not in {lev.sha256 for lev in toestand.manifest.alle}:
                raise VerkeerdeAanroep(
                    f"Er is geen bestand met SHA-256 '{sha256}' in het archief (64 tekens)."
                )
            gebeurtenis = Verwijdering(sha256, reden.strip())
            toestand.probeer(gebeurtenis)
            self._o.archief.schrijf(gebeurtenis)
            toestand.vernieuw()
            self._o.archief.wis(sha256, toestand.gebeurtenissen)
            Wachtkamer(self._o.settings.home).wis(sha256)
            return self._bouw(toestand)

    def standen(self) -> list[StandInfo]:
        """All standen, newest first, as readers see them."""
        with _in_woorden(self._o):
            return self.standen_van_lezers().lijst()

    def standen_van_lezers(self) -> Standen:
        """The standen as readers see them: the newest, or the last that is vastgesteld."""
        s = self._o.settings
        return Standen(s.home / "standen", vastgesteld=s.vastgesteld)

    def rollback(self, stand_id: str) -> StandInfo:
        """Show an older stand again. stand_id: also the beginning of an id, here and below."""
        with self._slot():
            return self._o.standen.rollback(self._o.standen.zoek(stand_id))

    def pin(self, stand_id: str) -> None:
        """Keep a stand for good."""
        with self._slot():
            self._o.standen.pin(self._o.standen.zoek(stand_id))

    def unpin(self, stand_id: str) -> None:
        """Let a stand go when it is old."""
        with self._slot():
            self._o.standen.unpin(self._o.standen.zoek(stand_id))

    def stel_vast(self, stand_id: str, label: str) -> StandInfo:
        """Mark a whole stand as vastgesteld: an event in the archive, and a mark beside it."""
        with self._werk() as toestand:
            return vastgesteld.stel_vast(self._o, toestand, stand_id, label)

    def herroep(self, stand_id: str, reden: str) -> str:
        """Undo that; the id of the stand."""
        _eis_reden(reden)
        with self._werk() as toestand:
            return vastgesteld.herroep(self._o, toestand, stand_id, reden.strip())

    # -- inside --------------------------------------------------------------------------------

    @contextlib.contextmanager
    def _slot(self) -> Iterator[None]:
        with _in_woorden(self._o), slot(self._o.settings.home, self._o.wacht, self._o.meld):
            if stand := self._o.standen.herstel_wijzer():
                self._o.meld(
                    "De verwijzing naar de nieuwste stand was weg of beschadigd. "
                    f"Ze wijst nu naar de nieuwste stand die heel is: {stand}."
                )
            yield

    @contextlib.contextmanager
    def _werk(self) -> Iterator[Toestand]:
        with self._slot():
            self._o.archief.ruim_op()
            self._o.archief.keur()
            toestand = Toestand(self._o)
            # Before anything is pruned: what is vastgesteld stays, also where its mark was lost.
            vastgesteld.merk(self._o, toestand)
            self._o.standen.snoei()
            yield toestand

    @contextlib.contextmanager
    def _leestoestand(self) -> Iterator[Toestand]:
        """The archive to check against; on a new machine a passing one with what ships."""
        toestand = Toestand(self._o, schrijven=False)
        if toestand.gebeurtenissen:
            yield toestand
            return
        with tempfile.TemporaryDirectory(prefix="woonsaldo-") as map_:
            elders = replace(
                self._o, settings=replace(self._o.settings, home=Path(map_)), meld=lambda _: None
            )
            toestand = Toestand(elders)
            neem_meegeleverd(elders, toestand)
            yield toestand

    def _bij(self, toestand: Toestand) -> StandInfo:
        """What is shown, where that was chosen with this archive (a rollback stays); else build."""
        if is_bij(self._o, toestand):
            return self._o.standen.huidig()
        return self._bouw(toestand)

    def _bouw(self, toestand: Toestand) -> StandInfo:
        stand = bouw_stand(self._o, toestand)
        toestand.lezer.ruim_cache()
        self._o.standen.snoei()
        return stand

    def _getoond(self) -> StandInfo | None:
        with contextlib.suppress(StandFout):
            return self._o.standen.huidig()
        return None

    def _is_goed(self) -> StandInfo | None:
        """What is shown, where that and all that is vastgesteld is whole and of this archive."""
        standen = self._o.standen
        if achterstand(self._o.settings, standen) != "bij" or not self._o.archief.onthoudt:
            return None
        if not all(standen.heeft(i) for i in standen.vastgestelde()):
            return None
        getoond = self._getoond()
        return getoond if getoond and getoond.beschadigd is None else None

    def _zoek(self, toestand: Toestand, levering_id: str) -> Levering:
        for lev in toestand.manifest.alle:
            if lev.id == levering_id and lev.aangenomen:
                return lev
        eigen = [lev.id for lev in toestand.manifest.leveringen if not lev.meegeleverd]
        laatste = "".join(f"\n  {i}" for i in eigen[-5:]) or " geen."
        raise VerkeerdeAanroep(
            f"Er is geen aangenomen levering '{levering_id}'. De laatste leveringen:{laatste}"
        )

    def _met_velden(
        self, paden: Sequence[Path], velden: Velden | Sequence[Velden]
    ) -> Iterator[tuple[Path, Velden]]:
        """Each file with its fields, telling how far it is. Asks at once whether all are there."""
        for pad in paden:
            eis_bestand(pad)
        per_bestand = [velden] * len(paden) if isinstance(velden, Velden) else velden

        def een_voor_een() -> Iterator[tuple[Path, Velden]]:
            for i, (pad, v) in enumerate(zip(paden, per_bestand, strict=True), 1):
                self._o.voortgang("Controleren", i, len(paden))
                yield pad, v

        return een_voor_een()


@contextlib.contextmanager
def _in_woorden(omgeving: Omgeving) -> Iterator[None]:
    """Turn what the disk or the standen refuse into a LaderFout."""
    try:
        yield
    except OnbekendeStand as fout:
        raise VerkeerdeAanroep(str(fout)) from fout
    except StandFout as fout:
        raise KanNiet(str(fout)) from fout
    except OSError as fout:
        raise uit_os_fout(fout, omgeving.settings.home) from fout
    except MemoryError as fout:
        raise KanNiet("Er is niet genoeg geheugen. De stand die er was, blijft staan.") from fout


def _eis_reden(reden: str) -> None:
    if not reden.strip():
        raise VerkeerdeAanroep("Geef een reden op.")
