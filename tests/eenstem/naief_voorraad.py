"""A second, plain count of standen and shares, from the rows as they were delivered.

As `tests.eenstem.naief`: slow and obvious, no rule of `domain`. Rules: docs/definitions.md,
"Voorraadbalans", "Aandeel", "Restopgave".
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from typing import Any

from domain.cijfernaam import Cijfernaam
from domain.kernen.bron import GemeenteBron, Kernpartij, Kerntelling, Totaal
from tests.domain.naief_kernen import sociaal_op, woningen_op
from tests.eenstem.tellen import GEEN_NUMMER, Rij, dagen, plek
from tests.naief_groei import Mutatie

Tabel = list[dict[str, Any]]
# One home of these soorten is one dwelling more or less, whoever owns it.
GEBOUWD, WEG = (
    ("nieuwbouw", "transformatie", "splitsing", "toevoeging"),
    ("sloop", "samenvoeging", "einde_tijdelijk"),
)
KERN = ("woningen", "sociaal", "aandeel", "aandeel_min", "aandeel_max", "tekort", "nodig", "bouw",
        "bouw_sociaal", "doel_sociaal", "plan_sociaal")  # fmt: skip
BIJ = ("nieuwbouw", "overige_toevoeging", "correctie")  # of all dwellings, by CBS


@dataclass
class NaiefVoorraad:
    """What was counted (voorraadstanden) and what there is in all (woningtotalen, CBS).

    tabel: the rows of a table, with `levering` and `volgorde` (of acceptance). rijen, mutaties:
    what counts of the growth, as parts and as delivered (with correcties).
    """

    tabel: Callable[[str], Tabel]
    rijen: list[Rij]
    mutaties: list[Mutatie]

    def waarde(self, naam: Cijfernaam) -> object:
        """What this name must be; GEEN_NUMMER where it is not counted here."""
        if naam.maat == "voorraad":
            return self._stand(naam)
        if naam.maat == "balans":
            return self._balans(naam)
        if naam.maat == "alle_woningen":
            return self._alle_woningen(naam)
        if naam.maat == "rij":
            return self._rij(naam)
        return self._kern(naam) if naam.maat in KERN else GEEN_NUMMER

    # What one delivered row says.

    @cached_property
    def _per_plek(self) -> dict[str, list[dict[str, Any]]]:
        uit: dict[str, list[dict[str, Any]]] = {}
        for tabel in ("voorraadstanden", "voorraadmutaties", "woningtotalen", "cbs_voorraad"):
            for r in self.tabel(tabel):
                plaats = f"{r['levering']}/{r['blad'] or ''}/{r['rij']}"
                uit.setdefault(plaats, []).append({"status": None, **r})
        return uit

    def _rij(self, naam: Cijfernaam) -> object:
        keuze = dict(naam.keuze)
        if naam.aard in ("saldo", "telt") or {"stand", "afspraak"} & set(keuze):
            return GEEN_NUMMER
        delen = [k for k in ("corporatie", "soort", "status") if k in keuze]
        past = [
            r for r in self._per_plek.get(naam.over, ())
            if all(str(r.get(k)) == keuze[k] for k in delen)
        ]  # fmt: skip
        if len(past) != 1 or naam.aard not in past[0]:
            return GEEN_NUMMER
        # Of a plan a part may be there already, and then the rest of it counts.
        if past[0]["status"] in ("hard", "zacht"):
            return GEEN_NUMMER
        return past[0][naam.aard]

    # What corporaties counted.

    @cached_property
    def _standen(self) -> Tabel:
        """The last levering has the last word about a corporatie, gemeente and day."""
        return _laatste(self.tabel("voorraadstanden"), "corporatie", "gemeente", "peildatum")

    def _geteld(
        self, gemeente: str, wie: set[str], dag: date, segment: list[str], duur: list[str],
        gebieden: set[str] = frozenset(),  # type: ignore[assignment]
    ) -> int:  # fmt: skip
        return sum(
            int(r["aantal"]) for r in self._standen
            if (r["gemeente"], r["peildatum"]) == (gemeente, dag) and r["corporatie"] in wie
            and (not gebieden or {r["gebied"], self._wijk(r["gebied"])} & gebieden)
            and r["segment"] in segment and r["duur"] in duur and r["zelfstandig"]
        )  # fmt: skip

    def _stand(self, naam: Cijfernaam) -> object:
        gemeenten, gebieden, wie = plek(naam.over)
        if len(gemeenten) != 1 or len(wie) != 1:
            return GEEN_NUMMER
        duur = dict(naam.keuze).get("duur", "permanent").split(",")
        dag = date.fromisoformat(naam.dagen)
        return self._geteld(*gemeenten, wie, dag, naam.aard.split(","), duur, gebieden)

    def _balans(self, naam: Cijfernaam) -> object:
        gemeenten, gebieden, wie = plek(naam.over)
        keuze = dict(naam.keuze)
        if len(gemeenten) != 1 or not wie or gebieden:
            return GEEN_NUMMER
        # Always what corporaties own, with sloop, whatever was chosen of those.
        duur = keuze.get("duur", "permanent").split(",")
        segment = keuze.get("segment", "sociaal").split(",")
        van, tot = dagen(naam.dagen)
        begin = self._geteld(*gemeenten, wie, van - timedelta(days=1), segment, duur)
        eind = self._geteld(*gemeenten, wie, tot, segment, duur)
        netto = sum(
            r.saldo["corporatie"] for r in self.rijen
            if r.gemeente in gemeenten and r.corporatie in wie and r.status == "gerealiseerd"
            and r.segment in segment and r.duur in duur and van <= r.van and r.tot <= tot
        )  # fmt: skip
        correctie = sum(
            m.aantal for m in self.mutaties
            if m.gemeente in gemeenten and m.corporatie in wie and m.soort == "correctie"
            and m.zelfstandig and m.status == "gerealiseerd"
            and m.segment in segment and m.duur in duur
            and van <= m.periode.van and m.periode.tot <= tot
        )  # fmt: skip
        velden = {
            "begin": begin, "netto": netto, "correctie": correctie, "eind": eind,
            "onverklaard": eind - begin - netto - correctie,
        }  # fmt: skip
        return velden.get(naam.aard, GEEN_NUMMER)

    # All dwellings.

    @cached_property
    def _cbs(self) -> Tabel:
        return _laatste(self.tabel("cbs_voorraad"), "gemeente", "jaar")

    def _alle_woningen(self, naam: Cijfernaam) -> object:
        for r in self._cbs:
            if (r["gemeente"], str(r["jaar"])) != (naam.over, naam.dagen):
                continue
            eraf = {"sloop", "overige_onttrekking"}
            post = {k: -r[k] if k in eraf and r[k] is not None else r[k] for k in (*BIJ, *eraf)}
            if None not in (*post.values(), r["begin"], r["eind"]):
                post["saldo"] = sum(post.values())
                post["past_niet"] = r["eind"] - r["begin"] - post["saldo"]
            return (r | post).get(naam.aard, GEEN_NUMMER)
        return GEEN_NUMMER

    # Shares.

    @cached_property
    def _bronnen(self) -> dict[str, GemeenteBron]:
        per: dict[str, list[Totaal]] = {}
        for r in self._cbs:
            if r["eind"] is not None:
                dag = date(int(r["jaar"]), 12, 31)
                t = Totaal(r["gemeente"], None, dag, int(r["eind"]), "CBS", r["levering"], 0, False)
                per.setdefault(r["gemeente"], []).append(t)
        for r in _laatste(
            self.tabel("woningtotalen"), "gemeente", "peildatum", "bron", "definitie"
        ):
            t = Totaal(
                r["gebied"] or r["gemeente"], None, r["peildatum"], int(r["aantal"]), r["bron"],
                r["levering"], r["volgorde"], False, r["aandeel_corporatie"], r["aandeel_marge"],
                r["definitie"],
            )  # fmt: skip
            per.setdefault(r["gemeente"], []).append(t)
        tellingen: dict[str, list[Kerntelling]] = {}
        for r in self._standen:
            sociaal = r["segment"] == "sociaal" and r["zelfstandig"]
            tellingen.setdefault(r["gemeente"], []).append(
                Kerntelling(
                    r["corporatie"], self._wijk(r["gebied"]), None, r["peildatum"],
                    int(r["aantal"]) if sociaal else 0, r["segment"] == "totaal", "", "", False,
                )
            )  # fmt: skip
        partijen: dict[str, list[Kernpartij]] = {}
        for r in self.tabel("partij"):
            p = Kernpartij(r["corporatie"], r["van"], r["tot"])
            partijen.setdefault(r["gemeente"], []).append(p)
        return {
            g: GemeenteBron(
                g, g, tuple(per.get(g, ())), tuple(tellingen.get(g, ())),
                partijen=tuple(partijen.get(g, ())),
            )
            for g in per | tellingen
        }  # fmt: skip

    @cached_property
    def _ouders(self) -> dict[str, str]:
        return {r["code"]: r["ouder"] for r in self.tabel("gebieden") if r["niveau"] == "buurt"}

    def _wijk(self, gebied: str | None) -> str | None:
        return None if gebied is None else self._ouders.get(gebied) or gebied

    def _kern(self, naam: Cijfernaam) -> object:
        gemeenten, gebieden, wie = plek(naam.over)
        keuze = dict(naam.keuze)
        los = len(gemeenten) != 1 or len(gebieden) > 1 or wie
        kern = next(iter(gebieden or gemeenten), "")
        bron = self._bronnen.get(next(iter(gemeenten)))
        vreemd = set(keuze) - {"definitie", "sociaal_op", "t", "n"}
        # What the parts leave of a whole has no row of its own.
        if los or vreemd or bron is None or "@" in kern or not naam.dagen:
            return GEEN_NUMMER
        begin, _, eind = naam.dagen.partition("..")
        dag, definitie = date.fromisoformat(begin), keuze.get("definitie", "")
        geteld = definitie == "sociaal_bezit_corporatie"
        if geteld and kern in self._ouders:
            return GEEN_NUMMER  # what is counted per wijk says nothing of its buurten
        met_plan = naam.aard in ("hard", "zacht")
        if naam.aard and not met_plan:
            return GEEN_NUMMER  # an agreed programme: no delivered rows
        dag_s = date.fromisoformat(keuze.get("sociaal_op", begin))
        return self._aandeel(naam, bron, kern, (dag, dag_s), eind if met_plan else None)

    def _aandeel(
        self, naam: Cijfernaam, bron: GemeenteBron, kern: str, op: tuple[date, date],
        eind: str | None,
    ) -> object:  # fmt: skip
        keuze, (dag, dag_s) = dict(naam.keuze), op
        definitie = keuze.get("definitie", "")
        if naam.maat == "sociaal" and not naam.aard:
            return sociaal_op(bron, kern, dag, definitie)
        if not any(t.code == kern and t.peildatum == dag for t in bron.totalen):
            return GEEN_NUMMER
        woningen = woningen_op(bron, kern, dag, dag_s, definitie)
        sociaal = sociaal_op(bron, kern, dag_s, definitie)
        if eind is not None:
            laatste = dagen(f"..{eind}")[1]
            plan = [
                r for r in self.rijen
                if r.gemeente == bron.code and r.van > dag and r.tot <= laatste
                and r.status in ("hard", "zacht")
                and (kern == bron.code or kern in (r.gebied, self._wijk(r.gebied)))
            ]  # fmt: skip
            sociaal_erbij = {
                s: sum(r.saldo["sector"] for r in plan if r.status == s and r.segment == "sociaal")
                for s in ("hard", "zacht")
            }
            if naam.maat == "plan_sociaal":
                return sociaal_erbij[naam.aard]
            telt = ("hard",) if naam.aard == "hard" else ("hard", "zacht")
            woningen += sum(
                r.aantal * ((r.soort in GEBOUWD) - (r.soort in WEG)) for r in plan
                if r.status in telt
            )  # fmt: skip
            if sociaal is not None:
                sociaal += sum(sociaal_erbij[s] for s in telt)
        if naam.maat == "woningen":
            return woningen
        t, n = (Fraction(keuze.get(k, "0")) / 100 for k in ("t", "n"))
        if naam.maat == "doel_sociaal":
            return math.ceil(t * woningen)
        if sociaal is None or not 0 <= sociaal <= woningen or not woningen:
            return None
        if naam.maat == "sociaal":
            return sociaal
        if naam.maat in ("aandeel_min", "aandeel_max"):
            return self._marge(naam.maat, bron, kern, (dag, dag_s), definitie, woningen, sociaal)
        tekort = max(t * woningen - sociaal, Fraction(0))
        if naam.maat in ("bouw", "bouw_sociaal"):
            if tekort and n <= t:
                return None
            bouw = tekort / (n - t) if tekort else Fraction(0)
            return math.ceil(bouw * n if naam.maat == "bouw_sociaal" else bouw)
        return {
            "aandeel": Fraction(100 * sociaal, woningen),
            "tekort": math.ceil(tekort),
            "nodig": math.ceil(tekort / (1 - t)),
        }.get(naam.maat, GEEN_NUMMER)

    @staticmethod
    def _marge(
        maat: str, bron: GemeenteBron, kern: str, op: tuple[date, date], definitie: str,
        woningen: int, sociaal: int,
    ) -> object:  # fmt: skip
        """The bounds of a share: none where it was counted, half a point where a source rounds."""
        eigen, (_, dag_s) = Fraction(100 * sociaal, woningen), op
        kaal = GemeenteBron(bron.code, bron.naam, (), bron.tellingen, (), bron.partijen)
        if sociaal_op(kaal, kern, dag_s, definitie) is not None:
            return eigen
        bron_rij = max(
            (t for t in bron.totalen
             if (t.code, t.peildatum, t.definitie) == (kern, dag_s, definitie)),
            key=lambda t: t.volgorde,
        )  # fmt: skip
        deel = Fraction(str(bron_rij.aandeel))
        marge = bron_rij.marge
        if marge is None and deel.denominator != 1:
            return None
        om = Fraction(1, 2) if marge is None else Fraction(str(marge))
        schaal = Fraction(bron_rij.woningen, woningen)
        if maat == "aandeel_min":
            return min(max(deel - om, Fraction(0)) * schaal, eigen)
        return max(min((deel + om) * schaal, Fraction(100)), eigen)


def _laatste(rijen: Iterable[dict[str, Any]], *sleutel: str) -> Tabel:
    """The rows of the last levering that says anything about the same."""
    alle = list(rijen)
    wie: dict[tuple[Any, ...], str] = {}
    for r in alle:
        wie[tuple(r[k] for k in sleutel)] = r["levering"]
    return [r for r in alle if wie[tuple(r[k] for k in sleutel)] == r["levering"]]
