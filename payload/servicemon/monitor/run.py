"""A run: asks each service in turn, keeps each row, sends what the database lacks, and says what came of it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timezone
from itertools import count
from pathlib import Path

from .ask import ask
from .cones import Cone, read_cones
from .delivery import BEFORE_THE_END, USUAL, deliver
from .ending import Ending
from .results import PENDING, Results
from .row import Row, describe_failure, make_row
from .services import Service, read_services
from .settings import Settings
from .summary import Delivered, Tally, find_95th, find_median, is_failure, make_summary, tally
from .trouble import DatabaseTrouble
from .waiting import Waiting


@dataclass(frozen=True)
class _Run:
    """What all steps of a run share."""

    settings: Settings
    waiting: Waiting
    results: Results
    ending: Ending


def run(settings: Settings, ending: Ending) -> int:
    """Gives the exit code: 1 when queries failed as SERVICEMON_FAIL_WHEN says, or results can't be written; else 0.

    :raises Problem: when services or cones can't be read
    """
    services = read_services(settings.files, settings.tap_modes)
    cones = read_cones(settings.files)
    origin = settings.origin
    print(f"{origin.region}: asking {len(services)} services, each for {len(cones)} cones; run {origin.run_id}")
    with closing(Waiting(settings.waiting)) as waiting:
        this = _Run(settings, waiting, Results(settings.results), ending)
        tallies = _ask_all(this, services, cones)
        # Before anything is sent: however that ends, what is known lies there.
        _write_results(this, tallies, sent=0)
        sent = _send(this)
        _write_results(this, tallies, sent)
    return _judge(this, tallies)


def _ask_all(this: _Run, services: Sequence[Service], cones: list[Cone]) -> list[Tally]:
    tallies: list[Tally] = []
    positions = count(1)
    for service in services:
        rows = [] if this.ending.is_told() else _ask(this, service, cones, lambda: next(positions))
        tallies.append(tally(service, rows))
        print(_describe(tallies[-1], rows))
    return tallies


def _ask(this: _Run, service: Service, cones: list[Cone], find_position: Callable[[], int]) -> list[Row]:
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="servicemon-", ignore_cleanup_errors=True) as folder:
        for values in ask(
            service,
            cones,
            limit_seconds=this.settings.limit_seconds,
            folder=Path(folder),
            log=this.results.log,
            ending=this.ending,
        ):
            row = make_row(this.settings.origin, service, find_position(), values)
            if this.settings.database is not None:
                this.waiting.keep(row)
            this.results.add_row(row)
            rows.append(row)
    return rows


def _send(this: _Run) -> int:
    """Gives how many rows the database has got."""
    rows = this.waiting.list_rows()
    if this.settings.database is None:
        print("database: SERVICEMON_DATABASE names none, so rows are in the results alone")
        return 0
    sent: list[str] = []

    def note(ids: list[str]) -> None:
        this.waiting.forget(ids)
        sent.extend(ids)

    try:
        deliver(this.settings.database, rows, note, lambda: BEFORE_THE_END if this.ending.is_told() else USUAL)
        print(f"database: {len(sent)} rows sent, none waits")
    except DatabaseTrouble as trouble:
        since = this.waiting.find_since()
        print(
            f"database: {trouble}; {len(sent)} rows sent, {len(rows) - len(sent)} wait on this machine for its next run"
            f"{f', the first since {since:%Y-%m-%dT%H:%M:%SZ}' if since else ''}, and are in {PENDING}"
        )
    return len(sent)


def _write_results(this: _Run, tallies: Sequence[Tally], sent: int) -> None:
    rows = this.waiting.list_rows()
    this.results.write_pending(rows)
    delivered = Delivered(sent=sent, waiting=len(rows), since=this.waiting.find_since())
    this.results.write_summary(make_summary(tallies, delivered, datetime.now(timezone.utc)))


def _judge(this: _Run, tallies: Sequence[Tally]) -> int:
    fail_when = this.settings.fail_when
    has_failed = is_failure(tallies, fail_when) or not this.results.is_whole
    queries, failures = sum(one.queries for one in tallies), sum(one.failures for one in tallies)
    print(
        f"{'failed' if has_failed else 'ok'}: {queries} queries, {failures} failed; SERVICEMON_FAIL_WHEN is {fail_when}"
    )
    return 1 if has_failed else 0


def _describe(one: Tally, rows: Sequence[Row]) -> str:
    name = f"{one.service.base_name} ({one.service.group})"
    if not rows:
        return f"{name}: not asked any more, since the run is to end"
    median, slow = find_median(one), find_95th(one)
    seconds = "" if median is None or slow is None else f", median {median:.3f} s, 95% within {slow:.3f} s"
    failed = [row for row in rows if not row["succeeded"]]
    why = f"; the first failure: {describe_failure(failed[0])}" if failed else ""
    return f"{name}: {one.queries} queries, {one.failures} failed, {one.table_rows} rows{seconds}{why}"
