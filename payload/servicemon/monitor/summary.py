"""A run in numbers: summary.json, which the action shows as a table."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from .row import Row
from .services import Service


@dataclass(frozen=True)
class Tally:
    """What came of a service. Its seconds are those of the queries that succeeded, in ascending order."""

    service: Service
    queries: int
    failures: int
    table_rows: int
    seconds: tuple[float, ...]


@dataclass(frozen=True)
class Delivered:
    """What the database has got in this run, and what waits for it afterwards."""

    sent: int = 0
    waiting: int = 0
    since: datetime | None = None


def tally(service: Service, rows: Sequence[Row]) -> Tally:
    """Counts the rows of one service."""
    good = [row for row in rows if row["succeeded"]]
    return Tally(
        service=service,
        queries=len(rows),
        failures=len(rows) - len(good),
        table_rows=sum(row["num_rows"] for row in good if isinstance(row["num_rows"], int)),
        seconds=tuple(sorted(row["query_total_dur"] for row in good if isinstance(row["query_total_dur"], float))),
    )


def find_median(tally: Tally) -> float | None:
    """In seconds."""
    return statistics.median(tally.seconds) if tally.seconds else None


def find_95th(tally: Tally) -> float | None:
    """In seconds: the least that 95 of 100 queries don't exceed."""
    return tally.seconds[math.ceil(0.95 * len(tally.seconds)) - 1] if tally.seconds else None


def make_summary(tallies: Sequence[Tally], delivered: Delivered, now: datetime) -> dict[str, Any]:
    """Gives what summary.json holds."""
    metrics: dict[str, float] = {"rows_sent_count": delivered.sent, "rows_waiting_count": delivered.waiting}
    if delivered.since is not None:
        metrics["longest_wait_seconds"] = max(0, round((now - delivered.since).total_seconds()))
    return {"metrics": metrics, "items": [_item(one) for one in tallies]}


def is_failure(tallies: Sequence[Tally], fail_when: str) -> bool:
    """Whether the run is to fail. A service that couldn't be asked any more counts as failed."""
    if fail_when == "never":
        return False
    if fail_when == "any":
        return any(one.failures > 0 or one.queries == 0 for one in tallies)
    return all(one.failures == one.queries for one in tallies)


def _item(one: Tally) -> dict[str, Any]:
    seconds = {"median_seconds": find_median(one), "p95_seconds": find_95th(one)}
    return {
        "name": one.service.base_name,
        "group": one.service.group,
        "queries_count": one.queries,
        "failures_count": one.failures,
        "rows_count": one.table_rows,
        **{key: round(value, 3) for key, value in seconds.items() if value is not None},
    }
