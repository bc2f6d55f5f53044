"""What a run is told by its environment, checked: the action's own variables, and those of run.env and run.secrets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from .problem import Problem

FAIL_WHEN = ("never", "all", "any")
TAP_MODES = {"both": ("sync", "async"), "sync": ("sync",), "async": ("async",)}

# ServiceMon itself waits 120 seconds for an asynchronous job.
_QUERY_LIMIT_SECONDS = 150
_DATABASE_LIMIT_SECONDS = 20


@dataclass(frozen=True)
class Origin:
    """Where and for what a row was measured; the region is what the action says, never what the machine's name is."""

    fleet: str
    region: str
    zone: str
    instance_id: str
    run_id: str
    slot: datetime | None


@dataclass(frozen=True)
class Settings:
    """All that a run is told."""

    origin: Origin
    files: Path
    results: Path
    # Where rows wait for the database between runs.
    waiting: Path
    # An SQLAlchemy URL with its password: it is never to be shown.
    database: str | None = field(repr=False)
    fail_when: str
    tap_modes: tuple[str, ...]
    # How long a query may take before its service is given up, and how long each step with the database.
    query_limit_seconds: float
    database_limit_seconds: float


def read_settings(environ: Mapping[str, str], place: Path) -> Settings:
    """Gives the settings of a run.

    :param place: the folder that setup.sh has installed into
    :raises Problem: with a line for each variable that is missing or wrong
    """
    problems: list[str] = []

    def required(name: str) -> str:
        value = environ.get(name, "")
        if not value:
            problems.append(f"{name}: not set, expected what the action sets for every run: start this by mode run")
        return value

    def one_of(name: str, known: tuple[str, ...], default: str) -> str:
        value = environ.get(name) or default
        if value not in known:
            problems.append(
                f"{name}: found {value!r}, expected {_listed(known)}: change it in run.env of the fleet file"
            )
            return default
        return value

    def seconds(name: str, default: float) -> float:
        value = environ.get(name) or str(default)
        if not value.isdecimal() or not 1 <= int(value) <= 3600:
            problems.append(f"{name}: found {value!r}, expected whole seconds from 1 to 3600: change it in run.env")
            return default
        return float(value)

    settings = Settings(
        origin=Origin(
            fleet=required("SERVICEMON_FLEET"),
            region=required("SERVICEMON_REGION"),
            zone=environ.get("SERVICEMON_ZONE", ""),
            instance_id=environ.get("SERVICEMON_INSTANCE_ID", ""),
            run_id=required("SERVICEMON_RUN_ID"),
            slot=_slot(environ.get("SERVICEMON_SLOT", ""), problems),
        ),
        files=Path(required("SERVICEMON_FILES")),
        results=Path(required("SERVICEMON_RESULTS")),
        waiting=Path(environ.get("SERVICEMON_WAITING") or place / "waiting"),
        # Parameters that were made of files tend to end with a line end.
        database=environ.get("SERVICEMON_DATABASE", "").strip() or None,
        fail_when=one_of("SERVICEMON_FAIL_WHEN", FAIL_WHEN, "all"),
        tap_modes=TAP_MODES[one_of("SERVICEMON_TAP_MODE", tuple(TAP_MODES), "both")],
        query_limit_seconds=seconds("SERVICEMON_QUERY_LIMIT", _QUERY_LIMIT_SECONDS),
        database_limit_seconds=seconds("SERVICEMON_DATABASE_LIMIT", _DATABASE_LIMIT_SECONDS),
    )
    if problems:
        raise Problem(*problems)
    return settings


def _slot(text: str, problems: list[str]) -> datetime | None:
    if not text:
        return None
    try:
        # Python 3.10 doesn't know the Z.
        slot = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        slot = None
    if slot is None or slot.tzinfo is None:
        problems.append(f"SERVICEMON_SLOT: found {text!r}, expected a time such as 2026-11-29T06:30:00Z, or nothing")
    return slot


def _listed(words: tuple[str, ...]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"
