"""What belongs to the register: verschillen, verdeelsleutels, toelichtingen, names of parties."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from store.bouw.register import toelichtingen as later_telt
from store.bouw.register import verschillen as die_er_zijn
from store.schema import tables
from store.vragen import namen
from store.vragen.afspraken import naslag, verschillen
from telling.rijen import LeveringData
from tests.store.conftest import Bouwer
from tests.store.maak import (
    ALLIANTIE,
    AMERSFOORT,
    DORP,
    PORTAAL,
    frame,
    levering,
    partijen,
    register,
)

DOC = f"doc-{AMERSFOORT}"


def verschil(id_: str, afspraken: str, **velden: object) -> dict[str, object]:
    standaard = {
        "id": id_, "document": DOC, "titel": f"Verschil {id_}", "uitleg": "Ze verschillen.",
        "afspraken": afspraken, "gemeente": AMERSFOORT, "fictief": False,
    }  # fmt: skip
    return standaard | velden


def toelichting(afspraak: str = "a1", **velden: object) -> dict[str, object]:
    standaard = {
        "document": "t", "afspraak": afspraak, "volgorde": 1, "partij": PORTAAL,
        "van": date(2024, 1, 1), "tot": date(2024, 12, 31), "periode": "2024", "tekst": "Zo.",
        "door": "Portaal", "datum": date(2025, 2, 1), "fictief": False,
    }  # fmt: skip
    return standaard | velden


def sleutel(id_: str, *delen: tuple[str, float, int, int | None], **velden: object) -> list[dict]:
    kop = {"id": id_, "document": DOC, "artikel": "1", "titel": "Sleutel", "totaal": 923,
           "segment": "sociaal", "fictief": False} | velden  # fmt: skip
    return [
        kop | {"volgorde": n, "partij": p, "procent": pct, "deel": deel, "gedrukt": gedrukt}
        for n, (p, pct, deel, gedrukt) in enumerate(delen, 1)
    ]


def stukken(**tabellen: list[dict]) -> list[LeveringData]:
    eigen = partijen(afspraken=[{"id": "a1", "doel": 10.0}, {"id": "a2", "doel": 12.0}])
    ander = partijen(DORP, afspraken=[{"id": "d1", "doel": 30.0, "indicator": "norm"}])
    return [register(), eigen, ander, levering("bij", **tabellen)]


def test_een_verschil_noemt_wat_ernaast_staat(bouwer: Bouwer) -> None:
    conn = bouwer(
        stukken(
            verschil=[
                verschil("v2", "a2,d1", uitspraken="Brief: 310\nKrant: 311"),
                verschil("v1", "a1,a2", gemeente=None),
                verschil("v3", "", uitspraken="ruim 45.000\nbijna 45.000", gemeente=DORP),
            ]
        )
    )
    alle = verschillen.lijst(conn)
    assert [v.id for v in alle] == ["v1", "v2", "v3"]
    v2 = alle[1]
    assert [(g.afspraak.id, g.afspraak.doel, g.document) for g in v2.afspraken] == [
        ("a2", 12.0, "Afspraken"), ("d1", 30.0, "Afspraken"),
    ]  # fmt: skip
    assert v2.uitspraken == ("Brief: 310", "Krant: 311")
    assert [g.afspraak.id for g in v2.anderen("a2")] == ["d1"]
    assert alle[2].afspraken == ()
    per = verschillen.per_afspraak(conn)
    assert {i: [v.id for v in w] for i, w in per.items()} == {
        "a1": ["v1"], "a2": ["v1", "v2"], "d1": ["v2"],
    }  # fmt: skip
    assert [v.id for v in verschillen.lijst(conn, [DORP])] == ["v2", "v3"]
    assert [v.id for v in verschillen.lijst(conn, [AMERSFOORT])] == ["v1", "v2"]


def test_wat_er_niet_meer_is_verdwijnt_uit_een_verschil(bouwer: Bouwer) -> None:
    rijen = [verschil("v1", "a1,weg,d1"), verschil("v2", "a1,weg"),
             verschil("v3", "weg", uitspraken="een\ntwee")]  # fmt: skip
    conn = bouwer(stukken(verschil=rijen))
    gevonden = {v.id: [g.afspraak.id for g in v.afspraken] for v in verschillen.lijst(conn)}
    assert gevonden == {"v1": ["a1", "d1"], "v3": []}


IDS = st.lists(st.sampled_from(["a", "b", "c", "d"]), unique=True, max_size=4)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(IDS, st.integers(0, 3)), max_size=4), st.sets(st.sampled_from("abcd")))
def test_een_verschil_houdt_minstens_twee_kanten(gegeven, bekend):
    rijen = [
        verschil(str(n), ",".join(ids), uitspraken="\n".join("xyz"[:aantal]) or None)
        for n, (ids, aantal) in enumerate(gegeven)
    ]
    uit = die_er_zijn(frame("verschil", rijen), bekend)
    naief = {}
    for n, (ids, aantal) in enumerate(gegeven):
        over = [i for i in ids if i in bekend]
        if len(over) + aantal > 1:
            naief[str(n)] = ",".join(over)
    assert dict(zip(uit["id"], uit["afspraken"], strict=True)) == naief


def test_toelichtingen_per_afspraak_de_oudste_periode_eerst(bouwer: Bouwer) -> None:
    eerder = {"van": date(2023, 1, 1), "tot": date(2023, 12, 31), "periode": "2023"}
    rijen = [
        toelichting(oordeel="niet behaald"),
        toelichting(partij=ALLIANTIE, tekst="Nog even."),
        toelichting(**eerder, oordeel=None),
        toelichting("a2"),
        toelichting("weg"),
    ]
    conn = bouwer(stukken(toelichting=rijen))
    per = naslag.per_afspraak(conn)
    assert [(t.partij, t.periode, t.oordeel) for t in per["a1"]] == [
        (PORTAAL, "2023", None), (ALLIANTIE, "2024", None), (PORTAAL, "2024", "niet behaald"),
    ]  # fmt: skip
    assert set(per) == {"a1", "a2"}, "of what is not in the register nothing is shown"
    assert set(naslag.per_afspraak(conn, ["a2"])) == {"a2"}
    assert naslag.per_afspraak(conn, []) == {}
    t = per["a2"][0]
    assert (t.levering, t.door, t.datum, t.tot) == (
        "bij", "Portaal", date(2025, 2, 1), date(2024, 12, 31),
    )  # fmt: skip


def test_van_twee_bestanden_over_hetzelfde_telt_het_latere(bouwer: Bouwer) -> None:
    nieuw = levering("nieuw", toelichting=[toelichting(tekst="Anders.", document="u")])
    conn = bouwer([*stukken(toelichting=[toelichting(), toelichting("a2")]), nieuw])
    per = naslag.per_afspraak(conn)
    assert [(t.tekst, t.levering) for t in per["a1"]] == [("Anders.", "nieuw")]
    assert [t.levering for t in per["a2"]] == ["bij"]


SOORT = st.tuples(
    st.sampled_from(["a", "b", "weg"]), st.sampled_from(["x", "y"]), st.integers(2020, 2022)
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(SOORT, unique=True, max_size=4), max_size=3))
def test_later_telt_zoals_een_woordenboek_dat_doet(bestanden):
    naief: dict[tuple[str, str, int], str] = {}
    data = []
    for n, rijen in enumerate(bestanden):
        data.append(
            levering(
                f"l{n}",
                toelichting=[
                    toelichting(a, partij=p, van=date(j, 1, 1), tot=date(j, 12, 31), periode=str(j))
                    for a, p, j in rijen
                ],
            )
        )
        naief |= {r: f"l{n}" for r in rijen if r[0] != "weg"}
    uit = later_telt(data, {"a", "b"})
    gevonden = {
        (r["afspraak"], r["partij"], r["van"].year): r["levering"] for r in uit.to_dict("records")
    }
    assert gevonden == naief


def test_een_verdeelsleutel_met_wat_er_gedrukt_staat(bouwer: Bouwer) -> None:
    delen = ((PORTAAL, 58.0, 535, 535), (ALLIANTIE, 39.0, 360, 360), ("WUTA", 3.0, 28, None))
    conn = bouwer(
        stukken(
            verdeelsleutel=[
                *sleutel("k2", *delen, afspraak="a1"),
                *sleutel("k1", *delen[:1], document=f"doc-{DORP}", segment=None),
            ]
        )
    )
    v = tables.verdeelsleutel.c
    vraag = select(v.id, v.partij, v.procent, v.deel, v.gedrukt, v.afspraak, v.segment)
    rijen = conn.execute(vraag.order_by(v.document, v.id, v.volgorde)).all()
    assert [tuple(r) for r in rijen] == [
        *(("k2", *d, "a1", "sociaal") for d in delen), ("k1", *delen[0], None, None),
    ]  # fmt: skip


def test_elke_partij_heeft_een_naam(bouwer: Bouwer) -> None:
    def lijst(naam: str, id_: str) -> LeveringData:
        rij = {"code": "ORG-HESTIA", "naam": naam, "soort": "huurdersorganisatie",
               "fictief": False}  # fmt: skip
        return levering(id_, organisaties=[rij])

    conn = bouwer([*stukken(), lijst("Hestia", "o1"), lijst("Bewonersvereniging Hestia", "o2")])
    assert namen.van(conn, ["ORG-HESTIA", AMERSFOORT, PORTAAL, "ORG-X"]) == {
        "ORG-HESTIA": "Bewonersvereniging Hestia", AMERSFOORT: "Amersfoort", PORTAAL: "Portaal",
    }  # fmt: skip


def test_een_stand_zonder_register_heeft_niets(bouwer: Bouwer) -> None:
    conn = bouwer([register()])
    assert verschillen.lijst(conn) == ()
    assert verschillen.per_afspraak(conn) == {}
    assert naslag.per_afspraak(conn) == {}
