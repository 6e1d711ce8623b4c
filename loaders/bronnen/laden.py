"""From what was fetched to leveringen: what is in the archive already is not loaded again.

Source: docs/delivery-format.md, "The same file with the same fields again". A pull comes every
night and the same must make nothing new, so the day of receipt does not count here; with one
exception, see `_dekt_meer`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from loaders.archief.gebeurtenissen import Levering
from loaders.archief.manifest import Manifest, maak_manifest
from loaders.archief.omgeving import Omgeving
from loaders.bronnen.contract import Bron, Opgehaald, Ophaling
from loaders.bronnen.toestand import Uitkomst
from loaders.contract import Uitslag, Velden
from loaders.dienst.aannemen import Geladen
from loaders.dienst.dienst import Laaddienst
from loaders.verdict.verdict import Rapport
from store.schijf.schrijven import sha256_van

# What a reader fills in by itself.
_ZELF = ("tabel", "ontvangen")


@dataclass(frozen=True)
class Gezocht:
    """A file that was fetched: its bare name, SHA-256 and given fields."""

    bestand: str
    sha256: str
    velden: Velden

    def in_(self, leveringen: Iterable[Levering]) -> Levering | None:
        """The last levering of this name and these fields, where it has these bytes.

        An older one does not do: a source that went back to what it said before says it anew.
        """
        namen = [f.name for f in fields(Velden) if f.name not in _ZELF]
        zelfde = [
            lev
            for lev in leveringen
            if lev.bestand == self.bestand
            and all(getattr(lev.velden, n) == getattr(self.velden, n) for n in namen)
        ]
        return zelfde[-1] if zelfde and zelfde[-1].sha256 == self.sha256 else None


def telt_al(manifest: Manifest, gezocht: Gezocht, vandaag: date) -> Levering | None:
    """The levering that counts already with these bytes and fields."""
    levering = gezocht.in_(manifest.leveringen)
    return None if levering is None or _dekt_meer(levering, vandaag) else levering


def ingetrokken(manifest: Manifest, gezocht: Gezocht) -> Levering | None:
    """The same, where it was withdrawn or removed since: somebody decided that it must not count.

    A pull in the night must not undo that.
    """
    levering = gezocht.in_(lev for lev in manifest.alle if lev.aangenomen)
    return levering if levering in manifest.weg else None


def eerder_geweigerd(manifest: Manifest, gezocht: Gezocht) -> Levering | None:
    """The same, where it was refused."""
    levering = gezocht.in_(manifest.alle)
    return None if levering is None or levering.aangenomen else levering


def _dekt_meer(lev: Levering, vandaag: date) -> bool:
    """Whether the same bytes say more today: the verslagperiode is over, and was not on receipt.

    A claim on realised figures ends on the day of receipt (docs/definitions.md). Without this the
    last months of a year in which nothing changed would stay unknown for ever.
    """
    if lev.gelezen is None or lev.gelezen.periode is None:
        return False
    return lev.gelezen.ontvangen < lev.gelezen.periode.tot <= vandaag


@dataclass(frozen=True)
class Gehaald:
    """What became of a pull. verdicten: by file name, of what was checked this time.

    leveringen: ids that count for this source now; stand: what is shown, empty after a failure and
    a try-out; nieuw: whether that changed.
    """

    bron: str
    uitkomst: Uitkomst
    verdicten: Sequence[tuple[str, Uitslag]] = ()
    leveringen: tuple[str, ...] = ()
    geweigerd: tuple[str, ...] = ()
    meldingen: Sequence[str] = ()
    fout: str = ""
    stand: str = ""
    nieuw: bool = False
    onthoud: Mapping[str, Any] = field(default_factory=dict)


def laad(bron: Bron, omgeving: Omgeving, ophaling: Ophaling) -> Gehaald:
    """Load what is new; also without anything new the stand is made to fit the archive."""
    manifest = maak_manifest(
        omgeving.archief.gebeurtenissen(), voorbeeld=omgeving.settings.voorbeeld
    )
    oud: list[tuple[Opgehaald, Geladen]] = []
    nieuw: list[Opgehaald] = []
    meldingen = list(ophaling.meldingen)
    for bestand in ophaling.bestanden:
        geladen = _al_bekend(bestand, manifest, omgeving, meldingen)
        if geladen is None:
            nieuw.append(bestand)
        else:
            oud.append((bestand, geladen))
    resultaat = Laaddienst(omgeving).laad([b.pad for b in nieuw], [b.velden for b in nieuw])
    meldingen += [
        f"De cijfers van {g.pad.name} zijn vandaag al eens geladen, en er kwamen andere na. Op een "
        "latere dag gaan ze weer gelden."
        for g in resultaat.geladen
        if g.herhaling
    ]
    alle = [*oud, *zip(nieuw, resultaat.geladen, strict=True)]
    for bestand, geladen in alle:
        if bestand.klaar:
            bestand.klaar(geladen)
    goed = [g for _, g in alle if g.uitslag.rapport.aangenomen]
    fout = [g for _, g in alle if not g.uitslag.rapport.aangenomen]
    vers = any(not g.herhaling for g in goed)
    return Gehaald(
        bron.naam,
        "geweigerd" if fout else "geladen" if vers else "ongewijzigd",
        [(g.pad.name, g.uitslag) for _, g in alle if not g.herhaling],
        tuple(g.levering for g in goed if g.levering),
        tuple(g.levering for g in fout if g.levering),
        meldingen,
        _weigering(fout),
        resultaat.stand.id,
        resultaat.nieuw,
        ophaling.onthoud,
    )


def _al_bekend(
    bestand: Opgehaald, manifest: Manifest, omgeving: Omgeving, meldingen: list[str]
) -> Geladen | None:
    """What became of the same bytes before; None where they must be loaded (again)."""
    gezocht = Gezocht(bestand.pad.name, sha256_van(bestand.pad), bestand.velden)
    if levering := telt_al(manifest, gezocht, omgeving.vandaag()):
        return Geladen(bestand.pad, Uitslag(Rapport(), bestand.velden), levering.id, True)
    if (levering := ingetrokken(manifest, gezocht)) and not bestand.bewust:
        meldingen.append(
            f"Levering {levering.id} is ingetrokken of verwijderd. Dezelfde cijfers komen niet "
            "vanzelf terug."
        )
        return Geladen(bestand.pad, Uitslag(Rapport(), bestand.velden), None, True)
    if levering := eerder_geweigerd(manifest, gezocht):
        # It lies in the archive; a second event every night would say nothing new. The lists of
        # names may have changed since, so it is looked at again.
        (uitslag,) = Laaddienst(omgeving).controleer([bestand.pad], [bestand.velden])
        if not uitslag.rapport.aangenomen or uitslag.rapport.te_bevestigen:
            return Geladen(bestand.pad, uitslag, levering.id)
    return None


def _weigering(fout: Sequence[Geladen]) -> str:
    fouten = [m for g in fout for m in g.uitslag.rapport.meldingen if m.ernst == "fout"]
    if not fouten:
        return ""
    return f"Geweigerd met {len(fouten)} fout{'en' * (len(fouten) > 1)}: {fouten[0].melding}"
