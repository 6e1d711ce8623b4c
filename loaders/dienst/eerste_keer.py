"""What ships into the archive: at first use, and again where a shipped file changed."""

from __future__ import annotations

from loaders.archief.archief import verwijderd
from loaders.archief.gebeurtenissen import Levering
from loaders.archief.meegeleverd import Meegeleverd, MeegeleverdFout, meegeleverd
from loaders.archief.omgeving import Omgeving
from loaders.archief.toestand import Toestand
from loaders.dienst.aannemen import neem_aan
from loaders.verdict.fouten import KanNiet
from store.schijf.schrijven import sha256_van


def neem_meegeleverd(omgeving: Omgeving, toestand: Toestand) -> None:
    """Take in every shipped file that the archive does not have as its last version.

    A withdrawn or purged one does not come back by itself. One that is refused is reported with
    `omgeving.meld`, kept with its verdict, and the rest goes on. Raises KanNiet where a shipped
    file cannot be read.
    """
    nieuw = _nieuw(omgeving, toestand)
    for i, (bestand, pad) in enumerate(nieuw, 1):
        omgeving.voortgang("Meegeleverde gegevens laden", i, len(nieuw))
        geladen = neem_aan(omgeving, toestand, bestand.pad, bestand.velden, meegeleverd=pad)
        if not geladen.uitslag.rapport.aangenomen:
            fouten = [m for m in geladen.uitslag.rapport.meldingen if m.ernst == "fout"]
            omgeving.meld(
                f"Het meegeleverde bestand {pad} is geweigerd ({len(fouten)} fouten), "
                f"de eerste: {fouten[0].melding} Gevonden: '{fouten[0].gevonden}'."
            )


def _nieuw(omgeving: Omgeving, toestand: Toestand) -> list[tuple[Meegeleverd, str]]:
    laatste = {lev.meegeleverd: lev for lev in toestand.manifest.alle if lev.meegeleverd}
    gewist = verwijderd(toestand.gebeurtenissen)
    uit = []
    try:
        for bestand in meegeleverd(voorbeeld=omgeving.settings.voorbeeld, map_=omgeving.data):
            pad = bestand.pad.relative_to(omgeving.data).as_posix()
            sha256 = sha256_van(bestand.pad)
            if sha256 not in gewist and not _zelfde(laatste.get(pad), sha256, bestand):
                uit.append((bestand, pad))
    except MeegeleverdFout as fout:
        raise KanNiet(f"Wat met Woonsaldo meekomt, is niet te lezen. {fout}") from fout
    return uit


def _zelfde(eerder: Levering | None, sha256: str, bestand: Meegeleverd) -> bool:
    if eerder is None or eerder.sha256 != sha256:
        return False
    gegeven = {k: v for k, v in vars(bestand.velden).items() if v}
    gebruikt = vars(eerder.velden)
    return all(gebruikt[k] == v for k, v in gegeven.items())
