"""The entry of a run: reads what it's told, and ends with its exit code."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from .cones import read_cones
from .ending import Ending
from .problem import Problem
from .services import read_services
from .settings import read_settings


def main() -> int:
    """Gives the exit code: that of the run, or 2 for what the user has to mend first."""
    try:
        settings = read_settings(os.environ, place=Path(__file__).parents[2])
        # ServiceMon, and what it prints, has no use for it.
        os.environ.pop("SERVICEMON_DATABASE", None)
        services = read_services(settings.files, settings.tap_modes)
        cones = read_cones(settings.files)
        ending = Ending()
        ending.watch()
        # Loads ServiceMon: one to two seconds, once it's clear that there is something to run.
        from .run import run

        return run(settings, services, cones, ending)
    except Problem as problem:
        for line in problem.lines:
            print(line)
        return 2


if __name__ == "__main__":
    sys.exit(main())
