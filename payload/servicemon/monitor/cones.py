"""The cones that services are asked for: places on the sky with a radius."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .literal_files import check_keys, read_entries, shown

# Each in degrees: from, to.
_RANGES = {"ra": (0.0, 360.0), "dec": (-90.0, 90.0), "radius": (0.0, 180.0)}


@dataclass(frozen=True)
class Cone:
    """Right ascension, declination and radius, in degrees."""

    ra: float
    dec: float
    radius: float

    def literal(self) -> dict[str, float]:
        """Its entry in a cone file."""
        return {"ra": self.ra, "dec": self.dec, "radius": self.radius}


def read_cones(files: Path) -> list[Cone]:
    """Gives the cones of a run.

    :raises Problem: when a file is bad
    """
    return read_entries(files, "cones", lambda _, entry: _parse(entry))


def _parse(entry: Mapping[str, Any]) -> Cone:
    check_keys(entry, set(_RANGES), set())
    for key, (least, most) in _RANGES.items():
        value = entry[key]
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not least <= value <= most:
            raise ValueError(f"found {key} {shown(value)}, expected degrees from {least:g} to {most:g}: correct it")
    # ServiceMon's own writers fail for integers.
    return Cone(float(entry["ra"]), float(entry["dec"]), float(entry["radius"]))
