"""The entry of load.sh: inserts the rows of pending.csv files into the database, each once."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from .delivery import Patience, deliver
from .problem import Problem
from .table import read_rows
from .trouble import DatabaseTrouble

# Nothing is billed meanwhile.
_PATIENCE = Patience(step_seconds=60, total_seconds=3600)


def main(names: Sequence[str]) -> int:
    """Gives the exit code: 0 when the database has all rows, 1 when it has not, 2 for what the user has to mend."""
    try:
        database = os.environ.pop("SERVICEMON_DATABASE", "").strip()
        if not names or not database:
            raise Problem("usage: load.sh pending.csv …, with the URL of the database in SERVICEMON_DATABASE")
        rows = [row for name in names for row in read_rows(Path(name))]
        deliver(database, rows, lambda _: None, lambda: _PATIENCE)
        print(f"database: it has all {len(rows)} rows now; those that it had already are as they were")
        return 0
    except DatabaseTrouble as trouble:
        print(f"database: {trouble}; load the same files again: no row is inserted twice")
        return 1
    except Problem as problem:
        for line in problem.lines:
            print(line)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
