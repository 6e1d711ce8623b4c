"""From two lists or one to mutations: nothing lost, nothing guessed, nothing counted twice."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.mutaties import effecten
from loaders.vera.verloop import van_een_lijst, van_twee_lijsten
from loaders.vera.woning import (
    GESLOOPT,
    GESPLITST,
    GESPLITST_UIT,
    ONBEKEND,
    TEGENSPRAAK,
    VERANDERD,
    VERDWENEN,
    VERSCHENEN,
    Eenheid,
    Kenmerk,
    Woningplek,
    Woningstap,
    Woningverloop,
)

BEGIN, EIND = date(2023, 12, 31), date(2024, 12, 31)
MEI, EERDER, LATER = date(2024, 5, 1), date(2020, 1, 1), date(2025, 2, 1)
SOCIAAL = Kenmerk(Woningplek("GM0307", "sociaal", "permanent"))


def met(segment: str | None = "sociaal", duur: str | None = "permanent", **rest: object) -> Kenmerk:
    return SOCIAAL._replace(plek=Woningplek("GM0307", segment, duur)._replace(**rest))


def woning(
    rij: int = 2, kenmerk: Kenmerk = SOCIAAL, *, er: bool = True, erin: Woningstap | None = None,
    eruit: Woningstap | None = None, sloop: bool = False,
) -> Eenheid:  # fmt: skip
    return Eenheid(rij, kenmerk, er, erin, eruit, sloop)


def twee(oud: Eenheid | None, nieuw: Eenheid | None) -> Woningverloop:
    return van_twee_lijsten({"a": oud} if oud else {}, {"a": nieuw} if nieuw else {}, BEGIN, EIND)


def soorten(v: Woningverloop) -> list[tuple[str, date | None]]:
    return [(m.soort, m.dag) for m in v.mutaties]


def redenen(v: Woningverloop) -> list[str]:
    return [o.reden for o in v.open]


def test_wat_blijft_geeft_niets() -> None:
    v = twee(woning(), woning())
    assert (soorten(v), redenen(v), len(v.begin), len(v.eind)) == ([], [], 1, 1)


def test_wat_komt_en_gaat_met_dag_en_reden() -> None:
    assert soorten(twee(None, woning(erin=Woningstap("nieuwbouw", MEI)))) == [("nieuwbouw", MEI)]
    assert soorten(twee(woning(), woning(er=False, eruit=Woningstap("verkoop", MEI)))) == [
        ("verkoop", MEI)
    ]
    # A reason without a day: the lists themselves say that it was between the two.
    assert soorten(twee(None, woning(erin=Woningstap("aankoop", None)))) == [("aankoop", None)]
    weg = woning(er=False, eruit=Woningstap("onttrekking", None))
    assert soorten(twee(woning(), weg)) == [("onttrekking", None)]


def test_wat_tussendoor_kwam_en_ging_telt_twee_keer() -> None:
    kort = woning(
        er=False, erin=Woningstap("aankoop", MEI), eruit=Woningstap("verkoop", date(2024, 9, 1))
    )
    assert [s for s, _ in soorten(twee(None, kort))] == ["aankoop", "verkoop"]
    lang_weg = woning(
        er=False, erin=Woningstap("aankoop", EERDER), eruit=Woningstap("verkoop", MEI)
    )
    assert soorten(twee(None, lang_weg)) == []


def test_wat_niet_te_beslissen_is_blijft_open() -> None:
    assert redenen(twee(woning(), None)) == [VERDWENEN]
    assert redenen(twee(woning(sloop=True), None)) == [GESLOOPT]
    assert redenen(twee(None, woning())) == [VERSCHENEN]
    assert redenen(twee(None, woning(erin=Woningstap("nieuwbouw", EERDER)))) == [TEGENSPRAAK]
    assert redenen(twee(woning(), woning(er=False, eruit=Woningstap("verkoop", EERDER)))) == [
        TEGENSPRAAK
    ]
    was_er_al = twee(woning(), woning(erin=Woningstap("nieuwbouw", MEI)))
    assert (redenen(was_er_al), soorten(was_er_al)) == ([TEGENSPRAAK], [])
    assert redenen(twee(woning(), woning(kenmerk=met(gemeente="GM0342")))) == [VERANDERD]
    assert redenen(twee(woning(), woning(kenmerk=met(None)))) == [ONBEKEND]
    assert redenen(twee(woning(kenmerk=met(duur=None)), woning())) == [ONBEKEND]


def test_segment_en_duur() -> None:
    naar_boven = twee(woning(), woning(kenmerk=met("boven")))
    assert soorten(naar_boven) == [("liberalisatie", None)]
    assert naar_boven.mutaties[0].ander_segment is None
    naar_midden = twee(woning(), woning(kenmerk=met("midden")))
    assert naar_midden.mutaties[0].ander_segment == "midden"
    terug = twee(woning(kenmerk=met("boven")), woning())
    assert soorten(terug) == [("deliberalisatie", None)]
    assert terug.mutaties[0].kenmerk == SOCIAAL
    # From DAEB to niet-DAEB, let below the limit as before: no onttrekking.
    assert soorten(twee(woning(), woning(kenmerk=SOCIAAL._replace(daeb=False)))) == []
    vast = twee(woning(kenmerk=met(duur="tijdelijk_kort")), woning())
    assert soorten(vast) == [("omzetting", None)]
    assert vast.mutaties[0].kenmerk.plek.duur == "tijdelijk_kort"
    assert redenen(twee(woning(kenmerk=met("midden")), woning(kenmerk=met("vrij")))) == [VERANDERD]
    assert redenen(twee(woning(), woning(kenmerk=met(duur="tijdelijk_lang")))) == [VERANDERD]
    boven = woning(kenmerk=met("boven"))
    assert redenen(twee(boven, None)) == []


def test_splitsing_is_het_netto_aantal() -> None:
    een = woning(2, er=False, eruit=Woningstap(GESPLITST_UIT, MEI))
    drie = [woning(3 + i, erin=Woningstap("splitsing", MEI)) for i in range(3)]
    tweede = {"oud": een} | {f"n{i}": w for i, w in enumerate(drie)}
    v = van_twee_lijsten({"oud": woning()}, tweede, BEGIN, EIND)
    assert soorten(v) == [("splitsing", MEI)] * 2
    later = [replace(w, erin=Woningstap("splitsing", date(2024, 8, 1))) for w in drie]
    v = van_twee_lijsten(
        {"oud": woning()}, {"oud": een} | {f"n{i}": w for i, w in enumerate(later)}, BEGIN, EIND
    )
    assert soorten(v) == [("splitsing", None)] * 2
    v = van_twee_lijsten({"oud": woning()}, {"oud": een}, BEGIN, EIND)
    assert (soorten(v), redenen(v)) == ([], [GESPLITST])


def test_een_lijst_met_datums() -> None:
    lijst = [
        woning(2),
        woning(3, erin=Woningstap("nieuwbouw", MEI)),
        woning(4, erin=Woningstap("nieuwbouw", EERDER), eruit=Woningstap("verkoop", MEI), er=False),
        woning(5, erin=Woningstap("nieuwbouw", LATER), er=False),
        woning(6, eruit=Woningstap("verkoop", EERDER), er=False),
        woning(7, erin=Woningstap("nieuwbouw", EIND)),
        woning(8, eruit=Woningstap("verkoop", BEGIN), er=False),
    ]
    v = van_een_lijst(lijst, BEGIN, EIND)
    assert [e.rij for e in v.begin] == [2, 4]
    assert [e.rij for e in v.eind] == [2, 3, 7]
    assert soorten(v) == [("nieuwbouw", MEI), ("verkoop", MEI), ("nieuwbouw", EIND)]


_KENMERK = st.builds(
    lambda g, s, d, z: Kenmerk(Woningplek(g, s, d, z)),
    st.sampled_from(["GM0307", "GM0342"]),
    st.sampled_from(["sociaal", "sociaal", "midden", "vrij", "boven", None]),
    st.sampled_from(["permanent", "permanent", "tijdelijk_lang", "tijdelijk_kort", None]),
    st.sampled_from([True, True, False]),
)
_DAG = st.sampled_from([None, EERDER, BEGIN, date(2024, 1, 1), MEI, EIND, LATER])
_ERIN = st.none() | st.builds(
    Woningstap, st.sampled_from(["nieuwbouw", "splitsing", "toevoeging"]), _DAG
)
_ERUIT = st.none() | st.builds(
    Woningstap, st.sampled_from(["verkoop", "sloop", "onttrekking", GESPLITST_UIT]), _DAG
)
_WONING = st.builds(
    Eenheid, st.integers(2, 99), _KENMERK, st.booleans(), _ERIN, _ERUIT, st.booleans()
)
_LIJST = st.dictionaries(st.sampled_from("abcdefgh"), _WONING, max_size=8)


def klopt(v: Woningverloop) -> None:
    """begin + growth + open = end, for every kind of home that has a place in the standen."""
    som: Counter[Woningplek] = Counter()
    for e in v.begin:
        som[e.kenmerk.plek] += 1
    for m in v.mutaties:
        p = m.kenmerk.plek
        if not p.telt:
            continue
        for effect in effecten(m.soort, p.segment or "", m.ander_segment, p.duur or ""):
            som[p._replace(segment=effect.segment, duur=effect.duur)] += effect.corporatie
    for o in v.open:
        if o.min:
            som[o.min] -= 1
        if o.plus:
            som[o.plus] += 1
    for e in v.eind:
        som[e.kenmerk.plek] -= 1
    assert {p: n for p, n in som.items() if p.telt and n} == {}


@given(_LIJST, _LIJST)
@settings(deadline=None)
def test_twee_lijsten_zijn_altijd_in_balans(
    eerste: dict[str, Eenheid], tweede: dict[str, Eenheid]
) -> None:
    v = van_twee_lijsten(eerste, tweede, BEGIN, EIND)
    klopt(v)
    assert all(m.dag is None or BEGIN < m.dag <= EIND for m in v.mutaties)


@given(_LIJST)
@settings(deadline=None)
def test_een_lijst_is_altijd_in_balans(lijst: dict[str, Eenheid]) -> None:
    """Where the days are known; what lacks one is a fout before it comes here."""
    bekend = [
        e for e in lijst.values()
        if not (e.erin and e.erin.dag is None) and not (e.eruit and e.eruit.dag is None)
        and not (e.erin and e.eruit and e.eruit.dag < e.erin.dag)
    ]  # fmt: skip
    klopt(van_een_lijst(bekend, BEGIN, EIND))


@given(_LIJST)
@settings(deadline=None)
def test_dezelfde_lijst_twee_keer_geeft_geen_groei(lijst: dict[str, Eenheid]) -> None:
    stil = {k: replace(e, erin=None, eruit=None) for k, e in lijst.items()}
    v = van_twee_lijsten(stil, stil, BEGIN, EIND)
    assert (v.mutaties, v.open) == ([], [])
