"""Growth, counted plainly from delivered rows: what each row does, and which are in a selection."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from domain.cijfernaam import Cijfernaam
from tests.naief_groei import Mutatie

EEUWIG = (date(1900, 1, 1), date(2100, 12, 31))
PLUS = ("nieuwbouw", "transformatie", "splitsing", "aankoop", "terugkoop", "deliberalisatie",
        "uitruil_in", "toevoeging")  # fmt: skip
MIN = ("sloop", "verkoop", "liberalisatie", "samenvoeging", "uitruil_uit", "einde_tijdelijk",
       "onttrekking")  # fmt: skip
SOORTEN = (*PLUS, "omzetting", *MIN)
GEEN_NUMMER = object()  # a name that is not counted here


@dataclass(frozen=True)
class Rij:
    """What one delivered row does to one part of the stock."""

    van: date
    tot: date
    gemeente: str
    corporatie: str
    gebied: str
    soort: str
    status: str
    duur: str
    segment: str
    aantal: int
    saldo: dict[str, int]


def rijen(mutaties: Iterable[Mutatie]) -> list[Rij]:
    """Every part of every row that counts; mutaties: realised rows, and plans as far as they count
    (`tests.store.naief_plannen`)."""
    uit = []
    for m in mutaties:
        if m.soort == "correctie" or not m.zelfstandig:
            continue
        per = 1 if m.soort in PLUS else -1 if m.soort in MIN else 0
        binnen = m.binnen_sector and m.soort in ("aankoop", "verkoop")
        sector = 0 if binnen or m.soort in ("uitruil_in", "uitruil_uit") else per
        delen = [(m.segment, m.duur, per, sector)]
        if m.soort == "omzetting":
            delen = [(m.segment, m.duur, -1, -1), (m.segment, "permanent", 1, 1)]
        elif m.ander_segment and m.soort in ("liberalisatie", "deliberalisatie"):
            delen.append((m.ander_segment, m.duur, -per, -sector))
        uit += [
            Rij(m.periode.van, m.periode.tot, m.gemeente, m.corporatie, m.gebied or "", m.soort,
                m.status, duur, segment, m.aantal,
                {"corporatie": eigen * m.aantal, "sector": samen * m.aantal})
            for segment, duur, eigen, samen in delen
        ]  # fmt: skip
    return uit


def uit_download(rijen_: Iterable[Mapping[str, str]]) -> list[Rij]:
    """The rows of the download groei, whose saldo is that of the perspectief asked for."""
    return [
        Rij(
            date.fromisoformat(r["van"]), date.fromisoformat(r["tot"]), r["gemeentecode"],
            r["corporatiecode"], r["gebiedcode"], r["soort"], r["status"], r["duur"], r["segment"],
            int(r["aantal"]), dict.fromkeys(("corporatie", "sector"), int(r["saldo"])),
        )
        for r in rijen_
    ]  # fmt: skip


def dagen(tekst: str) -> tuple[date, date]:
    """The first and last day of `domain.cijfernaam.stuk`; open ends reach as far as can be."""
    begin, twee, eind = tekst.partition("..")
    return _dag(begin, eerste=True), _dag(eind if twee else begin, eerste=False)


def _dag(tekst: str, *, eerste: bool) -> date:
    if not tekst:
        return EEUWIG[not eerste]
    if len(tekst) == 4:
        return date(int(tekst), 1, 1) if eerste else date(int(tekst), 12, 31)
    return date.fromisoformat(tekst)


def plek(over: str) -> tuple[set[str], set[str], set[str]]:
    """Gemeenten, gebieden and corporaties of `domain.cijfernaam.over`; empty: all."""
    waar, _, wie = over.partition("/")
    gemeente, _, gebied = waar.partition(":")
    gemeenten = set() if gemeente == "alles" else set(gemeente.split("+"))
    return gemeenten, set(filter(None, gebied.split("+"))), set(filter(None, wie.split("+")))


def groei(rijen_: Iterable[Rij], naam: Cijfernaam) -> object:
    """netto, toevoeging, onttrekking, a soort or aantal.soort; GEEN_NUMMER where it is another."""
    keuze = dict(naam.keuze)
    keuze.pop("deels", None)  # what is known is counted the same
    reeks = keuze.pop("alleen", None) == "periode"  # a column: rows about exactly these years
    echt_tot = keuze.pop("peildatum", EEUWIG[1].isoformat())  # of what is realised
    if set(keuze) - {"duur", "segment", "perspectief", "sloop"}:
        return GEEN_NUMMER
    maat, tel = naam.maat, naam.maat.removeprefix("aantal.")
    statussen = naam.aard.split("+")
    if tel not in (*SOORTEN, "netto", "erbij", "eraf") or set(statussen) - {"gerealiseerd", "hard",
                                                                           "zacht"}:  # fmt: skip
        return GEEN_NUMMER
    van, tot = dagen(naam.dagen)
    gemeenten, gebieden, corporaties = plek(naam.over)
    duur = keuze.get("duur", "permanent").split(",")
    segment = keuze.get("segment", "sociaal").split(",")
    gekozen = [
        r for r in rijen_
        if van <= r.van and r.tot <= tot
        and (r.status != "gerealiseerd" or r.tot.isoformat() <= echt_tot)
        and r.status in statussen and r.duur in duur and r.segment in segment
        and (not gemeenten or r.gemeente in gemeenten)
        and (not gebieden or r.gebied in gebieden)
        and (not corporaties or r.corporatie in corporaties)
        and not (keuze.get("sloop") == "zonder" and r.soort == "sloop")
        and (not reeks or (r.van.year, r.tot.year) == (van.year, tot.year))
    ]  # fmt: skip
    if maat.startswith("aantal."):
        return sum(r.aantal for r in gekozen if r.soort == tel)
    perspectief = keuze.get("perspectief", "sector")
    per_soort: dict[str, int] = defaultdict(int)
    for r in gekozen:
        per_soort[r.soort] += r.saldo[perspectief]
    if maat == "erbij":
        return sum(s for s in per_soort.values() if s > 0)
    if maat == "eraf":
        return sum(s for s in per_soort.values() if s < 0)
    return sum(per_soort.values()) if maat == "netto" else per_soort[maat]
