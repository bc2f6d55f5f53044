"""What is wrong with a database, in sentences of our own: a driver's may hold the address, the user or the password."""

from __future__ import annotations

import re

# By SQLSTATE, whole or its class: https://www.postgresql.org/docs/current/errcodes-appendix.html
_STATES = {
    "28": "it refuses our user or password",
    "3D": "it has no database of this name",
    "42501": "it doesn't let our user write: grant INSERT and SELECT on the table, and CREATE where it's to be made",
    "3F": "it doesn't let our user write: grant INSERT and SELECT on the table, and CREATE where it's to be made",
    "25006": "it's read-only",
    "42": "its table has another form than ours: rename that table, or name another database",
    "22": "its table has another form than ours: rename that table, or name another database",
    "23": "its table has another form than ours: rename that table, or name another database",
    "53100": "its disk is full",
    "53300": "it has no connection free",
    "53": "it's short of resources",
    "55P03": "its table is locked",
    "57014": "it took too long",
    "57": "it's starting or shutting down",
    "08": "the connection was lost",
}

# By what libpq and SQLite say where there is no SQLSTATE, in this order.
_PHRASES = {
    r"password authentication failed|no password supplied|no pg_hba\.conf entry|role .* does not exist": _STATES["28"],
    r"database .* does not exist": _STATES["3D"],
    r"does not support SSL": "it offers no TLS, which every host but this machine itself has to",
    r"certificate|SSL error": "its certificate isn't trusted",
    r"the database system is|terminating connection|shutting down": _STATES["57"],
    r"too many (clients|connections)|connection slots": _STATES["53300"],
    r"translate host name|[Nn]ame or service not known|resolve host|failure in name": "its host is unknown",
    r"Connection refused|No route to host|Network is unreachable|No such file or directory": "nothing answers there",
    r"timeout expired|timed out": "it took too long",
    r"connection .*closed|server closed|consuming input failed|connection is lost": _STATES["08"],
    r"unable to open database file": "its file can't be opened: its folder must be there, and ours to write",
    r"readonly database": _STATES["25006"],
    r"disk is full": _STATES["53100"],
    r"database is locked": "another program has locked it",
    r"file is not a database|malformed": "its file is none of SQLite's",
    r"has no column|no such column|ON CONFLICT clause|constraint failed|values for": _STATES["42"],
}


class DatabaseTrouble(Exception):
    """A sentence that can be shown to anybody."""


def describe_trouble(error: BaseException) -> str:
    """Gives the sentence for whatever a database's driver raised; nothing of the error's own text."""
    if isinstance(error, DatabaseTrouble):
        return str(error)
    origin = getattr(error, "orig", None) or error
    state = getattr(origin, "sqlstate", None) or ""
    for known in (state, state[:2]):
        if known and known in _STATES:
            return _STATES[known]
    text = str(origin)
    for phrase, sentence in _PHRASES.items():
        if re.search(phrase, text):
            return sentence
    return (
        f"it failed with {type(origin).__name__}{f', SQLSTATE {state}' if re.fullmatch('[0-9A-Z]{5}', state) else ''}"
    )
