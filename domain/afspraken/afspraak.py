"""An afspraak as the register holds it: what was agreed, by whom, and how far its period is gone.

Source: docs/register-afspraken.md; of the time docs/definitions.md, "Status of an afspraak":
elapsed counts whole months, and a peildatum is the end of that day. What is counted for an
afspraak is `domain.afspraken.meting`, how it stands is `domain.afspraken.status`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from domain.afspraken.indicatoren import INDICATOREN
from domain.partijen import is_corporatie
from domain.perioden import Periode


def hele_maanden(van: date, tot: date) -> int:
    """Whole months from the begin of `van` to the end of `tot`; 0 where tot is before van."""
    # The end of a day is the begin of the next; on the month's last day that is a new month.
    laatste = tot.toordinal() + 1 >= date.max.toordinal()
    erna = tot if laatste else date.fromordinal(tot.toordinal() + 1)
    maanden = (erna.year - van.year) * 12 + erna.month - van.month
    return max(maanden - (1 if erna.day < van.day else 0), 0)


def lengte_in_maanden(periode: Periode) -> int:
    """The months of a period; a last month that is not whole counts as one, so at least 1."""
    heel = hele_maanden(periode.van, periode.tot)
    korter = date.fromordinal(periode.tot.toordinal() - 1)
    # One day less and still as many whole months: then the last day belongs to a broken month.
    gebroken = heel == 0 or hele_maanden(periode.van, korter) == heel
    return heel + 1 if gebroken else heel


def verstreken_maanden(periode: Periode, peildatum: date) -> int:
    """Whole months gone at the end of the peildatum, from 0 to the length of the period."""
    if peildatum >= periode.tot:
        return lengte_in_maanden(periode)
    return hele_maanden(periode.van, peildatum)


def verstreken_deel(periode: Periode, peildatum: date) -> Fraction:
    """The elapsed part of the period, 0 to 1, in whole months."""
    return Fraction(verstreken_maanden(periode, peildatum), lengte_in_maanden(periode))


def jaren_over(periode: Periode, peildatum: date) -> Fraction:
    """Years left after the peildatum, in whole months; 0 when the period is over.

    Before the period begins all of it is left, no more.
    """
    return Fraction(lengte_in_maanden(periode) - verstreken_maanden(periode, peildatum), 12)


@dataclass(frozen=True)
class Afspraak:
    """One row of `store.schema.tables.afspraak`; field names are its columns.

    doel, doel_max: in `eenheid`, as agreed (per year where rekenwijze is gemiddelde_per_jaar);
    doel_max only for a range; both None where the document gives no number (`doel_tekst` keeps
    its words). van, tot: first and last day, each None where the document gives none.
    partijen: codes, of corporaties, the gemeente and other organisaties. hoort_bij: the afspraak it
    is a part of; never counted again. telt_boven: only what comes on top of this number counts.
    """

    id: str
    indicator: str
    rekenwijze: str
    richting: str
    document: str = ""
    volgorde: int = 0
    hoort_bij: str | None = None
    artikel: str = ""
    thema: str = ""
    titel: str = ""
    betekenis: str = ""
    gemeente: str | None = None
    gebied: str | None = None
    per_gebied: str | None = None
    partijen: tuple[str, ...] = ()
    eenheid: str = "woningen"
    doel: float | None = None
    doel_max: float | None = None
    doel_tekst: str | None = None
    behandeld_als: str | None = None
    binding: str = "inspanning"
    lezing: str = "letterlijk"
    voorwaarde: str | None = None
    van: date | None = None
    tot: date | None = None
    periode_bron: str | None = None
    van_kracht: date | None = None
    vervangt: str | None = None
    telt_soorten: tuple[str, ...] = ()
    telt_duur: tuple[str, ...] = ()
    telt_segment: tuple[str, ...] = ()
    telt_perspectief: str | None = None
    telt_sloop: str | None = None
    telt_boven: float | None = None
    definitie: str | None = None
    beginwaarde: float | None = None
    opmerking: str | None = None
    fictief: bool = False

    @property
    def corporaties(self) -> tuple[str, ...]:
        """The parties whose figures count: a gemeente or a huurdersorganisatie owns no homes."""
        return tuple(p for p in self.partijen if is_corporatie(p))

    @property
    def is_aandeel(self) -> bool:
        """Whether it is a share, in percent."""
        return INDICATOREN[self.indicator].aandeel

    @property
    def periode(self) -> Periode | None:
        """Its days, where both ends are known."""
        return Periode(self.van, self.tot) if self.van and self.tot else None

    @property
    def oordeel_als(self) -> str | None:
        """minimum, maximum, bandbreedte, or None: a streefwaarde nobody said how to judge."""
        if self.richting != "streefwaarde":
            return self.richting
        return self.behandeld_als or ("bandbreedte" if self.doel_max is not None else None)

    @property
    def doel_totaal(self) -> Fraction | None:
        """The target over the whole period, exact: an average per year times the years.

        None without a number, and for an average without begin or end.
        """
        return self._over_de_periode(self.doel)

    @property
    def doel_totaal_max(self) -> Fraction | None:
        """The upper end of a range over the whole period."""
        return self._over_de_periode(self.doel_max)

    def _over_de_periode(self, waarde: float | None) -> Fraction | None:
        if waarde is None:
            return None
        precies = Fraction(Decimal(str(waarde)))
        if self.rekenwijze != "gemiddelde_per_jaar":
            return precies
        return precies * lengte_in_maanden(self.periode) / 12 if self.periode else None


_LIJSTEN = ("partijen", "telt_soorten", "telt_duur", "telt_segment")


def uit_rij(rij: Mapping[str, Any]) -> Afspraak:
    """An Afspraak from a row with the columns of `store.schema.tables.afspraak`.

    Lists are comma-separated text. Columns that are no field are ignored; an absent or empty
    value (None, NaN, NaT) is the field's default. Raises TypeError where id, indicator,
    rekenwijze or richting is missing.
    """
    velden: dict[str, Any] = {}
    for veld in fields(Afspraak):
        waarde = rij.get(veld.name)
        if waarde is None or waarde != waarde:  # noqa: PLR0124 - NaN and NaT differ from themselves
            continue
        if veld.name in _LIJSTEN:
            waarde = tuple(d.strip() for d in str(waarde).split(",") if d.strip())
        elif veld.name in ("van", "tot", "van_kracht") and isinstance(waarde, datetime):
            waarde = waarde.date()
        elif waarde == "" and veld.default is not MISSING:
            continue
        velden[veld.name] = waarde
    return Afspraak(**velden)
