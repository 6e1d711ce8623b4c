"""A try-out says what the load does, and leaves no trace."""

import json
from dataclasses import replace
from pathlib import Path

from domain.filters import Filters
from domain.groei.totaal import GEEN_PARTIJEN
from loaders.aanlevering.proef import Proef, probeer, vergelijk
from loaders.contract import Velden
from store.vragen.groei import totaal
from store.vragen.leveringen.verandering import Verandering
from tests.loaders import huis


def _bestanden(map_: Path) -> dict[str, bytes]:
    return {
        str(p.relative_to(map_)): p.read_bytes()
        for p in map_.rglob("*")
        if p.is_file() and p.name != "slot"
    }


def _groei(proef: Proef) -> list[tuple[str, str | None, str | None]]:
    """Gemeente, and why there is no total before and after; None where there are no figures."""
    assert proef.verandering is not None
    return [
        (p.filters.gemeente[0], *(z.totaal.reden if z.totaal else None for z in (p.voor, p.na)))
        for p in proef.verandering.groei
    ]


def test_een_proef_zegt_wat_laden_doet_en_laat_niets_na(tmp_path: Path) -> None:
    home, data = tmp_path / "home", huis.maak_data(tmp_path / "data")
    huis.dienst(home, data).bouw()
    eerst = huis.mutaties(tmp_path / "in", 30, 12)
    voor = _bestanden(home)
    proef = probeer(huis.omgeving(home, data), [eerst], [huis.VELDEN])
    assert _bestanden(home) == voor
    assert proef.aangenomen and proef.verandering is not None
    assert proef.verandering.nieuw == {"mutaties": 2}
    assert _groei(proef) == [("GM0307", None, GEEN_PARTIJEN)]
    assert proef.verandering.vervangen == ()

    huis.dienst(home, data).laad([eerst], huis.VELDEN)
    later = huis.mutaties(tmp_path / "later", 50, naam="voorraadmutaties-later.csv")
    proef = probeer(huis.omgeving(home, data), [later], [huis.VELDEN])
    assert proef.verandering is not None
    # Both standen give no total, for the same reason: there is nothing to say of it.
    assert _groei(proef) == []
    ((_, bestand, rijen),) = proef.verandering.vervangen
    assert (bestand, rijen) == ("voorraadmutaties.csv", 2)
    huis.dienst(home, data).laad([later], replace(huis.VELDEN, vervang="ja"))
    assert huis.som(home) == 50 + 12


def test_een_geweigerd_bestand_en_een_herhaling_veranderen_niets(tmp_path: Path) -> None:
    home, data = tmp_path / "home", huis.maak_data(tmp_path / "data")
    goed = huis.mutaties(tmp_path / "in", 7)
    huis.dienst(home, data).laad([goed], huis.VELDEN)
    omgeving = huis.omgeving(home, data)
    slecht = probeer(omgeving, [huis.slecht(tmp_path / "in")], [huis.VELDEN])
    assert (slecht.aangenomen, slecht.verandering) == (False, None)
    nog_eens = probeer(omgeving, [goed], [huis.VELDEN])
    assert (nog_eens.aangenomen, nog_eens.verandering) == (True, None)


def test_elk_bestand_heeft_zijn_eigen_velden(tmp_path: Path) -> None:
    home, data = tmp_path / "home", huis.maak_data(tmp_path / "data")
    twee = [huis.mutaties(tmp_path / m, n) for m, n in (("a", 5), ("b", 9))]
    twee[1].write_text(twee[1].read_text().replace("2024", "2023"))
    velden = [huis.VELDEN, Velden(leverancier="Portaal", gemeente="GM0307", periode="2023")]
    huis.dienst(home, data).bouw()
    proef = probeer(huis.omgeving(home, data), twee, velden)
    assert proef.verandering is not None
    assert _groei(proef) == [("GM0307", None, GEEN_PARTIJEN)]
    assert proef.verandering.nieuw == {"mutaties": 2}


def test_de_proef_zegt_wat_na_het_aannemen_te_zien_is(tmp_path: Path) -> None:
    """The try-out said 'van onbekend naar +42' where Groei then said 'onbekend'."""
    home, data = tmp_path / "home", huis.maak_data(tmp_path / "data")
    huis.dienst(home, data).bouw()
    bestand = huis.mutaties(tmp_path / "in", 30, 12)
    omgeving = huis.omgeving(home, data)
    proef = probeer(omgeving, [bestand], [huis.VELDEN]).verandering
    assert proef is not None
    resultaat = huis.dienst(home, data).laad([bestand], huis.VELDEN)
    assert resultaat.eerder == proef.eerder and resultaat.stand.id == proef.stand
    assert vergelijk(omgeving.standen, proef.eerder, omgeving.standen, resultaat) == proef
    with omgeving.standen.open().connect() as conn:
        te_zien = totaal.van(conn, Filters(gemeente=("GM0307",)))
    assert tuple(p.na.totaal for p in proef.groei) == te_zien
    over = json.loads(json.dumps(proef.als_json(), default=str))
    assert Verandering.uit_json(over) == proef
    assert Verandering.uit_json({"groei": []}) is None, "of an older version"
