"""Rows as lines of a CSV file, and back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from .problem import Problem
from .row import COLUMNS, Row, parse_cell


def format_row(row: Row) -> str:
    """The row as a line; what there is no value for is empty."""
    return _format(["" if row[column] is None else row[column] for column in COLUMNS])


def read_rows(path: Path) -> list[Row]:
    """Gives the rows of a file that was made of such lines.

    :raises Problem: when it is none
    """
    try:
        with open(path, encoding="utf-8", newline="") as file:
            header, *lines = csv.reader(file)
    except (OSError, ValueError, csv.Error) as error:
        raise Problem(f"{path}: found no CSV file ({error}), expected a run's pending.csv: check the name") from error
    if header != list(COLUMNS):
        raise Problem(f"{path}: found other columns than a pending.csv has: load it with the version that wrote it")
    return [_parse(path, number, cells) for number, cells in enumerate(lines, start=1)]


def _parse(path: Path, number: int, cells: list[str]) -> Row:
    try:
        return {column: parse_cell(cell, column) for column, cell in zip(COLUMNS, cells, strict=True)}
    except ValueError as error:
        raise Problem(f"{path}: found row {number} spoilt ({error}): take the file as the run left it") from error


def _format(cells: Iterable[object]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue()


HEADER = _format(COLUMNS)
