"""Counted stock without mutations beside it: who had how many homes on which day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from domain.cijfernaam import Cijfernaam, over, stuk
from domain.groei.voorraad import Stand, Telling, nieuwste, ongesplitst
from domain.mutaties import DUREN
from figures.basis.getallen import datum, opsomming, woningen
from figures.basis.grafiek import Cel, Grafiek, Tabel
from figures.basis.zin import Tekst, cijfer, lijst, zin

_KOPPEN = ("Corporatie", "Gemeente", "Peildatum", "Segment", "Duur", "Woningen")
_SEGMENT = {
    "sociaal": "sociale huur",
    "midden": "middenhuur",
    "vrij": "vrije huur",
    "totaal": "alle segmenten samen (de bron splitst niet)",
}
_DUUR = {
    "permanent": "permanent",
    "tijdelijk_lang": "tijdelijk, langer dan 5 jaar",
    "tijdelijk_kort": "tijdelijk, hooguit 5 jaar",
}
_MEESTE = 4  # standen named in the message


def standen(
    tellingen: Sequence[Telling], namen: Mapping[str, str], gebied: tuple[str, ...] = ()
) -> Grafiek:
    """The zelfstandige stock per corporatie and gemeente: a table, and the newest in the message.

    gebied: the codes chosen, for the names of the figures. What is added up and what not:
    `domain.groei.voorraad`.
    """
    if not tellingen:
        kort = "Geen tellingen van de voorraad bekend voor deze keuze"
        return Grafiek(kort, f"{kort}.", Tabel(_KOPPEN, ()))
    meer = len({t.gemeente for t in tellingen}) > 1
    laatste = nieuwste(tellingen)
    delen = [_deel(s, namen, gebied, meer) for s in laatste]
    if len(delen) > _MEESTE:
        delen = [*delen[: _MEESTE - 1], zin(f"{len(delen) - _MEESTE + 1} andere")]
    titel = zin("Geteld op {}: {}", datum(laatste[0].eerste.peildatum), lijst(delen))
    op_volgorde = sorted(tellingen, key=lambda t: (t.peildatum, t.corporatie), reverse=True)
    rijen: list[tuple[Cel, ...]] = [
        (
            namen.get(t.corporatie, t.corporatie),
            namen.get(t.gemeente, t.gemeente),
            datum(t.peildatum),
            _SEGMENT[t.segment],
            _DUUR[t.duur],
            t.aantal,
        )
        for t in op_volgorde
    ]
    return Grafiek(
        titel,
        zin("{}.", titel),
        Tabel(
            _KOPPEN,
            tuple(rijen),
            namen=tuple((*[None] * 5, _naam((t,), gebied)) for t in op_volgorde),
        ),
        opmerkingen=_ongesplitst(tellingen, namen),
    )


def _deel(
    stand: Stand, namen: Mapping[str, str], gebied: tuple[str, ...], met_gemeente: bool
) -> Tekst:
    t = stand.eerste
    wie = namen.get(t.corporatie, t.corporatie)
    waar = f" in {namen.get(t.gemeente, t.gemeente)}" if met_gemeente else ""
    soort = "" if t.gesplitst else " van alle segmenten samen"
    aantal = cijfer(_naam(stand.tellingen, gebied), stand.aantal, woningen)
    return zin("{}{} {}{}", wie, waar, aantal, soort)


def _naam(tellingen: tuple[Telling, ...], gebied: tuple[str, ...]) -> Cijfernaam:
    """The name of the sum of tellingen of one corporatie, gemeente and day."""
    t = tellingen[0]
    segmenten = ",".join(sorted({d.segment for d in tellingen}))
    duren = tuple(d for d in DUREN if d in {t.duur for t in tellingen})
    naam = Cijfernaam(
        "voorraad",
        over((t.gemeente,), (t.corporatie,), gebied),
        stuk(t.peildatum, t.peildatum),
        segmenten,
    )
    return naam if duren == ("permanent",) else naam.met(duur=",".join(duren))


def _ongesplitst(tellingen: Sequence[Telling], namen: Mapping[str, str]) -> tuple[str, ...]:
    """Of which counts the source does not say how many are sociale huur; none, no words."""
    wie = {
        f"{namen.get(t.corporatie, t.corporatie)} ({datum(t.peildatum)})"
        for t in ongesplitst(tellingen)
    }
    if not wie:
        return ()
    return (
        f"De bron zegt niet hoeveel sociale huur is bij {opsomming(sorted(wie))}. Dat telt in geen "
        "balans mee.",
    )
