"""Opens somebody's database for reading only, by an address whose secrets are not in the file."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from sqlalchemy import URL, Connection, NullPool, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from loaders.bronnen.contract import BronFout
from loaders.bronnen.geheim import Geheimen, is_geheel, is_verwijzing

# dialect: (the driver we use, what to install for it)
DRIVERS = {
    "postgresql": ("postgresql+psycopg", "psycopg[binary]"),
    "mssql": ("mssql+pyodbc", "pyodbc en de ODBC-driver van Microsoft"),
}
VERWACHT = '"env:NAAM", of een adres als "postgresql+psycopg://lezer:${WACHTWOORD}@server/db"'
# Parts of an address in which a password can hide.
_GEHEIM = ("pass", "pwd", "secret", "token", "odbc_connect", "service", "sslkey")
# One moment for all queries. SQL Server would lock rows for it, in a database that is at work.
_ISOLATIE = {"postgresql": "REPEATABLE READ", "mssql": "READ COMMITTED"}
_WEG = 30  # seconds of silence after which a server that is gone is given up


def bezwaar_url(tekst: object) -> str | None:
    """Why this address cannot stand in the file (Dutch), None where it can. Never repeats it."""
    if not isinstance(tekst, str) or not tekst.strip():
        return "is geen adres van een database"
    if is_geheel(tekst):
        return None
    try:
        url = make_url(tekst)
    except (ArgumentError, ValueError):
        return "is geen adres van een database"
    if url.get_backend_name() not in DRIVERS:
        return f"noemt een database die we niet kennen; we kennen {' en '.join(DRIVERS)}"
    vraag = [w for k, w in url.normalized_query.items() if any(g in k.casefold() for g in _GEHEIM)]
    los = [url.password or "", *(w for deel in vraag for w in deel)]
    if any(w and not is_verwijzing(str(w)) for w in los):
        return (
            "heeft een wachtwoord in het bestand zelf; zet het in de omgeving en schrijf hier "
            "${NAAM}, zonder iets eromheen"
        )
    return None


def maak_url(tekst: str, geheimen: Geheimen) -> URL:
    """The address with its secrets. Raises KanNiet, BronFout."""
    try:
        if is_geheel(tekst):
            url = make_url(geheimen.vul(tekst))
        else:
            # Part by part: a password with an @ would else change what the address means.
            url = make_url(tekst)
            url = url.set(
                username=url.username and geheimen.vul(url.username),
                password=url.password and geheimen.vul(str(url.password)),
                host=url.host and geheimen.vul(url.host),
                database=url.database and geheimen.vul(url.database),
                query={
                    k: tuple(geheimen.vul(w) for w in ww) for k, ww in url.normalized_query.items()
                },
            )
    except (ArgumentError, ValueError):
        raise BronFout(
            "De omgevingsvariabele van url is geen adres van een database. Verwacht: "
            "postgresql+psycopg://gebruiker:wachtwoord@server/database."
        ) from None
    geheimen.onthoud(str(url.password) if url.password else None)
    for naam, waarden in url.normalized_query.items():
        if any(g in naam.casefold() for g in _GEHEIM):
            for waarde in waarden:
                geheimen.onthoud(waarde)
    naam = url.get_backend_name()
    if naam not in DRIVERS:
        raise BronFout(f"url noemt de database '{naam}'. We kennen {' en '.join(DRIVERS)}.")
    return url.set(drivername=DRIVERS[naam][0])


@contextlib.contextmanager
def verbind(url: URL, verbindtijd: int, tijdslimiet: int) -> Iterator[Connection]:
    """A connection that only reads; in PostgreSQL all queries see one moment. Raises BronFout.

    verbindtijd, tijdslimiet: seconds to connect, and for one step of a query.
    """
    naam = url.get_backend_name()
    postgres = naam == "postgresql"
    try:
        motor = create_engine(url, poolclass=NullPool, connect_args=_argumenten(naam, verbindtijd))
    except (ModuleNotFoundError, NoSuchModuleError):
        raise BronFout(
            f"Voor een database van de soort {naam} is {DRIVERS[naam][1]} nodig, en dat is hier "
            "niet geinstalleerd."
        ) from None
    if not postgres:
        # pyodbc: seconds for each query, set on the connection itself.
        event.listen(motor, "connect", lambda dbapi, _: setattr(dbapi, "timeout", tijdslimiet))
    try:
        with motor.connect() as ruw:
            conn = ruw.execution_options(
                isolation_level=_ISOLATIE[naam],
                **({"postgresql_readonly": True} if postgres else {}),
            )
            if postgres:
                conn.execute(
                    text("SELECT set_config('statement_timeout', :ms, true)"),
                    {"ms": str(tijdslimiet * 1000)},
                )
            yield conn
            conn.rollback()
    finally:
        motor.dispose()


def _argumenten(naam: str, verbindtijd: int) -> dict[str, Any]:
    if naam != "postgresql":
        return {"timeout": verbindtijd, "readonly": True}
    return {
        "connect_timeout": verbindtijd,
        "application_name": "woonsaldo",
        # A server that vanishes without a word is noticed in a minute, not in two hours.
        "keepalives_idle": _WEG,
        "keepalives_interval": _WEG // 3,
        "keepalives_count": 3,
        "tcp_user_timeout": _WEG * 2000,
    }
