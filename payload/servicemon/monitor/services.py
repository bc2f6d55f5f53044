"""The services that a run asks, as service files name them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .literal_files import check_keys, read_entries, shown
from .problem import Problem

TYPES = ("cone", "xcone", "tap")

# A summary of as many rows, with the longest names, stays below 64 KiB.
MOST_SERVICES = 200

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.+-]{0,79}")


@dataclass(frozen=True)
class Service:
    """A service, and for TAP the way in which it is asked."""

    base_name: str
    service_type: str
    access_url: str
    # What is asked of a TAP service, with places for right ascension, declination and radius; empty for others.
    adql: str
    tap_mode: str | None

    @property
    def group(self) -> str:
        """What it is listed under: cone, xcone, tap-sync or tap-async."""
        return self.service_type if self.tap_mode is None else f"{self.service_type}-{self.tap_mode}"

    def literal(self) -> dict[str, str]:
        """Its entry in a service file. ServiceMon wants `adql` of all types, or crashes where it is mixed."""
        return {
            "base_name": self.base_name,
            "service_type": self.service_type,
            "access_url": self.access_url,
            "adql": self.adql,
        }


def read_services(files: Path, tap_modes: tuple[str, ...]) -> list[Service]:
    """Gives the services of a run, each TAP service once for each mode.

    :raises Problem: when a file is bad, two services can't be told apart, or there are too many
    """
    named: dict[tuple[str, str], str] = {}

    def parse(where: str, entry: Mapping[str, Any]) -> list[Service]:
        services = _parse(entry, tap_modes)
        key = (services[0].base_name, services[0].service_type)
        if key in named:
            raise ValueError(
                f"found {key[0]!r} ({key[1]}) as in {named[key]}, expected each once: give one another base_name"
            )
        named[key] = where
        return services

    services = [service for entry in read_entries(files, "services", parse) for service in entry]
    if len(services) > MOST_SERVICES:
        raise Problem(
            f"services: found {len(services)}, TAP services counted once for each mode; "
            f"expected at most {MOST_SERVICES}: divide them among fleets"
        )
    return services


def _parse(entry: Mapping[str, Any], tap_modes: tuple[str, ...]) -> list[Service]:
    check_keys(entry, {"base_name", "service_type", "access_url"}, {"adql"})
    for key, value in entry.items():
        if not isinstance(value, str):
            raise ValueError(f"found {key!r} of {shown(value)}, expected text: put it in quotes")
    name, kind, url, adql = entry["base_name"], entry["service_type"], entry["access_url"], entry.get("adql", "")
    if not _NAME.fullmatch(name):
        raise ValueError(
            f"found base_name {shown(name)}, expected up to 80 letters, digits and _ . + -, with one of the first two "
            "at the beginning: rename it"
        )
    if kind not in TYPES:
        raise ValueError(f"found service_type {shown(kind)}, expected {', '.join(TYPES)}: correct it")
    if not re.match(r"https?://[^/\s]", url):
        raise ValueError(
            f"found access_url {shown(url)}, expected one that begins with http:// or https://: correct it"
        )
    if kind == "xcone":
        _check_places("access_url", url)
    if kind != "tap":
        return [Service(name, kind, url, "", None)]
    if not adql.strip():
        raise ValueError("found no adql, expected the query of a TAP service: add it")
    _check_places("adql", adql)
    return [Service(name, kind, url, adql, mode) for mode in tap_modes]


def _check_places(key: str, template: str) -> None:
    marks = (101.5, -27.25, 0.125)
    try:
        filled = template.format(*marks)
    except (IndexError, KeyError, ValueError, AttributeError):
        filled = ""
    if not all(str(mark) in filled for mark in marks):
        raise ValueError(
            f"found {key} {shown(template)}, expected three places {{}} for right ascension, declination and radius, "
            "and no other braces: correct it"
        )
