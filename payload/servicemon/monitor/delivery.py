"""Sends rows to the central database from a process of its own: neither a database that hangs nor what its driver says
can do harm."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass

from .guarded import Died, NoAnswer, Report, messages_of
from .row import Row
from .trouble import DatabaseTrouble, describe_trouble


@dataclass(frozen=True)
class Patience:
    """How long each step may take, and after which time no further one is begun; both in seconds."""

    step_seconds: float
    total_seconds: float


# A run that is told to end is killed 20 seconds later.
BEFORE_THE_END = Patience(step_seconds=6, total_seconds=6)


def deliver(
    database: str, rows: Sequence[Row], is_sent: Callable[[list[str]], None], find_patience: Callable[[], Patience]
) -> None:
    """Sends rows, oldest first.

    :param is_sent: told the ids of rows that the database has, as soon as it has them
    :param find_patience: asked anew at each step
    :raises DatabaseTrouble: when not all could be sent, with a sentence that can be shown
    """
    began = time.monotonic()
    sent = 0
    try:
        with closing(
            messages_of(
                lambda report: _insert(database, rows, find_patience().step_seconds, report),
                lambda: find_patience().step_seconds,
            )
        ) as messages:
            for kind, content in messages:
                if kind == "trouble":
                    raise DatabaseTrouble(content)
                is_sent(content)
                sent += len(content)
                if sent < len(rows) and time.monotonic() - began > find_patience().total_seconds:
                    raise DatabaseTrouble("it took too long for all of them")
    except NoAnswer:
        raise DatabaseTrouble("it took too long") from None
    except Died as death:
        raise DatabaseTrouble(f"what sends rows to it ended by itself ({death.exit_code})") from None


def _insert(database: str, rows: Sequence[Row], step_seconds: float, report: Report) -> None:
    # Whatever a driver prints is for nobody.
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    try:
        # Loaded here, so that it costs nothing where no database is named.
        from .database import insert

        for ids in insert(database, rows, step_seconds):
            report(("sent", ids))
    except BaseException as error:
        # Its own text, which may hold the password, ends here.
        report(("trouble", describe_trouble(error)))
