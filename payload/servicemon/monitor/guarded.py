"""Does something in a process of its own, which is killed when it takes too long: what hangs ends in no other way."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Generator
from multiprocessing.connection import Connection, wait
from typing import Any

from .ending import Ending

# A fork has all modules loaded already: ServiceMon's take one to two seconds.
_FORK = multiprocessing.get_context("fork")

Report = Callable[[Any], None]


class NoAnswer(Exception):
    """The process said nothing within its limit, and was killed."""


class ToldToEnd(Exception):
    """The run was told to end meanwhile, and the process was killed."""


class Died(Exception):
    """The process ended by itself, and not well: by an exit code, or below 0 by a signal."""

    def __init__(self, exit_code: int) -> None:
        super().__init__(exit_code)
        self.exit_code = exit_code


def messages_of(
    task: Callable[[Report], None], limit_seconds: Callable[[], float], ending: Ending | None = None
) -> Generator[Any, None, None]:
    """Runs a task in a process of its own, and gives what it reports, as it comes; leaves no process behind.

    :param limit_seconds: how long it may take to the next report, or to its end; asked anew each time
    :param ending: ends the process as well; without it, it goes on when the run is told to end
    :raises NoAnswer: when the limit is over
    :raises ToldToEnd: when the run is told to end
    :raises Died: when the process ends with another exit code than 0
    """
    receiver, sender = _FORK.Pipe(duplex=False)
    process = _FORK.Process(target=_work, args=(task, sender), daemon=True)
    process.start()
    # The process has the only other end: when it is gone, so is that.
    sender.close()
    try:
        while True:
            ready = wait([receiver] if ending is None else [receiver, ending.socket], limit_seconds())
            if receiver not in ready:
                raise ToldToEnd if ready else NoAnswer
            try:
                message = receiver.recv()
            except EOFError:
                break
            yield message
        process.join(limit_seconds())
        if process.exitcode != 0:
            raise Died(process.exitcode if process.exitcode is not None else -signal.SIGKILL)
    finally:
        process.kill()
        process.join()
        receiver.close()


def ignore_ending() -> None:
    """Lets this process live on when all are told to end: the run ends it, once it has taken what was reported."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)


def _work(task: Callable[[Report], None], sender: Connection) -> None:
    ignore_ending()
    task(sender.send)
