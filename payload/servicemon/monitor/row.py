"""A row: what came of one query, with where and when; the same in the database, in files, and while it waits."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime, timezone
from typing import Any

from .cones import Cone
from .services import Service
from .settings import Origin

Value = str | int | float | bool | None
Row = dict[str, Value]

# Each column with what it holds: ours, and then ServiceMon's in lower case. Times are ISO 8601 in UTC.
COLUMNS: dict[str, str] = {
    "id": "text",
    "run_id": "text",
    "position": "integer",
    "fleet": "text",
    "region": "text",
    "zone": "text",
    "instance_id": "text",
    "slot": "time",
    "tap_mode": "text",
    "succeeded": "truth",
    "name": "text",
    "start_time": "time",
    "end_time": "time",
    "do_query_dur": "real",
    "stream_to_file_dur": "real",
    "query_total_dur": "real",
    **{f"extra_dur{n}_{what}": kind for n in range(8) for what, kind in (("name", "text"), ("value", "real"))},
    "base_name": "text",
    "service_type": "text",
    "ra": "real",
    "dec": "real",
    "sr": "real",
    "adql": "text",
    "other_params": "text",
    "access_url": "text",
    "errmsg": "text",
    "status": "integer",
    "size": "integer",
    "num_rows": "integer",
    "num_columns": "integer",
}

# ServiceMon's errmsg of a query without an error.
_NO_ERROR = ":"
_LONGEST_TEXT = 4000


def make_row(origin: Origin, service: Service, position: int, values: Mapping[str, Any]) -> Row:
    """Gives the row of a query.

    :param position: its place in the run, from 1; with the run's id it is the row's own id
    :param values: ServiceMon's, by its own names; its times are UTC without saying so
    """
    theirs = {key.lower(): value for key, value in values.items()}
    row: Row = {
        "id": f"{origin.run_id}/{position}",
        "run_id": origin.run_id,
        "position": position,
        "fleet": origin.fleet,
        "region": origin.region,
        "zone": origin.zone,
        "instance_id": origin.instance_id,
        "slot": None if origin.slot is None else origin.slot.astimezone(timezone.utc).isoformat(),
        "tap_mode": service.tap_mode,
        # HTTP 500 with a good table is no error to ServiceMon.
        "succeeded": theirs.get("errmsg") == _NO_ERROR and theirs.get("status") == 200,
    }
    return {column: _clean(row.get(column, theirs.get(column)), COLUMNS[column]) for column in COLUMNS}


def cut_off_values(service: Service, cone: Cone, began: datetime, ended: datetime, reason: str) -> dict[str, Any]:
    """What ServiceMon would have said of a query that it couldn't end."""
    place = (cone.ra, cone.dec, cone.radius)
    return {
        "name": f"{service.base_name}_{service.group}_{cone.ra}_{cone.dec}_{cone.radius}",
        "start_time": began.isoformat(),
        "end_time": ended.isoformat(),
        "base_name": service.base_name,
        "service_type": service.service_type,
        "RA": cone.ra,
        "DEC": cone.dec,
        "SR": cone.radius,
        "ADQL": " ".join(service.adql.format(*place).split()),
        "access_url": service.access_url.format(*place) if service.service_type == "xcone" else service.access_url,
        "errmsg": f"{_NO_ERROR}{reason}",
    }


def parse_cell(text: str, column: str) -> Value:
    """The value of a cell of pending.csv. Raises ValueError when it has none of the column's kind."""
    return None if text == "" else _PARSERS[COLUMNS[column]](text)


def describe_failure(row: Row) -> str:
    """Why a query failed, on one short line: the first exception that ServiceMon tells of, or the HTTP status."""
    said = " ".join(str(row["errmsg"] or "").removeprefix(_NO_ERROR).split())
    if not said:
        return f"HTTP {row['status']}"
    # Before it stands the service, and after it what follows from it.
    first = re.search(r"\b(?:[A-Z]\w*(?:Error|Exception|Timeout)|E\d\d)(?:\(|: ).*", said)
    text = re.split(r"Query error for cone|In \S+, error reading", first.group() if first else said)[0]
    # requests puts the true reason last.
    text = text.split("(Caused by ")[-1].strip()
    return text if len(text) <= 160 else f"{text[:159]}…"


def _clean(value: Any, kind: str) -> Value:
    if value is None or value == "" or value == {}:
        return None
    if kind == "time":
        moment = datetime.fromisoformat(str(value))
        return (moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)).isoformat()
    # A database takes neither a NUL nor half of a character.
    text = str(value).replace("\0", "").encode("utf-8", "replace").decode() if kind == "text" else value
    return text[:_LONGEST_TEXT] if isinstance(text, str) else text


def _parse_truth(text: str) -> bool:
    if text not in ("True", "False"):
        raise ValueError(text)
    return text == "True"


def _parse_time(text: str) -> str:
    return datetime.fromisoformat(text).isoformat()


_PARSERS: dict[str, Callable[[str], Value]] = {
    "text": str,
    "integer": int,
    "real": float,
    "truth": _parse_truth,
    "time": _parse_time,
}
