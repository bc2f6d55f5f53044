"""The central database: one table, made when it's missing, into which each row goes once, by its own id."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL
from sqlalchemy.schema import CreateTable

from .row import COLUMNS, Row
from .trouble import DatabaseTrouble

TABLE_NAME = "servicemon_rows"

_TYPES: dict[str, Any] = {
    "text": sqlalchemy.Text,
    "integer": sqlalchemy.BigInteger,
    "real": sqlalchemy.Double,
    "truth": sqlalchemy.Boolean,
    # SQLite has no zones: there it is UTC.
    "time": sqlalchemy.DateTime(timezone=True),
}

_TABLE = sqlalchemy.Table(
    TABLE_NAME,
    sqlalchemy.MetaData(),
    *(
        sqlalchemy.Column(
            name, _TYPES[kind], primary_key=name == "id", nullable=name not in ("id", "run_id", "position")
        )
        for name, kind in COLUMNS.items()
    ),
)

_BATCH = 200
_UNREADABLE = (
    "SERVICEMON_DATABASE is no URL that can be read: write postgresql://user:password@host/database, with %40 for an @ "
    "in the password, %2F for a / and so on"
)
_HOST = re.compile(r"[A-Za-z0-9._:/-]+")
_TLS_MODES = ("require", "verify-ca", "verify-full")
# Two regions may make the table at the same time, which PostgreSQL's IF NOT EXISTS alone doesn't allow.
_LOCK = 0x73657276


def insert(database: str, rows: Sequence[Row], step_seconds: float) -> Iterator[list[str]]:
    """Inserts rows, each if its id isn't there yet; gives the ids of each batch once it's committed, the first empty.

    :param database: an SQLAlchemy URL of PostgreSQL or SQLite
    :param step_seconds: how long connecting or a statement may take
    :raises Exception: of a driver; only `describe_trouble` may show it
    """
    url = _parse_url(database)
    arguments = _connect_arguments(url, step_seconds)
    engine = sqlalchemy.create_engine(
        url, connect_args=arguments, poolclass=sqlalchemy.pool.NullPool, hide_parameters=True
    )
    statement = _insert_statement(url)
    with engine.connect() as connection:
        _ensure_table(connection, step_seconds)
        yield []
        for batch in _batches(rows):
            with connection.begin():
                _limit_statements(connection, step_seconds)
                connection.execute(statement, [_parameters(row) for row in batch])
            yield [str(row["id"]) for row in batch]


def _parse_url(text: str) -> URL:
    try:
        url = sqlalchemy.make_url(text)
    except Exception:
        raise DatabaseTrouble(_UNREADABLE) from None
    backend = url.drivername.split("+")[0]
    if backend == "sqlite":
        return url.set(drivername="sqlite")
    if backend not in ("postgresql", "postgres"):
        raise DatabaseTrouble(
            "SERVICEMON_DATABASE names neither PostgreSQL nor SQLite: begin it with postgresql:// or sqlite:///"
        )
    hosts = _list_hosts(url)
    if not all(map(_HOST.fullmatch, hosts)):
        # Half of a password, perhaps, which must not be asked of a name server.
        raise DatabaseTrouble(_UNREADABLE)
    if not hosts:
        raise DatabaseTrouble("SERVICEMON_DATABASE names no host: write postgresql://user:password@host/database")
    url = url.set(drivername="postgresql+psycopg")
    if all(map(_is_loopback, hosts)) or url.query.get("sslmode") in _TLS_MODES:
        return url
    return url.update_query_dict({"sslmode": "require"})


def _list_hosts(url: URL) -> list[str]:
    """All that libpq may connect to: both forms may list several, and an address goes before a name."""
    given = [url.host or "", *(url.normalized_query.get("host", ())), *(url.normalized_query.get("hostaddr", ()))]
    return [host for text in given for host in text.split(",") if host]


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        # A path is a socket of this machine.
        return host == "localhost" or host.startswith("/")


def _connect_arguments(url: URL, step_seconds: float) -> dict[str, Any]:
    if url.drivername == "sqlite":
        return {"timeout": step_seconds / 2}
    # Poolers between us and the server may know no prepared statements.
    return {"connect_timeout": max(2, int(step_seconds / 2)), "prepare_threshold": None}


def _insert_statement(url: URL) -> Any:
    make = sqlite.insert if url.drivername == "sqlite" else postgresql.insert
    # By name: where the id isn't unique, it has to fail rather than double a row.
    return make(_TABLE).on_conflict_do_nothing(index_elements=["id"])


def _ensure_table(connection: sqlalchemy.Connection, step_seconds: float) -> None:
    with connection.begin():
        _limit_statements(connection, step_seconds)
        if sqlalchemy.inspect(connection).has_table(TABLE_NAME):
            return
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        connection.execute(CreateTable(_TABLE, if_not_exists=True))


def _limit_statements(connection: sqlalchemy.Connection, step_seconds: float) -> None:
    if connection.dialect.name == "postgresql":
        # For this transaction: what the server is told for a session, a pooler may give to another.
        connection.exec_driver_sql(f"SET LOCAL statement_timeout = {int(step_seconds * 1000 * 0.8)}")


def _parameters(row: Row) -> dict[str, Any]:
    return {
        name: datetime.fromisoformat(str(value)) if COLUMNS[name] == "time" and value is not None else value
        for name, value in row.items()
    }


def _batches(rows: Sequence[Row]) -> Iterable[Sequence[Row]]:
    return (rows[start : start + _BATCH] for start in range(0, len(rows), _BATCH))
