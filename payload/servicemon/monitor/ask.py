"""Asks one service for all cones, by ServiceMon, within a limit for each query."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from servicemon.query_runner import sm_query

from .cones import Cone
from .ending import Ending
from .guarded import Died, NoAnswer, Report, ToldToEnd, messages_of
from .row import cut_off_values
from .services import Service
from .writer import NAME, RunWriter


def ask(
    service: Service, cones: list[Cone], *, limit_seconds: float, log: Path, ending: Ending
) -> Iterator[dict[str, Any]]:
    """Gives ServiceMon's values of each query, as they come, in the order of the cones. A query that is cut off has
    values too, those of a failure, and is the last: a service that doesn't answer isn't asked for what is left.

    :param log: the file that takes what ServiceMon prints
    """
    given = 0
    began = datetime.now(timezone.utc)
    try:
        with TemporaryDirectory(prefix="servicemon-", ignore_cleanup_errors=True) as folder:
            for values in messages_of(
                lambda report: _run_servicemon(service, cones, Path(folder), log, report), lambda: limit_seconds, ending
            ):
                yield values
                given += 1
                began = datetime.now(timezone.utc)
        reason = "ServiceMon ended without a row for this query"
    except NoAnswer:
        reason = f"no answer within {limit_seconds:g} s: given up, as are the cones after it"
    except ToldToEnd:
        reason = "the run was told to end while this query waited for its answer"
    except Died as death:
        how = f"exit code {death.exit_code}" if death.exit_code > 0 else f"signal {-death.exit_code}"
        reason = f"ServiceMon ended by {how} without a row for this query: see {log.name} among the results"
    except OSError as error:
        reason = f"this machine couldn't ask: {error.strerror}"
    if given < len(cones):
        yield cut_off_values(service, cones[given], began, datetime.now(timezone.utc), reason)


def _run_servicemon(service: Service, cones: list[Cone], folder: Path, log: Path, report: Report) -> None:
    with open(log, "ab") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    # ServiceMon loads a folder `plugins` from where it is.
    os.chdir(folder)
    Path("service.py").write_text(repr([service.literal()]), encoding="utf-8")
    Path("cones.py").write_text(repr([cone.literal() for cone in cones]), encoding="utf-8")
    RunWriter.report = staticmethod(report)
    mode = service.tap_mode or "sync"
    sm_query(["service.py", "--cone_file", "cones.py", "-r", "answers", "-t", mode, "-w", NAME])
