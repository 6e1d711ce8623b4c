"""From what was fetched to leveringen: what is known already is not loaded again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from loaders.archief.manifest import Manifest, maak_manifest
from loaders.archief.omgeving import Omgeving
from loaders.bronnen import bekend
from loaders.bronnen.contract import Bron, Opgehaald, Ophaling
from loaders.bronnen.toestand import Uitkomst
from loaders.dienst.aannemen import Geladen
from loaders.dienst.dienst import Dienst
from loaders.uitslag import Uitslag
from loaders.verdict.rapport import Rapport
from store.schijf.schrijven import sha256_van


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
    resultaat = Dienst(omgeving).laad([b.pad for b in nieuw], [b.velden for b in nieuw])
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
    gezocht = bekend.Gezocht(bestand.pad.name, sha256_van(bestand.pad), bestand.velden)
    if levering := bekend.telt_al(manifest, gezocht, omgeving.vandaag()):
        return Geladen(bestand.pad, Uitslag(Rapport(), bestand.velden), levering.id, True)
    if (levering := bekend.ingetrokken(manifest, gezocht)) and not bestand.bewust:
        meldingen.append(
            f"Levering {levering.id} is ingetrokken of verwijderd. Dezelfde cijfers komen niet "
            "vanzelf terug."
        )
        return Geladen(bestand.pad, Uitslag(Rapport(), bestand.velden), None, True)
    if levering := bekend.geweigerd(manifest, gezocht):
        # It lies in the archive; a second event every night would say nothing new. The lists of
        # names may have changed since, so it is looked at again.
        (uitslag,) = Dienst(omgeving).controleer([bestand.pad], [bestand.velden])
        if not uitslag.rapport.aangenomen or uitslag.rapport.te_bevestigen:
            return Geladen(bestand.pad, uitslag, levering.id)
    return None


def _weigering(fout: Sequence[Geladen]) -> str:
    fouten = [m for g in fout for m in g.uitslag.rapport.meldingen if m.ernst == "fout"]
    if not fouten:
        return ""
    return f"Geweigerd met {len(fouten)} fout{'en' * (len(fouten) > 1)}: {fouten[0].melding}"
