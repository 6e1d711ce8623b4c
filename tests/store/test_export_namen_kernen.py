"""The names of the download kernen are those of the page."""

from store.exports.cijfernamen.kernen import NAMEN
from store.exports.kernen import KOLOMMEN

RIJ = {
    "gemeentecode": "GM1904", "code": "GM1904", "peildatum": "2023-12-31", "ouder": "",
    "peildatum_sociaal": "2023-12-31", "definitie": "sociaal_bezit_corporatie", "doel": "30.0",
    "nieuwbouwaandeel": "40.0",
}  # fmt: skip


def test_namen_van_de_kolommen() -> None:
    van = NAMEN["kernen"]
    assert set(van) <= set(KOLOMMEN)
    definitie = "definitie=sociaal_bezit_corporatie"
    assert str(van["opgave_zonder_bouw"](RIJ)) == f"nodig|GM1904|2023-12-31||{definitie}|t=30"
    assert str(van["opgave_totaal"](RIJ)) == f"bouw|GM1904|2023-12-31||{definitie}|n=40|t=30"
    wijk = RIJ | {"code": "WK190402", "ouder": "GM1904", "peildatum_sociaal": "2022-12-31"}
    assert str(van["sociaal"](wijk)) == f"sociaal|GM1904:WK190402|2022-12-31||{definitie}"
    rest = RIJ | {"code": "", "ouder": "GM1904"}
    assert str(van["woningen"](rest)) == f"woningen|GM1904:overig@GM1904|2023-12-31||{definitie}"
