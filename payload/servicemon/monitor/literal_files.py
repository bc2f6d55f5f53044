"""Reads the files that a user gives a run by run.files: Python literals in ServiceMon's own form, never executed."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from .problem import Problem

Noun = TypeVar("Noun")


def read_entries(files: Path, noun: str, parse: Callable[[str, Mapping[str, Any]], Noun]) -> list[Noun]:
    """Gives all entries of the folder <noun>, or of the one file <noun>.py, in the order of the files' names.

    :param files: the folder with what run.files names
    :param parse: makes a value of an entry, told what to call it: `services/x.py, entry 2`; raises ValueError
    :raises Problem: with a line for each bad file or entry, or when there is nothing to read
    """
    problems: list[str] = []
    found: list[Noun] = []
    for path in _list_files(files, noun):
        name = str(path.relative_to(files))
        try:
            entries = _read_literal(path)
        except ValueError as error:
            problems.append(f"{name}: {error}")
            continue
        for number, entry in enumerate(entries, start=1):
            where = f"{name}, entry {number}"
            try:
                if not isinstance(entry, dict):
                    raise ValueError(
                        f"found {shown(entry)}, expected a dictionary such as {{'base_name': …}}: see ServiceMon"
                    )
                found.append(parse(where, entry))
            except ValueError as error:
                problems.append(f"{where}: {error}")
    if not found and not problems:
        problems.append(f"{noun}: found files without an entry, expected at least one: fill one of them")
    if problems:
        raise Problem(*problems)
    return found


def check_keys(entry: Mapping[str, Any], required: set[str], optional: set[str]) -> None:
    """Raises ValueError when a key is missing, or is none of those that there are."""
    for key in sorted(required - set(entry)):
        raise ValueError(f"found no {key!r}, expected {', '.join(sorted(required))}: add it")
    for key in sorted(map(str, set(entry) - required - optional)):
        raise ValueError(f"found {key!r}, expected only {', '.join(sorted(required | optional))}: correct or remove it")


def shown(value: object) -> str:
    """The value as a message shows it: on one line, and short."""
    text = " ".join(repr(value).split())
    return text if len(text) <= 80 else f"{text[:79]}…"


def _list_files(files: Path, noun: str) -> list[Path]:
    for path in (files / noun, files / f"{noun}.py"):
        if path.is_file():
            return [path]
        if path.is_dir():
            inside = sorted(path.rglob("*.py"))
            if inside:
                return inside
            raise Problem(f"{noun}: found no file that ends in .py in the folder, expected at least one: add one")
    raise Problem(f"{noun}: found neither a folder {noun} nor a file {noun}.py, expected one: name it in run.files")


def _read_literal(path: Path) -> list[Any]:
    try:
        value = ast.literal_eval(path.read_text(encoding="utf-8"))
    except SyntaxError as error:
        raise ValueError(
            f"found no Python literal in line {error.lineno}, expected a list of dictionaries: {error.msg}"
        ) from error
    except (ValueError, TypeError, MemoryError, RecursionError) as error:
        raise ValueError(
            "found something to execute, or no text in UTF-8; expected a list of dictionaries with plain values alone: "
            "write values out"
        ) from error
    if not isinstance(value, (list, tuple)):
        raise ValueError(f"found {shown(value)}, expected a list of dictionaries: put it in brackets")
    return list(value)
