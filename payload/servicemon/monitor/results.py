"""The files that a run leaves in its results folder: rows.csv, pending.csv, summary.json and servicemon.log."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .row import Row
from .table import HEADER, format_row

ROWS = "rows.csv"
PENDING = "pending.csv"
SUMMARY = "summary.json"
LOG = "servicemon.log"

# Half of what run.results-cap is by default, in bytes: the other files must fit beside it.
MOST_PENDING = 2 * 1024 * 1024


class Results:
    """The folder. What can't be written to it is said once, and fails the run at its end."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.log = folder / LOG
        self.is_whole = True

    def add_row(self, row: Row) -> None:
        """Adds a row to rows.csv, so that it's there however the run ends."""
        path = self._folder / ROWS
        try:
            with open(path, "a", encoding="utf-8", newline="") as file:
                file.write((HEADER if file.tell() == 0 else "") + format_row(row))
        except OSError as error:
            self._tell(ROWS, error)

    def write_pending(self, rows: Sequence[Row]) -> int:
        """Writes the rows that wait, the newest if they are too many: the older were in earlier runs' file.

        :return: how many it wrote
        """
        lines = _newest([format_row(row) for row in rows])
        if lines:
            self._replace(PENDING, HEADER + "".join(lines))
        else:
            (self._folder / PENDING).unlink(missing_ok=True)
        return len(lines)

    def write_summary(self, summary: dict[str, Any]) -> None:
        """Writes summary.json."""
        self._replace(SUMMARY, json.dumps(summary, indent=1, allow_nan=False) + "\n")

    def _replace(self, name: str, text: str) -> None:
        """A reader finds the old file or the new one, never half of it."""
        new = self._folder / f"{name}.new"
        try:
            new.write_text(text, encoding="utf-8")
            os.replace(new, self._folder / name)
        except OSError as error:
            self._tell(name, error)

    def _tell(self, name: str, error: OSError) -> None:
        if self.is_whole:
            print(
                f"results: {name} can't be written to {self._folder} ({error.strerror}): "
                "make room on the machine's disk"
            )
        self.is_whole = False


def _newest(lines: list[str]) -> list[str]:
    room = MOST_PENDING
    for start in range(len(lines), 0, -1):
        room -= len(lines[start - 1].encode())
        if room < 0:
            return lines[start:]
    return lines
