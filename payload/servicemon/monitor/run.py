"""A run: asks each service in turn, keeps each row, sends what the database lacks, and says what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timezone
from itertools import count

from .ask import ask
from .cones import Cone
from .delivery import BEFORE_THE_END, Patience, deliver
from .ending import Ending
from .results import PENDING, Results
from .row import Row, describe_failure, make_row
from .services import Service
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


def run(settings: Settings, services: Sequence[Service], cones: list[Cone], ending: Ending) -> int:
    """Gives the exit code: 1 when queries failed as SERVICEMON_FAIL_WHEN says, or results can't be written; else 0."""
    print(
        f"{settings.origin.region}: asking {_counted(len(services), 'service')} "
        f"for {_counted(len(cones), 'cone')} each; run {settings.origin.run_id}"
    )
    with closing(Waiting(settings.waiting)) as waiting:
        this = _Run(settings, waiting, Results(settings.results), ending)
        tallies = _ask_all(this, services, cones)
        # Before anything is sent: however that ends, what is known lies there.
        _write_results(this, tallies, sent=0)
        sent, trouble = _send(this)
        kept = _write_results(this, tallies, sent)
        print(f"database: {_describe_delivery(this, sent, trouble, kept)}")
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
    limit_seconds = this.settings.query_limit_seconds
    for values in ask(service, cones, limit_seconds=limit_seconds, log=this.results.log, ending=this.ending):
        row = make_row(this.settings.origin, service, find_position(), values)
        if this.settings.database is not None:
            this.waiting.keep(row)
        this.results.add_row(row)
        rows.append(row)
    return rows


def _send(this: _Run) -> tuple[int, DatabaseTrouble | None]:
    """Gives how many rows the database has got, and why not all, if so."""
    if this.settings.database is None:
        return 0, None
    sent: list[str] = []
    step = this.settings.database_limit_seconds

    def note(ids: list[str]) -> None:
        this.waiting.forget(ids)
        sent.extend(ids)

    def find_patience() -> Patience:
        return BEFORE_THE_END if this.ending.is_told() else Patience(step_seconds=step, total_seconds=3 * step)

    try:
        deliver(this.settings.database, this.waiting.list_rows(), note, find_patience)
    except DatabaseTrouble as trouble:
        return len(sent), trouble
    return len(sent), None


def _write_results(this: _Run, tallies: Sequence[Tally], sent: int) -> int:
    """Gives how many of the rows that wait are in pending.csv."""
    rows = this.waiting.list_rows()
    kept = this.results.write_pending(rows)
    delivered = Delivered(sent=sent, waiting=len(rows), since=this.waiting.find_since())
    this.results.write_summary(make_summary(tallies, delivered, datetime.now(timezone.utc)))
    return kept


def _describe_delivery(this: _Run, sent: int, trouble: DatabaseTrouble | None, kept: int) -> str:
    waiting, since = len(this.waiting.list_rows()), this.waiting.find_since()
    if this.settings.database is None:
        begin = "SERVICEMON_DATABASE names none, so this run's rows are in its results alone"
    else:
        begin = f"{f'{trouble}; ' if trouble else ''}{_counted(sent, 'row')} sent"
    if since is None:
        return begin
    which = "" if kept == waiting else f"the newest {kept} of them "
    return (
        f"{begin}; {waiting} waiting on this machine for its next run, the first since {since:%Y-%m-%dT%H:%M:%SZ}, "
        f"{which}also in {PENDING}"
    )


def _judge(this: _Run, tallies: Sequence[Tally]) -> int:
    fail_when = this.settings.fail_when
    has_failed = is_failure(tallies, fail_when) or not this.results.is_whole
    queries, failures = sum(one.queries for one in tallies), sum(one.failures for one in tallies)
    verdict = "failed" if has_failed else "ok"
    print(f"{verdict}: {_counted(queries, 'query')}, {failures} failed; SERVICEMON_FAIL_WHEN is {fail_when}")
    return 1 if has_failed else 0


def _describe(one: Tally, rows: Sequence[Row]) -> str:
    name = f"{one.service.base_name} ({one.service.group})"
    if not rows:
        return f"{name}: not asked any more, since the run is to end"
    median, slow = find_median(one), find_95th(one)
    seconds = "" if median is None or slow is None else f", median {median:.3f} s, 95% within {slow:.3f} s"
    failed = [row for row in rows if not row["succeeded"]]
    why = f"; the first failure: {describe_failure(failed[0])}" if failed else ""
    counts = f"{_counted(one.queries, 'query')}, {one.failures} failed, {_counted(one.table_rows, 'row')}"
    return f"{name}: {counts}{seconds}{why}"


def _counted(count_of: int, noun: str) -> str:
    plural = f"{noun.removesuffix('y')}ies" if noun.endswith("y") else f"{noun}s"
    return f"{count_of} {noun if count_of == 1 else plural}"
