"""Rows that no database has yet: a small SQLite file on the machine, which the next run finds."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timezone
from pathlib import Path

from .row import Row

_NAME = "rows.sqlite"
_MAKE = "CREATE TABLE IF NOT EXISTS waiting (id TEXT PRIMARY KEY, since TEXT NOT NULL, row TEXT NOT NULL)"


class Waiting:
    """What waits. Where the machine's disk fails, rows wait in memory to the end of the run, and that is said once."""

    def __init__(self, folder: Path) -> None:
        self._unkept: list[Row] = []
        self._is_told = False
        try:
            self._file = _open(folder / _NAME)
        except (sqlite3.Error, OSError) as error:
            self._tell(f"{folder} can't be used ({error})")
            self._file = _prepare(sqlite3.connect(":memory:"))

    def keep(self, row: Row) -> None:
        """Lets a row wait; it is on the disk afterwards."""
        now = datetime.now(timezone.utc).isoformat(timespec="seconds")
        try:
            with self._file:
                self._file.execute("INSERT OR IGNORE INTO waiting VALUES (?, ?, ?)", (row["id"], now, json.dumps(row)))
        except sqlite3.Error as error:
            self._tell(f"a row can't be written ({error})")
            self._unkept.append(row)

    def list_rows(self) -> list[Row]:
        """All that wait, the one that has waited longest first."""
        rows = self._file.execute("SELECT row FROM waiting ORDER BY rowid")
        return [json.loads(text) for (text,) in rows] + self._unkept

    def find_since(self) -> datetime | None:
        """Since when a row has waited, if one does."""
        (since,) = self._file.execute("SELECT min(since) FROM waiting").fetchone()
        if since is not None:
            return datetime.fromisoformat(since)
        return datetime.now(timezone.utc) if self._unkept else None

    def forget(self, ids: Iterable[str]) -> None:
        """Rows that the database has wait no more. One that can't be removed is sent again, and still inserted once."""
        gone = set(ids)
        self._unkept = [row for row in self._unkept if row["id"] not in gone]
        try:
            with self._file:
                self._file.executemany("DELETE FROM waiting WHERE id = ?", [(one,) for one in gone])
        except sqlite3.Error as error:
            self._tell(f"rows that were sent can't be removed ({error})")

    def close(self) -> None:
        """What waits stays on the disk."""
        self._file.close()

    def _tell(self, what: str) -> None:
        if not self._is_told:
            print(
                f"waiting rows: {what}: what the database doesn't get now is in this run's pending.csv alone; make room"
            )
        self._is_told = True


def _open(path: Path) -> sqlite3.Connection:
    try:
        waiting = _prepare(sqlite3.connect(path, timeout=10))
    except sqlite3.DatabaseError as error:
        # This class itself is a file that is none of SQLite's, or broken; those below it are locks, disks, permissions.
        if type(error) is not sqlite3.DatabaseError:
            raise
        aside = path.with_name(f"unreadable-{datetime.now(timezone.utc):%Y%m%dT%H%M%SZ}.sqlite")
        path.rename(aside)
        print(
            f"waiting rows: found {path} unreadable, set aside as {aside.name}: "
            "what waited is in earlier runs' pending.csv"
        )
        waiting = _prepare(sqlite3.connect(path, timeout=10))
    # A run of another user goes on with it.
    with suppress(PermissionError):
        os.chmod(path, 0o666)
    return waiting


def _prepare(waiting: sqlite3.Connection) -> sqlite3.Connection:
    with waiting:
        waiting.execute(_MAKE)
        waiting.execute("SELECT row FROM waiting ORDER BY rowid").fetchall()
    return waiting
