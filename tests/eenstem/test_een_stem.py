"""The walk over what ships: one name has one value everywhere, and it is what was delivered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from dash import Dash
from sqlalchemy import Connection

from store.export_namen import NAMEN
from tests.eenstem import tocht
from tests.eenstem.cijfers import in_download, op_pagina, vergelijk
from tests.eenstem.herteld import geleverd, tel_na, tel_na_in_groei
from tests.eenstem.naief import Naief

# Fewer, and the walk has lost its way.
MINSTENS, NAGETELD = 3_000, 2_500


def test_one_name_has_one_value_and_it_is_what_was_delivered(
    stad: Dash, huis: Path, conn: Connection, record_property: Callable[[str, object], None]
) -> None:
    # One test, so that the workers of a run walk once.
    adressen = list(tocht.paginas(conn))
    gezien = [g for adres in adressen for g in op_pagina(stad, adres)]
    for naam, vraag in tocht.downloads(conn):
        if naam in NAMEN:
            gezien += in_download(stad, naam, vraag)
    keer = Counter(g.naam for g in gezien)
    vergeleken = sum(n for n in keer.values() if n > 1)
    nageteld = tel_na(gezien, Naief(geleverd(huis)))
    telling = f"{len(keer)} namen, {len(gezien)} keer gezegd, {vergeleken} vergeleken"
    telling += f", {nageteld.geteld} namen nageteld"
    record_property("telling", telling)
    assert len(adressen) > 250
    assert vergeleken >= MINSTENS, telling
    assert nageteld.geteld >= NAGETELD, telling
    fout = vergelijk(gezien) + nageteld.fout
    for vraag in tocht.groei_van_stad():
        adres = tocht.adres("groei", vraag)
        op_groei = [g for g in gezien if g.waar == adres]
        uit_csv = tel_na_in_groei(stad, vraag, op_groei)
        assert uit_csv.geteld > 5, adres
        fout += uit_csv.fout
    assert not fout, f"{len(fout)} cijfers spreken elkaar tegen:\n" + "\n".join(fout[:40])
